/* Document numbers: forms, faults and where they stand. */
#include "domain/document_number.h"
#include "random.h"
#include "tap.h"

static const struct gk_bytes labels[] = {
    { "发文字号", 12 }, { "文号", 6 }, { "字号", 6 }, { "编号", 6 }
};
static const struct gk_bytes endings[] = { { "发", 3 }, { "函", 3 }, { "公告", 6 } };
static struct gk_document_words words = { labels, 4, endings, 3, 0, 0 };

static void read_number(const char *text, struct gk_document_number *number)
{
    gk_document_number_read(gk_bytes_of(text), &words, number);
}

enum { NONE = 0 };
#define FAULT(name) (1u << GK_FAULT_##name)

static unsigned faults_of(const struct gk_document_number *number)
{
    unsigned faults = 0;
    for (int i = 0; i < GK_DOCUMENT_NUMBER_FAULTS; i++)
        faults |= (unsigned)number->fault[i] << i;
    return faults;
}

struct form {
    const char *text;
    enum gk_document_number_kind kind;
    int year;
    int serial;
    unsigned faults;
};

static void check(const struct form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct gk_document_number number;
        const struct form *form = &forms[i];
        read_number(form->text, &number);
        bool good = ok(number.kind == form->kind && number.year == form->year &&
                           number.serial == form->serial && faults_of(&number) == form->faults,
                       "%s", form->text);
        if (!good)
            printf("# kind %d, year %d, serial %" PRId64 ", faults %#x\n", (int)number.kind,
                   number.year, number.serial, faults_of(&number));
    }
}

#define CHECK(forms) check(forms, sizeof(forms) / sizeof(forms)[0])

static void test_right(void)
{
    static const struct form forms[] = {
        { "国发〔2018〕43号", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 43, NONE },
        { "国办发明电〔2018〕15号", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 15, NONE },
        { "工信部联企业〔2011〕300号", GK_DOCUMENT_NUMBER_ORDINARY, 2011, 300, NONE },
        { "冀科复答〔2018〕12-3号", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 12, NONE },
        { " 国发 〔2018〕\u3000"
          "43 号 ",
          GK_DOCUMENT_NUMBER_ORDINARY, 2018, 43, NONE },
        { "冀办发〔２００３〕３２号", GK_DOCUMENT_NUMBER_ORDINARY, 2003, 32, FAULT(WIDTH) },
        { "府辦函〔2018〕64號", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 64, NONE },
        { "某部发〔2014〕76号、某社〔2014〕5号", GK_DOCUMENT_NUMBER_ORDINARY, 2014, 76, NONE },
        { "国令第711号", GK_DOCUMENT_NUMBER_ORDER, 0, 711, NONE },
        { "国务院令第711号", GK_DOCUMENT_NUMBER_ORDER, 0, 711, NONE },
        { "国务院第711号令", GK_DOCUMENT_NUMBER_ORDER, 0, 711, NONE },
        { "国土资源部令5号", GK_DOCUMENT_NUMBER_ORDER, 0, 5, NONE },
        { "某省人民政府令〔2019〕第10号", GK_DOCUMENT_NUMBER_ORDER, 2019, 10, NONE },
        { "某省人民政府令〔2019〕10号", GK_DOCUMENT_NUMBER_ORDER, 2019, 10, NONE },
        { "交通运输部令2016年第62号", GK_DOCUMENT_NUMBER_ORDER, 2016, 62, NONE },
        { "某委、某部令2020年第32号", GK_DOCUMENT_NUMBER_ORDER, 2020, 32, NONE },
        { "科学技术部令第1号、第2号、第3号", GK_DOCUMENT_NUMBER_ORDER, 0, 1, NONE },
        { "主席令第七十二号", GK_DOCUMENT_NUMBER_ORDER, 0, 72, NONE },
        { "国家税务总局公告2015年第41号", GK_DOCUMENT_NUMBER_NOTICE, 2015, 41, NONE },
        { "公告2018年第14号", GK_DOCUMENT_NUMBER_NOTICE, 2018, 14, NONE },
        { "国家发展改革委2017年第9号", GK_DOCUMENT_NUMBER_NOTICE, 2017, 9, NONE },
        { "农业部公告 第2045号", GK_DOCUMENT_NUMBER_NOTICE, 0, 2045, NONE },
        { "商务部2018年第23号公告", GK_DOCUMENT_NUMBER_NOTICE, 2018, 23, NONE },
        { "某省人民政府令（第12号）", GK_DOCUMENT_NUMBER_ORDER, 0, 12, NONE },
        { "公告（2019年第5号）", GK_DOCUMENT_NUMBER_NOTICE, 2019, 5, NONE },
        { "（2019年第5号）", GK_DOCUMENT_NUMBER_NOTICE, 2019, 5, NONE },
        { "某省人民代表大会常务委员会公告〔十三届〕第3号", GK_DOCUMENT_NUMBER_NOTICE, 0, 3, NONE },
        { "某市人民代表大会常务委员会公告（第十六届第37号）", GK_DOCUMENT_NUMBER_NOTICE, 0, 37,
          NONE },
        { "某网信办2019年第3号", GK_DOCUMENT_NUMBER_NOTICE, 2019, 3, NONE },
        { "某行公告〔2018〕第7号", GK_DOCUMENT_NUMBER_NOTICE, 2018, 7, NONE },
        { "", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, NONE },
        { " \u3000", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, NONE },
        { "无", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, NONE },
        { "无文号", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, NONE },
        { "未编号", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, NONE },
        { "暂无文号", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, NONE },
        { "文号：无", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, FAULT(LABEL) },
    };
    CHECK(forms);
}

