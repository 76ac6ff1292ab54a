/*
 * tail.c - what stands behind a title, taken off piece by piece from the end.
 */
#include "domain/title/family.h"

#include "base/ascii.h"

enum {
    BRACKET_MOST = 200, /* cells of a bracket behind a title */
    ADDRESS_MOST = 80,  /* … of an address, .docx or &nbsp; */
};

static uint32_t last_of(const struct gk_title_reading *reading)
{
    return reading->end > reading->start ? reading->at[reading->end - 1] : 0;
}

static bool has_han(const struct gk_title_reading *reading, size_t from, size_t end)
{
    while (from < end && !gk_is_han(reading->at[from]))
        from++;
    return from < end;
}

/* Signs, brackets that nothing closes or opens, tags. 》 and > behind a title stay. */
static bool take_signs(struct gk_title_reading *reading)
{
    size_t before = reading->end;
    for (uint32_t c; (c = last_of(reading)) != 0; reading->end--) {
        size_t open;
        if (c == '>' && gk_title_opening(reading, reading->end, BRACKET_MOST, &open)) {
            if (has_han(reading, open, reading->end))
                break;
            reading->end = open + 1;
            continue;
        }
        if (!gk_title_is_sign(c) && c != '(' && c != '[' && c != '<' && c != U'《' && c != '>')
            break;
    }
    return reading->end < before;
}

static bool take_bracket(struct gk_title_reading *reading)
{
    uint32_t last = last_of(reading);
    size_t open;
    if (last != ')' && last != ']')
        return false;
    reading->end--;
    if (!gk_title_opening(reading, reading->end + 1, BRACKET_MOST, &open))
        return true;
    if (open == reading->start) {
        reading->start++;
        return true;
    }
    gk_title_note_bracket(reading, open + 1, reading->end);
    reading->end = open;
    return true;
}

static bool take_number(struct gk_title_reading *reading)
{
    struct gk_title_cells number;
    size_t cut = gk_title_number_before(reading, reading->end, &number);
    if (cut == reading->end)
        return false;
    if (!gk_title_has(reading->title->number))
        reading->title->number = number;
    /* A number alone is the title. */
    if (cut <= reading->start || number.start <= reading->start)
        return false;
    reading->end = gk_title_skip_blanks_back(reading, reading->start, cut);
    return true;
}

static bool is_digit(uint32_t c)
{
    return gk_is_ascii_digit(c) || gk_title_is_han_digit(c);
}

/* 2017年10月13日 and parts of it, 之二, and digits alone. */
static bool take_date(struct gk_title_reading *reading)
{
    size_t at = reading->end;
    uint32_t last = last_of(reading);
    bool unit = last == U'年' || last == U'月' || last == U'日' || last == U'度';
    at -= unit;
    if (last == U'度')
        at -= at > reading->start && reading->at[at - 1] == U'年';
    size_t digits = at;
    while (at > reading->start && is_digit(reading->at[at - 1]) &&
           (unit || gk_is_ascii_digit(reading->at[at - 1]) || digits - at < 3))
        at--;
    bool counts = unit || (at < digits && gk_is_ascii_digit(reading->at[at]));
    if (!counts && at < digits && at > reading->start && reading->at[at - 1] == U'之') {
        counts = true;
        at--;
    }
    bool bare_degree = last == U'度' && digits + 2 != reading->end;
    if (at == digits || !counts || bare_degree || at == reading->start)
        return false;
    reading->end = at;
    return true;
}

static bool is_in_address(uint32_t c)
{
    return gk_is_ascii_word(c) || c == '.' || c == '/' || c == ':' || c == '-' || c == '&';
}

/* .docx, &nbsp, www.example.gov.cn */
static bool take_ending(struct gk_title_reading *reading)
{
    size_t at = reading->end;
    bool marked = false;
    while (at > reading->start && reading->end - at < ADDRESS_MOST &&
           is_in_address(reading->at[at - 1])) {
        at--;
        marked |= reading->at[at] == '.' || reading->at[at] == '&';
    }
    if (!marked || at == reading->start)
        return false;
    reading->end = at;
    return true;
}

static bool take_word(struct gk_title_reading *reading, enum gk_title_list list,
                      struct gk_title_cells *cells)
{
    size_t length = gk_title_ends(reading, list, reading->start, reading->end);
    if (!length || length == reading->end - reading->start)
        return false;
    reading->end -= length;
    if (cells && !gk_title_has(*cells))
        *cells = (struct gk_title_cells){ reading->end, reading->end + length };
    return true;
}

/* …办法 废止: apart from a complete title its status needs no brackets. */
static bool take_status(struct gk_title_reading *reading)
{
    size_t length = gk_title_ends(reading, GK_TITLE_STATUS, reading->start, reading->end);
    size_t at = reading->end - length;
    return length && at > reading->start && gk_title_is_apart(reading, at) &&
           gk_title_is_complete(reading, at) &&
           take_word(reading, GK_TITLE_STATUS, &reading->title->status);
}

void gk_title_take_tail(struct gk_title_reading *reading)
{
    struct gk_title *title = reading->title;
    while (take_signs(reading) || take_number(reading) || take_bracket(reading) ||
           take_ending(reading) || take_date(reading) ||
           take_word(reading, GK_TITLE_TRAILERS, NULL) ||
           take_word(reading, GK_TITLE_STATUS_BEHIND, &title->status) || take_status(reading) ||
           take_word(reading, GK_TITLE_DRAFT, &title->draft) || gk_title_take_site(reading))
        ;
}
