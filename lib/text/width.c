#include "text/width.h"

#include "base/utf8.h"
#include "text/tables/tables.h"

unsigned gk_character_width(uint32_t c)
{
    size_t low = 0, high = gk_width_range_count;
    if (c < gk_width_ranges[0].first || c == GK_UTF8_INVALID)
        return 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (gk_width_ranges[middle].last < c)
            low = middle + 1;
        else
            high = middle;
    }
    bool within = low < gk_width_range_count && gk_width_ranges[low].first <= c;
    return within ? gk_width_ranges[low].width : 1;
}

size_t gk_text_width(struct gk_bytes text)
{
    size_t columns = 0;
    while (text.length) {
        size_t length;
        columns += gk_character_width(gk_utf8_decode(text, &length));
        text.at += length;
        text.length -= length;
    }
    return columns;
}

/* ---- lines */

static bool is_one_of(uint32_t c, const char32_t *signs)
{
    while (*signs && *signs != c)
        signs++;
    return *signs;
}

static bool closes(uint32_t c)
{
    return is_one_of(c, U"，。、；：？！）〕】》〉」』”’…·,.;:?!)]}%％");
}

static bool opens(uint32_t c)
{
    return is_one_of(c, U"（〔【《〈「『“‘([{");
}

/* Whether a line may end between two characters. */
static bool may_part(uint32_t before, uint32_t after)
{
    if (before == ' ' || after == ' ')
        return true;
    bool wide = gk_character_width(before) == 2 || gk_character_width(after) == 2;
    return wide && gk_character_width(after) && !closes(after) && !opens(before);
}

struct gk_bytes gk_first_line(struct gk_bytes text, size_t columns)
{
    size_t used = 0, at = 0, good = 0, length;
    uint32_t before = 0;
    for (; at < text.length; at += length) {
        uint32_t c = gk_utf8_decode((struct gk_bytes){ text.at + at, text.length - at }, &length);
        unsigned width = gk_character_width(c);
        if (before && may_part(before, c))
            good = at;
        if (at && used + width > columns && c != ' ')
            break;
        used += width;
        before = c;
    }
    if (at < text.length && good)
        at = good;
    return (struct gk_bytes){ text.at, at };
}
