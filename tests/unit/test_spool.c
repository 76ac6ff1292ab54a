/* Text that is kept back: in memory, in a file, and where there is no room for it. */
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "run/report/spool.h"
#include "tap.h"

static const struct gk_voice voice = { "gk-test", GK_ENGLISH };

/* Numbered lines from `first`; what they are is known when they are read back. */
static enum gk_status add_lines(struct gk_spool *spool, unsigned first, unsigned count)
{
    enum gk_status status = GK_OK;
    char line[16];
    for (unsigned i = first; i < first + count && status == GK_OK; i++) {
        int length = snprintf(line, sizeof line, "%014u\n", i);
        status = gk_spool_add(spool, (struct gk_bytes){ line, (size_t)length });
    }
    return status;
}

/* How many lines come back, in their order and nothing else. */
static unsigned released(struct gk_spool *spool)
{
    struct gk_output output;
    char line[32], expected[32];
    unsigned count = 0;
    FILE *file = tmpfile();
    if (!file)
        exit(2);
    gk_output_on(&output, &voice, fileno(file), GK_BYTES("released"));
    if (gk_spool_release(spool, &output) != GK_OK)
        return UINT32_MAX;
    rewind(file);
    while (fgets(line, sizeof line, file)) {
        snprintf(expected, sizeof expected, "%014u\n", count);
        if (strcmp(line, expected) != 0)
            return UINT32_MAX;
        count++;
    }
    fclose(file);
    return count;
}

/* Twice what memory holds, and a little. */
enum { MANY = 2 * GK_SPOOL_MEMORY / 15 + 7, FEW = 100 };

static void test_kept(void)
{
    struct gk_spool spool = { 0 };
    ok(released(&spool) == 0, "nothing kept, nothing written");
    gk_spool_open(&spool);
    ok(add_lines(&spool, 0, FEW) == GK_OK && !spool.filed, "a little stays in memory");
    ok(released(&spool) == FEW, "and comes back");
    ok(released(&spool) == 0, "once");
    gk_spool_open(&spool);
    ok(add_lines(&spool, 0, MANY) == GK_OK && spool.filed, "much goes to a file");
    ok(spool.text.capacity <= 2 * GK_SPOOL_MEMORY, "and memory does not grow with it");
    ok(released(&spool) == MANY, "and comes back in its order");
    gk_spool_open(&spool);
    ok(add_lines(&spool, 0, MANY) == GK_OK, "what nobody asks for");
    gk_spool_free(&spool);
    ok(released(&spool) == 0, "is gone");
}

static void test_no_room(void)
{
    struct gk_spool spool = { 0 };
    enum { FULL = GK_SPOOL_MEMORY / 15 + 1 };
    ok(add_lines(&spool, 0, FULL - 1) == GK_OK && add_lines(&spool, FULL - 1, 1) == GK_END,
       "without a file memory is full at some time");
    ok(released(&spool) == FULL, "and nothing of it is lost");
}

/* A disk that is full in the middle of what goes to it. */
static void test_full_disk(void)
{
    struct rlimit limit;
    struct gk_spool spool = { 0 };
    getrlimit(RLIMIT_FSIZE, &limit);
    const struct rlimit before = limit;
    signal(SIGXFSZ, SIG_IGN);
    gk_spool_open(&spool);
    limit.rlim_cur = GK_SPOOL_MEMORY + GK_SPOOL_MEMORY / 2;
    setrlimit(RLIMIT_FSIZE, &limit);
    unsigned count = 0;
    while (count < 2 * MANY && add_lines(&spool, count, 1) == GK_OK)
        count++;
    setrlimit(RLIMIT_FSIZE, &before);
    ok(spool.filed && count < 2 * MANY, "a disk may be full");
    ok(released(&spool) == count + 1, "and nothing of it is lost, nor there twice");
}

int main(void)
{
    test_kept();
    test_no_room();
    test_full_disk();
    return done();
}
