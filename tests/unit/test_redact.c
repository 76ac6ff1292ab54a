/*
 * Screening: what is found, what is done about it, how masks are written, and that nothing that
 * was found comes through. Identifiers are synthetic: no holder can have them.
 */
#include "tap.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "domain/calendar.h"
#include "finding/fingerprint.h"
#include "profile/open.h"
#include "record/scan.h"
#include "record/value.h"
#include "verbs/redact/redact.h"

static struct gk_profile profile;
static struct gk_redact_plan plan;
static struct gk_redact_options options;
static struct gk_scanner scanner;
static struct gk_scratch scratch;
static struct gk_arena arena;
static struct gk_buffer block;
static struct gk_buffer written;
static struct gk_buffer told;
static struct gk_verdict verdict;
static const struct gk_settlement settlement = { .profile = &profile };
static enum gk_redact_mistake mistake;
static struct gk_bytes bad;

/* ---- rigging */

static void bail(const char *why)
{
    printf("Bail out! %s\n", why);
    exit(1);
}

static enum gk_status make_plan(void)
{
    gk_redact_plan_close(&plan);
    return gk_redact_plan_open(&plan, &profile, &options, &mistake, &bad);
}

/* The rows of the word list from now on. */
static void use_rows(struct gk_lexicon_row *rows, size_t count)
{
    static const struct gk_lexicon_list list = { .path = { "words.tsv", 9 } };
    for (size_t i = 0; i < count; i++)
        rows[i].list = &list;
    profile.lexicon = (struct gk_lexicon){ .rows = rows, .count = count };
    options.words = count > 0;
}

/* --types and the style of masks from now on; everything else as at first. */
static void use(const char *types, enum gk_redact_style style)
{
    options.types = gk_bytes_of(types);
    options.style = style;
    if (make_plan() != GK_OK)
        bail("no plan");
}

static void list_findings(void)
{
    gk_buffer_clear(&told);
    for (const struct gk_finding *f = verdict.findings.first; f; f = f->next)
        if (gk_buffer_print(&told, "%s%s:%s:%s:%.*s", f == verdict.findings.first ? "" : " ",
                            gk_rule(f->rule)->id + strlen("redact."), gk_severity_name(f->severity),
                            gk_action_name(f->action), (int)f->pointer.length,
                            f->pointer.at) != GK_OK ||
            (f->has_span &&
             gk_buffer_print(&told, ":%u-%u", (unsigned)f->start, (unsigned)f->end) != GK_OK))
            bail("no memory");
}

/* Judges one record; what would be written is in `written`, the findings are in `verdict`. */
static enum gk_status judge_bytes(struct gk_bytes line)
{
    struct gk_record record;
    struct gk_fault fault;
    enum gk_line_kind kind = GK_LINE_FAULT;
    size_t offset = 0;
    gk_arena_reset(&arena);
    gk_arena_reset(&scratch.arena);
    gk_buffer_clear(&block);
    gk_buffer_clear(&written);
    verdict = (struct gk_verdict){ .arena = &arena, .settlement = &settlement, .record = &record };
    scanner.fields = &profile.fields;
    scanner.any_value = true;
    enum gk_status status = gk_buffer_append(&block, line);
    if (status == GK_OK)
        status = gk_buffer_append_byte(&block, '\n');
    if (status == GK_OK)
        status = gk_scan_block(&scanner, gk_buffer_bytes(&block));
    if (status == GK_OK)
        status = gk_scan_line(&scanner, &offset, &kind, &record, &fault);
    if (status != GK_OK)
        return status;
    if (kind != GK_LINE_RECORD)
        bail("not a record");
    status = gk_redact_verb.judge(&plan, &scratch, &record, &verdict);
    gk_verdict_settle(&verdict);
    if (status == GK_OK && verdict.has_result)
        status = gk_redact_verb.conclude(&plan, &scratch, &record, &verdict);
    if (status == GK_OK)
        status = gk_verdict_gather_edits(&verdict);
    return status == GK_OK ? gk_edits_apply(&verdict.edits, record.line, &written) : status;
}

static void judge(const char *record)
{
    if (judge_bytes(gk_bytes_of(record)) != GK_OK)
        bail("no memory");
    list_findings();
}

static void is_written(const char *record, const char *expected, const char *name)
{
    judge(record);
    is_text(gk_buffer_bytes(&written), expected, "%s", name);
}

static void is_told(const char *record, const char *expected, const char *name)
{
    judge(record);
    is_text(gk_buffer_bytes(&told), expected, "%s", name);
}

/* ---- identifiers */

