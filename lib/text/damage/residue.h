/*
 * residue.h - inside lib/text/damage: the parts of gk_find_residue.
 */
#ifndef GK_TEXT_DAMAGE_RESIDUE_H
#define GK_TEXT_DAMAGE_RESIDUE_H

#include "text/damage/examination.h"

enum gk_status gk_find_entities(struct gk_examination *) GK_MUST_USE;        /* entities.c */
enum gk_status gk_find_unicode_escapes(struct gk_examination *) GK_MUST_USE; /* escapes.c */
enum gk_status gk_find_sheet_escapes(struct gk_examination *) GK_MUST_USE;   /* escapes.c */
enum gk_status gk_find_encoded_bytes(struct gk_examination *) GK_MUST_USE;   /* encoded.c */

/* The character for a number that some escape gives: 0 where it is none that may stand in a text
 * (surrogates, C0 other than tab and line ends, U+007F, noncharacters). */
uint32_t gk_residue_character(uint32_t number);

/* Joins the halves of a surrogate pair, 0 where they are none. */
uint32_t gk_residue_pair(uint32_t high, uint32_t low);

#endif
