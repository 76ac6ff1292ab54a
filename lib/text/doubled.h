/*
 * doubled.h - lines of Big5 and GB 18030 that a program has escaped byte by byte.
 *
 * The second byte of some characters is 5C, as that of 功 許 蓋 in Big5. A program that writes JSON
 * and takes bytes for characters puts a backslash before each such byte, or doubles it, which comes
 * to the same bytes. Read as characters the second backslash then escapes what follows: the end of
 * the string, or a letter, which becomes a line end.
 */
#ifndef GK_TEXT_DOUBLED_H
#define GK_TEXT_DOUBLED_H

#include "text/decode.h"

struct gk_doubled {
    size_t places;     /* characters with the byte 5C and a backslash behind it; 0: none */
    size_t offset;     /* of the first such backslash, in the line as it came */
    size_t characters; /* before it */
    bool otherwise;    /* a character with that byte has no backslash behind it */
    bool odd;          /* what such a backslash escapes is seldom escaped behind a character */
};

/* Looks through a line; other encodings have no such characters. */
void gk_find_doubled(enum gk_encoding, struct gk_bytes line, struct gk_doubled *);

/* Appends the line without those backslashes. */
enum gk_status gk_undouble(enum gk_encoding, struct gk_bytes line,
                           struct gk_buffer *out) GK_MUST_USE;

#endif