/* What the profile, a mask and the whole record have to do with numbers. */
static void test_numbers(void)
{
    use("cn_id,mobile,bank_card,phone", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"姓名\\t电话\\n张示\\t0999-1234567\"}", "phone:warning:mask:/a:9-21",
            "a fixed telephone in a list of persons is somebody's");
    is_told("{\"a\":\"姓名\\t职务\\t电话\\n张示\\t局长\\t0999-1234567\"}",
            "phone:note:note:/a:15-27", "in a list of an office it is the office's");
    is_told("{\"a\":\"家庭电话0999-1234567\"}", "phone:warning:mask:/a:4-16",
            "behind a private label it is masked");
    is_told("{\"a\":\"办公电话13800138000\"}", "mobile:note:note:/a:4-15",
            "a public mobile number is noted");
    is_told("{\"a\":\"http://a.cn/q?tel=13800138000\"}", "mobile:note:note:/a:18-29",
            "in a web address it is noted");
    is_told("{\"a\":\"http://a.cn/q?id=110000185001010016\"}", "cn_id:warning:mask:/a:17-35",
            "an identity number is masked");
    is_written("{\"a\":\"电话138 00 138-000\"}", "{\"a\":\"电话138 ** **8-000\"}",
               "what groups a number stays");
    is_written("{\"a\":1.3800138E10}", "{\"a\":\"************\"}", "a number with an exponent");
    is_written("{\"a\":\"电话一三八〇〇一三八〇〇〇\"}", "{\"a\":\"电话***********\"}",
               "of digits that are not ASCII none stays");
    is_written("{\"a\":\"身份证11000018500101001*\"}", "{\"a\":\"身份证110***********001*\"}",
               "a mask that hides one digit");
    is_written("{\"a\":\"手机1380013800\"}", "{\"a\":\"手机138****800\"}",
               "a mobile number that is too short");
    is_written("{\"a\":\"身份证11000018500101\"}", "{\"a\":\"身份证110***********\"}",
               "the end of one that is too short may be a date of birth");
    is_written("{\"a\":\"卡号6222 0000 0000 0000 004\"}", "{\"a\":\"卡号**** **** **** ***0 004\"}",
               "of a card the last four stay");
    is_written("{\"a\":\"手机138-0013-8000\",\"b\":\"x1380013800099\"}",
               "{\"a\":\"手机138-****-8000\",\"b\":\"x138****800099\"}",
               "a value is known inside a longer run");
}

static void test_identifiers(void)
{
    use("cn_id,mobile", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"张某110000185001010016，电话13800138000。\"}",
            "cn_id:warning:mask:/a:2-20 mobile:warning:mask:/a:23-34", "beside Han");
    is_told("{\"a\":\"110000185001010015 1100001850010100161 5a13800138000 139001390001\"}", "",
            "wrong check digits, longer numbers and parts of words are none");
    is_told("{\"a\":\"１１００００１８５００１０１０１８Ｘ\"}", "cn_id:warning:mask:/a:0-18",
            "full width");
    is_told("{\"a\":\"110000 18500101 0016; 110000-18500101-0016\"}",
            "cn_id:warning:mask:/a:0-20 cn_id:warning:mask:/a:22-42", "grouped 6-8-4");
    is_told("{\"a\":\"+86 138-0013-8000 0086-13800138000 8613800138000 0013900139000\"}",
            "mobile:warning:mask:/a:0-17 mobile:warning:mask:/a:18-34 mobile:warning:mask:/a:35-48",
            "country codes; leading zeros alone are none");
    is_told("{\"a\":\"138\xE2\x80\x8B"
            "0013\xE2\x80\x8B"
            "8000\"}",
            "mobile:warning:mask:/a:0-13", "zero width inside");
    is_told("{\"a\":\"15400138000 13800138\"}", "", "prefixes of nobody, too few digits");
    is_told("{\"a\":\"http://a.cn/i/13800138000.html，13800138000\"}",
            "mobile:warning:mask:/a:14-25 mobile:warning:mask:/a:31-42",
            "in a web address only because it stands elsewhere too");
    is_told("{\"a\":\"http://a.cn/i/13800138000.html\"}", "", "not in a web address alone");
    is_written("{\"a\":\"http://a.cn/?id=110000185001010016&x=1\"}",
               "{\"a\":\"http://a.cn/?id=110***********0016&x=1\"}",
               "an identity number in a web address");
}

