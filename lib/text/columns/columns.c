#include "text/columns.h"

#include "text/columns/table.h"

enum {
    LONGEST_HEAD = 192, /* bytes; a longer cell is prose */
    NEAREST_LEFT = 16,  /* cells that a merged head may reach over */
    MOST_BORDERS = 2,   /* between a cell and its head at the left */
};

void gk_columns_open(struct gk_columns *columns, struct gk_bytes text)
{
    columns->text = text;
    columns->read = false;
}

void gk_columns_free(struct gk_columns *columns)
{
    gk_buffer_free(&columns->tables);
    gk_buffer_free(&columns->marks);
    *columns = (struct gk_columns){ 0 };
}

/* ---- places */

static const struct gk_column_mark *marks_of(const struct gk_columns *columns)
{
    return (const struct gk_column_mark *)columns->marks.at;
}

/* The table with a row's place at `offset`, or NULL. */
static const struct gk_column_table *table_around(const struct gk_columns *columns, uint32_t offset)
{
    const struct gk_column_table *tables = (const struct gk_column_table *)columns->tables.at;
    size_t low = 0, high = columns->tables.length / sizeof *tables;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tables[middle].end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < columns->tables.length / sizeof *tables && tables[low].start <= offset;
    return found ? &tables[low] : NULL;
}

static uint32_t line_around(const struct gk_columns *columns, uint32_t offset)
{
    uint32_t block = offset / GK_CELL_BLOCK, at = offset;
    for (; at > block * GK_CELL_BLOCK; at--)
        if (columns->text.at[at - 1] == '\n' || columns->text.at[at - 1] == '\r')
            return at;
    return marks_of(columns)[block].line;
}

/* How many signs of a kind stand in the line before `offset`. */
static uint32_t signs_before(const struct gk_columns *columns, uint32_t line, uint32_t offset,
                             enum gk_sign_kind kind)
{
    uint32_t block = offset / GK_CELL_BLOCK, at = line, signs = 0;
    if (line < block * GK_CELL_BLOCK) {
        at = block * GK_CELL_BLOCK;
        signs = marks_of(columns)[block].signs[kind];
    }
    while (at < offset) {
        struct gk_sign sign = gk_sign_at(columns->text, at);
        signs += sign.kind == kind;
        at += sign.length;
    }
    return signs;
}

/* Where to begin to look for the cell behind so many signs of a line: its beginning or a block's
 * with *signs before it, less than a block away from the cell's. */
