/*
 * category.h - to which area and task of the plan a record belongs, and what its genre is: what
 * rules and catalogues ask for.
 *
 * What has been said counts before what is found: the record's catalog_item, where it is the id or
 * the name of an item of the profile's catalogue that belongs to an area (9.1, or 9); then an
 * earlier gk-classify's result in the record, unsure ones too; then the taxonomies `area` and
 * `genre`, read as gk-classify reads them, but for summary and content: they would cost more than
 * the rest of a tool together. A profile without one of them says nothing of it.
 */
#ifndef GK_TAXONOMY_CATEGORY_H
#define GK_TAXONOMY_CATEGORY_H

#include "base/map.h"
#include "taxonomy/classifier.h"

struct gk_category_classifier; /* inside */

/* Owns its classifier, which is made when a record first needs it, once for all threads: many
 * streams have none that does. The profile must outlive it. Born as { 0 }; opened by one thread. */
struct gk_categories {
    const struct gk_profile *profile;
    struct gk_map items; /* of the catalogue: their numbers by id and name */
    bool genre;
    _Atomic(struct gk_category_classifier *) *made;
};

/* With `genre` both are told, else the area alone. To be closed in every case. */
enum gk_status gk_categories_open(struct gk_categories *, const struct gk_profile *,
                                  bool genre) GK_MUST_USE;
void gk_categories_close(struct gk_categories *);

/* Each empty where nothing is known. In the record's arena, the record or the profile. */
struct gk_category {
    struct gk_bytes area;  /* 9, R1 */
    struct gk_bytes task;  /* 9.1 */
    struct gk_bytes genre; /* 通知 */
    bool area_said; /* an earlier gk-classify has spoken of the area, be it that it is unsure */
    bool genre_said;
};

/* What has been said alone. */
enum gk_status gk_category_said(const struct gk_categories *, struct gk_arena *,
                                const struct gk_record *, struct gk_category *) GK_MUST_USE;

/* Any thread, with a reading of its own; the arena is the record's. */
enum gk_status gk_category_find(const struct gk_categories *, struct gk_reading *,
                                struct gk_arena *, const struct gk_record *,
                                struct gk_category *) GK_MUST_USE;

#endif
