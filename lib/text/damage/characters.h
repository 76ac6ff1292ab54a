/*
 * characters.h - inside lib/text/damage: the parts of gk_find_characters that are an idea of
 * their own.
 */
#ifndef GK_TEXT_DAMAGE_CHARACTERS_H
#define GK_TEXT_DAMAGE_CHARACTERS_H

#include "text/damage/examination.h"

enum gk_status gk_find_radicals(struct gk_examination *) GK_MUST_USE; /* radicals.c */
enum gk_status gk_find_mixed(struct gk_examination *) GK_MUST_USE;    /* mixed.c */

/* Length of a sequence that proves that U+FFFD was read as GBK, such as 锟斤拷; 0: there is none.
 * losses.c */
size_t gk_replacement_as_gbk_length(const struct gk_examination *, size_t at);

#endif
