/*
 * classes.h - the items of a catalogue by the class of a record: its area and task, its item of
 * article 20, its genre and subject; private to this room.
 *
 * Which classes an item takes its column 对应分类 says: area/4.1, article20/7, genre/公报,
 * subject/科技、教育, and nature/解读 of pages that explain a document. A 目录项编号 is the plan's: 4.1
 * and 4.1.2 are of task 4.1, R1 of that requirement; and whose basis names an item of article 20
 * (第二十条第（七）项) is of that one, if it is the only item that is. Where the catalogue has that
 * column, these only come near.
 *
 * What gk-classify has said counts before what the taxonomies area, article20 and genre find in
 * title and column; of the subject, what the record or gk-classify says.
 */
#ifndef GK_VERBS_CATALOG_CLASSES_H
#define GK_VERBS_CATALOG_CLASSES_H

#include "base/map.h"
#include "taxonomy/classifier.h"
#include "verbs/verb.h"

struct gk_catalog_entry;

enum { GK_CATALOG_SCHEMES = 3 };

/* Owns what it points to but the profile, which must outlive it. Born as { 0 }; then only read. */
struct gk_catalog_classes {
    const struct gk_profile *profile;
    struct gk_arena arena;
    struct gk_classifier classifier;
    uint32_t schemes[GK_CATALOG_SCHEMES]; /* area, article20, genre, or GK_CLASS_NONE */
    struct gk_map said;                   /* TAXONOMY/CLASS, as the catalogue says */
    struct gk_map derived;                /* by number and basis */
    struct gk_catalog_entry *entries;
    uint32_t entry_count;
};

enum gk_status gk_catalog_classes_open(struct gk_catalog_classes *,
                                       const struct gk_profile *) GK_MUST_USE;
void gk_catalog_classes_close(struct gk_catalog_classes *);

/* What chains of entries the record's classes lead to, the taxonomies in the order area, article20,
 * genre, subject; GK_CATALOG_NONE where to none. */
struct gk_catalog_chains {
    uint32_t first[GK_CATALOG_SCHEMES + 1];
    uint32_t by_number; /* not said, but derived … */
    uint32_t by_basis;
};

/* `said`: what has been said alone, not what the taxonomies find. */
enum gk_status gk_catalog_classes_find(const struct gk_catalog_classes *, struct gk_scratch *,
                                       const struct gk_record *, bool said,
                                       struct gk_catalog_chains *) GK_MUST_USE;

/* The items that the catalogue says take the records of a task of the plan, else of its area. */
enum gk_status gk_catalog_classes_of_task(const struct gk_catalog_classes *, struct gk_buffer *,
                                          struct gk_bytes task, uint32_t *first) GK_MUST_USE;

/* The task of the plan that the record is of, or else the area; empty where nobody knows. */
enum gk_status gk_catalog_classes_task(const struct gk_catalog_classes *, struct gk_scratch *,
                                       const struct gk_record *, struct gk_bytes *task) GK_MUST_USE;

/* The items of pages that explain a document. */
uint32_t gk_catalog_classes_explaining(const struct gk_catalog_classes *);

#endif
