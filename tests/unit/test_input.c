/*
 * Files handed out in batches: nothing lost or added, lines whole, whatever the size of a block.
 * (What becomes of the lines: tests/cli/encoding, tests/property/jobs.t.)
 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "random.h"
#include "run/input/input.h"
#include "run/input/line.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { LARGE = 1 << 20 };

/* Without rules nothing is asked of a file's kind but its lines. */
static struct gk_profile profile = { .none = true };
static struct gk_table_words words;
static struct gk_arena words_arena;
static const struct gk_voice voice = { "test", GK_ENGLISH };
static char folder[] = "/tmp/gk-test-input-XXXXXX";
static char path[2][sizeof folder + 8];

static void write_file(const char *name, struct gk_bytes bytes)
{
    FILE *file = fopen(name, "wb");
    if (!file || fwrite(bytes.at, 1, bytes.length, file) != bytes.length || fclose(file) != 0)
        exit(2);
}

/* All that came of some files. */
struct got {
    struct gk_buffer bytes; /* in the order handed out */
    struct gk_buffer ends;  /* of each line: its end in `bytes`, as text */
    struct gk_buffer kinds; /* of each line: the bracket of the document it is part of, or . */
    unsigned batches;
    unsigned files;
    unsigned large; /* lines in pieces */
    bool wrong;     /* a batch was not as it must be */
    bool mark;
    enum gk_encoding encoding;
    enum gk_status status;
    bool unreadable;
};

static void got_free(struct got *got)
{
    gk_buffer_free(&got->bytes);
    gk_buffer_free(&got->ends);
    gk_buffer_free(&got->kinds);
}

/* What must hold of a batch of whole lines. */
static void check_lines(struct got *got, const struct gk_batch *batch)
{
    struct gk_bytes left = gk_buffer_bytes(&batch->bytes);
    size_t end = got->bytes.length;
    struct gk_bytes feed = gk_line_feed(batch->encoding);
    while (left.length) {
        size_t length = gk_line_length(batch->encoding, left);
        got->wrong |= !gk_bytes_end_with((struct gk_bytes){ left.at, length }, feed);
        end += length;
        left.at += length;
        left.length -= length;
        if (gk_buffer_print(&got->ends, "%zu ", end) != GK_OK ||
            gk_buffer_append_byte(&got->kinds, batch->document ? batch->document : '.') != GK_OK)
            exit(2);
    }
}

/* What must hold of a piece, given that one is open or not. */
static void check_piece(struct got *got, const struct gk_batch *batch, bool *open)
{
    got->wrong |= batch->piece_first == *open;
    bool ended = gk_bytes_end_with(gk_buffer_bytes(&batch->bytes), gk_line_feed(batch->encoding));
    got->wrong |= batch->piece_last && !ended;
    got->large += batch->piece_first;
    *open = !batch->piece_last;
    if (batch->piece_last &&
        gk_buffer_print(&got->ends, "%zu ", got->bytes.length + batch->bytes.length) != GK_OK)
        exit(2);
}

static void take(struct got *got, const struct gk_input *input, const struct gk_batch *batch,
                 bool *open)
{
    got->wrong |= batch->serial != got->batches++;
    /* Room for a line that is just not too large, and the block that showed it. */
    size_t unit = gk_line_feed(batch->encoding).length;
    got->wrong |= batch->bytes.length > 2 * (input->max_record * unit + input->block_size) + 8;
    if (batch->file_first) {
        got->files++;
        got->encoding = batch->encoding;
        got->mark = batch->utf_16_mark;
    }
    if (batch->kind == GK_BATCH_PIECE)
        check_piece(got, batch, open);
    else
        check_lines(got, batch);
    got->wrong |= batch->kind == GK_BATCH_LINES && *open;
    if (gk_buffer_append(&got->bytes, gk_buffer_bytes(&batch->bytes)) != GK_OK)
        exit(2);
}

static struct got read_files(const char *const *files, int count, enum gk_encoding encoding,
                             size_t block_size, size_t max_record)
{
    struct gk_input input = { .voice = &voice,
                              .rows = { .profile = &profile, .words = &words },
                              .files = files,
                              .file_count = count,
                              .asked = encoding,
                              .block_size = block_size,
                              .max_record = max_record,
                              .wake = -1 };
    struct gk_batch batch = { 0 };
    struct got got = { 0 };
    bool open = false;
    gk_input_open(&input);
    while ((got.status = gk_input_next(&input, &batch)) == GK_OK)
        take(&got, &input, &batch, &open);
    got.wrong |= open;
    got.unreadable = input.unreadable;
    gk_input_close(&input);
    gk_batch_free(&batch);
    return got;
}

