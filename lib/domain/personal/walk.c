/*
 * walk.c - from digit to digit through a text, asking every family of numbers.
 */
#include "domain/personal/family.h"

/* In the order in which one number is tried: those with a check character first. */
static gk_personal_reader *const families[] = {
    gk_personal_identity,
    gk_personal_mobile,
    gk_personal_old_identity,
};

static bool read_one(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (families[i](walk, cell, found))
            return !gk_personal_is_part(walk, found);
    return false;
}

/* In a name the check character of an identity number is enough, wherever it begins. */
static bool is_beginning(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_is_ascii_digit(walk->folded->characters[cell]) &&
           (walk->manner == GK_PERSONAL_IN_NAME || gk_personal_may_begin(walk, cell));
}

bool gk_personal_next(struct gk_personal_walk *walk, struct gk_personal *found)
{
    const uint32_t *characters = walk->folded->characters;
    size_t count = walk->folded->count;
    const size_t reach = GK_MOBILE_LENGTH - 1;
    for (size_t cell = walk->next; cell + reach < count; cell++) {
        /* In text the first eleven cells of every number are ASCII or separate its groups: where
         * one is neither, none begins in front of it. */
        uint32_t c = characters[cell + reach];
        if (c >= 0x80 && walk->manner != GK_PERSONAL_IN_NAME && !gk_personal_is_wide_separator(c)) {
            cell += reach;
            continue;
        }
        /* One that is checked is a person's, even in a web address. */
        if (is_beginning(walk, cell) && read_one(walk, cell, found) &&
            (found->kind == GK_PERSONAL_CN_ID || walk->manner == GK_PERSONAL_IN_NAME ||
             !gk_personal_in_address(walk, cell))) {
            /* In a name another number may begin inside one that has no label. */
            walk->next = walk->manner == GK_PERSONAL_IN_NAME ? cell + 1 : found->end;
            return true;
        }
    }
    walk->next = count;
    return false;
}
