/*
 * words.c - what is written of a class in every record, put together once.
 */
#include "verbs/classify/engine.h"

/* Keeps what the buffer holds. */
static enum gk_status keep(struct gk_classify_plan *plan, struct gk_buffer *out,
                           struct gk_bytes *kept)
{
    *kept = gk_arena_copy(&plan->arena, gk_buffer_bytes(out));
    gk_buffer_clear(out);
    return kept->at ? GK_OK : GK_NO_MEMORY;
}

/* `"area":{` */
static enum gk_status make_scheme(struct gk_classify_plan *plan, struct gk_buffer *out,
                                  uint32_t number)
{
    enum gk_status status = gk_json_append_string(out, plan->classifier.schemes[number].name);
    if (status == GK_OK)
        status = gk_buffer_append(out, GK_BYTES(":{"));
    return status == GK_OK ? keep(plan, out, &plan->words->scheme[number]) : status;
}

/* `"9","name":"…"` */
static enum gk_status append_class(struct gk_buffer *out, const struct gk_class *class)
{
    enum gk_status status = gk_json_append_string(out, class->name);
    if (status == GK_OK && class->title.length)
        status = gk_buffer_append(out, GK_BYTES(",\"name\":"));
    return status == GK_OK && class->title.length ? gk_json_append_string(out, class->title)
                                                  : status;
}

static enum gk_status make_class(struct gk_classify_plan *plan, struct gk_buffer *out,
                                 uint32_t number)
{
    const struct gk_class *class = &plan->classifier.classes[number];
    enum gk_status status = gk_buffer_append(out, GK_BYTES("\"primary\":"));
    if (status == GK_OK)
        status = append_class(out, class);
    if (status == GK_OK)
        status = keep(plan, out, &plan->words->primary[number]);
    if (status == GK_OK)
        status = gk_buffer_append(out, GK_BYTES("{\"class\":"));
    if (status == GK_OK)
        status = append_class(out, class);
    if (status == GK_OK)
        status = gk_buffer_append(out, GK_BYTES(",\"score\":"));
    return status == GK_OK ? keep(plan, out, &plan->words->label[number]) : status;
}

/* `{"rule":"area/9.1/` */
static enum gk_status make_rule(struct gk_classify_plan *plan, struct gk_buffer *out,
                                const struct gk_scheme *scheme, struct gk_bytes name,
                                struct gk_bytes *kept)
{
    enum gk_status status = gk_buffer_append(out, GK_BYTES("{\"rule\":\""));
    if (status == GK_OK)
        status = gk_json_append_text(out, scheme->name);
    if (status == GK_OK)
        status = gk_buffer_append_byte(out, '/');
    if (status == GK_OK)
        status = gk_json_append_text(out, name);
    if (status == GK_OK)
        status = gk_buffer_append_byte(out, '/');
    return status == GK_OK ? keep(plan, out, kept) : status;
}

/* `"second":"…"` */
static enum gk_status make_part(struct gk_classify_plan *plan, struct gk_buffer *out,
                                uint32_t number)
{
    enum gk_status status = gk_buffer_append(out, GK_BYTES("\"second\":"));
    if (status == GK_OK)
        status = gk_json_append_string(out, plan->classifier.parts[number].name);
    return status == GK_OK ? keep(plan, out, &plan->words->second[number]) : status;
}

/* Of one taxonomy. */
static enum gk_status make_all(struct gk_classify_plan *plan, struct gk_buffer *out,
                               uint32_t number)
{
    const struct gk_classifier *classifier = &plan->classifier;
    const struct gk_scheme *scheme = &classifier->schemes[number];
    struct gk_classify_words *words = plan->words;
    enum gk_status status = make_scheme(plan, out, number);
    for (uint32_t i = 0; i < scheme->class_count && status == GK_OK; i++) {
        uint32_t class = scheme->first_class + i;
        status = make_class(plan, out, class);
        if (status == GK_OK)
            status =
                make_rule(plan, out, scheme, classifier->classes[class].name, &words->rule[class]);
    }
    for (uint32_t i = 0; i < scheme->part_count && status == GK_OK; i++) {
        uint32_t part = scheme->first_part + i;
        status = make_part(plan, out, part);
        if (status == GK_OK)
            status =
                make_rule(plan, out, scheme, classifier->parts[part].name, &words->part_rule[part]);
    }
    return status;
}

enum gk_status gk_classify_make_words(struct gk_classify_plan *plan)
{
    const struct gk_classifier *classifier = &plan->classifier;
    struct gk_arena *arena = &plan->arena;
    struct gk_buffer out = { 0 };
    struct gk_classify_words *words = plan->words = gk_arena_allocate(arena, sizeof *words);
    if (!words)
        return GK_NO_MEMORY;
    words->scheme = gk_arena_array(arena, classifier->scheme_count, sizeof *words->scheme);
    words->primary = gk_arena_array(arena, classifier->class_count, sizeof *words->primary);
    words->label = gk_arena_array(arena, classifier->class_count, sizeof *words->label);
    words->rule = gk_arena_array(arena, classifier->class_count, sizeof *words->rule);
    words->second = gk_arena_array(arena, classifier->part_count, sizeof *words->second);
    words->part_rule = gk_arena_array(arena, classifier->part_count, sizeof *words->part_rule);
    if (!words->scheme || !words->primary || !words->label || !words->rule || !words->second ||
        !words->part_rule)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < classifier->scheme_count && status == GK_OK; i++)
        status = make_all(plan, &out, i);
    gk_buffer_free(&out);
    return status;
}
