/*
 * Annual reports: cells of tables in every way they stand apart, what is not taken apart, sums,
 * headings, titles. The forms are those of the built-in profile.
 */
#include "domain/report/sections.h"
#include "domain/report/sums.h"
#include "domain/report/title.h"
#include "profile/open.h"
#include "random.h"
#include "tap.h"
#include "text/markup.h"

static struct gk_profile profile;
static struct gk_folded folded;
static struct gk_markup markup;
static struct gk_arena arena;
static struct gk_arena kept;
static struct gk_annual_text text;
static struct gk_annual_table table;

static const struct gk_annual_line *line_of(enum gk_annual_kind kind, const char *id, int year)
{
    for (uint32_t i = 0; i < profile.reports.count; i++) {
        const struct gk_annual_line *line = &profile.reports.lines[i];
        if (line->kind == kind && gk_annual_holds(line, year) &&
            (gk_bytes_equal(line->id, gk_bytes_of(id)) ||
             gk_bytes_equal(line->table, gk_bytes_of(id))))
            return line;
    }
    return NULL;
}

static bool read_text(const char *written)
{
    struct gk_bytes seen;
    gk_arena_reset(&arena);
    if (gk_markup_view(&markup, gk_bytes_of(written), &seen) != GK_OK)
        return false;
    seen.length = markup.hidden;
    if (gk_fold(&folded, seen) != GK_OK || gk_annual_text_read(&text, &folded, &arena) != GK_OK)
        return false;
    text.page = !markup.same;
    return true;
}

static void read_table(const char *which, int year, const char *written)
{
    if (read_text(written))
        gk_annual_table_read(&table, &profile.reports, line_of(GK_ANNUAL_TABLE, which, year), year,
                             &text);
}

/* "1 0 - …", "? of 6" or "missing". */
static void row_is(const char *id, const char *expected, const char *why)
{
    char said[400] = "no such row";
    for (uint32_t i = 0; i < table.row_count; i++) {
        const struct gk_annual_row *row = &table.rows[i];
        if (!gk_bytes_equal(row->line->id, gk_bytes_of(id)))
            continue;
        size_t at = 0;
        said[0] = 0;
        if (row->state == GK_ANNUAL_MISSING)
            snprintf(said, sizeof said, "missing");
        else if (row->state == GK_ANNUAL_UNREADABLE)
            snprintf(said, sizeof said, "? of %u", (unsigned)row->found);
        for (uint32_t k = 0; row->state == GK_ANNUAL_READ && k < table.column_count; k++) {
            if (row->cells[k].blank)
                at += (size_t)snprintf(said + at, sizeof said - at, "%s-", k ? " " : "");
            else
                at += (size_t)snprintf(said + at, sizeof said - at, "%s%d", k ? " " : "",
                                       (int)row->cells[k].number);
        }
    }
    is_text(gk_bytes_of(said), expected, "%s: %s", id, why);
}

/* Written behind the first name, with the second row's name behind it. */
static void first_is(const char *cells, const char *expected)
{
    char written[2000];
    snprintf(written, sizeof written,
             "一、本年新收政府信息公开申请数量%s二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n",
             cells);
    read_table("requests", 2023, written);
    row_is("new", expected, cells);
}

