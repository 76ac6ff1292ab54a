/* What gk-classify says of a record: scores, stop rows, reasons, tasks, sections, evidence. */
#include "profile/open.h"
#include "record/scan.h"
#include "tap.h"
#include "verbs/classify/classify.h"

/* GK_BYTES as an initializer of something static. */
#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }
#define TERM(class, in, text, points, at)                                                          \
    {                                                                                              \
        .class_name = TEXT(class), .field = GK_FIELD_##in, .term = TEXT(text), .weight = (points), \
        .line = (at)                                                                               \
    }
#define ANY(class, text, points, at)                                                               \
    {                                                                                              \
        .class_name = TEXT(class), .any_field = true, .term = TEXT(text), .weight = (points),      \
        .line = (at)                                                                               \
    }
#define PATTERN(class, in, text, points, at)                                                       \
    {                                                                                              \
        .class_name = TEXT(class), .field = GK_FIELD_##in, .pattern = TEXT(text),                  \
        .weight = (points), .line = (at)                                                           \
    }
#define STOP(class, in, text, at)                                                                  \
    {                                                                                              \
        .class_name = TEXT(class), .field = GK_FIELD_##in, .pattern = TEXT(text), .stop = true,    \
        .note = TEXT("题尾"), .line = (at)                                                         \
    }
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct gk_taxonomy_row area_rows[] = {
    ANY("9", "预算", 2, 1),
    TERM("9", TITLE, "部门预算", 4, 2),
    ANY("10.1", "解读", 3, 3),
    TERM("10.2", TITLE, "新闻发布会", 6, 4),
    TERM("9", TITLE, "预算外", -20, 5),
    TERM("7", COLUMN, "决策预公开", 10, 6),
    TERM("7", KEYWORDS, "征求意见", 7, 7),
    TERM("11.1", CONTENT, "舆情", 4, 8),
    TERM("none", TITLE, "不归任何领域", 50, 9),
    TERM("7", URL, "yugongkai", 9, 10),
    PATTERN("11.2", TITLE, "突发.{0,4}事件", 8, 11),
    TERM("15", TITLE, "ＡＢ培训", 8, 12),
};

static struct gk_taxonomy_row genre_rows[] = {
    STOP("none", TITLE, "^(一图读懂|图解)", 1),
    STOP("通知", TITLE, "通知(\\((废止|试行)\\))?$", 2),
    STOP("none", TITLE, "司令$", 3),
    STOP("命令（令）", TITLE, "令$", 4),
    TERM("函", DOC_NUMBER, "函", 6, 5),
    TERM("1.2", TITLE, "带点的类", 10, 6),
};

static struct gk_taxonomy taxonomies[] = {
    { .name = TEXT("area"),
      .rows = area_rows,
      .row_count = COUNT(area_rows),
      .threshold = 6,
      .margin = 2 },
    { .name = TEXT("genre"),
      .rows = genre_rows,
      .row_count = COUNT(genre_rows),
      .threshold = 5,
      .margin = 1 },
};

static struct gk_section interpret[] = { { TEXT("办公室"), true } };
static struct gk_section experts[] = { { TEXT("发展规划科"), true } };
static struct gk_section press[] = { { TEXT("各科室"), false },
                                     { TEXT("办公室"), false },
                                     { TEXT("宣传\"科"), true } };
static struct gk_section budget[] = { { TEXT("办公室"), true }, { TEXT("市防震减灾局"), true } };

static struct gk_catalog_item items[] = {
    { .id = TEXT("9.1"), .sections = budget, .section_count = 2 },
    { .id = TEXT("10.1"), .sections = interpret, .section_count = 1 },
    { .id = TEXT("10.2"), .sections = press, .section_count = 3 },
    { .id = TEXT("10.3"), .sections = experts, .section_count = 1 },
    { .id = TEXT("1.1"), .sections = experts, .section_count = 1 },
};

static struct gk_profile profile;
static const struct gk_settlement settlement = { .profile = &profile };
static struct gk_classify_plan plan;
static struct gk_scratch scratch;
static struct gk_arena arena;

static void open_profile(void)
{
    profile.taxonomies = taxonomies;
    profile.taxonomy_count = COUNT(taxonomies);
    profile.catalog = (struct gk_catalog){ .items = items, .count = COUNT(items) };
    for (int i = 0; i < GK_RULE_COUNT; i++)
        profile.severity[i] = gk_rule((enum gk_rule_id)i)->severity;
    ok(gk_field_names_open(&profile.fields) == GK_OK, "the fields' names are there");
}

