#include "text/decode.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"
#include "text/character.h"
#include "text/gbk.h"
#include "text/guess.h"

static const struct {
    const char *name; /* small letters, without hyphens and low lines */
    enum gk_encoding encoding;
} names[] = {
    { "utf8", GK_UTF_8 },     { "gb18030", GK_GB18030 },  { "gbk", GK_GB18030 },
    { "gb2312", GK_GB18030 }, { "cp936", GK_GB18030 },    { "big5", GK_BIG5 },
    { "utf16", GK_UTF_16 },   { "utf16le", GK_UTF_16LE }, { "utf16be", GK_UTF_16BE },
    { "auto", GK_AUTO },
};

bool gk_encoding_find(struct gk_bytes name, enum gk_encoding *encoding)
{
    char plain[16];
    size_t length = 0;
    for (size_t i = 0; i < name.length; i++) {
        char c = name.at[i];
        if (c == '-' || c == '_')
            continue;
        if (length == sizeof plain)
            return false;
        plain[length++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (gk_bytes_equal((struct gk_bytes){ plain, length }, gk_bytes_of(names[i].name))) {
            *encoding = names[i].encoding;
            return true;
        }
    return false;
}

struct gk_bytes gk_encoding_name(enum gk_encoding encoding)
{
    static const char *const written[] = { "UTF-8",    "GB18030",  "Big5", "UTF-16",
                                           "UTF-16LE", "UTF-16BE", "auto" };
    return gk_bytes_of(written[encoding]);
}

/* ---- converters */

/* How an encoding is read that is not UTF-8. */
static const struct coding {
    const char *names[2];                              /* iconv's, in the order they are tried */
    uint32_t (*next)(struct gk_bytes, size_t *length); /* by table, or NULL */
    const char *sample; /* a character that some systems read otherwise, or NULL */
    size_t unit;        /* bytes skipped where no character is */
} codings[] = {
    /* musl counts the codes of other planes from another start. */
    [GK_GB18030] = { { "GB18030", NULL }, gk_gb18030_next, "\x95\x32\x82\x36", 1 },
    /* libiconv's BIG5 lacks what Windows added; where CP950 is unknown BIG5 is the same. Some
     * systems have Hong Kong's characters in the rows for users' own. */
    [GK_BIG5] = { { "CP950", "BIG5" }, gk_big5_next, "\x87\x40", 1 },
    [GK_UTF_16LE] = { { "UTF-16LE", NULL }, NULL, NULL, 2 },
    [GK_UTF_16BE] = { { "UTF-16BE", NULL }, NULL, NULL, 2 },
};

void gk_decoder_close(struct gk_decoder *decoder)
{
    for (size_t i = 0; i < GK_AUTO; i++)
        if (decoder->converters[i])
            iconv_close((iconv_t)decoder->converters[i]);
    *decoder = (struct gk_decoder){ 0 };
}

/* Builds for tests can be told to find no converters, as where the system's are not installed. */
static bool is_iconv_away(void)
{
#ifdef GK_FAULTS
    return getenv("GK_NO_ICONV") != NULL;
#else
    return false;
#endif
}

/* Does this iconv read the sample as the table does, or not at all? */
static bool is_trusted(iconv_t converter, const struct coding *coding)
{
    char out[8];
    char expected[4];
    char *to = out;
    size_t room = sizeof out;
    struct gk_bytes sample = gk_bytes_of(coding->sample);
    char *in = (char *)sample.at;
    size_t left = sample.length;
    if (!sample.length || iconv(converter, (void *)&in, &left, &to, &room) == (size_t)-1)
        return true;
    size_t length = gk_utf8_encode(coding->next(sample, &left), expected);
    return gk_bytes_equal((struct gk_bytes){ out, (size_t)(to - out) },
                          (struct gk_bytes){ expected, length });
}

/* Opens the converter where that has not been tried; NULL in *converter where there is none. */
static enum gk_status open_for(struct gk_decoder *decoder, enum gk_encoding encoding,
                               iconv_t *converter)
{
    const char *const *tried = codings[encoding].names;
    for (size_t i = 0; i < 2 && tried[i]; i++) {
        if (decoder->converters[encoding] || decoder->missing[encoding] || is_iconv_away())
            break;
        iconv_t opened = iconv_open("UTF-8", tried[i]);
        if (opened == (iconv_t)-1 && errno == ENOMEM)
            return GK_NO_MEMORY;
        if (opened != (iconv_t)-1 && !is_trusted(opened, &codings[encoding]))
            iconv_close(opened);
        else if (opened != (iconv_t)-1)
            decoder->converters[encoding] = opened;
    }
    *converter = (iconv_t)decoder->converters[encoding];
    decoder->missing[encoding] = !*converter;
    return !*converter && !codings[encoding].next ? GK_INVALID : GK_OK;
}

/* Can a line come to be read as `one` where `asked` is asked for? */
static bool may_become(enum gk_encoding asked, enum gk_encoding one)
{
    bool utf_16 = one == GK_UTF_16LE || one == GK_UTF_16BE;
    return asked == one || asked == GK_AUTO || (asked == GK_UTF_16 && utf_16);
}

enum gk_status gk_decoder_open(struct gk_decoder *decoder, enum gk_encoding asked)
{
    static const enum gk_encoding all[] = { GK_GB18030, GK_BIG5, GK_UTF_16LE, GK_UTF_16BE };
    iconv_t unused;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (may_become(asked, all[i]) && open_for(decoder, all[i], &unused) == GK_NO_MEMORY)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* ---- one line */

struct reading {
    const struct coding *coding;
    iconv_t converter; /* NULL: by table alone */
    bool standardise;
    struct gk_bytes line;
    size_t at;
    size_t stop;       /* a byte iconv must not see stands here, or the line ends */
    size_t begin;      /* of the line's text in `out` */
    size_t behind_bad; /* where the last bad place ends */
    struct gk_buffer *out;
    struct gk_decoding *decoding;
};

static enum gk_status append(struct reading *reading, uint32_t character)
{
    struct gk_buffer *out = reading->out;
    if (gk_buffer_reserve(out, 4) != GK_OK)
        return GK_NO_MEMORY;
    out->length += gk_utf8_encode(character, out->at + out->length);
    return GK_OK;
}

static enum gk_status skip(struct reading *reading, size_t length)
{
    struct gk_decoding *decoding = reading->decoding;
    if (decoding->bad && reading->behind_bad == reading->at) {
        if (decoding->bad <= GK_BAD_PLACES)
            decoding->places[decoding->bad - 1].length += length;
    } else {
        if (decoding->bad < GK_BAD_PLACES)
            decoding->places[decoding->bad] =
                (struct gk_bad_place){ reading->at, length, reading->out->length - reading->begin };
        decoding->bad++;
    }
    reading->at += length;
    reading->behind_bad = reading->at;
    return append(reading, 0xFFFD);
}

static enum gk_status read_utf_8(struct reading *reading)
{
    struct gk_bytes rest = reading->line;
    for (;;) {
        struct gk_bytes good = { rest.at, gk_utf8_valid_length(rest) };
        if (gk_buffer_append(reading->out, good) != GK_OK)
            return GK_NO_MEMORY;
        reading->at += good.length;
        if (reading->at == reading->line.length)
            return GK_OK;
        if (skip(reading, 1) != GK_OK)
            return GK_NO_MEMORY;
        rest =
            (struct gk_bytes){ reading->line.at + reading->at, reading->line.length - reading->at };
    }
}

/* The private-use character for which another stands now that begins the bytes, or 0. */
static uint32_t old_character(struct gk_bytes bytes)
{
    size_t length;
    uint32_t c = gk_utf8_decode(bytes, &length);
    return c != GK_UTF8_INVALID && gk_gbk_standard(c) != c ? c : 0;
}

/* Private-use characters up to U+EFFF begin with EE, and nothing else does. */
static const char *next_old(struct gk_bytes text)
{
    const char *end = text.at + text.length;
    const char *at = text.at;
    while (at < end && (at = memchr(at, 0xEE, (size_t)(end - at))) != NULL) {
        if (old_character((struct gk_bytes){ at, (size_t)(end - at) }))
            return at;
        at++;
    }
    return NULL;
}

/* Puts standard characters in place of old ones, of three bytes, from `from` on. */
static enum gk_status standardise(struct gk_buffer *out, size_t from)
{
    struct gk_bytes text = { out->at + from, out->length - from };
    size_t count = 0;
    for (const char *old = next_old(text); old; old = next_old(text)) {
        count++;
        text.length -= (size_t)(old + 3 - text.at);
        text.at = old + 3;
    }
    if (!count)
        return GK_OK;
    /* A character gains one byte at most: the text moves up by that, and back as it is written. */
    text.length = out->length - from;
    if (gk_buffer_reserve(out, count) != GK_OK)
        return GK_NO_MEMORY;
    char *to = out->at + from;
    memmove(to + count, to, text.length);
    text.at = to + count;
    for (const char *old = next_old(text); old; old = next_old(text)) {
        size_t before = (size_t)(old - text.at);
        struct gk_bytes rest = { old + 3, text.length - before - 3 };
        uint32_t standard = gk_gbk_standard(old_character((struct gk_bytes){ old, 3 }));
        memmove(to, text.at, before);
        to += before;
        to += gk_utf8_encode(standard, to);
        text = rest;
    }
    memmove(to, text.at, text.length);
    out->length = (size_t)(to - out->at) + text.length;
    return GK_OK;
}

/*
 * Lets iconv read from where the reading is up to its stop, or to where iconv sees no character:
 * which of its errors says so differs by system. Some systems put substitutes and count them:
 * then nothing is taken, and *substituted is set.
 */
static enum gk_status convert(struct reading *reading, bool *substituted)
{
    struct gk_buffer *out = reading->out;
    size_t from = out->length;
    size_t left = reading->stop - reading->at;
    /* iconv's second parameter is char ** or const char **, by system. */
    char *in = (char *)reading->line.at + reading->at;
    size_t result = 0;
    iconv(reading->converter, NULL, NULL, NULL, NULL);
    while (left && result == 0) {
        /* Two bytes become three; the rest is reserved when it is needed. */
        if (gk_buffer_reserve(out, left + left / 2 + 16) != GK_OK)
            return GK_NO_MEMORY;
        char *to = out->at + out->length;
        size_t room = out->capacity - out->length;
        result = iconv(reading->converter, (void *)&in, &left, &to, &room);
        if (result == (size_t)-1 && errno == E2BIG)
            result = 0;
        out->length = (size_t)(to - out->at);
    }
    *substituted = result && result != (size_t)-1;
    if (*substituted) {
        out->length = from;
        return GK_OK;
    }
    reading->at = reading->stop - left;
    return reading->standardise ? standardise(out, from) : GK_OK;
}

/* One character by table, or none. */
static enum gk_status step(struct reading *reading)
{
    const struct coding *coding = reading->coding;
    struct gk_bytes rest = { reading->line.at + reading->at, reading->line.length - reading->at };
    if (coding->next) {
        size_t length;
        uint32_t character = coding->next(rest, &length);
        if (character != GK_UTF8_INVALID) {
            reading->at += length;
            return append(reading, character);
        }
    }
    /* The odd byte of UTF-16 stands at the stop. */
    return skip(reading, reading->at == reading->stop ? 1 : coding->unit);
}

/*
 * Where iconv must stop at the latest. Big5 has no byte 80 anywhere, but glibc reads it as
 * U+0080. UTF-16 has an odd byte where a file was cut: the last one, or the one before the line
 * feed that the reader put behind it.
 */
static size_t find_stop(const struct reading *reading, enum gk_encoding encoding)
{
    const struct gk_bytes line = reading->line;
    if (encoding == GK_BIG5) {
        const char *found = memchr(line.at + reading->at, 0x80, line.length - reading->at);
        return found ? (size_t)(found - line.at) : line.length;
    }
    if (reading->coding->unit == 1 || line.length % 2 == 0 || reading->at)
        return line.length;
    struct gk_bytes feed =
        encoding == GK_UTF_16LE ? (struct gk_bytes){ "\n\0", 2 } : (struct gk_bytes){ "\0\n", 2 };
    return line.length - 1 - (line.length > 2 && gk_bytes_end_with(line, feed) ? 2 : 0);
}

static enum gk_status read_coded(struct reading *reading, enum gk_encoding encoding)
{
    bool by_table = !reading->converter;
    enum gk_status status = GK_OK;
    reading->stop = find_stop(reading, encoding);
    while (status == GK_OK && reading->at < reading->line.length) {
        bool substituted = false;
        if (!by_table && reading->at < reading->stop)
            status = convert(reading, &substituted);
        by_table = by_table || substituted;
        if (status == GK_OK && reading->at < reading->line.length)
            status = step(reading);
        if (reading->at > reading->stop)
            reading->stop = find_stop(reading, encoding);
    }
    return status;
}

enum gk_status gk_decode(struct gk_decoder *decoder, enum gk_encoding encoding,
                         struct gk_bytes line, struct gk_buffer *out, struct gk_decoding *decoding)
{
    if (encoding == GK_AUTO)
        encoding = gk_guess(line);
    if (encoding == GK_UTF_16)
        encoding = gk_bytes_start_with(line, GK_BYTES("\xFE\xFF")) ? GK_UTF_16BE : GK_UTF_16LE;
    decoding->encoding = encoding;
    decoding->bad = 0;
    struct reading reading = { .coding = &codings[encoding],
                               .standardise = encoding == GK_GB18030,
                               .line = line,
                               .begin = out->length,
                               .out = out,
                               .decoding = decoding };
    enum gk_status status;
    if (encoding == GK_UTF_8) {
        status = read_utf_8(&reading);
    } else {
        status = open_for(decoder, encoding, &reading.converter);
        if (status == GK_OK)
            status = read_coded(&reading, encoding);
    }
    if (status != GK_OK)
        out->length = reading.begin;
    return status;
}
