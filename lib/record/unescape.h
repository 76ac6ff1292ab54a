/*
 * unescape.h - inside lib/record: JSON string escapes (RFC 8259 section 7).
 */
#ifndef GK_RECORD_UNESCAPE_H
#define GK_RECORD_UNESCAPE_H

#include <stdint.h>

#include "base/buffer.h"

/* The value of a hexadecimal digit; anything else has bits above the low four. */
extern const uint8_t gk_hexadecimal[256];

/* The 16-bit unit of four hexadecimal digits; above 0xFFFF where one of them is none. */
static inline uint32_t gk_unit(const char *digits)
{
    const unsigned char *at = (const unsigned char *)digits;
    uint32_t a = gk_hexadecimal[at[0]], b = gk_hexadecimal[at[1]], c = gk_hexadecimal[at[2]],
             d = gk_hexadecimal[at[3]];
    return (a | b | c | d) & 0xF0 ? UINT32_MAX : a << 12 | b << 8 | c << 4 | d;
}

/*
 * One character of a valid string's raw text at `raw`, which is not empty: its scalar value, and
 * in *length how many raw bytes it takes.
 */
uint32_t gk_unescape_one(struct gk_bytes raw, size_t *length);

/* Appends the text of a valid string (what stands between its quotation marks). */
enum gk_status gk_unescape(struct gk_bytes raw, struct gk_buffer *out) GK_MUST_USE;

#endif
