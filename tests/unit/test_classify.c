/* What gk-classify says of a record: scores, stop rows, reasons, tasks, sections, evidence. */
#include "profile/open.h"
#include "record/scan.h"
#include "scanned.h"
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
#define ENDS(class, text, at)                                                                      \
    {                                                                                              \
        .class_name = TEXT(class), .field = GK_FIELD_TITLE, .title_end = true, .term = TEXT(text), \
        .stop = true, .line = (at)                                                                 \
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
    TERM("11.1", CONTENT, "谣言传播", 9, 13),
    { .class_name = TEXT("*"),
      .any_field = true,
      .term = TEXT("预算法"),
      .cover = true,
      .line = 14 },
    { .class_name = TEXT("*"),
      .any_field = true,
      .pattern = TEXT("不算数的突发.*事件"),
      .cover = true,
      .line = 15 },
    ANY("12", "微博", 3, 16),
    TERM("R1", TITLE, "听取汇报", 9, 17),
};

static struct gk_taxonomy_row subject_rows[] = {
    TERM("科技、教育", TITLE, "科教", 5, 1),
    TERM("科技、教育/教育", TITLE, "学校", 6, 2),
    TERM("科技、教育/科技", TITLE, "科研", 6, 3),
    TERM("/路", TITLE, "斜线在前", 9, 4),
    { .class_name = TEXT("科技、教育"),
      .field = GK_FIELD_TITLE,
      .title_end = true,
      .term = TEXT("教纪要"),
      .weight = 7,
      .line = 5 },
};

static struct gk_taxonomy_row genre_rows[] = {
    STOP("none", TITLE, "^(一图读懂|图解)", 1),
    STOP("通知", TITLE, "通知(\\((废止|试行)\\))?$", 2),
    STOP("none", TITLE, "司令$", 3),
    STOP("命令（令）", TITLE, "令$", 4),
    TERM("函", DOC_NUMBER, "函", 6, 5),
    TERM("1.2", TITLE, "带点的类", 10, 6),
    ENDS("none", "口头通报", 7),
    ENDS("通报", "通报", 8),
    ENDS("会议纪要", "会议纪要", 10),
    ENDS("纪要", "纪要", 9),
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
    { .name = TEXT("subject"),
      .rows = subject_rows,
      .row_count = COUNT(subject_rows),
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
    { .id = TEXT("9.1"), .of_plan = true, .sections = budget, .section_count = 2 },
    { .id = TEXT("10.1"), .of_plan = true, .sections = interpret, .section_count = 1 },
    { .id = TEXT("10.2"), .of_plan = true, .sections = press, .section_count = 3 },
    { .id = TEXT("10.3"), .of_plan = true, .sections = experts, .section_count = 1 },
    { .id = TEXT("1.1"), .of_plan = true, .sections = experts, .section_count = 1 },
    { .id = TEXT("R1"), .of_plan = true, .sections = interpret, .section_count = 1 },
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
    struct scanned scanned = { .scanner = { .fields = &profile.fields, .index_depth = 1 } };
    struct gk_verdict verdict = { .arena = &arena,
                                  .settlement = &settlement,
                                  .record = &scanned.record };
    enum gk_status status = GK_INVALID;
    gk_arena_reset(&scratch.arena);
    if (scanned_line(&scanned, gk_bytes_of(line)) == GK_LINE_RECORD)
        status = gk_classify_verb.judge(by, &scratch, &scanned.record, &verdict);
    if (status != GK_OK)
        verdict.result = GK_BYTES("not judged");
    if (findings)
        *findings = verdict.findings.count;
    scanned_free(&scanned);
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
    enum gk_status status = gk_classify_plan_open(&plan, &profile, names, count, &bad);
    plan.evidence = GK_EVIDENCE_FULL;
    return status;
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
        judge(&plan, "{\"title\":\"预算，预算；预算。预算\"}", NULL),
        "{\"area\":{\"primary\":\"9\",\"labels\":[{\"class\":\"9\",\"score\":18}],\"margin\":18,"
        "\"task\":\"9.1\",\"section\":{\"lead\":[\"办公室\",\"市防震减灾局\"],\"cooperate\":[]},"
        "\"evidence\":[{\"rule\":\"area/9/预算\",\"pointer\":\"/title\",\"start\":0,\"end\":2,"
        "\"weight\":6},{\"rule\":\"area/9/预算\",\"pointer\":\"/title\",\"start\":3,\"end\":5,"
        "\"weight\":6},{\"rule\":\"area/9/预算\",\"pointer\":\"/title\",\"start\":6,\"end\":8,"
        "\"weight\":6}]}}",
        "a row counts three times a field and no more");
    is_text(judge(&plan, "{\"title\":\"预算外资金\"}", NULL),
            "{\"area\":{\"unsure\":\"no_evidence\",\"labels\":[]}}",
            "a negative weight speaks against its class");
    struct gk_bytes content = judge(&plan, "{\"content\":\"预算，预算；解读\"}", NULL);
    ok(has(content, "{\"class\":\"10\",\"score\":3},{\"class\":\"9\",\"score\":2}"),
       "in the content a row counts once");
    char line[4096] = "{\"content\":\"预算";
    for (int i = 0; i < 198; i++)
        memcpy(line + strlen(line), "字", 4);
    memcpy(line + strlen(line), "解读。\"}", sizeof "解读。\"}");
    ok(has(judge(&plan, line, NULL),
           "{\"class\":\"9\",\"score\":2},{\"class\":\"10\",\"score\":2}"),
       "behind its first 200 characters half, rounded up");
}

