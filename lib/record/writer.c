#include "record/writer.h"

#include "base/lanes.h"

static void put_byte(struct gk_writer *writer, char byte)
{
    if (writer->status == GK_OK)
        writer->status = gk_buffer_append_byte(writer->out, byte);
}

void gk_write_due(struct gk_writer *writer)
{
    if (writer->comma_due)
        put_byte(writer, ',');
    if (writer->break_due)
        put_byte(writer, '\n');
    writer->comma_due = false;
    writer->break_due = false;
}

void gk_write_name(struct gk_writer *writer, struct gk_bytes name)
{
    gk_write_string(writer, name);
    put_byte(writer, ':');
    writer->comma_due = false;
}

void gk_write_string(struct gk_writer *writer, struct gk_bytes text)
{
    gk_write_due(writer);
    if (writer->status == GK_OK)
        writer->status = gk_json_append_string(writer->out, text);
    writer->comma_due = true;
}

void gk_write_text(struct gk_writer *writer, struct gk_bytes text)
{
    if (writer->status == GK_OK)
        writer->status = gk_json_append_text(writer->out, text);
}

/* By hand, because every record's result has some. */
static char *put_digits(char *at, uint64_t number)
{
    char digits[GK_WRITTEN_NUMBER];
    size_t place = sizeof digits;
    do
        digits[--place] = (char)('0' + number % 10);
    while (number /= 10);
    while (place < sizeof digits)
        *at++ = digits[place++];
    return at;
}

char *gk_put_number(char *at, int64_t number)
{
    if (number < 0)
        *at++ = '-';
    return put_digits(at, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

void gk_write_number(struct gk_writer *writer, int64_t number)
{
    char *at = gk_write_room(writer, GK_WRITTEN_NUMBER);
    if (at)
        gk_write_put(writer, gk_put_number(at, number));
}

void gk_write_count(struct gk_writer *writer, uint64_t number)
{
    char *at = gk_write_room(writer, GK_WRITTEN_NUMBER);
    if (at)
        gk_write_put(writer, put_digits(at, number));
}

void gk_write_true(struct gk_writer *writer)
{
    gk_write_json(writer, GK_BYTES("true"));
}

void gk_write_null(struct gk_writer *writer)
{
    gk_write_json(writer, GK_BYTES("null"));
}

void gk_write_string_member(struct gk_writer *writer, const char *name, struct gk_bytes text)
{
    gk_write_name(writer, gk_bytes_of(name));
    gk_write_string(writer, text);
}

void gk_write_count_member(struct gk_writer *writer, const char *name, uint64_t number)
{
    gk_write_name(writer, gk_bytes_of(name));
    gk_write_count(writer, number);
}

void gk_write_break(struct gk_writer *writer)
{
    writer->break_due = true;
}

/* ---- strings */

static bool is_escaped(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\';
}

/* U+0085, U+2028 and U+2029 end a line for some readers of lines: the length of one, else 0. */
static size_t line_end_length(struct gk_bytes text)
{
    static const struct gk_bytes ends[] = { { "\xC2\x85", 2 },
                                            { "\xE2\x80\xA8", 3 },
                                            { "\xE2\x80\xA9", 3 } };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (text.length >= ends[i].length && memcmp(text.at, ends[i].at, ends[i].length) == 0)
            return ends[i].length;
    return 0;
}

/* Whether one of eight bytes is escaped, or begins what may be. */
static bool needs_look(const char *at)
{
    uint64_t word = gk_lanes_load(at);
    return (gk_lanes_below(word, 0x20) | gk_lanes_equal(word, '"') | gk_lanes_equal(word, '\\') |
            gk_lanes_equal(word, 0xC2) | gk_lanes_equal(word, 0xE2)) != 0;
}

/* How much of the text stands in a JSON string as it is. */
static size_t plain_length(struct gk_bytes text)
{
    size_t i = 0;
    while (text.length - i >= GK_LANES && !needs_look(text.at + i))
        i += GK_LANES;
    /* Of what is left of a longer text the last eight bytes, those before it among them. */
    if (i && text.length - i < GK_LANES && !needs_look(text.at + text.length - GK_LANES))
        return text.length;
    for (; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (is_escaped(c))
            break;
        if ((c == 0xE2 || c == 0xC2) &&
            line_end_length((struct gk_bytes){ text.at + i, text.length - i }))
            break;
    }
    return i;
}

/* The escape of what stands here, which must have one. */
static enum gk_status append_escape(struct gk_buffer *out, struct gk_bytes text, size_t length)
{
    static const char letters[0x20] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'
    };
    unsigned char c = (unsigned char)text.at[0];
    char letter = c < 0x20 ? letters[c] : c < 0x80 ? (char)c : '\0';
    if (letter)
        return gk_buffer_append(out, (struct gk_bytes){ (const char[]){ '\\', letter }, 2 });
    unsigned code = length == 1   ? c
                    : length == 2 ? 0x85
                                  : 0x2000 | ((unsigned char)text.at[2] & 0x3F);
    return gk_buffer_print(out, "\\u%04x", code);
}

enum gk_status gk_json_append_text(struct gk_buffer *out, struct gk_bytes text)
{
    while (text.length) {
        struct gk_bytes plain = { text.at, plain_length(text) };
        if (gk_buffer_append(out, plain) != GK_OK)
            return GK_NO_MEMORY;
        text = (struct gk_bytes){ text.at + plain.length, text.length - plain.length };
        if (!text.length)
            break;
        size_t length = (unsigned char)text.at[0] < 0x80 ? 1 : line_end_length(text);
        if (append_escape(out, text, length) != GK_OK)
            return GK_NO_MEMORY;
        text = (struct gk_bytes){ text.at + length, text.length - length };
    }
    return GK_OK;
}

enum gk_status gk_json_append_string(struct gk_buffer *out, struct gk_bytes text)
{
    if (gk_buffer_append_byte(out, '"') != GK_OK || gk_json_append_text(out, text) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(out, '"');
}
