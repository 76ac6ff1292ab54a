#include "taxonomy/train.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "taxonomy/model.h"
#include "text/fold.h"

enum {
    LONGEST = 2,    /* characters of an n-gram: with three, less is right */
    FEWEST = 2,     /* texts with an n-gram */
    ROUNDS = 10,    /* of learning */
    LOG_SHIFT = 12, /* binary digits of a logarithm behind the point */
    WIDENINGS = 2,  /* before the rows are cut to those wanted, they are cut to 4 and 2 times as
                     * many */
};

enum gk_status gk_train_open(struct gk_train *train, uint32_t class_count)
{
    train->class_count = class_count;
    train->room = gk_arena_array(&train->arena, GK_TRAIN_CHARACTERS * LONGEST, sizeof *train->room);
    return train->room ? GK_OK : GK_NO_MEMORY;
}

void gk_train_close(struct gk_train *train)
{
    gk_memory_release(train->texts);
    gk_memory_release(train->ngrams);
    gk_arena_free(&train->arena);
    *train = (struct gk_train){ 0 };
}

static int compare_numbers(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Sorted, each once. */
static size_t unique(uint64_t *numbers, size_t count)
{
    size_t kept = 0;
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    for (size_t i = 0; i < count; i++)
        if (!i || numbers[i] != numbers[i - 1])
            numbers[kept++] = numbers[i];
    return kept;
}

static size_t gather(uint64_t *ngrams, const uint32_t *characters, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t length = 1; length <= LONGEST && i + length <= count; length++) {
            if (!gk_is_han(characters[i + length - 1]))
                break;
            ngrams[found++] = gk_ngram_of(characters + i, length);
        }
    return unique(ngrams, found);
}

static enum gk_status make_room(struct gk_train *train, size_t more)
{
    while (train->ngram_capacity - train->ngram_count < more) {
        void *block = gk_memory_grow(train->ngrams, &train->ngram_capacity, sizeof *train->ngrams);
        if (!block)
            return GK_NO_MEMORY;
        train->ngrams = block;
    }
    if (train->text_count < train->text_capacity)
        return GK_OK;
    void *block = gk_memory_grow(train->texts, &train->text_capacity, sizeof *train->texts);
    if (!block)
        return GK_NO_MEMORY;
    train->texts = block;
    return GK_OK;
}

enum gk_status gk_train_add(struct gk_train *train, const uint32_t *characters, size_t count,
                            const uint32_t *labels, size_t label_count, uint32_t times)
{
    count = count < GK_TRAIN_CHARACTERS ? count : GK_TRAIN_CHARACTERS;
    size_t found = gather(train->room, characters, count);
    if (found > GK_TRAIN_NGRAMS - train->ngram_count ||
        (train->text_count + 1) * (train->class_count + 1) > GK_TRAIN_PULLS) {
        train->left_out++;
        return GK_OK;
    }
    if (make_room(train, found) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_learn_text *text = &train->texts[train->text_count++];
    *text = (struct gk_learn_text){ .first = train->ngram_count,
                                    .count = (uint32_t)found,
                                    .times = times < GK_LEARN_TIMES ? times : GK_LEARN_TIMES,
                                    .label = (uint8_t)train->class_count };
    if (label_count)
        text->label = (uint8_t)labels[0];
    for (size_t i = 1; i < label_count && text->other_count < GK_LEARN_OTHERS; i++)
        text->others[text->other_count++] = (uint8_t)labels[i];
    if (found)
        memcpy(train->ngrams + train->ngram_count, train->room, found * sizeof *train->room);
    train->ngram_count += found;
    return GK_OK;
}

/* ---- numbers */

/* Of a number from 1. */
static uint32_t logarithm(uint64_t number)
{
    uint32_t whole = 0;
    while (number >> (whole + 1))
        whole++;
    uint64_t part = whole > 31 ? number >> (whole - 31) : number << (31 - whole); /* 1 … 2, 2^31 */
    uint32_t log = whole;
    for (int i = 0; i < LOG_SHIFT; i++) {
        part = part * part >> 31;
        log = log << 1 | (uint32_t)(part >> 32);
        part >>= part >> 32;
    }
    return log;
}

/* The largest number whose square is not larger. */
static uint64_t root(uint64_t square)
{
    uint64_t found = 0;
    for (uint64_t bit = UINT64_C(1) << 31; bit; bit >>= 1)
        if ((found | bit) * (found | bit) <= square)
            found |= bit;
    return found;
}

/* ---- features */

struct feature {
    uint64_t ngram;
    uint32_t texts;  /* that have it */
    uint32_t rarity; /* the fewer the higher */
    uint32_t reach;  /* the root of 256 times as many */
};

struct gk_train_features {
    struct feature *at; /* by n-gram */
    size_t count;
    uint64_t size; /* of a middling text */
};

static int by_frequency(const void *a, const void *b)
{
    const struct feature *x = a, *y = b;
    if (x->texts != y->texts)
        return x->texts > y->texts ? -1 : 1;
    return (x->ngram > y->ngram) - (x->ngram < y->ngram);
}

static int by_ngram(const void *a, const void *b)
{
    const struct feature *x = a, *y = b;
    return (x->ngram > y->ngram) - (x->ngram < y->ngram);
}

/* Of all n-grams, sorted: those that count. */
static size_t count_features(const uint64_t *sorted, size_t count, struct feature *features)
{
    size_t found = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && sorted[end] == sorted[i]; end++)
            continue;
        if (end - i < FEWEST)
            continue;
        if (features)
            features[found] = (struct feature){ .ngram = sorted[i], .texts = (uint32_t)(end - i) };
        found++;
    }
    return found;
}

