/*
 * job.h - what every worker and the delivery must know of a run: made once, then only read.
 */
#ifndef GK_RUN_WORKERS_JOB_H
#define GK_RUN_WORKERS_JOB_H

#include "run/output/voice.h"
#include "verbs/section.h"
#include "verbs/verb.h"

enum gk_report_format {
    GK_REPORT_GNU,
    GK_REPORT_JSON,
    GK_REPORT_CSV,
    GK_REPORT_SUMMARY,
    GK_REPORT_HTML,
};

struct gk_typed;

/* By what findings of the text form are put together. */
enum gk_report_group {
    GK_GROUP_NONE,
    GK_GROUP_RECORD,
    GK_GROUP_RULE,
    GK_GROUP_SECTION,
};

struct gk_job {
    const struct gk_voice *voice;
    const struct gk_verb *verb;
    const void *plan;
    void *tally; /* NULL: none; only the delivery touches it */
    struct gk_settlement settlement;
    struct gk_guard guard;          /* of what reports show */
    const struct gk_bytes *omitted; /* names of members to drop */
    size_t omitted_count;
    const struct gk_typed *typed; /* run/command/typed.h: names of members in options */
    size_t typed_count;
    size_t max_record;
    bool check;
    enum gk_report_format format;
    enum gk_report_group group;
    const struct gk_sections *sections; /* NULL: the report names none */
    bool reviewed; /* a person decides about the findings: a list of them has room for that */
    bool color;
    bool show_values;
    bool normal;         /* records are rewritten for programs behind: normal.h */
    bool sources;        /* each record says where it came from */
    uint64_t max_report; /* UINT64_MAX: no limit */
};

#endif
