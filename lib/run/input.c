#include "run/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "run/line.h"
#include "run/pipe.h"

void gk_input_open(struct gk_input *input)
{
    input->descriptor = -1;
}

void gk_input_close(struct gk_input *input)
{
    gk_buffer_free(&input->carry);
    if (input->descriptor > STDIN_FILENO)
        close(input->descriptor);
    input->descriptor = -1;
}

static struct gk_bytes file_name(const struct gk_input *input)
{
    return gk_bytes_of(input->files[input->next_file - 1]);
}

static void say_unreadable(struct gk_input *input, enum gk_message message, int error)
{
    gk_say_trouble(input->voice, message, file_name(input), error);
    input->unreadable = true;
}

/* Opens the next file that can be opened; GK_END behind the last. */
static enum gk_status open_file(struct gk_input *input)
{
    while (input->next_file < input->file_count) {
        const char *path = input->files[input->next_file++];
        bool standard = strcmp(path, "-") == 0;
        input->descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
        if (input->descriptor < 0) {
            say_unreadable(input, GK_MESSAGE_CANNOT_OPEN, errno);
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

/* ---- what a file begins with */

static bool drop_start(struct gk_buffer *bytes, struct gk_bytes mark)
{
    if (!gk_bytes_start_with(gk_buffer_bytes(bytes), mark))
        return false;
    bytes->length -= mark.length;
    memmove(bytes->at, bytes->at + mark.length, bytes->length);
    return true;
}

/* Could more bytes still show that this is a byte order mark? */
static bool is_mark_open(const struct gk_buffer *bytes)
{
    return bytes->length < 4 &&
           (bytes->length == 0 || memchr("\xEF\xFE\xFF\x84", bytes->at[0], 4) != NULL);
}

/* Drops a byte order mark, and learns from it which UTF-16 this is. */
static void read_mark(struct gk_input *input, struct gk_buffer *bytes)
{
    bool any_utf_16 = input->encoding == GK_UTF_16 || input->encoding == GK_AUTO;
    if ((any_utf_16 || input->encoding == GK_UTF_16LE) && drop_start(bytes, GK_BYTES("\xFF\xFE"))) {
        input->encoding = GK_UTF_16LE;
        input->mark = true;
    } else if ((any_utf_16 || input->encoding == GK_UTF_16BE) &&
               drop_start(bytes, GK_BYTES("\xFE\xFF"))) {
        input->encoding = GK_UTF_16BE;
        input->mark = true;
    } else if (input->encoding == GK_UTF_16) {
        input->encoding = GK_UTF_16LE; /* as spreadsheets write it */
    } else if (input->encoding == GK_GB18030) {
        drop_start(bytes, GK_BYTES("\x84\x31\x95\x33"));
    } else if (input->encoding == GK_UTF_8 || input->encoding == GK_AUTO) {
        drop_start(bytes, GK_BYTES("\xEF\xBB\xBF"));
    }
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

/* How much a batch may hold before it has to contain a line feed. */
static size_t longest_line(const struct gk_input *input)
{
    /* The limit is that of UTF-8, which takes half the bytes of UTF-16 at least, and three
     * quarters of those of GB18030. */
    size_t share = input->encoding == GK_UTF_8 ? 1 : 2;
    return gk_size_add(gk_size_multiply(input->max_record, share), 2);
}

/* The end of input stands in for the line feed that a last line may lack. */
static enum gk_status end_last_line(const struct gk_input *input, struct gk_buffer *bytes)
{
    struct gk_bytes feed = gk_line_feed(input->encoding);
    return bytes->length && !gk_bytes_end_with(gk_buffer_bytes(bytes), feed)
               ? gk_buffer_append(bytes, feed)
               : GK_OK;
}

/* ---- reading */

static bool would_wait(const struct gk_input *input)
{
    if (input->regular)
        return false;
    struct pollfd file = { .fd = input->descriptor, .events = POLLIN };
    return poll(&file, 1, 0) == 0;
}

/* Waits for bytes; false when woken instead. */
static bool wait_for_input(const struct gk_input *input)
{
    struct pollfd either[] = { { .fd = input->descriptor, .events = POLLIN },
                               { .fd = input->wake, .events = POLLIN } };
    while (poll(either, 2, -1) < 0 && errno == EINTR)
        ;
    return either[1].revents == 0;
}

/* Reads what there is, up to `room` bytes, behind the buffer's. */
static enum gk_status read_some(struct gk_input *input, struct gk_buffer *bytes, size_t room)
{
    if (gk_buffer_reserve(bytes, room) != GK_OK)
        return GK_NO_MEMORY;
    bool waits = !input->regular && input->wake >= 0;
    if (waits && !wait_for_input(input))
        return GK_IO;
    ssize_t got;
    while ((got = read(input->descriptor, bytes->at + bytes->length, room)) < 0 &&
           (errno == EINTR || errno == EAGAIN))
        if (!wait_for_input(input))
            return GK_IO;
    if (got < 0)
        say_unreadable(input, GK_MESSAGE_CANNOT_READ, errno);
    input->at_end = got <= 0;
    bytes->length += got > 0 ? (size_t)got : 0;
    return GK_OK;
}

/* Leaves `end` bytes in the batch and carries the rest to the next. */
static enum gk_status cut(struct gk_input *input, struct gk_buffer *bytes, size_t end)
{
    struct gk_bytes rest = { bytes->at + end, bytes->length - end };
    if (gk_buffer_append(&input->carry, rest) != GK_OK)
        return GK_NO_MEMORY;
    bytes->length = end;
    return GK_OK;
}

/* A further piece of a line that is too large. */
static enum gk_status next_piece(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_buffer *bytes = &batch->bytes;
    struct gk_bytes feed = gk_line_feed(input->encoding);
    while ((!bytes->length || bytes->length % feed.length) && !input->at_end) {
        /* As much as leaves whole units. */
        size_t odd = (bytes->length + input->block_size) % feed.length;
        enum gk_status status = read_some(input, bytes, input->block_size + odd);
        if (status != GK_OK)
            return status;
    }
    if (input->at_end && !bytes->length && gk_buffer_append(bytes, feed) != GK_OK)
        return GK_NO_MEMORY;
    size_t end = gk_line_length(input->encoding, gk_buffer_bytes(bytes));
    bool ended = gk_bytes_end_with((struct gk_bytes){ bytes->at, end }, feed);
    if (cut(input, bytes, end) != GK_OK)
        return GK_NO_MEMORY;
    batch->kind = GK_BATCH_PIECE;
    batch->piece_last = ended;
    input->in_piece = !ended;
    return GK_OK;
}

/* How much to read next: to the end of a block; of a line that fills the block as much again. */
static size_t room_for(const struct gk_input *input, const struct gk_buffer *bytes)
{
    if (bytes->length < input->block_size)
        return input->block_size - bytes->length;
    size_t left = gk_size_add(longest_line(input), 1) - bytes->length;
    return bytes->length < left ? bytes->length : left;
}

/* Whole lines, or the first piece of one that is too large. An empty batch: the file is at its
 * end. */
static enum gk_status next_lines(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_buffer *bytes = &batch->bytes;
    size_t looked = 0, end = 0;
    for (;;) {
        if (input->at_start && (input->at_end || !is_mark_open(bytes))) {
            read_mark(input, bytes);
            input->at_start = false;
            batch->file_first = true;
        }
        size_t last =
            input->at_start ? 0 : gk_lines_length(input->encoding, gk_buffer_bytes(bytes), looked);
        end = last ? last : end;
        looked = input->at_start ? 0 : bytes->length - bytes->length % 2;
        if (input->at_end || bytes->length >= input->block_size || (end && would_wait(input))) {
            if (input->at_end || end || bytes->length > longest_line(input))
                break;
        }
        enum gk_status status = read_some(input, bytes, room_for(input, bytes));
        if (status != GK_OK)
            return status;
    }
    input->full = bytes->length >= input->block_size ? input->full + 1 : 0;
    if (input->at_end)
        return end_last_line(input, bytes);
    if (!end) {
        batch->kind = GK_BATCH_PIECE;
        batch->piece_first = true;
        input->in_piece = true;
        return cut(input, bytes, bytes->length - bytes->length % 2);
    }
    return cut(input, bytes, end);
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

static enum gk_status next_of_file(struct gk_input *input, struct gk_batch *batch)
{
    struct gk_bytes carried = gk_buffer_bytes(&input->carry);
    if (gk_buffer_append(&batch->bytes, carried) != GK_OK)
        return GK_NO_MEMORY;
    gk_buffer_clear(&input->carry);
    enum gk_status status = input->in_piece ? next_piece(input, batch) : next_lines(input, batch);
    if (status != GK_OK)
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

enum gk_status gk_input_next(struct gk_input *input, struct gk_batch *batch)
{
    for (;;) {
        if (input->descriptor < 0 && open_file(input) != GK_OK)
            return GK_END;
        gk_batch_clear(batch);
        enum gk_status status = next_of_file(input, batch);
        if (status != GK_OK)
            return status;
        if (batch->bytes.length) {
            batch->file = file_name(input);
            batch->encoding = input->encoding;
            batch->utf_16_mark = input->mark;
            batch->serial = input->serial++;
            return GK_OK;
        }
        if (input->at_end && !input->carry.length)
            close_file(input);
    }
}
