#include "verbs/section.h"

#include "domain/column.h"
#include "domain/letters.h"
#include "record/value.h"

enum { NONE = 0 }; /* of the map's values, which count groups from 1 */

struct gk_section_group {
    struct gk_bytes names[GK_SECTION_NAMES];
    uint32_t count;
    uint32_t first_item; /* of those that have made the group */
    bool differs;        /* they do not agree */
};

/* ---- names */

static bool has_name(const struct gk_section_group *group, struct gk_bytes name)
{
    for (uint32_t i = 0; i < group->count; i++)
        if (gk_bytes_equal(group->names[i], name))
            return true;
    return false;
}

static void add_name(struct gk_section_group *group, struct gk_bytes name)
{
    if (name.length && group->count < GK_SECTION_NAMES && !has_name(group, name))
        group->names[group->count++] = name;
}

/* Those that lead; where none does, the others. */
static struct gk_section_group group_of(const struct gk_catalog_item *item)
{
    struct gk_section_group group = { .count = 0 };
    for (int leads = 1; leads >= 0 && !group.count; leads--)
        for (size_t i = 0; i < item->section_count; i++)
            if (item->sections[i].leads == (leads == 1))
                add_name(&group, item->sections[i].name);
    return group;
}

static bool is_same(const struct gk_section_group *a, const struct gk_section_group *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (!has_name(b, a->names[i]))
            return false;
    return a->count == b->count;
}

static struct gk_bytes join(const struct gk_section_group *group, struct gk_arena *arena)
{
    struct gk_buffer text = { 0 };
    enum gk_status status = GK_OK;
    if (group->count < 2)
        return group->count ? group->names[0] : GK_BYTES("");
    for (uint32_t i = 0; i < group->count && status == GK_OK; i++) {
        status = gk_buffer_append(&text, i ? GK_BYTES("、") : GK_BYTES(""));
        if (status == GK_OK)
            status = gk_buffer_append(&text, group->names[i]);
    }
    struct gk_bytes joined = { NULL, 0 };
    if (status == GK_OK)
        joined = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return joined;
}

struct gk_bytes gk_section_of_item(const struct gk_catalog_item *item, struct gk_arena *arena)
{
    struct gk_section_group group = group_of(item);
    return join(&group, arena);
}

/* ---- the catalogue */

/* While the groups are made. */
struct making {
    struct gk_sections *sections;
    struct gk_scratch scratch;
    uint32_t item; /* its number, from 1 */
    struct gk_section_group group;
};

static enum gk_status fold_name(struct gk_scratch *scratch, struct gk_bytes name,
                                struct gk_bytes *key)
{
    struct gk_buffer *out = &scratch->buffer;
    gk_buffer_clear(out);
    if (gk_fold(&scratch->folded, name) != GK_OK || gk_folded_text(&scratch->folded, out) != GK_OK)
        return GK_NO_MEMORY;
    *key = gk_bytes_trim(gk_buffer_bytes(out));
    return GK_OK;
}

/* The item at hand is one of those that the name stands for. */
static enum gk_status put_name(struct making *making, struct gk_map *map, struct gk_bytes name)
{
    struct gk_sections *sections = making->sections;
    struct gk_bytes key;
    if (fold_name(&making->scratch, name, &key) != GK_OK)
        return GK_NO_MEMORY;
    if (!key.length)
        return GK_OK;
    uint32_t number = gk_map_get(map, key, NONE);
    if (number != NONE) {
        struct gk_section_group *group = &sections->groups[number - 1];
        group->differs |= group->first_item != making->item && !is_same(group, &making->group);
        for (uint32_t i = 0; i < making->group.count; i++)
            add_name(group, making->group.names[i]);
        return GK_OK;
    }
    key = gk_arena_copy(&sections->arena, key);
    if (!key.at)
        return GK_NO_MEMORY;
    sections->groups[sections->group_count] = making->group;
    sections->groups[sections->group_count].first_item = making->item;
    return gk_map_put(map, key, ++sections->group_count);
}

/* 10 of 10.2; of an id without a dot nothing. */
static struct gk_bytes area_of(struct gk_bytes id)
{
    const char *dot = id.length ? gk_bytes_find_last(id, '.') : NULL;
    return (struct gk_bytes){ id.at, dot ? (size_t)(dot - id.at) : 0 };
}

static enum gk_status put_item(struct making *making, const struct gk_catalog_item *item)
{
    struct gk_sections *sections = making->sections;
    making->item++;
    making->group = group_of(item);
    if (!making->group.count)
        return GK_OK;
    enum gk_status status = put_name(making, &sections->items, item->id);
    if (status == GK_OK)
        status = put_name(making, &sections->items, item->title);
    if (status == GK_OK)
        status = put_name(making, &sections->areas, area_of(item->id));
    if (status == GK_OK)
        status = put_name(making, &sections->columns, item->title);
    for (size_t i = 0; i < item->column_count && status == GK_OK; i++)
        status = put_name(making, &sections->columns, item->columns[i]);
    return status;
}

