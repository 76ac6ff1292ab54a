#include "record/writer.h"

static void put(struct gk_writer *writer, struct gk_bytes bytes)
{
    if (writer->status == GK_OK)
        writer->status = gk_buffer_append(writer->out, bytes);
}

static inline void put_byte(struct gk_writer *writer, char byte)
{
    if (writer->status == GK_OK)
        writer->status = gk_buffer_append_byte(writer->out, byte);
}

static void begin_value(struct gk_writer *writer)
{
    if (writer->comma_due)
        put_byte(writer, ',');
    if (writer->break_due)
        put_byte(writer, '\n');
    writer->comma_due = false;
    writer->break_due = false;
}

void gk_write_open(struct gk_writer *writer, char bracket)
{
    begin_value(writer);
    put_byte(writer, bracket);
}

void gk_write_close(struct gk_writer *writer, char bracket)
{
    writer->comma_due = false;
    begin_value(writer);
    put_byte(writer, bracket);
    writer->comma_due = true;
}

void gk_write_name(struct gk_writer *writer, struct gk_bytes name)
{
    gk_write_string(writer, name);
    put_byte(writer, ':');
    writer->comma_due = false;
}

void gk_write_string(struct gk_writer *writer, struct gk_bytes text)
{
    begin_value(writer);
    if (writer->status == GK_OK)
        writer->status = gk_json_append_string(writer->out, text);
    writer->comma_due = true;
}

/* By hand, because every record's result has some. */
static void put_digits(struct gk_writer *writer, uint64_t number)
{
    char digits[20];
    size_t place = sizeof digits;
    do
        digits[--place] = (char)('0' + number % 10);
    while (number /= 10);
    put(writer, (struct gk_bytes){ digits + place, sizeof digits - place });
}

void gk_write_number(struct gk_writer *writer, int64_t number)
{
    begin_value(writer);
    if (number < 0)
        put_byte(writer, '-');
    put_digits(writer, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
    writer->comma_due = true;
}

void gk_write_count(struct gk_writer *writer, uint64_t number)
{
    begin_value(writer);
    put_digits(writer, number);
    writer->comma_due = true;
}

void gk_write_true(struct gk_writer *writer)
{
    gk_write_json(writer, GK_BYTES("true"));
}

void gk_write_null(struct gk_writer *writer)
{
    gk_write_json(writer, GK_BYTES("null"));
}

void gk_write_json(struct gk_writer *writer, struct gk_bytes json)
{
    begin_value(writer);
    put(writer, json);
    writer->comma_due = true;
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

/* How much of the text stands in a JSON string as it is. */
static size_t plain_length(struct gk_bytes text)
{
    size_t i = 0;
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

enum gk_status gk_json_append_string(struct gk_buffer *out, struct gk_bytes text)
{
    if (gk_buffer_append_byte(out, '"') != GK_OK)
        return GK_NO_MEMORY;
    while (text.length) {
        struct gk_bytes plain = { text.at, plain_length(text) };
        if (gk_buffer_append(out, plain) != GK_OK)
            return GK_NO_MEMORY;
        text = (struct gk_bytes){ text.at + plain.length, text.length - plain.length };
        if (!text.length)
            break;
        unsigned char c = (unsigned char)text.at[0];
        size_t length = c < 0x80 ? 1 : line_end_length(text);
        unsigned code = length == 1   ? c
                        : length == 2 ? 0x85
                                      : 0x2000 | ((unsigned char)text.at[2] & 0x3F);
        if (gk_buffer_print(out, c < 0x20 || c >= 0x80 ? "\\u%04x" : "\\%c", code) != GK_OK)
            return GK_NO_MEMORY;
        text = (struct gk_bytes){ text.at + length, text.length - length };
    }
    return gk_buffer_append_byte(out, '"');
}
