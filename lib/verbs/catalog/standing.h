/*
 * standing.h - how the items of the catalogue stand at the end: what was counted on and did not
 * come, and what was not renewed.
 *
 * 应公开数量 is how many records are counted on in each 更新周期, and where no cycle is given how many
 * there are to be at all. In a period so many are counted on as whole cycles fit into it; they are
 * judged once the period is over, and where the limit of the item names a day of every year
 * (每年1月31日前) once that day is. An item of a cycle without a number wants one record at all. The
 * newest record may be as old as the cycle is long, on the last day of the period or today.
 */
#ifndef GK_VERBS_CATALOG_STANDING_H
#define GK_VERBS_CATALOG_STANDING_H

#include "verbs/catalog/catalog.h"

struct gk_catalog_standing {
    uint64_t expected; /* that were to be there by now */
    uint64_t missing;
    int32_t newest; /* GK_NO_DAY: none */
    bool stale;
    bool renewed; /* it has a cycle, so it can be stale */
};

/* Of each item, in the arena. */
enum gk_status gk_catalog_stand(const struct gk_catalog_tally *, struct gk_arena *,
                                struct gk_catalog_standing **) GK_MUST_USE;

#endif
