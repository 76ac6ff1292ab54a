/* Guessing the encoding of a line: short values, words of other languages, damaged lines. */
#include "tap.h"

#include "base/utf8.h"
#include "text/big5.h"
#include "text/gbk.h"
#include "text/guess.h"

/* Writes text in that encoding, inside a record; at == NULL where it has no such character. */
static struct gk_bytes record_of(enum gk_encoding encoding, struct gk_bytes text)
{
    static char line[4000];
    size_t at = 0;
    memcpy(line, "{\"title\":\"", 10);
    at += 10;
    while (text.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        uint16_t pair = encoding == GK_GB18030 ? gk_gbk_encode(c)
                        : encoding == GK_BIG5  ? gk_big5_encode(c)
                                               : 0;
        if (encoding == GK_UTF_8 || c < 0x80) {
            memcpy(line + at, text.at, length);
            at += length;
        } else if (pair) {
            line[at++] = (char)(pair >> 8);
            line[at++] = (char)pair;
        } else {
            return (struct gk_bytes){ NULL, 0 };
        }
        text.at += length;
        text.length -= length;
    }
    memcpy(line + at, "\"}\n", 3);
    return (struct gk_bytes){ line, at + 3 };
}

static const char *const simplified[] = {
    "科技局2018年政务公开工作实施方案",
    "推进重点领域信息公开",
    "关于印发政务公开工作方案的通知",
    "财政预决算和“三公”经费公开",
    "重大建设项目批准和实施",
    "公共资源配置",
    "社会公益事业建设领域",
    "加强政策解读，回应社会关切",
    "完善依申请公开制度",
    "环境保护信息",
    "脱贫攻坚、社会救助和社会福利",
    "教育、医疗卫生、食品药品安全",
    "国有企业信息公开",
    "办事大厅线上线下融合发展",
    "政府网站建设管理",
    "政府公报工作",
    "健全组织机构，落实工作责任",
    "加强监督考核和教育培训",
    "公开属性源头认定机制",
    "行政许可和行政处罚双公示",
    "权责清单动态调整",
    "减税降费政策措施落实情况",
    "舆情监测收集研判处置和回应",
    "名称：关于2023年度部门决算的说明",
    "人民政府办公室",
    "价格监管",
    "征地拆迁补偿",
    "保障性住房",
};

static const char *const traditional[] = {
    "科技局的政務公開工作需要認真的進行組織以及實施",
    "推進重點領域信息公開",
    "財政預決算和三公經費公開",
    "重大建設項目批准和實施",
    "公共資源配置",
    "社會公益事業建設領域",
    "加強政策解讀，回應社會關切",
    "完善依申請公開制度",
    "環境保護信息",
    "脫貧攻堅、社會救助和社會福利",
    "教育、醫療衛生、食品藥品安全",
    "國有企業信息公開",
    "辦事大廳線上線下融合發展",
    "政府網站建設管理",
    "健全組織機構，落實工作責任",
    "加強監督考核和教育培訓",
    "公開屬性源頭認定機制",
    "行政許可和行政處罰雙公示",
    "權責清單動態調整",
    "減稅降費政策措施落實情況",
    "專家庫建設。",
    "政務輿情監測收集研判處置和回應",
};

struct score {
    unsigned right;
    unsigned all;
};

static struct gk_bytes part(const char *text, size_t from, size_t count)
{
    struct gk_bytes rest = gk_bytes_of(text);
    size_t length;
    for (; from && rest.length; from--) {
        gk_utf8_decode(rest, &length);
        rest.at += length;
        rest.length -= length;
    }
    struct gk_bytes taken = { rest.at, 0 };
    for (; count && taken.length < rest.length; count--) {
        struct gk_bytes next = { rest.at + taken.length, rest.length - taken.length };
        gk_utf8_decode(next, &length);
        taken.length += length;
    }
    return count ? (struct gk_bytes){ NULL, 0 } : taken;
}

/* Every part of so many characters of every text. */
static struct score score(enum gk_encoding encoding, const char *const *texts, size_t count,
                          size_t length)
{
    struct score score = { 0, 0 };
    for (size_t i = 0; i < count; i++)
        for (size_t from = 0;; from++) {
            struct gk_bytes text = part(texts[i], from, length);
            if (!text.at)
                break;
            struct gk_bytes line = record_of(encoding, text);
            bool ascii = gk_utf8_count(text) == text.length;
            if (!line.at || ascii)
                continue;
            bool right = gk_guess(line) == encoding;
            score.all++;
            score.right += right;
            if (!right)
                printf("# %.*s in %s\n", (int)text.length, text.at, gk_encoding_name(encoding).at);
        }
    return score;
}

static void test_parts(const char *name, enum gk_encoding encoding, const char *const *texts,
                       size_t count)
{
    static const struct {
        size_t length;
        unsigned percent;
    } bars[] = { { 2, 98 }, { 3, 99 }, { 4, 100 }, { 8, 100 } };
    for (size_t i = 0; i < sizeof bars / sizeof bars[0]; i++) {
        struct score got = score(encoding, texts, count, bars[i].length);
        ok(got.all > 50 && got.right * 100 >= got.all * bars[i].percent,
           "%s in %s, %zu characters: %u of %u", name, gk_encoding_name(encoding).at,
           bars[i].length, got.right, got.all);
    }
}

