#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"

enum gk_status gk_buffer_grow(struct gk_buffer *buffer, size_t more)
{
    size_t needed = gk_size_add(buffer->length, more);
    size_t wanted = gk_size_add(buffer->capacity, buffer->capacity / 2);
    if (wanted < needed)
        wanted = needed;
    if (wanted < 64)
        wanted = 64;
    char *at = gk_memory_resize(buffer->at, gk_size_add(wanted, GK_BUFFER_PADDING));
    if (!at)
        return GK_NO_MEMORY;
    /* The padding is read by vector loads, so it has to hold something. */
    memset(at + wanted, 0, GK_BUFFER_PADDING);
    buffer->at = at;
    buffer->capacity = wanted;
    return GK_OK;
}

enum gk_status gk_buffer_print(struct gk_buffer *buffer, const char *format, ...)
{
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length < 0)
        return GK_NO_MEMORY;
    if ((size_t)length < sizeof text)
        return gk_buffer_append(buffer, (struct gk_bytes){ text, (size_t)length });
    if (gk_buffer_reserve(buffer, (size_t)length + 1) != GK_OK)
        return GK_NO_MEMORY;
    va_start(arguments, format);
    vsnprintf(buffer->at + buffer->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
    return GK_OK;
}

void gk_buffer_free(struct gk_buffer *buffer)
{
    gk_memory_release(buffer->at);
    *buffer = (struct gk_buffer){ 0 };
}
