/*
 * seen.h - where each text of many stood first, without keeping the texts.
 *
 * Of a text 72 of its bits (base/keyed.h), of its place one number, and a mark that means what the
 * caller likes: 16 bytes, 22 with those that are free. Of ten million texts two that differ are
 * taken for one once in a hundred million runs. Segments grow one by one, by an eighth, so memory
 * never doubles at once. Born as { 0 }; owns its memory. One thread at a time.
 */
#ifndef GK_BASE_SEEN_H
#define GK_BASE_SEEN_H

#include "base/buffer.h"
#include "base/keyed.h"

enum {
    GK_SEEN_SEGMENTS = 256,
    GK_SEEN_MARK_BITS = 30,  /* a mark is below 2^30 … */
    GK_SEEN_PLACE_BITS = 34, /* … and a place below 2^34 */
};

struct gk_seen_segment {
    struct gk_buffer slots;
    size_t capacity;
    size_t count;
};

struct gk_seen {
    struct gk_seen_segment segments[GK_SEEN_SEGMENTS];
};

/* The place that was put for the text, or 0; with its mark, where that is asked for. */
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
