/* The validate verb under the default profile: what it finds, where, and how severe. */
#include "base/digest.h"
#include "base/memory.h"
#include "profile/open.h"
#include "record/scan.h"
#include "tap.h"
#include "verbs/validate/validate.h"

static struct gk_profile profile;
static struct gk_mistakes mistakes;
static struct gk_scratch scratch;
static struct gk_arena arena;
static const struct gk_settlement settlement = { .profile = &profile };

/* One worker's view of one line at a time. */
struct bench {
    struct gk_validate_plan plan;
    struct gk_validate_tally tally;
    struct gk_scanner scanner;
    struct gk_record record;
    struct gk_verdict verdict;
    struct gk_buffer line;
    uint64_t number;
};

static bool open_bench(struct bench *bench, const struct gk_bytes *unique, size_t count,
                       bool annotate)
{
    struct gk_bytes bad;
    struct gk_validate_options options = {
        .today = gk_day(2024, 3, 1), .unique = unique, .unique_count = count, .annotate = annotate
    };
    *bench = (struct bench){ .number = 0 };
    enum gk_status status = gk_validate_plan_open(&bench->plan, &profile, &options, &bad);
    gk_validate_tally_open(&bench->tally, &bench->plan);
    bench->scanner.fields = &profile.fields;
    return status == GK_OK;
}

static void close_bench(struct bench *bench)
{
    gk_validate_tally_close(&bench->tally);
    gk_validate_plan_close(&bench->plan);
    gk_scanner_free(&bench->scanner);
    gk_buffer_free(&bench->line);
}

static enum gk_status judge(struct bench *bench, const char *line)
{
    size_t offset = 0;
    enum gk_line_kind kind;
    struct gk_fault fault;
    gk_arena_reset(&scratch.arena);
    gk_arena_reset(&arena);
    gk_buffer_clear(&bench->line);
    bench->verdict =
        (struct gk_verdict){ .arena = &arena, .settlement = &settlement, .record = &bench->record };
    if (gk_buffer_append(&bench->line, gk_bytes_of(line)) != GK_OK ||
        gk_buffer_append_byte(&bench->line, '\n') != GK_OK ||
        gk_scan_block(&bench->scanner, gk_buffer_bytes(&bench->line)) != GK_OK ||
        gk_scan_line(&bench->scanner, &offset, &kind, &bench->record, &fault) != GK_OK ||
        kind != GK_LINE_RECORD)
        return GK_INVALID;
    return gk_validate_verb.judge(&bench->plan, &scratch, &bench->record, &bench->verdict);
}

/* "rule severity pointer start-end", joined by "; ". */
static struct gk_bytes list(const struct gk_verdict *verdict, struct gk_buffer *out)
{
    gk_buffer_clear(out);
    for (const struct gk_finding *f = verdict->findings.first; f; f = f->next) {
        enum gk_status status =
            gk_buffer_print(out, "%s%s %s %.*s", out->length ? "; " : "", gk_rule(f->rule)->id,
                            gk_severity_name(f->severity), (int)f->pointer.length, f->pointer.at);
        if (status == GK_OK && f->has_span)
            status = gk_buffer_print(out, " %u-%u", f->start, f->end);
        if (status != GK_OK)
            break;
    }
    return gk_buffer_bytes(out);
}

static struct bench plain;
static struct gk_buffer listed;

static void finds(const char *line, const char *expected)
{
    enum gk_status status = judge(&plain, line);
    is_text(status == GK_OK ? list(&plain.verdict, &listed) : GK_BYTES("(no record)"), expected,
            "%s", line);
}