static enum gk_status choose_features(struct gk_train *train, struct gk_train_features *features)
{
    struct gk_arena sorting = { 0 };
    size_t count = train->ngram_count;
    uint64_t *sorted = gk_arena_array(&sorting, count + 1, sizeof *sorted);
    if (!sorted)
        return GK_NO_MEMORY;
    if (count)
        memcpy(sorted, train->ngrams, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_numbers);
    features->count = count_features(sorted, count, NULL);
    features->at = gk_arena_array(&train->arena, features->count + 1, sizeof *features->at);
    if (features->at)
        count_features(sorted, count, features->at);
    gk_arena_free(&sorting);
    if (!features->at)
        return GK_NO_MEMORY;
    if (features->count > GK_TRAIN_FEATURES) {
        qsort(features->at, features->count, sizeof *features->at, by_frequency);
        features->count = GK_TRAIN_FEATURES;
        qsort(features->at, features->count, sizeof *features->at, by_ngram);
    }
    for (size_t i = 0; i < features->count; i++) {
        struct feature *feature = &features->at[i];
        feature->reach = (uint32_t)root((uint64_t)feature->texts << 8);
        feature->rarity = logarithm(train->text_count + feature->texts) - logarithm(feature->texts);
    }
    return GK_OK;
}

/* The values of a text, in place of its n-grams; its size. */
static uint64_t put_values(const struct gk_train_features *features, struct gk_learn_text *text,
                           const uint64_t *ngrams, struct gk_learn_value *values)
{
    uint32_t found = 0;
    uint64_t squares = 0;
    for (uint32_t i = 0; i < text->count; i++) {
        struct feature key = { .ngram = ngrams[text->first + i] };
        const struct feature *feature =
            bsearch(&key, features->at, features->count, sizeof key, by_ngram);
        if (!feature)
            continue;
        squares += (uint64_t)feature->rarity * feature->rarity;
        values[text->first + found++] =
            (struct gk_learn_value){ (uint32_t)(feature - features->at), feature->rarity };
    }
    text->count = found;
    uint64_t size = root(squares);
    for (uint32_t i = 0; i < found; i++) {
        struct gk_learn_value *value = &values[text->first + i];
        value->value = (uint32_t)((uint64_t)value->value * GK_LEARN_VALUE / (size + 1));
    }
    return size;
}

static enum gk_status make_values(struct gk_train *train, struct gk_train_features *features,
                                  struct gk_learn *learn)
{
    struct gk_learn_value *values =
        gk_arena_array(&train->arena, train->ngram_count + 1, sizeof *values);
    uint64_t sizes = 0, sized = 0;
    if (!values)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < train->text_count; i++) {
        uint64_t size = put_values(features, &train->texts[i], train->ngrams, values);
        sizes += size;
        sized += size != 0;
    }
    features->size = sized ? sizes / sized : 1;
    learn->values = values;
    return GK_OK;
}

/* ---- rows */

static int64_t distance(int64_t number)
{
    return number < 0 ? -number : number;
}

/* What a weight has to say, to all texts. */
static uint64_t voice(const struct feature *feature, int32_t weight)
{
    return (uint64_t)distance(weight) * feature->rarity / 64 * feature->reach;
}

