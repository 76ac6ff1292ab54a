/* Time limits of catalogues: the strings met in published ones, and what is no limit. */
#include "base/buffer.h"
#include "domain/limit.h"
#include "tap.h"

static struct gk_arena arena;
static struct gk_limits limits;

static bool read_cell(const char *text)
{
    bool known = false;
    gk_arena_reset(&arena);
    return gk_limits_read(&arena, gk_bytes_of(text), &limits, &known) == GK_OK && known;
}

/* The first clause; GK_LIMIT_NONE: the text is understood, and gives none. */
static void reads(const char *text, enum gk_limit_unit unit, int32_t count)
{
    bool known = read_cell(text);
    struct gk_limit none = { GK_LIMIT_NONE, 0 };
    struct gk_limit limit = limits.count ? limits.clauses[0].limit : none;
    ok(known && limit.unit == unit && limit.count == count, "%s", text);
    if (!known || limit.unit != unit || limit.count != count)
        printf("# known %d: unit %d, count %d\n", known, (int)limit.unit, (int)limit.count);
}

static void refuses(const char *text)
{
    ok(!read_cell(text) && !limits.count, "no limit in: %.60s", text);
}

/* The clause of that place: how long, from when, for what (joined by blanks). */
static void has_clause(const char *text, uint32_t place, enum gk_limit_unit unit, int32_t count,
                       enum gk_limit_event event, const char *kinds)
{
    bool known = read_cell(text);
    const struct gk_limit_clause *clause = &limits.clauses[place];
    struct gk_buffer joined = { 0 };
    bool good = known && place < limits.count && clause->limit.unit == unit &&
                clause->limit.count == count && clause->event == event;
    for (uint32_t i = 0; place < limits.count && i < clause->kind_count; i++)
        good &= (!i || gk_buffer_append(&joined, GK_BYTES(" ")) == GK_OK) &&
                gk_buffer_append(&joined, clause->kinds[i]) == GK_OK;
    good &= gk_bytes_equal(gk_buffer_bytes(&joined), gk_bytes_of(kinds));
    ok(good, "clause %u of %s", (unsigned)place, text);
    if (!good)
        printf("# %u clauses; unit %d, count %d, event %d, kinds %.*s\n", (unsigned)limits.count,
               (int)clause->limit.unit, (int)clause->limit.count, (int)clause->event,
               (int)joined.length, joined.length ? joined.at : "");
    gk_buffer_free(&joined);
}

static void shows(const char *text, enum gk_limit_unit unit, int32_t count)
{
    ok(read_cell(text) && limits.display.unit == unit && limits.display.count == count,
       "how long it is shown: %s", text);
}

static void test_working_days(void)
{
    reads("信息形成或者变更之日起20个工作日内", GK_LIMIT_WORKING_DAYS, 20);
    reads("自信息形成或者变更之日起20个工作日内予以公开", GK_LIMIT_WORKING_DAYS, 20);
    reads("信息形成（变更）20个工作日内", GK_LIMIT_WORKING_DAYS, 20);
    reads("20个工作日", GK_LIMIT_WORKING_DAYS, 20);
    reads("20工作日", GK_LIMIT_WORKING_DAYS, 20);
    reads("３个工作日内", GK_LIMIT_WORKING_DAYS, 3);
    reads("二十个工作日内", GK_LIMIT_WORKING_DAYS, 20);
    reads("十五个工作日内", GK_LIMIT_WORKING_DAYS, 15);
    reads("七个工作日内", GK_LIMIT_WORKING_DAYS, 7);
    reads("制 定 或 获 取 信 息之日起 10 个 工作日内", GK_LIMIT_WORKING_DAYS, 10);
    reads("自信息形\n成或者变\n更之日起\n20个工作\n日内", GK_LIMIT_WORKING_DAYS, 20);
    reads("信\xE2\x80\x8B息形成20\xE3\x80\x80个工作日内", GK_LIMIT_WORKING_DAYS, 20);
    reads("自2019年5月15日起20个工作日内", GK_LIMIT_WORKING_DAYS, 20);
    reads("自信息形成或者變更之日起20個工作日內予以公開", GK_LIMIT_WORKING_DAYS, 20);
}

