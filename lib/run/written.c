#include "run/written.h"

#include "base/utf8.h"

enum {
    LONGEST_REFERENCE = 12, /* from & to ; */
    LONGEST_TAG = 256,
};

/* What a text begins with, if it is written for something else. */
struct written {
    size_t length; /* 0: nothing is */
    char bytes[4]; /* what it means */
    size_t count;
};

static int digit_value(unsigned char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The number that the digits [first, end) write; beyond Unicode where they write none. */
static uint32_t read_number(struct gk_bytes text, size_t first, size_t end, uint32_t base)
{
    uint32_t number = first < end ? 0 : UINT32_MAX;
    for (size_t i = first; i < end && number <= 0x10FFFF; i++) {
        int digit = digit_value((unsigned char)text.at[i]);
        number =
            digit < 0 || (uint32_t)digit >= base ? UINT32_MAX : number * base + (uint32_t)digit;
    }
    return number;
}

static bool is_scalar(uint32_t number)
{
    return number && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
}

static bool is_letter(unsigned char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static struct written read_reference(struct gk_bytes text)
{
    struct written written = { .bytes = " ", .count = 1 };
    size_t end = 1;
    while (end < text.length && end < LONGEST_REFERENCE && text.at[end] != ';')
        end++;
    if (end == text.length || text.at[end] != ';' || end < 3)
        return written;
    if (text.at[1] == '#') {
        bool hexadecimal = (text.at[2] | 0x20) == 'x';
        uint32_t number = read_number(text, 2 + hexadecimal, end, hexadecimal ? 16 : 10);
        if (!is_scalar(number))
            return written;
        written.count = gk_utf8_encode(number, written.bytes);
    } else {
        for (size_t i = 1; i < end; i++)
            if (!is_letter((unsigned char)text.at[i]) && digit_value((unsigned char)text.at[i]) < 0)
                return written;
        if (gk_bytes_start_with(text, GK_BYTES("&amp;")))
            written.bytes[0] = '&';
    }
    written.length = end + 1;
    return written;
}

/* A unit of a surrogate pair is dropped: a number or a word of Han needs none. */
static struct written read_escape(struct gk_bytes text)
{
    struct written written = { 0 };
    if (text.length < 6 || text.at[1] != 'u')
        return written;
    uint32_t number = read_number(text, 2, 6, 16);
    if (number > 0xFFFF)
        return written;
    written.length = 6;
    written.count = is_scalar(number) ? gk_utf8_encode(number, written.bytes) : 0;
    return written;
}

static struct written read_percent(struct gk_bytes text)
{
    struct written written = { .count = 1 };
    uint32_t number = text.length < 3 ? UINT32_MAX : read_number(text, 1, 3, 16);
    if (number > 0xFF)
        return written;
    written.length = 3;
    written.bytes[0] = (char)number;
    return written;
}

static struct written read_tag(struct gk_bytes text)
{
    struct written written = { 0 };
    size_t first = 1 + (text.length > 1 && text.at[1] == '/');
    if (first >= text.length || !is_letter((unsigned char)text.at[first]))
        return written;
    for (size_t end = first; end < text.length && end < LONGEST_TAG; end++)
        if (text.at[end] == '>') {
            written.length = end + 1;
            break;
        }
    return written;
}

static struct written read_written(struct gk_bytes text)
{
    switch (text.at[0]) {
    case '&':
        return read_reference(text);
    case '\\':
        return read_escape(text);
    case '%':
        return read_percent(text);
    case '<':
        return read_tag(text);
    default:
        return (struct written){ 0 };
    }
}

enum gk_status gk_written_undo(struct gk_bytes text, struct gk_buffer *out, bool *changed)
{
    enum gk_status status = GK_OK;
    *changed = false;
    gk_buffer_clear(out);
    while (text.length && status == GK_OK) {
        struct written written = read_written(text);
        struct gk_bytes shown = { written.bytes, written.count };
        if (written.length)
            *changed = true;
        else
            shown = (struct gk_bytes){ text.at, written.length = 1 };
        status = gk_buffer_append(out, shown);
        text.at += written.length;
        text.length -= written.length;
    }
    return status;
}
