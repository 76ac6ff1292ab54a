#include "domain/report/cells.h"

enum {
    NEAR = 600, /* signs: the second row's name is no further from the first one's */
    TRIES = 8,  /* places where the first may begin */
};

static void choose_lines(struct gk_annual_table *table, const struct gk_annual_forms *forms,
                         int32_t year)
{
    for (uint32_t i = 0; i < forms->count; i++) {
        const struct gk_annual_line *line = &forms->lines[i];
        if (!gk_annual_holds(line, year) || !gk_bytes_equal(line->table, table->line->table))
            continue;
        if (line->kind == GK_ANNUAL_COLUMN && table->column_count < GK_ANNUAL_MOST_COLUMNS)
            table->columns[table->column_count++] = line;
        if ((line->kind == GK_ANNUAL_HEAD || line->kind == GK_ANNUAL_ROW ||
             line->kind == GK_ANNUAL_BELOW) &&
            table->row_count < GK_ANNUAL_MOST_ROWS)
            table->rows[table->row_count++].line = line;
    }
}

/* The names of the rows behind the first, each behind the one before it and none behind the last
 * one. */
static void find_others(struct gk_annual_table *table, const struct gk_annual_text *text)
{
    struct gk_annual_row *rows = table->rows;
    uint32_t last = table->row_count - 1;
    uint32_t from = rows[0].end;
    uint32_t to = text->count;
    table->missing = 0;
    for (uint32_t i = 0; i <= last; i++)
        rows[i].state = i ? GK_ANNUAL_MISSING : GK_ANNUAL_UNREADABLE;
    if (last && gk_annual_find(text, from, text->count, rows[last].line, &rows[last].start,
                               &rows[last].end)) {
        rows[last].state = GK_ANNUAL_UNREADABLE;
        to = rows[last].start;
    }
    for (uint32_t i = 1; i < last; i++) {
        if (gk_annual_find(text, from, to, rows[i].line, &rows[i].start, &rows[i].end)) {
            rows[i].state = GK_ANNUAL_UNREADABLE;
            from = rows[i].end;
        }
    }
    for (uint32_t i = 0; i <= last; i++)
        table->missing += rows[i].state == GK_ANNUAL_MISSING;
}

/* A head may have the same words several times over: its end is where they stand last. */
static void find_end_of_head(struct gk_annual_row *row, const struct gk_annual_text *text)
{
    uint32_t start;
    uint32_t end;
    while (gk_annual_find(text, row->start + 1, row->end, row->line, &start, &end)) {
        row->start = start;
        row->end = end;
    }
}

/* Sentences speak of what stands in the first rows, too: of the places where the first name stands
 * and the second follows, that counts from which most rows are found; a head is enough. */
static bool find_rows(struct gk_annual_table *table, const struct gk_annual_text *text)
{
    struct gk_annual_row *rows = table->rows;
    uint32_t best = UINT32_MAX;
    uint32_t best_start = 0;
    uint32_t from = 0;
    uint32_t start;
    uint32_t end;
    for (int tries = 0; tries < TRIES; tries++) {
        if (!gk_annual_find(text, from, text->count, rows[0].line, &rows[0].start, &rows[0].end))
            break;
        from = rows[0].end;
        if (table->row_count > 1 && rows[0].line->kind != GK_ANNUAL_HEAD &&
            !gk_annual_find(text, from, from + NEAR, rows[1].line, &start, &end))
            continue;
        find_others(table, text);
        if (table->missing < best) {
            best = table->missing;
            best_start = rows[0].start;
        }
    }
    if (best == UINT32_MAX || (best && best == table->row_count - 1))
        return false;
    if (!gk_annual_find(text, best_start, text->count, rows[0].line, &rows[0].start, &rows[0].end))
        return false;
    if (rows[0].line->kind == GK_ANNUAL_BELOW)
        find_end_of_head(&rows[0], text);
    find_others(table, text);
    return true;
}

static uint32_t start_behind(const struct gk_annual_table *table, uint32_t row, uint32_t otherwise)
{
    for (uint32_t i = row + 1; i < table->row_count; i++)
        if (table->rows[i].state != GK_ANNUAL_MISSING)
            return table->rows[i].start;
    return otherwise;
}

/* A head has no cells. */
static void leave_blank(struct gk_annual_row *row)
{
    row->state = GK_ANNUAL_READ;
    for (uint32_t i = 0; i < GK_ANNUAL_MOST_COLUMNS; i++)
        row->cells[i].blank = true;
}

static void read_rows(struct gk_annual_table *table, const struct gk_annual_text *text)
{
    for (uint32_t i = 0; i < table->row_count; i++) {
        struct gk_annual_row *row = &table->rows[i];
        if (row->state == GK_ANNUAL_MISSING)
            continue;
        if (row->line->kind == GK_ANNUAL_HEAD) {
            leave_blank(row);
            continue;
        }
        uint32_t end = start_behind(table, i, text->count);
        struct gk_annual_place place = {
            .start = row->end,
            .end = end,
            .last = end == text->count,
            .below = row->line->kind == GK_ANNUAL_BELOW,
        };
        uint32_t extra;
        gk_annual_cells_read(text, &place, table->column_count, row, &extra);
        if (extra < end && row->state == GK_ANNUAL_READ && !table->strange) {
            table->strange = true;
            table->strange_start = extra;
            table->strange_end = extra + 1;
        }
    }
}

/* Cells that nothing but blanks part are all written, or they would not be as many as the columns:
 * then a row without any is none that was left blank, but one that was not understood. A single
 * cell may be blank. */
static void judge_bare_rows(struct gk_annual_table *table)
{
    bool written = false;
    if (table->column_count == 1)
        return;
    for (uint32_t i = 0; i < table->row_count; i++) {
        const struct gk_annual_row *row = &table->rows[i];
        written |= row->state == GK_ANNUAL_READ && row->apart && row->found;
    }
    for (uint32_t i = 0; written && i < table->row_count; i++) {
        struct gk_annual_row *row = &table->rows[i];
        if (row->state == GK_ANNUAL_READ && row->apart && !row->found)
            row->state = GK_ANNUAL_UNREADABLE;
    }
}

/* Where a row has its cells apart the table has; where each has one only, they are run together. */
static void judge(struct gk_annual_table *table)
{
    uint32_t numbers = 0;
    uint32_t glued = 0;
    for (uint32_t i = 0; i < table->row_count; i++) {
        const struct gk_annual_row *row = &table->rows[i];
        table->unreadable += row->state == GK_ANNUAL_UNREADABLE;
        glued += row->state == GK_ANNUAL_UNREADABLE && row->found <= 1;
        for (uint32_t k = 0; row->state == GK_ANNUAL_READ && k < table->column_count; k++)
            numbers += !row->cells[k].blank;
    }
    if (numbers)
        table->state = GK_ANNUAL_TABLE_READ;
    else if (table->unreadable)
        table->state = glued == table->unreadable ? GK_ANNUAL_GLUED : GK_ANNUAL_TABLE_READ;
    else
        table->state = GK_ANNUAL_EMPTY;
}

void gk_annual_table_read(struct gk_annual_table *table, const struct gk_annual_forms *forms,
                          const struct gk_annual_line *line, int32_t year,
                          const struct gk_annual_text *text)
{
    *table = (struct gk_annual_table){ .line = line };
    choose_lines(table, forms, year);
    if (!table->row_count || !table->column_count || !find_rows(table, text))
        return;
    read_rows(table, text);
    judge_bare_rows(table);
    judge(table);
}
