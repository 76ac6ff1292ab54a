#include "base/utf8.h"
#include "domain/date/parts.h"

enum { DAY_MINUTES = 24 * 60 };

/* One pair of brackets around all, as lists set dates. */
static void unwrap(struct gk_letters *letters)
{
    static const uint32_t pairs[][2] = { { '(', ')' }, { '[', ']' }, { U'【', U'】' } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs && letters->count > 2; i++) {
        if (letters->letter[0] != pairs[i][0] || letters->letter[letters->count - 1] != pairs[i][1])
            continue;
        letters->count -= 2;
        memmove(letters->letter, letters->letter + 1, letters->count * sizeof *letters->letter);
        memmove(letters->place, letters->place + 1, letters->count * sizeof *letters->place);
        letters->letter[letters->count] = 0;
        return;
    }
}

/* What stands between a day and what follows it: blanks, T, a comma, or nothing behind 日 and a
 * weekday. */
static bool take_gap(struct gk_date_reader *reader)
{
    uint32_t before = reader->letters->letter[reader->at - 1];
    bool joined = before > 0x7F || before == ')' || before == ']';
    if (gk_date_take(reader, 'T'))
        return true;
    bool gap = gk_date_take(reader, ',');
    return gk_date_take(reader, ' ') || gap || joined;
}

/* 发布日期：, 成文时间: and 自, which say of a date what it is. */
static uint32_t words_in_front(const struct gk_letters *letters)
{
    enum { LONGEST = 8 };
    uint32_t at = 0;
    while (at < letters->count && at < LONGEST && letters->letter[at] > 0x7F)
        at++;
    uint32_t last = at ? letters->letter[at - 1] : 0;
    if (letters->letter[at] == ':' && (last == U'期' || last == U'间')) {
        at++;
        return at + (letters->letter[at] == ' ');
    }
    return letters->letter[0] == U'自' && letters->count > 1;
}

/* What is said of a day behind it: 印发, 起施行. A mere 起 opens a span, unless 自 says that it is
 * about that day. */
static uint32_t words_behind(const struct gk_letters *letters, bool from)
{
    static const char *const words[] = { "起",   "印发",   "发布",   "公布",   "签发",
                                         "成文", "起施行", "起实施", "起执行", "起生效" };
    for (size_t i = from ? 0 : 1; i < sizeof words / sizeof *words; i++) {
        uint32_t length = (uint32_t)gk_utf8_count(gk_bytes_of(words[i]));
        if (letters->count > length &&
            gk_letters_match(letters, letters->count - length, words[i]) == length)
            return length;
    }
    return 0;
}

/* Leaves what stands between, which is the date. Most have nothing around it: they begin with a
 * digit, and end with one or with 日. */
static void strip_words(struct gk_letters *letters)
{
    uint32_t last = letters->count ? letters->letter[letters->count - 1] : 0;
    if (letters->letter[0] <= 0x7F && (last <= 0x7F || last == U'日'))
        return;
    bool from = letters->letter[0] == U'自';
    uint32_t front = words_in_front(letters);
    letters->count -= front;
    memmove(letters->letter, letters->letter + front, letters->count * sizeof *letters->letter);
    memmove(letters->place, letters->place + front, letters->count * sizeof *letters->place);
    letters->letter[letters->count] = 0;
    letters->count -= words_behind(letters, from);
    letters->letter[letters->count] = 0;
}

/* The whole text: a day, and perhaps its weekday, a time, a remark. */
static bool take_all(struct gk_date_reader *reader, struct gk_date_parts *parts)
{
    if (!gk_date_take_day(reader, parts))
        return false;
    for (int i = 0; i < 3 && !gk_date_at_end(reader); i++) {
        if (!take_gap(reader) && gk_date_next(reader) != '(' && gk_date_next(reader) != '[')
            return false;
        if (gk_date_is_lunar_remark(reader))
            return true;
        if (parts->weekday == 0 && gk_date_take_weekday(reader, parts))
            continue;
        if (parts->minutes >= 0 || !gk_date_take_clock(reader, parts))
            return false;
    }
    return gk_date_at_end(reader);
}

/* In China the time may be of another day. */
static void to_china(struct gk_date_parts *parts, int32_t *day)
{
    if (parts->minutes < 0 || parts->offset == GK_CHINA_OFFSET)
        return;
    parts->minutes += GK_CHINA_OFFSET - parts->offset;
    *day += parts->minutes < 0 ? -1 : parts->minutes >= DAY_MINUTES;
    parts->minutes = (parts->minutes + DAY_MINUTES) % DAY_MINUTES;
}

/* 1 Monday to 7 Sunday; 1970-01-01 was a Thursday. */
static int weekday_of(int32_t day)
{
    return (day % 7 + 10) % 7 + 1;
}

enum gk_date_state gk_date_read(struct gk_bytes text, struct gk_date *date)
{
    struct gk_letters letters;
    struct gk_date_reader reader = { .letters = &letters };
    struct gk_date_parts parts = { .minutes = -1, .offset = GK_CHINA_OFFSET };
    *date = (struct gk_date){ .day = GK_NO_DAY, .minutes = -1 };
    if (gk_is_absent(text))
        return GK_DATE_ABSENT;
    if (!gk_letters_read(&letters, text, GK_BLANKS_MERGE))
        return GK_DATE_UNREADABLE;
    gk_letters_simplify(&letters);
    unwrap(&letters);
    strip_words(&letters);
    if (!take_all(&reader, &parts))
        return gk_date_is_lunar(&letters) ? GK_DATE_LUNAR : gk_date_read_moment(&letters, date);
    int32_t day = gk_day(parts.year, parts.month, parts.day);
    if (day == GK_NO_DAY)
        return GK_DATE_NO_SUCH_DAY;
    date->other_weekday = parts.weekday && parts.weekday != weekday_of(day);
    date->republic = parts.republic;
    to_china(&parts, &day);
    date->day = day;
    date->minutes = parts.minutes;
    date->seconds = parts.seconds;
    return GK_DATE_READ;
}
