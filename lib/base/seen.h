/*
 * seen.h - where each text of many stood first, without keeping the texts.
 *
 * Of a text 68 of its bits (base/keyed.h) and of its place one number are kept, and a mark that
 * means what the caller likes, where marks are kept: 12 bytes or 16, with those that are free 14 or
 * 19. Of ten million texts two that differ are taken for one once in five million runs. What is
 * kept stands in the order of its bits, with gaps, so that a segment grows where it stands, by a
 * sixteenth, and there is never a second copy of it. Born as { 0 }, or { .marks = true }; owns its
 * memory. One thread at a time.
 */
#ifndef GK_BASE_SEEN_H
#define GK_BASE_SEEN_H

#include <stdbool.h>

#include "base/keyed.h"
#include "base/status.h"

enum {
    GK_SEEN_SEGMENTS = 64,
    GK_SEEN_PLACE_BITS = 34, /* a place is below 2^34 */
};

struct gk_seen_segment {
    uint32_t *slots;
    size_t homes; /* slots in which something belongs by its bits … */
    size_t total; /* … and those behind, for what has been pushed on */
    size_t count;
};

struct gk_seen {
    bool marks;
    struct gk_seen_segment segments[GK_SEEN_SEGMENTS];
};

/* The place that was put for the text, or 0; with its mark, where that is asked for and kept. */
uint64_t gk_seen_place(const struct gk_seen *, struct gk_keyed, uint32_t *mark);

/* Puts the place, which is not 0, and the mark, unless the text has a place already. GK_NO_MEMORY
 * also for a place that there is no room for. */
enum gk_status gk_seen_put(struct gk_seen *, struct gk_keyed, uint64_t place,
                           uint32_t mark) GK_MUST_USE;

/* The same, in place of what was put before. */
enum gk_status gk_seen_replace(struct gk_seen *, struct gk_keyed, uint64_t place,
                               uint32_t mark) GK_MUST_USE;

void gk_seen_free(struct gk_seen *);

#endif
