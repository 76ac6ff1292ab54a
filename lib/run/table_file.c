#include "run/table_file.h"

#include "record/writer.h"
#include "run/cell.h"
#include "run/table_text.h"

bool gk_table_format_find(struct gk_bytes path, enum gk_table_format *format)
{
    if (gk_bytes_end_with(path, GK_BYTES(".txt")))
        *format = GK_TABLE_TEXT;
    else if (gk_bytes_end_with(path, GK_BYTES(".csv")))
        *format = GK_TABLE_CSV;
    else if (gk_bytes_end_with(path, GK_BYTES(".json")))
        *format = GK_TABLE_JSON;
    else
        return false;
    return true;
}

/* ---- csv and json */

static enum gk_status append_csv_row(struct gk_buffer *out, const struct gk_bytes *cells,
                                     size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        if (gk_cell_append(out, cells[i]) != GK_OK)
            return GK_NO_MEMORY;
    return gk_buffer_append(out, GK_BYTES("\r\n"));
}

static enum gk_status append_csv(struct gk_buffer *out, const struct gk_table *table)
{
    enum gk_status status = append_csv_row(out, table->titles, table->columns);
    for (size_t row = 0; status == GK_OK && row < table->rows; row++)
        status = append_csv_row(out, table->cells + row * table->columns, table->columns);
    return status;
}

static void write_row(struct gk_writer *writer, const struct gk_table *table,
                      const struct gk_bytes *cells)
{
    gk_write_break(writer);
    gk_write_open(writer, '{');
    for (size_t i = 0; i < table->columns; i++) {
        gk_write_name(writer, table->names[i]);
        if (i >= table->first_figure)
            gk_write_json(writer, cells[i]);
        else
            gk_write_string(writer, cells[i]);
    }
    gk_write_close(writer, '}');
}

/* A row a line, so that line tools can take it apart. */
static enum gk_status append_json(struct gk_buffer *out, const struct gk_table *table)
{
    struct gk_writer writer = { .out = out };
    gk_write_open(&writer, '[');
    for (size_t row = 0; row < table->rows; row++)
        write_row(&writer, table, table->cells + row * table->columns);
    gk_write_break(&writer);
    gk_write_close(&writer, ']');
    return writer.status == GK_OK ? gk_buffer_append_byte(out, '\n') : writer.status;
}

static enum gk_status compose(struct gk_buffer *out, const struct gk_table *table,
                              struct gk_arena *arena, enum gk_table_format format)
{
    switch (format) {
    case GK_TABLE_CSV:
        return append_csv(out, table);
    case GK_TABLE_JSON:
        return append_json(out, table);
    default:
        return gk_table_text(out, table, arena);
    }
}

enum gk_status gk_table_write(struct gk_output *output, const struct gk_table *table,
                              struct gk_arena *arena, enum gk_table_format format)
{
    struct gk_buffer text = { 0 };
    enum gk_status status = compose(&text, table, arena, format);
    /* The mark tells a spreadsheet that this is UTF-8. */
    if (status == GK_OK && format == GK_TABLE_CSV)
        status = gk_output_add(output, GK_BYTES("\xEF\xBB\xBF"));
    if (status == GK_OK)
        status = gk_output_add(output, gk_buffer_bytes(&text));
    if (status == GK_OK)
        status = gk_output_flush(output);
    gk_buffer_free(&text);
    return status;
}
