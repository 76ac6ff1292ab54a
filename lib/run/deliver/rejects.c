#include "run/deliver/rejects.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "run/input/line.h"
#include "run/input/table/head.h"

/* ---- which encodings meet */

enum mark {
    MARK_NONE,
    MARK_LITTLE,
    MARK_BIG,
    MARK_UNKNOWN, /* cannot be looked at before it is read */
};

static enum mark mark_of(struct gk_bytes bytes)
{
    if (gk_bytes_start_with(bytes, GK_BYTES("\xFF\xFE")))
        return MARK_LITTLE;
    return gk_bytes_start_with(bytes, GK_BYTES("\xFE\xFF")) ? MARK_BIG : MARK_NONE;
}

static enum mark mark_of_file(const char *path)
{
    struct stat found;
    char start[2];
    if (strcmp(path, "-") == 0 || stat(path, &found) != 0 || !S_ISREG(found.st_mode))
        return MARK_UNKNOWN;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = descriptor < 0 ? -1 : read(descriptor, start, sizeof start);
    if (descriptor >= 0)
        close(descriptor);
    return length < 0 ? MARK_UNKNOWN : mark_of((struct gk_bytes){ start, (size_t)length });
}

void gk_rejects_begin(struct gk_rejects *rejects, const struct gk_input *input)
{
    rejects->any_encoding = input->asked == GK_AUTO;
    if ((input->asked != GK_AUTO && input->asked != GK_UTF_16) || input->file_count < 2)
        return;
    enum mark first = mark_of_file(input->files[0]);
    rejects->encodings_meet = first == MARK_UNKNOWN;
    for (int i = 1; i < input->file_count && !rejects->encodings_meet; i++)
        rejects->encodings_meet = mark_of_file(input->files[i]) != first;
}

/* ---- UTF-16 as UTF-8 */

static void append(struct gk_buffer *out, uint32_t scalar)
{
    out->length += gk_utf8_encode(scalar, out->at + out->length);
}

/* Half a pair is no character, but must not be lost, nor pass for one: as JSON escape it is told
 * of when it is read again. */
static void append_half(struct gk_buffer *out, uint32_t half)
{
    static const char digits[] = "0123456789abcdef";
    char escape[] = { '\\',
                      'u',
                      digits[half >> 12],
                      digits[half >> 8 & 15],
                      digits[half >> 4 & 15],
                      digits[half & 15] };
    memcpy(out->at + out->length, escape, sizeof escape);
    out->length += sizeof escape;
}

static void append_unit(struct gk_rejects *rejects, struct gk_buffer *out, uint32_t unit)
{
    bool second = unit >= 0xDC00 && unit <= 0xDFFF;
    uint32_t half = rejects->half;
    rejects->half = 0;
    if (half && second) {
        append(out, 0x10000 + ((half - 0xD800) << 10) + (unit - 0xDC00));
        return;
    }
    if (half)
        append_half(out, half);
    if (second)
        append_half(out, unit);
    else if (unit >= 0xD800 && unit <= 0xDBFF)
        rejects->half = unit;
    else
        append(out, unit);
}

enum { LONGEST_UNIT = 6 }; /* bytes that a unit of two bytes becomes */

static enum gk_status convert(struct gk_rejects *rejects, struct gk_batch *batch,
                              struct gk_bytes *raw)
{
    size_t little = (batch->made ? batch->source_encoding : batch->encoding) == GK_UTF_16LE;
    size_t most = gk_size_multiply(raw->length / 2 + 2, LONGEST_UNIT);
    struct gk_buffer out = { .at = gk_arena_allocate(&batch->arena, most) };
    if (!out.at)
        return GK_NO_MEMORY;
    for (size_t i = 0; i + 1 < raw->length; i += 2) {
        unsigned high = (unsigned char)raw->at[i + little];
        unsigned low = (unsigned char)raw->at[i + 1 - little];
        append_unit(rejects, &out, high << 8 | low);
    }
    /* A file that ends within a unit: its last line is still a line of its own. */
    if (raw->length % 2) {
        append_unit(rejects, &out, 0xFFFD);
        append_unit(rejects, &out, '\n');
    }
    *raw = gk_buffer_bytes(&out);
    return GK_OK;
}

/* ---- writing */

/* The byte order mark that the file must begin with. */
static struct gk_bytes mark_needed(const struct gk_rejects *rejects, const struct gk_batch *batch,
                                   struct gk_bytes raw, bool utf_16)
{
    enum gk_encoding encoding = batch->made ? batch->source_encoding : batch->encoding;
    if (utf_16 && batch->utf_16_mark)
        return encoding == GK_UTF_16LE ? GK_BYTES("\xFF\xFE") : GK_BYTES("\xFE\xFF");
    /* Bytes of no encoding that look like such a mark; this one is passed over. */
    return !utf_16 && rejects->any_encoding && mark_of(raw) != MARK_NONE ? GK_BYTES("\xEF\xBB\xBF")
                                                                         : GK_BYTES("");
}

static bool is_utf_16(enum gk_encoding encoding)
{
    return encoding == GK_UTF_16LE || encoding == GK_UTF_16BE;
}

/* The head before the first row of its table. */
static enum gk_status add_head(struct gk_rejects *rejects, const struct gk_batch *batch)
{
    const struct gk_table_head *head = batch->head;
    bool parted = rejects->head != NULL;
    if (!head || head == rejects->head)
        return GK_OK;
    rejects->head = head;
    bool wide = is_utf_16(batch->source_encoding) && !batch->as_text;
    enum gk_status status =
        parted ? gk_output_add(&rejects->output,
                               wide ? gk_line_feed(batch->source_encoding) : GK_BYTES("\n"))
               : GK_OK;
    return status == GK_OK ? gk_output_add(&rejects->output, head->raw) : status;
}

enum gk_status gk_rejects_add(struct gk_rejects *rejects, struct gk_batch *batch,
                              const struct gk_outcome *outcome)
{
    struct gk_bytes raw = outcome->raw;
    bool utf_16 = is_utf_16(batch->made ? batch->source_encoding : batch->encoding);
    if (rejects->output.descriptor < 0)
        return GK_OK;
    utf_16 &= !batch->as_text;
    if (utf_16 && rejects->encodings_meet) {
        if (convert(rejects, batch, &raw) != GK_OK)
            return GK_NO_MEMORY;
        rejects->converted += outcome->records;
        utf_16 = false;
    }
    struct gk_bytes mark = rejects->begun ? GK_BYTES("") : mark_needed(rejects, batch, raw, utf_16);
    rejects->begun = true;
    enum gk_status status = gk_output_add(&rejects->output, mark);
    if (status == GK_OK)
        status = add_head(rejects, batch);
    return status == GK_OK ? gk_output_add(&rejects->output, raw) : status;
}
