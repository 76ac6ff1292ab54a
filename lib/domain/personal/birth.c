/*
 * birth.c - dates of birth: behind 出生日期, 生于 and other labels, or before 出生, 生人 and 生 at a word's
 * end: 1949年12月31日出生, 出生年月1951.07, 一九四九年十二月三十一日出生. Behind a label a year may have two
 * digits, 75.03, and a time may follow, as programs write it: 1980-03-05T00:00:00 (ISO 8601).
 *
 * Where appointments are published the month of birth is published with them: a public matter.
 */
#include "domain/personal/family.h"

enum {
    YEAR_LEAST = 1850,
    YEAR_MOST = 2100,
    DATE_LONGEST = 16, /* cells: 一九四九年十二月三十一日 has 13 */
    PUBLIC_REACH = 60, /* cells on either side in which a public matter shows */
    NIAN = 0x5E74,     /* 年 */
    YUE = 0x6708,      /* 月 */
    RI = 0x65E5,       /* 日 */
    SHENG = 0x751F,    /* 生 */
    CHU = 0x51FA,      /* 出 */
    REN = 0x4EBA,      /* 人 */
    TEN = 0x5341,      /* 十 */
    HAO = 0x53F7,      /* 号 */
};

static uint32_t at(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_character(walk->folded, cell);
}

/* The digit that the character is, in ASCII or Han; -1 where it is none. */
static int digit_of(uint32_t c)
{
    static const uint_least32_t han[] = U"〇一二三四五六七八九";
    if (gk_is_ascii_digit(c))
        return (int)(c - '0');
    if (c == 0x96F6 || c == 0x25CB || c == 'o') /* 零 ○ */
        return 0;
    for (int i = 0; han[i]; i++)
        if (han[i] == c)
            return i;
    return -1;
}

/* Reads one or two digits, or a Han number up to 99, at *cell. */
static bool read_small(const struct gk_personal_walk *walk, size_t *cell, int *value)
{
    int first = digit_of(at(walk, *cell));
    if (first >= 0 && gk_is_ascii_digit(at(walk, *cell))) {
        int second = gk_is_ascii_digit(at(walk, *cell + 1)) ? digit_of(at(walk, *cell + 1)) : -1;
        *value = second < 0 ? first : 10 * first + second;
        *cell += second < 0 ? 1 : 2;
        return true;
    }
    size_t start = *cell;
    *value = 0;
    if (first > 0) {
        *value = first;
        ++*cell;
    }
    if (at(walk, *cell) == TEN) {
        int last = digit_of(at(walk, *cell + 1));
        *value = 10 * (*value ? *value : 1) + (last > 0 ? last : 0);
        *cell += last > 0 ? 2 : 1;
    }
    return *cell > start;
}

/* A date that is being read; its parts in order. */
struct date {
    size_t cell; /* behind it */
    int parts;   /* year, month, day */
};

static bool read_year(const struct gk_personal_walk *walk, size_t *cell)
{
    int year = 0;
    for (int i = 0; i < 4; i++) {
        int digit = digit_of(at(walk, *cell + (size_t)i));
        if (digit < 0)
            return false;
        year = 10 * year + digit;
    }
    *cell += 4;
    return year >= YEAR_LEAST && year <= YEAR_MOST;
}

/* A year of the last century, or of this one, in two digits. */
static bool read_short_year(const struct gk_personal_walk *walk, size_t *cell)
{
    if (!gk_is_ascii_digit(at(walk, *cell)) || !gk_is_ascii_digit(at(walk, *cell + 1)) ||
        gk_is_ascii_digit(at(walk, *cell + 2)))
        return false;
    *cell += 2;
    return true;
}

/* Also where a cell of a table ended its line. */
static size_t behind_blank(const struct gk_personal_walk *walk, size_t cell)
{
    return cell + (at(walk, cell) == ' ' || at(walk, cell) == '\n');
}

/* Reads a number from 1 to `most` and its sign behind it, each perhaps behind a blank. A day is
 * also 5号, but not where an address goes on. */
static bool read_part(const struct gk_personal_walk *walk, size_t *cell, int most, uint32_t sign)
{
    size_t next = behind_blank(walk, *cell);
    int value;
    if (!read_small(walk, &next, &value) || value < 1 || value > most)
        return false;
    next = behind_blank(walk, next);
    if (at(walk, next) != sign && !(sign == RI && at(walk, next) == HAO))
        return false;
    *cell = next + 1;
    return true;
}

/* 1949年12月31日, or what of it is there from the year on. */
static bool read_written(const struct gk_personal_walk *walk, size_t cell, struct date *date)
{
    cell = behind_blank(walk, cell);
    if (at(walk, cell) != NIAN)
        return false;
    *date = (struct date){ .cell = cell + 1, .parts = 1 };
    date->parts += read_part(walk, &date->cell, 12, YUE);
    if (date->parts == 2)
        date->parts += read_part(walk, &date->cell, 31, RI);
    return true;
}

static bool has_two_digits(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_is_ascii_digit(at(walk, cell)) && gk_is_ascii_digit(at(walk, cell + 1));
}

/* Behind 08:30 or 08:30:00 at `cell`, or `cell`. */
static size_t behind_clock(const struct gk_personal_walk *walk, size_t cell)
{
    if (!has_two_digits(walk, cell) || at(walk, cell + 2) != ':' || !has_two_digits(walk, cell + 3))
        return cell;
    bool seconds = at(walk, cell + 5) == ':' && has_two_digits(walk, cell + 6);
    return cell + (seconds ? 8 : 5);
}

/* Behind the time of a day that programs write behind the date, T00:00:00.000+08:00; `cell` where
 * there is none. */
