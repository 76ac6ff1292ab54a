/*
 * table.h - a table that a verb has made, for run/ to write as text, CSV or JSON.
 *
 * Cells are text; everything lives in the arena that the verb was given.
 */
#ifndef GK_VERBS_TABLE_H
#define GK_VERBS_TABLE_H

#include "base/bytes.h"

struct gk_table {
    const struct gk_bytes *names;  /* of the columns: stable, ASCII, for JSON */
    const struct gk_bytes *titles; /* of the columns: for people, in their language */
    size_t columns;
    size_t first_figure;          /* columns from this one on hold whole numbers */
    const struct gk_bytes *cells; /* rows x columns, row by row */
    size_t rows;
};

#endif
