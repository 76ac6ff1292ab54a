#include "verbs/catalog/groups.h"

#include "verbs/catalog/engine.h"

/* ---- lists of names */

/* The number of the name in the list, where it is put if it is new. */
static enum gk_status number_of(struct gk_catalog_groups *groups, struct gk_scratch *scratch,
                                struct gk_map *numbers, struct gk_bytes *list, uint32_t *count,
                                struct gk_bytes name, uint32_t *number)
{
    enum gk_status status = gk_catalog_fold(&scratch->folded, name, &scratch->buffer);
    struct gk_bytes key = gk_bytes_trim(gk_buffer_bytes(&scratch->buffer));
    *number = GK_ACCOUNT_NONE;
    if (status != GK_OK || !key.length)
        return status;
    *number = gk_map_get(numbers, key, GK_ACCOUNT_NONE);
    if (*number != GK_ACCOUNT_NONE)
        return GK_OK;
    key = gk_arena_copy(&groups->arena, key);
    if (!key.at)
        return GK_NO_MEMORY;
    *number = *count;
    list[(*count)++] = name;
    return gk_map_put(numbers, key, *number);
}

static enum gk_status section_of(struct gk_catalog_groups *groups, struct gk_scratch *scratch,
                                 struct gk_bytes name, uint32_t *number)
{
    return number_of(groups, scratch, &groups->section_numbers, groups->sections,
                     &groups->section_count, name, number);
}

/* ---- stages */

static const char *const stages[GK_STAGES] = {
    [GK_STAGE_NONE] = "",           [GK_STAGE_DECISION] = "决策", [GK_STAGE_EXECUTION] = "执行",
    [GK_STAGE_MANAGEMENT] = "管理", [GK_STAGE_SERVICE] = "服务",  [GK_STAGE_RESULT] = "结果"
};

enum gk_stage gk_stage_find(struct gk_bytes text)
{
    const char *first = NULL;
    enum gk_stage found = GK_STAGE_NONE;
    for (int i = GK_STAGE_NONE + 1; text.length && i < GK_STAGES; i++) {
        const char *at = gk_bytes_find(text, gk_bytes_of(stages[i]));
        if (at && (!first || at < first)) {
            first = at;
            found = (enum gk_stage)i;
        }
    }
    return found;
}

const char *gk_stage_name(enum gk_stage stage)
{
    return stages[stage];
}

/* ---- items */

static enum gk_status read_leads(struct gk_catalog_groups *groups, struct gk_scratch *scratch,
                                 const struct gk_catalog_item *item, struct gk_catalog_group *group)
{
    bool one_leads = false;
    enum gk_status status = GK_OK;
    group->leads = gk_arena_array(&groups->arena, item->section_count + 1, sizeof *group->leads);
    if (!group->leads)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < item->section_count; i++)
        one_leads |= item->sections[i].leads;
    for (size_t i = 0; i < item->section_count && status == GK_OK; i++) {
        uint32_t number;
        status = section_of(groups, scratch, item->sections[i].name, &number);
        if (number != GK_ACCOUNT_NONE && item->sections[i].leads == one_leads)
            group->leads[group->lead_count++] = number;
    }
    return status;
}

/* Whether an item's sections are those of the item before it, as where its cell says 同上: however
 * many there are, they cost nothing again. */
static bool has_same_sections(const struct gk_catalog *catalog, size_t i)
{
    return i > 0 && catalog->items[i].sections == catalog->items[i - 1].sections &&
           catalog->items[i].section_count == catalog->items[i - 1].section_count;
}

/* Whether the item's id is one of those, or of a part of one: 4.1 is part of 4. */
static bool is_part_of(struct gk_bytes id, const struct gk_bytes *whole, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (gk_bytes_start_with(id, whole[i]) &&
            (id.length == whole[i].length || id.at[whole[i].length] == '.'))
            return true;
    return false;
}

