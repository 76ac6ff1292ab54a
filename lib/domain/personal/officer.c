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
    GAP_MOST = 2, /* blanks and line ends between two characters of a title */
    ZI = 0x5B57,  /* 字 */
    DI = 0x7B2C,  /* 第 */
    HAO = 0x53F7, /* 号 */
};

static uint32_t at(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_character(walk->folded, cell);
}

static bool is_gap(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\r';
}

static bool is_right_behind(struct gk_personal_saying saying)
{
    return saying.role == GK_PERSONAL_LABEL && saying.near;
}

/* Reads letters and digits from `cell` on, behind a title perhaps in two groups; 0 where they are
 * too few, too many or have no digits. *end is behind them. */
static size_t read_characters(const struct gk_personal_walk *walk, size_t cell, bool titled,
                              struct gk_personal *found, size_t *end)
{
    size_t digits = 0;
    size_t count = 0;
    uint32_t c;
    for (*end = cell; count <= CHARACTERS_MOST; count++, ++*end) {
        bool gap = titled && count && count < ALONE_LEAST && is_gap(at(walk, *end)) &&
                   gk_is_ascii_digit(at(walk, *end - 1)) && gk_is_ascii_digit(at(walk, *end + 1));
        if (!gk_is_ascii_word(c = at(walk, *end + gap)))
            break;
        *end += gap;
        digits += gk_is_ascii_digit(c);
        if (count < CHARACTERS_MOST)
            found->characters[count] = (char)c;
    }
    return count >= CHARACTERS_LEAST && count <= CHARACTERS_MOST && digits + 2 >= count ? count : 0;
}

/* Whether what begins with the character needs no label. */
static bool is_military(uint32_t c)
{
    return c == 0x519B || c == 0x58EB || c == 0x5175; /* 军 士 兵 */
}

/* The cell before `cell`, over what may part the characters of a title, or SIZE_MAX. */
static size_t before(const struct gk_personal_walk *walk, size_t cell)
{
    for (int i = 0; i < GAP_MOST && cell > walk->next && is_gap(at(walk, cell - 1)); i++)
        cell--;
    return cell > walk->next ? cell - 1 : SIZE_MAX;
}

/* Where 军字第 begins that ends before `cell`, which blanks or a line end may part: 军 字 第 2001988 号;
 * `cell` where there is none. */
static size_t before_title(const struct gk_personal_walk *walk, size_t cell)
{
    size_t di = before(walk, cell);
    if (di == SIZE_MAX || at(walk, di) != DI)
        return cell;
    size_t zi = before(walk, di);
    if (zi == SIZE_MAX || at(walk, zi) != ZI)
        return cell;
    size_t title = before(walk, zi);
    return title != SIZE_MAX && gk_is_han(at(walk, title)) ? title : cell;
}

/* Behind 号 at `cell`, of a title perhaps behind a blank or a line end. */
static size_t behind_number(const struct gk_personal_walk *walk, bool titled, size_t cell)
{
    size_t end = cell;
    for (int i = 0; titled && i < GAP_MOST && is_gap(at(walk, end)); i++)
        end++;
    return at(walk, end) == HAO ? end + 1 : cell;
}

/* What is said of a number that begins at *start, with a title or not. A title may have more
 * characters, 联参字第, 赣警字第, where a label stands before them. */
static struct gk_personal_saying said_of(const struct gk_personal_walk *walk, bool titled,
                                         size_t *start)
{
    enum { MORE = 3 };
    size_t cell = *start;
    struct gk_personal_saying saying = gk_personal_named(walk, GK_PERSONAL_OFFICER_ID, cell);
    for (int i = 0; titled && i < MORE && !is_right_behind(saying) && cell > walk->next &&
                    gk_is_han(at(walk, cell - 1));
         i++) {
        struct gk_personal_saying farther = gk_personal_named(walk, GK_PERSONAL_OFFICER_ID, --cell);
        if (!is_right_behind(farther))
            continue;
        *start = cell;
        saying = farther;
    }
    return saying;
}

/* Whether a number with a title counts: behind a label, in the sentence that names it, or behind
 * the label of any card, or by itself. 赣府字第202112号文 is a document's. */
static bool counts(const struct gk_personal_walk *walk, size_t start, size_t count, size_t end,
                   struct gk_personal_saying saying)
{
    if (is_right_behind(saying))
        return true;
    if (saying.role == GK_PERSONAL_OTHER || count < ALONE_LEAST || at(walk, end) == U'文' ||
        at(walk, end) == U'令')
        return false;
    return is_military(at(walk, start)) || saying.role == GK_PERSONAL_LABEL ||
           is_right_behind(gk_personal_named(walk, GK_PERSONAL_CN_ID, start));
}

bool gk_personal_officer(const struct gk_personal_walk *walk, size_t cell,
                         struct gk_personal *found)
{
    size_t first = cell;
    /* A letter may stand before the first digit. */
    if (first > walk->next && gk_is_ascii_letter(at(walk, first - 1)))
        first--;
    size_t start = before_title(walk, first);
    bool titled = start < first;
    bool left = first && at(walk, first - 1) == '*'; /* by a mask */
    if (left || !gk_personal_may_begin(walk, first))
        return false;
    size_t end;
    size_t count = read_characters(walk, first, titled, found, &end);
    if (!count || (count < ALONE_LEAST && !titled))
        return false;
    struct gk_personal_saying saying = said_of(walk, titled, &start);
    end = behind_number(walk, titled, end);
    if (titled ? !counts(walk, start, count, end, saying)
               : !is_right_behind(saying) || count < ALONE_LEAST)
        return false;
    found->kind = GK_PERSONAL_OFFICER_ID;
    found->start = start;
    found->end = end;
    found->count = 0;
    found->standing = GK_PERSONAL_ORDINARY;
    found->score = is_right_behind(saying) ? 2 : 1;
    return true;
}
