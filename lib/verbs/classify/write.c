/*
 * write.c - an answer as JSON, with the evidence that carried it.
 */
#include <inttypes.h>

#include "base/utf8.h"
#include "record/value.h"
#include "verbs/classify/engine.h"

/* The JSON Pointer to the text, made once. */
static enum gk_status point(struct gk_classify_reading *reading, struct gk_classify_text *text)
{
    struct gk_arena *arena = &reading->scratch->arena;
    if (text->pointer.at)
        return GK_OK;
    struct gk_bytes member = gk_pointer_to(reading->record, text->member, arena);
    if (!member.at)
        return GK_NO_MEMORY;
    if (!text->in_array) {
        text->pointer = member;
        return GK_OK;
    }
    struct gk_buffer pointer = { 0 };
    enum gk_status status = gk_buffer_append(&pointer, member);
    if (status == GK_OK)
        status = gk_buffer_print(&pointer, "/%" PRIu32, text->index);
    if (status == GK_OK) {
        text->pointer = gk_arena_copy(arena, gk_buffer_bytes(&pointer));
        status = text->pointer.at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&pointer);
    return status;
}

/* The heavier, then by pointer and offset, then the longer, then the earlier row. */
static bool stands_before(const struct gk_classify_reading *reading,
                          const struct gk_classify_hit *a, const struct gk_classify_hit *b)
{
    if (a->weight != b->weight)
        return a->weight > b->weight;
    int order = gk_bytes_compare(reading->texts[a->text].pointer, reading->texts[b->text].pointer);
    if (order)
        return order < 0;
    if (a->start != b->start)
        return a->start < b->start;
    return a->end != b->end ? a->end > b->end : a->row < b->row;
}

struct evidence {
    const struct gk_classify_hit *hits[GK_CLASSIFY_EVIDENCE];
    uint32_t count;
};

static bool speaks(const struct gk_classify_reading *reading, const struct gk_classify_hit *hit,
                   uint32_t class_index, uint32_t stop)
{
    const struct gk_classify_row *row = &reading->plan->rows[hit->row];
    return stop == GK_CLASSIFY_NONE ? row->class_index == class_index && !row->stop
                                    : hit->row == stop;
}

static enum gk_status pick(struct gk_classify_reading *reading, uint32_t class_index, uint32_t stop,
                           struct evidence *evidence)
{
    evidence->count = 0;
    for (uint32_t i = 0; i < reading->hit_count; i++) {
        const struct gk_classify_hit *hit = &reading->hits[i];
        if (!speaks(reading, hit, class_index, stop))
            continue;
        if (point(reading, &reading->texts[hit->text]) != GK_OK)
            return GK_NO_MEMORY;
        uint32_t place = evidence->count;
        while (place > 0 && stands_before(reading, hit, evidence->hits[place - 1]))
            place--;
        if (place == GK_CLASSIFY_EVIDENCE)
            continue;
        uint32_t last =
            evidence->count < GK_CLASSIFY_EVIDENCE ? evidence->count++ : GK_CLASSIFY_EVIDENCE - 1;
        for (uint32_t j = last; j > place; j--)
            evidence->hits[j] = evidence->hits[j - 1];
        evidence->hits[place] = hit;
    }
    return GK_OK;
}

static void write_number_member(struct gk_writer *writer, const char *name, int64_t number)
{
    gk_write_name(writer, gk_bytes_of(name));
    gk_write_number(writer, number);
}

/* JSON that was made with the plan. */
static void write_json_member(struct gk_writer *writer, const char *name, struct gk_bytes json)
{
    gk_write_name(writer, gk_bytes_of(name));
    gk_write_json(writer, json);
}

/* A class, and behind it what people call it. */
static void write_class(const struct gk_classify_plan *plan, const char *member,
                        uint32_t class_index, struct gk_writer *writer)
{
    const struct gk_classify_class *class = &plan->classes[class_index];
    write_json_member(writer, member, class->json);
    if (class->title.length)
        write_json_member(writer, "name", class->title);
}

