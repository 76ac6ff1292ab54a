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
uint32_t gk_utf8_decode_any(struct gk_bytes bytes, size_t *length);

/* The same, without a call for ASCII and for what nearly all other text is: three bytes, whose
 * second one is not bound closer by the first. */
static inline uint32_t gk_utf8_decode(struct gk_bytes bytes, size_t *length)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    if (bytes.length && at[0] < 0x80) {
        *length = 1;
        return at[0];
    }
    if (bytes.length < 3 || at[0] - 0xE1u >= 0x0F || at[0] == 0xED || (at[1] & 0xC0) != 0x80 ||
        (at[2] & 0xC0) != 0x80)
        return gk_utf8_decode_any(bytes, length);
    *length = 3;
    return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
}

/* Writes 1-4 bytes; the scalar must be valid. Returns how many. */
size_t gk_utf8_encode(uint32_t scalar, char out[4]);

/* Length in bytes of the longest valid start: bytes.length where all is valid. */
size_t gk_utf8_valid_length(struct gk_bytes bytes);

/* Number of code points in valid UTF-8 (in other bytes: of those that are no continuation). */
size_t gk_utf8_count(struct gk_bytes bytes);

/* Whether the character is one of those of this UTF-8 text. */
bool gk_utf8_is_one_of(uint32_t c, const char *characters);

/* The start of the text, of at most so many characters; of bytes that are none, each counts. */
struct gk_bytes gk_utf8_start(struct gk_bytes text, size_t count);

#endif
