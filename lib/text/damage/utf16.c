/*
 * ASCII or UTF-8 read as UTF-16: every two bytes became one character, low byte first. Nothing but
 * the characters tells: they are rare ones, and what the bytes say is plain.
 */
#include "base/ascii.h"
#include "base/utf8.h"
#include "text/cost.h"
#include "text/damage/examination.h"

enum { LEAST_CHARACTERS = 4, RARE = 14 * GK_BIT };

/* The run of characters of two bytes from `at`, and its bytes in scratch 0. */
static enum gk_status read_bytes(struct gk_examination *e, size_t at, size_t *end)
{
    struct gk_buffer *bytes = &e->scratch[0];
    gk_buffer_clear(bytes);
    for (; at < e->count && !e->taken[at]; at++) {
        uint32_t c = e->characters[at];
        if (c < 0x80 || c > 0xFFFF)
            break;
        if (gk_buffer_append_byte(bytes, (char)(c & 0xFF)) != GK_OK ||
            gk_buffer_append_byte(bytes, (char)(c >> 8)) != GK_OK)
            return GK_NO_MEMORY;
    }
    *end = at;
    return GK_OK;
}

/* What text of that kind is made of: words, or common Chinese. */
static bool is_plain(uint32_t c)
{
    return gk_is_ascii_letter(c) || c == ' ' || (gk_is_chinese(c) && !gk_is_rare(c));
}

/* Whether the bytes are UTF-8, nine in ten of their characters plain and none a control. */
static bool is_text(struct gk_bytes bytes)
{
    size_t plain = 0, count = 0, length;
    if (gk_utf8_valid_length(bytes) != bytes.length)
        return false;
    for (; bytes.length; bytes.at += length, bytes.length -= length) {
        uint32_t c = gk_utf8_decode(bytes, &length);
        if (c < ' ' || c == 0x7F)
            return false;
        plain += is_plain(c);
        count++;
    }
    return 10 * plain >= 9 * count;
}

enum gk_status gk_find_utf16(struct gk_examination *e)
{
    for (size_t at = 0, end; at<e->count; at = end> at ? end : at + 1) {
        if (read_bytes(e, at, &end) != GK_OK)
            return GK_NO_MEMORY;
        size_t count = end - at;
        struct gk_bytes bytes = gk_buffer_bytes(&e->scratch[0]);
        if (count < LEAST_CHARACTERS ||
            gk_cost_sum(e->characters + at, count) < count * (uint64_t)RARE || !is_text(bytes))
            continue;
        if (gk_examination_add(e, GK_RULE_TEXT_UTF16, GK_LIKELY, at, end, bytes, false) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}
