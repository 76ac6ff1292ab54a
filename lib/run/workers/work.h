/*
 * work.h - judging the lines of a batch: any thread, one worker each.
 */
#ifndef GK_RUN_WORKERS_WORK_H
#define GK_RUN_WORKERS_WORK_H

#include "record/scan.h"
#include "run/workers/batch.h"
#include "run/workers/bytewise.h"
#include "run/workers/job.h"

/* Owns all that one worker needs. Born as { .job = … }; freed with gk_worker_free. */
struct gk_worker {
    const struct gk_job *job;
    struct gk_batch batch;
    struct gk_scanner scanner;
    struct gk_scratch scratch;
    struct gk_decoder decoder;
    struct gk_bytewise bytewise;
    struct gk_buffer doubted; /* struct doubted: lines of the batch */
};

/* Turns the lines of the worker's batch into outcomes. GK_INVALID, with a message, where this
 * system cannot decode the encoding asked for. */
enum gk_status gk_work(struct gk_worker *) GK_MUST_USE;

void gk_worker_free(struct gk_worker *);

#endif
