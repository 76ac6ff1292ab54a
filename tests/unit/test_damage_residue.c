/* What escapes leave in a text: entities, \u, percent and equals signs, _x000D_. */
#include "examined.h"

static void becomes_all(const char *const (*cases)[2], size_t count)
{
    for (size_t i = 0; i < count; i++)
        becomes(gk_find_residue, GK_CERTAIN, cases[i][0], cases[i][1]);
}

static void nothing_in(const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        finds_nothing(gk_find_residue, texts[i]);
}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void test_entities(void)
{
    static const char *const cases[][2] = {
        { "&#25919;&#24220;&#x4FE1;&#X606f;", "政府信息" },
        { "财政部&nbsp;教育部&ensp;人社部", "财政部\u00A0教育部\u2002人社部" },
        { "&ldquo;双创&rdquo;&mdash;&hellip;&permil;&yen;&sect;", "“双创”—…‰¥§" },
        { "R&amp;D&amp;&amp;AT&amp;T", "R&D&&AT&T" },
        { "收入 &lt; 5000元 &amp; 其他 &quot;", "收入 &lt; 5000元 & 其他 &quot;" },
        { "&amp;lt;&amp;gt;&amp;quot;&amp;#39;&amp;#x3c;&amp;copy;",
          "&amp;lt;&amp;gt;&amp;quot;&amp;#39;&amp;#x3c;&copy;" },
        { "&amp;nbsp;甲&amp;#25919;乙", "&nbsp;甲&#25919;乙" },
        { "行&#13;&#10;列&#9;", "行\r\n列\t" },
        { "&#147;通知&#148;&#128;", "“通知”€" },
        { "&#55362;&#57271;", "𠮷" },
        { "http://www.example.cn/?a=1&amp;b=2&copy;", "http://www.example.cn/?a=1&b=2&copy;" },
    };
    static const char *const texts[] = {
        "AT&T，R&D",
        "甲&nbsp乙",
        "&unknown;&;&#;&#x;",
        "&#0;&#31;&#127;&#129;",
        "&#xD800;甲&#57271;",
        "&#1114112;&#65535;",
        "空格写作“&nbsp;”",
        "财政部&nb",
        "www.example.cn/?a=1&lt;=2",
        "&#999999999999;",
        "&",
        /* The source of a page: entities are right there. */
        "<p>收入 &lt; 5000元 &amp; 其他&nbsp;</p>",
        "甲<br/>乙&nbsp;",
        "&lt;b&gt;</b>",
        "<!-- --> &#25919;",
    };
    static const char *const likely[][2] = {
        { "a&lt;b&amp;&amp;c&gt;d&quot;&apos;", "a<b&&c>d\"'" },
        { "&lt;script&gt;", "<script>" },
        { "&#60;&#x3E;&#34;&#39;", "<>\"'" },
        { "&amp;lt;p&amp;#62;", "&lt;p&#62;" },
        { "3 < 5&nbsp;<", "3 < 5\u00A0<" },
    };
    becomes_all(cases, COUNT(cases));
    for (size_t i = 0; i < COUNT(likely); i++)
        becomes(gk_find_residue, GK_LIKELY, likely[i][0], likely[i][1]);
    finds(gk_find_residue, "3&lt;5", GK_RULE_TEXT_ENTITY, GK_LIKELY, "&lt;");
    nothing_in(texts, COUNT(texts));
    finds(gk_find_residue, "2.&#20570;&#22909;，", GK_RULE_TEXT_ENTITY, GK_CERTAIN,
          "&#20570;&#22909;");
    finds(gk_find_residue, "&amp;#20570;&amp;#22909;", GK_RULE_TEXT_ENTITY, GK_CERTAIN,
          "&amp;#20570;&amp;");
}

