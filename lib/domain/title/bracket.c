/*
 * bracket.c - what stands in brackets beside a title: （已废止）, （征求意见稿）, （沪府令67号）.
 */
#include "domain/title/family.h"

void gk_title_say(struct gk_title_reading *reading, enum gk_title_nature nature, size_t start,
                  size_t end)
{
    if (reading->title->nature != GK_TITLE_DOCUMENT)
        return;
    reading->title->nature = nature;
    reading->title->said = (struct gk_title_cells){ start, end };
}

static void note_word(const struct gk_title_reading *reading, enum gk_title_list list, size_t start,
                      size_t end, struct gk_title_cells *cells)
{
    size_t length;
    size_t at = gk_title_find(reading, list, start, end, &length);
    if (length && !gk_title_has(*cells))
        *cells = (struct gk_title_cells){ at, at + length };
}

void gk_title_note_bracket(struct gk_title_reading *reading, size_t start, size_t end)
{
    struct gk_title *title = reading->title;
    struct gk_title_reading inside = *reading;
    struct gk_title_cells number;
    inside.start = start;
    if (start == end)
        return;
    note_word(reading, GK_TITLE_DRAFT, start, end, &title->draft);
    note_word(reading, GK_TITLE_STATUS, start, end, &title->status);
    if (gk_title_number_before(&inside, end, &number) < end && !gk_title_has(title->number))
        title->number = (struct gk_title_cells){ start, end };
    if (gk_title_begins(reading, GK_TITLE_EXPLAINS, start, end) == end - start ||
        gk_title_ends(reading, GK_TITLE_EXPLAINED, start, end) == end - start)
        gk_title_say(reading, GK_TITLE_EXPLANATION, start, end);
}
