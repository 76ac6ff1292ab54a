/* The table of a reviewer's decisions: as spreadsheets save it, in both languages, filled in
 * wholly, partly or not at all; and what is wrong in one. */
#include "conf/decisions.h"

#include <stdlib.h>
#include <unistd.h>

#include "conf/json.h"
#include "tap.h"

#define ONE "f0123456789abcdef0123456789abcdef"
#define TWO "fedcba98765432100123456789abcdef0"
#define THREE "f00000000000000000000000000000003"

static struct gk_decisions decisions;
static struct gk_mistakes mistakes;
static char path[] = "/tmp/gk-decisions-XXXXXX";

static enum gk_status read_table(struct gk_bytes text)
{
    struct gk_bytes file = gk_bytes_of(path);
    FILE *out = fopen(path, "wb");
    gk_decisions_close(&decisions);
    gk_mistakes_free(&mistakes);
    if (!out || fwrite(text.at, 1, text.length, out) != text.length || fclose(out) != 0)
        exit(2);
    return gk_decisions_open(&decisions, &file, 1, 20260131, &mistakes);
}

static enum gk_decision_kind kind_of(const char *fingerprint)
{
    const struct gk_decision *found = gk_decisions_find(&decisions, gk_bytes_of(fingerprint));
    return found ? found->kind : GK_DECISION_NONE;
}

static void test_forms(void)
{
    static const char comma[] =
        "fingerprint,decision,who,when,basis\n" ONE ",pass,甲,2026-01-05,公开\r\n" TWO
        ",withhold,甲,2026/1/5,\"a,\nb\"\n";
    static const char tabs[] =
        "\xEF\xBB\xBF指纹\t决定\t决定人\t决定日期\t依据\r\n" ONE
        "\t放行\t甲\t2026年1月5日\t公开\r\n" TWO "\t不予公开\t甲\t2026-1-5 8:00\t隐私\r\n";
    static const char semicolons[] = "审查清单;;;;;\n说明,以逗号分开;;;;;\n依据;序号;指纹;审查 人;"
                                     "日期;处理决定\nx;1;" ONE ";甲;2026.1.5; 放 行 \n;2;" TWO
                                     ";;;\ny;3;" TWO ";乙;2026/01/05;不公开\n";
    const struct gk_bytes forms[] = { GK_BYTES(comma), GK_BYTES(tabs), GK_BYTES(semicolons) };
    static const char *const names[] = { "commas", "tabs, Chinese, a mark", "semicolons" };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ok(read_table(forms[i]) == GK_OK && decisions.count == 2 &&
               kind_of(ONE) == GK_DECISION_PASS && kind_of(TWO) == GK_DECISION_WITHHOLD &&
               kind_of(THREE) == GK_DECISION_NONE,
           "a table with %s", names[i]);
    ok(read_table(GK_BYTES("\xD6\xB8\xCE\xC6,\xBE\xF6\xB6\xA8,\xBE\xF6\xB6\xA8\xC8\xCB,\xC8\xD5\xC6"
                           "\xDA,\xD2\xC0\xBE\xDD\r\n" ONE ",\xD5\xDA\xB8\xC7,\xBC\xD7,2026/1/5,"
                           "\xD2\xFE\xCB\xBD\r\n")) == GK_OK &&
           kind_of(ONE) == GK_DECISION_MASK,
       "GB18030");
    ok(read_table(GK_BYTES("basis,fingerprint,decision,who,when,Basis\n条例," ONE
                           ",PASS,甲,2026-01-05,公开\n")) == GK_OK &&
           kind_of(ONE) == GK_DECISION_PASS,
       "capital letters");
    is_text(decisions.at[0].cell[GK_DECISION_BASIS], "公开", "the last column of a name counts");
}

