#include "run/command/values.h"

#include <stddef.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/ascii.h"
#include "domain/date.h"
#include "run/command/refuse.h"
#include "run/command/typed.h"

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

/* What is beyond `least` and `most` is refused, as is what is no number. */
static enum gk_status read_size(const struct gk_command *command, const char *option,
                                struct gk_bytes value, bool sizes, uint64_t least, uint64_t most,
                                const char *takes, uint64_t *number)
{
    if (read_number(value, sizes, number) && *number >= least && *number <= most)
        return GK_OK;
    return gk_command_refuse(command, option, value, gk_bytes_of(takes));
}

enum gk_status gk_command_number(const struct gk_command *command, int option, const char *name,
                                 int32_t most, const char *takes, int32_t *number)
{
    struct gk_bytes value;
    uint64_t read;
    if (!gk_options_value(&command->options, option, &value))
        return GK_OK;
    enum gk_status status = read_size(command, name, value, false, 0, (uint64_t)most, takes, &read);
    if (status == GK_OK)
        *number = (int32_t)read;
    return status;
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

enum gk_status gk_command_typed(struct gk_command *command, const char *option,
                                const struct gk_bytes *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct gk_typed typed = { option, names[i] };
        struct gk_bytes bytes = { (const char *)&typed, sizeof typed };
        if (gk_buffer_append(&command->typed, bytes) != GK_OK)
            return GK_NO_MEMORY;
    }
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

/* What no reader here is for, and how it becomes what one is for. */
static bool find_sheet(struct gk_bytes value, enum gk_message *help)
{
    static const struct {
        struct gk_bytes name;
        enum gk_message help;
    } sheets[] = {
        { { "xlsx", 4 }, GK_MESSAGE_FROM_SHEET },   { { "xls", 3 }, GK_MESSAGE_FROM_SHEET },
        { { "et", 2 }, GK_MESSAGE_FROM_SHEET },     { { "ods", 3 }, GK_MESSAGE_FROM_SHEET },
        { { "excel", 5 }, GK_MESSAGE_FROM_SHEET },  { { "wps", 3 }, GK_MESSAGE_FROM_SHEET },
        { { "dbf", 3 }, GK_MESSAGE_FROM_SHEET },    { { "html", 4 }, GK_MESSAGE_FROM_PAGE },
        { { "htm", 3 }, GK_MESSAGE_FROM_PAGE },     { { "xml", 3 }, GK_MESSAGE_FROM_PAGE },
        { { "ndjson", 6 }, GK_MESSAGE_FROM_LINES },
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        if (gk_bytes_equal(value, sheets[i].name)) {
            *help = sheets[i].help;
            return true;
        }
    return false;
}

/* json may have a pointer behind it. */
static enum gk_status read_from(struct gk_command *command, struct gk_bytes value)
{
    struct gk_bytes json = GK_BYTES("json:");
    int word = 0;
    if (gk_bytes_start_with(value, json)) {
        command->pointer = (struct gk_bytes){ value.at + json.length, value.length - json.length };
        if (command->pointer.length && command->pointer.at[0] != '/')
            return gk_command_refuse(command, "--from", value, GK_BYTES("json:/data/list"));
        command->from = GK_FROM_JSON;
        return GK_OK;
    }
    enum gk_message help;
    if (find_sheet(value, &help))
        return gk_command_refuse_so(command, help);
    enum gk_status status = read_word(command, "--from", value, "jsonl,csv,tsv,json", &word);
    command->from = (enum gk_from)word;
    command->pointer = GK_BYTES("");
    return status;
}

static enum gk_status read_encoding(struct gk_command *command, struct gk_bytes value)
{
    command->names_encoding = true;
    if (gk_encoding_find(value, &command->encoding))
        return GK_OK;
    return gk_command_refuse(command, "--encoding", value,
                             GK_BYTES("utf-8, gb18030, big5, utf-16, auto"));
}

/* What an option says by being there, or by the file it names. */
static const struct {
    int option;
    size_t flag; /* where it is kept in the command: of a bool, or … */
    size_t path; /* … of the value; 0: none */
} kept[] = {
    { GK_OPTION_CHECK, offsetof(struct gk_command, check), 0 },
    { GK_OPTION_QUIET, offsetof(struct gk_command, quiet), 0 },
    { GK_OPTION_EXCEL, offsetof(struct gk_command, excel), 0 },
    { GK_OPTION_LINT, offsetof(struct gk_command, lint), 0 },
    { GK_OPTION_SHOW_VALUES, offsetof(struct gk_command, show_values), 0 },
    { GK_OPTION_NORMAL, offsetof(struct gk_command, normal), 0 },
    { GK_OPTION_SOURCE, offsetof(struct gk_command, sources), 0 },
    { GK_OPTION_PRINT_PROFILE, offsetof(struct gk_command, prints_profile), 0 },
    { GK_OPTION_PROFILE, 0, offsetof(struct gk_command, directory) },
    { GK_OPTION_OUTPUT, 0, offsetof(struct gk_command, output) },
    { GK_OPTION_REJECTS, 0, offsetof(struct gk_command, rejects) },
    { GK_OPTION_REJECTS_REASON, 0, offsetof(struct gk_command, rejects_reason) },
    { GK_OPTION_REPORT, 0, offsetof(struct gk_command, report_path) },
    { GK_OPTION_ACCEPT, 0, offsetof(struct gk_command, accept) },
    { GK_OPTION_WRITE_ACCEPT, 0, offsetof(struct gk_command, write_accept) },
};

static void keep_value(struct gk_command *command, const struct gk_given *given)
{
    char *base = (char *)command;
    if (given->option->id == GK_OPTION_PROGRESS)
        command->progress = isatty(STDERR_FILENO);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (kept[i].option != given->option->id)
            continue;
        if (kept[i].path)
            *(struct gk_bytes *)(void *)(base + kept[i].path) = given->value;
        else
            *(bool *)(base + kept[i].flag) = true;
    }
}

static enum gk_status read_omitted(struct gk_command *command, struct gk_bytes value)
{
    enum gk_status status =
        gk_command_list(command, value, &command->omitted, &command->omitted_count);
    if (status != GK_OK || !command->omitted_count)
        return status == GK_OK ? gk_command_refuse_fields(command, "--omit", value) : status;
    return gk_command_typed(command, "--omit", command->omitted, command->omitted_count);
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
    case GK_OPTION_FROM:
        return read_from(command, value);
    case GK_OPTION_TO:
        status = read_word(command, "--to", value, "jsonl,csv,tsv,json", &word);
        command->to = (enum gk_to)word;
        return status;
    case GK_OPTION_COLUMNS:
        status = gk_command_list(command, value, &command->columns, &command->column_count);
        return command->column_count ? status
                                     : gk_command_refuse_fields(command, "--columns", value);
    case GK_OPTION_FORMAT:
        status = read_word(command, "--format", value, "gnu,json,csv,summary,html", &word);
        command->format = (enum gk_report_format)word;
        command->names_format = true;
        return status;
    case GK_OPTION_GROUP:
        status = read_word(command, "--group", value, "record,rule,section", &word);
        command->group = (enum gk_report_group)(word + 1);
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
        return read_omitted(command, value);
    default:
        keep_value(command, given);
        return GK_OK;
    }
}