static void test_clauses(void)
{
    reads("制定或获取信息之日起10个工作日内，公示7个工作日", GK_LIMIT_WORKING_DAYS, 10);
    reads(
        "信息形成20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示",
        GK_LIMIT_WORKING_DAYS, 20);
    reads("公示期5个工作日，决定作出之日起7个工作日内公开", GK_LIMIT_WORKING_DAYS, 7);
    reads("与文件同步公开；最迟自信息形成之日起20个工作日内", GK_LIMIT_WORKING_DAYS, 20);
}

static void test_days_and_hours(void)
{
    reads("批准后20日内", GK_LIMIT_DAYS, 20);
    reads("本级人民代表大会或其常务委员会批准后20日内", GK_LIMIT_DAYS, 20);
    reads("5天内", GK_LIMIT_DAYS, 5);
    reads("10个自然日内", GK_LIMIT_DAYS, 10);
    reads("24小时内", GK_LIMIT_HOURS, 24);
    reads("特别重大突发事件发生后24小时内举行新闻发布会", GK_LIMIT_HOURS, 24);
    reads("五个小时内", GK_LIMIT_HOURS, 5);
    reads("当日公开", GK_LIMIT_DAYS, 0);
    reads("当天", GK_LIMIT_DAYS, 0);
}

static void test_months(void)
{
    reads("信息形成之日起1个月内", GK_LIMIT_MONTHS, 1);
    reads("自批准之日起三个月内公开", GK_LIMIT_MONTHS, 3);
    reads("６ 个 月 内", GK_LIMIT_MONTHS, 6);
    reads("会议前1个月", GK_LIMIT_NONE, 0);
    reads("每3个月更新一次", GK_LIMIT_NONE, 0);
    reads("每个月公开", GK_LIMIT_NONE, 0);
}

static void test_other_units(void)
{
    reads("一周内", GK_LIMIT_DAYS, 7);
    reads("2周内", GK_LIMIT_DAYS, 14);
    reads("一个星期内", GK_LIMIT_DAYS, 7);
    reads("半个月内", GK_LIMIT_DAYS, 15);
    reads("半年内", GK_LIMIT_MONTHS, 6);
    reads("一年内", GK_LIMIT_MONTHS, 12);
    reads("3年内", GK_LIMIT_MONTHS, 36);
    reads("1个季度内", GK_LIMIT_MONTHS, 3);
    reads("廿个工作日内", GK_LIMIT_WORKING_DAYS, 20);
    reads("廿五个工作日内", GK_LIMIT_WORKING_DAYS, 25);
    reads("卅日内", GK_LIMIT_DAYS, 30);
    reads("会议次日公开", GK_LIMIT_DAYS, 1);
    reads("2019年5月15日起20个工作日内", GK_LIMIT_WORKING_DAYS, 20);
}

static void test_events(void)
{
    const enum gk_limit_unit working = GK_LIMIT_WORKING_DAYS, days = GK_LIMIT_DAYS;
    has_clause("信息形成或者变更之日起20个工作日内", 0, working, 20, GK_LIMIT_FORMED, "");
    has_clause("信息发生变化之日起20个工作日内", 0, working, 20, GK_LIMIT_FORMED, "");
    has_clause("制 定 或 获 取 信 息之日起 10 个 工作日内", 0, working, 10, GK_LIMIT_OBTAINED, "");
    has_clause("自获取或制作该信息之日起20个工作日内", 0, working, 20, GK_LIMIT_OBTAINED, "");
    has_clause("收到征地批准文件之日起10个工作日内公开", 0, working, 10, GK_LIMIT_RECEIVED, "");
    has_clause("批复后20日内", 0, days, 20, GK_LIMIT_APPROVED, "");
    has_clause("本级人民代表大会或其常务委员会批准后20日内", 0, days, 20, GK_LIMIT_APPROVED, "");
    has_clause("自作出行政决定之日起7个工作日内", 0, working, 7, GK_LIMIT_DECIDED, "");
    has_clause("季后15日内", 0, days, 15, GK_LIMIT_QUARTER_END, "");
    has_clause("季度终了后10个工作日内", 0, working, 10, GK_LIMIT_QUARTER_END, "");
    has_clause("年后1个月内", 0, GK_LIMIT_MONTHS, 1, GK_LIMIT_YEAR_END, "");
    has_clause("年度终了后60日内", 0, days, 60, GK_LIMIT_YEAR_END, "");
    has_clause("每月10日前", 0, days, 10, GK_LIMIT_MONTH_END, "");
    has_clause("每季度首月15日前", 0, days, 15, GK_LIMIT_QUARTER_END, "");
    has_clause("答复后20个工作日内", 0, working, 20, GK_LIMIT_REPLIED, "");
    has_clause("公示期满后3日内", 0, days, 3, GK_LIMIT_SHOWN, "");
    has_clause("事件发生后24小时内", 0, GK_LIMIT_HOURS, 24, GK_LIMIT_OCCURRED, "事件");
}

