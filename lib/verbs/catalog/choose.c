/*
 * choose.c - which items of the catalogue fit a record.
 */
#include "conf/table.h"
#include "domain/column.h"
#include "domain/letters.h"
#include "record/value.h"
#include "verbs/catalog/engine.h"

/* Maps in which a name is looked for, in turn. */
enum { MAPS = 3 };
typedef const struct gk_map *const maps_in_turn[MAPS];

/* One record while its items are looked for. */
struct search {
    const struct gk_catalog_plan *plan;
    struct gk_scratch *scratch;
    const struct gk_record *record;
    struct gk_catalog_hits title;
    bool has_title;       /* it is read when it is asked for */
    struct gk_bytes task; /* that the record names … */
    uint32_t of_task;     /* … and the entry of an item that goes by its number, or none */
};

/* ---- sets of items */

/* Puts the item at its place, once. */
static enum gk_status add_item(const struct search *search, uint32_t item,
                               struct gk_catalog_set *set)
{
    size_t items = search->plan->profile->catalog.count;
    if (!set->items)
        set->items = gk_arena_array(&search->scratch->arena, items, sizeof(uint32_t));
    if (!set->items)
        return GK_NO_MEMORY;
    uint32_t place = set->count;
    while (place > 0 && set->items[place - 1] >= item)
        place--;
    if (place < set->count && set->items[place] == item)
        return GK_OK;
    for (uint32_t i = set->count++; i > place; i--)
        set->items[i] = set->items[i - 1];
    set->items[place] = item;
    return GK_OK;
}

static enum gk_status add_chain(const struct search *search, const struct gk_catalog_entry *entries,
                                uint32_t first, struct gk_catalog_set *set)
{
    enum gk_status status = GK_OK;
    for (uint32_t i = first; i != GK_CATALOG_NONE && status == GK_OK; i = entries[i].next)
        status = add_item(search, entries[i].item, set);
    return status;
}

/* Of several items keeps those of the other set, if there are any. */
static void keep_common(struct gk_catalog_set *set, const struct gk_catalog_set *other)
{
    uint32_t kept = 0;
    uint32_t both = 0;
    for (uint32_t i = 0; i < set->count; i++)
        both += gk_catalog_set_has(other, set->items[i]);
    for (uint32_t i = 0; both && i < set->count; i++)
        if (gk_catalog_set_has(other, set->items[i]))
            set->items[kept++] = set->items[i];
    set->count = both ? kept : set->count;
}

/* ---- by names */

/* 9.1 stands for all items of that task, 9.1.2 among them: which one the title may tell, and where
 * it does not, the one of that number is meant, if there is one. */
static enum gk_status add_task(struct search *search, struct gk_bytes key, struct gk_bytes name,
                               struct gk_catalog_set *set)
{
    uint32_t entry = gk_map_get(&search->plan->tasks, key, GK_CATALOG_NONE);
    if (entry == GK_CATALOG_NONE)
        return GK_OK;
    search->task = name;
    search->of_task = gk_map_get(&search->plan->ids, key, GK_CATALOG_NONE);
    return add_chain(search, search->plan->entries, entry, set);
}

/* Every item that goes by the name in the first of the maps that knows it; *known: one does. */
static enum gk_status add_named(struct search *search, maps_in_turn maps, struct gk_bytes name,
                                struct gk_catalog_set *set, bool *known)
{
    struct gk_scratch *scratch = search->scratch;
    *known = false;
    if (gk_is_absent(name))
        return GK_OK;
    enum gk_status status = gk_catalog_fold(&scratch->folded, name, &scratch->buffer);
    if (status != GK_OK)
        return status;
    struct gk_bytes key = gk_bytes_trim(gk_buffer_bytes(&scratch->buffer));
    uint32_t entry = GK_CATALOG_NONE;
    for (int i = 0; i < MAPS && maps[i] && entry == GK_CATALOG_NONE; i++)
        entry = gk_map_get(maps[i], key, GK_CATALOG_NONE);
    if (maps[0] == &search->plan->ids && !search->task.length)
        status = add_task(search, key, gk_bytes_trim(name), set);
    *known = entry != GK_CATALOG_NONE || set->count;
    return status == GK_OK ? add_chain(search, search->plan->entries, entry, set) : status;
}

