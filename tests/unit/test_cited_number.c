/* Document numbers that a text cites. */
#include "domain/cited_number.h"
#include "random.h"
#include "tap.h"

static void is_faulty(const char *written, const char *expected, int64_t serial)
{
    struct gk_bytes text = gk_bytes_of(written);
    struct gk_cited cited = { 0 };
    size_t at = 0;
    bool found = gk_cited_next(text, &at, &cited) == GK_CITED_FAULTY;
    struct gk_bytes span = { text.at + cited.start, cited.end - cited.start };
    ok(found == (expected != NULL) &&
           (!found || (gk_bytes_equal(span, gk_bytes_of(expected)) && cited.serial == serial)),
       "'%s' is %s", written, expected ? "faulty" : "right");
}

static void lacks(const char *written, const char *expected)
{
    struct gk_bytes text = gk_bytes_of(written);
    struct gk_cited cited = { 0 };
    size_t at = 0;
    bool found = gk_cited_next(text, &at, &cited) == GK_CITED_FAULTY && !cited.serial;
    struct gk_bytes span = { text.at + cited.start, cited.end - cited.start };
    ok(found == (expected != NULL) && (!found || gk_bytes_equal(span, gk_bytes_of(expected))),
       "'%s' %s", written, expected ? "lacks a serial" : "lacks none");
}

static void test_serials(void)
{
    lacks("根据府办函〔2018〕 号要求", "〔2018〕 号");
    lacks("根据府办函〔2018〕号要求", "〔2018〕号");
    lacks("根据府办函[2018]××号要求", "[2018]××号");
    lacks("根据府办函（２０１８）\u3000号", "（２０１８）\u3000号");
    lacks("根據府辦函〔2018〕 號要求", "〔2018〕 號");
    lacks("国发〔2018〕5号和府办函〔2018〕__号", "〔2018〕__号");
    lacks("根据府办函〔2018〕5号要求", NULL);
    lacks("根据府办函〔2018〕第5号要求", NULL);
    lacks("某部令〔2018〕号外", "〔2018〕号");
    lacks("（2018）号", NULL);
    lacks("函〔2018〕号", NULL);
    lacks("a函〔2018〕号", NULL);
    lacks("府办函〔20〕号", NULL);
    lacks("府办函〔1218〕号", NULL);
    lacks("号 号", NULL);
    lacks("", NULL);
}

static void test_forms(void)
{
    is_faulty("根据府办函〔2018〕第5号要求", "〔2018〕第5号", 5);
    is_faulty("根据府办函〔2018〕012号要求", "〔2018〕012号", 12);
    is_faulty("根据府办函[2018]第012号要求", "[2018]第012号", 12);
    is_faulty("根据府办函〔２０１８〕０５号", "〔２０１８〕０５号", 5);
    is_faulty("根据府办函〔2018〕100号要求", NULL, 0);
    is_faulty("某部令〔2018〕第5号", NULL, 0);
    is_faulty("某部令〔2018〕第05号", "〔2018〕第05号", 5);
    is_faulty("某部公告〔2018〕第5号", NULL, 0);
    is_faulty("某部公告2018年第05号", NULL, 0);
    is_faulty("府办函〔2018〕000号", NULL, 0);
    is_faulty("（2018）某01民初字第12号", NULL, 0);
    is_faulty("012号", NULL, 0);
    is_faulty("第5号", NULL, 0);
}

static int titles(const char *written, struct gk_cited *last)
{
    int count = 0;
    size_t at = 0;
    struct gk_cited cited;
    enum gk_citation kind;
    while ((kind = gk_cited_next(gk_bytes_of(written), &at, &cited)) != GK_CITED_NOTHING)
        if (kind == GK_CITED_WITH_TITLE) {
            *last = cited;
            count++;
        }
    return count;
}

static void test_titles(void)
{
    struct gk_cited cited = { 0 };
    is_int(titles("《关于印发工作方案的通知》（科发〔2019〕05号）", &cited), 1,
           "a title and its number");
    is_text(cited.title, "关于印发工作方案的通知", "the title");
    is_text(cited.agency, "科发", "the agency's word");
    ok(cited.year == 2019 && cited.serial == 5, "year and serial");
    is_int(titles("《关于印发工作方案的通知》 ( 科发 [2019] 第５号 )", &cited), 1,
           "loosely written");
    ok(cited.year == 2019 && cited.serial == 5, "the same");
    is_int(titles("《关于印发〈方案〉的通知》（科发﹝2019﹞5号）和《关于印发要点的通知》（科办〔202"
                  "0〕6号）",
                  &cited),
           2, "two titles");
    is_int(titles("《预算法》（主席令〔2014〕12号）", &cited), 0, "a short name is passed over");
    is_int(titles("《关于印发工作方案的通知》（以下简称方案）", &cited), 0, "no number");
    is_int(titles("《关于印发工作方案的通知》科发〔2019〕5号", &cited), 0, "not in brackets");
    is_int(titles("《关于印发工作方案的通知》（科发〔2019〕5", &cited), 0, "cut off");
    is_int(titles("关于印发工作方案的通知》（科发〔2019〕5号）", &cited), 0, "without a beginning");
    is_int(titles("", &cited), 0, "nothing");
}

/* Long texts are passed over by blocks: wherever a number stands, and whatever stands before it. */
static void test_places(void)
{
    static const char *const fillers[] = { "，", "菷", "晟", "a" };
    static const char faulty[] = "府办函〔2018〕号。";
    size_t missed = 0;
    for (size_t i = 0; i < 4 * 300; i++) {
        char written[1024];
        struct gk_bytes text = { written, 0 };
        struct gk_cited cited = { 0 };
        const char *filler = fillers[i % 4];
        for (size_t k = 0; k < i / 4; k++, text.length += strlen(filler))
            memcpy(written + text.length, filler, strlen(filler));
        size_t at = 0, start = text.length + strlen("府办函");
        memcpy(written + text.length, faulty, sizeof faulty - 1);
        text.length += sizeof faulty - 1;
        missed += gk_cited_next(text, &at, &cited) != GK_CITED_FAULTY || cited.start != start ||
                  at != text.length - strlen("。") ||
                  gk_cited_next(text, &at, &cited) != GK_CITED_NOTHING;
    }
    is_int(missed, 0, "at every place");
}

static void test_anything(void)
{
    static const char *const parts[] = {
        "《关于印发工作方案的通知",
        "》",
        "》（",
        "科发〔2019〕",
        "5",
        "号",
        " ",
        "××",
        "[",
        "2018",
        "。",
        "é",
    };
    int wrong = 0;
    int found = 0;
    for (int i = 0; i < 100000; i++) {
        char written[512];
        struct gk_bytes text = { written, 0 };
        struct gk_cited cited = { 0 };
        for (uint32_t k = random_below(14); k; k--) {
            const char *part = parts[random_below(sizeof parts / sizeof parts[0])];
            memcpy(written + text.length, part, strlen(part));
            text.length += strlen(part);
        }
        for (size_t at = 0, last = 0; gk_cited_next(text, &at, &cited); last = at, found++)
            wrong += at <= last || cited.start >= cited.end || cited.end > text.length;
    }
    ok(found > 50 && wrong == 0, "in 100,000 heaps of parts %d citations, all inside", found);
}

int main(void)
{
    test_serials();
    test_forms();
    test_titles();
    test_places();
    test_anything();
    return done();
}
