/*
 * export.h - a catalogue as it was understood, for other programs and for people.
 *
 * A row for each item, in the catalogue's order, in the standard columns; ticks are the names that
 * were ticked, cells that take over what stands above are filled, 同上 is what it stands for. What is
 * exported as CSV reads as the same catalogue, every item with the same values.
 */
#ifndef GK_VERBS_CATALOG_EXPORT_H
#define GK_VERBS_CATALOG_EXPORT_H

#include "profile/profile.h"
#include "verbs/sum.h"

/* Of a const struct gk_catalog, a table: its names are for programs, its titles the heads of the
 * columns. */
enum gk_status gk_catalog_table(void *catalog, enum gk_language, struct gk_arena *,
                                struct gk_sum *) GK_MUST_USE;

#endif
