/*
 * characters.h - inside lib/text/damage: the parts of gk_find_characters that are an idea of
 * their own.
 */
#ifndef GK_TEXT_DAMAGE_CHARACTERS_H
#define GK_TEXT_DAMAGE_CHARACTERS_H

#include "text/damage/examination.h"

enum gk_status gk_find_radicals(struct gk_examination *) GK_MUST_USE;  /* radicals.c */
enum gk_status gk_find_mixed(struct gk_examination *) GK_MUST_USE;     /* mixed.c */
enum gk_status gk_find_stand_ins(struct gk_examination *) GK_MUST_USE; /* standin.c */
enum gk_status gk_find_sequences(struct gk_examination *) GK_MUST_USE; /* sequences.c */

/* A form that only simplified text has. mixed.c */
bool gk_is_simplified_only(uint32_t character);

/* Whether the character is a byte of other damage. needed.c */
bool gk_is_byte(const struct gk_examination *, size_t at);

/* Whether a control stands here that shifts to another set of characters (ISO 2022). needed.c */
bool gk_is_shift(const struct gk_examination *, size_t at);

/* Length of a sequence that proves that U+FFFD was read as GBK, such as 锟斤拷; 0: there is none.
 * losses.c */
size_t gk_replacement_as_gbk_length(const struct gk_examination *, size_t at);

#endif
