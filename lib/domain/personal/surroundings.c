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

/* The letters from `cell` on in one direction, at most so many. */
struct letters {
    size_t count;
    bool hexadecimal; /* all of them may be digits of such a number */
    uint32_t behind;  /* what stands behind them */
};

static struct letters letters_beside(const struct gk_folded *folded, size_t cell, bool backward)
{
    enum { MOST = 24 };
    struct letters letters = { .hexadecimal = true };
    for (;; letters.count++) {
        size_t at = backward ? cell - 1 - letters.count : cell + letters.count;
        letters.behind = backward && letters.count >= cell ? 0 : character(folded, at);
        if (!gk_is_ascii_small(letters.behind) || letters.count == MOST ||
            gk_folded_is_numeral(folded, at))
            return letters;
        letters.hexadecimal &= letters.behind <= 'f';
    }
}

/* Whether a token goes on with the character. */
static bool is_of_token(uint32_t c)
{
    return gk_is_ascii_word(c) || c == '-' || c == '_';
}

bool gk_personal_is_in_token(const struct gk_personal_walk *walk, size_t start, size_t end)
{
    struct letters before = letters_beside(walk->folded, start, true);
    struct letters behind = letters_beside(walk->folded, end, false);
    const struct letters *sides[] = { &before, &behind };
    if (walk->manner >= GK_PERSONAL_IN_MEMBER)
        return false;
    for (int i = 0; i < 2; i++) {
        const struct letters *side = sides[i];
        const struct letters *other = sides[1 - i];
        /* The X of the number found last is none of a word. */
        if (i == 0 && (walk->last.end == start || gk_personal_is_behind_sign(walk->folded, start)))
            continue;
        if (side->count && side->hexadecimal &&
            (is_of_token(side->behind) || other->count || is_of_token(other->behind)))
            return true;
        if (side->count == 1 && gk_is_ascii_digit(side->behind))
            return true;
    }
    return false;
}

/* Whether the token that ends before `cell` is the name of a file: .jpg. */
static bool is_file_name(const struct gk_folded *folded, size_t cell)
{
    enum { NAME_MOST = 40, LEAST = 3, MOST = 4 };
    size_t end = cell + NAME_MOST;
    while (cell < end && is_of_token(character(folded, cell)))
        cell++;
    if (character(folded, cell) != '.')
        return false;
    struct letters letters = letters_beside(folded, cell + 1, false);
    return letters.count >= LEAST && letters.count <= MOST && !is_of_token(letters.behind);
}

bool gk_personal_is_part(const struct gk_personal_walk *walk, const struct gk_personal *found)
{
    const struct gk_folded *folded = walk->folded;
    bool checked = found->kind == GK_PERSONAL_CN_ID;
    if (walk->manner == GK_PERSONAL_IN_NAME)
        return false;
    if (walk->manner == GK_PERSONAL_IN_NUMBER && found->start &&
        character(folded, found->start - 1) == '-')
        return true;
    if (is_fraction(walk, found->start) || has_fraction(folded, found->end) ||
        is_before_at(folded, found->end) || gk_personal_is_in_token(walk, found->start, found->end))
        return true;
    return !checked && (gk_personal_has_unit(walk, found->kind, found->end) ||
                        (!gk_personal_names(gk_personal_said(walk, found->kind, found->start)) &&
                         is_file_name(folded, found->end)));
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
