/*
 * deadline.h - when a time limit ends, and how far something lies behind its end: the one
 * arithmetic of deadlines.
 *
 * The day of the event is not counted; counting starts on the next one (民法典 art. 201). Working
 * days are those of the calendar. A limit of calendar days or months whose last day is a day off
 * ends on the next working day where the profile says so (民法典 art. 203). Hours are counted from
 * the minute of the event; where no time of day is known, to the end of the last day on which they
 * may run out.
 *
 * What is counted past the years whose holidays are known is provisional, and said to be so. Any
 * thread; no memory.
 */
#ifndef GK_DOMAIN_DEADLINE_H
#define GK_DOMAIN_DEADLINE_H

#include "domain/calendar.h"
#include "domain/date.h"
#include "domain/limit.h"

struct gk_deadline {
    struct gk_date end; /* its day is GK_NO_DAY where there is none; minutes only of hours */
    bool provisional;
};

/* The end of a limit counted from the event; none where the limit has no number, is longer than a
 * hundred years or ends behind year 9999. `moves`: from a day off to the next working day. */
struct gk_deadline gk_deadline_of(const struct gk_calendar *, struct gk_date event, struct gk_limit,
                                  bool moves);

/* The end of a date that is set by law, 31 January: moved as that of a limit. */
struct gk_deadline gk_deadline_on(const struct gk_calendar *, int32_t day, bool moves);

/* Time that is not counted: the days behind `from` up to and with `to`. */
struct gk_pause {
    int32_t from; /* GK_NO_DAY: there is none */
    int32_t to;
};

/* The end of so many working days behind the event, those of the pause not counted; none as
 * above. */
struct gk_deadline gk_deadline_paused(const struct gk_calendar *, int32_t event, int32_t count,
                                      struct gk_pause);

/*
 * How far `at` lies behind the end, in the unit of the limit (days for months); negative or 0 where
 * it does not. A unit begun counts: what comes on the weekend behind a Friday is one working day
 * late. *provisional: the count runs past the years known.
 */
int64_t gk_deadline_behind(const struct gk_calendar *, enum gk_limit_unit, struct gk_date end,
                           struct gk_date at, bool *provisional);

/* How long a period is whose first and last day both belong to it, in working or calendar days. */
int32_t gk_deadline_length(const struct gk_calendar *, enum gk_limit_unit, int32_t first,
                           int32_t last, bool *provisional);

#endif