static void write_piece(const struct gk_classify_reading *reading,
                        const struct gk_classify_hit *hit, struct gk_writer *writer)
{
    const struct gk_classify_text *text = &reading->texts[hit->text];
    size_t start = gk_utf8_count((struct gk_bytes){ text->text.at, hit->start });
    size_t length =
        gk_utf8_count((struct gk_bytes){ text->text.at + hit->start, hit->end - hit->start });
    gk_write_open(writer, '{');
    write_json_member(writer, "rule", reading->plan->rows[hit->row].json);
    gk_write_string_member(writer, "pointer", text->pointer);
    gk_write_count_member(writer, "start", start);
    gk_write_count_member(writer, "end", start + length);
    write_number_member(writer, "weight", hit->weight);
    gk_write_close(writer, '}');
}

/* Label by label, so that what speaks for the first comes first. */
static enum gk_status write_evidence(struct gk_classify_reading *reading,
                                     const struct gk_classify_answer *answer,
                                     struct gk_writer *writer)
{
    gk_write_name(writer, GK_BYTES("evidence"));
    gk_write_open(writer, '[');
    for (uint32_t i = 0; i < answer->label_count; i++) {
        struct evidence evidence;
        if (pick(reading, answer->labels[i], answer->stop, &evidence) != GK_OK)
            return GK_NO_MEMORY;
        for (uint32_t j = 0; j < evidence.count; j++)
            write_piece(reading, evidence.hits[j], writer);
    }
    gk_write_close(writer, ']');
    return GK_OK;
}

static void write_labels(const struct gk_classify_reading *reading,
                         const struct gk_classify_answer *answer, struct gk_writer *writer)
{
    gk_write_name(writer, GK_BYTES("labels"));
    gk_write_open(writer, '[');
    for (uint32_t i = 0; i < answer->label_count; i++) {
        gk_write_open(writer, '{');
        write_class(reading->plan, "class", answer->labels[i], writer);
        write_number_member(writer, "score", answer->scores[i]);
        gk_write_close(writer, '}');
    }
    gk_write_close(writer, ']');
}

/* The task and who answers for it; without a task, who answers for the whole area. */
static void write_task(const struct gk_classify_plan *plan, const struct gk_classify_answer *answer,
                       struct gk_writer *writer)
{
    const struct gk_classify_class *area = &plan->classes[answer->labels[0]];
    struct gk_bytes task = area->task;
    struct gk_bytes section = area->section;
    if (answer->task != GK_CLASSIFY_NONE) {
        task = plan->tasks[answer->task].name;
        if (plan->tasks[answer->task].section.length)
            section = plan->tasks[answer->task].section;
    }
    if (task.length)
        gk_write_string_member(writer, "task", task);
    if (section.length)
        write_json_member(writer, "section", section);
}

enum gk_status gk_classify_write(struct gk_classify_reading *reading, uint32_t number,
                                 const struct gk_classify_answer *answer, struct gk_writer *writer)
{
    const struct gk_classify_plan *plan = reading->plan;
    const struct gk_classify_taxonomy *taxonomy = &plan->taxonomies[number];
    enum gk_status status = GK_OK;
    gk_write_name(writer, taxonomy->name);
    gk_write_open(writer, '{');
    if (answer->unsure)
        gk_write_string_member(writer, "unsure", gk_bytes_of(answer->unsure));
    else
        write_class(plan, "primary", answer->labels[0], writer);
    write_labels(reading, answer, writer);
    if (answer->label_count) {
        write_number_member(writer, "margin", answer->margin);
        if (taxonomy->area && !answer->unsure)
            write_task(plan, answer, writer);
        status = write_evidence(reading, answer, writer);
    }
    gk_write_close(writer, '}');
    return status == GK_OK ? writer->status : status;
}
