/*
 * evaluate_count.h - inside evaluate: the steps by which an evaluation counts.
 */
#ifndef GK_VERBS_CLASSIFY_EVALUATE_COUNT_H
#define GK_VERBS_CLASSIFY_EVALUATE_COUNT_H

#include "verbs/classify/evaluate.h"

/* As struct gk_verb wants them. */
enum gk_status gk_evaluation_add(void *tally, const struct gk_place *,
                                 struct gk_verdict *) GK_MUST_USE;
enum gk_status gk_evaluation_report(void *tally, struct gk_verdict *end);

#endif
