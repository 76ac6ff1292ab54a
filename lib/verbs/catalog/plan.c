/*
 * plan.c - the parameters, and the items found by their names.
 */
#include "base/memory.h"
#include "verbs/catalog/engine.h"

enum gk_status gk_catalog_fold(struct gk_folded *folded, struct gk_bytes text,
                               struct gk_buffer *out)
{
    enum gk_status status = gk_fold(folded, text);
    return status == GK_OK ? gk_folded_text(folded, out) : status;
}

/* Puts the item in front of those that have the name already. */
static enum gk_status add_name(struct gk_catalog_plan *plan, struct gk_map *names,
                               struct gk_bytes name, uint32_t item, struct gk_scratch *scratch)
{
    enum gk_status status = gk_catalog_fold(&scratch->folded, name, &scratch->buffer);
    struct gk_bytes key = gk_bytes_trim(gk_buffer_bytes(&scratch->buffer));
    if (status != GK_OK || !key.length)
        return status;
    uint32_t next = gk_map_get(names, key, GK_CATALOG_NONE);
    if (next != GK_CATALOG_NONE && plan->entries[next].item == item)
        return GK_OK;
    key = gk_arena_copy(&plan->arena, key);
    if (!key.at)
        return GK_NO_MEMORY;
    plan->entries[plan->entry_count] = (struct gk_catalog_entry){ item, next };
    return gk_map_put(names, key, plan->entry_count++);
}

static enum gk_status add_item(struct gk_catalog_plan *plan, uint32_t number,
                               struct gk_scratch *scratch)
{
    const struct gk_catalog_item *item = &plan->profile->catalog.items[number];
    enum gk_status status = add_name(plan, &plan->ids, item->id, number, scratch);
    if (status == GK_OK)
        status = add_name(plan, &plan->titles, item->title, number, scratch);
    if (status == GK_OK)
        status = add_name(plan, &plan->columns, item->title, number, scratch);
    for (size_t i = 0; i < item->column_count && status == GK_OK; i++)
        status = add_name(plan, &plan->columns, item->columns[i], number, scratch);
    return status;
}

/* From the last item to the first, because each is put in front. */
static enum gk_status add_items(struct gk_catalog_plan *plan)
{
    const struct gk_catalog *catalog = &plan->profile->catalog;
    size_t names = 0;
    for (size_t i = 0; i < catalog->count; i++)
        names += 3 + catalog->items[i].column_count;
    plan->entries = gk_arena_array(&plan->arena, names, sizeof *plan->entries);
    if (!plan->entries)
        return GK_NO_MEMORY;
    struct gk_scratch scratch = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = catalog->count; i > 0 && status == GK_OK; i--)
        status = add_item(plan, (uint32_t)(i - 1), &scratch);
    gk_scratch_free(&scratch);
    return status;
}

static enum gk_status read_historic(struct gk_catalog_plan *plan)
{
    struct gk_bytes *values;
    size_t count;
    struct gk_scratch scratch = { 0 };
    enum gk_status status = gk_profile_texts(plan->profile, "catalog", "historic", "status",
                                             &plan->arena, &values, &count);
    for (size_t i = 0; status == GK_OK && i < count; i++) {
        status = gk_catalog_fold(&scratch.folded, values[i], &scratch.buffer);
        struct gk_bytes key = gk_bytes_trim(gk_buffer_bytes(&scratch.buffer));
        if (status == GK_OK && !(key = gk_arena_copy(&plan->arena, key)).at)
            status = GK_NO_MEMORY;
        if (status == GK_OK)
            status = gk_map_put(&plan->historic, key, 1);
    }
    gk_scratch_free(&scratch);
    return status;
}

enum gk_status gk_catalog_plan_open(struct gk_catalog_plan *plan, const struct gk_profile *profile,
                                    int32_t today)
{
    *plan = (struct gk_catalog_plan){
        .profile = profile,
        .today = today,
        .since = gk_day(2008, 5, 1),
        .working_days = 20,
        .basis = GK_BYTES("政府信息公开条例 art. 26"),
    };
    int64_t days;
    if (gk_profile_integer(profile, "catalog", "deadline", "working_days", &days) && days >= 0 &&
        days <= INT32_MAX)
        plan->working_days = (int32_t)days;
    struct gk_bytes text;
    struct gk_date since;
    if (gk_profile_text(profile, "catalog", "deadline", "basis", &text))
        plan->basis = text;
    if (gk_profile_text(profile, "catalog", "historic", "since", &text) &&
        gk_date_read(text, &since) == GK_DATE_READ)
        plan->since = since.day;
    enum gk_status status = read_historic(plan);
    return status == GK_OK ? add_items(plan) : status;
}

void gk_catalog_plan_close(struct gk_catalog_plan *plan)
{
    gk_map_free(&plan->historic);
    gk_map_free(&plan->ids);
    gk_map_free(&plan->titles);
    gk_map_free(&plan->columns);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_catalog_plan){ 0 };
}
