/*
 * identity.c - 公民身份号码: 18 characters (GB 11643-1999), and 15 digits of before (GB 11643-1989).
 *
 * The check character makes chance unlikely, so that one may be grouped as people like: region and
 * date of birth apart, in fours as on a bank card, wrapped at any place, digit by digit. Behind a
 * label the two digits count too that the number of a disabled person's certificate has behind it
 * (残疾类别 and 残疾等级).
 */
#include "domain/personal/family.h"

enum {
    OLD_LENGTH = 15, /* without century and check character */
    CERTIFICATE_LENGTH = GK_CN_ID_LENGTH + 2,
};

static const uint32_t pairs =
    1u << 4 | 1u << 6 | 1u << 8 | 1u << 10 | 1u << 12 | 1u << 14 | 1u << 16 | 1u << 17;

/* Whether one without a label may be grouped so. */
static bool is_usual(const struct gk_personal_shape *shape)
{
    if (gk_personal_is_decimal(shape))
        return false;
    return gk_personal_is_alike(shape) ||
           (!(shape->before & ~pairs) && !(shape->kinds & GK_PERSONAL_STOP));
}

/* A code of an organisation, which its label names and its own check confirms. */
static bool is_code(const struct gk_personal_walk *walk, const struct gk_personal_run *run,
                    struct gk_personal_saying own)
{
    struct gk_personal_saying code = gk_personal_saying(walk, GK_PERSONAL_USCC, run->start);
    return code.role == GK_PERSONAL_LABEL && code.near &&
           (!gk_personal_names(own.role) || code.distance < own.distance) &&
           gk_identifier_is_uscc(run->characters);
}

/* How many characters the number has with what a certificate adds; where it does, they are read
 * into `longer`. */
static size_t certificate_length(const struct gk_personal_walk *walk,
                                 const struct gk_personal_run *run, struct gk_personal_run *longer)
{
    size_t i = GK_CN_ID_LENGTH;
    *longer = *run;
    for (; i < CERTIFICATE_LENGTH; i++) {
        uint32_t c = gk_personal_character(walk->folded, longer->ends[i - 1]);
        if (!gk_is_ascii_digit(c))
            return GK_CN_ID_LENGTH;
        longer->characters[i] = (char)c;
        longer->gaps[i] = 0;
        longer->numerals[i] = false;
        longer->ends[i] = longer->ends[i - 1] + 1;
    }
    longer->count = i;
    /* Where it was issued again, B and how often. */
    if (gk_personal_character(walk->folded, longer->ends[i - 1]) == 'b' &&
        gk_is_ascii_digit(gk_personal_character(walk->folded, longer->ends[i - 1] + 1)))
        longer->ends[i - 1] += 2;
    return gk_personal_run_ends(walk, longer, i) ? i : GK_CN_ID_LENGTH;
}

static bool read(const struct gk_personal_walk *walk, const struct gk_personal_run *own,
                 struct gk_personal *found)
{
    struct gk_personal_run longer;
    const struct gk_personal_run *run = own;
    size_t count = GK_CN_ID_LENGTH;
    if (run->count < count || !gk_identifier_is_cn_id(run->characters, walk->today))
        return false;
    struct gk_personal_saying saying = gk_personal_saying(walk, GK_PERSONAL_CN_ID, run->start);
    bool labelled = gk_personal_names(saying.role);
    /* In a name its check character is enough, wherever it stands. */
    if (walk->manner != GK_PERSONAL_IN_NAME) {
        struct gk_personal_shape shape = gk_personal_run_shape(run, count);
        if (labelled && saying.near)
            count = certificate_length(walk, run, &longer);
        if (count != GK_CN_ID_LENGTH)
            run = &longer;
        if (!gk_personal_run_ends(walk, run, count) || (!labelled && !is_usual(&shape)))
            return false;
    }
    if (is_code(walk, run, saying))
        return false;
    gk_personal_fill(found, GK_PERSONAL_CN_ID, run, count);
    found->score = labelled ? 3 : 2;
    return true;
}

bool gk_personal_identity(const struct gk_personal_walk *walk, size_t cell,
                          struct gk_personal *found)
{
    return walk->run.start == cell && read(walk, &walk->run, found);
}

bool gk_personal_han_identity(const struct gk_personal_walk *walk, size_t cell,
                              struct gk_personal *found)
{
    struct gk_personal_run run;
    gk_personal_run_read_han(walk, gk_personal_behind_filling(walk, cell), &run);
    return run.has_han && read(walk, &run, found);
}

/* An old number is one that some check character makes a new one of the 20th century. */
static bool is_old(const char digits[OLD_LENGTH], int32_t today)
{
    char id[GK_CN_ID_LENGTH];
    memcpy(id, digits, 6);
    memcpy(id + 6, "19", 2);
    memcpy(id + 8, digits + 6, 9);
    for (const char *check = "0123456789X"; *check; check++) {
        id[GK_CN_ID_LENGTH - 1] = *check;
        if (gk_identifier_is_cn_id(id, today))
            return true;
    }
    return false;
}

bool gk_personal_old_identity(const struct gk_personal_walk *walk, size_t cell,
                              struct gk_personal *found)
{
    const struct gk_personal_run *run = &walk->run;
    if (run->count < OLD_LENGTH || !gk_personal_run_ends(walk, run, OLD_LENGTH) ||
        gk_personal_is_inside(walk, cell) ||
        !gk_personal_names(gk_personal_said(walk, GK_PERSONAL_CN_ID, cell)) ||
        !is_old(run->characters, walk->today))
        return false;
    gk_personal_fill(found, GK_PERSONAL_CN_ID, run, OLD_LENGTH);
    found->score = 2;
    return true;
}
