/*
 * answers.h - what people have answered to earlier runs (--accept, --decisions): which lines of it
 * findings of this run have met. A line that none has met is told at the end, where it stands, for
 * it may be out of date; so is a decision that does nothing.
 *
 * Of --accept only lines about rules of this verb are told: one file may serve several tools. One
 * thread at a time.
 */
#ifndef GK_RUN_DELIVER_ANSWERS_H
#define GK_RUN_DELIVER_ANSWERS_H

#include "run/report.h"
#include "run/workers/job.h"

/* Born as { 0 }; owns its memory. */
struct gk_answers {
    struct gk_arena arena;
    bool *decisions; /* of each: has a finding met it? NULL: none has yet */
    bool *accepted;
};

/* The finding has met what was decided about it, or said of it in --accept. */
enum gk_status gk_answers_meet(struct gk_answers *, const struct gk_settlement *,
                               const struct gk_finding *) GK_MUST_USE;

/* Reports what has not been met. */
enum gk_status gk_answers_report(const struct gk_answers *, const struct gk_job *,
                                 struct gk_report *) GK_MUST_USE;

void gk_answers_free(struct gk_answers *);

#endif
