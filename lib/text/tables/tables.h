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

/* Eighths of a bit for each of U+4E00 to U+9FFF. */
extern const uint8_t gk_han_cost[0x9FFF - 0x4E00 + 1];

/* A toned syllable in UTF-8, and the characters that are read so, most common first. Sorted by
 * `bare`, the syllable without its tone mark and v for ü. */
struct gk_reading {
    const char *bare;
    const char *syllable;
    const char *characters;
};
extern const struct gk_reading gk_readings[];
extern const size_t gk_reading_count;

#endif