static void test_faults(void)
{
    static const struct form forms[] = {
        { "冀发[2017]212号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 212, FAULT(BRACKET) },
        { "冀发﹝2017﹞212号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 212, FAULT(BRACKET) },
        { "冀发【2017】212号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 212, FAULT(BRACKET) },
        { "冀发（2017〕212号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 212, FAULT(BRACKET) },
        { "冀发［2017］212号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 212, FAULT(BRACKET) },
        { "冀发2017年212号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 212, FAULT(BRACKET) },
        { "某省人民政府令[2014]7号", GK_DOCUMENT_NUMBER_ORDER, 2014, 7, FAULT(BRACKET) },
        { "冀发〔2017〕012号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 12, FAULT(ZERO) },
        { "国科发[1998]003号", GK_DOCUMENT_NUMBER_ORDINARY, 1998, 3, FAULT(BRACKET) | FAULT(ZERO) },
        { "冀价〔2000〕第40号", GK_DOCUMENT_NUMBER_ORDINARY, 2000, 40, FAULT(ORDINAL) },
        { "冀价发2019年第12号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 12,
          FAULT(BRACKET) | FAULT(ORDINAL) },
        { "国发〔2019〕第号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 0, FAULT(SERIAL) },
        { "豫政第24号", GK_DOCUMENT_NUMBER_ORDINARY, 0, 24, FAULT(FORM) },
        { "冀发〔2017〕号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 0, FAULT(SERIAL) },
        { "冀发〔2017〕 号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 0, FAULT(SERIAL) },
        { "冀发〔2017〕000号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 0, FAULT(SERIAL) },
        { "冀发〔2017〕", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 0, FAULT(SERIAL) | FAULT(FORM) },
        { "冀发〔〕12号", GK_DOCUMENT_NUMBER_ORDINARY, 0, 12, FAULT(YEAR) },
        { "冀发〔19〕12号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 12, FAULT(YEAR) },
        { "冀发〔92〕12号", GK_DOCUMENT_NUMBER_ORDINARY, 1992, 12, FAULT(YEAR) },
        { "某部公告92年第3号", GK_DOCUMENT_NUMBER_NOTICE, 1992, 3, FAULT(YEAR) },
        { "冀发〔2108〕12号", GK_DOCUMENT_NUMBER_ORDINARY, 0, 12, FAULT(YEAR) },
        { "冀发12号", GK_DOCUMENT_NUMBER_ORDINARY, 0, 12, FAULT(YEAR) },
        { "xx府辦函〔2018〕64號", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 64, FAULT(PLACEHOLDER) },
        { "xx府辦函〔2018〕 號", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 0,
          FAULT(PLACEHOLDER) | FAULT(SERIAL) },
        { "冀发〔20××〕12号", GK_DOCUMENT_NUMBER_ORDINARY, 0, 12, FAULT(PLACEHOLDER) },
        { "冀发〔2018〕ＸＸ号", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 0, FAULT(PLACEHOLDER) },
        { "○○府发〔2018〕1号", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 1, FAULT(PLACEHOLDER) },
        { "某办公开办函〔202130", GK_DOCUMENT_NUMBER_ORDINARY, 2021, 0, FAULT(BRACKET) },
    };
    CHECK(forms);
}

/* What a form calls the number is no part of it. */
static void test_labels(void)
{
    static const struct form forms[] = {
        { "发文字号：国发〔2019〕5号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 5, FAULT(LABEL) },
        { "文号:国发〔2019〕5号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 5, FAULT(LABEL) },
        { "字号 国发〔2019〕5号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 5, FAULT(LABEL) },
        { "【文号】国发〔2019〕5号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 5, FAULT(LABEL) },
        { "[文号]：国发〔2019〕5号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 5, FAULT(LABEL) },
        { "（文号：国发〔2019〕5号）", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 5, FAULT(LABEL) },
        { "文 号：国发[2019]05号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 5,
          FAULT(LABEL) | FAULT(BRACKET) | FAULT(ZERO) },
        { "编号：国令第711号", GK_DOCUMENT_NUMBER_ORDER, 0, 711, FAULT(LABEL) },
        { "文号：国发〔2019〕号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 0,
          FAULT(LABEL) | FAULT(SERIAL) },
        { "文号：", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, FAULT(LABEL) },
        { "文号：无", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, FAULT(LABEL) },
        { "【文号】", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, FAULT(LABEL) },
        { "编号：12", GK_DOCUMENT_NUMBER_UNKNOWN, 0, 0, FAULT(LABEL) | FAULT(FORM) },
        { "没有文号", GK_DOCUMENT_NUMBER_ABSENT, 0, 0, NONE },
    };
    CHECK(forms);
}

static void test_agencies(void)
{
    static const struct form forms[] = {
        { "法〔2022〕12号", GK_DOCUMENT_NUMBER_ORDINARY, 2022, 12, NONE },
        { "国〔2019〕3号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 3, NONE },
        { "发〔2019〕3号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 3, FAULT(FORM) },
        { "函〔2019〕3号", GK_DOCUMENT_NUMBER_ORDINARY, 2019, 3, FAULT(FORM) },
    };
    CHECK(forms);
}

static void test_brackets(void)
{
    static const char *const pairs[][2] = {
        { "《", "》" }, { "“", "”" },   { "「", "」" }, { "『", "』" }, { "‘", "’" },
        { "〈", "〉" }, { "\"", "\"" }, { "[", "]" },   { "【", "】" }, { "（", "）" },
        { "［", "］" }, { "﹝", "﹞" }, { "{", "}" },   { "〖", "〗" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char text[64];
        struct gk_document_number number;
        snprintf(text, sizeof text, "国办发%s2020%s5号", pairs[i][0], pairs[i][1]);
        read_number(text, &number);
        ok(faults_of(&number) == FAULT(BRACKET) && number.year == 2020 && number.serial == 5, "%s",
           text);
    }
}

static void proposes(const char *text, const char *expected)
{
    struct gk_document_number number;
    struct gk_buffer out = { 0 };
    read_number(text, &number);
    ok(gk_document_number_propose(&number, gk_bytes_of(text), &out) == GK_OK, "%s is asked for",
       text);
    is_text(gk_buffer_bytes(&out), expected, "'%s' should be '%s'", text, expected);
    gk_buffer_free(&out);
}

static void test_proposals(void)
{
    proposes("国发[2019]5号", "国发〔2019〕5号");
    proposes("文号：国 发《2019》 第005号", "国发〔2019〕5号");
    proposes("冀科复答[2018]12-3号", "冀科复答〔2018〕12-3号");
    proposes("国发〔2019〕5号", "");
    proposes("国发〔2019〕号", "");
    proposes("国发〔19〕5号", "");
    proposes("国发[2019]5号、国发[2019]6号", "");
    proposes("某省人民政府令[2014]7号", "");
    proposes("发[2019]5号", "");
    proposes("", "");
}

/* One part of each kind, or another kind's in its place. */
static size_t write_heap(char *text)
{
    static const char *const kinds[][8] = {
        { "", "", "文号：", "【文号】", "编号", "（文号：" },
        { "国发", "法", "发", "国务院令", "某部公告", "××府", "冀科复答", "某部、某局" },
        { "〔", "[", "《", "（", "“", "", "﹝", "〔" },
        { "2019", "2011", "92", "20××", "", "二〇一九", "2108", "1949" },
        { "〕", "]", "》", "）", "”", "年", "﹞", "〕" },
        { "", "", "第", "字第", " ", "", "(", "" },
        { "5", "012", "12-3", "", "711", "十二", "××", "99999" },
        { "号", "号", "号", "號", "", "号、第6号", "号）", "号（节选）" },
    };
    enum { KINDS = sizeof kinds / sizeof kinds[0] };
    size_t length = 0;
    for (uint32_t k = 0; k < KINDS; k++) {
        uint32_t kind = random_below(12) ? k : random_below(KINDS);
        const char *part = kinds[kind][random_below(8)];
        size_t size = part ? strlen(part) : 0;
        memcpy(text + length, part ? part : "", size);
        length += size;
    }
    return length;
}

/* Whatever stands in the field is read without harm, a proposal is without fault, and reads as what
 * was proposed. */
static void test_anything(void)
{
    int proposed = 0;
    int wrong = 0;
    for (int i = 0; i < 300000; i++) {
        char written[256];
        struct gk_bytes text = { written, write_heap(written) };
        struct gk_document_number number;
        struct gk_document_number again;
        struct gk_buffer out = { 0 };
        gk_document_number_read(text, &words, &number);
        for (int f = 0; f < GK_DOCUMENT_NUMBER_FAULTS; f++)
            wrong += number.fault[f] && number.span[f].end < number.span[f].start;
        if (gk_document_number_propose(&number, text, &out) == GK_OK && out.length) {
            gk_document_number_read(gk_buffer_bytes(&out), &words, &again);
            proposed++;
            wrong += faults_of(&again) != NONE || again.year != number.year ||
                     again.serial != number.serial;
        }
        gk_buffer_free(&out);
    }
    ok(proposed > 3000 && wrong == 0, "of 300,000 heaps %d have a proposal, %d are wrong", proposed,
       wrong);
}

static void test_forms(void)
{
    static const struct form forms[] = {
        { "〔1992〕字第36号", GK_DOCUMENT_NUMBER_ORDINARY, 1992, 36, FAULT(ORDINAL) | FAULT(FORM) },
        { "(1995)12号", GK_DOCUMENT_NUMBER_ORDINARY, 1995, 12, FAULT(BRACKET) | FAULT(FORM) },
        { "[1995][12号]", GK_DOCUMENT_NUMBER_ORDINARY, 1995, 12, FAULT(BRACKET) | FAULT(FORM) },
        { "1995年[12]号", GK_DOCUMENT_NUMBER_ORDINARY, 1995, 12, FAULT(BRACKET) | FAULT(FORM) },
        { "冀发〔二○一八〕1号", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 1, FAULT(FORM) },
        { "冀发〔2018〕12-3号", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 12, FAULT(FORM) },
        { "冀发〔2018〕43号（节选）", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 43, FAULT(FORM) },
        { "冀发〔2018〕43", GK_DOCUMENT_NUMBER_ORDINARY, 2018, 43, FAULT(FORM) },
        { "〔2017〕4号", GK_DOCUMENT_NUMBER_ORDINARY, 2017, 4, FAULT(FORM) },
        { "2019年文件之五", GK_DOCUMENT_NUMBER_UNKNOWN, 0, 0, FAULT(FORM) },
        { "(2018)京01民初12号", GK_DOCUMENT_NUMBER_UNKNOWN, 0, 0, FAULT(FORM) },
        { "豫(2018)某市不动产权第0123号", GK_DOCUMENT_NUMBER_UNKNOWN, 0, 0, FAULT(FORM) },
        { "000014349/2018-00222", GK_DOCUMENT_NUMBER_UNKNOWN, 0, 0, FAULT(FORM) },
        { "GB/T 9704-2012", GK_DOCUMENT_NUMBER_UNKNOWN, 0, 0, FAULT(FORM) },
        { "见附件", GK_DOCUMENT_NUMBER_UNKNOWN, 0, 0, FAULT(FORM) },
    };
    CHECK(forms);
    struct gk_document_number number;
    read_number("令第九九九九九九九九九九九九九九九九九九九九九九九九号", &number);
    ok(number.kind == GK_DOCUMENT_NUMBER_ORDER && number.serial > 0, "very many digits");
    char text[600];
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "国", 3);
    gk_document_number_read((struct gk_bytes){ text, sizeof text }, &words, &number);
    ok(number.kind == GK_DOCUMENT_NUMBER_UNKNOWN && number.fault[GK_FAULT_FORM],
       "two hundred letters are no number");
}

static void test_spans(void)
{
    struct gk_document_number number;
    read_number(" 冀发 [2017] 012号", &number);
    is_int(number.agency.start, 1, "the agency word begins behind a blank");
    is_int(number.agency.end, 3, "and ends");
    is_int(number.span[GK_FAULT_BRACKET].start, 4, "the bracket's fault begins at the bracket");
    is_int(number.span[GK_FAULT_BRACKET].end, 10, "and ends behind the other");
    is_int(number.span[GK_FAULT_ZERO].start, 11, "the zero's fault begins at the serial");
    is_int(number.span[GK_FAULT_ZERO].end, 14, "and ends with it");
}

/* What a line of the collected mentions should be found to have. */
static unsigned expected_faults(const char *class, const char *text)
{
    unsigned faults = 0;
    if (strncmp(class, "bracket", 7) == 0)
        faults |= FAULT(BRACKET);
    if (strstr(class, "zeropad"))
        faults |= FAULT(ZERO);
    if ((strcmp(class, "di") == 0 || strstr(class, "+di")) && !strstr(text, "令"))
        faults |= FAULT(ORDINAL);
    if (strcmp(class, "noagency") == 0)
        faults |= FAULT(FORM);
    if (strstr(text, "２００"))
        faults |= FAULT(WIDTH);
    return faults;
}

/* 1,249 distinct mentions in real documents, sorted by hand into classes. */
static void test_mentions(void)
{
    FILE *file = fopen("../shared/data/real/docnum_mentions.tsv", "r");
    if (!file) {
        skip("the collected mentions are not here");
        return;
    }
    char line[4096];
    int count = 0;
    int wrong = 0;
    bool header = true;
    while (fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        char *end = tab ? strchr(tab + 1, '\t') : NULL;
        if (!header && end) {
            struct gk_document_number number;
            *tab = *end = '\0';
            read_number(tab + 1, &number);
            count++;
            bool good = faults_of(&number) == expected_faults(line, tab + 1);
            wrong += !good;
            if (!good)
                printf("# %s\n", tab + 1);
        }
        header = false;
    }
    fclose(file);
    ok(count > 1000 && wrong * 200 <= count, "of %d mentions %d are read otherwise", count, wrong);
}

int main(void)
{
    gk_document_words_prepare(&words);
    test_right();
    test_faults();
    test_labels();
    test_agencies();
    test_brackets();
    test_proposals();
    test_anything();
    test_forms();
    test_spans();
    test_mentions();
    return done();
}
