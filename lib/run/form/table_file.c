#include "run/form/table_file.h"

#include "base/memory.h"
#include "finding/sentence.h"
#include "record/writer.h"
#include "run/form/cell.h"
#include "run/form/table_markdown.h"
#include "run/form/table_page.h"
#include "run/form/table_text.h"
#include "run/output/terminal.h"

static const char *const suffixes[] = {
    [GK_TABLE_TEXT] = ".txt",  [GK_TABLE_CSV] = ".csv",     [GK_TABLE_JSON] = ".json",
    [GK_TABLE_PAGE] = ".html", [GK_TABLE_MARKDOWN] = ".md",
};

const char *gk_table_format_suffix(enum gk_table_format format)
{
    return suffixes[format];
}

bool gk_table_format_find(struct gk_bytes path, const enum gk_table_format *formats, size_t count,
                          enum gk_table_format *format)
{
    for (size_t i = 0; i < count; i++)
        if (gk_bytes_end_with(path, gk_bytes_of(suffixes[formats[i]]))) {
            *format = formats[i];
            return true;
        }
    return false;
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

/* A share has no digit before its point; JSON wants one. */
static void write_figure(struct gk_writer *writer, struct gk_bytes figure)
{
    char text[8] = { '0' };
    if (!figure.length) {
        gk_write_null(writer);
    } else if (figure.at[0] == '.' && figure.length < sizeof text) {
        memcpy(text + 1, figure.at, figure.length);
        gk_write_json(writer, (struct gk_bytes){ text, figure.length + 1 });
    } else {
        gk_write_json(writer, figure);
    }
}

static void write_object(struct gk_writer *writer, const struct gk_table *table,
                         const struct gk_bytes *cells)
{
    gk_write_open(writer, '{');
    for (size_t i = 0; i < table->columns; i++) {
        gk_write_name(writer, table->names[i]);
        if (i >= table->first_figure)
            write_figure(writer, cells[i]);
        else
            gk_write_string(writer, cells[i]);
    }
    gk_write_close(writer, '}');
}

static void write_rows(struct gk_writer *writer, const struct gk_table *table)
{
    gk_write_open(writer, '[');
    for (size_t row = 0; row < table->rows; row++) {
        gk_write_break(writer);
        write_object(writer, table, table->cells + row * table->columns);
    }
    gk_write_break(writer);
    gk_write_close(writer, ']');
}

/* A row a line, so that line tools can take it apart. */
static enum gk_status append_json(struct gk_buffer *out, const struct gk_table *table)
{
    struct gk_writer writer = { .out = out };
    write_rows(&writer, table);
    return writer.status == GK_OK ? gk_buffer_append_byte(out, '\n') : writer.status;
}

/* As text, as wide as there is room where it will be written. */
static enum gk_status append_text(struct gk_buffer *out, const struct gk_table *table,
                                  struct gk_arena *arena, size_t width)
{
    struct gk_table fitted = *table;
    fitted.width = width;
    return table->briefs ? gk_table_narrow(out, &fitted, arena)
                         : gk_table_text(out, &fitted, arena);
}

static enum gk_status compose(struct gk_buffer *out, const struct gk_table *table,
                              struct gk_arena *arena, enum gk_table_format format, size_t width)
{
    switch (format) {
    case GK_TABLE_CSV:
        return append_csv(out, table);
    case GK_TABLE_JSON:
        return append_json(out, table);
    case GK_TABLE_MARKDOWN:
        return gk_table_markdown(out, table);
    default:
        return append_text(out, table, arena, width);
    }
}

/* Writes the text, which is the table in that format. */
static enum gk_status write_text(struct gk_output *output, const struct gk_buffer *text,
                                 enum gk_table_format format)
{
    enum gk_status status = GK_OK;
    /* The mark tells a spreadsheet that this is UTF-8. */
    if (format == GK_TABLE_CSV)
        status = gk_output_add(output, GK_BYTES("\xEF\xBB\xBF"));
    if (status == GK_OK)
        status = gk_output_add(output, gk_buffer_bytes(text));
    return status == GK_OK ? gk_output_flush(output) : status;
}

/* ---- several tables */

/* A row a column: what it is called, and its cell. */
static enum gk_status append_single(struct gk_buffer *out, const struct gk_table *table,
                                    struct gk_arena *arena, size_t width)
{
    struct gk_bytes *cells = gk_arena_array(arena, 2 * table->columns, sizeof *cells);
    struct gk_table upright = { .columns = 2,
                                .first_figure = 1,
                                .cells = cells + 2,
                                .titles = cells,
                                .rows = table->columns - 1 };
    if (!cells)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < table->columns; i++) {
        cells[2 * i] = table->titles[i];
        cells[2 * i + 1] = table->cells[i];
    }
    return append_text(out, &upright, arena, width);
}

static enum gk_status append_note(struct gk_buffer *out, struct gk_bytes note)
{
    enum gk_status status = gk_buffer_append_byte(out, '\n');
    return status == GK_OK ? gk_text_wrapped(out, note) : status;
}

