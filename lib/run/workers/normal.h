/*
 * normal.h - what a record reads as for programs behind (--normal): its fields under their own
 * names, dates in dated fields as RFC 3339 writes them, all else as it was.
 *
 * A name is left where the office has given the field's own name to another field, and where two
 * members stand for one field: reading the record again must find the same fields. A date is left
 * where it cannot be read whole, where the weekday beside it is another day's, and where something
 * else in it is changed. Pointers that earlier tools, or this one, have put into `gk` name the
 * members anew.
 *
 * Depends on the record and its verdict alone. Any thread.
 */
#ifndef GK_RUN_WORKERS_NORMAL_H
#define GK_RUN_WORKERS_NORMAL_H

#include "run/workers/job.h"

/* Adds these edits to those of the verdict, which has been gathered and has its result. */
enum gk_status gk_normal_add_edits(const struct gk_job *, struct gk_scratch *,
                                   struct gk_verdict *) GK_MUST_USE;

/* The name by which a column or member of that name is written: the field's own, or itself. */
struct gk_bytes gk_normal_name(const struct gk_field_names *, struct gk_bytes name);

#endif
