/* When limits end: what is known of real days, by the embedded calendar, and against counting day
 * by day. */
#include "domain/deadline.h"

#include "profile/open.h"
#include "random.h"
#include "tap.h"

static struct gk_profile profile;

static const struct gk_pause no_pause = { GK_NO_DAY, GK_NO_DAY };

static struct gk_date on(int year, int month, int day)
{
    return (struct gk_date){ .day = gk_day(year, month, day), .minutes = -1 };
}

static struct gk_date at(struct gk_date date, int hour, int minute)
{
    date.minutes = hour * 60 + minute;
    return date;
}

/* Counted by hand from the notices on holidays. */
static void test_known(void)
{
    static const struct {
        int from[3];
        int count;
        int to[3];
    } cases[] = {
        { { 2018, 12, 5 }, 7, { 2018, 12, 14 } },  { { 2018, 12, 5 }, 15, { 2018, 12, 26 } },
        { { 2018, 12, 5 }, 20, { 2019, 1, 3 } },   { { 2026, 1, 28 }, 7, { 2026, 2, 6 } },
        { { 2026, 1, 28 }, 15, { 2026, 2, 25 } },  { { 2026, 1, 28 }, 20, { 2026, 3, 3 } },
        { { 2026, 1, 28 }, 40, { 2026, 3, 31 } },  { { 2026, 9, 10 }, 7, { 2026, 9, 20 } },
        { { 2026, 9, 10 }, 15, { 2026, 10, 8 } },  { { 2026, 9, 10 }, 20, { 2026, 10, 14 } },
        { { 2026, 12, 3 }, 20, { 2026, 12, 31 } },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct gk_deadline deadline = gk_deadline_of(
            &profile.calendar, on(cases[i].from[0], cases[i].from[1], cases[i].from[2]),
            (struct gk_limit){ GK_LIMIT_WORKING_DAYS, cases[i].count }, true);
        is_int(deadline.end.day, gk_day(cases[i].to[0], cases[i].to[1], cases[i].to[2]),
               "%d working days from %d-%d-%d", cases[i].count, cases[i].from[0], cases[i].from[1],
               cases[i].from[2]);
        ok(!deadline.provisional, "all of them known");
    }
    struct gk_limit twenty = { GK_LIMIT_WORKING_DAYS, 20 };
    ok(gk_deadline_of(&profile.calendar, on(2026, 12, 4), twenty, true).provisional,
       "a day later the notice of the next year is needed");
}

static void test_calendar_days(void)
{
    struct gk_limit twenty = { GK_LIMIT_DAYS, 20 };
    struct gk_limit month = { GK_LIMIT_MONTHS, 1 };
    struct gk_deadline sunday = gk_deadline_of(&profile.calendar, on(2024, 2, 12), twenty, true);
    is_int(sunday.end.day, gk_day(2024, 3, 4), "from a Sunday to the Monday behind it");
    sunday = gk_deadline_of(&profile.calendar, on(2024, 2, 12), twenty, false);
    is_int(sunday.end.day, gk_day(2024, 3, 3), "or not, as the profile says");
    struct gk_deadline made_up = gk_deadline_of(&profile.calendar, on(2024, 1, 29), twenty, true);
    is_int(made_up.end.day, gk_day(2024, 2, 18), "a Sunday on which people work is no day off");
    is_int(gk_deadline_of(&profile.calendar, on(2024, 1, 31), month, true).end.day,
           gk_day(2024, 2, 29), "a month ends with a shorter month");
    is_int(gk_deadline_on(&profile.calendar, gk_day(2022, 1, 31), true).end.day, gk_day(2022, 2, 7),
           "31 January 2022 was a holiday");
    ok(gk_deadline_on(&profile.calendar, gk_day(2027, 1, 31), true).provisional,
       "of 2027 nobody knows yet");
    ok(!gk_deadline_on(&profile.calendar, gk_day(2027, 1, 31), false).provisional,
       "where it does not matter, it is not asked");
}

