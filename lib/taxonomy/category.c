#include "taxonomy/category.h"

#include <stdatomic.h>

#include "base/memory.h"
#include "record/value.h"

/* ---- the classifier, made late */

struct gk_category_classifier {
    struct gk_classifier classifier;
    uint32_t area; /* numbers of the taxonomies, or GK_CLASS_NONE */
    uint32_t genre;
};

/* Of items of one name the first counts. */
static enum gk_status put_item(struct gk_map *items, struct gk_bytes name, uint32_t number)
{
    bool fresh = name.length && gk_map_get(items, name, UINT32_MAX) == UINT32_MAX;
    return fresh ? gk_map_put(items, name, number) : GK_OK;
}

static enum gk_status put_items(struct gk_map *items, const struct gk_catalog *catalog)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++) {
        status = put_item(items, catalog->items[i].id, (uint32_t)i);
        if (status == GK_OK)
            status = put_item(items, catalog->items[i].title, (uint32_t)i);
    }
    return status;
}

enum gk_status gk_categories_open(struct gk_categories *categories,
                                  const struct gk_profile *profile, bool genre)
{
    *categories = (struct gk_categories){ .profile = profile, .genre = genre };
    categories->made = gk_memory_allocate(sizeof *categories->made);
    if (!categories->made)
        return GK_NO_MEMORY;
    atomic_init(categories->made, NULL);
    return put_items(&categories->items, &profile->catalog);
}

static void release(struct gk_category_classifier *made)
{
    if (made)
        gk_classifier_close(&made->classifier);
    gk_memory_release(made);
}

void gk_categories_close(struct gk_categories *categories)
{
    if (categories->made)
        release(atomic_load(categories->made));
    gk_memory_release(categories->made);
    gk_map_free(&categories->items);
    *categories = (struct gk_categories){ 0 };
}

/* Those of the profile. That they can be read is known: mistakes are told when it is loaded. */
static enum gk_status open_classifier(const struct gk_categories *categories,
                                      struct gk_category_classifier *made)
{
    const struct gk_bytes asked[] = { GK_BYTES("area"), GK_BYTES("genre") };
    struct gk_bytes names[2], bad;
    size_t count = 0;
    *made = (struct gk_category_classifier){ .area = GK_CLASS_NONE, .genre = GK_CLASS_NONE };
    for (int i = 0; i < 1 + categories->genre; i++)
        if (gk_profile_taxonomy(categories->profile, asked[i]))
            names[count++] = asked[i];
    if (!count)
        return GK_OK;
    enum gk_status status =
        gk_classifier_open(&made->classifier, categories->profile, names, count, &bad);
    gk_classifier_keep_head(&made->classifier);
    made->area = gk_classifier_find(&made->classifier, asked[0]);
    made->genre = gk_classifier_find(&made->classifier, asked[1]);
    return status;
}

/* The one that another thread has put there meanwhile counts. */
static enum gk_status make_late(const struct gk_categories *categories,
                                struct gk_category_classifier **made)
{
    struct gk_category_classifier *ours = gk_memory_allocate(sizeof *ours);
    *made = NULL;
    if (!ours)
        return GK_NO_MEMORY;
    enum gk_status status = open_classifier(categories, ours);
    if (status == GK_OK && atomic_compare_exchange_strong(categories->made, made, ours)) {
        *made = ours;
        return GK_OK;
    }
    release(ours);
    return status;
}

static enum gk_status find_classifier(const struct gk_categories *categories,
                                      struct gk_category_classifier **made)
{
    *made = atomic_load_explicit(categories->made, memory_order_acquire);
    return *made ? GK_OK : make_late(categories, made);
}

/* ---- what has been said */

/* The first parts of the id of an item: 9 of 9.1.2 its area, 9.1 its task; of R1 all. */
static struct gk_bytes parts_of(struct gk_bytes id, int count)
{
    size_t length = 0;
    while (length < id.length && (id.at[length] != '.' || --count > 0))
        length++;
    return (struct gk_bytes){ id.at, length };
}

/* The number of the plan by which an item goes; what is only a place in the list is none. */
static struct gk_bytes number_of(const struct gk_catalog_item *item)
{
    for (size_t i = 0; i < item->class_count; i++)
        if (gk_bytes_equal(item->classes[i].taxonomy, GK_BYTES("area")))
            return item->classes[i].name;
    return item->of_plan ? item->id : (struct gk_bytes){ 0 };
}

static enum gk_status is_area(const struct gk_categories *categories, struct gk_bytes name,
                              bool *is)
{
    struct gk_category_classifier *made;
    enum gk_status status = find_classifier(categories, &made);
    *is = false;
    if (status != GK_OK || made->area == GK_CLASS_NONE)
        return status;
    const struct gk_scheme *scheme = &made->classifier.schemes[made->area];
    for (uint32_t i = 0; i < scheme->class_count && !*is; i++)
        *is = gk_bytes_equal(made->classifier.classes[scheme->first_class + i].name, name);
    return GK_OK;
}

