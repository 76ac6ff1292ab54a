/*
 * once.h - which texts have come by, up to a bound.
 *
 * Of a long text the start counts, so that the memory is bounded whatever comes by. Born as { 0 };
 * owns its memory. One thread at a time.
 */
#ifndef GK_BASE_ONCE_H
#define GK_BASE_ONCE_H

#include "base/arena.h"
#include "base/map.h"

struct gk_once {
    struct gk_map texts;
    struct gk_arena arena;
};

/* *first: the text has not come by before, and fewer than `most` others have. */
enum gk_status gk_once_add(struct gk_once *, struct gk_bytes text, size_t most,
                           bool *first) GK_MUST_USE;

/* How many different texts have come by. */
static inline size_t gk_once_count(const struct gk_once *once)
{
    return once->texts.count;
}

void gk_once_free(struct gk_once *);

#endif
