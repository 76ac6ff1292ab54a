/*
 * table.h - a file of rows, read in blocks and made batches of lines (rows.h).
 *
 * The encoding is judged by the whole file where none was named: a regular file is looked through
 * once before it is read; of any other what there is decides, as soon as there is anything but
 * ASCII. A row larger than a record may be is a quotation mark that is never closed: the file is
 * held from there on, in pieces.
 */
#ifndef GK_RUN_INPUT_TABLE_TABLE_H
#define GK_RUN_INPUT_TABLE_TABLE_H

#include "run/input/input.h"

/* Fills the batch from the file at hand; an empty one: it is at its end. */
enum gk_status gk_table_next(struct gk_input *, struct gk_batch *) GK_MUST_USE;

#endif
