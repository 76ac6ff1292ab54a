/*
 * sensitive.c - what the law calls sensitive: health, disability, hardship, children under 14
 * (个人信息保护法 art. 28; 人社厅发〔2017〕149号): a value behind 残疾等级, 病种, 困难状况, 致贫原因 and other
 * labels, in a member or below a head of that name; an age below 14.
 *
 * Prose names these things too (残疾等级评定办法), so that in it a colon must stand between, or a
 * degree: 残疾等级二级. The profile's units are values that say nothing: 无, 良好.
 */
#include "domain/personal/family.h"

enum {
    VALUE_LONGEST = 12, /* cells */
    ADULT = 14,         /* years: below it everything about a person is sensitive */
    JI = 0x7EA7,        /* 级 */
    SUI = 0x5C81,       /* 岁 */
};

static uint32_t at(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_character(walk->folded, cell);
}

/* Behind what may be the value at `cell`; `cell` where it is too long for one. */
static size_t behind_value(const struct gk_personal_walk *walk, size_t cell)
{
    size_t border = gk_personal_border(walk, cell, VALUE_LONGEST + 1, true);
    size_t end = cell;
    while (end < border && (gk_is_han(at(walk, end)) || gk_is_ascii_word(at(walk, end))))
        end++;
    return end - cell <= VALUE_LONGEST ? end : cell;
}

/* Behind the one or two digits at `cell`, or `cell`; *number is what they say. */
static size_t behind_number(const struct gk_personal_walk *walk, size_t cell, unsigned *number)
{
    size_t end = cell;
    *number = 0;
    while (end - cell < 3 && gk_is_ascii_digit(at(walk, end)))
        *number = 10 * *number + at(walk, end++) - '0';
    return end - cell < 3 ? end : cell;
}

/* Whether a degree stands at `cell`: 二级, 2级. */
static bool is_degree(const struct gk_personal_walk *walk, size_t cell)
{
    uint32_t c = at(walk, cell);
    bool numeral = c == 0x4E00 || c == 0x4E8C || c == 0x4E09 || c == 0x56DB; /* 一 二 三 四 */
    return (numeral || (c >= '1' && c <= '4')) && at(walk, cell + 1) == JI;
}

/* Whether a colon stands in [cell, end). */
static bool has_colon(const struct gk_personal_walk *walk, size_t cell, size_t end)
{
    while (cell < end && at(walk, cell) != ':')
        cell++;
    return cell < end;
}

static bool give(size_t start, size_t end, struct gk_personal *found)
{
    *found = (struct gk_personal){
        .kind = GK_PERSONAL_SENSITIVE, .start = start, .end = end, .score = 2
    };
    return true;
}

/* Whether the value is one of those that say nothing: 无, 良好, but not 一般困难. */
static bool says_nothing(const struct gk_personal_walk *walk, size_t start, size_t end)
{
    const uint32_t nothing = gk_personal_word(GK_PERSONAL_UNIT, GK_PERSONAL_SENSITIVE);
    for (size_t i = gk_personal_words_before(walk, end); i && walk->words[i - 1].end == end; i--)
        if (walk->words[i - 1].start == start && walk->words[i - 1].value == nothing)
            return true;
    return false;
}

bool gk_personal_sensitive(const struct gk_personal_walk *walk, size_t cell,
                           struct gk_personal *found)
{
    struct gk_personal_saying saying = gk_personal_saying(walk, GK_PERSONAL_SENSITIVE, cell);
    size_t start = gk_personal_behind_filling(walk, cell);
    size_t end = behind_value(walk, start);
    unsigned number;
    if (saying.role != GK_PERSONAL_LABEL || end == start || says_nothing(walk, start, end) ||
        gk_personal_holds_label(walk, start, end))
        return false;
    size_t digits = behind_number(walk, start, &number);
    bool named = saying.distance != 0 || has_colon(walk, cell, start);
    if (is_degree(walk, start))
        return give(start, start + 2, found);
    if (digits > start)
        return number < ADULT && (named || at(walk, digits) == SUI) && give(start, digits, found);
    return named && !gk_is_ascii_digit(at(walk, start)) && give(start, end, found);
}

/* An age that is told of a person: 张某某，女，9岁）; 李某（9岁）. */
bool gk_personal_young(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    unsigned number;
    uint32_t before = cell ? at(walk, cell - 1) : 0;
    if (before != ',' && before != '(' && before != 0x3001 && before != 0x5973 &&
        before != 0x7537) /* 、女男 */
        return false;
    size_t end = behind_number(walk, cell, &number);
    if (end == cell || number >= ADULT)
        return false;
    end += at(walk, end) == 0x5468; /* 周 */
    if (at(walk, end) != SUI || gk_is_han(at(walk, end + 1)))
        return false;
    /* 0-3岁, 3,6岁 are spans. */
    return !(cell > 1 && before == ',' && gk_is_ascii_digit(at(walk, cell - 2))) &&
           give(cell, end + 1, found);
}
