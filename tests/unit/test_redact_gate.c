/*
 * The gate lets by only texts in which nothing would be found: of random records, built of values,
 * labels, marks and words in every form that folding and the view of a page see through, findings
 * and the record as written are the same with the gate and without. Identifiers are synthetic.
 */
#include "base/utf8.h"
#include "domain/calendar.h"
#include "profile/open.h"
#include "random.h"
#include "record/scan.h"
#include "tap.h"
#include "verbs/redact/redact.h"

static struct gk_profile profile;
static struct gk_redact_plan plan;
static struct gk_scanner scanner;
static struct gk_scratch scratch;
static struct gk_arena arena;
static struct gk_verdict verdict;
static const struct gk_settlement settlement = { .profile = &profile };

static void bail(const char *why)
{
    printf("Bail out! %s\n", why);
    exit(1);
}

/* ---- what is looked for */

static const char *const values[] = {
    /* identity numbers, with blanks, dashes and line ends in them, and slips */
    "110000185001010016",
    "11000018500101018X",
    "11000018500101018x",
    "110000 18500101 0016",
    "1100-0018-5001-0100-16",
    "110000185001010015",
    "11000018500101001",
    "110000040229001",
    "110000\n185001010016",
    "1100001850010*0016",
    "1 1 0 0 0 0 1 8 5 0 0 1 0 1 0 0 1 6",
    "11000018500101001613800138000",
    "一一零零零零一八五零零一零一零零一六",
    /* telephones */
    "13800138000",
    "+86 138-0013-8000",
    "0086 13800138000",
    "8613800138000",
    "138 0013 8000",
    "1.38001380E10",
    "1.3800138E+10",
    "138.0013.8000",
    "1380013800",
    "1380013*000",
    "013800138000",
    "一三八零零一三八零零零",
    "138－0013－8000",
    "0999-1234567",
    "(0999)1234567",
    "0999 1234567",
    "010-12345678-801",
    "1234567",
    "12345678",
    "400-123-4567",
    "4001234567",
    "12345",
    "110",
    "95588",
    "+86-10-12345678",
    /* cards, accounts and codes */
    "6222000000000009",
    "622800000000000011",
    "6222 0000 0000 0000 004",
    "6222000000000000005",
    "123456789012",
    "11110000000000000N",
    "91990000MA0000015Q",
    "11341702486344515G",
    "9199-0000-MA00-0001-5Q",
    /* documents */
    "E12345678",
    "EA1234567",
    "G12345678",
    "C12345678",
    "H12345678",
    "L12345678",
    "A000000(3)",
    "A000000（3）",
    "1000000(1)",
    "A100000001",
    "军字第2001988号",
    "政字第12345号",
    "士字第P011816X号",
    "军 字 第 2001 988 号",
    "军字第\n2001988\n号",
    "赣警字第012345号",
    "2001988",
    "M1234567801",
    "1234 5678",
    /* plates, addresses of mailboxes and machines */
    "京A12345",
    "京A·12345",
    "京AD12345",
    "京 A12345",
    "京A1234警",
    "云A股市场",
    "车牌使014578",
    "a@example.com",
    "13800138000@qq.com",
    "a @ example.com",
    "ａ＠example.com",
    "a@qq。com",
    "10.1.2.3",
    "fe80::1",
    "00:11:22:33:44:55",
    /* dates of birth, ages, places, names, health */
    "1980年1月2日",
    "1980.01",
    "1980年1月2日出生",
    "1980年1月2日生",
    "1980.01出生",
    "一九八〇年一月二日",
    "75.03",
    "75年3月",
    "80-3-5",
    "1980-01-02T08:30:00Z",
    "1980年1月\n2日",
    "1980、01",
    "1980年1月5号出生",
    "1980年1月5号生。",
    "，9岁）",
    "女，9周岁。",
    "（9岁）",
    "示例市示范区示例街道1号2单元301室",
    "示例县示例镇示例村东组12号",
    "示例市示范区阳光花园3-2-501",
    "示范小区5-2-301",
    "示范县城阳光花园3栋2单元501",
    "张三",
    "欧阳示例、李四",
    "二级",
    "2级",
    "糖尿病",
    "9",
    "低保",
};