/* The items of the longest names with which the part of a column ends: 厅规范性文件. */
static enum gk_status add_ending(const struct search *search, struct gk_bytes part,
                                 struct gk_catalog_set *set, bool *known)
{
    struct gk_catalog_hits hits;
    uint32_t longest = 0;
    *known = false;
    if (gk_is_absent(part))
        return GK_OK;
    enum gk_status status =
        gk_catalog_words_of_column(&search->plan->words, search->scratch, part, &hits);
    for (uint32_t i = 0; status == GK_OK && i < hits.count; i++)
        if (hits.at[i].words > longest)
            longest = hits.at[i].words;
    for (uint32_t i = 0; status == GK_OK && i < hits.count; i++)
        if (hits.at[i].words == longest)
            status = add_item(search, hits.at[i].item, set);
    *known = longest > 0;
    return status;
}

/* A column that is a path counts by the last of its parts that is known: first by its name, then
 * by what that ends with. */
static enum gk_status add_column(struct search *search, maps_in_turn maps, struct gk_bytes path,
                                 struct gk_catalog_set *set)
{
    struct gk_bytes part;
    bool known;
    size_t end = path.length;
    enum gk_status status = add_named(search, maps, path, set, &known);
    while (status == GK_OK && !known && gk_column_part(path, &end, &part))
        if (part.length < path.length)
            status = add_named(search, maps, part, set, &known);
    end = path.length;
    while (status == GK_OK && !known && gk_column_part(path, &end, &part))
        status = add_ending(search, part, set, &known);
    return status;
}

/* A string, or a number as it is written: 10.2 is an id that a script may leave unquoted. */
static enum gk_status add_value(struct search *search, maps_in_turn maps, struct gk_value value,
                                struct gk_catalog_set *set)
{
    bool known;
    struct gk_bytes name = { 0 };
    if (value.type == GK_NUMBER)
        name = gk_record_raw(search->record, value);
    else if (value.type != GK_STRING)
        return GK_OK;
    else if (!(name = gk_value_text(search->record, value, &search->scratch->arena)).at)
        return GK_NO_MEMORY;
    return maps[0] == &search->plan->columns ? add_column(search, maps, name, set)
                                             : add_named(search, maps, name, set, &known);
}

/* The items that the field names: by a text, or by an array of them. */
static enum gk_status by_field(struct search *search, enum gk_field field, maps_in_turn maps,
                               struct gk_catalog_set *set, const struct gk_member **said)
{
    const struct gk_member *member = gk_record_field(search->record, field);
    enum gk_status status = GK_OK;
    if (!member)
        return GK_OK;
    if (member->value.type == GK_ARRAY) {
        struct gk_walk walk = { 0 };
        gk_walk_open(&walk, search->record, member->value);
        while (status == GK_OK && gk_walk_next(&walk))
            status = add_value(search, maps, walk.member.value, set);
    } else {
        status = add_value(search, maps, member->value, set);
    }
    if (set->count)
        *said = member;
    return status;
}

/* ---- by words */

/* Whoever reads it first asks for all items, or for a set of which later ones are parts. */
static enum gk_status read_title(struct search *search, const struct gk_catalog_set *among)
{
    if (search->has_title)
        return GK_OK;
    search->has_title = true;
    return gk_catalog_words_of_title(&search->plan->words, search->scratch, search->record, among,
                                     &search->title);
}

/* The items whose words in the title are the longest; of the set, where there is one. Those that
 * the title rules out are left out. */
static enum gk_status by_title(struct search *search, const struct gk_catalog_set *among,
                               struct gk_catalog_set *best)
{
    uint32_t most = 1;
    enum gk_status status = read_title(search, among);
    for (uint32_t i = 0; status == GK_OK && i < search->title.count; i++) {
        const struct gk_catalog_hit *hit = &search->title.at[i];
        uint32_t score = gk_catalog_hit_score(hit);
        if (score < most || (among && !gk_catalog_set_has(among, hit->item)))
            continue;
        if (score > most)
            best->count = 0;
        most = score;
        status = add_item(search, hit->item, best);
    }
    return status;
}

static enum gk_status drop_excluded(struct search *search, struct gk_catalog_set *set)
{
    uint32_t kept = 0;
    enum gk_status status = read_title(search, set);
    for (uint32_t i = 0; status == GK_OK && i < set->count; i++) {
        bool excluded = false;
        for (uint32_t j = 0; j < search->title.count; j++)
            excluded |= search->title.at[j].item == set->items[i] && search->title.at[j].excluded;
        if (!excluded)
            set->items[kept++] = set->items[i];
    }
    set->count = kept ? kept : set->count;
    return status;
}

