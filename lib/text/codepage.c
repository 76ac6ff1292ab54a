#include "text/codepage.h"

#include <stddef.h>

#include "text/tables/tables.h"

static unsigned row_of(uint32_t c)
{
    return c <= 0xFFFF ? gk_codepage_row[gk_codepage_block[c >> 7]][c & 0x7F] : 0;
}

const char *gk_codepage_name(enum gk_codepage page)
{
    static const char *const names[] = {
        "ISO-8859-1", "Windows-1252", "ISO-8859-15",  "ISO-8859-9", "Windows-1254",
        "ISO-8859-2", "Windows-1250", "ISO-8859-16",  "ISO-8859-5", "Windows-1251",
        "KOI8-R",     "Mac Roman",    "Mac Cyrillic", "CP437",      "CP850",
        "CP852",      "CP855",        "CP866",        "TIS-620",    "CP874",
    };
    return names[page];
}

uint32_t gk_codepages_of(uint32_t c)
{
    return gk_codepage_sets[row_of(c)];
}

unsigned gk_codepage_byte(enum gk_codepage page, uint32_t c)
{
    return gk_codepage_bytes[row_of(c)][page];
}

uint16_t gk_shift_jis_encode(uint32_t c)
{
    if (c < 0x80)
        return (uint16_t)c;
    return c <= 0xFFFF ? gk_shift_jis_pairs[gk_shift_jis_page[c >> 8]][c & 0xFF] : 0;
}

uint16_t gk_euc_kr_encode(uint32_t c)
{
    if (c < 0x80)
        return (uint16_t)c;
    return c <= 0xFFFF ? gk_euc_kr_pairs[gk_euc_kr_page[c >> 8]][c & 0xFF] : 0;
}

uint16_t gk_big5_first_encode(uint32_t c)
{
    /* Characters that follow each other, and the place of the first one, counted from C640. */
    static const struct {
        uint16_t first, last, place;
    } runs[] = {
        { 0x30FE, 0x30FE, 63 },  { 0x309D, 0x309E, 64 },  { 0x3005, 0x3005, 66 },
        { 0x3041, 0x3093, 67 },  { 0x30A1, 0x30F6, 150 }, { 0x0414, 0x0415, 236 },
        { 0x0401, 0x0401, 238 }, { 0x0416, 0x041C, 239 }, { 0x0423, 0x0435, 246 },
        { 0x0451, 0x0451, 265 }, { 0x0436, 0x044F, 266 }, { 0x2460, 0x2469, 292 },
        { 0x2474, 0x247D, 302 },
    };
    enum { TRAILS = 157, LOW_TRAILS = 0x3F };
    for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
        if (c < runs[i].first || c > runs[i].last)
            continue;
        unsigned place = runs[i].place + (c - runs[i].first), trail = place % TRAILS;
        trail += trail < LOW_TRAILS ? 0x40 : 0xA1 - LOW_TRAILS;
        return (uint16_t)((0xC6 + place / TRAILS) << 8 | trail);
    }
    return 0;
}