/* The annotation of one line, kept until the end. */
static struct gk_bytes judge(const struct gk_classify_plan *by, const char *line,
                             uint32_t *findings)
{
    struct gk_scanner scanner = { .fields = &profile.fields, .index_depth = 1 };
    struct gk_buffer block = { 0 };
    struct gk_record record;
    struct gk_fault fault;
    enum gk_line_kind kind;
    size_t offset = 0;
    struct gk_verdict verdict = { .arena = &arena, .settlement = &settlement, .record = &record };
    enum gk_status status = gk_buffer_append(&block, gk_bytes_of(line));
    if (status == GK_OK)
        status = gk_buffer_append_byte(&block, '\n');
    if (status == GK_OK)
        status = gk_scan_block(&scanner, gk_buffer_bytes(&block));
    if (status == GK_OK)
        status = gk_scan_line(&scanner, &offset, &kind, &record, &fault);
    gk_arena_reset(&scratch.arena);
    if (status == GK_OK && kind == GK_LINE_RECORD)
        status = gk_classify_verb.judge(by, &scratch, &record, &verdict);
    else
        verdict.result = GK_BYTES("not a record");
    if (status != GK_OK)
        verdict.result = GK_BYTES("no memory");
    if (findings)
        *findings = verdict.findings.count;
    gk_scanner_free(&scanner);
    gk_buffer_free(&block);
    return verdict.result;
}

/* Whether the annotation has the text in it. */
static bool has(struct gk_bytes annotation, const char *text)
{
    return gk_bytes_find(annotation, gk_bytes_of(text)) != NULL;
}

static enum gk_status reopen(const struct gk_bytes *names, size_t count)
{
    struct gk_bytes bad;
    gk_classify_plan_close(&plan);
    return gk_classify_plan_open(&plan, &profile, names, count, &bad);
}

static void only(const char *taxonomy)
{
    struct gk_bytes name = gk_bytes_of(taxonomy);
    ok(reopen(&name, 1) == GK_OK, "a plan for %s", taxonomy);
}

static void test_scores(void)
{
    only("area");
    is_text(
        judge(&plan, "{\"title\":\"2024年部门预算公开\"}", NULL),
        "{\"area\":{\"primary\":\"9\",\"labels\":[{\"class\":\"9\",\"score\":10}],\"margin\":10,"
        "\"task\":\"9.1\",\"section\":{\"lead\":[\"办公室\",\"市防震减灾局\"],\"cooperate\":[]},"
        "\"evidence\":[{\"rule\":\"area/9/预算\",\"pointer\":\"/title\",\"start\":7,\"end\":9,"
        "\"weight\":6},{\"rule\":\"area/9/部门预算\",\"pointer\":\"/title\",\"start\":5,\"end\":9,"
        "\"weight\":4}]}}",
        "a row for any field is multiplied in the title, one that names it is not");
    is_text(
        judge(&plan, "{\"content\":\"预算，预算；预算。预算\"}", NULL),
        "{\"area\":{\"primary\":\"9\",\"labels\":[{\"class\":\"9\",\"score\":6}],\"margin\":6,"
        "\"task\":\"9.1\",\"section\":{\"lead\":[\"办公室\",\"市防震减灾局\"],\"cooperate\":[]},"
        "\"evidence\":[{\"rule\":\"area/9/预算\",\"pointer\":\"/content\",\"start\":0,\"end\":2,"
        "\"weight\":2},{\"rule\":\"area/9/预算\",\"pointer\":\"/content\",\"start\":3,\"end\":5,"
        "\"weight\":2},{\"rule\":\"area/9/预算\",\"pointer\":\"/content\",\"start\":6,\"end\":8,"
        "\"weight\":2}]}}",
        "a row counts three times a field and no more");
    is_text(judge(&plan, "{\"title\":\"预算外资金\"}", NULL),
            "{\"area\":{\"unsure\":\"no_evidence\",\"labels\":[]}}",
            "a negative weight speaks against its class");
}

