/*
 * plan.c - taxonomies compiled: rows, classes and tasks numbered, terms in one automaton.
 */
#include "verbs/classify/engine.h"

#define BIT(field) (UINT64_C(1) << (field))

/* What a row for any field reads, in the order of reading. */
static const struct {
    enum gk_field field;
    int64_t factor; /* where the profile says nothing */
    bool head;
} any_field[] = {
    { GK_FIELD_TITLE, 3, true },      { GK_FIELD_COLUMN, 3, true },
    { GK_FIELD_DOC_NUMBER, 1, true }, { GK_FIELD_PUBLISHER, 1, true },
    { GK_FIELD_KEYWORDS, 2, true },   { GK_FIELD_SUBJECT, 2, true },
    { GK_FIELD_SUMMARY, 1, false },   { GK_FIELD_CONTENT, 1, false },
};

enum { ANY_FIELDS = sizeof any_field / sizeof any_field[0] };

_Static_assert(GK_FIELD_COUNT <= 64, "a row keeps its fields in 64 bits");

static int64_t parameter(const struct gk_profile *profile, const char *key, const char *name,
                         int64_t otherwise)
{
    int64_t value;
    return gk_profile_integer(profile, "classify", key, name, &value) && value >= 0 ? value
                                                                                    : otherwise;
}

static uint64_t fields_of(const struct gk_taxonomy_row *row)
{
    if (!row->any_field)
        return BIT(row->field);
    uint64_t fields = 0;
    for (size_t i = 0; i < ANY_FIELDS; i++)
        fields |= BIT(any_field[i].field);
    return fields;
}

static bool is_number(struct gk_bytes text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
    return text.length > 0;
}

/* Of "10.2" the class is "10"; *is_task says whether a task was named. */
static struct gk_bytes area_of(struct gk_bytes name, bool *is_task)
{
    const char *dot = name.length ? memchr(name.at, '.', name.length) : NULL;
    *is_task = false;
    if (!dot)
        return name;
    struct gk_bytes area = { name.at, (size_t)(dot - name.at) };
    struct gk_bytes task = { dot + 1, name.length - area.length - 1 };
    *is_task = is_number(area) && is_number(task);
    return *is_task ? area : name;
}

/* Where the classes and tasks of the taxonomy at hand stand in the plan. */
struct numbers {
    struct gk_map classes;
    struct gk_map tasks;
};

static enum gk_status find_class(struct gk_classify_plan *plan,
                                 struct gk_classify_taxonomy *taxonomy, struct numbers *numbers,
                                 struct gk_bytes name, uint32_t *number)
{
    *number = gk_map_get(&numbers->classes, name, GK_CLASSIFY_NONE);
    if (*number != GK_CLASSIFY_NONE)
        return GK_OK;
    *number = plan->class_count++;
    plan->classes[*number].name = name;
    taxonomy->class_count++;
    return gk_map_put(&numbers->classes, name, *number);
}

static enum gk_status find_task(struct gk_classify_plan *plan,
                                struct gk_classify_taxonomy *taxonomy, struct numbers *numbers,
                                struct gk_bytes name, uint32_t class_index, uint32_t *number)
{
    *number = gk_map_get(&numbers->tasks, name, GK_CLASSIFY_NONE);
    if (*number != GK_CLASSIFY_NONE)
        return GK_OK;
    *number = plan->task_count++;
    plan->tasks[*number] = (struct gk_classify_task){ .name = name, .class_index = class_index };
    taxonomy->task_count++;
    return gk_map_put(&numbers->tasks, name, *number);
}

/* Names are written into every record, so they are made JSON once. */
static enum gk_status quote(struct gk_classify_plan *plan, struct gk_bytes text,
                            struct gk_bytes *json)
{
    struct gk_buffer out = { 0 };
    enum gk_status status = gk_json_append_string(&out, text);
    if (status == GK_OK) {
        *json = gk_arena_copy(&plan->arena, gk_buffer_bytes(&out));
        status = json->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&out);
    return status;
}

/* What evidence calls the row: by its term; by its note, where it is a pattern that has one; else
 * by the pattern between its slashes. Names stay when rows are moved. */
