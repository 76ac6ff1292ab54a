/*
 * read.c - every field that some row reads: folded once, one pass of the automaton, then the
 * field's own patterns. What matches is counted for its class and kept as a possible evidence.
 */
#include "base/memory.h"
#include "base/utf8.h"
#include "domain/column.h"
#include "domain/letters.h"
#include "record/value.h"
#include "verbs/classify/engine.h"

/* An array of the arena, grown: the old block stays behind until the next record. */
static void *grown(struct gk_arena *arena, const void *old, uint32_t count, uint32_t *capacity,
                   size_t size)
{
    uint32_t wider = *capacity ? *capacity * 2 : 32;
    void *block = gk_arena_array(arena, wider, size);
    if (!block)
        return NULL;
    if (count)
        memcpy(block, old, count * size);
    *capacity = wider;
    return block;
}

static enum gk_status add_text(struct gk_classify_reading *reading, struct gk_classify_text text)
{
    if (reading->text_count == reading->text_capacity) {
        void *block = grown(&reading->scratch->arena, reading->texts, reading->text_count,
                            &reading->text_capacity, sizeof text);
        if (!block)
            return GK_NO_MEMORY;
        reading->texts = block;
    }
    reading->texts[reading->text_count++] = text;
    return GK_OK;
}

/* Adds what the row weighs to its class; a stop row only takes its place in the order. */
static void weigh(struct gk_classify_reading *reading, const struct gk_classify_field *field,
                  uint32_t number, int64_t weight)
{
    const struct gk_classify_row *row = &reading->plan->rows[number];
    if (row->stop) {
        if (number < reading->stops[row->taxonomy])
            reading->stops[row->taxonomy] = number;
        return;
    }
    reading->scores[row->class_index] += weight;
    if (field->head)
        reading->head[row->class_index] += weight;
    if (row->task != GK_CLASSIFY_NONE)
        reading->task_scores[row->task] += weight;
}

/* One match, in cells of the folded text that was added last. */
static enum gk_status add_hit(struct gk_classify_reading *reading,
                              const struct gk_classify_field *field, uint32_t number,
                              size_t first_cell, size_t end_cell)
{
    const struct gk_classify_row *row = &reading->plan->rows[number];
    const struct gk_folded *folded = &reading->scratch->folded;
    if (reading->counts[number] >= reading->plan->cap || reading->settled[row->taxonomy])
        return GK_OK;
    if (reading->hit_count == reading->hit_capacity) {
        void *block = grown(&reading->scratch->arena, reading->hits, reading->hit_count,
                            &reading->hit_capacity, sizeof *reading->hits);
        if (!block)
            return GK_NO_MEMORY;
        reading->hits = block;
    }
    int64_t weight =
        row->stop ? reading->plan->stop_score : row->weight * (row->any_field ? field->factor : 1);
    reading->counts[number]++;
    reading->hits[reading->hit_count++] = (struct gk_classify_hit){
        .row = number,
        .text = reading->text_count - 1,
        .start = reading->offset + gk_folded_start(folded, first_cell),
        .end = reading->offset + gk_folded_end(folded, end_cell - 1),
        .weight = weight,
    };
    weigh(reading, field, number, weight);
    return GK_OK;
}

static enum gk_status find_terms(struct gk_classify_reading *reading,
                                 const struct gk_classify_field *field)
{
    struct gk_matches *matches = &reading->scratch->matches;
    matches->count = 0;
    reading->searched++;
    enum gk_status status =
        gk_words_find(&reading->plan->words, &reading->scratch->folded, matches);
    for (size_t i = 0; i < matches->count && status == GK_OK; i++) {
        const struct gk_match *match = &matches->at[i];
        const struct gk_classify_row *row = &reading->plan->rows[match->value];
        if (row->has_literals)
            reading->literals[match->value] = reading->searched;
        else if (row->fields >> field->field & 1)
            status = add_hit(reading, field, match->value, match->start, match->end);
    }
    return status;
}

static size_t cell_at(struct gk_bytes text, size_t offset)
{
    return gk_utf8_count((struct gk_bytes){ text.at, offset });
}

/* All matches of one pattern up to the cap. An empty match is no evidence and ends the search. */
static enum gk_status find_pattern(struct gk_classify_reading *reading,
                                   const struct gk_classify_field *field, uint32_t number)
{
    struct gk_bytes text = gk_buffer_bytes(&reading->scratch->buffer);
    size_t from = 0;
    while (reading->counts[number] < reading->plan->cap) {
        enum gk_pattern_answer answer;
        size_t start;
        size_t end;
        enum gk_status status =
            gk_pattern_find(&reading->plan->rows[number].pattern, &reading->scratch->pattern, text,
                            from, &answer, &start, &end);
        if (status != GK_OK)
            return status;
        if (answer == GK_PATTERN_TOO_MUCH && number < reading->limited)
            reading->limited = number;
        if (answer != GK_PATTERN_FOUND || start == end)
            return GK_OK;
        status = add_hit(reading, field, number, cell_at(text, start), cell_at(text, end));
        if (status != GK_OK)
            return status;
        from = end;
    }
    return GK_OK;
}

/* Rows of a taxonomy that a stop row before them has decided need no search. */
static enum gk_status find_patterns(struct gk_classify_reading *reading,
                                    const struct gk_classify_field *field)
{
    struct gk_scratch *scratch = reading->scratch;
    enum gk_status status =
        field->pattern_count ? gk_folded_text(&scratch->folded, &scratch->buffer) : GK_OK;
    for (uint32_t i = 0; i < field->pattern_count && status == GK_OK; i++) {
        const struct gk_classify_row *row = &reading->plan->rows[field->patterns[i]];
        uint32_t stop = reading->stops[row->taxonomy];
        if (row->has_literals && reading->literals[field->patterns[i]] != reading->searched)
            continue;
        if (stop == GK_CLASSIFY_NONE || (row->stop && field->patterns[i] < stop))
            status = find_pattern(reading, field, field->patterns[i]);
    }
    return status;
}

