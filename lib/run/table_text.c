#include "run/table_text.h"

#include "base/utf8.h"
#include "finding/sentence.h"

static size_t width(struct gk_bytes text)
{
    size_t columns = 0;
    while (text.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        columns += c >= 0x1100 && c != GK_UTF8_INVALID ? 2 : 1;
        text.at += length;
        text.length -= length;
    }
    return columns;
}

static size_t column_width(const struct gk_table *table, size_t column)
{
    size_t widest = width(table->titles[column]);
    for (size_t row = 0; row < table->rows; row++) {
        size_t cell = width(table->cells[row * table->columns + column]);
        widest = cell > widest ? cell : widest;
    }
    return widest;
}

static enum gk_status append_row(struct gk_buffer *out, const struct gk_table *table,
                                 const struct gk_bytes *cells, const size_t *widths)
{
    for (size_t i = 0; i < table->columns; i++) {
        int blanks = (int)(widths[i] - width(cells[i]));
        bool figure = i >= table->first_figure;
        bool last = i + 1 == table->columns;
        if (gk_buffer_print(out, "%*s", figure ? blanks : 0, "") != GK_OK ||
            gk_sentence_echo(out, cells[i]) != GK_OK ||
            gk_buffer_print(out, "%*s",
                            last     ? 0
                            : figure ? 2
                                     : blanks + 2,
                            "") != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_buffer_append_byte(out, '\n');
}

enum gk_status gk_table_text(struct gk_buffer *out, const struct gk_table *table,
                             struct gk_arena *arena)
{
    size_t *widths = gk_arena_array(arena, table->columns, sizeof *widths);
    if (!widths)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < table->columns; i++)
        widths[i] = column_width(table, i);
    enum gk_status status = append_row(out, table, table->titles, widths);
    for (size_t row = 0; status == GK_OK && row < table->rows; row++)
        status = append_row(out, table, table->cells + row * table->columns, widths);
    return status;
}
