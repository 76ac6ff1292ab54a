/*
 * exponent.c - numbers that a spreadsheet or a program wrote with an exponent: 1.3912345678E10.
 *
 * Fifteen digits are all that such a number keeps: of an identity number that is the date of
 * birth, so that behind its label it counts though its end is lost.
 */
#include "domain/personal/family.h"

enum { FRACTION_MOST = GK_PERSONAL_LONGEST - 1 };

/* Reads the number into digits and its length without the exponent; the cell behind it, or 0. */
static size_t read(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    const struct gk_folded *folded = walk->folded;
    size_t at = cell + 2;
    size_t length = 0;
    found->count = 1;
    found->characters[0] = (char)gk_personal_character(folded, cell);
    if (gk_personal_character(folded, cell + 1) != '.')
        return 0;
    while (found->count <= FRACTION_MOST && gk_is_ascii_digit(gk_personal_character(folded, at)))
        found->characters[found->count++] = (char)gk_personal_character(folded, at++);
    if (found->count == 1 || gk_personal_character(folded, at++) != 'e')
        return 0;
    at += gk_personal_character(folded, at) == '+';
    for (int i = 0; i < 2 && gk_is_ascii_digit(gk_personal_character(folded, at)); i++, at++)
        length = length * 10 + gk_personal_character(folded, at) - '0';
    if (++length < found->count || length > GK_PERSONAL_LONGEST ||
        !gk_personal_ends_word(folded, at))
        return 0;
    while (found->count < length)
        found->characters[found->count++] = '0';
    return at;
}

static bool is_kind(const struct gk_personal_walk *walk, enum gk_personal_kind kind, size_t cell,
                    struct gk_personal *found)
{
    struct gk_personal_saying saying = gk_personal_saying(walk, kind, cell);
    bool named = gk_personal_names(saying.role);
    bool mobile = kind == GK_PERSONAL_MOBILE;
    found->kind = kind;
    found->standing = gk_personal_standing_of(saying.role);
    found->score = mobile && named ? 2 : 1;
    if (!mobile)
        return named && saying.near;
    return gk_identifier_is_mobile(found->characters) && saying.role != GK_PERSONAL_OTHER &&
           (named || walk->manner == GK_PERSONAL_IN_NUMBER ||
            gk_personal_is_whole(walk, found->start, found->end));
}

bool gk_personal_exponent(const struct gk_personal_walk *walk, size_t cell,
                          struct gk_personal *found)
{
    if (gk_personal_is_inside(walk, cell) || (found->end = read(walk, cell, found)) == 0)
        return false;
    found->start = cell;
    switch (found->count) {
    case GK_MOBILE_LENGTH:
        return is_kind(walk, GK_PERSONAL_MOBILE, cell, found);
    case GK_CN_ID_LENGTH - 3:
    case GK_CN_ID_LENGTH:
        return is_kind(walk, GK_PERSONAL_CN_ID, cell, found) ||
               is_kind(walk, GK_PERSONAL_BANK_CARD, cell, found);
    default:
        return found->count >= 16 && is_kind(walk, GK_PERSONAL_BANK_CARD, cell, found);
    }
}
