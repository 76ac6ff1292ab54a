/*
 * cells.c - what the letters and signs of a title are.
 */
#include "domain/title/family.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "domain/letters.h"

bool gk_title_is_blank(uint32_t character)
{
    return gk_is_blank(character);
}

static bool is_letter(uint32_t c)
{
    return gk_is_ascii_digit(c) || (c >= 'a' && c <= 'z') || gk_is_han(c);
}

/* The closing sign of an opening one; 0: it is none. */
static uint32_t closing_of(uint32_t c)
{
    return c == '(' ? ')' : c == '[' ? ']' : c == '<' ? '>' : c == U'《' ? U'》' : 0;
}

static uint32_t opening_of(uint32_t c)
{
    return c == ')' ? '(' : c == ']' ? '[' : c == '>' ? '<' : c == U'》' ? U'《' : 0;
}

bool gk_title_is_sign(uint32_t c)
{
    /* Below letters with marks, punctuation, private use, and the signs of vertical lines. */
    bool sign = c < 0xC0 || (c >= 0x2000 && c < 0x3041) || (c >= 0xE000 && c < 0xF900) ||
                (c >= 0xFE00 && c < 0x10000);
    return sign && !is_letter(c) && !opening_of(c) && !closing_of(c);
}

bool gk_title_is_han_digit(uint32_t c)
{
    return gk_han_digit(c) >= 0 || c == U'十' || c == U'百' || c == U'廿';
}

size_t gk_title_skip_blanks(const struct gk_title_reading *reading, size_t at, size_t end)
{
    while (at < end && gk_title_is_blank(reading->at[at]))
        at++;
    return at;
}

size_t gk_title_skip_blanks_back(const struct gk_title_reading *reading, size_t from, size_t end)
{
    while (end > from && gk_title_is_blank(reading->at[end - 1]))
        end--;
    return end;
}

bool gk_title_is_apart(const struct gk_title_reading *reading, size_t at)
{
    const struct gk_folded *folded = reading->folded;
    uint32_t from = at ? gk_folded_end(folded, at - 1) : 0;
    uint32_t to = gk_folded_start(folded, at);
    while (from < to) {
        size_t length;
        struct gk_bytes rest = { folded->source.at + from, to - from };
        if (gk_is_blank(gk_utf8_decode(rest, &length)))
            return true;
        from += (uint32_t)length;
    }
    return false;
}

bool gk_title_opening(const struct gk_title_reading *reading, size_t end, size_t most, size_t *open)
{
    uint32_t closing = reading->at[end - 1];
    uint32_t opening = opening_of(closing);
    size_t depth = 0;
    for (size_t at = end; opening && at > reading->start && end - at <= most; at--) {
        depth += reading->at[at - 1] == closing;
        depth -= reading->at[at - 1] == opening;
        *open = at - 1;
        if (!depth)
            return true;
    }
    return false;
}

bool gk_title_closing(const struct gk_title_reading *reading, size_t at, size_t most, size_t *close)
{
    uint32_t opening = reading->at[at];
    uint32_t closing = closing_of(opening);
    size_t depth = 0;
    for (size_t i = at; closing && i < reading->end && i - at <= most; i++) {
        depth += reading->at[i] == opening;
        depth -= reading->at[i] == closing;
        *close = i;
        if (!depth)
            return true;
    }
    return false;
}