static void is_guess(struct gk_bytes line, enum gk_encoding expected, const char *what)
{
    enum gk_encoding got = gk_guess(line);
    if (!ok(got == expected, "%s", what))
        printf("# got %s, expected %s\n", gk_encoding_name(got).at, gk_encoding_name(expected).at);
}

/* Words of living languages, and lone signs, are UTF-8 although GBK could be read there. */
static void test_other_languages(void)
{
    static const char *const words[] = {
        "café",
        "cafe\u0301",
        "nǐ hǎo",
        "ação",
        "naïve",
        "fā",
        "guī",
        "lǜ",
        "ê",
        "ß",
        "Größe",
        "España",
        "Łódź",
        "Čeština žluťoučký kůň",
        "İstanbul",
        "tiếng Việt",
        "план",
        "что",
        "б",
        "Канал 20°С «план»",
        "постановление",
        "№ 5 постановление",
        "Қазақстан",
        "Монгол",
        "λόγος",
        "μία",
        "ΕΛΛΑΔΑ",
        "כתב",
        "בית ספר",
        "كتاب",
        "ئۇيغۇر",
        "Հայաստան",
        "한국어",
        "にほん",
        "ไทย",
        "हिन्दी",
        "§ 5 · 2×3",
        "¥·",
        "25 °C",
        "±5",
        "·",
        "—",
        "…",
        "“”",
        "《》",
        "、",
        "€",
        "→",
        "①",
        "km²",
        "\U0001F600",
        "\U0001F600\U0001F44D",
        "\uFFFD\uFFFD",
        "龘龘",
        "\u3447",
        "\U00020000",
        "Ａ",
        "Ⅲ",
        "\u0368\u05AA 通知",
        "план работы",
        "ûñá",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        is_guess(record_of(GK_UTF_8, gk_bytes_of(words[i])), GK_UTF_8, words[i]);
    is_guess(GK_BYTES("{\"title\":\"план\",\"x\":\"通知\"}"), GK_UTF_8, "two languages");
}

/* One character that is common in UTF-8 says nothing against it, whatever GBK has there. */
static void test_lone(void)
{
    static const char *const texts[] = {
        "λ=3", "μ", "Ω",    "5Ω",    "α", "β", "π", "x=π/2, y=π", "20°", "±",  "2×3",
        "A·B", "é", "Abbé", "100µm", "²", "½", "Δ", "λ, λ",       "§5",  "£5", "«",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        is_guess(record_of(GK_UTF_8, gk_bytes_of(texts[i])), GK_UTF_8, texts[i]);
    is_guess(record_of(GK_GB18030, GK_BYTES("位中")), GK_GB18030, "one of two characters");
    is_guess(record_of(GK_GB18030, GK_BYTES("位 中")), GK_GB18030, "apart as well");
}

/* Chinese words whose bytes in GBK are valid UTF-8. */
static void test_by_chance(void)
{
    static const char *const words[] = { "通知", "学位委员", "思茅", "系统 1 通",
                                         "通",   "負責",     "脫貧" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct gk_bytes line = record_of(GK_GB18030, gk_bytes_of(words[i]));
        ok(gk_utf8_valid_length(line) == line.length && gk_guess(line) == GK_GB18030,
           "%s in GBK is UTF-8 by chance", words[i]);
    }
}

static void test_lines(void)
{
    is_guess(GK_BYTES(""), GK_UTF_8, "nothing");
    is_guess(GK_BYTES("{\"a\":1}\n"), GK_UTF_8, "ASCII");
    is_guess(GK_BYTES("\x95\x32\x82\x36\x95\x32\x82\x36"), GK_GB18030, "four bytes");
    is_guess(GK_BYTES("\x80 5"), GK_GB18030, "the euro sign of Windows");
    is_guess(GK_BYTES("\"关于财政的通\xE7\x9F\""), GK_UTF_8, "UTF-8 cut in a character");
    is_guess(GK_BYTES("\"\xB9\xD8\xD3\xDA\xB2\xC6\xD5\xFE\xB5\""), GK_GB18030, "GBK cut in one");
    is_guess(GK_BYTES("\"\xC3\xF6\xA9\xF3\xB0\x5D\xAC\x46\xAA\""), GK_BIG5, "Big5 cut in one");
    /* A long line whose first window ends inside a character of each reading. */
    static char line[1000];
    size_t at = 0;
    line[at++] = 'x';
    for (size_t i = 0; i < 100; i++, at += 2)
        memcpy(line + at, i % 2 ? "\xAC\x46" : "\xB5\xA6", 2);
    is_guess((struct gk_bytes){ line, at }, GK_BIG5, "a long line");
}

int main(void)
{
    const size_t simple = sizeof simplified / sizeof simplified[0];
    const size_t full = sizeof traditional / sizeof traditional[0];
    test_parts("simplified", GK_UTF_8, simplified, simple);
    test_parts("simplified", GK_GB18030, simplified, simple);
    test_parts("traditional", GK_UTF_8, traditional, full);
    test_parts("traditional", GK_GB18030, traditional, full);
    test_parts("traditional", GK_BIG5, traditional, full);
    test_other_languages();
    test_lone();
    test_by_chance();
    test_lines();
    return done();
}
