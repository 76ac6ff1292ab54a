/* Learned weights: n-grams found, each once, and what they give, against the plain way to count. */
#include "random.h"
#include "tap.h"
#include "taxonomy/model.h"

enum { CLASSES = 5, ROOM = 8, ROWS = 400, TEXT = 60, ALPHABET = 12 };

struct row {
    uint32_t characters[GK_NGRAM_MOST];
    size_t length;
    uint32_t class_index;
    int32_t tenths;
};

static uint32_t letter(void)
{
    static const uint32_t letters[ALPHABET] = { 0x4E00, 0x4E8C, 0x4E09,  0x56DB, 0x4E94,   0x6E00,
                                                0x7E00, 0x9E00, 0x20000, 'a',    0x10FFFF, 0x2E00 };
    return letters[random_below(ALPHABET)];
}

static bool stands_in(const struct row *row, const uint32_t *text, size_t count)
{
    for (size_t i = 0; i + row->length <= count; i++)
        if (memcmp(text + i, row->characters, row->length * sizeof *text) == 0)
            return true;
    return false;
}

static bool is_counted(const struct gk_model *model, struct gk_model_reading *reading,
                       const struct row *rows, const uint32_t *text, size_t count)
{
    int32_t expected[CLASSES] = { 0 };
    for (size_t i = 0; i < ROWS; i++)
        if (stands_in(&rows[i], text, count))
            expected[rows[i].class_index] += rows[i].tenths;
    gk_model_begin(model, reading);
    int32_t tenths[ROOM];
    gk_model_read(model, reading, text, 0, count, tenths);
    bool good = true;
    for (uint32_t i = 0; i < CLASSES; i++)
        good &= tenths[i] == expected[i];
    return good;
}

static void test_counting(void)
{
    struct row rows[ROWS];
    struct gk_model model = { 0 };
    struct gk_model_reading reading = { 0 };
    struct gk_arena arena = { 0 };
    ok(gk_model_open(&model, ROWS, CLASSES) == GK_OK, "a model is opened");
    for (size_t i = 0; i < ROWS; i++) {
        rows[i] = (struct row){ .length = 1 + random_below(GK_NGRAM_MOST),
                                .class_index = random_below(CLASSES),
                                .tenths = (int32_t)random_below(i % 8 ? 121 : 20001) - 60 };
        for (size_t j = 0; j < rows[i].length; j++)
            rows[i].characters[j] = letter();
        gk_model_add(&model, rows[i].characters, rows[i].length, rows[i].class_index,
                     rows[i].tenths);
    }
    ok(gk_model_build(&model) == GK_OK && gk_model_reading_open(&reading, &model, &arena) == GK_OK,
       "and built");
    bool good = true;
    for (int round = 0; round < 2000; round++) {
        uint32_t text[TEXT];
        size_t count = random_below(TEXT + 1);
        for (size_t i = 0; i < count; i++)
            text[i] = letter();
        good &= is_counted(&model, &reading, rows, text, count);
    }
    ok(good, "2,000 texts give what counting by hand gives");
    reading.turn = UINT32_MAX - 1;
    uint32_t text[] = { rows[0].characters[0], rows[1].characters[0], rows[2].characters[0] };
    good = true;
    for (int round = 0; round < 4; round++)
        good &= is_counted(&model, &reading, rows, text, 3);
    ok(good, "also where the number of texts begins anew");
    gk_arena_free(&arena);
    gk_model_close(&model);
}

static void test_places(void)
{
    static const uint32_t text[] = { 0x519C, 0x519C, 0x4E1A, 0x519C, 0x4E1A };
    struct gk_model model = { 0 };
    struct gk_model_reading reading = { 0 };
    struct gk_arena arena = { 0 };
    int32_t tenths[ROOM];
    uint32_t count;
    bool good = gk_model_open(&model, 3, 2) == GK_OK;
    gk_model_add(&model, text, 1, 1, 4);
    gk_model_add(&model, text + 1, 2, 0, -7);
    gk_model_add(&model, text, 1, 0, 3);
    good = good && gk_model_build(&model) == GK_OK &&
           gk_model_reading_open(&reading, &model, &arena) == GK_OK;
    ok(good, "three rows of two n-grams");
    gk_model_begin(&model, &reading);
    gk_model_read(&model, &reading, text, 1, 3, tenths);
    is_int(reading.hit_count, 2, "a part of a text has two");
    is_int(reading.hits[0].at, 1, "the first where the part begins");
    ok(tenths[0] == -4 && tenths[1] == 4, "they give 3 - 7 and 4");
    gk_model_read(&model, &reading, text, 0, 5, tenths);
    is_int(reading.hit_count, 2, "what was found in a part is not found in another");
    ok(tenths[0] == 0, "which then gives nothing");
    const struct gk_model_weight *weights = gk_model_weights(&model, &reading.hits[0], &count);
    ok(count == 2 && weights[0].class_index == 1 && weights[0].tenths == 4 &&
           weights[1].tenths == 3,
       "an n-gram's weights, in the order of the rows");
    is_int((int64_t)gk_ngram_length(gk_model_ngram(&model, &reading.hits[1])), 2,
           "an n-gram has its length");
    gk_arena_free(&arena);
    gk_model_close(&model);
}

static void test_nothing(void)
{
    static const uint32_t text[] = { 0x519C };
    struct gk_model model = { 0 };
    struct gk_model_reading reading = { 0 };
    struct gk_arena arena = { 0 };
    int32_t tenths[ROOM];
    ok(gk_model_open(&model, 0, 1) == GK_OK, "a model without rows");
    gk_model_add(&model, text, 1, 0, 1);
    ok(gk_model_build(&model) == GK_OK && gk_model_reading_open(&reading, &model, &arena) == GK_OK,
       "can be read with");
    gk_model_begin(&model, &reading);
    gk_model_read(&model, &reading, text, 0, 1, tenths);
    is_int(reading.hit_count, 0, "finds nothing");
    gk_arena_free(&arena);
    gk_model_close(&model);
}

int main(void)
{
    test_counting();
    test_places();
    test_nothing();
    return done();
}