static enum gk_status append_row_name(struct gk_buffer *name, const struct gk_taxonomy_row *row)
{
    if (!row->pattern.length)
        return gk_buffer_append(name, row->term);
    if (row->note.length)
        return gk_buffer_append(name, row->note);
    if (gk_buffer_append_byte(name, '/') != GK_OK || gk_buffer_append(name, row->pattern) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(name, '/');
}

static enum gk_status name_rule(struct gk_classify_plan *plan, struct gk_bytes taxonomy,
                                const struct gk_taxonomy_row *source, struct gk_bytes *rule)
{
    struct gk_buffer name = { 0 };
    enum gk_status status = GK_NO_MEMORY;
    if (gk_buffer_append(&name, taxonomy) == GK_OK && gk_buffer_append_byte(&name, '/') == GK_OK &&
        gk_buffer_append(&name, source->class_name) == GK_OK &&
        gk_buffer_append_byte(&name, '/') == GK_OK && append_row_name(&name, source) == GK_OK) {
        *rule = gk_arena_copy(&plan->arena, gk_buffer_bytes(&name));
        status = rule->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&name);
    return status;
}

/* The row's pattern compiled, and its literals into the automaton. */
static enum gk_status compile_pattern(struct gk_classify_plan *plan, struct gk_classify_row *row,
                                      const struct gk_taxonomy_row *source, struct gk_bytes *bad)
{
    struct gk_pattern_literals literals;
    struct gk_pattern_error error;
    bool empty;
    enum gk_status status = gk_pattern_compile_folded(&row->pattern, source->pattern, &error);
    if (status == GK_INVALID)
        *bad = source->pattern;
    gk_pattern_find_literals(source->pattern, &literals);
    row->has_literals = literals.count != 0;
    for (uint32_t i = 0; i < literals.count && status == GK_OK; i++)
        status =
            gk_words_add(&plan->words, literals.at[i], (uint32_t)(row - plan->rows), 0, &empty);
    return status;
}

/* The row's term into the automaton, or its pattern. */
static enum gk_status compile(struct gk_classify_plan *plan, struct gk_classify_row *row,
                              const struct gk_taxonomy_row *source, struct gk_bytes *bad)
{
    enum gk_status status;
    if (source->pattern.length)
        return compile_pattern(plan, row, source, bad);
    bool empty = false;
    status = gk_words_add(&plan->words, source->term, (uint32_t)(row - plan->rows), 0, &empty);
    if (status == GK_OK && empty) {
        *bad = source->term;
        return GK_INVALID;
    }
    return status;
}

static enum gk_status add_row(struct gk_classify_plan *plan, uint32_t number,
                              struct numbers *numbers, const struct gk_taxonomy_row *source,
                              struct gk_bytes *bad)
{
    struct gk_classify_taxonomy *taxonomy = &plan->taxonomies[number];
    struct gk_classify_row *row = &plan->rows[plan->row_count++];
    bool is_task = false;
    struct gk_bytes name =
        taxonomy->area ? area_of(source->class_name, &is_task) : source->class_name;
    row->taxonomy = number;
    row->task = GK_CLASSIFY_NONE;
    row->fields = fields_of(source);
    row->any_field = source->any_field;
    row->stop = source->stop;
    row->weight = source->weight;
    enum gk_status status = find_class(plan, taxonomy, numbers, name, &row->class_index);
    if (status == GK_OK && is_task)
        status =
            find_task(plan, taxonomy, numbers, source->class_name, row->class_index, &row->task);
    if (status == GK_OK)
        status = name_rule(plan, taxonomy->name, source, &row->rule);
    if (status == GK_OK)
        status = quote(plan, row->rule, &row->json);
    return status == GK_OK ? compile(plan, row, source, bad) : status;
}

/* Tasks and sections of the areas, as the catalogue has them. */
static enum gk_status add_sections(struct gk_classify_plan *plan,
                                   const struct gk_classify_taxonomy *taxonomy)
{
    struct gk_classify_items items = { 0 };
    enum gk_status status = gk_classify_items_open(&items, &plan->profile->catalog, &plan->arena);
    for (uint32_t i = 0; i < taxonomy->class_count && status == GK_OK; i++) {
        struct gk_classify_class *area = &plan->classes[taxonomy->first_class + i];
        status = gk_classify_sections(&items, area->name, true, &plan->arena, &area->section,
                                      &area->task);
    }
    for (uint32_t i = 0; i < taxonomy->task_count && status == GK_OK; i++) {
        struct gk_classify_task *task = &plan->tasks[taxonomy->first_task + i];
        struct gk_bytes only;
        status =
            gk_classify_sections(&items, task->name, false, &plan->arena, &task->section, &only);
    }
    gk_classify_items_close(&items);
    return status;
}

/* What evidence and labels call the classes: their ids, and what people call them. */
static enum gk_status name_classes(struct gk_classify_plan *plan,
                                   const struct gk_classify_taxonomy *taxonomy,
                                   const struct gk_taxonomy *source)
{
    struct gk_map titles = { 0 }; /* of classes: their numbers, from 1 */
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < source->title_count && status == GK_OK; i++)
        status = gk_map_put(&titles, source->titles[i].class_name, (uint32_t)i + 1);
    for (uint32_t i = 0; i < taxonomy->class_count && status == GK_OK; i++) {
        struct gk_classify_class *class = &plan->classes[taxonomy->first_class + i];
        uint32_t title = gk_map_get(&titles, class->name, 0);
        status = quote(plan, class->name, &class->json);
        if (status == GK_OK && title)
            status = quote(plan, source->titles[title - 1].title, &class->title);
    }
    gk_map_free(&titles);
    return status;
}