static void test_places(void)
{
    use("cn_id,mobile", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"0.13800138000 13800138000.55\"}", "", "not in decimals");
    is_told("{\"a\":\"1.13800138000；2.13900139000\"}",
            "mobile:warning:mask:/a:2-13 mobile:warning:mask:/a:16-27", "but in numbered lists");
    is_told("{\"a\":13800138000.0}", "mobile:warning:mask:/a", "but in a spreadsheet's .0");
    is_told("{\"a\":\"13800138000@example.cn a.13800138000@example.cn\"}", "",
            "not in the name of a mail address");
    is_told("{\"a\":\"编号110000040229001\"}", "", "15 digits without a label are none");
    is_told("{\"b\":\"身份证：110000040229001\"}", "cn_id:warning:mask:/b:4-19",
            "beside a label they are");
    is_told("{\"身份证号\":\"110000040229001\"}", "cn_id:warning:mask:/身份证号:0-15",
            "which may be the member's name");
    is_told("{\"身份证号\":\"110000000229001\"}", "cn_id:warning:mask:/身份证号:0-15",
            "with a date that there is not it is a slip of the pen");
    judge("{\"a\":\"身份证110000185001010016 手机13800138000\",\"b\":\"13900139000\"}");
    const struct gk_finding *f = verdict.findings.first;
    ok(f->score == 3 && f->next->score == 2 && f->next->next->score == 1,
       "a check character and a label each make it surer");
    ok(f->length == 18 && f->place == 15 && !f->value.at && !f->fingerprint.at,
       "length and place are told, the value is not");
}

/* ---- masks */

static void test_masks(void)
{
    use("cn_id,mobile", GK_REDACT_PARTIAL);
    is_written("{\"a\":\"110000185001010016 110000-18500101-0016 +86 13800138000\"}",
               "{\"a\":\"110***********0016 110***-********-0016 +86 138****8000\"}", "partial");
    is_written("{\"a\":\"身份证110000040229001\"}", "{\"a\":\"身份证110*********001\"}",
               "15 digits never show the date of birth");
    use("plate,email,address,name,birth_date,officer_id", GK_REDACT_PARTIAL);
    is_written("{\"a\":\"京A54321 京AD54321 京A1234挂\"}",
               "{\"a\":\"京A***21 京A****21 京A***4挂\"}",
               "plates keep their place and the last two, or one before 挂");
    is_written(
        "{\"a\":\"邮箱：b@qq.com、zhang@qq.com、13912345678@a.cn\"}",
        "{\"a\":\"邮箱：********、z****@qq.com、****************\"}",
        "addresses keep the first character, unless nothing would be hidden, and the domain");
    is_written("{\"a\":\"邮箱：zhang@qq.com\",\"b\":\"发送至zhang@qq.com\"}",
               "{\"a\":\"邮箱：z****@qq.com\",\"b\":\"发送至z****@qq.com\"}",
               "what is masked here is masked where it would be noted");
    is_written("{\"住址\":\"新鄉市示範區示範鎮小區1號\",\"户籍地\":\"示范市示范路小区12号\"}",
               "{\"住址\":\"新鄉市示範區示範鎮****\",\"户籍地\":\"示范市********\"}",
               "addresses keep the town, else the district, else the city");
    is_written("{\"姓名\":\"欧阳示\",\"出生年月\":\"1951.07\",\"军官证\":\"政字第2001号\"}",
               "{\"姓名\":\"欧**\",\"出生年月\":\"*******\",\"军官证\":\"********\"}",
               "names keep their first character; dates nothing, nor what is too short");
    use("cn_id,mobile", GK_REDACT_STAR);
    is_written("{\"a\":\"x 138 0013 8000 y\"}", "{\"a\":\"x ************* y\"}", "star");
    use("cn_id,mobile", GK_REDACT_LABEL);
    is_written("{\"a\":\"110000185001010016、13800138000\"}", "{\"a\":\"[身份证号]、[手机号]\"}",
               "label");
    options.key = GK_BYTES("a key of the tests");
    use("cn_id,mobile", GK_REDACT_PSEUDONYM);
    judge("{\"a\":\"11000018500101018X\",\"b\":\"110000 18500101 018x\",\"c\":\"13800138000\"}");
    struct gk_bytes out = gk_buffer_bytes(&written);
    const char *first = gk_bytes_find(out, GK_BYTES("<cn_id:"));
    ok(first && first[23] == '>' && memcmp(first, first + 31, 24) == 0,
       "pseudonym: the same for the same number, however it is written");
    ok(verdict.findings.first->fingerprint.length == GK_FINGERPRINT_SIZE,
       "a key gives fingerprints");
    options.key = (struct gk_bytes){ NULL, 0 };
    options.style = GK_REDACT_PSEUDONYM;
    ok(make_plan() == GK_INVALID && mistake == GK_REDACT_NO_KEY, "a pseudonym needs a key");
}

