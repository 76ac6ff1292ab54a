/*
 * tables.h - inside lib/text: the tables made by the scripts beside this file.
 *
 * Two-byte codes: `characters` by lead (81 to FE) and trail; `page` numbers the blocks of `pairs`
 * by the high byte of a character, 0 for none.
 */
#ifndef GK_TEXT_TABLES_H
#define GK_TEXT_TABLES_H

#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

extern const uint16_t gk_gbk_characters[126 * 190];
extern const uint8_t gk_gbk_page[256];
extern const uint16_t gk_gbk_pairs[][256];

/* Private-use characters of GBK systems and the standard ones that succeeded them, sorted. */
struct gk_successor {
    uint32_t old;
    uint32_t standard;
};
extern const struct gk_successor gk_gbk_successors[];
extern const size_t gk_gbk_successor_count;

/* Characters that follow each other, with four-byte codes that do: the number of the first code,
 * and its character. Sorted. */
struct gk_gb18030_run {
    uint16_t code;
    uint16_t character;
};
extern const struct gk_gb18030_run gk_gb18030_runs[];
extern const size_t gk_gb18030_run_count;

extern const uint16_t gk_big5_characters[126 * 157];
extern const uint8_t gk_big5_page[256];
extern const uint16_t gk_big5_pairs[][256];

extern const uint8_t gk_shift_jis_page[256];
extern const uint16_t gk_shift_jis_pairs[][256];
extern const uint8_t gk_euc_kr_page[256];
extern const uint16_t gk_euc_kr_pairs[][256];

/* One-byte code pages: the row of a character by its block of 128, the byte in each page by row,
 * and the pages that have one. */
extern const uint8_t gk_codepage_block[512];
extern const uint16_t gk_codepage_row[][128];
extern const uint8_t gk_codepage_bytes[][20];
extern const uint32_t gk_codepage_sets[];

/* Eighths of a bit for each of U+4E00 to U+9FFF. */
extern const uint8_t gk_han_cost[0x9FFF - 0x4E00 + 1];

/* Bits of damage/gate.h for each of U+0800 to U+FFFF, four bytes that a wide load
 * may read, zeros. */
extern const uint8_t gk_suspect[0x10000 - 0x800 + 4];

/* A toned syllable in UTF-8, and the characters that are read so, most common first. Sorted by
 * `bare`, the syllable without its tone mark and v for ü. */
struct gk_reading {
    const char *bare;
    const char *syllable;
    const char *characters;
};
extern const struct gk_reading gk_readings[];
extern const size_t gk_reading_count;

/* Characters that take no column of a terminal, or two; all others take one. Sorted. */
struct gk_width_range {
    uint32_t first;
    uint32_t last;
    uint8_t width;
};
extern const struct gk_width_range gk_width_ranges[];
extern const size_t gk_width_range_count;

/* Simplified forms of U+4E00 to U+9FFF; 0: see gk_variants. */
extern const uint16_t gk_simplified_han[0x9FFF - 0x4E00 + 1];

/* Characters beyond that block, with a simplified form beyond U+FFFF, or matched by another form
 * than the simplified one; sorted. */
struct gk_variant {
    uint32_t character;
    uint32_t simplified;
    uint32_t matched;
};
extern const struct gk_variant gk_variants[];
extern const size_t gk_variant_count;

/* A character that stands for another: what should stand there, in text of either way of writing;
 * its neighbours, in simplified forms, that make a word with that; and those that make one with
 * what stands there. Sorted by character. */
struct gk_stand_in {
    uint16_t character;
    uint16_t traditional;
    uint16_t simplified;
    const char16_t *before;
    const char16_t *after;
    const char16_t *kept_before;
    const char16_t *kept_after;
};
extern const struct gk_stand_in gk_stand_ins[];
extern const size_t gk_stand_in_count;

/* A bit for the lower twelve of each of these characters. */
extern const uint64_t gk_stand_in_lows[64];

/* Unified ideographs of radicals, strokes and compatibility ideographs; 0: stays. */
extern const uint32_t gk_unified_radicals[0x2FDF - 0x2E80 + 1];
extern const uint32_t gk_unified_strokes[0x31EF - 0x31C0 + 1];
extern const uint32_t gk_unified_compatibility[0xFAFF - 0xF900 + 1];
extern const uint32_t gk_unified_supplement[0x2FA1F - 0x2F800 + 1];

#endif
