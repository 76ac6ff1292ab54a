/* Dates as offices write them. */
#include "domain/date.h"
#include "random.h"
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
    reads("二〇一九年元月五日", 2019, 1, 5, -1);
    reads("二〇一九年十二月卅一日", 2019, 12, 31, -1);
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

/* What a date is, said beside it. */
static void test_words(void)
{
    reads("发布日期：2019-06-03", 2019, 6, 3, -1);
    reads("發佈時間: 2019-06-03 17:29", 2019, 6, 3, 17 * 60 + 29);
    reads("自2019年7月1日起施行", 2019, 7, 1, -1);
    reads("自2019年7月1日起", 2019, 7, 1, -1);
    reads("2019年7月1日起實施", 2019, 7, 1, -1);
    reads("2019年6月3日印发", 2019, 6, 3, -1);
    reads("二〇一九年六月三日公布", 2019, 6, 3, -1);
    is("发布日期：", GK_DATE_UNREADABLE, "a label");
    is("自", GK_DATE_UNREADABLE, "a word");
    is("自发布之日起施行", GK_DATE_UNREADABLE, "no day");
    is("发布日期2019-06-03", GK_DATE_UNREADABLE, "no label");
    is("字号：2019-06-03", GK_DATE_UNREADABLE, "no label of a date");
    is("2019年6月31日印发", GK_DATE_NO_SUCH_DAY, "no day");
    is("2019年6月印发", GK_DATE_UNREADABLE, "unreadable");
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

/* Blanks where parts meet, 号 for 日, brackets around it all. */
static void test_loose(void)
{
    reads("2019 年 6 月 3 日", 2019, 6, 3, -1);
    reads("2019年6月3号", 2019, 6, 3, -1);
    reads("2019年6月3號", 2019, 6, 3, -1);
    reads("二〇一九 年 六 月 三 日", 2019, 6, 3, -1);
    reads("2019 - 06 - 03", 2019, 6, 3, -1);
    reads("2019. 6. 3", 2019, 6, 3, -1);
    reads("2019 / 6 / 3 10 : 30", 2019, 6, 3, 10 * 60 + 30);
    reads("[2019-06-03]", 2019, 6, 3, -1);
    reads("（2019年6月3日）", 2019, 6, 3, -1);
    reads("公元2019年6月3日", 2019, 6, 3, -1);
    reads("2019-06-03,10:30", 2019, 6, 3, 10 * 60 + 30);
    is("2019 06 03", GK_DATE_UNREADABLE, "unreadable");
    is("[2019-06-03", GK_DATE_UNREADABLE, "unreadable");
    is("[2019-06-03)", GK_DATE_UNREADABLE, "unreadable");
}

static void test_clocks(void)
{
    reads("2019-06-03 上午", 2019, 6, 3, -1);
    reads("2019-06-03 上午10:30", 2019, 6, 3, 10 * 60 + 30);
    reads("2019年6月3日上午 10时", 2019, 6, 3, 10 * 60);
    reads("2019-06-03 下午 3:05", 2019, 6, 3, 15 * 60 + 5);
    reads("2019年6月3日下午3点半", 2019, 6, 3, 15 * 60 + 30);
    reads("2019年6月3日下午14:30", 2019, 6, 3, 14 * 60 + 30);
    reads("2019年6月3日上午十时三十分", 2019, 6, 3, 10 * 60 + 30);
    reads("2019年6月3日中午12:10", 2019, 6, 3, 12 * 60 + 10);
    reads("2019年6月3日中午1点", 2019, 6, 3, 13 * 60);
    reads("2019年6月3日凌晨12点", 2019, 6, 3, 0);
    reads("2019年6月3日晚上8点", 2019, 6, 3, 20 * 60);
    reads("2019年6月3日晚上12点", 2019, 6, 3, 24 * 60);
    reads("2019-06-03 10:30 PM", 2019, 6, 3, 22 * 60 + 30);
    reads("2019-06-03 12:00:00 AM", 2019, 6, 3, 0);
    reads("20190603 1030", 2019, 6, 3, 10 * 60 + 30);
    reads("20190603T103000Z", 2019, 6, 3, 18 * 60 + 30);
    is("2019年6月3日晚上12点10分", GK_DATE_UNREADABLE, "unreadable");
    is("2019-06-03 1030", GK_DATE_UNREADABLE, "unreadable");
    is("2019-06-03 上午下午", GK_DATE_UNREADABLE, "unreadable");
    is("上午10:30", GK_DATE_UNREADABLE, "unreadable");
}

static void has_weekday(const char *text, bool other)
{
    struct gk_date date;
    ok(gk_date_read(gk_bytes_of(text), &date) == GK_DATE_READ && date.day == gk_day(2019, 6, 3) &&
           date.other_weekday == other,
       "'%s': the weekday is %s", text, other ? "another" : "right");
}

/* 2019-06-03 was a Monday. */
static void test_weekdays(void)
{
    has_weekday("2019-06-03 星期一", false);
    has_weekday("2019年6月3日星期一", false);
    has_weekday("2019年6月3日（周一）10:30", false);
    has_weekday("2019年6月3日 礼拜一 上午10:30", false);
    has_weekday("星期一 2019-06-03", false);
    has_weekday("2019-06-03 10:30 Mon", false);
    has_weekday("Monday, 2019-06-03", false);
    has_weekday("2019年6月3日星期五", true);
    has_weekday("2019年6月3日（星期日）", true);
    has_weekday("2019-06-03 周天", true);
    is("星期一", GK_DATE_UNREADABLE, "unreadable");
    is("2019-06-03 星期八", GK_DATE_UNREADABLE, "unreadable");
    is("2019-06-03 星期一 星期一", GK_DATE_UNREADABLE, "unreadable");
    is("2019-06-03（星期一", GK_DATE_UNREADABLE, "unreadable");
}

static void test_english(void)
{
    reads("Jun 3, 2019 12:00:00 AM", 2019, 6, 3, 0);
    reads("Jun 3, 2019, 5:29:10 PM", 2019, 6, 3, 17 * 60 + 29);
    reads("3 June 2019", 2019, 6, 3, -1);
    reads("03-JUN-2019", 2019, 6, 3, -1);
    reads("Mon Jun 03 10:00:00 CST 2019", 2019, 6, 3, 10 * 60);
    reads("Mon, 03 Jun 2019 20:00:00 GMT", 2019, 6, 4, 4 * 60);
    is("Juno 3, 2019", GK_DATE_UNREADABLE, "unreadable");
    is("Jun 3 2019 25:00", GK_DATE_UNREADABLE, "unreadable");
    is("Jun 31, 2019", GK_DATE_NO_SUCH_DAY, "no day");
}

static void test_digits(void)
{
    reads("1559520000000", 2019, 6, 3, 8 * 60);
    reads("1559491200000", 2019, 6, 3, -1);
    reads("1559491200", 2019, 6, 3, -1);
    reads(" 1559491200000.0 ", 2019, 6, 3, -1);
    reads("/Date(1559491200000)/", 2019, 6, 3, -1);
    reads("/Date(1559491200000+0800)/", 2019, 6, 3, -1);
    reads("2019060310", 2019, 6, 3, 10 * 60);
    reads("201906031030", 2019, 6, 3, 10 * 60 + 30);
    reads("20190603103059", 2019, 6, 3, 10 * 60 + 30);
    reads("20190603103059123", 2019, 6, 3, 10 * 60 + 30);
    counts("20190603103059", 2019, 6, 3, 10 * 60 + 30);
    is("/Date(1559491200000)", GK_DATE_UNREADABLE, "unreadable");
    is("20190603106159", GK_DATE_UNREADABLE, "unreadable");
}

static void counts_from_1912(const char *text, int year, int month, int day)
{
    struct gk_date date;
    ok(gk_date_read(gk_bytes_of(text), &date) == GK_DATE_READ && date.republic &&
           date.day == gk_day(year, month, day),
       "'%s' is %d-%d-%d", text, year, month, day);
}

static void test_eras(void)
{
    counts_from_1912("民国108年6月3日", 2019, 6, 3);
    counts_from_1912("民国 37 年 5 月 1 日", 1948, 5, 1);
    counts_from_1912("中华民国一百零八年六月三日", 2019, 6, 3);
    counts_from_1912("中華民國一〇八年六月三日", 2019, 6, 3);
    counts_from_1912("民國三十七年五月一日", 1948, 5, 1);
    counts_from_1912("民国元年1月1日", 1912, 1, 1);
    counts_from_1912("民国一百年十月十日", 2011, 10, 10);
    is("民国年6月3日", GK_DATE_UNREADABLE, "unreadable");
    is("民国0年6月3日", GK_DATE_UNREADABLE, "unreadable");
}

static void test_lunar(void)
{
    static const char *const days[] = {
        "农历五月初一",       "农历：二〇一九年五月初一", "己亥年五月初一",
        "己亥年五月十五",     "二〇一九年五月廿三",       "2019年正月十五",
        "农历2019年五月初一", "阴历闰四月初八",           "農曆己亥年臘月廿三日",
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        is(days[i], GK_DATE_LUNAR, "lunar");
    reads("2019年6月3日 星期一 农历己亥年五月初一", 2019, 6, 3, -1);
    reads("2019年6月3日（农历五月初一）", 2019, 6, 3, -1);
    is("甲丑年五月初一", GK_DATE_UNREADABLE, "unreadable: no such year is counted");
    is("二〇一九年五月十五", GK_DATE_UNREADABLE, "unreadable: it may be either");
    is("农历", GK_DATE_UNREADABLE, "unreadable");
    is("2019年6月3日（农历", GK_DATE_UNREADABLE, "unreadable");
}

/* ---- every day in every form */

enum { FORMS = 12, TEXT = 128 };

static void write_han(char *text, size_t room, int number)
{
    static const char *const digits[] = {
        "", "一", "二", "三", "四", "五", "六", "七", "八", "九"
    };
    int tens = number / 10;
    snprintf(text, room, "%s%s%s", tens > 1 ? digits[tens] : "", tens ? "十" : "",
             digits[number % 10]);
}

static void write_han_year(char *text, size_t room, int year)
{
    static const char *const digits[] = {
        "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"
    };
    snprintf(text, room, "%s%s%s%s", digits[year / 1000], digits[year / 100 % 10],
             digits[year / 10 % 10], digits[year % 10]);
}

static void write_form(char text[TEXT], int form, int32_t number, int y, int m, int d)
{
    static const char *const weekdays[] = { "四", "五", "六", "日", "一", "二", "三" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    const char *weekday = weekdays[(number % 7 + 7) % 7];
    char year[16];
    char month[16];
    char day[16];
    write_han_year(year, sizeof year, y);
    write_han(month, sizeof month, m);
    write_han(day, sizeof day, d);
    switch (form) {
    case 0:
        snprintf(text, TEXT, "%04d-%02d-%02d", y, m, d);
        break;
    case 1:
        snprintf(text, TEXT, " %d / %d / %d ", y, m, d);
        break;
    case 2:
        snprintf(text, TEXT, "%d年%d月%d号", y, m, d);
        break;
    case 3:
        snprintf(text, TEXT, "%d 年%02d 月%02d 日 星期%s", y, m, d, weekday);
        break;
    case 4:
        snprintf(text, TEXT, "%d.%d.%d 下午5:29", y, m, d);
        break;
    case 5:
        snprintf(text, TEXT, "%04d%02d%02d", y, m, d);
        break;
    case 6:
        snprintf(text, TEXT, "%04d%02d%02d172900", y, m, d);
        break;
    case 7:
        snprintf(text, TEXT, "%" PRId64, ((int64_t)number * 24 - 8) * 3600000);
        break;
    case 8:
        snprintf(text, TEXT, "民国%d年%d月%d日", y - 1911, m, d);
        break;
    case 9:
        snprintf(text, TEXT, "%s年%s月%s日", year, month, day);
        break;
    case 10:
        snprintf(text, TEXT, "%s %02d, %d 05:29:00 PM", months[m - 1], d, y);
        break;
    default:
        snprintf(text, TEXT, "%d年%d月%d日（周%s）17时29分", y, m, d, weekday);
        break;
    }
}

static bool is_in_form(int form, int32_t number)
{
    int y;
    int m;
    int d;
    char text[TEXT];
    struct gk_date date;
    gk_day_date(number, &y, &m, &d);
    write_form(text, form, number, y, m, d);
    return gk_date_read(gk_bytes_of(text), &date) == GK_DATE_READ && date.day == number &&
           !date.other_weekday && date.republic == (form == 8);
}

static void test_all_days(void)
{
    /* Moments of the years around 1970 have too few digits to be told from other numbers, and some
     * of 1976 are days and hours as they are written. */
    int32_t first = gk_day(1949, 1, 1);
    int32_t last = gk_day(2100, 12, 31);
    for (int form = 0; form < FORMS; form++) {
        int wrong = 0;
        for (int32_t number = first; number <= last; number++) {
            bool doubtful = (number > -1200 && number < 1200) || (number > 2250 && number < 2450);
            wrong += !(form == 7 && doubtful) && !is_in_form(form, number);
        }
        is_int(wrong, 0, "every day from 1949 to 2100 is read in form %d", form);
    }
}

/* ---- anything */

static void test_anything(void)
{
    static const char *const parts[] = { "2019",
                                         "年",
                                         "6",
                                         "月",
                                         "3",
                                         "日",
                                         "号",
                                         "-",
                                         "/",
                                         " ",
                                         "星期",
                                         "一",
                                         "上午",
                                         "10",
                                         ":",
                                         "30",
                                         "农历",
                                         "初",
                                         "民国",
                                         "己亥",
                                         "(",
                                         ")",
                                         "T",
                                         "Z",
                                         "+08",
                                         "Jun",
                                         ",",
                                         "/Date(",
                                         "1559491200000",
                                         "廿",
                                         "〇",
                                         "十",
                                         "正",
                                         "\xE3\x80\x80" };
    int read = 0;
    for (int i = 0; i < 200000; i++) {
        char text[TEXT * 2];
        size_t length = 0;
        int count = (int)(random_below(10)) + 1;
        for (int k = 0; k < count; k++) {
            const char *part = parts[random_below(sizeof parts / sizeof parts[0])];
            memcpy(text + length, part, strlen(part));
            length += strlen(part);
        }
        struct gk_date date;
        enum gk_date_state found = gk_date_read((struct gk_bytes){ text, length }, &date);
        if ((found == GK_DATE_READ) != (date.day != GK_NO_DAY) || date.minutes > 24 * 60)
            ok(false, "'%.*s' has a day where it is read", (int)length, text);
        read += found == GK_DATE_READ;
    }
    ok(read > 100, "of 200,000 heaps of parts %d are dates", read);
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
        "170648640000000",
        "13800138000",
        "45320",
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

static void is_written(const char *text, const char *expected)
{
    struct gk_date date;
    char written[26] = "";
    if (gk_date_read(gk_bytes_of(text), &date) != GK_DATE_READ)
        exit(2);
    size_t length = gk_date_write_rfc3339(date, written);
    is_text((struct gk_bytes){ written, length }, expected, "%s", text);
    ok(!length || gk_date_is_iso((struct gk_bytes){ written, length }), "is in the form");
}

static void test_writing(void)
{
    static const char *const forms[] = { "2024-01-09", "2024-01-09T07:05", "2024-01-09T07:05:59",
                                         "2024-01-09T07:05Z", "2024-01-09T07:05:59.25-05:00" };
    static const char *const others[] = { "",
                                          "2024-1-9",
                                          "2024-01-09 07:05",
                                          "2024-01-09T7:05",
                                          "2024-01-09T",
                                          "2024-01-09Z",
                                          "2024-01-09T07:05:59+0800",
                                          "2024-01-09T07:05:5",
                                          "2024-01-09 ",
                                          "20240109" };
    is_written("2024年1月9日", "2024-01-09");
    is_written("2024-01-09 07:05", "2024-01-09T07:05:00+08:00");
    is_written("2024-01-09 23:59:60.9", "2024-01-09T23:59:60+08:00");
    is_written("2024-01-08T22:00:01Z", "2024-01-09T06:00:01+08:00");
    is_written("1704755159000", "2024-01-09T07:05:59+08:00");
    is_written("20240109070559", "2024-01-09T07:05:59+08:00");
    is_written("1704729600000", "2024-01-09");
    is_written("2024-01-09 24:00", "");
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ok(gk_date_is_iso(gk_bytes_of(forms[i])), "%s", forms[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ok(!gk_date_is_iso(gk_bytes_of(others[i])), "not %s", others[i]);
}

int main(void)
{
    test_readable();
    test_han();
    test_words();
    test_numbers();
    test_loose();
    test_clocks();
    test_weekdays();
    test_english();
    test_digits();
    test_eras();
    test_lunar();
    test_all_days();
    test_anything();
    test_offsets();
    test_others();
    test_writing();
    return done();
}
