/*
 * joined.c - numbers run together without a separator, as where the columns of a table were
 * flattened: a run of digits that numbers fill exactly, two at least.
 */
#include "domain/personal/family.h"

enum {
    RUN_LEAST = 2 * GK_MOBILE_LENGTH,
    RUN_MOST = 72, /* of four identity numbers; a longer one is something else */
};

struct joined {
    const struct gk_personal_walk *walk;
    char characters[RUN_MOST + GK_PERSONAL_LONGEST];
    size_t count;
    bool fills[RUN_MOST + 1]; /* whether numbers fill the run from there to its end */
};

static size_t read(struct joined *joined, size_t cell)
{
    const struct gk_folded *folded = joined->walk->folded;
    joined->count = 0;
    for (; joined->count <= RUN_MOST; joined->count++) {
        uint32_t c = gk_personal_character(folded, cell + joined->count);
        if (!gk_is_ascii_digit(c) && !gk_personal_is_check_x(c))
            break;
        joined->characters[joined->count] = gk_is_ascii_digit(c) ? (char)c : 'x';
    }
    return joined->count;
}

static bool is_card(const char *digits, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!gk_is_ascii_digit((uint32_t)digits[i]))
            return false;
    return digits[0] == '6' && digits[1] == '2' && gk_identifier_has_luhn(digits, count);
}

/* Lengths and kinds of what may stand at `at`, the surest first. */
static bool is_number(const struct joined *joined, size_t at, size_t length,
                      enum gk_personal_kind kind)
{
    const char *characters = joined->characters + at;
    if (at + length > joined->count)
        return false;
    switch (kind) {
    case GK_PERSONAL_CN_ID:
        return gk_identifier_is_cn_id(characters, joined->walk->today);
    case GK_PERSONAL_MOBILE:
        return gk_identifier_is_mobile(characters);
    default:
        return is_card(characters, length);
    }
}

static const struct {
    enum gk_personal_kind kind;
    size_t length;
} numbers[] = {
    { GK_PERSONAL_CN_ID, GK_CN_ID_LENGTH }, { GK_PERSONAL_MOBILE, GK_MOBILE_LENGTH },
    { GK_PERSONAL_BANK_CARD, 19 },          { GK_PERSONAL_BANK_CARD, 18 },
    { GK_PERSONAL_BANK_CARD, 17 },          { GK_PERSONAL_BANK_CARD, 16 },
};

enum { NUMBERS = sizeof numbers / sizeof *numbers };

/* The first number at `at` behind which numbers fill the run, or NUMBERS. */
static size_t filling(const struct joined *joined, size_t at)
{
    size_t i = 0;
    while (i < NUMBERS && !(is_number(joined, at, numbers[i].length, numbers[i].kind) &&
                            joined->fills[at + numbers[i].length]))
        i++;
    return i;
}

bool gk_personal_joined(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    struct joined joined = { .walk = walk };
    size_t count = read(&joined, cell);
    uint32_t behind = gk_personal_character(walk->folded, cell + count);
    if (count < RUN_LEAST || count > RUN_MOST || gk_is_ascii_word(behind))
        return false;
    joined.fills[count] = true;
    for (size_t at = count; at-- > 0;)
        joined.fills[at] = filling(&joined, at) < NUMBERS;
    size_t first = filling(&joined, 0);
    if (first == NUMBERS || gk_personal_said(walk, numbers[first].kind, cell) == GK_PERSONAL_OTHER)
        return false;
    found->kind = numbers[first].kind;
    found->start = cell;
    found->end = cell + numbers[first].length;
    found->count = numbers[first].length;
    memcpy(found->characters, joined.characters, found->count);
    found->score = found->kind == GK_PERSONAL_MOBILE ? 1 : 2;
    found->standing = GK_PERSONAL_ORDINARY;
    return true;
}
