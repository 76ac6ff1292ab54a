/*
 * fuzz_decode.c - any bytes as a line in any encoding; the first byte chooses which.
 *
 * Whatever the bytes: what comes out is UTF-8; no quotation mark, comma or line feed is lost or
 * made, and letters only inside characters; U+FFFD stands at every bad place that is told, and
 * what stands before the first is read as if it were all; this system's iconv and the tables alone
 * make the same text; `auto` is one of the encodings it chooses among.
 */
#include "base/utf8.h"
#include "text/decode.h"

static void must(bool good)
{
    if (!good)
        __builtin_trap();
}

static struct gk_bytes decode(struct gk_decoder *decoder, enum gk_encoding encoding,
                              struct gk_bytes line, struct gk_buffer *out,
                              struct gk_decoding *decoding)
{
    gk_buffer_clear(out);
    must(gk_decode(decoder, encoding, line, out, decoding) == GK_OK);
    struct gk_bytes text = gk_buffer_bytes(out);
    must(gk_utf8_valid_length(text) == text.length);
    return text;
}

/* The unit at `at` of the line where it is ASCII, else 0x80. */
static unsigned ascii_at(struct gk_bytes line, size_t at, enum gk_encoding encoding)
{
    const unsigned char *byte = (const unsigned char *)line.at + at;
    if (encoding != GK_UTF_16LE && encoding != GK_UTF_16BE)
        return *byte;
    unsigned low = byte[encoding == GK_UTF_16BE], high = byte[encoding == GK_UTF_16LE];
    return high || low >= 0x80 ? 0x80 : low;
}

/* Can the byte be part of a longer character? */
static bool may_be_inside(unsigned c, enum gk_encoding encoding)
{
    bool two_bytes = encoding == GK_GB18030 || encoding == GK_BIG5;
    return two_bytes && c >= 0x30 && c < 0x7F && (c < 0x3A || c >= 0x40);
}

/* The ASCII of the line comes out in its order, and no other does. */
static void check_ascii(struct gk_bytes line, struct gk_bytes text, enum gk_encoding encoding)
{
    size_t step = encoding == GK_UTF_16LE || encoding == GK_UTF_16BE ? 2 : 1;
    size_t out = 0;
    for (size_t at = 0; at + step <= line.length; at += step) {
        unsigned c = ascii_at(line, at, encoding);
        if (c >= 0x80)
            continue;
        while (out < text.length && (unsigned char)text.at[out] >= 0x80)
            out++;
        bool same = out < text.length && (unsigned char)text.at[out] == c;
        must(same || may_be_inside(c, encoding));
        out += same;
    }
    while (out < text.length && (unsigned char)text.at[out] >= 0x80)
        out++;
    must(out == text.length);
}

static void check_places(struct gk_bytes line, struct gk_bytes text,
                         const struct gk_decoding *decoding)
{
    size_t behind = 0;
    for (size_t i = 0; i < decoding->bad && i < GK_BAD_PLACES; i++) {
        const struct gk_bad_place *place = &decoding->places[i];
        struct gk_bytes rest = { text.at + place->text, text.length - place->text };
        must(place->length && (i == 0 || place->offset > behind));
        behind = place->offset + place->length;
        must(behind <= line.length && place->text < text.length);
        must(gk_bytes_start_with(rest, GK_BYTES("\xEF\xBF\xBD")));
    }
}

static void check(struct gk_decoder *decoder, enum gk_encoding encoding, struct gk_bytes line)
{
    struct gk_buffer out = { 0 }, other = { 0 };
    struct gk_decoding decoding, again;
    struct gk_bytes text = decode(decoder, encoding, line, &out, &decoding);
    must(encoding == GK_AUTO     ? decoding.encoding <= GK_BIG5
         : encoding == GK_UTF_16 ? decoding.encoding >= GK_UTF_16LE
                                 : decoding.encoding == encoding);
    encoding = decoding.encoding;
    bool odd = line.length % 2 && encoding >= GK_UTF_16LE;
    if (!odd)
        check_ascii(line, text, encoding);
    check_places(line, text, &decoding);
    must(!odd || decoding.bad);
    if (decoding.bad) {
        struct gk_bytes before = { line.at, decoding.places[0].offset };
        struct gk_bytes start = { text.at, decoding.places[0].text };
        must(gk_bytes_equal(decode(decoder, encoding, before, &other, &again), start));
        must(!again.bad);
    }
    if (encoding == GK_GB18030 || encoding == GK_BIG5) {
        struct gk_decoder tables = { .missing = { [GK_GB18030] = true, [GK_BIG5] = true } };
        must(gk_bytes_equal(decode(&tables, encoding, line, &other, &again), text));
        must(again.bad == decoding.bad);
    }
    gk_buffer_free(&out);
    gk_buffer_free(&other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct gk_decoder decoder; /* kept: opening a converter takes far longer than a line */
    if (!size)
        return 0;
    struct gk_bytes line = { (const char *)data + 1, size - 1 };
    check(&decoder, data[0] % (GK_AUTO + 1), line);
    return 0;
}
