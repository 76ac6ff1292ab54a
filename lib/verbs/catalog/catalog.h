/*
 * catalog.h - which item of the catalogue a record fulfils, and whether it was published in time.
 *
 * The item is the one that `catalog_item` names by id or title; else the one whose columns or
 * title hold the record's `column`, or of a path such as 首页>政务公开>权责清单 the last part that
 * is known; else the one of the task, or of the area where it has only
 * one, that gk-classify has written into the record (/gk/classify/area). Names are compared
 * folded (text/fold.h). Where several items have the name, the classification decides between
 * them if it can; if not, the record is ambiguous.
 *
 * The time: the item's limit, counted from formed_date, from the day after it; where an item
 * gives no limit at all, 20 working days (政府信息公开条例 art. 26; parameter
 * catalog/deadline/working_days). An item whose limit is written but has no figure (及时, 长期)
 * sets no deadline. A limit in hours is counted from the formed time where there is one, else
 * in whole days. What is later than the due day is late, by at least 1 in the unit of the rule.
 *
 * The annotation, with the members that apply, in this order:
 *
 *   item        id of the one item that fits
 *   status      historic     formed before catalog/historic/since, when the first Regulation took
 *                            force (国务院令第492号), or of a status of catalog/historic/status,
 *                            opened late (art. 18); decided before everything else
 *               unmatched    no item fits
 *               ambiguous    several fit
 *               no_deadline  no formed date that can be read, no limit, a date of publication
 *                            that cannot be read, or a record not to be published proactively,
 *                            as it says or, where it does not, as its item says
 *               on_time late     published by the due day, or behind it
 *               pending overdue  not published, and today is not yet, or is behind the due day
 *   due         YYYY-MM-DD, or YYYY-MM-DDThh:mm where the limit is hours and the formed time is
 *               known; for unmatched and ambiguous records by the 20 working days
 *   days        how far publication, or today, lies behind the due day, in the unit of the rule
 *               (working days, hours; days also where it is months); negative where it lies
 *               before
 *   basis       of the due day: the item's, or article 26
 *   provisional true, where the count runs past the years whose holidays are known. While the
 *               due day itself is such a guess, catalog.late and catalog.overdue are notes at most
 *   candidates  ids of the items that fit equally well, in the order of the catalogue
 */
#ifndef GK_VERBS_CATALOG_CATALOG_H
#define GK_VERBS_CATALOG_CATALOG_H

#include "base/map.h"
#include "verbs/table.h"
#include "verbs/verb.h"

struct gk_catalog_entry;

/* Owns its index; the profile must outlive it. Born as { 0 }; made by one thread, then only
 * read. */
struct gk_catalog_plan {
    const struct gk_profile *profile;
    int32_t today;
    int32_t since;        /* formed before this day: historic */
    int32_t working_days; /* of article 26 */
    struct gk_bytes basis;
    struct gk_arena arena;
    struct gk_map historic; /* folded values of status */
    struct gk_map ids;      /* folded name to the first of its entries */
    struct gk_map titles;
    struct gk_map columns; /* titles too */
    struct gk_catalog_entry *entries;
    uint32_t entry_count;
};

/* `today` is a day of domain/calendar.h. The plan is to be closed in every case. */
enum gk_status gk_catalog_plan_open(struct gk_catalog_plan *, const struct gk_profile *,
                                    int32_t today) GK_MUST_USE;

void gk_catalog_plan_close(struct gk_catalog_plan *);

/* Records of one item, or of none. */
struct gk_catalog_count {
    uint64_t read;
    uint64_t published; /* with a date of publication, whatever their status */
    uint64_t on_time;
    uint64_t late;
    uint64_t pending;
    uint64_t overdue;
    uint64_t historic;
    uint64_t no_deadline;
};

/* What passes through, item by item. Born as { 0 }; one thread. */
struct gk_catalog_tally {
    const struct gk_catalog_plan *plan;
    struct gk_arena arena;
    struct gk_catalog_count *items; /* as the catalogue's items */
    struct gk_catalog_count unmatched;
    struct gk_catalog_count ambiguous;
};

enum gk_status gk_catalog_tally_open(struct gk_catalog_tally *,
                                     const struct gk_catalog_plan *) GK_MUST_USE;

void gk_catalog_tally_close(struct gk_catalog_tally *);

/*
 * Its plan is a struct gk_catalog_plan, its tally a struct gk_catalog_tally. At the end it
 * reports, as catalog.missing, each item that is counted on and has nothing published.
 */
extern const struct gk_verb gk_catalog_verb;

/* How many of the catalogue's items have something published. */
size_t gk_catalog_covered(const struct gk_catalog_tally *);

/*
 * The coverage so far, in `arena`: a row for each item, then one with the sums over the items
 * (id `total`), and one each for the records that fit none (`unmatched`) or several
 * (`ambiguous`). `missing` is what lacks of the number expected.
 */
enum gk_status gk_catalog_coverage(const struct gk_catalog_tally *, enum gk_language,
                                   struct gk_arena *, struct gk_table *) GK_MUST_USE;

#endif
