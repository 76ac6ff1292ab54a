/*
 * sections.c - the sections of an item or a duty, as a text.
 */
#include "verbs/catalog/engine.h"

struct gk_bytes gk_catalog_join_sections(const struct gk_section *sections, size_t count,
                                         struct gk_arena *arena)
{
    struct gk_buffer names = { 0 };
    enum gk_status status = GK_OK;
    for (int leads = 1; leads >= 0; leads--)
        for (size_t i = 0; i < count && status == GK_OK; i++) {
            if (sections[i].leads != (leads == 1))
                continue;
            if (names.length)
                status = gk_buffer_append(&names, GK_BYTES("、"));
            if (status == GK_OK)
                status = gk_buffer_append(&names, sections[i].name);
        }
    struct gk_bytes joined = { 0 };
    if (status == GK_OK)
        joined = gk_arena_copy(arena, gk_buffer_bytes(&names));
    gk_buffer_free(&names);
    return joined;
}
