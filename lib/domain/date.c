#include "domain/date.h"

#include "base/ascii.h"
#include "domain/letters.h"

enum {
    DAY_MINUTES = 24 * 60,
    CHINA_OFFSET = 8 * 60, /* minutes east of Greenwich */
    FIRST_YEAR = 1949,     /* of what a number may say */
    LAST_YEAR = 2100,
};

struct reader {
    struct gk_letters letters;
    uint32_t at;
};

static uint32_t next(const struct reader *reader)
{
    return reader->letters.letter[reader->at];
}

static bool take(struct reader *reader, uint32_t letter)
{
    if (next(reader) != letter)
        return false;
    reader->at++;
    return true;
}

/* Takes up to `most` digits; how many there were. */
static int take_number(struct reader *reader, int most, int *number)
{
    int count = 0;
    *number = 0;
    while (count < most && gk_is_ascii_digit(next(reader))) {
        *number = *number * 10 + (int)(next(reader) - '0');
        reader->at++;
        count++;
    }
    return count;
}

/* 1 to 9, or 0 where the letter is no such Han numeral. */
static int han_digit(uint32_t letter)
{
    int digit = gk_han_digit(letter);
    return digit > 0 ? digit : 0;
}

/* What stands for the zero of a year: the character itself, and what keyboards offer for it. */
static bool is_zero(uint32_t letter)
{
    return letter == U'〇' || letter == U'○' || letter == U'零' || letter == 'O' || letter == '0';
}

/* 二〇一九, digit by digit. */
static bool take_han_year(struct reader *reader, int *year)
{
    *year = 0;
    for (int i = 0; i < 4; i++) {
        int digit = han_digit(next(reader));
        if (!digit && !is_zero(next(reader)))
            return false;
        *year = *year * 10 + digit;
        reader->at++;
    }
    return true;
}

/* 五, 十, 十二, 三十一, up to `most`; or digits. */
static bool take_month_or_day(struct reader *reader, int most, int *number)
{
    if (take_number(reader, 2, number))
        return true;
    int tens = 0;
    int ones = han_digit(next(reader));
    reader->at += ones != 0;
    if (take(reader, U'十')) {
        tens = ones ? ones : 1;
        ones = han_digit(next(reader));
        reader->at += ones != 0;
    }
    *number = 10 * tens + ones;
    return *number && *number <= most;
}

/* 年1月29日 and 年一月二十九日, behind the year's digits. */
static bool take_han_date(struct reader *reader, int *month, int *day)
{
    if (!take(reader, U'年'))
        return false;
    take(reader, ' ');
    if (!take_month_or_day(reader, 12, month) || !take(reader, U'月'))
        return false;
    take(reader, ' ');
    return take_month_or_day(reader, 31, day) && take(reader, U'日');
}

/* The sign between the parts of a date, dashes of every length as one; 0 for any other letter. */
static uint32_t sign_at(const struct reader *reader)
{
    uint32_t c = next(reader);
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    return c == '-' || c == '/' || c == '.' ? c : 0;
}

/* 2024-1-29, 2024/1/29, 2024.1.29, 2024年1月29日, 20240129, 二〇二四年一月二十九日. */
static bool take_date(struct reader *reader, int *year, int *month, int *day)
{
    if (han_digit(next(reader)))
        return take_han_year(reader, year) && take_han_date(reader, month, day);
    if (take_number(reader, 4, year) != 4)
        return false;
    if (gk_is_ascii_digit(next(reader)))
        return take_number(reader, 2, month) == 2 && take_number(reader, 2, day) == 2;
    uint32_t sign = sign_at(reader);
    if (!sign)
        return take_han_date(reader, month, day);
    reader->at++;
    take(reader, ' ');
    if (!take_number(reader, 2, month) || sign_at(reader) != sign)
        return false;
    reader->at++;
    take(reader, ' ');
    return take_number(reader, 2, day);
}

