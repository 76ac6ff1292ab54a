/*
 * words.h - checks of the lists of words in profile.json; private to this room.
 */
#ifndef GK_PROFILE_LOAD_WORDS_H
#define GK_PROFILE_LOAD_WORDS_H

#include "profile/load/check.h"

/* What judges a word that is put in; the check stands at it. */
typedef enum gk_status gk_check_word(struct gk_check *, struct gk_bytes word);

/* A list of words, or, in an overlay, an object that amends the built-in list `model`. A NULL
 * `judge` wants no more of a word than that there is something in it. */
enum gk_status gk_check_words(struct gk_check *, const struct gk_json_value *,
                              const struct gk_json_value *model, gk_check_word *judge) GK_MUST_USE;

/* That no word of an office's stands in two of the lists of a type of gk-redact: `type` as the
 * office writes it, `model` the built-in one. */
enum gk_status gk_check_roles(struct gk_check *, const struct gk_json_value *type,
                              const struct gk_json_value *model) GK_MUST_USE;

#endif