static void test_source(void)
{
    use("cn_id,mobile", GK_REDACT_PARTIAL);
    is_written("{\"a\":\"\\u7535\\u8bdd13800138000\\u3002\\/\"}",
               "{\"a\":\"\\u7535\\u8bdd138****8000\\u3002\\/\"}", "escapes around a value stay");
    is_written("{\"a\":\"\\ud83d\\ude00\\u0031\\u0033\\u0038\\u0030013800\\u0030\"}",
               "{\"a\":\"\\ud83d\\ude00\\u0031\\u0033\\u0038****800\\u0030\"}",
               "escapes inside are covered whole");
    is_told("{\"a\":\"\\ud83d\\ude00\\u00313800138000\"}", "mobile:warning:mask:/a:1-12",
            "spans count characters, not escapes");
    is_written(
        " {\"n\" : 13800138000 , \"m\":-13800138000,\"x\":1.10,\"y\":[13800138000]}",
        " {\"n\" : \"138****8000\" , \"m\":\"-138****8000\",\"x\":1.10,\"y\":[\"138****8000\"]}",
        "a masked number becomes a string");
    is_told("{\"a~/b\":{\"c\":[1,{\"d\":\"13800138000\"}]}}",
            "mobile:warning:mask:/a~0~1b/c/1/d:0-11", "at any depth");
    is_told("{\"a\":{\"13800138000\":1}}", "mobile:error:withhold:/a",
            "a name cannot be masked: withheld, and not shown");
    is_told("{\"13800138000\":{\"b\":[\"110000185001010016\"]},\"c\":\"13900139000\"}",
            "mobile:error:withhold: cn_id:warning:mask::0-18 mobile:warning:mask:/c:0-11",
            "nor by what is found below it");
    is_told("{\"x13800138000x\":\"13900139000\",\"c\":\"13800138000\"}",
            "mobile:error:withhold: mobile:warning:mask::0-11 mobile:warning:mask:/c:0-11",
            "also where it was only found because of another");
    is_told("13800138000", "mobile:warning:mask:", "a line that is a number");
    is_written("[\"13800138000\"]", "[\"138****8000\"]", "a line that is an array");
    is_written("{\"a\":\"x13800138000x\",\"b\":\"https://a.cn/13800138000\",\"c\":\"13800138000\"}",
               "{\"a\":\"x138****8000x\",\"b\":\"https://a.cn/138****8000\",\"c\":\"138****8000\"}",
               "a masked value is masked wherever it stands");
}

static void test_evidence(void)
{
    static const char record[] =
        "{\"a\":\"甲13800138000乙丙13900139000丁\",\"gk\":{\"classify\":{\"area\":{\"evidence\":["
        "{\"pointer\":\"/a\",\"start\":12,\"end\":14},{\"pointer\":\"/a\",\"start\":0,\"end\":1},"
        "{\"pointer\":\"/a\",\"start\":5,\"end\":26},{\"pointer\":\"/"
        "b\",\"start\":12,\"end\":14}]}}}}";
    use("cn_id,mobile", GK_REDACT_LABEL);
    is_written(
        record,
        "{\"a\":\"甲[手机号]乙丙[手机号]丁\",\"gk\":{\"classify\":{\"area\":{\"evidence\":["
        "{\"pointer\":\"/a\",\"start\":6,\"end\":8},{\"pointer\":\"/a\",\"start\":0,\"end\":1},"
        "{\"pointer\":\"/a\",\"start\":1,\"end\":14},{\"pointer\":\"/"
        "b\",\"start\":12,\"end\":14}]}}}}",
        "evidence of classify is shifted with the text");
}

static void test_field(void)
{
    options.fields = GK_BYTES("正文");
    use("cn_id,mobile", GK_REDACT_PARTIAL);
    is_written("{\"title\":\"110000185001010016\",\"content\":\"110000185001010016\"}",
               "{\"title\":\"110***********0016\",\"content\":\"110***********0016\"}",
               "--field: what is masked there is masked elsewhere too");
    is_written("{\"title\":\"13800138000\",\"content\":{\"x\":\"13900139000\"}}",
               "{\"title\":\"13800138000\",\"content\":{\"x\":\"139****9000\"}}",
               "--field: other values elsewhere are left alone");
    options.fields = GK_BYTES("nosuch");
    ok(make_plan() == GK_INVALID && mistake == GK_REDACT_NO_FIELD, "--field: an unknown field");
    is_text(bad, "nosuch", "is named");
    options.fields = (struct gk_bytes){ NULL, 0 };
}