static const char *const labels[] = {
    "身份证号",   "证件号码：",
    "手机",       "手机号码是",
    "联系电话",   "电话：",
    "监督电话",   "家庭电话",
    "举报",       "热线",
    "银行卡号",   "对公账户",
    "账号：",     "统一社会信用代码",
    "护照号码",   "港澳通行证",
    "台胞证号",   "香港身份证",
    "澳门身份证", "台湾身份证",
    "军官证",     "车牌号",
    "公务用车",   "邮箱",
    "出生日期",   "出生",
    "生于",       "住址",
    "家庭住址：", "地址",
    "姓名",       "联系人",
    "申请人：",   "残疾等级",
    "病种：",     "年龄",
    "困难状况",   "编号",
    "合同号",     "身分證",
    "電話",       "手機",
    "tel",        "mobile",
    "idcard",     "微信",
    "IP地址",
};

static const char *const marks[] = {
    "机密★20年",
    "绝 密 ★ 长期",
    "秘密★考试结束前",
    "机密*10年",
    "★机密",
    "密级：机密",
    "密级",
    "机密",
    "密 级: 秘密 ★",
    "保密等级 秘密",
    "是否涉密 ☑是",
    "涉密情况：是",
    "内部",
    "内部★3年",
    "内部资料 注意保存",
    "（内部使用 不得外传）",
    "会后收回",
    "阅后请退回",
    "仅供内部参考",
    "仅限本单位内部使用",
    "请勿外传",
    "严禁复制、翻印",
    "工作秘密",
    "本资料内部使用",
    "未经批准 不得翻印",
    "党内文件",
    "内参",
    "特急 机密",
    "000001\n机密",
    "此件不公开",
    "（此件依申请公开）",
    "(此件主动公开)",
    "此件发至县团级",
    "本文件不予公开",
    "（依申请公开）",
    "【不公开】",
    "附注：此件不公开",
    "公开方式：依申请公开",
    "公开方式",
    "【机密】★10年",
    "是否涉及国家秘密：是",
    "是否属于涉密文件 ☑是",
    "国家秘密属性 是",
    "涉密：是",
    "涉密信息：是",
    "只供机关内部参阅",
    "限本单位内部使用",
    "（供机关内部阅示）",
    "此件不对社会公开",
    "此件发至县级，不登报、不广播",
    "（此附件限制上网公开）",
    "本方案暂缓向社会公开",
    "该名单无需公开处理",
    "本规定内部公开",
    "（此件不属于公开范围）",
    "公开种类：不予公开",
    "公开要求：依申请公开",
    "公开标志 否",
    "公开情况：不公开",
    "公开审查：不予公开",
    "信息公开审查\n不公开",
    "公开项：不公开",
    "公开等级：系统内公开",
    "公开说明 □主动公开 ☑依申请公开",
    "政府信息公开：否",
    "主动公开：否",
    "信息公开： 不同意",
    "依申请公开",
    "不予公开",
    "公开属性：不予公开",
    "信息公开选项 □主动公开 ☑依申请公开",
    "是否公开：否",
    "是否公开",
    "否",
    "文件属性：依申请公开",
    "公文属性",
    "此件不上网",
    "不公开信息",
    "保密审查",
    "泄露国家秘密",
    "政务公开",
};

static const char *const terms[] = {
    "示例名单", "示例",   "甲乙丙", "甲",     "secret plan",      "top",    "名单★",     "⑨号",
    "密件",     "除密件", "標底",   "无标底", "内部资料性出版物", "信訪人", "pattern12",
};

static const char *const fillers[] = {
    "按照要求做好相关工作",
    "二〇一八年",
    "2018年5月",
    "2018-05-07",
    "共12,345.67万元",
    "第1条",
    "（一）",
    "R&D",
    "a<b",
    "50%",
    "http://www.example.gov.cn/a/2020/228104/22.html?a=1&b=2",
    "项目编号2018-001-0001",
    "%E6%9C%BA%E5%AF%86",
    "①②⑫",
    "Ⅳ级",
    "，",
    "。",
    "、",
    "：",
    "|",
    "，，",
    "  ",
    "\u3000",
    "「」",
    "𠮷",
};

