/*
 * codepage.h - code pages that Chinese text is taken for by mistake, from character to byte.
 *
 * A reader without a stated character set guesses one, and a guesser of character sets names one
 * of these for UTF-8, GBK or Big5. What it then writes can be turned back into the bytes it read
 * with the tables here: one-byte pages by their upper halves, and the two-byte codes of Japan and
 * Korea. Those of China are in gbk.h and big5.h. A byte that a page leaves free counts as the C1
 * control of its number, as web browsers read it.
 *
 * Source: the tables of tables/codepages.pl, shift_jis.pl and euc_kr.pl, which say from what.
 * Any thread; constant tables.
 */
#ifndef GK_TEXT_CODEPAGE_H
#define GK_TEXT_CODEPAGE_H

#include <stdbool.h>
#include <stdint.h>

/* Of the Latin pages first: those of Western and Central Europe and Turkey. */
enum gk_codepage {
    GK_ISO_8859_1,
    GK_WINDOWS_1252,
    GK_ISO_8859_15,
    GK_ISO_8859_9,
    GK_WINDOWS_1254,
    GK_ISO_8859_2,
    GK_WINDOWS_1250,
    GK_ISO_8859_16,
    GK_ISO_8859_5,
    GK_WINDOWS_1251,
    GK_KOI8_R,
    GK_MAC_ROMAN,
    GK_MAC_CYRILLIC,
    GK_CP437,
    GK_CP850,
    GK_CP852,
    GK_CP855,
    GK_CP866,
    GK_TIS_620,
    GK_CP874,
    GK_CODEPAGE_COUNT,
};

static inline bool gk_codepage_is_latin(enum gk_codepage page)
{
    return page <= GK_ISO_8859_16;
}

/* As it is registered, or as systems name it. */
const char *gk_codepage_name(enum gk_codepage);

/* The pages that have the character in their upper halves, a bit each. */
uint32_t gk_codepages_of(uint32_t character);

/* Whether it has characters for all bytes, or nearly all: what it does not have a reader may have
 * dropped. */
static inline bool gk_codepage_has_all(enum gk_codepage page)
{
    return page < GK_TIS_620;
}

/* The byte (80 to FF) of the character in the page, or 0. */
unsigned gk_codepage_byte(enum gk_codepage, uint32_t character);

/* The bytes of a character, lead << 8 | trail, or its single byte; 0: there are none. */
uint16_t gk_shift_jis_encode(uint32_t character);
uint16_t gk_euc_kr_encode(uint32_t character);

/* Big5 as Unicode first published it, where it has another pair for the character than the code
 * pages of systems: kana, Cyrillic letters and numbers in circles and brackets; else 0. */
uint16_t gk_big5_first_encode(uint32_t character);

#endif