/* What the first file comes to. */
static struct got read_file(enum gk_encoding encoding, size_t block_size, size_t max_record)
{
    const char *const files[] = { path[0] };
    return read_files(files, 1, encoding, block_size, max_record);
}

/* What these bytes come to. */
static struct got read_bytes(struct gk_bytes bytes, enum gk_encoding encoding, size_t block_size,
                             size_t max_record)
{
    write_file(path[0], bytes);
    return read_file(encoding, block_size, max_record);
}

/* ---- whole files */

/* For every size of block: exactly `expected`, in lines that end at these places. */
static void is_read(struct gk_bytes bytes, enum gk_encoding encoding, size_t max_record,
                    struct gk_bytes expected, const char *ends, const char *what)
{
    unsigned wrong = 0;
    write_file(path[0], bytes);
    for (size_t block = 8; block <= 300; block++) {
        struct got got = read_file(encoding, block, max_record);
        wrong += got.wrong || got.status != GK_END || got.unreadable ||
                 !gk_bytes_equal(gk_buffer_bytes(&got.bytes), expected) ||
                 !gk_bytes_equal(gk_buffer_bytes(&got.ends), gk_bytes_of(ends));
        got_free(&got);
    }
    is_int(wrong, 0, "%s", what);
}

#define SAME(bytes, ends, what)                                                                    \
    is_read(GK_BYTES(bytes), GK_UTF_8, LARGE, GK_BYTES(bytes), ends, what)

static void test_line_ends(void)
{
    SAME("", "", "a file of nothing");
    SAME("\n", "1 ", "a blank line");
    SAME("{}\n", "3 ", "one line");
    SAME("{\"a\":1}\n{\"b\":2}\n\n{\"c\":3}\n", "8 16 17 25 ", "several lines");
    SAME("{\"a\":1}\r\n\r\n{\"b\":2}\r\n", "9 11 20 ", "line ends of two bytes");
    SAME("\r\r\n \t\n\0\n\xFF\xFE\n", "3 6 8 11 ", "bytes that mean nothing to us");
    is_read(GK_BYTES("{}"), GK_UTF_8, LARGE, GK_BYTES("{}\n"), "3 ", "a last line without its end");
    is_read(GK_BYTES("{}\n{}"), GK_UTF_8, LARGE, GK_BYTES("{}\n{}\n"), "3 6 ", "behind another");
    is_read(GK_BYTES("{}\r"), GK_UTF_8, LARGE, GK_BYTES("{}\r\n"), "4 ", "with half of its end");
}

static void test_marks(void)
{
    is_read(GK_BYTES("\xEF\xBB\xBF{}\n"), GK_UTF_8, LARGE, GK_BYTES("{}\n"), "3 ",
            "a BOM is dropped");
    is_read(GK_BYTES("\xEF\xBB\xBF{}\n"), GK_AUTO, LARGE, GK_BYTES("{}\n"), "3 ",
            "also where the encoding is to be found out");
    is_read(GK_BYTES("\xEF\xBB\xBF"), GK_UTF_8, LARGE, GK_BYTES(""), "", "a BOM alone is nothing");
    is_read(GK_BYTES("\xEF\xBB\xBF\xEF\xBB\xBF\n"), GK_UTF_8, LARGE, GK_BYTES("\xEF\xBB\xBF\n"),
            "4 ", "only one is dropped");
    is_read(GK_BYTES("{}\n\xEF\xBB\xBF{}\n"), GK_UTF_8, LARGE, GK_BYTES("{}\n\xEF\xBB\xBF{}\n"),
            "3 9 ", "and only at the start");
    is_read(GK_BYTES("\xEF\xBB"), GK_UTF_8, LARGE, GK_BYTES("\xEF\xBB\n"), "3 ",
            "half of one stays");
    is_read(GK_BYTES("\xEF"), GK_UTF_8, LARGE, GK_BYTES("\xEF\n"), "2 ", "a third of one too");
    is_read(GK_BYTES("\xEF\xBB\xBF{}\n"), GK_GB18030, LARGE, GK_BYTES("\xEF\xBB\xBF{}\n"), "6 ",
            "in GB18030 these are characters");
    is_read(GK_BYTES("\x84\x31\x95\x33{}\n"), GK_GB18030, LARGE, GK_BYTES("{}\n"), "3 ",
            "whose own mark is dropped");
    is_read(GK_BYTES("{}\n\xFF\xFE{}\n"), GK_UTF_8, LARGE, GK_BYTES("{}\n\xFF\xFE{}\n"), "3 8 ",
            "a mark of UTF-16 is none behind the start of a file");
}

