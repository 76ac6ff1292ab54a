/*
 * reading.c - the digits of one number, and what stands between them.
 */
#include "domain/personal/family.h"

#include "text/letter.h"

enum {
    GAP_MOST = 12,      /* cells of a gap */
    NAME_GAP_MOST = 64, /* the same in a name */
};

static bool is_dash(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0x30FC ||
           c == 0xFE58 || c == 0xFE63;
}

static bool is_middle_dot(uint32_t c)
{
    return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30FB;
}

bool gk_personal_is_wide_separator(uint32_t c)
{
    return is_dash(c) || is_middle_dot(c);
}

/* The kind of gap that a sign makes; 0 where it makes none. */
static unsigned gap_of(uint32_t c)
{
    switch (c) {
    case '-':
        return GK_PERSONAL_JOINED;
    case '.':
        return GK_PERSONAL_STOP;
    case '_':
        return GK_PERSONAL_LOW_LINE;
    case '/':
    case '~':
        return GK_PERSONAL_SLASH;
    default:
        return is_dash(c) ? GK_PERSONAL_DASH : is_middle_dot(c) ? GK_PERSONAL_MIDDLE_DOT : 0;
    }
}

/* At a letter of any script a number ends, even in a name. */
static bool is_letter(uint32_t c)
{
    return c - 'a' < 26 || gk_is_han(c) || (c - 0xC0 < 0x2000 - 0xC0 && c != 0xD7 && c != 0xF7);
}

static unsigned name_gap_at(const struct gk_folded *folded, size_t cell, size_t *end)
{
    size_t at = cell;
    uint32_t c;
    while (at < cell + NAME_GAP_MOST && (c = gk_personal_character(folded, at)) &&
           !gk_is_ascii_digit(c) && !gk_personal_is_check_x(c) && !is_letter(c))
        at++;
    *end = at;
    return at > cell ? GK_PERSONAL_JOINED : 0;
}

/* What has been passed of a gap. */
struct gap {
    size_t cell;
    unsigned blanks;
    unsigned lines;
    bool tab;
    uint32_t sign; /* which may be written twice, and stand between blanks */
    unsigned signs;
};

/* Passes one blank or sign; false where neither is there. */
static bool pass(const struct gk_folded *folded, struct gap *gap)
{
    uint32_t c = gk_personal_character(folded, gap->cell);
    if (c == ' ' || c == '\t') {
        gap->blanks++;
        gap->tab |= c == '\t';
    } else if (c == '\n' || c == '\r' || c == '\v' || c == '\f') {
        gap->lines += c != '\r';
    } else if (gap_of(c) && (!gap->signs || gap->sign == c)) {
        gap->sign = c;
        gap->signs++;
    } else {
        return false;
    }
    gap->cell++;
    return true;
}

unsigned gk_personal_gap_at(const struct gk_personal_walk *walk, size_t cell, size_t *end)
{
    struct gap gap = { .cell = cell };
    *end = cell;
    if (walk->manner == GK_PERSONAL_IN_NAME)
        return name_gap_at(walk->folded, cell, end);
    while (gap.cell < cell + GAP_MOST && pass(walk->folded, &gap))
        ;
    if (gap.cell == cell || gap.lines > 1 || gap.signs > 2 ||
        (gap.tab && gk_personal_ends_place(walk, cell)))
        return 0;
    *end = gap.cell;
    if (gap.lines)
        return GK_PERSONAL_LINE;
    if (gap.signs)
        return gap_of(gap.sign);
    return gap.blanks == 1 && !gap.tab ? GK_PERSONAL_JOINED : GK_PERSONAL_WIDE;
}

/* The Han numeral at `cell` as an ASCII digit, also 幺 and the round signs for a nought; or 0. */
static char han_digit_at(const struct gk_personal_walk *walk, size_t cell)
{
    uint32_t c = gk_personal_character(walk->folded, cell);
    if (c == U'幺')
        return '1';
    if (c == U'○' || c == U'◯')
        return '0';
    unsigned digit = gk_is_han(c) ? gk_letter_digit(c) : 10;
    return digit < 10 ? (char)('0' + digit) : 0;
}

