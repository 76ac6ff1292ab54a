#include "run/command/option.h"

#include <getopt.h>

#include "text/nearest.h"

const struct gk_option gk_common_options[] = {
    { GK_OPTION_PROFILE, 'p', "profile", "DIR", false, GK_READS_FILE, GK_MESSAGE_OPTION_PROFILE },
    { GK_OPTION_ENCODING, 'e', "encoding", "NAME", false, GK_NO_FILE, GK_MESSAGE_OPTION_ENCODING },
    { GK_OPTION_OUTPUT, 'o', "output", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_OUTPUT },
    { GK_OPTION_REJECTS, 'r', "rejects", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_REJECTS },
    { GK_OPTION_REPORT, 'R', "report", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_REPORT },
    { GK_OPTION_FORMAT, 'f', "format", "FORMAT", false, GK_NO_FILE, GK_MESSAGE_OPTION_FORMAT },
    { GK_OPTION_GROUP, 0, "group", "BY", false, GK_NO_FILE, GK_MESSAGE_OPTION_GROUP },
    { GK_OPTION_JOBS, 'j', "jobs", "N", false, GK_NO_FILE, GK_MESSAGE_OPTION_JOBS },
    { GK_OPTION_CHECK, 'n', "check", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_CHECK },
    { GK_OPTION_QUIET, 'q', "quiet", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_QUIET },
    { GK_OPTION_FROM, 0, "from", "FORMAT", false, GK_NO_FILE, GK_MESSAGE_OPTION_FROM },
    { GK_OPTION_TO, 0, "to", "FORMAT", false, GK_NO_FILE, GK_MESSAGE_OPTION_TO },
    { GK_OPTION_COLUMNS, 0, "columns", "FIELD,...", false, GK_NO_FILE, GK_MESSAGE_OPTION_COLUMNS },
    { GK_OPTION_EXCEL, 0, "excel", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_EXCEL },
    { GK_OPTION_AT_LEAST, 0, "at-least", "N", false, GK_NO_FILE, GK_MESSAGE_OPTION_AT_LEAST },
    { GK_OPTION_OMIT, 0, "omit", "FIELD,...", false, GK_NO_FILE, GK_MESSAGE_OPTION_OMIT },
    { GK_OPTION_NORMAL, 0, "normal", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_NORMAL },
    { GK_OPTION_SOURCE, 0, "source", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_SOURCE },
    { GK_OPTION_REJECTS_REASON, 0, "rejects-reason", "FILE", false, GK_WRITES_FILE,
      GK_MESSAGE_OPTION_REJECTS_REASON },
    { GK_OPTION_ACCEPT, 0, "accept", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_ACCEPT },
    { GK_OPTION_WRITE_ACCEPT, 0, "write-accept", "FILE", false, GK_WRITES_FILE,
      GK_MESSAGE_OPTION_WRITE_ACCEPT },
    { GK_OPTION_DATE, 0, "date", "YYYY-MM-DD", false, GK_NO_FILE, GK_MESSAGE_OPTION_DATE },
    { GK_OPTION_MAX_RECORD, 0, "max-record", "SIZE", false, GK_NO_FILE,
      GK_MESSAGE_OPTION_MAX_RECORD },
    { GK_OPTION_MAX_REPORT, 0, "max-report", "N", false, GK_NO_FILE, GK_MESSAGE_OPTION_MAX_REPORT },
    { GK_OPTION_PROGRESS, 0, "progress", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_PROGRESS },
    { GK_OPTION_COLOR, 0, "color", "WHEN", false, GK_NO_FILE, GK_MESSAGE_OPTION_COLOR },
    { GK_OPTION_SHOW_VALUES, 0, "show-values", NULL, false, GK_NO_FILE,
      GK_MESSAGE_OPTION_SHOW_VALUES },
    { GK_OPTION_LANG, 0, "lang", "LANG", false, GK_NO_FILE, GK_MESSAGE_OPTION_LANG },
    { GK_OPTION_PRINT_PROFILE, 0, "print-profile", "FILE", true, GK_NO_FILE,
      GK_MESSAGE_OPTION_PRINT_PROFILE },
    { GK_OPTION_LINT, 0, "lint", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_LINT },
    { GK_OPTION_LIST_RULES, 0, "list-rules", NULL, false, GK_NO_FILE,
      GK_MESSAGE_OPTION_LIST_RULES },
    { GK_OPTION_LIST_FIELDS, 0, "list-fields", NULL, false, GK_NO_FILE,
      GK_MESSAGE_OPTION_LIST_FIELDS },
    { GK_OPTION_EXPLAIN, 0, "explain", "RULE", false, GK_NO_FILE, GK_MESSAGE_OPTION_EXPLAIN },
    { GK_OPTION_HELP, 'h', "help", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_HELP },
    { GK_OPTION_VERSION, 'V', "version", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_VERSION },
};

