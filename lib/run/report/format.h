/*
 * format.h - how one format of the report writes what all formats say.
 *
 * A format lays out; it neither counts, screens nor chooses. Every text of an entry may be shown
 * as it stands: ids and pointers have been screened, and the value is there only where a person
 * asked for it. A new format is one file and one row in format.c.
 */
#ifndef GK_RUN_REPORT_FORMAT_H
#define GK_RUN_REPORT_FORMAT_H

#include "run/report.h"

/* One finding, ready to be shown. The texts live until the next entry. */
struct gk_entry {
    const struct gk_finding *finding;
    const char *rule;
    const char *severity;
    const char *severity_word; /* in the report's language */
    struct gk_bytes file;      /* empty: it has no place */
    uint64_t line;             /* from 1; 0: the file as a whole, or no place */
    uint64_t row;              /* of a table, from 1; 0: of none */
    struct gk_bytes cell;      /* of that table, as a spreadsheet calls it: B17; or empty */
    uint64_t column;           /* from 1, code points; 0: the line as a whole, or no place */
    uint64_t byte;             /* from 0 */
    bool has_byte;
    struct gk_bytes id;
    struct gk_bytes pointer;
    struct gk_bytes message;
    struct gk_bytes basis;
    struct gk_bytes action;  /* empty: it is told, and no more */
    const char *action_word; /* in the report's language */
    struct gk_bytes type; /* of a value: the rule's own part of its name; empty where it is none */
    struct gk_bytes decision[GK_DECISION_COLUMNS]; /* a reviewer's, as written; else empty */
    struct gk_bytes title;   /* of the record, where the format shows it; as id */
    struct gk_bytes section; /* that answers for it; likewise, but empty where it is hidden */
    struct gk_bytes field;   /* the canonical name of that to which the pointer leads; or empty */
    struct gk_bytes context;
    struct gk_bytes value;
    struct gk_bytes excerpt;  /* the value with a little of the text around it, or empty */
    struct gk_bytes proposal; /* .at is NULL where none is shown: an empty one is one, too */
};

/* Each appends to the text of the report; start and end may be NULL: nothing is written then. */
struct gk_format {
    enum gk_status (*start)(struct gk_report *);
    enum gk_status (*finding)(struct gk_report *, const struct gk_entry *);
    enum gk_status (*end)(struct gk_report *, const struct gk_counts *);
    enum gk_status (*break_off)(struct gk_report *); /* what was kept for the end; or NULL */
    bool for_programs;                               /* what has no shape stands in it as it is */
    bool shares_out;      /* findings are counted by section and record */
    bool tells_not_shown; /* the end says how many findings were not shown */
};

extern const struct gk_format gk_format_gnu;
extern const struct gk_format gk_format_json;
extern const struct gk_format gk_format_csv;
extern const struct gk_format gk_format_summary;
extern const struct gk_format gk_format_html;

/* The format of the report. */
const struct gk_format *gk_report_format_of(const struct gk_report *);

/* The sentence in the report's language. */
static inline const char *gk_report_say(const struct gk_report *report, enum gk_message message)
{
    return gk_message_text(message, report->job->voice->language);
}

#endif
