/*
 * telephone.c - fixed telephones (电信网编号计划: trunk prefix 0, area of two or three digits,
 * seven or eight digits) and the numbers of services.
 *
 * Nearly all in government texts are those of offices, public by article 12 of 政府信息公开条例, and
 * noted. Digits are an area and a number where a sign or brackets part them, or where a label
 * stands before; a number without area only behind a label.
 */
#include "domain/personal/family.h"

/* A number that is being read. */
struct reading {
    const struct gk_personal_walk *walk;
    size_t cell;
    char *characters;
    size_t count;
    bool parted; /* a sign or brackets part area and number, or the country stands before */
    bool joined; /* a mobile number follows at once */
};

static uint32_t at(const struct reading *r, size_t offset)
{
    return gk_personal_character(r->walk->folded, r->cell + offset);
}

static bool take(struct reading *r)
{
    if (!gk_is_ascii_digit(at(r, 0)) || r->count == GK_PERSONAL_LONGEST)
        return false;
    r->characters[r->count++] = (char)at(r, 0);
    r->cell++;
    return true;
}

/* The digits from here on, at most 24. */
static size_t digits_at(const struct reading *r)
{
    size_t count = 0;
    while (count < GK_PERSONAL_LONGEST && gk_is_ascii_digit(at(r, count)))
        count++;
    return count;
}

/* A hyphen, a dash or a few blanks. */
static bool pass_gap(struct reading *r)
{
    enum {
        KINDS = GK_PERSONAL_JOINED | GK_PERSONAL_WIDE | GK_PERSONAL_DASH | GK_PERSONAL_LINE,
    };
    size_t end;
    unsigned gap = gk_personal_gap_at(r->walk, r->cell, &end);
    if (!(gap & KINDS) || !gk_is_ascii_digit(gk_personal_character(r->walk->folded, end)))
        return false;
    r->cell = end;
    return true;
}

/* The country's code, with its plus sign or noughts; moves back to where the number begins. */
static void read_country(struct reading *r, size_t *start)
{
    const uint32_t *characters = r->walk->folded->characters;
    bool plus = r->cell && characters[r->cell - 1] == '+';
    size_t noughts = !plus && at(r, 0) == '0' && at(r, 1) == '0' ? 2 : 0;
    if ((!plus && !noughts) || at(r, noughts) != '8' || at(r, noughts + 1) != '6')
        return;
    *start = r->cell - plus;
    r->cell += noughts + 2;
    r->parted = true;
    (void)pass_gap(r);
    if (at(r, 0) == '(')
        r->cell++;
}

/* The area: 10, 2x and 3xx to 9xx, behind 0 or the country's code. */
static bool read_area(struct reading *r)
{
    size_t nought = at(r, 0) == '0';
    uint32_t first = at(r, nought);
    if ((!nought && !r->parted) || first - '1' > 8)
        return false;
    size_t length = nought + (first < '3' ? 2 : 3);
    if (first == '1' && at(r, nought + 1) != '0')
        return false;
    while (length--)
        if (!take(r))
            return false;
    return true;
}

/* How many of so many digits here are those of a fixed telephone that a mobile number follows at
 * once and fills them: 0795-728123413912345678; 0 where there is no such. */
static size_t before_mobile(const struct reading *r, size_t digits)
{
    size_t first = digits > GK_MOBILE_LENGTH ? digits - GK_MOBILE_LENGTH : 0;
    char mobile[GK_MOBILE_LENGTH];
    if (first != 7 && first != 8)
        return 0;
    for (size_t i = 0; i < GK_MOBILE_LENGTH; i++)
        mobile[i] = (char)at(r, first + i);
    return gk_identifier_is_mobile(mobile) ? first : 0;
}

/* Seven or eight digits, perhaps in two groups. */
static bool read_number(struct reading *r)
{
    size_t digits = digits_at(r);
    size_t joined = before_mobile(r, digits);
    size_t first = joined ? joined : digits;
    struct reading rest = *r;
    r->joined = joined > 0;
    for (size_t i = 0; i < first; i++)
        if (!take(r))
            return false;
    if (first == 7 || first == 8)
        return true;
    rest.cell = r->cell;
    if ((first != 3 && first != 4) || !pass_gap(&rest) || digits_at(&rest) != 4)
        return false;
    r->cell = rest.cell;
    return take(r) && take(r) && take(r) && take(r);
}

/* An extension: -801, 转801, 分机801. */
static void read_extension(struct reading *r)
{
    enum { MOST = 5 };
    struct reading rest = *r;
    uint32_t c = at(&rest, 0);
    while (rest.cell - r->cell < 4 && (c == ' ' || c == '-' || c == '(' || c == ':' || c == '#' ||
                                       c == U'转' || c == U'分' || c == U'机' || c == U'接'))
        rest.cell++, c = at(&rest, 0);
    size_t digits = digits_at(&rest);
    uint32_t sign = at(r, 0);
    if (rest.cell == r->cell || !digits || digits > MOST || (sign == ' ' && at(r, 1) - '0' < 10) ||
        sign == ':' || (sign == '(' && at(r, 1) - '0' < 10))
        return;
    rest.cell += digits;
    if (!gk_is_ascii_word(at(&rest, 0)) && at(&rest, 0) != '-')
        r->cell = rest.cell;
}

