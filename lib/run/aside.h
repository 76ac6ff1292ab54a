/*
 * aside.h - files of records that stand beside the stream: judged and given to the verb's tally,
 * and no more. Nothing is written of them, and nothing is said but what could not be read.
 *
 * What a tool before has kept back (its rejects) is read as it was written: lines, or a table where
 * the name ends with .csv or .tsv, each line in the encoding it came in.
 */
#ifndef GK_RUN_ASIDE_H
#define GK_RUN_ASIDE_H

#include "run/command/command.h"

/* The file that an option names, if it is given; before the stream. GK_IO: it could not be read,
 * which has been said. */
enum gk_status gk_aside_read(struct gk_command *, int option, const struct gk_verb *,
                             const void *plan, void *tally) GK_MUST_USE;

#endif
