/*
 * coverage_sums.h - the account added up for the tables of the coverage report; private to them.
 */
#ifndef GK_VERBS_CATALOG_COVERAGE_SUMS_H
#define GK_VERBS_CATALOG_COVERAGE_SUMS_H

#include "verbs/catalog/coverage.h"
#include "verbs/catalog/duty_standing.h"
#include "verbs/catalog/standing.h"

/* Of an item, a section … */
struct gk_coverage_sum {
    uint64_t figures[GK_ACCOUNT_FIGURES];
    uint64_t expected;
    uint64_t missing;
    uint64_t stale;
    uint64_t renewed; /* items of a cycle */
    uint64_t wanted;  /* duties: times, people, items, replies */
    uint64_t done;
    bool any; /* something is counted, expected or wanted of it */
};

struct gk_coverage_sums {
    const struct gk_catalog_tally *tally;
    struct gk_catalog_standing *standing;
    struct gk_duty_standing *duties;
    struct gk_coverage_sum *items; /* and behind them those of no item, and of several */
    struct gk_coverage_sum *sections;
    struct gk_coverage_sum *areas; /* and behind them that of none */
    struct gk_coverage_sum stages[GK_STAGES];
    struct gk_coverage_sum *periods; /* years, or with --period quarters, from first_period on; then
                                      * that of no date */
    int32_t first_period;
    size_t period_count;
    struct gk_coverage_sum total;   /* of all items; records of none and of several are not in it */
    struct gk_coverage_sum records; /* of all */
};

enum gk_status gk_coverage_add_up(const struct gk_catalog_tally *, struct gk_arena *,
                                  struct gk_coverage_sums *) GK_MUST_USE;

/* From 0 to 100, or -1 where there is nothing to judge. */
int gk_coverage_score(const struct gk_catalog_plan *, const struct gk_coverage_sum *);

#endif
