#include "run/input/array/array.h"

#include "run/input/block.h"
#include "run/input/file_encoding.h"
#include "run/input/kind/foreign.h"
#include "run/input/kind/kind.h"

/* How much of the bytes holds whole characters: in UTF-16 pairs, elsewhere up to a byte that is no
 * part of any longer character. */
static size_t whole_characters(enum gk_encoding encoding, struct gk_bytes bytes)
{
    if (encoding == GK_UTF_16LE || encoding == GK_UTF_16BE)
        return bytes.length - bytes.length % 2;
    while (bytes.length && (unsigned char)bytes.at[bytes.length - 1] >= '0')
        bytes.length--;
    return bytes.length;
}

/* Decodes what was read behind the text of the elements. */
static enum gk_status decode(struct gk_input *input)
{
    struct gk_array *elements = &input->elements;
    struct gk_bytes raw = gk_buffer_bytes(&input->carry);
    struct gk_decoding decoding;
    if (!input->at_end)
        raw.length = whole_characters(input->encoding, raw);
    if (!raw.length)
        return GK_OK;
    enum gk_status status =
        gk_decode(&input->rows.decoder, input->encoding, raw, &elements->text, &decoding);
    if (status != GK_OK)
        return status;
    elements->damaged |= decoding.bad > 0;
    input->carry.length -= raw.length;
    memmove(input->carry.at, input->carry.at + raw.length, input->carry.length);
    return GK_OK;
}

static enum gk_status begin_file(struct gk_input *input, struct gk_batch *batch, bool *foreign)
{
    struct gk_buffer *text = &input->elements.text;
    gk_block_read_mark(input, text);
    enum gk_status status = gk_foreign_begin(input, batch, text, foreign);
    bool waits;
    if (status == GK_OK && !*foreign)
        status = gk_judge_encoding(input, text, &waits);
    if (input->encoding == GK_AUTO)
        input->encoding = GK_UTF_8;
    input->elements.encoding = input->encoding;
    input->at_start = false;
    batch->file_first = true;
    if (status != GK_OK || input->encoding == GK_UTF_8)
        return status;
    status = gk_buffer_append(&input->carry, gk_buffer_bytes(text));
    gk_buffer_clear(text);
    return status;
}

/* Reads on: UTF-8 straight behind the text, anything else to be decoded. */
static enum gk_status read_on(struct gk_input *input)
{
    struct gk_buffer *text = &input->elements.text;
    struct gk_buffer *into = input->at_start || input->encoding == GK_UTF_8 ? text : &input->carry;
    size_t pending = text->length + (into == text ? 0 : into->length);
    size_t room = pending < input->block_size ? input->block_size - pending : pending;
    return gk_block_read(input, into, room);
}

/* What a file is, and its encoding, is seen in its beginning. */
static bool is_enough(const struct gk_input *input)
{
    size_t seen = input->elements.text.length;
    return input->encoding == GK_AUTO && !input->regular ? seen >= GK_ENCODING_SEEN
                                                         : seen >= GK_KIND_SEEN;
}

enum gk_status gk_array_next(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_array *elements = &input->elements;
    enum gk_status status = GK_OK;
    bool foreign = false;
    batch->made = true;
    if (input->at_start && !elements->text.length)
        gk_array_begin(elements);
    while (status == GK_OK && !batch->rows.length) {
        if (input->at_end && !input->at_start && !elements->text.length && !input->carry.length)
            break;
        if (!input->at_end)
            status = read_on(input);
        input->full = elements->text.length >= input->block_size ? input->full + 1 : 0;
        if (status == GK_OK && input->at_start && (input->at_end || is_enough(input)))
            status = begin_file(input, batch, &foreign);
        if (foreign)
            return status;
        if (status == GK_OK && !input->at_start && input->encoding != GK_UTF_8)
            status = decode(input);
        if (status == GK_OK && !input->at_start)
            status = gk_array_take(elements, batch, input->at_end);
        if (input->at_end)
            gk_buffer_clear(&elements->text);
    }
    batch->source_encoding = GK_UTF_8;
    return status;
}
