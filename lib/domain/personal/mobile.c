/*
 * mobile.c - mobile telephone numbers, with or without the country's code (ITU-T E.164: 86).
 */
#include "domain/personal/family.h"

static const struct gk_personal_grouping three_four_four = { .before = 1u << 3 | 1u << 7 };

/* Behind the country code 86 or 0086 at `cell`, or `cell` where there is none. */
static size_t behind_country(const struct gk_folded *folded, size_t cell)
{
    size_t at = cell;
    if (gk_personal_character(folded, at) == '0' && gk_personal_character(folded, at + 1) == '0')
        at += 2;
    if (gk_personal_character(folded, at) != '8' || gk_personal_character(folded, at + 1) != '6')
        return cell;
    at += 2;
    uint32_t c = gk_personal_character(folded, at);
    return at + (c == ' ' || c == '-');
}

static bool read_at(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    struct gk_personal_reading reading = { .walk = walk,
                                           .grouping = &three_four_four,
                                           .cell = cell };
    if (!gk_personal_read(&reading, GK_MOBILE_LENGTH, false, found->characters) ||
        !gk_personal_is_grouped(&reading) || !gk_personal_may_end(walk, reading.cell))
        return false;
    found->end = reading.cell;
    return gk_identifier_is_mobile(found->characters);
}

bool gk_personal_mobile(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    size_t behind = behind_country(walk->folded, cell);
    if (!gk_personal_may_begin(walk, cell))
        return false;
    found->kind = GK_PERSONAL_MOBILE;
    found->count = GK_MOBILE_LENGTH;
    found->start = cell;
    enum gk_personal_role role = gk_personal_said(walk, GK_PERSONAL_MOBILE, cell);
    if (role == GK_PERSONAL_OTHER)
        return false;
    found->standing = role == GK_PERSONAL_PUBLIC ? GK_PERSONAL_MATTER : GK_PERSONAL_ORDINARY;
    found->score = role == GK_PERSONAL_ROLES ? 1 : 2;
    if (behind != cell && read_at(walk, behind, found)) {
        if (cell && gk_personal_character(walk->folded, cell - 1) == '+')
            found->start--;
        return true;
    }
    return read_at(walk, cell, found);
}
