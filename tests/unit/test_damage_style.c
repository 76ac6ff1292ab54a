/* Brackets of document numbers, look-alikes of digits, placeholders, lost check boxes. */
#include "examined.h"

static void likely(const char *text, const char *expected)
{
    becomes(gk_find_style, GK_LIKELY, text, expected);
}

static void reported(const char *text, enum gk_rule_id rule, const char *span)
{
    finds(gk_find_style, text, rule, GK_REPORTED, span);
}

static void nothing(const char *text)
{
    finds_nothing(gk_find_style, text);
}

static void test_brackets(void)
{
    static const char *const shapes[][2] = {
        { "[", "]" },   { "［", "］" }, { "【", "】" }, { "(", ")" },   { "（", "）" },
        { "〖", "〗" }, { "〈", "〉" }, { "<", ">" },   { "＜", "＞" }, { "{", "}" },
        { "〔", ")" },  { "(", "〕" },  { "﹝", "]" },  { "《", "》" }, { "「", "」" },
        { "『", "』" }, { "“", "”" },   { "‘", "’" },
    };
    char text[64];
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        snprintf(text, sizeof text, "甲府辦函%s2018%s64號", shapes[i][0], shapes[i][1]);
        likely(text, "甲府辦函〔2018〕64號");
        becomes(gk_find_style, GK_CERTAIN, text, text);
    }
    becomes(gk_find_style, GK_CERTAIN, "国办发﹝２０１８﹞１２号", "国办发〔２０１８〕１２号");
    becomes(gk_find_style, GK_CERTAIN, "国办发〔2018﹞12号", "国办发〔2018〕12号");
    likely("国办发[2018] 22 号", "国办发〔2018〕 22 号");
    likely("（国办发[2012]1号、国发（2019）12-3号）", "（国办发〔2012〕1号、国发〔2019〕12-3号）");
}

static void test_brackets_left_alone(void)
{
    reported("黔府[1986]40號", GK_RULE_TEXT_BRACKET, "[1986]");
    reported("国发《2011》3号", GK_RULE_TEXT_BRACKET, "《2011》");
    reported("国发﹝2011﹞3号", GK_RULE_TEXT_BRACKET, "﹝2011﹞");
    reported("国办公开办函〔202130号", GK_RULE_TEXT_BRACKET, "〔202130");
    nothing("国办发〔2018〕12号");
    nothing("（京）网药械信息备字（2021）第00001号");
    nothing("某省人民政府令[2014]7号");
    nothing("某局公告（2018）5号");
    nothing("某局公告（2017007号）");
    nothing("新建工程(2018)1号楼");
    nothing("年度报告(2018)");
    nothing("本院（2018）京01行终123号");
    nothing("，(2018)12号");
    nothing("关于《2018》的说明，详见“2018”一节");
    nothing("年度报告《2018》号外");
    nothing("国办发[1948]1号、国办发[2100]1号");
    nothing("国办发[2018]号");
}

static void zero(const char *text, const char *span, const char *proposal)
{
    size_t count;
    const struct gk_damage *found = examine(gk_find_style, text, true, &count);
    ok(count == 1 && found->rule == GK_RULE_TEXT_ZERO && found->certainty == GK_REPORTED &&
           gk_bytes_equal((struct gk_bytes){ text + found->start, found->end - found->start },
                          gk_bytes_of(span)) &&
           gk_bytes_equal(found->proposal, gk_bytes_of(proposal)),
       "%s: %s should be %s", text, span, proposal);
}

static void test_zeros(void)
{
    static const char *const signs[] = { "○", "◯", "O", "Ｏ", "о", "Ο", "0", "０", "零" };
    char text[64];
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        snprintf(text, sizeof text, "二%s一八年五月三日", signs[i]);
        zero(text, signs[i], "〇");
    }
    zero("一九九○年", "○", "〇");
    zero("（二○○四年", "○○", "〇〇");
    zero("五月二○日", "○", "〇");
    zero("2O18年5月3日", "O", "0");
    zero("２Ｏ１８年", "Ｏ", "０");
    zero("20l8年5月3日", "l", "1");
    zero("2018年l0月3日", "l", "1");
    zero("5月l日", "l", "1");
    zero("2018年5月3曰", "曰", "日");
    zero("2018牟5月3日", "牟", "年");
    zero("统一社会信用代码：9111O000MA0lC8JT4X", "O000MA0l", "0000MA01");
}

static void test_no_zeros(void)
{
    nothing("二〇一八年五月三日，2018年5月3日，２０１８年");
    nothing("１５ＫＶ級：２○／５Ａ，３○／５Ａ，５○／５Ａ");
    nothing("第二○条、八○后");
    nothing("子曰，牟取暴利");
    nothing("统一社会信用代码91110000MA01C8JT4X");
    nothing("产品代码ABCDEFGHOJKLMNOPQR");
    nothing("型号2O18A，O年，COOL年");
}

static void test_placeholders(void)
{
    static const char *const placeholders[] = { "xx", "XX", "×××", "＊＊", "**", "某某" };
    char text[64];
    for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++) {
        snprintf(text, sizeof text, "关于印发%s市方案的通知", placeholders[i]);
        reported(text, GK_RULE_TEXT_PLACEHOLDER, placeholders[i]);
    }
    reported("（xx府函〔2018〕 号）", GK_RULE_TEXT_PLACEHOLDER, "xx");
    nothing("XX世纪，x市，4××4，foxx县");
    nothing("http://www.example.cn/**市");
}

static void test_checkboxes(void)
{
    becomes(gk_find_style, GK_REPORTED, "是否公开：口是 口否", "是否公开：□是 □否");
    becomes(gk_find_style, GK_REPORTED, "口同意口不同意", "□同意□不同意");
    reported("性别：口男 口女", GK_RULE_TEXT_CHECKBOX, "口男 口");
    nothing("口是心非，口不择言");
    nothing("人口有增长，窗口无人，港口是国家的");
    nothing("□是 □否");
}

int main(void)
{
    test_brackets();
    test_brackets_left_alone();
    test_zeros();
    test_no_zeros();
    test_placeholders();
    test_checkboxes();
    return examined_done();
}
