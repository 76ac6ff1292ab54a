/*
 * reading.c - the digits of one number, and what stands between them.
 */
#include "domain/personal/family.h"

/* What separates two groups, bits. */
enum separator {
    NO_SEPARATOR = 0,
    BLANK = 1, /* or hyphen */
    DASH = 2,
    STOP = 4,
    LOW_LINE = 8,
    MIDDLE_DOT = 16,
    LINE_BREAK = 32,
};

static bool is_dash(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool gk_personal_is_wide_separator(uint32_t c)
{
    return is_dash(c) || c == 0xB7;
}

/* Cells of a blank as a web page writes it, at `cell`; 0 where there is none. */
static size_t written_blank(const struct gk_folded *folded, size_t cell)
{
    static const char *const blanks[] = { "&nbsp;", "&#160;",   "&#xa0;",  "&ensp;",  "&emsp;",
                                          "&#32;",  "&thinsp;", "&#8194;", "&#8195;", "&#12288;" };
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t length = 0;
        while (blanks[i][length] &&
               gk_personal_character(folded, cell + length) == (unsigned char)blanks[i][length])
            length++;
        if (!blanks[i][length])
            return length;
    }
    return 0;
}

/* The separator at `cell`, and in *length its cells. */
static enum separator separator_at(const struct gk_folded *folded, size_t cell, size_t *length)
{
    uint32_t c = gk_personal_character(folded, cell);
    *length = 1;
    if (gk_is_ascii_digit(c))
        return NO_SEPARATOR;
    switch (c) {
    case ' ':
    case '-':
        return BLANK;
    case '.':
        return STOP;
    case '_':
        return LOW_LINE;
    case 0xB7:
        return MIDDLE_DOT;
    case '\n':
        return LINE_BREAK;
    case '&':
        *length = written_blank(folded, cell);
        return *length ? BLANK : NO_SEPARATOR;
    default:
        return is_dash(c) ? DASH : NO_SEPARATOR;
    }
}

/* At a letter of any script a number ends, even in a name. */
static bool is_letter(uint32_t c)
{
    return c - 'a' < 26 || gk_is_han(c) || (c - 0xC0 < 0x2000 - 0xC0 && c != 0xD7 && c != 0xF7);
}

/* Moves over what may stand before the next digit. */
static void pass_gap(struct gk_personal_reading *reading)
{
    const struct gk_folded *folded = reading->walk->folded;
    size_t length;
    if (reading->walk->manner == GK_PERSONAL_IN_NAME) {
        for (uint32_t c; reading->count && (c = gk_personal_character(folded, reading->cell)) &&
                         !gk_is_ascii_digit(c) && !gk_personal_is_check_x(c) && !is_letter(c);)
            reading->cell++;
        return;
    }
    if (!(reading->grouping->before >> reading->count & 1))
        return;
    enum separator separator = separator_at(folded, reading->cell, &length);
    if (separator != NO_SEPARATOR) {
        reading->gaps |= separator;
        reading->gap_count++;
        reading->cell += length;
    }
}

bool gk_personal_read(struct gk_personal_reading *reading, size_t count, bool check, char *out)
{
    while (reading->count < count) {
        pass_gap(reading);
        uint32_t c = gk_personal_character(reading->walk->folded, reading->cell);
        bool x = check && reading->count == count - 1 && gk_personal_is_check_x(c);
        if (!gk_is_ascii_digit(c) && !x)
            return false;
        out[reading->count++] = x ? 'x' : (char)c;
        reading->cell++;
    }
    return true;
}

bool gk_personal_is_grouped(const struct gk_personal_reading *reading)
{
    uint32_t signs = reading->gaps & ~(uint32_t)BLANK;
    if (reading->walk->manner == GK_PERSONAL_IN_NAME || !signs)
        return true;
    if (signs & LINE_BREAK)
        return reading->grouping->broken_lines && signs == LINE_BREAK;
    if (reading->grouping->lone_signs && !(signs & STOP))
        return true;
    return reading->gap_count >= 2 && reading->gaps == signs && !(signs & (signs - 1));
}
