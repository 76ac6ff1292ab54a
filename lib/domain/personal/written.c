/*
 * written.c - what a mask has written instead of a value: <cn_id:0123456789abcdef> and [身份证号].
 * It is no value, and no word in it names one, so that what was masked once stays as it is.
 */
#include "domain/personal/family.h"

#include "base/utf8.h"
#include "text/letter.h"

enum {
    HEX_DIGITS = 16,
    TYPE_LEAST = 2, /* letters of the name of a type */
    TYPE_MOST = 16,
    REACH = TYPE_MOST + HEX_DIGITS + 2, /* cells from the opening bracket to a cell inside */
};

static const char *const labels[] = {
#define GK_PERSONAL_KIND(name, text, action, shape, head, tail, label) [GK_PERSONAL_##name] = label,
#include "domain/personal/kinds.def"
#undef GK_PERSONAL_KIND
};

/* Behind the label at `cell`, or `cell` where another text stands there. */
static size_t behind_label(const struct gk_folded *folded, size_t cell, struct gk_bytes label)
{
    size_t at = cell;
    while (label.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(label, &length);
        if (gk_personal_character(folded, at) != (c - 'A' < 26 ? c + ('a' - 'A') : c))
            return cell;
        label.at += length;
        label.length -= length;
        at++;
    }
    return at;
}

static bool is_hexadecimal(uint32_t c)
{
    return gk_is_ascii_digit(c) || c - 'a' < 6;
}

/* Behind the name of a type, its digits and the closing bracket, or `cell`. */
static size_t behind_pseudonym(const struct gk_folded *folded, size_t cell)
{
    size_t colon = cell + 1;
    uint32_t c;
    while (colon - cell <= TYPE_MOST && (c = gk_personal_character(folded, colon)) != 0 &&
           (gk_is_ascii_word(c) || c == '_'))
        colon++;
    if (colon - cell <= TYPE_LEAST || gk_personal_character(folded, colon) != ':')
        return cell;
    for (size_t i = 1; i <= HEX_DIGITS; i++)
        if (!is_hexadecimal(gk_personal_character(folded, colon + i)))
            return cell;
    size_t end = colon + HEX_DIGITS + 1;
    return gk_personal_character(folded, end) == '>' ? end + 1 : cell;
}

/* Behind what a mask has written from `cell` on, or `cell`. */
static size_t behind_mask(const struct gk_folded *folded, size_t cell)
{
    size_t end = cell;
    if (gk_personal_character(folded, cell) == '<')
        return behind_pseudonym(folded, cell);
    for (size_t i = 0; i < sizeof labels / sizeof *labels && end == cell; i++)
        end = behind_label(folded, cell, gk_bytes_of(labels[i]));
    return end;
}

size_t gk_personal_behind_written(const struct gk_folded *folded, size_t cell)
{
    for (size_t open = cell; open && cell - open < REACH; open--) {
        uint32_t c = folded->characters[open - 1];
        if (c == '<' || c == '[') {
            size_t end = behind_mask(folded, open - 1);
            return end > cell ? end : 0;
        }
        if (!gk_is_ascii_word(c) && c != '_' && c != ':' && !gk_is_han(c))
            return 0;
    }
    return 0;
}
