#include "run/cell.h"

enum gk_status gk_cell_append(struct gk_buffer *text, struct gk_bytes cell)
{
    bool first = !text->length || text->at[text->length - 1] == '\n';
    bool formula = cell.length > 1 && memchr("=+-@", cell.at[0], 4) != NULL;
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
