/*
 * find.h - how a table begins: which byte ends its rows, what parts its cells, where its head is.
 */
#ifndef GK_RUN_INPUT_TABLE_FIND_H
#define GK_RUN_INPUT_TABLE_FIND_H

#include "run/input/table/head.h"

/* CR where no line feed stands outside quotation marks, and a carriage return does; else LF. */
char gk_row_end(struct gk_bytes bytes);

/* The line by which a file says to Excel what parts its cells (sep=;), its end included, and that
 * sign; the empty run where the text does not begin with one. */
struct gk_bytes gk_separator_line(struct gk_bytes text, char row_end, char *separator);

struct gk_found_head {
    bool found;
    char separator;
    size_t above; /* rows before it */
    size_t at;    /* bytes before it */
    size_t known; /* names of fields in it */
};

/*
 * Looks for the head among the first rows. Where no row is one by `separator`, the other signs that
 * part cells are tried, unless it is `fixed`; then a row that may be one will do. Not found where
 * there is none, or where more rows have to be seen first, unless these are the `last`.
 */
enum gk_status gk_find_head(const struct gk_table_words *, struct gk_bytes text, char separator,
                            bool fixed, char row_end, bool last, struct gk_table_cells *,
                            struct gk_arena *scratch, struct gk_found_head *) GK_MUST_USE;

/* Are two fields named in one of the first lines with full-width commas between them? */
bool gk_is_parted_by_wide_commas(const struct gk_table_words *, struct gk_bytes text,
                                 struct gk_arena *scratch);

#endif
