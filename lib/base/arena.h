/*
 * arena.h - many small blocks that die together. Owns its memory.
 *
 * Born as { 0 }. gk_arena_reset forgets every block and keeps the memory, so that a loop over
 * records allocates from the heap only until its largest turn has come by; gk_arena_free gives
 * all back. Blocks never move. One thread at a time.
 */
#ifndef GK_BASE_ARENA_H
#define GK_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/status.h"

struct gk_arena_chunk;

struct gk_arena {
    struct gk_arena_chunk *first; /* all chunks, in the order of use */
    struct gk_arena_chunk *chunk; /* the one being filled; NULL after a reset */
    size_t used;                  /* bytes taken of it */
};

/* Zeroed, aligned for any type; NULL when there is no memory. */
void *gk_arena_allocate(struct gk_arena *, size_t size) GK_MUST_USE;

/* The same, not zeroed: for bytes that are all written before any is read. */
char *gk_arena_room(struct gk_arena *, size_t size) GK_MUST_USE;

/* `count` zeroed elements of `size` bytes. */
void *gk_arena_array(struct gk_arena *, size_t count, size_t size) GK_MUST_USE;

/* A copy, followed by a NUL that its length does not count; at == NULL when there is no memory. */
struct gk_bytes gk_arena_copy(struct gk_arena *, struct gk_bytes) GK_MUST_USE;

/* A number as it is written, followed by a NUL likewise; at == NULL when there is no memory. */
struct gk_bytes gk_arena_number(struct gk_arena *, int64_t);

void gk_arena_reset(struct gk_arena *);
void gk_arena_free(struct gk_arena *);

#endif
