/* Which item of the catalogue a record fulfils, when it was due, and what is missing at the end. */
#include "conf/json.h"
#include "record/scan.h"
#include "scanned.h"
#include "tap.h"
#include "verbs/catalog/coverage.h"

/* GK_BYTES as an initializer of something static. */
#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct gk_section sections[] = { { TEXT("各科室"), false }, { TEXT("办公室"), true } };
static struct gk_bytes policy[] = { TEXT("政策文件"), TEXT("政策解读") };
static struct gk_bytes interpret[] = { TEXT("政策解读") };

#define LIMIT(unit, days)                                                                          \
    {                                                                                              \
        .clauses = { { .limit = { (unit), (days) } } }, .count = 1                                 \
    }
static const struct gk_limits three_days = LIMIT(GK_LIMIT_WORKING_DAYS, 3);
static const struct gk_limits approved = LIMIT(GK_LIMIT_DAYS, 20);
static const struct gk_limits hours = LIMIT(GK_LIMIT_HOURS, 24);
static const struct gk_limits month = LIMIT(GK_LIMIT_MONTHS, 1);

/* Named by id, by title and by columns; limits of every unit. */
static struct gk_catalog_item items[] = {
    { .of_plan = true,
      .id = TEXT("4.1"),
      .title = TEXT("经济社会政策"),
      .columns = policy,
      .column_count = 2 },
    { .of_plan = true,
      .id = TEXT("10.1"),
      .title = TEXT("政策解读材料"),
      .columns = interpret,
      .column_count = 1,
      .limit_text = TEXT("3个工作日内"),
      .limits = &three_days,
      .basis = TEXT("国办发〔2016〕80号"),
      .expected = 2,
      .sections = sections,
      .section_count = 2 },
    { .of_plan = true,
      .id = TEXT("9.1"),
      .title = TEXT("部门预算"),
      .limit_text = TEXT("批复后20日内"),
      .limits = &approved,
      .expected = 1 },
    { .of_plan = true,
      .id = TEXT("11.2"),
      .title = TEXT("突发事件"),
      .limit_text = TEXT("24小时内"),
      .limits = &hours },
    { .of_plan = true,
      .id = TEXT("13.1"),
      .title = TEXT("公开目录"),
      .limit_text = TEXT("长期公开"),
      .expected = 1 },
    { .of_plan = true, .id = TEXT("13.2"), .title = TEXT("公开目录") },
    { .of_plan = true,
      .id = TEXT("8.1"),
      .title = TEXT("落实情况"),
      .limit_text = TEXT("1个月内"),
      .limits = &month },
    { .of_plan = true, .id = TEXT("8.2"), .title = TEXT("评估报告"), .disclosure = TEXT("依申请") },
    { .of_plan = true,
      .id = TEXT("8.3"),
      .title = TEXT("评估结果"),
      .disclosure = TEXT("主动、依申请公开") },
};

static struct gk_profile profile;
static const struct gk_settlement settlement = { .profile = &profile };
static struct gk_catalog_plan plan;
static struct gk_catalog_tally tally;
static struct gk_scratch scratch;
static struct gk_arena arena;
static struct gk_verdict verdict;

/* Working days: Monday to Friday, but for the off days about 2024-05-01 and the make-up Sunday
 * 2024-04-28. */
static bool open_calendar(void)
{
    static const int off[] = { 1, 2, 3 };
    if (gk_calendar_open(&profile.calendar, 2024, 2024) != GK_OK)
        return false;
    for (size_t i = 0; i < COUNT(off); i++)
        if (!gk_calendar_set(&profile.calendar, gk_day(2024, 5, off[i]), false))
            return false;
    return gk_calendar_set(&profile.calendar, gk_day(2024, 4, 28), true);
}

static struct gk_json settings;

static bool open_settings(void)
{
    struct gk_mistakes mistakes = { 0 };
    struct gk_bytes text =
        GK_BYTES("{\"catalog\":{\"historic\":{\"status\":[\"x\",\"历史文件\"]}}}");
    bool good = gk_json_read(&settings, text, GK_BYTES("profile.json"), 1, &mistakes) == GK_OK;
    gk_mistakes_free(&mistakes);
    profile.settings = settings.root;
    return good;
}

