/* Folding: what becomes of each kind of character, and that every cell knows where it stood. */
#include "base/utf8.h"
#include "fold_laws.h"
#include "random.h"
#include "tap.h"
#include "text/fold.h"
#include "text/simplify.h"

static struct gk_folded folded;

/* The folded text as UTF-8, which stands until the next. */
static struct gk_bytes fold_by(const char *text, unsigned options)
{
    static struct gk_buffer out;
    if (gk_fold_by(&folded, gk_bytes_of(text), options) != GK_OK ||
        gk_folded_text(&folded, &out) != GK_OK)
        return GK_BYTES("no memory");
    return gk_buffer_bytes(&out);
}

static struct gk_bytes fold(const char *text)
{
    return fold_by(text, GK_FOLD_MATCHING);
}

static void test_characters(void)
{
    is_text(fold(""), "", "nothing");
    is_text(fold("内部资料"), "内部资料", "Han stays");
    is_text(fold("GK-2.0 aZ"), "gk-2.0 az", "ASCII capitals become small");
    is_text(fold("ＡＺａｚ０９（～，！"), "azaz09(~,!", "full-width ASCII becomes ASCII");
    is_text(fold("、。《》「」“”—…·"), "、。《》「」“”—…·", "Chinese punctuation stays");
    is_text(fold("a\xC2\xA0"
                 "b\xE3\x80\x80"
                 "c\xE2\x80\x89"
                 "d"),
            "a b c d", "no-break, ideographic and thin spaces become spaces");
    is_text(fold("内\xE2\x80\x8B部\xC2\xAD资\xEF\xBB\xBF料\xE2\x80\xAE"), "内部资料",
            "zero width, soft hyphen, byte order mark and bidirectional controls are dropped");
    is_text(fold("1\xEF\xB8\x8F"
                 "2\xF3\xA0\x84\x80"
                 "3"),
            "123", "variation selectors are dropped");
    is_text(fold("a\x01\x7F"
                 "b\xC2\x80内\x1F部\t\r\n"),
            "ab内部\t\r\n", "controls are dropped, but for tabs and line ends");
    is_text(fold("\xF0\xA0\x80\x80\xF0\x9F\x98\x80é"), "\xF0\xA0\x80\x80\xF0\x9F\x98\x80é",
            "other characters stay");
    is_text(fold("ﬁle"), "ﬁle", "ligatures stay");
}

static void test_ideographs(void)
{
    is_text(fold("⼈⺠⻛⾨"), "人民风门", "radicals become the ideographs they look like");
    is_text(fold("\xEF\xA4\x80\xEF\xA7\x92\xF0\xAF\xA0\x80"), "岂戮丽",
            "compatibility ideographs become unified ones, and those are simplified");
    is_text(fold("\xEF\xA8\x8E\xEF\xA8\xA9"), "\xEF\xA8\x8E\xEF\xA8\xA9",
            "unified ones among the compatibility ideographs stay");
    ok(gk_unified(0x2F08) == 0x4EBA && gk_unified(0x2E9F) == 0x6BCD && gk_unified(0x31D0) == 0x4E00,
       "Kangxi radical, CJK radical and stroke");
    ok(gk_unified(0x4EBA) == 0x4EBA && gk_unified('a') == 'a' && gk_unified(0x2E9A) == 0x2E9A,
       "what stands for itself");
}

static void test_forms(void)
{
    is_text(fold("國務院關於發佈決議"), "国务院关于发布决议",
            "traditional forms become simplified");
    is_text(fold("殢傌㑮"), "𣨼㐷𫝈", "forms beyond the common block too");
    is_text(fold("答覆 象徵 規畫 著作 沈沒 憑藉 明瞭 貍 乾 幹 擡 裡 臺 麽 於"),
            "答复象征规划着作沉没凭借明了狸干干抬里台么于",
            "characters used for each other become one");
    is_text(fold("计画 沈阳 覆盖 藉口"), "计划沉阳复盖借口", "in simplified text too");
    is_text(fold_by("答覆规画著貍", 0), "答覆规画著貍", "but not without the merges");
    is_text(fold_by("畫薴沈", 0), "画苧沈", "the list's own forms then");
    is_text(fold("薴苧"), "苎苎", "a form that is simplified further is so at once");
    ok(gk_simplified(0x570B) == 0x56FD && gk_simplified(0x8457) == 0x8457 &&
           gk_simplified('a') == 'a' && gk_simplified(0x20000) == 0x20000,
       "the simplified form of a character");
    ok(gk_matched(0x8457) == 0x7740 && gk_matched(0x570B) == 0x56FD && gk_matched('a') == 'a',
       "the form it is matched by");
}

