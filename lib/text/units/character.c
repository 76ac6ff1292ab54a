/* What becomes of single characters. */
#include "text/fold.h"
#include "text/letter.h"
#include "text/simplify.h"
#include "text/tables/tables.h"
#include "text/units.h"

/* The few characters beyond the BMP are told apart as well as there is room: by numbers that stand
 * for syllables of Hangul, which folding leaves alone. */
static uint16_t unit_of(uint32_t folded)
{
    return (uint16_t)(folded < 0x10000 ? folded : 0xB000 | (folded & 0x0FFF));
}

uint16_t gk_unit_of_folded(uint32_t character)
{
    return gk_letter_is_blank(character) ? 0 : unit_of(character);
}

unsigned gk_units_of(uint32_t character, uint16_t out[GK_UNITS_MOST])
{
    uint32_t letters[GK_LETTERS_MOST];
    unsigned count = 0;
    unsigned most = gk_letter_fold(character, GK_FOLD_MATCHING, letters);
    for (unsigned i = 0; i < most; i++)
        if ((out[count] = gk_unit_of_folded(letters[i])) != 0)
            count++;
    return count;
}

_Static_assert((int)GK_UNITS_MOST == (int)GK_LETTERS_MOST, "a character's units are its letters");

static void fill_range(struct gk_units_table *table, uint32_t first, uint32_t last)
{
    for (uint32_t c = first; c <= last; c++) {
        uint16_t units[GK_UNITS_MOST];
        unsigned count = gk_units_of(c, units);
        table->unit[c] = !count ? 0 : count > 1 ? GK_UNIT_SEVERAL : units[0];
    }
}

/* Scripts that folding leaves alone, and rare Han by the table that it uses: asking for each
 * character would take several times as long. */
void gk_units_table_fill(struct gk_units_table *table)
{
    for (uint32_t c = 0x3400; c < 0xF900; c++)
        table->unit[c] = (uint16_t)c;
    for (size_t i = 0; i < gk_variant_count; i++)
        if (gk_variants[i].character < 0x4E00)
            table->unit[gk_variants[i].character] = unit_of(gk_variants[i].matched);
    fill_range(table, 0, 0x33FF);
    fill_range(table, 0xA000, 0xABFF);
    fill_range(table, 0xF900, 0xFFFF);
}

uint16_t gk_unit_matched(uint16_t unit)
{
    if (unit - 0x4E00 + 0u >= 0x5200)
        return unit;
    uint16_t common = gk_simplified_han[unit - 0x4E00];
    return common ? common : unit_of(gk_matched(unit));
}
