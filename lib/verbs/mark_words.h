/*
 * mark_words.h - the profile's words of marks (domain/marks.h).
 *
 * They stand in profile.json under redact.secret_mark, redact.internal_mark and
 * redact.disclosure_mark, and serve every verb.
 */
#ifndef GK_VERBS_MARK_WORDS_H
#define GK_VERBS_MARK_WORDS_H

#include "domain/marks.h"
#include "profile/profile.h"

/* Reads all lists and builds the words; they are to be freed in any case. */
enum gk_status gk_mark_words_read(struct gk_mark_words *, const struct gk_profile *) GK_MUST_USE;

#endif