/* Rows, and what of them is missing. */
static void test_incomplete(void)
{
    static const char *const days[] = { "昨天",       "2026-02-29",  "2026-13-05",
                                        "20260105",   "2026-01-32",  "1026-01-01",
                                        "2026-01/05", "2026-01-055", "46027" };
    ok(read_table(GK_BYTES("fingerprint,decision,who,when,basis\n" ONE ",,,,\n,,,,\n" TWO
                           ",pass,,2026-01-05,b\n" THREE ",,甲,2026-01-05,b\n,pass,甲,2026-01-05,"
                           "b\n" ONE ",pass,甲,2026-01-05\n")) == GK_OK &&
           decisions.count == 4,
       "rows in which nothing is filled in are passed over");
    ok(decisions.at[0].missing == GK_DECISION_WHO && decisions.at[0].line == 4, "who is missing");
    ok(decisions.at[1].missing == GK_DECISION_DECISION, "the decision is");
    ok(decisions.at[2].missing == GK_DECISION_FINGERPRINT, "the fingerprint is");
    ok(decisions.at[3].missing == GK_DECISION_BASIS, "the basis is, at the end of a row");
    ok(!gk_decisions_find(&decisions, GK_BYTES(TWO)) &&
           !gk_decisions_find(&decisions, GK_BYTES("")),
       "none of them counts");
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct gk_buffer text = { 0 };
        ok(gk_buffer_print(&text, "fingerprint,decision,who,when,basis\n" ONE ",pass,甲,%s,b\n",
                           days[i]) == GK_OK &&
               read_table(gk_buffer_bytes(&text)) == GK_OK &&
               decisions.at[0].missing == GK_DECISION_WHEN,
           "%s is no day", days[i]);
        gk_buffer_free(&text);
    }
    ok(read_table(GK_BYTES("fingerprint,decision,who,when,basis\n" ONE ",pass,甲,2026-02-01,b\n" ONE
                           ",pass,乙,2026/1/31 8:00,b\n" TWO ",pass,甲,2026年2月1日,b\n")) ==
               GK_OK &&
           decisions.at[0].later &&
           gk_decisions_find(&decisions, GK_BYTES(ONE)) == decisions.at + 1 &&
           !gk_decisions_find(&decisions, GK_BYTES(TWO)),
       "what is decided later than today is not decided");
    ok(read_table(GK_BYTES("fingerprint,decision,who,when,basis\n" ONE ",pass,,,\n" ONE
                           ",pass,甲,2026-01-05,b\n")) == GK_OK &&
           kind_of(ONE) == GK_DECISION_PASS,
       "of two rows the complete one counts");
}

static void is_mistake(struct gk_bytes text, enum gk_rule_id rule, uint32_t line,
                       const char *argument)
{
    ok(read_table(text) == GK_INVALID && mistakes.first && mistakes.first == mistakes.last &&
           mistakes.first->rule == rule && mistakes.first->line == line,
       "%s on line %u", gk_rule(rule)->id, (unsigned)line);
    if (mistakes.first)
        ok(gk_bytes_find(mistakes.first->arguments[0], gk_bytes_of(argument)) != NULL, "%s",
           argument);
}

static void test_mistakes(void)
{
#define HEAD "fingerprint,decision,who,when,basis\n"
    is_mistake(GK_BYTES(HEAD ONE ",同意,甲,2026-01-05,b\n"), GK_RULE_PROFILE_DECISION, 2, "同意");
    is_mistake(GK_BYTES(HEAD "1.23E+15,pass,甲,2026-01-05,b\n"), GK_RULE_PROFILE_FINGERPRINT, 2,
               "1.23E+15");
    is_mistake(GK_BYTES(HEAD "0123456789abcdef,pass,甲,2026-01-05,b\n"),
               GK_RULE_PROFILE_FINGERPRINT, 2, "0123");
    is_mistake(GK_BYTES(HEAD ONE ",pass,甲,2026-01-05,b\n" TWO ",,,,\n" ONE ",withhold,,,\n"),
               GK_RULE_PROFILE_CONTRARY, 4, ":2");
    is_mistake(GK_BYTES(HEAD ONE ",withhold,,,\n" ONE ",,乙,,\n" ONE ",pass,甲,2026-01-05,b\n"),
               GK_RULE_PROFILE_CONTRARY, 4, ":2");
    is_mistake(GK_BYTES("\nfingerprint,who,when,basis\n" ONE ",甲,2026-01-05,b\n"),
               GK_RULE_PROFILE_HEADER, 2, "decision");
    is_mistake(GK_BYTES("a,b\n"), GK_RULE_PROFILE_HEADER, 0, "fingerprint");
    is_mistake(GK_BYTES(""), GK_RULE_PROFILE_HEADER, 0, "fingerprint");
    is_mistake(GK_BYTES(HEAD "\"" ONE ",pass\n"), GK_RULE_PROFILE_QUOTE, 2, "");
}

int main(void)
{
    int file = mkstemp(path);
    if (file < 0)
        return 2;
    close(file);
    gk_json_prepare();
    test_forms();
    test_incomplete();
    test_mistakes();
    gk_decisions_close(&decisions);
    gk_mistakes_free(&mistakes);
    unlink(path);
    return done();
}
