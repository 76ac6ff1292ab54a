/*
 * decode.h - lines in other encodings, made UTF-8.
 *
 * iconv stands behind this module alone. Names mean: gb18030, gbk, gb2312, cp936: GB18030, with
 * the single byte 80 read as the euro sign, as Windows writes it; big5; utf-16 by its byte order
 * mark (utf-16le and utf-16be without one); utf-8; auto: each line by itself, as UTF-8 if it is,
 * else GB18030, else Big5. GB18030 reads nearly every pair of bytes, so Big5 is reached only where
 * it does not. Some words of GB 2312 are UTF-8 as well (通知 is U+0368 U+05AA); auto takes a line
 * for GB18030 where all beyond ASCII in it is such pairs, two or more in a row somewhere, and not
 * the letters of one common script. Line ends are found before
 * decoding: no byte 0A stands inside a character of these multi-byte encodings, and UTF-16 is cut
 * in units of two bytes.
 */
#ifndef GK_TEXT_DECODE_H
#define GK_TEXT_DECODE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/bytes.h"
#include "base/status.h"

enum gk_encoding {
    GK_UTF_8,
    GK_GB18030,
    GK_BIG5,
    GK_UTF_16, /* by byte order mark: the reader turns it into one of the next two */
    GK_UTF_16LE,
    GK_UTF_16BE,
    GK_AUTO,
};

/* The encoding of that name, in any case of letters; false where gk knows none. */
bool gk_encoding_find(struct gk_bytes name, enum gk_encoding *);

/* Converters, opened when first needed and kept. One per worker. Born as { 0 }. */
struct gk_decoder {
    void *gb18030; /* iconv_t, or NULL */
    void *big5;
    void *utf_16le;
    void *utf_16be;
};

void gk_decoder_close(struct gk_decoder *);

/*
 * Appends `line` as UTF-8 to `out`. *bad is set, with *offset at the first byte (of `line`) that
 * could not be read, where the line is not in that encoding; `out` is then as before. GK_INVALID
 * where this machine's iconv does not know the encoding at all.
 */
enum gk_status gk_decode(struct gk_decoder *, enum gk_encoding, struct gk_bytes line,
                         struct gk_buffer *out, bool *bad, size_t *offset) GK_MUST_USE;

#endif
