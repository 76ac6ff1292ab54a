/*
 * table.h - the tables of a text: which lines are rows, which may be their heads (text/columns.h).
 *
 * The reading owns nothing; what it finds goes into buffers of struct gk_columns.
 */
#ifndef GK_TEXT_COLUMNS_TABLE_H
#define GK_TEXT_COLUMNS_TABLE_H

#include "text/columns.h"
#include "text/columns/line.h"

#define GK_NO_LINE UINT32_MAX

enum { GK_TABLE_HEADS = 3 };

/* From a row's beginning to a row's end. Lines between that are no rows are short. */
struct gk_column_table {
    uint32_t start, end;
    uint32_t heads[GK_TABLE_HEADS]; /* beginnings of lines, the nearest first, or GK_NO_LINE */
    uint32_t kind;                  /* up to GK_SIGN_BLANK */
};

/* For the beginning of every block of GK_CELL_BLOCK bytes: the line around it, and how many signs
 * of that line stand before it. */
struct gk_column_mark {
    uint32_t line;
    uint32_t signs[GK_SIGN_STRONG];
};

/* Fills the buffers of tables, sorted and apart from each other, and of marks. */
enum gk_status gk_column_tables_read(struct gk_columns *) GK_MUST_USE;

#endif
