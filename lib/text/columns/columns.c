#include "text/columns.h"

#include "text/columns/table.h"

enum {
    LONGEST_HEAD = 192,      /* bytes; a longer cell is prose */
    LONGEST_HEADS = 1 << 14, /* bytes of a line of heads that are looked at */
    NEAREST_LEFT = 16,       /* cells that a merged head may reach over */
    FILLED = 1,              /* the other way in which signs cut a line: without empty cells */
};

void gk_columns_open(struct gk_columns *columns, struct gk_bytes text)
{
    columns->text = text;
    columns->read = false;
    columns->table = 0;
    columns->in_table = false;
    columns->head_count = 0;
    columns->index = columns->count = 0;
}

void gk_columns_free(struct gk_columns *columns)
{
    gk_buffer_free(&columns->tables);
    *columns = (struct gk_columns){ 0 };
}

static const struct gk_column_table *table_of(const struct gk_columns *columns)
{
    return (const struct gk_column_table *)columns->tables.at + columns->table;
}

static bool is_strong(const struct gk_columns *columns)
{
    return table_of(columns)->kind < GK_SIGN_STRONG;
}

/* ---- lines cut into cells */

/* Counts the line that begins at `start`, or as much of it as `most` bytes. */
static struct gk_cell_line read_line(struct gk_bytes text, uint32_t start, size_t most)
{
    struct gk_cell_line line = gk_cell_line_at(start);
    while (line.end < text.length && line.end - start < most) {
        struct gk_sign sign = gk_sign_at(text, line.end);
        if (sign.kind == GK_SIGN_LINE_END)
            break;
        gk_cell_line_count(&line, sign);
    }
    return line;
}

/* Where each of some cells in order stands when the line is displayed. */
static void show(struct gk_bytes text, uint32_t start, const struct gk_cell *cells, uint32_t count,
                 struct gk_cell *shown)
{
    uint32_t column = 0, at = start;
    for (uint32_t i = 0; i < 2 * count; i++) {
        uint32_t end = i & 1 ? cells[i / 2].end : cells[i / 2].start;
        for (; at < end; at++) {
            unsigned char c = (unsigned char)text.at[at];
            if (c == '\t')
                column = (column / 8 + 1) * 8;
            else
                column += c >= 0xE0 ? 2 : c < 0x80 || c >= 0xC0;
        }
        *(i & 1 ? &shown[i / 2].end : &shown[i / 2].start) = column;
    }
}

static uint32_t keep_filled(const struct gk_cell *cells, uint32_t count, struct gk_cell *filled)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (cells[i].end > cells[i].start)
            filled[kept++] = cells[i];
    return kept;
}

/* Cuts a line in each way in which a table of that kind may be. */
static void cut(struct gk_bytes text, const struct gk_cell_line *line, enum gk_sign_kind kind,
                struct gk_column_line *out)
{
    out->line = *line;
    if (kind != GK_SIGN_BLANK) {
        out->count[0] = gk_cells_of_sign(text, line, kind, out->cells[0]);
        out->count[FILLED] = keep_filled(out->cells[0], out->count[0], out->cells[FILLED]);
        return;
    }
    for (enum gk_gaps gaps = GK_GAPS_WIDE; gaps < GK_GAPS; gaps++)
        out->count[gaps] = gk_cells_of_gaps(text, line, gaps, out->cells[gaps]);
    show(text, line->start, out->cells[GK_GAPS_WIDE], out->count[GK_GAPS_WIDE], out->shown);
}

/* ---- tables and rows */

/* Reads the heads of the table at hand; tables of one head follow each other. */
static void open_table(struct gk_columns *columns)
{
    const struct gk_column_table *table = table_of(columns);
    unsigned i = 0;
    for (; i < GK_TABLE_HEADS && table->heads[i] != GK_NO_LINE; i++) {
        struct gk_column_line *head = &columns->heads[i];
        if (i < columns->head_count && head->line.start == table->heads[i] &&
            head->kind == table->kind)
            continue;
        struct gk_cell_line line = read_line(columns->text, table->heads[i], LONGEST_HEADS);
        cut(columns->text, &line, table->kind, head);
        head->kind = table->kind;
    }
    columns->head_count = i;
    columns->line = table->start;
    columns->in_table = true;
}

