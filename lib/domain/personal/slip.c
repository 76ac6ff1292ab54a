/*
 * slip.c - numbers with a slip of the pen, right behind their label: a check that fails, a
 * character too few or too many, a prefix nobody has, a letter for a digit, or a mask that hides
 * one or two digits, also the first ones. Seventeen right digits of eighteen are still somebody's.
 */
#include "domain/personal/family.h"

enum {
    CHARACTERS_MOST = 21,
    ODD_MOST = 2, /* letters and stars in it; what hides more is a mask */
    IDENTITY_LEAST = 12,
    IDENTITY_GROUPED_LEAST = 14,
    IDENTITY_MOST = 20,
    MOBILE_LEAST = 10,
    MOBILE_MOST = 12,
};

/* What has been read of one, in groups. */
struct slip {
    size_t ends[CHARACTERS_MOST]; /* cells behind each character */
    bool closes[CHARACTERS_MOST]; /* a group ends with it */
    char characters[CHARACTERS_MOST];
    size_t count;
    size_t first; /* characters of the first group */
};

/* Reads groups of characters; one that hides too much, or is too long, is none of them. */
static void read(const struct gk_personal_walk *walk, size_t cell, struct slip *slip)
{
    bool rest = gk_personal_is_behind_mask(walk->folded, cell);
    size_t odd = 0;
    slip->count = 0;
    slip->first = 0;
    for (;;) {
        uint32_t c = gk_personal_character(walk->folded, cell);
        bool star = gk_personal_is_star(c);
        if (gk_is_ascii_word(c) || star) {
            odd += !gk_is_ascii_digit(c);
            if (slip->count == CHARACTERS_MOST || odd > ODD_MOST)
                return;
            slip->characters[slip->count] = star ? '*' : (char)c;
            slip->closes[slip->count] = false;
            slip->ends[slip->count++] = ++cell;
            continue;
        }
        slip->closes[slip->count - 1] = true;
        slip->first = slip->first ? slip->first : slip->count;
        if (rest || !gk_personal_gap_at(walk, cell, &cell) ||
            !gk_is_ascii_digit(gk_personal_character(walk->folded, cell)))
            return;
    }
}

/* The first group where it is long enough, else as many as make up a number; 0 where none do. */
static size_t length_of(const struct slip *slip, size_t least, size_t grouped_least,
                        size_t grouped_most, size_t most)
{
    if (slip->first >= least)
        return slip->first <= most ? slip->first : 0;
    for (size_t count = grouped_most; count >= grouped_least && slip->first; count--)
        if (count <= slip->count && slip->closes[count - 1])
            return count;
    return 0;
}

static bool is_named(const struct gk_personal_walk *walk, enum gk_personal_kind kind, size_t cell,
                     struct gk_personal *found)
{
    struct gk_personal_saying saying = gk_personal_saying(walk, kind, cell);
    found->standing = gk_personal_standing_of(saying.role);
    return gk_personal_names(saying.role) && saying.near;
}

static bool is_mobile(const struct slip *slip, size_t length)
{
    const char *c = slip->characters;
    return length && (length == GK_MOBILE_LENGTH ? c[0] != '0' : c[0] == '1' && c[1] > '2');
}

/* Whether the digits here are many, or a letter or star goes on behind them: asked first, since
 * most numbers of a text are short. */
static bool may_be_long(const struct gk_personal_walk *walk)
{
    const struct gk_personal_run *run = &walk->run;
    uint32_t c = run->count ? gk_personal_character(walk->folded, run->ends[run->count - 1]) : 0;
    return run->count >= MOBILE_LEAST - ODD_MOST || gk_is_ascii_word(c) || gk_personal_is_star(c);
}

/* The number that begins at `start`, where a word or a name around the text names it. */
static bool judge(const struct gk_personal_walk *walk, size_t start, struct gk_personal *found)
{
    struct slip slip;
    read(walk, start, &slip);
    size_t identity =
        length_of(&slip, IDENTITY_LEAST, IDENTITY_GROUPED_LEAST, GK_CN_ID_LENGTH, IDENTITY_MOST);
    size_t mobile = length_of(&slip, MOBILE_LEAST, MOBILE_LEAST, GK_MOBILE_LENGTH, MOBILE_MOST);
    if (identity && is_named(walk, GK_PERSONAL_CN_ID, start, found))
        found->kind = GK_PERSONAL_CN_ID;
    else if (is_mobile(&slip, mobile) && is_named(walk, GK_PERSONAL_MOBILE, start, found))
        found->kind = GK_PERSONAL_MOBILE;
    else
        return false;
    found->count = found->kind == GK_PERSONAL_CN_ID ? identity : mobile;
    found->start = start;
    found->end = slip.ends[found->count - 1];
    memcpy(found->characters, slip.characters, found->count);
    found->score = 1;
    return true;
}

bool gk_personal_slip(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    return may_be_long(walk) && !gk_personal_is_inside(walk, cell) &&
           (is_named(walk, GK_PERSONAL_CN_ID, cell, found) ||
            is_named(walk, GK_PERSONAL_MOBILE, cell, found)) &&
           judge(walk, cell, found);
}

bool gk_personal_slip_behind(const struct gk_personal_walk *walk, size_t cell,
                             struct gk_personal *found)
{
    size_t start = gk_personal_behind_filling(walk, cell);
    uint32_t c = gk_personal_character(walk->folded, start);
    size_t first = start;
    while (first - start < ODD_MOST &&
           !gk_is_ascii_digit(gk_personal_character(walk->folded, first)))
        first++;
    return (gk_personal_is_star(c) || c == 'l' || c == 'i') &&
           gk_is_ascii_digit(gk_personal_character(walk->folded, first)) &&
           judge(walk, start, found);
}
