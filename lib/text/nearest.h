/*
 * nearest.h - which of several names somebody meant who wrote another.
 *
 * Names are compared folded (text/fold.h), so case, width and traditional forms make no
 * difference. The distance counts characters put in, left out, changed and swapped with their
 * neighbour; of a short name it must be smaller than of a long one: a third of the characters, at
 * most three. Names of more than GK_NEAREST_LIMIT characters are near to none.
 */
#ifndef GK_TEXT_NEAREST_H
#define GK_TEXT_NEAREST_H

#include "text/fold.h"

enum { GK_NEAREST_LIMIT = 64 };

struct gk_nearest {
    struct gk_folded *tools; /* not owned */
    uint32_t meant[GK_NEAREST_LIMIT];
    size_t length;        /* of `meant`; 0: near to none */
    struct gk_bytes best; /* the nearest candidate so far, the first of equals; empty: none */
    uint32_t distance;    /* of it */
};

enum gk_status gk_nearest_open(struct gk_nearest *, struct gk_folded *tools,
                               struct gk_bytes meant) GK_MUST_USE;

/* Its bytes must outlive the search. */
enum gk_status gk_nearest_offer(struct gk_nearest *, struct gk_bytes candidate) GK_MUST_USE;

#endif
