/*
 * table.h - tables that people write: TSV by hand, CSV as a spreadsheet saves it.
 *
 * Both take text that conf/file.h has made UTF-8 with LF or CRLF. What a person cannot see does
 * not count: blanks of every kind and invisible characters at either end of a cell are left out.
 */
#ifndef GK_CONF_TABLE_H
#define GK_CONF_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "conf/mistake.h"

/* Without blanks (also U+00A0 and U+3000) and invisible characters (zero width, byte order mark)
 * at either end. */
struct gk_bytes gk_cell_trim(struct gk_bytes cell);

/* A copy without blanks, line breaks and invisible characters anywhere, full-width brackets,
 * commas, digits and letters made ASCII; at == NULL when there is no memory. */
struct gk_bytes gk_cell_squeeze(struct gk_arena *, struct gk_bytes cell) GK_MUST_USE;

/*
 * The next part of a cell that lists several, trimmed and not empty; *rest moves behind it. False
 * where none is left. `separators` is a text of characters that part them.
 */
bool gk_cell_next(struct gk_bytes *rest, const char *separators, struct gk_bytes *part);

/* What parts the names in a cell where nothing else is said. */
#define GK_CELL_SEPARATORS ";；、\n"

/*
 * Rows of tab-separated cells, one a line, without quoting. Lines end with LF, CRLF or CR, which
 * some editors still write: taken for one line, a list would find nothing, and say nothing. Lines
 * that are blank or whose first visible character is # are passed over; empty cells at the end of
 * a row do not count.
 * { .text = … } to begin with; owns nothing, the cells point into the text.
 */
enum { GK_TSV_CELLS = 8 };

struct gk_tsv {
    struct gk_bytes text;
    size_t offset; /* of the next line */
    uint32_t line; /* of this row, from 1 */
    const char *start;
    size_t count; /* cells in this row, also those that `cells` has no place for */
    struct gk_bytes cells[GK_TSV_CELLS]; /* those that are not there are empty */
};

bool gk_tsv_next(struct gk_tsv *);

/* At least as many as there are rows. */
size_t gk_tsv_most(struct gk_bytes text);

/* The column (code points, from 1) of a place in this row; 0 for NULL, as a cell has that is not
 * there. */
uint32_t gk_tsv_column(const struct gk_tsv *, const char *at);

/* Rows of a CSV file (RFC 4180; quoted cells may hold line breaks), in the arena. Rows whose
 * cells are all blank are left out. */
struct gk_csv_cell {
    struct gk_bytes text; /* trimmed */
    uint32_t line;        /* where it begins, from 1 */
};

struct gk_csv_row {
    struct gk_csv_row *next;
    struct gk_csv_cell *cells;
    size_t count;
};

/* `separator` parts the cells. GK_INVALID: a mistake was added. */
enum gk_status gk_csv_read(struct gk_arena *, struct gk_bytes path, struct gk_bytes text,
                           char separator, struct gk_mistakes *,
                           struct gk_csv_row **first) GK_MUST_USE;

#endif
