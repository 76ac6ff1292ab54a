#include "verbs/catalog/classes.h"

#include "record/value.h"
#include "verbs/catalog/engine.h"

enum { AREA, ARTICLE, GENRE, SUBJECT };

static const char *const names[] = { "area", "article20", "genre", "subject" };

/* ---- what the catalogue says */

/* Puts the item in front of those that have the key already: items come from the last to the
 * first. */
static enum gk_status add_key(struct gk_catalog_classes *classes, struct gk_map *map,
                              struct gk_bytes key, uint32_t item)
{
    uint32_t next = gk_map_get(map, key, GK_CATALOG_NONE);
    if (next != GK_CATALOG_NONE && classes->entries[next].item == item)
        return GK_OK;
    key = gk_arena_copy(&classes->arena, key);
    if (!key.at)
        return GK_NO_MEMORY;
    classes->entries[classes->entry_count] = (struct gk_catalog_entry){ item, next };
    return gk_map_put(map, key, classes->entry_count++);
}

static enum gk_status add_class(struct gk_catalog_classes *classes, struct gk_map *map,
                                struct gk_bytes taxonomy, struct gk_bytes name, uint32_t item)
{
    struct gk_buffer key = { 0 };
    enum gk_status status = gk_buffer_append(&key, taxonomy);
    if (status == GK_OK)
        status = gk_buffer_append_byte(&key, '/');
    if (status == GK_OK)
        status = gk_buffer_append(&key, name);
    if (status == GK_OK)
        status = add_key(classes, map, gk_buffer_bytes(&key), item);
    gk_buffer_free(&key);
    return status;
}

/* The first `count` parts of a number: 4.1 of 4.1.2. */
static struct gk_bytes parts_of(struct gk_bytes number, int count)
{
    size_t length = 0;
    while (length < number.length && (number.at[length] != '.' || --count > 0))
        length++;
    return (struct gk_bytes){ number.at, length };
}

/* A task is known by itself, and as one of its area. */
static enum gk_status add_area(struct gk_catalog_classes *classes, struct gk_map *map,
                               struct gk_bytes number, uint32_t item)
{
    struct gk_bytes task = parts_of(number, 2), area = parts_of(number, 1);
    enum gk_status status = add_class(classes, map, GK_BYTES("area"), task, item);
    return status == GK_OK && area.length < task.length
               ? add_class(classes, map, GK_BYTES("area"), area, item)
               : status;
}

/* Reads 第（七）项; 0 where something else stands there, and for item 15, which is all else. */
static int read_article_item(struct gk_bytes *rest)
{
    static const char *const numerals[] = { "一", "二", "三", "四",   "五",   "六",   "七",
                                            "八", "九", "十", "十一", "十二", "十三", "十四" };
    static const char *const opens[] = { "第（", "第(" };
    static const char *const closes[] = { "）项", ")项" };
    for (int form = 0; form < 2; form++) {
        struct gk_bytes text = *rest;
        if (!gk_bytes_start_with(text, gk_bytes_of(opens[form])))
            continue;
        text.at += strlen(opens[form]);
        text.length -= strlen(opens[form]);
        for (int i = 13; i >= 0; i--) {
            struct gk_bytes behind = text;
            if (!gk_bytes_start_with(text, gk_bytes_of(numerals[i])))
                continue;
            behind.at += strlen(numerals[i]);
            behind.length -= strlen(numerals[i]);
            if (!gk_bytes_start_with(behind, gk_bytes_of(closes[form])))
                continue;
            rest->at = behind.at + strlen(closes[form]);
            rest->length = (size_t)(text.at + text.length - rest->at);
            return i + 1;
        }
    }
    return 0;
}

/* 《…政府信息公开条例》…第二十条第（五）项、第（六）项 */
static enum gk_status add_basis(struct gk_catalog_classes *classes, struct gk_bytes basis,
                                uint32_t item)
{
    const char *law = gk_bytes_find(basis, GK_BYTES("政府信息公开条例"));
    if (!law)
        return GK_OK;
    struct gk_bytes rest = { law, (size_t)(basis.at + basis.length - law) };
    const char *other = gk_bytes_find(rest, GK_BYTES("《"));
    if (other)
        rest.length = (size_t)(other - rest.at);
    const char *article = gk_bytes_find(rest, GK_BYTES("第二十条"));
    if (!article)
        return GK_OK;
    const char *end = rest.at + rest.length;
    rest.at = article + sizeof "第二十条" - 1;
    enum gk_status status = GK_OK;
    int number = 1;
    while (number && status == GK_OK) {
        rest.length = (size_t)(end - rest.at);
        number = read_article_item(&rest);
        char name[4];
        int length = snprintf(name, sizeof name, "%d", number);
        if (number)
            status = add_class(classes, &classes->derived, GK_BYTES("article20"),
                               (struct gk_bytes){ name, (size_t)length }, item);
        if (gk_bytes_start_with(rest, GK_BYTES("、")))
            rest.at += sizeof "、" - 1;
    }
    return status;
}

