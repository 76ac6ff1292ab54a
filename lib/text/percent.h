/*
 * percent.h - what addresses write for bytes: %E6%9C%BA (RFC 3986), also written twice over,
 * %25E6. Any thread.
 */
#ifndef GK_TEXT_PERCENT_H
#define GK_TEXT_PERCENT_H

#include <stdbool.h>

#include "base/bytes.h"

/* Reads the byte that is written at the start of the text; returns how many bytes write it, 0
 * where none does. */
size_t gk_percent_read(struct gk_bytes text, unsigned char *byte);

/*
 * The next token at or behind *at that has such a byte in it: what stands between blanks, quotation
 * marks and angle brackets. Moves *at behind it; false behind the last. Work over a whole text is
 * in proportion to it.
 */
bool gk_percent_next(struct gk_bytes text, size_t *at, struct gk_bytes *token);

#endif