/* Whatever was masked, the same again finds nothing and changes nothing. */
static void test_twice(void)
{
    static const char *const records[] = {
        "{\"a\":\"张某110000185001010016，电话+86 138 0013 8000。\",\"n\":13800138000}",
        "{\"a\":\"\\u0031\\u0031０000185001010016\",\"b\":[\"身份证：110000040229001\"]}",
        "{\"a\":\"云川一号工程13800138000云川一号工程\"}",
    };
    static struct gk_lexicon_row rows[] = { { .action = GK_ACTION_MASK } };
    rows[0].term = GK_BYTES("云川一号工程");
    static char once[512];
    use_rows(rows, 1);
    options.key = GK_BYTES("a key of the tests");
    for (int style = GK_REDACT_PARTIAL; style <= GK_REDACT_PSEUDONYM; style++) {
        use("cn_id,mobile", (enum gk_redact_style)style);
        bool same = true;
        for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
            judge(records[i]);
            same &= verdict.findings.count > 0 && written.length < sizeof once;
            memcpy(once, written.at, written.length);
            once[written.length] = 0;
            judge(once);
            same &= verdict.findings.count == 0 && !verdict.edits.first;
        }
        ok(same, "masked twice equals once, style %d", style);
    }
    options.key = (struct gk_bytes){ NULL, 0 };
    use_rows(NULL, 0);
}

/* ---- marks */

static void test_marks(void)
{
    use("secret_mark,internal_mark,disclosure_mark", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"000001 机密★10年 特急\"}", "secret_mark:error:withhold:/a:7-13",
            "a secrecy mark");
    is_told("{\"a\":\"完善保密审查制度，机密码头\"}", "", "prose is no mark");
    is_told("{\"密级\":\" 机密 \"}", "secret_mark:error:withhold:/密级:0-4",
            "a level in its field");
    is_told("{\"密级\":\"非涉密\"}", "", "which may say that there is none");
    is_told("{\"密级\":\"机密★1年\"}", "secret_mark:error:withhold:/密级:0-5",
            "one finding where both");
    is_told("{\"a\":\"（此件依申请公开）\"}", "disclosure_mark:error:withhold:/a:0-9",
            "a mark against publication, nothing said");
    is_told("{\"a\":\"（此件不公开）\",\"公开方式\":\"主动公开\"}",
            "disclosure_mark:error:withhold:/a:0-7", "against what the record says");
    is_told("{\"a\":\"（此件依申请公开）\",\"公开方式\":\"依申请公开\"}",
            "disclosure_mark:note:note:/a:0-9", "and in agreement with it");
    is_told(
        "{\"a\":\"（此件依申请公开）\",\"disclosure\":\"依申请公开\",\"公开方式\":\"主动公开\"}",
        "disclosure_mark:error:withhold:/a:0-9", "which it cannot be with two of them");
    is_told("{\"a\":\"（此件公开发布）\"}", "", "a mark for publication");
    const struct gk_bytes allow = GK_BYTES("机密★10年 特急");
    options.allow = &allow;
    options.allow_count = 1;
    use("secret_mark,cn_id", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"机密★10年 特急\"}", "", "--allow covers a mark");
    options.allow_count = 0;
}

/* ---- keywords */

static struct gk_bytes east[] = { { "云川一号公路", sizeof "云川一号公路" - 1 } };

static void use_keywords(void)
{
    static struct gk_lexicon_row rows[8];
    rows[0] = (struct gk_lexicon_row){ .term = GK_BYTES("征求意见稿"),
                                       .action = GK_ACTION_WITHHOLD,
                                       .line = 12 };
    rows[1] = (struct gk_lexicon_row){
        .term = GK_BYTES("云川一号"), .action = GK_ACTION_MASK, .allow = east, .allow_count = 1
    };
    rows[2] = (struct gk_lexicon_row){ .term = GK_BYTES("SecretPlan"), .action = GK_ACTION_NOTE };
    rows[3] = (struct gk_lexicon_row){ .term = GK_BYTES("pha"),
                                       .action = GK_ACTION_NOTE,
                                       .inside_words = true };
    rows[4] = (struct gk_lexicon_row){ .term = GK_BYTES("[A-Z]{2}-\\d{3}号|（\\d号）"),
                                       .is_pattern = true,
                                       .action = GK_ACTION_MASK };
    rows[5] = (struct gk_lexicon_row){ .term = GK_BYTES("云川"), .action = GK_ACTION_NOTE };
    rows[6] = (struct gk_lexicon_row){ .term = GK_BYTES("云川"), .action = GK_ACTION_WITHHOLD };
    rows[7] = (struct gk_lexicon_row){ .term = GK_BYTES("(q+)+$"),
                                       .is_pattern = true,
                                       .action = GK_ACTION_NOTE };
    use_rows(rows, 8);
}

