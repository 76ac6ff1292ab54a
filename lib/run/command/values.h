/*
 * values.h - what stands behind options: words, numbers, lists, days. What cannot be read is
 * refused (refuse.h), with what the option takes.
 */
#ifndef GK_RUN_COMMAND_VALUES_H
#define GK_RUN_COMMAND_VALUES_H

#include "run/command/command.h"

/* Those of the options that all four tools have, into the command; what is not asked for has its
 * first value. Before the profile is known. */
enum gk_status gk_command_read_values(struct gk_command *) GK_MUST_USE;

/* Whether the options given go together, as the tool says (option.h). */
enum gk_status gk_command_check_pairs(struct gk_command *) GK_MUST_USE;

/* Which of several words, written with commas between them, is the value of an option: *chosen
 * counts from 0 and is left alone where the option was not given. */
enum gk_status gk_command_choose(const struct gk_command *, int option, const char *name,
                                 const char *words, int *chosen) GK_MUST_USE;

/* The whole number, from 0 to `most`, that is the value of an option, left alone where it was not
 * given. */
enum gk_status gk_command_number(const struct gk_command *, int option, const char *name,
                                 int32_t most, const char *takes, int32_t *number) GK_MUST_USE;

/* The parts of a list, cut at commas, blanks around them dropped; empty parts are left out.
 * Lives in the command's arena. */
enum gk_status gk_command_list(struct gk_command *, struct gk_bytes list, struct gk_bytes **parts,
                               size_t *count) GK_MUST_USE;

/* All values given of an option, in their order. Lives in the command's arena. */
enum gk_status gk_command_values(struct gk_command *, int option, struct gk_bytes **values,
                                 size_t *count) GK_MUST_USE;

/* These are names of members that somebody typed behind the option: the first records show whether
 * they are slips (typed.h). */
enum gk_status gk_command_typed(struct gk_command *, const char *option,
                                const struct gk_bytes *names, size_t count) GK_MUST_USE;

#endif