/* Of a row of blanks: how it and the heads are cut into as many cells, else into what. */
static void match_gaps(struct gk_columns *columns)
{
    const struct gk_column_line *row = &columns->row;
    bool matched = false;
    columns->cut = GK_GAPS_WIDE;
    for (unsigned i = 0; i < columns->head_count; i++) {
        const struct gk_column_line *head = &columns->heads[i];
        columns->heads_cut[i] = GK_GAPS;
        for (unsigned way = 0; way < 8 && columns->heads_cut[i] == GK_GAPS; way++) {
            enum gk_gaps wide = way < 4 ? GK_GAPS_WIDE : GK_GAPS_ANY;
            enum gk_gaps of_head = wide + (way & 1), of_row = wide + (way >> 1 & 1);
            if (head->count[of_head] < 2 || head->count[of_head] != row->count[of_row] ||
                (matched && of_row != columns->cut))
                continue;
            columns->heads_cut[i] = of_head;
            columns->cut = of_row;
            matched = true;
        }
    }
    columns->count = row->count[columns->cut];
    if (!matched && columns->count < 2)
        columns->count = 0;
}

static void match_sign(struct gk_columns *columns, enum gk_sign_kind kind)
{
    bool matched = false;
    for (unsigned i = 0; i < columns->head_count; i++) {
        bool same = columns->row.line.signs[kind] == columns->heads[i].line.signs[kind];
        columns->heads_cut[i] = same ? GK_GAPS_WIDE : GK_GAPS;
        matched |= same;
    }
    columns->cut = GK_GAPS_WIDE;
    columns->count = matched && columns->row.line.signs[kind] ? columns->row.count[0] : 0;
}

/* The filled cells of a row where positions count, if they are needed: the row has not as many
 * signs as a head with empty cells. */
static uint32_t count_filled(const struct gk_columns *columns, const struct gk_cell_line *row,
                             enum gk_sign_kind kind)
{
    uint32_t filled = 0;
    bool needed = false, here = false;
    for (unsigned i = 0; i < columns->head_count; i++) {
        const struct gk_column_line *head = &columns->heads[i];
        needed |=
            head->count[FILLED] < head->count[0] && head->line.signs[kind] != row->signs[kind];
    }
    for (uint32_t at = row->start; needed && at < row->end;) {
        struct gk_sign sign = gk_sign_at(columns->text, at);
        bool content =
            sign.kind != kind && sign.kind != GK_SIGN_TAB && !gk_sign_is_blank(sign.kind);
        filled += content && !here;
        here = sign.kind != kind && (here || content);
        at += sign.length;
    }
    return filled;
}

/* Reads the line at hand, and goes on to the next one. */
static void open_row(struct gk_columns *columns)
{
    struct gk_bytes text = columns->text;
    enum gk_sign_kind kind = table_of(columns)->kind;
    struct gk_cell_line line = read_line(text, columns->line, SIZE_MAX);
    columns->row.line = line;
    columns->index = 0;
    columns->at = line.start;
    columns->count = 0;
    if (is_strong(columns)) {
        columns->count = line.signs[kind] ? line.signs[kind] + 1 : 0;
        columns->filled = 0;
        columns->filled_count = count_filled(columns, &line, kind);
    } else if (line.end - line.start <= GK_CELL_LINE) {
        cut(text, &line, kind, &columns->row);
        if (kind == GK_SIGN_BLANK)
            match_gaps(columns);
        else
            match_sign(columns, kind);
    }
    columns->line = line.end + (line.end < text.length ? gk_sign_at(text, line.end).length : 1);
}

/* ---- heads */

