/*
 * address.c - where somebody lives: behind 家庭住址 and other labels, an address of three levels at
 * least, one of which is a house, a room or a group of a village: 罗塘乡示范村东组12号.
 *
 * Levels come from the great to the small, in the order of administrative divisions and of house
 * numbers (GB/T 2260, 地名管理条例); what does not fit into it ends the address. Addresses of offices
 * are public, and passed over.
 */
#include "domain/personal/family.h"

enum {
    LONGEST = 80,      /* cells */
    NAME_LONGEST = 14, /* cells between two levels */
    LEVELS_LEAST = 3,
};

enum rank {
    NO_RANK,
    PROVINCE,
    CITY,
    COUNTY,
    TOWN,
    VILLAGE,
    STREET, /* or group */
    ESTATE,
    HOUSE,
    BUILDING,
    UNIT,
    ROOM,
};

static uint32_t at(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_character(walk->folded, cell);
}

static bool is_one_of(uint32_t c, const uint_least32_t *characters)
{
    for (size_t i = 0; characters[i]; i++)
        if (characters[i] == c)
            return true;
    return false;
}

/* What a house, a room or a group is numbered with. */
static bool is_numbering(uint32_t c)
{
    return gk_is_ascii_word(c) ||
           is_one_of(c, U"一二三四五六七八九十〇零东西南北中上下前后甲乙丙丁");
}

/* The rank of the level whose last character stands at `cell`, behind one of rank `last`: groups of
 * a village have names as well. */
static enum rank rank_at(const struct gk_personal_walk *walk, size_t cell, enum rank last)
{
    uint32_t c = at(walk, cell);
    uint32_t before = cell ? at(walk, cell - 1) : 0;
    if (is_one_of(c, U"号室组社队栋幢座户层楼弄"))
        return !is_numbering(before) && !(last == VILLAGE && is_one_of(c, U"组队")) &&
                       !(c == U'楼' && before == U'号')
                   ? NO_RANK
               : is_one_of(c, U"组社队弄") ? STREET
               : c == U'号'                ? HOUSE
               : is_one_of(c, U"栋幢座楼") ? BUILDING
                                           : ROOM;
    switch (c) {
    case U'省':
        return PROVINCE;
    case U'市':
    case U'州':
    case U'盟':
        return CITY;
    case U'区':
        return before == U'社'                      ? VILLAGE
               : before == U'小' || before == U'园' ? ESTATE
               : before == U'治'                    ? PROVINCE
                                                    : COUNTY;
    case U'县':
    case U'旗':
        return COUNTY;
    case U'镇':
    case U'乡':
        return is_one_of(at(walk, cell + 1), U"市县区") ? NO_RANK : TOWN;
    case U'道':
        return before == U'街' ? TOWN : before == U'大' ? STREET : NO_RANK;
    case U'村':
    case U'屯':
        return VILLAGE;
    case U'路':
    case U'巷':
        return STREET;
    case U'街':
        return at(walk, cell + 1) == U'道' ? NO_RANK : STREET;
    case U'元':
        return before == U'单' ? UNIT : NO_RANK;
    default:
        return NO_RANK;
    }
}

static bool ends_address(uint32_t c)
{
    return !c || is_one_of(c, U"。；;：:，,、\n\t|\"”“》！？!?(（<>=");
}

/* What has been read of an address. */
struct levels {
    size_t end; /* behind the last level */
    unsigned count;
    bool numbered; /* a house, a room or a group */
};

/* Behind what numbers a house without a word, before `border`: 12号3-2-501. */
static size_t behind_number(const struct gk_personal_walk *walk, size_t cell, size_t border)
{
    size_t end = cell;
    while (end < border && end - cell < NAME_LONGEST &&
           (gk_is_ascii_word(at(walk, end)) || at(walk, end) == '-'))
        end++;
    return end - cell < NAME_LONGEST ? end : cell;
}