static void test_fields(void)
{
    finds("{\"title\":\"甲\"}", "");
    finds("{\"标题\":\"甲\",\"日期\":\"\",\"栏目\":\"乙\",\"正文\":\"丙\"}", "");
    finds("{\"content\":\"甲\"}", "field.required error /title");
    finds("{\"title\":\"\"}", "field.required error /title");
    finds("{\"名称\":\" \\u3000\\n\"}", "field.required error /名称");
    finds("{\"title\":null}", "field.required error /title");
    finds("{\"title\":2018}", "field.type error /title");
    finds("{\"title\":[]}", "field.required error /title; field.type error /title");
    finds("{\"title\":\"甲\",\"summary\":null,\"id\":12}", "");
    finds("{\"title\":\"甲\",\"标题\":\"乙\"}", "field.twice error /标题");
    finds("{\"title\":\"甲\",\"pubtime\":\"去年\",\"日期\":\"今年\"}", "field.twice error /日期");
    is_int((int64_t)plain.verdict.findings.first->place, 43, "its place is the later value's");
}

static void test_dates(void)
{
    finds("{\"title\":\"甲\",\"formed_date\":\"2024年01月26日\",\"published_date\":\"2024-01-26 "
          "08:00\"}",
          "");
    finds("{\"title\":\"甲\",\"formed_date\":\"去年六月\"}", "date.form warning /formed_date 0-4");
    finds("{\"title\":\"甲\",\"日期\":\"2023-02-30\"}", "date.calendar error /日期 0-10");
    is_text(plain.verdict.findings.first->arguments[0], "published_date",
            "the field is named, its value is not");
    finds("{\"title\":\"甲\",\"formed_date\":\"2024-03-01\"}", "");
    finds("{\"title\":\"甲\",\"formed_date\":\"2024-03-02\"}",
          "date.future warning /formed_date 0-10");
    finds("{\"title\":\"甲\",\"due_date\":\"2024-05-02\"}", "");
    finds("{\"title\":\"甲\",\"formed_date\":\"2019-06-03\",\"published_date\":\"2019-05-20\"}",
          "date.order warning /published_date");
    is_text(plain.verdict.findings.first->arguments[0], "2019-05-20", "published is named");
    is_text(plain.verdict.findings.first->arguments[1], "2019-06-03", "formed is named");
    finds("{\"title\":\"甲\",\"formed_date\":\"2019-06-31\",\"published_date\":\"2019-05-20\"}",
          "date.calendar error /formed_date 0-10");
    finds("{\"title\":\"甲\",\"formed_date\":20190603}", "");
    finds("{\"title\":\"甲\",\"formed_date\":\"二〇一九年二月五日\"}", "");
    finds("{\"title\":\"甲\",\"pubtime\":1558368000000}", "");
    finds("{\"title\":\"甲\",\"pubtime\":1558368000}", "");
    finds("{\"title\":\"甲\",\"formed_date\":\"2019-05-22\",\"pubtime\":1558368000000}",
          "date.order warning /pubtime");
    finds("{\"title\":\"甲\",\"pubtime\":1746028800000}", "date.future warning /pubtime");
    finds("{\"title\":\"甲\",\"pubtime\":2019}", "date.form warning /pubtime");
    finds("{\"title\":\"甲\",\"pubtime\":0}", "date.form warning /pubtime");
    finds("{\"title\":\"甲\",\"pubtime\":[\"2019-05-22\"]}", "date.form warning /pubtime");
    finds("{\"title\":\"甲\",\"pubtime\":true}", "date.form warning /pubtime");
    finds("{\"title\":\"甲\",\"pubtime\":null}", "");
    finds("{\"title\":\"甲\",\"pubtime\":[]}", "");
}

#define NUMBER(number, more) "{\"title\":\"甲\",\"doc_number\":\"" number "\"" more "}"
#define TITLED(title, number) "{\"title\":\"" title "\",\"doc_number\":\"" number "\"}"
#define FORMED(date) ",\"formed_date\":\"" date "\""