static void open_all(void)
{
    profile.catalog = (struct gk_catalog){ .items = items, .count = COUNT(items) };
    for (int i = 0; i < GK_RULE_COUNT; i++)
        profile.severity[i] = gk_rule((enum gk_rule_id)i)->severity;
    const struct gk_catalog_options options = { .today = gk_day(2024, 6, 3),
                                                .whole = true,
                                                .ahead = -1 };
    ok(gk_field_names_open(&profile.fields) == GK_OK && open_calendar() && open_settings() &&
           gk_catalog_plan_open(&plan, &profile, &options) == GK_OK &&
           gk_catalog_tally_open(&tally, &plan) == GK_OK,
       "plan and tally are there");
}

/* The annotation of one line; its findings stay in `verdict`. */
static struct gk_bytes judge(const char *line)
{
    struct scanned scanned = { .scanner = { .fields = &profile.fields, .index_depth = 1 } };
    const struct gk_place place = { .line = 1 };
    enum gk_status status = GK_INVALID;
    verdict = (struct gk_verdict){ .arena = &arena,
                                   .settlement = &settlement,
                                   .record = &scanned.record };
    gk_arena_reset(&scratch.arena);
    if (scanned_line(&scanned, gk_bytes_of(line)) == GK_LINE_RECORD)
        status = gk_catalog_verb.judge(&plan, &scratch, &scanned.record, &verdict);
    if (status == GK_OK)
        status = gk_catalog_verb.tally_add(&tally, &place, &verdict);
    if (status != GK_OK)
        verdict.result = GK_BYTES("not judged");
    scanned_free(&scanned);
    return verdict.result;
}

/* Whether the annotation has the text in it. */
static bool has(struct gk_bytes annotation, const char *text)
{
    return gk_bytes_find(annotation, gk_bytes_of(text)) != NULL;
}

/* Whether there is exactly one finding, of that rule, and how its message reads. */
static bool reports(enum gk_rule_id rule, const char *pointer, const char *sentence)
{
    const struct gk_finding *finding = verdict.findings.first;
    if (verdict.findings.count != 1 || finding->rule != rule)
        return false;
    struct gk_buffer text = { 0 };
    bool good =
        gk_sentence_fill(&text, gk_rule(rule)->message[GK_ENGLISH], finding->arguments) == GK_OK &&
        gk_bytes_equal(gk_buffer_bytes(&text), gk_bytes_of(sentence)) &&
        gk_bytes_equal(finding->pointer, gk_bytes_of(pointer));
    if (!good)
        printf("# %.*s %.*s\n", (int)finding->pointer.length, finding->pointer.at, (int)text.length,
               text.at);
    gk_buffer_free(&text);
    return good;
}