static enum gk_status read_items(struct gk_catalog_groups *groups, struct gk_scratch *scratch,
                                 const struct gk_profile *profile)
{
    const struct gk_catalog *catalog = &profile->catalog;
    struct gk_bytes *policies;
    size_t policy_count;
    enum gk_status status = gk_profile_texts(profile, "catalog", "topic", "items", &groups->arena,
                                             &policies, &policy_count);
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++) {
        const struct gk_catalog_item *item = &catalog->items[i];
        struct gk_catalog_group *group = &groups->items[i];
        group->stage = gk_stage_find(item->stage);
        group->policy = is_part_of(item->id, policies, policy_count);
        status = number_of(groups, scratch, &groups->area_numbers, groups->areas,
                           &groups->area_count, item->group, &group->area);
        if (status == GK_OK && has_same_sections(catalog, i)) {
            group->leads = groups->items[i - 1].leads;
            group->lead_count = groups->items[i - 1].lead_count;
        } else if (status == GK_OK) {
            status = read_leads(groups, scratch, item, group);
        }
    }
    return status;
}

/* ---- all */

static enum gk_status read_sections(struct gk_catalog_groups *groups, struct gk_scratch *scratch,
                                    const struct gk_json_value *sections)
{
    struct gk_json_walk walk = { .container = sections };
    enum gk_status status = GK_OK;
    uint32_t number;
    while (status == GK_OK && gk_json_next(&walk))
        if (walk.name)
            status = section_of(groups, scratch, gk_bytes_of(walk.name), &number);
    return status;
}

/* The section of no name is the last; items that no other leads are its. */
static void end_sections(struct gk_catalog_groups *groups, size_t items)
{
    groups->no_section = groups->section_count++;
    groups->sections[groups->no_section] = GK_BYTES("");
    for (size_t i = 0; i < items; i++)
        if (!groups->items[i].lead_count)
            groups->items[i].leads[groups->items[i].lead_count++] = groups->no_section;
}

enum gk_status gk_catalog_groups_open(struct gk_catalog_groups *groups,
                                      const struct gk_profile *profile)
{
    const struct gk_catalog *catalog = &profile->catalog;
    const struct gk_json_value *sections = gk_json_member(profile->settings, "sections");
    size_t most = 1 + gk_json_count(sections);
    for (size_t i = 0; i < catalog->count; i++)
        most += has_same_sections(catalog, i) ? 0 : catalog->items[i].section_count;
    groups->sections = gk_arena_array(&groups->arena, most, sizeof *groups->sections);
    groups->areas = gk_arena_array(&groups->arena, catalog->count, sizeof *groups->areas);
    groups->items = gk_arena_array(&groups->arena, catalog->count, sizeof *groups->items);
    if (!groups->sections || !groups->areas || !groups->items)
        return GK_NO_MEMORY;
    struct gk_scratch scratch = { 0 };
    enum gk_status status = read_items(groups, &scratch, profile);
    if (status == GK_OK)
        status = read_sections(groups, &scratch, sections);
    if (status == GK_OK)
        end_sections(groups, catalog->count);
    gk_scratch_free(&scratch);
    return status;
}

void gk_catalog_groups_close(struct gk_catalog_groups *groups)
{
    gk_map_free(&groups->section_numbers);
    gk_map_free(&groups->area_numbers);
    gk_arena_free(&groups->arena);
    *groups = (struct gk_catalog_groups){ 0 };
}

enum gk_status gk_catalog_find_section(const struct gk_catalog_groups *groups,
                                       struct gk_folded *folded, struct gk_buffer *scratch,
                                       struct gk_bytes name, uint32_t *section)
{
    enum gk_status status = gk_catalog_fold(folded, name, scratch);
    struct gk_bytes key = gk_bytes_trim(gk_buffer_bytes(scratch));
    *section = GK_ACCOUNT_NONE;
    if (status == GK_OK && key.length)
        *section = gk_map_get(&groups->section_numbers, key, GK_ACCOUNT_NONE);
    return status;
}

const uint32_t *gk_catalog_answerable(const struct gk_catalog_groups *groups,
                                      const struct gk_account_key *key, uint32_t *count)
{
    *count = 1;
    if (key->section != GK_ACCOUNT_NONE)
        return &key->section;
    if (key->item == GK_ACCOUNT_UNMATCHED || key->item == GK_ACCOUNT_AMBIGUOUS)
        return &groups->no_section;
    *count = groups->items[key->item].lead_count;
    return groups->items[key->item].leads;
}
