#include "domain/frequency.h"

#include "domain/letters.h"
#include "domain/limit_span.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool holds_one(const struct gk_letters *letters, const char *const *words, size_t count)
{
    uint32_t length;
    for (uint32_t i = 0; i < letters->count; i++)
        if (gk_letters_match_one(letters, i, words, count, &length))
            return true;
    return false;
}

/* 年, 季度, 2年 behind 每: how many months; *at moves behind it. */
static bool read_span(const struct gk_letters *letters, uint32_t *at, int32_t *months)
{
    static const struct {
        const char *word;
        int32_t months;
    } units[] = { { "半年", 6 }, { "季度", 3 }, { "季", 3 }, { "年度", 12 },
                  { "年", 12 },  { "个月", 1 }, { "月", 1 } };
    uint32_t start = *at;
    int32_t count = gk_limit_number(letters, at);
    if (count < 0)
        count = 1;
    if (gk_letters_match(letters, *at, "个季"))
        ++*at;
    for (size_t i = 0; count > 0 && count <= 100 && i < COUNT(units); i++) {
        uint32_t length = gk_letters_match(letters, *at, units[i].word);
        if (!length)
            continue;
        *at += length;
        *months = count * units[i].months;
        return true;
    }
    *at = start;
    return false;
}

/* 1次, 两期, 4人次: the first number with such a word behind it; 0: none. */
static int32_t read_times(const struct gk_letters *letters)
{
    static const char *const words[] = { "次", "场", "期", "篇", "回", "件", "批", "人次", "例" };
    uint32_t length;
    for (uint32_t i = 0; i < letters->count; i++) {
        uint32_t at = i;
        int32_t times = gk_limit_number(letters, &at);
        if (times > 0 && gk_letters_match_one(letters, at, words, COUNT(words), &length))
            return times;
    }
    return 0;
}

/* The span of 每年, 年内, 年度, 全年, 三年内. */
static bool find_span(const struct gk_letters *letters, int32_t *months)
{
    static const char *const of_year[] = { "年内", "年度", "全年", "当年", "年终", "年底" };
    uint32_t length;
    for (uint32_t i = 0; i < letters->count; i++) {
        uint32_t at = i + gk_letters_match(letters, i, "每");
        if (at > i && read_span(letters, &at, months))
            return true;
    }
    for (uint32_t i = 0; i < letters->count; i++) {
        uint32_t at = i;
        bool counted = gk_limit_number(letters, &at) > 0;
        at = i;
        if (counted && read_span(letters, &at, months) && gk_letters_match(letters, at, "内"))
            return true;
        if (gk_letters_match_one(letters, i, of_year, COUNT(of_year), &length)) {
            *months = 12;
            return true;
        }
    }
    return false;
}

static bool read_everyone(const struct gk_letters *letters, struct gk_frequency *frequency)
{
    static const char *const words[] = { "轮训", "一遍", "全员", "人人", "每人", "全体", "所有人" };
    if (!holds_one(letters, words, COUNT(words)) || !find_span(letters, &frequency->months))
        return false;
    frequency->kind = GK_FREQUENCY_EVERYONE;
    return true;
}

static bool read_each_item(const struct gk_letters *letters, struct gk_frequency *frequency)
{
    static const char *const words[] = { "逐项", "每项", "各项", "每个事项" };
    if (!holds_one(letters, words, COUNT(words)))
        return false;
    frequency->kind = GK_FREQUENCY_EACH_ITEM;
    if (!find_span(letters, &frequency->months))
        frequency->months = 0;
    return true;
}

static bool read_frequency(const struct gk_letters *letters, struct gk_frequency *frequency)
{
    if (!find_span(letters, &frequency->months))
        return false;
    frequency->kind = GK_FREQUENCY_TIMES;
    frequency->times = read_times(letters);
    if (!frequency->times)
        frequency->times = 1;
    return true;
}

/* What a limit says: a day of every year, or a reply to what has come in. */
static enum gk_status read_limit(struct gk_arena *arena, struct gk_bytes text,
                                 struct gk_frequency *frequency)
{
    struct gk_limits limits;
    bool known;
    enum gk_status status = gk_limits_read(arena, text, &limits, &known);
    for (uint32_t i = 0; status == GK_OK && i < limits.count; i++) {
        const struct gk_limit_clause *clause = &limits.clauses[i];
        if (clause->event == GK_LIMIT_YEARLY) {
            frequency->kind = GK_FREQUENCY_TIMES;
            frequency->times = 1;
            frequency->months = 12;
            frequency->month = clause->month;
            frequency->day = clause->day;
            return GK_OK;
        }
        if (clause->event == GK_LIMIT_RECEIVED || clause->event == GK_LIMIT_OBTAINED) {
            frequency->kind = GK_FREQUENCY_REPLY;
            frequency->limit = clause->limit;
            return GK_OK;
        }
    }
    return status;
}

/* Words that say that nothing is counted. */
static bool is_standing(const struct gk_letters *letters)
{
    static const char *const words[] = {
        "长期", "及时", "日常", "随时", "经常", "持续",   "常态",
        "定期", "适时", "按需", "实时", "即时", "不定期", "按要求"
    };
    return holds_one(letters, words, COUNT(words));
}

enum gk_status gk_frequency_read(struct gk_arena *arena, struct gk_bytes text,
                                 struct gk_frequency *frequency, bool *known)
{
    struct gk_letters letters;
    *frequency = (struct gk_frequency){ .kind = GK_FREQUENCY_NONE };
    *known = gk_is_absent(text);
    if (*known || !gk_letters_read(&letters, text, GK_BLANKS_DROP))
        return GK_OK;
    *known = true;
    gk_letters_simplify(&letters);
    if (read_everyone(&letters, frequency) || read_each_item(&letters, frequency))
        return GK_OK;
    enum gk_status status = read_limit(arena, text, frequency);
    if (status != GK_OK || frequency->kind != GK_FREQUENCY_NONE ||
        read_frequency(&letters, frequency))
        return status;
    *known = is_standing(&letters);
    return GK_OK;
}
