/*
 * deliver.h - what becomes of judged batches, one after the other in the order they were read:
 * tally, report, records, rejects. One thread at a time.
 */
#ifndef GK_RUN_DELIVER_H
#define GK_RUN_DELIVER_H

#include "record/scan.h"
#include "run/rejects.h"
#include "run/report.h"
#include "run/to_accept.h"

struct gk_delivery {
    const struct gk_job *job;
    struct gk_output *records; /* descriptor -1 with --check */
    struct gk_rejects *rejects;
    struct gk_report *report;
    struct gk_to_accept *to_accept;
    struct gk_counts counts;
    uint64_t line;             /* of the current file, before the next batch */
    bool attention;            /* exit status 1 */
    struct gk_arena arena;     /* of findings at the end */
    struct gk_scanner scanner; /* of records to which the tally has added something */
    struct gk_scratch scratch;
    bool *met;              /* of each of the reviewer's decisions: has a finding met it? */
    int64_t progress_shown; /* seconds */
};

enum gk_status gk_deliver(struct gk_delivery *, struct gk_batch *) GK_MUST_USE;

/* The end of all input: the tally's report, then the end of the report. */
enum gk_status gk_deliver_end(struct gk_delivery *) GK_MUST_USE;

/* The counts, and what a person should do next, on standard error. */
enum gk_status gk_deliver_say(const struct gk_delivery *) GK_MUST_USE;

void gk_delivery_free(struct gk_delivery *);

#endif
