/*
 * foreign.h - a file that is something else than what is asked for: held whole, as one record, and
 * told once, with the command that helps.
 */
#ifndef GK_RUN_INPUT_KIND_FOREIGN_H
#define GK_RUN_INPUT_KIND_FOREIGN_H

#include "run/input/input.h"

/* Looks what the file is that begins with these bytes. Where it is foreign the batch holds it from
 * its start, and *foreign is set: the bytes are taken, and emptied. */
enum gk_status gk_foreign_begin(struct gk_input *, struct gk_batch *, struct gk_buffer *begun,
                                bool *foreign) GK_MUST_USE;

/* More of such a file; an empty batch: it is at its end. */
enum gk_status gk_foreign_next(struct gk_input *, struct gk_batch *) GK_MUST_USE;

#endif
