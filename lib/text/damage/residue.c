/*
 * What escapes leave: a template, a database or a spreadsheet wrote a character as an entity, as
 * \u or \x, as percent or equals signs with bytes, as letters of ASCII for mail, and nothing turned
 * it back.
 */
#include "text/damage/residue.h"

enum gk_status gk_find_residue(struct gk_examination *examination)
{
    static enum gk_status (*const parts[])(struct gk_examination *) = {
        gk_find_entities,      gk_find_mail_words,    gk_find_unicode_escapes, gk_find_byte_escapes,
        gk_find_sheet_escapes, gk_find_encoded_bytes, gk_find_seven_bit,       gk_find_line_escapes,
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && status == GK_OK; i++)
        status = parts[i](examination);
    return status;
}
