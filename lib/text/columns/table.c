#include "text/columns/table.h"

enum {
    LONGEST_GROUP = 120,    /* bytes of a line that may stand between rows */
    LONGEST_WEAK_HEAD = 64, /* bytes of a cell in a head of commas or blanks */
    MOST_OTHERS = 2,        /* lines of another shape that end a table … */
    MOST_OPEN_OTHERS = 8,   /* … and behind a row of too few cells, which may be the rest of it */
    MOST_EMPTY = 5,         /* empty lines that end a table of commas or blanks */
};

/* A line and its cells between blanks in each way; none where it is too long. */
struct row {
    struct gk_cell_line line;
    uint32_t gaps[GK_GAPS];
};

/* What stood before the line: only behind some lines another may be a head. */
enum behind { BEHIND_HEAD, BEHIND_DATA, BEHIND_GROUP, BEHIND_ROW };

struct reading {
    struct gk_columns *columns;
    uint32_t at;
    struct row previous; /* the last line that says anything */
    bool any_previous;
    uint32_t passed; /* lines behind it that no head can be */
    uint32_t empty;  /* lines behind it, in a row */
    bool open;       /* a table: */
    struct gk_column_table table;
    struct row head;       /* its own head, which rows are compared with */
    uint32_t own_heads[2]; /* it and the one above it */
    struct row pending;    /* the last row, where it may be a head */
    bool any_pending;
    bool pending_first; /* it is the line behind the head */
    enum behind behind;
    uint32_t others; /* lines since the last row */
    bool short_row;  /* the last row had too few cells */
};

static bool is_strong(enum gk_sign_kind kind)
{
    return kind < GK_SIGN_STRONG;
}

static bool has(const struct row *row, enum gk_sign_kind kind)
{
    return row->line.seen & 1u << kind;
}

/* Too much for a heading between rows. */
static bool is_prose(const struct row *row)
{
    return row->line.end - row->line.start > LONGEST_GROUP || has(row, GK_SIGN_STOP);
}

/* ---- lines */

/* Reads the line at reading->at, and goes behind its end. */
static void read_line(struct reading *reading, struct row *row)
{
    struct gk_bytes text = reading->columns->text;
    struct gk_cell_line line = gk_cell_line_at(reading->at);
    struct gk_sign sign = { GK_SIGN_LINE_END, 0 };
    while (line.end < text.length) {
        sign = gk_sign_at(text, line.end);
        if (sign.kind == GK_SIGN_LINE_END)
            break;
        gk_cell_line_count(&line, sign);
    }
    reading->at = line.end + (line.end < text.length ? sign.length : 0);
    *row = (struct row){ .line = line };
}

/* Counts the cells between blanks of a line that is to be compared by them. */
static void count_gaps(const struct reading *reading, struct row *row)
{
    struct gk_cell cells[GK_CELL_MOST];
    uint32_t blanks = 1u << GK_SIGN_BLANK | 1u << GK_SIGN_WIDE_BLANK | 1u << GK_SIGN_TAB;
    if (!(row->line.seen & blanks) || row->line.end - row->line.start > GK_CELL_LINE)
        return;
    for (int gaps = 0; gaps < GK_GAPS; gaps++)
        row->gaps[gaps] = gk_cells_of_gaps(reading->columns->text, &row->line, gaps, cells);
}

/* ---- what belongs together */

static bool same_gaps(const struct row *a, const struct row *b)
{
    for (int width = GK_GAPS_WIDE; width < GK_GAPS; width += 2)
        for (int i = 0; i < 4; i++) {
            uint32_t cells = a->gaps[width + (i & 1)];
            if (cells >= 2 && cells == b->gaps[width + (i >> 1)])
                return true;
        }
    return false;
}

/* Whether the line is one of a table with this head; `more` is how many wide gaps the head must
 * have where it has not as many as the line. */
static bool is_row(const struct row *head, const struct row *row, enum gk_sign_kind kind,
                   uint32_t more)
{
    if (is_strong(kind))
        return gk_cell_count(&row->line, kind) >= 2 ||
               (row->line.signs[kind] && row->line.signs[kind] == head->line.signs[kind]);
    if (row->line.end - row->line.start > GK_CELL_LINE)
        return false;
    if (kind == GK_SIGN_BLANK)
        return same_gaps(head, row) ||
               (head->gaps[GK_GAPS_WIDE] >= more && row->gaps[GK_GAPS_WIDE] >= 2);
    return row->line.signs[kind] && row->line.signs[kind] == head->line.signs[kind];
}

