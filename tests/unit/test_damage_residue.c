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
        { "甲&nbsp乙&nbsp。&nbsp；丙", "甲\u00A0乙\u00A0。\u00A0丙" },
        { "做&#22909乙&#x516C；", "做好乙公" },
        { "&ldquo；通知&rdquo；", "“通知”" },
    };
    static const char *const texts[] = {
        "AT&T，R&D",
        "甲&nbspx乙，?a=1&nbsp=2",
        "第&#12号，&#25919a",
        "&unknown;&;&#;&#x;",
        "空格写作“&nbsp;”",
        "财政部&nb",
        "www.example.cn/?a=1&lt;=2",
        "写作“&#0;”",
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
        { "3 &lt 5 &amp；4&gt；", "3 < 5 &4>" },
    };
    /* Numbers that no character has. */
    static const char *const lost[] = { "&#0;",       "&#31;",    "&#127;",
                                        "&#129;",     "&#xD800;", "&#57271;",
                                        "&#1114112;", "&#65535;", "&#999999999999;" };
    becomes_all(cases, COUNT(cases));
    for (size_t i = 0; i < COUNT(likely); i++)
        becomes(gk_find_residue, GK_LIKELY, likely[i][0], likely[i][1]);
    finds(gk_find_residue, "3&lt;5", GK_RULE_TEXT_ENTITY, GK_LIKELY, "&lt;");
    for (size_t i = 0; i < COUNT(lost); i++)
        finds(gk_find_residue, lost[i], GK_RULE_TEXT_ENTITY, GK_REPORTED, lost[i]);
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
        { "<U+653F><U+5E9C>", "政府" },
        { "政<U+5E9C>信息<U+00A0>", "政府信息\u00A0" },
        { "U+653FU+5E9C，单独的U+653F", "政府，单独的U+653F" },
        { "\\u{653f}\\u{5e9c}\\x{20bb7}", "政府𠮷" },
        { "\\U0000653f\\U00020BB7", "政𠮷" },
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
        "字符“㐀”（U+3400）至U+4DBF",
        "U+4E00–U+9FFF，U+4E00、U+4E01",
        "<U+653F>",
        "\\U0000653 \\u{} \\x{653f \\u{110000}\\u{110001}",
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

static void test_byte_escapes(void)
{
    static const char *const cases[][2] = {
        { "b'\\xe5\\x85\\xac\\xe5\\xbc\\x80'", "公开" },
        { "题为b\"\\xe5\\x85\\xac 2019\\n\\xe5\\xbc\\x80\"。", "题为公 2019\n开。" },
        { "b'\\xd5\\xfe\\xb8\\xae\\x89@\\xb9\\xab'", "政府堾公" },
        { "\\345\\205\\254\\345\\274\\200", "公开" },
        { "关于\\xe5\\x85\\xac和\\xe5\\xbc\\x80的", "关于公和开的" },
        { "\\\\xe5\\\\x85\\\\xac", "公" },
    };
    static const char *const texts[] = {
        "[\\xe4\\xb8\\x80-\\xe9\\xbe\\xa5]",
        "C:\\200\\300\\250",
        "\\x41\\x42",
        "\\xe5\\x85",
        "\\xC9\\xC8\\n",
        "\\1\\2\\3",
        "http://www.example.cn/\\xe5\\x85\\xac",
        "b'abc' \\d{3} \\700",
        "b'\\xff\\xfe\\x00'",
    };
    becomes_all(cases, COUNT(cases));
    nothing_in(texts, COUNT(texts));
    /* Not in b'…' it is a guess that these are GBK. */
    finds(gk_find_residue, "\\xd5\\xfe\\xb8\\xae", GK_RULE_TEXT_ESCAPE, GK_LIKELY,
          "\\xd5\\xfe\\xb8\\xae");
}

static void test_mail(void)
{
    static const char *const cases[][2] = {
        { "=?utf-8?B?5YWs5byA?=", "公开" },
        { "Re: =?UTF-8?Q?=E5=85=AC_2019=E5=BC=80?= a", "Re: 公 2019开 a" },
        { "=?gb2312?B?uau/qg==?=", "公开" },
        { "=?GB18030?Q?=B9=AB=BF=AA?=", "公开" },
        { "=?big5?B?pL22fQ==?=", "公開" },
        { "=?utf-8*zh?b?5YWs5byA?=", "公开" },
        /* A character begins in one word and ends in the next. */
        { "=?utf-8?B?5YWs5Q==?=\r\n =?utf-8?B?vIA=?=", "公开" },
        { "+bElfAA-", "汉开" },
        { "2019年+UWxfAA-的+kBp35Q", "2019年公开的通知" },
        { "+UWxfAA-2019+XnRlP1Kh(+kBp35Q)", "公开2019年政务(通知)" },
        { "&bElfAA-", "汉开" },
        { "~{9+?*~}", "公开" },
        { "关于~{9+?*~}2019~{Dj~}", "关于公开2019年" },
    };
    static const char *const texts[] = {
        "a=?b?c?d",
        "=?utf-8?X?5YWs?=",
        "=?utf-8?B?5YWs",
        "+8613812345678，+86-10-12345678",
        "A+B-C，C++-，+abc-，+W5q-",
        "http://www.example.cn/+UWxfAA-",
        "R&D-，?a=1&abc=2-",
        "~{未完~}，~{~a~^, ~}，~{9+?",
        "AAAA+UWxfAAAA/bElf+UWxfAA==",
    };
    becomes_all(cases, COUNT(cases));
    nothing_in(texts, COUNT(texts));
    finds(gk_find_residue, "=?koi8-r?B?5YWs?=", GK_RULE_TEXT_ESCAPE, GK_REPORTED,
          "=?koi8-r?B?5YWs?=");
    finds(gk_find_residue, "=?utf-8?B?5YWs5Q==?=", GK_RULE_TEXT_ESCAPE, GK_REPORTED,
          "=?utf-8?B?5YWs5Q==?=");
}

static void test_line_escapes(void)
{
    static const char *const cases[][2] = {
        { "一、目标\\n二、任务", "一、目标\n二、任务" },
        { "第一章 总则\\r\\n第一条 为了\\n第二条", "第一章 总则\r\n第一条 为了\n第二条" },
        { "序号\\t名称\\t数量", "序号\t名称\t数量" },
        { "已经印发。\\n", "已经印发。\n" },
    };
    static const char *const texts[] = {
        "C:\\new\\资料\\n年",
        "资料\\通知\\n年",
        "\\\\server\\n资料",
        "print(\"你好\\n\")；",
        "{\"标题\":\"一\\n二\"}",
        "正则 [甲乙\\n]+",
        "密度 \\nu 与 \\times 的",
        "用“\\n”表示",
        "a\\nb",
    };
    becomes_all(cases, COUNT(cases));
    nothing_in(texts, COUNT(texts));
    finds(gk_find_residue, "以\\n分隔", GK_RULE_TEXT_ESCAPE, GK_REPORTED, "\\n");
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
    test_byte_escapes();
    test_mail();
    test_line_escapes();
    test_sheet_escapes();
    return examined_done();
}
