#include "domain/report/sums.h"

/* The cells of one side, and the first of them. */
struct side {
    int64_t total;
    bool known; /* all could be read */
    bool blank;
    const struct gk_annual_row *row;
    const struct gk_annual_line *column;
};

const struct gk_annual_row *gk_annual_row_find(const struct gk_annual_table *table,
                                               struct gk_bytes id)
{
    for (uint32_t i = 0; i < table->row_count; i++)
        if (gk_bytes_equal(table->rows[i].line->id, id))
            return table->rows[i].state == GK_ANNUAL_READ ? &table->rows[i] : NULL;
    return NULL;
}

static uint32_t find_column(const struct gk_annual_table *table, struct gk_bytes id)
{
    uint32_t i = 0;
    while (i < table->column_count && !gk_bytes_equal(table->columns[i]->id, id))
        i++;
    return i;
}

/* Adds up one side, of rows in a column, or of columns in a row: `step` says which. */
static struct side add_up(const struct gk_annual_table *table, struct gk_bytes ids, bool columns,
                          uint32_t step)
{
    struct side side = { .known = true };
    struct gk_bytes id;
    while (side.known && gk_annual_sum_next(&ids, &id)) {
        const struct gk_annual_row *row =
            columns ? &table->rows[step] : gk_annual_row_find(table, id);
        uint32_t column = columns ? find_column(table, id) : step;
        side.known = row && row->state == GK_ANNUAL_READ && column < table->column_count;
        if (!side.known)
            break;
        side.total += row->cells[column].number;
        side.blank |= row->cells[column].blank;
        side.row = side.row ? side.row : row;
        side.column = side.column ? side.column : table->columns[column];
    }
    return side;
}

static bool differs(const struct gk_annual_sums *sums, const struct gk_annual_line *line,
                    struct gk_annual_difference *difference)
{
    struct gk_bytes left;
    struct gk_bytes right;
    bool columns = line->kind == GK_ANNUAL_COLUMNS;
    if (!gk_annual_sum_sides(line->sum, &left, &right))
        return false;
    struct side a = add_up(sums->table, left, columns, sums->step);
    struct side b = add_up(sums->table, right, columns, sums->step);
    *difference = (struct gk_annual_difference){ line,    a.row,   a.column,
                                                 a.total, b.total, a.blank || b.blank };
    return a.known && b.known && a.row && a.total != b.total;
}

/* How many sums a line asks for: one in each column, or in each row. */
static uint32_t steps_of(const struct gk_annual_table *table, const struct gk_annual_line *line)
{
    if (!gk_bytes_equal(line->table, table->line->table))
        return 0;
    switch (line->kind) {
    case GK_ANNUAL_BALANCE:
        return table->column_count;
    case GK_ANNUAL_ROWS:
        return table->strange ? 0 : table->column_count;
    case GK_ANNUAL_COLUMNS:
        return table->row_count;
    default:
        return 0;
    }
}

bool gk_annual_sums_next(struct gk_annual_sums *sums, struct gk_annual_difference *difference)
{
    for (; sums->line < sums->forms->count; sums->line++, sums->step = 0) {
        const struct gk_annual_line *line = &sums->forms->lines[sums->line];
        if (!gk_annual_holds(line, sums->year))
            continue;
        uint32_t steps = steps_of(sums->table, line);
        while (sums->step < steps) {
            bool found = differs(sums, line, difference);
            sums->step++;
            if (found)
                return true;
        }
    }
    return false;
}
