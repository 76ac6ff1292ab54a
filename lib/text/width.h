/*
 * width.h - how wide a text is on a terminal, in columns (tables/width.pl says from what).
 *
 * Characters count one by one: what a terminal joins into one picture (a family of emoji) is as
 * wide as its parts. A control character, and a byte that is no character, count one, as the mark
 * that is shown for them does. Any thread; constant tables.
 */
#ifndef GK_TEXT_WIDTH_H
#define GK_TEXT_WIDTH_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

/* 0, 1 or 2. */
unsigned gk_character_width(uint32_t c);

size_t gk_text_width(struct gk_bytes text);

/*
 * The beginning of the text that goes on one line of so many columns, at least one character: cut
 * at a blank, or beside a wide character, but not before a sign that closes (，。》) or behind one
 * that opens (《（); where there is no such place, anywhere. Blanks at the cut belong to it.
 */
struct gk_bytes gk_first_line(struct gk_bytes text, size_t columns);

#endif
