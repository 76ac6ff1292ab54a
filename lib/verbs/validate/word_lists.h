/*
 * word_lists.h - lists of words of the profile, and which of them have a word in a text. Inside
 * this room.
 *
 * Matched as the tools match (text/fold.h). Built by one thread, then only read.
 */
#ifndef GK_VERBS_VALIDATE_WORD_LISTS_H
#define GK_VERBS_VALIDATE_WORD_LISTS_H

#include "verbs/validate/judging.h"

/* Owns its words. Born as { 0 }; to be closed in every case. */
struct gk_word_lists {
    struct gk_words words;
};

/* Adds the list rules/RULE/PARAMETER as list `number`, below 32; then it is to be built. */
enum gk_status gk_word_lists_add(struct gk_word_lists *, struct gk_validate_plan *, enum gk_rule_id,
                                 const char *parameter, unsigned number) GK_MUST_USE;
enum gk_status gk_word_lists_build(struct gk_word_lists *) GK_MUST_USE;
void gk_word_lists_close(struct gk_word_lists *);

/* A bit for each list that has a word in the text. */
enum gk_status gk_word_lists_in(const struct gk_word_lists *, struct gk_judging *,
                                struct gk_bytes text, unsigned *lists) GK_MUST_USE;

/* The same, where a word that stands inside one of the list `spared` does not count. */
enum gk_status gk_word_lists_outside(const struct gk_word_lists *, struct gk_judging *,
                                     struct gk_bytes text, unsigned spared,
                                     unsigned *lists) GK_MUST_USE;

#endif
