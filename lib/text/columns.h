/*
 * columns.h - the head of the column over a place in a text that holds tables, as a reader sees it.
 *
 * A text has lines (LF, CR or both) and no other structure. A table is a line of two cells or
 * more, its head, and lines below it whose cells are set apart in the same way: by tabs, by pipes
 * (Markdown: one at either end is a border, \| is none), by bars drawn (│ ┃ ｜), by commas
 * (, ， 、 each for itself; "…" holds an ASCII comma), or by blanks. What makes a line a row:
 *
 *   - of tabs, pipes and bars: two cells. Cells may be empty, positions count. Where a row has
 *     more or fewer cells than the head (merged cells, a line end inside a cell) it is read from
 *     either end.
 *   - of commas: exactly as many cells as the head.
 *   - of blanks: as many cells as the head, set apart by two blanks or one of two columns (U+3000)
 *     or, where that does not hold, by one; 姓 名 may count as one cell. Failing that, and where
 *     both lines have wide gaps, cells stand below the head that their display columns meet.
 *
 * A line with six digits in a row holds data and is no head. A line without digits behind the
 * head (heads of two levels), behind data or behind a line of one cell may be a head, too, where
 * digits follow: it is given before the table's own. Lines of rule (|---|, ┌─┬) and empty ones say
 * nothing, but five empty ones in a row end a table of commas or blanks. A short line of one cell
 * is a heading between groups; two lines of another shape, a long one or a sentence end a table.
 *
 * No vocabulary is here: whoever asks knows which head is a label. The first question reads the
 * text, in time in proportion to its length; every other takes a few thousand steps at most, in
 * whatever order and however long the lines are. Memory is in proportion to the tables, and a mark
 * for each kilobyte. Offsets are bytes. One thread at a time.
 */
#ifndef GK_TEXT_COLUMNS_H
#define GK_TEXT_COLUMNS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/bytes.h"
#include "base/status.h"

/* Owns its buffers, which are kept from text to text. Born as { 0 }. */
struct gk_columns {
    struct gk_bytes text; /* borrowed */
    bool read;
    struct gk_buffer tables;
    struct gk_buffer marks;
};

/* What may be the head over a place, the nearest first; none is empty, none twice. */
enum { GK_COLUMNS_HEADS = 8 };
struct gk_column_heads {
    struct gk_bytes head[GK_COLUMNS_HEADS]; /* runs of the text */
    unsigned count;
};

/* Begins a text of less than 4 GiB (a longer one has no tables); nothing is read yet. */
void gk_columns_open(struct gk_columns *, struct gk_bytes text);
void gk_columns_free(struct gk_columns *);

/* The heads over the place at `offset`. */
enum gk_status gk_columns_heads(struct gk_columns *, uint32_t offset,
                                struct gk_column_heads *heads) GK_MUST_USE;

/*
 * The cell to the left of the one around `offset`, for tables that have their heads at the left:
 * behind it one or two tabs, pipes or bars, or a wide gap. The empty run where there is none, or
 * where it does not begin within a kilobyte. Needs no table and no reading.
 */
struct gk_bytes gk_columns_before(struct gk_bytes text, uint32_t offset);

#endif
