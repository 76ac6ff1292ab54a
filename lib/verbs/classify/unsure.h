/*
 * unsure.h - how many records each taxonomy has decided, and why it has left the others: one
 * finding a taxonomy at the end of a run, classify.unsure.
 */
#ifndef GK_VERBS_CLASSIFY_UNSURE_H
#define GK_VERBS_CLASSIFY_UNSURE_H

#include "verbs/classify/classify.h"

/* Of a taxonomy: records by how they were answered. */
struct gk_unsure_counts {
    uint64_t of[GK_UNSURE_COUNT];
};

/* Owns its counts. Born as { 0 }; one thread. */
struct gk_unsure_tally {
    const struct gk_classifier *classifier;
    struct gk_arena arena;
    struct gk_unsure_counts *counts; /* as the classifier's taxonomies */
    bool tells;                      /* somebody reads what a run ends with */
};

enum gk_status gk_unsure_tally_open(struct gk_unsure_tally *,
                                    const struct gk_classifier *) GK_MUST_USE;

void gk_unsure_tally_close(struct gk_unsure_tally *);

/* As struct gk_verb wants them. What judge leaves for it in the verdict is an uint8_t a taxonomy:
 * an enum gk_unsure. Records held are not counted. */
enum gk_status gk_unsure_add(void *tally, const struct gk_place *, struct gk_verdict *) GK_MUST_USE;
enum gk_status gk_unsure_report(void *tally, struct gk_verdict *end);

#endif