static void test_dates(void)
{
    has_clause("每年1月31日前", 0, GK_LIMIT_DAYS, 0, GK_LIMIT_YEARLY, "");
    ok(limits.clauses[0].month == 1 && limits.clauses[0].day == 31, "31 January");
    has_clause("次年三月底前公开", 0, GK_LIMIT_DAYS, 0, GK_LIMIT_YEARLY, "");
    ok(limits.clauses[0].month == 3 && limits.clauses[0].day == 31, "the end of March");
    reads("2024年1月31日前", GK_LIMIT_NONE, 0);
    reads("每年1月31日前，变更的20个工作日内", GK_LIMIT_DAYS, 0);
    is_int(limits.count, 2, "a date and a limit");
}

static void test_several(void)
{
    const char *two =
        "信息形成20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示";
    has_clause(two, 0, GK_LIMIT_WORKING_DAYS, 20, GK_LIMIT_FORMED, "");
    has_clause(two, 1, GK_LIMIT_WORKING_DAYS, 7, GK_LIMIT_DECIDED, "行政许可 行政处罚");
    const char *same = "执法决定作出之日起20个工作日内；行政许可、行政处罚决定7个工作日内";
    has_clause(same, 0, GK_LIMIT_WORKING_DAYS, 20, GK_LIMIT_DECIDED, "执法");
    has_clause(same, 1, GK_LIMIT_WORKING_DAYS, 7, GK_LIMIT_DECIDED, "行政许可 行政处罚");
    const char *after = "20个工作日内及时公开。执法决定做出之日起7个工作日内。";
    has_clause(after, 0, GK_LIMIT_WORKING_DAYS, 20, GK_LIMIT_FORMED, "");
    has_clause(after, 1, GK_LIMIT_WORKING_DAYS, 7, GK_LIMIT_DECIDED, "执法");
    const char *comma = "行政处罚信息7个工作日内，其他信息20个工作日内";
    has_clause(comma, 0, GK_LIMIT_WORKING_DAYS, 7, GK_LIMIT_FORMED, "行政处罚");
    has_clause(comma, 1, GK_LIMIT_WORKING_DAYS, 20, GK_LIMIT_FORMED, "");
    const char *budget = "部门预算经财政部门批复后20日内；政府预算经本级人大批准后20日内";
    has_clause(budget, 0, GK_LIMIT_DAYS, 20, GK_LIMIT_APPROVED, "部门预算");
    has_clause(budget, 1, GK_LIMIT_DAYS, 20, GK_LIMIT_APPROVED, "政府预算");
    reads("1日内；2日内；3日内；4日内；5日内；6日内；7日内；8日内；9日内", GK_LIMIT_DAYS, 1);
    is_int(limits.count, GK_LIMIT_CLAUSES, "no more clauses than there is room for");
}

static void test_display(void)
{
    shows("制定或获取信息之日起10个工作日内，公示7个工作日", GK_LIMIT_WORKING_DAYS, 7);
    is_int(limits.count, 1, "and is no second limit");
    shows("公示期不少于7日", GK_LIMIT_DAYS, 7);
    shows("公示期限为5个工作日", GK_LIMIT_WORKING_DAYS, 5);
    ok(read_cell("7个工作日内公示") && limits.count == 1 && limits.display.unit == GK_LIMIT_NONE,
       "to be shown within 7 working days is a limit");
    ok(read_cell("征求意见的期限一般不少于30日；意见采纳情况及时公开") && !limits.count &&
           limits.display.unit == GK_LIMIT_NONE,
       "how long opinions are asked for is neither");
}

