/*
 * steps.c - MB/s of the steps that every text goes through, one at a time, inside one process:
 *
 *   steps STEP FILE
 *
 * The file's lines are the texts. A step runs over all of them, again and again for at least a
 * second and nine rounds; what is said is the best round, for what is slower is the machine's.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "text/fold.h"

/* What a step does with one text; false when it cannot. State lives in the step's file. */
typedef bool step(struct gk_bytes line);

static bool fold(struct gk_bytes line)
{
    static struct gk_folded folded;
    return gk_fold(&folded, line) == GK_OK;
}

static const struct {
    const char *name;
    step *run;
} steps[] = {
    { "fold", fold },
};

enum { ROUNDS = 9, BLOCK = 1 << 20 };

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

static int measure(step *run, const char *name, const char *path)
{
    struct gk_buffer all = { 0 };
    double best = 0, total = 0;
    if (!read_file(path, &all)) {
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
            return measure(steps[i].run, words[1], words[2]);
    fprintf(stderr, "usage: steps STEP FILE; steps:");
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        fprintf(stderr, " %s", steps[i].name);
    fprintf(stderr, "\n");
    return 2;
}
