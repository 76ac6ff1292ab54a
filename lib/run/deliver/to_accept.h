/*
 * to_accept.h - the findings of a run in the form of --accept, for a person to go through
 * (--write-accept=FILE): who and why are left empty, and as long as they are the line accepts
 * nothing.
 *
 * Written is what --accept can know again: a finding of a record, that is told and not yet
 * accepted or decided, whose rule can be accepted. Neither the value nor an id that would leak
 * something is ever written; findings that are left out for it are counted. One thread at a time.
 */
#ifndef GK_RUN_DELIVER_TO_ACCEPT_H
#define GK_RUN_DELIVER_TO_ACCEPT_H

#include "run/report.h"

/* Born with `today` filled in and the output opened by the caller; descriptor -1: nothing is
 * written. Owns its text. */
struct gk_to_accept {
    struct gk_output output;
    int32_t today;         /* what stands as `when` */
    struct gk_buffer text; /* not yet written */
    size_t last;           /* where the line before begins in it */
    uint64_t written;
    uint64_t left_out;
};

enum gk_status gk_to_accept_add(struct gk_to_accept *, struct gk_report *,
                                const struct gk_finding *, const struct gk_spot *) GK_MUST_USE;

enum gk_status gk_to_accept_flush(struct gk_to_accept *) GK_MUST_USE;

void gk_to_accept_free(struct gk_to_accept *);

#endif