static const char *const joints[] = { "",   "",   "",     "，",   "。",  "\n", "\r\n",      " ",
                                      "：", "\t", "\n\n", "<br>", " | ", "、", "</td><td>", "（" };

#define ONE_OF(list) (list)[random_below(sizeof(list) / sizeof *(list))]

/* ---- texts */

struct text {
    char at[6000];
    size_t length;
};

static void put(struct text *text, const char *piece)
{
    size_t length = strlen(piece);
    if (text->length + length + 1 > sizeof text->at)
        return;
    memcpy(text->at + text->length, piece, length + 1);
    text->length += length;
}

/* One character in another form that folds to it, or is seen through. */
static void put_form(struct text *text, uint32_t c)
{
    char piece[40] = "";
    uint32_t form = c;
    if (c - '0' < 10)
        form =
            ((const uint32_t[]){ 0xFF10, 0x660, 0x1D7CE, 0xA620, '0' })[random_below(5)] + c - '0';
    else if (c > 0x20 && c < 0x7F)
        form = c + 0xFEE0;
    if (c - '1' < 9 && random_below(8) == 0)
        form = 0x2460 + c - '1';
    switch (random_below(12)) {
    case 0:
        snprintf(piece, sizeof piece, "&#%u;", (unsigned)c);
        break;
    case 1:
        snprintf(piece, sizeof piece, "&#x%x", (unsigned)c);
        break;
    case 2:
        put(text, "<b>");
        piece[gk_utf8_encode(c, piece)] = '\0';
        put(text, piece);
        put(text, "</b>");
        return;
    default:
        piece[gk_utf8_encode(form, piece)] = '\0';
    }
    put(text, piece);
}

/* The piece, here and there with something invisible in it or in another form. */
static void put_mangled(struct text *text, const char *piece)
{
    static const char *const between[] = { "\u200B", "\u00AD", "\uFEFF", " ",      "\n",
                                           "\u3000", "&nbsp;", "(nèi)",  "（mì）", "<!-- -->" };
    struct gk_bytes left = gk_bytes_of(piece);
    while (left.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(left, &length);
        char same[5];
        memcpy(same, left.at, length);
        same[length] = '\0';
        left.at += length;
        left.length -= length;
        if (random_below(12) == 0)
            put(text, ONE_OF(between));
        if (random_below(6) == 0)
            put_form(text, c);
        else
            put(text, same);
    }
}

static const char *any_piece(void)
{
    switch (random_below(12)) {
    case 0:
    case 1:
    case 2:
        return ONE_OF(values);
    case 3:
    case 4:
        return ONE_OF(labels);
    case 5:
    case 6:
        return ONE_OF(marks);
    case 7:
        return ONE_OF(terms);
    default:
        return ONE_OF(fillers);
    }
}

static void put_text(struct text *text, uint32_t most)
{
    bool mangled = random_below(3) == 0;
    bool labelled = random_below(3) == 0;
    for (uint32_t i = 1 + random_below(most); i; i--) {
        if (labelled && random_below(3) == 0) {
            put(text, ONE_OF(labels));
            put(text, random_below(3) ? "：" : ONE_OF(joints));
            put(text, ONE_OF(values));
        }
        if (mangled)
            put_mangled(text, any_piece());
        else
            put(text, any_piece());
        put(text, ONE_OF(joints));
    }
}

/* Rows of one shape below a head of labels. */
static void put_table(struct text *text)
{
    static const char *const borders[] = { "\t", "|", "，", "  ", ",", "│" };
    const char *border = ONE_OF(borders);
    uint32_t columns = 2 + random_below(3);
    for (uint32_t row = 0; row < 4; row++) {
        for (uint32_t i = 0; i < columns; i++) {
            put(text, row ? random_below(3) ? ONE_OF(values) : ONE_OF(fillers) : ONE_OF(labels));
            put(text, i + 1 < columns ? border : "\n");
        }
    }
}

/* ---- records */

struct line {
    char at[60000];
    size_t length;
};

