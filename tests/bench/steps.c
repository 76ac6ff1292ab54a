/*
 * steps.c - MB/s of the steps that texts go through, one at a time, inside one process:
 *
 *   steps STEP FILE
 *
 * The file's lines, UTF-8, are the texts; some steps have them made into what they are for first:
 * another encoding, or text that was read wrongly. A step runs over all of them, again and again
 * for at least a second and nine rounds; what is said is the best round, for what is slower is the
 * machine's. MB are those of the texts that the step was given.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "text/big5.h"
#include "text/damage.h"
#include "text/decode.h"
#include "text/fold.h"
#include "text/gbk.h"

/* What a step does with one text; false when it cannot. State lives in the step's file. */
typedef bool step(struct gk_bytes line);

static bool fold(struct gk_bytes line)
{
    static struct gk_folded folded;
    return gk_fold(&folded, line) == GK_OK;
}

static bool decode(struct gk_bytes line, enum gk_encoding encoding)
{
    static struct gk_decoder decoder;
    static struct gk_buffer out;
    struct gk_decoding decoding;
    gk_buffer_clear(&out);
    return gk_decode(&decoder, encoding, line, &out, &decoding) == GK_OK && !decoding.bad;
}

static bool decode_gb18030(struct gk_bytes line)
{
    return decode(line, GK_GB18030);
}

static bool decode_big5(struct gk_bytes line)
{
    return decode(line, GK_BIG5);
}

static bool decode_auto(struct gk_bytes line)
{
    return decode(line, GK_AUTO);
}

static bool doubt(struct gk_bytes line)
{
    static volatile enum gk_doubt kept; /* or the compiler would see that nothing comes of it */
    kept = gk_doubt_json(line).doubt;
    return kept <= GK_DOUBT_DAMAGE;
}

static bool mend(struct gk_bytes line)
{
    static struct gk_mender mender;
    static struct gk_arena arena;
    struct gk_mending mending;
    gk_arena_reset(&arena);
    return gk_mend(&mender, line, NULL, GK_LIKELY, &arena, &mending) == GK_OK;
}

/* ---- what the texts are made into */

typedef bool making(struct gk_bytes text, struct gk_buffer *out);

static bool append_pair(struct gk_buffer *out, uint16_t pair)
{
    return (pair <= 0xFF || gk_buffer_append_byte(out, (char)(pair >> 8)) == GK_OK) &&
           (!pair || gk_buffer_append_byte(out, (char)(pair & 0xFF)) == GK_OK);
}

/* Characters that the encoding does not have are left out. */
static bool encode(struct gk_bytes text, uint16_t (*pair_of)(uint32_t), struct gk_buffer *out)
{
    size_t length;
    for (size_t at = 0; at < text.length; at += length) {
        uint32_t c = gk_utf8_decode((struct gk_bytes){ text.at + at, text.length - at }, &length);
        if (!append_pair(out, c < 0x80 ? (uint16_t)c : pair_of(c)))
            return false;
    }
    return true;
}

static bool make_gbk(struct gk_bytes text, struct gk_buffer *out)
{
    return encode(text, gk_gbk_encode, out);
}

static bool make_big5(struct gk_bytes text, struct gk_buffer *out)
{
    return encode(text, gk_big5_encode, out);
}

/* UTF-8 read as GBK; what is no pair there becomes a question mark. */
static bool make_misread(struct gk_bytes text, struct gk_buffer *out)
{
    const unsigned char *bytes = (const unsigned char *)text.at;
    for (size_t at = 0; at < text.length; at++) {
        char character[4];
        uint32_t c = bytes[at];
        if (c >= 0x80) {
            c = at + 1 < text.length ? gk_gbk_decode(bytes[at], bytes[at + 1]) : 0;
            at += c != 0;
        }
        struct gk_bytes made = { character, gk_utf8_encode(c ? c : '?', character) };
        if (gk_buffer_append(out, made) != GK_OK)
            return false;
    }
    return true;
}

/* The pinyin of 發 behind every full-width comma. */
static bool make_glossed(struct gk_bytes text, struct gk_buffer *out)
{
    size_t done = 0;
    for (size_t at = 0; at + 3 <= text.length; at++) {
        struct gk_bytes before = { text.at + done, at - done };
        if (memcmp(text.at + at, "\xEF\xBC\x8C", 3) != 0)
            continue;
        if (gk_buffer_append(out, before) != GK_OK ||
            gk_buffer_append(out, GK_BYTES("發(fā)")) != GK_OK)
            return false;
        done = at;
    }
    return gk_buffer_append(out, (struct gk_bytes){ text.at + done, text.length - done }) == GK_OK;
}

static const struct {
    const char *name;
    step *run;
    making *make;
} steps[] = {
    { "fold", fold, NULL },
    { "decode-gb18030", decode_gb18030, make_gbk },
    { "decode-big5", decode_big5, make_big5 },
    { "decode-auto", decode_auto, make_gbk },
    { "doubt", doubt, NULL },
    { "mend-clean", mend, NULL },
    { "mend-misread", mend, make_misread },
    { "mend-glossed", mend, make_glossed },
};

enum { ROUNDS = 9, BLOCK = 1 << 20, MOST = 4000000 };

static bool read_file(const char *path, struct gk_buffer *out)
{
    FILE *file = fopen(path, "rb");
    size_t got = 1;
    while (file && got && gk_buffer_reserve(out, BLOCK) == GK_OK) {
        got = fread(out->at + out->length, 1, BLOCK, file);
        out->length += got;
    }
    return file && !fclose(file) && !got && gk_buffer_append_byte(out, '\n') == GK_OK;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool run_round(step *run, struct gk_bytes all)
{
    for (size_t at = 0; at < all.length;) {
        const char *end = memchr(all.at + at, '\n', all.length - at);
        struct gk_bytes line = { all.at + at, (size_t)(end - all.at) - at };
        if (!run(line))
            return false;
        at += line.length + 1;
    }
    return true;
}

/* The file's lines as the step wants them: of those that are made, 4 MB. */
static bool read_lines(const char *path, making *make, struct gk_buffer *all)
{
    static struct gk_buffer file;
    if (!make)
        return read_file(path, all);
    if (!read_file(path, &file))
        return false;
    const char *end = file.at + (file.length < MOST ? file.length : MOST);
    while (end > file.at && end[-1] != '\n')
        end--;
    return make((struct gk_bytes){ file.at, (size_t)(end - file.at) }, all);
}

static int measure(step *run, making *make, const char *name, const char *path)
{
    struct gk_buffer all = { 0 };
    double best = 0, total = 0;
    if (!read_lines(path, make, &all)) {
        fprintf(stderr, "steps: %s cannot be read\n", path);
        return 2;
    }
    for (int round = 0; round < ROUNDS || total < 1; round++) {
        double start = now();
        if (!run_round(run, gk_buffer_bytes(&all))) {
            fprintf(stderr, "steps: %s failed\n", name);
            return 2;
        }
        double took = now() - start;
        total += took;
        if (round == 0 || took < best)
            best = took;
    }
    printf("%s %.0f MB/s\n", name, (double)all.length / 1e6 / best);
    gk_buffer_free(&all);
    return 0;
}

int main(int count, char **words)
{
    for (size_t i = 0; count == 3 && i < sizeof steps / sizeof steps[0]; i++)
        if (strcmp(words[1], steps[i].name) == 0)
            return measure(steps[i].run, steps[i].make, words[1], words[2]);
    fprintf(stderr, "usage: steps STEP FILE; steps:");
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        fprintf(stderr, " %s", steps[i].name);
    fprintf(stderr, "\n");
    return 2;
}
