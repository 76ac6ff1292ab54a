/*
 * allowed.h - the phrases of one text that cover the terms and marks inside them.
 *
 * Kept are only the longest phrase of a group behind each cell, so that room is in proportion to
 * the text; a group is what --allow names, or the phrases of one row of the lexicon.
 */
#ifndef GK_VERBS_REDACT_ALLOWED_H
#define GK_VERBS_REDACT_ALLOWED_H

#include "match/words.h"

/*
 * Gathers the phrases that end there into `allowed`, in place of what it holds. *all is false
 * where there are too many to keep: phrases of very many rows, one inside the other.
 */
enum gk_status gk_redact_allowed_gather(struct gk_matches *allowed, const struct gk_words *,
                                        const struct gk_endings *, bool *all) GK_MUST_USE;

/* Whether a phrase of --allow reaches over cells [start, end). */
bool gk_redact_allowed_covers(const struct gk_matches *allowed, uint32_t start, uint32_t end);

#endif
