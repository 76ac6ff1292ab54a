#include "record/unescape.h"

#include "base/utf8.h"

#define N 0xFF
const uint8_t gk_hexadecimal[256] = {
    N, N, N, N, N, N, N, N,  N,  N,  N,  N,  N,  N,  N,  N,  N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N,  N,  N,  N,  N,  N,  N,  N,  N,  N, N, N, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    N, N, N, N, N, N, N, 10, 11, 12, 13, 14, 15, N,  N,  N,  N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N,  N,  N,  10, 11, 12, 13, 14, 15, N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N,  N,  N,  N,  N,  N,  N,  N,  N,  N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N,  N,  N,  N,  N,  N,  N,  N,  N,  N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N,  N,  N,  N,  N,  N,  N,  N,  N,  N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N,  N,  N,  N,  N,  N,  N,  N,  N,  N, N, N, N, N, N, N, N, N, N, N, N, N,
    N, N, N, N, N, N, N, N,  N,  N,  N,  N,  N,  N,  N,  N,  N, N, N, N, N, N, N, N
};
#undef N

static uint32_t escaped_scalar(const char *at, size_t *length)
{
    *length = 2;
    switch (at[1]) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'u':
        break;
    default:
        return (unsigned char)at[1];
    }
    *length = 6;
    uint32_t unit = gk_unit(at + 2);
    if (unit < 0xD800 || unit > 0xDBFF)
        return unit;
    *length = 12;
    return 0x10000 + ((unit - 0xD800) << 10) + (gk_unit(at + 8) - 0xDC00);
}

uint32_t gk_unescape_one(struct gk_bytes raw, size_t *length)
{
    if (raw.at[0] == '\\')
        return escaped_scalar(raw.at, length);
    return gk_utf8_decode(raw, length);
}

enum gk_status gk_unescape(struct gk_bytes raw, struct gk_buffer *out)
{
    /* An escape is never shorter than the UTF-8 of what it stands for. */
    if (gk_buffer_reserve(out, raw.length) != GK_OK)
        return GK_NO_MEMORY;
    char *to = out->at + out->length;
    const char *at = raw.at;
    const char *end = raw.at + raw.length;
    while (at < end) {
        const char *solidus = memchr(at, '\\', (size_t)(end - at));
        size_t plain = (size_t)((solidus ? solidus : end) - at);
        memcpy(to, at, plain);
        to += plain;
        at += plain;
        while (at < end && *at == '\\') {
            size_t length;
            uint32_t scalar = escaped_scalar(at, &length);
            char bytes[4];
            size_t size = gk_utf8_encode(scalar, bytes);
            memcpy(to, bytes, size);
            to += size;
            at += length;
        }
    }
    out->length = (size_t)(to - out->at);
    return GK_OK;
}