enum gk_status gk_command_read_values(struct gk_command *command)
{
    command->today = today_in_china();
    command->max_record = (size_t)16 << 20;
    command->max_report = UINT64_MAX;
    command->jobs = 1;
    command->color = wants_color(0);
    enum gk_status status = GK_OK;
    for (size_t i = 0; status == GK_OK && i < command->options.given_count; i++)
        status = read_value(command, &command->options.given[i]);
    /* Clerks do not know in what encoding their spreadsheet saves a table. */
    bool table = command->from == GK_FROM_CSV || command->from == GK_FROM_TSV;
    if (table && !command->names_encoding)
        command->encoding = GK_AUTO;
    if (status == GK_OK && command->group && command->format != GK_REPORT_GNU)
        status = gk_command_refuse_alone(command, "--group", "--format=gnu");
    bool sheet = command->to == GK_TO_CSV || command->to == GK_TO_TSV;
    if (status == GK_OK && command->excel && !sheet)
        status = gk_command_refuse_alone(command, "--excel", "--to=csv");
    return status;
}

/* ---- which go together */

static enum gk_status refuse_pair(struct gk_command *command, const struct gk_option_pair *pair)
{
    const char *option = gk_options_name(&command->options, &command->arena, pair->option);
    const char *other = gk_options_name(&command->options, &command->arena, pair->other);
    if (!option || !other)
        return GK_NO_MEMORY;
    return pair->relation == GK_EXCLUDES ? gk_command_refuse_both(command, option, other)
                                         : gk_command_refuse_alone(command, option, other);
}

enum gk_status gk_command_check_pairs(struct gk_command *command)
{
    const struct gk_tool *tool = command->tool;
    for (size_t i = 0; i < tool->pair_count; i++) {
        const struct gk_option_pair *pair = &tool->pairs[i];
        bool other = gk_options_has(&command->options, pair->other);
        if (gk_options_has(&command->options, pair->option) &&
            other == (pair->relation == GK_EXCLUDES))
            return refuse_pair(command, pair);
    }
    return GK_OK;
}
