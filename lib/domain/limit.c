#include "domain/limit.h"

#include "base/ascii.h"
#include "domain/letters.h"

/* A time limit of years is no limit, and four digits are enough for the rest. */
enum { LARGEST = 9999 };

/* Words that say when without a number: standing, timely, recurring, or said elsewhere. 前 covers
 * what comes before an event or a date (决策前, 每年1月31日前). */
static const char *const without_number[] = {
    "长期",     "永久",   "常年",   "长久",     "实时", "及时", "即时", "随时",   "适时",
    "同步",     "同时",   "一并",   "定期",     "动态", "迅速", "逐步", "按规定", "依规定",
    "规定时限", "按要求", "见依据", "法定时限", "依法", "每",   "年度", "前",
};

static bool contains(const struct gk_letters *letters, const char *word)
{
    for (uint32_t i = 0; i < letters->count; i++)
        if (gk_letters_match(letters, i, word))
            return true;
    return false;
}

/* Whether the letters before `at` are the word. */
static bool follows(const struct gk_letters *letters, uint32_t at, const char *word,
                    uint32_t length)
{
    return at >= length && gk_letters_match(letters, at - length, word) == length;
}

static int32_t han_digit(uint32_t letter)
{
    return letter == U'两' ? 2 : gk_han_digit(letter);
}

/* A Han number up to 99 (五, 十, 十五, 二十, 二十五) at *at, which moves behind it; -1: none. */
static int32_t read_han(const struct gk_letters *letters, uint32_t *at)
{
    const uint32_t ten = 0x5341;
    int32_t first = han_digit(letters->letter[*at]);
    if (first >= 0)
        ++*at;
    if (letters->letter[*at] != ten)
        return first;
    ++*at;
    int32_t last = han_digit(letters->letter[*at]);
    if (last >= 0)
        ++*at;
    return (first < 0 ? 1 : first) * 10 + (last < 0 ? 0 : last);
}

/* The number at *at, which moves behind it; -1 where there is none. */
static int32_t read_number(const struct gk_letters *letters, uint32_t *at)
{
    uint32_t digit = letters->letter[*at];
    if (!gk_is_ascii_digit(digit))
        return read_han(letters, at);
    int32_t number = 0;
    for (; gk_is_ascii_digit(digit); digit = letters->letter[++*at])
        if (number <= LARGEST)
            number = number * 10 + (int32_t)(digit - '0');
    return number;
}

static bool read_unit(const struct gk_letters *letters, uint32_t *at, enum gk_limit_unit *unit)
{
    static const struct {
        const char *word;
        enum gk_limit_unit unit;
    } units[] = {
        { "个工作日", GK_LIMIT_WORKING_DAYS },
        { "工作日", GK_LIMIT_WORKING_DAYS },
        { "个自然日", GK_LIMIT_DAYS },
        { "自然日", GK_LIMIT_DAYS },
        { "个小时", GK_LIMIT_HOURS },
        { "小时", GK_LIMIT_HOURS },
        { "日", GK_LIMIT_DAYS },
        { "天", GK_LIMIT_DAYS },
        { "个月", GK_LIMIT_MONTHS },
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        uint32_t length = gk_letters_match(letters, *at, units[i].word);
        if (length) {
            *at += length;
            *unit = units[i].unit;
            return true;
        }
    }
    return false;
}

/*
 * A number that is no limit: of a date (1月31日), before an event (会前3日) or a date to come
 * (20日前), the length of a display (公示7个工作日), how often (每3个月), or no more than a guess
 * (20日左右).
 */
static bool means_something_else(const struct gk_letters *letters, uint32_t start, uint32_t end)
{
    return follows(letters, start, "月", 1) || follows(letters, start, "前", 1) ||
           follows(letters, start, "每", 1) || follows(letters, start, "公示", 2) ||
           follows(letters, start, "公示期", 3) || follows(letters, start, "不少于", 3) ||
           gk_letters_match(letters, end, "前") || gk_letters_match(letters, end, "左右");
}

static bool find_number(const struct gk_letters *letters, struct gk_limit *limit)
{
    uint32_t at = 0;
    while (at < letters->count) {
        uint32_t start = at;
        int32_t number = read_number(letters, &at);
        if (number < 0) {
            at = start + 1;
            continue;
        }
        if (number > 0 && number <= LARGEST && read_unit(letters, &at, &limit->unit) &&
            !means_something_else(letters, start, at)) {
            limit->count = number;
            return true;
        }
    }
    return false;
}

bool gk_limit_read(struct gk_bytes text, struct gk_limit *limit)
{
    struct gk_letters letters;
    *limit = (struct gk_limit){ GK_LIMIT_NONE, 0 };
    if (!gk_letters_read(&letters, text, GK_BLANKS_DROP))
        return false;
    if (letters.count == 0 || find_number(&letters, limit))
        return true;
    *limit = (struct gk_limit){ GK_LIMIT_NONE, 0 };
    if (contains(&letters, "当日") || contains(&letters, "当天")) {
        *limit = (struct gk_limit){ GK_LIMIT_DAYS, 0 };
        return true;
    }
    for (size_t i = 0; i < sizeof without_number / sizeof without_number[0]; i++)
        if (contains(&letters, without_number[i]))
            return true;
    return false;
}
