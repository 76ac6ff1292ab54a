/*
 * command.h - a tool from its start to its exit status: command line, language, profile, and
 * what the options ask for.
 *
 * The order at the start: the three standard streams are made to exist first, so that no file
 * opened later takes their place; then the options, whose mistakes are said in the language that
 * can be known so far; then the files that the run will touch, of which no two may be one; then
 * the profile, which may choose the language; then what only informs
 * (--help, --explain ...), which needs no input.
 */
#ifndef GK_RUN_COMMAND_H
#define GK_RUN_COMMAND_H

#include "conf/accept.h"
#include "conf/decisions.h"
#include "profile/open.h"
#include "run/option.h"
#include "run/output.h"
#include "run/report.h"
#include "text/decode.h"

struct gk_tool {
    const char *name; /* "gk-validate" */
    enum gk_message purpose;
    const struct gk_option *options; /* its own */
    size_t option_count;
    unsigned parts; /* of a profile that it uses: profile/open.h */
    bool reviewed;  /* a person decides about its findings */
};

/* Owns all it holds. Born as { 0 }. */
struct gk_command {
    const struct gk_tool *tool;
    struct gk_voice voice;
    struct gk_arena arena; /* as long as the program runs */
    struct gk_options options;
    struct gk_bytes directory; /* of the office's profile; empty: none is laid over */
    struct gk_bytes output;    /* paths as they were given; at == NULL: not given */
    struct gk_bytes rejects;
    struct gk_bytes report_path;
    struct gk_bytes accept;
    struct gk_bytes write_accept;
    struct gk_job job; /* once the report has begun */
    struct gk_output report_output;
    struct gk_report report; /* .job is NULL until it has begun */
    struct gk_profile profile;
    struct gk_accepted accepted;
    struct gk_decisions decisions;
    struct gk_settlement settlement; /* of findings, by the profile and what people have said */
    int32_t today;                   /* China Standard Time, or --date */
    enum gk_encoding encoding;
    size_t max_record;
    uint64_t max_report;
    uint64_t at_least; /* records to be passed on */
    unsigned jobs;
    bool check;
    bool quiet;
    bool lint; /* everything is read and checked but the records */
    bool show_values;
    bool progress;
    bool prints_profile;
    bool names_language; /* --lang was given: the profile's does not count */
    enum gk_report_format format;
    bool color;
    struct gk_bytes *omitted;
    size_t omitted_count;
    struct gk_output records; /* put in place last, by gk_command_close */
    bool attention;           /* exit status 1: a record needs a person */
};

/*
 * GK_OK: go on. GK_END: the tool was asked for information only, which has been given.
 * GK_INVALID: what is wrong has been said.
 */
enum gk_status gk_command_open(struct gk_command *, const struct gk_tool *, int argc,
                               char **argv) GK_MUST_USE;

/* Puts the file of records in place where all went well, every other output included, frees all,
 * and gives the exit status: 2 unless `status` is GK_OK or GK_END; says so when there
 * was no memory, the one trouble that nobody has reported yet. */
int gk_command_close(struct gk_command *, enum gk_status status);

/* Says that an option does not take this value, and what it takes. Returns GK_INVALID. */
enum gk_status gk_command_refuse(const struct gk_command *, const char *option,
                                 struct gk_bytes value, struct gk_bytes takes);

/* Says that an option needs another. Returns GK_INVALID. */
enum gk_status gk_command_refuse_alone(const struct gk_command *, const char *option,
                                       const char *needs);

/* Which of several words, written with commas between them, is the value of an option: *chosen
 * counts from 0 and is left alone where the option was not given. GK_INVALID: refused. */
enum gk_status gk_command_choose(const struct gk_command *, int option, const char *name,
                                 const char *words, int *chosen) GK_MUST_USE;

/* Reports the mistakes of a profile (or of another file of that kind), if there are any, and frees
 * them. Returns `status`, or what went wrong meanwhile. */
enum gk_status gk_command_say_mistakes(struct gk_command *, struct gk_mistakes *,
                                       enum gk_status status) GK_MUST_USE;

/* Begins the report, which mistakes, records and the end of the run share, if it has not begun, and
 * brings command->job up to date. */
enum gk_status gk_command_open_report(struct gk_command *) GK_MUST_USE;

/* Closes what the report was written to; gk_command_close does so too. */
enum gk_status gk_command_close_report(struct gk_command *) GK_MUST_USE;

/* The parts of a list, cut at commas, blanks around them dropped; empty parts are left out.
 * Lives in the command's arena. */
enum gk_status gk_command_list(struct gk_command *, struct gk_bytes list, struct gk_bytes **parts,
                               size_t *count) GK_MUST_USE;

/* Reads the word lists that an option names behind the profile's own; *given: there were some. */
enum gk_status gk_command_read_words(struct gk_command *, int option, bool *given) GK_MUST_USE;

/* Reads what a reviewer has decided, in the files that an option names; *given: there were some. */
enum gk_status gk_command_read_decisions(struct gk_command *, int option, bool *given) GK_MUST_USE;

/* The first cells of the table that an option names, one a line; none where it was not given.
 * Lives in the command's arena. */
enum gk_status gk_command_read_lines(struct gk_command *, int option, struct gk_bytes **lines,
                                     size_t *count) GK_MUST_USE;

/* All values given of an option, in their order. Lives in the command's arena. */
enum gk_status gk_command_values(struct gk_command *, int option, struct gk_bytes **values,
                                 size_t *count) GK_MUST_USE;

#endif