/* Z, +08:00, +0800, +08. */
static bool take_offset(struct reader *reader, int *offset)
{
    int hours;
    int minutes = 0;
    if (take(reader, 'Z')) {
        *offset = 0;
        return true;
    }
    bool west = next(reader) == '-';
    if ((!west && next(reader) != '+') || (reader->at++, take_number(reader, 2, &hours) != 2))
        return false;
    bool colon = take(reader, ':');
    int digits = take_number(reader, 2, &minutes);
    if ((digits != 2 && (digits || colon)) || hours > 14 || minutes > 59)
        return false;
    *offset = (west ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

/* 17时29分, 17时, 17点29分00秒, behind the hour. */
static bool take_han_time(struct reader *reader, int *minute, int *second)
{
    *minute = 0;
    if (!take(reader, U'时') && !take(reader, U'点'))
        return false;
    if (take_number(reader, 2, minute) && !take(reader, U'分'))
        return false;
    return !take_number(reader, 2, second) || take(reader, U'秒');
}

/* 17:29, 17:29:00, 17:29:00.000, 17时29分; what may follow is an offset. */
static bool take_time(struct reader *reader, int *minutes, int *offset)
{
    int hour;
    int minute;
    int second = 0;
    int fraction;
    if (!take_number(reader, 2, &hour))
        return false;
    bool han = next(reader) != ':';
    if (han && !take_han_time(reader, &minute, &second))
        return false;
    if (!han && (!take(reader, ':') || take_number(reader, 2, &minute) != 2))
        return false;
    bool seconds = !han && take(reader, ':');
    if (seconds && take_number(reader, 2, &second) != 2)
        return false;
    if (seconds && take(reader, '.') && !take_number(reader, 9, &fraction))
        return false;
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute || second)))
        return false;
    *minutes = hour * 60 + minute;
    take(reader, ' ');
    return reader->at == reader->letters.count || take_offset(reader, offset);
}

/* The whole text: a date, and perhaps a time of day. */
static bool take_all(struct reader *reader, int date[3], int *minutes, int *offset)
{
    if (!take_date(reader, &date[0], &date[1], &date[2]))
        return false;
    if (reader->at == reader->letters.count)
        return true;
    bool joined = reader->letters.letter[reader->at - 1] == U'日';
    if (!take(reader, ' ') && !take(reader, 'T') && !joined)
        return false;
    return take_time(reader, minutes, offset) && reader->at == reader->letters.count;
}

enum gk_date_state gk_date_read(struct gk_bytes text, struct gk_date *date)
{
    struct reader reader;
    int written[3];
    int minutes = -1;
    int offset = CHINA_OFFSET;
    *date = (struct gk_date){ .day = GK_NO_DAY, .minutes = -1 };
    reader.at = 0;
    if (gk_is_absent(text))
        return GK_DATE_ABSENT;
    if (!gk_letters_read(&reader.letters, text, GK_BLANKS_MERGE) ||
        !take_all(&reader, written, &minutes, &offset))
        return GK_DATE_UNREADABLE;
    int32_t day = gk_day(written[0], written[1], written[2]);
    if (day == GK_NO_DAY)
        return GK_DATE_NO_SUCH_DAY;
    if (minutes >= 0 && offset != CHINA_OFFSET) {
        minutes += CHINA_OFFSET - offset;
        day += minutes < 0 ? -1 : minutes >= DAY_MINUTES;
        minutes = (minutes + DAY_MINUTES) % DAY_MINUTES;
    }
    date->day = day;
    date->minutes = minutes;
    return GK_DATE_READ;
}

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

static enum gk_date_state set_moment(int64_t seconds, struct gk_date *date)
{
    int64_t minutes = seconds / 60 - (seconds % 60 < 0) + CHINA_OFFSET;
    int64_t day = minutes / DAY_MINUTES - (minutes % DAY_MINUTES < 0);
    if (day < gk_day(FIRST_YEAR, 1, 1) || day > gk_day(LAST_YEAR, 12, 31))
        return GK_DATE_UNREADABLE;
    date->day = (int32_t)day;
    if (seconds + CHINA_OFFSET * 60 != day * DAY_MINUTES * 60)
        date->minutes = (int32_t)(minutes - day * DAY_MINUTES);
    return GK_DATE_READ;
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
    if (read_seconds(digits, negative, &seconds))
        return set_moment(seconds, date);
    if (digits.length != 8 || negative || fraction)
        return GK_DATE_UNREADABLE;
    struct gk_date written;
    if (gk_date_read(digits, &written) != GK_DATE_READ || written.day < gk_day(FIRST_YEAR, 1, 1) ||
        written.day > gk_day(LAST_YEAR, 12, 31))
        return GK_DATE_UNREADABLE;
    *date = written;
    return GK_DATE_READ;
}
