/*
 * residue.h - inside lib/text/damage: the parts of gk_find_residue.
 */
#ifndef GK_TEXT_DAMAGE_RESIDUE_H
#define GK_TEXT_DAMAGE_RESIDUE_H

#include "text/cost.h"
#include "text/damage/examination.h"

enum gk_status gk_find_entities(struct gk_examination *) GK_MUST_USE;        /* entities.c */
enum gk_status gk_find_unicode_escapes(struct gk_examination *) GK_MUST_USE; /* escapes.c */
enum gk_status gk_find_sheet_escapes(struct gk_examination *) GK_MUST_USE;   /* escapes.c */
enum gk_status gk_find_encoded_bytes(struct gk_examination *) GK_MUST_USE;   /* encoded.c */
enum gk_status gk_find_byte_escapes(struct gk_examination *) GK_MUST_USE;    /* byteescapes.c */
enum gk_status gk_find_line_escapes(struct gk_examination *) GK_MUST_USE;    /* lineescapes.c */
enum gk_status gk_find_mail_words(struct gk_examination *) GK_MUST_USE;      /* mailwords.c */
enum gk_status gk_find_seven_bit(struct gk_examination *) GK_MUST_USE;       /* sevenbit.c */

/* The six bits of a letter of base64, else -1. */
int gk_residue_base64(uint32_t letter);

/* Whether valid UTF-8 holds a Han character. */
bool gk_residue_has_han(struct gk_bytes text);

/* The characters of GBK bytes, as UTF-8; *good only where all are pairs or ASCII and the mean cost
 * of the Han is below `dearest`, which is a cost that official documents have where nothing else
 * says that these are bytes. encoded.c */
enum { GK_DEAREST_GBK = 13 * GK_BIT };
enum gk_status gk_residue_decode_gbk(struct gk_bytes, uint32_t dearest, struct gk_buffer *text,
                                     bool *good) GK_MUST_USE;

/* Whether the character at `at` stands between [ and ] of a regular expression: a hyphen or ^ says
 * so. escapes.c */
bool gk_residue_is_in_class(const struct gk_examination *, size_t at);

/* The character for a number that some escape gives: 0 where it is none that may stand in a text
 * (surrogates, C0 other than tab and line ends, U+007F, noncharacters). */
uint32_t gk_residue_character(uint32_t number);

/* Joins the halves of a surrogate pair, 0 where they are none. */
uint32_t gk_residue_pair(uint32_t high, uint32_t low);

#endif