static void test_keywords(void)
{
    use_keywords();
    use("keyword", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"办法（征求\\n意见稿）\"}", "keyword:error:withhold:/a:3-9",
            "a term, wrapped");
    is_text(verdict.findings.first->keyword, "征求意见稿", "the list's own term is told");
    is_text(verdict.findings.first->arguments[0], "words.tsv:12", "and where the list has it");
    is_written("{\"a\":\"看云川\xE2\x80\x8B一　号项目\"}", "{\"a\":\"看******项目\"}",
               "leftmost and longest, one star a character");
    is_told("{\"a\":\"云川一号公路\"}", "keyword:error:withhold:/a:0-2",
            "a row's allow phrase covers its row alone");
    is_text(verdict.findings.first->keyword, "云川", "of rows for one span the strongest action");
    is_told("{\"a\":\"the SecretPlan, secretplans\"}", "keyword:note:note:/a:4-14", "whole words");
    is_told("{\"a\":\"alphabet\"}", "keyword:note:note:/a:2-5", "parts where the list wants them");
    is_written("{\"a\":\"编号AB-123号，ef-123号，ＣＤ－４５６号（7号）\"}",
               "{\"a\":\"编号*******，ef-123号，***********\"}",
               "patterns tell capitals, see full width, and are written as text is");
    const struct gk_bytes allow[] = { GK_BYTES("征求意见稿已发布"), GK_BYTES("意见稿") };
    options.allow = allow;
    options.allow_count = 2;
    use("keyword,cn_id", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"征求意见稿已发布\",\"b\":\"征求意见稿\"}", "keyword:error:withhold:/b:0-5",
            "--allow covers a term only where it covers all of it");
    options.allow_count = 0;
}

static void test_limit(void)
{
    static char record[4096];
    use_keywords();
    use("keyword", GK_REDACT_PARTIAL);
    memset(record, 'q', sizeof record - 1);
    memcpy(record, "{\"t\":\"", 6);
    memcpy(record + sizeof record - 5, "!\"}", 4);
    is_told(record, "limit:error:withhold:/t", "a pattern over its limit holds the record");
}

static void test_overlaps(void)
{
    static struct gk_lexicon_row rows[4];
    rows[0] = (struct gk_lexicon_row){ .term = GK_BYTES("手机138"),
                                       .action = GK_ACTION_NOTE,
                                       .inside_words = true };
    rows[1] = (struct gk_lexicon_row){ .term = GK_BYTES("8000号"),
                                       .action = GK_ACTION_WITHHOLD,
                                       .inside_words = true };
    rows[2] = (struct gk_lexicon_row){ .term = GK_BYTES("乙+丙"),
                                       .is_pattern = true,
                                       .action = GK_ACTION_MASK };
    rows[3] = (struct gk_lexicon_row){ .term = GK_BYTES("丙丁丁丁"),
                                       .is_pattern = true,
                                       .action = GK_ACTION_MASK };
    use_rows(rows, 2);
    use("mobile,keyword", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"手机13800138000\"}", "mobile:warning:mask:/a:2-13", "the strongest is told");
    is_written("{\"a\":\"手机13800138000\"}", "{\"a\":\"*************\"}",
               "the union is masked, and nothing of it stays");
    is_told("{\"a\":\"13800138000号\"}", "keyword:error:withhold:/a:7-12", "withhold before mask");
    static struct gk_lexicon_row nested[2];
    static struct gk_bytes longer[] = { { "云川市一号公路管理处",
                                          sizeof "云川市一号公路管理处" - 1 } };
    nested[0] = (struct gk_lexicon_row){ .term = GK_BYTES("云川市"), .action = GK_ACTION_MASK };
    nested[1] =
        (struct gk_lexicon_row){ .term = GK_BYTES("云川市一号公路"), .action = GK_ACTION_MASK };
    use_rows(nested, 2);
    use("keyword", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"看云川市一号公路\"}", "keyword:warning:mask:/a:1-8", "one term in another");
    is_text(verdict.findings.first->keyword, "云川市一号公路", "the longest has its keyword");
    nested[1].allow = longer;
    nested[1].allow_count = 1;
    use("keyword", GK_REDACT_PARTIAL);
    is_written("{\"a\":\"云川市一号公路管理处\",\"b\":\"云川市一号公路\"}",
               "{\"a\":\"***一号公路管理处\",\"b\":\"*******\"}",
               "an allow phrase also covers what was masked elsewhere");
    use_rows(rows, 4);
    use("keyword", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"乙乙丙丁丁丁\"}", "keyword:warning:mask:/a:2-6",
            "keywords among themselves: the strongest, then the longest");
    is_written("{\"a\":\"乙乙丙丁丁丁戊\"}", "{\"a\":\"******戊\"}", "and all of them are masked");
    use_rows(NULL, 0);
}

/* ---- options and the rest */

