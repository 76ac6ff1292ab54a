/*
 * rejects.h - the records held, byte for byte as they came, so that whoever has mended them runs
 * the tool on them again.
 *
 * A file can begin with one byte order mark of UTF-16 and then is UTF-16 to its end. Where files
 * of several encodings meet in one run, lines of UTF-16 are therefore written as UTF-8, which
 * --encoding=auto reads beside any other.
 *
 * Rows of a table are rows again, behind its head, so that a spreadsheet opens them; where another
 * table follows, an empty row and its head stand between. One thread at a time.
 */
#ifndef GK_RUN_DELIVER_REJECTS_H
#define GK_RUN_DELIVER_REJECTS_H

#include "run/input/input.h"
#include "run/output/output.h"
#include "run/workers/batch.h"

/* Born as { 0 }, its output opened by the caller; descriptor -1: none are kept. */
struct gk_rejects {
    struct gk_output output;
    bool encodings_meet;
    bool any_encoding; /* --encoding=auto, which takes a mark at the start for what it says */
    bool begun;
    const struct gk_table_head *head; /* of the table whose rows were written last */
    uint32_t half;      /* of a surrogate pair, which the next piece may complete; or 0 */
    uint64_t converted; /* records written as UTF-8 */
};

/* Looks which encodings meet. */
void gk_rejects_begin(struct gk_rejects *, const struct gk_input *);

/* Gathers a line, or a piece of one, as gk_output_add does: the batch stays until it is flushed. */
enum gk_status gk_rejects_add(struct gk_rejects *, struct gk_batch *,
                              const struct gk_outcome *) GK_MUST_USE;

#endif
