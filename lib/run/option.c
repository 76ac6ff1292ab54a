#include "run/option.h"

#include <getopt.h>

const struct gk_option gk_common_options[] = {
    { GK_OPTION_PROFILE, 'p', "profile", "DIR", false, GK_READS_FILE, GK_MESSAGE_OPTION_PROFILE },
    { GK_OPTION_ENCODING, 'e', "encoding", "NAME", false, GK_NO_FILE, GK_MESSAGE_OPTION_ENCODING },
    { GK_OPTION_OUTPUT, 'o', "output", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_OUTPUT },
    { GK_OPTION_REJECTS, 'r', "rejects", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_REJECTS },
    { GK_OPTION_REPORT, 'R', "report", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_REPORT },
    { GK_OPTION_FORMAT, 'f', "format", "FORMAT", false, GK_NO_FILE, GK_MESSAGE_OPTION_FORMAT },
    { GK_OPTION_JOBS, 'j', "jobs", "N", false, GK_NO_FILE, GK_MESSAGE_OPTION_JOBS },
    { GK_OPTION_CHECK, 'n', "check", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_CHECK },
    { GK_OPTION_QUIET, 'q', "quiet", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_QUIET },
    { GK_OPTION_AT_LEAST, 0, "at-least", "N", false, GK_NO_FILE, GK_MESSAGE_OPTION_AT_LEAST },
    { GK_OPTION_OMIT, 0, "omit", "FIELD,...", false, GK_NO_FILE, GK_MESSAGE_OPTION_OMIT },
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

static enum gk_status say_wrong(const struct gk_voice *voice, int code, char **argv)
{
    const struct gk_bytes none = { NULL, 0 };
    /* Of a long option the word as typed; of a letter the letter. */
    char letter[3] = { '-', (char)optopt, '\0' };
    const char *word = optind > 0 && argv[optind - 1] ? argv[optind - 1] : "";
    bool is_long = strncmp(word, "--", 2) == 0 && (optopt == 0 || optopt >= FIRST_CODE);
    enum gk_message message = GK_MESSAGE_UNKNOWN_OPTION;
    if (code == ':')
        message = GK_MESSAGE_OPTION_NEEDS_VALUE;
    else if (is_long && optopt >= FIRST_CODE)
        message = GK_MESSAGE_OPTION_TAKES_NO_VALUE;
    gk_say(voice, message, gk_bytes_of(is_long ? word : letter), none, none);
    gk_say(voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(voice->tool), none, none);
    return GK_INVALID;
}

static enum gk_status read_all(struct gk_options *options, const struct gk_voice *voice, int argc,
                               char **argv, const char *letters, const struct option *names)
{
    int code;
    optind = 1;
    opterr = 0;
    while ((code = getopt_long(argc, argv, letters, names, NULL)) != -1) {
        if (code == '?' || code == ':')
            return say_wrong(voice, code, argv);
        options->given[options->given_count++] =
            (struct gk_given){ option_of_code(options, code), gk_bytes_of(optarg) };
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
