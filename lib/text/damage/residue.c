/*
 * What escapes leave: a template, a database or a spreadsheet wrote a character as an entity, as
 * \u, as percent or equals signs with bytes, and nothing turned it back.
 */
#include "text/damage/residue.h"

uint32_t gk_residue_character(uint32_t number)
{
    bool control = number < 0x20 && number != '\t' && number != '\n' && number != '\r';
    bool surrogate = number >= 0xD800 && number <= 0xDFFF;
    bool none = (number & 0xFFFE) == 0xFFFE || (number >= 0xFDD0 && number <= 0xFDEF);
    return control || surrogate || none || number == 0x7F || number > 0x10FFFF ? 0 : number;
}

uint32_t gk_residue_pair(uint32_t high, uint32_t low)
{
    if (high - 0xD800 >= 0x400 || low - 0xDC00 >= 0x400)
        return 0;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

enum gk_status gk_find_residue(struct gk_examination *examination)
{
    static enum gk_status (*const parts[])(struct gk_examination *) = {
        gk_find_entities,
        gk_find_unicode_escapes,
        gk_find_sheet_escapes,
        gk_find_encoded_bytes,
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && status == GK_OK; i++)
        status = parts[i](examination);
    return status;
}
