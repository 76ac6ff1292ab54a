/*
 * number.c - document numbers and numbers of issues behind a title.
 *
 *   ordinary  某府办函〔2017〕79号, 某函2017年第3号, 国函字第3号: the agency's word is part of it
 *   order     某市人民政府令第67号, 某局公告2015年第41号: the kind is the title's, the rest the number
 *   issue     第10期, 2017年第10期, 第三次
 *
 * An ordinary number may be glued to the title. Its agency's word is looked for behind 的, and there
 * behind the kind that the title ends with: …的|通知|黔人社通〔2018〕273号.
 */
#include "domain/title/family.h"

#include "base/ascii.h"

enum {
    AGENCY_LEAST = 2, /* letters of an agency's word */
    AGENCY_MOST = 14, /* Han characters of a kind and an agency's word */
    SERIAL_MOST = 12,
    YEAR = 4,
};

/* What of a number is there, read from its end. */
struct figures {
    size_t start;
    bool ordinal; /* 第 */
    bool year;
    bool bracket; /* around the year */
    bool issue;   /* not 号 */
    bool bare;    /* without its sign */
};

static bool is_serial_sign(uint32_t c, bool ordinal)
{
    return gk_is_ascii_digit(c) || c == '-' || c == 'x' || c == U'×' || c == U'—' ||
           (ordinal && gk_title_is_han_digit(c));
}

/* The cell at which a serial that ends before `end` begins; `ordinal`: in Han digits, too. */
static size_t serial_start(const struct gk_title_reading *reading, size_t end, bool ordinal)
{
    size_t at = end;
    while (at > reading->start && end - at < SERIAL_MOST &&
           is_serial_sign(reading->at[at - 1], ordinal))
        at--;
    return at;
}

static bool is_year(const struct gk_title_reading *reading, size_t at)
{
    uint32_t century = reading->at[at] * 100 + reading->at[at + 1];
    for (size_t i = at; i < at + YEAR; i++)
        if (!gk_is_ascii_digit(reading->at[i]))
            return false;
    return century == '1' * 100 + '9' || century == '2' * 100 + '0';
}

/* The year before `end`, in brackets, with 年, or bare; where it begins, or `end`. */
static size_t year_start(const struct gk_title_reading *reading, size_t end, bool *bracket)
{
    size_t at = gk_title_skip_blanks_back(reading, reading->start, end);
    *bracket = at > reading->start && (reading->at[at - 1] == ']' || reading->at[at - 1] == ')');
    at -= *bracket;
    at = gk_title_skip_blanks_back(reading, reading->start, at);
    at -= at > reading->start && reading->at[at - 1] == U'年';
    if (at < reading->start + YEAR || !is_year(reading, at - YEAR))
        return end;
    at -= YEAR;
    if (!*bracket)
        return at;
    at = gk_title_skip_blanks_back(reading, reading->start, at);
    bool opens = at > reading->start && (reading->at[at - 1] == '[' || reading->at[at - 1] == '(');
    return opens ? at - 1 : end;
}

/* Where the sign that ends a number stands, 号 of 79号文, 期; `end` where there is none. */
static size_t sign_before(const struct gk_title_reading *reading, size_t end)
{
    size_t at = end;
    if (at > reading->start + 2 && reading->at[at - 2] == U'文' && reading->at[at - 1] == U'件')
        at--;
    at -= at > reading->start + 1 && reading->at[at - 1] == U'文';
    at -= at < end && reading->at[at - 1] != U'号' ? 0 : 1;
    uint32_t sign = reading->at[at];
    bool issue = at + 1 == end && (sign == U'期' || sign == U'次' || sign == U'辑');
    return sign == U'号' || issue ? at : end;
}

/* Reads 〔2017〕79号, 第67号, 2017年第10期, 〔2017〕79; false where no figures end there. */
static bool read_figures(const struct gk_title_reading *reading, size_t end,
                         struct figures *figures)
{
    if (end == reading->start)
        return false;
    size_t sign = sign_before(reading, end);
    *figures =
        (struct figures){ .issue = sign < end && reading->at[sign] != U'号', .bare = sign == end };
    size_t behind = gk_title_skip_blanks_back(reading, reading->start, sign);
    size_t at = serial_start(reading, behind, true);
    at = gk_title_skip_blanks_back(reading, reading->start, at);
    figures->ordinal = at > reading->start && reading->at[at - 1] == U'第';
    if (!figures->ordinal) {
        at = serial_start(reading, behind, false);
        while (at < behind && !gk_is_ascii_digit(reading->at[at]))
            at++;
    }
    bool serial = at < behind;
    bool both = at + YEAR < behind && is_year(reading, at) && reading->at[at + YEAR] == '-';
    at -= figures->ordinal;
    figures->start = both ? at : year_start(reading, at, &figures->bracket);
    figures->year = both || figures->start < at;
    figures->bracket &= figures->year;
    /* Without its sign, or without a serial, a number has its year in brackets. */
    bool square = figures->bracket && reading->at[figures->start] == '[';
    return sign < end ? serial || square : square;
}