static void test_document_numbers(void)
{
    finds(NUMBER("国发〔2018〕43号", ""), "");
    finds(NUMBER("无", ""), "");
    finds(NUMBER("", ""), "");
    finds(NUMBER("国务院令第711号", FORMED("2019-04-03")), "");
    finds(NUMBER("科发[2019]5号", ""), "docnumber.bracket warning /doc_number 2-8");
    finds(NUMBER("科发[2009]5号", ""), "docnumber.bracket note /doc_number 2-8");
    finds(NUMBER("科发[2012]5号", ""), "docnumber.bracket note /doc_number 2-8");
    finds(NUMBER("科发[2012]5号", FORMED("2012-06-30")), "docnumber.bracket note /doc_number 2-8");
    finds(NUMBER("科发[2012]5号", FORMED("2012-07-01")),
          "docnumber.bracket warning /doc_number 2-8");
    finds(NUMBER("科发〔2019〕005号", ""), "docnumber.zero warning /doc_number 8-11");
    finds(NUMBER("科发〔1999〕005号", ""), "docnumber.zero note /doc_number 8-11");
    finds(NUMBER("科发〔2019〕第5号", ""), "docnumber.ordinal warning /doc_number 8-9");
    finds(NUMBER("科发〔2019〕 号", ""), "docnumber.serial error /doc_number 2-10");
    finds(NUMBER("科发〔19〕5号", ""), "docnumber.year error /doc_number 2-6");
    finds(NUMBER("xx发〔2019〕5号", ""), "docnumber.placeholder error /doc_number 0-2");
    finds(NUMBER("2019年文件之五", ""), "docnumber.form note /doc_number 0-9");
    finds(NUMBER("科发〔2018〕5号", FORMED("2019-06-03")), "docnumber.date warning /doc_number");
    finds(NUMBER("科发〔2018〕5号", FORMED("2019-01-03")), "docnumber.date note /doc_number");
    finds(NUMBER("科发〔2019〕5号", FORMED("2018-12-31")), "docnumber.date warning /doc_number");
    finds(TITLED("关于某事的通知", "某市政府令第12号"), "docnumber.genre warning /doc_number");
    finds(TITLED("关于某事的通知", "某市政府第12号令"), "docnumber.genre warning /doc_number");
    finds(TITLED("關於某事的通知（試行）", "某政復〔2019〕12号"),
          "docnumber.genre warning /doc_number");
    finds(TITLED("某局公报", "某政任〔2019〕12号"), "docnumber.genre warning /doc_number");
    finds(TITLED("某市科普办法", "某市政府令第12号"), "");
    finds(TITLED("关于修改某办法的决定（某府令67号）", "某市政府令第12号"), "");
    finds(TITLED("一图读懂《关于某事的通知》", "某市政府令第12号"), "");
    finds(TITLED("关于某事的通知", "某政函〔2019〕12号"), "");
    finds(TITLED("", "某市政府令第12号"), "field.required error /title");
    finds(NUMBER("\\u79d1\\u53d1[2019]5\\u53f7", ""), "docnumber.bracket warning /doc_number 2-8");
    is_int((int64_t)plain.verdict.findings.first->place, 41, "its place is where the bracket is");
}

#define DISCLOSED(value, more) "{\"title\":\"甲\",\"公开方式\":\"" value "\"" more "}"
#define BASIS(basis) ",\"不予公开理由\":\"" basis "\""

