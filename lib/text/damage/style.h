/*
 * style.h - inside lib/text/damage: the parts of gk_find_style.
 */
#ifndef GK_TEXT_DAMAGE_STYLE_H
#define GK_TEXT_DAMAGE_STYLE_H

#include "text/damage/examination.h"

enum gk_status gk_find_brackets(struct gk_examination *) GK_MUST_USE;     /* brackets.c */
enum gk_status gk_find_zeros(struct gk_examination *) GK_MUST_USE;        /* zeros.c */
enum gk_status gk_find_placeholders(struct gk_examination *) GK_MUST_USE; /* placeholders.c */
enum gk_status gk_find_checkboxes(struct gk_examination *) GK_MUST_USE;   /* placeholders.c */

#endif