static void add_head(const struct gk_columns *columns, struct gk_cell above,
                     struct gk_column_cell *cell)
{
    struct gk_bytes head = { columns->text.at + above.start, above.end - above.start };
    bool fits = head.length && head.length <= LONGEST_HEAD && cell->head_count < GK_COLUMNS_HEADS;
    for (unsigned i = 0; i < cell->head_count; i++)
        fits = fits && cell->head[i].at != head.at;
    if (fits)
        cell->head[cell->head_count++] = head;
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

static bool has_border(const struct gk_cell_line *line, enum gk_sign_kind kind)
{
    return kind != GK_SIGN_TAB && line->first == kind;
}

/* The cell of a head line; where it is empty and `above` a head that was found, the cell to its
 * left that reaches over it. */
static struct gk_cell merged_cell(const struct gk_column_line *head, uint32_t wanted, bool above)
{
    uint32_t least = wanted > NEAREST_LEFT ? wanted - NEAREST_LEFT : 0;
    if (wanted >= head->count[0])
        return (struct gk_cell){ 0, 0 };
    while (above && head->cells[0][wanted].start == head->cells[0][wanted].end && wanted > least)
        wanted--;
    return head->cells[0][wanted];
}

/* Heads where positions count: of the cell behind so many signs of its row. */
static void heads_by_position(const struct gk_columns *columns, uint32_t place,
                              struct gk_column_cell *cell)
{
    enum gk_sign_kind kind = table_of(columns)->kind;
    const struct gk_cell_line *row = &columns->row.line;
    uint32_t index = place - (place && has_border(row, kind));
    for (unsigned i = 0; i < columns->head_count; i++) {
        const struct gk_column_line *head = &columns->heads[i];
        bool same = same_positions(row, &head->line, kind);
        uint32_t wanted = same ? place : index + has_border(&head->line, kind);
        uint32_t there = gk_cell_count(&head->line, kind), here = gk_cell_count(row, kind);
        if (!same && here < 2)
            continue;
        if (!same && columns->filled_count == head->count[FILLED])
            add_head(columns, head->cells[FILLED][columns->filled], cell);
        add_head(columns, merged_cell(head, wanted, i && cell->head_count), cell);
        if (!same && wanted + there >= here + has_border(&head->line, kind))
            add_head(columns, merged_cell(head, wanted + there - here, false), cell);
    }
}

/* The head cell nearest to the row's cell when both lines are displayed. */
static struct gk_cell cell_above(const struct gk_column_line *head, struct gk_cell under)
{
    uint32_t least = UINT32_MAX;
    struct gk_cell nearest = { 0, 0 };
    for (uint32_t i = 0; i < head->count[GK_GAPS_WIDE]; i++) {
        struct gk_cell shown = head->shown[i];
        uint32_t away = shown.start >= under.end   ? shown.start - under.end + 1
                        : shown.end <= under.start ? under.start - shown.end + 1
                                                   : 0;
        if (away < least) {
            least = away;
            nearest = head->cells[GK_GAPS_WIDE][i];
        }
    }
    return nearest;
}

/* Heads in a table of commas or blanks. */
static void heads_by_number(const struct gk_columns *columns, uint32_t index,
                            struct gk_column_cell *cell)
{
    for (unsigned i = 0; i < columns->head_count; i++) {
        const struct gk_column_line *head = &columns->heads[i];
        enum gk_gaps gaps = columns->heads_cut[i];
        if (gaps != GK_GAPS)
            add_head(columns, head->cells[gaps][index], cell);
        else if (table_of(columns)->kind == GK_SIGN_BLANK && columns->cut == GK_GAPS_WIDE &&
                 head->count[GK_GAPS_WIDE] >= 2)
            add_head(columns, cell_above(head, columns->row.shown[index]), cell);
    }
}

/* ---- the walk */

/* The next cell of a row where positions count. */
static struct gk_cell next_cell(struct gk_columns *columns)
{
    struct gk_bytes text = columns->text;
    enum gk_sign_kind kind = table_of(columns)->kind;
    struct gk_cell cell = { columns->at, columns->at };
    while (cell.end < columns->row.line.end) {
        struct gk_sign sign = gk_sign_at(text, cell.end);
        columns->at = cell.end + sign.length;
        if (sign.kind == kind)
            break;
        cell.end = columns->at;
    }
    return gk_cell_filled(text, cell);
}

/* Takes the next cell of the row at hand. */
static void take_cell(struct gk_columns *columns, struct gk_column_cell *cell)
{
    uint32_t index = columns->index++;
    bool strong = is_strong(columns);
    struct gk_cell found = strong ? next_cell(columns) : columns->row.cells[columns->cut][index];
    *cell = (struct gk_column_cell){ .start = found.start, .end = found.end };
    if (found.start == found.end)
        return;
    if (!strong) {
        heads_by_number(columns, index, cell);
        return;
    }
    heads_by_position(columns, index, cell);
    columns->filled++;
}

enum gk_status gk_columns_next(struct gk_columns *columns, struct gk_column_cell *cell)
{
    if (!columns->read && columns->text.length < UINT32_MAX &&
        gk_column_tables_read(columns) != GK_OK)
        return GK_NO_MEMORY;
    columns->read = true;
    size_t tables = columns->tables.length / sizeof(struct gk_column_table);
    while (columns->table < tables) {
        if (columns->index < columns->count) {
            take_cell(columns, cell);
            if (cell->head_count)
                return GK_OK;
        } else if (!columns->in_table) {
            open_table(columns);
        } else if (columns->line < table_of(columns)->end) {
            open_row(columns);
        } else {
            columns->in_table = false;
            columns->table++;
        }
    }
    return GK_END;
}
