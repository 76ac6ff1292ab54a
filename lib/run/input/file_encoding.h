/*
 * file_encoding.h - the encoding of a whole file, where none was named.
 */
#ifndef GK_RUN_INPUT_FILE_ENCODING_H
#define GK_RUN_INPUT_FILE_ENCODING_H

#include "run/input/input.h"

enum { GK_ENCODING_SEEN = 64 * 1024 }; /* bytes that decide where there is no looking ahead */

/*
 * Judges input->encoding where it is GK_AUTO still; `begun` is what has been read of the file. A
 * regular file is looked through to its end. Of any other the beginning decides, once there is so
 * much of it, or all; while it is ASCII alone, which is the same in all encodings, nothing has to
 * be known. *waits: more has to be read before it can be decoded.
 */
enum gk_status gk_judge_encoding(struct gk_input *, const struct gk_buffer *begun,
                                 bool *waits) GK_MUST_USE;

#endif
