/*
 * utf8.h - Unicode scalar values in UTF-8 (Unicode 15.0, table 3-7), one at a time.
 *
 * Whole blocks are checked by lib/record/structure.h; these functions serve places where one
 * character matters. Offsets in bytes, counts in code points.
 */
#ifndef GK_BASE_UTF8_H
#define GK_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

/*
 * The character at the start of `bytes`, its length in *length (1-4). Where the bytes are no
 * UTF-8 the result is GK_UTF8_INVALID and *length is 1; for empty bytes it is 0.
 */
#define GK_UTF8_INVALID UINT32_MAX
uint32_t gk_utf8_decode(struct gk_bytes bytes, size_t *length);

/* Writes 1-4 bytes; the scalar must be valid. Returns how many. */
size_t gk_utf8_encode(uint32_t scalar, char out[4]);

/* Length in bytes of the longest valid start: bytes.length where all is valid. */
size_t gk_utf8_valid_length(struct gk_bytes bytes);

/* Number of code points in valid UTF-8 (in other bytes: of those that are no continuation). */
size_t gk_utf8_count(struct gk_bytes bytes);

#endif
