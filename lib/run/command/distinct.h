/*
 * distinct.h - no file is written that is read, or written twice, without anybody asking for it.
 *
 * Two outputs of one name would each write over the other, and an output of the name of a word
 * list or a key would destroy it, without a word. Looked at before anything is opened. Devices
 * and pipes may be shared, and so may one file by standard output and standard error.
 */
#ifndef GK_RUN_COMMAND_DISTINCT_H
#define GK_RUN_COMMAND_DISTINCT_H

#include "run/command/command.h"

/*
 * Compares what the options write, standard output and standard error with one another and with
 * what is read: operands, standard input, the files of reading options, the profile's directory.
 * Names count as what they lead to: links (dangling ones too) and /dev/fd/N are followed.
 * GK_INVALID, with a message, where two are one regular file, or would be. --output alone may
 * name an operand, which is read to its end before it is replaced, and only where --rejects keeps
 * the records that are held.
 */
enum gk_status gk_distinct(struct gk_command *) GK_MUST_USE;

#endif
