#include "domain/date.h"

#include "domain/letters.h"

enum {
    DAY_MINUTES = 24 * 60,
    CHINA_OFFSET = 8 * 60, /* minutes east of Greenwich */
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
    while (count < most && next(reader) >= '0' && next(reader) <= '9') {
        *number = *number * 10 + (int)(next(reader) - '0');
        reader->at++;
        count++;
    }
    return count;
}

/* 2024-1-29, 2024/1/29, 2024.1.29, 2024年1月29日, 20240129. */
static bool take_date(struct reader *reader, int *year, int *month, int *day)
{
    if (take_number(reader, 4, year) != 4)
        return false;
    if (next(reader) >= '0' && next(reader) <= '9')
        return take_number(reader, 2, month) == 2 && take_number(reader, 2, day) == 2;
    uint32_t sign = next(reader);
    bool han = sign == U'年';
    if (!han && sign != '-' && sign != '/' && sign != '.')
        return false;
    reader->at++;
    take(reader, ' ');
    if (!take_number(reader, 2, month) || !take(reader, han ? U'月' : sign))
        return false;
    take(reader, ' ');
    return take_number(reader, 2, day) && (!han || take(reader, U'日'));
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

/* 17:29, 17:29:00, 17:29:00.000; what may follow is an offset. */
static bool take_time(struct reader *reader, int *minutes, int *offset)
{
    int hour;
    int minute;
    int second = 0;
    int fraction;
    if (!take_number(reader, 2, &hour) || !take(reader, ':') ||
        take_number(reader, 2, &minute) != 2)
        return false;
    bool seconds = take(reader, ':');
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
    if (!take(reader, ' ') && !take(reader, 'T'))
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
    if (!gk_letters_read(&reader.letters, text, GK_BLANKS_MERGE))
        return GK_DATE_UNREADABLE;
    if (!reader.letters.count)
        return GK_DATE_ABSENT;
    if (!take_all(&reader, written, &minutes, &offset))
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
