#include "domain/calendar.h"

enum {
    DAYS_OF_ERA = 146097, /* 400 years */
    EPOCH = 719468,       /* 1970-01-01, counted from 0000-03-01 */
};

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Years are taken to begin in March, so that the leap day is the last of its year. */
int32_t gk_day(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_of_month(year, month))
        return GK_NO_DAY;
    int from_march = month > 2 ? month - 3 : month + 9;
    int y = month > 2 ? year : year - 1;
    int era = y / 400;
    int year_of_era = y % 400;
    int day_of_year = (153 * from_march + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_OF_ERA + day_of_era - EPOCH;
}

void gk_day_date(int32_t day, int *year, int *month, int *day_of_month)
{
    int32_t shifted = day + EPOCH;
    int32_t era = (shifted >= 0 ? shifted : shifted - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
    int32_t of_era = shifted - era * DAYS_OF_ERA;
    int32_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / (DAYS_OF_ERA - 1)) / 365;
    int32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t from_march = (5 * of_year + 2) / 153;
    *day_of_month = of_year - (153 * from_march + 2) / 5 + 1;
    *month = from_march < 10 ? from_march + 3 : from_march - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

int32_t gk_day_add_months(int32_t day, int32_t months)
{
    int year;
    int month;
    int of_month;
    gk_day_date(day, &year, &month, &of_month);
    int64_t count = (int64_t)year * 12 + month - 1 + months;
    if (count < 12 || count >= INT64_C(10000) * 12)
        return GK_NO_DAY;
    year = (int)(count / 12);
    month = (int)(count % 12) + 1;
    int last = days_of_month(year, month);
    return gk_day(year, month, of_month < last ? of_month : last);
}

static void write_digits(int number, char *out, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        out[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

void gk_day_write(int32_t day, char out[10])
{
    int year;
    int month;
    int of_month;
    gk_day_date(day, &year, &month, &of_month);
    write_digits(year, out, 4);
    out[4] = '-';
    write_digits(month, out + 5, 2);
    out[7] = '-';
    write_digits(of_month, out + 8, 2);
}

/* Monday is 0; 1970-01-01 was a Thursday. */
static int32_t weekday(int32_t day)
{
    int32_t rest = (int32_t)(((int64_t)day + 3) % 7);
    return rest < 0 ? rest + 7 : rest;
}

enum gk_status gk_calendar_open(struct gk_calendar *calendar, int first_year, int last_year)
{
    int32_t first = gk_day(first_year, 1, 1);
    int32_t last = gk_day(last_year, 12, 31);
    if (first == GK_NO_DAY || last == GK_NO_DAY || last < first)
        return GK_INVALID;
    size_t days = (size_t)(last - first) + 1;
    uint64_t *working =
        gk_arena_array(&calendar->arena, (days + 63) / 64, sizeof *calendar->working);
    if (!working)
        return GK_NO_MEMORY;
    calendar->working = working;
    calendar->first = first;
    calendar->end = last + 1;
    for (int32_t day = first; day <= last; day++)
        gk_calendar_set(calendar, day, weekday(day) < 5);
    return GK_OK;
}

static bool is_covered(const struct gk_calendar *calendar, int32_t day)
{
    return day >= calendar->first && day < calendar->end;
}

bool gk_calendar_set(struct gk_calendar *calendar, int32_t day, bool working)
{
    if (!is_covered(calendar, day))
        return false;
    size_t bit = (size_t)(day - calendar->first);
    uint64_t mask = UINT64_C(1) << bit % 64;
    if (working)
        calendar->working[bit / 64] |= mask;
    else
        calendar->working[bit / 64] &= ~mask;
    return true;
}

void gk_calendar_close(struct gk_calendar *calendar)
{
    gk_arena_free(&calendar->arena);
    *calendar = (struct gk_calendar){ 0 };
}

bool gk_calendar_is_working(const struct gk_calendar *calendar, int32_t day)
{
    if (!is_covered(calendar, day))
        return weekday(day) < 5;
    size_t bit = (size_t)(day - calendar->first);
    return calendar->working[bit / 64] >> bit % 64 & 1;
}

int32_t gk_calendar_add(const struct gk_calendar *calendar, int32_t day, int32_t count,
                        bool *provisional)
{
    *provisional = false;
    while (count > 0) {
        day++;
        if (!is_covered(calendar, day))
            *provisional = true;
        count -= gk_calendar_is_working(calendar, day);
    }
    return day;
}

/* Mondays to Fridays from some Monday far back up to and with `day`. */
static int64_t weekdays_until(int64_t day)
{
    int64_t from_monday = day + 3 + (INT64_C(7) << 32);
    int64_t rest = from_monday % 7 + 1;
    return from_monday / 7 * 5 + (rest < 5 ? rest : 5);
}

/* Working days of [from, end), all of which are covered. */
static int64_t count_covered(const struct gk_calendar *calendar, int32_t from, int32_t end)
{
    int64_t count = 0;
    size_t bit = (size_t)(from - calendar->first);
    size_t bit_end = (size_t)(end - calendar->first);
    while (bit < bit_end) {
        uint64_t word = calendar->working[bit / 64] >> bit % 64;
        size_t taken = 64 - bit % 64;
        if (taken > bit_end - bit) {
            taken = bit_end - bit;
            word &= (UINT64_C(1) << taken) - 1;
        }
        count += __builtin_popcountll(word);
        bit += taken;
    }
    return count;
}

int32_t gk_calendar_between(const struct gk_calendar *calendar, int32_t from, int32_t to,
                            bool *provisional)
{
    *provisional = false;
    if (to <= from)
        return to == from ? 0 : -gk_calendar_between(calendar, to, from, provisional);
    int32_t start = from + 1;
    int32_t end = to + 1;
    int32_t known_start = start > calendar->first ? start : calendar->first;
    int32_t known_end = end < calendar->end ? end : calendar->end;
    if (known_start >= known_end) {
        *provisional = true;
        return (int32_t)(weekdays_until(to) - weekdays_until(from));
    }
    *provisional = known_start > start || known_end < end;
    int64_t count = count_covered(calendar, known_start, known_end);
    count += weekdays_until(known_start - 1) - weekdays_until(from);
    count += weekdays_until(to) - weekdays_until(known_end - 1);
    return (int32_t)count;
}