static void test_items(void)
{
    is_text(judge("{\"catalog_item\":\" 9.1 \"}"), "{\"item\":\"9.1\",\"status\":\"no_deadline\"}",
            "by id; without a formed date there is no deadline");
    is_text(judge("{\"目录项\":9.1}"), "{\"item\":\"9.1\",\"status\":\"no_deadline\"}",
            "an id left unquoted");
    is_text(judge("{\"catalog_item\":\"部门　预算\"}"),
            "{\"item\":\"9.1\",\"status\":\"no_deadline\"}", "by title, folded");
    is_text(judge("{\"column\":\"政策文件\"}"), "{\"item\":\"4.1\",\"status\":\"no_deadline\"}",
            "by column");
    is_text(judge("{\"column\":[\"要闻\",\"部门预算\"]}"),
            "{\"item\":\"9.1\",\"status\":\"no_deadline\"}", "by a title that is a column's name");
    is_text(judge("{\"catalog_item\":\"X\",\"column\":\"政策文件\"}"),
            "{\"item\":\"4.1\",\"status\":\"no_deadline\"}", "by column where the item is unknown");
    is_text(judge("{\"catalog_item\":\"9.1\",\"column\":\"政策文件\"}"),
            "{\"item\":\"9.1\",\"status\":\"no_deadline\"}", "the item named goes first");
    is_text(judge("{\"gk\":{\"classify\":{\"area\":{\"primary\":\"10\",\"task\":\"10.1\"}}}}"),
            "{\"item\":\"10.1\",\"status\":\"no_deadline\"}", "by the task of gk-classify");
    is_text(judge("{\"gk\":{\"classify\":{\"area\":{\"primary\":\"9\"}}}}"),
            "{\"item\":\"9.1\",\"status\":\"no_deadline\"}", "by an area with one item");
    is_text(judge("{\"gk\":{\"classify\":{\"area\":{\"primary\":\"13\"}}}}"),
            "{\"status\":\"ambiguous\",\"candidates\":[\"13.1\",\"13.2\"]}",
            "an area with two items");
    ok(reports(GK_RULE_CATALOG_AMBIGUOUS, "",
               "several catalogue items fit equally well: 13.1, 13.2"),
       "is reported");
    is_text(judge("{\"gk\":{\"classify\":{\"area\":{\"unsure\":\"tie\",\"labels\":[]}}}}"),
            "{\"status\":\"unmatched\"}", "an unsure classification matches nothing");
    is_text(judge("{\"gk\":{\"classify\":{\"area\":{\"primary\":\"1\"}}}}"),
            "{\"status\":\"unmatched\"}", "area 1 is not area 10, 11 or 13");
    ok(reports(GK_RULE_CATALOG_UNMATCHED, "", "no catalogue item fits this record"),
       "a note says so");
    is_text(judge("{\"column\":\"政策解读\"}"),
            "{\"status\":\"ambiguous\",\"candidates\":[\"4.1\",\"10.1\"]}",
            "a column of two items");
    ok(reports(GK_RULE_CATALOG_AMBIGUOUS, "/column",
               "several catalogue items fit equally well: 4.1, 10.1"),
       "is reported at the column");
    is_text(
        judge("{\"column\":\"政策解读\",\"gk\":{\"classify\":{\"area\":{\"primary\":\"10\"}}}}"),
        "{\"item\":\"10.1\",\"status\":\"no_deadline\"}",
        "the classification decides between the items of a column");
    is_text(judge("{\"column\":\"政策解读\",\"gk\":{\"classify\":{\"area\":{\"primary\":\"9\"}}}}"),
            "{\"status\":\"ambiguous\",\"candidates\":[\"4.1\",\"10.1\"]}",
            "but does not override it");
    is_text(judge("{}"), "{\"status\":\"unmatched\"}", "nothing to go by");
    profile.severity[GK_RULE_CATALOG_UNMATCHED] = GK_OFF;
}

#define ITEM(id, formed, published)                                                                \
    "{\"catalog_item\":\"" id "\",\"formed_date\":\"" formed "\",\"published_date\":\"" published  \
    "\"}"
#define OPEN(id, formed) "{\"catalog_item\":\"" id "\",\"formed_date\":\"" formed "\"}"

static void test_working_days(void)
{
    is_text(judge(ITEM("10.1", "2024-04-26", "2024-04-30")),
            "{\"item\":\"10.1\",\"status\":\"on_time\",\"due\":\"2024-04-30\",\"days\":0,"
            "\"basis\":\"国办发〔2016〕80号\"}",
            "three working days with a make-up Sunday");
    is_text(judge(ITEM("10.1", "2024年4月26日", "2024-05-07 08:00:00")),
            "{\"item\":\"10.1\",\"status\":\"late\",\"due\":\"2024-04-30\",\"days\":2,"
            "\"basis\":\"国办发〔2016〕80号\"}",
            "late, in working days");
    ok(reports(GK_RULE_CATALOG_LATE, "/published_date",
               "published on 2024-05-07, after it was due on 2024-04-30"),
       "is reported with both days");
    ok(gk_bytes_equal(verdict.findings.first->target, GK_BYTES("10.1")), "and the item");
    struct gk_bytes holiday = judge(ITEM("10.1", "2024-04-26", "2024-05-01"));
    ok(has(holiday, "\"status\":\"late\",\"due\":\"2024-04-30\",\"days\":1,"),
       "on a holiday behind the due day: the working day begun counts");
    struct gk_bytes early = judge(ITEM("4.1", "2024-03-01", "2024-03-27"));
    is_text(early,
            "{\"item\":\"4.1\",\"status\":\"on_time\",\"due\":\"2024-03-29\",\"days\":-2,"
            "\"basis\":\"政府信息公开条例 art. 26\"}",
            "an item that gives no limit: twenty working days");
    is_text(judge(OPEN("4.1", "2024-05-20")),
            "{\"item\":\"4.1\",\"status\":\"pending\",\"due\":\"2024-06-17\",\"days\":-10,"
            "\"basis\":\"政府信息公开条例 art. 26\"}",
            "pending, as far as today is from it");
    is_text(judge(OPEN("10.1", "2024-05-20")),
            "{\"item\":\"10.1\",\"status\":\"overdue\",\"due\":\"2024-05-23\",\"days\":7,"
            "\"basis\":\"国办发〔2016〕80号\"}",
            "overdue");
    ok(reports(GK_RULE_CATALOG_OVERDUE, "/formed_date", "not published, and due since 2024-05-23"),
       "is reported");
    struct gk_bytes today = judge(OPEN("10.1", "2024-05-29"));
    ok(has(today, "\"status\":\"pending\",\"due\":\"2024-06-03\",\"days\":0"),
       "on the due day it is still pending");
    struct gk_bytes far = judge(OPEN("10.1", "2024-12-30"));
    ok(has(far, ",\"provisional\":true}"), "a count past the years known is provisional");
}

