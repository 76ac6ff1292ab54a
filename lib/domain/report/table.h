/*
 * table.h - a table of an annual report, read from its text into cells.
 *
 * The rows of the form are looked for by their names, in their order. The cells of a row stand
 * behind its name: in a table that keeps its cells apart by tabs or |, each in its place, empty
 * ones too; in text, set apart by blanks and line ends, where the row is read only when just as
 * many are there as the form has columns, or none. What is run together is never taken apart: a
 * row that cannot be read says so, and no sum is made with it. A cell is a whole number, or says
 * that there is nothing (/, -, 无, blank), which adds nothing to a sum and is not 0.
 *
 * Owns nothing; the forms and the text must outlive it.
 */
#ifndef GK_DOMAIN_REPORT_TABLE_H
#define GK_DOMAIN_REPORT_TABLE_H

#include "domain/report/signs.h"

enum { GK_ANNUAL_MOST_ROWS = 48, GK_ANNUAL_MOST_COLUMNS = 24 };

struct gk_annual_cell {
    int32_t number; /* 0 where it is blank */
    bool blank;
};

enum gk_annual_row_state {
    GK_ANNUAL_MISSING,    /* its name is not there */
    GK_ANNUAL_UNREADABLE, /* its cells are not as many as the columns, or no numbers */
    GK_ANNUAL_READ,
};

struct gk_annual_row {
    const struct gk_annual_line *line;
    enum gk_annual_row_state state;
    uint32_t start; /* signs of its name */
    uint32_t end;
    uint32_t found; /* how many cells there seem to be */
    bool apart;     /* nothing but blanks and line ends part them */
    struct gk_annual_cell cells[GK_ANNUAL_MOST_COLUMNS];
};

enum gk_annual_table_state {
    GK_ANNUAL_NO_TABLE, /* it is not in the text */
    GK_ANNUAL_EMPTY,    /* without a number */
    GK_ANNUAL_GLUED,    /* no row has its cells apart */
    GK_ANNUAL_TABLE_READ,
};

struct gk_annual_table {
    const struct gk_annual_line *line;
    const struct gk_annual_line *columns[GK_ANNUAL_MOST_COLUMNS];
    uint32_t column_count;
    struct gk_annual_row rows[GK_ANNUAL_MOST_ROWS];
    uint32_t row_count;
    enum gk_annual_table_state state;
    uint32_t missing; /* how many rows are */
    uint32_t unreadable;
    bool strange;           /* numbers stand in it that belong to no row of the form … */
    uint32_t strange_start; /* … at these signs */
    uint32_t strange_end;
};

/* Reads the table that `line` names as a report of that year has it. */
void gk_annual_table_read(struct gk_annual_table *, const struct gk_annual_forms *,
                          const struct gk_annual_line *line, int32_t year,
                          const struct gk_annual_text *);

/* Whether the text has each row of the form, and nothing else. */
static inline bool gk_annual_table_fits(const struct gk_annual_table *table)
{
    return table->state != GK_ANNUAL_NO_TABLE && !table->missing && !table->strange;
}

#endif
