/* Tables: cells of a row, guards of cells, heads, and which byte ends rows. */
#include "profile/open.h"
#include "run/input/table/cells.h"
#include "run/input/table/find.h"
#include "run/input/table/guard.h"
#include "run/input/table/role.h"
#include "tap.h"

/* ---- cells */

struct row {
    const char *text;
    const char *cells; /* with | between */
    size_t length;
    uint64_t lines;
    bool undoubled;
};

static void cells_are(const struct row *row)
{
    struct gk_table_cells cells = { 0 };
    struct gk_buffer read = { 0 };
    bool good = gk_table_cells_read(&cells, gk_bytes_of(row->text), ',', '\n') == GK_OK;
    for (size_t i = 0; good && i < cells.count; i++)
        good = gk_buffer_append(&read, i ? GK_BYTES("|") : GK_BYTES("")) == GK_OK &&
               gk_table_cell_append(&read, gk_table_cells_at(&cells, i)) == GK_OK;
    ok(good, "a row: %s", row->cells);
    is_text(gk_buffer_bytes(&read), row->cells, "its cells");
    is_int((int64_t)cells.length, (int64_t)row->length, "its length");
    is_int((int64_t)cells.lines, (int64_t)row->lines, "its lines");
    ok(cells.undoubled == row->undoubled, "whether a mark is not doubled");
    gk_buffer_free(&read);
    gk_table_cells_free(&cells);
}