static void test_other_units(void)
{
    is_text(judge(ITEM("9.1", "2024-03-01", "2024-03-23")),
            "{\"item\":\"9.1\",\"status\":\"late\",\"due\":\"2024-03-21\",\"days\":2,"
            "\"basis\":\"批复后20日内\"}",
            "calendar days; without a basis the limit as written");
    is_text(judge(ITEM("11.2", "2024-03-01 10:30", "2024-03-02T10:30")),
            "{\"item\":\"11.2\",\"status\":\"on_time\",\"due\":\"2024-03-02T10:30\",\"days\":0,"
            "\"basis\":\"24小时内\"}",
            "hours, to the minute");
    is_text(judge(ITEM("11.2", "2024-03-01 10:30", "2024-03-02T11:31")),
            "{\"item\":\"11.2\",\"status\":\"late\",\"due\":\"2024-03-02T10:30\",\"days\":2,"
            "\"basis\":\"24小时内\"}",
            "an hour begun counts");
    ok(reports(GK_RULE_CATALOG_LATE, "/published_date",
               "published on 2024-03-02T11:31, after it was due on 2024-03-02T10:30"),
       "is reported with both times");
    is_text(judge(ITEM("11.2", "2024-03-01", "2024-03-03")),
            "{\"item\":\"11.2\",\"status\":\"late\",\"due\":\"2024-03-02\",\"days\":24,"
            "\"basis\":\"24小时内\"}",
            "hours without a time of day: whole days");
    is_text(judge(ITEM("8.1", "2024-01-31", "2024-03-02")),
            "{\"item\":\"8.1\",\"status\":\"late\",\"due\":\"2024-02-29\",\"days\":2,"
            "\"basis\":\"1个月内\"}",
            "months, to the last day of a shorter one; behind it calendar days count");
    is_text(judge(ITEM("13.1", "2024-03-01", "2024-05-03")),
            "{\"item\":\"13.1\",\"status\":\"no_deadline\"}", "a limit without a figure");
}

