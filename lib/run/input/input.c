#include "run/input/input.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/input/array/array.h"
#include "run/input/block.h"
#include "run/input/kind/foreign.h"
#include "run/input/kind/kind.h"
#include "run/input/line.h"
#include "run/input/table/table.h"
#include "run/output/pipe.h"

void gk_input_open(struct gk_input *input)
{
    input->descriptor = -1;
}

void gk_input_close(struct gk_input *input)
{
    gk_buffer_free(&input->carry);
    gk_rows_free(&input->rows);
    gk_array_free(&input->elements);
    if (input->descriptor > STDIN_FILENO)
        close(input->descriptor);
    input->descriptor = -1;
}

/* Opens the next file that can be opened; GK_END behind the last. */
static enum gk_status open_file(struct gk_input *input)
{
    while (input->next_file < input->file_count) {
        const char *path = input->files[input->next_file++];
        bool standard = strcmp(path, "-") == 0;
        input->descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
        if (input->descriptor < 0) {
            gk_block_say_unreadable(input, GK_MESSAGE_CANNOT_OPEN, errno);
            continue;
        }
        struct stat found;
        input->regular = fstat(input->descriptor, &found) == 0 && S_ISREG(found.st_mode);
        if (!input->regular)
            gk_pipe_enlarge(input->descriptor);
        if (standard && isatty(STDIN_FILENO)) {
            const struct gk_bytes none = { NULL, 0 };
            gk_say(input->voice, GK_MESSAGE_READING_TERMINAL, none, none, none);
        }
        input->at_start = true;
        input->at_end = false;
        input->mark = false;
        input->foreign = false;
        input->document = 0;
        input->document_last = 0;
        input->undecided = true;
        input->encoding = input->asked;
        return GK_OK;
    }
    return GK_END;
}

static void close_file(struct gk_input *input)
{
    if (input->descriptor > STDIN_FILENO)
        close(input->descriptor);
    input->descriptor = -1;
}

/* ---- one document over several lines */

/* The first and last byte of a line that are not blank, 0 where all are; bytes 00 are passed
 * over, for UTF-16. */
struct line_ends {
    char first;
    char last;
    bool alone; /* they are the same byte */
};

