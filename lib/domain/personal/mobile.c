/*
 * mobile.c - mobile telephone numbers, with or without the country's code (ITU-T E.164: 86) or the
 * 0 of trunk calls before them.
 *
 * Eleven digits are many things. One that no label names is grouped 3-4-4 or not at all, or is the
 * whole text; behind a label it may be grouped as people like.
 */
#include "domain/personal/family.h"

static const uint32_t three_four_four = 1u << 3 | 1u << 7;

/* A number of which it is not yet known whether it is one of a mobile telephone. */
struct candidate {
    const struct gk_personal_walk *walk;
    size_t start; /* of its code */
    const struct gk_personal_run *run;
    struct gk_personal_shape shape;
};

/* Whether what parts the number is line ends within a cell of a table (U+2028 in its text), and a
 * Han character stands before it: lines of digits alone are numbers of their own. */
static bool is_wrapped(const struct candidate *number)
{
    const struct gk_folded *folded = number->walk->folded;
    size_t cell = number->start;
    while (cell && folded->characters[cell - 1] == ' ')
        cell--;
    if (number->shape.kinds != GK_PERSONAL_LINE || !cell ||
        !gk_is_han(folded->characters[cell - 1]))
        return false;
    for (size_t i = 1; i < GK_MOBILE_LENGTH; i++) {
        size_t gap = number->run->ends[i - 1];
        struct gk_bytes from = { folded->source.at + gk_folded_start(folded, gap), 3 };
        if (number->run->gaps[i] && !gk_bytes_equal(from, GK_BYTES("\xE2\x80\xA8")))
            return false;
    }
    return true;
}

/* Whether one that nothing names may be grouped so. */
static bool is_usual(const struct candidate *number)
{
    enum { BLANKS = GK_PERSONAL_JOINED | GK_PERSONAL_WIDE, GROUP = 4 };
    static const unsigned mixed = BLANKS | GK_PERSONAL_DASH | GK_PERSONAL_MIDDLE_DOT;
    const struct gk_personal_shape *shape = &number->shape;
    if (!shape->gaps)
        return true;
    if (shape->before & ~three_four_four ||
        !gk_personal_run_is_alone(number->walk, number->start, number->run, GK_MOBILE_LENGTH,
                                  GROUP))
        return false;
    return !(shape->kinds & ~(unsigned)BLANKS) || is_wrapped(number) ||
           (shape->gaps == 2 && (gk_personal_is_alike(shape) || !(shape->kinds & ~mixed)) &&
            !(shape->kinds & (GK_PERSONAL_LINE | GK_PERSONAL_SLASH)));
}

/* Whether one that is the whole text may be grouped so: not as the number of a document. */
static bool is_whole(const struct candidate *number)
{
    enum { EVERY = GK_MOBILE_LENGTH - 1 };
    const struct gk_personal_shape *shape = &number->shape;
    return number->walk->manner == GK_PERSONAL_IN_TEXT && gk_personal_is_alike(shape) &&
           (shape->gaps == EVERY || !(shape->before & 7)) &&
           gk_personal_is_whole(number->walk, number->start,
                                number->run->ends[GK_MOBILE_LENGTH - 1]);
}

/* Whether a fixed telephone with its area follows at once, and fills the run:
 * 139123456780795-7281234. */
static bool is_before_landline(const struct gk_personal_run *run)
{
    enum { AREA_LEAST = 3, AREA_MOST = 4, LEAST = 7, MOST = 8 };
    size_t border = 0;
    if (run->count <= GK_MOBILE_LENGTH + AREA_MOST || run->gaps[GK_MOBILE_LENGTH] ||
        run->characters[GK_MOBILE_LENGTH] != '0' || run->characters[GK_MOBILE_LENGTH + 1] == '0')
        return false;
    for (size_t i = GK_MOBILE_LENGTH + 1; i < run->count; i++) {
        bool dash = run->gaps[i] == GK_PERSONAL_JOINED || run->gaps[i] == GK_PERSONAL_DASH;
        if (run->gaps[i] && (border || !dash))
            return false;
        border = run->gaps[i] ? i : border;
    }
    for (size_t area = AREA_LEAST; area <= AREA_MOST; area++) {
        size_t digits = run->count - GK_MOBILE_LENGTH - area;
        if (digits >= LEAST && digits <= MOST && (!border || border == GK_MOBILE_LENGTH + area))
            return true;
    }
    return false;
}

