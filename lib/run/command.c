#include "run/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/ascii.h"
#include "conf/file.h"
#include "conf/json.h"
#include "conf/table.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "run/distinct.h"
#include "run/inform.h"

static const struct gk_bytes none = { NULL, 0 };

/* A closed standard stream would be taken by the next file opened, and records would land in it. */
static bool streams_exist(void)
{
    for (int descriptor = 0; descriptor <= 2; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) {
            /* Wrong way round on purpose: reading a closed input or writing a closed output has
             * to fail, and be reported. */
            int opened = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
            if (opened != descriptor)
                return false;
        }
    return true;
}

/* A file that grows beyond its limit is then a failed write: a message and exit status 2, like a
 * full disk. */
static void ignore_file_size_signal(void)
{
    struct sigaction ignored = { .sa_handler = SIG_IGN };
    sigemptyset(&ignored.sa_mask);
    sigaction(SIGXFSZ, &ignored, NULL);
}

/* ---- language */

static enum gk_language environment_language(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    enum gk_language language = GK_ENGLISH;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            gk_language_find(gk_bytes_of(value), &language);
            break;
        }
    }
    return language;
}

/* Mistakes in the options should be said in the language that one of them asks for. */
static enum gk_language early_language(int argc, char **argv)
{
    enum gk_language language = environment_language();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            gk_language_find(gk_bytes_of(argv[i] + 7), &language);
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            gk_language_find(gk_bytes_of(argv[i + 1]), &language);
    }
    return language;
}

/* ---- values */

enum gk_status gk_command_refuse(const struct gk_command *command, const char *option,
                                 struct gk_bytes value, struct gk_bytes takes)
{
    gk_say(&command->voice, GK_MESSAGE_OPTION_VALUE, gk_bytes_of(option), value, takes);
    gk_say(&command->voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(command->tool->name), none, none);
    return GK_INVALID;
}

enum gk_status gk_command_refuse_alone(const struct gk_command *command, const char *option,
                                       const char *needs)
{
    gk_say(&command->voice, GK_MESSAGE_OPTION_NEEDS_OPTION, gk_bytes_of(option), gk_bytes_of(needs),
           none);
    gk_say(&command->voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(command->tool->name), none, none);
    return GK_INVALID;
}

/* Words with commas between them, as a sentence lists them: a, b or c. */
static enum gk_status list_words(const struct gk_command *command, const char *words,
                                 struct gk_buffer *list)
{
    enum gk_status status = GK_OK;
    while (*words && status == GK_OK) {
        size_t length = strcspn(words, ",");
        const char *rest = words + length + (words[length] == ',');
        enum gk_message between = strchr(rest, ',') ? GK_MESSAGE_LIST_COMMA : GK_MESSAGE_LIST_OR;
        status = gk_buffer_append(list, (struct gk_bytes){ words, length });
        if (status == GK_OK && *rest)
            status = gk_buffer_append(
                list, gk_bytes_of(gk_message_text(between, command->voice.language)));
        words = rest;
    }
    return status;
}

/* One of several words; their order is that of the enumeration. */
static enum gk_status read_word(const struct gk_command *command, const char *option,
                                struct gk_bytes value, const char *words, int *chosen)
{
    *chosen = 0;
    for (const char *at = words; *at; (*chosen)++) {
        struct gk_bytes word = { at, strcspn(at, ",") };
        if (gk_bytes_equal(word, value))
            return GK_OK;
        at += word.length;
        at += *at == ',';
    }
    struct gk_buffer list = { 0 };
    enum gk_status status = list_words(command, words, &list);
    if (status == GK_OK)
        status = gk_command_refuse(command, option, value, gk_buffer_bytes(&list));
    gk_buffer_free(&list);
    return status;
}

enum gk_status gk_command_choose(const struct gk_command *command, int option, const char *name,
                                 const char *words, int *chosen)
{
    struct gk_bytes value;
    if (!gk_options_value(&command->options, option, &value))
        return GK_OK;
    return read_word(command, name, value, words, chosen);
}

