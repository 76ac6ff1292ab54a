/*
 * A day of the lunar calendar (农历) is known by what it is called: by its name, by a year of stems
 * and branches (己亥), by its first or last months (正月, 腊月), or by a day that is written 初五 or
 * 廿三. It is recognised, not reckoned.
 */
#include "domain/date/parts.h"

static const char *const calendars[] = { "农历", "阴历", "旧历", "夏历", "古历", NULL };

/* 己亥: ten stems go round with twelve branches, so that six of a stem's twelve are met. */
static bool take_stem_and_branch(struct gk_date_reader *reader)
{
    static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己",
                                         "庚", "辛", "壬", "癸", NULL };
    static const char *const branches[] = { "子", "丑", "寅", "卯", "辰", "巳", "午",
                                            "未", "申", "酉", "戌", "亥", NULL };
    int stem = gk_date_take_word(reader, stems);
    int branch = stem ? gk_date_take_word(reader, branches) : 0;
    return branch && (stem - branch) % 2 == 0;
}

static bool take_year(struct gk_date_reader *reader, bool *lunar)
{
    struct gk_date_reader begin = *reader;
    int year;
    if (take_stem_and_branch(reader)) {
        *lunar = true;
    } else {
        *reader = begin;
        if (gk_date_take_digits(reader, 4, &year) != 4 &&
            gk_date_take_han_digits(reader, &year) != 4)
            return false;
    }
    gk_date_take(reader, ' ');
    return gk_date_take(reader, U'年');
}

static bool take_month(struct gk_date_reader *reader, bool *lunar)
{
    static const char *const named[] = { "正", "冬", "腊", NULL };
    int month;
    bool leap = gk_date_take(reader, U'闰');
    bool name = gk_date_take_word(reader, named) > 0;
    *lunar |= leap || name;
    return (name || gk_date_take_small(reader, 12, &month)) && gk_date_take(reader, U'月');
}

static bool take_day_of_month(struct gk_date_reader *reader, bool *lunar)
{
    int day;
    bool first = gk_date_take(reader, U'初');
    *lunar |= first || gk_date_next(reader) == U'廿';
    if (!gk_date_take_small(reader, first ? 10 : 30, &day))
        return false;
    gk_date_take(reader, U'日');
    return true;
}

static bool is_closing(uint32_t c)
{
    return c == ')' || c == ']' || c == U'】';
}

bool gk_date_is_lunar(const struct gk_letters *letters)
{
    struct gk_date_reader reader = { .letters = letters };
    bool lunar = gk_date_take_word(&reader, calendars) > 0;
    gk_date_take(&reader, ':');
    gk_date_take(&reader, ' ');
    struct gk_date_reader begin = reader;
    if (!take_year(&reader, &lunar))
        reader = begin;
    gk_date_take(&reader, ' ');
    if (!take_month(&reader, &lunar))
        return false;
    gk_date_take(&reader, ' ');
    return take_day_of_month(&reader, &lunar) && lunar && gk_date_at_end(&reader);
}

bool gk_date_is_lunar_remark(const struct gk_date_reader *reader)
{
    struct gk_letters rest = { .count = 0 };
    uint32_t from = reader->at;
    uint32_t end = reader->letters->count;
    uint32_t open = gk_date_next(reader);
    bool wrapped = open == '(' || open == '[' || open == U'【';
    if (open < 0x80 && !wrapped)
        return false;
    if (wrapped && !is_closing(reader->letters->letter[end - 1]))
        return false;
    end -= wrapped;
    for (from += wrapped; from < end; from++)
        rest.letter[rest.count++] = reader->letters->letter[from];
    return rest.count && gk_date_is_lunar(&rest);
}