static void test_reasons(void)
{
    is_text(
        judge(&plan, "{\"content\":\"本年预算\"}", NULL),
        "{\"area\":{\"unsure\":\"below_threshold\",\"labels\":[{\"class\":\"9\",\"score\":2}],"
        "\"margin\":2,\"evidence\":[{\"rule\":\"area/9/预算\",\"pointer\":\"/content\",\"start\":2,"
        "\"end\":4,\"weight\":2}]}}",
        "below the threshold");
    is_text(
        judge(&plan, "{\"title\":\"预算 新闻发布会\"}", NULL),
        "{\"area\":{\"unsure\":\"tie\",\"labels\":[{\"class\":\"9\",\"score\":6},{\"class\":\"10\","
        "\"score\":6}],\"margin\":0,\"evidence\":[{\"rule\":\"area/9/预算\",\"pointer\":\"/title\","
        "\"start\":0,\"end\":2,\"weight\":6},{\"rule\":\"area/10.2/新闻发布会\",\"pointer\":\"/"
        "title\","
        "\"start\":3,\"end\":8,\"weight\":6}]}}",
        "as much for one as for the other: labels in the order of the file");
    struct gk_bytes tie = judge(&plan, "{\"title\":\"预算\",\"keywords\":\"征求意见\"}", NULL);
    ok(has(tie, "\"unsure\":\"tie\""), "a distance below the taxonomy's margin is a tie");
    struct gk_bytes conflict =
        judge(&plan, "{\"title\":\"预算\",\"content\":\"舆情，舆情；舆情\"}", NULL);
    ok(has(conflict, "\"unsure\":\"conflict\""),
       "the content overturns what the title decides: conflict");
    is_text(judge(&plan, "{\"title\":\"某某某某\"}", NULL),
            "{\"area\":{\"unsure\":\"no_evidence\",\"labels\":[]}}",
            "nothing speaks for any class");
    is_text(judge(&plan, "{\"title\":\"某\"}", NULL),
            "{\"area\":{\"unsure\":\"too_short\",\"labels\":[]}}", "hardly anything to read");
    is_text(judge(&plan, "{}", NULL), "{\"area\":{\"unsure\":\"too_short\",\"labels\":[]}}",
            "nothing to read");
    is_text(judge(&plan, "{\"title\":\"不归任何领域的预算\"}", NULL),
            "{\"area\":{\"unsure\":\"no_evidence\",\"labels\":[]}}",
            "the class none, where it has the highest score, gives no label");
}

static void test_tasks(void)
{
    struct gk_bytes one = judge(&plan, "{\"title\":\"新闻发布会解读\"}", NULL);
    ok(has(one, "\"primary\":\"10\",\"labels\":[{\"class\":\"10\",\"score\":15}]") &&
           has(one, "\"task\":\"10.1\",\"section\":{\"lead\":[\"办公室\"]"),
       "tasks count for their area, and the one with more evidence is named");
    struct gk_bytes lone = judge(&plan, "{\"title\":\"新闻发布会\"}", NULL);
    ok(has(lone, "\"task\":\"10.2\",\"section\":{\"lead\":[\"宣传\\\"科\"],"
                 "\"cooperate\":[\"各科室\",\"办公室\"]}"),
       "the sections of the task, those that lead apart");
    struct gk_bytes equal =
        judge(&plan, "{\"title\":\"新闻发布会\",\"summary\":\"解读，解读\"}", NULL);
    ok(!has(equal, "\"task\"") && has(equal, "\"section\":{\"lead\":[\"办公室\",\"宣传\\\"科\","
                                             "\"发展规划科\"],\"cooperate\":[\"各科室\"]}"),
       "no task stands out: none is named, the sections are those of the whole area");
    struct gk_bytes unknown = judge(&plan, "{\"column\":\"决策预公开\"}", NULL);
    ok(has(unknown, "\"primary\":\"7\"") && !has(unknown, "\"task\"") &&
           !has(unknown, "\"section\""),
       "an area that the catalogue does not know has neither task nor section");
}