/* Digits, and K, M or G behind them where `sizes`. */
static bool read_number(struct gk_bytes text, bool sizes, uint64_t *number)
{
    static const char letters[] = "KMGkmg";
    unsigned shift = 0;
    if (sizes && text.length > 1) {
        const char *letter = memchr(letters, text.at[text.length - 1], 6);
        if (letter) {
            shift = 10 * (unsigned)((letter - letters) % 3 + 1);
            text.length--;
        }
    }
    uint64_t value = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || value > UINT64_MAX / 10 - 10)
            return false;
        value = value * 10 + (uint64_t)(text.at[i] - '0');
    }
    if (!text.length || value > UINT64_MAX >> shift)
        return false;
    *number = value << shift;
    return true;
}

static enum gk_status read_size(const struct gk_command *command, const char *option,
                                struct gk_bytes value, bool sizes, uint64_t least, uint64_t most,
                                const char *takes, uint64_t *number)
{
    if (read_number(value, sizes, number) && *number >= least && *number <= most)
        return GK_OK;
    return gk_command_refuse(command, option, value, gk_bytes_of(takes));
}

/* China Standard Time has no summer time: eight hours ahead, all year. */
static int32_t today_in_china(void)
{
    return (int32_t)((time(NULL) + 8 * 3600) / 86400);
}

static enum gk_status read_date(struct gk_command *command, struct gk_bytes value)
{
    struct gk_date date;
    if (value.length != 10 || gk_is_ascii_digit(value.at[4]) ||
        gk_date_read(value, &date) != GK_DATE_READ)
        return gk_command_refuse(command, "--date", value, GK_BYTES("YYYY-MM-DD"));
    command->today = date.day;
    return GK_OK;
}

enum gk_status gk_command_list(struct gk_command *command, struct gk_bytes list,
                               struct gk_bytes **parts, size_t *count)
{
    *count = 0;
    *parts = gk_arena_array(&command->arena, list.length / 2 + 1, sizeof **parts);
    if (!*parts)
        return GK_NO_MEMORY;
    while (list.length) {
        const char *comma = memchr(list.at, ',', list.length);
        size_t length = comma ? (size_t)(comma - list.at) : list.length;
        struct gk_bytes part = gk_bytes_trim((struct gk_bytes){ list.at, length });
        if (part.length)
            (*parts)[(*count)++] = part;
        length += comma != NULL;
        list.at += length;
        list.length -= length;
    }
    return GK_OK;
}

enum gk_status gk_command_values(struct gk_command *command, int option, struct gk_bytes **values,
                                 size_t *count)
{
    *count = 0;
    *values = gk_arena_array(&command->arena, command->options.given_count, sizeof **values);
    if (!*values)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < command->options.given_count; i++)
        if (command->options.given[i].option->id == option)
            (*values)[(*count)++] = command->options.given[i].value;
    return GK_OK;
}