/* ASCII as UTF-16. */
static struct gk_bytes wide(char *out, const char *text, bool big)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        out[2 * i + big] = text[i];
        out[2 * i + !big] = 0;
    }
    return (struct gk_bytes){ out, 2 * length };
}

static void test_utf_16(void)
{
    char bytes[128] = "\xFF\xFE", text[128];
    struct gk_bytes little = wide(bytes + 2, "{}\r\n\n{}\n", false);
    is_read((struct gk_bytes){ bytes, little.length + 2 }, GK_UTF_16, LARGE, little, "8 10 16 ",
            "UTF-16, little end first");
    is_read((struct gk_bytes){ bytes, little.length + 2 }, GK_AUTO, LARGE, little, "8 10 16 ",
            "found out by its mark");
    is_read(little, GK_UTF_16, LARGE, little, "8 10 16 ", "without a mark it is that too");
    is_read((struct gk_bytes){ bytes, little.length }, GK_UTF_16LE, LARGE,
            (struct gk_bytes){ bytes + 2, little.length }, "8 10 16 ",
            "without its last line feed");
    memcpy(bytes, "\xFE\xFF", 2);
    struct gk_bytes big = wide(bytes + 2, "{}\r\n\n{}\n", true);
    is_read((struct gk_bytes){ bytes, big.length + 2 }, GK_UTF_16, LARGE, big, "8 10 16 ",
            "UTF-16, big end first");
    is_read((struct gk_bytes){ bytes, big.length }, GK_UTF_16BE, LARGE, big, "8 10 16 ",
            "without its last line feed");

    /* Units that hold the byte 0A, or hold it beside a 00 of the next. */
    static const char tricky[] = "\x0A\x4E\x0A\x0A\x4E\x0A\x00\x0A\x00\x4E\x0A\x00";
    is_read((struct gk_bytes){ tricky, 12 }, GK_UTF_16LE, LARGE, (struct gk_bytes){ tricky, 12 },
            "12 ", "a byte 0A is not a line feed");
    is_read((struct gk_bytes){ "\x0A\x00\x00\x0A\x4E\x0A", 6 }, GK_UTF_16BE, LARGE,
            (struct gk_bytes){ "\x0A\x00\x00\x0A\x4E\x0A\x00\x0A", 8 }, "4 8 ",
            "with the big end first neither");
    struct got got = read_bytes((struct gk_bytes){ bytes, 10 }, GK_UTF_16, 64, LARGE);
    ok(got.mark && got.encoding == GK_UTF_16BE, "the batch knows of the mark");
    got_free(&got);
    memcpy(text, "{\0}\0\n\0{\0}", 9);
    got = read_bytes((struct gk_bytes){ text, 9 }, GK_UTF_16LE, 64, LARGE);
    ok(!got.wrong && gk_bytes_start_with(gk_buffer_bytes(&got.bytes), (struct gk_bytes){ text, 9 }),
       "half a unit at the end is not lost");
    ok(!got.mark, "and there was no mark");
    got_free(&got);
}

/* ---- lines that are too large */

/* Some lines, each with its line feed, and where they end; which must and may be in pieces. */
struct lines {
    struct gk_buffer bytes;
    struct gk_buffer ends;
    unsigned must;
    unsigned may;
    size_t last; /* units of the last line */
};

static void make_lines(struct lines *lines, struct gk_bytes feed, size_t max_record)
{
    gk_buffer_clear(&lines->bytes);
    gk_buffer_clear(&lines->ends);
    lines->must = lines->may = 0;
    for (unsigned n = 1 + random_below(5); n; n--) {
        static const uint32_t above[] = { 5, 400, 2000 };
        size_t units = random_below(2) ? random_below(12)
                                       : max_record - 4 + random_below(4 + above[random_below(3)]);
        for (size_t i = 0; i < units * feed.length; i++)
            if (gk_buffer_append_byte(&lines->bytes, "ab{}\""[random_below(5)]) != GK_OK)
                exit(2);
        if (gk_buffer_append(&lines->bytes, feed) != GK_OK ||
            gk_buffer_print(&lines->ends, "%zu ", lines->bytes.length) != GK_OK)
            exit(2);
        lines->last = units;
        lines->may += units > max_record;
        lines->must += units > max_record + 700; /* no block is that large */
    }
}