static size_t count_louder(const struct gk_learn *learn, const struct feature *features,
                           uint64_t than)
{
    size_t louder = 0;
    for (size_t i = 0; i < learn->feature_count; i++)
        for (uint32_t k = 0; k < learn->class_count; k++) {
            int32_t weight = learn->weights[i * learn->class_count + k];
            louder += weight && voice(&features[i], weight) > than;
        }
    return louder;
}

/* Only the weights with the loudest voices stay, not more than wanted. */
static void cut(struct gk_learn *learn, const struct feature *features, size_t wanted)
{
    uint64_t low = 0, high = UINT64_MAX;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (count_louder(learn, features, middle) <= wanted)
            high = middle;
        else
            low = middle + 1;
    }
    for (size_t i = 0; i < learn->feature_count; i++)
        for (uint32_t k = 0; k < learn->class_count; k++) {
            size_t at = i * learn->class_count + k;
            learn->used[at] = voice(&features[i], learn->weights[at]) > low;
        }
}

static int by_class(const void *a, const void *b)
{
    const struct gk_train_row *x = a, *y = b;
    if (x->class_index != y->class_index)
        return x->class_index < y->class_index ? -1 : 1;
    if (x->tenths != y->tenths)
        return x->tenths > y->tenths ? -1 : 1;
    return (x->ngram > y->ngram) - (x->ngram < y->ngram);
}

/* A weight in tenths of a point: rounded, the half away from nothing. */
static int32_t tenths_of(const struct gk_train_features *features, size_t feature, int32_t weight,
                         int32_t tenths)
{
    int64_t scale = (int64_t)GK_LEARN_ONE * (int64_t)features->size;
    int64_t exact = distance(weight) * features->at[feature].rarity * tenths;
    int64_t rounded = (exact + scale / 2) / scale;
    rounded = rounded < GK_TRAIN_TENTHS_MOST ? rounded : GK_TRAIN_TENTHS_MOST;
    return (int32_t)(weight < 0 ? -rounded : rounded);
}

static enum gk_status write_rows(struct gk_train *train, const struct gk_train_features *features,
                                 const struct gk_learn *learn, int32_t tenths,
                                 const struct gk_train_row **rows, size_t *count)
{
    size_t found = count_louder(learn, features->at, 0);
    struct gk_train_row *made = gk_arena_array(&train->arena, found + 1, sizeof *made);
    if (!made)
        return GK_NO_MEMORY;
    *count = 0;
    for (size_t i = 0; i < learn->feature_count; i++)
        for (uint32_t k = 0; k < learn->class_count; k++) {
            int32_t weight = learn->weights[i * learn->class_count + k];
            int32_t worth = tenths_of(features, i, weight, tenths);
            if (worth && *count < found)
                made[(*count)++] = (struct gk_train_row){ features->at[i].ngram, k, worth };
        }
    qsort(made, *count, sizeof *made, by_class);
    *rows = made;
    return GK_OK;
}

static enum gk_status open_learning(struct gk_train *train, struct gk_train_features *features,
                                    struct gk_learn *learn)
{
    enum gk_status status = choose_features(train, features);
    if (status == GK_OK)
        status = make_values(train, features, learn);
    if (status != GK_OK)
        return status;
    size_t weights = features->count * train->class_count;
    size_t pulls = train->text_count * ((size_t)train->class_count + 1);
    learn->class_count = train->class_count;
    learn->feature_count = (uint32_t)features->count;
    learn->texts = train->texts;
    learn->text_count = (uint32_t)train->text_count;
    learn->rounds = ROUNDS;
    learn->used = gk_arena_array(&train->arena, weights + 1, sizeof *learn->used);
    learn->weights = gk_arena_array(&train->arena, weights + 1, sizeof *learn->weights);
    learn->shares = gk_arena_array(&train->arena, pulls + 1, sizeof *learn->shares);
    learn->order = gk_arena_array(&train->arena, train->text_count + 1, sizeof *learn->order);
    if (!learn->used || !learn->weights || !learn->shares || !learn->order)
        return GK_NO_MEMORY;
    memset(learn->used, 1, weights);
    return GK_OK;
}

enum gk_status gk_train_finish(struct gk_train *train, size_t most, int32_t tenths,
                               const struct gk_train_row **rows, size_t *count)
{
    struct gk_train_features features = { 0 };
    struct gk_learn learn = { 0 };
    enum gk_status status = open_learning(train, &features, &learn);
    if (status != GK_OK)
        return status;
    gk_learn(&learn);
    for (int widening = WIDENINGS; widening >= 0; widening--) {
        cut(&learn, features.at, most << widening);
        gk_learn(&learn);
    }
    return write_rows(train, &features, &learn, tenths, rows, count);
}
