/*
 * write.c - an answer as JSON, with the evidence that carried it.
 */
#include "base/utf8.h"
#include "record/annotate.h"
#include "record/value.h"
#include "verbs/classify/engine.h"

static enum gk_status append(struct gk_buffer *out, const char *text)
{
    return gk_buffer_append(out, gk_bytes_of(text));
}

static enum gk_status append_number(struct gk_buffer *out, int64_t number)
{
    char digits[20];
    size_t place = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        digits[--place] = (char)('0' + rest % 10);
    while (rest /= 10);
    enum gk_status status = number < 0 ? gk_buffer_append_byte(out, '-') : GK_OK;
    return status == GK_OK
               ? gk_buffer_append(out, (struct gk_bytes){ digits + place, sizeof digits - place })
               : status;
}

/* A number behind `before`. */
static enum gk_status append_figure(struct gk_buffer *out, const char *before, int64_t number)
{
    enum gk_status status = append(out, before);
    return status == GK_OK ? append_number(out, number) : status;
}

/* JSON made with the plan, behind `before`. */
static enum gk_status append_json(struct gk_buffer *out, const char *before, struct gk_bytes json)
{
    enum gk_status status = append(out, before);
    return status == GK_OK ? gk_buffer_append(out, json) : status;
}

/* A text as a JSON string, behind `before`. */
static enum gk_status append_text(struct gk_buffer *out, const char *before,
                                    struct gk_bytes text)
{
    enum gk_status status = append(out, before);
    return status == GK_OK ? gk_json_append_string(out, text) : status;
}

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
        status = append_figure(&pointer, "/", text->index);
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

static enum gk_status pick(struct gk_classify_reading *reading, uint32_t class_index,
                           uint32_t stop, struct evidence *evidence)
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
        uint32_t last = evidence->count < GK_CLASSIFY_EVIDENCE ? evidence->count++
                                                               : GK_CLASSIFY_EVIDENCE - 1;
        for (uint32_t j = last; j > place; j--)
            evidence->hits[j] = evidence->hits[j - 1];
        evidence->hits[place] = hit;
    }
    return GK_OK;
}

static enum gk_status write_piece(const struct gk_classify_reading *reading,
                                  const struct gk_classify_hit *hit, struct gk_buffer *out)
{
    const struct gk_classify_text *text = &reading->texts[hit->text];
    size_t start = gk_utf8_count((struct gk_bytes){ text->text.at, hit->start });
    size_t length =
        gk_utf8_count((struct gk_bytes){ text->text.at + hit->start, hit->end - hit->start });
    enum gk_status status = append_json(out, "{\"rule\":", reading->plan->rows[hit->row].json);
    if (status == GK_OK)
        status = append_text(out, ",\"pointer\":", text->pointer);
    if (status == GK_OK)
        status = append_figure(out, ",\"start\":", (int64_t)start);
    if (status == GK_OK)
        status = append_figure(out, ",\"end\":", (int64_t)(start + length));
    if (status == GK_OK)
        status = append_figure(out, ",\"weight\":", hit->weight);
    return status == GK_OK ? gk_buffer_append_byte(out, '}') : status;
}

/* Label by label, so that what speaks for the first comes first. */
static enum gk_status write_evidence(struct gk_classify_reading *reading,
                                     const struct gk_classify_answer *answer,
                                     struct gk_buffer *out)
{
    enum gk_status status = append(out, ",\"evidence\":[");
    bool any = false;
    for (uint32_t i = 0; i < answer->label_count && status == GK_OK; i++) {
        struct evidence evidence;
        status = pick(reading, answer->labels[i], answer->stop, &evidence);
        for (uint32_t j = 0; status == GK_OK && j < evidence.count; j++) {
            if (any)
                status = append(out, ",");
            if (status == GK_OK)
                status = write_piece(reading, evidence.hits[j], out);
            any = true;
        }
    }
    return status == GK_OK ? append(out, "]") : status;
}

static enum gk_status write_labels(const struct gk_classify_reading *reading,
                                   const struct gk_classify_answer *answer,
                                   struct gk_buffer *out)
{
    enum gk_status status = append(out, ",\"labels\":[");
    for (uint32_t i = 0; i < answer->label_count && status == GK_OK; i++) {
        status = append_json(out, i ? ",{\"class\":" : "{\"class\":",
                             reading->plan->classes[answer->labels[i]].json);
        if (status == GK_OK)
            status = append_figure(out, ",\"score\":", answer->scores[i]);
        if (status == GK_OK)
            status = gk_buffer_append_byte(out, '}');
    }
    return status == GK_OK ? append(out, "]") : status;
}

/* The task and who answers for it; without a task, who answers for the whole area. */
static enum gk_status write_task(const struct gk_classify_plan *plan,
                                 const struct gk_classify_answer *answer, struct gk_buffer *out)
{
    const struct gk_classify_class *area = &plan->classes[answer->labels[0]];
    struct gk_bytes task = area->task;
    struct gk_bytes section = area->section;
    enum gk_status status = GK_OK;
    if (answer->task != GK_CLASSIFY_NONE) {
        task = plan->tasks[answer->task].name;
        if (plan->tasks[answer->task].section.length)
            section = plan->tasks[answer->task].section;
    }
    if (task.length)
        status = append_text(out, ",\"task\":", task);
    if (status == GK_OK && section.length)
        status = append(out, ",\"section\":");
    return status == GK_OK ? gk_buffer_append(out, section) : status;
}

static enum gk_status write_head(const struct gk_classify_reading *reading,
                                 const struct gk_classify_taxonomy *taxonomy,
                                 const struct gk_classify_answer *answer, struct gk_buffer *out)
{
    enum gk_status status = gk_json_append_string(out, taxonomy->name);
    if (status != GK_OK)
        return status;
    return answer->unsure ? append_text(out, ":{\"unsure\":", gk_bytes_of(answer->unsure))
                          : append_json(out, ":{\"primary\":",
                                        reading->plan->classes[answer->labels[0]].json);
}

enum gk_status gk_classify_write(struct gk_classify_reading *reading, uint32_t number,
                                 const struct gk_classify_answer *answer, struct gk_buffer *out)
{
    const struct gk_classify_taxonomy *taxonomy = &reading->plan->taxonomies[number];
    enum gk_status status = write_head(reading, taxonomy, answer, out);
    if (status == GK_OK)
        status = write_labels(reading, answer, out);
    if (status == GK_OK && answer->label_count) {
        status = append_figure(out, ",\"margin\":", answer->margin);
        if (status == GK_OK && taxonomy->area && !answer->unsure)
            status = write_task(reading->plan, answer, out);
        if (status == GK_OK)
            status = write_evidence(reading, answer, out);
    }
    return status == GK_OK ? append(out, "}") : status;
}
