/*
 * big5.h - Big5 with the extensions that systems agree on, from tables of our own.
 *
 * Code page 950 where it has a character, else HKSCS (as the WHATWG's Big5) inside the Basic
 * Multilingual Plane. A pair is lead << 8 | trail, lead 81 to FE, trail 40 to 7E or A1 to FE.
 * For detectors of damage, like gbk.h. Any thread; constant tables.
 */
#ifndef GK_TEXT_BIG5_H
#define GK_TEXT_BIG5_H

#include <stdint.h>

/* The pair of a character, or 0. */
uint16_t gk_big5_encode(uint32_t character);

/* The character of a pair, or 0 where there is none. */
uint32_t gk_big5_decode(unsigned lead, unsigned trail);

#endif
