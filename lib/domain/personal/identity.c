/*
 * identity.c - 公民身份号码: 18 characters (GB 11643-1999), and 15 digits of before (GB 11643-1989).
 */
#include "domain/personal/family.h"

enum { OLD_CN_ID_LENGTH = 15 }; /* without century and check character */

/* Region and date of birth are written apart, or fours as on a bank card, or the check character
 * alone. */
static const struct gk_personal_grouping by_pairs = {
    .before = 1u << 4 | 1u << 6 | 1u << 8 | 1u << 10 | 1u << 12 | 1u << 14 | 1u << 16 | 1u << 17,
    .lone_signs = true,
    .broken_lines = true,
};

static const struct gk_personal_grouping none;

bool gk_personal_identity(const struct gk_personal_walk *walk, size_t cell,
                          struct gk_personal *found)
{
    struct gk_personal_reading reading = { .walk = walk, .grouping = &by_pairs, .cell = cell };
    /* In a name its check character is enough, wherever it stands. */
    bool anywhere = walk->manner == GK_PERSONAL_IN_NAME;
    if (!gk_personal_read(&reading, GK_CN_ID_LENGTH, true, found->characters) ||
        !gk_personal_is_grouped(&reading) ||
        (!anywhere &&
         !(gk_personal_may_begin(walk, cell) && gk_personal_may_end(walk, reading.cell))))
        return false;
    if (!gk_identifier_is_cn_id(found->characters, walk->today))
        return false;
    bool labelled = gk_personal_said(walk, GK_PERSONAL_CN_ID, cell) == GK_PERSONAL_LABEL;
    found->kind = GK_PERSONAL_CN_ID;
    found->count = GK_CN_ID_LENGTH;
    found->start = cell;
    found->end = reading.cell;
    found->score = labelled ? 3 : 2;
    found->standing = GK_PERSONAL_ORDINARY;
    return true;
}

/* An old number is one that some check character makes a new one of the 20th century. */
bool gk_personal_old_identity(const struct gk_personal_walk *walk, size_t cell,
                              struct gk_personal *found)
{
    char id[GK_CN_ID_LENGTH + 1] = "";
    struct gk_personal_reading reading = { .walk = walk, .grouping = &none, .cell = cell };
    if (!gk_personal_may_begin(walk, cell) ||
        !gk_personal_read(&reading, OLD_CN_ID_LENGTH, false, found->characters) ||
        !gk_personal_may_end(walk, reading.cell))
        return false;
    memcpy(id, found->characters, 6);
    memcpy(id + 6, "19", 2);
    memcpy(id + 8, found->characters + 6, 9);
    found->kind = GK_PERSONAL_CN_ID;
    found->count = OLD_CN_ID_LENGTH;
    found->start = cell;
    found->end = reading.cell;
    found->score = 2;
    found->standing = GK_PERSONAL_ORDINARY;
    for (const char *check = "0123456789X"; *check; check++) {
        id[GK_CN_ID_LENGTH - 1] = *check;
        if (gk_identifier_is_cn_id(id, walk->today))
            return gk_personal_said(walk, GK_PERSONAL_CN_ID, cell) == GK_PERSONAL_LABEL;
    }
    return false;
}
