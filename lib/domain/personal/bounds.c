/*
 * bounds.c - where words and cells end, and where numbers may begin and end.
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

size_t gk_personal_border(const struct gk_personal_walk *walk, size_t start, size_t most,
                          bool lines)
{
    const struct gk_folded *folded = walk->folded;
    const struct gk_personal_place *place = gk_personal_place_at(walk, start);
    size_t limit = start + most < folded->count ? start + most : folded->count;
    if (place && place->end < limit)
        limit = place->end;
    uint32_t end = start < limit ? gk_folded_end(folded, start) : 0;
    for (size_t cell = start + 1; cell < limit; cell++) {
        uint32_t own_end;
        uint32_t own = gk_folded_start_behind(folded, cell, end, &own_end);
        struct gk_bytes dropped = { folded->source.at + end, own > end ? own - end : 0 };
        for (size_t i = 0; i < dropped.length; i++)
            if (dropped.at[i] == '\t' || (lines && dropped.at[i] == '\n'))
                return cell;
        end = own_end;
    }
    return limit;
}