static void test_disclosure(void)
{
    finds(DISCLOSED("主动公开", ""), "");
    finds(DISCLOSED("", ""), "");
    finds(DISCLOSED("公开", ""), "");
    finds(DISCLOSED("政府网站", ""), "disclosure.value warning /公开方式");
    finds(DISCLOSED("不予公开", ""), "disclosure.basis error /公开方式");
    finds(DISCLOSED("不予公开", BASIS(" ")), "disclosure.basis error /公开方式");
    finds(DISCLOSED("不予公开", BASIS("领导要求")), "disclosure.article warning /不予公开理由");
    finds(DISCLOSED("不予公开", BASIS("第十六条第一款")), "");
    finds(DISCLOSED("不予公开", BASIS("16-2b")), "");
    finds(DISCLOSED("不予公开", ",\"disclosure_basis\":[\"第十四条\"]"), "");
    finds(DISCLOSED("依申请公开", BASIS("第十五条")), "");
    finds(DISCLOSED("主动公开", BASIS("第十六条")), "disclosure.conflict error /不予公开理由");
    finds(DISCLOSED("主动公开", BASIS("无")), "");
    finds(DISCLOSED("主动公开", ",\"密级\":\"秘密\""), "disclosure.secrecy error /密级");
    finds(DISCLOSED("主动公开", ",\"密级\":\"非涉密\""), "");
    finds(DISCLOSED("主动公开", ",\"正文\":\"通知（此件依申请公开）\""),
          "disclosure.mark error /正文 2-11");
    finds(DISCLOSED("主动公开", ",\"正文\":\"通知\\n（此件不公开）\""),
          "disclosure.mark error /正文 3-10");
    finds(DISCLOSED("主动公开", ",\"正文\":\"（\\u6b64件不公开）\""),
          "disclosure.mark error /正文 0-7");
    finds(DISCLOSED("主动公开", ",\"正文\":\"通知（此件主动公开）\""), "");
    finds(DISCLOSED("依申请公开", ",\"正文\":\"通知（此件依申请公开）\""), "");
    finds("{\"title\":\"甲\",\"正文\":\"通知（此件依申请公开）\"}", "");
    finds(DISCLOSED("主动公开", ",\"正文\":\"秘密★5年\""), "disclosure.secrecy error /正文 0-5");
    finds(DISCLOSED("主动公开", ",\"正文\":\"机\\u5bc6 ★ 长期\\n通知\""),
          "disclosure.secrecy error /正文 0-7");
    finds(DISCLOSED("主动公开", ",\"摘要\":\"密级：机密\""), "disclosure.secrecy error /摘要 0-5");
    finds(DISCLOSED("主动公开", ",\"正文\":\"内部资料 注意保存\\n通知\""),
          "disclosure.mark error /正文 0-9");
    finds("{\"title\":\"通知（内部资料）\",\"公开方式\":\"主动公开\"}",
          "disclosure.mark error /title 2-8");
    finds(DISCLOSED("主动公开", ",\"正文\":\"秘密★5年\\n（此件不公开）\\n内部\""),
          "disclosure.secrecy error /正文 0-5; disclosure.mark error /正文 6-13; "
          "disclosure.mark error /正文 14-16");
    finds(DISCLOSED("主动公开", ",\"正文\":\"严守国家秘密，内部资料不得外传\""), "");
    finds(DISCLOSED("依申请公开", ",\"正文\":\"秘密★5年\""), "");
    finds(DISCLOSED("依申请公开", ",\"正文\":\"（此件主动公开）\""),
          "disclosure.mark warning /正文 0-8");
    finds(DISCLOSED("不予公开", BASIS("第十四条") ",\"正文\":\"（此件主动公开）\""),
          "disclosure.mark warning /正文 0-8");
    finds(DISCLOSED("不予公开", BASIS("第十四条") ",\"正文\":\"（此件不公开）\\n秘密★5年\""), "");
    finds("{\"title\":\"甲\",\"正文\":\"秘密★5年\"}", "");
    finds(DISCLOSED("主动公开", ",\"正文\":[\"秘密★5年\"]"), "field.type error /正文");
}

/* What would be written into a record that passes. */
static struct gk_bytes conclude(struct bench *bench)
{
    gk_verdict_settle(&bench->verdict);
    return gk_validate_verb.conclude(&bench->plan, &scratch, &bench->record, &bench->verdict) ==
                   GK_OK
               ? bench->verdict.result
               : GK_BYTES("no memory");
}