static void reads_cycle(const char *text, enum gk_limit_unit unit, int32_t count)
{
    struct gk_limit limit;
    ok(gk_limit_read_cycle(gk_bytes_of(text), &limit) && limit.unit == unit && limit.count == count,
       "a cycle: %s", text);
}

static void test_cycles(void)
{
    struct gk_limit limit;
    reads_cycle("2周", GK_LIMIT_DAYS, 14);
    reads_cycle("6个月", GK_LIMIT_MONTHS, 6);
    reads_cycle("每年", GK_LIMIT_MONTHS, 12);
    reads_cycle("每半年更新一次", GK_LIMIT_MONTHS, 6);
    reads_cycle("按季度", GK_LIMIT_MONTHS, 3);
    reads_cycle("每月", GK_LIMIT_MONTHS, 1);
    reads_cycle("", GK_LIMIT_NONE, 0);
    reads_cycle("/", GK_LIMIT_NONE, 0);
    ok(!gk_limit_read_cycle(GK_BYTES("不定期"), &limit), "no cycle");
    ok(gk_limit_read_span(GK_BYTES("延长20个工作日"), &limit) && limit.count == 20 &&
           limit.unit == GK_LIMIT_WORKING_DAYS,
       "a span in a text");
    ok(!gk_limit_read_span(GK_BYTES("每月"), &limit) && limit.unit == GK_LIMIT_NONE,
       "how often is none");
}

static void test_without_number(void)
{
    static const char *const texts[] = {
        "实时公开",   "及时公开",   "长期",   "长期公开", "永久公开", "常年公开",
        "按规定时限", "与文件同步", "决策前", "见依据",   "定期更新", "会议召开前3个工作日",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        reads(texts[i], GK_LIMIT_NONE, 0);
    reads("", GK_LIMIT_NONE, 0);
    reads(" \n\xE3\x80\x80", GK_LIMIT_NONE, 0);
}

static void test_refused(void)
{
    refuses("约二十日左右");
    refuses("尽快");
    refuses("20");
    refuses("0个工作日");
    refuses("99999个工作日内");
    char text[1000];
    for (int i = 0; i < 999; i++)
        text[i] = '1';
    text[999] = '\0';
    refuses(text);
}

/* Met in variants of published catalogues. */
static void test_variants(void)
{
    static const char *const understood[] = {
        "立即公开",
        "第一时间公开",
        "按季度公开",
        "按月公开",
        "按需公开",
        "视情况公开",
        "无时限",
        "公告期满后",
        "征求意见期限不少于30日",
        "法律、法规对政府信息公开的期限另有规定的，从其规定",
    };
    for (size_t i = 0; i < sizeof understood / sizeof *understood; i++)
        reads(understood[i], GK_LIMIT_NONE, 0);
    has_clause("会议结束后5个工作日内", 0, GK_LIMIT_WORKING_DAYS, 5, GK_LIMIT_OCCURRED, "");
    has_clause("验收合格之日起15个工作日内", 0, GK_LIMIT_WORKING_DAYS, 15, GK_LIMIT_OCCURRED, "");
    has_clause("受理之日起7个工作日内", 0, GK_LIMIT_WORKING_DAYS, 7, GK_LIMIT_RECEIVED, "");
    has_clause("公告期满后3个工作日内", 0, GK_LIMIT_WORKING_DAYS, 3, GK_LIMIT_SHOWN, "");
    has_clause("季度结束后15日内", 0, GK_LIMIT_DAYS, 15, GK_LIMIT_QUARTER_END, "");
}

int main(void)
{
    test_variants();
    test_working_days();
    test_clauses();
    test_days_and_hours();
    test_months();
    test_other_units();
    test_events();
    test_dates();
    test_several();
    test_display();
    test_cycles();
    test_without_number();
    test_refused();
    gk_arena_free(&arena);
    return done();
}
