#include "taxonomy/model.h"

#include <stdlib.h>
#include <string.h>

struct gk_model_row {
    uint32_t entry; /* of its n-gram */
    struct gk_model_weight weight;
};

enum {
    RESIDUES = 8192, /* of characters, of which is kept which lengths begin with one */
    BLOCK = 8,       /* classes that are added up together */
    DENSE = 8,       /* an n-gram of more weights than this may have one for every class */
};

/* So many bits that a table of that size has room for so many, and a third more. */
static unsigned bits_for(size_t count)
{
    unsigned bits = 4;
    while ((size_t)3 << bits < 4 * count + 4)
        bits++;
    return bits;
}

static size_t entry_count(const struct gk_model *model)
{
    return (size_t)1 << model->bits;
}

static enum gk_status make_entries(struct gk_model *model, struct gk_arena *arena, size_t count)
{
    model->bits = bits_for(count);
    model->entries = gk_arena_array(arena, entry_count(model), sizeof *model->entries);
    return model->entries ? GK_OK : GK_NO_MEMORY;
}

enum gk_status gk_model_open(struct gk_model *model, size_t rows, uint32_t classes)
{
    struct gk_arena *arena = &model->arena;
    if (rows >= UINT32_MAX / 4 || classes >= UINT32_MAX / 4)
        return GK_NO_MEMORY;
    model->capacity = rows;
    model->class_count = (classes + BLOCK - 1) / BLOCK * BLOCK;
    model->rows = gk_arena_array(&model->adding, rows + 1, sizeof *model->rows);
    model->lengths = gk_arena_array(arena, RESIDUES, sizeof *model->lengths);
    model->weights = gk_arena_array(arena, rows + 1, sizeof *model->weights);
    bool there = model->rows && model->lengths && model->weights;
    return there ? make_entries(model, &model->adding, rows) : GK_NO_MEMORY;
}

/* The n-gram's entry, or the empty one that it may have. */
static inline uint32_t entry_of(const struct gk_model *model, uint64_t ngram)
{
    size_t at = (size_t)(ngram * UINT64_C(0x9E3779B97F4A7C15) >> (64 - model->bits));
    while (model->entries[at].ngram && model->entries[at].ngram != ngram)
        at = (at + 1) & (entry_count(model) - 1);
    return (uint32_t)at;
}

void gk_model_add(struct gk_model *model, const uint32_t *characters, size_t length,
                  uint32_t class_index, int32_t tenths)
{
    if (model->row_count == model->capacity)
        return;
    uint64_t ngram = gk_ngram_of(characters, length);
    uint32_t number = entry_of(model, ngram);
    struct gk_model_entry *entry = &model->entries[number];
    model->ngram_count += !entry->ngram;
    model->lengths[ngram % RESIDUES] |= (uint8_t)(1u << (length - 1));
    entry->ngram = ngram;
    entry->weight_count++;
    model->rows[model->row_count++] = (struct gk_model_row){ number, { class_index, tenths } };
}

/* The weights of each n-gram together, in the order of the rows: its first weight is the place
 * behind its last one until the rows are taken, from the last to the first. */
static void gather_weights(struct gk_model *model)
{
    uint32_t behind = 0;
    for (size_t i = 0; i < entry_count(model); i++)
        model->entries[i].first_weight = behind += model->entries[i].weight_count;
    for (size_t i = model->row_count; i-- > 0;)
        model->weights[--model->entries[model->rows[i].entry].first_weight] = model->rows[i].weight;
}

/* Adds the weights to the sums; false where one, whatever the signs, is beyond 16 bits then. */
static bool add_to_sums(const struct gk_model_weight *weights, uint32_t count, int64_t *sums)
{
    bool within = true;
    for (uint32_t i = 0; i < count; i++) {
        sums[weights[i].class_index] += llabs(weights[i].tenths);
        within &= sums[weights[i].class_index] <= INT16_MAX;
    }
    for (uint32_t i = 0; i < count && !within; i++)
        sums[weights[i].class_index] -= llabs(weights[i].tenths);
    return within;
}

/* Of each n-gram that has many weights one for every class: an n-gram counts once in a text, so it
 * is known how large their sums can be. */
static enum gk_status spread_weights(struct gk_model *model)
{
    int64_t *sums = gk_arena_array(&model->adding, model->class_count, sizeof *sums);
    for (size_t i = 0; sums && i < entry_count(model); i++) {
        struct gk_model_entry *entry = &model->entries[i];
        const struct gk_model_weight *weights = model->weights + entry->first_weight;
        if (entry->weight_count <= DENSE || !add_to_sums(weights, entry->weight_count, sums))
            continue;
        int16_t *dense = gk_arena_array(&model->arena, model->class_count, sizeof *dense);
        if (!dense)
            return GK_NO_MEMORY;
        for (uint32_t j = 0; j < entry->weight_count; j++)
            dense[weights[j].class_index] =
                (int16_t)(dense[weights[j].class_index] + weights[j].tenths);
        entry->dense = dense;
    }
    return sums ? GK_OK : GK_NO_MEMORY;
}