static void test_large_lines(enum gk_encoding encoding, size_t max_record)
{
    struct lines lines = { 0 };
    struct gk_bytes feed = gk_line_feed(encoding);
    unsigned wrong = 0, may = 0, pieces = 0;
    for (unsigned turn = 0; turn < 600; turn++) {
        make_lines(&lines, feed, max_record);
        struct gk_bytes expected = gk_buffer_bytes(&lines.bytes), file = expected;
        if (lines.last && random_below(2)) /* the last line feed may be missing */
            file.length -= feed.length;
        struct got got = read_bytes(file, encoding, 8 + turn % 293, max_record);
        wrong += got.wrong || !gk_bytes_equal(gk_buffer_bytes(&got.bytes), expected) ||
                 !gk_bytes_equal(gk_buffer_bytes(&got.ends), gk_buffer_bytes(&lines.ends)) ||
                 got.large < lines.must || got.large > lines.may;
        may += lines.may;
        pieces += got.large;
        got_free(&got);
    }
    is_int(wrong, 0, "lines about the limit of %zu come whole or in pieces", max_record);
    ok(pieces > 100 && pieces <= may, "in pieces %u of the %u that are too large", pieces, may);
    gk_buffer_free(&lines.bytes);
    gk_buffer_free(&lines.ends);
}

/* The line that is just not too large is never cut, the next one larger is when it must be. */
static void test_limit(void)
{
    char line[256];
    memset(line, 'x', sizeof line);
    line[100] = '\n';
    unsigned wrong = 0;
    for (size_t block = 8; block <= 300; block++) {
        struct got got = read_bytes((struct gk_bytes){ line, 101 }, GK_UTF_8, block, 100);
        wrong += got.large != 0 || got.wrong;
        got_free(&got);
        got = read_bytes((struct gk_bytes){ line, 100 }, GK_UTF_8, block, 100);
        wrong += got.large != 0 || got.wrong;
        got_free(&got);
    }
    is_int(wrong, 0, "a line as large as a record may be is not cut");
    line[100] = 'x';
    line[255] = '\n';
    wrong = 0;
    for (size_t block = 8; block <= 100; block++) {
        struct got got = read_bytes((struct gk_bytes){ line, 256 }, GK_UTF_8, block, 100);
        wrong += got.large != 1 || got.wrong || got.bytes.length != 256;
        got_free(&got);
    }
    is_int(wrong, 0, "one that is far larger is never held whole");
}

/* ---- documents over several lines */

/* For every size of block: which lines belong to a document. */
static void is_document(struct gk_bytes bytes, enum gk_encoding encoding, const char *expected,
                        const char *what)
{
    unsigned wrong = 0;
    size_t dropped = gk_bytes_start_with(bytes, GK_BYTES("\xEF\xBB\xBF")) ? 3 : 0;
    write_file(path[0], bytes);
    bytes.at += dropped;
    bytes.length -= dropped;
    for (size_t block = 8; block <= 300; block++) {
        struct got got = read_file(encoding, block, LARGE);
        /* The line feed that the file may lack is there besides. */
        wrong += got.wrong || !gk_bytes_start_with(gk_buffer_bytes(&got.bytes), bytes) ||
                 got.bytes.length > bytes.length + 2 ||
                 !gk_bytes_equal(gk_buffer_bytes(&got.kinds), gk_bytes_of(expected));
        got_free(&got);
    }
    is_int(wrong, 0, "%s", what);
}