static void test_places(void)
{
    struct gk_bytes array =
        judge(&plan, "{\"keywords\":[\"甲\",7,\"请\\u5f81\\u6C42\\u200b意见\"]}", NULL);
    ok(has(array, "\"pointer\":\"/keywords/2\",\"start\":1,\"end\":6,"
                  "\"weight\":7"),
       "an element of an array; escapes are one character, what is invisible stays inside");
    struct gk_bytes alias = judge(&plan, "{\"标题\":\"ａＢ　培训\"}", NULL);
    ok(!has(alias, "primary"), "a blank between letter and Han counts");
    alias = judge(&plan, "{\"标题\":\"😀ａＢ培 训班\"}", NULL);
    ok(has(alias, "{\"rule\":\"area/15/ＡＢ培训\",\"pointer\":\"/标题\",\"start\":1,"
                  "\"end\":6,\"weight\":8}"),
       "other names, full width, blanks between Han; offsets are code points");
    struct gk_bytes pattern = judge(&plan, "{\"title\":\"关于 突 发重大事件的\"}", NULL);
    ok(has(pattern, "{\"rule\":\"area/11.2//突发.{0,4}事件/\",\"pointer\":\"/title\",\"start\":3,"
                    "\"end\":10,\"weight\":8}"),
       "a pattern without a note is named by itself; it sees folded text, its span is the "
       "original's");
    struct gk_bytes url = judge(&plan, "{\"url\":\"http://a/yugongkai/1\"}", NULL);
    ok(has(url, "\"primary\":\"7\""), "a field that only a row names");
    struct gk_bytes own = judge(&plan, "{\"gk\":{\"classify\":\"预算预算\"},\"x\":\"预算\"}", NULL);
    ok(has(own, "too_short"), "neither gk nor a foreign member is read");
    char line[4096] = "{\"content\":\"";
    for (int i = 0; i < 498; i++)
        memcpy(line + strlen(line), "字", 4);
    memcpy(line + strlen(line), "舆情舆情\"}", sizeof "舆情舆情\"}");
    struct gk_bytes far = judge(&plan, line, NULL);
    ok(has(far, "\"score\":4}") && has(far, "\"start\":498,\"end\":500"),
       "content is read to its 500th character");
}

static void test_stop(void)
{
    only("genre");
    is_text(judge(&plan,
                  "{\"title\":\"关于某事的通知（废止）\",\"doc_number\":\"国办函〔2018〕1号\"}",
                  NULL),
            "{\"genre\":{\"primary\":\"通知\",\"labels\":[{\"class\":\"通知\",\"score\":100}],"
            "\"margin\":100,\"evidence\":[{\"rule\":\"genre/通知/题尾\",\"pointer\":\"/"
            "title\",\"start\":5,"
            "\"end\":11,\"weight\":100}]}}",
            "a stop row decides alone");
    is_text(judge(&plan, "{\"title\":\"图解关于某事的通知\"}", NULL),
            "{\"genre\":{\"unsure\":\"no_evidence\",\"labels\":[]}}",
            "the first stop row in the file decides; class none gives no label");
    is_text(judge(&plan, "{\"title\":\"卫戍区司令\"}", NULL),
            "{\"genre\":{\"unsure\":\"no_evidence\",\"labels\":[]}}",
            "an exception before its rule");
    struct gk_bytes order = judge(&plan, "{\"title\":\"国务院令\"}", NULL);
    ok(has(order, "\"primary\":\"命令（令）\""), "the rule behind it");
    struct gk_bytes number = judge(&plan, "{\"doc_number\":\"国办函〔2018〕1号\"}", NULL);
    ok(has(number, "\"primary\":\"函\",\"labels\":[{\"class\":\"函\",\"score\":6}]"),
       "without a stop row the scores decide");
    struct gk_bytes dotted = judge(&plan, "{\"title\":\"带点的类\"}", NULL);
    ok(has(dotted, "{\"class\":\"1.2\"") && !has(dotted, "task"),
       "outside area a class is its text");
}