static void test_numbers(void)
{
    is_text(fold("第⑫条①⒇⑴⒈㈠㈩⓪❾㉟㊿"),
            "第12条120111100"
            "93550",
            "numbers in circles, in brackets and with a stop become digits");
    is_text(fold("ⅫⅷⅠ\xE2\x85\xAD"), "xiiviiiic", "Roman numerals become letters");
    is_text(fold("二〇一八年 贰零壹捌 ○"), "二〇一八年贰零壹捌 ○", "Han digits stay");
    is_text(fold_by("二〇一八年五月", GK_FOLD_DIGITS), "2018年5月", "on demand they become ASCII");
    is_text(fold_by("貳零壹捌年叄肆伍陸柒玖", GK_FOLD_DIGITS), "2018年345679", "formal ones too");
    is_text(fold_by("二○一八 ◯○3 ○ 五十百", GK_FOLD_DIGITS), "2018 003 ○ 5十百",
            "circles beside digits do; tens and hundreds never");
    is_text(fold_by("二 〇 一 八 年", GK_FOLD_DIGITS), "2018年", "they were Han to the blanks");
}

static void test_brackets(void)
{
    is_text(fold("〔2018〕［1］【2】﹝3﹞〖4〗"), "[2018][1][2][3][4]",
            "brackets of a class are one");
    is_text(fold("（1）{2}〈3〉《4》"), "(1){2}〈3〉《4》", "others are not");
}

static void test_glosses(void)
{
    is_text(fold("內(nèi)部"), "内部", "a toned gloss is dropped");
    is_text(fold("政府網(wǎng)站發（fā）布"), "政府网站发布", "of either width");
    is_text(fold("辦(ban)法 規(NEI)"), "办法规(nei)",
            "one without a tone only if it is the character's");
    is_text(fold("正(zheng)(zheng)式"), "正式", "a stuttered one");
    is_text(fold("内\xE2\x80\x8B(nè\xE2\x80\x8Bi)部"), "内部", "whatever invisible stands in it");
    is_text(fold("内(ＮＥＩ)部"), "内部", "as it looks when folded");
    is_text(fold("内 (nèi)部 A(nèi) (nèi)"), "内 (nèi)部 a(nèi) (nèi)", "only right behind Han");
    is_text(fold("内(nèi 部(bùx)(12)(一)("), "内(nèi 部(bùx)(12)(一)(", "and whole");
    is_text(fold("内(nèi) 部(bù)"), "内部", "blanks behind it are between Han");
    is_int((int64_t)gk_folded_end(&folded, 1), 13, "a character ends before its gloss");
    is_int((int64_t)gk_folded_end_with_gloss(&folded, 1), 18, "unless that is asked for");
}

static void test_blanks(void)
{
    is_text(fold("内 部\t资　 料"), "内部资料", "blanks between Han are dropped");
    is_text(fold("内\n部\r\n资 \n料"), "内部资料", "so is one line break");
    is_text(fold("内\n\n部"), "内\n\n部", "two line breaks stay");
    is_text(fold("内\n　　部"), "内\n  部", "a line break with a blank behind it stays");
    is_text(fold("内 a 部 1 资"), "内 a 部 1 资", "blanks beside anything else stay");
    is_text(fold(" 内 "), " 内 ", "blanks at the ends stay");
    is_text(fold("\xF0\xA0\x80\x80 \xEF\xA4\x80 〇 ⼈"), "\xF0\xA0\x80\x80岂〇人",
            "extension, compatibility, zero and radicals are Han");
    is_text(fold("内 \xE2\x80\x8B 部"), "内部", "an invisible character does not part blanks");
    is_text(fold("统 ① 一"), "统 1 一", "a number is not Han");
}

/* A cell and the bytes it came from. */
struct place {
    uint32_t character;
    uint32_t start;
    uint32_t end;
};

static void check_places(const char *text, const struct place *expected, size_t count,
                         const char *what)
{
    fold(text);
    is_int((int64_t)folded.count, (int64_t)count, "cells of %s", what);
    bool right = folded.count == count;
    uint32_t behind = 0;
    for (size_t i = 0; right && i < count; i++) {
        uint32_t start = gk_folded_start_behind(&folded, i, behind, &behind);
        right = folded.characters[i] == expected[i].character && start == expected[i].start &&
                behind == expected[i].end && gk_folded_start(&folded, i) == start &&
                gk_folded_end(&folded, i) == behind;
        if (!right)
            printf("# cell %zu of %s\n", i, what);
    }
    ok(right, "and where they stood");
}

