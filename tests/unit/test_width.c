/* How wide characters are on a terminal, and where lines of a cell end. */
#include "run/form/table_text.h"
#include "tap.h"
#include "text/width.h"

static void is_wide(const char *text, size_t width)
{
    is_int((int64_t)gk_text_width(gk_bytes_of(text)), (int64_t)width, "%s", text);
}

static void test_widths(void)
{
    is_wide("", 0);
    is_wide("abc", 3);
    is_wide("公开", 4);
    is_wide("，。《》（）：", 14);
    is_wide("“缺少”…", 7);      /* ambiguous ones are narrow */
    is_wide("α①■〇", 5);        /* but 〇 is wide */
    is_wide("ｆｕｌｌ ﾊﾝ", 11); /* full and half width */
    is_wide("é", 1);
    is_wide("e\u0301", 1); /* combining */
    is_wide("a\u200Bb\u200D\uFE0F", 2);
    is_wide("\u00ADx", 2);
    is_wide("한국 \u1112\u1161\u11AB", 7);
    is_wide("😀👍🏽", 6);
    is_wide("☺❤", 2);
    is_wide("𠀀𪛖", 4);
    is_wide("\t\x01", 2);
    is_wide("\xFF", 1);
    is_wide("עִברִית", 5);
}

static void is_line(const char *text, size_t columns, const char *line)
{
    is_text(gk_first_line(gk_bytes_of(text), columns), line, "%s in %zu", text, columns);
}

static void test_lines(void)
{
    is_line("abc", 3, "abc");
    is_line("abc", 80, "abc");
    is_line("one two", 5, "one ");
    is_line("one two", 3, "one ");
    is_line("onetwo", 4, "onet");
    is_line("政府信息公开", 5, "政府");
    is_line("政府信息公开", 12, "政府信息公开");
    is_line("政府信息，公开", 8, "政府信");
    is_line("政府（信息）", 6, "政府");
    is_line("第20条", 4, "第20");
    is_line("第20条", 3, "第");
    is_line("公", 1, "公");
    is_line("e\u0301e\u0301", 1, "e\u0301");
    is_line("公\u0301开", 2, "公\u0301");
}

static void is_table(const struct gk_table *table, const char *expected, const char *what)
{
    struct gk_arena arena = { 0 };
    struct gk_buffer out = { 0 };
    if (gk_table_text(&out, table, &arena) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&out), expected, "%s", what);
    gk_buffer_free(&out);
    gk_arena_free(&arena);
}

static void test_tables(void)
{
    const struct gk_bytes titles[] = { GK_BYTES("item"), GK_BYTES("what it is"),
                                       GK_BYTES("count") };
    const struct gk_bytes cells[] = { GK_BYTES("1"), GK_BYTES("政府信息公开年度报告"),
                                      GK_BYTES("7"), GK_BYTES("2"),
                                      GK_BYTES(""),  GK_BYTES("10") };
    struct gk_table table = {
        .titles = titles, .columns = 3, .first_figure = 2, .cells = cells, .rows = 2
    };
    is_table(&table,
             "item  what it is            count\n"
             "1     政府信息公开年度报告      7\n"
             "2                              10\n",
             "a table that fits");
    table.width = 25;
    is_table(&table,
             "item  what it is    count\n"
             "1     政府信息公开      7\n"
             "      年度报告\n"
             "2                      10\n",
             "a text goes on below");
    table.width = 10;
    is_table(&table,
             "item what it is coun\n"
             "                   t\n"
             "1    政府信息公    7\n"
             "     开年度报告\n"
             "2                 10\n",
             "no narrower than that");
    table.rows = 0;
    is_table(&table, "item what coun\n     it      t\n     is\n", "no rows");
}

int main(void)
{
    test_widths();
    test_lines();
    test_tables();
    return done();
}
