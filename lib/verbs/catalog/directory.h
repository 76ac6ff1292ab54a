/*
 * directory.h - the catalogue of information that an office must draw up and publish
 * (政府信息公开目录, 政府信息公开条例 art. 12: index number, name, summary, date of formation and
 * the like): a row for each record.
 *
 * Only what is published proactively stands in it: what a record says is for applicants only, or
 * not for publication, or does not say in a word that is known, has no row. Dates that can be read
 * are written YYYY-MM-DD, others as they stand; an empty summary stays empty, because nobody else
 * may write one.
 */
#ifndef GK_VERBS_CATALOG_DIRECTORY_H
#define GK_VERBS_CATALOG_DIRECTORY_H

#include "verbs/catalog/catalog.h"
#include "verbs/listing.h"

enum gk_directory_column {
    GK_DIRECTORY_INDEX,
    GK_DIRECTORY_TITLE,
    GK_DIRECTORY_SUMMARY,
    GK_DIRECTORY_FORMED,
    GK_DIRECTORY_PUBLISHED,
    GK_DIRECTORY_PUBLISHER,
    GK_DIRECTORY_NUMBER,
    GK_DIRECTORY_ITEM, /* title of the catalogue item, where one fits; else the record's column */
    GK_DIRECTORY_URL,
    GK_DIRECTORY_COLUMNS,
};

/* What it points to lives in the arena. */
enum gk_status gk_directory_shape(struct gk_listing_shape *, enum gk_language,
                                  struct gk_arena *) GK_MUST_USE;

/* The record's row, in `arena`; *row is NULL where it has none. `item` is NULL where no one item
 * fits. */
enum gk_status gk_directory_row(const struct gk_catalog_plan *, const struct gk_record *,
                                const struct gk_catalog_item *item, struct gk_arena *,
                                const struct gk_bytes **row) GK_MUST_USE;

#endif
