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
    /* A byte of a letter of another code page. */
    finds(gk_find_characters, "Ђ\xC2\x98", GK_RULE_TEXT_CONTROL, GK_REPORTED, "\xC2\x98");
    mends("\x1B[31m关于\x1B[0m做\xC2\x9B"
          "1;2H好",
          "关于做好");
    mends("\x1B]0;标题\x07关\x1B]2;a\x1B\\于\x1B"
          "c",
          "关于");
    finds(gk_find_characters, "\x1B$B$3\x1B(B", GK_RULE_TEXT_CONTROL, GK_REPORTED, "\x1B$B$3\x1B");
    finds(gk_find_characters,
          "关\x0E"
          "9+\x0F于",
          GK_RULE_TEXT_CONTROL, GK_REPORTED,
          "\x0E"
          "9+\x0F");
    mends("公\x0E开，公\x1B开，\x1B[", "公开，公开，[");
    mends("第一段\u2028第二段\u2029", "第一段\n第二段");
    finds(gk_find_characters, "公\uFFFE开", GK_RULE_TEXT_CONTROL, GK_LIKELY, "\uFFFE");
    becomes(gk_find_characters, GK_LIKELY, "公\uFFFF开\uFDD0的\U0001FFFE", "公开的");
}

static void test_stand_ins(void)
{
    static const char *const cases[][2] = {
        { "停エ问题楼盘", "停工问题楼盘" },
        { "人ロ普查第ニ次能カ统ー", "人口普查第二次能力统一" },
        { "ニ、工作（ー）目标", "二、工作（一）目标" },
        { "政䇿解读，㑹议，人囗", "政策解读，会议，人口" },
        { "䃼充规定", "补充规定" },
        { "偉大曆程", "偉大歷程" },
        { "被髮布，政府幹預，各單位", "被發布，政府干預，各單位" },
        { "單位開髮區，國髮〔2019〕1號", "單位開發區，國發〔2019〕1號" },
        { "會議以后，各單位", "會議以後，各單位" },
        { "皇後，三公裏，鬆滋", "皇后，三公里，松滋" },
        { "为什幺，各级乾部", "为什么，各级干部" },
        { "應噹、技朮，單位符閤", "應當、技術，單位符合" },
    };
    static const char *const texts[] = {
        "東京ニ於テ開催",
        "カラオケ店，ユニクロ，ロボット工場",
        "注音ㄅㄆㄇ",
        "北京ー天津，2018年ー月",
        "頭髮、理髮店、髮型設計",
        "乾燥、乾隆、餅乾、乾淨、水才乾",
        "幹部、骨幹、幹線、能幹、樹幹",
        "日曆、農曆、曆法，今日歷史上",
        "裏面、城裏、這裏、心裏程度",
        "以後、皇后、太后",
        "方面包括全面條件，麵粉、麵條",
        "一隻、船隻、3隻有",
        "複雜、重複、複製、恢復",
        "製造、研製、製作、體制、制度",
        "徵收、特徵、征服、長征、應徵服兵役",
        "批准、標準、準備",
        "若干部門、機關系統，線上遊戲",
        "一齣戲、白朮、閤家、響叮噹",
        "王松、李云、范某以后",
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        becomes(gk_find_characters, GK_REPORTED, cases[i][0], cases[i][1]);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        nothing(texts[i]);
    finds(gk_find_characters, "停エ", GK_RULE_TEXT_LOOKALIKE, GK_LIKELY, "エ");
    /* No byte was lost: what a converter or an author chose a person decides. */
    finds(gk_find_characters, "公裏", GK_RULE_TEXT_CONVERSION, GK_REPORTED, "裏");
    /* Which form is right depends on the way of writing, which nothing shows. */
    finds(gk_find_characters, "乾部", GK_RULE_TEXT_CONVERSION, GK_REPORTED, "乾");
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
    /* In Korean text, and in what was read as such, they are themselves. */
    nothing("君쉥唐밑\uF98E");
    mends("\u31D0般", "一般");
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
    test_stand_ins();
    return examined_done();
}