static void test_places(void)
{
    check_places("a内\xE2\x80\x8B 部Ｂ\xF0\x9F\x98\x80",
                 (struct place[]){ { 'a', 0, 1 },
                                   { U'内', 1, 4 },
                                   { U'部', 8, 11 },
                                   { 'b', 11, 14 },
                                   { 0x1F600, 14, 18 } },
                 5, "a mixed text");
    check_places(
        "內(nèi)部\xE2\x80\x8B資料",
        (struct place[]){ { U'内', 0, 3 }, { U'部', 9, 12 }, { U'资', 15, 18 }, { U'料', 18, 21 } },
        4, "a glossed text");
    check_places("第⑫条 Ⅻ年\xC2\xAD度",
                 (struct place[]){ { U'第', 0, 3 },
                                   { '1', 3, 6 },
                                   { '2', 3, 6 },
                                   { U'条', 6, 9 },
                                   { ' ', 9, 10 },
                                   { 'x', 10, 13 },
                                   { 'i', 10, 13 },
                                   { 'i', 10, 13 },
                                   { U'年', 13, 16 },
                                   { U'度', 18, 21 } },
                 10, "a text with numerals");
    ok(gk_folded_is_numeral(&folded, 1) && gk_folded_is_numeral(&folded, 7) &&
           !gk_folded_is_numeral(&folded, 3),
       "and which are numerals");
}

static void test_large(void)
{
    static char text[30000];
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "\xE5\x86\x85", 3);
    ok(gk_fold(&folded, (struct gk_bytes){ text, sizeof text }) == GK_OK, "a large text folds");
    is_int((int64_t)folded.count, 10000, "into one cell a character");
    is_int(gk_folded_end(&folded, 9999), 30000, "up to its end");
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "Ⅷ", 3);
    ok(gk_fold(&folded, (struct gk_bytes){ text, sizeof text }) == GK_OK,
       "a text that grows folds");
    is_int((int64_t)folded.count, 40000, "into four cells a character");
    is_int(gk_folded_start(&folded, 39998), 29997, "up to its end");
}

/* ---- any text at all */

enum { TEXT_SIZE = 600 };

static const char *const pieces[] = {
    "内",
    "部",
    "內",
    "覆",
    "資料",
    " ",
    "\n",
    "\r\n",
    "\t",
    "　",
    "\xE2\x80\x8B",
    "\xC2\xAD",
    "a",
    "B",
    "Ｄ",
    "0",
    "⑫",
    "Ⅷ",
    "㈠",
    "(",
    ")",
    "（",
    "）",
    "nèi",
    "nei",
    "NEI",
    "bù",
    "(nèi)",
    "（bù）",
    "〔",
    "】",
    "。",
    "，",
    "殢",
    "⼈",
    "\xEF\xA4\x80",
    "\xF0\xA0\x80\x80",
    "\xF0\x9F\x98\x80",
    "○",
    "〇",
    "二",
    "é",
    "\x01",
    "-",
    "ⅹⅰ",
    "西",
};

static size_t make_text(char out[TEXT_SIZE])
{
    size_t length = 0;
    size_t wanted = random_below(TEXT_SIZE - 16);
    while (length < wanted) {
        if (random_below(8)) {
            const char *piece = pieces[random_below(sizeof pieces / sizeof pieces[0])];
            memcpy(out + length, piece, strlen(piece));
            length += strlen(piece);
            continue;
        }
        uint32_t c = random_below(random_below(2) ? 0x3100 : 0x110000);
        if (c < 0xD800 || c > 0xDFFF)
            length += gk_utf8_encode(c, out + length);
    }
    return length;
}

static void test_any_text(void)
{
    enum { TEXTS = 20000 };
    static char out[TEXT_SIZE];
    bool places = true, matches = true, twice = true, digits = true;
    for (int i = 0; i < TEXTS && places && matches && twice && digits; i++) {
        struct gk_bytes text = { out, make_text(out) };
        if (gk_fold_by(&folded, text, GK_FOLD_MATCHING | GK_FOLD_DIGITS) != GK_OK)
            break;
        digits = folds_once(&folded, GK_FOLD_MATCHING | GK_FOLD_DIGITS);
        if (gk_fold(&folded, text) != GK_OK)
            break;
        places = places_hold(&folded, GK_FOLD_MATCHING);
        matches = !folded.count || span_holds(&folded, GK_FOLD_MATCHING, random_below(UINT32_MAX),
                                              random_below(UINT32_MAX));
        twice = folds_once(&folded, GK_FOLD_MATCHING);
        if (!places || !matches || !twice || !digits)
            printf("# text %d: %.*s\n", i, (int)text.length, text.at);
    }
    ok(places, "random texts: every cell stands on the one character that becomes it");
    ok(matches, "random texts: the span of a match folds to the match");
    ok(twice, "random texts: folding twice is folding once");
    ok(digits, "random texts: with digits too");
}

int main(void)
{
    test_characters();
    test_ideographs();
    test_forms();
    test_numbers();
    test_brackets();
    test_glosses();
    test_blanks();
    test_places();
    test_large();
    test_any_text();
    gk_folded_free(&folded);
    ok(folded.characters == NULL && folded.count == 0, "freed, it is as born");
    return done();
}
