/* Numbers that stand for a person: where one begins and ends in text, in a JSON number and in a
 * name. All are synthetic: their holders would have been born before 1860, but for the old ones. */
#include "personal.h"

static struct gk_personal seen; /* the last value of the text counted last */

/* How many values the text holds. */
static int count(const char *text, enum gk_personal_manner manner)
{
    struct gk_personal_walk walk = rig_walk(text, manner);
    struct gk_personal found;
    int numbers = 0;
    seen = (struct gk_personal){ 0 };
    while (gk_personal_next(&walk, &found))
        numbers++, seen = found;
    return numbers;
}

static void test_text(void)
{
    static const char *const one[] = {
        "110000185001010016",    "张三110000185001010016号",
        "110000 18500101 0016",  "110000-18500101-0016",
        "110000 1850 0101 0016", "1100 0018 5001 0101 8X",
        "11000018500101018 Ⅹ",   "11000018500101\n0016",
        "110000–18500101–0016",  "110000.18500101.0016",
        "身份证110105491231002", "13800138000",
        "Tel13800138000",        "13800138000a",
        "138  0013 8000",        "138/0013/8000",
        "138\n0013\n8000",       "+86 138-0013-8000",
        "0086-13800138000",      "138 0013 8000",
        "139—1234—5678",         "139–1234–5678",
        "138.0013.8000",         "138_0013_8000",
        "138·0013·8000",         "1.13800138000",
        "①13800138000",
    };
    static const char *const no[] = {
        "110000185001010015",
        "1100001850010100161",
        "5a110000185001010016",
        "110105491231002",
        "11000.0185001010016",
        "110000.185001010016",
        "1380013800",
        "138001380001",
        "2f13800138000",
        "13800138000a-1",
        "138.00138000",
        "138.0013-8000",
        "见138/0013/8000",
        "见138\n0013\n8000",
        "13800138000.25",
        "0.13800138000",
        "http://a.cn/13800138000.html",
        "13800138000@a",
        "138&amp;0013&amp;8000",
    };
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        is_int(count(one[i], GK_PERSONAL_IN_TEXT), 1, "%s", one[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        is_int(count(no[i], GK_PERSONAL_IN_TEXT), 0, "%s", no[i]);
    is_int(count("甲138—0013—8000，乙139·1234·5678。丙13900138000", GK_PERSONAL_IN_TEXT), 3,
           "one after the other");
    is_int(count("http://a.cn/?id=110000185001010016", GK_PERSONAL_IN_TEXT), 1,
           "what has a check character counts in an address");
}

/* What words before and behind a number say of it. */
static void test_words(void)
{
    static const struct {
        const char *text;
        int numbers;
        uint32_t score;
        enum gk_personal_standing standing;
    } cases[] = {
        { "手机13800138000", 1, 2, GK_PERSONAL_ORDINARY },
        { "hotel 13800138000、tel 13800138000", 2, 2, GK_PERSONAL_ORDINARY },
        { "监督电话：13800138000", 1, 2, GK_PERSONAL_MATTER },
        { "监督电话见附件，手机13800138000", 1, 2, GK_PERSONAL_ORDINARY },
        { "13800138000", 1, 1, GK_PERSONAL_ORDINARY },
        { "受理编号：13800138000", 0, 0, GK_PERSONAL_ORDINARY },
        { "编号见附件，13800138000", 1, 1, GK_PERSONAL_ORDINARY },
        { "编号。13800138000", 1, 1, GK_PERSONAL_ORDINARY },
        { "￥13800138000", 0, 0, GK_PERSONAL_ORDINARY },
        { "拨款13800138000元", 0, 0, GK_PERSONAL_ORDINARY },
        { "13800138000 万元", 0, 0, GK_PERSONAL_ORDINARY },
        { "13800138000，万元", 1, 1, GK_PERSONAL_ORDINARY },
        { "13800138000.0", 1, 1, GK_PERSONAL_ORDINARY },
        { "13800138000.00", 0, 0, GK_PERSONAL_ORDINARY },
        { "编号110000185001010016", 1, 2, GK_PERSONAL_ORDINARY },
        { "身份证编号110000185001010016", 1, 3, GK_PERSONAL_ORDINARY },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        is_int(count(cases[i].text, GK_PERSONAL_IN_TEXT), cases[i].numbers, "%s", cases[i].text);
        is_int(seen.score, cases[i].score, "score");
        is_int(seen.standing, cases[i].standing, "standing");
    }
}

static void test_number(void)
{
    is_int(count("13800138000", GK_PERSONAL_IN_NUMBER), 1, "a number token");
    is_int(count("-13800138000", GK_PERSONAL_IN_NUMBER), 0, "a negative one is an amount");
    is_int(count("1.13800138000", GK_PERSONAL_IN_NUMBER), 0, "a fraction is none");
}

static void test_member(void)
{
    static const char *const yes[] = { "k139-1234-5678", "a13912345678", "13912345678号",
                                       "id110000185001010016x" };
    static const char *const no[] = { "k139 1234/5678", "k1391234567890", "t20240115_13912345",
                                      "13-2024-00012" };
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        is_int(count(yes[i], GK_PERSONAL_IN_MEMBER), 1, "%s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        is_int(count(no[i], GK_PERSONAL_IN_MEMBER), 0, "%s", no[i]);
}

/* What is doubted in text counts in a name. */
static void test_name(void)
{
    static const char *const yes[] = {
        "k139-1234-5678",
        "a13912345678",
        "13912345678a",
        "x110000185001010016y",
        "991100001850010100169",
        "138/0013/8000",
        "(138) 0013 - 8000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "2024/138...0013---8000/5",
        "http://a.cn/13800138000.html",
        "13800138000@a.cn",
        "13800138000.25",
        "8613800138000",
        "①13800138000",
        "身份证：1101-0549-1231-002",
        "1100001850010101 8Ｘ",
    };
    static const char *const no[] = {
        "138号0013号8000", "138a0013b8000",     "000014349/2018-00222", "9913800138000",
        "110105491231002", "t20240115_1234567", "2018-0012-0034",
    };
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        ok(count(yes[i], GK_PERSONAL_IN_NAME) > 0, "'%s' is doubted", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        is_int(count(no[i], GK_PERSONAL_IN_NAME), 0, "%s", no[i]);
}

int main(void)
{
    rig_open();
    test_text();
    test_words();
    test_number();
    test_member();
    test_name();
    return rig_close();
}
