/*
 * choose.c - which items of the catalogue fit a record.
 */
#include "domain/column.h"
#include "domain/letters.h"
#include "record/value.h"
#include "verbs/catalog/engine.h"

/* Puts the item at its place, once. */
static enum gk_status add_item(const struct gk_catalog_plan *plan, struct gk_arena *arena,
                               uint32_t item, struct gk_catalog_choice *choice)
{
    if (!choice->items)
        choice->items = gk_arena_array(arena, plan->profile->catalog.count, sizeof(uint32_t));
    if (!choice->items)
        return GK_NO_MEMORY;
    uint32_t place = choice->count;
    while (place > 0 && choice->items[place - 1] >= item)
        place--;
    if (place < choice->count && choice->items[place] == item)
        return GK_OK;
    for (uint32_t i = choice->count++; i > place; i--)
        choice->items[i] = choice->items[i - 1];
    choice->items[place] = item;
    return GK_OK;
}

/* Every item that goes by the name in the first of the maps that knows it; *known: one does. */
static enum gk_status add_named(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                const struct gk_map *const maps[2], struct gk_bytes name,
                                struct gk_catalog_choice *choice, bool *known)
{
    *known = false;
    if (gk_is_absent(name))
        return GK_OK;
    enum gk_status status = gk_catalog_fold(&scratch->folded, name, &scratch->buffer);
    if (status != GK_OK)
        return status;
    struct gk_bytes key = gk_bytes_trim(gk_buffer_bytes(&scratch->buffer));
    uint32_t entry = GK_CATALOG_NONE;
    for (int i = 0; i < 2 && maps[i] && entry == GK_CATALOG_NONE; i++)
        entry = gk_map_get(maps[i], key, GK_CATALOG_NONE);
    *known = entry != GK_CATALOG_NONE;
    for (; entry != GK_CATALOG_NONE && status == GK_OK; entry = plan->entries[entry].next)
        status = add_item(plan, &scratch->arena, plan->entries[entry].item, choice);
    return status;
}

/* A column that is a path counts by the last of its parts that is known. */
static enum gk_status add_last_part(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                    const struct gk_map *const maps[2], struct gk_bytes path,
                                    struct gk_catalog_choice *choice)
{
    struct gk_bytes part;
    size_t end = path.length;
    bool known = false;
    enum gk_status status = GK_OK;
    while (status == GK_OK && !known && gk_column_part(path, &end, &part))
        if (part.length < path.length)
            status = add_named(plan, scratch, maps, part, choice, &known);
    return status;
}

/* A string, or a number as it is written: 10.2 is an id that a script may leave unquoted. */
static enum gk_status add_value(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                const struct gk_record *record, const struct gk_map *const maps[2],
                                struct gk_value value, struct gk_catalog_choice *choice)
{
    bool known;
    struct gk_bytes name = { 0 };
    if (value.type == GK_NUMBER)
        name = gk_record_raw(record, value);
    else if (value.type != GK_STRING)
        return GK_OK;
    else if (!(name = gk_value_text(record, value, &scratch->arena)).at)
        return GK_NO_MEMORY;
    enum gk_status status = add_named(plan, scratch, maps, name, choice, &known);
    if (status == GK_OK && !known && maps[0] == &plan->columns)
        status = add_last_part(plan, scratch, maps, name, choice);
    return status;
}

/* The items that the field names: by a text, or by an array of them. */
static enum gk_status by_field(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                               const struct gk_record *record, enum gk_field field,
                               const struct gk_map *const maps[2], struct gk_catalog_choice *choice)
{
    const struct gk_member *member = gk_record_field(record, field);
    enum gk_status status = GK_OK;
    if (!member)
        return GK_OK;
    if (member->value.type == GK_ARRAY) {
        struct gk_walk walk = { 0 };
        gk_walk_open(&walk, record, member->value);
        while (status == GK_OK && gk_walk_next(&walk))
            status = add_value(plan, scratch, record, maps, walk.member.value, choice);
    } else {
        status = add_value(plan, scratch, record, maps, member->value, choice);
    }
    if (choice->count)
        choice->member = member;
    return status;
}

/* "10.2" and "10" belong to the area "10". */
static bool is_of_area(struct gk_bytes id, struct gk_bytes area)
{
    return area.length && gk_bytes_start_with(id, area) &&
           (id.length == area.length || id.at[area.length] == '.');
}

static enum gk_status text_of(const struct gk_record *record, struct gk_value area,
                              struct gk_bytes name, struct gk_arena *arena, struct gk_bytes *text)
{
    struct gk_member member;
    *text = (struct gk_bytes){ 0 };
    if (!gk_value_member(record, area, name, &member) || member.value.type != GK_STRING)
        return GK_OK;
    *text = gk_value_text(record, member.value, arena);
    return text->at ? GK_OK : GK_NO_MEMORY;
}

/* The items that an earlier gk-classify speaks for: the task's, else all of the area. */
static enum gk_status by_area(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                              const struct gk_record *record, struct gk_catalog_choice *choice)
{
    const struct gk_map *const ids[2] = { &plan->ids, NULL };
    struct gk_value area;
    struct gk_bytes text;
    bool known;
    if (!gk_value_at(record, GK_BYTES("/gk/classify/area"), &area) || area.type != GK_OBJECT)
        return GK_OK;
    enum gk_status status = text_of(record, area, GK_BYTES("task"), &scratch->arena, &text);
    if (status == GK_OK && text.length)
        status = add_named(plan, scratch, ids, text, choice, &known);
    if (status != GK_OK || choice->count)
        return status;
    status = text_of(record, area, GK_BYTES("primary"), &scratch->arena, &text);
    const struct gk_catalog *catalog = &plan->profile->catalog;
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++)
        if (is_of_area(catalog->items[i].id, text))
            status = add_item(plan, &scratch->arena, (uint32_t)i, choice);
    return status;
}

/* Of several items keeps those that the classification speaks for too, if there are any. */
static void narrow(struct gk_catalog_choice *choice, const struct gk_catalog_choice *area)
{
    uint32_t kept = 0;
    uint32_t both = 0;
    for (uint32_t i = 0; i < choice->count; i++)
        for (uint32_t j = 0; j < area->count; j++)
            both += choice->items[i] == area->items[j];
    for (uint32_t i = 0; both && i < choice->count; i++)
        for (uint32_t j = 0; j < area->count; j++)
            if (choice->items[i] == area->items[j]) {
                choice->items[kept++] = choice->items[i];
                break;
            }
    choice->count = both ? kept : choice->count;
}

enum gk_status gk_catalog_choose(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                 const struct gk_record *record, struct gk_catalog_choice *choice)
{
    const struct gk_map *const by_name[2] = { &plan->ids, &plan->titles };
    const struct gk_map *const by_column[2] = { &plan->columns, NULL };
    *choice = (struct gk_catalog_choice){ 0 };
    enum gk_status status = by_field(plan, scratch, record, GK_FIELD_CATALOG_ITEM, by_name, choice);
    if (status == GK_OK && !choice->count)
        status = by_field(plan, scratch, record, GK_FIELD_COLUMN, by_column, choice);
    if (status != GK_OK || choice->count == 1)
        return status;
    struct gk_catalog_choice area = { 0 };
    status = by_area(plan, scratch, record, &area);
    if (status == GK_OK && !choice->count)
        *choice = area;
    else if (status == GK_OK)
        narrow(choice, &area);
    return status;
}
