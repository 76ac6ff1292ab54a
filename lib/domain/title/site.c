/*
 * site.c - what a site writes around a title: its name behind _ | - —, the path of columns in
 * front, the line of dates and sources below.
 *
 * A dash may also stand within a title. What is behind a sign is the site's where it ends as sites
 * and columns do, or where the title before it is complete; what is in front, where it ends so and
 * the title is behind.
 */
#include "domain/title/family.h"

#include "base/ascii.h"

enum {
    SITE_MOST = 30, /* cells of the name of a site or of a column … */
    LINE_MOST = 200 /* … and of the line below */
};

static inline bool parts(uint32_t c)
{
    bool letter = c > U'丨' && c < 0xA000;
    return !letter &&
           (c == '_' || gk_title_is_bar(c) || c == '-' || c == U'—' || c == U'–' || c == U'―' ||
            c == '>' || c == U'·' || c == U'›' || c == U'»' || c == U'─' || c == U'~');
}

bool gk_title_is_complete(const struct gk_title_reading *reading, size_t end)
{
    uint32_t last = end > reading->start ? reading->at[end - 1] : 0;
    return last == ')' || last == ']' || last == U'》' || last == U'号' ||
           gk_title_ends(reading, GK_TITLE_KINDS, reading->start, end);
}

static bool is_title(const struct gk_title_reading *reading, size_t from, size_t end)
{
    return end > from &&
           (reading->at[end - 1] == U'》' || gk_title_ends(reading, GK_TITLE_KINDS, from, end));
}

/* Letters, digits, blanks and stops: www.gov.cn. */
static bool is_address(const struct gk_title_reading *reading, size_t from, size_t end)
{
    bool stop = false;
    for (size_t i = from; i < end; i++) {
        if (gk_is_han(reading->at[i]))
            return false;
        stop |= reading->at[i] == '.' && i > from;
    }
    return stop;
}

/* The last sign that parts, with what may be a name behind it; `start` where there is none. */
static size_t last_parting(const struct gk_title_reading *reading)
{
    size_t at = reading->end;
    while (at > reading->start && reading->end - at <= SITE_MOST && !parts(reading->at[at - 1])) {
        uint32_t c = reading->at[at - 1];
        if (c == U'》' || c == U'《' || c == ')' || c == '(' || c == U'的')
            return reading->start;
        at--;
    }
    return reading->end - at <= SITE_MOST ? at : reading->start;
}

static bool take_parted(struct gk_title_reading *reading)
{
    size_t from = last_parting(reading);
    if (from <= reading->start)
        return false;
    size_t name = gk_title_skip_blanks(reading, from, reading->end);
    size_t before = from;
    while (before > reading->start &&
           (parts(reading->at[before - 1]) || gk_title_is_blank(reading->at[before - 1])))
        before--;
    if (before == reading->start || reading->end - name < 2 ||
        gk_title_ends(reading, GK_TITLE_EXPLAINED, name, reading->end))
        return false;
    size_t site_word = gk_title_ends(reading, GK_TITLE_SITES, name, reading->end);
    bool title = is_title(reading, name, reading->end);
    bool site = site_word == reading->end - name ||
                (!title && (site_word || is_address(reading, name, reading->end)));
    if (!site && (title || !gk_title_is_complete(reading, before)))
        return false;
    reading->end = before;
    return true;
}

/* …的通知 某市人民政府门户网站: behind a complete title a blank parts, too. */
static bool take_apart(struct gk_title_reading *reading)
{
    if (gk_title_ends(reading, GK_TITLE_KINDS, reading->start, reading->end) ||
        (!gk_title_ends(reading, GK_TITLE_SITES, reading->start, reading->end) &&
         !gk_title_ends(reading, GK_TITLE_ISSUERS, reading->start, reading->end)))
        return false;
    size_t at = reading->end - 1;
    while (at > reading->start && reading->end - at <= SITE_MOST && gk_is_han(reading->at[at]) &&
           reading->at[at] != U'的' && !gk_title_is_apart(reading, at))
        at--;
    size_t before = gk_title_skip_blanks_back(reading, reading->start, at);
    if (at == reading->start || !gk_title_is_apart(reading, at) ||
        !gk_title_is_complete(reading, before))
        return false;
    reading->end = before;
    return true;
}

/* …的通知_公文_某县: no title has the sign _, and what is behind it is the site's. What explains
 * stays, to be read. */
static bool take_underscored(struct gk_title_reading *reading)
{
    size_t at = reading->start;
    while (at < reading->end &&
           (reading->at[at] != '_' ||
            !gk_title_is_complete(reading, gk_title_skip_blanks_back(reading, reading->start, at))))
        at++;
    for (size_t i = at; i < reading->end; i++) {
        bool ends = i + 1 == reading->end || reading->at[i + 1] == '_';
        if (ends && gk_title_ends(reading, GK_TITLE_EXPLAINED, at + 1, i + 1))
            return false;
    }
    bool there = at < reading->end;
    reading->end = at;
    return there;
}

bool gk_title_take_site(struct gk_title_reading *reading)
{
    return take_parted(reading) || take_apart(reading) || take_underscored(reading);
}

/* Whether a piece of the path is one: it ends as sites and columns do, and has no matter. */
static bool is_column(const struct gk_title_reading *reading, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        if (reading->at[i] == U'的' || reading->at[i] == U'《' || reading->at[i] == '(' ||
            gk_title_is(reading, i, U"关于"))
            return false;
    return gk_title_ends(reading, GK_TITLE_SITES, from, end) > 0;
}

/* Takes off the path in front: 首页 > 政务公开 > …, 某市人民政府 - …. */
static void take_path(struct gk_title_reading *reading)
{
    size_t at = reading->start;
    while (at < reading->end && at - reading->start <= SITE_MOST) {
        if (!parts(reading->at[at])) {
            at++;
            continue;
        }
        if (!is_column(reading, reading->start,
                       gk_title_skip_blanks_back(reading, reading->start, at)))
            return;
        while (at < reading->end && (parts(reading->at[at]) || gk_title_is_blank(reading->at[at])))
            at++;
        if (at < reading->end)
            reading->start = at;
    }
}

/* Takes off the line below: …的通知 发布日期：2018-05-03 来源：某局. */
static void take_line(struct gk_title_reading *reading)
{
    size_t at =
        reading->end - reading->start > LINE_MOST ? reading->end - LINE_MOST : reading->start;
    size_t length;
    while ((at = gk_title_find(reading, GK_TITLE_PAGE_LABELS, at, reading->end, &length)) <
           reading->end) {
        size_t colon = gk_title_skip_blanks(reading, at + length, reading->end);
        size_t before = gk_title_skip_blanks_back(reading, reading->start, at);
        while (before > reading->start && gk_title_is_sign(reading->at[before - 1]))
            before--;
        if (colon < reading->end && reading->at[colon] == ':' &&
            gk_title_is_complete(reading, before)) {
            reading->end = before;
            return;
        }
        at += length;
    }
}

void gk_title_take_page(struct gk_title_reading *reading)
{
    take_line(reading);
    take_path(reading);
}
