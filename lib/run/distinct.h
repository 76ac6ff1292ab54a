/*
 * distinct.h - no file is written twice, and none that is read is written over, save by -o.
 *
 * Two outputs of one name would each replace the other, and what one of them held would be lost
 * without a word. Looked at before the first record; devices and pipes may be shared.
 */
#ifndef GK_RUN_DISTINCT_H
#define GK_RUN_DISTINCT_H

#include "run/command.h"

/*
 * GK_INVALID, with a message, where two of the files named by options for writing are one, or one
 * of them but that of --output is an operand or what standard input reads, or one is the file
 * that records go to on standard output. `further` is an output of the tool's own (an option's
 * id, or -1).
 */
enum gk_status gk_distinct(const struct gk_command *, int further, const char *further_name)
    GK_MUST_USE;

#endif
