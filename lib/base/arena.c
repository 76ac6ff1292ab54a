#include "base/arena.h"

#include <inttypes.h>
#include <stdalign.h>
#include <stdio.h>

#include "base/memory.h"

struct gk_arena_chunk {
    struct gk_arena_chunk *next;
    size_t size;
    size_t written; /* behind so many bytes all are zero still, as the heap gave them */
    alignas(max_align_t) char bytes[];
};

enum { SMALLEST_CHUNK = 8192 - (int)sizeof(struct gk_arena_chunk) };

static size_t aligned(size_t size)
{
    size_t mask = alignof(max_align_t) - 1;
    return size > SIZE_MAX - mask ? SIZE_MAX : (size + mask) & ~mask;
}

static void release_chunks(struct gk_arena_chunk *chunk)
{
    while (chunk) {
        struct gk_arena_chunk *next = chunk->next;
        gk_memory_release(chunk);
        chunk = next;
    }
}

/* Makes the next chunk that can hold `size` the current one. Chunks that are too small are
 * stepped over; the next reset finds them again. Where all behind the current one are too small,
 * one that fits takes their place: otherwise blocks that grow from turn to turn would leave one
 * chunk of every size behind. Nothing lies behind the current chunk. */
static bool next_chunk(struct gk_arena *arena, size_t size)
{
    struct gk_arena_chunk **behind = arena->chunk ? &arena->chunk->next : &arena->first;
    struct gk_arena_chunk **link = behind;
    while (*link && (*link)->size < size)
        link = &(*link)->next;
    if (!*link) {
        release_chunks(*behind);
        *behind = NULL;
        link = behind;
        size_t wanted = size > SMALLEST_CHUNK ? size : SMALLEST_CHUNK;
        struct gk_arena_chunk *chunk =
            gk_memory_zeros(gk_size_add(wanted, sizeof(struct gk_arena_chunk)));
        if (!chunk)
            return false;
        chunk->next = NULL;
        chunk->size = wanted;
        *link = chunk;
    }
    arena->chunk = *link;
    arena->used = 0;
    return true;
}

/* A block, of which the first *written bytes may not be zero. */
static char *take(struct gk_arena *arena, size_t size, size_t *written)
{
    size = aligned(size ? size : 1);
    if (size == SIZE_MAX)
        return NULL;
    if (!arena->chunk || arena->chunk->size - arena->used < size)
        if (!next_chunk(arena, size))
            return NULL;
    struct gk_arena_chunk *chunk = arena->chunk;
    char *block = chunk->bytes + arena->used;
    size_t left = chunk->written > arena->used ? chunk->written - arena->used : 0;
    *written = left < size ? left : size;
    arena->used += size;
    if (chunk->written < arena->used)
        chunk->written = arena->used;
    return block;
}

char *gk_arena_room(struct gk_arena *arena, size_t size)
{
    size_t written;
    return take(arena, size, &written);
}

void *gk_arena_allocate(struct gk_arena *arena, size_t size)
{
    size_t written;
    char *block = take(arena, size, &written);
    if (block && written)
        memset(block, 0, written);
    return block;
}

void *gk_arena_array(struct gk_arena *arena, size_t count, size_t size)
{
    return gk_arena_allocate(arena, gk_size_multiply(count, size));
}

struct gk_bytes gk_arena_copy(struct gk_arena *arena, struct gk_bytes bytes)
{
    char *copy = gk_arena_room(arena, gk_size_add(bytes.length, 1));
    if (!copy)
        return (struct gk_bytes){ NULL, 0 };
    if (bytes.length)
        memcpy(copy, bytes.at, bytes.length);
    copy[bytes.length] = '\0';
    return (struct gk_bytes){ copy, bytes.length };
}

struct gk_bytes gk_arena_number(struct gk_arena *arena, int64_t number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%" PRId64, number);
    return gk_arena_copy(arena, (struct gk_bytes){ digits, (size_t)length });
}

void gk_arena_reset(struct gk_arena *arena)
{
    arena->chunk = NULL;
    arena->used = 0;
}

void gk_arena_free(struct gk_arena *arena)
{
    release_chunks(arena->first);
    *arena = (struct gk_arena){ 0 };
}
