#include "run/form/table_markdown.h"

/* A line break would end the row, a stroke the cell. */
static enum gk_status write_cell(struct gk_bytes cell, struct gk_buffer *out)
{
    enum gk_status status = gk_buffer_append(out, GK_BYTES(" "));
    for (size_t i = 0; i < cell.length && status == GK_OK; i++) {
        char c = cell.at[i];
        if (c == '\n')
            status = gk_buffer_append(out, GK_BYTES("<br>"));
        else if (c == '\\' || c == '|' || c == '<')
            status = gk_buffer_append_byte(out, '\\');
        if (status == GK_OK && c != '\n' && c != '\r')
            status = gk_buffer_append_byte(out, c);
    }
    return status == GK_OK ? gk_buffer_append(out, GK_BYTES(" |")) : status;
}

static enum gk_status write_row(const struct gk_bytes *cells, size_t count, struct gk_buffer *out)
{
    enum gk_status status = gk_buffer_append_byte(out, '|');
    for (size_t i = 0; i < count && status == GK_OK; i++)
        status = write_cell(cells[i], out);
    return status == GK_OK ? gk_buffer_append_byte(out, '\n') : status;
}

enum gk_status gk_table_markdown(struct gk_buffer *out, const struct gk_table *table)
{
    enum gk_status status = write_row(table->titles, table->columns, out);
    for (size_t i = 0; i < table->columns && status == GK_OK; i++)
        status = gk_buffer_append(out, i ? GK_BYTES(" --- |") : GK_BYTES("| --- |"));
    if (status == GK_OK)
        status = gk_buffer_append_byte(out, '\n');
    for (size_t i = 0; i < table->rows && status == GK_OK; i++)
        status = write_row(table->cells + i * table->columns, table->columns, out);
    return status;
}
