#include "domain/limit_event.h"

#include "base/utf8.h"
#include "conf/table.h"

/* Of several words that stand before a number the one of the highest rank names the event (收到批准文件,
 * 形成并经批准), of equals the last. */
static const struct {
    const char *word;
    enum gk_limit_event event;
    int rank;
} events[] = {
    { "形成", GK_LIMIT_FORMED, 0 },          { "变更", GK_LIMIT_FORMED, 0 },
    { "变化", GK_LIMIT_FORMED, 1 },          { "变动", GK_LIMIT_FORMED, 1 },
    { "调整", GK_LIMIT_FORMED, 0 },          { "制作", GK_LIMIT_FORMED, 0 },
    { "制定", GK_LIMIT_FORMED, 0 },          { "制发", GK_LIMIT_FORMED, 0 },
    { "印发", GK_LIMIT_FORMED, 0 },          { "生成", GK_LIMIT_FORMED, 0 },
    { "产生", GK_LIMIT_FORMED, 0 },          { "签发", GK_LIMIT_FORMED, 0 },
    { "出台", GK_LIMIT_FORMED, 0 },          { "成文", GK_LIMIT_FORMED, 0 },
    { "更新", GK_LIMIT_FORMED, 0 },          { "获取", GK_LIMIT_OBTAINED, 1 },
    { "获得", GK_LIMIT_OBTAINED, 1 },        { "发生", GK_LIMIT_OCCURRED, 1 },
    { "会议结束", GK_LIMIT_OCCURRED, 1 },    { "活动结束", GK_LIMIT_OCCURRED, 1 },
    { "任务结束", GK_LIMIT_OCCURRED, 1 },    { "工作结束", GK_LIMIT_OCCURRED, 1 },
    { "检查结束", GK_LIMIT_OCCURRED, 1 },    { "抽查结束", GK_LIMIT_OCCURRED, 1 },
    { "验收合格", GK_LIMIT_OCCURRED, 1 },    { "竣工", GK_LIMIT_OCCURRED, 1 },
    { "完工", GK_LIMIT_OCCURRED, 1 },        { "开工", GK_LIMIT_OCCURRED, 1 },
    { "征集结束", GK_LIMIT_OCCURRED, 1 },    { "意见结束", GK_LIMIT_OCCURRED, 1 },
    { "公告期满", GK_LIMIT_SHOWN, 2 },       { "公告结束", GK_LIMIT_SHOWN, 2 },
    { "批准", GK_LIMIT_APPROVED, 2 },        { "批复", GK_LIMIT_APPROVED, 2 },
    { "审议通过", GK_LIMIT_APPROVED, 2 },    { "审批通过", GK_LIMIT_APPROVED, 2 },
    { "表决通过", GK_LIMIT_APPROVED, 2 },    { "核准", GK_LIMIT_APPROVED, 2 },
    { "答复", GK_LIMIT_REPLIED, 2 },         { "办结", GK_LIMIT_REPLIED, 2 },
    { "公示期满", GK_LIMIT_SHOWN, 2 },       { "公示结束", GK_LIMIT_SHOWN, 2 },
    { "公示期届满", GK_LIMIT_SHOWN, 2 },     { "月后", GK_LIMIT_MONTH_END, 2 },
    { "月度终了", GK_LIMIT_MONTH_END, 2 },   { "月度结束", GK_LIMIT_MONTH_END, 2 },
    { "每月终了", GK_LIMIT_MONTH_END, 2 },   { "每月结束", GK_LIMIT_MONTH_END, 2 },
    { "季后", GK_LIMIT_QUARTER_END, 2 },     { "季度后", GK_LIMIT_QUARTER_END, 2 },
    { "季度终了", GK_LIMIT_QUARTER_END, 2 }, { "季度结束", GK_LIMIT_QUARTER_END, 2 },
    { "季末", GK_LIMIT_QUARTER_END, 2 },     { "季终", GK_LIMIT_QUARTER_END, 2 },
    { "年后", GK_LIMIT_YEAR_END, 2 },        { "年度后", GK_LIMIT_YEAR_END, 2 },
    { "年度终了", GK_LIMIT_YEAR_END, 2 },    { "年度结束", GK_LIMIT_YEAR_END, 2 },
    { "年末", GK_LIMIT_YEAR_END, 2 },        { "年终", GK_LIMIT_YEAR_END, 2 },
    { "受理", GK_LIMIT_RECEIVED, 3 },        { "收到", GK_LIMIT_RECEIVED, 3 },
    { "接到", GK_LIMIT_RECEIVED, 3 },        { "收悉", GK_LIMIT_RECEIVED, 3 },
    { "作出", GK_LIMIT_DECIDED, 3 },         { "做出", GK_LIMIT_DECIDED, 3 },
    { "决定之日", GK_LIMIT_DECIDED, 3 },     { "决定后", GK_LIMIT_DECIDED, 3 },
};