/* By the item of the catalogue that the record names. */
static enum gk_status by_item(const struct gk_categories *categories, struct gk_arena *arena,
                              const struct gk_record *record, struct gk_category *category)
{
    const struct gk_catalog *catalog = &categories->profile->catalog;
    const struct gk_member *member = gk_record_field(record, GK_FIELD_CATALOG_ITEM);
    if (!member || (member->value.type != GK_STRING && member->value.type != GK_NUMBER))
        return GK_OK;
    struct gk_bytes name = member->value.type == GK_NUMBER
                               ? gk_record_raw(record, member->value)
                               : gk_value_text(record, member->value, arena);
    if (!name.at)
        return GK_NO_MEMORY;
    name = gk_bytes_trim(name);
    uint32_t item = gk_map_get(&categories->items, name, UINT32_MAX);
    struct gk_bytes id = item == UINT32_MAX ? name : number_of(&catalog->items[item]);
    struct gk_bytes task = parts_of(id, 2);
    bool is_known = item != UINT32_MAX;
    enum gk_status status = GK_OK;
    if (!is_known)
        status = is_area(categories, parts_of(id, 1), &is_known);
    if (!is_known)
        return status;
    category->area = parts_of(id, 1);
    category->task = category->area.length < task.length ? task : (struct gk_bytes){ 0 };
    return status;
}

static enum gk_status text_of(const struct gk_record *record, const struct gk_member *member,
                              struct gk_arena *arena, struct gk_bytes *text)
{
    if (member->value.type != GK_STRING)
        return GK_OK;
    *text = gk_value_text(record, member->value, arena);
    return text->at ? GK_OK : GK_NO_MEMORY;
}

/* What an earlier gk-classify says of one taxonomy: its class, and of areas the task. */
static enum gk_status read_result(const struct gk_record *record, struct gk_value result,
                                  struct gk_arena *arena, struct gk_bytes *primary,
                                  struct gk_bytes *task)
{
    struct gk_walk walk;
    enum gk_status status = GK_OK;
    gk_walk_open(&walk, record, result);
    while (status == GK_OK && !(primary->length && (!task || task->length)) && gk_walk_next(&walk))
        if (gk_member_is(record, &walk.member, GK_BYTES("primary")))
            status = text_of(record, &walk.member, arena, primary);
        else if (task && gk_member_is(record, &walk.member, GK_BYTES("task")))
            status = text_of(record, &walk.member, arena, task);
    if (task && !primary->length)
        *task = (struct gk_bytes){ 0 };
    return status;
}

/* What it says of both, in one walk over its result. */
static enum gk_status by_result(const struct gk_categories *categories, struct gk_arena *arena,
                                const struct gk_record *record, struct gk_category *category)
{
    struct gk_value results;
    struct gk_walk walk;
    enum gk_status status = GK_OK;
    if (!gk_value_at(record, GK_BYTES("/gk/classify"), &results) || results.type != GK_OBJECT)
        return GK_OK;
    gk_walk_open(&walk, record, results);
    while (status == GK_OK &&
           !(category->area_said && (category->genre_said || !categories->genre)) &&
           gk_walk_next(&walk)) {
        struct gk_value result = walk.member.value;
        if (result.type != GK_OBJECT)
            continue;
        if (!category->area_said && gk_member_is(record, &walk.member, GK_BYTES("area"))) {
            category->area_said = true;
            status = read_result(record, result, arena, &category->area, &category->task);
        } else if (categories->genre && gk_member_is(record, &walk.member, GK_BYTES("genre"))) {
            category->genre_said = true;
            status = read_result(record, result, arena, &category->genre, NULL);
        }
    }
    return status;
}

enum gk_status gk_category_said(const struct gk_categories *categories, struct gk_arena *arena,
                                const struct gk_record *record, struct gk_category *category)
{
    *category = (struct gk_category){ 0 };
    enum gk_status status = by_item(categories, arena, record, category);
    category->area_said = category->area.length != 0;
    return status == GK_OK ? by_result(categories, arena, record, category) : status;
}

/* ---- what is found */

/* What the taxonomies say themselves. */
static enum gk_status by_taxonomy(const struct gk_categories *categories,
                                  struct gk_reading *reading, struct gk_arena *arena,
                                  const struct gk_record *record, struct gk_category *category)
{
    struct gk_category_classifier *made;
    struct gk_answer answer;
    enum gk_status status = find_classifier(categories, &made);
    if (status != GK_OK)
        return status;
    const struct gk_classifier *classifier = &made->classifier;
    bool area = made->area != GK_CLASS_NONE && !category->area_said;
    bool genre = made->genre != GK_CLASS_NONE && !category->genre_said;
    if (area || genre)
        status = gk_reading_take(reading, classifier, arena, record);
    if (status == GK_OK && area) {
        gk_reading_answer(reading, made->area, &answer);
        if (!answer.unsure)
            category->area = classifier->classes[answer.labels[0]].name;
        if (!answer.unsure && answer.part != GK_CLASS_NONE)
            category->task = classifier->parts[answer.part].name;
    }
    if (status == GK_OK && genre) {
        gk_reading_answer(reading, made->genre, &answer);
        if (!answer.unsure)
            category->genre = classifier->classes[answer.labels[0]].name;
    }
    return status;
}

enum gk_status gk_category_find(const struct gk_categories *categories, struct gk_reading *reading,
                                struct gk_arena *arena, const struct gk_record *record,
                                struct gk_category *category)
{
    enum gk_status status = gk_category_said(categories, arena, record, category);
    bool asks = !category->area_said || (categories->genre && !category->genre_said);
    return status == GK_OK && asks ? by_taxonomy(categories, reading, arena, record, category)
                                   : status;
}