static void test_none(void)
{
    static const struct gk_limit wrong[] = {
        { GK_LIMIT_NONE, 5 },      { GK_LIMIT_DAYS, -1 },
        { GK_LIMIT_DAYS, 36526 },  { GK_LIMIT_WORKING_DAYS, 36526 },
        { GK_LIMIT_MONTHS, 1201 },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        is_int(gk_deadline_of(&profile.calendar, on(2024, 1, 2), wrong[i], true).end.day, GK_NO_DAY,
               "no limit %zu", i);
    struct gk_limit days = { GK_LIMIT_DAYS, 20 };
    is_int(gk_deadline_of(&profile.calendar, on(9999, 12, 30), days, false).end.day, GK_NO_DAY,
           "behind the last year");
    struct gk_date unknown = { .day = GK_NO_DAY, .minutes = -1 };
    is_int(gk_deadline_of(&profile.calendar, unknown, days, true).end.day, GK_NO_DAY,
           "from no day");
    is_int(gk_deadline_on(&profile.calendar, GK_NO_DAY, true).end.day, GK_NO_DAY, "on no day");
    is_int(gk_deadline_paused(&profile.calendar, 0, 1000000000, no_pause).end.day, GK_NO_DAY,
           "more working days than there will be");
    is_int(gk_deadline_paused(&profile.calendar, GK_NO_DAY, 5, no_pause).end.day, GK_NO_DAY,
           "working days from no day");
}

static int64_t behind(enum gk_limit_unit unit, struct gk_date end, struct gk_date when)
{
    bool provisional;
    return gk_deadline_behind(&profile.calendar, unit, end, when, &provisional);
}

static void test_hours(void)
{
    struct gk_limit five = { GK_LIMIT_HOURS, 5 };
    struct gk_date event = at(on(2024, 3, 1), 20, 30);
    struct gk_deadline deadline = gk_deadline_of(&profile.calendar, event, five, true);
    is_int(deadline.end.day, gk_day(2024, 3, 2), "over midnight");
    is_int(deadline.end.minutes, 90, "to the minute");
    is_int(behind(GK_LIMIT_HOURS, deadline.end, at(on(2024, 3, 2), 1, 30)), 0, "just in time");
    is_int(behind(GK_LIMIT_HOURS, deadline.end, at(on(2024, 3, 2), 1, 31)), 1, "an hour begun");
    is_int(behind(GK_LIMIT_HOURS, deadline.end, on(2024, 3, 2)), 0, "some time of the last day");
    deadline = gk_deadline_of(&profile.calendar, on(2024, 3, 1), five, true);
    is_int(deadline.end.day, gk_day(2024, 3, 2), "an event of no hour may have been at night");
    is_int(deadline.end.minutes, -1, "and ends with the day");
}

static void test_behind(void)
{
    struct gk_date friday = on(2024, 3, 1);
    is_int(behind(GK_LIMIT_WORKING_DAYS, friday, on(2024, 3, 2)), 1, "the weekend is late by one");
    is_int(behind(GK_LIMIT_WORKING_DAYS, friday, on(2024, 3, 4)), 1, "and so is Monday");
    is_int(behind(GK_LIMIT_WORKING_DAYS, friday, on(2024, 2, 29)), -1, "a day before");
    is_int(behind(GK_LIMIT_DAYS, friday, on(2024, 3, 3)), 2, "calendar days");
}

static void test_length(void)
{
    bool provisional;
    is_int(gk_deadline_length(&profile.calendar, GK_LIMIT_DAYS, gk_day(2024, 3, 1),
                              gk_day(2024, 3, 30), &provisional),
           30, "both ends belong to a period");
    is_int(gk_deadline_length(&profile.calendar, GK_LIMIT_WORKING_DAYS, gk_day(2024, 3, 1),
                              gk_day(2024, 3, 7), &provisional),
           5, "Friday to Thursday");
    is_int(gk_deadline_length(&profile.calendar, GK_LIMIT_WORKING_DAYS, gk_day(2024, 3, 2),
                              gk_day(2024, 3, 3), &provisional),
           0, "a weekend");
    is_int(gk_deadline_length(&profile.calendar, GK_LIMIT_DAYS, gk_day(2024, 3, 2),
                              gk_day(2024, 3, 1), &provisional),
           0, "no period");
}

/* One day after the other; days of the pause do not count. */
static int32_t count_on(int32_t event, int32_t count, struct gk_pause pause)
{
    int32_t day = event;
    while (count > 0) {
        day++;
        bool paused = pause.from != GK_NO_DAY && day > pause.from && day <= pause.to;
        count -= !paused && gk_calendar_is_working(&profile.calendar, day);
    }
    return day;
}

/* Every day of 2008 to 2026, with pauses before, in and behind the time. */
static void test_every_day(void)
{
    static const int32_t counts[] = { 0, 1, 3, 7, 15, 20, 40 };
    int32_t wrong = 0;
    for (int32_t day = gk_day(2008, 1, 1); day <= gk_day(2026, 12, 31); day++)
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            struct gk_pause pause = no_pause;
            if (random_below(4)) {
                pause.from = day - 20 + (int32_t)random_below(80);
                pause.to = pause.from - 3 + (int32_t)random_below(60);
            }
            struct gk_deadline deadline =
                gk_deadline_paused(&profile.calendar, day, counts[i], pause);
            wrong += deadline.end.day != count_on(day, counts[i], pause);
            wrong += deadline.provisional != (deadline.end.day >= gk_day(2027, 1, 1));
        }
    is_int(wrong, 0, "every day of 2008 to 2026, day by day");
}

int main(void)
{
    struct gk_mistakes mistakes = { 0 };
    if (gk_profile_open(&profile, GK_BYTES(""), GK_PROFILE_CALENDAR, &mistakes) != GK_OK)
        return 1;
    test_known();
    test_calendar_days();
    test_none();
    test_hours();
    test_behind();
    test_length();
    test_every_day();
    gk_profile_close(&profile);
    gk_mistakes_free(&mistakes);
    return done();
}
