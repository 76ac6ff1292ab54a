/*
 * buffer.h - bytes that grow at the end. Owns its memory.
 *
 * Born as { 0 }; freed with gk_buffer_free, which leaves it as born. Growth is by half again, so
 * appending is amortised; gk_buffer_clear keeps the memory for the next turn. There are always
 * GK_BUFFER_PADDING readable bytes behind `capacity`, so that a vector load may run over the end.
 * On GK_NO_MEMORY the buffer is as before. One thread at a time.
 */
#ifndef GK_BASE_BUFFER_H
#define GK_BASE_BUFFER_H

#include <stddef.h>

#include "base/bytes.h"
#include "base/status.h"

#define GK_BUFFER_PADDING 64

struct gk_buffer {
    char *at;
    size_t length;
    size_t capacity;
};

/* The slow part of gk_buffer_reserve: there is no room yet. */
enum gk_status gk_buffer_grow(struct gk_buffer *, size_t more) GK_MUST_USE;

/* Room for `more` bytes behind the length. Inline, as what appends is, because results are put
 * together from pieces of a few bytes. */
static inline enum gk_status gk_buffer_reserve(struct gk_buffer *buffer, size_t more) GK_MUST_USE;
static inline enum gk_status gk_buffer_reserve(struct gk_buffer *buffer, size_t more)
{
    bool there = buffer->at && more <= buffer->capacity - buffer->length;
    return there ? GK_OK : gk_buffer_grow(buffer, more);
}

static inline enum gk_status gk_buffer_append(struct gk_buffer *, struct gk_bytes) GK_MUST_USE;
static inline enum gk_status gk_buffer_append(struct gk_buffer *buffer, struct gk_bytes bytes)
{
    if (gk_buffer_reserve(buffer, bytes.length) != GK_OK)
        return GK_NO_MEMORY;
    if (bytes.length)
        memcpy(buffer->at + buffer->length, bytes.at, bytes.length);
    buffer->length += bytes.length;
    return GK_OK;
}

static inline enum gk_status gk_buffer_append_byte(struct gk_buffer *, char) GK_MUST_USE;
static inline enum gk_status gk_buffer_append_byte(struct gk_buffer *buffer, char byte)
{
    if (gk_buffer_reserve(buffer, 1) != GK_OK)
        return GK_NO_MEMORY;
    buffer->at[buffer->length++] = byte;
    return GK_OK;
}

/* As printf; for numbers and other short things made by the program, never for a record's text. */
enum gk_status gk_buffer_print(struct gk_buffer *, const char *format, ...)
    GK_PRINTF(2, 3) GK_MUST_USE;

static inline struct gk_bytes gk_buffer_bytes(const struct gk_buffer *buffer)
{
    return (struct gk_bytes){ buffer->at, buffer->length };
}

static inline void gk_buffer_clear(struct gk_buffer *buffer)
{
    buffer->length = 0;
}

void gk_buffer_free(struct gk_buffer *);

#endif
