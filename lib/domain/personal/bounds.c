/*
 * bounds.c - where words end, where numbers may begin and end, and what plates begin with.
 */
#include "domain/personal/family.h"

/* The initials, in the order of GB/T 2260. */
const uint_least32_t gk_personal_provinces[] =
    U"京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

bool gk_personal_is_province(uint32_t c)
{
    for (size_t i = 0; gk_personal_provinces[i]; i++)
        if (gk_personal_provinces[i] == c)
            return true;
    return false;
}

bool gk_personal_ends_word(const struct gk_folded *folded, size_t cell)
{
    return !gk_is_ascii_word(gk_personal_character(folded, cell)) ||
           gk_folded_is_numeral(folded, cell);
}

/* Whether no number goes on with that cell. */
static bool is_bound(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_ends_word(walk->folded, cell) ||
           (walk->manner >= GK_PERSONAL_IN_MEMBER &&
            !gk_is_ascii_digit(gk_personal_character(walk->folded, cell)));
}

bool gk_personal_may_end(const struct gk_personal_walk *walk, size_t cell)
{
    return is_bound(walk, cell) || gk_folded_is_parted(walk->folded, cell);
}

bool gk_personal_may_begin(const struct gk_personal_walk *walk, size_t cell)
{
    return !cell || is_bound(walk, cell - 1) || gk_folded_is_parted(walk->folded, cell);
}
