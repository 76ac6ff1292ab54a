/*
 * train.h - from texts whose classes are known to rows of a model (taxonomy/model.h).
 *
 *   n-grams   runs of one or two Han characters of a folded text, each once a text. Those that
 *             stand in two texts at least count, the most frequent GK_TRAIN_FEATURES of them; a
 *             rare one weighs more: log2(1 + texts / texts with it). What a text weighs in all is
 *             1.
 *   weights   taxonomy/learn.h. Then those with the most to say - weight times the root of the
 *             number of texts it says it of - are kept, four, two and once as many as are wanted,
 *             and learned anew each time.
 *   tenths    a text of middling size that is ahead of the other classes as far as was wanted is
 *             ahead by so many tenths of a point.
 *
 * Integers throughout, logarithms and roots too: the same texts in the same order give the same
 * rows on every machine. Memory: at most GK_TRAIN_NGRAMS n-grams of texts (96 MiB), GK_TRAIN_PULLS
 * pairs of text and class (64 MiB), and the weights (40 MiB); a text beyond that is left out and
 * counted. 34,000 titles of 22 classes need 40 MiB.
 *
 * One thread.
 */
#ifndef GK_TAXONOMY_TRAIN_H
#define GK_TAXONOMY_TRAIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "taxonomy/learn.h"

enum {
    GK_TRAIN_FEATURES = 1 << 15,
    GK_TRAIN_NGRAMS = 1 << 22,
    GK_TRAIN_PULLS = 1 << 24,
    GK_TRAIN_CHARACTERS = 1000,  /* of a text that are read */
    GK_TRAIN_ROWS = 3000,        /* usual, for people to read */
    GK_TRAIN_TENTHS_MOST = 1000, /* of a row */
};

/* Owns its memory. Born as { 0 }. */
struct gk_train {
    uint32_t class_count;
    struct gk_learn_text *texts;
    size_t text_count;
    size_t text_capacity;
    uint64_t *ngrams; /* of all texts, text by text */
    size_t ngram_count;
    size_t ngram_capacity;
    uint64_t left_out; /* texts for which there was no room */
    uint64_t *room;    /* for the n-grams of one text */
    struct gk_arena arena;
};

/* At most GK_LEARN_CLASSES classes, numbered from 0. */
enum gk_status gk_train_open(struct gk_train *, uint32_t class_count) GK_MUST_USE;

/*
 * A folded text, and the classes that are right for it: the first is learned, the next
 * GK_LEARN_OTHERS are not held against it; none: it has no class. It counts as often as `times`
 * says, at most GK_LEARN_TIMES.
 */
enum gk_status gk_train_add(struct gk_train *, const uint32_t *characters, size_t count,
                            const uint32_t *labels, size_t label_count, uint32_t times) GK_MUST_USE;

struct gk_train_row {
    uint64_t ngram; /* taxonomy/model.h */
    uint32_t class_index;
    int32_t tenths;
};

/*
 * At most so many rows, class by class, of each what speaks loudest for it first. They live as long
 * as the trainer. Nothing can be added any more.
 */
enum gk_status gk_train_finish(struct gk_train *, size_t most, int32_t tenths,
                               const struct gk_train_row **rows, size_t *count) GK_MUST_USE;

void gk_train_close(struct gk_train *);

#endif
