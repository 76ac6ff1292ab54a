/*
 * model.h - learned weights: which runs of one to three characters speak for which class.
 *
 * A weight is in tenths of the points of a taxonomy's rows, and what all of a text come to is added
 * to what those give. The characters are those of a folded text (text/fold.h). However often an
 * n-gram stands in a text, it counts once.
 *
 * One table serves all classes of all taxonomies: a text is read once, in time in proportion to its
 * length, whatever the number of weights. Integers throughout.
 */
#ifndef GK_TAXONOMY_MODEL_H
#define GK_TAXONOMY_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

enum { GK_NGRAM_MOST = 3, GK_MODEL_UNIT = 10 };

/* An n-gram as a number: 21 bits a character, the first lowest. 0 is none. */
static inline uint64_t gk_ngram_of(const uint32_t *characters, size_t length)
{
    uint64_t ngram = 0;
    for (size_t i = 0; i < length; i++)
        ngram |= (uint64_t)characters[i] << 21 * i;
    return ngram;
}

/* How many characters it has. */
static inline size_t gk_ngram_length(uint64_t ngram)
{
    return ngram >> 42 ? 3 : ngram >> 21 ? 2 : ngram != 0;
}

/* What an n-gram says of one class. */
struct gk_model_weight {
    uint32_t class_index;
    int32_t tenths;
};

struct gk_model_row;

/* What is known of an n-gram, all in one place. */
struct gk_model_entry {
    uint64_t ngram;       /* 0: nothing here */
    const int16_t *dense; /* its tenths for every class, or NULL: they are among the weights */
    uint32_t first_weight;
    uint32_t weight_count;
};

/*
 * Owns its tables. Born as { 0 }, opened, filled and built by one thread; then only read: safe from
 * many threads. Classes are numbered from 0.
 */
struct gk_model {
    struct gk_arena arena;
    struct gk_arena adding;    /* what is needed until the build */
    struct gk_model_row *rows; /* as they were added */
    size_t row_count;
    size_t capacity;
    struct gk_model_entry *entries; /* n-grams by their hashes; a power of two */
    unsigned bits;                  /* of a hash that choose its entry */
    uint8_t *lengths;               /* of n-grams that begin with a character, less 1, a bit each */
    struct gk_model_weight *weights;
    uint32_t ngram_count;
    uint32_t class_count; /* rounded up */
};

/* Room for so many rows of so many classes. */
enum gk_status gk_model_open(struct gk_model *, size_t rows, uint32_t classes) GK_MUST_USE;

/* A row: there must be room for it. Of rows of the same n-gram and class each counts. `length` is
 * from 1 to GK_NGRAM_MOST, and no character is 0. */
void gk_model_add(struct gk_model *, const uint32_t *characters, size_t length,
                  uint32_t class_index, int32_t tenths);

/* Ends adding. Needed before the first text, even without rows. */
enum gk_status gk_model_build(struct gk_model *) GK_MUST_USE;

void gk_model_close(struct gk_model *);

/* An n-gram that stands in the text, by its entry, and where it stands first. */
struct gk_model_hit {
    uint32_t entry;
    uint32_t at;
};

/* What was found in a text. Kept by a worker from text to text, so that nothing is allocated and
 * nothing cleared for one. Born as { 0 }. */
struct gk_model_reading {
    struct gk_model_hit *hits; /* part by part, in order, at one place the shorter first */
    uint32_t hit_count;
    uint32_t *turns; /* of each entry: the last text in which its n-gram stood */
    uint32_t turn;   /* this text */
    int16_t *dense;  /* by class, of the last part: what n-grams give that have one for each */
};

/* Room for any text that is read with the model; it lives in the arena. */
enum gk_status gk_model_reading_open(struct gk_model_reading *, const struct gk_model *,
                                     struct gk_arena *) GK_MUST_USE;

/* Another text: nothing has been found in it. */
void gk_model_begin(const struct gk_model *, struct gk_model_reading *);

/* Finds the n-grams of a part of the text (half-open) that no part before it has. What they come to
 * for each class is set; there is room for as many as the model's classes. */
void gk_model_read(const struct gk_model *, struct gk_model_reading *, const uint32_t *text,
                   size_t start, size_t end, int32_t *tenths);

/* The n-gram of a hit. */
static inline uint64_t gk_model_ngram(const struct gk_model *model, const struct gk_model_hit *hit)
{
    return model->entries[hit->entry].ngram;
}

/* The weights of its n-gram, in the order of the rows: for who wants to know what carried one. */
static inline const struct gk_model_weight *
gk_model_weights(const struct gk_model *model, const struct gk_model_hit *hit, uint32_t *count)
{
    const struct gk_model_entry *entry = &model->entries[hit->entry];
    *count = entry->weight_count;
    return model->weights + entry->first_weight;
}

#endif
