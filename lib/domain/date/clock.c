#include "domain/date/parts.h"

#include "base/ascii.h"

/* The part of the day that is said beside the hour. */
enum half {
    HALF_NONE,
    HALF_FIRST,   /* 凌晨, AM: 12 is midnight */
    HALF_MORNING, /* 上午 */
    HALF_NOON,    /* 中午 */
    HALF_SECOND,  /* 下午, PM */
    HALF_EVENING, /* 晚上: 12 is the end of the day */
};

static enum half take_half(struct gk_date_reader *reader)
{
    static const char *const words[] = { "上午", "下午", "早上", "早晨", "清晨", "凌晨",
                                         "中午", "傍晚", "晚上", "夜间", "晚",   "am",
                                         "pm",   "a.m.", "p.m.", NULL };
    static const enum half halves[] = { HALF_NONE,    HALF_MORNING, HALF_SECOND,  HALF_MORNING,
                                        HALF_MORNING, HALF_MORNING, HALF_FIRST,   HALF_NOON,
                                        HALF_SECOND,  HALF_EVENING, HALF_EVENING, HALF_EVENING,
                                        HALF_FIRST,   HALF_SECOND,  HALF_FIRST,   HALF_SECOND };
    return halves[gk_date_take_word(reader, words)];
}

/* The hour of the day; hours that are counted to 24 already stay as they are. */
static int hour_of_day(int hour, enum half half)
{
    switch (half) {
    case HALF_FIRST:
        return hour == 12 ? 0 : hour;
    case HALF_NOON:
        return hour < 10 ? hour + 12 : hour;
    case HALF_SECOND:
        return hour < 12 ? hour + 12 : hour;
    case HALF_EVENING:
        return hour <= 12 ? hour + 12 : hour;
    case HALF_NONE:
    case HALF_MORNING:
        break;
    }
    return hour;
}

/* Z, GMT, +08:00, +0800, +08; CST is China's. */
static bool take_offset(struct gk_date_reader *reader, int *offset)
{
    static const char *const names[] = { "z", "gmt", "utc", "cst", NULL };
    int hours;
    int minutes = 0;
    int name = gk_date_take_word(reader, names);
    if (name) {
        *offset = name == 4 ? GK_CHINA_OFFSET : 0;
        if (name == 1 || name == 4 || (gk_date_next(reader) != '+' && gk_date_next(reader) != '-'))
            return true;
    }
    bool west = gk_date_next(reader) == '-';
    if ((!west && gk_date_next(reader) != '+') ||
        (reader->at++, gk_date_take_digits(reader, 2, &hours) != 2))
        return false;
    bool colon = gk_date_take(reader, ':');
    int digits = gk_date_take_digits(reader, 2, &minutes);
    if ((digits != 2 && (digits || colon)) || hours > 14 || minutes > 59)
        return false;
    *offset = (west ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

struct clock {
    int hour, minute, second;
};

/* 时29分00秒, 点半, behind the hour. */
static bool take_han_clock(struct gk_date_reader *reader, struct clock *clock)
{
    gk_date_take(reader, ' ');
    if (!gk_date_take(reader, U'时') && !gk_date_take(reader, U'点'))
        return false;
    gk_date_take(reader, U'整');
    if (gk_date_take(reader, U'半')) {
        clock->minute = 30;
        return true;
    }
    struct gk_date_reader behind_hour = *reader;
    gk_date_take(reader, ' ');
    if (!gk_date_take_small(reader, 59, &clock->minute)) {
        *reader = behind_hour;
        clock->minute = 0;
        return true;
    }
    gk_date_take(reader, ' ');
    if (!gk_date_take(reader, U'分'))
        return false;
    gk_date_take(reader, ' ');
    return !gk_date_take_digits(reader, 2, &clock->second) || gk_date_take(reader, U'秒');
}

static bool take_colon(struct gk_date_reader *reader)
{
    struct gk_date_reader ahead = *reader;
    gk_date_take(&ahead, ' ');
    if (!gk_date_take(&ahead, ':'))
        return false;
    gk_date_take(&ahead, ' ');
    *reader = ahead;
    return true;
}

/* :29:00.000, behind the hour. */
static bool take_colon_clock(struct gk_date_reader *reader, struct clock *clock)
{
    int fraction;
    if (!take_colon(reader) || gk_date_take_digits(reader, 2, &clock->minute) != 2)
        return false;
    bool seconds = take_colon(reader);
    if (seconds && gk_date_take_digits(reader, 2, &clock->second) != 2)
        return false;
    return !seconds || !gk_date_take(reader, '.') || gk_date_take_digits(reader, 9, &fraction);
}

/* 1729 and 172900. */
static bool take_compact_clock(struct gk_date_reader *reader, struct clock *clock)
{
    if (gk_date_take_digits(reader, 2, &clock->hour) != 2 ||
        gk_date_take_digits(reader, 2, &clock->minute) != 2)
        return false;
    int digits = gk_date_take_digits(reader, 2, &clock->second);
    return digits == 0 || digits == 2;
}

static bool take_hour_and_more(struct gk_date_reader *reader, bool compact, struct clock *clock)
{
    struct gk_date_reader begin = *reader;
    if (compact && take_compact_clock(reader, clock))
        return true;
    *reader = begin;
    *clock = (struct clock){ 0 };
    if (!gk_date_take_small(reader, 24, &clock->hour))
        return false;
    struct gk_date_reader behind_hour = *reader;
    if (take_colon_clock(reader, clock))
        return true;
    *reader = behind_hour;
    clock->minute = clock->second = 0;
    return take_han_clock(reader, clock);
}

static bool is_clock(const struct clock *clock)
{
    return clock->hour <= 24 && clock->minute <= 59 && clock->second <= 60 &&
           (clock->hour < 24 || (!clock->minute && !clock->second));
}

/* What may stand behind the time, after a blank: a half of the day, an offset. */
static void take_behind(struct gk_date_reader *reader, enum half *half, struct gk_date_parts *parts)
{
    struct gk_date_reader ahead = *reader;
    gk_date_take(&ahead, ' ');
    if (*half == HALF_NONE)
        *half = take_half(&ahead);
    if (ahead.at > reader->at + 1)
        *reader = ahead;
    ahead = *reader;
    gk_date_take(&ahead, ' ');
    if (take_offset(&ahead, &parts->offset))
        *reader = ahead;
}

bool gk_date_take_clock(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    struct clock clock = { 0 };
    enum half half = take_half(reader);
    gk_date_take(reader, ' ');
    if (half != HALF_NONE && gk_date_at_end(reader))
        return true;
    if (!take_hour_and_more(reader, parts->compact, &clock))
        return false;
    take_behind(reader, &half, parts);
    clock.hour = hour_of_day(clock.hour, half);
    parts->minutes = clock.hour * 60 + clock.minute;
    parts->seconds = clock.second;
    return is_clock(&clock);
}
