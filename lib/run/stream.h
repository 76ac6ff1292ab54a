/*
 * stream.h - records from the input through a verb to the output: the loop of every tool.
 *
 * Each worker, by turns, reads a batch, judges it, and delivers it when the batches before it
 * have been delivered; so the output is the same for any number of workers. A small or slow
 * input never starts a thread: further workers begin once the input has filled batches in a row.
 */
#ifndef GK_RUN_STREAM_H
#define GK_RUN_STREAM_H

#include "run/command/command.h"

/*
 * Runs the verb over the command's input. `tally` may be NULL. Whether a record needs a person is
 * in command->attention afterwards. GK_IO, GK_INVALID: reported.
 * GK_END: with --lint, which ends where the first record would be read, unless the verb lints.
 */
enum gk_status gk_stream_run(struct gk_command *, const struct gk_verb *, const void *plan,
                             void *tally) GK_MUST_USE;

#endif