/* The digit at `cell` as ASCII, of the 18th character also a small x; 0 where there is none. */
static char digit_at(const struct gk_personal_walk *walk, const struct gk_personal_run *run,
                     size_t cell, bool han)
{
    uint32_t c = gk_personal_character(walk->folded, cell);
    if (gk_is_ascii_digit(c))
        return (char)c;
    if (run->count == GK_CN_ID_LENGTH - 1 && gk_personal_is_check_x(c))
        return 'x';
    return han ? han_digit_at(walk, cell) : 0;
}

/* Whether a bracket closes behind the first three digits of a mobile number: (139)1234-5678. */
static bool is_bracket(const struct gk_personal_walk *walk, const struct gk_personal_run *run,
                       size_t cell)
{
    return run->count == 3 && run->characters[0] == '1' && run->ends[2] == cell && run->start &&
           gk_personal_character(walk->folded, cell) == ')' &&
           walk->folded->characters[run->start - 1] == '(';
}

/* Reads on behind what has been read. */
static void read_on(const struct gk_personal_walk *walk, struct gk_personal_run *run, bool han)
{
    size_t cell = run->count ? run->ends[run->count - 1] : run->start;
    bool was_numeral = run->count && gk_folded_is_numeral(walk->folded, cell - 1);
    bool rest = gk_personal_is_behind_mask(walk->folded, run->start);
    while (run->count < GK_PERSONAL_LONGEST) {
        size_t at = cell;
        unsigned gap = 0;
        char c = digit_at(walk, run, at, han);
        if (!c && is_bracket(walk, run, at)) {
            gap = GK_PERSONAL_JOINED;
            (void)gk_personal_gap_at(walk, at + 1, &at);
            c = digit_at(walk, run, at, han);
        }
        if (!c && run->count && !rest && (gap = gk_personal_gap_at(walk, at, &at)) != 0)
            c = digit_at(walk, run, at, han);
        if (!c)
            return;
        bool numeral = gk_folded_is_numeral(walk->folded, at);
        run->has_han |= gk_is_han(walk->folded->characters[at]);
        run->numerals[run->count] = numeral != was_numeral || gk_folded_is_parted(walk->folded, at);
        run->gaps[run->count] = (uint8_t)gap;
        run->characters[run->count] = c;
        run->ends[run->count++] = cell = at + 1;
        was_numeral = numeral;
        if (c == 'x')
            return;
    }
}

void gk_personal_run_read(const struct gk_personal_walk *walk, size_t cell,
                          struct gk_personal_run *run)
{
    run->start = cell;
    run->count = 0;
    run->has_han = false;
    read_on(walk, run, false);
}

void gk_personal_run_read_han(const struct gk_personal_walk *walk, size_t cell,
                              struct gk_personal_run *run)
{
    run->start = cell;
    run->count = 0;
    run->has_han = false;
    read_on(walk, run, true);
}

void gk_personal_run_move(struct gk_personal_walk *walk, size_t cell)
{
    struct gk_personal_run *run = &walk->run;
    size_t passed = 0;
    while (passed < run->count && run->ends[passed] <= cell)
        passed++;
    if (passed == run->count || run->ends[passed] != cell + 1) {
        gk_personal_run_read(walk, cell, run);
        return;
    }
    run->start = cell;
    run->count -= passed;
    memmove(run->characters, run->characters + passed, run->count);
    memmove(run->gaps, run->gaps + passed, run->count);
    memmove(run->numerals, run->numerals + passed, run->count * sizeof *run->numerals);
    memmove(run->ends, run->ends + passed, run->count * sizeof *run->ends);
    /* An x is one behind 17 digits alone. */
    run->count -= passed && run->count && run->characters[run->count - 1] == 'x';
    if (run->count)
        read_on(walk, run, false);
}

