/*
 * words.h - the words by which rows that are no records are known: totals, notes, units, heads; and
 * answers of interfaces.
 *
 * They stand in profile.json under the rules that tell of such rows. Read once, then only read.
 */
#ifndef GK_RUN_INPUT_TABLE_WORDS_H
#define GK_RUN_INPUT_TABLE_WORDS_H

#include "profile/profile.h"

struct gk_word_list {
    struct gk_bytes *words;
    size_t count;
};

struct gk_table_words {
    const struct gk_field_names *fields;
    struct gk_word_list heads;   /* that no field has, but heads of tables do */
    struct gk_word_list bare;    /* that mean little without the name above them: 日期 */
    struct gk_word_list endings; /* that the name above them leaves off: 信息 */
    struct gk_word_list totals;  /* the whole of a row's first cell */
    struct gk_word_list notes;   /* before a colon, at the start of a row's first cell */
    struct gk_word_list units;   /* the whole of a cell below a head */
    struct gk_word_list answers; /* names of members that answers of interfaces have */
};

/* The lists live in the arena. With --profile=none they are empty. */
enum gk_status gk_table_words_open(struct gk_table_words *, const struct gk_profile *,
                                   struct gk_arena *) GK_MUST_USE;

bool gk_word_list_has(const struct gk_word_list *, struct gk_bytes word);

/* The longest word of the list that the text begins with; empty where there is none. */
struct gk_bytes gk_word_list_start(const struct gk_word_list *, struct gk_bytes text);

#endif
