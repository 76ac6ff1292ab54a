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

static void counts(const char *number, int year, int month, int day, int minutes)
{
    struct gk_date date;
    bool good = gk_date_read_number(gk_bytes_of(number), &date) == GK_DATE_READ &&
                date.day == gk_day(year, month, day) && date.minutes == minutes;
    ok(good, "%s is %d-%d-%d, minute %d", number, year, month, day, minutes);
}

static void is(const char *text, enum gk_date_state state, const char *what)
{
    struct gk_date date;
    ok(gk_date_read(gk_bytes_of(text), &date) == state && date.day == GK_NO_DAY, "'%s' is %s", text,
       what);
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
    reads("\u3000"
          "2024-01-29\u3000",
          2024, 1, 29, -1);
    reads("\uFEFF"
          "2024-01-29",
          2024, 1, 29, -1);
    reads("2024-01-15 17:29:00", 2024, 1, 15, 17 * 60 + 29);
    reads("2024-01-15  7:29", 2024, 1, 15, 7 * 60 + 29);
    reads("2024-01-15T17:29:00.123", 2024, 1, 15, 17 * 60 + 29);
    reads("2024-01-15T24:00:00", 2024, 1, 15, 24 * 60);
    reads("2024-01-15 17：29", 2024, 1, 15, 17 * 60 + 29);
    reads("2019—02—05", 2019, 2, 5, -1);
    reads("2019–2–5 9:30", 2019, 2, 5, 9 * 60 + 30);
    reads("2019年02月05日 10时30分", 2019, 2, 5, 10 * 60 + 30);
    reads("2019年02月05日10时30分", 2019, 2, 5, 10 * 60 + 30);
    reads("2019年2月5日 9点05分30秒", 2019, 2, 5, 9 * 60 + 5);
    reads("2019年2月5日9时", 2019, 2, 5, 9 * 60);
    reads("2019年02月05日10:30", 2019, 2, 5, 10 * 60 + 30);
}

static void test_han(void)
{
    reads("二〇一九年二月五日", 2019, 2, 5, -1);
    reads("二○一八年十二月三十一日", 2018, 12, 31, -1);
    reads("二零一九年十月十日", 2019, 10, 10, -1);
    reads("二O一九年十一月二十日", 2019, 11, 20, -1);
    reads("二Ｏ一九年一月十九日", 2019, 1, 19, -1);
    reads("二0一九年一月二十九日", 2019, 1, 29, -1);
    reads("一九九八年 三月 三十日", 1998, 3, 30, -1);
    reads("　二〇二四年二月二十九日　", 2024, 2, 29, -1);
    reads("二〇一九年2月5日", 2019, 2, 5, -1);
    is("二〇一九年二月二十九日", GK_DATE_NO_SUCH_DAY, "no day");
    is("二〇一九年十三月一日", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九年二月四十日", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九年二月五十日", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九年元月五日", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九年二月五", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九年二月", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九年", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九-二-五", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一年二月五日", GK_DATE_UNREADABLE, "unreadable");
    is("一九年二月五日", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九九年二月五日", GK_DATE_UNREADABLE, "unreadable");
    is("二〇一九〇二〇五", GK_DATE_UNREADABLE, "unreadable");
    is("二〇〇〇年〇月一日", GK_DATE_UNREADABLE, "unreadable");
}

static void test_numbers(void)
{
    counts("1558368000000", 2019, 5, 21, -1);
    counts("1558368000", 2019, 5, 21, -1);
    counts("1558368000000.0", 2019, 5, 21, -1);
    counts("1558367999999", 2019, 5, 20, 23 * 60 + 59);
    counts("1558368060000", 2019, 5, 21, 1);
    counts("883584000", 1998, 1, 1, -1);
    counts("883584000000", 1998, 1, 1, -1);
    counts("-631180800000", 1950, 1, 1, -1);
    counts("-631180800", 1950, 1, 1, -1);
    counts("-631180740", 1950, 1, 1, 1);
    counts("-631180800001", 1949, 12, 31, 23 * 60 + 59);
    counts("4133865600", 2100, 12, 31, -1);
    counts("20190603", 2019, 6, 3, -1);
    static const char *const others[] = {
        "0",
        "2019",
        "201906",
        "20190631",
        "19000101",
        "4133980800",
        "4133980800000",
        "-662716801000",
        "1558368000000000",
        "1.558368e12",
        "13800138000",
        "-0",
        "155836800E1",
        "20190603.5",
        "-20190603",
        "1558368000000000000000000000000000000",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct gk_date date;
        ok(gk_date_read_number(gk_bytes_of(others[i]), &date) == GK_DATE_UNREADABLE &&
               date.day == GK_NO_DAY && date.minutes == -1,
           "%s is no date", others[i]);
    }
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
        "无日期",
        "见附件",
        "2024",
        "2024-01",
        "2024-01/29",
        "24-01-29",
        "2024-1-291",
        "2024年1月29",
        "2024-01-29起",
        "2024-01-29 25:00",
        "2024-01-29T",
        "2024-01-29 17:60",
        "2024-01-29 17:29 +8:0",
        "去年六月",
        "1706486400000",
        "2024-01-29T17:29:00.",
        "2019年2月5日10时30",
        "2019年2月5日25时",
        "2019年2月5日10分",
        "2019年2月5日 10时61分",
        "2019—02/05",
        "2019——02——05",
        "2019年2月5日起",
    };
    for (size_t i = 0; i < sizeof unreadable / sizeof unreadable[0]; i++)
        is(unreadable[i], GK_DATE_UNREADABLE, "unreadable");
    is("2023-02-30", GK_DATE_NO_SUCH_DAY, "no day");
    is("2023年2月29日", GK_DATE_NO_SUCH_DAY, "no day");
    is("20231301", GK_DATE_NO_SUCH_DAY, "no day");
    is("0000-00-00", GK_DATE_NO_SUCH_DAY, "no day");
    is("", GK_DATE_ABSENT, "nothing");
    is(" \u3000\u200B", GK_DATE_ABSENT, "nothing");
    is("无", GK_DATE_ABSENT, "nothing");
    is(" — ", GK_DATE_ABSENT, "nothing");
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
    test_han();
    test_numbers();
    test_offsets();
    test_others();
    return done();
}
