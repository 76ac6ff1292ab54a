/*
 * sections.c - the sections that answer for an area or a task, as the catalogue names them.
 */
#include "verbs/classify/engine.h"

/* "10.2" is a task of "10". */
static bool is_task_of(struct gk_bytes id, struct gk_bytes area)
{
    if (id.length < area.length + 2 || !gk_bytes_start_with(id, area) ||
        id.at[area.length] != '.')
        return false;
    size_t start = area.length + 1;
    return !memchr(id.at + start, '.', id.length - start);
}

static bool is_meant(const struct gk_catalog_item *item, struct gk_bytes id, bool tasks)
{
    return tasks ? is_task_of(item->id, id) : gk_bytes_equal(item->id, id);
}

struct names {
    struct gk_bytes *at;
    size_t count;
};

static bool has_name(const struct names *names, struct gk_bytes name)
{
    for (size_t i = 0; i < names->count; i++)
        if (gk_bytes_equal(names->at[i], name))
            return true;
    return false;
}

static void add_name(struct names *names, struct gk_bytes name)
{
    if (!has_name(names, name))
        names->at[names->count++] = name;
}

static void write_names(struct gk_writer *writer, struct gk_bytes member,
                        const struct names *names)
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

static void gather(const struct gk_catalog *catalog, struct gk_bytes id, bool tasks, bool leads,
                   const struct names *without, struct names *names)
{
    for (size_t i = 0; i < catalog->count; i++) {
        const struct gk_catalog_item *item = &catalog->items[i];
        if (!is_meant(item, id, tasks))
            continue;
        for (size_t j = 0; j < item->section_count; j++)
            if (item->sections[j].leads == leads &&
                !(without && has_name(without, item->sections[j].name)))
                add_name(names, item->sections[j].name);
    }
}

enum gk_status gk_classify_sections(const struct gk_profile *profile, struct gk_bytes id,
                                    bool tasks, struct gk_arena *arena, struct gk_bytes *json,
                                    struct gk_bytes *only)
{
    const struct gk_catalog *catalog = &profile->catalog;
    size_t items = 0;
    size_t sections = 0;
    *json = *only = (struct gk_bytes){ 0 };
    for (size_t i = 0; i < catalog->count; i++) {
        if (!is_meant(&catalog->items[i], id, tasks))
            continue;
        *only = items++ ? (struct gk_bytes){ 0 } : catalog->items[i].id;
        sections += catalog->items[i].section_count;
    }
    if (!sections)
        return GK_OK;
    struct names lead = { gk_arena_array(arena, sections, sizeof(struct gk_bytes)), 0 };
    struct names cooperate = { gk_arena_array(arena, sections, sizeof(struct gk_bytes)), 0 };
    if (!lead.at || !cooperate.at)
        return GK_NO_MEMORY;
    gather(catalog, id, tasks, true, NULL, &lead);
    gather(catalog, id, tasks, false, &lead, &cooperate);
    return write_sections(&lead, &cooperate, arena, json);
}
