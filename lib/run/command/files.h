/*
 * files.h - files that options name and that are read before the first record: they stand beside
 * the profile, or in the place of a part of it.
 *
 * Mistakes in them are said with their place, as those of a profile are (GK_INVALID). Without the
 * option nothing is read and nothing changes.
 */
#ifndef GK_RUN_COMMAND_FILES_H
#define GK_RUN_COMMAND_FILES_H

#include "run/command/command.h"

/* Reads the word lists that an option names behind the profile's own; *given: there were some. */
enum gk_status gk_command_read_words(struct gk_command *, int option, bool *given) GK_MUST_USE;

/* Reads what a reviewer has decided, in the files that an option names. */
enum gk_status gk_command_read_decisions(struct gk_command *, int option) GK_MUST_USE;

/* The first cells of the table that an option names, one a line; none where it was not given.
 * Lives in the command's arena. */
enum gk_status gk_command_read_lines(struct gk_command *, int option, struct gk_bytes **lines,
                                     size_t *count) GK_MUST_USE;

/* Reads a catalogue in the place of the profile's. */
enum gk_status gk_command_read_catalog(struct gk_command *, int option) GK_MUST_USE;

/* Reads a model of this taxonomy of the profile in the place of its own. */
enum gk_status gk_command_read_model(struct gk_command *, int option,
                                     struct gk_bytes taxonomy) GK_MUST_USE;

/* Reads the key (key.h), which lives as long as the command. */
enum gk_status gk_command_read_key(struct gk_command *, int option,
                                   struct gk_bytes *key) GK_MUST_USE;

#endif
