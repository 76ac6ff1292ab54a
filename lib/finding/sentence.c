#include "finding/sentence.h"

#include "base/utf8.h"

static const char *const messages[][GK_LANGUAGES] = {
#define GK_MESSAGE(name, english, chinese) { english, chinese },
#include "finding/messages.def"
#undef GK_MESSAGE
};

const char *gk_message_text(enum gk_message message, enum gk_language language)
{
    return messages[message][language];
}

static bool disturbs_terminal(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB);
}

/* What no font shows alike, or at all: private use, characters that are none, tags. */
static bool has_no_shape(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xE0000 && c <= 0xE0FFF) || c >= 0xF0000;
}

static enum gk_status echo(struct gk_buffer *out, struct gk_bytes text, bool names)
{
    enum gk_status status = GK_OK;
    while (text.length && status == GK_OK) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        if (c == GK_UTF8_INVALID || disturbs_terminal(c))
            status = gk_buffer_append_byte(out, '?');
        else if (names && has_no_shape(c))
            status = gk_buffer_print(out, "<U+%04X>", (unsigned)c);
        else
            status = gk_buffer_append(out, (struct gk_bytes){ text.at, length });
        text.at += length;
        text.length -= length;
    }
    return status;
}

enum gk_status gk_sentence_echo(struct gk_buffer *out, struct gk_bytes text)
{
    return echo(out, text, true);
}

enum gk_status gk_sentence_echo_plain(struct gk_buffer *out, struct gk_bytes text)
{
    return echo(out, text, false);
}

/* What cannot be seen beyond what disturbs a terminal: blanks that are none of ASCII, soft hyphen,
 * joiners and selectors; and characters of private use. */
static bool is_unseen(uint32_t c)
{
    static const struct {
        uint32_t first;
        uint32_t last;
    } ranges[] = {
        { 0xA0, 0xA0 },     { 0xAD, 0xAD },     { 0x34F, 0x34F },     { 0x115F, 0x1160 },
        { 0x17B4, 0x17B5 }, { 0x180B, 0x180F }, { 0x2000, 0x200A },   { 0x202F, 0x202F },
        { 0x205F, 0x205F }, { 0x3000, 0x3000 }, { 0x3164, 0x3164 },   { 0xE000, 0xF8FF },
        { 0xFE00, 0xFE0F }, { 0xFFA0, 0xFFA0 }, { 0xE0000, 0xE0FFF }, { 0xF0000, 0x10FFFF },
    };
    bool unseen = disturbs_terminal(c);
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        unseen = unseen || (c >= ranges[i].first && c <= ranges[i].last);
    return unseen;
}

static bool is_all_unseen(struct gk_bytes text)
{
    bool all = text.length > 0;
    while (all && text.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        all = c != GK_UTF8_INVALID && is_unseen(c);
        text.at += length;
        text.length -= length;
    }
    return all;
}

enum gk_status gk_sentence_echo_value(struct gk_buffer *out, struct gk_bytes text)
{
    enum { MOST = 8 };
    enum gk_status status = GK_OK;
    if (!is_all_unseen(text))
        return gk_sentence_echo(out, text);
    for (int i = 0; i < MOST && text.length && status == GK_OK; i++) {
        size_t length;
        unsigned c = gk_utf8_decode(text, &length);
        status = gk_buffer_print(out, "%sU+%04X", i ? " " : "", c);
        text.at += length;
        text.length -= length;
    }
    return status == GK_OK && text.length ? gk_buffer_append(out, GK_BYTES(" …")) : status;
}

/* Of no ASCII. */
static bool is_wide(char byte)
{
    return (unsigned char)byte >= 0x80;
}

/* A Chinese word with another behind it: 标题（title）. */
static bool is_explained(struct gk_bytes text)
{
    return text.length && is_wide(text.at[0]) && gk_bytes_end_with(text, GK_BYTES("）"));
}

enum gk_status gk_sentence_fill(struct gk_buffer *out, const char *sentence,
                                const struct gk_bytes arguments[GK_ARGUMENTS])
{
    const char *at = sentence;
    while (*at) {
        size_t plain = strcspn(at, "{");
        if (gk_buffer_append(out, (struct gk_bytes){ at, plain }) != GK_OK)
            return GK_NO_MEMORY;
        at += plain;
        if (!*at)
            break;
        if (at[1] >= '1' && at[1] <= '0' + GK_ARGUMENTS && at[2] == '}') {
            struct gk_bytes argument = arguments[at[1] - '1'];
            /* Chinese sentences set words apart that are quoted, but not these. */
            bool apart = !is_explained(argument);
            if (!apart && plain > 1 && at[-1] == ' ' && is_wide(at[-2]))
                out->length--;
            if (gk_sentence_echo(out, argument) != GK_OK)
                return GK_NO_MEMORY;
            at += 3;
            at += !apart && at[0] == ' ' && is_wide(at[1]);
        } else if (gk_buffer_append_byte(out, *at++) != GK_OK) {
            return GK_NO_MEMORY;
        }
    }
    return GK_OK;
}
