/*
 * table.h - a table that a verb has made, for run/ to write as text, CSV or JSON.
 *
 * Cells are text; everything lives in the arena that the verb was given. A figure is a whole
 * number, a share as .987 or 1.000, or empty where there is nothing to count.
 */
#ifndef GK_VERBS_TABLE_H
#define GK_VERBS_TABLE_H

#include <stdint.h>

#include "base/bytes.h"

struct gk_table {
    struct gk_bytes name;          /* among several: stable, ASCII, for programs … */
    struct gk_bytes title;         /* … and for people */
    bool single;                   /* one row, about the whole: its columns one below the other */
    const struct gk_bytes *names;  /* of the columns: stable, ASCII, for JSON */
    const struct gk_bytes *titles; /* of the columns: for people, in their language */
    const struct gk_bytes *briefs; /* of the columns, where there is little room; NULL: titles */
    size_t columns;
    size_t first_figure;          /* columns from this one on hold figures */
    const struct gk_bytes *cells; /* rows x columns, row by row */
    size_t rows;
    uint32_t aside;       /* bits of the columns that are left out where there is little room */
    size_t bar;           /* of a page: the column whose figures are shares of a hundred; 0: none */
    struct gk_bytes note; /* what is to be known about the table; may be empty */
    size_t width;         /* columns of a terminal that it is to fit, as text; 0: 80 */
};

#endif
