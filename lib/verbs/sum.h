/*
 * sum.h - what a run comes to, as its verb says it once the last record is through: tables or a
 * text, for run/ to write, and a sentence for whoever started it.
 */
#ifndef GK_VERBS_SUM_H
#define GK_VERBS_SUM_H

#include <stdbool.h>

#include "base/arena.h"
#include "finding/sentence.h"
#include "verbs/table.h"

/* Lives in the arena that the verb was given. Born as { 0 }: nothing. */
struct gk_sum {
    struct gk_table *tables;
    size_t table_count;
    struct gk_bytes title; /* of all tables together, where they are a page */
    struct gk_bytes text;  /* at == NULL: none */
    bool speaks;           /* there is a sentence … */
    enum gk_message sentence;
    struct gk_bytes arguments[3];
    bool refused; /* … and it says why there is nothing else */
};

/* Whoever adds up. */
struct gk_sum_maker {
    enum gk_status (*make)(void *of, enum gk_language, struct gk_arena *, struct gk_sum *);
    void *of;
};

#endif