static size_t behind_time(const struct gk_personal_walk *walk, size_t cell)
{
    bool sign = at(walk, cell) == 't' || at(walk, cell) == ' ';
    size_t end = behind_clock(walk, cell + 1);
    if (!sign || end == cell + 1)
        return cell;
    if (at(walk, end) == '.' && gk_is_ascii_digit(at(walk, end + 1)))
        for (end++; gk_is_ascii_digit(at(walk, end));)
            end++;
    if (at(walk, end) == 'z')
        return end + 1;
    bool zone = at(walk, end) == '+' || at(walk, end) == '-';
    size_t behind = zone ? behind_clock(walk, end + 1) : end + 1;
    return behind > end + 1 ? behind : end;
}

/* 1951.07, 1951-7-2, 1951/07/02, 195107, 19510702; a line may end behind a sign. */
static bool read_numeric(const struct gk_personal_walk *walk, size_t cell, struct date *date)
{
    uint32_t sign = at(walk, cell);
    bool apart = sign == '.' || sign == '-' || sign == '/' || sign == U'、' ||
                 gk_personal_is_wide_separator(sign);
    *date = (struct date){ .cell = cell, .parts = 1 };
    for (int most = 12; date->parts < 3; most = 31) {
        size_t next = date->cell + apart;
        int value;
        if (apart && at(walk, date->cell) != sign)
            break;
        next += apart && at(walk, next) == '\n';
        if (!gk_is_ascii_digit(at(walk, next)) ||
            (!apart && !gk_is_ascii_digit(at(walk, next + 1))) ||
            !read_small(walk, &next, &value) || value < 1 || value > most)
            break;
        date->cell = next;
        date->parts++;
    }
    if (date->parts == 3)
        date->cell = behind_time(walk, date->cell);
    return date->parts > 1 && gk_personal_ends_word(walk->folded, date->cell);
}

static bool read_date(const struct gk_personal_walk *walk, size_t cell, struct date *date)
{
    return gk_personal_may_begin(walk, cell) && read_year(walk, &cell) &&
           (read_written(walk, cell, date) || read_numeric(walk, cell, date));
}

/* 75.03, 75年3月: right behind a label. 出生12.5万人 is none. */
static bool read_short_date(const struct gk_personal_walk *walk, size_t cell, struct date *date)
{
    if (!gk_personal_may_begin(walk, cell) || !read_short_year(walk, &cell))
        return false;
    if (read_written(walk, cell, date))
        return date->parts > 1;
    return read_numeric(walk, cell, date) && !gk_is_han(at(walk, date->cell)) &&
           at(walk, date->cell) != '%' && at(walk, date->cell) != U'‰';
}

/* Whether 出生, 生人 or 生 stands at `cell` and says that somebody was born then: no word goes on. */
static bool is_born(const struct gk_personal_walk *walk, size_t cell)
{
    if (at(walk, cell) == CHU)
        cell++;
    if (at(walk, cell) != SHENG)
        return false;
    cell++;
    if (at(walk, cell) == REN)
        cell++;
    uint32_t c = at(walk, cell);
    return !c || !gk_is_han(c) || c == 0x4E8E || c == 0x5728; /* 于 在 */
}

/* Whether words on either side speak of an appointment. */
static bool is_public(const struct gk_personal_walk *walk, size_t start, size_t end)
{
    size_t from = start > PUBLIC_REACH ? start - PUBLIC_REACH : 0;
    for (size_t i = gk_personal_words_before(walk, end + PUBLIC_REACH);
         i && walk->words[i - 1].end > from; i--)
        if (walk->words[i - 1].value ==
            gk_personal_word(GK_PERSONAL_PUBLIC, GK_PERSONAL_BIRTH_DATE))
            return true;
    return false;
}

static bool give(const struct gk_personal_walk *walk, size_t start, const struct date *date,
                 struct gk_personal *found)
{
    *found = (struct gk_personal){
        .kind = GK_PERSONAL_BIRTH_DATE, .start = start, .end = date->cell, .score = 2
    };
    if (is_public(walk, start, date->cell))
        found->standing = GK_PERSONAL_MATTER;
    return true;
}

/* The date that ends right before the 出生 or 生 that a word ends with, which ends at `cell`. */
static bool read_before(const struct gk_personal_walk *walk, size_t cell, struct date *date,
                        size_t *start)
{
    if (cell < 2 || at(walk, cell - 1) != SHENG)
        return false;
    size_t end = cell - (at(walk, cell - 2) == CHU ? 2 : 1);
    if (!is_born(walk, end))
        return false;
    size_t first = end > walk->next + DATE_LONGEST ? end - DATE_LONGEST : walk->next;
    for (*start = first; *start < end; ++*start)
        if (read_date(walk, *start, date) && date->cell == end)
            return true;
    return false;
}

bool gk_personal_birth(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    struct date date;
    if (gk_personal_said(walk, GK_PERSONAL_BIRTH_DATE, cell) == GK_PERSONAL_OTHER)
        return false;
    size_t behind = gk_personal_behind_filling(walk, cell);
    if ((read_date(walk, behind, &date) || read_short_date(walk, behind, &date)) &&
        gk_personal_said(walk, GK_PERSONAL_BIRTH_DATE, behind) == GK_PERSONAL_LABEL)
        return give(walk, behind, &date, found);
    size_t start;
    return read_before(walk, cell, &date, &start) && give(walk, start, &date, found);
}

bool gk_personal_born(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    struct date date;
    return gk_is_ascii_digit(at(walk, cell + 3)) && read_date(walk, cell, &date) &&
           is_born(walk, date.cell) && give(walk, cell, &date, found);
}