/* Whether two cells of a line of tabs, bars or pipes hold anything. */
static bool is_filled(struct gk_bytes text, const struct gk_cell_line *line, enum gk_sign_kind kind)
{
    uint32_t filled = 0;
    bool here = false;
    for (uint32_t at = line->start; at < line->end && filled < 2;) {
        struct gk_sign sign = gk_sign_at(text, at);
        bool blank = gk_sign_is_blank(sign.kind);
        filled += !here && !blank && sign.kind != kind;
        here = sign.kind != kind && (here || !blank);
        at += sign.length;
    }
    return filled >= 2;
}

static bool may_be_head(const struct reading *reading, const struct row *row,
                        enum gk_sign_kind kind)
{
    struct gk_bytes text = reading->columns->text;
    struct gk_cell cells[GK_CELL_MOST];
    if (row->line.number)
        return false;
    if (is_strong(kind))
        return gk_cell_count(&row->line, kind) >= 2 && is_filled(text, &row->line, kind);
    if (has(row, GK_SIGN_STOP) || row->line.end - row->line.start > GK_CELL_LINE)
        return false;
    enum gk_gaps gaps = row->gaps[GK_GAPS_WIDE] >= 2 ? GK_GAPS_WIDE : GK_GAPS_ANY;
    uint32_t count = kind == GK_SIGN_BLANK ? gk_cells_of_gaps(text, &row->line, gaps, cells)
                                           : gk_cells_of_sign(text, &row->line, kind, cells);
    uint32_t filled = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (cells[i].end - cells[i].start > LONGEST_WEAK_HEAD)
            return false;
        filled += cells[i].end > cells[i].start;
    }
    return filled >= 2;
}

/* ---- tables */

static enum gk_status close_table(struct reading *reading)
{
    struct gk_bytes table = { (const char *)&reading->table, sizeof reading->table };
    if (!reading->open)
        return GK_OK;
    reading->open = false;
    return gk_buffer_append(&reading->columns->tables, table);
}

static uint32_t cells_of(const struct reading *reading, const struct row *row)
{
    return is_strong(reading->table.kind) ? gk_cell_count(&row->line, reading->table.kind) : 0;
}

/* The row before this one is a head: the rows from here on are a table of their own. */
static enum gk_status begin_below_pending(struct reading *reading, const struct row *row)
{
    struct gk_column_table table = reading->table;
    uint32_t head = reading->pending.line.start;
    bool wider = cells_of(reading, &reading->pending) > cells_of(reading, &reading->head);
    if (wider) {
        reading->own_heads[0] = head;
        reading->own_heads[1] = GK_NO_LINE;
        reading->head = reading->pending;
    } else if (reading->pending_first) {
        reading->own_heads[1] = reading->own_heads[0];
        reading->own_heads[0] = head;
    }
    bool own = reading->own_heads[0] == head;
    table.start = row->line.start;
    table.heads[0] = head;
    table.heads[1] = reading->own_heads[own ? 1 : 0];
    table.heads[2] = own ? GK_NO_LINE : reading->own_heads[1];
    enum gk_status status = close_table(reading);
    reading->open = true;
    reading->table = table;
    reading->behind = wider ? BEHIND_HEAD : BEHIND_ROW;
    return status;
}

static bool is_pending_head(const struct reading *reading, const struct row *row)
{
    const struct row *pending = &reading->pending;
    uint32_t cells = cells_of(reading, pending);
    if (!reading->any_pending || cells != cells_of(reading, row))
        return false;
    return has(row, GK_SIGN_DIGIT) ||
           (reading->pending_first && cells > cells_of(reading, &reading->head));
}

static enum gk_status take_row(struct reading *reading, const struct row *row)
{
    enum gk_status status = GK_OK;
    if (is_pending_head(reading, row))
        status = begin_below_pending(reading, row);
    reading->table.end = row->line.end;
    reading->any_pending = !has(row, GK_SIGN_DIGIT) && reading->behind != BEHIND_ROW &&
                           may_be_head(reading, row, reading->table.kind);
    if (reading->any_pending) {
        reading->pending = *row;
        reading->pending_first = reading->behind == BEHIND_HEAD;
    }
    reading->behind = row->line.number ? BEHIND_DATA : BEHIND_ROW;
    reading->others = 0;
    reading->short_row = cells_of(reading, row) < cells_of(reading, &reading->head);
    return status;
}