/* The table by which texts are read: for n-grams, where the one until now had room for rows. */
static enum gk_status settle_entries(struct gk_model *model)
{
    const struct gk_model_entry *before = model->entries, *end = before + entry_count(model);
    if (make_entries(model, &model->arena, model->ngram_count) != GK_OK)
        return GK_NO_MEMORY;
    for (; before < end; before++)
        if (before->ngram)
            model->entries[entry_of(model, before->ngram)] = *before;
    return GK_OK;
}

enum gk_status gk_model_build(struct gk_model *model)
{
    gather_weights(model);
    enum gk_status status = spread_weights(model);
    if (status == GK_OK)
        status = settle_entries(model);
    gk_arena_free(&model->adding);
    return status;
}

void gk_model_close(struct gk_model *model)
{
    gk_arena_free(&model->adding);
    gk_arena_free(&model->arena);
    *model = (struct gk_model){ 0 };
}

enum gk_status gk_model_reading_open(struct gk_model_reading *reading, const struct gk_model *model,
                                     struct gk_arena *arena)
{
    *reading = (struct gk_model_reading){
        .hits = gk_arena_array(arena, (size_t)model->ngram_count + 1, sizeof *reading->hits),
        .turns = gk_arena_array(arena, entry_count(model), sizeof *reading->turns),
        .dense = gk_arena_array(arena, model->class_count, sizeof *reading->dense),
    };
    return reading->hits && reading->turns && reading->dense ? GK_OK : GK_NO_MEMORY;
}

void gk_model_begin(const struct gk_model *model, struct gk_model_reading *reading)
{
    reading->hit_count = 0;
    if (++reading->turn == 0) {
        memset(reading->turns, 0, entry_count(model) * sizeof *reading->turns);
        reading->turn = 1;
    }
}

static inline void add_dense(int16_t *restrict sums, const int16_t *restrict tenths, size_t count)
{
    for (const int16_t *end = tenths + count; tenths < end; tenths += BLOCK, sums += BLOCK)
        for (int i = 0; i < BLOCK; i++)
            sums[i] = (int16_t)(sums[i] + tenths[i]);
}

static inline void add_wide(int32_t *restrict sums, const int16_t *restrict tenths, size_t count)
{
    for (const int16_t *end = tenths + count; tenths < end; tenths += BLOCK, sums += BLOCK)
        for (int i = 0; i < BLOCK; i++)
            sums[i] += tenths[i];
}

static inline void look_up(const struct gk_model *model, struct gk_model_reading *reading,
                           uint64_t ngram, size_t place, int32_t *tenths)
{
    uint32_t number = entry_of(model, ngram);
    const struct gk_model_entry *entry = &model->entries[number];
    if (!entry->ngram || reading->turns[number] == reading->turn)
        return;
    reading->turns[number] = reading->turn;
    reading->hits[reading->hit_count++] = (struct gk_model_hit){ number, (uint32_t)place };
    const struct gk_model_weight *weights = model->weights + entry->first_weight;
    if (entry->dense)
        add_dense(reading->dense, entry->dense, model->class_count);
    else
        for (uint32_t i = 0; i < entry->weight_count; i++)
            tenths[weights[i].class_index] += weights[i].tenths;
}

void gk_model_read(const struct gk_model *model, struct gk_model_reading *reading,
                   const uint32_t *text, size_t start, size_t end, int32_t *tenths)
{
    memset(tenths, 0, model->class_count * sizeof *tenths);
    if (start >= end)
        return;
    memset(reading->dense, 0, model->class_count * sizeof *reading->dense);
    for (size_t i = start; i < end; i++) {
        size_t most = end - i < GK_NGRAM_MOST ? end - i : GK_NGRAM_MOST;
        unsigned lengths = model->lengths[text[i] % RESIDUES] & ((1u << most) - 1);
        const uint32_t *next = text + i;
        uint64_t ngram = 0;
        for (unsigned shift = 0; lengths; lengths >>= 1, shift += 21) {
            ngram |= (uint64_t)*next++ << shift;
            if (lengths & 1)
                look_up(model, reading, ngram, i, tenths);
        }
    }
    add_wide(tenths, reading->dense, model->class_count);
}
