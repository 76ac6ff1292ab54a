#include "domain/date/parts.h"

#include "base/ascii.h"

/* ---- weekdays */

static bool is_open(uint32_t c)
{
    return c == '(' || c == '[' || c == U'【' || c == U'〔';
}

static bool is_close(uint32_t c)
{
    return c == ')' || c == ']' || c == U'】' || c == U'〕';
}

static int take_han_weekday(struct gk_date_reader *reader)
{
    static const char *const words[] = { "星期", "礼拜", "周", NULL };
    static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", NULL };
    if (!gk_date_take_word(reader, words))
        return 0;
    return gk_date_take(reader, U'天') ? 7 : gk_date_take_word(reader, days);
}

static bool is_letter_behind(const struct gk_date_reader *reader)
{
    return gk_is_ascii_letter(gk_date_next(reader));
}

static int take_english_weekday(struct gk_date_reader *reader)
{
    static const char *const whole[] = { "monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday",    NULL };
    static const char *const three[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };
    int day = gk_date_take_word(reader, whole);
    if (!day)
        day = gk_date_take_word(reader, three);
    return is_letter_behind(reader) ? 0 : day;
}

bool gk_date_take_weekday(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    struct gk_date_reader ahead = *reader;
    bool wrapped = is_open(gk_date_next(&ahead));
    ahead.at += wrapped;
    int day = take_han_weekday(&ahead);
    if (!day) {
        ahead.at = reader->at + wrapped;
        day = take_english_weekday(&ahead);
    }
    if (!day || (wrapped && !is_close(gk_date_next(&ahead))))
        return false;
    reader->at = ahead.at + wrapped;
    parts->weekday = day;
    return true;
}

/* ---- with 年, 月 and 日 */

static bool take_month_number(struct gk_date_reader *reader, int *month)
{
    if (gk_date_take(reader, U'元')) {
        *month = 1;
        return true;
    }
    return gk_date_take_small(reader, 12, month);
}

/* 年1月29日 and 年一月二十九号, behind the year's digits. */
static bool take_han_date(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    gk_date_take(reader, ' ');
    if (!gk_date_take(reader, U'年'))
        return false;
    gk_date_take(reader, ' ');
    if (!take_month_number(reader, &parts->month))
        return false;
    gk_date_take(reader, ' ');
    if (!gk_date_take(reader, U'月'))
        return false;
    gk_date_take(reader, ' ');
    if (!gk_date_take_small(reader, 31, &parts->day))
        return false;
    gk_date_take(reader, ' ');
    return gk_date_take(reader, U'日') || gk_date_take(reader, U'号');
}

/* 民国 in front counts the years from 1912, 公元 says what is so anyway. */
static bool take_era(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    static const char *const republic[] = { "中华民国", "民国", NULL };
    static const char *const common[] = { "公元", "西元", NULL };
    bool any = gk_date_take_word(reader, republic);
    parts->republic = any;
    if (!any)
        any = gk_date_take_word(reader, common);
    if (any)
        gk_date_take(reader, ' ');
    return any;
}

static bool take_republican(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    if (!gk_date_take_counted(reader, &parts->year))
        return false;
    parts->year += 1911;
    return take_han_date(reader, parts);
}

/* ---- with signs, and without */

/* The sign between the parts of a date, dashes of every length as one; 0 for any other letter. */
static uint32_t sign_at(const struct gk_date_reader *reader)
{
    uint32_t c = gk_date_next(reader);
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    return c == '-' || c == '/' || c == '.' ? c : 0;
}

/* A sign with or without a blank on either side; 0 where there is none. */
static uint32_t take_sign(struct gk_date_reader *reader)
{
    gk_date_take(reader, ' ');
    uint32_t sign = sign_at(reader);
    reader->at += sign != 0;
    if (sign)
        gk_date_take(reader, ' ');
    return sign;
}

/* 2024-1-29, 2024/1/29, 2024.1.29, 2024年1月29日, 20240129. */
static bool take_numeric(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    if (gk_date_take_digits(reader, 4, &parts->year) != 4)
        return false;
    if (gk_is_ascii_digit(gk_date_next(reader))) {
        parts->compact = true;
        return gk_date_take_digits(reader, 2, &parts->month) == 2 &&
               gk_date_take_digits(reader, 2, &parts->day) == 2;
    }
    struct gk_date_reader behind_year = *reader;
    uint32_t sign = take_sign(reader);
    if (!sign) {
        *reader = behind_year;
        return take_han_date(reader, parts);
    }
    return gk_date_take_digits(reader, 2, &parts->month) && take_sign(reader) == sign &&
           gk_date_take_digits(reader, 2, &parts->day);
}

/* ---- in English, as programs print them */

static bool take_month_name(struct gk_date_reader *reader, int *month)
{
    static const char *const whole[] = { "january",  "february", "march",  "april",     "may",
                                         "june",     "july",     "august", "september", "october",
                                         "november", "december", NULL };
    static const char *const three[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul",
                                         "aug", "sep", "oct", "nov", "dec", NULL };
    *month = gk_date_take_word(reader, whole);
    if (!*month)
        *month = gk_date_take_word(reader, three);
    gk_date_take(reader, '.');
    return *month && !is_letter_behind(reader);
}

/* What stands between the parts: a comma, a blank, or both. */
static bool take_gap(struct gk_date_reader *reader)
{
    bool comma = gk_date_take(reader, ',');
    return gk_date_take(reader, ' ') || comma;
}

/* Jan 29, 2024 and 29 Jan 2024; in Jan 29 17:29:00 CST 2024 the time stands before the year. */
static bool take_english(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    bool day_first = gk_date_take_digits(reader, 2, &parts->day);
    if (day_first && !gk_date_take(reader, ' ') && !gk_date_take(reader, '-'))
        return false;
    if (!take_month_name(reader, &parts->month))
        return false;
    if (!day_first && (!gk_date_take(reader, ' ') || !gk_date_take_digits(reader, 2, &parts->day)))
        return false;
    if (!take_gap(reader) && !gk_date_take(reader, '-'))
        return false;
    struct gk_date_reader ahead = *reader;
    if (gk_date_take_clock(&ahead, parts) && gk_date_take(&ahead, ' '))
        *reader = ahead;
    else
        parts->minutes = -1;
    return gk_date_take_digits(reader, 4, &parts->year) == 4;
}

bool gk_date_take_day(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    if (gk_is_ascii_digit(gk_date_next(reader)) && take_numeric(reader, parts))
        return true;
    reader->at = 0;
    if (gk_date_take_weekday(reader, parts))
        take_gap(reader);
    take_era(reader, parts);
    if (parts->republic)
        return take_republican(reader, parts);
    struct gk_date_reader begin = *reader;
    if (gk_date_take_han_digits(reader, &parts->year) == 4 &&
        gk_han_digit(gk_date_next(&begin)) > 0)
        return take_han_date(reader, parts);
    *reader = begin;
    if (take_numeric(reader, parts))
        return true;
    *reader = begin;
    return take_english(reader, parts);
}