/* ---- by class, and by publisher */

/* Of the taxonomies in turn the first that leads anywhere; those behind it narrow what it leads to.
 * An item's number speaks for it where the catalogue does not say its classes, and its basis where
 * no other item has it; else they only come near. */
static enum gk_status by_class(const struct search *search, bool said, struct gk_catalog_set *set,
                               struct gk_catalog_set *near)
{
    const struct gk_catalog_classes *classes = &search->plan->classes;
    bool classed = search->plan->profile->catalog.classed;
    struct gk_catalog_chains chains;
    struct gk_catalog_set number = { 0 }, basis = { 0 };
    enum gk_status status =
        gk_catalog_classes_find(classes, search->scratch, search->record, said, &chains);
    if (status == GK_OK)
        status = add_chain(search, classes->entries, chains.by_number, &number);
    if (status == GK_OK)
        status = add_chain(search, classes->entries, chains.by_basis, &basis);
    if (status == GK_OK && !classed && number.count)
        *set = number;
    for (int i = 0; i <= GK_CATALOG_SCHEMES && status == GK_OK; i++) {
        struct gk_catalog_set other = { 0 };
        status = add_chain(search, classes->entries, chains.first[i], &other);
        if (!set->count)
            *set = other;
        else
            keep_common(set, &other);
    }
    if (!set->count && !classed && basis.count == 1)
        *set = basis;
    else
        keep_common(set, &basis);
    if (near)
        *near = number.count ? number : basis;
    return status;
}

/* The items that take what is not told apart of the task that the record names. */
static enum gk_status by_task(const struct search *search, struct gk_catalog_set *set)
{
    const struct gk_catalog_classes *classes = &search->plan->classes;
    uint32_t first;
    if (search->of_task != GK_CATALOG_NONE)
        return add_chain(search, search->plan->entries, search->of_task, set);
    enum gk_status status =
        gk_catalog_classes_of_task(classes, &search->scratch->buffer, search->task, &first);
    return status == GK_OK ? add_chain(search, classes->entries, first, set) : status;
}

/* 市民政局 in 公开主体 is the 某市民政局 of the record. */
static enum gk_status by_publisher(const struct search *search, const struct gk_catalog_set *among,
                                   struct gk_catalog_set *set)
{
    struct gk_bytes publisher =
        gk_field_text(search->record, GK_FIELD_PUBLISHER, &search->scratch->arena);
    enum gk_status status = publisher.at ? GK_OK : GK_NO_MEMORY;
    if (status != GK_OK || gk_is_absent(publisher))
        return status;
    for (uint32_t i = 0; i < among->count && status == GK_OK; i++) {
        struct gk_bytes rest = search->plan->profile->catalog.items[among->items[i]].publisher;
        struct gk_bytes name;
        bool is_its = false;
        while (gk_cell_next(&rest, GK_CELL_SEPARATORS "，,", &name))
            is_its |= gk_bytes_find(publisher, name) || gk_bytes_find(name, publisher);
        if (is_its)
            status = add_item(search, among->items[i], set);
    }
    return status;
}

/* Of several items keeps those for which the title's words speak, then the task that is named, the
 * classification, the publisher. `said`: what the taxonomies find in a column decides nothing
 * between the items of that column. */
static enum gk_status narrow(struct search *search, bool said, struct gk_catalog_set *set)
{
    struct gk_catalog_set words = { 0 }, task = { 0 }, classes = { 0 }, publisher = { 0 };
    enum gk_status status = set->count > 1 ? drop_excluded(search, set) : GK_OK;
    if (status == GK_OK && set->count > 1)
        status = by_title(search, set, &words);
    keep_common(set, &words);
    if (status == GK_OK && set->count > 1 && search->task.length)
        status = by_task(search, &task);
    keep_common(set, &task);
    if (status == GK_OK && set->count > 1)
        status = by_class(search, said, &classes, NULL);
    keep_common(set, &classes);
    if (status == GK_OK && set->count > 1)
        status = by_publisher(search, set, &publisher);
    keep_common(set, &publisher);
    return status;
}

/* ---- altogether */

