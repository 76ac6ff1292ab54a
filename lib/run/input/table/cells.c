#include "run/input/table/cells.h"

#include "base/lanes.h"

/* The first of two bytes at or behind `at`, or `end`. Cells are short: eight bytes at a time. */
static const char *find_either(const char *at, const char *end, char one, char two)
{
    for (; end - at >= GK_LANES; at += GK_LANES) {
        uint64_t word = gk_lanes_load(at);
        if (gk_lanes_equal(word, (unsigned char)one) | gk_lanes_equal(word, (unsigned char)two))
            break;
    }
    while (at < end && *at != one && *at != two)
        at++;
    return at;
}

static enum gk_status add(struct gk_table_cells *cells, const struct gk_table_cell *cell)
{
    cells->count++;
    return gk_buffer_append(&cells->list, (struct gk_bytes){ (const char *)cell, sizeof *cell });
}

/* A row as it is being cut. */
struct cutting {
    struct gk_table_cells *cells;
    const char *start;
    const char *at;
    const char *end;
    char separator;
    char row_end;
};

/* Does a cell end here? At the end of the text nobody knows yet. */
static bool is_cell_end(const struct cutting *cutting, const char *at)
{
    if (*at == cutting->separator || *at == cutting->row_end)
        return true;
    while (at < cutting->end && *at == '\r')
        at++;
    return at < cutting->end && *at == cutting->row_end && at[-1] == '\r';
}

static uint64_t count_ends(struct gk_bytes text, char end)
{
    uint64_t count = 0;
    while (text.length) {
        const char *found = memchr(text.at, end, text.length);
        if (!found)
            break;
        count++;
        text.length -= (size_t)(found + 1 - text.at);
        text.at = found + 1;
    }
    return count;
}

/* The mark that closes the cell, or NULL. One that neither is doubled nor ends the cell stands for
 * itself, and the row is told of. */
static const char *find_close(struct cutting *cutting, const char *from, struct gk_table_cell *cell)
{
    const char *at = from;
    while ((at = memchr(at, '"', (size_t)(cutting->end - at))) != NULL) {
        if (at + 1 == cutting->end)
            return NULL;
        if (at[1] == '"') {
            cell->doubled = true;
            at += 2;
            continue;
        }
        if (is_cell_end(cutting, at + 1))
            return at;
        if (!cutting->cells->undoubled)
            cutting->cells->undoubled_at = (size_t)(at - cutting->start);
        cutting->cells->undoubled = true;
        at++;
    }
    return NULL;
}

/* Cuts a cell and moves behind it, to what ends it. */
static enum gk_status cut_cell(struct cutting *cutting)
{
    struct gk_table_cell cell = { .quoted = cutting->at < cutting->end && *cutting->at == '"' };
    const char *from = cutting->at + cell.quoted, *to;
    if (cell.quoted) {
        to = find_close(cutting, from, &cell);
        if (!to) {
            cutting->cells->open_at = (size_t)(cutting->at - cutting->start);
            return GK_END;
        }
        cutting->at = to + 1;
        while (*cutting->at == '\r' && cutting->row_end == '\n')
            cutting->at++;
    } else {
        to = find_either(from, cutting->end, cutting->separator, cutting->row_end);
        if (to == cutting->end)
            return GK_END;
        cutting->at = to;
        while (*cutting->at == '\n' && to > from && to[-1] == '\r')
            to--;
    }
    cell.text = (struct gk_bytes){ from, (size_t)(to - from) };
    if (cell.quoted)
        cutting->cells->lines += count_ends(cell.text, cutting->row_end);
    return add(cutting->cells, &cell);
}

enum gk_status gk_table_cells_read(struct gk_table_cells *cells, struct gk_bytes text,
                                   char separator, char end)
{
    struct cutting cutting = { cells, text.at, text.at, text.at + text.length, separator, end };
    gk_buffer_clear(&cells->list);
    cells->count = 0;
    cells->lines = 0;
    cells->undoubled = false;
    cells->open_at = SIZE_MAX;
    for (;;) {
        enum gk_status status = cut_cell(&cutting);
        if (status != GK_OK)
            return status;
        bool last = *cutting.at == end;
        cutting.at++;
        if (last)
            break;
    }
    cells->lines++;
    cells->length = (size_t)(cutting.at - cutting.start);
    return GK_OK;
}

enum gk_status gk_table_cell_append(struct gk_buffer *out, const struct gk_table_cell *cell)
{
    struct gk_bytes text = cell->text;
    while (cell->doubled && text.length) {
        const char *mark = memchr(text.at, '"', text.length);
        if (!mark)
            break;
        size_t length = (size_t)(mark - text.at) + 1;
        if (gk_buffer_append(out, (struct gk_bytes){ text.at, length }) != GK_OK)
            return GK_NO_MEMORY;
        length += length < text.length && text.at[length] == '"';
        text.at += length;
        text.length -= length;
    }
    return gk_buffer_append(out, text);
}

void gk_table_cells_free(struct gk_table_cells *cells)
{
    gk_buffer_free(&cells->list);
    cells->count = 0;
}
