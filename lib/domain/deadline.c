#include "domain/deadline.h"

enum { MINUTES_OF_A_DAY = 24 * 60 };

/* No limit is longer: what people write beyond a hundred years is a slip of the pen. */
enum { LONGEST_LIMIT = 36525, MOST_MONTHS = 1200 };

static const struct gk_deadline no_deadline = { .end = { .day = GK_NO_DAY, .minutes = -1 } };

struct gk_deadline gk_deadline_on(const struct gk_calendar *calendar, int32_t day, bool moves)
{
    struct gk_deadline deadline = no_deadline;
    if (day == GK_NO_DAY || day > gk_day(9999, 12, 31))
        return deadline;
    deadline.end.day = day;
    if (moves)
        deadline.end.day = gk_calendar_add(calendar, day - 1, 1, &deadline.provisional);
    return deadline;
}

static struct gk_deadline after_hours(struct gk_date event, int32_t hours)
{
    struct gk_deadline deadline = no_deadline;
    if (event.minutes < 0) {
        deadline.end.day = event.day + (hours + 23) / 24;
        return deadline;
    }
    int32_t minutes = event.minutes + hours * 60;
    deadline.end.day = event.day + minutes / MINUTES_OF_A_DAY;
    deadline.end.minutes = minutes % MINUTES_OF_A_DAY;
    return deadline;
}

struct gk_deadline gk_deadline_of(const struct gk_calendar *calendar, struct gk_date event,
                                  struct gk_limit limit, bool moves)
{
    if (event.day == GK_NO_DAY || limit.count < 0 || limit.count > LONGEST_LIMIT)
        return no_deadline;
    switch (limit.unit) {
    case GK_LIMIT_WORKING_DAYS:
        return gk_deadline_paused(calendar, event.day, limit.count,
                                  (struct gk_pause){ GK_NO_DAY, GK_NO_DAY });
    case GK_LIMIT_DAYS:
        return gk_deadline_on(calendar, event.day + limit.count, moves);
    case GK_LIMIT_MONTHS:
        return limit.count > MOST_MONTHS
                   ? no_deadline
                   : gk_deadline_on(calendar, gk_day_add_months(event.day, limit.count), moves);
    case GK_LIMIT_HOURS:
        return after_hours(event, limit.count);
    case GK_LIMIT_NONE:
        break;
    }
    return no_deadline;
}

struct gk_deadline gk_deadline_paused(const struct gk_calendar *calendar, int32_t event,
                                      int32_t count, struct gk_pause pause)
{
    struct gk_deadline deadline = no_deadline;
    int32_t from = pause.from > event ? pause.from : event;
    if (event == GK_NO_DAY || count < 0 || count > LONGEST_LIMIT)
        return deadline;
    deadline.end.day = gk_calendar_add(calendar, event, count, &deadline.provisional);
    if (pause.from == GK_NO_DAY || pause.to <= from || from >= deadline.end.day)
        return deadline;
    bool before;
    bool behind;
    int32_t left = count - gk_calendar_between(calendar, event, from, &before);
    deadline.end.day = gk_calendar_add(calendar, pause.to, left, &behind);
    deadline.provisional = before || behind;
    return deadline;
}

/* In minutes where both say the time, else in whole days. */
static int64_t minutes_behind(struct gk_date end, struct gk_date at)
{
    int64_t days = (int64_t)at.day - end.day;
    return end.minutes < 0 || at.minutes < 0 ? days * MINUTES_OF_A_DAY
                                             : days * MINUTES_OF_A_DAY + at.minutes - end.minutes;
}

int64_t gk_deadline_behind(const struct gk_calendar *calendar, enum gk_limit_unit unit,
                           struct gk_date end, struct gk_date at, bool *provisional)
{
    int64_t minutes = minutes_behind(end, at);
    *provisional = false;
    if (unit == GK_LIMIT_HOURS)
        return minutes > 0 ? (minutes + 59) / 60 : minutes / 60;
    if (unit == GK_LIMIT_DAYS || unit == GK_LIMIT_MONTHS)
        return (int64_t)at.day - end.day;
    int64_t days = gk_calendar_between(calendar, end.day, at.day, provisional);
    return at.day > end.day && days < 1 ? 1 : days;
}

int32_t gk_deadline_length(const struct gk_calendar *calendar, enum gk_limit_unit unit,
                           int32_t first, int32_t last, bool *provisional)
{
    *provisional = false;
    if (last < first)
        return 0;
    return unit == GK_LIMIT_WORKING_DAYS
               ? gk_calendar_between(calendar, first - 1, last, provisional)
               : last - first + 1;
}