/* Of a task without items the sections that have its duties: 15.1-2 is one of task 15.1. The
 * built-in duties are those of the built-in catalogue's office. */
static enum gk_status put_duties(struct making *making, const struct gk_profile *profile)
{
    struct gk_sections *sections = making->sections;
    const struct gk_profile_file *file = gk_profile_file(profile, GK_BYTES("duties.csv"));
    enum gk_status status = GK_OK;
    if (!file || file->embedded != profile->catalog.embedded)
        return GK_OK;
    for (size_t i = 0; i < profile->duties.count && status == GK_OK; i++) {
        const struct gk_duty *duty = &profile->duties.at[i];
        const struct gk_catalog_item item = { .sections = duty->sections,
                                              .section_count = duty->section_count };
        const char *dash = gk_bytes_find(duty->id, GK_BYTES("-"));
        struct gk_bytes task = { duty->id.at, dash ? (size_t)(dash - duty->id.at) : 0 };
        if (gk_map_get(&sections->items, task, NONE) != NONE)
            continue;
        making->item++;
        making->group = group_of(&item);
        if (making->group.count)
            status = put_name(making, &sections->tasks, task);
    }
    return status;
}

enum gk_status gk_sections_open(struct gk_sections *sections, const struct gk_profile *profile)
{
    const struct gk_catalog *catalog = &profile->catalog;
    struct making making = { .sections = sections };
    size_t names = 0;
    *sections = (struct gk_sections){ .group_count = 0 };
    for (size_t i = 0; i < catalog->count; i++)
        names += 4 + catalog->items[i].column_count;
    names += profile->duties.count;
    sections->groups = gk_arena_array(&sections->arena, names, sizeof *sections->groups);
    enum gk_status status = sections->groups ? GK_OK : GK_NO_MEMORY;
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++)
        status = put_item(&making, &catalog->items[i]);
    if (status == GK_OK)
        status = put_duties(&making, profile);
    gk_scratch_free(&making.scratch);
    return status;
}

void gk_sections_close(struct gk_sections *sections)
{
    gk_map_free(&sections->items);
    gk_map_free(&sections->tasks);
    gk_map_free(&sections->areas);
    gk_map_free(&sections->columns);
    gk_arena_free(&sections->arena);
    *sections = (struct gk_sections){ 0 };
}

/* ---- one record */

struct asking {
    const struct gk_sections *sections;
    const struct gk_verb *verb;
    const void *plan;
    struct gk_scratch *scratch;
    const struct gk_record *record;
    struct gk_verdict *verdict;
};

/* The texts of the value: of a string one, of an array those of its strings; of a number, where
 * `numbers`, what is written. */
static enum gk_status texts_of(const struct asking *asking, struct gk_value value, bool numbers,
                               struct gk_section_group *texts)
{
    struct gk_walk walk;
    struct gk_bytes text = { NULL, 0 };
    enum gk_status status = GK_OK;
    if (value.type == GK_ARRAY) {
        gk_walk_open(&walk, asking->record, value);
        while (status == GK_OK && gk_walk_next(&walk))
            if (walk.member.value.type != GK_ARRAY)
                status = texts_of(asking, walk.member.value, numbers, texts);
        return status;
    }
    if (value.type == GK_NUMBER && numbers)
        text = gk_record_raw(asking->record, value);
    else if (value.type != GK_STRING)
        return GK_OK;
    else if (!(text = gk_value_text(asking->record, value, asking->verdict->arena)).at)
        return GK_NO_MEMORY;
    if (!gk_is_absent(text))
        add_name(texts, gk_bytes_trim(text));
    return GK_OK;
}

static enum gk_status texts_of_field(const struct asking *asking, enum gk_field field, bool numbers,
                                     struct gk_section_group *texts)
{
    const struct gk_member *member = gk_record_field(asking->record, field);
    return member ? texts_of(asking, member->value, numbers, texts) : GK_OK;
}

static enum gk_status look_up(const struct asking *asking, const struct gk_map *map,
                              struct gk_bytes name, const struct gk_section_group **found)
{
    struct gk_bytes key = { NULL, 0 };
    *found = NULL;
    if (!name.length || !map->count)
        return GK_OK;
    if (fold_name(asking->scratch, name, &key) != GK_OK)
        return GK_NO_MEMORY;
    uint32_t number = gk_map_get(map, key, NONE);
    if (number != NONE)
        *found = &asking->sections->groups[number - 1];
    return GK_OK;
}

