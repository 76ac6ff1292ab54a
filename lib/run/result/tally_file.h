/*
 * tally_file.h - what crosses records, from part to part of an archive (--tally, --merge): files of
 * lines (verbs/parts.h), read and written in pieces.
 */
#ifndef GK_RUN_RESULT_TALLY_FILE_H
#define GK_RUN_RESULT_TALLY_FILE_H

#include "run/command/command.h"
#include "verbs/parts.h"

/* With the option, what the tally comes to will be in the file that it names (result.h). The parts
 * that the form speaks of must outlive the results' writing. */
enum gk_status gk_tally_file_open(struct gk_command *, int option,
                                  const struct gk_parts_form *) GK_MUST_USE;

/* With the option, takes every file that is an operand, at least one but with --lint; what is wrong
 * with one is said. The operands are no input then (command->merges). */
enum gk_status gk_tally_merge(struct gk_command *, int option, const char *name,
                              const struct gk_parts_form *) GK_MUST_USE;

#endif
