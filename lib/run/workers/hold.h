/*
 * hold.h - lines that are no record: held, whatever a profile says, with what is wrong with them.
 */
#ifndef GK_RUN_WORKERS_HOLD_H
#define GK_RUN_WORKERS_HOLD_H

#include "record/scan.h"
#include "run/workers/batch.h"
#include "run/workers/job.h"
#include "text/doubled.h"

/* A line that the scanner refused; its id may have stood before the fault. */
enum gk_status gk_hold_fault(const struct gk_job *, struct gk_batch *, const struct gk_record *,
                             const struct gk_fault *, struct gk_bytes raw,
                             struct gk_bytes text) GK_MUST_USE;

/* A line that is larger than a record may be. */
enum gk_status gk_hold_oversize(const struct gk_job *, struct gk_batch *,
                                struct gk_bytes raw) GK_MUST_USE;

/* A line of a document over several lines, which is held as one record: its first line says why,
 * the others follow it into the rejects. */
enum gk_status gk_hold_document(const struct gk_job *, struct gk_batch *,
                                struct gk_bytes raw) GK_MUST_USE;

/* A line that is not wholly in its encoding; `record` is what could be read of it. */
enum gk_status gk_hold_undecoded(const struct gk_job *, struct gk_batch *, const struct gk_record *,
                                 const struct gk_decoding *, struct gk_bytes raw) GK_MUST_USE;

/* A line that was escaped byte by byte; `record` is what it says as it stands. */
enum gk_status gk_hold_bytewise(const struct gk_job *, struct gk_batch *, const struct gk_record *,
                                enum gk_encoding, const struct gk_doubled *,
                                struct gk_bytes raw) GK_MUST_USE;

/* A row or an element that is no record for a fault of its own; `record` is what could be read. */
enum gk_status gk_hold_row(const struct gk_job *, struct gk_batch *, const struct gk_record *,
                           const struct gk_row_fault *, struct gk_bytes raw) GK_MUST_USE;

/* Something is said of a place in the file where no record stands. */
enum gk_status gk_say_of_row(const struct gk_job *, struct gk_batch *,
                             const struct gk_row_fault *) GK_MUST_USE;

#endif