/* Whether something before or behind makes it part of a longer number. */
static bool goes_on(const struct reading *r, size_t start)
{
    const uint32_t *characters = r->walk->folded->characters;
    uint32_t before = start ? characters[start - 1] : 0;
    bool joins = before == '-' || before == '/' || before == '.' || before == '_';
    uint32_t behind = at(r, 0);
    return (joins && start > 1 && gk_is_ascii_word(characters[start - 2])) ||
           ((behind == '-' || behind == '_') && gk_is_ascii_word(at(r, 1)));
}

/* The area of a number, and where the whole begins; false where there is none. */
static bool read_head(struct reading *r, size_t *start)
{
    const uint32_t *characters = r->walk->folded->characters;
    read_country(r, start);
    if (!read_area(r))
        return false;
    bool bracketed = at(r, 0) == ')';
    if (bracketed && *start && characters[*start - 1] == '(')
        --*start;
    r->cell += bracketed;
    r->parted |= pass_gap(r) || bracketed;
    return true;
}

/* A day, as 20240115: no number of a telephone. */
static bool is_day(const char *digits)
{
    return (memcmp(digits, "19", 2) == 0 || memcmp(digits, "20", 2) == 0) &&
           (digits[4] == '0' || digits[4] == '1') && digits[6] < '4';
}

bool gk_personal_phone(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    struct gk_personal_saying saying;
    size_t start = cell;
    struct reading r = { .walk = walk, .cell = cell, .characters = found->characters };
    bool head = read_head(&r, &start);
    if (!head) {
        r = (struct reading){ .walk = walk, .cell = cell, .characters = found->characters };
        start = cell;
    }
    if (gk_personal_is_inside(walk, cell) || !read_number(&r) ||
        (gk_is_ascii_digit(at(&r, 0)) && !r.joined))
        return false;
    if (!r.joined)
        read_extension(&r);
    saying = gk_personal_saying(walk, GK_PERSONAL_PHONE, start);
    bool named = gk_personal_names(saying.role);
    if (saying.role == GK_PERSONAL_OTHER || (!named && (!r.parted || goes_on(&r, start))) ||
        (!head && (!saying.near || r.characters[0] < '2' || is_day(r.characters))))
        return false;
    found->kind = GK_PERSONAL_PHONE;
    found->start = start;
    found->end = r.cell;
    found->count = r.count;
    found->score = named ? 2 : 1;
    found->standing = gk_personal_standing_of(saying.role);
    return true;
}

/* ---- numbers of services */

/* Whether the digits are a short number that everybody knows, or one of its kind. */
static bool is_short(const char *digits, size_t count)
{
    static const char *const known[] = { "110",   "119",   "120",   "122",  "114",
                                         "10000", "10010", "10086", "11185" };
    if (count == 5 && (memcmp(digits, "12", 2) == 0 || memcmp(digits, "95", 2) == 0))
        return true;
    if ((count == 5 || count == 6) && memcmp(digits, "96", 2) == 0)
        return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == count && memcmp(known[i], digits, count) == 0)
            return true;
    return false;
}

/* 400 and 800, with seven digits behind; *parted: a hyphen or dash follows the first three. */
static size_t free_length(const struct gk_personal_walk *walk, const struct gk_personal_run *run,
                          bool *parted)
{
    enum { LENGTH = 10 };
    uint32_t behind = gk_personal_character(walk->folded, run->ends[2]);
    *parted = run->count >= LENGTH && run->gaps[3] && behind != ' ' && behind != '.' &&
              behind != '\n' && behind != '/';
    return run->count >= LENGTH && (run->characters[0] == '4' || run->characters[0] == '8') &&
                   run->characters[1] == '0' && run->characters[2] == '0' &&
                   gk_personal_run_ends(walk, run, LENGTH)
               ? LENGTH
               : 0;
}

bool gk_personal_hotline(const struct gk_personal_walk *walk, size_t cell,
                         struct gk_personal *found)
{
    const struct gk_personal_run *run = &walk->run;
    bool parted = false;
    size_t group = 1;
    while (group < run->count && !run->gaps[group])
        group++;
    size_t count = run->count < 3 ? 0 : free_length(walk, run, &parted);
    if (!count && is_short(run->characters, group) && gk_personal_run_ends(walk, run, group))
        count = group;
    if (!count || gk_personal_is_inside(walk, cell))
        return false;
    struct gk_personal_saying saying = gk_personal_saying(walk, GK_PERSONAL_HOTLINE, cell);
    bool named = gk_personal_names(saying.role) && saying.near;
    if (saying.role == GK_PERSONAL_OTHER || (!named && !parted))
        return false;
    gk_personal_fill(found, GK_PERSONAL_HOTLINE, run, count);
    found->score = named ? 2 : 1;
    return true;
}
