#include "run/input/table/table.h"

#include "run/input/block.h"
#include "run/input/file_encoding.h"
#include "run/input/kind/foreign.h"
#include "run/input/kind/kind.h"

static void begin_file(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_buffer *source = &batch->source;
    bool byte_order_mark = gk_bytes_start_with(gk_buffer_bytes(source), GK_BYTES("\xEF\xBB\xBF"));
    gk_block_read_mark(input, source);
    if (byte_order_mark && input->encoding == GK_AUTO)
        input->encoding = GK_UTF_8;
    input->at_start = false;
    batch->file_first = true;
    gk_rows_begin(&input->rows, input->encoding, byte_order_mark);
}

/* ---- blocks */

enum { HEAD_SEEN = 256 * 1024 }; /* bytes among which the head must be, whatever blocks are */

/* What was not taken is read again, before what is carried already. */
static enum gk_status carry_before(struct gk_input *input, struct gk_bytes left)
{
    struct gk_buffer *carry = &input->carry;
    if (!left.length)
        return GK_OK;
    if (gk_buffer_reserve(carry, left.length) != GK_OK)
        return GK_NO_MEMORY;
    memmove(carry->at + left.length, carry->at, carry->length);
    memcpy(carry->at, left.at, left.length);
    carry->length += left.length;
    return GK_OK;
}

static bool is_filled(const struct gk_batch *batch)
{
    return batch->rows.length || batch->blank;
}

static enum gk_status end_last_row(const struct gk_input *input, struct gk_buffer *source)
{
    struct gk_bytes end = GK_BYTES("\r");
    if (input->rows.end == '\n')
        return gk_block_end_last_line(input, source);
    return source->length && !gk_bytes_end_with(gk_buffer_bytes(source), end)
               ? gk_buffer_append(source, end)
               : GK_OK;
}

/* Makes lines of the whole lines there are; what is left is carried. */
static enum gk_status take(struct gk_input *input, struct gk_batch *batch, size_t whole)
{
    size_t used = 0;
    bool full = batch->source.length >= HEAD_SEEN;
    input->full = batch->source.length >= input->block_size ? input->full + 1 : 0;
    enum gk_status status = gk_block_cut(input, &batch->source, whole);
    if (status == GK_OK && input->at_end)
        status = end_last_row(input, &batch->source);
    if (status == GK_OK)
        status =
            gk_rows_take(&input->rows, batch, batch->source.length, input->at_end, full, &used);
    if (status != GK_OK)
        return status;
    status = carry_before(input, gk_rows_left(&input->rows, batch, used));
    if (status != GK_OK || is_filled(batch))
        return status;
    /* Nothing came of it: the bytes are read again together with what follows. */
    gk_buffer_clear(&batch->source);
    status = gk_buffer_append(&batch->source, gk_buffer_bytes(&input->carry));
    gk_buffer_clear(&input->carry);
    return status;
}

/* One row fills more than a record may. */
static enum gk_status give_up(struct gk_input *input, struct gk_batch *batch)
{
    const struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_TABLE_QUOTE };
    return gk_rows_give_up(&input->rows, batch, batch->source.length, &fault);
}

static bool is_ready(struct gk_input *input, const struct gk_batch *batch, size_t whole)
{
    if (input->at_end || (whole && batch->source.length >= input->block_size))
        return true;
    return input->rows.given_up ? batch->source.length > 0 : whole && gk_block_would_wait(input);
}

enum gk_status gk_table_next(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_buffer *source = &batch->source;
    enum gk_status status = gk_buffer_append(source, gk_buffer_bytes(&input->carry));
    gk_buffer_clear(&input->carry);
    batch->made = true;
    for (bool again = true; status == GK_OK; again = true) {
        bool foreign = false;
        if (input->at_start && (input->at_end || source->length >= GK_KIND_SEEN)) {
            begin_file(input, batch);
            status = gk_foreign_begin(input, batch, source, &foreign);
        }
        if (status != GK_OK || foreign)
            return status;
        size_t whole = 0, before = source->length;
        bool waits = input->at_start;
        if (status == GK_OK && !input->at_start)
            status = gk_judge_encoding(input, source, &waits);
        if (status == GK_OK && !input->at_start)
            input->rows.encoding = input->encoding == GK_AUTO ? GK_UTF_8 : input->encoding;
        if (status == GK_OK && !input->at_start)
            whole = input->rows.given_up
                        ? source->length
                        : gk_rows_whole(&input->rows, gk_buffer_bytes(source), input->at_end);
        if (status == GK_OK && !waits && is_ready(input, batch, whole)) {
            status = take(input, batch, whole);
            again = source->length >= before && !input->at_end;
        }
        if (status != GK_OK || is_filled(batch) || (input->at_end && !source->length))
            break;
        if (source->length > gk_block_longest_line(input))
            return give_up(input, batch);
        if (again)
            status = gk_block_read(input, source, gk_block_room(input, source));
    }
    batch->source_encoding = input->encoding == GK_AUTO ? GK_UTF_8 : input->encoding;
    return status;
}
