/*
 * sections.c - the sections that answer for an area or a task, as catalogue and duties name them.
 */
#include "verbs/classify/engine.h"

/* Who answers for something: an item of the catalogue, or a duty. */
struct answer {
    struct gk_bytes task;
    const struct gk_section *sections;
    size_t section_count;
};

/* Answers that share something: the first one, and of each the next. */
struct chains {
    struct gk_map first;
    uint32_t *next;
};

/* All of them, by what of the plan they stand for: 2.1.3 is an item of task 2.1, one of area 2. */
struct answers {
    struct answer *at;
    uint32_t count;
    struct chains by_task;
    struct chains by_area;
};

/* The first `count` parts of an id. */
static struct gk_bytes parts_of(struct gk_bytes id, int count)
{
    size_t length = 0;
    while (length < id.length && (id.at[length] != '.' || --count > 0))
        length++;
    return (struct gk_bytes){ id.at, length };
}

static enum gk_status link_answer(struct chains *chains, struct gk_bytes key, uint32_t answer)
{
    chains->next[answer] = gk_map_get(&chains->first, key, GK_CLASS_NONE);
    return gk_map_put(&chains->first, key, answer);
}

/* Items that go by their place in the list are of no task: places are no numbers of the plan. */
static void add_items(struct answers *answers, const struct gk_catalog *catalog)
{
    for (size_t i = 0; i < catalog->count; i++) {
        const struct gk_catalog_item *item = &catalog->items[i];
        if (item->of_plan)
            answers->at[answers->count++] =
                (struct answer){ parts_of(item->id, 2), item->sections, item->section_count };
    }
}

static bool has_task(const struct answers *answers, uint32_t count, struct gk_bytes task)
{
    for (uint32_t i = 0; i < count; i++)
        if (gk_bytes_equal(answers->at[i].task, task))
            return true;
    return false;
}

/* Of a task without items those answer who have its duties: 15.1-2 is one of task 15.1. The
 * built-in duties are those of the built-in catalogue's office. */
static void add_duties(struct answers *answers, const struct gk_profile *profile)
{
    const struct gk_profile_file *file = gk_profile_file(profile, GK_BYTES("duties.csv"));
    uint32_t items = answers->count;
    if (!file || file->embedded != profile->catalog.embedded)
        return;
    for (size_t i = 0; i < profile->duties.count; i++) {
        const struct gk_duty *duty = &profile->duties.at[i];
        const char *dash = gk_bytes_find(duty->id, GK_BYTES("-"));
        struct gk_bytes task = { duty->id.at, dash ? (size_t)(dash - duty->id.at) : 0 };
        if (task.length && !has_task(answers, items, task))
            answers->at[answers->count++] =
                (struct answer){ task, duty->sections, duty->section_count };
    }
}

static enum gk_status open_answers(struct answers *answers, const struct gk_profile *profile,
                                   struct gk_arena *arena)
{
    size_t most = profile->catalog.count + profile->duties.count;
    answers->at = gk_arena_array(arena, most, sizeof *answers->at);
    answers->by_task.next = gk_arena_array(arena, most, sizeof(uint32_t));
    answers->by_area.next = gk_arena_array(arena, most, sizeof(uint32_t));
    if (!answers->at || !answers->by_task.next || !answers->by_area.next)
        return GK_NO_MEMORY;
    add_items(answers, &profile->catalog);
    add_duties(answers, profile);
    enum gk_status status = GK_OK;
    for (uint32_t i = answers->count; i-- > 0 && status == GK_OK;) {
        struct gk_bytes task = answers->at[i].task;
        struct gk_bytes area = parts_of(task, 1);
        status = link_answer(&answers->by_task, task, i);
        if (status == GK_OK && area.length < task.length)
            status = link_answer(&answers->by_area, area, i);
    }
    return status;
}

static void close_answers(struct answers *answers)
{
    gk_map_free(&answers->by_task.first);
    gk_map_free(&answers->by_area.first);
}

/* Each name once, in the order they came. */
struct names {
    struct gk_bytes *at;
    size_t count;
    struct gk_map known;
};

static enum gk_status add_name(struct names *names, struct gk_bytes name)
{
    if (gk_map_get(&names->known, name, 0))
        return GK_OK;
    names->at[names->count++] = name;
    return gk_map_put(&names->known, name, 1);
}

static void write_names(struct gk_writer *writer, struct gk_bytes member, const struct names *names)
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