/* What stands around the kinds of matter and names none. */
static const char *const leads[] = { "其中", "其他", "其它", "其余", "涉及", "属于", "对于", "对",
                                     "应自", "自",   "应",   "从",   "在",   "于",   "最迟", "并",
                                     "由",   "经",   "但",   "的",   ",",    ":",    "(",    ")" };
static const char *const tails[] = { "信息", "政府信息", "该信息", "相关信息", "应自", "应当",
                                     "应",   "自",       "当",     "的",       "事项", "类",
                                     "等",   "决定",     "之",     "须",       "需",   "于",
                                     "在",   "并",       "将",     "经",       "由",   ",",
                                     ":",    "(",        ")",      "公开" };

/* Who approves is no kind of matter. */
static const char *const actors[] = { "会", "部门", "局", "政府", "机关", "厅", "人大", "上级" };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The event named by [from, end), and where its first word begins. */
static bool find_event(const struct gk_letters *letters, uint32_t from, uint32_t end,
                       enum gk_limit_event *event, uint32_t *first)
{
    int rank = -1;
    for (uint32_t at = from; at < end; at++)
        for (size_t i = 0; i < COUNT(events); i++) {
            uint32_t length = gk_letters_match(letters, at, events[i].word);
            if (!length || at + length > end)
                continue;
            if (rank < 0)
                *first = at;
            if (events[i].rank >= rank) {
                rank = events[i].rank;
                *event = events[i].event;
            }
        }
    return rank >= 0;
}

/* The bytes of the letters [from, end). */
static struct gk_bytes bytes_of(struct gk_bytes sentence, uint32_t from, uint32_t end)
{
    struct gk_bytes part = sentence;
    size_t length;
    for (uint32_t at = 0; at < from && part.length; at++) {
        gk_utf8_decode(part, &length);
        part.at += length;
        part.length -= length;
    }
    struct gk_bytes rest = part;
    for (uint32_t at = from; at < end && rest.length; at++) {
        gk_utf8_decode(rest, &length);
        rest.at += length;
        rest.length -= length;
    }
    part.length -= rest.length;
    return part;
}

static bool strip_one(struct gk_bytes *text, const char *const *words, size_t count, bool behind)
{
    for (size_t i = 0; i < count; i++) {
        struct gk_bytes word = gk_bytes_of(words[i]);
        if (behind ? gk_bytes_end_with(*text, word) : gk_bytes_start_with(*text, word)) {
            text->at += behind ? 0 : word.length;
            text->length -= word.length;
            return true;
        }
    }
    return false;
}

static bool ends_with_actor(struct gk_bytes text)
{
    return strip_one(&text, actors, COUNT(actors), true);
}

/* 行政许可、行政处罚: the terms of a list. One of a single character would be found anywhere. */
static void add_kinds(struct gk_bytes list, struct gk_limit_clause *clause)
{
    const size_t two_characters = 6;
    struct gk_bytes name;
    while (gk_cell_next(&list, "、和及与或", &name)) {
        while (strip_one(&name, tails, COUNT(tails), true) ||
               strip_one(&name, leads, COUNT(leads), false))
            continue;
        if (name.length >= two_characters && clause->kind_count < GK_LIMIT_KINDS)
            clause->kinds[clause->kind_count++] = name;
    }
}

/* What stands before the event, from the last comma on. */
static void find_kinds(const struct gk_letters *letters, uint32_t from, uint32_t end,
                       struct gk_bytes sentence, struct gk_limit_clause *clause)
{
    uint32_t start = from;
    for (uint32_t at = from; at + 1 < end; at++)
        if (letters->letter[at] == ',' || letters->letter[at] == ':')
            start = at + 1;
    struct gk_bytes text = bytes_of(sentence, start, end);
    const char *by = gk_bytes_find(text, GK_BYTES("经"));
    if (clause->event == GK_LIMIT_APPROVED && by)
        text.length = (size_t)(by - text.at);
    else if (clause->event == GK_LIMIT_APPROVED && ends_with_actor(text))
        return;
    add_kinds(text, clause);
}

bool gk_limit_event_read(const struct gk_letters *letters, uint32_t from, uint32_t end,
                         struct gk_bytes sentence, struct gk_limit_clause *clause)
{
    uint32_t first = end;
    bool named = find_event(letters, from, end, &clause->event, &first);
    find_kinds(letters, from, first, sentence, clause);
    return named;
}
