/*
 * Bytes written as \xe5 or \345: what programs print of a text that they have as bytes. Python
 * puts it into b'…'.
 */
#include "base/utf8.h"
#include "text/damage/kinds.h"
#include "text/damage/residue.h"

enum {
    MOST_BACKSLASHES = 4, /* of an escape that was escaped again */
    LONGEST_LITERAL = 1 << 12,
    DEAREST_LITERAL = 17 * GK_BIT, /* what b'…' says to be bytes is text of any kind */
};

/* A byte and where it ends; end 0: there is none. */
struct byte {
    size_t end;
    unsigned value;
};

/* The byte escaped at this place. Of octal ones all three digits are written. */
static struct byte escaped_at(const struct gk_examination *examination, size_t at)
{
    size_t i = at;
    unsigned value = 0;
    while (i < at + MOST_BACKSLASHES && gk_character_at(examination, i) == '\\')
        i++;
    bool hexadecimal = gk_character_at(examination, i) == 'x';
    if (i == at)
        return (struct byte){ 0, 0 };
    i += hexadecimal;
    for (size_t end = i + (hexadecimal ? 2 : 3); i < end; i++) {
        int digit = gk_ascii_hexadecimal(gk_character_at(examination, i));
        if (digit < 0 || (!hexadecimal && digit > 7))
            return (struct byte){ 0, 0 };
        value = value * (hexadecimal ? 16 : 8) + (unsigned)digit;
    }
    return value < 0x100 ? (struct byte){ i, value } : (struct byte){ 0, 0 };
}

/* Inside of b'…': that, an escape of one character, or the character itself. */
static struct byte literal_at(const struct gk_examination *examination, size_t at)
{
    static const char32_t written[] = U"nrt\\'\"";
    static const char meant[] = "\n\r\t\\'\"";
    struct byte byte = escaped_at(examination, at);
    uint32_t c = gk_character_at(examination, at), next = gk_character_at(examination, at + 1);
    if (byte.end)
        return byte;
    if (c != '\\')
        return c - 0x20 < 0x5F ? (struct byte){ at + 1, c } : byte;
    for (size_t i = 0; written[i]; i++)
        if (written[i] == next)
            return (struct byte){ at + 2, (unsigned char)meant[i] };
    return byte;
}

/* Decodes as UTF-8, else as GBK; what neither is has no `at`. */
static enum gk_status decode(const struct gk_examination *examination, bool literal,
                             struct gk_bytes *text, bool *utf8)
{
    struct gk_bytes bytes = gk_buffer_bytes(&examination->scratch[0]);
    *text = bytes;
    *utf8 =
        bytes.length && gk_utf8_valid_length(bytes) == bytes.length && gk_residue_has_han(bytes);
    if (*utf8)
        return GK_OK;
    bool good;
    enum gk_status status = gk_residue_decode_gbk(bytes, literal ? DEAREST_LITERAL : GK_DEAREST_GBK,
                                                  &examination->scratch[1], &good);
    *text = good ? gk_buffer_bytes(&examination->scratch[1]) : (struct gk_bytes){ NULL, 0 };
    return status;
}

/* Reads b'…' whose opening quotation mark stands at `quote`; *end is behind it, or 0. */
static enum gk_status read_literal(struct gk_examination *examination, size_t quote, size_t *end)
{
    struct gk_buffer *bytes = &examination->scratch[0];
    uint32_t mark = examination->characters[quote];
    enum gk_status status = GK_OK;
    size_t at = quote + 1;
    gk_buffer_clear(bytes);
    *end = 0;
    while (status == GK_OK && at < quote + LONGEST_LITERAL) {
        if (gk_character_at(examination, at) == mark) {
            *end = at + 1;
            return GK_OK;
        }
        struct byte byte = literal_at(examination, at);
        if (!byte.end)
            return GK_OK;
        status = gk_buffer_append_byte(bytes, (char)byte.value);
        at = byte.end;
    }
    return status;
}

/* Reads escapes that stand beside each other; of GBK a second byte may be a letter. */
static enum gk_status read_run(struct gk_examination *examination, size_t at, size_t *end)
{
    struct gk_buffer *bytes = &examination->scratch[0];
    enum gk_status status = GK_OK;
    bool half = false;
    gk_buffer_clear(bytes);
    for (*end = at; status == GK_OK;) {
        struct byte byte = escaped_at(examination, *end);
        uint32_t c = gk_character_at(examination, *end);
        bool high = byte.end && byte.value >= 0x80;
        if (!high && half && c >= 0x40 && c < 0x7F && c != '\\' &&
            gk_utf8_valid_length(gk_buffer_bytes(bytes)) != bytes->length)
            byte = (struct byte){ *end + 1, c };
        else if (!high)
            return GK_OK;
        half = high && !half;
        status = gk_buffer_append_byte(bytes, (char)byte.value);
        *end = byte.end;
    }
    return status;
}

/* Adds what was read, if it is text. GBK is a guess where nothing says that these are bytes. */
static enum gk_status add(struct gk_examination *examination, size_t start, size_t end,
                          bool literal, bool *added)
{
    struct gk_bytes text;
    bool utf8;
    enum gk_status status = decode(examination, literal, &text, &utf8);
    *added = text.at != NULL;
    if (status != GK_OK || !*added || gk_examination_is_taken(examination, start, end))
        return status;
    return gk_examination_add(examination, GK_RULE_TEXT_ESCAPE,
                              utf8 || literal ? GK_CERTAIN : GK_LIKELY, start, end, text, false);
}

/* Whether b and a quotation mark stand before the escape, with nothing but ASCII between. */
static size_t literal_before(const struct gk_examination *examination, size_t at, size_t from)
{
    for (size_t i = at; i > from + 1; i--) {
        uint32_t c = examination->characters[i - 1];
        if (c < 0x20 || c >= 0x7F)
            return 0;
        if ((c == '\'' || c == '"') && (examination->characters[i - 2] | 0x20) == 'b' &&
            (i < 3 || !gk_is_ascii_word(examination->characters[i - 3])))
            return i - 1;
    }
    return 0;
}

static enum gk_status find_one(struct gk_examination *examination, size_t at, size_t *from)
{
    size_t quote = literal_before(examination, at, *from), end = 0;
    bool added = false;
    enum gk_status status = GK_OK;
    if (quote)
        status = read_literal(examination, quote, &end);
    if (status == GK_OK && end)
        status = add(examination, quote - 1, end, true, &added);
    if (status == GK_OK && !added) {
        status = read_run(examination, at, &end);
        if (status == GK_OK && !gk_residue_is_in_class(examination, at))
            status = add(examination, at, end, false, &added);
    }
    *from = end;
    return status;
}

enum gk_status gk_find_byte_escapes(struct gk_examination *examination)
{
    struct gk_token token = { 0 };
    enum gk_status status = GK_OK;
    size_t from = 0;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        if (examination->characters[i] != '\\' || escaped_at(examination, i).value < 0x80)
            continue;
        gk_token_move(&token, examination, i);
        if (token.address)
            continue;
        status = find_one(examination, i, &from);
        i = from > i ? from - 1 : i;
    }
    return status;
}
