/*
 * calendar.h - days and working days.
 *
 * A day is its number in the proleptic Gregorian calendar counted from 1970-01-01 = 0; there are
 * no time zones here, all dates are China Standard Time. Working days: Monday to Friday
 * (国务院关于职工工作时间的规定 art. 7), changed by the yearly notice of the State Council's
 * General Office on holidays, whose off days and make-up workdays are data of the profile
 * (calendar.json). Counting starts on the day after the event.
 */
#ifndef GK_DOMAIN_CALENDAR_H
#define GK_DOMAIN_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/status.h"

#define GK_NO_DAY INT32_MIN

/* The day of that date, or GK_NO_DAY where there is no such date (year 1 to 9999). */
int32_t gk_day(int year, int month, int day);
void gk_day_date(int32_t day, int *year, int *month, int *day_of_month);

/* The same day of the month so many months later, the last of a month that is too short for it
 * (民法典 art. 202); GK_NO_DAY behind year 9999. */
int32_t gk_day_add_months(int32_t day, int32_t months);

/* "YYYY-MM-DD" in 10 bytes, not terminated. */
void gk_day_write(int32_t day, char out[10]);

/*
 * What the calendar knows of every day of the years it covers: one bit a day, set for working
 * days. Owns its bits. Born as { 0 }; filled by one thread, then only read.
 */
struct gk_calendar {
    struct gk_arena arena;
    uint64_t *working; /* in the arena */
    int32_t first;     /* day of the first bit: 1 January of the first year known */
    int32_t end;       /* the day after the last one known */
};

/* Covers 1 January of `first_year` to 31 December of `last_year`, Monday to Friday working. */
enum gk_status gk_calendar_open(struct gk_calendar *, int first_year, int last_year) GK_MUST_USE;

/* Says otherwise of one day; false where it is not covered. */
bool gk_calendar_set(struct gk_calendar *, int32_t day, bool working);

void gk_calendar_close(struct gk_calendar *);

/* Monday to Friday where the calendar does not know the day. */
bool gk_calendar_is_working(const struct gk_calendar *, int32_t day);

/*
 * The day on which the `count`-th working day behind `day` falls; `day` itself for a count of 0
 * or less. *provisional says whether a day counted or passed over lies outside the years known (a
 * year is not known before its notice).
 */
int32_t gk_calendar_add(const struct gk_calendar *, int32_t day, int32_t count, bool *provisional);

/* Working days in (from, to]; negative where `to` is earlier. *provisional as above. */
int32_t gk_calendar_between(const struct gk_calendar *, int32_t from, int32_t to,
                            bool *provisional);

#endif
