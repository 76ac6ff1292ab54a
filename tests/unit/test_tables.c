/* The tables of the text layer: two-byte codes in both directions, costs, readings. */
#include "tap.h"
#include "text/big5.h"
#include "text/cost.h"
#include "text/gbk.h"
#include "text/gloss.h"

static void test_gbk(void)
{
    size_t wrong = 0, none = 0;
    for (unsigned lead = 0x81; lead <= 0xFE; lead++)
        for (unsigned trail = 0x40; trail <= 0xFE; trail++) {
            uint32_t c = gk_gbk_decode(lead, trail);
            uint16_t pair = c ? gk_gbk_encode(c) : 0;
            none += trail != 0x7F && !c;
            wrong += c && c != 0x20AC && pair != (lead << 8 | trail);
        }
    is_int(none, 0, "every pair has a character");
    is_int(wrong, 0, "every character goes back to its pair");
    is_int(gk_gbk_decode(0xB9, 0xAB), 0x516C, "B9AB is 公");
    is_int(gk_gbk_decode(0xB9, 0x7F), 0, "7F is no trail");
    is_int(gk_gbk_decode(0xFF, 0x40), 0, "FF is no lead");
    is_int(gk_gbk_encode(0x20AC), 0x80, "the euro sign is one byte");
    is_int(gk_gbk_encode('A'), 'A', "ASCII is one byte");
    is_int(gk_gbk_encode(0x3042), 0xA4A2, "あ");
    is_int(gk_gbk_decode(0xAA, 0xA1), 0xE000, "user-defined area 1");
    is_int(gk_gbk_decode(0xF8, 0xA1), 0xE234, "user-defined area 2");
    is_int(gk_gbk_decode(0xA7, 0xA0), 0xE765, "user-defined area 3");
    is_int(gk_gbk_decode(0xFE, 0x59), 0x9FB4, "FE59 has its standard character");
    is_int(gk_gbk_encode(0xE81E), 0xFE59, "and is reached from the private one");
    is_int(gk_gbk_decode(0xFE, 0x51), 0x20087, "FE51 beyond the basic plane");
    is_int(gk_gbk_encode(0x20087), 0xFE51, "and back");
    is_int(gk_gbk_encode(0x1F600), 0, "no pair for 😀");
    is_int(gk_gbk_standard(0xE815), 0x2E81, "U+E815");
    is_int(gk_gbk_standard(0xE004), 0xE004, "a private character without a successor");
}

static void test_big5(void)
{
    size_t wrong = 0;
    for (unsigned lead = 0x81; lead <= 0xFE; lead++)
        for (unsigned trail = 0x40; trail <= 0xFE; trail++) {
            uint32_t c = gk_big5_decode(lead, trail);
            wrong += c && gk_big5_decode(gk_big5_encode(c) >> 8, gk_big5_encode(c) & 0xFF) != c;
        }
    is_int(wrong, 0, "every character goes back to a pair of its own");
    is_int(gk_big5_decode(0xA4, 0xA4), 0x4E2D, "A4A4 is 中");
    is_int(gk_big5_encode(0x4E2D), 0xA4A4, "and back");
    is_int(gk_big5_decode(0xA4, 0x80), 0, "80 is no trail");
    is_int(gk_big5_encode('A'), 0, "ASCII has no pair");
}

static void test_costs(void)
{
    ok(gk_cost(0x7684) < 7 * GK_BIT, "的 is common");
    ok(gk_cost(0x9EBB) > gk_cost(0x516C), "麻 is rarer than 公");
    ok(!gk_is_rare(0x767C) && gk_cost(0x767C) > gk_cost(0x53D1), "發 costs a little more than 发");
    ok(gk_is_rare(0x93C0), "鏀 is rare");
    ok(gk_cost(0xE000) > gk_cost(0x3042), "private use costs more than kana");
    ok(gk_cost(0x3002) < gk_cost(0x25CF), "。 costs less than ●");
    ok(gk_cost(0x10FFFF) > 0, "the last character has a cost");
}

static void test_glosses(void)
{
    static const struct {
        const char *text;
        uint32_t behind;
        size_t length;
        bool toned, own;
    } cases[] = {
        { "(guī)範", 0x898F, 6, true, true },  { "（guī）範", 0x898F, 10, true, true },
        { "(ban)公", 0x8FA6, 5, false, true }, { "(gōng)", 0x898F, 7, true, false },
        { "(guí)", 0x898F, 6, true, false },   { "(cháng)", 0x9577, 8, true, true },
        { "(zhǎng)", 0x9577, 8, true, true },  { "(lǜ)", 0x5F8B, 5, true, true },
        { "(xyz)", 0x898F, 0, false, false },  { "(guī", 0x898F, 0, false, false },
        { "(一)", 0x898F, 0, false, false },   { "guī)", 0x898F, 0, false, false },
        { "()", 0x898F, 0, false, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct gk_gloss gloss = gk_gloss_at(gk_bytes_of(cases[i].text), cases[i].behind);
        is_int(gloss.length, cases[i].length, "%s: its length", cases[i].text);
        if (cases[i].length) {
            is_int(gloss.toned, cases[i].toned, "%s: toned", cases[i].text);
            is_int(gloss.own, cases[i].own, "%s: own", cases[i].text);
        }
    }
    ok(gk_read_so(GK_BYTES("guī")).length > 3, "some are read guī");
    is_int(gk_read_so(GK_BYTES("gui")).length, 0, "none without a tone");
    bool toned;
    is_int(gk_pinyin_at(GK_BYTES("zhuāng)"), &toned), 7, "zhuāng");
    is_int(gk_pinyin_at(GK_BYTES("strange"), &toned), 0, "no syllable");
}

int main(void)
{
    test_gbk();
    test_big5();
    test_costs();
    test_glosses();
    return done();
}
