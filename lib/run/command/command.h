/*
 * command.h - a tool from its start to its exit status: command line, language, profile, and
 * what the options ask for.
 *
 * The order at the start: the three standard streams are made to exist first, so that no file
 * opened later takes their place; then the options, whose mistakes are said in the language that
 * can be known so far, and which do not go together; then the files that the run will touch, of
 * which no two may be one; then the profile, which may choose the language; then what only informs
 * (--help, --explain ...), which needs no input.
 */
#ifndef GK_RUN_COMMAND_COMMAND_H
#define GK_RUN_COMMAND_COMMAND_H

#include "conf/accept.h"
#include "conf/decisions.h"
#include "profile/open.h"
#include "run/command/key.h"
#include "run/command/option.h"
#include "run/input/format.h"
#include "run/output/output.h"
#include "run/report.h"
#include "run/report/showable.h"
#include "run/result/result.h"
#include "text/decode.h"

struct gk_listing; /* run/result/listing.h */
struct gk_ledger;  /* run/result/ledger.h */

struct gk_tool {
    const char *name; /* "gk-validate" */
    enum gk_message purpose;
    const struct gk_option *options; /* its own */
    size_t option_count;
    const struct gk_option_pair *pairs; /* which of them go together */
    size_t pair_count;
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
    struct gk_bytes rejects_reason;
    struct gk_bytes report_path;
    struct gk_bytes accept;
    struct gk_bytes write_accept;
    struct gk_job job; /* once the report has begun */
    struct gk_output report_output;
    struct gk_report report; /* .job is NULL until it has begun */
    struct gk_profile profile;
    struct gk_sections sections; /* made where the report names them */
    struct gk_accepted accepted;
    struct gk_decisions decisions;
    struct gk_settlement settlement; /* of findings, by the profile and what people have said */
    int32_t today;                   /* China Standard Time, or --date */
    enum gk_encoding encoding;
    size_t max_record;
    uint64_t max_report;
    uint64_t at_least; /* records to be passed on */
    unsigned jobs;
    enum gk_from from;
    struct gk_bytes pointer; /* of --from=json: to the array; empty: the whole document */
    enum gk_to to;
    bool excel;
    struct gk_bytes *columns; /* of --columns */
    size_t column_count;
    bool names_encoding; /* --encoding was given */
    bool names_format;   /* --format was given */
    bool check;
    bool quiet;
    bool merges; /* its operands are no input: parts that have been counted before */
    bool lint;   /* everything is read and checked but the records */
    bool show_values;
    bool progress;
    bool normal;
    bool sources; /* --source */
    bool prints_profile;
    bool names_language; /* --lang was given: the profile's does not count */
    enum gk_report_format format;
    enum gk_report_group group;
    bool color;
    struct gk_bytes *omitted;
    size_t omitted_count;
    struct gk_buffer typed;      /* struct gk_typed: names of members in options */
    struct gk_output records;    /* put in place last, by gk_command_close */
    struct gk_key key;           /* of --key-file */
    struct gk_results results;   /* what the run makes beside its records */
    struct gk_listing *listing;  /* of these, of the records that pass; NULL: none is asked for */
    struct gk_ledger *ledger;    /* of them; NULL: none is kept */
    struct gk_showable showable; /* judges, of one thread, texts that results would show; the
                                  * tool sets its guard, for reports too */
    bool attention;              /* exit status 1: a record needs a person */
    bool spoken;                 /* there was something that a person should read */
};

/*
 * GK_OK: go on. GK_END: the tool was asked for information only, which has been given.
 * GK_INVALID: what is wrong has been said.
 */
enum gk_status gk_command_open(struct gk_command *, const struct gk_tool *, int argc,
                               char **argv) GK_MUST_USE;

/* Puts the results in place, then the file of records, where all went well, frees all,
 * and gives the exit status: 2 unless `status` is GK_OK or GK_END; says so when there
 * was no memory, the one trouble that nobody has reported yet. */
int gk_command_close(struct gk_command *, enum gk_status status);

/* Whether anything but records is to be written that could repeat a word of one: what may not be
 * shown is looked for, and the word list read, for that alone. With --quiet a trouble still names
 * the file as the command line does. */
bool gk_command_may_tell(const struct gk_command *);

/* Whether the counts of this run are said, and what it comes to: once it has ended. */
bool gk_command_says_counts(const struct gk_command *);

/* Whether what a run ends with and nobody need act on is told: in a report of its own, or where it
 * is read in any case. */
bool gk_command_tells_notes(const struct gk_command *);

/* Reports the mistakes of a profile (or of another file of that kind), if there are any, and frees
 * them. Returns `status`, or what went wrong meanwhile. */
enum gk_status gk_command_say_mistakes(struct gk_command *, struct gk_mistakes *,
                                       enum gk_status status) GK_MUST_USE;

/* Begins the report, which mistakes, records and the end of the run share, if it has not begun, and
 * brings command->job up to date. */
enum gk_status gk_command_open_report(struct gk_command *) GK_MUST_USE;

/* Closes what the report was written to; gk_command_close does so too. */
enum gk_status gk_command_close_report(struct gk_command *) GK_MUST_USE;

#endif
