/* How often a duty is to be done, as people write it. */
#include "domain/frequency.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct gk_arena arena;

static const struct {
    const char *text;
    struct gk_frequency means;
} cases[] = {
    { "每年至少1次", { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 12 } },
    { "年内至少听取一次", { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 12 } },
    { "每年不少于２次", { .kind = GK_FREQUENCY_TIMES, .times = 2, .months = 12 } },
    { "每 季 度 一 次", { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 3 } },
    { "每季度", { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 3 } },
    { "原则上每半年开展两场", { .kind = GK_FREQUENCY_TIMES, .times = 2, .months = 6 } },
    { "每月1期", { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 1 } },
    { "每两年1次", { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 24 } },
    { "每2个月1次", { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 2 } },
    { "全年十二次", { .kind = GK_FREQUENCY_TIMES, .times = 12, .months = 12 } },
    { "年度", { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 12 } },
    { "每年1月31日前",
      { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 12, .month = 1, .day = 31 } },
    { "每年12月底前完成",
      { .kind = GK_FREQUENCY_TIMES, .times = 1, .months = 12, .month = 12, .day = 31 } },
    { "3年内轮训一遍", { .kind = GK_FREQUENCY_EVERYONE, .months = 36 } },
    { "每三年全员培训一遍", { .kind = GK_FREQUENCY_EVERYONE, .months = 36 } },
    { "每年人人参加", { .kind = GK_FREQUENCY_EVERYONE, .months = 12 } },
    { "逐项落实专人", { .kind = GK_FREQUENCY_EACH_ITEM } },
    { "每年逐项明确一次", { .kind = GK_FREQUENCY_EACH_ITEM, .months = 12 } },
    { "收到之日起3个月内", { .kind = GK_FREQUENCY_REPLY, .limit = { GK_LIMIT_MONTHS, 3 } } },
    { "自收到留言之日起7个工作日内答复",
      { .kind = GK_FREQUENCY_REPLY, .limit = { GK_LIMIT_WORKING_DAYS, 7 } } },
    { "长期", { .kind = GK_FREQUENCY_NONE } },
    { "及时", { .kind = GK_FREQUENCY_NONE } },
    { "", { .kind = GK_FREQUENCY_NONE } },
    { "—", { .kind = GK_FREQUENCY_NONE } },
};

static bool is_same(const struct gk_frequency *a, const struct gk_frequency *b)
{
    return a->kind == b->kind && a->times == b->times && a->months == b->months &&
           a->month == b->month && a->day == b->day && a->limit.unit == b->limit.unit &&
           a->limit.count == b->limit.count;
}

int main(void)
{
    struct gk_frequency frequency;
    bool known;
    for (size_t i = 0; i < COUNT(cases); i++) {
        bool read =
            gk_frequency_read(&arena, gk_bytes_of(cases[i].text), &frequency, &known) == GK_OK;
        ok(read && known && is_same(&frequency, &cases[i].means), "%s", cases[i].text);
    }
    static const char *const unknown[] = { "见通知", "科长负责", "3", "每" };
    for (size_t i = 0; i < COUNT(unknown); i++)
        ok(gk_frequency_read(&arena, gk_bytes_of(unknown[i]), &frequency, &known) == GK_OK &&
               !known && frequency.kind == GK_FREQUENCY_NONE,
           "unknown: %s", unknown[i]);
    gk_arena_free(&arena);
    return done();
}