static void test_annotation(void)
{
    struct bench bench;
    ok(open_bench(&bench, NULL, 0, true), "a plan that annotates");
    ok(judge(&bench, "{\"title\":\"甲\"}") == GK_OK, "judges a good record");
    is_text(conclude(&bench), "{\"findings\":[]}", "nothing was found");
    ok(judge(&bench, "{\"title\":\"甲\",\"日期\":\"x\",\"文号\":\"科发[2019]5号\"}") == GK_OK,
       "judges another");
    is_text(
        conclude(&bench),
        "{\"findings\":[{\"rule\":\"date.form\",\"severity\":\"warning\",\"pointer\":\"/日期\"},"
        "{\"rule\":\"docnumber.bracket\",\"severity\":\"warning\",\"pointer\":\"/文号\"}]}",
        "what was found, without values");
    close_bench(&bench);
}

static void meets(struct bench *bench, const char *line, const char *expected)
{
    enum gk_status status = judge(bench, line);
    struct gk_place place = { .file = GK_BYTES("a.jsonl"), .line = ++bench->number };
    if (status == GK_OK)
        status = gk_validate_verb.tally_add(&bench->tally, &place, &bench->verdict);
    is_text(status == GK_OK ? list(&bench->verdict, &listed) : GK_BYTES("(no record)"), expected,
            "line %u: %s", (unsigned)bench->number, line);
}

static void test_unique(void)
{
    struct bench bench;
    static const struct gk_bytes keys[] = { { "title,日期", sizeof "title,日期" - 1 },
                                            { "编号", sizeof "编号" - 1 } };
    ok(open_bench(&bench, keys, 2, false), "two keys");
    meets(&bench, "{\"title\":\"甲\",\"date\":\"2019-01-02\"}", "");
    meets(&bench, "{\"标题\":\"甲\",\"published_date\":\"2019-01-03\"}", "");
    meets(&bench, "{\"标题\":\"\\u7532\",\"发布日期\":\"2019-01-02\"}",
          "unique.duplicate error /标题");
    const struct gk_finding *finding = bench.verdict.findings.first;
    is_int((int64_t)finding->first_line, 1, "its first line");
    is_text(finding->arguments[0], "title,日期", "the key as given");
    is_text(finding->arguments[1], "1", "the line in words");
    meets(&bench, "{\"title\":\"甲\"}", "");
    meets(&bench, "{\"title\":\"甲\",\"date\":null}", "");
    meets(&bench, "{\"title\":\"甲\",\"date\":\"\"}", "");
    meets(&bench, "{\"title\":\"乙\",\"编号\":12}", "");
    meets(&bench, "{\"title\":\"丙\",\"编号\":12}", "unique.duplicate error /编号");
    meets(&bench, "{\"title\":\"戊\",\"编号\":\"12\"}", "unique.duplicate error /编号");
    meets(&bench, "{\"title\":\"己\",\"编号\":12.0}", "");
    meets(&bench, "{\"title\":\"丙\",\"附\":{\"编号\":12}}", "field.unrecognised note /附");
    struct gk_place elsewhere = { .file = GK_BYTES("b.jsonl"), .line = 3 };
    ok(judge(&bench, "{\"title\":\"丁\",\"编号\":12}") == GK_OK &&
           gk_validate_verb.tally_add(&bench.tally, &elsewhere, &bench.verdict) == GK_OK,
       "a record of another file");
    is_text(bench.verdict.findings.first->arguments[1], "a.jsonl:7", "names the file");
    close_bench(&bench);
}

/* What was held because of one key does not stand in the way with another. */
static void test_held(void)
{
    struct bench bench;
    static const struct gk_bytes keys[] = { { "title", 5 }, { "id", 2 } };
    ok(open_bench(&bench, keys, 2, false), "two keys, each alone");
    meets(&bench, "{\"title\":\"甲\",\"id\":\"1\"}", "");
    meets(&bench, "{\"title\":\"甲\",\"id\":\"2\"}", "unique.duplicate error /title");
    meets(&bench, "{\"title\":\"乙\",\"id\":\"2\"}", "");
    close_bench(&bench);
}

