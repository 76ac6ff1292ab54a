/*
 * table.h - the tables of a text: which lines are rows, which may be their heads (text/columns.h).
 *
 * The reading owns nothing; what it finds goes into the buffer of struct gk_columns.
 */
#ifndef GK_TEXT_COLUMNS_TABLE_H
#define GK_TEXT_COLUMNS_TABLE_H

#include "text/columns.h"
#include "text/columns/line.h"

#define GK_NO_LINE UINT32_MAX

/* From a row's beginning to a row's end. Lines between that are no rows are short. */
struct gk_column_table {
    uint32_t start, end;
    uint32_t heads[GK_TABLE_HEADS]; /* beginnings of lines, the nearest first, or GK_NO_LINE */
    uint32_t kind;                  /* up to GK_SIGN_BLANK */
};

/* Fills the buffer of tables, sorted and apart from each other. */
enum gk_status gk_column_tables_read(struct gk_columns *) GK_MUST_USE;

#endif