const size_t gk_common_option_count = sizeof gk_common_options / sizeof *gk_common_options;

/* What getopt_long gives back for option i, so that it is no letter. */
enum { FIRST_CODE = 256 };

static const struct gk_option *option_at(const struct gk_options *options, size_t index)
{
    return index < options->own_count ? &options->own[index]
                                      : &gk_common_options[index - options->own_count];
}

static const struct gk_option *option_of_code(const struct gk_options *options, int code)
{
    size_t count = options->own_count + gk_common_option_count;
    if (code >= FIRST_CODE)
        return option_at(options, (size_t)(code - FIRST_CODE));
    for (size_t i = 0; i < count; i++)
        if (option_at(options, i)->letter == code)
            return option_at(options, i);
    return NULL;
}

/* The tables in the form that getopt_long wants. */
static void fill_getopt(const struct gk_options *options, char *letters, struct option *names)
{
    size_t count = options->own_count + gk_common_option_count;
    *letters++ = ':'; /* a missing value is told apart from an unknown option */
    for (size_t i = 0; i < count; i++) {
        const struct gk_option *option = option_at(options, i);
        int takes = !option->argument  ? no_argument
                    : option->optional ? optional_argument
                                       : required_argument;
        names[i] = (struct option){ option->name, takes, NULL, FIRST_CODE + (int)i };
        if (!option->letter)
            continue;
        *letters++ = option->letter;
        for (int colons = takes; colons; colons--)
            *letters++ = ':';
    }
    *letters = '\0';
    names[count] = (struct option){ 0 };
}

/* The option whose name is much like the word's, in `name` with its dashes; empty: none is. */
static enum gk_status find_nearest(const struct gk_options *options, const char *word,
                                   struct gk_buffer *name)
{
    struct gk_folded tools = { 0 };
    struct gk_nearest search;
    struct gk_bytes typed = { word + 2, strcspn(word + 2, "=") };
    enum gk_status status = gk_nearest_open(&search, &tools, typed);
    for (size_t i = 0; status == GK_OK && i < options->own_count + gk_common_option_count; i++)
        status = gk_nearest_offer(&search, gk_bytes_of(option_at(options, i)->name));
    if (status == GK_OK && search.best.length)
        status = gk_buffer_append(name, GK_BYTES("--"));
    if (status == GK_OK)
        status = gk_buffer_append(name, search.best);
    gk_folded_free(&tools);
    return status;
}

/* Whether the word is short for that option, and might as well be a slip of as many letters for
 * another: --form for --from. */
static enum gk_status is_slip(const struct gk_options *options, const char *word,
                              const struct gk_option *option, bool *slip)
{
    struct gk_buffer nearest = { 0 };
    size_t length = strcspn(word, "=");
    *slip = false;
    if (strncmp(word, "--", 2) != 0 || length == strlen(option->name) + 2)
        return GK_OK;
    enum gk_status status = find_nearest(options, word, &nearest);
    *slip = status == GK_OK && nearest.length == length;
    gk_buffer_free(&nearest);
    return status;
}

static enum gk_status say_unknown(const struct gk_options *options, const struct gk_voice *voice,
                                  const char *word)
{
    const struct gk_bytes none = { NULL, 0 };
    struct gk_buffer nearest = { 0 };
    enum gk_status status = GK_OK;
    if (strncmp(word, "--", 2) == 0)
        status = find_nearest(options, word, &nearest);
    if (status == GK_OK)
        gk_say(voice,
               nearest.length ? GK_MESSAGE_UNKNOWN_OPTION_NEAREST : GK_MESSAGE_UNKNOWN_OPTION,
               gk_bytes_of(word), gk_buffer_bytes(&nearest), none);
    gk_buffer_free(&nearest);
    return status;
}

static enum gk_status refuse_unknown(const struct gk_options *options, const struct gk_voice *voice,
                                     const char *word)
{
    const struct gk_bytes none = { NULL, 0 };
    enum gk_status status = say_unknown(options, voice, word);
    gk_say(voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(voice->tool), none, none);
    return status == GK_OK ? GK_INVALID : status;
}

