/*
 * merged.h - blank cells that may stand for what the cell above them says.
 *
 * A spreadsheet saves a cell merged over several rows once, and blank below. In a column of 公开方式
 * or 密级 a row would so lose that it is not to be published: a blank below such a value is held,
 * where the table fills that column from its first row on. One whose first row leaves it blank is
 * filled only where something is to be said, and its blanks say nothing.
 */
#ifndef GK_RUN_INPUT_TABLE_MERGED_H
#define GK_RUN_INPUT_TABLE_MERGED_H

#include "run/input/table/head.h"

enum { GK_MERGED_COLUMNS = 2 };

struct gk_merged {
    struct {
        size_t column; /* from 1; 0: the table has none */
        bool begun;    /* the first row has been seen */
        bool filled;   /* and says something there */
        bool kept;     /* the last that was said is not for publication */
    } of[GK_MERGED_COLUMNS];
};

/* A table of that head begins. */
void gk_merged_begin(struct gk_merged *, const struct gk_table_head *);

/* Behind an empty row nothing is merged with what stands above it. */
void gk_merged_part(struct gk_merged *);

/* The next record; the column, counted from 1, whose blank may be no blank, or 0. */
size_t gk_merged_next(struct gk_merged *, const struct gk_table_cells *);

#endif