static void test_exceptions(void)
{
    is_text(judge(ITEM("10.1", "2008-04-30", "2024-05-03")),
            "{\"item\":\"10.1\",\"status\":\"historic\"}", "formed before the first Regulation");
    is_text(judge("{\"formed_date\":\"1981-05-03\"}"), "{\"status\":\"historic\"}",
            "that goes before unmatched");
    is_text(judge("{\"catalog_item\":\"10.1\",\"formed_date\":\"2018-09-01\",\"published_date\":"
                  "\"2026-12-01\",\"status\":\"历史 文件\"}"),
            "{\"item\":\"10.1\",\"status\":\"historic\"}",
            "a paper opened late, as it says itself");
    is_text(judge("{\"效力状态\":\"历史文件\",\"disclosure\":\"依申请公开\"}"),
            "{\"status\":\"historic\"}", "whatever else it says");
    struct gk_bytes annulled =
        judge("{\"catalog_item\":\"10.1\",\"formed_date\":\"2018-09-03\",\"published_date\":"
              "\"2018-12-01\",\"status\":\"废止\"}");
    ok(has(annulled, "\"status\":\"late\",\"due\":\"2018-09-06\""), "being annulled is no excuse");
    struct gk_bytes first = judge(ITEM("9.1", "2008-05-01", "2008-05-02"));
    ok(has(first, "\"status\":\"on_time\""), "on its first day no more");
    is_text(judge("{\"formed_date\":\"2024-03-01\",\"published_date\":\"2024-04-01\"}"),
            "{\"status\":\"unmatched\",\"due\":\"2024-03-29\",\"days\":1,"
            "\"basis\":\"政府信息公开条例 art. 26\"}",
            "of no item: due by article 26, and no finding");
    ok(verdict.findings.count == 0, "indeed none");
    is_text(judge("{\"column\":\"政策解读\",\"formed_date\":\"2024-03-01\"}"),
            "{\"status\":\"ambiguous\",\"due\":\"2024-03-29\",\"days\":44,"
            "\"basis\":\"政府信息公开条例 art. 26\",\"candidates\":[\"4.1\",\"10.1\"]}",
            "of several: likewise");
    is_text(judge(ITEM("10.1", "2024-02-30", "2024-03-01")),
            "{\"item\":\"10.1\",\"status\":\"no_deadline\"}", "no such day of formation");
    is_text(judge(ITEM("10.1", "2024-02-26", "即日")),
            "{\"item\":\"10.1\",\"status\":\"no_deadline\",\"due\":\"2024-02-29\","
            "\"basis\":\"国办发〔2016〕80号\"}",
            "a date of publication that cannot be read");
    is_text(judge("{\"catalog_item\":\"10.1\",\"formed_date\":\"2024-02-26\","
                  "\"disclosure\":\"依申请公开\"}"),
            "{\"item\":\"10.1\",\"status\":\"no_deadline\"}",
            "what is not published proactively is never overdue");
    is_text(judge(OPEN("8.2", "2024-02-26")), "{\"item\":\"8.2\",\"status\":\"no_deadline\"}",
            "nor of an item that is published on request only");
    struct gk_bytes open = judge("{\"catalog_item\":\"8.2\",\"formed_date\":\"2024-02-26\","
                                 "\"disclosure\":\"主动公开\"}");
    ok(has(open, "\"status\":\"overdue\""), "unless the record says otherwise");
    open = judge(OPEN("8.3", "2024-02-26"));
    ok(has(open, "\"status\":\"overdue\""), "an item published in both ways");
}

/* Behind the years known, a due day is no more than a guess. */
static void test_provisional(void)
{
    struct gk_bytes late = judge(ITEM("10.1", "2024-12-30", "2025-01-20"));
    ok(has(late, "\"status\":\"late\",\"due\":\"2025-01-02\",") &&
           has(late, ",\"provisional\":true}"),
       "late, as far as is known");
    ok(verdict.findings.count == 1 && verdict.findings.first->severity == GK_NOTE, "is a note");
    judge(ITEM("10.1", "2024-12-26", "2025-01-20"));
    ok(verdict.findings.count == 1 && verdict.findings.first->severity == GK_WARNING,
       "where the due day is known a warning, however long ago it was");
    plan.today = gk_day(2025, 2, 3);
    judge(OPEN("10.1", "2024-12-30"));
    ok(verdict.findings.count == 1 && verdict.findings.first->rule == GK_RULE_CATALOG_OVERDUE &&
           verdict.findings.first->severity == GK_NOTE,
       "overdue: likewise");
    plan.today = gk_day(2024, 6, 3);
    profile.severity[GK_RULE_CATALOG_LATE] = GK_OFF;
    judge("{\"column\":\"政策解读\",\"formed_date\":\"2024-12-30\"}");
    ok(verdict.findings.count == 1 && verdict.findings.first->severity == GK_WARNING,
       "several items are a warning all the same");
    judge(ITEM("10.1", "2024-12-30", "2025-01-20"));
    is_int(verdict.findings.count, 0, "what is off stays off");
    profile.severity[GK_RULE_CATALOG_LATE] = GK_WARNING;
}

static struct gk_bytes cell(const struct gk_table *table, size_t row, const char *column)
{
    for (size_t i = 0; i < table->columns; i++)
        if (gk_bytes_equal(table->names[i], gk_bytes_of(column)))
            return table->cells[row * table->columns + i];
    return GK_BYTES("no such column");
}