static void test_unicode_escapes(void)
{
    static const char *const cases[][2] = {
        { "\\u653f\\u5E9C信息", "政府信息" },
        { "(\\u4e94)\\u63a8\\u8fdb", "(五)推进" },
        { "政\\u5e9c信息", "政府信息" },
        { "\\\\u653f\\\\u5e9c", "政府" },
        { "%u653F%u5E9C", "政府" },
        { "\\u653f\\u5e9c\\ud842\\udfb7\\ud83d", "政府𠮷\\ud83d" },
        { "[\\u4e00-\\u9fa5]即\\u653f\\u5e9c", "[\\u4e00-\\u9fa5]即政府" },
        { "[\"\\u653f\\u5e9c-\\u5c40\"]", "[\"政府-局\"]" },
    };
    static const char *const texts[] = {
        "[\\u4e00-\\u9fa5]+",
        "^[\\u4e00-\\u9fa5\\u3000]+$",
        "[^\\u4e00\\u4e01]",
        "换行写作\\u000a。",
        "C:\\users\\u12",
        "\\u0041\\u0042",
        "\\ud842\\u4e00",
        "单独的\\u653f",
        "http://www.example.cn/\\u653f\\u5e9c",
    };
    becomes_all(cases, COUNT(cases));
    nothing_in(texts, COUNT(texts));
}

static void test_encoded_bytes(void)
{
    static const char *const cases[][2] = {
        { "%E6%94%BF%E5%BA%9C", "政府" },
        { "附件%e6%94%bf%e5%ba%9c%2C1.doc", "附件政府,1.doc" },
        { "\"%E6%94%BF\"", "\"政\"" },
        { "%D5%FE%B8%AE", "政府" },
        { "=E6=94=BF=E5=BA=9C", "政府" },
        { "=28=E6=94=BF=29", "(政)" },
        { "=E6=94=\n=BF=E5=BA=\r\n=9C", "政府" },
        { "=D5=FE=B8=AE=B9=A4", "政府工" },
    };
    static const char *const texts[] = {
        "http://www.example.cn/%E6%94%BF",
        "www.example.cn%E6%94%BF",
        "/attach/%E6%94%BF.doc",
        "?q=%E6%94%BF",
        "a=%E6%94%BF",
        "增长50%AB%CD",
        "100%E6",
        "%E6%94",
        "%D5%FE",
        "%00%E6%94%BF",
        "%41%42",
        "x?id=E6=94=BF",
        "=e6=94=bf",
        "a=10=B0",
        "a==B",
    };
    becomes_all(cases, COUNT(cases));
    nothing_in(texts, COUNT(texts));
}

static void test_sheet_escapes(void)
{
    static const char *const cases[][2] = {
        { "甲_x000D_\n乙_x000a__x0009_丙", "甲\n乙\n\t丙" },
        { "_x0007_甲_x4E2D__x005F_", "甲中_" },
    };
    static const char *const texts[] = { "_x00D_",  "x000D_", "_xD800_",
                                         "_x000G_", "_x000D", "http://www.example.cn/_x000D_" };
    becomes_all(cases, COUNT(cases));
    nothing_in(texts, COUNT(texts));
    finds(gk_find_residue, "甲_x000D_乙", GK_RULE_TEXT_ESCAPE, GK_CERTAIN, "_x000D_");
    /* An escape that was meant as text: what it says must not be read as one again. */
    finds(gk_find_residue, "写作_x005F_x000D_。", GK_RULE_TEXT_ESCAPE, GK_REPORTED,
          "_x005F_x000D_");
    finds(gk_find_residue, "_x005F_x005f_x000D_", GK_RULE_TEXT_ESCAPE, GK_REPORTED,
          "_x005F_x005f_");
    becomes(gk_find_residue, GK_REPORTED, "写作_x005F_x000D_。", "写作_x000D_。");
}

int main(void)
{
    test_entities();
    test_unicode_escapes();
    test_encoded_bytes();
    test_sheet_escapes();
    return examined_done();
}