/* How the last line and this one are a head and a row, or GK_SIGN_LINE_END. */
static enum gk_sign_kind kind_with_previous(const struct reading *reading, const struct row *row)
{
    const struct row *head = &reading->previous;
    for (enum gk_sign_kind kind = GK_SIGN_TAB; reading->any_previous && kind <= GK_SIGN_BLANK;
         kind++) {
        bool near = is_strong(kind) || reading->empty < MOST_EMPTY;
        if (near && is_row(head, row, kind, 3) && may_be_head(reading, head, kind))
            return kind;
    }
    return GK_SIGN_LINE_END;
}

static enum gk_status open_table(struct reading *reading, const struct row *row)
{
    uint32_t head = reading->previous.line.start;
    enum gk_sign_kind kind = kind_with_previous(reading, row);
    if (kind == GK_SIGN_LINE_END)
        return GK_OK;
    reading->open = true;
    reading->table = (struct gk_column_table){ .start = row->line.start,
                                               .heads = { head, GK_NO_LINE, GK_NO_LINE },
                                               .kind = kind };
    reading->head = reading->previous;
    reading->own_heads[0] = head;
    reading->own_heads[1] = GK_NO_LINE;
    reading->any_pending = false;
    reading->behind = BEHIND_HEAD;
    return take_row(reading, row);
}

/* A line that is no row. A table of commas or blanks also ends where another begins. */
static enum gk_status take_other(struct reading *reading, const struct row *row)
{
    uint32_t most = reading->short_row ? MOST_OPEN_OTHERS : MOST_OTHERS;
    bool given_way =
        !is_strong(reading->table.kind) && kind_with_previous(reading, row) != GK_SIGN_LINE_END;
    reading->others++;
    reading->behind = BEHIND_GROUP;
    reading->any_pending = false;
    return is_prose(row) || given_way || reading->others >= most ? close_table(reading) : GK_OK;
}

/* An empty line, a row of empty cells, or one that draws a rule. */
static enum gk_status take_empty(struct reading *reading, const struct row *row)
{
    const uint32_t blank = 1u << GK_SIGN_BLANK | 1u << GK_SIGN_WIDE_BLANK | 1u << GK_SIGN_TAB;
    reading->empty = row->line.seen & ~blank ? 0 : reading->empty + 1;
    bool ended = !is_strong(reading->table.kind) && reading->empty >= MOST_EMPTY;
    return ended ? close_table(reading) : GK_OK;
}

/* Whether a line cannot be a head, but may stand between one and its first row: a heading, or two
 * lines of data of another shape. */
static bool is_passed(const struct reading *reading, const struct row *row)
{
    bool parted = row->gaps[GK_GAPS_ANY] >= 2;
    for (enum gk_sign_kind kind = GK_SIGN_TAB; kind < GK_SIGN_BLANK; kind++)
        parted = parted || row->line.signs[kind];
    return (row->line.number ? reading->passed < 2 : !parted && !reading->passed) && !is_prose(row);
}

static enum gk_status take_line(struct reading *reading, struct row *row)
{
    const uint32_t content = 1u << GK_SIGN_PLAIN | 1u << GK_SIGN_DIGIT | 1u << GK_SIGN_STOP;
    enum gk_status status = GK_OK;
    if (!(row->line.seen & content))
        return take_empty(reading, row);
    count_gaps(reading, row);
    if (reading->open && is_row(&reading->head, row, reading->table.kind, 2)) {
        status = take_row(reading, row);
    } else {
        status = reading->open ? take_other(reading, row) : GK_OK;
        if (status == GK_OK && !reading->open)
            status = open_table(reading, row);
    }
    reading->empty = 0;
    if (!reading->open && reading->any_previous && is_passed(reading, row)) {
        reading->passed++;
        return status;
    }
    reading->passed = 0;
    reading->previous = *row;
    reading->any_previous = true;
    return status;
}

enum gk_status gk_column_tables_read(struct gk_columns *columns)
{
    struct reading reading = { .columns = columns };
    struct row row;
    enum gk_status status = GK_OK;
    gk_buffer_clear(&columns->tables);
    while (reading.at < columns->text.length && status == GK_OK) {
        read_line(&reading, &row);
        status = take_line(&reading, &row);
    }
    return status == GK_OK ? close_table(&reading) : status;
}