/* An item of that id or name; else a task that has duties, the area, or that of the task. */
static enum gk_status look_up_task(const struct asking *asking, struct gk_bytes name,
                                   const struct gk_section_group **found)
{
    const struct gk_sections *sections = asking->sections;
    enum gk_status status = look_up(asking, &sections->items, name, found);
    if (status == GK_OK && !*found)
        status = look_up(asking, &sections->tasks, name, found);
    if (status == GK_OK && !*found)
        status = look_up(asking, &sections->areas, name, found);
    return status == GK_OK && !*found ? look_up(asking, &sections->areas, area_of(name), found)
                                      : status;
}

static enum gk_status by_item(const struct asking *asking, const struct gk_section_group **found)
{
    struct gk_section_group names = { .count = 0 };
    enum gk_status status = texts_of_field(asking, GK_FIELD_CATALOG_ITEM, true, &names);
    for (uint32_t i = 0; i < names.count && status == GK_OK && !*found; i++)
        status = look_up_task(asking, names.names[i], found);
    return status;
}

/* Of a path the last part that is known. */
static enum gk_status by_column(const struct asking *asking, const struct gk_section_group **found)
{
    const struct gk_map *columns = &asking->sections->columns;
    struct gk_section_group paths = { .count = 0 };
    enum gk_status status = texts_of_field(asking, GK_FIELD_COLUMN, false, &paths);
    for (uint32_t i = 0; i < paths.count && status == GK_OK && !*found; i++) {
        struct gk_bytes part;
        size_t end = paths.names[i].length;
        status = look_up(asking, columns, paths.names[i], found);
        while (status == GK_OK && !*found && gk_column_part(paths.names[i], &end, &part))
            status = look_up(asking, columns, part, found);
    }
    return status;
}

static enum gk_status texts_at(const struct asking *asking, const char *pointer,
                               struct gk_section_group *texts)
{
    struct gk_value value;
    return gk_value_at(asking->record, gk_bytes_of(pointer), &value)
               ? texts_of(asking, value, false, texts)
               : GK_OK;
}

/* What an earlier gk-classify says: whom it names itself is in *named. */
static enum gk_status by_result(const struct asking *asking, struct gk_section_group *named,
                                const struct gk_section_group **found)
{
    struct gk_section_group names = { .count = 0 };
    enum gk_status status = texts_at(asking, "/gk/classify/area/section/lead", named);
    if (status == GK_OK && named->count)
        *found = named;
    if (status == GK_OK && !*found)
        status = texts_at(asking, "/gk/classify/area/task", &names);
    if (status == GK_OK && !*found)
        status = texts_at(asking, "/gk/classify/area/primary", &names);
    for (uint32_t i = 0; i < names.count && status == GK_OK && !*found; i++)
        status = look_up_task(asking, names.names[i], found);
    return status;
}

static enum gk_status by_verb(const struct asking *asking, const struct gk_section_group **found)
{
    struct gk_verdict *verdict = asking->verdict;
    enum gk_status status = GK_OK;
    if (!verdict->task.length && asking->verb->find_task)
        status = asking->verb->find_task(asking->plan, asking->scratch, asking->record, verdict);
    if (status == GK_OK)
        status = look_up_task(asking, verdict->task, found);
    /* It may live no longer than this record does in the scratch. */
    verdict->task = (struct gk_bytes){ NULL, 0 };
    return status;
}

static enum gk_status find(const struct asking *asking, struct gk_section_group *own,
                           const struct gk_section_group **found)
{
    const struct gk_section_group *column = NULL;
    enum gk_status status = texts_of_field(asking, GK_FIELD_SECTION, false, own);
    *found = own->count ? own : NULL;
    if (status == GK_OK && !*found)
        status = by_item(asking, found);
    if (status == GK_OK && !*found)
        status = look_up(asking, &asking->sections->items, asking->verdict->item, found);
    if (status == GK_OK && !*found)
        status = by_column(asking, &column);
    if (!*found && column && !column->differs)
        *found = column;
    if (status == GK_OK && !*found)
        status = by_result(asking, own, found);
    if (status == GK_OK && !*found)
        status = by_verb(asking, found);
    if (!*found)
        *found = column;
    return status;
}

struct gk_bytes gk_section_find(const struct gk_sections *sections, const struct gk_verb *verb,
                                const void *plan, struct gk_scratch *scratch,
                                const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct asking asking = { sections, verb, plan, scratch, record, verdict };
    struct gk_section_group own = { .count = 0 };
    const struct gk_section_group *found;
    if (find(&asking, &own, &found) != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    return found ? join(found, verdict->arena) : GK_BYTES("");
}
