/* Ids and pointers that are about to be shown: whose digits make a person's number, whatever stands
 * between them, and which hold a mark. */
#include "profile/open.h"
#include "run/report/showable.h"
#include "tap.h"

#define ZERO "\u200B"
#define MARK "\uFEFF"

static struct gk_profile profile;
static struct gk_showable showable = { .profile = &profile };

static bool judge(struct gk_bytes text)
{
    bool personal = false;
    return gk_showable_judge(&showable, text, GK_SHOWABLE_NAME, &personal) == GK_OK && personal;
}

static void test_names(void)
{
    static const char *const yes[] = {
        "110000185001010016",
        "1100001850" ZERO "01010016",
        "1100001850" MARK "01010016",
        "1100001850\u00AD0101001\u20606",
        "110000&nbsp;1850&nbsp;01010016",
        "110000&#8203;1850&#x200b;01010016",
        "&#49;&#x31;0000185001010016",
        "11000018500101018" ZERO "X",
        "138" ZERO "0013" ZERO "8000",
        "1" ZERO "3" ZERO "8" ZERO "0" ZERO "0" ZERO "1" ZERO "3" ZERO "8" ZERO "0" ZERO "00",
        "138\u00A00013\u00A08000",
        "138.0013.8000",
        "(138)0013/8000",
        "138_001_380_00",
        "138·0013·8000",
        "①③⑧00138000",
        "/人员/138" ZERO "00138000/电话",
        "甲138" ZERO "00138000乙",
        "\u202D13800138000\u202C",
        "138&0123;4567",
        "138&#00138000;",
        "/138.0013.8000/0/138_0013_8000",
        "id:110000.18500101.0016",
        "甲 110000·1850·0101·0016 乙",
        "a138" ZERO "00138000",
        "k139-1234-5678",
        "138<b>0013</b>8000",
        "138&amp;nbsp;0013&amp;nbsp;8000",
        "\\u0031\\u0033800138000",
        "http://a.cn/?q=%31%338%30%3013800%30",
        "身份证110105491231002",
        "身份证号：1101-0549-1231-002",
        "机密★10年",
        "机密★10年 关于某事的处理",
        "机&nbsp;密&#9733;10年",
        "%E6%9C%BA%E5%AF%86%E2%98%8510%E5%B9%B4",
        "（此件不公开）",
    };
    static const char *const no[] = {
        "",
        "hebei-2-0",
        "000014349/2018-00222",
        "1380013800" ZERO,
        "138" ZERO "0013" ZERO "80001",
        "110000185001010015",
        "/content",
        "/部分/0/0",
        "2018-0012-0034",
        "11341702486344515H",
        "&nbsp;",
        "~1",
        "~",
        "138" ZERO "0013号8000",
        "110105491231002",
        "（此件公开发布）",
        "保密审查办法",
        "100%",
        "a<b",
        "AT&T; ",
    };
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        ok(judge(gk_bytes_of(yes[i])), "'%s' is personal", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        ok(!judge(gk_bytes_of(no[i])), "'%s' is not", no[i]);
    ok(judge((struct gk_bytes){ "1380\xE4"
                                "0138000\xFF",
                                13 }),
       "bytes that are no characters do not matter");
}

/* A pointer's steps, and a whole record, of which less is doubted. */
static void test_kinds(void)
{
    static const struct {
        const char *text;
        enum gk_showable_kind kind;
        bool kept_back;
    } cases[] = {
        { "/138~10013~08000", GK_SHOWABLE_POINTER, true },
        { "/138/0013/8000", GK_SHOWABLE_POINTER, true },
        { "/内部资料 注意保存/0", GK_SHOWABLE_POINTER, true },
        { "/a/机密★10年", GK_SHOWABLE_POINTER, true },
        { "/身份证号/110105491231002", GK_SHOWABLE_POINTER, true },
        { "/a~1b/~0/0", GK_SHOWABLE_POINTER, false },
        { "{\"a\":\"13800138000\"}", GK_SHOWABLE_RECORD, true },
        { "{\"a\":\"\\u0031\\u0033800138000\"}", GK_SHOWABLE_RECORD, true },
        { "{\"身份证号\":\"110105491231002\"}", GK_SHOWABLE_RECORD, true },
        { "{\"t\":\"2024-01-15 18:30:25.123\"}", GK_SHOWABLE_RECORD, false },
        { "2024-01-15 18:30:25.123", GK_SHOWABLE_NAME, true },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool confidential = !cases[i].kept_back;
        ok(gk_showable_judge(&showable, gk_bytes_of(cases[i].text), cases[i].kind, &confidential) ==
                   GK_OK &&
               confidential == cases[i].kept_back,
           "'%s' is %s", cases[i].text, cases[i].kept_back ? "kept back" : "shown");
    }
}

int main(void)
{
    struct gk_mistakes mistakes = { 0 };
    if (gk_profile_open(&profile, (struct gk_bytes){ NULL, 0 }, 0, &mistakes) != GK_OK)
        return 2;
    test_names();
    test_kinds();
    gk_showable_free(&showable);
    gk_profile_close(&profile);
    return done();
}