static void append(struct line *line, const char *bytes, size_t length)
{
    if (line->length + length > sizeof line->at)
        bail("a record is too long");
    memcpy(line->at + line->length, bytes, length);
    line->length += length;
}

static void append_string(struct line *line, const struct text *text)
{
    bool escaped = random_below(4) == 0;
    append(line, "\"", 1);
    for (size_t i = 0, length; i < text->length; i += length) {
        uint32_t c = gk_utf8_decode((struct gk_bytes){ text->at + i, text->length - i }, &length);
        char piece[16];
        if (c < 0x20 || c == '"' || c == '\\' || (escaped && c < 0x10000 && random_below(3) == 0))
            append(line, piece, (size_t)snprintf(piece, sizeof piece, "\\u%04x", (unsigned)c));
        else
            append(line, text->at + i, length);
    }
    append(line, "\"", 1);
}

static void append_text(struct line *line)
{
    static struct text text;
    text.length = 0;
    uint32_t kind = random_below(8);
    if (kind == 0)
        put_table(&text);
    else if (kind == 1)
        put_mangled(&text, ONE_OF(values));
    else if (kind == 2)
        put(&text, ONE_OF(labels));
    else
        put_text(&text, kind == 3 ? 25 : 5);
    append_string(line, &text);
}

static void append_name(struct line *line)
{
    static const char *const names[] = { "title",    "content", "secrecy", "disclosure",  "a",
                                         "公开方式", "密级",    "备注",    "k13800138000" };
    static struct text text;
    text.length = 0;
    put(&text, random_below(3) == 0 ? any_piece()
               : random_below(2)    ? ONE_OF(labels)
                                    : ONE_OF(names));
    append_string(line, &text);
    append(line, ":", 1);
}

static void append_value(struct line *line, unsigned depth)
{
    static const char *const numbers[] = {
        "13800138000",        "1.38e10", "-5",          "110000185001010016",
        "1.1000018500101E17", "12345",   "1380013800.0"
    };
    uint32_t kind = depth > 3 ? 9 : random_below(10);
    if (kind == 0) {
        const char *number = ONE_OF(numbers);
        append(line, number, strlen(number));
        return;
    }
    if (kind > 2) {
        append_text(line);
        return;
    }
    append(line, kind == 1 ? "{" : "[", 1);
    for (uint32_t i = 0, count = random_below(4); i < count; i++) {
        if (i)
            append(line, ",", 1);
        if (kind == 1)
            append_name(line);
        append_value(line, depth + 1);
    }
    append(line, kind == 1 ? "}" : "]", 1);
}

static struct gk_bytes make_record(struct line *line)
{
    line->length = 0;
    append(line, "{", 1);
    for (uint32_t i = 0, count = 1 + random_below(4); i < count; i++) {
        if (i)
            append(line, ",", 1);
        append_name(line);
        append_value(line, 1);
    }
    append(line, "}\n", 2);
    return (struct gk_bytes){ line->at, line->length };
}

/* ---- judging */

static void print(struct gk_buffer *told, const struct gk_finding *f)
{
    if (gk_buffer_print(told, "%s %s %.*s %u %u-%u %u\n", gk_rule(f->rule)->id,
                        gk_action_name(f->action), (int)f->pointer.length, f->pointer.at,
                        (unsigned)f->place, (unsigned)f->start, (unsigned)f->end,
                        (unsigned)f->score) != GK_OK)
        bail("no memory");
}

/* What is found in the record, and the record as it would be written. */
static void judge(struct gk_bytes block, struct gk_buffer *told)
{
    struct gk_record record;
    struct gk_fault fault;
    struct gk_buffer written = { 0 };
    enum gk_line_kind kind = GK_LINE_FAULT;
    size_t offset = 0;
    gk_arena_reset(&arena);
    gk_arena_reset(&scratch.arena);
    gk_buffer_clear(told);
    verdict = (struct gk_verdict){ .arena = &arena, .settlement = &settlement, .record = &record };
    if (gk_scan_block(&scanner, block) != GK_OK ||
        gk_scan_line(&scanner, &offset, &kind, &record, &fault) != GK_OK)
        bail("no memory");
    if (kind != GK_LINE_RECORD)
        return;
    if (gk_redact_verb.judge(&plan, &scratch, &record, &verdict) != GK_OK)
        bail("no memory");
    gk_verdict_settle(&verdict);
    for (const struct gk_finding *f = verdict.findings.first; f; f = f->next)
        print(told, f);
    if (gk_verdict_gather_edits(&verdict) != GK_OK ||
        gk_edits_apply(&verdict.edits, record.line, &written) != GK_OK ||
        gk_buffer_append(told, gk_buffer_bytes(&written)) != GK_OK)
        bail("no memory");
    gk_buffer_free(&written);
}

