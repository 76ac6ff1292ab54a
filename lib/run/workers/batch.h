/*
 * batch.h - a block of lines on its way through a tool: as read, judged, written.
 *
 * A batch belongs to one worker and is used again and again. The reader fills it, the worker
 * judges its lines into outcomes, and the delivery, one batch after the other in the order of
 * reading, writes them. Everything that outcomes point to lives as long as the batch is not
 * refilled.
 */
#ifndef GK_RUN_WORKERS_BATCH_H
#define GK_RUN_WORKERS_BATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "text/decode.h"
#include "verbs/verdict.h"

/*
 * GK_BATCH_LINES  whole lines, each with its line feed.
 * GK_BATCH_PIECE  a piece of one line that is larger than a record may be.
 */
enum gk_batch_kind {
    GK_BATCH_LINES,
    GK_BATCH_PIECE,
};

struct gk_table_head; /* run/input/table/head.h */

/* What becomes of a row that is no record. */
enum gk_row_fate {
    GK_ROW_SAID,    /* something is said of it, and no more: it is not a record at all */
    GK_ROW_HELD,    /* held, for the finding */
    GK_ROW_FOLLOWS, /* further bytes of what is held already */
};

struct gk_row_fault {
    enum gk_row_fate fate;
    enum gk_rule_id rule;
    uint64_t column;         /* characters, from 1; 0: the row as a whole */
    struct gk_bytes pointer; /* the field whose cell it is, by its own name; else empty */
    struct gk_bytes arguments[GK_ARGUMENTS];
    const struct gk_decoding *decoding; /* of a row that could not all be decoded; else NULL */
    struct gk_bytes decoded;            /* then: what could be */
};

/* Where a line of the batch comes from that was made of a row of a table, or of an element of an
 * array. */
struct gk_batch_row {
    uint64_t line;                    /* of the file, from 1, where it begins */
    uint64_t row;                     /* as a spreadsheet counts, from 1; 0: of no table */
    size_t start;                     /* in batch->source: its bytes as they came */
    size_t length;                    /* line end included */
    bool own;                         /* those bytes are the line itself */
    const struct gk_row_fault *fault; /* in the batch's arena; NULL: a record */
};

/* What became of one line, or of several in a row that pass as they are and have nothing said
 * about them (`records` counts them; a run has no verdict). */
struct gk_outcome {
    struct gk_bytes raw;  /* as read, line feeds included: for the rejects */
    struct gk_bytes text; /* as judged, in UTF-8, line feeds included: raw where it is UTF-8 */
    struct gk_verdict *verdict;  /* in the batch's arena; NULL: passes, and nothing is said */
    size_t edited;               /* offset in batch->edited of the record with its edits done ... */
    size_t edited_length;        /* ... line feed included; 0: the text is written as it is */
    uint64_t line;               /* counted from 0 within the batch; of a run, the first */
    uint64_t row;                /* of a table; else 0 */
    struct gk_bytes source_file; /* where the record says that it came from ... */
    uint64_t source_line;        /* ... 0: it does not */
    uint32_t records;
    bool masked;         /* the verb itself changes the text */
    bool follows;        /* further bytes of what is held already */
    bool title_hidden;   /* something confidential was found in the title */
    bool section_hidden; /* … or where the section was found */
    bool id_hidden;      /* something confidential was found in the id, or in what its hash is of */
};

struct gk_batch {
    /* The reader's part. */
    struct gk_buffer bytes;
    enum gk_batch_kind kind;
    bool piece_first;
    bool piece_last;
    bool file_first;      /* the first of its file: lines are counted from 1 again */
    bool utf_16_mark;     /* the file began with a byte order mark of UTF-16 */
    char document;        /* '{' or '[': the file is one document over several lines; else 0 */
    bool document_first;  /* which begins in this batch, behind blank lines if any */
    struct gk_bytes file; /* as named on the command line */
    uint64_t first_line;  /* lines of the file before it, where the reader counts them; of rows and
                           * elements, which know their own, 0 */
    enum gk_encoding encoding;
    uint64_t serial;
    uint64_t read;           /* bytes of all files that had been read when it was */
    bool made;               /* the lines were made of rows or elements, which `rows` lists */
    struct gk_buffer source; /* then: the file's own bytes ... */
    enum gk_encoding source_encoding;
    bool as_text;          /* the source was made UTF-8, because files of several encodings meet */
    struct gk_buffer rows; /* ... and struct gk_batch_row, one a line */
    const struct gk_table_head *head; /* of the table that the rows belong to; else NULL */
    uint64_t row;                     /* of the line in hand */

    /* The worker's part. */
    struct gk_arena arena;
    struct gk_buffer decoded; /* all lines as UTF-8, where the bytes are in another encoding */
    struct gk_buffer edited;
    struct gk_outcome *outcomes;
    size_t outcome_count;
    size_t outcome_capacity;
    uint64_t lines;
    uint64_t blank;
};

static inline const struct gk_batch_row *gk_batch_row_at(const struct gk_batch *batch, size_t index)
{
    return (const struct gk_batch_row *)(const void *)batch->rows.at + index;
}

/* Adds a row whose line has just been appended to the batch's bytes. */
enum gk_status gk_batch_add_row(struct gk_batch *, const struct gk_batch_row *) GK_MUST_USE;

/* Forgets what was read and judged, keeps the memory. */
void gk_batch_clear(struct gk_batch *);

/* What becomes of the line in hand, which counts as a record of its own; NULL when there is no
 * memory. */
struct gk_outcome *gk_batch_line(struct gk_batch *, struct gk_bytes raw,
                                 struct gk_bytes text) GK_MUST_USE;

/* The line in hand passes as it is: it is counted with those before it where they are its
 * neighbours. */
enum gk_status gk_batch_pass(struct gk_batch *, struct gk_bytes raw,
                             struct gk_bytes text) GK_MUST_USE;

/* Further bytes of what is held already: no record of their own. */
enum gk_status gk_batch_follow(struct gk_batch *, struct gk_bytes raw) GK_MUST_USE;

void gk_batch_free(struct gk_batch *);

#endif