static void test_types(void)
{
    use_rows(NULL, 0);
    use("", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"110000185001010016 13800138000\"}", "", "no profile, no types: nothing");
    use("+mobile", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"110000185001010016 13800138000\"}", "mobile:warning:mask:/a:19-30",
            "+mobile");
    use("mobile, cn_id,-mobile", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"110000185001010016 13800138000\"}", "cn_id:warning:mask:/a:0-18",
            "taken back by -mobile");
    options.types = GK_BYTES("cn_id,iban");
    ok(make_plan() == GK_INVALID && mistake == GK_REDACT_NO_TYPE, "an unknown type");
    is_text(bad, "iban", "is named");
    profile.severity[GK_RULE_REDACT_MOBILE] = GK_ERROR;
    use("mobile", GK_REDACT_PARTIAL);
    is_told("{\"a\":\"13800138000\"}", "mobile:error:mask:/a:0-11",
            "a profile may raise a severity");
    profile.severity[GK_RULE_REDACT_MOBILE] = gk_rule(GK_RULE_REDACT_MOBILE)->severity;
}

static void test_annotation(void)
{
    options.annotate = true;
    use("disclosure_mark,cn_id,mobile", GK_REDACT_PARTIAL);
    judge(
        "{\"a\":\"13800138000 13900139000\",\"b\":\"110000185001010016\",\"c\":\"（此件不公开）\","
        "\"disclosure\":\"不予公开\"}");
    is_text(verdict.result,
            "{\"masked\":3,\"noted\":1,\"types\":{\"disclosure_mark\":1,\"cn_id\":1,\"mobile\":2}}",
            "counts by type, in a fixed order");
    judge("{\"a\":\"x\"}");
    is_text(verdict.result, "{\"masked\":0,\"noted\":0,\"types\":{}}", "also of nothing");
    judge("{\"a\":\"x\",\"gk\":{\"redact\":{\"masked\":2}}}");
    ok(verdict.result.length == 0, "what an earlier run says stays where nothing is masked now");
    judge("{\"a\":\"13800138000\",\"gk\":{\"redact\":{\"masked\":2}}}");
    is_text(verdict.result, "{\"masked\":1,\"noted\":0,\"types\":{\"mobile\":1}}",
            "and is replaced where something is");
    options.annotate = false;
}

/* ---- published cases, where the development data is beside the project */

static struct gk_value member_of(const struct gk_record *record, struct gk_value object,
                                 const char *name)
{
    struct gk_member member = { .value = { .type = GK_NULL } };
    gk_value_member(record, object, gk_bytes_of(name), &member);
    return member.value;
}

static bool value_is(const struct gk_record *record, struct gk_value value, const char *text)
{
    return gk_bytes_equal(gk_value_text(record, value, &arena), gk_bytes_of(text));
}

/* "TYPE:START-END " of what a case expects. */
static void list_expected(const struct gk_record *record, struct gk_buffer *out)
{
    struct gk_walk walk;
    gk_walk_open(&walk, record, member_of(record, record->value, "expect"));
    while (gk_walk_next(&walk)) {
        struct gk_value hit = walk.member.value;
        struct gk_bytes type = gk_value_text(record, member_of(record, hit, "type"), &arena);
        struct gk_bytes match = gk_value_text(record, member_of(record, hit, "match"), &arena);
        int start = 0;
        struct gk_bytes digits = gk_record_raw(record, member_of(record, hit, "start"));
        for (size_t i = 0; i < digits.length; i++)
            start = start * 10 + digits.at[i] - '0';
        if (gk_buffer_print(out, "%.*s:%d-%d ", (int)type.length, type.at, start,
                            start + (int)gk_utf8_count(match)) != GK_OK)
            bail("no memory");
    }
}

/* The same of what was found, of the types in `scope` (a JSON array as it is written). */
static void list_found(struct gk_bytes scope, struct gk_buffer *out)
{
    char quoted[40];
    for (const struct gk_finding *f = verdict.findings.first; f; f = f->next) {
        const char *type = gk_rule(f->rule)->id + strlen("redact.");
        snprintf(quoted, sizeof quoted, "\"%s\"", type);
        if (gk_bytes_find(scope, gk_bytes_of(quoted)) &&
            gk_buffer_print(out, "%s:%u-%u ", type, (unsigned)f->start, (unsigned)f->end) != GK_OK)
            bail("no memory");
    }
}

/* One case of level `core`; false where it came out otherwise. */
static bool try_case(const struct gk_record *record, struct gk_buffer *expected,
                     struct gk_buffer *found)
{
    struct gk_bytes text = gk_record_raw(record, member_of(record, record->value, "text"));
    struct gk_bytes scope = gk_record_raw(record, member_of(record, record->value, "scope"));
    struct gk_buffer line = { 0 };
    gk_buffer_clear(expected);
    gk_buffer_clear(found);
    list_expected(record, expected);
    if (gk_buffer_append(&line, GK_BYTES("{\"t\":")) != GK_OK ||
        gk_buffer_append(&line, text) != GK_OK || gk_buffer_append(&line, GK_BYTES("}")) != GK_OK ||
        judge_bytes(gk_buffer_bytes(&line)) != GK_OK)
        bail("no memory");
    gk_buffer_free(&line);
    list_found(scope, found);
    return gk_bytes_equal(gk_buffer_bytes(expected), gk_buffer_bytes(found));
}

