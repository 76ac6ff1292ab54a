/*
 * coverage.h - the coverage report: the account as tables for people and programs.
 *
 * Of items, areas, stages (五公开), periods and sections: how much was expected, published, late,
 * not published in time, missing, stale, and what tools before held or withheld; of sections a
 * score and what each owes (通报); the duties; how far what is public stands together (集中度). What
 * is missing or stale is judged of a whole archive only (plan->whole), else those cells are empty.
 *
 * A record counts for the section that it names itself, else for those that lead its item, for each
 * of them: the table of sections may add up to more than that of items.
 *
 * The score, from 0 to 100, is the mean of what there is to be judged of four shares, weighted by
 * the profile (catalog/score): expected and not missing of expected; on time of on time, late and
 * overdue; not stale of the items with a cycle; duties done of those wanted.
 */
#ifndef GK_VERBS_CATALOG_COVERAGE_H
#define GK_VERBS_CATALOG_COVERAGE_H

#include "verbs/catalog/catalog.h"
#include "verbs/sum.h"

enum gk_coverage_table {
    GK_COVERAGE_SUMMARY,
    GK_COVERAGE_SECTIONS,
    GK_COVERAGE_OWED,
    GK_COVERAGE_ITEMS,
    GK_COVERAGE_AREAS,
    GK_COVERAGE_STAGES,
    GK_COVERAGE_PERIODS,
    GK_COVERAGE_DUTIES,
    GK_COVERAGE_TABLES,
};

/* Of a struct gk_catalog_tally, whose account it puts in order: GK_COVERAGE_TABLES tables. */
enum gk_status gk_catalog_coverage(void *tally, enum gk_language, struct gk_arena *,
                                   struct gk_sum *) GK_MUST_USE;

/* Of a struct gk_catalog_tally: how many of the catalogue's items have something published, in a
 * sentence. */
enum gk_status gk_catalog_covered(void *tally, enum gk_language, struct gk_arena *,
                                  struct gk_sum *) GK_MUST_USE;

#endif