/* The first `characters` characters of the text: whole blocks first, which are quickly counted,
 * then the block in which the end lies. */
static struct gk_bytes cut(struct gk_bytes text, int64_t characters)
{
    enum { BLOCK = 64 };
    size_t end = 0;
    while (text.length - end >= BLOCK) {
        int64_t count = (int64_t)gk_utf8_count((struct gk_bytes){ text.at + end, BLOCK });
        if (count > characters)
            break;
        characters -= count;
        end += BLOCK;
    }
    for (; end < text.length; end++)
        if (((unsigned char)text.at[end] & 0xC0) != 0x80 && characters-- == 0)
            break;
    return (struct gk_bytes){ text.at, end };
}

static enum gk_status find_in(struct gk_classify_reading *reading,
                              const struct gk_classify_field *field, struct gk_bytes text)
{
    enum gk_status status = gk_fold(&reading->scratch->folded, text);
    if (status == GK_OK)
        status = find_terms(reading, field);
    if (status == GK_OK)
        status = find_patterns(reading, field);
    reading->characters += reading->scratch->folded.count;
    return status;
}

/* A column that is a path counts, for each taxonomy, by the last of its parts in which something
 * is found. */
static enum gk_status find_in_parts(struct gk_classify_reading *reading,
                                    const struct gk_classify_field *field, struct gk_bytes path)
{
    struct gk_bytes part;
    size_t end = path.length;
    enum gk_status status = GK_OK;
    memset(reading->settled, 0, reading->plan->taxonomy_count);
    while (status == GK_OK && gk_column_part(path, &end, &part)) {
        uint32_t first_hit = reading->hit_count;
        reading->offset = (uint32_t)(part.at - path.at);
        status = find_in(reading, field, part);
        for (uint32_t i = first_hit; i < reading->hit_count; i++)
            reading->settled[reading->plan->rows[reading->hits[i].row].taxonomy] = true;
    }
    reading->offset = 0;
    memset(reading->settled, 0, reading->plan->taxonomy_count);
    return status;
}

static enum gk_status read_text(struct gk_classify_reading *reading,
                                const struct gk_classify_field *field, struct gk_value value,
                                struct gk_classify_text text)
{
    struct gk_scratch *scratch = reading->scratch;
    text.text = gk_value_text(reading->record, value, &scratch->arena);
    if (!text.text.at)
        return GK_NO_MEMORY;
    if (gk_is_absent(text.text))
        return GK_OK;
    if (field->field == GK_FIELD_CONTENT)
        text.text = cut(text.text, reading->plan->characters);
    enum gk_status status = add_text(reading, text);
    if (status != GK_OK)
        return status;
    return field->field == GK_FIELD_COLUMN ? find_in_parts(reading, field, text.text)
                                           : find_in(reading, field, text.text);
}

static enum gk_status read_field(struct gk_classify_reading *reading,
                                 const struct gk_classify_field *field)
{
    const struct gk_record *record = reading->record;
    const struct gk_member *member = gk_record_field(record, field->field);
    enum gk_status status = GK_OK;
    uint32_t first_hit = reading->hit_count;
    if (!member)
        return GK_OK;
    struct gk_classify_text text = { .member = member };
    if (member->value.type == GK_STRING)
        status = read_text(reading, field, member->value, text);
    if (member->value.type == GK_ARRAY) {
        struct gk_walk walk = { 0 };
        gk_walk_open(&walk, record, member->value);
        text.in_array = true;
        while (status == GK_OK && gk_walk_next(&walk)) {
            text.index = walk.index;
            if (walk.member.value.type == GK_STRING)
                status = read_text(reading, field, walk.member.value, text);
        }
    }
    for (uint32_t i = first_hit; i < reading->hit_count; i++)
        reading->counts[reading->hits[i].row] = 0;
    return status;
}

enum gk_status gk_classify_read(struct gk_classify_reading *reading,
                                const struct gk_classify_plan *plan, struct gk_scratch *scratch,
                                const struct gk_record *record)
{
    struct gk_arena *arena = &scratch->arena;
    *reading = (struct gk_classify_reading){
        .plan = plan,
        .record = record,
        .scratch = scratch,
        .counts = gk_arena_array(arena, plan->row_count, sizeof(uint32_t)),
        .literals = gk_arena_array(arena, plan->row_count, sizeof(uint32_t)),
        .stops = gk_arena_array(arena, plan->taxonomy_count, sizeof(uint32_t)),
        .scores = gk_arena_array(arena, plan->class_count, sizeof(int64_t)),
        .head = gk_arena_array(arena, plan->class_count, sizeof(int64_t)),
        .task_scores = gk_arena_array(arena, plan->task_count, sizeof(int64_t)),
        .settled = gk_arena_array(arena, plan->taxonomy_count, sizeof(bool)),
        .limited = GK_CLASSIFY_NONE,
    };
    if (!reading->counts || !reading->literals || !reading->stops || !reading->scores ||
        !reading->head || !reading->task_scores || !reading->settled)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < plan->taxonomy_count; i++)
        reading->stops[i] = GK_CLASSIFY_NONE;
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < plan->field_count && status == GK_OK; i++)
        status = read_field(reading, &plan->fields[i]);
    return status;
}
