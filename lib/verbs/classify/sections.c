/*
 * sections.c - the sections that answer for an area or a task, as the catalogue names them.
 */
#include "verbs/classify/engine.h"

/* "10" of "10.2"; empty where no area stands before a dot. */
static struct gk_bytes area_of(struct gk_bytes id)
{
    size_t length = id.length;
    while (length && id.at[length - 1] != '.')
        length--;
    return length > 1 && length < id.length ? (struct gk_bytes){ id.at, length - 1 }
                                            : (struct gk_bytes){ 0 };
}

static enum gk_status link_item(struct gk_classify_chains *chains, struct gk_bytes key,
                                uint32_t item)
{
    chains->next[item] = gk_map_get(&chains->first, key, GK_CLASSIFY_NONE);
    return gk_map_put(&chains->first, key, item);
}

enum gk_status gk_classify_items_open(struct gk_classify_items *items,
                                      const struct gk_catalog *catalog, struct gk_arena *arena)
{
    items->catalog = catalog;
    items->by_id.next = gk_arena_array(arena, catalog->count, sizeof(uint32_t));
    items->by_area.next = gk_arena_array(arena, catalog->count, sizeof(uint32_t));
    enum gk_status status = items->by_id.next && items->by_area.next ? GK_OK : GK_NO_MEMORY;
    for (size_t i = catalog->count; i-- > 0 && status == GK_OK;) {
        struct gk_bytes area = area_of(catalog->items[i].id);
        status = link_item(&items->by_id, catalog->items[i].id, (uint32_t)i);
        if (status == GK_OK && area.length)
            status = link_item(&items->by_area, area, (uint32_t)i);
    }
    return status;
}

void gk_classify_items_close(struct gk_classify_items *items)
{
    gk_map_free(&items->by_id.first);
    gk_map_free(&items->by_area.first);
}

/* Each name once, in the order they came. */
struct names {
    struct gk_bytes *at;
    size_t count;
    struct gk_map known;
};

static enum gk_status add_name(struct names *names, struct gk_bytes name)
{
    if (gk_map_get(&names->known, name, 0))
        return GK_OK;
    names->at[names->count++] = name;
    return gk_map_put(&names->known, name, 1);
}

static void write_names(struct gk_writer *writer, struct gk_bytes member, const struct names *names)
{
    gk_write_name(writer, member);
    gk_write_open(writer, '[');
    for (size_t i = 0; i < names->count; i++)
        gk_write_string(writer, names->at[i]);
    gk_write_close(writer, ']');
}

static enum gk_status write_sections(const struct names *lead, const struct names *cooperate,
                                     struct gk_arena *arena, struct gk_bytes *json)
{
    if (!lead->count && !cooperate->count)
        return GK_OK;
    struct gk_buffer out = { 0 };
    struct gk_writer writer = { .out = &out };
    gk_write_open(&writer, '{');
    write_names(&writer, GK_BYTES("lead"), lead);
    write_names(&writer, GK_BYTES("cooperate"), cooperate);
    gk_write_close(&writer, '}');
    enum gk_status status = writer.status;
    if (status == GK_OK) {
        *json = gk_arena_copy(arena, gk_buffer_bytes(&out));
        status = json->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&out);
    return status;
}

static enum gk_status gather(const struct gk_classify_items *items,
                             const struct gk_classify_chains *chains, uint32_t first, bool leads,
                             const struct names *without, struct names *names)
{
    enum gk_status status = GK_OK;
    for (uint32_t i = first; i != GK_CLASSIFY_NONE; i = chains->next[i]) {
        const struct gk_catalog_item *item = &items->catalog->items[i];
        for (size_t j = 0; j < item->section_count && status == GK_OK; j++)
            if (item->sections[j].leads == leads &&
                !(without && gk_map_get(&without->known, item->sections[j].name, 0)))
                status = add_name(names, item->sections[j].name);
    }
    return status;
}

enum gk_status gk_classify_sections(const struct gk_classify_items *items, struct gk_bytes id,
                                    bool tasks, struct gk_arena *arena, struct gk_bytes *json,
                                    struct gk_bytes *only)
{
    const struct gk_classify_chains *chains = tasks ? &items->by_area : &items->by_id;
    uint32_t first = gk_map_get(&chains->first, id, GK_CLASSIFY_NONE);
    size_t count = 0;
    size_t sections = 0;
    *json = *only = (struct gk_bytes){ 0 };
    for (uint32_t i = first; i != GK_CLASSIFY_NONE; i = chains->next[i]) {
        *only = count++ ? (struct gk_bytes){ 0 } : items->catalog->items[i].id;
        sections += items->catalog->items[i].section_count;
    }
    if (!sections)
        return GK_OK;
    struct names lead = { .at = gk_arena_array(arena, sections, sizeof(struct gk_bytes)) };
    struct names cooperate = { .at = gk_arena_array(arena, sections, sizeof(struct gk_bytes)) };
    enum gk_status status = lead.at && cooperate.at ? GK_OK : GK_NO_MEMORY;
    if (status == GK_OK)
        status = gather(items, chains, first, true, NULL, &lead);
    if (status == GK_OK)
        status = gather(items, chains, first, false, &lead, &cooperate);
    if (status == GK_OK)
        status = write_sections(&lead, &cooperate, arena, json);
    gk_map_free(&lead.known);
    gk_map_free(&cooperate.known);
    return status;
}
