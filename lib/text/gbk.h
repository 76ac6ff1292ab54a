/*
 * gbk.h - code page 936 and the two-byte part of GB 18030, from tables of our own.
 *
 * Detectors of damage ask what bytes a character had and what characters bytes make, in both
 * directions and for every pair; iconv answers that differently on every system, or not at all.
 * A pair is lead << 8 | trail, lead 81 to FE, trail 40 to 7E or 80 to FE. The user-defined pairs
 * (AAA1-AFFE, F8A1-FEFE, A140-A7A0) are the private-use characters U+E000 to U+E765, as on
 * Windows. Pairs that GB 18030 filled after code page 936 was made have their standard
 * characters; the private-use characters that older systems gave them are encoded as well.
 *
 * Source: code page 936 as registered with IANA (GBK), GB 18030-2005 and -2022.
 * Any thread; constant tables.
 */
#ifndef GK_TEXT_GBK_H
#define GK_TEXT_GBK_H

#include <stdbool.h>
#include <stdint.h>

/* The pair of a character, its single byte for ASCII and the euro sign (80), or 0. */
uint16_t gk_gbk_encode(uint32_t character);

/* The character of a pair, or 0 where there is none. */
uint32_t gk_gbk_decode(unsigned lead, unsigned trail);

/* The standard character for one that GBK systems keep in the private-use area (U+E78D-E796,
 * U+E7C7, U+E7C8, U+E815-E864), else the character itself. */
uint32_t gk_gbk_standard(uint32_t character);

static inline bool gk_gbk_is_lead(unsigned byte)
{
    return byte - 0x81 < 0x7E;
}

static inline bool gk_gbk_is_trail(unsigned byte)
{
    return byte - 0x40 < 0xBF && byte != 0x7F;
}

#endif
