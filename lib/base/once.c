#include "base/once.h"

/* Bytes of a text that count. */
enum { COUNTED = 256 };

enum gk_status gk_once_add(struct gk_once *once, struct gk_bytes text, size_t most, bool *first)
{
    if (text.length > COUNTED)
        text.length = COUNTED;
    *first = gk_once_count(once) < most && !gk_map_get(&once->texts, text, 0);
    if (!*first)
        return GK_OK;
    struct gk_bytes kept = gk_arena_copy(&once->arena, text);
    return kept.at ? gk_map_put(&once->texts, kept, 1) : GK_NO_MEMORY;
}

void gk_once_free(struct gk_once *once)
{
    gk_map_free(&once->texts);
    gk_arena_free(&once->arena);
}
