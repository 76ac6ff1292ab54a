/*
 * Dates that are numbers: moments counted from 1970, in seconds or milliseconds, and days or times
 * written without any sign. Both have 10 or 12 digits; such a number is read as written where it is
 * a day of the calendar and an hour of it, because as a moment it would lie in 2033 and later (10
 * digits) or before 1978 (12).
 */
#include "base/ascii.h"
#include "domain/date/parts.h"

enum {
    DAY_MINUTES = 24 * 60,
    FIRST_YEAR = 1949, /* of what a number may say */
    LAST_YEAR = 2100,
};

/* The whole part of a number that may have a fraction: its digits, and whether it is negative. */
static bool read_whole(struct gk_bytes number, struct gk_bytes *digits, bool *negative,
                       bool *fraction)
{
    size_t start = number.length && number.at[0] == '-';
    size_t end = start;
    while (end < number.length && gk_is_ascii_digit(number.at[end]))
        end++;
    size_t at = end;
    if (at < number.length && number.at[at] == '.')
        at++;
    while (at < number.length && gk_is_ascii_digit(number.at[at]))
        at++;
    *digits = (struct gk_bytes){ number.at + start, end - start };
    *negative = start;
    *fraction = at > end;
    return at == number.length;
}

/* Seconds from 1970-01-01 UTC, rounded down; false where there are too few or too many digits. */
static bool read_seconds(struct gk_bytes digits, bool negative, int64_t *seconds)
{
    bool milliseconds = digits.length == 12 || digits.length == 13;
    int64_t value = 0;
    if (!milliseconds && digits.length != 9 && digits.length != 10)
        return false;
    for (size_t i = 0; i < digits.length; i++)
        value = value * 10 + (digits.at[i] - '0');
    if (negative)
        value = -value;
    *seconds = milliseconds ? value / 1000 - (value % 1000 < 0) : value;
    return true;
}

static bool is_in_range(int64_t day)
{
    return day >= gk_day(FIRST_YEAR, 1, 1) && day <= gk_day(LAST_YEAR, 12, 31);
}

static enum gk_date_state set_moment(int64_t seconds, struct gk_date *date)
{
    int64_t minutes = seconds / 60 - (seconds % 60 < 0) + GK_CHINA_OFFSET;
    int64_t day = minutes / DAY_MINUTES - (minutes % DAY_MINUTES < 0);
    if (!is_in_range(day))
        return GK_DATE_UNREADABLE;
    date->day = (int32_t)day;
    if (seconds + GK_CHINA_OFFSET * 60 == day * DAY_MINUTES * 60)
        return GK_DATE_READ;
    date->minutes = (int32_t)(minutes - day * DAY_MINUTES);
    date->seconds = (int32_t)(seconds - (minutes - GK_CHINA_OFFSET) * 60);
    return GK_DATE_READ;
}

/* YYYYMMDD with an hour, with minutes, with seconds, with milliseconds behind it, or nothing. */
static bool read_written(struct gk_bytes digits, struct gk_date *date)
{
    static const uint8_t ends[] = { 4, 6, 8, 10, 12, 14, 17 };
    int part[7] = { 0 };
    size_t parts = 0;
    size_t at = 0;
    for (; parts < 7 && at < digits.length; parts++)
        for (; at < ends[parts] && at < digits.length; at++)
            part[parts] = part[parts] * 10 + (digits.at[at] - '0');
    int32_t day = gk_day(part[0], part[1], part[2]);
    if (parts < 3 || digits.length != ends[parts - 1] || day == GK_NO_DAY || !is_in_range(day) ||
        part[3] > 23 || part[4] > 59 || part[5] > 59)
        return false;
    date->day = day;
    date->minutes = parts > 3 ? part[3] * 60 + part[4] : -1;
    date->seconds = part[5];
    return true;
}

enum gk_date_state gk_date_read_number(struct gk_bytes number, struct gk_date *date)
{
    struct gk_bytes digits;
    bool negative;
    bool fraction;
    int64_t seconds;
    *date = (struct gk_date){ .day = GK_NO_DAY, .minutes = -1 };
    if (!read_whole(number, &digits, &negative, &fraction))
        return GK_DATE_UNREADABLE;
    if (!negative && !fraction && read_written(digits, date))
        return GK_DATE_READ;
    if (read_seconds(digits, negative, &seconds))
        return set_moment(seconds, date);
    return GK_DATE_UNREADABLE;
}

/* What stands in /Date(1559520000000+0800)/, as .NET writes a moment; its offset says only where
 * it was written. Or all of the letters. */
static void find_number(const struct gk_letters *letters, uint32_t *from, uint32_t *end)
{
    *from = gk_letters_match(letters, 0, "/Date(");
    *end = letters->count;
    if (!*from)
        return;
    *end = *from + (letters->letter[*from] == '-');
    while (gk_is_ascii_digit(letters->letter[*end]))
        ++*end;
    uint32_t at = *end;
    if (letters->letter[at] == '+' || letters->letter[at] == '-')
        for (at++; gk_is_ascii_digit(letters->letter[at]);)
            at++;
    if (gk_letters_match(letters, at, ")/") != letters->count - at)
        *end = *from;
}

enum gk_date_state gk_date_read_moment(const struct gk_letters *letters, struct gk_date *date)
{
    char number[GK_LETTERS_LIMIT];
    uint32_t from;
    uint32_t end;
    find_number(letters, &from, &end);
    struct gk_bytes all = { number, 0 };
    for (; from < end; from++) {
        uint32_t c = letters->letter[from];
        if (!gk_is_ascii_digit(c) && c != '-' && c != '.')
            return GK_DATE_UNREADABLE;
        number[all.length++] = (char)c;
    }
    return gk_date_read_number(all, date);
}
