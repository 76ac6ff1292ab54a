#include "run/input/kind/foreign.h"

#include "run/input/block.h"
#include "run/input/kind/kind.h"

static struct gk_bytes fill(struct gk_arena *arena, const struct gk_kind *kind,
                            enum gk_language language)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { gk_buffer_bytes(&kind->place) };
    struct gk_buffer text = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    if (gk_sentence_fill(&text, gk_message_text(kind->message, language), arguments) == GK_OK)
        kept = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return kept;
}

/* A row of all that the batch's source holds. */
static enum gk_status add(struct gk_batch *batch, const struct gk_row_fault *fault)
{
    struct gk_batch_row row = { .line = 1, .length = batch->source.length };
    struct gk_row_fault *kept = gk_arena_allocate(&batch->arena, sizeof *kept);
    if (!kept || gk_buffer_append_byte(&batch->bytes, '\n') != GK_OK)
        return GK_NO_MEMORY;
    *kept = *fault;
    row.fault = kept;
    return gk_batch_add_row(batch, &row);
}

static enum gk_status hold(struct gk_input *input, struct gk_batch *batch, struct gk_buffer *begun,
                           const struct gk_kind *kind)
{
    struct gk_row_fault fault = { .fate = GK_ROW_HELD,
                                  .rule = kind->is_json ? GK_RULE_JSON_KIND : GK_RULE_INPUT_KIND };
    fault.arguments[0] = fill(&batch->arena, kind, GK_ENGLISH);
    fault.arguments[1] = fill(&batch->arena, kind, GK_CHINESE);
    if (!fault.arguments[0].at || !fault.arguments[1].at)
        return GK_NO_MEMORY;
    input->foreign = true;
    input->in_piece = false;
    batch->kind = GK_BATCH_LINES;
    batch->piece_first = false;
    batch->made = true;
    batch->source_encoding = GK_UTF_8;
    if (begun != &batch->source) {
        struct gk_buffer source = batch->source;
        batch->source = *begun;
        *begun = source;
        gk_buffer_clear(begun);
    }
    return add(batch, &fault);
}

enum gk_status gk_foreign_begin(struct gk_input *input, struct gk_batch *batch,
                                struct gk_buffer *begun, bool *foreign)
{
    struct gk_kind kind = { .named = false };
    enum gk_status status = gk_kind_find(input, gk_buffer_bytes(begun), &kind);
    *foreign = status == GK_OK && kind.named;
    if (*foreign)
        status = hold(input, batch, begun, &kind);
    gk_buffer_free(&kind.place);
    return status;
}

enum gk_status gk_foreign_next(struct gk_input *input, struct gk_batch *batch)
{
    enum gk_status status = gk_buffer_append(&batch->source, gk_buffer_bytes(&input->carry));
    gk_buffer_clear(&input->carry);
    batch->made = true;
    batch->source_encoding = GK_UTF_8;
    if (status == GK_OK && !input->at_end)
        status = gk_block_read(input, &batch->source, input->block_size);
    if (status != GK_OK || !batch->source.length)
        return status;
    return add(batch, &(struct gk_row_fault){ .fate = GK_ROW_FOLLOWS });
}
