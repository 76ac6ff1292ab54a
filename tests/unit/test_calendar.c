/* Days, dates and working days. */
#include "domain/calendar.h"
#include "tap.h"

static void test_days(void)
{
    is_int(gk_day(1970, 1, 1), 0, "the first day is 0");
    is_int(gk_day(2000, 3, 1), 11017, "2000-03-01");
    is_int(gk_day(1969, 12, 31), -1, "the day before the first");
    is_int(gk_day(1, 1, 1), -719162, "the first day of year 1");
    is_int(gk_day(1900, 2, 29), GK_NO_DAY, "1900 is no leap year");
    ok(gk_day(2000, 2, 29) != GK_NO_DAY, "2000 is one");
    ok(gk_day(1852, 2, 29) != GK_NO_DAY, "1852 is one");
    is_int(gk_day(2023, 2, 30), GK_NO_DAY, "30 February");
    is_int(gk_day(2023, 13, 1), GK_NO_DAY, "month 13");
    is_int(gk_day(2023, 0, 1), GK_NO_DAY, "month 0");
    is_int(gk_day(2023, 6, 0), GK_NO_DAY, "day 0");
    is_int(gk_day(0, 6, 1), GK_NO_DAY, "year 0");
    is_int(gk_day(10000, 1, 1), GK_NO_DAY, "year 10000");
}

/* Every day of ten thousand years follows the one before, there and back. */
static void test_there_and_back(void)
{
    int wrong = 0;
    int year, month, day;
    for (int32_t n = gk_day(1, 1, 1); n <= gk_day(9999, 12, 31); n++) {
        gk_day_date(n, &year, &month, &day);
        wrong += gk_day(year, month, day) != n;
    }
    is_int(wrong, 0, "each day is the day of its date");
}

static void test_months(void)
{
    is_int(gk_day_add_months(gk_day(2024, 1, 15), 1), gk_day(2024, 2, 15), "one month on");
    is_int(gk_day_add_months(gk_day(2024, 1, 31), 1), gk_day(2024, 2, 29), "to its last day");
    is_int(gk_day_add_months(gk_day(2023, 1, 31), 1), gk_day(2023, 2, 28), "in any year");
    is_int(gk_day_add_months(gk_day(2023, 11, 30), 3), gk_day(2024, 2, 29), "over the new year");
    is_int(gk_day_add_months(gk_day(2024, 12, 31), 12), gk_day(2025, 12, 31), "a year on");
    is_int(gk_day_add_months(gk_day(2024, 5, 31), 0), gk_day(2024, 5, 31), "none");
    is_int(gk_day_add_months(gk_day(9999, 12, 1), 1), GK_NO_DAY, "past the last year");
}

static void test_writing(void)
{
    char text[10];
    gk_day_write(gk_day(2024, 1, 9), text);
    is_text((struct gk_bytes){ text, 10 }, "2024-01-09", "a day is written");
    gk_day_write(gk_day(7, 12, 31), text);
    is_text((struct gk_bytes){ text, 10 }, "0007-12-31", "with all its digits");
}

/* 2018-12-29 to 31 and 2019-01-01 are what the notices say of the turn of that year. */
static void test_working_days(void)
{
    struct gk_calendar calendar = { 0 };
    bool provisional;
    is_int(gk_calendar_open(&calendar, 2018, 2019), GK_OK, "two years are opened");
    ok(gk_calendar_is_working(&calendar, gk_day(2018, 12, 28)), "a Friday is worked");
    ok(!gk_calendar_is_working(&calendar, gk_day(2018, 12, 29)), "a Saturday is not");
    ok(gk_calendar_set(&calendar, gk_day(2018, 12, 29), true), "a make-up Saturday is known");
    ok(gk_calendar_set(&calendar, gk_day(2018, 12, 31), false), "a Monday off is known");
    ok(gk_calendar_set(&calendar, gk_day(2019, 1, 1), false), "a Tuesday off is known");
    ok(!gk_calendar_set(&calendar, gk_day(2020, 1, 1), false), "a day of no year known is not");
    ok(gk_calendar_is_working(&calendar, gk_day(2018, 12, 29)), "then the Saturday is worked");

    int32_t from = gk_day(2018, 12, 5);
    is_int(gk_calendar_add(&calendar, from, 7, &provisional), gk_day(2018, 12, 14), "7 days");
    is_int(gk_calendar_add(&calendar, from, 15, &provisional), gk_day(2018, 12, 26), "15 days");
    is_int(gk_calendar_add(&calendar, from, 20, &provisional), gk_day(2019, 1, 3), "20 days");
    ok(!provisional, "all of them known");
    is_int(gk_calendar_add(&calendar, from, 0, &provisional), from, "no day is the day itself");
    is_int(gk_calendar_between(&calendar, from, gk_day(2019, 1, 3), &provisional), 20,
           "20 days between");
    is_int(gk_calendar_between(&calendar, gk_day(2019, 1, 3), from, &provisional), -20,
           "and backwards");
    is_int(gk_calendar_between(&calendar, from, from, &provisional), 0, "none in between");
    gk_calendar_close(&calendar);
}

static void test_beyond(void)
{
    struct gk_calendar calendar = { 0 };
    bool provisional;
    is_int(gk_calendar_open(&calendar, 2026, 2026), GK_OK, "one year is opened");
    is_int(gk_calendar_add(&calendar, gk_day(2026, 12, 3), 20, &provisional), gk_day(2026, 12, 31),
           "up to the last day known");
    ok(!provisional, "is certain");
    is_int(gk_calendar_add(&calendar, gk_day(2026, 12, 4), 20, &provisional), gk_day(2027, 1, 1),
           "behind it, Monday to Friday");
    ok(provisional, "is provisional");
    is_int(gk_calendar_between(&calendar, gk_day(2026, 12, 31), gk_day(2027, 1, 8), &provisional),
           6, "between, behind it");
    ok(provisional, "is provisional too");
    is_int(gk_calendar_between(&calendar, gk_day(1981, 5, 29), gk_day(1981, 6, 5), &provisional), 5,
           "long before the first year");
    ok(provisional, "is provisional too");
    gk_calendar_close(&calendar);
}

/* Counting bits and counting days agree, in all positions and lengths. */
static void test_counting(void)
{
    struct gk_calendar calendar = { 0 };
    int wrong = 0;
    bool provisional;
    ok(gk_calendar_open(&calendar, 2020, 2021) == GK_OK, "two years");
    for (int32_t day = gk_day(2020, 1, 1); day < gk_day(2022, 1, 1); day += 3)
        gk_calendar_set(&calendar, day, day % 2);
    for (int32_t from = gk_day(2019, 12, 1); from < gk_day(2020, 4, 1); from++) {
        int32_t count = 0;
        for (int32_t to = from; to < from + 900; to++) {
            count += to > from && gk_calendar_is_working(&calendar, to);
            wrong += gk_calendar_between(&calendar, from, to, &provisional) != count;
        }
    }
    is_int(wrong, 0, "every count is that of the days one by one");
    gk_calendar_close(&calendar);
    is_int(gk_calendar_open(&calendar, 2021, 2020), GK_INVALID, "years the wrong way round");
    gk_calendar_close(&calendar);
}

int main(void)
{
    test_days();
    test_there_and_back();
    test_months();
    test_writing();
    test_working_days();
    test_beyond();
    test_counting();
    return done();
}
