#include "run/batch.h"

#include "base/memory.h"

void gk_batch_clear(struct gk_batch *batch)
{
    gk_buffer_clear(&batch->bytes);
    gk_buffer_clear(&batch->decoded);
    gk_buffer_clear(&batch->edited);
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
}

struct gk_outcome *gk_batch_outcome(struct gk_batch *batch)
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

void gk_batch_free(struct gk_batch *batch)
{
    gk_buffer_free(&batch->bytes);
    gk_buffer_free(&batch->decoded);
    gk_buffer_free(&batch->edited);
    gk_arena_free(&batch->arena);
    gk_memory_release(batch->outcomes);
    *batch = (struct gk_batch){ 0 };
}
