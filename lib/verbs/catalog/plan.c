/*
 * plan.c - the parameters, and the items found by their names.
 */
#include "base/ascii.h"
#include "base/memory.h"
#include "verbs/catalog/engine.h"

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

enum { ID_PARTS = 4 };

/* 2.1.3 goes by 2.1 and by 2, too: by the task and the area that it is of. Only numbers of the plan
 * do: others are no more than places in a list. */
static enum gk_status add_tasks(struct gk_catalog_plan *plan, struct gk_bytes id, uint32_t item,
                                struct gk_scratch *scratch)
{
    enum gk_status status = GK_OK;
    for (int parts = 0; parts < ID_PARTS && status == GK_OK; parts++) {
        while (id.length && id.at[id.length - 1] != '.')
            id.length--;
        if (id.length < 2)
            return GK_OK;
        id.length--;
        status = add_name(plan, &plan->tasks, id, item, scratch);
    }
    return status;
}

static enum gk_status add_item(struct gk_catalog_plan *plan, uint32_t number,
                               struct gk_scratch *scratch)
{
    const struct gk_catalog_item *item = &plan->profile->catalog.items[number];
    enum gk_status status = add_name(plan, &plan->ids, item->id, number, scratch);
    if (status == GK_OK && item->of_plan)
        status = add_tasks(plan, item->id, number, scratch);
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
        names += 3 + ID_PARTS + catalog->items[i].column_count;
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

/* Duties by their numbers. */
static enum gk_status add_duties(struct gk_catalog_plan *plan)
{
    const struct gk_duties *duties = &plan->profile->duties;
    struct gk_scratch scratch = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < duties->count && status == GK_OK; i++) {
        status = gk_catalog_fold(&scratch.folded, duties->at[i].id, &scratch.buffer);
        struct gk_bytes key = gk_arena_copy(&plan->arena, gk_buffer_bytes(&scratch.buffer));
        if (status == GK_OK)
            status = key.at ? gk_map_put(&plan->duties, key, (uint32_t)i) : GK_NO_MEMORY;
    }
    gk_scratch_free(&scratch);
    return status;
}

static enum gk_status read_words(struct gk_catalog_plan *plan, const char *name,
                                 struct gk_catalog_names *words)
{
    return gk_profile_texts(plan->profile, "catalog", "evidence", name, &plan->arena, &words->at,
                            &words->count);
}

static enum gk_status read_evidence(struct gk_catalog_plan *plan)
{
    enum gk_status status = add_duties(plan);
    if (status == GK_OK)
        status = read_words(plan, "roster", &plan->evidence.roster);
    if (status == GK_OK)
        status = read_words(plan, "attendance", &plan->evidence.attendance);
    return status == GK_OK ? read_words(plan, "person", &plan->evidence.person) : status;
}

/* The last year that is over. */
static struct gk_catalog_period last_year(int32_t today)
{
    int year, month, of_month;
    gk_day_date(today, &year, &month, &of_month);
    return (struct gk_catalog_period){ .first = (year - 1) * 4, .last = (year - 1) * 4 + 3 };
}

static bool read_period(struct gk_bytes text, struct gk_catalog_period *period)
{
    int year = 0;
    size_t digits = 0;
    while (digits < text.length && digits < 4 && gk_is_ascii_digit((unsigned char)text.at[digits]))
        year = year * 10 + (text.at[digits++] - '0');
    if (digits < 4 || year < 1949 || year > 2100)
        return false;
    *period = (struct gk_catalog_period){ year * 4, year * 4 + 3, true };
    if (text.length == 4)
        return true;
    bool quarter = text.length == 7 && text.at[4] == '-' &&
                   (text.at[5] == 'Q' || text.at[5] == 'q') && text.at[6] >= '1' &&
                   text.at[6] <= '4';
    if (quarter)
        period->first = period->last = year * 4 + (text.at[6] - '1');
    return quarter;
}

static void omit(struct gk_catalog_plan *plan, const struct gk_bytes *names, size_t count)
{
    plan->omitted_names = names;
    plan->omitted_count = count;
    for (size_t i = 0; i < count; i++) {
        enum gk_field field = gk_field_find(&plan->profile->fields, names[i]);
        if (field != GK_FIELD_COUNT)
            plan->omitted[field] = true;
    }
}

static void read_parameters(struct gk_catalog_plan *plan)
{
    const struct gk_profile *profile = plan->profile;
    int64_t days, moves;
    struct gk_bytes text;
    struct gk_date since;
    if (gk_profile_integer(profile, "catalog", "deadline", "working_days", &days) && days >= 0 &&
        days <= INT32_MAX)
        plan->working_days = (int32_t)days;
    plan->moves = gk_profile_integer(profile, "deadline", "end", "to_working_day", &moves) && moves;
    if (gk_profile_text(profile, "catalog", "deadline", "basis", &text))
        plan->basis = text;
    if (gk_profile_text(profile, "catalog", "historic", "since", &text) &&
        gk_date_read(text, &since) == GK_DATE_READ)
        plan->since = since.day;
}

static enum gk_status make(struct gk_catalog_plan *plan)
{
    enum gk_status status = read_historic(plan);
    if (status == GK_OK)
        status = add_items(plan);
    if (status == GK_OK)
        status = gk_catalog_groups_open(&plan->groups, plan->profile);
    if (status == GK_OK)
        status = gk_catalog_columns_open(&plan->site, plan->profile);
    if (status == GK_OK)
        status = gk_catalog_words_open(&plan->words, plan->profile);
    if (status == GK_OK)
        status = read_evidence(plan);
    return status == GK_OK ? gk_catalog_classes_open(&plan->classes, plan->profile) : status;
}

enum gk_status gk_catalog_plan_open(struct gk_catalog_plan *plan, const struct gk_profile *profile,
                                    const struct gk_catalog_options *options)
{
    *plan = (struct gk_catalog_plan){
        .profile = profile,
        .today = options->today,
        .period = last_year(options->today),
        .since = gk_day(2008, 5, 1),
        .working_days = 20,
        .whole = options->whole,
        .covers = options->covers,
        .lists = options->lists,
        .archives = options->archives,
        .ahead = options->ahead,
        .ledger_key = options->ledger_key,
        .basis = GK_BYTES("政府信息公开条例 art. 26"),
    };
    if (options->period.at && !read_period(options->period, &plan->period))
        return GK_INVALID;
    omit(plan, options->omitted, options->omitted_count);
    read_parameters(plan);
    return make(plan);
}

void gk_catalog_plan_close(struct gk_catalog_plan *plan)
{
    gk_catalog_words_close(&plan->words);
    gk_catalog_classes_close(&plan->classes);
    gk_catalog_groups_close(&plan->groups);
    gk_catalog_columns_close(&plan->site);
    gk_map_free(&plan->historic);
    gk_map_free(&plan->duties);
    gk_map_free(&plan->ids);
    gk_map_free(&plan->titles);
    gk_map_free(&plan->tasks);
    gk_map_free(&plan->columns);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_catalog_plan){ 0 };
}