/* What the record says of itself. */
static enum gk_status by_names(struct search *search, struct gk_catalog_set *set,
                               const struct gk_member **member)
{
    const struct gk_catalog_plan *plan = search->plan;
    maps_in_turn by_name = { &plan->ids, &plan->titles, &plan->columns };
    maps_in_turn by_column = { &plan->columns, NULL, NULL };
    enum gk_status status = by_field(search, GK_FIELD_CATALOG_ITEM, by_name, set, member);
    if (status == GK_OK && !set->count)
        status = by_field(search, GK_FIELD_COLUMN, by_column, set, member);
    return status;
}

/* A page that explains a document is none, whatever the column holds: an item for such pages takes
 * it, unless the column is of one. */
static enum gk_status explain(struct search *search, struct gk_catalog_set *set)
{
    const struct gk_catalog_classes *classes = &search->plan->classes;
    uint32_t first = gk_catalog_classes_explaining(classes);
    struct gk_catalog_set explaining = { 0 };
    if (first == GK_CATALOG_NONE)
        return GK_OK;
    enum gk_status status = read_title(search, NULL);
    if (status != GK_OK || search->title.nature != GK_TITLE_EXPLANATION)
        return status;
    status = add_chain(search, classes->entries, first, &explaining);
    for (uint32_t i = 0; i < set->count; i++)
        if (gk_catalog_set_has(&explaining, set->items[i]))
            return status;
    set->count = 0;
    if (status == GK_OK)
        status = by_title(search, NULL, set);
    if (!set->count)
        *set = explaining;
    return status;
}

/* What its title says, and its class. */
static enum gk_status by_matter(struct search *search, struct gk_catalog_choice *choice)
{
    const struct gk_catalog_classes *classes = &search->plan->classes;
    struct gk_catalog_set set = { 0 };
    enum gk_status status = by_title(search, NULL, &set);
    if (status == GK_OK && !set.count && search->title.nature == GK_TITLE_EXPLANATION)
        status = add_chain(search, classes->entries, gk_catalog_classes_explaining(classes), &set);
    if (status == GK_OK && !set.count)
        status = by_class(search, false, &set, &choice->near);
    if (status == GK_OK)
        status = narrow(search, false, &set);
    for (uint32_t i = 0; status == GK_OK && !set.count && i < search->title.count; i++)
        if (search->title.at[i].group && !search->title.at[i].excluded)
            status = add_item(search, search->title.at[i].item, &choice->near);
    choice->items = set.items;
    choice->count = set.count;
    if (set.count)
        choice->near.count = 0;
    return status;
}

enum gk_status gk_catalog_choose(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                 const struct gk_record *record, struct gk_catalog_choice *choice)
{
    struct search search = {
        .plan = plan, .scratch = scratch, .record = record, .of_task = GK_CATALOG_NONE
    };
    struct gk_catalog_set set = { 0 };
    *choice = (struct gk_catalog_choice){ 0 };
    enum gk_status status = by_names(&search, &set, &choice->member);
    if (status != GK_OK)
        return status;
    if (!set.count)
        return by_matter(&search, choice);
    if (choice->member == gk_record_field(record, GK_FIELD_COLUMN))
        status = explain(&search, &set);
    if (status == GK_OK)
        status = narrow(&search, true, &set);
    choice->items = set.items;
    choice->count = set.count;
    return status;
}

enum gk_status gk_catalog_stands_in_column(const struct gk_catalog_plan *plan,
                                           struct gk_scratch *scratch,
                                           const struct gk_record *record, bool *stands)
{
    struct search search = {
        .plan = plan, .scratch = scratch, .record = record, .of_task = GK_CATALOG_NONE
    };
    maps_in_turn by_column = { &plan->columns, NULL, NULL };
    struct gk_catalog_set set = { 0 };
    const struct gk_member *member;
    enum gk_status status = by_field(&search, GK_FIELD_COLUMN, by_column, &set, &member);
    *stands = set.count > 0;
    return status;
}

enum gk_status gk_catalog_choose_named(const struct gk_catalog_plan *plan,
                                       struct gk_scratch *scratch, const struct gk_record *record,
                                       struct gk_catalog_choice *choice)
{
    struct search search = {
        .plan = plan, .scratch = scratch, .record = record, .of_task = GK_CATALOG_NONE
    };
    maps_in_turn by_name = { &plan->ids, &plan->titles, NULL };
    struct gk_catalog_set set = { 0 };
    *choice = (struct gk_catalog_choice){ 0 };
    enum gk_status status =
        by_field(&search, GK_FIELD_CATALOG_ITEM, by_name, &set, &choice->member);
    choice->items = set.items;
    choice->count = set.count;
    return status;
}