/* A key that no record had is said at the end: it compared nothing. */
static void test_absent_key(void)
{
    struct bench bench;
    struct gk_verdict end = { .arena = &arena, .settlement = &settlement };
    const struct gk_findings *findings = &end.findings;
    static const struct gk_bytes keys[] = { { "title", 5 }, { "tilte", 5 } };
    ok(open_bench(&bench, keys, 2, false), "a key well written and one that is not");
    meets(&bench, "{\"title\":\"甲\"}", "");
    ok(gk_validate_verb.tally_report(&bench.tally, &end) == GK_OK, "a report");
    is_int((int64_t)findings->count, 1, "of one finding");
    ok(findings->first && findings->first->rule == GK_RULE_UNIQUE_ABSENT, "that a key is absent");
    is_text(findings->first ? findings->first->arguments[0] : GK_BYTES(""), "tilte", "namely");
    close_bench(&bench);
}

/* The table grows and forgets nothing. */
static void test_many(void)
{
    enum { MANY = 40000 };
    struct bench bench;
    static const struct gk_bytes keys[] = { { "id", 2 } };
    int wrong = !open_bench(&bench, keys, 1, false);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MANY; i++) {
            char line[64];
            snprintf(line, sizeof line, "{\"title\":\"甲\",\"id\":%d}", i);
            struct gk_place place = { .file = GK_BYTES("-"), .line = ++bench.number };
            wrong += judge(&bench, line) != GK_OK ||
                     gk_validate_verb.tally_add(&bench.tally, &place, &bench.verdict) != GK_OK;
            const struct gk_finding *finding = bench.verdict.findings.first;
            wrong += round ? !finding || finding->first_line != (uint64_t)i + 1 : finding != NULL;
        }
    is_int(wrong, 0, "%d keys are met once, then found again", MANY);
    close_bench(&bench);
}

static void test_plans(void)
{
    static const char *const bad_keys[] = { "", "title,", ",title", "a,,b", " " };
    struct gk_validate_plan plan;
    struct gk_bytes bad;
    for (size_t i = 0; i < sizeof bad_keys / sizeof bad_keys[0]; i++) {
        struct gk_bytes key = gk_bytes_of(bad_keys[i]);
        struct gk_validate_options options = { .unique = &key, .unique_count = 1 };
        is_int(gk_validate_plan_open(&plan, &profile, &options, &bad), GK_INVALID, "no key: '%s'",
               bad_keys[i]);
        is_text(bad, bad_keys[i], "and it is named");
        gk_validate_plan_close(&plan);
    }
    struct gk_profile none = { 0 };
    struct bench bench;
    ok(gk_profile_open(&none, GK_BYTES("none"), 0, &mistakes) == GK_OK, "the profile none");
    struct gk_bytes key = GK_BYTES("title");
    struct gk_validate_options options = { .unique = &key, .unique_count = 1 };
    ok(open_bench(&bench, &key, 1, false), "a bench");
    gk_validate_plan_close(&bench.plan);
    ok(gk_validate_plan_open(&bench.plan, &none, &options, &bad) == GK_OK, "its plan");
    meets(&bench, "{\"title\":\"甲\",\"日期\":\"x\"}", "");
    meets(&bench, "{\"content\":\"甲\"}", "");
    meets(&bench, "{\"title\":\"甲\"}", "unique.duplicate error /title");
    close_bench(&bench);
    gk_profile_close(&none);
}

