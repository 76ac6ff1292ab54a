/* The look at text that nothing is wrong with: it passes clean text and stops at what may be
 * damage; the vector way says what the portable one says. */
#include <stdlib.h>
#include <uchar.h>

#include "base/utf8.h"
#include "random.h"
#include "tap.h"
#include "text/damage.h"
#include "text/damage/gate.h"

static void test_verdicts(void)
{
    static const char *const clean[] = {
        "",
        "政务公开工作要点",
        "國務院辦公廳關於印發政務公開工作要點的通知",
        "国办发〔2019〕3号（此件公开发布）",
        "中国（上海）自由贸易试验区,100%,A=B&C_D?",
        "http://www.example.gov.cn/a?b=%E6%94%BF%E5%8A%A1&c=1",
        "张犇", /* one rare character is a name */
        "巴特尔·孟克",
        "發展、頭髮、幹部、以後",
        "+86-10-12345678，A+B",
        "http://www.example.cn/?a=1&b=2",
        "http://www.example.cn/?article=17&column=1084",
    };
    static const char *const doubtful[] = {
        /* what the detectors of style know */
        "二OO八年",
        "二00八年",
        "5月l日",
        "2018年l0月",
        "20|8年",
        "一月三曰",
        "２０ｌ８年",
        "统一社会信用代码（9I110000MA01C8JT4X）",
        "辦（ban）公",
        "口个人 口单位",
        "国办发｛2019｝3号",
        "通知\\b公告",
        "通知\\f公告",
        "鏀垮姟鍏紑",
        "ÕþÎñ¹«¿ª",
        "æ”¿åŠ¡",
        "ѧλίԱ",
        "芢輛等弇啎樵呾鼠羲",
        "專家?guī)旖ㄔO",
        "發(fā)布",
        "辦(ban)公",
        "教育部&nbsp;财政部",
        "\\u653f\\u52a1",
        "%E6%94%BF%E5%8A",
        "=E6=94=BF",
        "政_x000D_策",
        "各科\xEF\xBF\xBD",
        "锟斤拷",
        "烫烫烫烫",
        "政\xE2\x80\x8B务",
        "\xEE\x80\x84",
        "⼈民",
        "推进市场监管公開透明",
        "国办发[2019]3号",
        "国办发﹝2019﹞3号",
        "二O一八年",
        "2O18年",
        "xx市人民政府",
        "××局",
        "口是 口否",
        "公开信息????",
        "縩ame锘",
        "政府資訊公開",
        "国办发{2019}3号",
        "\U0002F91B公开",
        "与公?互动",
        "24?时内",
        "任免通知?",
        "鏂瑰紡",
        "一、目标\\n二、任务",
        "b'\\xe5\\x85\\xac'",
        "\\345\\205\\254",
        "<U+516C>",
        "U+516CU+5F00",
        "=?utf-8?B?5YWs?=",
        "+bElfAA-",
        "&bElfAA-",
        "&a+bElfAA-",
        "&bElf\\/A-", /* of JSON, with its solidus escaped */
        "~{9+?*~}",
        "甲&nbsp乙",
        "甲&nbsp；乙",
        "甲&#25919乙",
        "甲&#0;",
        "(cid:12)",
        "张〓同志",
        "甲\u2028乙",
        "甲\uFFFE",
        "甲\U0001FFFF",
        "甲\uFDD0",
        "停エ",
        "ニ、目标",
        "政䇿",
        "髮布",
        "公裏",
        "會議以后",
        "2019骞?5鏈?",
    };
    for (size_t i = 0; i < sizeof clean / sizeof clean[0]; i++)
        ok(gk_doubt(gk_bytes_of(clean[i])).doubt == GK_NO_DOUBT, "clean: %s", clean[i]);
    for (size_t i = 0; i < sizeof doubtful / sizeof doubtful[0]; i++)
        ok(gk_doubt(gk_bytes_of(doubtful[i])).doubt != GK_NO_DOUBT, "doubtful: %s", doubtful[i]);
    ok(gk_doubt(GK_BYTES("的通知》（xx府办函〔2018〕5号）")).doubt == GK_DOUBT_STYLE,
       "letters behind a bracket are no gloss");
    ok(gk_doubt(GK_BYTES("根据国办发﹝2019﹞3号和﹝2018﹞5号")).doubt == GK_DOUBT_STYLE,
       "years in small brackets are a matter of style");
    ok(gk_doubt(GK_BYTES("文﹝2019﹞3号﹞蓿")).doubt == GK_DOUBT_DAMAGE,
       "what is odd beside them is not");
    struct gk_doubts line = gk_doubt(GK_BYTES("\"id\":\"1\",\"title\":\"20l8年\""));
    ok(line.doubt == GK_DOUBT_STYLE && line.count == 1 && line.place[0] == 20,
       "a digit's place is its own, not that of all ASCII before it");
    /* In JSON \n is a line break, and in a text two characters. */
    ok(gk_doubt_json(GK_BYTES("{\"a\":\"一、\\n二、\\t\\r\\\"\"}")).doubt == GK_NO_DOUBT,
       "the escapes of JSON");
    ok(gk_doubt_json(GK_BYTES("{\"a\":\"一、\\\\n二\"}")).doubt == GK_DOUBT_DAMAGE,
       "an escape that was escaped");
    ok(gk_doubt(GK_BYTES("示（shi）范（fan）县")).doubt == GK_DOUBT_DAMAGE, "a gloss is");
}

