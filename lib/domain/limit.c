#include "domain/limit.h"

#include "base/utf8.h"
#include "conf/table.h"
#include "domain/limit_event.h"
#include "domain/limit_span.h"
#include "text/simplify.h"

/* Words that say when without a number: standing, timely, recurring, or said elsewhere. 前 covers
 * what comes before an event or a date (决策前, 2024年底前). */
static const char *const without_number[] = {
    "长期",     "永久",   "常年",   "长久",     "实时",   "及时", "即时", "随时",     "适时",
    "同步",     "同时",   "一并",   "定期",     "动态",   "迅速", "逐步", "按规定",   "依规定",
    "规定时限", "按要求", "见依据", "法定时限", "依法",   "每",   "年度", "前",       "立即",
    "第一时间", "马上",   "按月",   "按季",     "按年",   "按周", "按旬", "从其规定", "有关规定",
    "相关规定", "按需",   "需要",   "视情",     "无时限", "不限", "期满", "届满",
};

/* Days that are named and not counted. */
static const struct {
    const char *word;
    int32_t days;
} named_days[] = { { "当日", 0 }, { "当天", 0 }, { "次日", 1 }, { "第二天", 1 } };

/* A cell while it is read. */
struct reading {
    struct gk_limits *limits;
    struct gk_bytes sentence;
    struct gk_letters letters; /* of the sentence, one for each of its characters */
    bool known;
};

/* A span of time in the sentence, and where what is said of it begins. */
struct span {
    uint32_t from;
    uint32_t start;
    uint32_t end;
    struct gk_limit limit;
};

/* Whether the letters before `at`, from `from` on, end with the word. */
static bool follows(const struct gk_letters *letters, uint32_t from, uint32_t at, const char *word)
{
    for (uint32_t i = from; i < at; i++)
        if (i + gk_letters_match(letters, i, word) == at)
            return true;
    return false;
}

static bool follows_one(const struct gk_letters *letters, const struct span *span,
                        const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (follows(letters, span->from, span->start, words[i]))
            return true;
    return false;
}

/* 公示7个工作日, 公示期不少于5日, 公示期限为7天. */
static bool is_display(const struct gk_letters *letters, const struct span *span)
{
    static const char *const shown[] = { "公示", "公告", "张贴" };
    static const char *const words[] = { "期限", "时间", "不得少于", "不少于", "不低于",
                                         "至少", "一般", "应当",     "应",     "期",
                                         "为",   "时",   "不小于",   ":" };
    uint32_t length;
    for (uint32_t i = span->from; i < span->start; i++) {
        if (!gk_letters_match_one(letters, i, shown, sizeof shown / sizeof *shown, &length))
            continue;
        uint32_t at = i + length;
        while (at < span->start &&
               gk_letters_match_one(letters, at, words, sizeof words / sizeof *words, &length))
            at += length;
        if (at == span->start)
            return true;
    }
    return false;
}

/* 征求意见不少于30日: the least time for something else, which is understood. */
static bool is_least(const struct gk_letters *letters, const struct span *span)
{
    static const char *const words[] = { "不少于", "不得少于", "不低于", "至少", "不得低于" };
    return follows_one(letters, span, words, sizeof words / sizeof *words);
}

/* A number that is no limit: of a date (1月31日), before an event (会前3日) or a date to come
 * (20日前), how often (每3个月), or a guess (20日左右). */
static bool means_something_else(const struct gk_letters *letters, const struct span *span)
{
    static const char *const before[] = { "月", "前", "每" };
    static const char *const behind[] = { "前", "之前", "以前", "左右" };
    uint32_t length;
    return follows_one(letters, span, before, sizeof before / sizeof *before) ||
           gk_letters_match_one(letters, span->end, behind, sizeof behind / sizeof *behind,
                                &length);
}

static struct gk_limit_clause *add_clause(struct reading *reading)
{
    struct gk_limits *limits = reading->limits;
    reading->known = true;
    if (limits->count == GK_LIMIT_CLAUSES)
        return NULL;
    struct gk_limit_clause *clause = &limits->clauses[limits->count++];
    *clause = (struct gk_limit_clause){ .event = GK_LIMIT_FORMED };
    return clause;
}

static void add_limit(struct reading *reading, const struct span *span)
{
    const struct gk_limits *limits = reading->limits;
    enum gk_limit_event before =
        limits->count ? limits->clauses[limits->count - 1].event : GK_LIMIT_FORMED;
    struct gk_limit_clause *clause = add_clause(reading);
    if (!clause)
        return;
    clause->limit = span->limit;
    bool named =
        gk_limit_event_read(&reading->letters, span->from, span->start, reading->sentence, clause);
    /* …决定作出之日起20个工作日内；行政处罚决定7个工作日内: of the same event. */
    if (!named && clause->kind_count && before == GK_LIMIT_DECIDED)
        clause->event = before;
}

