/*
 * element_search.h - which rows of elements.tsv a record answers. Inside this room.
 *
 * What stands in the record is looked for as the tools match (text/fold.h), in the text that a
 * reader sees. The words come from the profile. Built by one thread, then only read.
 */
#ifndef GK_VERBS_VALIDATE_ELEMENT_SEARCH_H
#define GK_VERBS_VALIDATE_ELEMENT_SEARCH_H

#include "verbs/validate/judging.h"

/* Owns its words. Born as { 0 }; to be closed in every case. */
struct gk_element_search {
    const struct gk_elements *table;
    struct gk_words titles;           /* of kinds, in titles … */
    struct gk_words columns;          /* … and in columns */
    struct gk_words words;            /* of rows */
    struct gk_late_pattern *patterns; /* one a row */
};

enum gk_status gk_element_search_open(struct gk_element_search *, struct gk_arena *,
                                      const struct gk_elements *) GK_MUST_USE;
void gk_element_search_close(struct gk_element_search *);

/* Which kinds the record is of by the words of its title and column. */
struct gk_element_kinds {
    bool any;
    bool is[GK_ELEMENT_KINDS_MOST];
};

enum gk_status gk_element_kinds_find(const struct gk_element_search *, struct gk_judging *,
                                     struct gk_element_kinds *) GK_MUST_USE;

/* Which rows stand there. Born as { 0 }. */
struct gk_element_found {
    bool row[GK_ELEMENT_ROWS_MOST];
};

/* Adds what the record answers at that place, and by its fields. */
enum gk_status gk_element_found_at(const struct gk_element_search *, struct gk_judging *,
                                   enum gk_element_place, struct gk_element_found *) GK_MUST_USE;

#endif