static bool wants_color(int when)
{
    if (when)
        return when == 1;
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && !(no_color && *no_color) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

static enum gk_status read_encoding(struct gk_command *command, struct gk_bytes value)
{
    if (gk_encoding_find(value, &command->encoding))
        return GK_OK;
    return gk_command_refuse(command, "--encoding", value,
                             GK_BYTES("utf-8, gb18030, big5, utf-16, auto"));
}

static enum gk_status refuse_fields(const struct gk_command *command, const char *option,
                                    struct gk_bytes value)
{
    const char *takes = gk_message_text(GK_MESSAGE_TAKES_FIELDS, command->voice.language);
    return gk_command_refuse(command, option, value, gk_bytes_of(takes));
}

/* What an option says by being there, or by the file it names. */
static void keep_value(struct gk_command *command, const struct gk_given *given)
{
    switch (given->option->id) {
    case GK_OPTION_CHECK:
        command->check = true;
        break;
    case GK_OPTION_QUIET:
        command->quiet = true;
        break;
    case GK_OPTION_LINT:
        command->lint = true;
        break;
    case GK_OPTION_SHOW_VALUES:
        command->show_values = true;
        break;
    case GK_OPTION_PROGRESS:
        command->progress = isatty(STDERR_FILENO);
        break;
    case GK_OPTION_PRINT_PROFILE:
        command->prints_profile = true;
        break;
    case GK_OPTION_PROFILE:
        command->directory = given->value;
        break;
    case GK_OPTION_OUTPUT:
        command->output = given->value;
        break;
    case GK_OPTION_REJECTS:
        command->rejects = given->value;
        break;
    case GK_OPTION_REPORT:
        command->report_path = given->value;
        break;
    case GK_OPTION_ACCEPT:
        command->accept = given->value;
        break;
    case GK_OPTION_WRITE_ACCEPT:
        command->write_accept = given->value;
        break;
    default:
        break;
    }
}

static enum gk_status read_value(struct gk_command *command, const struct gk_given *given)
{
    struct gk_bytes value = given->value;
    uint64_t number = 0;
    int word = 0;
    enum gk_status status = GK_OK;
    switch (given->option->id) {
    case GK_OPTION_ENCODING:
        return read_encoding(command, value);
    case GK_OPTION_FORMAT:
        status = read_word(command, "--format", value, "gnu,json,csv,summary,html", &word);
        command->format = (enum gk_report_format)word;
        return status;
    case GK_OPTION_JOBS:
        status = read_size(command, "--jobs", value, false, 1, 256, "1 - 256", &number);
        command->jobs = (unsigned)number;
        return status;
    case GK_OPTION_AT_LEAST:
        return read_size(command, "--at-least", value, false, 0, UINT64_MAX, "0, 1, 2 ...",
                         &command->at_least);
    case GK_OPTION_DATE:
        return read_date(command, value);
    case GK_OPTION_MAX_RECORD:
        status = read_size(command, "--max-record", value, true, 2, GK_RECORD_LIMIT / 2,
                           "512K, 16M, 1G (2 - 1G)", &number);
        command->max_record = (size_t)number;
        return status;
    case GK_OPTION_MAX_REPORT:
        return read_size(command, "--max-report", value, false, 0, UINT64_MAX, "0, 1, 2 ...",
                         &command->max_report);
    case GK_OPTION_COLOR:
        status = read_word(command, "--color", value, "auto,always,never", &word);
        command->color = wants_color(word);
        return status;
    case GK_OPTION_LANG:
        status = read_word(command, "--lang", value, "en,zh", &word);
        command->voice.language = word ? GK_CHINESE : GK_ENGLISH;
        command->names_language = true;
        return status;
    case GK_OPTION_OMIT:
        status = gk_command_list(command, value, &command->omitted, &command->omitted_count);
        return command->omitted_count ? status : refuse_fields(command, "--omit", value);
    default:
        keep_value(command, given);
        return GK_OK;
    }
}

static enum gk_status read_values(struct gk_command *command)
{
    command->today = today_in_china();
    command->max_record = (size_t)16 << 20;
    command->max_report = UINT64_MAX;
    command->jobs = 1;
    command->color = wants_color(0);
    enum gk_status status = GK_OK;
    for (size_t i = 0; status == GK_OK && i < command->options.given_count; i++)
        status = read_value(command, &command->options.given[i]);
    return status;
}

/* ---- the report */

/* What the options say of the run; stream.h adds the verb. */
static struct gk_job job_of(struct gk_command *command)
{
    return (struct gk_job){
        .voice = &command->voice,
        .settlement = command->settlement,
        .omitted = command->omitted,
        .omitted_count = command->omitted_count,
        .max_record = command->max_record,
        .check = command->check,
        .format = command->format,
        .reviewed = command->tool->reviewed,
        .color = command->color && !command->report_path.at,
        .show_values = command->show_values,
        .progress = command->progress,
        .max_report = command->max_report,
    };
}

enum gk_status gk_command_open_report(struct gk_command *command)
{
    enum gk_status status = GK_OK;
    command->job = job_of(command);
    if (command->report.job)
        return GK_OK;
    command->report = (struct gk_report){ .job = &command->job, .output = &command->report_output };
    gk_output_on(&command->report_output, &command->voice, command->quiet ? -1 : STDERR_FILENO,
                 GK_BYTES("stderr"));
    if (command->report_path.at)
        status = gk_output_open(&command->report_output, &command->voice, &command->arena,
                                command->report_path.at, GK_OUTPUT_DIRECT);
    return status == GK_OK ? gk_report_start(&command->report) : status;
}

/* Standard error is not ours to close. */
enum gk_status gk_command_close_report(struct gk_command *command)
{
    struct gk_output *output = &command->report_output;
    enum gk_status status = GK_OK;
    if (command->report.job && output->descriptor != STDERR_FILENO)
        status = gk_output_close(output, true);
    gk_report_free(&command->report);
    command->report = (struct gk_report){ .job = NULL };
    return status;
}

/* A run that never came to its records ends its report all the same. */
static enum gk_status end_report(struct gk_command *command, enum gk_status status)
{
    const struct gk_counts none_read = { .read = 0 };
    enum gk_status ended = GK_OK;
    if (command->report.job && !command->report.ended && !command->report_output.failed)
        ended = gk_report_end(&command->report, &none_read);
    enum gk_status closed = gk_command_close_report(command);
    if (status == GK_OK || status == GK_END)
        status = ended == GK_OK ? status : ended;
    if (status == GK_OK || status == GK_END)
        status = closed == GK_OK ? status : closed;
    return status;
}

/* ---- profile */

static enum gk_status report_mistake(struct gk_command *command, const struct gk_mistake *mistake)
{
    struct gk_finding finding = gk_finding_of(mistake->rule);
    /* A summary at the end names the first file. */
    const struct gk_spot spot = { .file = gk_arena_copy(&command->arena, mistake->path),
                                  .line = mistake->line,
                                  .is_ours = true };
    if (!spot.file.at)
        return GK_NO_MEMORY;
    finding.severity = gk_rule(mistake->rule)->severity;
    finding.column = mistake->column;
    memcpy(finding.arguments, mistake->arguments, sizeof finding.arguments);
    return gk_report_finding(&command->report, &finding, &spot);
}

static enum gk_status say_mistaken(const struct gk_command *command, uint64_t count)
{
    char number[24];
    int length = snprintf(number, sizeof number, "%llu", (unsigned long long)count);
    return gk_say(&command->voice, GK_MESSAGE_MISTAKES, (struct gk_bytes){ number, (size_t)length },
                  command->report_output.name, none);
}

enum gk_status gk_command_say_mistakes(struct gk_command *command, struct gk_mistakes *mistakes,
                                       enum gk_status status)
{
    enum gk_status said = mistakes->first ? gk_command_open_report(command) : GK_OK;
    /* They are why there will be no run, so they are said with --quiet too. */
    if (said == GK_OK && mistakes->first && command->report_output.descriptor < 0)
        gk_output_on(&command->report_output, &command->voice, STDERR_FILENO, GK_BYTES("stderr"));
    uint64_t count = 0;
    for (const struct gk_mistake *m = mistakes->first; said == GK_OK && m; m = m->next, count++)
        said = report_mistake(command, m);
    gk_mistakes_free(mistakes);
    /* Status 2 never comes without a word on standard error. */
    if (said == GK_OK && count && command->report_output.descriptor != STDERR_FILENO)
        said = say_mistaken(command, count);
    return said == GK_OK ? status : said;
}

/* What --print-profile shows is the whole profile, and --lint checks it. */
static unsigned parts_wanted(const struct gk_command *command)
{
    if (command->lint)
        return GK_PROFILE_ALL | GK_PROFILE_THOROUGH;
    return command->prints_profile ? GK_PROFILE_ALL : command->tool->parts;
}

static enum gk_status choose_profile(struct gk_command *command)
{
    if (command->directory.at)
        return GK_OK;
    command->directory = gk_bytes_of(getenv("GK_PROFILE"));
    if (!gk_bytes_equal(command->directory, GK_BYTES("none")))
        return GK_OK;
    /* Set once for a whole machine and forgotten, it would let everything pass: said with
     * --quiet too. */
    return gk_say(&command->voice, GK_MESSAGE_PROFILE_NONE, none, none, none);
}

/* The words by which who accepts or decides says that a secret is none any more, or still one. */
static enum gk_status read_declassified(struct gk_command *command)
{
    struct gk_settlement *settlement = &command->settlement;
    struct gk_bytes *yes, *no;
    if (gk_profile_texts(&command->profile, "redact", "secret_mark", "declassified",
                         &command->arena, &yes, &settlement->declassified_count) != GK_OK ||
        gk_profile_texts(&command->profile, "redact", "secret_mark", "undeclassified",
                         &command->arena, &no, &settlement->undeclassified_count) != GK_OK)
        return GK_NO_MEMORY;
    settlement->declassified = yes;
    settlement->undeclassified = no;
    return GK_OK;
}

/* As 20260105. */
static uint32_t number_of_day(int32_t day)
{
    int year, month, day_of_month;
    gk_day_date(day, &year, &month, &day_of_month);
    return (uint32_t)(10000 * year + 100 * month + day_of_month);
}

static enum gk_status open_profile(struct gk_command *command, struct gk_mistakes *mistakes)
{
    enum gk_status status =
        gk_profile_open(&command->profile, command->directory, parts_wanted(command), mistakes);
    if (command->profile.has_language && !command->names_language)
        command->voice.language = command->profile.language;
    command->settlement.profile = &command->profile;
    if (status == GK_OK && command->accept.at) {
        status = gk_accepted_open(&command->accepted, command->accept, mistakes);
        command->settlement.accepted = &command->accepted;
        command->settlement.today = number_of_day(command->today);
        if (status == GK_OK)
            status = read_declassified(command);
    }
    return status;
}

static enum gk_status load(struct gk_command *command)
{
    struct gk_mistakes mistakes = { 0 };
    gk_json_prepare();
    enum gk_status status = open_profile(command, &mistakes);
    return gk_command_say_mistakes(command, &mistakes, status);
}

/* ---- further files */

enum gk_status gk_command_read_words(struct gk_command *command, int option, bool *given)
{
    struct gk_bytes *paths;
    size_t count;
    struct gk_mistakes mistakes = { 0 };
    enum gk_status status = gk_command_values(command, option, &paths, &count);
    for (size_t i = 0; i < count && (status == GK_OK || status == GK_INVALID); i++) {
        enum gk_status added = gk_profile_add_words(&command->profile, paths[i], &mistakes);
        status = added == GK_OK ? status : added;
    }
    *given = count > 0;
    return gk_command_say_mistakes(command, &mistakes, status);
}

enum gk_status gk_command_read_decisions(struct gk_command *command, int option, bool *given)
{
    struct gk_bytes *paths;
    size_t count;
    struct gk_mistakes mistakes = { 0 };
    enum gk_status status = gk_command_values(command, option, &paths, &count);
    *given = status == GK_OK && count > 0;
    if (!*given)
        return status;
    status = gk_decisions_open(&command->decisions, paths, count, number_of_day(command->today),
                               &mistakes);
    command->settlement.decisions = &command->decisions;
    if (status == GK_OK)
        status = read_declassified(command);
    return gk_command_say_mistakes(command, &mistakes, status);
}

enum gk_status gk_command_read_lines(struct gk_command *command, int option,
                                     struct gk_bytes **lines, size_t *count)
{
    struct gk_bytes path, text = { NULL, 0 };
    struct gk_mistakes mistakes = { 0 };
    *count = 0;
    if (!gk_options_value(&command->options, option, &path))
        return GK_OK;
    enum gk_status status = gk_file_read(&command->arena, path, &mistakes, &text);
    *lines = gk_arena_array(&command->arena, text.length / 2 + 1, sizeof **lines);
    if (!*lines)
        status = GK_NO_MEMORY;
    struct gk_tsv rows = { .text = text };
    while (status == GK_OK && gk_tsv_next(&rows))
        (*lines)[(*count)++] = rows.cells[0];
    return gk_command_say_mistakes(command, &mistakes, status);
}

/* ---- the whole */

enum gk_status gk_command_open(struct gk_command *command, const struct gk_tool *tool, int argc,
                               char **argv)
{
    command->tool = tool;
    command->voice = (struct gk_voice){ tool->name, early_language(argc, argv) };
    command->options = (struct gk_options){ .own = tool->options, .own_count = tool->option_count };
    gk_output_on(&command->records, &command->voice, -1, none);
    if (!streams_exist())
        return GK_IO;
    ignore_file_size_signal();
    enum gk_status status =
        gk_options_read(&command->options, &command->arena, &command->voice, argc, argv);
    if (status == GK_OK)
        status = read_values(command);
    if (status == GK_OK)
        status = gk_inform(command, false);
    if (status == GK_OK)
        status = choose_profile(command);
    if (status == GK_OK)
        status = gk_distinct(command);
    if (status == GK_OK)
        status = load(command);
    return status == GK_OK ? gk_inform(command, true) : status;
}

int gk_command_close(struct gk_command *command, enum gk_status status)
{
    status = end_report(command, status);
    enum gk_status closed = gk_output_close(&command->records, status == GK_OK);
    if (status == GK_OK)
        status = closed;
    if (status == GK_NO_MEMORY)
        gk_say_no_memory(&command->voice);
    gk_accepted_close(&command->accepted);
    gk_decisions_close(&command->decisions);
    gk_profile_close(&command->profile);
    gk_arena_free(&command->arena);
    if (status != GK_OK && status != GK_END)
        return 2;
    return command->attention ? 1 : 0;
}