static void test_tally(void)
{
    gk_catalog_tally_close(&tally);
    ok(gk_catalog_tally_open(&tally, &plan) == GK_OK, "a new tally");
    judge(ITEM("10.1", "2024-04-26", "2024-04-30"));
    judge(ITEM("9.1", "2024-03-01", "2024-03-23"));
    judge(ITEM("9.1", "2024-03-01", "2024-03-20"));
    judge(ITEM("9.1", "2000-03-01", "2024-03-20"));
    judge(OPEN("13.1", "2024-05-20"));
    judge(OPEN("4.1", "2024-05-20"));
    judge(OPEN("4.1", "2024-01-20"));
    judge("{\"column\":\"政策解读\",\"date\":\"2024-01-20\"}");
    judge("{\"title\":\"x\"}");
    struct gk_verdict end = { .arena = &arena, .settlement = &settlement };
    ok(gk_catalog_verb.tally_report(&tally, &end) == GK_OK, "the end");
    is_int(end.findings.count, 1, "one item is counted on and has nothing published");
    ok(end.findings.first && end.findings.first->rule == GK_RULE_CATALOG_MISSING &&
           end.findings.first->severity == GK_WARNING &&
           gk_bytes_equal(end.findings.first->arguments[0], GK_BYTES("13.1")),
       "it is named");
    struct gk_sum sum = { 0 };
    struct gk_table table;
    ok(gk_catalog_coverage(&tally, GK_ENGLISH, &arena, &sum) == GK_OK, "the coverage");
    table = sum.tables[GK_COVERAGE_ITEMS];
    is_int((int64_t)table.rows, 12, "a row for each item and three more");
    is_int((int64_t)table.columns, 13, "thirteen columns");
    is_text(cell(&table, 1, "section"), "办公室、各科室", "the section that leads comes first");
    is_text(cell(&table, 1, "missing"), "1", "one of two is missing");
    is_text(cell(&table, 2, "published"), "3", "historic records are published too");
    is_text(cell(&table, 2, "on_time"), "1", "on time");
    is_text(cell(&table, 2, "late"), "1", "late");
    is_text(cell(&table, 2, "missing"), "0", "more than expected: nothing missing");
    is_text(cell(&table, 0, "pending"), "1", "pending");
    is_text(cell(&table, 0, "overdue"), "1", "overdue");
    is_text(cell(&table, 9, "id"), "total", "the sums");
    is_text(cell(&table, 9, "expected"), "4", "of what is expected");
    is_text(cell(&table, 9, "published"), "4", "of what is published");
    is_text(cell(&table, 9, "missing"), "2", "of what is missing");
    is_text(cell(&table, 10, "id"), "unmatched", "records of no item");
    is_text(cell(&table, 10, "published"), "0", "none of them published");
    is_text(cell(&table, 11, "published"), "1", "records of several items");
    ok(gk_catalog_coverage(&tally, GK_CHINESE, &arena, &sum) == GK_OK, "in Chinese");
    table = sum.tables[GK_COVERAGE_ITEMS];
    is_text(table.titles[9], "缺少", "the titles are for people");
    is_text(table.names[9], "missing", "the names for programs");
}

static void test_nothing(void)
{
    struct gk_profile none = { .none = true };
    const struct gk_catalog_options options = { .ahead = -1 };
    gk_catalog_tally_close(&tally);
    gk_catalog_plan_close(&plan);
    ok(gk_catalog_plan_open(&plan, &none, &options) == GK_OK &&
           gk_catalog_tally_open(&tally, &plan) == GK_OK,
       "no rules");
    is_text(judge("{\"formed_date\":\"2024-01-01\"}"), "", "give no annotation");
    struct gk_verdict end = { .arena = &arena, .settlement = &settlement };
    ok(gk_catalog_verb.tally_report(&tally, &end) == GK_OK && !end.findings.count,
       "and nothing is missing");
}

int main(void)
{
    open_all();
    test_items();
    test_working_days();
    test_other_units();
    test_exceptions();
    test_provisional();
    test_tally();
    test_nothing();
    gk_catalog_tally_close(&tally);
    gk_catalog_plan_close(&plan);
    gk_calendar_close(&profile.calendar);
    gk_field_names_close(&profile.fields);
    gk_json_free(&settings);
    gk_scratch_free(&scratch);
    gk_arena_free(&arena);
    return done();
}
