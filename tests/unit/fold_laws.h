/*
 * fold_laws.h - what holds of every folded text, for the unit tests and for fuzzing.
 */
#ifndef GK_TESTS_FOLD_LAWS_H
#define GK_TESTS_FOLD_LAWS_H

#include <string.h>

#include "base/utf8.h"
#include "text/fold.h"

/* Whether so many cells from `first` on are what the text folds to by itself. */
static bool folds_to(struct gk_bytes text, unsigned options, const struct gk_folded *whole,
                     size_t first, size_t count)
{
    static struct gk_folded alone;
    return gk_fold_by(&alone, text, options) == GK_OK && alone.count == count &&
           (!count ||
            memcmp(alone.characters, whole->characters + first, count * sizeof(uint32_t)) == 0);
}

/*
 * Every cell stands on one whole character that becomes it, they stand in order, and every way
 * of asking gives the same. (With digits, ○ becomes what its neighbours say.)
 */
static inline bool places_hold(const struct gk_folded *folded, unsigned options)
{
    struct gk_bytes text = folded->source;
    uint32_t behind = 0, last = 0;
    size_t first = 0;
    for (size_t i = 0; i < folded->count; i++) {
        uint32_t before = behind;
        uint32_t start = gk_folded_start_behind(folded, i, before, &behind);
        size_t length;
        gk_utf8_decode((struct gk_bytes){ text.at + start, text.length - start }, &length);
        bool joined = i && start == last;
        if (behind - start != length || behind > text.length || (!joined && start < before) ||
            start != gk_folded_start(folded, i) || behind != gk_folded_end(folded, i))
            return false;
        first = joined ? first : i;
        last = start;
        bool ends = i + 1 == folded->count || gk_folded_start(folded, i + 1) != start;
        struct gk_bytes own = { text.at + start, length };
        if (ends && !(options & GK_FOLD_DIGITS) &&
            !folds_to(own, options, folded, first, i + 1 - first))
            return false;
    }
    return true;
}

/* The span of a match, folded by itself, is the match, with what shares a character with it.
 * Any two numbers choose the match. */
static inline bool span_holds(const struct gk_folded *folded, unsigned options, size_t from,
                              size_t to)
{
    from %= folded->count;
    to = from + 1 + to % (folded->count - from);
    uint32_t start = gk_folded_start(folded, from);
    uint32_t end = gk_folded_end(folded, to - 1);
    while (from && gk_folded_start(folded, from - 1) == start)
        from--;
    while (to < folded->count && gk_folded_end(folded, to) == end)
        to++;
    struct gk_bytes span = { folded->source.at + start, end - start };
    return folds_to(span, options, folded, from, to - from);
}

/* Folding what was folded changes nothing. */
static inline bool folds_once(const struct gk_folded *folded, unsigned options)
{
    static struct gk_buffer once;
    return gk_folded_text(folded, &once) == GK_OK &&
           gk_utf8_valid_length(gk_buffer_bytes(&once)) == once.length &&
           folds_to(gk_buffer_bytes(&once), options, folded, 0, folded->count);
}

#endif
