/* Learning weights: what is learned tells the classes apart, is the same each time and on every
 * machine, and stays within what the header says. */
#include "random.h"
#include "tap.h"
#include "taxonomy/model.h"
#include "taxonomy/train.h"

enum { CLASSES = 4, ROOM = 8, TEXTS = 600, LENGTH = 14, WORDS = 9 };

struct text {
    uint32_t characters[LENGTH];
    uint32_t label; /* CLASSES: none */
};

/* Characters of no class, and of each class some, which stand in its texts more often. */
static struct text make(void)
{
    struct text text = { .label = random_below(CLASSES + 1) };
    for (size_t i = 0; i < LENGTH; i++) {
        bool own = text.label < CLASSES && random_below(3) == 0;
        uint32_t other = random_below(20) ? 0 : 1 + random_below(CLASSES);
        text.characters[i] =
            0x4E00 + 100 * (own ? text.label + 1 : other) + random_below(own ? WORDS : 80);
    }
    return text;
}

static void fill(struct gk_train *train, struct text *texts)
{
    bool good = gk_train_open(train, CLASSES) == GK_OK;
    for (size_t i = 0; i < TEXTS; i++)
        good = good && gk_train_add(train, texts[i].characters, LENGTH, &texts[i].label,
                                    texts[i].label < CLASSES, 1 + (uint32_t)i % 3) == GK_OK;
    ok(good, "texts are added");
}

/* How many texts the rows get right, none where no class has points above 0. */
static unsigned count_right(const struct gk_train_row *rows, size_t count, unsigned tries)
{
    struct gk_model model = { 0 };
    struct gk_model_reading reading = { 0 };
    struct gk_arena arena = { 0 };
    unsigned right = 0;
    if (gk_model_open(&model, count, CLASSES) != GK_OK)
        return 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t characters[] = { rows[i].ngram & 0x1FFFFF, rows[i].ngram >> 21 & 0x1FFFFF };
        gk_model_add(&model, characters, gk_ngram_length(rows[i].ngram), rows[i].class_index,
                     rows[i].tenths);
    }
    if (gk_model_build(&model) != GK_OK || gk_model_reading_open(&reading, &model, &arena) != GK_OK)
        return 0;
    for (unsigned i = 0; i < tries; i++) {
        struct text text = make();
        uint32_t best = CLASSES;
        int32_t most = 0, tenths[ROOM];
        gk_model_begin(&model, &reading);
        gk_model_read(&model, &reading, text.characters, 0, LENGTH, tenths);
        for (uint32_t k = 0; k < CLASSES; k++) {
            best = tenths[k] > most ? k : best;
            most = tenths[k] > most ? tenths[k] : most;
        }
        right += best == text.label;
    }
    gk_arena_free(&arena);
    gk_model_close(&model);
    return right;
}

static bool is_sorted(const struct gk_train_row *rows, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (rows[i].class_index < rows[i - 1].class_index ||
            (rows[i].class_index == rows[i - 1].class_index && rows[i].tenths > rows[i - 1].tenths))
            return false;
    return true;
}

/* One number for all rows, the same on every machine. */
static uint64_t sum_of(const struct gk_train_row *rows, size_t count)
{
    uint64_t sum = count;
    for (size_t i = 0; i < count; i++)
        sum = (sum ^ rows[i].ngram ^ (uint64_t)rows[i].class_index << 50 ^
               (uint64_t)(uint32_t)rows[i].tenths << 32) *
              UINT64_C(0x100000001B3);
    return sum;
}

static void test_learning(void)
{
    static struct text texts[TEXTS];
    struct gk_train train = { 0 }, again = { 0 };
    const struct gk_train_row *rows, *others;
    size_t count, other_count;
    for (size_t i = 0; i < TEXTS; i++)
        texts[i] = make();
    fill(&train, texts);
    ok(gk_train_finish(&train, 200, 30, &rows, &count) == GK_OK && count > 50 && count <= 200,
       "at most 200 rows are learned");
    ok(is_sorted(rows, count), "class by class, the loudest first");
    unsigned right = count_right(rows, count, 1000);
    ok(right > 850, "%u of 1,000 other texts are right", right);
    fill(&again, texts);
    ok(gk_train_finish(&again, 200, 30, &others, &other_count) == GK_OK && count == other_count &&
           memcmp(rows, others, count * sizeof *rows) == 0,
       "the same texts give the same rows");
    ok(sum_of(rows, count) == UINT64_C(10826732184658245960), "on every machine: %" PRIu64,
       sum_of(rows, count));
    gk_train_close(&train);
    gk_train_close(&again);
}

/* What the second class, whose texts are 农, gets of the rest of 农业, a text of the first. */
static int32_t second_of_first(bool right_too)
{
    static const uint32_t labels[] = { 0, 1 };
    static const uint32_t first[] = { 0x519C, 0x4E1A }, second[] = { 0x519C };
    struct gk_train train = { 0 };
    const struct gk_train_row *rows;
    size_t count = 0;
    int32_t points = 0;
    bool good = gk_train_open(&train, 2) == GK_OK;
    for (int i = 0; i < 3; i++)
        good = good && gk_train_add(&train, first, 2, labels, right_too ? 2 : 1, 1) == GK_OK &&
               gk_train_add(&train, second, 1, labels + 1, 1, 1) == GK_OK;
    good = good && gk_train_finish(&train, 20, 30, &rows, &count) == GK_OK;
    for (size_t i = 0; good && i < count; i++)
        if (rows[i].class_index == 1 && rows[i].ngram != gk_ngram_of(second, 1))
            points += rows[i].tenths;
    gk_train_close(&train);
    return points;
}

static void test_right_too(void)
{
    int32_t against = second_of_first(false), spared = second_of_first(true);
    ok(against < 0, "what is not right is learned against: %d", (int)against);
    ok(spared > against, "what is right, too, is not: %d", (int)spared);
}

static void test_bounds(void)
{
    static uint32_t characters[GK_TRAIN_CHARACTERS + 5];
    struct gk_train train = { 0 };
    const struct gk_train_row *rows;
    const uint32_t label = 0;
    size_t count = 1;
    ok(gk_train_open(&train, 1) == GK_OK &&
           gk_train_finish(&train, 10, 30, &rows, &count) == GK_OK && count == 0,
       "without texts nothing is learned");
    gk_train_close(&train);
    bool good = gk_train_open(&train, GK_LEARN_CLASSES) == GK_OK;
    for (size_t i = 0; i < GK_TRAIN_CHARACTERS + 5; i++)
        characters[i] = 0x4E00 + (uint32_t)i;
    for (int i = 0; i < 2500; i++)
        good = good && gk_train_add(&train, characters, GK_TRAIN_CHARACTERS + 5, &label, 1,
                                    1000000) == GK_OK;
    ok(good && train.left_out > 0 && train.text_count + train.left_out == 2500,
       "texts for which there is no room are counted");
    is_int(train.texts[0].count, 2 * GK_TRAIN_CHARACTERS - 1, "long texts are cut");
    is_int(train.texts[0].times, GK_LEARN_TIMES, "nothing counts too often");
    gk_train_close(&train);
}

int main(void)
{
    test_learning();
    test_right_too();
    test_bounds();
    return done();
}
