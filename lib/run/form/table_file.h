/*
 * table_file.h - a verb's tables, written to a file: as text (.txt), for a spreadsheet (.csv, with
 * byte order mark), for programs (.json, an array of objects), as a page (.html) or for a text
 * that is written in Markdown (.md).
 */
#ifndef GK_RUN_FORM_TABLE_FILE_H
#define GK_RUN_FORM_TABLE_FILE_H

#include "run/output/output.h"
#include "verbs/table.h"

enum gk_table_format {
    GK_TABLE_TEXT,
    GK_TABLE_CSV,
    GK_TABLE_JSON,
    GK_TABLE_PAGE,
    GK_TABLE_MARKDOWN, /* of one table */
};

/* What a file of the format ends with, the dot included. */
const char *gk_table_format_suffix(enum gk_table_format);

/* Which of several formats a path's suffix tells; false where it is none of them. */
bool gk_table_format_find(struct gk_bytes path, const enum gk_table_format *formats, size_t count,
                          enum gk_table_format *);

/*
 * Writes tables to an output, which the caller closes; what goes wrong is said. One by itself, or
 * several as one whole: one below the other, each under its title (text); an object with a member
 * for each (json); or, because a spreadsheet takes one, a single one whose first column `part` is
 * the table's name and whose others are all columns there are, each once (csv); or a page under
 * `title` (table_page.h).
 */
enum gk_status gk_tables_write(struct gk_output *, const struct gk_table *, size_t count,
                               struct gk_arena *, enum gk_language, struct gk_bytes title,
                               enum gk_table_format) GK_MUST_USE;

/* Appends several tables as text, as gk_tables_write does, so wide. */
enum gk_status gk_tables_append(struct gk_buffer *, const struct gk_table *, size_t count,
                                struct gk_arena *, size_t width) GK_MUST_USE;

#endif
