/*
 * cell.c - where the cells of a table end, for values that stand in one.
 */
#include "domain/personal/family.h"

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

bool gk_personal_ends_place(const struct gk_personal_walk *walk, size_t cell)
{
    const struct gk_personal_place *place = cell ? gk_personal_place_at(walk, cell - 1) : NULL;
    return place && place->end == cell && place->end - place->start > 1;
}
