/*
 * decode.h - lines in other encodings, made UTF-8.
 *
 * iconv stands behind this module alone. Names mean: gb18030, gbk, gb2312, cp936: GB 18030, with
 * the single byte 80 read as the euro sign, as Windows writes it; big5: code page 950; utf-16 by
 * its byte order mark (utf-16le and utf-16be without one); utf-8; auto: each line by itself, as
 * gk_guess takes it. Line ends are found before decoding: no byte 0A stands inside a character of
 * these multi-byte encodings, and UTF-16 is cut in units of two bytes.
 *
 * Systems differ in what their iconv reads and in how it fails. It is opened without a suffix
 * (//IGNORE and //TRANSLIT hide what they drop); whatever error it gives means one thing, that no
 * character begins here. There the tables of character.h are asked, which know the codes that
 * only some editions and systems have, and all of GB 18030 and Big5 where iconv cannot be opened
 * or is known to read them wrongly.
 * Private-use characters by which older systems stand for characters of GB 18030 come out as
 * those (gk_gbk_standard). So the same bytes give the same text everywhere.
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

/* As people write it. */
struct gk_bytes gk_encoding_name(enum gk_encoding);

/* Bytes that are no character, in a row. */
struct gk_bad_place {
    size_t offset; /* of the first, in the line as it came */
    size_t length;
    size_t text; /* where U+FFFD stands for the first, from where the line's text begins */
};

enum { GK_BAD_PLACES = 16 }; /* that are told of a line; all are counted */

/* How a line was read. */
struct gk_decoding {
    enum gk_encoding encoding;                 /* of auto, which; of UTF-16, which order of bytes */
    size_t bad;                                /* places; 0: all was read */
    struct gk_bad_place places[GK_BAD_PLACES]; /* the first of them */
};

/* Converters, opened when first needed and kept. One per worker. Born as { 0 }. */
struct gk_decoder {
    void *converters[GK_AUTO]; /* iconv_t by encoding, or NULL */
    bool missing[GK_AUTO];     /* iconv does not know the encoding */
};

/*
 * Opens what decoding from the encoding may need, all that auto can come to, while files may still
 * be opened: a system keeps iconv's modules in files, and those that are loaded serve every other
 * decoder as long as this one is open. What this iconv does not know is no failure yet.
 */
enum gk_status gk_decoder_open(struct gk_decoder *, enum gk_encoding) GK_MUST_USE;

void gk_decoder_close(struct gk_decoder *);

/*
 * Appends `line` as UTF-8 to `out`. A byte (in UTF-16 a unit) with which no character begins is
 * skipped, alone, and U+FFFD stands for it: the byte behind it is read anew, so that a half
 * character takes no quotation mark, comma or line feed with it. GK_INVALID where neither iconv
 * nor a table knows the encoding, and GK_NO_MEMORY; `out` is then as before.
 */
enum gk_status gk_decode(struct gk_decoder *, enum gk_encoding, struct gk_bytes line,
                         struct gk_buffer *out, struct gk_decoding *) GK_MUST_USE;

#endif
