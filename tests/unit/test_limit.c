/* Time limits of catalogues: the strings met in published ones, and what is no limit. */
#include "domain/limit.h"
#include "tap.h"

static void reads(const char *text, enum gk_limit_unit unit, int32_t count)
{
    struct gk_limit limit = { GK_LIMIT_HOURS, -1 };
    bool read = gk_limit_read(gk_bytes_of(text), &limit);
    ok(read && limit.unit == unit && limit.count == count, "%s", text);
    if (!read || limit.unit != unit || limit.count != count)
        printf("# read %d: unit %d, count %d\n", read, (int)limit.unit, (int)limit.count);
}

static void refuses(const char *text)
{
    struct gk_limit limit = { GK_LIMIT_HOURS, -1 };
    ok(!gk_limit_read(gk_bytes_of(text), &limit) && limit.unit == GK_LIMIT_NONE,
       "no limit in: %.60s", text);
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

static void test_without_number(void)
{
    static const char *const texts[] = {
        "实时公开",
        "及时公开",
        "长期",
        "长期公开",
        "永久公开",
        "常年公开",
        "每年1月31日前",
        "按规定时限",
        "与文件同步",
        "决策前",
        "见依据",
        "定期更新",
        "会议召开前3个工作日",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        reads(texts[i], GK_LIMIT_NONE, 0);
    reads("", GK_LIMIT_NONE, 0);
    reads(" \n\xE3\x80\x80", GK_LIMIT_NONE, 0);
}

static void test_refused(void)
{
    refuses("约二十日左右");
    refuses("3年内");
    refuses("尽快");
    refuses("20");
    refuses("0个工作日");
    refuses("99999个工作日内");
    refuses("公示7个工作日");
    char text[1000];
    for (int i = 0; i < 999; i++)
        text[i] = '1';
    text[999] = '\0';
    refuses(text);
}

int main(void)
{
    test_working_days();
    test_clauses();
    test_days_and_hours();
    test_months();
    test_without_number();
    test_refused();
    return done();
}
