#include "text/cost.h"

/* The class of a character that is no Han of U+4E00 to U+9FFF: up to `last`, from where the row
 * before ends. Set so that on clean official text no class outweighs what it stands in. */
static const struct {
    uint32_t last;
    uint8_t bits;
} classes[] = {
    { 0x1F, 12 },                                    /* controls */
    { 0x7E, 3 },                                     /* ASCII, as in cost.h */
    { 0xA6, 14 },                                    /* C1 and signs */
    { 0xA8, 8 },                                     /* § ¨ */
    { 0xAF, 14 },   { 0xB1, 8 },                     /* ° ± */
    { 0xB6, 14 },   { 0xB7, 6 },                     /* · */
    { 0xD6, 13 },   { 0xD7, 8 },                     /* × */
    { 0xF6, 12 },   { 0xF7, 8 },                     /* ÷ */
    { 0x24F, 12 },                                   /* Latin with marks */
    { 0x36F, 15 },                                   /* phonetic letters, combining marks */
    { 0x3FF, 9 },                                    /* Greek */
    { 0x45F, 9 },                                    /* Cyrillic */
    { 0x1FFF, 15 }, { 0x2013, 12 },   { 0x2014, 5 }, /* — */
    { 0x2017, 12 }, { 0x201D, 5 },                   /* quotation marks */
    { 0x2025, 12 }, { 0x2026, 5 },                   /* … */
    { 0x20FF, 12 }, { 0x22FF, 10 }, /* letterlike signs, numerals, arrows, operators */
    { 0x245F, 12 }, { 0x24FF, 10 }, /* enclosed numbers */
    { 0x257F, 11 },                 /* box drawing */
    { 0x26FF, 10 },                 /* shapes */
    { 0x2FFF, 18 }, { 0x3002, 4 },  /* blank 、 。 */
    { 0x3011, 6 },                  /* brackets */
    { 0x3015, 6 },  { 0x303F, 11 },   { 0x30FF, 13 }, /* kana */
    { 0x312F, 16 },                                   /* bopomofo */
    { 0x33FF, 11 },                                   /* enclosed, units */
    { 0x4DFF, 22 },                                   /* extension A */
    { 0x9FFF, 22 },                                   /* in the table */
    { 0xDFFF, 18 }, { 0xF8FF, 20 },                   /* private use */
    { 0xFAFF, 16 },                                   /* compatibility ideographs */
    { 0xFE2F, 18 }, { 0xFE4F, 14 },                   /* forms for vertical writing */
    { 0xFE6F, 11 },                                   /* small forms */
    { 0xFF00, 18 }, { 0xFF0C, 6 },                    /* full-width punctuation … */
    { 0xFF19, 8 },  { 0xFF1B, 6 },    { 0xFF5E, 8 },  /* … and ASCII */
    { 0xFFEF, 14 }, { 0x10FFFF, 22 },
};

uint32_t gk_cost_of_class(uint32_t c)
{
    size_t low = 0, high = sizeof classes / sizeof classes[0] - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c <= classes[middle].last)
            high = middle;
        else
            low = middle + 1;
    }
    return (uint32_t)classes[low].bits * GK_BIT;
}

uint64_t gk_cost_sum(const uint32_t *characters, size_t count)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += gk_cost(characters[i]);
    return sum;
}
