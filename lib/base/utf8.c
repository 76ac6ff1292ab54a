#include "base/utf8.h"

static int is_continuation(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Smallest second byte after leads that do not allow all of 80..BF, and largest. */
static int second_byte_fits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return is_continuation(second);
    }
}

uint32_t gk_utf8_decode_any(struct gk_bytes bytes, size_t *length)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    *length = bytes.length ? 1 : 0;
    if (!bytes.length)
        return GK_UTF8_INVALID;
    unsigned char lead = at[0];
    if (lead < 0x80)
        return lead;
    size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes.length < size || !second_byte_fits(lead, at[1]))
        return GK_UTF8_INVALID;
    uint32_t scalar = lead & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if (!is_continuation(at[i]))
            return GK_UTF8_INVALID;
        scalar = scalar << 6 | (at[i] & 0x3F);
    }
    *length = size;
    return scalar;
}

size_t gk_utf8_encode(uint32_t scalar, char out[4])
{
    if (scalar < 0x80) {
        out[0] = (char)scalar;
        return 1;
    }
    size_t size = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i; i--) {
        out[i] = (char)(0x80 | (scalar & 0x3F));
        scalar >>= 6;
    }
    out[0] = (char)((0xF00u >> size & 0xF0) | scalar);
    return size;
}

size_t gk_utf8_valid_length(struct gk_bytes bytes)
{
    size_t at = 0;
    while (at < bytes.length) {
        size_t length;
        struct gk_bytes rest = { bytes.at + at, bytes.length - at };
        if (gk_utf8_decode(rest, &length) == GK_UTF8_INVALID)
            break;
        at += length;
    }
    return at;
}

/* So many bytes at a time: compilers make it a few steps for them all. */
enum { BLOCK = 64 };

static size_t count_block(const char *at)
{
    uint8_t count = 0;
    for (int i = 0; i < BLOCK; i++)
        count = (uint8_t)(count + !is_continuation((unsigned char)at[i]));
    return count;
}

size_t gk_utf8_count(struct gk_bytes bytes)
{
    static const uint64_t lowest = UINT64_C(0x0101010101010101);
    size_t count = 0;
    size_t i = 0;
    for (; bytes.length - i >= BLOCK; i += BLOCK)
        count += count_block(bytes.at + i);
    /* Eight at a time: a continuation has bit 7 and not bit 6; the product's highest byte is the
     * sum of the eight lowest bits. */
    for (; bytes.length - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, bytes.at + i, sizeof word);
        count += 8 - ((word >> 7 & ~(word >> 6) & lowest) * lowest >> 56);
    }
    for (; i < bytes.length; i++)
        count += !is_continuation((unsigned char)bytes.at[i]);
    return count;
}

struct gk_bytes gk_utf8_start(struct gk_bytes text, size_t count)
{
    struct gk_bytes left = text;
    for (size_t length; left.length && count; count--) {
        gk_utf8_decode(left, &length);
        left.at += length;
        left.length -= length;
    }
    return (struct gk_bytes){ text.at, text.length - left.length };
}

bool gk_utf8_is_one_of(uint32_t c, const char *characters)
{
    struct gk_bytes rest = gk_bytes_of(characters);
    while (rest.length) {
        size_t length;
        if (gk_utf8_decode(rest, &length) == c)
            return true;
        rest.at += length;
        rest.length -= length;
    }
    return false;
}
