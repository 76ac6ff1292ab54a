/*
 * read.c - a title, from what stands around it to its name.
 */
#include "domain/title/family.h"

enum {
    DEPTH_MOST = 4,   /* titles in titles */
    ISSUER_MOST = 80, /* cells */
};

static bool joins(uint32_t c)
{
    return c == U'和' || c == U'及' || c == U'与' || c == U'暨' || c == U'、' || c == ',';
}

/*
 * Whether what stands before the 《 at `open` leaves the title inside the page's own: nothing, an
 * issuer, a number, that it is issued, or another title for which that holds.
 */
static bool is_own(struct gk_title_reading *reading, size_t open)
{
    size_t length;
    size_t at = gk_title_find(reading, GK_TITLE_EXPLAINING, reading->start, open, &length);
    if (length) {
        gk_title_say(reading, GK_TITLE_EXPLANATION, at, at + length);
        return false;
    }
    for (;;) {
        struct gk_title_reading before = *reading;
        before.end = open;
        while (before.end > before.start &&
               (joins(before.at[before.end - 1]) || gk_title_is_blank(before.at[before.end - 1])))
            before.end--;
        uint32_t last = before.end > before.start ? before.at[before.end - 1] : 0;
        if (last == U'》' && gk_title_opening(&before, before.end, before.end, &open))
            continue;
        struct gk_title_cells number;
        return !last || last == ':' || last == ']' || last == ')' ||
               gk_title_number_before(&before, before.end, &number) < before.end ||
               gk_title_ends(&before, GK_TITLE_ISSUING, before.start, before.end) ||
               gk_title_ends(&before, GK_TITLE_ISSUERS, before.start, before.end);
    }
}

/* Whether a name ends there as issuers do, or one in brackets: 某局（某办）. */
static bool ends_issuer(const struct gk_title_reading *reading, size_t end)
{
    bool bracket = end > reading->start + 1 && reading->at[end - 1] == ')';
    return gk_title_ends(reading, GK_TITLE_ISSUERS, reading->start, end - bracket) > 0;
}

/* Keeps the issuer that begins a name, or what stands before 《: 某省教育厅 of 某省教育厅关于…. */
static void find_issuer(struct gk_title_reading *reading)
{
    if (gk_title_has(reading->title->issuer))
        return;
    for (size_t at = reading->start; at < reading->end && at - reading->start <= ISSUER_MOST;
         at++) {
        bool matter = gk_title_is(reading, at, U"关于") || reading->at[at] == U'《';
        if (!matter && !gk_title_begins(reading, GK_TITLE_ISSUING, at, reading->end))
            continue;
        if (ends_issuer(reading, at)) {
            reading->title->issuer = (struct gk_title_cells){ reading->start, at };
            return;
        }
        if (matter)
            return;
    }
}

/* Goes into the 《》 that ends the title, where the title inside is the page's own; whether there is
 * more to do. */
static bool unwrap(struct gk_title_reading *reading)
{
    uint32_t last = reading->end > reading->start ? reading->at[reading->end - 1] : 0;
    size_t open;
    if (last != U'》' && last != '>')
        return false;
    if (!gk_title_opening(reading, reading->end, reading->end, &open)) {
        reading->end--;
        gk_title_take_tail(reading);
        return true;
    }
    if (!is_own(reading, open))
        return false;
    find_issuer(reading);
    reading->start = open + 1;
    reading->end--;
    gk_title_take_tail(reading);
    return true;
}

void gk_title_read(const struct gk_folded *folded, const struct gk_title_words *words,
                   struct gk_title *title)
{
    struct gk_title_reading reading = {
        folded, folded->characters, words, title, 0, folded->count,
    };
    *title = (struct gk_title){ 0 };
    gk_title_take_page(&reading);
    gk_title_take_head(&reading);
    gk_title_take_tail(&reading);
    gk_title_judge(&reading);
    for (int depth = 0; depth < DEPTH_MOST && title->nature == GK_TITLE_DOCUMENT; depth++)
        if (!unwrap(&reading))
            break;
    if (reading.start >= reading.end) {
        reading.start = 0;
        reading.end = folded->count;
    }
    title->name = (struct gk_title_cells){ reading.start, reading.end };
    find_issuer(&reading);
}