static void test_plans(void)
{
    struct gk_bytes bad;
    struct gk_bytes wrong[] = { GK_BYTES("genre"), GK_BYTES("nosuch") };
    gk_classify_plan_close(&plan);
    ok(gk_classify_plan_open(&plan, &profile, wrong, 2, &bad) == GK_INVALID,
       "an unknown taxonomy is refused");
    is_text(bad, "nosuch", "and named");
    struct gk_bytes turned[] = { GK_BYTES("genre"), GK_BYTES("area") };
    ok(reopen(turned, 2) == GK_OK, "two taxonomies");
    struct gk_bytes both = judge(&plan, "{\"title\":\"部门预算的通知\"}", NULL);
    ok(gk_bytes_start_with(both, GK_BYTES("{\"area\":{\"primary\":\"9\"")) &&
           has(both, "]},\"genre\":{\"primary\":\"通知\""),
       "come in the profile's order");
    ok(reopen(NULL, 0) == GK_OK, "no names: all");
    struct gk_bytes all = judge(&plan, "{\"title\":\"部门预算的通知\"}", NULL);
    ok(gk_bytes_equal(all, both), "the same answer");
    struct gk_taxonomy_row slow_row = PATTERN("x", TITLE, "^(a+)+$", 9, 1);
    struct gk_taxonomy slow = { .name = TEXT("slow"), .rows = &slow_row, .row_count = 1 };
    struct gk_profile other = profile;
    other.taxonomies = &slow;
    other.taxonomy_count = 1;
    gk_classify_plan_close(&plan);
    ok(gk_classify_plan_open(&plan, &other, NULL, 0, &bad) == GK_OK, "a costly pattern");
    char line[256] = "{\"title\":\"";
    memset(line + strlen(line), 'a', 60);
    memcpy(line + strlen(line), "!\"}", 4);
    uint32_t findings = 0;
    struct gk_bytes limited = judge(&plan, line, &findings);
    ok(has(limited, "no_evidence") && findings == 1, "a pattern that is given up is reported");
    slow_row.pattern = GK_BYTES("(");
    gk_classify_plan_close(&plan);
    ok(gk_classify_plan_open(&plan, &other, NULL, 0, &bad) == GK_INVALID, "a broken pattern");
    is_text(bad, "(", "is named");
    other.none = true;
    gk_classify_plan_close(&plan);
    ok(gk_classify_plan_open(&plan, &other, NULL, 0, &bad) == GK_OK, "no rules");
    is_text(judge(&plan, "{\"title\":\"通知\"}", NULL), "", "give no annotation");
}

/* The area of a task, "10" of "10.2"; empty where the item is none of the plan's. */
static struct gk_bytes area_of(const struct gk_catalog_item *item)
{
    const char *dot = gk_bytes_find(item->id, GK_BYTES("."));
    return (struct gk_bytes){ item->id.at, dot ? (size_t)(dot - item->id.at) : 0 };
}

/* A record made of the item's own words comes to the item's area, and sections answer for it. */
static bool is_recognised(const struct gk_catalog_item *item)
{
    struct gk_bytes area = area_of(item);
    char line[4096];
    char expected[64];
    snprintf(line, sizeof line, "{\"title\":\"%.*s\",\"content\":\"%.*s\"}",
             (int)item->title.length, item->title.at, (int)item->content.length, item->content.at);
    snprintf(expected, sizeof expected, "{\"area\":{\"primary\":\"%.*s\",", (int)area.length,
             area.at);
    struct gk_bytes annotation = judge(&plan, line, NULL);
    return gk_bytes_start_with(annotation, gk_bytes_of(expected)) &&
           has(annotation, "\"section\":{\"lead\":[");
}

static void test_default_profile(void)
{
    struct gk_profile embedded = { 0 };
    struct gk_mistakes mistakes = { 0 };
    struct gk_bytes area = GK_BYTES("area");
    struct gk_bytes bad;
    gk_classify_plan_close(&plan);
    ok(gk_profile_open(&embedded, (struct gk_bytes){ 0 }, GK_PROFILE_ALL, &mistakes) == GK_OK &&
           gk_classify_plan_open(&plan, &embedded, &area, 1, &bad) == GK_OK,
       "a plan of the embedded profile");
    int tasks = 0;
    for (size_t i = 0; i < embedded.catalog.count; i++) {
        const struct gk_catalog_item *item = &embedded.catalog.items[i];
        if (!area_of(item).length)
            continue;
        tasks++;
        ok(is_recognised(item), "task %.*s is recognised by its own words", (int)item->id.length,
           item->id.at);
    }
    is_int(tasks, 24, "tasks of the plan");
    gk_classify_plan_close(&plan);
    gk_profile_close(&embedded);
    gk_mistakes_free(&mistakes);
}

int main(void)
{
    open_profile();
    test_scores();
    test_reasons();
    test_tasks();
    test_places();
    test_stop();
    test_plans();
    test_default_profile();
    gk_classify_plan_close(&plan);
    gk_field_names_close(&profile.fields);
    gk_scratch_free(&scratch);
    gk_arena_free(&arena);
    return done();
}
