#include "verbs/catalog/period.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "domain/date.h"
#include "domain/letters.h"

/* What is due in the first half of a year tells of the year before (每年1月31日前), later in the year
 * of that year (12月底前). */
enum { LAST_THAT_LOOKS_BACK = 6 };

/* What a title says of the time that it is about; 0: nothing. */
struct period {
    int year;
    int quarter;
    int month;
};

static int digits_at(const struct gk_letters *letters, uint32_t *at)
{
    int number = 0;
    uint32_t start = *at;
    while (gk_is_ascii_digit(letters->letter[*at]) && *at - start < 5)
        number = number * 10 + (int)(letters->letter[(*at)++] - '0');
    return *at > start ? number : -1;
}

static int small_number(const struct gk_letters *letters, uint32_t *at)
{
    int digit = gk_han_digit(letters->letter[*at]);
    if (digit < 0)
        return digits_at(letters, at);
    ++*at;
    return digit;
}

/* The first year, quarter and the last month: 1-9月 ends in September. */
static struct period read_title(struct gk_bytes title)
{
    struct gk_letters letters;
    struct period period = { 0, 0, 0 };
    if (!gk_letters_read(&letters, title, GK_BLANKS_DROP))
        return period;
    for (uint32_t i = 0; i < letters.count;) {
        uint32_t at = i;
        int number = small_number(&letters, &at);
        if (number < 0) {
            if (gk_letters_match(&letters, i, "上半年"))
                period.quarter = 2;
            i++;
            continue;
        }
        i = at;
        if (!period.year && number >= 1949 && number <= 2100 &&
            gk_letters_match(&letters, at, "年"))
            period.year = number;
        else if (!period.quarter && number >= 1 && number <= 4 &&
                 gk_letters_match(&letters, at, "季"))
            period.quarter = number;
        else if (number >= 1 && number <= 12 && gk_letters_match(&letters, at, "月"))
            period.month = number;
    }
    return period;
}

static int32_t month_end(int year, int month)
{
    int32_t next = month == 12 ? gk_day(year + 1, 1, 1) : gk_day(year, month + 1, 1);
    return next == GK_NO_DAY ? GK_NO_DAY : next - 1;
}

/* How many months the periods of the event have. */
static int length_of(enum gk_limit_event event)
{
    return event == GK_LIMIT_MONTH_END ? 1 : event == GK_LIMIT_QUARTER_END ? 3 : 12;
}

/* The last end of such a period that is not behind the day. */
static int32_t last_end(enum gk_limit_event event, int32_t day)
{
    int year, month, of_month;
    int length = length_of(event);
    if (day == GK_NO_DAY)
        return GK_NO_DAY;
    gk_day_date(day, &year, &month, &of_month);
    int last = (month + length - 1) / length * length;
    int32_t end = month_end(year, last);
    if (end <= day)
        return end;
    return last == length ? month_end(year - 1, 12) : month_end(year, last - length);
}

int32_t gk_catalog_period_end(enum gk_limit_event event, struct gk_bytes title, int32_t formed)
{
    struct period period = read_title(title);
    int length = length_of(event);
    if (event == GK_LIMIT_YEAR_END)
        period.month = 12;
    else if (event == GK_LIMIT_QUARTER_END && period.quarter)
        period.month = period.quarter * 3;
    if (!period.year || !period.month)
        return last_end(event, formed);
    return month_end(period.year, (period.month + length - 1) / length * length);
}

/* The clause's day of that year, cut to the length of the month. */
static int32_t date_in(int year, int month, int day)
{
    int32_t end = month_end(year, month);
    int32_t date = gk_day(year, month, day);
    return date == GK_NO_DAY ? end : date;
}

/* Where the catalogue gives the day that the law of today sets for annual reports, the law of that
 * year counts: until 2019 it was another. */
static int32_t by_law(const struct gk_profile *profile, int32_t date, int32_t today)
{
    int year, month, day;
    struct gk_bytes now = GK_BYTES(""), then = GK_BYTES("");
    gk_day_date(date, &year, &month, &day);
    const struct gk_rule_version *law = gk_profile_version(profile, GK_RULE_DEADLINE_REPORT, today);
    const struct gk_rule_version *old =
        gk_profile_version(profile, GK_RULE_DEADLINE_REPORT, gk_day(year, 1, 1));
    if (!law || !old || !gk_version_text(law, "department", &now) ||
        !gk_version_text(old, "department", &then) || gk_day_of_year(year, now) != date)
        return date;
    int32_t other = gk_day_of_year(year, then);
    return other > date ? other : date;
}

static int32_t nearest(int32_t to, int month, int day)
{
    int year, of_year, of_month;
    gk_day_date(to, &year, &of_year, &of_month);
    int32_t best = date_in(year, month, day);
    for (int other = year - 1; other <= year + 1; other += 2) {
        int32_t date = date_in(other, month, day);
        if (date != GK_NO_DAY && abs(date - to) < abs(best - to))
            best = date;
    }
    return best;
}

/* The first of the dates that is not before the day. */
static int32_t next(int32_t from, int month, int day)
{
    int year, of_year, of_month;
    gk_day_date(from, &year, &of_year, &of_month);
    int32_t date = date_in(year, month, day);
    return date >= from ? date : date_in(year + 1, month, day);
}

int32_t gk_catalog_yearly(const struct gk_profile *profile, const struct gk_limit_clause *clause,
                          struct gk_bytes title, int32_t there, int32_t today)
{
    int year = read_title(title).year;
    int32_t date;
    if (!year && there == GK_NO_DAY)
        return GK_NO_DAY;
    bool looks_back = clause->month <= LAST_THAT_LOOKS_BACK;
    if (!year) {
        date = looks_back ? nearest(there, clause->month, clause->day)
                          : next(there, clause->month, clause->day);
    } else {
        date = date_in(year, clause->month, clause->day);
        if (looks_back && (there == GK_NO_DAY || there > date))
            date = date_in(year + 1, clause->month, clause->day);
    }
    return date == GK_NO_DAY ? GK_NO_DAY : by_law(profile, date, today);
}
