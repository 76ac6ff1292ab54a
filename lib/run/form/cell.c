#include "run/form/cell.h"

#include "base/utf8.h"

static bool begins_formula(struct gk_bytes cell)
{
    size_t length;
    if (cell.length < 2)
        return false;
    uint32_t c = gk_utf8_decode(cell, &length);
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    return c == '=' || c == '+' || c == '-' || c == '@';
}

enum gk_status gk_cell_append(struct gk_buffer *text, struct gk_bytes cell)
{
    bool first = !text->length || text->at[text->length - 1] == '\n';
    bool formula = begins_formula(cell);
    if (gk_buffer_print(text, "%s\"%s", first ? "" : ",", formula ? "'" : "") != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < cell.length; i++) {
        if (cell.at[i] == '"' && gk_buffer_append_byte(text, '"') != GK_OK)
            return GK_NO_MEMORY;
        if (gk_buffer_append_byte(text, cell.at[i]) != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_buffer_append_byte(text, '"');
}
