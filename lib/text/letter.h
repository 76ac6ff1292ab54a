/*
 * letter.h - inside lib/text: what becomes of one character when a text is folded.
 *
 * What depends on what stands beside it (blanks, glosses, ○) is decided in fold.c. Any thread.
 */
#ifndef GK_TEXT_LETTER_H
#define GK_TEXT_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* Ⅷ becomes v i i i. */
enum { GK_LETTERS_MOST = 4 };

/*
 * The characters that one becomes, by the options of fold.h; returns how many, 0 where it is
 * dropped.
 */
unsigned gk_letter_fold(uint32_t character, unsigned options, uint32_t out[GK_LETTERS_MOST]);

/* Whether it is a number or numeral of its own, such as ⑫ or Ⅻ. */
bool gk_letter_is_numeral(uint32_t character);

/* The digit that a simplified Han character writes, from 一 and 壹 to 九 and 玖, 〇 and 零; else 10. */
unsigned gk_letter_digit(uint32_t character);

/* What folding makes of a blank. */
static inline bool gk_letter_is_blank(uint32_t c)
{
    return c == ' ' || c - '\t' < 5;
}

#endif
