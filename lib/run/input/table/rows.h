/*
 * rows.h - the bytes of a table, made lines that the reader of records takes: each row an object of
 * strings under the names of the head.
 *
 * Cells are copied, never read: digits stay digits. An empty cell is no member, an empty row is a
 * blank line. Rows that are no record (above the head, units, totals, notes, the head again) are
 * told, with a place in the file; faults of a row hold it, faults of the head hold the whole file.
 * Lines are those of the file, rows are counted as a spreadsheet counts them.
 *
 * Whoever reads the file gives whole lines, and gives again what was not taken together with what
 * follows. One thread at a time.
 */
#ifndef GK_RUN_INPUT_TABLE_ROWS_H
#define GK_RUN_INPUT_TABLE_ROWS_H

#include "run/input/table/merged.h"
#include "run/workers/batch.h"

/* Owns what is not said to be given. Born with the first group; gk_rows_begin sets the rest. */
struct gk_rows {
    const struct gk_table_words *words;
    const struct gk_profile *profile;
    struct gk_arena *arena; /* of the run: heads live in it */
    char asked;             /* what parts cells: ',' or TAB */
    bool as_text;           /* files of several encodings meet: what is held is kept as UTF-8 */

    char separator;
    char end; /* of rows: LF or CR */
    enum gk_encoding encoding;
    bool byte_order_mark; /* of UTF-8: the file began with one */
    struct gk_table_head *head;
    struct gk_merged merged;
    struct gk_bytes separator_line; /* sep=; as it came */
    uint64_t line, row;             /* of the next row, from 1 */
    bool started;
    bool behind_head;
    bool behind_blank;
    bool given_up; /* the rest of the file is held with what came before */
    struct gk_decoder decoder;
    struct gk_table_cells cells;
    struct gk_buffer raw;   /* the source, where its text has taken its place */
    struct gk_buffer text;  /* decoded, where the file is not UTF-8 */
    struct gk_buffer lines; /* of it */
    struct gk_buffer cell;
    struct gk_arena scratch;
};

/* A new file begins. */
void gk_rows_begin(struct gk_rows *, enum gk_encoding, bool byte_order_mark);

/* How long the whole lines at the start of the bytes are that come from such a file; all where it
 * is `at_end`. */
size_t gk_rows_whole(struct gk_rows *, struct gk_bytes, bool at_end);

/*
 * Makes lines of the first `length` bytes of batch->source, which are whole lines. *used: how many
 * were taken; fewer where a row goes on, or where too little has been seen yet to find the head.
 * `at_end`: nothing follows. `full`: no more than this is looked at at once.
 */
enum gk_status gk_rows_take(struct gk_rows *, struct gk_batch *, size_t length, bool at_end,
                            bool full, size_t *used) GK_MUST_USE;

/* Those of its first bytes that were not taken. */
struct gk_bytes gk_rows_left(const struct gk_rows *, const struct gk_batch *, size_t used);

/* All of the file from here on is held for this: the first `length` bytes of batch->source and what
 * follows. */
enum gk_status gk_rows_give_up(struct gk_rows *, struct gk_batch *, size_t length,
                               const struct gk_row_fault *) GK_MUST_USE;

void gk_rows_free(struct gk_rows *);

#endif