static void test_cells(void)
{
    static const char *const cases[][2] = {
        { " 5 1 0 0 0 0 6\n", "5 1 0 0 0 0 6" },
        { "5 1 0 0 0 0 6 ", "5 1 0 0 0 0 6" },
        { "\n5\n\n1\n\n0\n\n0\n\n0\n\n0\n\n6\n\n\n", "5 1 0 0 0 0 6" },
        { "\r\n５\r\n１\r\n０\r\n０\r\n０\r\n０\r\n６\r\n", "5 1 0 0 0 0 6" },
        { "　5　1　0　0　0　0　6　", "5 1 0 0 0 0 6" },
        { "\t5\t1\t0\t0\t0\t0\t6\n", "5 1 0 0 0 0 6" },
        { "\t5\t1\t\t\t\t\t6\n", "5 1 - - - - 6" },
        { "\t\t1\t0\t0\t0\t0\t1\n", "- 1 0 0 0 0 1" },
        { "\t\t\t5\t1\t\t\t\t\t6\n", "5 1 - - - - 6" }, /* a name of three columns */
        { "\t5\t1\t\t\t\t\t6\t\t\n", "5 1 - - - - 6" }, /* a wider sheet */
        { "\t\t\t1\t\t\t\t\t1\t\n", "? of 2" },         /* either: which cell is which? */
        { "\t5\t1\t6\n", "? of 3" },
        { "\t5\t1\t0\t0\t0\t0\tsix\n", "? of 6" },
        { "\t5 1\t0\t0\t0\t0\t0\t6\n", "? of 6" },
        { " | 5 | 1 | 0 | 0 | 0 | 0 | 6 |\n| ", "5 1 0 0 0 0 6" },
        { " | | 1 | 0 | 0 | 0 | 0 | |\n| ", "- 1 0 0 0 0 -" },
        { "│5│1│0│0│0│0│6│\n│", "5 1 0 0 0 0 6" },
        { " 5 / - — － 空 6\n", "5 - - - - - 6" },
        { " 1,234 0 0 0 0 0 1，234\n", "1234 0 0 0 0 0 1234" },
        { " 12,34 0 0 0 0 0 1\n", "? of 7" },
        { " 5.0 1.0 0.0 0.0 0.0 0.0 6.0\n", "5 1 0 0 0 0 6" },
        { " 5.5 0 0 0 0 0 5.5\n", "? of 7" },
        { "\n5\n1\n0\n0\n0\n6\n", "? of 6" },
        { "\n5\n1\n0\n0\n0\n0\n6\n7\n", "? of 8" },
        { "5100006", "? of 1" },
        { "51000061234567890", "? of 1" },
        { "", "? of 0" }, /* others of the table are written */
        { "：5，1，0，0，0，0，6", "? of 1" },
        { " （5、1、0、0、0、0、6）\n", "? of 0" },
        { " 5 1 0 0 0 0 6\n㈡", "5 1 0 0 0 0 6" }, /* a number of a row is no cell */
        { "\n（1）", "? of 0" },
        { "9\t5\t1\t0\t0\t0\t0\t6\n", "? of 7" },
        { "\t\t1\t0\t0\t0\t0\t1\t", "- 1 0 0 0 0 1" },
        { " 1234,567 0 0 0 0 0 1\n", "? of 7" },
        { " .0 0 0 0 0 0 0\n", "? of 6" },
        { " 5 1 0 0 0 （ 0 6\n", "? of 5" },
        { " 5 1 0 0 0 0 6（", "5 1 0 0 0 0 6" }, /* 二 might stand in brackets */
        { "件 5 1 0 0 0 0 6\n", "5 1 0 0 0 0 6" },
        { "（件）5 1 0 0 0 0 6\n", "5 1 0 0 0 0 6" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        first_is(cases[i][0], cases[i][1]);
}

static void test_pages(void)
{
    read_table(
        "requests", 2020,
        "<table><tr><td colspan=3>一、本年新收政府<br>信息公开申请数量</td><td>5</td><td>"
        "&nbsp;</td><td></td><td>0</td><td>0</td><td>0</td><td><p>5</p></td></tr>"
        "<tr><td colspan=3>二、上年结转政府信息公开申请数量</td><td></td><td>1</td><td></td>"
        "<td></td><td></td><td></td><td></td></tr>"
        "<tr><td rowspan=3>三、本年度办理结果</td><td colspan=2>（一）予以公开</td><td>1</td>"
        "<td>2</td><td>3</td><td>4</td><td>5</td><td>6</td><td>21</td></tr>"
        "<tr><td rowspan=2>（三）不予公开</td><td>1.属于国家秘密</td><td></td><td>0</td>"
        "<td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr>"
        "<tr><td>2.其他法律行政法规禁止公开</td><td>1<br>8</td><td>0</td><td>0</td><td>0</td>"
        "<td>0</td><td>0</td><td>0</td></tr></table>");
    row_is("new", "5 - - 0 0 0 5", "blank cells of a page keep their places");
    row_is("carried", "- 1 - - - - -", "the first and the last, too");
    row_is("granted", "1 2 3 4 5 6 21", "behind a cell that takes several rows");
    row_is("secret", "- 0 0 0 0 0 0", "and a second one");
    row_is("forbidden", "? of 6", "two lines in a cell are no number");
    row_is("third", "missing", "a row that is not there");
    ok(table.state == GK_ANNUAL_TABLE_READ && !table.strange && table.missing == 18, "%u missing",
       (unsigned)table.missing);
}

static void test_places(void)
{
    read_table("requests", 2023,
               "本年新收政府信息公开申请3件，上年结转政府信息公开申请1件，结转下年度0件。\n"
               "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3\n"
               "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n"
               "其中：网上 1 0 0 0 0 0 1\n（一）予以公开 4 0 0 0 0 0 4\n"
               "（七）总 计 4 0 0 0 0 0 4\n四、结转下年度继续办理 0 0 0 0 0 0 "
               "0\n四、政府信息公开行政复议\n"
               "2023年");
    row_is("new", "3 0 0 0 0 0 3", "not the sentence that speaks of it");
    row_is("carried", "1 0 0 0 0 0 1", "a row that the form does not have follows");
    ok(table.strange, "which is told");
    row_is("total", "4 0 0 0 0 0 4", "blanks in a name");
    row_is("left", "0 0 0 0 0 0 0", "the last row ends where its cells do");
    read_table("requests", 2023,
               "一、本年新收政府信息公开申请数量11二、上年结转政府信息公开申请数量");
    ok(table.state == GK_ANNUAL_GLUED, "run together");
    read_table("requests", 2023,
               "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量");
    ok(table.state == GK_ANNUAL_EMPTY, "nothing but names");
    read_table(
        "requests", 2023,
        "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\t1\t\t\t\t\t\t1\n");
    row_is("new", "- - - - - - -", "a row of a sheet of which nothing is left");
    read_table("requests", 2023,
               "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n"
               "一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n"
               "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n"
               "四、结转下年度继续 1 0 0 0 0 0 1\n办理\n");
    row_is("left", "1 0 0 0 0 0 1", "a last name that is cut");
    static const char *const behind[] = { "四、政府信息公开行政复议、行政诉讼情况 5 件",
                                          "见表3 5 0\n" };
    for (size_t i = 0; i < 2; i++) {
        char written[400];
        snprintf(written, sizeof written,
                 "一、本年新收政府信息公开申请数量22二、上年结转政府信息公开申请数量22"
                 "四、结转下年度继续办理%s",
                 behind[i]);
        read_table("requests", 2023, written);
        row_is("left", "- - - - - - -", behind[i]);
    }
    read_table("requests", 2023,
               "一、本年新收政府信息公开申请数量，1，0，0，0，0，0，1\n"
               "二、上年结转政府信息公开申请数量，1，0，0，0，0，0，1\n");
    ok(table.state == GK_ANNUAL_GLUED, "commas may be of numbers");
    read_table(
        "requests", 2023,
        "一、本年新收政府信息公开申请数量\n（12）二、上年结转政府信息公开申请数量\n2.\n（一）"
        "予以公开\n");
    ok(table.state == GK_ANNUAL_EMPTY, "numbers of rows are no cells");
    read_table("requests", 2023, "三、收到和处理政府信息公开申请情况\n未收到申请。");
    ok(table.state == GK_ANNUAL_NO_TABLE, "no table");
    char far[4000];
    int at = snprintf(far, sizeof far, "本年新收政府信息公开申请3件");
    for (int i = 0; i < 700; i++)
        at += snprintf(far + at, sizeof far - (size_t)at, "，");
    snprintf(far + at, sizeof far - (size_t)at, "上年结转政府信息公开申请1件。");
    read_table("requests", 2023, far);
    ok(table.state == GK_ANNUAL_NO_TABLE, "the names of two rows far apart are no table");
}

#define HEAD "结果维持 结果纠正 其他结果 尚未审结 总计 "

static void test_reviews(void)
{
    static const char *const cases[][2] = {
        { HEAD HEAD "\n1 1 0 0 2 0 0 0 0 0 0 0 0 3 3\n五、", "1 1 0 0 2 0 0 0 0 0 0 0 0 3 3" },
        { HEAD HEAD "1 1 0 0 2 0 0 0 0 0 0 0 0 3 3 五、", "1 1 0 0 2 0 0 0 0 0 0 0 0 3 3" },
        { HEAD HEAD "\n1\t1\t\t\t2\t0\t0\t0\t0\t0\t0\t0\t0\t3\t3\n7",
          "1 1 - - 2 0 0 0 0 0 0 0 0 3 3" },
        { HEAD HEAD "|\n|---|:-:|\n|1|1|0|0|2|0|0|0|0|0|0|0|0|3|3|\n",
          "1 1 0 0 2 0 0 0 0 0 0 0 0 3 3" },
        { HEAD HEAD HEAD "|\n|---|---|\n|1|1|0|0|2|0|0|0|0|0|0|0|0|3|3|\n",
          "1 1 0 0 2 0 0 0 0 0 0 0 0 3 3" },
        { HEAD HEAD "110020000000033　　五、", "? of 1" },
        { HEAD HEAD "110020000000033五、问题", "? of 1" },
        { "结果维持结果纠正其他结果尚未审结总计结果维持结果纠正其他结果尚未审结总计00五、问题",
          "? of 1" },
        { HEAD HEAD "\n五、2023年有3个问题", "- - - - - - - - - - - - - - -" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        read_table("reviews", 2023, cases[i][0]);
        row_is("cases", cases[i][1], cases[i][0]);
    }
}

static void test_sums(void)
{
    struct gk_annual_difference difference;
    read_table("requests", 2023,
               "一、本年新收政府信息公开申请数量 5 1 0 0 0 0 6\n"
               "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n（一）予以公开 5 0 0 0 0 0 6\n"
               "（七）总计 5 0 0 0 0 0 5\n四、结转下年度继续办理 0 0 0 0 0 0 0\n");
    struct gk_annual_sums sums = { .table = &table, .forms = &profile.reports, .year = 2023 };
    ok(gk_annual_sums_next(&sums, &difference) && difference.left == 1 && difference.right == 0 &&
           difference.sum->kind == GK_ANNUAL_BALANCE,
       "the balance of a column");
    is_text(difference.column->name, "商业企业", "which is named");
    ok(gk_annual_sums_next(&sums, &difference) && difference.left == 6 && difference.right == 5,
       "and that of another");
    is_text(difference.column->name, "总计", "which is named, too");
    ok(gk_annual_sums_next(&sums, &difference) && difference.left == 6 && difference.right == 5 &&
           difference.sum->kind == GK_ANNUAL_COLUMNS,
       "the total of a row");
    is_text(difference.row->line->id, "granted", "which is named");
    ok(!gk_annual_sums_next(&sums, &difference), "no total of rows where some of them are missing");
}

static void section_is(const char *written, const char *number, bool there)
{
    uint32_t start;
    uint32_t end;
    if (read_text(written))
        ok(gk_annual_section_find(&text, line_of(GK_ANNUAL_SECTION, number, 2023), &start, &end) ==
               there,
           "%s %s in '%s'", number, there ? "stands" : "does not stand", written);
}

static void test_sections(void)
{
    section_is("前言。一、总体情况2023年", "一", true);
    section_is("一．政府信息公开工作总体情况", "一", true);
    section_is("全文包括总体情况、主动公开政府信息情况、其他需要报告的事项等六部分。", "一", false);
    section_is("全文包括总体情况、主动公开政府信息情况、其他需要报告的事项等六部分。", "六", false);
    section_is("总体情况\n2023年……", "一", true);
    section_is("要统一总体情况的口径。", "一", false);
    section_is(
        "本机关在这一年里按照规定报告的总体情况和往年相比有了比较明显的变化并且得到了群众认可",
        "一", false);
    section_is("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "四", true);
    section_is("四、结转下年度继续办理 0 0 0\n五、存在的主要问题", "四", false);
    section_is("（六）其他处理 0 0 0", "六", false);
    section_is("六、其他需要报告的事项无", "六", true);
}

static struct gk_annual_words words;

static struct gk_annual_list list_of(const char *first, const char *second)
{
    struct gk_bytes *at = gk_arena_array(&kept, 2, sizeof *at);
    if (!at)
        return (struct gk_annual_list){ NULL, 0 };
    at[0] = gk_bytes_of(first);
    at[1] = gk_bytes_of(second);
    return (struct gk_annual_list){ at, second ? 2 : 1 };
}

static void title_is(const char *title, const char *column, int year, const char *issuer)
{
    struct gk_annual_title read;
    static struct gk_buffer buffer;
    gk_buffer_clear(&buffer);
    if (gk_annual_title_read(gk_bytes_of(title), gk_bytes_of(column), &words, &read, &buffer) !=
        GK_OK)
        return;
    is_int(read.is_report ? read.year : -1, year, "year of '%s'", title);
    is_text(gk_buffer_bytes(&buffer), issuer, "issuer of '%s'", title);
    gk_buffer_free(&buffer);
}

static void test_titles(void)
{
    words = (struct gk_annual_words){
        .subjects = list_of("政府信息公开", NULL),
        .kinds = list_of("年度报告", "年报"),
        .others = list_of("通知", NULL),
        .columns = list_of("政府信息公开年报", NULL),
    };
    title_is("某市某局2023年政府信息公开工作年度报告", "", 2023, "某市某局");
    title_is("2022年某市人民政府政府信息公开工作年度报告", "", 2022, "某市人民政府");
    title_is("某市某局关于2020年度政府信息公开年报", "", 2020, "某市某局");
    title_is("政府信息公开年度报告(2021年)", "", 2021, "");
    title_is("某局2021年年度报告", "首页>政府信息公开年报", 2021, "某局");
    title_is("某局2021年年度报告", "部门动态", -1, "");
    title_is("关于做好2021年政府信息公开年度报告的通知", "政府信息公开年报", -1, "");
    title_is("某局政府信息公开年度报告12023年", "", 0, "某局");
}

/* Whatever stands in a text, reading it ends, within it. */
static void test_anything(void)
{
    static const char *const pieces[] = {
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "1.属于国家秘密",
        "（七）总计",
        "四、结转下年度继续办理",
        HEAD,
        "\t",
        "\t\t\t",
        "\n",
        "|",
        " ",
        "0",
        "7",
        "1,234",
        "99999999999",
        "/",
        "-",
        "---",
        "（",
        "五、",
        "12.0",
        "、",
        "其他",
        "<td>",
        "<table><tr><td colspan=3>",
        "</td>",
        "&nbsp;",
        "\r",
        "\xE2\x80\xA8",
        "年",
    };
    uint32_t numbers = 0;
    for (int i = 0; i < 20000; i++) {
        char written[4000];
        int at = 0;
        written[0] = 0;
        for (uint32_t n = random_below(60); n; n--)
            at += snprintf(written + at, sizeof written - (size_t)at, "%s",
                           pieces[random_below(sizeof pieces / sizeof pieces[0])]);
        read_table(i % 2 ? "requests" : "reviews", i % 3 ? 2020 : 2023, written);
        for (uint32_t k = 0; k < table.row_count; k++)
            numbers += table.rows[k].state == GK_ANNUAL_READ;
        struct gk_annual_difference difference;
        struct gk_annual_sums sums = { .table = &table, .forms = &profile.reports, .year = 2023 };
        while (gk_annual_sums_next(&sums, &difference))
            numbers++;
    }
    ok(numbers > 1000, "whatever stands in a text");
}

int main(void)
{
    struct gk_mistakes mistakes = { 0 };
    ok(gk_profile_open(&profile, GK_BYTES(""), GK_PROFILE_REPORTS | GK_PROFILE_THOROUGH,
                       &mistakes) == GK_OK &&
           profile.reports.count > 50,
       "the forms of the built-in profile");
    test_cells();
    test_pages();
    test_places();
    test_reviews();
    test_sums();
    test_sections();
    test_titles();
    test_anything();
    gk_mistakes_free(&mistakes);
    gk_profile_close(&profile);
    gk_folded_free(&folded);
    gk_markup_free(&markup);
    gk_arena_free(&arena);
    gk_arena_free(&kept);
    return done();
}