static void test_cells(void)
{
    static const struct row rows[] = {
        { "a,b,c\nd", "a|b|c", 6, 1, false },
        { "a,b\r\n", "a|b", 5, 1, false },
        { ",,\n", "||", 3, 1, false },
        { "\n", "", 1, 1, false },
        { "\"a,b\",c\n", "a,b|c", 8, 1, false },
        { "\"a\nb\"\r\nx", "a\nb", 7, 2, false },
        { "\"a\"\"b\",\"\"\n", "a\"b|", 10, 1, false },
        { "a\"b\"c,d\n", "a\"b\"c|d", 8, 1, false },
        { " \"a,b\"\n", " \"a|b\"", 7, 1, false },
        { "\"a\"b\",c\n", "a\"b|c", 8, 1, true },
        { "a long cell of many bytes,and another one\r\n",
          "a long cell of many bytes|and another one", 43, 1, false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cells_are(&rows[i]);
    struct gk_table_cells cells = { 0 };
    ok(gk_table_cells_read(&cells, GK_BYTES("a,\"b\nc"), ',', '\n') == GK_END,
       "a row that goes on");
    is_int((int64_t)cells.open_at, 2, "where its quotation mark stands");
    ok(gk_table_cells_read(&cells, GK_BYTES("a,b"), ',', '\n') == GK_END, "a row without its end");
    ok(cells.open_at == SIZE_MAX, "which no quotation mark opens");
    ok(gk_table_cells_read(&cells, GK_BYTES("a\"b\rc"), ',', '\r') == GK_OK, "rows that CR ends");
    gk_table_cells_free(&cells);
}

/* ---- guards */

static void test_guards(void)
{
    static const char *const needed[] = { "=1+1", "+cmd",   "-x",   "@SUM(1)", "＝1",
                                          " =1",  "\t=1",   "\r=1", "'007",    "\t007",
                                          "--",   "+86-10", "－无", "=\"1\"",  "\t\t1" };
    static const char *const free[] = { "-12.5", "-0.3%", "+3",  "-1,000.00", "-", "—",    "- ",
                                        "1-2",   "'=1",   "007", "甲=",       "",  "\t甲", "-1E5" };
    static const struct {
        const char *text;
        const char *bare;
    } off[] = { { "\t=1", "=1" },
                { "\t-5", "\t-5" },
                { "'007", "007" },
                { "'=1", "'=1" },
                { "=\"007\"", "007" },
                { "\t\t=1", "\t=1" },
                { "\t007", "007" },
                { "\t11010119900307001X", "11010119900307001X" },
                { "=\"a\"&\"b\"", "=\"a\"&\"b\"" } };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        ok(gk_guard_is_needed(gk_bytes_of(needed[i])), "a guard for %s", needed[i]);
    for (size_t i = 0; i < sizeof free / sizeof *free; i++)
        ok(!gk_guard_is_needed(gk_bytes_of(free[i])), "none for %s", free[i]);
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        is_text(gk_guard_off(gk_bytes_of(off[i].text)), off[i].bare, "taken off %s", off[i].text);
    static const char *const changed[] = { "007",        "1.10", "110105199003071001",
                                           "2025-03-03", "1-2",  "1E5",
                                           "-0.3%",      "0.50" };
    static const char *const kept[] = { "7", "-1.5", "0.5", "甲1", "", "12345678901", "-" };
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
        ok(gk_guard_is_changed_by_sheets(gk_bytes_of(changed[i])), "changed: %s", changed[i]);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        ok(!gk_guard_is_changed_by_sheets(gk_bytes_of(kept[i])), "kept: %s", kept[i]);
}

/* ---- heads and roles */

static struct gk_profile profile;
static struct gk_table_words words;
static struct gk_arena arena;

static enum gk_head_kind judge(const char *text)
{
    struct gk_table_cells cells = { 0 };
    enum gk_head_kind kind = GK_NO_HEAD;
    size_t known;
    if (gk_table_cells_read(&cells, gk_bytes_of(text), ',', '\n') != GK_OK ||
        gk_table_head_judge(&words, &cells, &arena, &kind, &known) != GK_OK)
        kind = GK_NO_HEAD;
    gk_table_cells_free(&cells);
    return kind;
}

static void role_is(const char *text, bool behind_head, enum gk_row_role expected)
{
    struct gk_table_cells head_cells = { 0 }, cells = { 0 };
    enum gk_row_role role = GK_ROW_RECORD;
    bool good =
        gk_table_cells_read(&head_cells, GK_BYTES("标题,数量,备注\n"), ',', '\n') == GK_OK &&
        gk_table_cells_read(&cells, gk_bytes_of(text), ',', '\n') == GK_OK;
    const struct gk_table_head *head = gk_table_head_make(&words, &head_cells, &arena);
    good = good && head && gk_row_role(&words, head, &cells, behind_head, &arena, &role) == GK_OK;
    ok(good && role == expected, "the role of %s", text);
    gk_table_cells_free(&cells);
    gk_table_cells_free(&head_cells);
}

static void test_heads(void)
{
    struct gk_mistakes mistakes = { 0 };
    ok(gk_profile_open(&profile, gk_bytes_of(NULL), 0, &mistakes) == GK_OK, "the profile");
    ok(gk_table_words_open(&words, &profile, &arena) == GK_OK, "its words");
    ok(judge("标题,栏目\n") == GK_HEAD, "two fields");
    ok(judge("* 标 题,备注\n") == GK_HEAD, "one, starred, with blanks");
    ok(judge("发布日期（必填）,甲\n") == GK_HEAD, "brackets behind a name");
    ok(judge("姓名,身份证号码\n") == GK_HEAD, "names that heads have");
    ok(judge("填报单位：某局,,日期,2025-03-01\n") == GK_MAYBE_HEAD, "a filled form is hardly one");
    ok(judge("某局2025年公开信息汇总表,,\n") == GK_NO_HEAD, "a title");
    ok(judge("关于甲的通知,政策文件\n") == GK_NO_HEAD, "a record");
    role_is("甲,1,2\n", false, GK_ROW_RECORD);
    role_is("甲\n", false, GK_ROW_RECORD);
    role_is(" ,　,\t\n", false, GK_ROW_BLANK);
    role_is("合 计：,3,\n", false, GK_ROW_TOTAL);
    role_is("合计工作的通知,3,\n", false, GK_ROW_RECORD);
    role_is("注：截至3月,,\n", false, GK_ROW_NOTE);
    role_is("注：截至3月,3,\n", false, GK_ROW_RECORD);
    role_is("填报人：,某甲,审核人：乙\n", false, GK_ROW_NOTE);
    role_is(",（件）,\n", true, GK_ROW_UNITS);
    role_is(",（件）,\n", false, GK_ROW_RECORD);
    role_is("标题,数量,备注\n", false, GK_ROW_HEAD);
    role_is("甲,1,2,3\n", false, GK_ROW_SURPLUS);
    role_is("甲,1,2,,\n", false, GK_ROW_RECORD);
    gk_profile_close(&profile);
    gk_mistakes_free(&mistakes);
    gk_arena_free(&arena);
}

static void test_ends(void)
{
    char separator = ',';
    ok(gk_row_end(GK_BYTES("a\nb\r")) == '\n', "LF");
    ok(gk_row_end(GK_BYTES("a\r\nb")) == '\n', "CRLF");
    ok(gk_row_end(GK_BYTES("a\rb\r")) == '\r', "CR");
    ok(gk_row_end(GK_BYTES("\"a\rb\",c")) == '\n', "CR in quotation marks");
    is_int((int64_t)gk_separator_line(GK_BYTES("sep=;\r\na"), '\n', &separator).length, 7, "sep=");
    is_int(separator, ';', "the sign it names");
    is_int((int64_t)gk_separator_line(GK_BYTES("sep\n"), '\n', &separator).length, 0, "no sep=");
}

int main(void)
{
    test_cells();
    test_guards();
    test_heads();
    test_ends();
    return done();
}
