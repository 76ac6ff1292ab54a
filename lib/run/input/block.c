#include "run/input/block.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "base/memory.h"
#include "run/input/line.h"

struct gk_bytes gk_block_file(const struct gk_input *input)
{
    size_t file = input->next_file - 1;
    return input->names ? input->names[file] : gk_bytes_of(input->files[file]);
}

void gk_block_say_unreadable(struct gk_input *input, enum gk_message message, int error)
{
    gk_say_trouble(input->voice, message, gk_block_file(input), error);
    input->unreadable = true;
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
bool gk_block_is_mark_open(const struct gk_buffer *bytes)
{
    return bytes->length < 4 &&
           (bytes->length == 0 || memchr("\xEF\xFE\xFF\x84", bytes->at[0], 4) != NULL);
}

/* Drops a byte order mark, and learns from it which UTF-16 this is. */
void gk_block_read_mark(struct gk_input *input, struct gk_buffer *bytes)
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

/* ---- blocks */

/* How much a batch may hold before it has to contain a line feed. */
size_t gk_block_longest_line(const struct gk_input *input)
{
    /* The limit is that of UTF-8, which takes half the bytes of UTF-16 at least, and three
     * quarters of those of GB18030. */
    size_t share = input->encoding == GK_UTF_8 ? 1 : 2;
    return gk_size_add(gk_size_multiply(input->max_record, share), 2);
}

/* The end of input stands in for the line feed that a last line may lack. */
enum gk_status gk_block_end_last_line(const struct gk_input *input, struct gk_buffer *bytes)
{
    struct gk_bytes feed = gk_line_feed(input->encoding);
    return bytes->length && !gk_bytes_end_with(gk_buffer_bytes(bytes), feed)
               ? gk_buffer_append(bytes, feed)
               : GK_OK;
}

bool gk_block_would_wait(const struct gk_input *input)
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
enum gk_status gk_block_read(struct gk_input *input, struct gk_buffer *bytes, size_t room)
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
        gk_block_say_unreadable(input, GK_MESSAGE_CANNOT_READ, errno);
    input->at_end = got <= 0;
    bytes->length += got > 0 ? (size_t)got : 0;
    input->read += got > 0 ? (uint64_t)got : 0;
    return GK_OK;
}

/* Leaves `end` bytes in the batch and carries the rest to the next. */
enum gk_status gk_block_cut(struct gk_input *input, struct gk_buffer *bytes, size_t end)
{
    struct gk_bytes rest = { bytes->at + end, bytes->length - end };
    if (gk_buffer_append(&input->carry, rest) != GK_OK)
        return GK_NO_MEMORY;
    bytes->length = end;
    return GK_OK;
}

/* How much to read next: to the end of a block; of a line that fills the block as much again. */
size_t gk_block_room(const struct gk_input *input, const struct gk_buffer *bytes)
{
    if (bytes->length < input->block_size)
        return input->block_size - bytes->length;
    size_t left = gk_size_add(gk_block_longest_line(input), 1) - bytes->length;
    return bytes->length < left ? bytes->length : left;
}
