/*
 * deliver.h - what becomes of judged batches, one after the other in the order they were read:
 * tally, report, records, rejects. One thread at a time.
 */
#ifndef GK_RUN_DELIVER_DELIVER_H
#define GK_RUN_DELIVER_DELIVER_H

#include "base/map.h"
#include "record/scan.h"
#include "run/deliver/answers.h"
#include "run/deliver/progress.h"
#include "run/deliver/reasons.h"
#include "run/deliver/record_sheet.h"
#include "run/deliver/rejects.h"
#include "run/deliver/to_accept.h"
#include "run/report.h"
#include "run/result/ledger.h"
#include "run/result/listing.h"

/* A file from which records say they came, kept for the run. */
struct gk_source_file {
    struct gk_bytes name; /* in the delivery's arena */
    bool hidden;          /* what it is called must not be shown */
};

struct gk_delivery {
    const struct gk_job *job;
    struct gk_output *records;     /* descriptor -1 with --check */
    struct gk_record_sheet *sheet; /* NULL: records are written as they are */
    struct gk_rejects *rejects;
    struct gk_reasons *reasons;
    struct gk_report *report;
    struct gk_to_accept *to_accept;
    struct gk_listing *listing; /* NULL: none is asked for */
    struct gk_ledger *ledger;   /* NULL: none is kept */
    struct gk_counts counts;
    struct gk_progress progress;
    uint64_t line;             /* of the current file, before the next batch */
    bool attention;            /* exit status 1 */
    bool typed_checked;        /* the first records have been looked at for names in options */
    struct gk_arena arena;     /* of findings at the end */
    struct gk_scanner scanner; /* of records to which the tally has added something */
    struct gk_scratch scratch;
    struct gk_map sources;        /* files that records name, by their number in the list ... */
    struct gk_buffer source_list; /* ... of struct gk_source_file */
    struct gk_answers answers;
};

enum gk_status gk_deliver(struct gk_delivery *, struct gk_batch *) GK_MUST_USE;

/* The end of all input: the tally's report, then the end of the report. */
enum gk_status gk_deliver_end(struct gk_delivery *) GK_MUST_USE;

/* The counts, and what a person should do next, on standard error. */
enum gk_status gk_deliver_say(const struct gk_delivery *) GK_MUST_USE;

void gk_delivery_free(struct gk_delivery *);

#endif