/* ---- the agency's word */

/* Of the Han characters that end before `end`, how far back they may belong to one word: no further
 * than 的. */
static size_t run_start(const struct gk_title_reading *reading, size_t end)
{
    size_t at = end;
    while (at > reading->start && end - at < AGENCY_MOST && gk_is_han(reading->at[at - 1]) &&
           reading->at[at - 1] != U'的')
        at--;
    return at;
}

/* Behind the kind that ends the title within a run: the one behind 的, the last one of two letters
 * or more, else the first of one; `end` where there is none with an agency's word behind it. */
static size_t behind_kind(const struct gk_title_reading *reading, size_t run, size_t end)
{
    size_t length = gk_title_begins(reading, GK_TITLE_KINDS, run, end - 1);
    if (length && run > reading->start && reading->at[run - 1] == U'的')
        return run + length;
    size_t single = end;
    for (size_t at = end - AGENCY_LEAST; at > run; at--) {
        length = gk_title_ends(reading, GK_TITLE_KINDS, run, at);
        if (length > 1)
            return at;
        if (length)
            single = at;
    }
    return single;
}

/* Behind the last blank within a run that leaves an agency's word. */
static size_t behind_blank(const struct gk_title_reading *reading, size_t run, size_t end)
{
    for (size_t at = end - AGENCY_LEAST; at > run; at--)
        if (gk_title_is_apart(reading, at))
            return at;
    return gk_title_is_apart(reading, run) ? run : end;
}

/* Whether the title ends right before the figures, without an agency's word: …的通知〔2017〕79号.
 * Its kind has two letters or more and is not numbered itself, and is not an agency's word behind
 * another: …的|通知|发改规划〔2017〕79号. */
static bool ends_title(const struct gk_title_reading *reading, const struct figures *figures,
                       size_t run, size_t end)
{
    size_t kind = gk_title_ends(reading, GK_TITLE_KINDS, run, end);
    bool behind_of = run > reading->start && reading->at[run - 1] == U'的';
    if (figures->bare || kind < 2)
        return figures->bare && kind;
    return figures->year && !gk_title_ends(reading, GK_TITLE_NUMBERED, run, end) &&
           !(behind_of && gk_title_begins(reading, GK_TITLE_KINDS, run, end - 1));
}

/* Where the agency's word of an ordinary number begins; `end` where there is none. A kind that
 * stands in its own numbers is the title's. */
static size_t agency_start(const struct gk_title_reading *reading, const struct figures *figures,
                           size_t run, size_t end)
{
    if (figures->issue || end - run < AGENCY_LEAST)
        return end;
    bool numbered = gk_title_ends(reading, GK_TITLE_NUMBERED, run, end);
    bool glued = figures->year || numbered || reading->at[end - 1] == U'字';
    size_t start = glued ? behind_kind(reading, run, end) : end;
    if (start != end || numbered)
        return start;
    start = behind_blank(reading, run, end);
    return start == end && figures->bracket && !figures->bare ? run : start;
}

/* …办法某市政府第67号令: the same of what ends with the kind itself. */
static size_t order_before(const struct gk_title_reading *reading, size_t end,
                           struct gk_title_cells *number)
{
    struct figures figures;
    size_t kind = gk_title_ends(reading, GK_TITLE_NUMBERED, reading->start, end);
    if (!kind || !read_figures(reading, end - kind, &figures) || figures.issue)
        return end;
    size_t before = gk_title_skip_blanks_back(reading, reading->start, figures.start);
    size_t run = run_start(reading, before);
    if (before - run < AGENCY_LEAST)
        return end;
    size_t cut = behind_kind(reading, run, before);
    if (cut == before)
        return end;
    *number = (struct gk_title_cells){ cut, end };
    return cut;
}

size_t gk_title_number_before(const struct gk_title_reading *reading, size_t end,
                              struct gk_title_cells *number)
{
    struct figures figures;
    if (!read_figures(reading, end, &figures))
        return order_before(reading, end, number);
    size_t before = gk_title_skip_blanks_back(reading, reading->start, figures.start);
    size_t run = run_start(reading, before);
    size_t cut = ends_title(reading, &figures, run, before)
                     ? before
                     : agency_start(reading, &figures, run, before);
    bool numbered = figures.ordinal || (figures.year && !figures.bare) ||
                    gk_title_ends(reading, GK_TITLE_NUMBERED, run, before);
    if (cut == before && !numbered)
        return end;
    *number = (struct gk_title_cells){ cut == before ? figures.start : cut, end };
    return cut;
}
