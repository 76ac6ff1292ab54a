/*
 * evidence.c - what carried a label, as places in the record. Places are worked out here alone, of
 * what is shown: a text that was read before the last one is folded once more.
 */
#include <inttypes.h>

#include "base/utf8.h"
#include "record/value.h"
#include "record/writer.h"
#include "taxonomy/inside.h"

/* The JSON Pointer to the text, made once. */
static enum gk_status point(struct gk_reading *reading, struct gk_class_text *text)
{
    struct gk_arena *arena = reading->arena;
    if (text->pointer.at)
        return GK_OK;
    struct gk_bytes member = gk_pointer_to(reading->record, text->member, arena);
    if (!member.at)
        return GK_NO_MEMORY;
    struct gk_buffer *json = &reading->utf8;
    gk_buffer_clear(json);
    enum gk_status status = gk_json_append_string(json, member);
    if (status == GK_OK && text->in_array) {
        json->length--; /* the closing quote comes behind the index */
        status = gk_buffer_print(json, "/%" PRIu32 "\"", text->index);
    }
    if (status != GK_OK)
        return status;
    text->pointer = gk_arena_copy(arena, gk_buffer_bytes(json));
    return text->pointer.at ? GK_OK : GK_NO_MEMORY;
}

/* The heavier, then by pointer and offset, then the longer, then the earlier row. */
static bool stands_before(const struct gk_reading *reading, const struct gk_class_hit *a,
                          const struct gk_class_hit *b)
{
    if (a->weight != b->weight)
        return a->weight > b->weight;
    const struct gk_class_text *first = &reading->texts[a->text];
    const struct gk_class_text *second = &reading->texts[b->text];
    int order = gk_bytes_compare(first->pointer, second->pointer);
    if (order)
        return order < 0;
    if (first->offset != second->offset)
        return first->offset < second->offset;
    if (a->start != b->start)
        return a->start < b->start;
    return a->end != b->end ? a->end > b->end : a->row < b->row;
}

/* A hit in its place among those that are picked. */
static enum gk_status insert(struct gk_reading *reading, const struct gk_class_hit *hit,
                             uint32_t most, const struct gk_class_hit **hits, uint32_t *count)
{
    if (point(reading, &reading->texts[hit->text]) != GK_OK)
        return GK_NO_MEMORY;
    uint32_t place = *count;
    while (place > 0 && stands_before(reading, hit, hits[place - 1]))
        place--;
    if (place == most)
        return GK_OK;
    uint32_t last = *count < most ? (*count)++ : most - 1;
    for (uint32_t j = last; j > place; j--)
        hits[j] = hits[j - 1];
    hits[place] = hit;
    return GK_OK;
}

/* The first `most` hits of the row that decided alone. */
static enum gk_status pick_stops(struct gk_reading *reading, uint32_t stop, uint32_t most,
                                 const struct gk_class_hit **hits, uint32_t *count)
{
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < reading->hit_count && status == GK_OK; i++)
        if (reading->hits[i].row == stop)
            status = insert(reading, &reading->hits[i], most, hits, count);
    return status;
}

/* The first `most` hits that speak for the label, in order; `learned` is room for n-grams. Where
 * one is asked for and a row speaks for the class, it is told: a word says more to people. */
static enum gk_status pick(struct gk_reading *reading, const struct gk_answer *answer,
                           uint32_t label, uint32_t most, struct gk_class_hit *learned,
                           const struct gk_class_hit **hits, uint32_t *count)
{
    const struct gk_class_count *class =
        gk_counted(reading, &reading->classes[answer->labels[label]]);
    enum gk_status status = GK_OK;
    *count = 0;
    if (answer->stop != GK_CLASS_NONE)
        return pick_stops(reading, answer->stop, most, hits, count);
    for (uint32_t i = class->hit; i && status == GK_OK; i = reading->hits[i - 1].before)
        status = insert(reading, &reading->hits[i - 1], most, hits, count);
    if (status != GK_OK || (most == 1 && *count && hits[0]->weight > 0))
        return status;
    uint32_t found = gk_learned_find(reading, answer->labels[label], most, learned);
    for (uint32_t i = 0; i < found && status == GK_OK; i++)
        status = insert(reading, &learned[i], most, hits, count);
    return status;
}

/* Where in the text the hit's first and last cell stand, in characters. */
static enum gk_status place(struct gk_reading *reading, const struct gk_class_hit *hit,
                            size_t *start, size_t *end)
{
    const struct gk_class_text *text = &reading->texts[hit->text];
    *start = hit->start;
    *end = hit->end;
    if (text->is_one_to_one)
        return GK_OK;
    if (reading->folded_text != hit->text) {
        reading->folded_text = GK_CLASS_NONE;
        if (gk_fold(&reading->folded, text->text) != GK_OK)
            return GK_NO_MEMORY;
        reading->folded_text = hit->text;
    }
    size_t first = gk_folded_start(&reading->folded, hit->start);
    size_t behind = gk_folded_end(&reading->folded, hit->end - 1);
    *start = gk_utf8_count((struct gk_bytes){ text->text.at, first });
    *end = *start + gk_utf8_count((struct gk_bytes){ text->text.at + first, behind - first });
    return GK_OK;
}

/* What the hit is called. */
static enum gk_status name_hit(struct gk_reading *reading, const struct gk_class_hit *hit,
                               struct gk_class_evidence *piece)
{
    if (hit->row == GK_CLASS_NONE)
        return gk_learned_name(reading, hit, &piece->term.text);
    piece->part = reading->classifier->rows[hit->row].part;
    piece->term = gk_class_term_name(reading->classifier, hit->row);
    return GK_OK;
}

static enum gk_status locate(struct gk_reading *reading, const struct gk_class_hit *hit,
                             uint32_t class_index, struct gk_class_evidence *piece)
{
    const struct gk_class_text *text = &reading->texts[hit->text];
    size_t start;
    size_t end;
    if (place(reading, hit, &start, &end) != GK_OK)
        return GK_NO_MEMORY;
    size_t before = gk_utf8_count((struct gk_bytes){ text->text.at - text->offset, text->offset });
    *piece = (struct gk_class_evidence){
        .row = hit->row,
        .class_index = class_index,
        .part = GK_CLASS_NONE,
        .pointer = text->pointer,
        .start = before + start,
        .end = before + end,
        .weight = hit->weight,
    };
    return name_hit(reading, hit, piece);
}

enum gk_status gk_reading_evidence(struct gk_reading *reading, const struct gk_answer *answer,
                                   uint32_t label, uint32_t most,
                                   struct gk_class_evidence pieces[GK_LABEL_EVIDENCE],
                                   uint32_t *count)
{
    const struct gk_class_hit *hits[GK_LABEL_EVIDENCE];
    struct gk_class_hit learned[GK_LABEL_EVIDENCE];
    most = most < GK_LABEL_EVIDENCE ? most : GK_LABEL_EVIDENCE;
    enum gk_status status = pick(reading, answer, label, most, learned, hits, count);
    for (uint32_t i = 0; i < *count && status == GK_OK; i++)
        status = locate(reading, hits[i], answer->labels[label], &pieces[i]);
    return status;
}