static enum gk_status add_item(struct gk_catalog_classes *classes,
                               const struct gk_catalog_item *item, uint32_t number)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < item->class_count && status == GK_OK; i++)
        status = add_class(classes, &classes->said, item->classes[i].taxonomy,
                           item->classes[i].name, number);
    if (status == GK_OK && item->of_plan)
        status = add_area(classes, &classes->derived, item->id, number);
    return status == GK_OK ? add_basis(classes, item->basis, number) : status;
}

static size_t most_entries(const struct gk_catalog_item *item)
{
    enum { DERIVED = 2 + 14 };
    return item->class_count + DERIVED;
}

static enum gk_status add_items(struct gk_catalog_classes *classes)
{
    const struct gk_catalog *catalog = &classes->profile->catalog;
    size_t most = 0;
    for (size_t i = 0; i < catalog->count; i++)
        most += most_entries(&catalog->items[i]);
    classes->entries = gk_arena_array(&classes->arena, most, sizeof *classes->entries);
    enum gk_status status = classes->entries ? GK_OK : GK_NO_MEMORY;
    for (size_t i = catalog->count; i > 0 && status == GK_OK; i--)
        status = add_item(classes, &catalog->items[i - 1], (uint32_t)(i - 1));
    return status;
}

/* Taxonomies of which the catalogue speaks; area always, as every office's numbers may be its. */
static enum gk_status open_classifier(struct gk_catalog_classes *classes)
{
    struct gk_bytes asked[GK_CATALOG_SCHEMES], bad;
    size_t count = 0;
    for (size_t i = 0; i < GK_CATALOG_SCHEMES; i++) {
        classes->schemes[i] = GK_CLASS_NONE;
        if (gk_profile_taxonomy(classes->profile, gk_bytes_of(names[i])))
            asked[count++] = gk_bytes_of(names[i]);
    }
    if (!count)
        return GK_OK;
    enum gk_status status =
        gk_classifier_open(&classes->classifier, classes->profile, asked, count, &bad);
    gk_classifier_keep_head(&classes->classifier);
    for (size_t i = 0; i < GK_CATALOG_SCHEMES; i++)
        classes->schemes[i] = gk_classifier_find(&classes->classifier, gk_bytes_of(names[i]));
    return status;
}

enum gk_status gk_catalog_classes_open(struct gk_catalog_classes *classes,
                                       const struct gk_profile *profile)
{
    *classes = (struct gk_catalog_classes){ .profile = profile };
    enum gk_status status = add_items(classes);
    return status == GK_OK ? open_classifier(classes) : status;
}

void gk_catalog_classes_close(struct gk_catalog_classes *classes)
{
    gk_classifier_close(&classes->classifier);
    gk_map_free(&classes->said);
    gk_map_free(&classes->derived);
    gk_arena_free(&classes->arena);
    *classes = (struct gk_catalog_classes){ 0 };
}

/* ---- what a record says */

/* A class of one taxonomy, and of an area its task. */
struct found {
    struct gk_bytes name;
    struct gk_bytes task;
    bool spoken; /* somebody has decided, be it that it is unsure */
};

static enum gk_status text_of(const struct gk_record *record, struct gk_value object,
                              struct gk_bytes name, struct gk_arena *arena, struct gk_bytes *text)
{
    struct gk_member member;
    if (!gk_value_member(record, object, name, &member) || member.value.type != GK_STRING)
        return GK_OK;
    *text = gk_value_text(record, member.value, arena);
    return text->at ? GK_OK : GK_NO_MEMORY;
}

/* A taxonomy's result; only that of the areas has a task. */
static enum gk_status read_result(const struct gk_record *record, struct gk_value result,
                                  bool of_area, struct gk_arena *arena, struct found *found)
{
    found->spoken = true;
    enum gk_status status = text_of(record, result, GK_BYTES("primary"), arena, &found->name);
    return status == GK_OK && of_area && found->name.length
               ? text_of(record, result, GK_BYTES("task"), arena, &found->task)
               : status;
}

/* What an earlier gk-classify has written of the first `count` taxonomies, in one walk over its
 * results; what is known already counts before it. */
static enum gk_status read_said(const struct gk_record *record, struct gk_arena *arena,
                                struct found *found, int count)
{
    struct gk_value results;
    struct gk_walk walk;
    enum gk_status status = GK_OK;
    int left = count;
    if (!gk_value_at(record, GK_BYTES("/gk/classify"), &results) || results.type != GK_OBJECT)
        return GK_OK;
    gk_walk_open(&walk, record, results);
    while (status == GK_OK && left && gk_walk_next(&walk))
        for (int i = 0; i < count && status == GK_OK; i++) {
            if (!gk_member_is(record, &walk.member, gk_bytes_of(names[i])))
                continue;
            left--;
            if (walk.member.value.type == GK_OBJECT && !found[i].name.length)
                status = read_result(record, walk.member.value, i == AREA, arena, &found[i]);
        }
    return status;
}

