/*
 * period.h - limits that do not count from a day of the record: behind the end of a month, a
 * quarter or a year (季后15日内), and by a date of every year (每年1月31日前); private to this room.
 *
 * Which period is meant its title tells (2024年第三季度, 2024年1-9月, 2024年度); where it does not, it
 * is the last that ended by the day the record was formed.
 */
#ifndef GK_VERBS_CATALOG_PERIOD_H
#define GK_VERBS_CATALOG_PERIOD_H

#include "profile/profile.h"

/* The last day of the period; GK_NO_DAY where neither tells. `formed` may be GK_NO_DAY. */
int32_t gk_catalog_period_end(enum gk_limit_event, struct gk_bytes title, int32_t formed);

/*
 * The day of the yearly date on which the record is due. A date in the first half of the year is
 * taken to be about the year before: what a title says is of year Y is due on that date of Y where
 * the record was there before it, else in the year behind; without a year, on the date nearest to
 * the day. A date in the second half is about its own year: that of the title, else the next one.
 * `there` is the day the record was formed, else published, or GK_NO_DAY. The day of annual reports
 * is that of the law of the year (rule deadline.report). GK_NO_DAY: nothing tells.
 */
int32_t gk_catalog_yearly(const struct gk_profile *, const struct gk_limit_clause *,
                          struct gk_bytes title, int32_t there, int32_t today);

#endif