static void test_digest(void)
{
    static const uint8_t empty[GK_DIGEST_SIZE] = { 0xE3, 0xB0, 0xC4, 0x42, 0x98, 0xFC, 0x1C, 0x14,
                                                   0x9A, 0xFB, 0xF4, 0xC8, 0x99, 0x6F, 0xB9, 0x24 };
    uint8_t one[GK_DIGEST_SIZE];
    uint8_t other[GK_DIGEST_SIZE];
    gk_digest_128(NULL, 0, one);
    ok(memcmp(one, empty, sizeof one) == 0, "SHA-256 of nothing");
    struct gk_bytes first[] = { { "a", 1 }, { "bc", 2 } };
    struct gk_bytes second[] = { { "ab", 2 }, { "c", 1 } };
    gk_digest_128(first, 2, one);
    gk_digest_128(second, 2, other);
    ok(memcmp(one, other, sizeof one) != 0, "where a part ends counts");
    char hex[GK_HMAC_HEX_SIZE];
    char again[GK_HMAC_HEX_SIZE];
    gk_hmac_hex(GK_BYTES("Jefe"), NULL, 0, hex);
    is_text((struct gk_bytes){ hex, sizeof hex }, "923598ca6d64af2a",
            "HMAC-SHA256 of nothing under a key");
    gk_hmac_hex(GK_BYTES("key"), first, 2, hex);
    gk_hmac_hex(GK_BYTES("kez"), first, 2, again);
    ok(memcmp(hex, again, sizeof hex) != 0, "the key counts");
    gk_hmac_hex(GK_BYTES("key"), second, 2, again);
    ok(memcmp(hex, again, sizeof hex) != 0, "where a part ends counts there too");
}

/* Every allocation may fail: the status says so, and nothing is lost or freed twice. */
static void fails_everywhere(const char *line, uint32_t findings)
{
    static const struct gk_bytes keys[] = { { "title,id", 8 } };
    int refused = 0;
    bool finished = false;
    for (unsigned long n = 1; n < 500 && !finished; n++) {
        struct bench bench;
        gk_arena_free(&arena);
        gk_scratch_free(&scratch);
        scratch = (struct gk_scratch){ 0 };
        gk_memory_fail_at(n);
        bool opened = open_bench(&bench, keys, 1, true);
        enum gk_status status = opened ? judge(&bench, line) : GK_NO_MEMORY;
        struct gk_place place = { .file = GK_BYTES("-"), .line = 1 };
        if (status == GK_OK && opened)
            status = gk_validate_verb.tally_add(&bench.tally, &place, &bench.verdict);
        gk_memory_fail_at(0);
        refused += status != GK_OK;
        finished = status == GK_OK && bench.verdict.findings.count == findings;
        close_bench(&bench);
    }
    ok(refused > 5, "%d failing allocations are reported", refused);
    ok(finished, "and when none fails, all is found");
}

static void test_no_memory(void)
{
    fails_everywhere("{\"title\":\"\\u7532\",\"id\":1,\"日期\":\"x\",\"文号\":\"科发[2019]5号\","
                     "\"公开方式\":\"主动公开\",\"正文\":\"（此件\\u4e0d公开）\"}",
                     3);
    fails_everywhere("{\"title\":\"某局2023年政府信息公开工作年度报告\",\"id\":1,\"content\":\""
                     "<p>一、本年新收政府信息公开申请数量 5 0 0 0 0 0 5</p>"
                     "<p>二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0</p>"
                     "<p>四、结转下年度继续办理 0 0 0 0 0 1 0</p>\"}",
                     4);
}

int main(void)
{
    if (!ok(gk_profile_open(&profile, GK_BYTES(""), GK_PROFILE_REPORTS, &mistakes) == GK_OK,
            "the default profile"))
        return done();
    ok(open_bench(&plain, NULL, 0, false), "a plan of it");
    test_fields();
    test_dates();
    test_document_numbers();
    test_disclosure();
    test_annotation();
    test_unique();
    test_held();
    test_absent_key();
    test_many();
    test_plans();
    test_digest();
    test_no_memory();
    close_bench(&plain);
    gk_buffer_free(&listed);
    gk_scratch_free(&scratch);
    gk_arena_free(&arena);
    gk_profile_close(&profile);
    gk_mistakes_free(&mistakes);
    return done();
}
