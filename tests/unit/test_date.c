/* Dates as offices write them. */
#include "domain/date.h"
#include "tap.h"

static void reads(const char *text, int year, int month, int day, int minutes)
{
    struct gk_date date;
    bool good = gk_date_read(gk_bytes_of(text), &date) == GK_DATE_READ &&
                date.day == gk_day(year, month, day) && date.minutes == minutes;
    ok(good, "'%s' is %d-%d-%d, minute %d", text, year, month, day, minutes);
}

static void is(const char *text, enum gk_date_state state, const char *what)
{
    struct gk_date date;
    ok(gk_date_read(gk_bytes_of(text), &date) == state && date.day == GK_NO_DAY, "'%s' is %s",
       text, what);
}

static void test_readable(void)
{
    reads("2024-01-29", 2024, 1, 29, -1);
    reads("2024/1/29", 2024, 1, 29, -1);
    reads("2019.02.15", 2019, 2, 15, -1);
    reads("2024年01月26日", 2024, 1, 26, -1);
    reads("2024年 1月 6日", 2024, 1, 6, -1);
    reads("20240129", 2024, 1, 29, -1);
    reads("２０２４年１月２６日", 2024, 1, 26, -1);
    reads("２０２４－０１－２６", 2024, 1, 26, -1);
    reads(" 2024-01-29\t", 2024, 1, 29, -1);
    reads("\u3000" "2024-01-29\u3000", 2024, 1, 29, -1);
    reads("\uFEFF" "2024-01-29", 2024, 1, 29, -1);
    reads("2024-01-15 17:29:00", 2024, 1, 15, 17 * 60 + 29);
    reads("2024-01-15  7:29", 2024, 1, 15, 7 * 60 + 29);
    reads("2024-01-15T17:29:00.123", 2024, 1, 15, 17 * 60 + 29);
    reads("2024-01-15T24:00:00", 2024, 1, 15, 24 * 60);
    reads("2024-01-15 17：29", 2024, 1, 15, 17 * 60 + 29);
}

static void test_offsets(void)
{
    reads("2024-01-15T17:29:00+08:00", 2024, 1, 15, 17 * 60 + 29);
    reads("2024-01-15T17:29:00Z", 2024, 1, 16, 60 + 29);
    reads("2024-01-15T15:59Z", 2024, 1, 15, 23 * 60 + 59);
    reads("2024-01-15T02:00:00+1000", 2024, 1, 15, 0);
    reads("2024-01-15T01:00:00+10", 2024, 1, 14, 23 * 60);
    reads("2023-12-31T20:00:00-05:00", 2024, 1, 1, 9 * 60);
}

static void test_others(void)
{
    static const char *const unreadable[] = {
        "无",         "见附件",     "2024",          "2024-01",          "2024-01/29",
        "24-01-29",   "2024-1-291", "2024年1月29",   "2024-01-29起",     "2024-01-29 25:00",
        "2024-01-29T", "2024-01-29 17:60", "2024-01-29 17:29 +8:0", "去年六月", "1706486400000",
        "2024-01-29T17:29:00.",
    };
    for (size_t i = 0; i < sizeof unreadable / sizeof unreadable[0]; i++)
        is(unreadable[i], GK_DATE_UNREADABLE, "unreadable");
    is("2023-02-30", GK_DATE_NO_SUCH_DAY, "no day");
    is("2023年2月29日", GK_DATE_NO_SUCH_DAY, "no day");
    is("20231301", GK_DATE_NO_SUCH_DAY, "no day");
    is("0000-00-00", GK_DATE_NO_SUCH_DAY, "no day");
    is("", GK_DATE_ABSENT, "nothing");
    is(" \u3000\u200B", GK_DATE_ABSENT, "nothing");
    char text[1000];
    memset(text, '1', sizeof text);
    struct gk_date date;
    is_int(gk_date_read((struct gk_bytes){ text, sizeof text }, &date), GK_DATE_UNREADABLE,
           "a thousand digits are unreadable");
    gk_date_read(gk_bytes_of("2023-02-30"), &date);
}

int main(void)
{
    test_readable();
    test_offsets();
    test_others();
    return done();
}
