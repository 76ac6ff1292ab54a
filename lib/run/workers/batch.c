#include "run/workers/batch.h"

#include "base/memory.h"

void gk_batch_clear(struct gk_batch *batch)
{
    gk_buffer_clear(&batch->bytes);
    gk_buffer_clear(&batch->decoded);
    gk_buffer_clear(&batch->edited);
    gk_buffer_clear(&batch->source);
    gk_buffer_clear(&batch->rows);
    gk_arena_reset(&batch->arena);
    batch->kind = GK_BATCH_LINES;
    batch->piece_first = false;
    batch->piece_last = false;
    batch->file_first = false;
    batch->document_first = false;
    batch->utf_16_mark = false;
    batch->outcome_count = 0;
    batch->lines = 0;
    batch->blank = 0;
    batch->made = false;
    batch->as_text = false;
    batch->head = NULL;
    batch->row = 0;
}

enum gk_status gk_batch_add_row(struct gk_batch *batch, const struct gk_batch_row *row)
{
    return gk_buffer_append(&batch->rows, (struct gk_bytes){ (const char *)row, sizeof *row });
}

static struct gk_outcome *new_outcome(struct gk_batch *batch)
{
    if (batch->outcome_count == batch->outcome_capacity) {
        struct gk_outcome *outcomes =
            gk_memory_grow(batch->outcomes, &batch->outcome_capacity, sizeof *outcomes);
        if (!outcomes)
            return NULL;
        batch->outcomes = outcomes;
    }
    struct gk_outcome *outcome = &batch->outcomes[batch->outcome_count++];
    *outcome = (struct gk_outcome){ 0 };
    return outcome;
}

struct gk_outcome *gk_batch_line(struct gk_batch *batch, struct gk_bytes raw, struct gk_bytes text)
{
    struct gk_outcome *outcome = new_outcome(batch);
    if (outcome) {
        outcome->raw = raw;
        outcome->text = text;
        outcome->line = batch->lines;
        outcome->row = batch->row;
        outcome->records = 1;
    }
    return outcome;
}

enum gk_status gk_batch_pass(struct gk_batch *batch, struct gk_bytes raw, struct gk_bytes text)
{
    struct gk_outcome *last =
        batch->outcome_count ? &batch->outcomes[batch->outcome_count - 1] : NULL;
    bool run = last && last->records && !last->verdict && !last->edited_length;
    if (run && last->raw.at + last->raw.length == raw.at &&
        last->text.at + last->text.length == text.at) {
        last->records++;
        last->raw.length += raw.length;
        last->text.length += text.length;
        return GK_OK;
    }
    return gk_batch_line(batch, raw, text) ? GK_OK : GK_NO_MEMORY;
}

enum gk_status gk_batch_follow(struct gk_batch *batch, struct gk_bytes raw)
{
    struct gk_outcome *outcome = new_outcome(batch);
    if (!outcome)
        return GK_NO_MEMORY;
    outcome->raw = raw;
    outcome->follows = true;
    return GK_OK;
}

void gk_batch_free(struct gk_batch *batch)
{
    gk_buffer_free(&batch->bytes);
    gk_buffer_free(&batch->decoded);
    gk_buffer_free(&batch->edited);
    gk_buffer_free(&batch->source);
    gk_buffer_free(&batch->rows);
    gk_arena_free(&batch->arena);
    gk_memory_release(batch->outcomes);
    *batch = (struct gk_batch){ 0 };
}
