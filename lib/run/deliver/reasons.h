/*
 * reasons.h - a copy of the held records with what is wrong with each (--rejects-reason=FILE):
 * JSON lines in UTF-8, the record as it was judged with `gk.findings` added, an array of objects
 * with rule, severity, pointer, start, end and message, as the report has them.
 *
 * A copy for people and programs that mend; the rejects keep the bytes as they came. What cannot be
 * read as a record, or whose `gk` is no object, has no place for it: it is left out and counted.
 * Neither a value nor a pointer that would leak something is added. One thread at a time.
 */
#ifndef GK_RUN_DELIVER_REASONS_H
#define GK_RUN_DELIVER_REASONS_H

#include "record/scan.h"
#include "run/report.h"

/* Born as { 0 }, its output opened by the caller; descriptor -1: nothing is written. Owns its
 * memory. */
struct gk_reasons {
    struct gk_output output;
    struct gk_buffer text; /* not yet written */
    struct gk_buffer findings;
    struct gk_scanner scanner;
    struct gk_arena arena;
    uint64_t left_out;
};

/* Adds the record, which is held and whose findings the report has told. */
enum gk_status gk_reasons_add(struct gk_reasons *, struct gk_report *, const struct gk_outcome *,
                              const struct gk_spot *) GK_MUST_USE;

enum gk_status gk_reasons_flush(struct gk_reasons *) GK_MUST_USE;

void gk_reasons_free(struct gk_reasons *);

#endif
