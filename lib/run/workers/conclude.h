/*
 * conclude.h - once a record's verdict stands: its edits made, the verb's result written in.
 *
 * Depends on the record and its verdict alone, so it may be done again where the tally has added
 * to the verdict. Any thread, with a scratch of its own.
 */
#ifndef GK_RUN_WORKERS_CONCLUDE_H
#define GK_RUN_WORKERS_CONCLUDE_H

#include "run/workers/batch.h"
#include "run/workers/job.h"

/* Whether the verb's result finds a `gk` that is no object, where it cannot be written: then the
 * finding gk.foreign is added, if the verb has not added it for that already. */
enum gk_status gk_conclude_foreign(const struct gk_job *, struct gk_verdict *) GK_MUST_USE;

/* Appends to batch->edited what the record, which passes, reads as from now on, where that is not
 * as it came, and says so in the outcome. */
enum gk_status gk_conclude(const struct gk_job *, struct gk_scratch *, struct gk_batch *,
                           struct gk_outcome *) GK_MUST_USE;

#endif