static void test_types(const char *types, bool gated, int rounds)
{
    static struct line line;
    struct gk_redact_options options = { .types = gk_bytes_of(types), .words = true };
    struct gk_buffer without = { 0 }, with = { 0 };
    enum gk_redact_mistake mistake;
    struct gk_bytes bad;
    unsigned wrong = 0, found = 0;
    options.today = gk_day(2026, 1, 1);
    options.style = GK_REDACT_PARTIAL;
    if (gk_redact_plan_open(&plan, &profile, &options, &mistake, &bad) != GK_OK)
        bail("no plan");
    ok(plan.gated == gated, "%s: there is %s gate", types, gated ? "a" : "no");
    for (int i = 0; i < rounds; i++) {
        struct gk_bytes record = make_record(&line);
        plan.gated = false;
        judge(record, &without);
        plan.gated = gated;
        judge(record, &with);
        found += verdict.findings.first != NULL;
        if (!gk_bytes_equal(gk_buffer_bytes(&without), gk_buffer_bytes(&with)) && wrong++ < 3)
            printf("# %.*s# without:\n# %.*s\n# with:\n# %.*s\n", (int)record.length, record.at,
                   (int)without.length, without.at, (int)with.length, with.at);
    }
    is_int(wrong, 0, "%s: the gate changes nothing in %d records", types, rounds);
    ok(found > (unsigned)rounds / 8 && found < (unsigned)rounds, "something is found in %u", found);
    gk_buffer_free(&without);
    gk_buffer_free(&with);
    gk_redact_plan_close(&plan);
    gk_scratch_free(&scratch); /* it remembers names by the plan */
    scratch = (struct gk_scratch){ 0 };
}

/* Terms with allow phrases, Latin words, single characters, patterns with literals. */
static void use_rows(void)
{
    static const struct gk_lexicon_list list = { .path = { "words.tsv", 9 } };
    static struct gk_bytes allow[2];
    static struct gk_lexicon_row rows[sizeof terms / sizeof *terms + 1];
    static const enum gk_action actions[] = { GK_ACTION_NOTE, GK_ACTION_MASK, GK_ACTION_WITHHOLD };
    size_t count = sizeof terms / sizeof *terms;
    allow[0] = GK_BYTES("无标底");
    allow[1] = GK_BYTES("除密件");
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct gk_lexicon_row){ .term = gk_bytes_of(terms[i]),
                                           .action = actions[i % 3],
                                           .list = &list,
                                           .line = (uint32_t)i + 1,
                                           .allow = allow,
                                           .allow_count = i % 2 ? 2 : 0 };
    rows[count] = (struct gk_lexicon_row){ .term = GK_BYTES("示例[0-9]{2}"),
                                           .is_pattern = true,
                                           .action = GK_ACTION_MASK,
                                           .list = &list,
                                           .line = (uint32_t)count + 1 };
    profile.lexicon = (struct gk_lexicon){ .rows = rows, .count = count + 1 };
}

int main(void)
{
    struct gk_mistakes mistakes = { 0 };
    if (gk_profile_open(&profile, GK_BYTES(""), GK_PROFILE_ALL, &mistakes) != GK_OK)
        bail("no profile");
    scanner.fields = &profile.fields;
    use_rows();
    test_types("+name", true, 6000);
    test_types("+ipv4", false, 50);
    test_types("keyword", true, 1500);
    test_types("secret_mark,internal_mark,disclosure_mark", true, 1500);
    test_types("address,birth_date,sensitive,name", true, 1500);
    test_types("cn_id,mobile,phone,hotline,plate,email", true, 1500);
    return done();
}
