/*
 * due.h - when a record of an item is due: which clause of the item's limit speaks for it, and the
 * day of the event from which that clause counts; private to this room.
 */
#ifndef GK_VERBS_CATALOG_DUE_H
#define GK_VERBS_CATALOG_DUE_H

#include "domain/deadline.h"
#include "verbs/catalog/engine.h"

/* What of a record its time is reckoned from. */
struct gk_catalog_dates {
    const struct gk_record *record;
    struct gk_arena *arena;
    struct gk_date formed; /* its day is GK_NO_DAY where it is absent or cannot be read */
    struct gk_date changed;
    struct gk_date published;
};

struct gk_catalog_due {
    struct gk_deadline deadline; /* its day is GK_NO_DAY where nothing is due */
    enum gk_limit_unit unit;
    struct gk_bytes basis;
    enum gk_field event; /* whose date was counted from, or is missing */
    bool lacks_event;    /* the limit counts from a day that the record does not tell */
};

/* A field's date; its day is GK_NO_DAY where there is none that can be read. */
enum gk_status gk_catalog_read_date(const struct gk_record *, enum gk_field, struct gk_arena *,
                                    struct gk_date *, enum gk_date_state *) GK_MUST_USE;

/* The later of formed_date and changed_date; but what was published before it was changed is judged
 * by the day it was formed. */
struct gk_date gk_catalog_formed(const struct gk_catalog_dates *);

/* `item` is NULL where there is no one item: then article 26 counts. */
enum gk_status gk_catalog_find_due(const struct gk_catalog_plan *, const struct gk_catalog_item *,
                                   const struct gk_catalog_dates *,
                                   struct gk_catalog_due *) GK_MUST_USE;

#endif
