/*
 * option.h - the options of the tools: one table each, from which parsing and --help come; the
 * tests hold the manual pages and completions against it.
 */
#ifndef GK_RUN_COMMAND_OPTION_H
#define GK_RUN_COMMAND_OPTION_H

#include "base/arena.h"
#include "run/output/voice.h"

enum gk_option_id {
    GK_OPTION_PROFILE,
    GK_OPTION_ENCODING,
    GK_OPTION_OUTPUT,
    GK_OPTION_REJECTS,
    GK_OPTION_REPORT,
    GK_OPTION_FORMAT,
    GK_OPTION_GROUP,
    GK_OPTION_JOBS,
    GK_OPTION_CHECK,
    GK_OPTION_QUIET,
    GK_OPTION_FROM,
    GK_OPTION_TO,
    GK_OPTION_COLUMNS,
    GK_OPTION_EXCEL,
    GK_OPTION_AT_LEAST,
    GK_OPTION_OMIT,
    GK_OPTION_NORMAL,
    GK_OPTION_SOURCE,
    GK_OPTION_REJECTS_REASON,
    GK_OPTION_ACCEPT,
    GK_OPTION_WRITE_ACCEPT,
    GK_OPTION_DATE,
    GK_OPTION_MAX_RECORD,
    GK_OPTION_MAX_REPORT,
    GK_OPTION_PROGRESS,
    GK_OPTION_COLOR,
    GK_OPTION_SHOW_VALUES,
    GK_OPTION_LANG,
    GK_OPTION_PRINT_PROFILE,
    GK_OPTION_LINT,
    GK_OPTION_LIST_RULES,
    GK_OPTION_LIST_FIELDS,
    GK_OPTION_EXPLAIN,
    GK_OPTION_HELP,
    GK_OPTION_VERSION,
    GK_OPTION_OWN, /* a tool's own options count from here */
};

/* What a tool does with the file (or the folder) that an option names. */
enum gk_option_file {
    GK_NO_FILE, /* the value is no path */
    GK_READS_FILE,
    GK_WRITES_FILE,
};

struct gk_option {
    int id;
    char letter; /* 0: none */
    const char *name;
    const char *argument; /* NULL: takes none */
    bool optional;        /* the argument may be left out */
    enum gk_option_file file;
    enum gk_message help;
};

/* Options that go together, or do not. */
struct gk_option_pair {
    int option;
    enum {
        GK_NEEDS,
        GK_EXCLUDES,
    } relation;
    int other;
};

/* Options all four tools have. */
extern const struct gk_option gk_common_options[];
extern const size_t gk_common_option_count;

/* An option as it was given. */
struct gk_given {
    const struct gk_option *option;
    struct gk_bytes value; /* at == NULL: none */
};

struct gk_options {
    const struct gk_option *own;
    size_t own_count;
    struct gk_given *given; /* in their order */
    size_t given_count;
    const char *const *files;
    int file_count;
};

/*
 * Reads the command line (GNU style: options and operands may mix, -- ends the options). What is
 * wrong is said, with GK_INVALID. The arrays live in the arena, the texts in argv.
 */
enum gk_status gk_options_read(struct gk_options *, struct gk_arena *, const struct gk_voice *,
                               int argc, char **argv) GK_MUST_USE;

/* The last value given of an option; false where it was not given. */
bool gk_options_value(const struct gk_options *, int id, struct gk_bytes *value);

bool gk_options_has(const struct gk_options *, int id);

/* The name of an option of the tables with its dashes; NULL where there is no memory. */
const char *gk_options_name(const struct gk_options *, struct gk_arena *, int id);

/* Appends the lines of --help for these options. */
enum gk_status gk_options_help(struct gk_buffer *, const struct gk_option *, size_t count,
                               enum gk_language) GK_MUST_USE;

#endif
