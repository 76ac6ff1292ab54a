/*
 * pair_classes.h - to which classes of pairs.tsv a record belongs. Inside this room.
 *
 * The words of all rows are looked for at once. What costs more, the column and the category, is
 * asked for where the title leaves a row open.
 */
#ifndef GK_VERBS_VALIDATE_PAIR_CLASSES_H
#define GK_VERBS_VALIDATE_PAIR_CLASSES_H

#include "verbs/validate/judging.h"

/* Owns its words; the rest lives in the plan's arena. Born as { 0 }. */
struct gk_pair_classes {
    const struct gk_partners *partners;
    uint32_t *asked; /* of each class: its first condition that asks for a word of the title, or
                      * condition_count */
    struct gk_words words; /* of titles and columns, by the number of their condition … */
    uint32_t condition_count;
    struct gk_buffer
        parted; /* … or of a word in two parts, 征求…意见: uint32_t each, whose it is */
};

/* Sets what the plan is asked for: the title, and where a row needs it the category. */
enum gk_status gk_pair_classes_open(struct gk_pair_classes *,
                                    struct gk_validate_plan *) GK_MUST_USE;
void gk_pair_classes_close(struct gk_pair_classes *);

/* A bit for each row of whose first, and of whose second class the record is. Uses
 * scratch->folded and scratch->matches. */
enum gk_status gk_pair_classes_of(const struct gk_pair_classes *, struct gk_judging *,
                                  uint64_t *first, uint64_t *second) GK_MUST_USE;

#endif
