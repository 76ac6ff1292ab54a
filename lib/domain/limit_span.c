#include "domain/limit_span.h"

#include "base/ascii.h"

/* Four digits are enough for any limit, and of years none is longer: 2019年 is a date. */
enum { LARGEST = 9999, MOST_MONTHS = 240 };

static int32_t han_digit(uint32_t letter)
{
    return letter == U'两' ? 2 : gk_han_digit(letter);
}

/* 十, 廿 and 卅: the number of tens. */
static int32_t tens_of(uint32_t letter)
{
    const uint32_t ten = 0x5341, twenty = 0x5EFF, thirty = 0x5345;
    return letter == ten ? 1 : letter == twenty ? 2 : letter == thirty ? 3 : 0;
}

/* A Han number up to 99 (五, 十, 十五, 二十, 廿五) at *at, which moves behind it; -1: none. */
static int32_t read_han(const struct gk_letters *letters, uint32_t *at)
{
    int32_t first = han_digit(letters->letter[*at]);
    if (first >= 0)
        ++*at;
    int32_t tens = tens_of(letters->letter[*at]);
    if (!tens || (first >= 0 && tens > 1))
        return first;
    ++*at;
    int32_t last = han_digit(letters->letter[*at]);
    if (last >= 0)
        ++*at;
    return (first < 0 ? tens : first) * 10 + (last < 0 ? 0 : last);
}

int32_t gk_limit_number(const struct gk_letters *letters, uint32_t *at)
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

static bool read_unit(const struct gk_letters *letters, uint32_t *at, struct gk_limit *limit)
{
    static const struct {
        const char *word;
        enum gk_limit_unit unit;
        int32_t times;
    } units[] = {
        { "个工作日", GK_LIMIT_WORKING_DAYS, 1 },
        { "工作日", GK_LIMIT_WORKING_DAYS, 1 },
        { "个自然日", GK_LIMIT_DAYS, 1 },
        { "自然日", GK_LIMIT_DAYS, 1 },
        { "个日历日", GK_LIMIT_DAYS, 1 },
        { "个小时", GK_LIMIT_HOURS, 1 },
        { "小时", GK_LIMIT_HOURS, 1 },
        { "日", GK_LIMIT_DAYS, 1 },
        { "天", GK_LIMIT_DAYS, 1 },
        { "个星期", GK_LIMIT_DAYS, 7 },
        { "星期", GK_LIMIT_DAYS, 7 },
        { "周", GK_LIMIT_DAYS, 7 },
        { "个月", GK_LIMIT_MONTHS, 1 },
        { "个季度", GK_LIMIT_MONTHS, 3 },
        { "年", GK_LIMIT_MONTHS, 12 },
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        uint32_t length = gk_letters_match(letters, *at, units[i].word);
        if (!length)
            continue;
        *at += length;
        limit->unit = units[i].unit;
        limit->count *= units[i].times;
        return true;
    }
    return false;
}

static bool read_half(const struct gk_letters *letters, uint32_t *at, struct gk_limit *limit)
{
    static const struct {
        const char *word;
        struct gk_limit limit;
    } halves[] = {
        { "半个月", { GK_LIMIT_DAYS, 15 } },
        { "半月", { GK_LIMIT_DAYS, 15 } },
        { "半年", { GK_LIMIT_MONTHS, 6 } },
    };
    for (size_t i = 0; i < sizeof halves / sizeof halves[0]; i++) {
        uint32_t length = gk_letters_match(letters, *at, halves[i].word);
        if (!length)
            continue;
        *at += length;
        *limit = halves[i].limit;
        return true;
    }
    return false;
}

bool gk_limit_span(const struct gk_letters *letters, uint32_t *at, struct gk_limit *limit)
{
    uint32_t start = *at;
    if (read_half(letters, at, limit))
        return true;
    limit->count = gk_limit_number(letters, at);
    if (limit->count > 0 && limit->count <= LARGEST && read_unit(letters, at, limit) &&
        (limit->unit != GK_LIMIT_MONTHS || limit->count <= MOST_MONTHS))
        return true;
    *at = start;
    return false;
}

bool gk_limit_read_span(struct gk_bytes text, struct gk_limit *limit)
{
    struct gk_letters letters;
    bool readable = gk_letters_read(&letters, text, GK_BLANKS_DROP);
    if (readable)
        gk_letters_simplify(&letters);
    for (uint32_t i = 0; readable && i < letters.count; i++) {
        uint32_t at = i;
        if (gk_limit_span(&letters, &at, limit))
            return true;
    }
    *limit = (struct gk_limit){ GK_LIMIT_NONE, 0 };
    return false;
}

bool gk_limit_read_cycle(struct gk_bytes text, struct gk_limit *limit)
{
    static const struct {
        const char *word;
        struct gk_limit limit;
    } words[] = {
        { "半年", { GK_LIMIT_MONTHS, 6 } }, { "半月", { GK_LIMIT_DAYS, 15 } },
        { "季", { GK_LIMIT_MONTHS, 3 } },   { "工作日", { GK_LIMIT_WORKING_DAYS, 1 } },
        { "年", { GK_LIMIT_MONTHS, 12 } },  { "月", { GK_LIMIT_MONTHS, 1 } },
        { "周", { GK_LIMIT_DAYS, 7 } },     { "日", { GK_LIMIT_DAYS, 1 } },
        { "天", { GK_LIMIT_DAYS, 1 } },
    };
    struct gk_letters letters;
    if (gk_limit_read_span(text, limit))
        return true;
    if (!gk_letters_read(&letters, text, GK_BLANKS_DROP))
        return false;
    gk_letters_simplify(&letters);
    for (size_t w = 0; w < sizeof words / sizeof words[0]; w++)
        for (uint32_t i = 0; i < letters.count; i++)
            if (gk_letters_match(&letters, i, words[w].word)) {
                *limit = words[w].limit;
                return true;
            }
    return gk_is_absent(text);
}
