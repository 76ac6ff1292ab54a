#include "run/command/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "conf/json.h"
#include "domain/calendar.h"
#include "run/command/distinct.h"
#include "run/command/inform.h"
#include "run/command/typed.h"
#include "run/command/values.h"

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

/* ---- who reads what is said */

/*
 * Whether what is said on standard error is read in any case: at a terminal, in a form that was
 * asked for (--format), or of a profile (--lint). Elsewhere nothing is said of a run that found
 * nothing above a note and held nothing.
 */
static bool is_read(const struct gk_command *command)
{
    bool asked = command->names_format && !command->report_path.at;
    return asked || command->lint || isatty(STDERR_FILENO);
}

bool gk_command_says_counts(const struct gk_command *command)
{
    /* A program that reads standard error as JSON has them in its last line. */
    bool is_json = command->format == GK_REPORT_JSON && !command->report_path.at;
    return !command->quiet && !is_json && (command->spoken || is_read(command));
}

bool gk_command_tells_notes(const struct gk_command *command)
{
    return command->report_path.at || is_read(command);
}

/* ---- the report */

/* What the options say of the run; stream.h adds the verb. */
static struct gk_job job_of(struct gk_command *command)
{
    return (struct gk_job){
        .voice = &command->voice,
        .settlement = command->settlement,
        .guard = command->showable.guard,
        .omitted = command->omitted,
        .omitted_count = command->omitted_count,
        .typed = (const struct gk_typed *)(const void *)command->typed.at,
        .typed_count = command->typed.length / sizeof(struct gk_typed),
        .max_record = command->max_record,
        .check = command->check,
        .format = command->format,
        .group = command->group,
        .reviewed = command->tool->reviewed,
        .color = command->color && !command->report_path.at,
        .show_values = command->show_values,
        .normal = command->normal,
        .sources = command->sources,
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
    command->report.waits = command->report_output.descriptor == STDERR_FILENO && !is_read(command);
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
    if (status != GK_OK && status != GK_END)
        gk_report_speak(&command->report);
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
    /* Where they are why there will be no run, they are said with --quiet too. */
    if (said == GK_OK && mistakes->errors && command->report_output.descriptor < 0)
        gk_output_on(&command->report_output, &command->voice, STDERR_FILENO, GK_BYTES("stderr"));
    for (const struct gk_mistake *m = mistakes->first; said == GK_OK && m; m = m->next)
        said = report_mistake(command, m);
    uint32_t count = mistakes->errors;
    gk_mistakes_free(mistakes);
    /* Status 2 never comes without a word on standard error. */
    if (said == GK_OK && count && command->report_output.descriptor != STDERR_FILENO)
        said = say_mistaken(command, count);
    return said == GK_OK ? status : said;
}

bool gk_command_may_tell(const struct gk_command *command)
{
    const struct gk_options *options = &command->options;
    bool tells = !gk_options_has(options, GK_OPTION_QUIET);
    for (size_t i = 0; i < options->given_count; i++) {
        const struct gk_option *option = options->given[i].option;
        tells |= option->id >= GK_OPTION_OWN || option->id == GK_OPTION_SOURCE ||
                 (option->file == GK_WRITES_FILE && option->id != GK_OPTION_OUTPUT);
    }
    return tells;
}

/* What --print-profile shows is the whole profile, and --lint checks it. Who answers for a record
 * stands in the catalogue; the lexicon has the words that no report may show. */
static unsigned parts_wanted(const struct gk_command *command)
{
    if (command->lint)
        return GK_PROFILE_ALL | GK_PROFILE_THOROUGH;
    if (command->prints_profile)
        return GK_PROFILE_ALL;
    return command->tool->parts | (gk_command_may_tell(command) ? GK_PROFILE_LEXICON : 0) |
           (gk_report_describes(command->format, command->group) ? GK_PROFILE_CATALOG : 0);
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
    command->settlement.today = number_of_day(command->today);
    if (status == GK_OK && command->accept.at) {
        status = gk_accepted_open(&command->accepted, command->accept, mistakes);
        command->settlement.accepted = &command->accepted;
    }
    if (status == GK_OK && (command->accept.at || command->tool->reviewed))
        status = read_declassified(command);
    return status;
}

static enum gk_status load(struct gk_command *command)
{
    struct gk_mistakes mistakes = { .language = command->voice.language };
    gk_json_prepare();
    enum gk_status status = open_profile(command, &mistakes);
    return gk_command_say_mistakes(command, &mistakes, status);
}

/* ---- the whole */

enum gk_status gk_command_open(struct gk_command *command, const struct gk_tool *tool, int argc,
                               char **argv)
{
    command->tool = tool;
    command->voice = (struct gk_voice){ tool->name, early_language(argc, argv) };
    command->options = (struct gk_options){ .own = tool->options, .own_count = tool->option_count };
    command->showable.profile = &command->profile;
    gk_output_on(&command->records, &command->voice, -1, none);
    if (!streams_exist())
        return GK_IO;
    ignore_file_size_signal();
    gk_memory_settle();
    enum gk_status status =
        gk_options_read(&command->options, &command->arena, &command->voice, argc, argv);
    if (status == GK_OK)
        status = gk_command_read_values(command);
    if (status == GK_OK)
        status = gk_inform(command, false);
    if (status == GK_OK)
        status = gk_command_check_pairs(command);
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
    status = gk_results_close(&command->results, status);
    status = end_report(command, status);
    enum gk_status closed = gk_output_close(&command->records, status == GK_OK);
    if (status == GK_OK)
        status = closed;
    if (status == GK_NO_MEMORY)
        gk_say_no_memory(&command->voice);
    gk_sections_close(&command->sections);
    gk_buffer_free(&command->typed);
    gk_showable_free(&command->showable);
    gk_key_close(&command->key);
    gk_accepted_close(&command->accepted);
    gk_decisions_close(&command->decisions);
    gk_profile_close(&command->profile);
    gk_arena_free(&command->arena);
    if (status != GK_OK && status != GK_END)
        return 2;
    return command->attention ? 1 : 0;
}
