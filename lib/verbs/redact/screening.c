/*
 * screening.c - the texts of a record: those that the gate does not let by are searched.
 */
#include <stdlib.h>

#include "verbs/labels.h"
#include "verbs/redact/gate.h"
#include "verbs/redact/judgement.h"

static enum gk_status keep_text(struct gk_redact_judgement *j, struct gk_texts *walk,
                                const struct gk_text *read, bool in_scope)
{
    if (j->text_count == j->text_capacity) {
        uint32_t capacity = j->text_capacity ? 2 * j->text_capacity : 8;
        struct gk_redact_text *texts =
            gk_arena_array(&j->screen.scratch->arena, capacity, sizeof *texts);
        if (!texts)
            return GK_NO_MEMORY;
        if (j->text_count)
            memcpy(texts, j->texts, j->text_count * sizeof *texts);
        j->texts = texts;
        j->text_capacity = capacity;
    }
    struct gk_redact_text *text = &j->texts[j->text_count++];
    *text = (struct gk_redact_text){ .read = *read,
                                     .limited = j->screen.limited,
                                     .in_scope = in_scope,
                                     .around = j->screen.around };
    if (read->kind == GK_TEXT_NAME)
        gk_texts_hide(walk);
    return gk_texts_pointer(walk, j->verdict->arena, &text->pointer, &text->shown);
}

static enum gk_status screen_text(struct gk_redact_judgement *j, struct gk_texts *walk,
                                  const struct gk_text *text)
{
    const struct gk_redact_plan *plan = j->plan;
    bool in_scope =
        plan->every_field || (text->field != GK_FIELD_COUNT && plan->fields >> text->field & 1);
    uint32_t before = j->screen.hits.count;
    if (!in_scope && !j->screen.spread)
        return GK_OK;
    if (gk_redact_detect(&j->screen, walk, text, j->text_count, in_scope) != GK_OK)
        return GK_NO_MEMORY;
    if (j->screen.hits.count == before && j->screen.limited == GK_REDACT_NO_ROW)
        return GK_OK;
    return keep_text(j, walk, text, in_scope);
}

static void begin_screening(struct gk_redact_judgement *j, struct gk_texts *walk)
{
    j->screen.hits.count = 0;
    j->text_count = 0;
    gk_texts_open(walk, j->screen.record, &j->plan->profile->fields, &j->screen.scratch->arena);
}

static enum gk_status screen_record(struct gk_redact_judgement *j)
{
    struct gk_texts walk;
    struct gk_text text;
    enum gk_status status;
    begin_screening(j, &walk);
    while ((status = gk_texts_next(&walk, &text)) == GK_OK)
        if ((status = screen_text(j, &walk, &text)) != GK_OK)
            break;
    return status == GK_END ? GK_OK : status;
}

/* Whether the text may be a label of another one. */
static bool may_be_label(const struct gk_texts *walk, const struct gk_text *text)
{
    return text->kind == GK_TEXT_NAME || (walk->depth > 1 && text->text.length <= GK_TEXTS_LABEL);
}

/*
 * The texts that a label may speak of, from it on: of a name those of its member, of another text
 * all that follow. Then *text is the name behind them, which has not been looked at.
 */
static enum gk_status screen_labelled(struct gk_redact_judgement *j, struct gk_redact_gate *gate,
                                      struct gk_texts *walk, struct gk_text *text)
{
    uint32_t depth = walk->depth;
    enum gk_status status;
    do {
        if (text->kind != GK_TEXT_NAME && may_be_label(walk, text))
            depth = 0;
        status = screen_text(j, walk, text);
    } while (status == GK_OK && (status = gk_texts_next(walk, text)) == GK_OK &&
             (text->kind != GK_TEXT_NAME || walk->depth > depth));
    if (status == GK_OK)
        gk_redact_gate_pass(gate, text->value.start);
    return status;
}

/* Where the gate has found something: in the text that holds that byte of the line. */
static enum gk_status screen_place(struct gk_redact_judgement *j, struct gk_redact_gate *gate,
                                   struct gk_texts *walk, struct gk_text *text, bool labels)
{
    uint32_t end = text->value.start + text->value.length;
    /* Whatever has been found in it, a word that names values may stand behind. */
    if (may_be_label(walk, text))
        return screen_labelled(j, gate, walk, text);
    if (labels && !gate->near) {
        bool rows;
        if (gk_labels_rows(text->text, &j->screen.scratch->label, &rows) != GK_OK)
            return GK_NO_MEMORY;
        if (!rows) {
            gk_redact_gate_ignore(gate, end);
            return GK_OK;
        }
    }
    gk_redact_gate_pass(gate, end);
    return screen_text(j, walk, text);
}

/* Goes on to the next place where there is something; GK_END behind the last. */
static enum gk_status find_place(struct gk_redact_judgement *j, struct gk_redact_gate *gate,
                                 uint32_t *place, bool *labels)
{
    for (;;) {
        enum gk_redact_gate_answer answer = gk_redact_gate_next(gate, place);
        bool counts = answer != GK_REDACT_GATE_END;
        if (answer == GK_REDACT_GATE_TERM &&
            gk_redact_term_counts(&j->screen, j->screen.record->line, *place, &counts) != GK_OK)
            return GK_NO_MEMORY;
        *labels = answer == GK_REDACT_GATE_LABEL;
        if (counts || answer == GK_REDACT_GATE_END)
            return counts ? GK_OK : GK_END;
    }
}

/* The texts alone that the gate does not let by. */
static enum gk_status screen_gated(struct gk_redact_judgement *j)
{
    struct gk_redact_gate gate;
    struct gk_texts walk;
    struct gk_text text = { .value = { .length = 0 } };
    enum gk_status status;
    uint32_t place;
    bool labels;
    if (!j->plan->gated)
        return screen_record(j);
    begin_screening(j, &walk);
    gk_redact_gate_open(&gate, j->plan, j->screen.record);
    while ((status = find_place(j, &gate, &place, &labels)) == GK_OK) {
        while (status == GK_OK && text.value.start + text.value.length <= place)
            status = gk_texts_next(&walk, &text);
        if (status == GK_OK)
            status = screen_place(j, &gate, &walk, &text, labels);
        if (status != GK_OK)
            break;
    }
    return status == GK_END ? GK_OK : status;
}

static int compare_values(const void *left, const void *right)
{
    const struct gk_redact_value *a = left;
    const struct gk_redact_value *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->text.length != b->text.length)
        return a->text.length < b->text.length ? -1 : 1;
    return memcmp(a->text.at, b->text.at, a->text.length);
}

/* Each value once: the same one may have been masked very often. */
static enum gk_status build_values(struct gk_redact_judgement *j)
{
    struct gk_redact_values *values = &j->screen.values;
    qsort(values->at, values->count, sizeof *values->at, compare_values);
    for (size_t i = 0; i < values->count; i++) {
        bool empty;
        if (i && compare_values(&values->at[i - 1], &values->at[i]) == 0)
            continue;
        if (gk_words_add(&j->spread, values->at[i].text, values->at[i].kind, 0, &empty) != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_words_build(&j->spread);
}

enum gk_status gk_redact_screen_all(struct gk_redact_judgement *j)
{
    if (screen_gated(j) != GK_OK)
        return GK_NO_MEMORY;
    j->screen.gathers = false;
    if (!j->screen.values.count || j->screen.overrun)
        return GK_OK;
    if (build_values(j) != GK_OK)
        return GK_NO_MEMORY;
    j->screen.spread = &j->spread;
    return screen_record(j);
}
