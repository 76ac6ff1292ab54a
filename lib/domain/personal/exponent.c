/*
 * exponent.c - numbers that a spreadsheet or a program wrote with an exponent, 1.3912345678E10, or
 * with more zeros behind a point than one, 13912345678.000: judged by what they come to.
 *
 * Fifteen digits are all that such a number keeps: of an identity number that is the date of
 * birth, so that behind its label it counts though its end is lost.
 */
#include "domain/personal/family.h"

enum {
    DIGITS_MOST = 40,      /* of a number as it is written */
    EXPONENT_MOST = 100,   /* larger ones are of no number of a person */
    FRACTION_OF_MONEY = 2, /* .00 is what amounts have; .0 is a spreadsheet's */
};

/* A number as it is written: 139.1E8 is the digits 1391, three of them before its point, and 8. */
struct decimal {
    char digits[DIGITS_MOST];
    int count;
    int whole; /* digits before the point */
    int exponent;
    bool has_exponent;
};

static bool is_digit_at(const struct gk_folded *folded, size_t at)
{
    return gk_is_ascii_digit(gk_personal_character(folded, at));
}

/* Reads what is behind the e; the cell behind it, or 0. */
static size_t read_exponent(const struct gk_folded *folded, size_t at, struct decimal *decimal)
{
    uint32_t sign = gk_personal_character(folded, at);
    at += sign == '+' || sign == '-';
    if (!is_digit_at(folded, at))
        return 0;
    for (; is_digit_at(folded, at) && decimal->exponent < EXPONENT_MOST; at++)
        decimal->exponent = decimal->exponent * 10 + (int)(gk_personal_character(folded, at) - '0');
    if (sign == '-')
        decimal->exponent = -decimal->exponent;
    decimal->has_exponent = true;
    return at;
}

/* The cell behind the number, or 0 where there is none. */
static size_t read_decimal(const struct gk_folded *folded, size_t at, struct decimal *decimal)
{
    bool point = false;
    for (; is_digit_at(folded, at) || (!point && gk_personal_character(folded, at) == '.'); at++) {
        point |= gk_personal_character(folded, at) == '.';
        if (gk_personal_character(folded, at) == '.')
            continue;
        if (decimal->count == DIGITS_MOST)
            return 0;
        decimal->digits[decimal->count++] = (char)gk_personal_character(folded, at);
        decimal->whole += !point;
    }
    return gk_personal_character(folded, at) == 'e' ? read_exponent(folded, at + 1, decimal) : at;
}

/* The digits of the number's value; false where it is no whole number, or too long. */
static bool read_value(const struct decimal *decimal, struct gk_personal *found)
{
    int length = decimal->whole + decimal->exponent;
    int first = 0;
    for (; first < decimal->count && decimal->digits[first] == '0'; first++)
        length--;
    if (length < 1 || length > GK_PERSONAL_LONGEST)
        return false;
    for (int i = first + length; i < decimal->count; i++)
        if (decimal->digits[i] != '0')
            return false;
    for (int i = 0; i < length; i++)
        found->characters[i] = first + i < decimal->count ? decimal->digits[first + i] : '0';
    found->count = (size_t)length;
    return true;
}

/* Reads a number that has an exponent, or a fraction of zeros; the cell behind it, or 0. */
static size_t read(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found,
                   bool *has_exponent)
{
    struct decimal decimal = { .count = 0 };
    size_t at = read_decimal(walk->folded, cell, &decimal);
    *has_exponent = decimal.has_exponent;
    if (!at || !gk_personal_ends_word(walk->folded, at) ||
        (!decimal.has_exponent && decimal.count - decimal.whole < FRACTION_OF_MONEY))
        return 0;
    return read_value(&decimal, found) ? at : 0;
}

static bool is_kind(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                    bool has_exponent, struct gk_personal *found)
{
    struct gk_personal_saying saying = gk_personal_saying(walk, kind, found->start);
    bool named = gk_personal_names(saying.role);
    bool mobile = kind == GK_PERSONAL_MOBILE && has_exponent;
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
    bool exponent;
    if (gk_personal_is_inside(walk, cell) || (found->end = read(walk, cell, found, &exponent)) == 0)
        return false;
    found->start = cell;
    switch (found->count) {
    case GK_MOBILE_LENGTH:
        return is_kind(walk, GK_PERSONAL_MOBILE, exponent, found);
    case GK_CN_ID_LENGTH - 3:
    case GK_CN_ID_LENGTH:
        return is_kind(walk, GK_PERSONAL_CN_ID, exponent, found) ||
               is_kind(walk, GK_PERSONAL_BANK_CARD, exponent, found);
    default:
        return found->count >= 16 && is_kind(walk, GK_PERSONAL_BANK_CARD, exponent, found);
    }
}
