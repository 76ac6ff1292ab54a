/*
 * words.h - the items of a catalogue by their words: in a title, and at the end of a column's name;
 * private to this room.
 *
 * An item's words are those that the catalogue gives for it (标题用语), of which those with ! in
 * front rule it out, and those with ^ in front or $ behind count only where the title's name begins
 * or ends. An item without any is found by what it is called (二级事项, 三级事项), by its columns and
 * by what it holds (公开内容): parts of four characters and more. In either case its 一级事项 counts
 * beside them, and never alone.
 *
 * What counts is how long the words are that were found: 政府信息公开工作年度报告 stands before 信息公开.
 * What the catalogue gives, the item's name and its group count twice. The issuer that begins a
 * title says nothing of its matter. In the title of a page that explains a document, only the words
 * that say so count, and of news nothing does (domain/title.h).
 */
#ifndef GK_VERBS_CATALOG_WORDS_H
#define GK_VERBS_CATALOG_WORDS_H

#include "domain/title.h"
#include "match/words.h"
#include "profile/profile.h"
#include "verbs/verb.h"

struct gk_catalog_term;

/* Owns its words; the profile must outlive it. Born as { 0 }; then only read. */
struct gk_catalog_words {
    struct gk_arena arena;
    struct gk_words words; /* values are numbers of terms */
    struct gk_title_words title_words;
    struct gk_catalog_term *terms;
    uint32_t count;
    struct gk_bytes *tails; /* of columns' names, that say nothing: 汇总表 (catalog/column/tails) */
    size_t tail_count;
};

enum gk_status gk_catalog_words_open(struct gk_catalog_words *,
                                     const struct gk_profile *) GK_MUST_USE;
void gk_catalog_words_close(struct gk_catalog_words *);

/* What was found for an item. */
struct gk_catalog_hit {
    uint32_t item;
    uint32_t words; /* twice the length of the longest, in characters; once for some */
    uint32_t group; /* likewise of its 一级事项 */
    bool excluded;
};

struct gk_catalog_hits {
    struct gk_catalog_hit *at; /* in the record's arena */
    uint32_t count;
    enum gk_title_nature nature; /* of the title */
};

/* What a hit weighs; 0 where the item is ruled out, or its group alone was found. */
uint32_t gk_catalog_hit_score(const struct gk_catalog_hit *);

/* Items, each once, in the order of the catalogue. */
struct gk_catalog_set {
    uint32_t *items;
    uint32_t count;
};

bool gk_catalog_set_has(const struct gk_catalog_set *, uint32_t item);

/* Reads the record's title: for the items of a set, where one is given. What kind of title it is
 * is then known only where it has words of theirs. */
enum gk_status gk_catalog_words_of_title(const struct gk_catalog_words *, struct gk_scratch *,
                                         const struct gk_record *,
                                         const struct gk_catalog_set *among,
                                         struct gk_catalog_hits *) GK_MUST_USE;

/* The items of the longest name, or name of a column, with which this part of a column ends. */
enum gk_status gk_catalog_words_of_column(const struct gk_catalog_words *, struct gk_scratch *,
                                          struct gk_bytes part,
                                          struct gk_catalog_hits *) GK_MUST_USE;

#endif