/* 每月10日前, 每季度首月10日前: so many days behind the end of the month, of the quarter before. */
static bool add_recurring(struct reading *reading, const struct span *span)
{
    static const char *const of_quarter[] = { "季度首月", "季首月", "季后首月" };
    static const char *const of_month[] = { "每月", "次月", "下月", "每月的" };
    const struct gk_letters *letters = &reading->letters;
    bool quarter = follows_one(letters, span, of_quarter, sizeof of_quarter / sizeof *of_quarter);
    bool month = follows_one(letters, span, of_month, sizeof of_month / sizeof *of_month);
    if (span->limit.unit != GK_LIMIT_DAYS || (!quarter && !month))
        return false;
    struct gk_limit_clause *clause = add_clause(reading);
    if (clause) {
        clause->limit = span->limit;
        clause->event = quarter ? GK_LIMIT_QUARTER_END : GK_LIMIT_MONTH_END;
    }
    return true;
}

static void take_span(struct reading *reading, const struct span *span)
{
    if (is_display(&reading->letters, span)) {
        reading->limits->display = span->limit;
        reading->known = true;
    } else if (is_least(&reading->letters, span)) {
        reading->known = true;
    } else if (!add_recurring(reading, span) && !means_something_else(&reading->letters, span)) {
        add_limit(reading, span);
    }
}

/* 1月31日前, 3月底前, at `start`; not 2024年1月31日前, which is one day and no rule. *end is behind. */
static bool take_date(struct reading *reading, uint32_t start, uint32_t *end)
{
    static const char *const month_end[] = { "月底", "月末" };
    static const char *const before[] = { "前", "之前", "以前" };
    const struct gk_letters *letters = &reading->letters;
    uint32_t at = start, length;
    int32_t day = 31;
    int32_t month = gk_limit_number(letters, &at);
    if (month < 1 || month > 12)
        return false;
    if (gk_letters_match_one(letters, at, month_end, 2, &length)) {
        at += length;
    } else if ((length = gk_letters_match(letters, at, "月")) != 0) {
        at += length;
        day = gk_limit_number(letters, &at);
        length = gk_letters_match(letters, at, "日");
        if (day < 1 || day > 31 || !length)
            return false;
        at += length;
    }
    if (!length || !gk_letters_match_one(letters, at, before, 3, &length))
        return false;
    *end = at + length;
    if (start >= 2 && letters->letter[start - 1] == U'年' && letters->letter[start - 2] >= '0' &&
        letters->letter[start - 2] <= '9')
        return true;
    struct gk_limit_clause *clause = add_clause(reading);
    if (clause) {
        clause->limit = (struct gk_limit){ GK_LIMIT_DAYS, 0 };
        clause->event = GK_LIMIT_YEARLY;
        clause->month = (uint8_t)month;
        clause->day = (uint8_t)day;
    }
    return true;
}

static void take_named_day(struct reading *reading, uint32_t at)
{
    for (size_t i = 0; i < sizeof named_days / sizeof *named_days; i++)
        if (gk_letters_match(&reading->letters, at, named_days[i].word)) {
            struct span span = { 0, at, at, { GK_LIMIT_DAYS, named_days[i].days } };
            add_limit(reading, &span);
            return;
        }
}

static void read_sentence(struct reading *reading)
{
    const struct gk_letters *letters = &reading->letters;
    uint32_t length;
    struct span span = { 0 };
    uint32_t clauses = reading->limits->count;
    for (uint32_t at = 0; at < letters->count; at = span.end) {
        span.start = at;
        span.end = at;
        if (take_date(reading, at, &span.end)) {
            span.from = span.end;
        } else if (gk_limit_span(letters, &span.end, &span.limit)) {
            take_span(reading, &span);
            span.from = span.end;
        } else if (gk_limit_number(letters, &span.end) < 0) {
            span.end = at + 1;
        }
    }
    for (uint32_t i = 0; i < letters->count; i++) {
        if (reading->limits->count == clauses)
            take_named_day(reading, i);
        reading->known |= gk_letters_match_one(
            letters, i, without_number, sizeof without_number / sizeof *without_number, &length);
    }
}

enum gk_status gk_limits_read(struct gk_arena *arena, struct gk_bytes text,
                              struct gk_limits *limits, bool *known)
{
    struct reading reading = { .limits = limits };
    *limits = (struct gk_limits){ .count = 0 };
    *known = true;
    if (gk_is_absent(text))
        return GK_OK;
    struct gk_bytes rest = gk_cell_squeeze(arena, text);
    if (rest.at)
        rest = gk_simplified_text(arena, rest);
    if (!rest.at)
        return GK_NO_MEMORY;
    while (gk_cell_next(&rest, ";。", &reading.sentence))
        if (gk_letters_read(&reading.letters, reading.sentence, GK_BLANKS_DROP))
            read_sentence(&reading);
    *known = reading.known;
    return GK_OK;
}