static void test_documents(void)
{
    char text[64];
    is_document(GK_BYTES("{\n  \"a\": 1\n}\n"), GK_UTF_8, "{{{", "an object over several lines");
    is_document(GK_BYTES(" \t{ \r\n\"a\":1}\n"), GK_UTF_8, "{{", "with blanks about its brace");
    is_document(GK_BYTES("[\n{\"a\":1},\n{}\n]\n"), GK_UTF_8, "[[[[",
                "an array over several lines");
    is_document(GK_BYTES("[{\"a\":1},\n{}]\n"), GK_UTF_8, "[[", "one that begins with an element");
    is_document(GK_BYTES("\xEF\xBB\xBF[\n]\n"), GK_UTF_8, "[[", "behind a mark");
    is_document(GK_BYTES("[\n{\"a\":\"a line longer than many a block\"},\n{}\n]\n{}\n"), GK_UTF_8,
                "[[[[.", "in batches of one line");
    is_document(wide(text, "{\n\"a\":1}", false), GK_UTF_16LE, "{{", "in UTF-16");
    is_document(wide(text, " [\n1]", true), GK_UTF_16BE, "[[", "with the big end first");
    is_document(GK_BYTES("[{\"a\":1}]\n[]\n"), GK_UTF_8, "..",
                "an array that ends on its line is none");
    is_document(GK_BYTES("{\"a\":1}\n{\n"), GK_UTF_8, "..", "nor is an object");
    is_document(GK_BYTES("{\"a\":1\n}\n"), GK_UTF_8, "..", "nor a record that is cut short");
    is_document(GK_BYTES("{}\n[\n"), GK_UTF_8, "..", "nor what comes later");
    is_document(GK_BYTES("\"[\n"), GK_UTF_8, ".", "nor a string");
    is_document(GK_BYTES("\n \n"), GK_UTF_8, "..", "nor are blank lines");
}

/* Behind a document there may be records. */
static void test_end_of_document(void)
{
    is_document(GK_BYTES("{\n{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n"), GK_UTF_8, "{...",
                "a stray brace does not take the records behind it along");
    is_document(GK_BYTES("[\n{\"a\":1},\n{\"b\":2}\n]\n{\"c\":3}\n{\"d\":4}\n"), GK_UTF_8, "[[[[..",
                "records behind an array");
    is_document(GK_BYTES("{\n\"a\":[\n{\"b\":1},\n{\"b\":2}\n]\n}\n{\"c\":3}\nx\n"), GK_UTF_8,
                "{{{{{{..", "records behind an object");
    is_document(GK_BYTES("[\n1]\n{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n{\"d\":4}"), GK_UTF_8, "[[....",
                "several, the last without its end");
}

/* ---- several files, and what cannot be read */

static void test_several_files(void)
{
    const char *const files[] = { path[0], path[1], path[0], path[1] };
    unsigned wrong = 0;
    write_file(path[0], GK_BYTES("\xEF\xBB\xBF{\"a\":1}\n{\"b\":2}"));
    write_file(path[1], GK_BYTES("[\n1]"));
    for (size_t block = 8; block <= 300; block++) {
        struct got got = read_files(files, 4, GK_UTF_8, block, LARGE);
        wrong +=
            got.wrong || got.files != 4 ||
            !gk_bytes_equal(gk_buffer_bytes(&got.kinds), GK_BYTES("..[[..[[")) ||
            !gk_bytes_equal(gk_buffer_bytes(&got.bytes), GK_BYTES("{\"a\":1}\n{\"b\":2}\n[\n1]\n"
                                                                  "{\"a\":1}\n{\"b\":2}\n[\n1]\n"));
        got_free(&got);
    }
    is_int(wrong, 0, "each file ends its last line and begins anew");
    write_file(path[1], GK_BYTES(""));
    struct got got = read_files(files, 4, GK_UTF_8, 64, LARGE);
    ok(!got.wrong && got.files == 2, "an empty file is passed over");
    got_free(&got);
}

/* What is said about them goes to standard error, which is not looked at here. */
static void test_unreadable(void)
{
    const char *const files[] = { "/nowhere/at/all", path[0], folder, path[0] };
    int error = dup(STDERR_FILENO), nothing = open("/dev/null", O_WRONLY);
    write_file(path[0], GK_BYTES("{}\n"));
    if (error < 0 || nothing < 0 || dup2(nothing, STDERR_FILENO) < 0)
        exit(2);
    struct got got = read_files(files, 4, GK_UTF_8, 64, LARGE);
    if (dup2(error, STDERR_FILENO) < 0)
        exit(2);
    close(error);
    close(nothing);
    is_text(gk_buffer_bytes(&got.bytes), "{}\n{}\n", "the files that can be read are read");
    ok(got.unreadable && got.status == GK_END, "the others are marked");
    got_free(&got);
}