bool gk_personal_run_ends(const struct gk_personal_walk *walk, const struct gk_personal_run *run,
                          size_t count)
{
    if (run->count < count)
        return false;
    if (run->count > count)
        return run->gaps[count] || run->numerals[count];
    uint32_t c = gk_personal_character(walk->folded, run->ends[count - 1]);
    /* An x of the end is no X of a longer word. */
    if (run->characters[count - 1] == 'x')
        return !gk_is_ascii_word(c);
    return !gk_is_ascii_digit(c) || gk_folded_is_numeral(walk->folded, run->ends[count - 1]);
}

struct gk_personal_shape gk_personal_run_shape(const struct gk_personal_run *run, size_t count)
{
    struct gk_personal_shape shape = { 0 };
    for (size_t i = 1; i < count; i++)
        if (run->gaps[i]) {
            shape.before |= UINT32_C(1) << i;
            shape.kinds |= run->gaps[i];
            shape.gaps++;
        }
    return shape;
}

/* The first sign or blank of the number's own gaps; 0 where it has none. */
static uint32_t own_sign(const struct gk_personal_walk *walk, const struct gk_personal_run *run,
                         size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (run->gaps[i])
            return gk_personal_character(walk->folded, run->ends[i - 1]);
    return 0;
}

enum { ROW = 2 }; /* groups beside a number that make it part of a row of numbers */

/* Groups of digits before `start`, with such a sign between, that are no part of the value found
 * last; at most ROW. */
static unsigned groups_before(const struct gk_personal_walk *walk, size_t start, uint32_t sign)
{
    unsigned groups = 0;
    for (size_t cell = start; groups < ROW; groups++) {
        size_t end = cell;
        while (cell && end - cell < GAP_MOST &&
               gk_personal_character(walk->folded, cell - 1) == sign)
            cell--;
        size_t behind = cell;
        while (cell && behind - cell < GK_PERSONAL_LONGEST &&
               gk_is_ascii_digit(walk->folded->characters[cell - 1]))
            cell--;
        if (behind == end || cell == behind || behind == walk->last.end)
            break;
    }
    return groups;
}

/* The same behind `count` digits of the run, of at most `longest` digits each; one that begins the
 * next telephone of a row does not count. */
static unsigned groups_behind(const struct gk_personal_walk *walk,
                              const struct gk_personal_run *run, size_t count, size_t longest,
                              uint32_t sign)
{
    unsigned groups = 0;
    for (size_t next = count; groups < ROW && next < run->count; groups++) {
        size_t first = next;
        if (gk_personal_character(walk->folded, run->ends[first - 1]) != sign)
            break;
        do
            next++;
        while (next < run->count && !run->gaps[next]);
        if (next - first > longest || (next - first == 3 && run->characters[first] == '1'))
            break;
    }
    return groups;
}

bool gk_personal_run_is_alone(const struct gk_personal_walk *walk, size_t start,
                              const struct gk_personal_run *run, size_t count, size_t longest)
{
    uint32_t sign = own_sign(walk, run, count);
    return groups_before(walk, start, sign) + groups_behind(walk, run, count, longest, sign) < ROW;
}

bool gk_personal_is_whole(const struct gk_personal_walk *walk, size_t start, size_t end)
{
    const struct gk_folded *folded = walk->folded;
    if (start > GAP_MOST || folded->count - end > GAP_MOST)
        return false;
    for (size_t i = 0; i < start; i++)
        if (!gk_letter_is_blank(folded->characters[i]))
            return false;
    for (size_t i = end; i < folded->count; i++)
        if (!gk_letter_is_blank(folded->characters[i]))
            return false;
    return true;
}

void gk_personal_fill(struct gk_personal *found, enum gk_personal_kind kind,
                      const struct gk_personal_run *run, size_t count)
{
    found->kind = kind;
    found->start = run->start;
    found->end = run->ends[count - 1];
    found->count = count;
    memcpy(found->characters, run->characters, count);
    found->standing = GK_PERSONAL_ORDINARY;
}