static struct line_ends read_ends(struct gk_bytes line)
{
    struct line_ends ends = { 0 };
    for (size_t i = 0; i < line.length; i++) {
        char c = line.at[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0')
            continue;
        ends.alone = !ends.first;
        ends.first = ends.first ? ends.first : c;
        ends.last = c;
    }
    return ends;
}

/*
 * Is the file one JSON document over several lines? Its first line that is not blank then is a
 * bracket alone, or an array that does not end: *document is that bracket, or 0. False where all
 * lines so far are blank.
 */
static bool read_document(const struct gk_input *input, struct gk_bytes bytes, char *document)
{
    while (bytes.length) {
        size_t length = gk_line_length(input->encoding, bytes);
        struct line_ends ends = read_ends((struct gk_bytes){ bytes.at, length });
        bool open = ends.first == '[' ? ends.last != ']' : ends.first == '{' && ends.alone;
        *document = open ? ends.first : 0;
        if (ends.first)
            return true;
        bytes.at += length;
        bytes.length -= length;
    }
    return false;
}

/*
 * How far a document goes: up to a line that is an object by itself and cannot belong to it,
 * because nothing on the line before (a comma, an opening bracket, a colon) asks for a value. So
 * a stray bracket does not take the rest of the file with it.
 */
static size_t document_length(struct gk_input *input, struct gk_bytes bytes)
{
    for (size_t at = 0; at < bytes.length;) {
        struct gk_bytes rest = { bytes.at + at, bytes.length - at };
        size_t length = gk_line_length(input->encoding, rest);
        struct line_ends ends = read_ends((struct gk_bytes){ rest.at, length });
        char before = input->document_last;
        bool goes_on = !before || before == ',' || before == '[' || before == ':';
        if (ends.first == '{' && ends.last == '}' && !goes_on)
            return at;
        input->document_last = ends.last ? ends.last : before;
        at += length;
    }
    return bytes.length;
}

/* A further piece of a line that is too large. */
static enum gk_status next_piece(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_buffer *bytes = &batch->bytes;
    struct gk_bytes feed = gk_line_feed(input->encoding);
    while ((!bytes->length || bytes->length % feed.length) && !input->at_end) {
        /* As much as leaves whole units. */
        size_t odd = (bytes->length + input->block_size) % feed.length;
        enum gk_status status = gk_block_read(input, bytes, input->block_size + odd);
        if (status != GK_OK)
            return status;
    }
    if (input->at_end && !bytes->length && gk_buffer_append(bytes, feed) != GK_OK)
        return GK_NO_MEMORY;
    size_t end = gk_line_length(input->encoding, gk_buffer_bytes(bytes));
    bool ended = gk_bytes_end_with((struct gk_bytes){ bytes->at, end }, feed);
    if (gk_block_cut(input, bytes, end) != GK_OK)
        return GK_NO_MEMORY;
    batch->kind = GK_BATCH_PIECE;
    batch->piece_last = ended;
    input->in_piece = !ended;
    return GK_OK;
}

/* Whole lines, or the first piece of one that is too large. An empty batch: the file is at its
 * end. */
static enum gk_status next_lines(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_buffer *bytes = &batch->bytes;
    size_t looked = 0, end = 0;
    for (;;) {
        if (input->at_start && (input->at_end || !gk_block_is_mark_open(bytes))) {
            gk_block_read_mark(input, bytes);
            input->at_start = false;
            batch->file_first = true;
        }
        size_t last =
            input->at_start ? 0 : gk_lines_length(input->encoding, gk_buffer_bytes(bytes), looked);
        end = last ? last : end;
        looked = input->at_start ? 0 : bytes->length - bytes->length % 2;
        /* What a file is may be asked of no more bytes than a record may have. */
        bool settled = true;
        if (batch->file_first && !input->at_end && bytes->length <= gk_block_longest_line(input) &&
            gk_kind_is_settled(input, gk_buffer_bytes(bytes), &settled) != GK_OK)
            return GK_NO_MEMORY;
        if (settled && (input->at_end || bytes->length >= input->block_size ||
                        (end && gk_block_would_wait(input)))) {
            if (input->at_end || end || bytes->length > gk_block_longest_line(input))
                break;
        }
        enum gk_status status = gk_block_read(input, bytes, gk_block_room(input, bytes));
        if (status != GK_OK)
            return status;
    }
    input->full = bytes->length >= input->block_size ? input->full + 1 : 0;
    if (input->at_end)
        return GK_OK;
    if (!end) {
        batch->kind = GK_BATCH_PIECE;
        batch->piece_first = true;
        input->in_piece = true;
        return gk_block_cut(input, bytes, bytes->length - bytes->length % 2);
    }
    return gk_block_cut(input, bytes, end);
}

/* Leaves the document's bytes in the batch; lines that do not belong to it are carried to the
 * next, before what is carried already. A batch none of which belongs to it is one of lines. */
static enum gk_status cut_document(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_buffer *bytes = &batch->bytes;
    size_t length = document_length(input, gk_buffer_bytes(bytes));
    struct gk_bytes rest = { bytes->at + length, bytes->length - length };
    if (!rest.length)
        return GK_OK;
    input->document = 0;
    if (!length) {
        batch->document = 0;
        return GK_OK;
    }
    if (gk_buffer_reserve(&input->carry, rest.length) != GK_OK)
        return GK_NO_MEMORY;
    memmove(input->carry.at + rest.length, input->carry.at, input->carry.length);
    memcpy(input->carry.at, rest.at, rest.length);
    input->carry.length += rest.length;
    bytes->length = length;
    return GK_OK;
}

static enum gk_status next_of_lines(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_bytes carried = gk_buffer_bytes(&input->carry);
    if (gk_buffer_append(&batch->bytes, carried) != GK_OK)
        return GK_NO_MEMORY;
    gk_buffer_clear(&input->carry);
    enum gk_status status = input->in_piece ? next_piece(input, batch) : next_lines(input, batch);
    bool foreign = false;
    if (status == GK_OK && batch->file_first)
        status = gk_foreign_begin(input, batch, &batch->bytes, &foreign);
    if (status == GK_OK && !foreign && input->at_end && batch->kind == GK_BATCH_LINES)
        status = gk_block_end_last_line(input, &batch->bytes);
    if (status != GK_OK || foreign)
        return status;
    if (batch->kind == GK_BATCH_PIECE)
        input->undecided = false;
    if (input->undecided) {
        input->undecided = !read_document(input, gk_buffer_bytes(&batch->bytes), &input->document);
        batch->document_first = input->document != 0;
    }
    batch->document = input->document;
    bool cut = input->document && batch->kind == GK_BATCH_LINES;
    return cut ? cut_document(input, batch) : GK_OK;
}

static enum gk_status next_of_file(struct gk_input *input, struct gk_batch *batch)
{
    if (input->foreign)
        return gk_foreign_next(input, batch);
    switch (input->from) {
    case GK_FROM_CSV:
    case GK_FROM_TSV:
        return gk_table_next(input, batch);
    case GK_FROM_JSON:
        return gk_array_next(input, batch);
    default:
        return next_of_lines(input, batch);
    }
}

/* As the worker will count them: every line of a batch ends with a line feed. */
static void count_lines(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_bytes left = gk_buffer_bytes(&batch->bytes);
    if (batch->file_first)
        input->lines = 0;
    batch->first_line = batch->made ? 0 : input->lines;
    if (batch->kind == GK_BATCH_PIECE) {
        input->lines += batch->piece_last;
        return;
    }
    while (!batch->made && left.length) {
        size_t length = gk_line_length(input->encoding, left);
        left.at += length;
        left.length -= length;
        input->lines++;
    }
}

enum gk_status gk_input_next(struct gk_input *input, struct gk_batch *batch)
{
    for (;;) {
        if (input->descriptor < 0 && open_file(input) != GK_OK)
            return GK_END;
        gk_batch_clear(batch);
        enum gk_status status = next_of_file(input, batch);
        if (status != GK_OK)
            return status;
        if (batch->bytes.length || batch->blank) {
            batch->file = gk_block_file(input);
            batch->encoding = batch->made ? GK_UTF_8 : input->encoding;
            batch->utf_16_mark = input->mark;
            batch->serial = input->serial++;
            batch->read = input->read;
            if (input->counts_lines)
                count_lines(input, batch);
            return GK_OK;
        }
        if (input->at_end && !input->carry.length)
            close_file(input);
    }
}
