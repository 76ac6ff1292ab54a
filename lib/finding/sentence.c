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

enum gk_status gk_sentence_echo(struct gk_buffer *out, struct gk_bytes text)
{
    while (text.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        struct gk_bytes shown = { text.at, length };
        if (c == GK_UTF8_INVALID || disturbs_terminal(c))
            shown = GK_BYTES("?");
        if (gk_buffer_append(out, shown) != GK_OK)
            return GK_NO_MEMORY;
        text.at += length;
        text.length -= length;
    }
    return GK_OK;
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
            if (gk_sentence_echo(out, arguments[at[1] - '1']) != GK_OK)
                return GK_NO_MEMORY;
            at += 3;
        } else if (gk_buffer_append_byte(out, *at++) != GK_OK) {
            return GK_NO_MEMORY;
        }
    }
    return GK_OK;
}
