/* Numbers that stand for a person: where one begins and ends in text, in a JSON number and in a
 * name. All are synthetic: their holders would have been born before 1860, but for the old ones. */
#include "domain/personal.h"
#include "tap.h"

static struct gk_folded folded;

/* How many numbers the text holds; those that need a label count only behind one. */
static int count(const char *text, enum gk_personal_manner manner)
{
    struct gk_personal_walk walk = { .folded = &folded, .today = INT32_MAX, .manner = manner };
    struct gk_personal found;
    int numbers = 0;
    if (gk_fold(&folded, gk_bytes_of(text)) != GK_OK)
        exit(2);
    while (gk_personal_next(&walk, &found))
        numbers += !found.needs_label || gk_personal_labelled(found.kind, &folded, found.start);
    return numbers;
}

static void test_text(void)
{
    static const char *const one[] = {
        "110000185001010016",
        "张三110000185001010016号",
        "110000 18500101 0016",
        "110000-18500101-0016",
        "110000 1850 0101 0016",
        "1100 0018 5001 0101 8X",
        "11000018500101018 Ⅹ",
        "11000018500101\n0016",
        "110000–18500101–0016",
        "110000.18500101.0016",
        "110000&nbsp;18500101&nbsp;0016",
        "身份证110105491231002",
        "13800138000",
        "+86 138-0013-8000",
        "0086-13800138000",
        "138 0013 8000",
        "138&nbsp;0013&nbsp;8000",
        "138&#160;0013&#xA0;8000",
        "139—1234—5678",
        "139–1234–5678",
        "138.0013.8000",
        "138_0013_8000",
        "138·0013·8000",
        "1.13800138000",
        "①13800138000",
    };
    static const char *const no[] = {
        "110000185001010015", "1100001850010100161",   "x110000185001010016",
        "110105491231002",    "11000.0185001010016",   "110000.185001010016",
        "1380013800",         "138001380001",          "a13800138000",
        "13800138000a",       "138  0013 8000",        "138.00138000",
        "138.0013-8000",      "138/0013/8000",         "138\n0013\n8000",
        "13800138000.25",     "0.13800138000",         "http://a.cn/13800138000.html",
        "13800138000@a.cn",   "138&amp;0013&amp;8000",
    };
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        is_int(count(one[i], GK_PERSONAL_IN_TEXT), 1, one[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        is_int(count(no[i], GK_PERSONAL_IN_TEXT), 0, no[i]);
    is_int(count("甲138—0013—8000，乙139·1234·5678。丙13900138000", GK_PERSONAL_IN_TEXT), 3,
           "one after the other");
    is_int(count("http://a.cn/?id=110000185001010016", GK_PERSONAL_IN_TEXT), 1,
           "what has a check character counts in an address");
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
        is_int(count(yes[i], GK_PERSONAL_IN_MEMBER), 1, yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        is_int(count(no[i], GK_PERSONAL_IN_MEMBER), 0, no[i]);
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
        "110105491231002", "t20240115_1234567", "2018-0012-0034",       "11341702486344515H",
    };
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        ok(count(yes[i], GK_PERSONAL_IN_NAME) > 0, "'%s' is doubted", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        is_int(count(no[i], GK_PERSONAL_IN_NAME), 0, no[i]);
}

int main(void)
{
    test_text();
    test_number();
    test_member();
    test_name();
    gk_folded_free(&folded);
    return done();
}
