/* Values that say there is nothing. */
#include "domain/letters.h"
#include "tap.h"

static void test_absent(void)
{
    static const char *const absent[] = {
        "",
        " ",
        "\u3000\u00A0\t",
        "\u200B\uFEFF",
        "无",
        "無",
        " 无\u3000",
        "暂无",
        "暫無",
        "/",
        "／",
        " / ",
        "-",
        "－",
        "–",
        "—",
        "——",
        "---",
        "− ",
        "null",
        "NULL",
        "Null",
        "ｎｕｌｌ",
        "ＮＵＬＬ",
        "\\N",
        "\u2500",
        "undefined",
        "None",
        "(Null)",
        "[NULL]",
        "<null>",
        "空",
        "不适用",
        "\uFEFF无",
        "\n—\r\n",
    };
    static const char *const present[] = {
        "无锡市", "无此项", "无无", "0",  "nul", "nullable", "nulls",  "//", "-1",
        "—1",     "N/A",    "n",    "N",  "暂",  "暂无1",    "关于甲", "不", "NULL与无",
        "\\",     "/a",     "一",   "ー", "．",  "undefine", "u",      "“”", "\x01x",
    };
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        ok(gk_is_absent(gk_bytes_of(absent[i])), "'%s' says that there is nothing", absent[i]);
    for (size_t i = 0; i < sizeof present / sizeof *present; i++)
        ok(!gk_is_absent(gk_bytes_of(present[i])), "'%s' is a value", present[i]);
}

static void test_ditto(void)
{
    static const char *const same[] = { "同上", " 同 上 ", "同上。", "同前", "〃", "″", "＂" };
    static const char *const other[] = { "", "上", "同上一级", "同上海", "关于同上", "—" };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        ok(gk_is_ditto(gk_bytes_of(same[i])), "'%s' points to the cell above", same[i]);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        ok(!gk_is_ditto(gk_bytes_of(other[i])), "'%s' does not", other[i]);
}

/* However many dashes: the whole value is read, not its start. */
static void test_long(void)
{
    char dashes[400];
    memset(dashes, '-', sizeof dashes);
    ok(gk_is_absent((struct gk_bytes){ dashes, 100 }), "a hundred dashes");
    dashes[99] = 'x';
    ok(!gk_is_absent((struct gk_bytes){ dashes, 100 }), "... and a letter behind them");
    dashes[99] = '-';
    ok(!gk_is_absent((struct gk_bytes){ dashes, sizeof dashes }), "a line drawn with dashes");
}

int main(void)
{
    test_absent();
    test_ditto();
    test_long();
    return done();
}
