/*
 * line.h - where lines end in bytes that have not been decoded yet.
 *
 * A line feed is the byte 0A in UTF-8, GB18030 and Big5 (no character of theirs holds one), and
 * the unit 000A in UTF-16.
 */
#ifndef GK_RUN_INPUT_LINE_H
#define GK_RUN_INPUT_LINE_H

#include "text/decode.h"

/* Length of the first line, its line feed included; the whole where there is none. */
size_t gk_line_length(enum gk_encoding, struct gk_bytes);

/* Length of all whole lines: up to the last line feed that begins at or behind `from`; 0 where
 * there is none. */
size_t gk_lines_length(enum gk_encoding, struct gk_bytes, size_t from);

/* The line feed itself. */
struct gk_bytes gk_line_feed(enum gk_encoding);

#endif
