/*
 * duty_standing.h - how the duties of the office stand at the end, by the evidence.
 *
 * A duty of so many times in a span (每季度1次) is judged in the spans of the period that are over
 * by today, or by the day of the year that it names; one of a span longer than a year in the time
 * of that length that ends with the year; in a quarter a duty of every year is not judged. Everyone
 * of the newest roster is to have taken part in the span that ends with the period or today; an
 * item is named if a person was in such a span, or ever where there is none. Where a period is
 * asked for, what came in counts if it came in within it.
 */
#ifndef GK_VERBS_CATALOG_DUTY_STANDING_H
#define GK_VERBS_CATALOG_DUTY_STANDING_H

#include "verbs/catalog/catalog.h"

struct gk_duty_standing {
    uint64_t evidence; /* deeds within the period */
    uint64_t wanted;   /* times, people, items, replies due; 0: nothing is judged */
    uint64_t done;     /* of those */
    uint64_t late;     /* replies that came too late */
    bool no_roster;    /* everyone was to take part, and nobody said who that is */
    struct gk_bytes
        lacking; /* "2025-Q3 0/1, 2025-Q4 0/1", "9/12", "31/33: 2.1, 4.1"; empty: nothing */
};

/* Whether there is evidence of anything, or the office has written duties of its own; else it keeps
 * no such records, and its duties are not judged one by one. */
bool gk_duty_is_kept(const struct gk_catalog_tally *);

/* Of each duty of duties.csv, in the arena. */
enum gk_status gk_duty_stand(const struct gk_catalog_tally *, struct gk_arena *,
                             struct gk_duty_standing **) GK_MUST_USE;

/* The last day of what is judged: of the period, or today. */
int32_t gk_duty_judged_day(const struct gk_catalog_plan *);

/* The sections that answer for the duty, with the person in brackets; in the arena. */
struct gk_bytes gk_duty_responsible(const struct gk_duty *, struct gk_arena *) GK_MUST_USE;

#endif
