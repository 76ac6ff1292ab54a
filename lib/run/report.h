/*
 * report.h - findings and the end of a run, for people and for programs.
 *
 * Five formats: gnu (file:line:column: severity: [rule] message), json (an object a line), csv
 * (for spreadsheets), html (a page to read and to print) and summary (a table by rule). Values of
 * records are shown only on demand, those of redact.* never; an id, title or pointer that would
 * leak something (showable.h) is shown as #line, what stands around a value by stars. One thread at
 * a time.
 */
#ifndef GK_RUN_REPORT_H
#define GK_RUN_REPORT_H

#include "run/output/output.h"
#include "run/report/count.h"
#include "run/report/group.h"
#include "run/report/showable.h"
#include "run/report/spool.h"
#include "run/workers/batch.h"
#include "run/workers/job.h"

/* No id or pointer is shown longer than this, in characters: its beginning, and an ellipsis. */
enum {
    GK_SHOWN_ID = 200,
    GK_SHOWN_POINTER = 1000,
};

/* What a run comes to. */
struct gk_counts {
    uint64_t read;
    uint64_t blank;
    uint64_t passed;
    uint64_t held;
    uint64_t evidence; /* neither passed nor held: counted by the verb, and no more */
    uint64_t accepted;
    uint64_t decided; /* by a reviewer, and carried out */
};

/* How far the characters of a line have been counted. A line is known by its file and number. */
struct gk_counted {
    const char *file;
    uint64_t line;
    const char *text;
    uint32_t place;      /* bytes */
    uint64_t characters; /* before it */
};

/* An id or a pointer as it is shown, judged once: many findings of a record share it. */
struct gk_shown {
    const char *file;
    uint64_t line;
    struct gk_bytes name;    /* where it is; for being compared, it may be gone */
    struct gk_buffer judged; /* of a pointer: what of it was judged */
    struct gk_buffer text;
};

/* Owns its text. */
struct gk_report {
    const struct gk_job *job;
    struct gk_output *output; /* its descriptor may be -1: counted only */
    struct gk_buffer text;    /* not yet written */
    struct gk_buffer scratch;
    struct gk_showable showable;
    struct gk_shown id;
    struct gk_shown title;
    struct gk_shown section;
    struct gk_shown pointer;
    struct gk_buffer context; /* of the finding at hand, as it is shown */
    struct gk_buffer basis;   /* of the finding at hand, in the report's language */
    struct gk_buffer names;   /* fields in its message, as people call them */
    struct gk_buffer cell;    /* of a table, where the finding at hand stands */
    struct gk_buffer value;   /* of the finding at hand, as people read it */
    struct gk_buffer proposal;
    struct gk_counted counted;
    uint64_t shown;
    uint64_t not_shown;
    bool ended;
    bool waits;  /* nothing is written before there is something that a person should read */
    bool spoken; /* there is: a finding above a note, a record held, or trouble */
    struct gk_spool kept; /* what was not written for that */
    struct gk_findings_count count;
    struct gk_groups groups; /* of the text form */
};

struct gk_table_head; /* run/input/table/head.h */

/* Where a finding stands: in which file and line, and in which text. */
struct gk_spot {
    struct gk_bytes file; /* empty: no place in a record */
    uint64_t line;
    uint64_t row;                     /* of a table, as a spreadsheet counts; 0: of none */
    const struct gk_table_head *head; /* of that table; NULL: of none */
    struct gk_bytes id;
    struct gk_bytes title;
    struct gk_bytes section; /* that answers for it */
    struct gk_bytes text;    /* the line as judged; empty where it could not be decoded */
    struct gk_bytes record;  /* whose hash the id is; empty: the id is the record's own */
    bool id_hidden;          /* the id is confidential: #line is shown */
    bool title_hidden;       /* so is the title */
    bool section_hidden;     /* or the section: it is not shown */
    bool held;               /* the record is held */
    bool from_source; /* file and line are what the record says of where it came from: no columns
                       * are known there */
    bool is_ours;     /* no record, but a file that a person wrote for gk; line 0: all of it */
};

/* Whether that format, so grouped, shows titles of records and the sections that answer for them,
 * and what stands around a value: nobody makes them for one that does not. */
bool gk_report_describes(enum gk_report_format, enum gk_report_group);
bool gk_report_shows_context(enum gk_report_format);

/* Whether a text that is about to be shown holds what must not be. */
enum gk_status gk_report_hides(struct gk_report *, struct gk_bytes text, bool *hidden) GK_MUST_USE;

/* What stands before the first finding (the head of a table). */
enum gk_status gk_report_start(struct gk_report *) GK_MUST_USE;

enum gk_status gk_report_finding(struct gk_report *, const struct gk_finding *,
                                 const struct gk_spot *) GK_MUST_USE;

/*
 * What the report calls the record and the place of a finding: whether the id is shown as it is,
 * neither hidden nor cut nor changed to be shown, and the same of *pointer, which stands until the
 * next call.
 */
enum gk_status gk_report_names(struct gk_report *, const struct gk_finding *,
                               const struct gk_spot *, bool *whole_id, struct gk_bytes *pointer,
                               bool *whole_pointer) GK_MUST_USE;

/* What the report says of the finding, which stands until the next call. */
enum gk_status gk_report_message(struct gk_report *, const struct gk_finding *,
                                 struct gk_bytes *message) GK_MUST_USE;

/* How many findings were not shown, where the format has no place to say so; else 0. */
uint64_t gk_report_untold(const struct gk_report *);

/* The end: what was not shown, the table of -f summary, the last line of -f json. */
enum gk_status gk_report_end(struct gk_report *, const struct gk_counts *) GK_MUST_USE;

/* There is something that a person should read: what was kept back is written from now on. */
void gk_report_speak(struct gk_report *);

/* Writes what is there, or keeps it. */
enum gk_status gk_report_flush(struct gk_report *) GK_MUST_USE;

/* The run ends badly: writes what is there, also what waits for the end. */
enum gk_status gk_report_break_off(struct gk_report *) GK_MUST_USE;

void gk_report_free(struct gk_report *);

#endif
