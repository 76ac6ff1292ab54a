/*
 * status_words.h - what a record says of its own force: 有效, 废止. Inside this room.
 *
 * The words are the profile's, rules/status.title: `valid` and `repealed`, what the field status
 * may say; a word of `repealed` in brackets behind a title (domain/title.h) marks it as well, but
 * not 部分废止, `partly`.
 */
#ifndef GK_VERBS_VALIDATE_STATUS_WORDS_H
#define GK_VERBS_VALIDATE_STATUS_WORDS_H

#include "verbs/validate/judging.h"

/* In the plan's arena. */
struct gk_status_words {
    struct gk_bytes *valid;
    size_t valid_count;
    struct gk_bytes *repealed;
    size_t repealed_count;
    struct gk_bytes *partly;
    size_t partly_count;
};

/* Asks the plan for the title. */
enum gk_status gk_status_words_read(struct gk_status_words *,
                                    struct gk_validate_plan *) GK_MUST_USE;

enum gk_force {
    GK_FORCE_UNSAID, /* nothing, or something that is neither */
    GK_FORCE_VALID,
    GK_FORCE_REPEALED,
};

/* By the field status. */
enum gk_status gk_force_by_field(struct gk_judging *, const struct gk_status_words *,
                                 enum gk_force *) GK_MUST_USE;

/* Whether the title is marked as repealed. */
enum gk_status gk_force_by_title(struct gk_judging *, const struct gk_status_words *,
                                 bool *marked) GK_MUST_USE;

#endif