enum gk_status gk_tables_append(struct gk_buffer *out, const struct gk_table *tables, size_t count,
                                struct gk_arena *arena, size_t width)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        if (gk_buffer_append(out, i ? GK_BYTES("\n") : GK_BYTES("")) != GK_OK ||
            gk_sentence_echo(out, tables[i].title) != GK_OK ||
            gk_buffer_append(out, GK_BYTES("\n\n")) != GK_OK)
            return GK_NO_MEMORY;
        if (tables[i].single)
            status = append_single(out, &tables[i], arena, width);
        else
            status = append_text(out, &tables[i], arena, width);
        if (status == GK_OK && tables[i].note.length)
            status = append_note(out, tables[i].note);
    }
    return status;
}

static enum gk_status append_object(struct gk_buffer *out, const struct gk_table *tables,
                                    size_t count)
{
    struct gk_writer writer = { .out = out };
    gk_write_open(&writer, '{');
    for (size_t i = 0; i < count; i++) {
        gk_write_break(&writer);
        gk_write_name(&writer, tables[i].name);
        if (tables[i].single)
            write_object(&writer, &tables[i], tables[i].cells);
        else
            write_rows(&writer, &tables[i]);
    }
    gk_write_break(&writer);
    gk_write_close(&writer, '}');
    return writer.status == GK_OK ? gk_buffer_append_byte(out, '\n') : writer.status;
}

/* The column of that name, or `columns`. */
static size_t column_of(const struct gk_table *table, struct gk_bytes name)
{
    size_t i = 0;
    while (i < table->columns && !gk_bytes_equal(table->names[i], name))
        i++;
    return i;
}

/* One table of all: its first column says which part a row is of. */
static enum gk_status unite(const struct gk_table *tables, size_t count, struct gk_arena *arena,
                            struct gk_bytes part, struct gk_table *all)
{
    size_t most = 1, rows = 0;
    for (size_t i = 0; i < count; i++) {
        most += tables[i].columns;
        rows += tables[i].rows;
    }
    struct gk_bytes *names = gk_arena_array(arena, most, sizeof *names);
    struct gk_bytes *titles = gk_arena_array(arena, most, sizeof *titles);
    struct gk_bytes *cells = gk_arena_array(arena, gk_size_multiply(rows, most), sizeof *cells);
    if (!names || !titles || !cells)
        return GK_NO_MEMORY;
    *all = (struct gk_table){ .names = names, .titles = titles, .columns = 1, .cells = cells };
    names[0] = GK_BYTES("part");
    titles[0] = part;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < tables[i].columns; j++) {
            if (column_of(all, tables[i].names[j]) < all->columns)
                continue;
            names[all->columns] = tables[i].names[j];
            titles[all->columns++] = tables[i].titles[j];
        }
    all->first_figure = all->columns;
    for (size_t i = 0; i < count; i++)
        for (size_t row = 0; row < tables[i].rows; row++, cells += all->columns, all->rows++) {
            cells[0] = tables[i].title;
            for (size_t j = 0; j < tables[i].columns; j++)
                cells[column_of(all, tables[i].names[j])] =
                    tables[i].cells[row * tables[i].columns + j];
        }
    return GK_OK;
}

static enum gk_status append_united(struct gk_buffer *out, const struct gk_table *tables,
                                    size_t count, struct gk_arena *arena, enum gk_language language)
{
    struct gk_table all;
    struct gk_bytes part = gk_bytes_of(gk_message_text(GK_MESSAGE_TABLE_PART, language));
    enum gk_status status = unite(tables, count, arena, part, &all);
    return status == GK_OK ? append_csv(out, &all) : status;
}

static enum gk_status compose_all(struct gk_buffer *out, const struct gk_table *tables,
                                  size_t count, struct gk_arena *arena, enum gk_language language,
                                  struct gk_bytes title, enum gk_table_format format, size_t width)
{
    switch (format) {
    case GK_TABLE_CSV:
        return append_united(out, tables, count, arena, language);
    case GK_TABLE_JSON:
        return append_object(out, tables, count);
    case GK_TABLE_PAGE:
        return gk_tables_page(out, title, tables, count, language);
    default:
        return gk_tables_append(out, tables, count, arena, width);
    }
}

enum gk_status gk_tables_write(struct gk_output *output, const struct gk_table *tables,
                               size_t count, struct gk_arena *arena, enum gk_language language,
                               struct gk_bytes title, enum gk_table_format format)
{
    struct gk_buffer text = { 0 };
    size_t width = gk_terminal_width(output->descriptor);
    bool alone = count == 1 && format != GK_TABLE_PAGE;
    enum gk_status status =
        alone ? compose(&text, tables, arena, format, width)
              : compose_all(&text, tables, count, arena, language, title, format, width);
    if (status == GK_OK)
        status = write_text(output, &text, format);
    gk_buffer_free(&text);
    return status;
}
