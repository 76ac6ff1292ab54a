/*
 * array.h - a file of arrays, read in blocks and made batches of lines (elements.h).
 *
 * A file in another encoding is decoded as it comes, cut where no character can be cut in two; its
 * encoding is that of the whole file where none was named. What is held of it is kept as UTF-8
 * lines: an element has no line of its own to be kept as it came. One thread at a time.
 */
#ifndef GK_RUN_INPUT_ARRAY_ARRAY_H
#define GK_RUN_INPUT_ARRAY_ARRAY_H

#include "run/input/input.h"

/* Fills the batch from the file at hand; an empty one: it is at its end. */
enum gk_status gk_array_next(struct gk_input *, struct gk_batch *) GK_MUST_USE;

#endif
