/*
 * plate.c - number plates of motor vehicles (GA 36-2018): the initial of a province, a letter that
 * is not I or O, and five places, or six of new energy vehicles. Plates of trailers, coaching cars
 * and those of Hong Kong and Macao end with 挂 学 港 澳; of police 警, of consulates 领.
 *
 * Embassies have 使 and six digits.
 *
 * What has no digit, or a word such as 标段 behind it, is none: 云A股, 苏A12345标段. Vehicles of
 * offices are a public matter, as are 警 and 领.
 */
#include "domain/personal/family.h"

enum {
    PLACES = 5,
    LIST_GAP = 40, /* cells between plates of one list */
};

/* A letter or digit of a plate, which has no I and no O. */
static bool is_place(uint32_t c)
{
    return gk_is_ascii_word(c) && c != 'i' && c != 'o';
}

/* The letter that a plate of a new energy vehicle begins or ends with, GA 36-2018 table 5 on. */
static bool is_energy(uint32_t c)
{
    return c - 'a' < 11 && c != 'i';
}

/* Whether the six places at `cell` are of a new energy vehicle: small ones begin with one or two
 * letters, large ones end with a letter. */
static bool is_new_energy(const struct gk_folded *folded, size_t cell)
{
    size_t digits = 0;
    for (size_t i = 0; i < PLACES + 1; i++) {
        if (!is_place(gk_personal_character(folded, cell + i)))
            return false;
        digits += gk_is_ascii_digit(gk_personal_character(folded, cell + i));
    }
    bool first = is_energy(gk_personal_character(folded, cell));
    bool last = is_energy(gk_personal_character(folded, cell + PLACES));
    bool second = gk_is_ascii_digit(gk_personal_character(folded, cell + 1));
    return (first && digits >= 4 && (second || digits == 4) && !last) || (last && digits == PLACES);
}

/* Cells of the places at `cell`, 0 where they are none; *official: by their last character. */
static size_t count_places(const struct gk_folded *folded, size_t cell, bool *official)
{
    size_t count = 0;
    size_t digits = 0;
    uint32_t c;
    while (count <= PLACES && is_place(c = gk_personal_character(folded, cell + count))) {
        digits += gk_is_ascii_digit(c);
        count++;
    }
    c = gk_personal_character(folded, cell + count);
    *official = false;
    if (!digits)
        return 0;
    if (count == PLACES - 1 && c && gk_is_han(c)) {
        *official = c == 0x8B66 || c == 0x9886;                                /* 警 领 */
        bool other = c == 0x6302 || c == 0x5B66 || c == 0x6E2F || c == 0x6FB3; /* 挂 学 港 澳 */
        return *official || other ? PLACES : 0;
    }
    if (!gk_personal_ends_word(folded, cell + count))
        return 0;
    return count == PLACES || (count == PLACES + 1 && is_new_energy(folded, cell)) ? count : 0;
}

/* Behind what may stand between the letter, which ends before `cell`, and the places. */
static size_t behind_dot(const struct gk_folded *folded, size_t cell)
{
    uint32_t c = gk_personal_character(folded, cell);
    bool dot = c == ' ' || c == '-' || c == '.' || c == 0x2022 || c == 0x30FB ||
               gk_personal_is_wide_separator(c);
    return cell + dot;
}

/* Whether the cell of a table stands in a text whose first line speaks of such vehicles:
 * 公务用车处置公告. */
static bool is_headed(const struct gk_personal_walk *walk, size_t start)
{
    enum { HEADING_MOST = 40 };
    size_t end = 0;
    while (end < start && end < HEADING_MOST && walk->folded->characters[end] != '\n')
        end++;
    if (!gk_personal_place_at(walk, start))
        return false;
    for (size_t i = gk_personal_words_before(walk, end); i; i--)
        if (walk->words[i - 1].value == gk_personal_word(GK_PERSONAL_PUBLIC, GK_PERSONAL_PLATE))
            return true;
    return false;
}

/* Whether it is about vehicles of offices: by a word before it, or as others of the list. */
static bool is_public(const struct gk_personal_walk *walk, size_t start)
{
    const struct gk_personal_last *last = &walk->last;
    bool listed = last->end && last->kind == GK_PERSONAL_PLATE && start - last->end <= LIST_GAP &&
                  last->standing == GK_PERSONAL_MATTER;
    return listed || gk_personal_is_public_before(walk, GK_PERSONAL_PLATE, start) ||
           is_headed(walk, start);
}

size_t gk_personal_before_letter(const struct gk_folded *folded, size_t cell)
{
    uint32_t c = cell ? folded->characters[cell - 1] : 0;
    bool parted = cell > 1 && (c == ' ' || c == '\n');
    size_t start = cell - (cell > 0) - parted;
    return cell && gk_personal_is_province(folded->characters[start]) ? start : cell;
}

bool gk_personal_plate(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    const struct gk_folded *folded = walk->folded;
    uint32_t letter = gk_personal_character(folded, cell);
    size_t start = gk_personal_before_letter(folded, cell);
    if (start == cell || start < walk->next || !is_place(letter) || gk_is_ascii_digit(letter))
        return false;
    size_t places = behind_dot(folded, cell + 1);
    bool official;
    size_t count = count_places(folded, places, &official);
    if (!count || gk_personal_has_unit(walk, GK_PERSONAL_PLATE, places + count))
        return false;
    struct gk_personal_saying saying = gk_personal_named(walk, GK_PERSONAL_PLATE, start);
    bool labelled = saying.role == GK_PERSONAL_LABEL;
    bool parted = start + 1 < cell;
    bool shared = start && gk_personal_is_province(gk_personal_character(folded, start - 1));
    if (saying.role == GK_PERSONAL_OTHER || ((shared || parted) && !labelled))
        return false;
    *found = (struct gk_personal){
        .kind = GK_PERSONAL_PLATE, .start = start, .end = places + count, .score = labelled ? 2 : 1
    };
    if (official || saying.role == GK_PERSONAL_PUBLIC || is_public(walk, start))
        found->standing = GK_PERSONAL_MATTER;
    return true;
}

/* 使014578, of embassies: only behind a label, and always a public matter. */
bool gk_personal_embassy(const struct gk_personal_walk *walk, size_t cell,
                         struct gk_personal *found)
{
    enum { SHI = 0x4F7F, DIGITS = 6 }; /* 使 */
    size_t end = cell;
    if (cell <= walk->next || gk_personal_character(walk->folded, cell - 1) != SHI)
        return false;
    while (end - cell < DIGITS && gk_is_ascii_digit(gk_personal_character(walk->folded, end)))
        end++;
    if (end - cell < DIGITS || !gk_personal_ends_word(walk->folded, end) ||
        gk_personal_named(walk, GK_PERSONAL_PLATE, cell - 1).role != GK_PERSONAL_LABEL)
        return false;
    *found = (struct gk_personal){ .kind = GK_PERSONAL_PLATE,
                                   .start = cell - 1,
                                   .end = end,
                                   .score = 2,
                                   .standing = GK_PERSONAL_MATTER };
    return true;
}