static enum gk_status add_taxonomy(struct gk_classify_plan *plan, const struct gk_taxonomy *source,
                                   struct gk_bytes *bad)
{
    uint32_t number = plan->taxonomy_count++;
    struct gk_classify_taxonomy *taxonomy = &plan->taxonomies[number];
    *taxonomy = (struct gk_classify_taxonomy){
        .name = source->name,
        .threshold = source->threshold,
        .margin = source->margin,
        .first_class = plan->class_count,
        .first_task = plan->task_count,
        .area = gk_bytes_equal(source->name, GK_BYTES("area")),
    };
    struct numbers numbers = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < source->row_count && status == GK_OK; i++)
        status = add_row(plan, number, &numbers, &source->rows[i], bad);
    gk_map_free(&numbers.classes);
    gk_map_free(&numbers.tasks);
    if (status == GK_OK)
        status = name_classes(plan, taxonomy, source);
    return status == GK_OK && taxonomy->area ? add_sections(plan, taxonomy) : status;
}

static bool is_chosen(const struct gk_taxonomy *taxonomy, const struct gk_bytes *names,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (gk_bytes_equal(names[i], taxonomy->name))
            return true;
    return count == 0;
}

static enum gk_status add_taxonomies(struct gk_classify_plan *plan, const struct gk_bytes *names,
                                     size_t count, struct gk_bytes *bad)
{
    const struct gk_profile *profile = plan->profile;
    size_t rows = 0;
    for (size_t i = 0; i < profile->taxonomy_count; i++)
        rows += profile->taxonomies[i].row_count;
    plan->rows = gk_arena_array(&plan->arena, rows, sizeof *plan->rows);
    plan->classes = gk_arena_array(&plan->arena, rows, sizeof *plan->classes);
    plan->tasks = gk_arena_array(&plan->arena, rows, sizeof *plan->tasks);
    plan->taxonomies =
        gk_arena_array(&plan->arena, profile->taxonomy_count, sizeof *plan->taxonomies);
    if (!plan->rows || !plan->classes || !plan->tasks || !plan->taxonomies)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < profile->taxonomy_count && status == GK_OK; i++)
        if (is_chosen(&profile->taxonomies[i], names, count))
            status = add_taxonomy(plan, &profile->taxonomies[i], bad);
    return status;
}

static enum gk_status add_field(struct gk_classify_plan *plan, enum gk_field number, int64_t factor,
                                bool head)
{
    struct gk_classify_field *field = &plan->fields[plan->field_count];
    uint32_t readers = 0;
    uint32_t patterns = 0;
    for (uint32_t i = 0; i < plan->row_count; i++)
        if (plan->rows[i].fields & BIT(number)) {
            readers++;
            patterns += plan->rows[i].pattern.code != NULL;
        }
    if (!readers)
        return GK_OK;
    *field = (struct gk_classify_field){ .field = number, .factor = factor, .head = head };
    field->patterns = gk_arena_array(&plan->arena, patterns, sizeof *field->patterns);
    if (!field->patterns)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < plan->row_count; i++)
        if (plan->rows[i].fields & BIT(number) && plan->rows[i].pattern.code)
            field->patterns[field->pattern_count++] = i;
    plan->field_count++;
    return GK_OK;
}

/* The usual fields first, then those that only some row names. */
static enum gk_status add_fields(struct gk_classify_plan *plan)
{
    plan->fields = gk_arena_array(&plan->arena, GK_FIELD_COUNT, sizeof *plan->fields);
    if (!plan->fields)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    uint64_t added = 0;
    for (size_t i = 0; i < ANY_FIELDS && status == GK_OK; i++) {
        enum gk_field field = any_field[i].field;
        int64_t factor =
            parameter(plan->profile, "factor", gk_field_name(field), any_field[i].factor);
        status = add_field(plan, field, factor, any_field[i].head);
        added |= BIT(field);
    }
    for (uint32_t field = 0; field < GK_FIELD_COUNT && status == GK_OK; field++)
        if (!(added & BIT(field)))
            status = add_field(plan, (enum gk_field)field, 1, true);
    return status;
}

enum gk_status gk_classify_plan_open(struct gk_classify_plan *plan,
                                     const struct gk_profile *profile, const struct gk_bytes *names,
                                     size_t count, struct gk_bytes *bad)
{
    *plan = (struct gk_classify_plan){ .profile = profile };
    *bad = (struct gk_bytes){ 0 };
    for (size_t i = 0; i < count; i++)
        if (!gk_profile_taxonomy(profile, names[i])) {
            *bad = names[i];
            return GK_INVALID;
        }
    plan->characters = parameter(profile, "content", "characters", 500);
    plan->cap = parameter(profile, "count", "cap", 3);
    plan->too_short = parameter(profile, "text", "short", 4);
    plan->stop_score = parameter(profile, "stop", "score", 100);
    if (profile->none)
        return GK_OK;
    enum gk_status status = add_taxonomies(plan, names, count, bad);
    if (status == GK_OK)
        status = add_fields(plan);
    return status == GK_OK ? gk_words_build(&plan->words) : status;
}

void gk_classify_plan_close(struct gk_classify_plan *plan)
{
    for (uint32_t i = 0; i < plan->row_count; i++)
        gk_pattern_free(&plan->rows[i].pattern);
    gk_words_free(&plan->words);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_classify_plan){ 0 };
}