static enum gk_status gather(const struct answers *answers, const struct chains *chains,
                             uint32_t first, bool leads, const struct names *without,
                             struct names *names)
{
    enum gk_status status = GK_OK;
    for (uint32_t i = first; i != GK_CLASS_NONE; i = chains->next[i]) {
        const struct answer *item = &answers->at[i];
        for (size_t j = 0; j < item->section_count && status == GK_OK; j++)
            if (item->sections[j].leads == leads &&
                !(without && gk_map_get(&without->known, item->sections[j].name, 0)))
                status = add_name(names, item->sections[j].name);
    }
    return status;
}

/*
 * {"lead":[…],"cooperate":[…]} of the answers of a chain, in the order of the catalogue, each
 * section once, one that leads anywhere among those that lead; empty where there are no such
 * sections. The task is theirs where all of the chain are of one.
 */
static enum gk_status find_duty(const struct answers *answers, const struct chains *chains,
                                struct gk_bytes id, struct gk_arena *arena,
                                struct gk_classify_duty *duty)
{
    uint32_t first = gk_map_get(&chains->first, id, GK_CLASS_NONE);
    size_t sections = 0;
    *duty = (struct gk_classify_duty){ 0 };
    if (first != GK_CLASS_NONE)
        duty->task = answers->at[first].task;
    for (uint32_t i = first; i != GK_CLASS_NONE; i = chains->next[i]) {
        if (!gk_bytes_equal(duty->task, answers->at[i].task))
            duty->task.length = 0;
        sections += answers->at[i].section_count;
    }
    if (!sections)
        return GK_OK;
    struct names lead = { .at = gk_arena_array(arena, sections, sizeof(struct gk_bytes)) };
    struct names cooperate = { .at = gk_arena_array(arena, sections, sizeof(struct gk_bytes)) };
    enum gk_status status = lead.at && cooperate.at ? GK_OK : GK_NO_MEMORY;
    if (status == GK_OK)
        status = gather(answers, chains, first, true, NULL, &lead);
    if (status == GK_OK)
        status = gather(answers, chains, first, false, &lead, &cooperate);
    if (status == GK_OK)
        status = write_sections(&lead, &cooperate, arena, &duty->section);
    gk_map_free(&lead.known);
    gk_map_free(&cooperate.known);
    return status;
}

/* Of an area those of its tasks; of a requirement of the plan that has none (R1) its own. */
static enum gk_status find_area(const struct answers *answers, struct gk_bytes name,
                                struct gk_arena *arena, struct gk_classify_duty *duty)
{
    enum gk_status status = find_duty(answers, &answers->by_area, name, arena, duty);
    if (status != GK_OK || duty->section.length)
        return status;
    status = find_duty(answers, &answers->by_task, name, arena, duty);
    duty->task = (struct gk_bytes){ 0 };
    return status;
}

static enum gk_status find_duties(struct gk_classify_plan *plan, const struct gk_scheme *scheme,
                                  const struct answers *answers)
{
    const struct gk_classifier *classifier = &plan->classifier;
    plan->areas = gk_arena_array(&plan->arena, scheme->class_count, sizeof *plan->areas);
    plan->tasks = gk_arena_array(&plan->arena, scheme->part_count, sizeof *plan->tasks);
    enum gk_status status = plan->areas && plan->tasks ? GK_OK : GK_NO_MEMORY;
    for (uint32_t i = 0; i < scheme->class_count && status == GK_OK; i++)
        status = find_area(answers, classifier->classes[scheme->first_class + i].name, &plan->arena,
                           &plan->areas[i]);
    for (uint32_t i = 0; i < scheme->part_count && status == GK_OK; i++)
        status =
            find_duty(answers, &answers->by_task, classifier->parts[scheme->first_part + i].name,
                      &plan->arena, &plan->tasks[i]);
    return status;
}

enum gk_status gk_classify_find_duties(struct gk_classify_plan *plan)
{
    struct answers answers = { 0 };
    uint32_t area = gk_classifier_find(&plan->classifier, GK_BYTES("area"));
    if (area == GK_CLASS_NONE)
        return GK_OK;
    enum gk_status status = open_answers(&answers, plan->classifier.profile, &plan->arena);
    if (status == GK_OK)
        status = find_duties(plan, &plan->classifier.schemes[area], &answers);
    close_answers(&answers);
    return status;
}