static void test_covers(void)
{
    is_text(judge(&plan, "{\"title\":\"预算法宣传\"}", NULL),
            "{\"area\":{\"unsure\":\"no_evidence\",\"labels\":[]}}",
            "what lies within a phrase that covers it counts for nothing");
    ok(has(judge(&plan, "{\"title\":\"预算法与预算\"}", NULL), "\"score\":6}"),
       "beside it it counts");
    is_text(judge(&plan, "{\"title\":\"不算数的突发大事件\"}", NULL),
            "{\"area\":{\"unsure\":\"no_evidence\",\"labels\":[]}}",
            "a pattern covers too, and covers what a pattern finds");
}

static void test_parts(void)
{
    only("subject");
    ok(has(judge(&plan, "{\"title\":\"学校科教\"}", NULL),
           "\"primary\":\"科技、教育\",\"second\":\"科技、教育/教育\",\"labels\":[{\"class\":"
           "\"科技、教育\",\"score\":11}]"),
       "a part counts for its class, and is told beside it");
    struct gk_bytes both = judge(&plan, "{\"title\":\"学校科研\"}", NULL);
    ok(has(both, "\"primary\":\"科技、教育\",\"labels\"") && has(both, "\"score\":12}"),
       "two parts that are as strong: neither is told");
    ok(has(judge(&plan, "{\"title\":\"斜线在前\"}", NULL), "\"primary\":\"/路\""),
       "a stroke with nothing before it parts nothing");
    only("area");
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
        judge(&plan, "{\"title\":\"预算\",\"content\":\"舆情，谣言传播\"}", NULL);
    ok(has(conflict, "\"unsure\":\"conflict\""),
       "the content speaks twice as loud for another class than decides without it: conflict");
    struct gk_bytes overruled = judge(&plan, "{\"title\":\"预算\",\"content\":\"谣言传播\"}", NULL);
    ok(has(overruled, "\"primary\":\"9\"") && has(overruled, "\"margin\":-3"),
       "less loud it overturns nothing");
    ok(has(judge(&plan, "{\"title\":\"某某某某\",\"content\":\"谣言传播\"}", NULL),
           "\"unsure\":\"below_threshold\""),
       "beside a title that says nothing the content needs twice the threshold");
    ok(has(judge(&plan, "{\"title\":\"某某某某\",\"content\":\"舆情，谣言传播\"}", NULL),
           "\"primary\":\"11\"") &&
           has(judge(&plan, "{\"content\":\"谣言传播\"}", NULL), "\"primary\":\"11\"") &&
           has(judge(&plan, "{\"title\":\"微博\",\"content\":\"微博\"}", NULL),
               "\"primary\":\"12\""),
       "which it may have; without a title, or with a title that speaks for the class, once");
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
    struct gk_bytes equal = judge(&plan, "{\"title\":\"新闻发布会\",\"keywords\":\"解读\"}", NULL);
    ok(!has(equal, "\"task\"") && has(equal, "\"section\":{\"lead\":[\"办公室\",\"宣传\\\"科\","
                                             "\"发展规划科\"],\"cooperate\":[\"各科室\"]}"),
       "no task stands out: none is named, the sections are those of the whole area");
    struct gk_bytes requirement = judge(&plan, "{\"title\":\"听取汇报\"}", NULL);
    ok(has(requirement, "\"primary\":\"R1\"") && !has(requirement, "\"task\"") &&
           has(requirement, "\"section\":{\"lead\":[\"办公室\"]"),
       "a requirement without tasks has the sections of its own item");
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
    for (int i = 0; i < 298; i++)
        memcpy(line + strlen(line), "字", 4);
    memcpy(line + strlen(line), "舆情舆情\"}", sizeof "舆情舆情\"}");
    struct gk_bytes far = judge(&plan, line, NULL);
    ok(has(far, "\"score\":4}") && has(far, "\"start\":298,\"end\":300"),
       "content is read to its 300th character");
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

static void test_title_ends(void)
{
    only("genre");
    ok(has(judge(&plan, "{\"title\":\"某市人民政府会议纪要（2017年第10期）\"}", NULL),
           "\"primary\":\"会议纪要\"") &&
           has(judge(&plan, "{\"title\":\"座谈纪要\"}", NULL), "\"primary\":\"纪要\""),
       "where the title proper ends the longest counts, whatever the order of the file");
    ok(has(judge(&plan, "{\"title\":\"纪要的写法\"}", NULL), "no_evidence"),
       "elsewhere in the title it counts for nothing");
    ok(has(judge(&plan, "{\"title\":\"某人的口头通报\"}", NULL), "no_evidence"),
       "the class none, for words that end alike");
    ok(has(judge(&plan, "{\"title\":\"政策解读：座谈纪要\"}", NULL), "\"primary\":\"纪要\""),
       "without the profile's words every page is the document");
    only("subject");
    ok(has(judge(&plan, "{\"title\":\"科教纪要\"}", NULL), "\"score\":12}") &&
           has(judge(&plan, "{\"title\":\"科教纪要目录\"}", NULL), "\"score\":5}"),
       "a row with a weight that ends the title adds it");
}

static void test_plans(void)
{
    struct gk_bytes bad;
    struct gk_bytes wrong[] = { GK_BYTES("genre"), GK_BYTES("nosuch") };
    gk_classify_plan_close(&plan);
    ok(gk_classify_plan_open(&plan, &profile, wrong, 2, &bad) == GK_INVALID,
       "an unknown taxonomy is refused");
    is_text(bad, "nosuch", "and named");
    struct gk_bytes turned[] = { GK_BYTES("subject"), GK_BYTES("genre"), GK_BYTES("area") };
    ok(reopen(turned, 3) == GK_OK, "three taxonomies");
    struct gk_bytes both = judge(&plan, "{\"title\":\"部门预算的通知\"}", NULL);
    ok(gk_bytes_start_with(both, GK_BYTES("{\"area\":{\"primary\":\"9\"")) &&
           has(both, "]},\"genre\":{\"primary\":\"通知\""),
       "come in the profile's order");
    ok(reopen(NULL, 0) == GK_OK, "no names: all");
    struct gk_bytes all = judge(&plan, "{\"title\":\"部门预算的通知\"}", NULL);
    ok(gk_bytes_equal(all, both), "the same answer");
    struct gk_taxonomy_row slow_row = PATTERN("x", TITLE, "^(a+)+$", 9, 1);
    struct gk_taxonomy slow = {
        .name = TEXT("slow"), .rows = &slow_row, .row_count = 1, .threshold = 1, .margin = 1
    };
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
    ok(gk_classify_plan_open(&plan, &other, NULL, 0, &bad) == GK_OK &&
           has(judge(&plan, "{\"title\":\"(((((\"}", NULL), "no_evidence"),
       "a broken pattern, which the profile would have reported, finds nothing");
    slow_row.pattern = (struct gk_bytes){ 0 };
    slow_row.term = GK_BYTES("\u200b");
    gk_classify_plan_close(&plan);
    ok(gk_classify_plan_open(&plan, &other, NULL, 0, &bad) == GK_INVALID,
       "a term of which nothing is left");
    is_text(bad, "\u200b", "is named");
    slow_row.term = GK_BYTES("^办法$");
    gk_classify_plan_close(&plan);
    ok(gk_classify_plan_open(&plan, &other, NULL, 0, &bad) == GK_OK &&
           has(judge(&plan, "{\"title\":\"办 法\"}", NULL), "\"primary\":\"x\"") &&
           has(judge(&plan, "{\"title\":\"办法一\"}", NULL), "unsure") &&
           has(judge(&plan, "{\"title\":\"一办法\"}", NULL), "unsure"),
       "^ and $ of a term: the field begins and ends with it");
    other.none = true;
    gk_classify_plan_close(&plan);
    ok(gk_classify_plan_open(&plan, &other, NULL, 0, &bad) == GK_OK, "no rules");
    is_text(judge(&plan, "{\"title\":\"通知\"}", NULL), "", "give no annotation");
}

/* The first parts of an item's number: "10" its area, "10.2" its task. */
static struct gk_bytes parts_of(struct gk_bytes id, int count)
{
    size_t length = 0;
    while (length < id.length && (id.at[length] != '.' || --count > 0))
        length++;
    return (struct gk_bytes){ id.at, length };
}

/* A record made of the words of the items of one task comes to its area, and sections answer for
 * it. */
static bool is_recognised(const struct gk_catalog *catalog, struct gk_bytes task)
{
    struct gk_bytes area = parts_of(task, 1);
    struct gk_buffer line = { 0 };
    char expected[64];
    bool good = gk_buffer_print(&line, "{\"title\":\"\",\"content\":\"") == GK_OK;
    for (size_t i = 0; i < catalog->count && good; i++) {
        const struct gk_catalog_item *item = &catalog->items[i];
        if (gk_bytes_equal(parts_of(item->id, 2), task))
            good = gk_buffer_print(&line, "%.*s。%.*s。", (int)item->title.length, item->title.at,
                                   (int)item->content.length, item->content.at) == GK_OK;
    }
    good = good && gk_buffer_append(&line, GK_BYTES("\"}")) == GK_OK &&
           gk_buffer_append_byte(&line, 0) == GK_OK;
    snprintf(expected, sizeof expected, "{\"area\":{\"primary\":\"%.*s\",", (int)area.length,
             area.at);
    if (good) {
        struct gk_bytes annotation = judge(&plan, gk_buffer_bytes(&line).at, NULL);
        good = gk_bytes_start_with(annotation, gk_bytes_of(expected)) &&
               has(annotation, "\"section\":{\"lead\":[");
    }
    gk_buffer_free(&line);
    return good;
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
    struct gk_bytes before = { 0 };
    for (size_t i = 0; i < embedded.catalog.count; i++) {
        struct gk_bytes task = parts_of(embedded.catalog.items[i].id, 2);
        if (parts_of(task, 1).length == task.length || gk_bytes_equal(task, before))
            continue;
        tasks++;
        before = task;
        ok(is_recognised(&embedded.catalog, task), "task %.*s is recognised by its own words",
           (int)task.length, task.at);
    }
    is_int(tasks, 18, "tasks of the plan that want something published");
    gk_classify_plan_close(&plan);
    gk_profile_close(&embedded);
    gk_mistakes_free(&mistakes);
}

int main(void)
{
    open_profile();
    test_scores();
    test_covers();
    test_reasons();
    test_tasks();
    test_parts();
    test_places();
    test_stop();
    test_title_ends();
    test_plans();
    test_default_profile();
    gk_classify_plan_close(&plan);
    gk_field_names_close(&profile.fields);
    gk_scratch_free(&scratch);
    gk_arena_free(&arena);
    return done();
}
