/* Characters that do not belong into a text. */
#include "examined.h"

static void mends(const char *text, const char *expected)
{
    becomes(gk_find_characters, GK_CERTAIN, text, expected);
}

static void nothing(const char *text)
{
    finds_nothing(gk_find_characters, text);
}

static void test_invisible(void)
{
    mends("\uFEFF标题", "标题");
    finds(gk_find_characters, "\uFEFF标题", GK_RULE_TEXT_BOM, GK_CERTAIN, "\uFEFF");
    mends("标\uFEFF题\u200B\u2060。", "标题。");
    finds(gk_find_characters, "加\u200B强\u200B公\u200B开", GK_RULE_TEXT_INVISIBLE, GK_CERTAIN,
          "\u200B强\u200B公\u200B");
    mends("加\u200B强\u200B公\u200B开", "加强公开");
    mends("政府\u00AD规章\uFE0F。", "政府规章。");
    nothing("\u2764\uFE0F\u200D\U0001F525 1\uFE0F\u20E3");
    nothing("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
    nothing("\u0915\u094D\u200D\u0937");
    nothing("\u0E44\u0E17\u0E22\u200B\u0E44\u0E17\u0E22");
    nothing("葛\U000E0100城");
    mends("葛\u200D\U000E0100城", "葛\U000E0100城");
    nothing("");
}

static void test_direction_and_control(void)
{
    mends("\u202D(办公室)\u202C\u200E", "(办公室)");
    nothing("\u200F\u0634\u0643\u0631\u0627\u200E 谢谢");
    nothing("\u05E9\u200F");
    mends("采\x0B访。\x1F\x7F\xC2\x85", "采访。");
    nothing("行\r\n列\t");
    finds(gk_find_characters, "采\x0B\x1F访", GK_RULE_TEXT_CONTROL, GK_CERTAIN, "\x0B\x1F");
    finds(gk_find_characters, "å\xC2\x9B\xC2\x9B甲", GK_RULE_TEXT_CONTROL, GK_REPORTED,
          "\xC2\x9B\xC2\x9B");
    /* Bytes of GBK, ASCII between them. */
    finds(gk_find_characters, "Õ{½Y\xC2\x98\xC2\x8B", GK_RULE_TEXT_CONTROL, GK_REPORTED,
          "\xC2\x98\xC2\x8B");
    mends("总数×\u00AD100%", "总数×100%");
}

static void test_private(void)
{
    mends("\uE81E\uE78D", "\u9FB4\uFE10");
    finds(gk_find_characters, "\uF06C 总则", GK_RULE_TEXT_PRIVATE, GK_REPORTED, "\uF06C");
    finds(gk_find_characters, "一\uE004二\uE004三", GK_RULE_TEXT_PRIVATE, GK_REPORTED,
          "\uE004二\uE004");
    finds(gk_find_characters, "价\uE81E\uFFFD", GK_RULE_TEXT_PRIVATE, GK_REPORTED, "\uE81E");
    finds(gk_find_characters, "\U000F0000", GK_RULE_TEXT_PRIVATE, GK_REPORTED, "\U000F0000");
}

static void test_ideographs(void)
{
    mends("\uF98E内部\uFA5A", "年内部署");
    nothing("\uFA0E\uFA29");
    mends("全\u2FAF推进⼯作，⼈\u2EA0", "全面推进工作，人民");
    mends("⼆、主要任务", "二、主要任务");
    mends("⼀、⽬标任务", "一、目标任务");
    mends("2018年12⽉29⽇", "2018年12月29日");
    mends("(⼀)推进权⼒清单", "(一)推进权力清单");
    mends("（⼗）主动解读", "（十）主动解读");
    finds(gk_find_characters, "政府⼯作", GK_RULE_TEXT_RADICAL, GK_CERTAIN, "⼯");
    nothing("⼀、⼁、⼂");
    nothing("部首“⽔”和“⼈”");
    nothing("⼀⼁⼂⼃⼄⼅");
    nothing("⼀、⼁、⼂、⼃是部首");
    nothing("⽔");
}

static void test_mixed(void)
{
    finds(gk_find_characters, "推进市場监管公开", GK_RULE_TEXT_MIXED, GK_REPORTED, "場");
    finds(gk_find_characters,
          "推進政務公開工作，主動做好政策解讀，扩大公眾參與，切實保障人民群眾的"
          "知情權、監督权。",
          GK_RULE_TEXT_MIXED, GK_REPORTED, "扩大公眾參與，切實保障人民群眾的知情權、監督权");
    nothing("推進市場監管公開");
    /* What was lost and read as GBK is of no form: it would be the only simplified one here. */
    nothing("根據上級要求，锟斤拷锟斤拷，查企業12家。");
    nothing("根據上級要求，查企業12家锟斤拷锟角。");
    nothing("推进市场监管公开");
    nothing("李昇勳於二〇一八年任职");
    nothing("(十)主動做好政策解讀");
    nothing("推进市场监管公开，落实各级政府责任，完善监督机制，由張某负责，各单位配合，认真执行。");
}

int main(void)
{
    test_invisible();
    test_direction_and_control();
    test_private();
    test_ideographs();
    test_mixed();
    return examined_done();
}