/* A character as they stand in texts, mostly; ASCII by what the rules about it know. */
static uint32_t make_character(void)
{
    static const char ascii[] = "0O1l2|Io%E\\\\uxXx**__&#(a[<{=?\"\n\x1f\x7f}:,z";
    static const char16_t others[] = u"码：（）〔年一零〇口某\u00A0·×Жé锟檔Ｏ１\uE004";
    switch (random_below(30)) {
    case 0:
        return 0x800 + random_below(0xD000);
    case 1:
        return random_below(0x7F) + 1;
    case 2:
    case 3:
        return (unsigned char)ascii[random_below(sizeof ascii - 1)];
    case 4:
        return others[random_below(sizeof others / sizeof others[0] - 1)];
    case 5:
        return random_below(8) ? '0' : 0x20000 + random_below(100);
    default:
        return 0x4E00 + random_below(8);
    }
}

static size_t make_text(char *text, size_t size)
{
    size_t length = 0;
    while (length + 4 < size)
        length += gk_utf8_encode(make_character(), text + length);
    return length;
}

/* In a room of its own size: nothing is read beyond it. */
static void test_way(const struct gk_gate_way *way)
{
    size_t wrong = 0, places = 0;
    for (int round = 0; round < 6000; round++) {
        char made[600];
        size_t length = make_text(made, 6 + random_below(500));
        unsigned char *start = malloc(length), *end = start + length;
        memcpy(start, made, length);
        for (const unsigned char *at = start; at < end; at += GK_GATE_BLOCK) {
            unsigned one = 0, other = 0;
            uint64_t marks, same;
            const unsigned char *block = gk_gate_portable.look(start, at, end, &marks, &one);
            wrong += way->look(start, at, end, &same, &other) != block || marks != same;
            wrong += one != other;
            places += (size_t)__builtin_popcountll(marks);
            at = block;
        }
        free(start);
    }
    is_int(wrong, 0, "%s marks what portable does, with the same bits", way->name);
    ok(places > 10000, "and there is much to mark");
}

int main(void)
{
    test_verdicts();
    static const struct gk_gate_way *const ways[] = { &gk_gate_avx2, &gk_gate_avx512 };
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (gk_gate_has(ways[i]))
            test_way(ways[i]);
        else
            skip("this machine has no such instructions");
    }
    return done();
}
