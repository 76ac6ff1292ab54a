/*
 * title_words.h - the profile's words of titles (domain/title.h), which stand in profile.json under
 * title.
 */
#ifndef GK_PROFILE_TITLE_WORDS_H
#define GK_PROFILE_TITLE_WORDS_H

#include "domain/title.h"
#include "profile/profile.h"

/* Reads all lists and builds the words; they are to be freed in any case. */
enum gk_status gk_title_words_read(struct gk_title_words *, const struct gk_profile *) GK_MUST_USE;

#endif