/* Behind the name of an estate at `cell` and the building, unit and room in it, 阳光花园3-2-501;
 * *levels is how many they are. `cell` where there is none. */
static size_t behind_estate(const struct gk_personal_walk *walk, size_t cell, size_t border,
                            unsigned *levels)
{
    enum { DIGITS_MOST = 4 };
    size_t name = cell;
    while (name < border && name - cell < NAME_LONGEST && gk_is_han(at(walk, name)))
        name++;
    size_t end = name + (at(walk, name) == ' ');
    for (*levels = 1;; ++*levels) {
        size_t digits = 0;
        while (end + digits < border && digits <= DIGITS_MOST &&
               gk_is_ascii_word(at(walk, end + digits)))
            digits++;
        if (!digits || digits > DIGITS_MOST)
            return cell;
        end += digits;
        if (at(walk, end) != '-' || end + 1 >= border)
            break;
        end++;
    }
    return name > cell + 1 && *levels > 2 && gk_personal_ends_word(walk->folded, end) ? end : cell;
}

/* Whether the blank at `cell` stands inside the address: 东组 12号. */
static bool goes_on(const struct gk_personal_walk *walk, size_t cell, enum rank last)
{
    size_t next = cell + 1;
    while (next - cell < NAME_LONGEST && gk_is_ascii_digit(at(walk, next)))
        next++;
    return next > cell + 1 && rank_at(walk, next, last) >= last;
}

/* What numbers the house or the room behind the levels: 示范小区5-2-301, 示范路1号阳光花园3-2-501. */
static void read_tail(const struct gk_personal_walk *walk, size_t border, enum rank last,
                      struct levels *levels)
{
    unsigned more;
    size_t end = behind_number(walk, levels->end, border);
    size_t estate = behind_estate(walk, levels->end, border, &more);
    if (estate > levels->end) {
        levels->count += more;
        levels->numbered = true;
        levels->end = estate;
    } else if (last >= VILLAGE && end > levels->end) {
        levels->count += !levels->numbered;
        levels->numbered = true;
        levels->end = end;
    }
}

static void read_levels(const struct gk_personal_walk *walk, size_t start, struct levels *levels)
{
    enum rank last = NO_RANK;
    size_t border = gk_personal_border(walk, start, LONGEST, false);
    *levels = (struct levels){ .end = start };
    for (size_t cell = start; cell < border && !ends_address(at(walk, cell)); cell++) {
        enum rank rank = rank_at(walk, cell, last);
        bool parted = at(walk, cell) == ' ' && levels->numbered && !goes_on(walk, cell, last);
        if (parted || cell - levels->end > NAME_LONGEST)
            break;
        if (rank == NO_RANK)
            continue;
        if (rank < last)
            break;
        levels->count += rank > last || rank == CITY;
        levels->numbered |= rank >= HOUSE || is_one_of(at(walk, cell), U"组社队");
        levels->end = cell + 1;
        last = rank;
    }
    read_tail(walk, border, last, levels);
}

bool gk_personal_address(const struct gk_personal_walk *walk, size_t cell,
                         struct gk_personal *found)
{
    size_t start = gk_personal_behind_filling(walk, cell);
    enum gk_personal_role role = gk_personal_said(walk, GK_PERSONAL_ADDRESS, start);
    struct levels levels;
    if ((role != GK_PERSONAL_LABEL && role != GK_PERSONAL_PRIVATE) || !gk_is_han(at(walk, start)) ||
        gk_personal_has_unit(walk, GK_PERSONAL_ADDRESS, start))
        return false;
    read_levels(walk, start, &levels);
    if (!levels.numbered || levels.count < LEVELS_LEAST ||
        gk_personal_holds_label(walk, start, levels.end))
        return false;
    *found = (struct gk_personal){
        .kind = GK_PERSONAL_ADDRESS, .start = start, .end = levels.end, .score = 2
    };
    return true;
}
