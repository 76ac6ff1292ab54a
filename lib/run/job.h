/*
 * job.h - what every worker and the delivery must know of a run: made once, then only read.
 */
#ifndef GK_RUN_JOB_H
#define GK_RUN_JOB_H

#include "run/voice.h"
#include "verbs/verb.h"

enum gk_report_format {
    GK_REPORT_GNU,
    GK_REPORT_JSON,
    GK_REPORT_CSV,
    GK_REPORT_SUMMARY,
    GK_REPORT_HTML,
};

struct gk_job {
    const struct gk_voice *voice;
    const struct gk_verb *verb;
    const void *plan;
    void *tally; /* NULL: none; only the delivery touches it */
    struct gk_settlement settlement;
    const struct gk_bytes *omitted; /* names of members to drop */
    size_t omitted_count;
    size_t max_record;
    bool check;
    enum gk_report_format format;
    bool reviewed; /* a person decides about the findings: a list of them has room for that */
    bool color;
    bool show_values;
    bool progress;
    uint64_t max_report; /* UINT64_MAX: no limit */
};

#endif