static void test_cases(const char *type, const char *path)
{
    struct gk_scanner reader = { .fields = &profile.fields };
    struct gk_buffer file = { 0 }, expected = { 0 }, found = { 0 };
    struct gk_record record;
    struct gk_fault fault;
    enum gk_line_kind kind;
    size_t offset = 0;
    unsigned tried = 0, wrong = 0;
    FILE *stream = fopen(path, "rb");
    if (!stream) {
        skip("the development data is not there");
        return;
    }
    if (gk_buffer_reserve(&file, 1 << 20) != GK_OK)
        bail("no memory");
    file.length = fread(file.at, 1, file.capacity, stream);
    fclose(stream);
    if (gk_scan_block(&reader, gk_buffer_bytes(&file)) != GK_OK)
        bail("no memory");
    while (gk_scan_line(&reader, &offset, &kind, &record, &fault) == GK_OK) {
        if (kind != GK_LINE_RECORD)
            bail("a case is no record");
        struct gk_bytes scope = gk_record_raw(&record, member_of(&record, record.value, "scope"));
        if (!gk_bytes_find(scope, gk_bytes_of(type)) ||
            !value_is(&record, member_of(&record, record.value, "level"), "core"))
            continue;
        tried++;
        if (!try_case(&record, &expected, &found)) {
            wrong++;
            printf("# expected %.*s found %.*s\n", (int)expected.length, expected.at,
                   (int)found.length, found.at);
        }
    }
    ok(tried > 0 && wrong == 0, "%s: %u published cases", type, tried);
    gk_scanner_free(&reader);
    gk_buffer_free(&file);
    gk_buffer_free(&expected);
    gk_buffer_free(&found);
}

static void test_published(void)
{
    use("cn_id,mobile,phone,bank_card,uscc,secret_mark,internal_mark", GK_REDACT_PARTIAL);
    test_cases("cn_id", "../shared/data/cases/redact/cn_id.jsonl");
    test_cases("mobile", "../shared/data/cases/redact/phone.jsonl");
    test_cases("phone", "../shared/data/cases/redact/phone.jsonl");
    test_cases("bank_card", "../shared/data/cases/redact/bank_card.jsonl");
    test_cases("uscc", "../shared/data/cases/redact/uscc.jsonl");
    test_cases("secret_mark", "../shared/data/cases/redact/marks.jsonl");
}

/* Every allocation of a judgement fails once: told, or it was not needed and all is done. */
static void test_memory(void)
{
    static const char record[] =
        "{\"a\":\"\\u0031\\u0033800138000\",\"n\":13800138000,\"b\":\"云川一号\"}";
    static const char expected[] =
        "{\"a\":\"\\u0031\\u00338****8000\",\"n\":\"138****8000\",\"b\":\"****\"}";
    unsigned told_so = 0;
    unsigned done_right = 0;
    use_keywords();
    use("cn_id,mobile,keyword", GK_REDACT_PARTIAL);
    for (unsigned long n = 1; n <= 80; n++) {
        gk_arena_free(&arena);
        gk_scratch_free(&scratch);
        gk_buffer_free(&written);
        gk_memory_fail_at(n);
        enum gk_status status = judge_bytes(gk_bytes_of(record));
        gk_memory_fail_at(0);
        told_so += status == GK_NO_MEMORY;
        done_right +=
            status == GK_OK && gk_bytes_equal(gk_buffer_bytes(&written), gk_bytes_of(expected));
    }
    ok(told_so > 15 && done_right > 15 && told_so + done_right == 80,
       "each failing allocation is told, or not needed");
    use_rows(NULL, 0);
}

int main(void)
{
    struct gk_mistakes mistakes = { 0 };
    if (gk_profile_open(&profile, GK_BYTES("none"), GK_PROFILE_ALL, &mistakes) != GK_OK)
        bail("no profile");
    const struct gk_lexicon lexicon = profile.lexicon;
    options.today = gk_day(2024, 6, 28);
    test_identifiers();
    test_numbers();
    test_places();
    test_masks();
    test_source();
    test_evidence();
    test_field();
    test_twice();
    test_marks();
    test_keywords();
    test_limit();
    test_overlaps();
    test_types();
    test_annotation();
    test_published();
    test_memory();
    gk_redact_plan_close(&plan);
    profile.lexicon = lexicon;
    gk_profile_close(&profile);
    gk_mistakes_free(&mistakes);
    gk_scanner_free(&scanner);
    gk_scratch_free(&scratch);
    gk_arena_free(&arena);
    gk_buffer_free(&block);
    gk_buffer_free(&written);
    gk_buffer_free(&told);
    return done();
}
