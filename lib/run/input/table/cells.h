/*
 * cells.h - one row of a table, cut into its cells where they stand.
 *
 * CSV as spreadsheets and databases write it: RFC 4180, and a quotation mark that is not the first
 * character of its cell is text. libcsv, which reads catalogues, cannot serve here: it tells
 * neither where a cell stood in the file nor that it was quoted, takes blanks off cells, passes
 * over empty rows without a word, and takes `"a"b` for a cell as if that were one reading. Nothing
 * is copied and nothing is lost: cells are spans of the text.
 *
 * Rows end with one byte, a line feed (carriage returns before it are not the cell's: programs that
 * write CRLF through a text stream of Windows make it CR CR LF) or, in files of old Macintosh
 * programs, a carriage return. One thread at a time.
 */
#ifndef GK_RUN_INPUT_TABLE_CELLS_H
#define GK_RUN_INPUT_TABLE_CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

struct gk_table_cell {
    struct gk_bytes text; /* inside its quotation marks */
    bool quoted;
    bool doubled; /* holds "" for " */
};

/* Owns its memory. Born as { 0 }. */
struct gk_table_cells {
    struct gk_buffer list; /* struct gk_table_cell */
    size_t count;
    size_t length;  /* of the row, its end included */
    uint64_t lines; /* how many ends of lines stand in it */
    bool undoubled; /* text stands behind a closing quotation mark: what was meant is a guess */
    size_t undoubled_at; /* where, in the row */
    size_t open_at;      /* of a row that does not end: where the quotation mark stands */
};

/* Cuts the first row of the text. GK_END: the text ends before the row does; where it ends inside
 * quotation marks, .open_at says where they were opened, else it is SIZE_MAX. */
enum gk_status gk_table_cells_read(struct gk_table_cells *, struct gk_bytes text, char separator,
                                   char end) GK_MUST_USE;

static inline const struct gk_table_cell *gk_table_cells_at(const struct gk_table_cells *cells,
                                                            size_t index)
{
    return (const struct gk_table_cell *)(const void *)cells->list.at + index;
}

/* Appends what the cell says, doubled quotation marks made one. */
enum gk_status gk_table_cell_append(struct gk_buffer *, const struct gk_table_cell *) GK_MUST_USE;

void gk_table_cells_free(struct gk_table_cells *);

#endif
