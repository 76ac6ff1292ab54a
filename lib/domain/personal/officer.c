/*
 * officer.c - numbers of officers', soldiers' and police certificates: 军字第2001988号, 士字第P011816X号.
 *
 * 字第…号 is the form of document numbers too (政字第12号). Behind a label any character stands before
 * 字第, or the number stands alone; without one only 军, 士 or 兵, and six characters.
 */
#include "domain/personal/family.h"

enum {
    CHARACTERS_LEAST = 4,
    ALONE_LEAST = 6, /* without a label, or without 字第 */
    CHARACTERS_MOST = 9,
    ZI = 0x5B57,  /* 字 */
    DI = 0x7B2C,  /* 第 */
    HAO = 0x53F7, /* 号 */
};

/* Reads letters and digits from `cell` on; 0 where they are too few, too many or have no digits. */
static size_t read_characters(const struct gk_personal_walk *walk, size_t cell,
                              struct gk_personal *found)
{
    size_t digits = 0;
    size_t count = 0;
    uint32_t c;
    while (count <= CHARACTERS_MOST &&
           gk_is_ascii_word(c = gk_personal_character(walk->folded, cell + count))) {
        digits += gk_is_ascii_digit(c);
        if (count < CHARACTERS_MOST)
            found->characters[count] = (char)c;
        count++;
    }
    return count >= CHARACTERS_LEAST && count <= CHARACTERS_MOST && digits + 2 >= count ? count : 0;
}

/* Whether what begins with the character needs no label. */
static bool is_military(uint32_t c)
{
    return c == 0x519B || c == 0x58EB || c == 0x5175; /* 军 士 兵 */
}

bool gk_personal_officer(const struct gk_personal_walk *walk, size_t cell,
                         struct gk_personal *found)
{
    const struct gk_folded *folded = walk->folded;
    size_t first = cell;
    /* A letter may stand before the first digit. */
    if (first > walk->next && gk_is_ascii_letter(gk_personal_character(folded, first - 1)))
        first--;
    bool titled = first >= walk->next + 3 && gk_personal_character(folded, first - 1) == DI &&
                  gk_personal_character(folded, first - 2) == ZI &&
                  gk_is_han(gk_personal_character(folded, first - 3));
    bool left = first && gk_personal_character(folded, first - 1) == '*'; /* by a mask */
    size_t count =
        !left && gk_personal_may_begin(walk, first) ? read_characters(walk, first, found) : 0;
    if (!count || (count < ALONE_LEAST && !titled))
        return false;
    found->kind = GK_PERSONAL_OFFICER_ID;
    found->start = titled ? first - 3 : first;
    found->end = first + count;
    if (gk_personal_character(folded, found->end) == HAO)
        found->end++;
    found->count = 0;
    struct gk_personal_saying saying =
        gk_personal_named(walk, GK_PERSONAL_OFFICER_ID, found->start);
    bool labelled = saying.role == GK_PERSONAL_LABEL && saying.near;
    found->standing = GK_PERSONAL_ORDINARY;
    found->score = labelled ? 2 : 1;
    if (titled && saying.role != GK_PERSONAL_OTHER)
        return labelled ||
               (count >= ALONE_LEAST && is_military(gk_personal_character(folded, found->start)));
    return labelled && count >= ALONE_LEAST;
}