static enum gk_status say_wrong(const struct gk_options *options, const struct gk_voice *voice,
                                int code, char **argv)
{
    const struct gk_bytes none = { NULL, 0 };
    /* Of a long option the word as typed; of a letter the letter. */
    char letter[3] = { '-', (char)optopt, '\0' };
    const char *word = optind > 0 && argv[optind - 1] ? argv[optind - 1] : "";
    bool is_long = strncmp(word, "--", 2) == 0 && (optopt == 0 || optopt >= FIRST_CODE);
    word = is_long ? word : letter;
    if (code == ':')
        gk_say(voice, GK_MESSAGE_OPTION_NEEDS_VALUE, gk_bytes_of(word), none, none);
    else if (is_long && optopt >= FIRST_CODE)
        gk_say(voice, GK_MESSAGE_OPTION_TAKES_NO_VALUE, gk_bytes_of(word), none, none);
    else
        return refuse_unknown(options, voice, word);
    gk_say(voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(voice->tool), none, none);
    return GK_INVALID;
}

/* The word of the long option at hand: its value may have been a word of its own. */
static const char *typed_word(char **argv)
{
    bool apart = optarg && optarg == argv[optind - 1];
    return argv[optind - 1 - apart];
}

static enum gk_status read_all(struct gk_options *options, const struct gk_voice *voice, int argc,
                               char **argv, const char *letters, const struct option *names)
{
    int code;
    optind = 1;
    opterr = 0;
    while ((code = getopt_long(argc, argv, letters, names, NULL)) != -1) {
        if (code == '?' || code == ':')
            return say_wrong(options, voice, code, argv);
        bool slip = false;
        const char *word = typed_word(argv);
        const struct gk_option *option = option_of_code(options, code);
        if (code >= FIRST_CODE && is_slip(options, word, option, &slip) != GK_OK)
            return GK_NO_MEMORY;
        if (slip)
            return refuse_unknown(options, voice, word);
        options->given[options->given_count++] = (struct gk_given){ option, gk_bytes_of(optarg) };
    }
    options->files = (const char *const *)&argv[optind];
    options->file_count = argc - optind;
    return GK_OK;
}

enum gk_status gk_options_read(struct gk_options *options, struct gk_arena *arena,
                               const struct gk_voice *voice, int argc, char **argv)
{
    size_t count = options->own_count + gk_common_option_count;
    char *letters = gk_arena_array(arena, 3 * count + 2, 1);
    struct option *names = gk_arena_array(arena, count + 1, sizeof *names);
    size_t most = 0; /* -nq counts twice */
    for (int i = 1; i < argc; i++)
        most += strlen(argv[i]);
    options->given = gk_arena_array(arena, most, sizeof *options->given);
    if (!letters || !names || !options->given)
        return GK_NO_MEMORY;
    fill_getopt(options, letters, names);
    return read_all(options, voice, argc, argv, letters, names);
}

bool gk_options_value(const struct gk_options *options, int id, struct gk_bytes *value)
{
    for (size_t i = options->given_count; i-- > 0;)
        if (options->given[i].option->id == id) {
            *value = options->given[i].value;
            return true;
        }
    return false;
}

bool gk_options_has(const struct gk_options *options, int id)
{
    struct gk_bytes value;
    return gk_options_value(options, id, &value);
}

const char *gk_options_name(const struct gk_options *options, struct gk_arena *arena, int id)
{
    const struct gk_option *option = NULL;
    for (size_t i = 0; i < options->own_count + gk_common_option_count; i++)
        if (option_at(options, i)->id == id)
            option = option_at(options, i);
    if (!option)
        return "";
    size_t size = strlen(option->name) + sizeof "--";
    char *name = gk_arena_room(arena, size);
    if (name)
        snprintf(name, size, "--%s", option->name);
    return name;
}

/* ---- help */

static enum gk_status append_option(struct gk_buffer *out, const struct gk_option *option,
                                    enum gk_language language)
{
    enum { COLUMN = 30 };
    size_t start = out->length;
    enum gk_status status = option->letter
                                ? gk_buffer_print(out, "  -%c, --%s", option->letter, option->name)
                                : gk_buffer_print(out, "      --%s", option->name);
    if (status == GK_OK && option->argument)
        status = option->optional ? gk_buffer_print(out, "[=%s]", option->argument)
                                  : gk_buffer_print(out, "=%s", option->argument);
    size_t width = out->length - start;
    if (status == GK_OK)
        status = gk_buffer_print(out, "%*s%s\n", width < COLUMN ? (int)(COLUMN - width) : 1, "",
                                 gk_message_text(option->help, language));
    return status;
}

enum gk_status gk_options_help(struct gk_buffer *out, const struct gk_option *options, size_t count,
                               enum gk_language language)
{
    for (size_t i = 0; i < count; i++)
        if (append_option(out, &options[i], language) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}
