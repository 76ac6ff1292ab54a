/*
 * card.c - numbers of bank cards and accounts (ISO/IEC 7812, JR/T 0008-2000).
 *
 * One long number in ten passes the check by chance, so that without a label only those count that
 * begin as cards do: 62 (银联) with 16 to 19 digits, 4 and 5 with 16, and are grouped in fours or
 * not at all. Behind a label, accounts of 12 to 19 digits do, whatever their check says.
 */
#include "domain/personal/family.h"

enum {
    ACCOUNT_LEAST = 12,
    CARD_LEAST = 16,
    CARD_MOST = 19,
    GROUP = 4,
};

/* Whether the number of `count` digits is known as a card's by itself. */
static bool is_card(const struct gk_personal_run *run, size_t count)
{
    const char *digits = run->characters;
    bool chinese = digits[0] == '6' && digits[1] == '2';
    bool foreign = (digits[0] == '4' || digits[0] == '5') && count == CARD_LEAST;
    return (chinese || foreign) && gk_identifier_has_luhn(digits, count);
}

/* In fours, or with the first six apart. */
static bool is_usual(const struct gk_personal_shape *shape)
{
    static const uint32_t fours = 1u << 4 | 1u << 8 | 1u << 12 | 1u << 16;
    return !shape->gaps || (gk_personal_is_alike(shape) && !gk_personal_is_decimal(shape) &&
                            (!(shape->before & ~fours) || shape->before == 1u << 6));
}

/* How many digits the card has that nothing names; 0: there is none. */
static size_t unnamed_length(const struct gk_personal_walk *walk, const struct gk_personal_run *run)
{
    if (run->count < CARD_LEAST || run->characters[0] - '4' > 2)
        return 0;
    for (size_t count = CARD_MOST; count >= CARD_LEAST; count--) {
        if (!gk_personal_run_ends(walk, run, count) || !is_card(run, count))
            continue;
        struct gk_personal_shape shape = gk_personal_run_shape(run, count);
        if (is_usual(&shape) &&
            (!shape.gaps || gk_personal_run_is_alone(walk, run->start, run, count, GROUP)))
            return count;
    }
    return 0;
}

/* The same of an account behind its label: the first group where that is long enough, else as many
 * groups as there are. */
static size_t named_length(const struct gk_personal_walk *walk, const struct gk_personal_run *run)
{
    size_t longest = 0;
    for (size_t count = ACCOUNT_LEAST; count <= CARD_MOST; count++) {
        if (!gk_personal_run_ends(walk, run, count))
            continue;
        longest = count;
        if (!gk_personal_run_shape(run, count).gaps)
            break;
    }
    return longest;
}

static bool judge(const struct gk_personal_walk *walk, const struct gk_personal_run *run,
                  struct gk_personal_saying saying, struct gk_personal *found)
{
    bool named = gk_personal_names(saying.role);
    size_t count = unnamed_length(walk, run);
    bool card = count != 0;
    if (saying.role == GK_PERSONAL_OTHER || (!card && !(named && saying.near)))
        return false;
    if (!card && (count = named_length(walk, run)) == 0)
        return false;
    card |= count >= CARD_LEAST && gk_identifier_has_luhn(run->characters, count);
    gk_personal_fill(found, GK_PERSONAL_BANK_CARD, run, count);
    found->score = 1 + (uint32_t)card + (uint32_t)(named && card);
    found->standing = gk_personal_is_public_before(walk, GK_PERSONAL_BANK_CARD, run->start)
                          ? GK_PERSONAL_MATTER
                          : gk_personal_standing_of(saying.role);
    return true;
}

bool gk_personal_card(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    const struct gk_personal_run *run = &walk->run;
    return run->count >= ACCOUNT_LEAST && run->characters[run->count - 1] != 'x' &&
           !gk_personal_is_inside(walk, cell) &&
           judge(walk, run, gk_personal_saying(walk, GK_PERSONAL_BANK_CARD, cell), found);
}

bool gk_personal_han_card(const struct gk_personal_walk *walk, size_t cell,
                          struct gk_personal *found)
{
    struct gk_personal_run run;
    gk_personal_run_read_han(walk, gk_personal_behind_filling(walk, cell), &run);
    return run.has_han && run.count >= ACCOUNT_LEAST && run.characters[run.count - 1] != 'x' &&
           judge(walk, &run, gk_personal_saying(walk, GK_PERSONAL_BANK_CARD, cell), found);
}
