/*
 * places.h - the place of a record as one number that grows along the stream, and back. Inside this
 * room.
 *
 * A file's lines follow those of the file before it, so that only files are kept. Born as { 0 };
 * owns its names. One thread at a time.
 */
#ifndef GK_VERBS_VALIDATE_PLACES_H
#define GK_VERBS_VALIDATE_PLACES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "finding/finding.h"

struct gk_places {
    struct gk_arena arena;
    struct gk_buffer files;
    uint64_t last; /* number given */
    struct gk_buffer text;
};

/* Records come in their order. */
enum gk_status gk_places_number(struct gk_places *, const struct gk_place *,
                                uint64_t *number) GK_MUST_USE;

/* File and line of a number; the file's name is kept here. */
struct gk_place gk_places_place(const struct gk_places *, uint64_t number);

/* The line of `number`, or where it is of another file than `here`, the file's name and the line;
 * in the arena, at == NULL when there is no memory. */
struct gk_bytes gk_places_describe(struct gk_places *, struct gk_arena *, uint64_t number,
                                   uint64_t here) GK_MUST_USE;

void gk_places_free(struct gk_places *);

#endif
