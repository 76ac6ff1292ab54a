/* Ids and pointers that are about to be shown: whose digits make a person's number, whatever stands
 * between them. */
#include "run/name.h"
#include "tap.h"

#define ZERO "\u200B"
#define MARK "\uFEFF"

static struct gk_name name;

static bool judge(struct gk_bytes text)
{
    bool personal = false;
    return gk_name_judge(&name, text, &personal) == GK_OK && personal;
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
        "/138~10013~08000",
        "138~10013~08000",
        "甲138" ZERO "00138000乙",
        "\u202D13800138000\u202C",
        "138&0123;4567",
        "138&#00138000;",
        "/138.0013.8000/0/138_0013_8000",
        "id:110000.18500101.0016",
        "甲 110000·1850·0101·0016 乙",
    };
    static const char *const no[] = {
        "",
        "hebei-2-0",
        "000014349/2018-00222",
        "1380013800" ZERO,
        "138" ZERO "0013" ZERO "80001",
        "a138" ZERO "00138000",
        "110000185001010015",
        "/content",
        "/部分/0/0",
        "2018-0012-0034",
        "11341702486344515H",
        "&nbsp;",
        "~1",
        "~",
        "138" ZERO "0013号8000",
    };
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        ok(judge(gk_bytes_of(yes[i])), "'%s' is personal", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        ok(!judge(gk_bytes_of(no[i])), "'%s' is not", no[i]);
    ok(judge((struct gk_bytes){ "1380\xE4" "0138000\xFF", 13 }),
       "bytes that are no characters do not matter");
}

int main(void)
{
    test_names();
    gk_name_free(&name);
    return done();
}