static uint32_t nearest_block(const struct gk_columns *columns, uint32_t line,
                              enum gk_sign_kind kind, uint32_t wanted, uint32_t *signs)
{
    const struct gk_column_mark *marks = marks_of(columns);
    size_t first = line / GK_CELL_BLOCK + 1;
    size_t low = first, high = columns->marks.length / sizeof *marks;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (marks[middle].line == line && marks[middle].signs[kind] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    bool block = low > first;
    *signs = block ? marks[low - 1].signs[kind] : 0;
    return block ? (uint32_t)(low - 1) * GK_CELL_BLOCK : line;
}

/* The cell behind so many signs of a line; empty where there is none or a long one. */
static struct gk_cell cell_behind(const struct gk_columns *columns, uint32_t line,
                                  enum gk_sign_kind kind, uint32_t wanted)
{
    struct gk_bytes text = columns->text;
    uint32_t signs;
    uint32_t at = nearest_block(columns, line, kind, wanted, &signs);
    struct gk_cell cell = { at, at };
    while (cell.end < text.length) {
        struct gk_sign sign = gk_sign_at(text, cell.end);
        if (sign.kind == GK_SIGN_LINE_END || (sign.kind == kind && signs == wanted))
            break;
        cell.end += sign.length;
        signs += sign.kind == kind;
        if (signs < wanted || sign.kind == kind)
            cell.start = cell.end;
        else if (cell.end - cell.start > LONGEST_HEAD)
            break;
    }
    if (signs < wanted || cell.end - cell.start > LONGEST_HEAD)
        cell.end = cell.start;
    return gk_cell_filled(text, cell);
}

/* ---- heads */

static void add_head(const struct gk_columns *columns, struct gk_cell cell,
                     struct gk_column_heads *heads)
{
    struct gk_bytes head = { columns->text.at + cell.start, cell.end - cell.start };
    bool fits = head.length && head.length <= LONGEST_HEAD && heads->count < GK_COLUMNS_HEADS;
    for (unsigned i = 0; i < heads->count; i++)
        fits = fits && (heads->head[i].at != head.at || heads->head[i].length != head.length);
    if (fits)
        heads->head[heads->count++] = head;
}

/* Whether a line begins with a border. */
static bool has_border(struct gk_bytes text, uint32_t line, enum gk_sign_kind kind)
{
    enum gk_sign_kind met = GK_SIGN_BLANK;
    if (kind == GK_SIGN_TAB)
        return false;
    for (uint32_t at = line; at - line < GK_CELL_BLOCK && gk_sign_is_blank(met);) {
        struct gk_sign sign = gk_sign_at(text, at);
        met = sign.kind;
        at += sign.length;
        if (at >= text.length)
            break;
    }
    return met == kind;
}

/* The cell of a head line; where it is empty and `above` a head that was found, the cell to its
 * left that reaches over it. */
static struct gk_cell merged_cell(const struct gk_columns *columns, uint32_t line,
                                  enum gk_sign_kind kind, uint32_t wanted, bool above)
{
    struct gk_cell cell = cell_behind(columns, line, kind, wanted);
    uint32_t least = wanted > NEAREST_LEFT ? wanted - NEAREST_LEFT : 0;
    while (above && cell.start == cell.end && wanted > least)
        cell = cell_behind(columns, line, kind, --wanted);
    return cell;
}

/* Whether the cells of two lines stand behind the same number of signs. Where the lines have as
 * many, what may be a border is an empty cell, if not one has a border before and the other
 * behind. */
static bool same_positions(const struct gk_cell_line *a, const struct gk_cell_line *b,
                           enum gk_sign_kind kind)
{
    bool a_begins = a->first == kind, a_ends = a->last == kind;
    bool b_begins = b->first == kind, b_ends = b->last == kind;
    bool shifted = a_begins != a_ends && b_begins == a_ends && b_ends == a_begins;
    return a->signs[kind] == b->signs[kind] && !shifted;
}

/* Heads where positions count. */
static void heads_by_position(const struct gk_columns *columns, const struct gk_column_table *table,
                              uint32_t line, uint32_t offset, struct gk_column_heads *heads)
{
    struct gk_bytes text = columns->text;
    enum gk_sign_kind kind = table->kind;
    struct gk_cell_line row, head;
    bool whole = gk_cell_line_whole(text, line, &row);
    uint32_t place = signs_before(columns, line, offset, kind);
    uint32_t index = place - (place && has_border(text, line, kind));
    for (unsigned i = 0; i < GK_TABLE_HEADS && table->heads[i] != GK_NO_LINE; i++) {
        uint32_t start = table->heads[i];
        bool compared = gk_cell_line_whole(text, start, &head) && whole;
        bool same = compared && same_positions(&row, &head, kind);
        if (whole && !same && gk_cell_count(&row, kind) < 2)
            continue;
        uint32_t border = has_border(text, start, kind);
        uint32_t wanted = same ? place : index + border;
        add_head(columns, merged_cell(columns, start, kind, wanted, heads->count), heads);
        uint32_t cells = compared && !same ? gk_cell_count(&row, kind) : 0;
        uint32_t from_end = wanted + (cells ? gk_cell_count(&head, kind) : 0);
        if (cells && from_end >= cells + border)
            add_head(columns, cell_behind(columns, start, kind, from_end - cells), heads);
    }
}

/* Which of the cells holds the place, or is the first behind it; `count` where none is. */
static uint32_t cell_around(const struct gk_cell *cells, uint32_t count, uint32_t offset)
{
    uint32_t i = 0;
    while (i < count && cells[i].end <= offset)
        i++;
    return i;
}

/* Steps over a line as it is displayed. */
struct display {
    uint32_t at;
    uint32_t column;
};

static uint32_t display_column(struct gk_bytes text, struct display *display, uint32_t offset)
{
    for (; display->at < offset; display->at++) {
        unsigned char c = (unsigned char)text.at[display->at];
        if (c == '\t')
            display->column = (display->column / 8 + 1) * 8;
        else
            display->column += c >= 0xE0 ? 2 : c < 0x80 || c >= 0xC0;
    }
    return display->column;
}

/* The head cell nearest to the row's cell when both lines are displayed. */
static struct gk_cell cell_above(struct gk_bytes text, uint32_t head, const struct gk_cell *cells,
                                 uint32_t count, uint32_t row, struct gk_cell under)
{
    struct display below = { .at = row }, above = { .at = head };
    uint32_t left = display_column(text, &below, under.start);
    uint32_t right = display_column(text, &below, under.end);
    uint32_t least = UINT32_MAX;
    struct gk_cell nearest = { 0 };
    for (uint32_t i = 0; i < count; i++) {
        uint32_t start = display_column(text, &above, cells[i].start);
        uint32_t end = display_column(text, &above, cells[i].end);
        uint32_t away = start >= right ? start - right + 1 : end <= left ? left - end + 1 : 0;
        if (away < least) {
            least = away;
            nearest = cells[i];
        }
    }
    return nearest;
}

/* Heads in a table of blanks. */
static void heads_by_gaps(const struct gk_columns *columns, const struct gk_cell_line *head,
                          const struct gk_cell_line *row, uint32_t offset,
                          struct gk_column_heads *heads)
{
    struct gk_bytes text = columns->text;
    struct gk_cell above[GK_CELL_MOST], under[GK_CELL_MOST];
    bool found = false;
    for (enum gk_gaps width = GK_GAPS_WIDE; width < GK_GAPS; width += 2) {
        bool same = false;
        for (unsigned i = 0; i < 4 && !same; i++) {
            uint32_t count = gk_cells_of_gaps(text, head, width + (i & 1), above);
            same = count >= 2 && count == gk_cells_of_gaps(text, row, width + (i >> 1), under);
            uint32_t at = same ? cell_around(under, count, offset) : count;
            if (at < count)
                add_head(columns, above[at], heads);
        }
        found = found || same;
    }
    uint32_t count = gk_cells_of_gaps(text, head, GK_GAPS_WIDE, above);
    uint32_t cells = gk_cells_of_gaps(text, row, GK_GAPS_WIDE, under);
    uint32_t at = cell_around(under, cells, offset);
    if (!found && count >= 2 && cells >= 2 && at < cells)
        add_head(columns, cell_above(text, head->start, above, count, row->start, under[at]),
                 heads);
}

/* Heads in a table of commas. */
static void heads_by_sign(const struct gk_columns *columns, const struct gk_cell_line *head,
                          const struct gk_cell_line *row, enum gk_sign_kind kind, uint32_t offset,
                          struct gk_column_heads *heads)
{
    struct gk_cell above[GK_CELL_MOST], under[GK_CELL_MOST];
    if (!row->signs[kind] || row->signs[kind] != head->signs[kind])
        return;
    uint32_t count = gk_cells_of_sign(columns->text, head, kind, above);
    gk_cells_of_sign(columns->text, row, kind, under);
    uint32_t at = cell_around(under, count, offset);
    if (at < count)
        add_head(columns, above[at], heads);
}

enum gk_status gk_columns_heads(struct gk_columns *columns, uint32_t offset,
                                struct gk_column_heads *heads)
{
    struct gk_bytes text = columns->text;
    struct gk_cell_line row, head;
    heads->count = 0;
    if (offset >= text.length || text.length >= UINT32_MAX)
        return GK_OK;
    if (!columns->read && gk_column_tables_read(columns) != GK_OK)
        return GK_NO_MEMORY;
    columns->read = true;
    const struct gk_column_table *table = table_around(columns, offset);
    if (!table)
        return GK_OK;
    uint32_t line = line_around(columns, offset);
    if (table->kind < GK_SIGN_STRONG) {
        heads_by_position(columns, table, line, offset, heads);
        return GK_OK;
    }
    bool whole = gk_cell_line_whole(text, line, &row);
    for (unsigned i = 0; whole && i < GK_TABLE_HEADS && table->heads[i] != GK_NO_LINE; i++) {
        (void)gk_cell_line_whole(text, table->heads[i], &head);
        if (table->kind == GK_SIGN_BLANK)
            heads_by_gaps(columns, &head, &row, offset, heads);
        else
            heads_by_sign(columns, &head, &row, table->kind, offset, heads);
    }
    return GK_OK;
}

/* ---- heads at the left */

/* The sign that ends at `end`. */
static struct gk_sign sign_before(struct gk_bytes text, uint32_t end)
{
    uint32_t at = end - 1;
    while (at && end - at < 4 && ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at--;
    struct gk_sign sign = gk_sign_at(text, at);
    sign.length = end - at;
    return sign;
}

/* How what parts two cells reads from its end backwards. */
struct border {
    uint32_t start;
    uint32_t signs;   /* tabs, pipes, bars */
    uint32_t columns; /* of blanks */
};

static struct border border_before(struct gk_bytes text, uint32_t end, uint32_t least)
{
    struct border border = { .start = end };
    while (border.start > least) {
        struct gk_sign sign = sign_before(text, border.start);
        if (sign.kind < GK_SIGN_STRONG)
            border.signs++;
        else if (gk_sign_is_blank(sign.kind))
            border.columns += sign.kind == GK_SIGN_BLANK ? 1 : 2;
        else
            break;
        border.start -= sign.length;
    }
    return border;
}

/* Where the cell that ends at `end` begins, `least` where it is too long; *border is before it. */
static uint32_t cell_start(struct gk_bytes text, uint32_t end, uint32_t least, bool gaps,
                           struct border *border)
{
    uint32_t at = end;
    *border = (struct border){ .start = end };
    while (at > least) {
        struct gk_sign sign = sign_before(text, at);
        if (sign.kind == GK_SIGN_LINE_END)
            break;
        if (sign.kind < GK_SIGN_STRONG || gk_sign_is_blank(sign.kind)) {
            *border = border_before(text, at, least);
            if (border->signs || (gaps && border->columns >= 2))
                return at;
            at = border->start;
        } else {
            at -= sign.length;
        }
    }
    *border = (struct border){ .start = at };
    return at;
}

struct gk_bytes gk_columns_before(struct gk_bytes text, uint32_t offset)
{
    const struct gk_bytes nothing = { "", 0 };
    struct border border, beyond;
    if (offset > text.length)
        return nothing;
    uint32_t least = offset > GK_CELL_BLOCK ? offset - GK_CELL_BLOCK : 0;
    cell_start(text, offset, least, true, &border);
    if ((!border.signs && border.columns < 2) || border.signs > MOST_BORDERS)
        return nothing;
    uint32_t start = cell_start(text, border.start, least, !border.signs, &beyond);
    struct gk_cell cell = { start, border.start };
    if ((start == least && least) || cell.end - cell.start > LONGEST_HEAD)
        return nothing;
    cell = gk_cell_filled(text, cell);
    return (struct gk_bytes){ text.at + cell.start, cell.end - cell.start };
}
