#include "verbs/redact/allowed.h"

#include <stdlib.h>

#include "verbs/redact/detect.h"
#include "verbs/redact/redact.h"

enum { MOST_PHRASES = 1000000 };

/* The value of a phrase that is kept: its group. */
enum { EVERYTHING, FIRST_ROW };

/* By group, then by start. */
static int compare_phrases(const void *left, const void *right)
{
    const struct gk_match *a = left;
    const struct gk_match *b = right;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* The phrases behind one cell: what is shorter than another of its group covers nothing more. */
static enum gk_status gather_ending(struct gk_matches *allowed, const struct gk_words *words,
                                    struct gk_ending ending)
{
    unsigned kinds = 1u << GK_REDACT_ALLOWS_ALL | 1u << GK_REDACT_ALLOWS_ROW;
    struct gk_match phrase;
    unsigned kind;
    while (gk_words_next(words, &ending, kinds, &phrase, &kind)) {
        if (kind == GK_REDACT_ALLOWS_ALL) {
            phrase.value = EVERYTHING;
            kinds &= ~(1u << GK_REDACT_ALLOWS_ALL);
        } else {
            phrase.value += FIRST_ROW;
        }
        const struct gk_match *last = allowed->count ? &allowed->at[allowed->count - 1] : NULL;
        bool shorter = last && last->value == phrase.value && last->end == phrase.end;
        if (!shorter && gk_matches_add(allowed, phrase) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* From now on an `end` is that of the phrase of its group that reaches furthest so far. */
static void extend(struct gk_matches *allowed)
{
    for (size_t i = 1; i < allowed->count; i++) {
        const struct gk_match *before = &allowed->at[i - 1];
        if (allowed->at[i].value == before->value && allowed->at[i].end < before->end)
            allowed->at[i].end = before->end;
    }
}

enum gk_status gk_redact_allowed_gather(struct gk_matches *allowed, const struct gk_words *words,
                                        const struct gk_endings *endings, bool *all)
{
    allowed->count = 0;
    *all = true;
    for (size_t i = 0; i < endings->count && *all; i++) {
        if (gather_ending(allowed, words, endings->at[i]) != GK_OK)
            return GK_NO_MEMORY;
        *all = allowed->count <= MOST_PHRASES;
    }
    if (allowed->count > 1) {
        qsort(allowed->at, allowed->count, sizeof *allowed->at, compare_phrases);
        extend(allowed);
    }
    return GK_OK;
}

/* Of a group the phrase that reaches furthest of those that begin at `start` or before. */
static bool covers(const struct gk_matches *allowed, uint32_t group, uint32_t start, uint32_t end)
{
    size_t low = 0;
    size_t high = allowed->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct gk_match *phrase = &allowed->at[middle];
        if (phrase->value < group || (phrase->value == group && phrase->start <= start))
            low = middle + 1;
        else
            high = middle;
    }
    return low && allowed->at[low - 1].value == group && allowed->at[low - 1].end >= end;
}

bool gk_redact_allowed_covers(const struct gk_matches *allowed, uint32_t start, uint32_t end)
{
    return covers(allowed, EVERYTHING, start, end);
}

/* The same of a row's own phrases. */
static bool covers_row(const struct gk_matches *allowed, uint32_t row, uint32_t start, uint32_t end)
{
    return covers(allowed, FIRST_ROW + row, start, end);
}

bool gk_redact_is_covered(const struct gk_redact_screen *screen, struct gk_match match)
{
    const struct gk_matches *allowed = &screen->scratch->allowed;
    return allowed->count && (gk_redact_allowed_covers(allowed, match.start, match.end) ||
                              covers_row(allowed, match.value, match.start, match.end));
}
