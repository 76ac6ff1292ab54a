/*
 * learn.h - inside lib/taxonomy: the weights that tell classes apart best, for texts whose classes
 * are known.
 *
 * A linear classifier of many classes with a margin (Crammer and Singer 2001), solved in its dual
 * text by text as LIBLINEAR does (Keerthi and others 2008), in fixed point: the same bytes on every
 * machine. A text's own class is to be ahead of each other one by 1, at a cost for what is missing;
 * the sum of all weights' squares is kept small. Beside the classes there is `no class`, whose
 * score is always 0. A class that would be right, too, is neither pushed nor held back.
 *
 * One thread; owns nothing.
 */
#ifndef GK_TAXONOMY_LEARN_H
#define GK_TAXONOMY_LEARN_H

#include <stddef.h>
#include <stdint.h>

enum {
    GK_LEARN_ONE = 1 << 20,   /* 1, in weights and scores */
    GK_LEARN_VALUE = 1 << 15, /* 1, in values of features */
    GK_LEARN_CLASSES = 255,
    GK_LEARN_TIMES = 1000,
    GK_LEARN_OTHERS = 7,
};

/* A feature that a text has. The squares of a text's values add up to about 1. */
struct gk_learn_value {
    uint32_t feature;
    uint32_t value;
};

struct gk_learn_text {
    size_t first; /* of its values */
    uint32_t count;
    uint32_t times;                  /* as often it counts, at most GK_LEARN_TIMES */
    uint8_t label;                   /* its class, or the number of classes: it has none */
    uint8_t others[GK_LEARN_OTHERS]; /* classes that would be right, too */
    uint8_t other_count;
};

struct gk_learn {
    uint32_t class_count;
    uint32_t feature_count;
    const struct gk_learn_text *texts;
    uint32_t text_count;
    const struct gk_learn_value *values;
    uint32_t rounds;  /* over all texts */
    uint8_t *used;    /* feature x class: whether there is a weight; others stay 0 */
    int32_t *weights; /* feature x class */
    int32_t *shares;  /* room for text x (class + 1): how much each text has pulled */
    uint32_t *order;  /* room for the texts */
};

/* Sets the weights, from nothing. */
void gk_learn(struct gk_learn *);

#endif