/* ---- standard input that is not all there yet */

static void is_next(struct gk_input *input, struct gk_batch *batch, const char *expected,
                    const char *what)
{
    enum gk_status status = gk_input_next(input, batch);
    is_text(status == GK_OK ? gk_buffer_bytes(&batch->bytes) : GK_BYTES("nothing"), expected, "%s",
            what);
}

static void say(int descriptor, const char *text)
{
    if (write(descriptor, text, strlen(text)) != (ssize_t)strlen(text))
        exit(2);
}

static void test_pipe(void)
{
    const char *const files[] = { "-" };
    struct gk_input input = { .voice = &voice,
                              .rows = { .profile = &profile, .words = &words },
                              .files = files,
                              .file_count = 1,
                              .asked = GK_UTF_8,
                              .block_size = 4096,
                              .max_record = LARGE };
    struct gk_batch batch = { 0 };
    int pipes[2], wake[2], standard = dup(STDIN_FILENO);
    if (pipe(pipes) != 0 || pipe(wake) != 0 || dup2(pipes[0], STDIN_FILENO) < 0)
        exit(2);
    close(pipes[0]);
    input.wake = wake[0];
    gk_input_open(&input);
    say(pipes[1], "{\"a\":1}\n{\"b\"");
    is_next(&input, &batch, "{\"a\":1}\n", "a whole line does not wait for the rest of the next");
    say(pipes[1], ":2}\n");
    is_next(&input, &batch, "{\"b\":2}\n", "which comes when it is whole");
    say(pipes[1], "\xEF\xBB\xBF{}\n{}\n{");
    is_next(&input, &batch, "\xEF\xBB\xBF{}\n{}\n", "what is there comes together");
    say(wake[1], "!");
    is_int(gk_input_next(&input, &batch), GK_IO, "reading can be woken");
    close(pipes[1]);
    gk_input_close(&input);
    gk_batch_free(&batch);
    close(wake[0]);
    close(wake[1]);
    if (standard >= 0) {
        dup2(standard, STDIN_FILENO);
        close(standard);
    }
}

/* ---- memory */

static void test_no_memory(void)
{
    const char *const files[] = { path[0] };
    char bytes[600];
    memset(bytes, 'x', sizeof bytes);
    for (size_t i = 40; i < sizeof bytes; i += 150)
        bytes[i] = '\n';
    write_file(path[0], (struct gk_bytes){ bytes, sizeof bytes });
    enum gk_status status = GK_NO_MEMORY;
    unsigned failed = 0, wrong = 0;
    for (unsigned long n = 1; status == GK_NO_MEMORY && n < 100; n++) {
        struct gk_input input = { .voice = &voice,
                                  .rows = { .profile = &profile, .words = &words },
                                  .files = files,
                                  .file_count = 1,
                                  .asked = GK_UTF_8,
                                  .block_size = 50,
                                  .max_record = 100,
                                  .wake = -1 };
        struct gk_batch batch = { 0 };
        gk_input_open(&input);
        gk_memory_fail_at(n);
        while ((status = gk_input_next(&input, &batch)) == GK_OK)
            ;
        gk_memory_fail_at(0);
        failed += status == GK_NO_MEMORY;
        wrong += status != GK_NO_MEMORY && status != GK_END;
        gk_input_close(&input);
        gk_batch_free(&batch);
    }
    ok(failed > 2 && wrong == 0 && status == GK_END, "any allocation may fail (%u do)", failed);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 2;
    for (unsigned i = 0; i < 2; i++)
        snprintf(path[i], sizeof path[i], "%s/%u", folder, i);
    if (gk_field_names_open(&profile.fields) != GK_OK ||
        gk_table_words_open(&words, &profile, &words_arena) != GK_OK)
        return 2;
    test_line_ends();
    test_marks();
    test_utf_16();
    test_limit();
    test_large_lines(GK_UTF_8, 40);
    test_large_lines(GK_UTF_8, 500);
    test_large_lines(GK_UTF_16LE, 60);
    test_large_lines(GK_UTF_16BE, 333);
    test_documents();
    test_end_of_document();
    test_several_files();
    test_unreadable();
    test_pipe();
    test_no_memory();
    remove(path[0]);
    remove(path[1]);
    rmdir(folder);
    gk_field_names_close(&profile.fields);
    gk_arena_free(&words_arena);
    return done();
}
