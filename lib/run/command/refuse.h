/*
 * refuse.h - why a tool does not do what its options ask for: said in a line or two on standard
 * error, always with where help is to be had.
 *
 * All return GK_INVALID, or GK_NO_MEMORY where it could not be worded; there is no run then.
 * Options are named as they are typed, with their dashes. Any thread.
 */
#ifndef GK_RUN_COMMAND_REFUSE_H
#define GK_RUN_COMMAND_REFUSE_H

#include "run/command/command.h"

/* An option does not take this value, but what `takes` says. */
enum gk_status gk_command_refuse(const struct gk_command *, const char *option,
                                 struct gk_bytes value, struct gk_bytes takes);

/* It does not take this as a list of fields. */
enum gk_status gk_command_refuse_fields(const struct gk_command *, const char *option,
                                        struct gk_bytes value);

/* It does not take this name of a field; told is what is like it. */
enum gk_status gk_command_refuse_field(const struct gk_command *, const char *option,
                                       struct gk_bytes name);

/* The same of one of many words, with commas between them, which are told where none is like it. */
enum gk_status gk_command_refuse_word(const struct gk_command *, const char *option,
                                      struct gk_bytes word, const char *words);

/* An option needs another. */
enum gk_status gk_command_refuse_alone(const struct gk_command *, const char *option,
                                       const char *needs);

/* Two options do not go together. */
enum gk_status gk_command_refuse_both(const struct gk_command *, const char *option,
                                      const char *other);

/* A sentence of its own says what is wrong. */
enum gk_status gk_command_refuse_so(const struct gk_command *, enum gk_message why);

#endif
