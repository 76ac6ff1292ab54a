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
 *     either end, and where only filled cells are as many, by those.
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
 * No vocabulary is here: whoever asks knows which head is a label. Tables are found when the first
 * cell is asked for; all cells come in time in proportion to the text. Memory is in proportion to
 * the number of tables, and some tens of kilobytes for one row and its heads. Offsets are bytes.
 * One thread at a time.
 */
#ifndef GK_TEXT_COLUMNS_H
#define GK_TEXT_COLUMNS_H

#include "base/buffer.h"
#include "base/bytes.h"
#include "base/status.h"
#include "text/columns/line.h"

enum {
    GK_TABLE_HEADS = 3,   /* lines that may be the head of a table */
    GK_COLUMNS_HEADS = 6, /* heads that may be over a cell */
};

/* A cell of a row that has something in it, and what may be its heads, the nearest first; none is
 * empty, none twice. */
struct gk_column_cell {
    uint32_t start; /* half-open, blanks and quotes around it left out */
    uint32_t end;
    struct gk_bytes head[GK_COLUMNS_HEADS]; /* runs of the text */
    unsigned head_count;
};

/* A line cut into cells, by a sign (all of them, and the filled ones) or by blanks in each way; and
 * of the widest gaps where the cells stand when the line is displayed. */
struct gk_column_line {
    struct gk_cell_line line;
    uint32_t kind; /* of the table whose head it is */
    uint32_t count[GK_GAPS];
    struct gk_cell cells[GK_GAPS][GK_CELL_MOST];
    struct gk_cell shown[GK_CELL_MOST];
};

/* Owns its tables, and is a walk over their cells; kept from text to text. Born as { 0 }. */
struct gk_columns {
    struct gk_bytes text; /* borrowed */
    bool read;
    struct gk_buffer tables;
    size_t table; /* the one at hand, or next */
    bool in_table;
    struct gk_column_line heads[GK_TABLE_HEADS];
    unsigned head_count;
    uint32_t line;                          /* where the next row begins */
    uint32_t at;                            /* where the next cell of the row at hand begins ... */
    uint32_t index;                         /* ... its number ... */
    uint32_t count;                         /* ... of so many */
    uint32_t filled;                        /* cells before it that are not empty ... */
    uint32_t filled_count;                  /* ... of so many; 0 where nobody needs to know */
    struct gk_column_line row;              /* of a row of commas or blanks */
    enum gk_gaps cut;                       /* how it was cut ... */
    enum gk_gaps heads_cut[GK_TABLE_HEADS]; /* ... and its heads; GK_GAPS: by no means as many */
};

/* Begins a text of less than 4 GiB (a longer one has no tables); nothing is read yet. */
void gk_columns_open(struct gk_columns *, struct gk_bytes text);
void gk_columns_free(struct gk_columns *);

/* The next cell; GK_END behind the last. */
enum gk_status gk_columns_next(struct gk_columns *, struct gk_column_cell *) GK_MUST_USE;

#endif
