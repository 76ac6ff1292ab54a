#include "text/decode.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"

static const struct {
    const char *name; /* small letters, without hyphens and low lines */
    enum gk_encoding encoding;
} names[] = {
    { "utf8", GK_UTF_8 },          { "gb18030", GK_GB18030 },     { "gbk", GK_GB18030 },
    { "gb2312", GK_GB18030 },      { "cp936", GK_GB18030 },       { "big5", GK_BIG5 },
    { "utf16", GK_UTF_16 },        { "utf16le", GK_UTF_16LE },    { "utf16be", GK_UTF_16BE },
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

static void close_one(void *converter)
{
    if (converter)
        iconv_close((iconv_t)converter);
}

void gk_decoder_close(struct gk_decoder *decoder)
{
    close_one(decoder->gb18030);
    close_one(decoder->big5);
    close_one(decoder->utf_16le);
    close_one(decoder->utf_16be);
    *decoder = (struct gk_decoder){ 0 };
}

/* Opens the converter where that has not been done; the name carries no suffix, because
 * substitutes for what cannot be read would hide it. */
static enum gk_status open_one(void **converter, const char *name)
{
    if (*converter)
        return GK_OK;
    iconv_t opened = iconv_open("UTF-8", name);
    if (opened == (iconv_t)-1)
        return errno == ENOMEM ? GK_NO_MEMORY : GK_INVALID;
    *converter = opened;
    return GK_OK;
}

static enum gk_status open_for(struct gk_decoder *decoder, enum gk_encoding encoding,
                               void **converter)
{
    void **place = &decoder->gb18030;
    const char *name = "GB18030";
    if (encoding == GK_BIG5) {
        place = &decoder->big5;
        name = "BIG5";
    } else if (encoding == GK_UTF_16LE) {
        place = &decoder->utf_16le;
        name = "UTF-16LE";
    } else if (encoding == GK_UTF_16BE) {
        place = &decoder->utf_16be;
        name = "UTF-16BE";
    }
    enum gk_status status = open_one(place, name);
    *converter = *place;
    return status;
}

/*
 * Converts until the end, or until iconv stops for another reason than want of room; errno then
 * says which. *left is what was not read.
 */
static enum gk_status convert(void *converter, struct gk_bytes *left, struct gk_buffer *out,
                              bool *stopped)
{
    /* iconv's second parameter is char ** or const char **, by system. */
    char *from = (char *)left->at;
    *stopped = false;
    while (left->length) {
        /* Two bytes become three; the rest is reserved when it is needed. */
        if (gk_buffer_reserve(out, left->length + left->length / 2 + 4) != GK_OK)
            return GK_NO_MEMORY;
        char *to = out->at + out->length;
        size_t room = out->capacity - out->length;
        size_t result = iconv((iconv_t)converter, &from, &left->length, &to, &room);
        int error = errno;
        out->length = (size_t)(to - out->at);
        left->at = from;
        if (result == (size_t)-1 && error != E2BIG) {
            *stopped = true;
            break;
        }
    }
    return GK_OK;
}

static enum gk_status decode_with(void *converter, bool euro, struct gk_bytes line,
                                  struct gk_buffer *out, bool *bad, size_t *offset)
{
    size_t before = out->length;
    struct gk_bytes left = line;
    *bad = false;
    iconv((iconv_t)converter, NULL, NULL, NULL, NULL);
    while (left.length && !*bad) {
        bool stopped;
        if (convert(converter, &left, out, &stopped) != GK_OK) {
            out->length = before;
            return GK_NO_MEMORY;
        }
        if (!stopped)
            break;
        /* Windows writes the euro sign as 80, a byte that GB 18030 leaves free. */
        if (euro && (unsigned char)left.at[0] == 0x80) {
            if (gk_buffer_append(out, GK_BYTES("\xE2\x82\xAC")) != GK_OK) {
                out->length = before;
                return GK_NO_MEMORY;
            }
            left.at++;
            left.length--;
        } else {
            *bad = true;
            *offset = line.length - left.length;
        }
    }
    struct gk_bytes made = { out->at + before, out->length - before };
    if (!*bad && made.length && gk_utf8_valid_length(made) != made.length) {
        *bad = true;
        *offset = 0;
    }
    if (*bad)
        out->length = before;
    return GK_OK;
}

static enum gk_status decode_utf_8(struct gk_bytes line, struct gk_buffer *out, bool *bad,
                                   size_t *offset)
{
    size_t valid = gk_utf8_valid_length(line);
    *bad = valid != line.length;
    *offset = valid;
    return *bad ? GK_OK : gk_buffer_append(out, line);
}

/* Scripts whose letters can make up words of pairs that are GB 2312 Han as well. */
enum script {
    NO_SCRIPT, /* signs such as § ° ·, which stand beside any */
    LATIN,
    GREEK,
    CYRILLIC,
    ARABIC,
    ODD, /* other scripts, and letters that no living language of those above uses */
};

/* The script of a character of two bytes, the second of which is A1 to BF. */
static enum script script_of(unsigned char lead, unsigned char trail)
{
    switch (lead) {
    case 0xC2:
        return NO_SCRIPT;
    case 0xC3:
    case 0xC4:
    case 0xC5:
        return LATIN;
    case 0xC6: /* ơ, ư */
        return trail == 0xA1 || trail == 0xB0 ? LATIN : ODD;
    case 0xCE:
        return GREEK;
    case 0xD0:
        return CYRILLIC;
    case 0xD2: /* ң, ү, ұ, һ */
        return trail == 0xA3 || trail == 0xAF || trail == 0xB1 || trail == 0xBB ? CYRILLIC : ODD;
    case 0xD3: /* ө */
        return trail == 0xA9 ? CYRILLIC : ODD;
    case 0xD8:
    case 0xDA:
        return ARABIC;
    default:
        return ODD;
    }
}

/* Whether a line that is UTF-8 is so by chance, and GB 2312 Han: leads C2 to DF are leads there
 * too, and trails A1 to BF trails. */
static bool is_utf_8_by_chance(struct gk_bytes line)
{
    enum script all = NO_SCRIPT;
    bool mixed = false;
    size_t run = 0;
    size_t longest = 0;
    for (size_t i = 0; i < line.length; i++) {
        unsigned char lead = (unsigned char)line.at[i];
        run = lead < 0x80 ? 0 : run + 1;
        if (!run)
            continue;
        if (lead >= 0xE0)
            return false;
        unsigned char trail = (unsigned char)line.at[++i];
        if (trail < 0xA1)
            return false;
        enum script script = script_of(lead, trail);
        mixed |= script == ODD || (script && all && script != all);
        all = script ? script : all;
        longest = run > longest ? run : longest;
    }
    return mixed && longest > 1;
}

/* The offset told of a line that is in no encoding is the one at which it ceases to be UTF-8. */
static enum gk_status decode_auto(struct gk_decoder *decoder, struct gk_bytes line,
                                  struct gk_buffer *out, bool *bad, size_t *offset)
{
    static const enum gk_encoding others[] = { GK_GB18030, GK_BIG5 };
    size_t before = out->length;
    enum gk_status status = decode_utf_8(line, out, bad, offset);
    if (status == GK_OK && !*bad && is_utf_8_by_chance(line)) {
        out->length = before;
        return gk_decode(decoder, GK_GB18030, line, out, bad, offset);
    }
    for (size_t i = 0; i < 2 && status == GK_OK && *bad; i++) {
        size_t other;
        status = gk_decode(decoder, others[i], line, out, bad, &other);
    }
    return status;
}

enum gk_status gk_decode(struct gk_decoder *decoder, enum gk_encoding encoding,
                         struct gk_bytes line, struct gk_buffer *out, bool *bad, size_t *offset)
{
    if (encoding == GK_UTF_8)
        return decode_utf_8(line, out, bad, offset);
    if (encoding == GK_AUTO)
        return decode_auto(decoder, line, out, bad, offset);
    if (encoding == GK_UTF_16)
        encoding = gk_bytes_start_with(line, GK_BYTES("\xFE\xFF")) ? GK_UTF_16BE : GK_UTF_16LE;
    void *converter;
    enum gk_status status = open_for(decoder, encoding, &converter);
    if (status != GK_OK)
        return status;
    return decode_with(converter, encoding == GK_GB18030, line, out, bad, offset);
}
