/* What a run makes beside its records: all of it is written before any of it is put in place. */
#include "run/result/result.h"
#include "tap.h"

enum { RESULTS = 3 };

/* A result that notes when it is asked for what. */
struct noted {
    int written; /* its turn, from 1; 0: not asked for */
    int kept;
    int dropped;
    enum gk_status writes; /* what comes of it */
    enum gk_status closes;
};

static struct noted noted[RESULTS];
static int turn;

static enum gk_status write_it(void *made)
{
    struct noted *one = made;
    one->written = ++turn;
    return one->writes;
}

static enum gk_status close_it(void *made, bool keep)
{
    struct noted *one = made;
    *(keep ? &one->kept : &one->dropped) = ++turn;
    return one->closes;
}

static enum gk_status run(struct gk_arena *arena)
{
    struct gk_results results = { 0 };
    enum gk_status status = GK_OK;
    turn = 0;
    for (int i = 0; i < RESULTS && status == GK_OK; i++)
        status = gk_results_add(&results, arena,
                                (struct gk_result){ &noted[i], write_it, close_it, NULL });
    if (status == GK_OK)
        status = gk_results_write(&results);
    return gk_results_close(&results, status);
}

static void test_order(struct gk_arena *arena)
{
    is_int(run(arena), GK_OK, "all goes well");
    for (int i = 0; i < RESULTS; i++)
        ok(noted[i].written == i + 1 && noted[i].kept == RESULTS + i + 1 && !noted[i].dropped,
           "one is written, and kept when all were written");
}

static void test_failed_write(struct gk_arena *arena)
{
    memset(noted, 0, sizeof noted);
    noted[1].writes = GK_IO;
    is_int(run(arena), GK_IO, "one cannot be written");
    ok(!noted[2].written, "the next is not written then");
    for (int i = 0; i < RESULTS; i++)
        ok(!noted[i].kept && noted[i].dropped, "and none is kept");
}

static void test_failed_close(struct gk_arena *arena)
{
    memset(noted, 0, sizeof noted);
    noted[1].closes = GK_IO;
    is_int(run(arena), GK_IO, "one cannot be put in place");
    ok(noted[0].kept && noted[1].kept && noted[2].dropped, "those behind it are dropped");
}

static void test_nothing_to_do(struct gk_arena *arena)
{
    struct gk_results results = { 0 };
    is_int(gk_results_add(&results, arena, (struct gk_result){ 0 }), GK_OK, "a result of nothing");
    is_int(gk_results_write(&results), GK_OK, "is written");
    is_int(gk_results_close(&results, GK_END), GK_END, "and closed: the status stays");
}

int main(void)
{
    struct gk_arena arena = { 0 };
    test_order(&arena);
    test_failed_write(&arena);
    test_failed_close(&arena);
    test_nothing_to_do(&arena);
    gk_arena_free(&arena);
    return done();
}
