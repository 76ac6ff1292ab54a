/*
 * parts.h - inside domain/date: what a date is made of, read from left to right.
 *
 * A reader that says false may have moved; who tries another way keeps a copy. Blanks have been
 * merged to one space, letters simplified.
 */
#ifndef GK_DOMAIN_DATE_PARTS_H
#define GK_DOMAIN_DATE_PARTS_H

#include "domain/date.h"
#include "domain/letters.h"

enum { GK_CHINA_OFFSET = 8 * 60 /* minutes east of Greenwich */ };

struct gk_date_reader {
    const struct gk_letters *letters;
    uint32_t at;
};

/* A date as it is written. */
struct gk_date_parts {
    int year, month, day;
    bool republic;
    bool compact; /* 20240129: a time behind it may be without signs, too */
    int weekday;  /* 1 Monday to 7 Sunday; 0: none */
    int minutes;  /* of the day; -1: none */
    int seconds;  /* of the minute */
    int offset;   /* minutes east of Greenwich */
};

static inline uint32_t gk_date_next(const struct gk_date_reader *reader)
{
    return reader->letters->letter[reader->at];
}

static inline bool gk_date_at_end(const struct gk_date_reader *reader)
{
    return reader->at == reader->letters->count;
}

static inline bool gk_date_take(struct gk_date_reader *reader, uint32_t letter)
{
    if (gk_date_next(reader) != letter || gk_date_at_end(reader))
        return false;
    reader->at++;
    return true;
}

/* ---- numbers and words (numerals.c) */

/* Takes up to `most` ASCII digits; how many there were. */
int gk_date_take_digits(struct gk_date_reader *, int most, int *number);

/* 7, 07, 七, 十, 十二, 二十九, 廿九, up to `most`. */
bool gk_date_take_small(struct gk_date_reader *, int most, int *number);

/* 二〇一九, digit by digit, as many as there are, four at most; how many. */
int gk_date_take_han_digits(struct gk_date_reader *, int *number);

/* 一百零八, or digits: what is counted from 1912 has up to three places. */
bool gk_date_take_counted(struct gk_date_reader *, int *number);

/* The first of `words` (up to NULL) that stands here, in any case of Latin letters, is taken: its
 * number from 1, or 0. */
int gk_date_take_word(struct gk_date_reader *, const char *const *words);

/* ---- a day (day.c), with the weekday beside it */

bool gk_date_take_day(struct gk_date_reader *, struct gk_date_parts *);
bool gk_date_take_weekday(struct gk_date_reader *, struct gk_date_parts *);

/* ---- a time of day, and where on earth (clock.c) */

bool gk_date_take_clock(struct gk_date_reader *, struct gk_date_parts *);

/* ---- the lunar calendar (lunar.c) */

/* Whether the whole is a day of it: 农历五月初一, 己亥年五月廿三, 二〇一九年正月十五. */
bool gk_date_is_lunar(const struct gk_letters *);

/* Whether a remark in it begins here, which then goes on to the end: 农历己亥年五月初一. */
bool gk_date_is_lunar_remark(const struct gk_date_reader *);

/* ---- moments (moment.c) */

/* A text of digits that is a moment, or day and time without any sign; GK_DATE_UNREADABLE where it
 * is none. */
enum gk_date_state gk_date_read_moment(const struct gk_letters *, struct gk_date *);

#endif