/* The number proper, from the start of the run on. */
static bool read(const struct candidate *number, enum gk_personal_role role)
{
    const struct gk_personal_run *run = number->run;
    if (!gk_identifier_is_mobile(run->characters) ||
        (!gk_personal_run_ends(number->walk, run, GK_MOBILE_LENGTH) && !is_before_landline(run)))
        return false;
    if (number->walk->manner == GK_PERSONAL_IN_NAME || is_usual(number))
        return true;
    return !gk_personal_is_decimal(&number->shape) && (gk_personal_names(role) || is_whole(number));
}

/* Behind the country code or the 0 that begins at `cell`, or `cell` where there is none. */
static size_t behind_code(const struct gk_personal_walk *walk, size_t cell)
{
    static const char *const codes[] = { "0086", "086", "86", "0" };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        size_t at = cell;
        for (const char *c = codes[i];
             *c && gk_personal_character(walk->folded, at) == (uint32_t)*c; c++)
            at++;
        if (at - cell != strlen(codes[i]))
            continue;
        uint32_t c = gk_personal_character(walk->folded, at);
        if (c == ')' && at - cell > 1)
            at++;
        size_t end;
        if (at - cell > 1 && gk_personal_gap_at(walk, at, &end) == GK_PERSONAL_JOINED)
            at = end;
        return at + (gk_personal_character(walk->folded, at) == '(');
    }
    return cell;
}

/* Where the code that begins at `cell` begins with its plus sign and bracket. */
static size_t before_code(const struct gk_personal_walk *walk, size_t cell)
{
    const uint32_t *characters = walk->folded->characters;
    if (cell && characters[cell - 1] == '+')
        cell--;
    size_t code = cell;
    while (gk_personal_character(walk->folded, code) == '+' ||
           gk_is_ascii_digit(gk_personal_character(walk->folded, code)))
        code++;
    return cell && characters[cell - 1] == '(' && gk_personal_character(walk->folded, code) == ')'
               ? cell - 1
               : cell;
}

/* The number of the run, whose code begins at `start`. */
static bool judge(const struct gk_personal_walk *walk, size_t start,
                  const struct gk_personal_run *run, struct gk_personal_saying saying,
                  struct gk_personal *found)
{
    struct candidate number = { walk, start, run, gk_personal_run_shape(run, GK_MOBILE_LENGTH) };
    if (saying.role == GK_PERSONAL_OTHER || !read(&number, saying.role))
        return false;
    gk_personal_fill(found, GK_PERSONAL_MOBILE, run, GK_MOBILE_LENGTH);
    found->start = start;
    found->score = gk_personal_names(saying.role) ? 2 : 1;
    found->standing = gk_personal_standing_of(saying.role);
    return true;
}

bool gk_personal_mobile(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    struct gk_personal_run behind_it;
    const struct gk_personal_run *run = &walk->run;
    uint32_t c = walk->folded->characters[cell];
    size_t behind = c == '0' || c == '8' ? behind_code(walk, cell) : cell;
    if (gk_personal_character(walk->folded, behind) != '1' || gk_personal_is_inside(walk, cell))
        return false;
    if (behind != cell) {
        gk_personal_run_read(walk, behind, &behind_it);
        run = &behind_it;
    }
    if (run->count < GK_MOBILE_LENGTH || !gk_identifier_is_mobile(run->characters))
        return false;
    size_t start = behind != cell ? before_code(walk, cell) : cell;
    return judge(walk, start, run, gk_personal_saying(walk, GK_PERSONAL_MOBILE, start), found);
}

bool gk_personal_han_mobile(const struct gk_personal_walk *walk, size_t cell,
                            struct gk_personal *found)
{
    struct gk_personal_run run;
    gk_personal_run_read_han(walk, gk_personal_behind_filling(walk, cell), &run);
    return run.has_han && run.count >= GK_MOBILE_LENGTH &&
           judge(walk, run.start, &run, gk_personal_saying(walk, GK_PERSONAL_MOBILE, cell), found);
}
