/* The look at text that nothing is wrong with: it passes clean text and stops at what may be
 * damage; the vector way says what the portable one says. */
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
        "{\"id\":\"1\",\"title\":\"关于印发2018年政务公开工作方案的通知\",\"content\":"
        "\"一、\\n二、\"}",
        "國務院辦公廳關於印發政務公開工作要點的通知",
        "国办发〔2019〕3号（此件公开发布）",
        "中国（上海）自由贸易试验区,100%,A=B&C_D?",
        "http://www.example.gov.cn/a?b=%E6%94%BF%E5%8A%A1&c=1",
        "张犇", /* one rare character is a name */
        "巴特尔·孟克",
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
    };
    for (size_t i = 0; i < sizeof clean / sizeof clean[0]; i++)
        ok(gk_doubt(gk_bytes_of(clean[i])).doubt == GK_NO_DOUBT, "clean: %s", clean[i]);
    for (size_t i = 0; i < sizeof doubtful / sizeof doubtful[0]; i++)
        ok(gk_doubt(gk_bytes_of(doubtful[i])).doubt != GK_NO_DOUBT, "doubtful: %s", doubtful[i]);
    ok(gk_doubt(GK_BYTES("的通知》（xx府办函〔2018〕5号）")).doubt == GK_DOUBT_STYLE,
       "letters behind a bracket are no gloss");
    ok(gk_doubt(GK_BYTES("示（shi）范（fan）县")).doubt == GK_DOUBT_DAMAGE, "a gloss is");
}

/* Characters of three bytes mostly, ordinary ones mostly. */
static size_t make_text(char *text, size_t size)
{
    size_t length = 0;
    while (length + 4 < size) {
        uint32_t c =
            random_below(40) == 0 ? 0x800 + random_below(0xD000) : 0x4E00 + random_below(8);
        if (random_below(60) == 0)
            c = random_below(0x7F) + 1;
        length += gk_utf8_encode(c, text + length);
    }
    return length;
}

static void test_way(const struct gk_gate_way *way)
{
    size_t wrong = 0, stops = 0;
    for (int round = 0; round < 3000; round++) {
        char text[600];
        size_t length = make_text(text, 40 + random_below(500));
        const unsigned char *at = (const unsigned char *)text, *end = at + length;
        while (at < end) {
            unsigned one = 0, other = 0;
            const unsigned char *portable = gk_gate_portable.look(at, end, &one);
            wrong += way->look(at, end, &other) != portable || one != other;
            stops++;
            at = portable;
            do
                at++;
            while (at < end && (*at & 0xC0) == 0x80);
        }
    }
    is_int(wrong, 0, "%s stops where portable does, with the same bits", way->name);
    ok(stops > 10000, "and it stops often");
}

int main(void)
{
    test_verdicts();
    if (gk_gate_has(&gk_gate_avx2))
        test_way(&gk_gate_avx2);
    else
        skip("this machine has no AVX2");
    return done();
}
