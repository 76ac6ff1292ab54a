/*
 * table_file.h - a verb's table, written to a file: as text (.txt), for a spreadsheet (.csv,
 * with byte order mark) or for programs (.json, an array of objects).
 */
#ifndef GK_RUN_TABLE_FILE_H
#define GK_RUN_TABLE_FILE_H

#include "run/output.h"
#include "verbs/table.h"

enum gk_table_format {
    GK_TABLE_TEXT,
    GK_TABLE_CSV,
    GK_TABLE_JSON,
};

/* By the path's suffix; false where it is none of the three. */
bool gk_table_format_find(struct gk_bytes path, enum gk_table_format *);

/* Writes the whole table to an output, which the caller closes. What goes wrong is said. */
enum gk_status gk_table_write(struct gk_output *, const struct gk_table *, struct gk_arena *,
                              enum gk_table_format) GK_MUST_USE;

#endif
