/*
 * input.h - files and standard input, as batches of whole lines.
 *
 * Read in blocks; the part of a line at a block's end is carried into the next batch. Before a
 * read that would have to wait, what is there is handed over, so that a record never waits for the
 * one behind it. Tables and arrays are made lines (table/table.h, array/array.h) that know their
 * place in the file; a file that is something else than is asked for is held (kind/foreign.h). A
 * line larger than a record may be is handed over in pieces and never held in memory as a whole.
 * One thread at a time.
 */
#ifndef GK_RUN_INPUT_INPUT_H
#define GK_RUN_INPUT_INPUT_H

#include "run/input/array/elements.h"
#include "run/input/format.h"
#include "run/input/table/rows.h"
#include "run/output/voice.h"
#include "run/workers/batch.h"

struct gk_input {
    const struct gk_voice *voice;
    const char *const *files;     /* operands; "-" is standard input */
    const struct gk_bytes *names; /* that are told of them; NULL: their own */
    int file_count;
    enum gk_encoding asked; /* --encoding */
    enum gk_from from;
    struct gk_rows rows;      /* of tables; its first group designated too */
    struct gk_array elements; /* of arrays; the same */
    size_t block_size;
    size_t max_record; /* bytes, without the line feed */
    bool counts_lines; /* each batch knows how many lines of its file stand before it */
    int wake;          /* a descriptor that becomes readable when reading must stop; -1: none */

    int next_file;
    int descriptor; /* -1: between files */
    bool regular;   /* reading it never waits */
    bool at_start;  /* nothing of the file has been handed over yet */
    bool at_end;
    bool foreign;              /* the file is something else than is asked for: held whole */
    bool in_piece;             /* in the middle of a line that is too large */
    bool mark;                 /* the file began with a byte order mark of UTF-16 */
    bool undecided;            /* nothing but blank lines of the file so far */
    char document;             /* the bracket that one over several lines begins with, or 0 */
    char document_last;        /* its last byte so far that is not blank */
    enum gk_encoding encoding; /* of this file */
    struct gk_buffer carry;
    uint64_t serial;
    uint64_t read;   /* bytes, of all files so far */
    uint64_t lines;  /* of the file, handed over so far, where they are counted */
    unsigned full;   /* batches in a row that were full */
    bool unreadable; /* some file could not be opened or read; the others were */
};

/* Born as designated by the caller (the first group); this sets the rest. */
void gk_input_open(struct gk_input *);

/* Fills the batch. GK_END at the end of the last file; GK_IO when woken. A file that cannot be
 * read is reported and marked, and the next one is read. */
enum gk_status gk_input_next(struct gk_input *, struct gk_batch *) GK_MUST_USE;

void gk_input_close(struct gk_input *);

#endif