/* Whether there is something to ask the taxonomies. */
static bool leaves_open(const struct gk_catalog_classes *classes, const struct found *found)
{
    for (int i = 0; i < GK_CATALOG_SCHEMES; i++)
        if (classes->schemes[i] != GK_CLASS_NONE && !found[i].spoken)
            return true;
    return false;
}

static void read_answer(const struct gk_catalog_classes *classes, const struct gk_reading *reading,
                        int taxonomy, struct found *found)
{
    const struct gk_classifier *classifier = &classes->classifier;
    struct gk_answer answer;
    if (found->spoken || classes->schemes[taxonomy] == GK_CLASS_NONE)
        return;
    gk_reading_answer(reading, classes->schemes[taxonomy], &answer);
    if (!answer.unsure)
        found->name = classifier->classes[answer.labels[0]].name;
    if (!answer.unsure && answer.part != GK_CLASS_NONE)
        found->task = classifier->parts[answer.part].name;
}

/* 科技、教育\科技 of the record's own: the first level counts. */
static enum gk_status read_subject(const struct gk_record *record, struct gk_arena *arena,
                                   struct found *found)
{
    struct gk_bytes text = gk_field_text(record, GK_FIELD_SUBJECT, arena);
    if (!text.at)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] == '\\' || text.at[i] == '/')
            text.length = i;
    found->name = gk_bytes_trim(text);
    return GK_OK;
}

static enum gk_status look_up(const struct gk_map *map, const char *taxonomy, struct gk_bytes name,
                              struct gk_buffer *key, uint32_t *first)
{
    *first = GK_CATALOG_NONE;
    if (!name.length)
        return GK_OK;
    gk_buffer_clear(key);
    enum gk_status status = gk_buffer_append(key, gk_bytes_of(taxonomy));
    if (status == GK_OK)
        status = gk_buffer_append_byte(key, '/');
    if (status == GK_OK)
        status = gk_buffer_append(key, name);
    if (status == GK_OK)
        *first = gk_map_get(map, gk_buffer_bytes(key), GK_CATALOG_NONE);
    return status;
}

/* The task's items, else those of the area. */
static enum gk_status look_up_area(const struct gk_map *map, const struct found *found,
                                   struct gk_buffer *key, uint32_t *first)
{
    enum gk_status status = look_up(map, "area", found->task, key, first);
    return status == GK_OK && *first == GK_CATALOG_NONE
               ? look_up(map, "area", found->name, key, first)
               : status;
}

enum gk_status gk_catalog_classes_find(const struct gk_catalog_classes *classes,
                                       struct gk_scratch *scratch, const struct gk_record *record,
                                       bool said, struct gk_catalog_chains *chains)
{
    struct found found[GK_CATALOG_SCHEMES + 1] = { 0 };
    struct gk_arena *arena = &scratch->arena;
    struct gk_buffer *key = &scratch->buffer;
    enum gk_status status = read_subject(record, arena, &found[SUBJECT]);
    if (status == GK_OK)
        status = read_said(record, arena, found, SUBJECT + 1);
    bool asks = !said && leaves_open(classes, found);
    if (status == GK_OK && asks)
        status = gk_reading_take(&scratch->reading, &classes->classifier, arena, record);
    for (int i = 0; i < GK_CATALOG_SCHEMES && status == GK_OK && asks; i++)
        read_answer(classes, &scratch->reading, i, &found[i]);
    if (status == GK_OK)
        status = look_up_area(&classes->said, &found[AREA], key, &chains->first[AREA]);
    if (status == GK_OK)
        status = look_up_area(&classes->derived, &found[AREA], key, &chains->by_number);
    for (int i = ARTICLE; i <= SUBJECT && status == GK_OK; i++)
        status = look_up(&classes->said, names[i], found[i].name, key, &chains->first[i]);
    return status == GK_OK ? look_up(&classes->derived, "article20", found[ARTICLE].name, key,
                                     &chains->by_basis)
                           : status;
}

enum gk_status gk_catalog_classes_of_task(const struct gk_catalog_classes *classes,
                                          struct gk_buffer *key, struct gk_bytes task,
                                          uint32_t *first)
{
    const struct found found = { .name = parts_of(task, 1), .task = parts_of(task, 2) };
    return look_up_area(&classes->said, &found, key, first);
}

enum gk_status gk_catalog_classes_task(const struct gk_catalog_classes *classes,
                                       struct gk_scratch *scratch, const struct gk_record *record,
                                       struct gk_bytes *task)
{
    struct found found = { 0 };
    enum gk_status status = read_said(record, &scratch->arena, &found, AREA + 1);
    if (status == GK_OK && !found.spoken && classes->schemes[AREA] != GK_CLASS_NONE) {
        status = gk_reading_take(&scratch->reading, &classes->classifier, &scratch->arena, record);
        if (status == GK_OK)
            read_answer(classes, &scratch->reading, AREA, &found);
    }
    *task = found.task.length ? found.task : found.name;
    return status;
}

uint32_t gk_catalog_classes_explaining(const struct gk_catalog_classes *classes)
{
    return gk_map_get(&classes->said, GK_BYTES("nature/解读"), GK_CATALOG_NONE);
}
