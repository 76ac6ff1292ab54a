/*
 * surroundings.c - what stands around a number and says that it is part of something else.
 */
#include "domain/personal/family.h"

/* Longest local part of an e-mail address, RFC 5321 section 4.5.3.1.1. */
enum { ADDRESS_REACH = 64 };

static uint32_t character(const struct gk_folded *folded, size_t cell)
{
    return gk_personal_character(folded, cell);
}

/*
 * Whether the number that begins at `cell` is the fraction of a decimal. One or two digits and a
 * point before it are rather the number of an entry in a list: 1.138…, 2.139…
 */
static bool is_fraction(const struct gk_personal_walk *walk, size_t cell)
{
    const struct gk_folded *folded = walk->folded;
    if (cell < 2 || character(folded, cell - 1) != '.' ||
        !gk_is_ascii_digit(character(folded, cell - 2)))
        return false;
    size_t first = cell - 2;
    while (first && gk_is_ascii_digit(character(folded, first - 1)) && cell - first < 6)
        first--;
    bool entry = cell - 1 - first <= 2 && character(folded, first) != '0' &&
                 (!first || (character(folded, first - 1) != '.' &&
                             gk_personal_ends_word(folded, first - 1)));
    return walk->manner == GK_PERSONAL_IN_NUMBER || !entry;
}

/* Whether the number that ends before `cell` goes on behind a decimal point. The .0 that a
 * spreadsheet adds does not count; .00 is money. */
static bool has_fraction(const struct gk_folded *folded, size_t cell)
{
    if (character(folded, cell) != '.' || !gk_is_ascii_digit(character(folded, cell + 1)))
        return false;
    return character(folded, cell + 1) != '0' || !gk_personal_ends_word(folded, cell + 2);
}

/* Whether what ends before `cell` is part of the local part of an e-mail address. */
static bool is_before_at(const struct gk_folded *folded, size_t cell)
{
    for (size_t end = cell + ADDRESS_REACH; cell < end; cell++) {
        uint32_t c = character(folded, cell);
        if (c == '@')
            return gk_is_ascii_word(character(folded, cell + 1));
        if (!gk_is_ascii_word(c) && c != '.' && c != '_' && c != '%' && c != '+' && c != '-')
            return false;
    }
    return false;
}

bool gk_personal_is_part(const struct gk_personal_walk *walk, const struct gk_personal *found)
{
    const struct gk_folded *folded = walk->folded;
    if (walk->manner == GK_PERSONAL_IN_NAME)
        return false;
    if (walk->manner == GK_PERSONAL_IN_NUMBER && found->start &&
        character(folded, found->start - 1) == '-')
        return true;
    return is_fraction(walk, found->start) || has_fraction(folded, found->end) ||
           is_before_at(folded, found->end) ||
           (found->kind != GK_PERSONAL_CN_ID &&
            gk_personal_has_unit(walk, found->kind, found->end));
}

/* A character that a web address may go on with, written at its own width. Brackets, commas and
 * semicolons may too, but in running text they rather end it. */
static bool goes_on_in_address(const struct gk_folded *folded, size_t cell)
{
    uint32_t c = character(folded, cell);
    return gk_is_ascii_word(c) ||
           (c > ' ' && c < 0x7F &&
            gk_folded_end(folded, cell) - gk_folded_start(folded, cell) == 1 &&
            !strchr("\"'<>()[]{},;`^|\\", (int)c));
}

/* Whether a web address begins at `cell`: behind its scheme, or with www. */
static bool begins_address(const struct gk_folded *folded, size_t cell)
{
    uint32_t c = character(folded, cell);
    if (c == ':')
        return character(folded, cell + 1) == '/' && character(folded, cell + 2) == '/';
    return c == 'w' && (!cell || gk_personal_ends_word(folded, cell - 1)) &&
           character(folded, cell + 1) == 'w' && character(folded, cell + 2) == 'w' &&
           character(folded, cell + 3) == '.';
}

bool gk_personal_in_address(struct gk_personal_walk *walk, size_t cell)
{
    const struct gk_folded *folded = walk->folded;
    for (; walk->seen <= cell; walk->seen++)
        walk->in_address = (walk->in_address && goes_on_in_address(folded, walk->seen)) ||
                           begins_address(folded, walk->seen);
    return walk->in_address;
}
