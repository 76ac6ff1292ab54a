/*
 * bounds.c - where words end, and where numbers may begin and end.
 */
#include "domain/personal/family.h"

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
