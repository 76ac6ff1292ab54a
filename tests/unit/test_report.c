/* Findings in five formats: what is said, where, what is masked, and what it all comes to. */
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "run/cell.h"
#include "run/report.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define PERSON "110000185001010016"

static const struct gk_voice voice = { "gk-test", GK_ENGLISH };
static struct gk_profile profile; /* an office that names a basis of its own, for json.utf8 */

/* A report, into a file that has no name. */
struct made {
    struct gk_job job;
    struct gk_output output;
    struct gk_report report;
    FILE *file;
    struct gk_buffer text; /* what was written, once it is read */
};

static void make(struct made *made, enum gk_report_format format)
{
    *made = (struct made){ .job = { .voice = &voice,
                                    .settlement = { .profile = &profile },
                                    .format = format,
                                    .max_report = UINT64_MAX },
                           .file = tmpfile() };
    if (!made->file)
        exit(2);
    gk_output_on(&made->output, &voice, fileno(made->file), GK_BYTES("report"));
    made->report = (struct gk_report){ .job = &made->job, .output = &made->output };
    if (gk_report_start(&made->report) != GK_OK)
        exit(2);
}

static void add(struct made *made, const struct gk_finding *finding, const struct gk_spot *spot)
{
    if (gk_report_finding(&made->report, finding, spot) != GK_OK)
        exit(2);
}

/* Ends the report and gives what was written. */
static struct gk_bytes written(struct made *made, const struct gk_counts *counts)
{
    char block[4096];
    if (gk_report_end(&made->report, counts) != GK_OK || gk_report_flush(&made->report) != GK_OK)
        exit(2);
    rewind(made->file);
    for (size_t got; (got = fread(block, 1, sizeof block, made->file)) > 0;)
        if (gk_buffer_append(&made->text, (struct gk_bytes){ block, got }) != GK_OK)
            exit(2);
    return gk_buffer_bytes(&made->text);
}

static void unmake(struct made *made)
{
    gk_report_free(&made->report);
    gk_buffer_free(&made->text);
    fclose(made->file);
}

static const struct gk_counts no_counts;

/* A report of one finding. */
static void is_reported(enum gk_report_format format, const struct gk_finding *finding,
                        const struct gk_spot *spot, const char *expected, const char *what)
{
    struct made made;
    make(&made, format);
    made.job.show_values = finding->score == 1; /* a way to ask for it here */
    add(&made, finding, spot);
    struct gk_bytes text = written(&made, &no_counts);
    if (format == GK_REPORT_JSON) /* without the summary */
        text.length = (size_t)((const char *)memchr(text.at, '\n', text.length) - text.at);
    if (format == GK_REPORT_CSV) { /* without the header */
        size_t header = (size_t)((const char *)memchr(text.at, '\n', text.length) + 1 - text.at);
        text.at += header;
        text.length -= header;
    }
    is_text(text, expected, "%s", what);
    unmake(&made);
}

/* ---- the four formats */

static const char *const format_names[] = { "gnu", "json", "csv", "summary" };

static const struct gk_finding duplicate = { .rule = GK_RULE_JSON_DUPLICATE,
                                             .severity = GK_ERROR,
                                             .place = 12 };

static struct gk_spot spot(const char *id, const char *text)
{
    return (struct gk_spot){
        .file = GK_BYTES("in.jsonl"), .line = 17, .id = gk_bytes_of(id), .text = gk_bytes_of(text)
    };
}

static void test_gnu(void)
{
    struct gk_finding f = duplicate;
    struct gk_spot at = spot("a/1", "{\"标题\":\"x\"}");
    is_reported(GK_REPORT_GNU, &f, &at,
                "in.jsonl:17:9: error: [json.duplicate] this member name stands twice in one "
                "object id=a/1\n",
                "gnu: columns count characters");
    f.pointer = GK_BYTES("/标题");
    f.severity = GK_WARNING;
    f.place = GK_NOWHERE;
    at.id = GK_BYTES("");
    is_reported(GK_REPORT_GNU, &f, &at,
                "in.jsonl:17:1: warning: [json.duplicate] this member name stands twice in one "
                "object (/标题)\n",
                "gnu: the pointer; a place that is none is the first column");
    at.text = GK_BYTES("");
    f.place = 12;
    f.severity = GK_NOTE;
    f.pointer = GK_BYTES("");
    is_reported(GK_REPORT_GNU, &f, &at,
                "in.jsonl:17:13: note: [json.duplicate] this member name stands twice in one "
                "object\n",
                "gnu: where there is no text columns count bytes");
    f.column = 5;
    is_reported(GK_REPORT_GNU, &f, &at,
                "in.jsonl:17:5: note: [json.duplicate] this member name stands twice in one "
                "object\n",
                "gnu: or are as the finding has them");
    f.column = 0;
    at.file = GK_BYTES("");
    is_reported(GK_REPORT_GNU, &f, &at,
                "gk-test: note: [json.duplicate] this member name stands twice in one object\n",
                "gnu: a finding about no record");
}

static void test_color(void)
{
    struct made made;
    struct gk_spot at = spot("", "{\"a\":1}");
    make(&made, GK_REPORT_GNU);
    made.job.color = true;
    struct gk_finding f = duplicate;
    f.place = 0;
    add(&made, &f, &at);
    ok(gk_bytes_start_with(written(&made, &no_counts),
                           GK_BYTES("in.jsonl:17:1: \033[1;31merror:\033[0m [json.duplicate] ")),
       "gnu: colour is about the severity and ends there");
    unmake(&made);
}

static void test_json(void)
{
    struct gk_finding f = duplicate;
    struct gk_spot at = spot("a\"1", "{\"标题\":\"x\"}");
    f.pointer = GK_BYTES("/标\\题");
    is_reported(GK_REPORT_JSON, &f, &at,
                "{\"file\":\"in.jsonl\",\"line\":17,\"column\":9,\"byte\":12,\"id\":\"a\\\"1\","
                "\"pointer\":\"/标\\\\题\",\"rule\":\"json.duplicate\",\"severity\":\"error\","
                "\"start\":null,\"end\":null,\"message\":\"this member name stands twice in one "
                "object\",\"basis\":\"RFC 8259 section 4\"}",
                "json: members in their order, null where there is no span");
    f.has_span = true;
    f.start = 0;
    f.end = 4000000000;
    f.target = GK_BYTES("t");
    f.action = GK_ACTION_MASK;
    f.score = 3;
    f.length = 18;
    f.fingerprint = GK_BYTES("0123456789abcdef");
    f.keyword = GK_BYTES("k");
    f.first_line = 4;
    f.value = GK_BYTES("v");
    f.proposal = GK_BYTES("p");
    at = (struct gk_spot){ 0 };
    is_reported(GK_REPORT_JSON, &f, &at,
                "{\"file\":\"\",\"line\":null,\"column\":null,\"byte\":null,\"id\":null,"
                "\"pointer\":\"/标\\\\题\",\"rule\":\"json.duplicate\",\"severity\":\"error\","
                "\"start\":0,\"end\":4000000000,\"message\":\"this member name stands twice in one "
                "object\",\"basis\":\"RFC 8259 section 4\",\"target\":\"t\",\"action\":\"mask\","
                "\"fingerprint\":\"0123456789abcdef\",\"keyword\":\"k\",\"score\":3,\"length\":18,"
                "\"first_line\":4}",
                "json: what applies is there, values are not");
}

static void test_values(void)
{
    struct gk_finding f = duplicate;
    struct gk_spot at = spot("", "{\"a\":1}");
    f.place = 0;
    f.value = GK_BYTES("ol\nd");
    f.proposal = GK_BYTES("new");
    is_reported(GK_REPORT_GNU, &f, &at,
                "in.jsonl:17:1: error: [json.duplicate] this member name stands twice in one "
                "object\n",
                "gnu: values are not shown");
    f.score = 1;
    is_reported(GK_REPORT_GNU, &f, &at,
                "in.jsonl:17:1: error: [json.duplicate] this member name stands twice in one "
                "object «ol?d» -> «new»\n",
                "gnu: unless asked for");
    struct made made;
    make(&made, GK_REPORT_JSON);
    made.job.show_values = true;
    add(&made, &f, &at);
    struct gk_bytes text = written(&made, &no_counts);
    ok(gk_bytes_find(text, GK_BYTES("\"proposal\":\"new\"")) != NULL, "json: so too");
    unmake(&made);
}

/* An office may say on what a rule rests. */
static void test_basis(void)
{
    struct gk_finding f = duplicate;
    struct gk_spot at = spot("", "{\"a\":1}");
    f.rule = GK_RULE_JSON_UTF8;
    f.place = 0;
    for (int format = GK_REPORT_JSON; format <= GK_REPORT_CSV; format++) {
        struct made made;
        make(&made, (enum gk_report_format)format);
        add(&made, &f, &at);
        struct gk_bytes text = written(&made, &no_counts);
        ok(gk_bytes_find(text, GK_BYTES("本局规定第三条")) != NULL &&
               !gk_bytes_find(text, GK_BYTES("RFC 8259")),
           "%s: the basis that the profile names", format_names[format]);
        unmake(&made);
    }
}

static void test_csv(void)
{
    struct gk_finding f = duplicate;
    struct gk_spot at = spot("a\"1,2", "{\"标题\":\"x\"}");
    f.pointer = GK_BYTES("/x");
    f.action = GK_ACTION_MASK;
    at.title = GK_BYTES("t");
    is_reported(GK_REPORT_CSV, &f, &at,
                "\"in.jsonl\",17,9,12,\"a\"\"1,2\",\"/x\",\"json.duplicate\",\"error\",,,"
                "\"this member name stands twice in one object\",\"RFC 8259 section 4\","
                "\"mask\",\"t\"\r\n",
                "csv: fourteen cells");
    f.has_span = true;
    f.start = 3;
    f.end = 5;
    at = (struct gk_spot){ 0 };
    is_reported(GK_REPORT_CSV, &f, &at,
                "\"\",,,,\"\",\"/x\",\"json.duplicate\",\"error\",3,5,"
                "\"this member name stands twice in one object\",\"RFC 8259 section 4\","
                "\"mask\",\"\"\r\n",
                "csv: fourteen of a finding about no record");
    struct made made;
    make(&made, GK_REPORT_CSV);
    is_text(written(&made, &no_counts),
            "\xEF\xBB\xBF"
            "file,line,column,byte,id,pointer,rule,severity,start,end,message,"
            "basis,action,title\r\n",
            "csv: a mark for spreadsheets, and the names of the cells");
    unmake(&made);
}

/* A report that a person decides by: one row, or the page of one. */
static struct gk_bytes reviewed(struct made *made, enum gk_report_format format,
                                const struct gk_finding *finding, const struct gk_spot *at)
{
    make(made, format);
    made->job.reviewed = true;
    add(made, finding, at);
    return written(made, &(struct gk_counts){ .read = 3, .passed = 2, .held = 1 });
}

static void test_review(void)
{
    struct gk_finding f = duplicate;
    struct gk_spot at = spot("<i>", "{\"a\":1}");
    struct made made;
    f.rule = GK_RULE_REDACT_MOBILE;
    f.place = 0;
    f.context = GK_BYTES("\"电话\" <b>138****8000</b>&");
    f.fingerprint = GK_BYTES("f0123456789abcdef0123456789abcdef");
    at.title = GK_BYTES("a & 'b'");
    struct gk_bytes text = reviewed(&made, GK_REPORT_CSV, &f, &at);
    ok(gk_bytes_find(text,
                     GK_BYTES(",\"a & 'b'\",\"mobile\",\"\"\"电话\"\" <b>138****8000</b>&\","
                              "\"f0123456789abcdef0123456789abcdef\",\"\",\"\",\"\",\"\"\r\n")),
       "csv: what a person decides by, and four cells for it");
    unmake(&made);
    text = reviewed(&made, GK_REPORT_HTML, &f, &at);
    ok(gk_bytes_start_with(text, GK_BYTES("<!DOCTYPE html>\n<html lang=\"en\">")) &&
           gk_bytes_end_with(text, GK_BYTES("</html>\n")),
       "html: a whole page");
    ok(gk_bytes_find(text, GK_BYTES("&quot;电话&quot; &lt;b&gt;138****8000&lt;/b&gt;&amp;")) &&
           gk_bytes_find(text, GK_BYTES("id=&lt;i&gt;")) &&
           gk_bytes_find(text, GK_BYTES("a &amp; &#39;b&#39;")),
       "html: everything is escaped");
    ok(gk_bytes_find(text, GK_BYTES("☐ pass ☐ mask ☐ withhold")) &&
           gk_bytes_find(text, f.fingerprint) && gk_bytes_find(text, GK_BYTES("read: 3")) &&
           !gk_bytes_find(text, GK_BYTES("<script")) && !gk_bytes_find(text, GK_BYTES("http:")),
       "html: choices and counts; nothing runs and nothing is loaded");
    unmake(&made);
    f.context = GK_BYTES("身份证" PERSON "。");
    text = reviewed(&made, GK_REPORT_HTML, &f, &at);
    ok(!gk_bytes_find(text, GK_BYTES("1850")) && !gk_bytes_find(text, GK_BYTES("身份证")) &&
           gk_bytes_find(text, GK_BYTES("<td class=\"c\">**********************</td>")),
       "what stands around a value is stars where it shows another");
    unmake(&made);
    f.fingerprint = GK_BYTES("");
    text = reviewed(&made, GK_REPORT_HTML, &f, &at);
    ok(gk_bytes_find(text, GK_BYTES("--key-file")) && !gk_bytes_find(text, GK_BYTES("☐")),
       "html: without a fingerprint no choices");
    unmake(&made);
}

static void test_cells(void)
{
    static const struct {
        const char *cell;
        const char *expected;
    } cells[] = {
        { "", "\"\"" },           { "a", ",\"a\"" },        { "a,b", ",\"a,b\"" },
        { "\"", ",\"\"\"\"" },    { "=1+1", ",\"'=1+1\"" }, { "+86", ",\"'+86\"" },
        { "-1", ",\"'-1\"" },     { "@x", ",\"'@x\"" },     { "1=1", ",\"1=1\"" },
        { "＝1", ",\"'＝1\"" },   { "＠x", ",\"'＠x\"" },   { "'x", ",\"'x\"" },
        { "=\"", ",\"'=\"\"\"" }, { "中文", ",\"中文\"" },
    };
    struct gk_buffer row = { 0 };
    for (size_t i = 0; i < COUNT(cells); i++) {
        size_t before = row.length;
        if (gk_cell_append(&row, gk_bytes_of(cells[i].cell)) != GK_OK)
            exit(2);
        is_text((struct gk_bytes){ row.at + before, row.length - before }, cells[i].expected,
                "the cell of \"%s\"", cells[i].cell);
    }
    if (gk_buffer_append(&row, GK_BYTES("\r\n")) != GK_OK ||
        gk_cell_append(&row, GK_BYTES("z")) != GK_OK)
        exit(2);
    ok(gk_bytes_end_with(gk_buffer_bytes(&row), GK_BYTES("\r\n\"z\"")), "a row begins anew");
    gk_buffer_free(&row);
    struct gk_finding f = duplicate;
    struct gk_spot at = spot("=cmd|' /C calc'!A0", "{\"a\":1}");
    f.pointer = GK_BYTES("@x");
    f.place = 0;
    is_reported(GK_REPORT_CSV, &f, &at,
                "\"in.jsonl\",17,1,0,\"'=cmd|' /C calc'!A0\",\"'@x\",\"json.duplicate\",\"error\","
                ",,\"this member name stands twice in one object\",\"RFC 8259 section 4\",\"\","
                "\"\"\r\n",
                "csv: an id that would be a formula is none");
}

/* ---- nothing that disturbs, nothing personal */

/* Is it UTF-8 without controls (but line ends) and without characters that turn text about? */
static bool is_harmless(struct gk_bytes text)
{
    while (text.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        if (c == GK_UTF8_INVALID || (c < 0x20 && c != '\n' && c != '\r') ||
            (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
            (c >= 0x2066 && c <= 0x2069) || c == 0x061C)
            return false;
        text.at += length;
        text.length -= length;
    }
    return true;
}

static unsigned count_of(struct gk_bytes text, char c)
{
    unsigned count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.at[i] == c;
    return count;
}

static void test_hostile(void)
{
    static const char *const texts[] = {
        "a\nb",     "a\r\nb",       "\033[31m",     "a\tb",         "a\x7F",
        "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\xA8", "\xFF",
        "\xE4\xB8", "\xD8\x9C",     "\x01\x1F",
    };
    for (int format = 0; format < 4; format++) {
        unsigned wrong = 0;
        for (size_t i = 0; i < COUNT(texts); i++) {
            struct made made;
            struct gk_finding f = duplicate;
            struct gk_spot at = spot(texts[i], "{\"a\":1}");
            f.place = 0;
            at.file = f.pointer = gk_bytes_of(texts[i]);
            f.arguments[0] = f.arguments[1] = gk_bytes_of(texts[i]);
            f.rule = GK_RULE_JSON_SYNTAX; /* fills in an argument */
            make(&made, (enum gk_report_format)format);
            add(&made, &f, &at);
            struct gk_bytes text = written(&made, &no_counts);
            wrong += !is_harmless(text);
            unsigned lines = format == GK_REPORT_GNU ? 1 : 2;
            wrong += count_of(text, '\n') != lines;
            unmake(&made);
        }
        is_int(wrong, 0, "%s: names of files, ids, pointers and arguments disturb nothing",
               format_names[format]);
    }
}

static void test_personal(void)
{
    static const char *const texts[] = { PERSON, "/" PERSON, "id " PERSON " x",
                                         "/人/" PERSON "/甲" };
    for (int format = 0; format < 4; format++) {
        unsigned wrong = 0;
        for (size_t i = 0; i < COUNT(texts); i++) {
            struct made made;
            struct gk_finding f = duplicate;
            struct gk_spot at = spot(texts[i], "{\"a\":1}");
            f.place = 0;
            f.pointer = gk_bytes_of(texts[i]);
            make(&made, (enum gk_report_format)format);
            add(&made, &f, &at);
            struct gk_bytes text = written(&made, &no_counts);
            wrong += gk_bytes_find(text, GK_BYTES("110000")) != NULL;
            wrong += format != GK_REPORT_SUMMARY &&
                     (count_of(text, '#') != 2 || !gk_bytes_find(text, GK_BYTES("#17")));
            unmake(&made);
        }
        is_int(wrong, 0, "%s: a person's number is shown as the number of its line",
               format_names[format]);
    }
}

/* ---- what it comes to */

static void add_three(struct made *made)
{
    struct gk_finding f = duplicate;
    struct gk_spot at = spot("", "{\"a\":1}");
    f.place = 0;
    add(made, &f, &at);
    at.line = 3;
    add(made, &f, &at);
    f.rule = GK_RULE_JSON_UTF8;
    add(made, &f, &at);
}

static void test_counts(void)
{
    static const struct gk_counts counts = { .read = 9, .blank = 2, .passed = 6, .held = 3 };
    struct made made;
    make(&made, GK_REPORT_JSON);
    add_three(&made);
    ok(gk_bytes_end_with(written(&made, &counts),
                         GK_BYTES("\n{\"summary\":{\"read\":9,\"blank\":2,\"passed\":6,\"held\":3,"
                                  "\"findings\":{\"json.utf8\":1,\"json.duplicate\":2}}}\n")),
       "json: the last line counts, rules in the order of the catalogue");
    unmake(&made);

    make(&made, GK_REPORT_SUMMARY);
    add_three(&made);
    is_int((int64_t)made.report.text.length, 0, "summary: nothing is said before the end");
    struct gk_bytes text = written(&made, &counts);
    const char *first = gk_bytes_find(text, GK_BYTES("json.utf8"));
    const char *second = gk_bytes_find(text, GK_BYTES("json.duplicate"));
    ok(first && second && first < second, "summary: a row for each rule, in that order");
    ok(gk_bytes_find(text, GK_BYTES("in.jsonl:17")) && gk_bytes_find(text, GK_BYTES("in.jsonl:3")),
       "summary: with the first place of each");
    ok(!gk_bytes_find(text, GK_BYTES("{1}")), "summary: and no argument left open");
    unmake(&made);
}

static void test_limit(void)
{
    for (int format = 0; format < 3; format++) {
        struct made made;
        make(&made, (enum gk_report_format)format);
        made.job.max_report = 1;
        add_three(&made);
        struct gk_bytes text = written(&made, &no_counts);
        const char *first = gk_bytes_find(text, GK_BYTES("json.duplicate"));
        struct gk_bytes behind = { first + 1, (size_t)(text.at + text.length - first) - 1 };
        /* The summary at the end of json names it once more. */
        ok(first &&
               (format == GK_REPORT_JSON || !gk_bytes_find(behind, GK_BYTES("json.duplicate"))),
           "%s: no more than asked for", format_names[format]);
        is_int((int64_t)made.report.not_shown, 2, "two are not shown");
        ok(gk_bytes_find(text, GK_BYTES("2")) != NULL, "and it says so");
        is_int((int64_t)made.report.rules[GK_RULE_JSON_DUPLICATE].count, 2, "all are counted");
        unmake(&made);
    }
}

static void test_quiet(void)
{
    struct gk_job job = { .voice = &voice,
                          .settlement = { .profile = &profile },
                          .max_report = UINT64_MAX };
    struct gk_output output = { .descriptor = -1 };
    struct gk_report report = { .job = &job, .output = &output };
    struct gk_spot at = spot("", "{\"标题\":\"x\"}");
    ok(gk_report_start(&report) == GK_OK && gk_report_finding(&report, &duplicate, &at) == GK_OK &&
           gk_report_end(&report, &no_counts) == GK_OK,
       "a report to nowhere");
    ok(report.text.length == 0 && report.rules[GK_RULE_JSON_DUPLICATE].count == 1, "counts only");
    is_int((int64_t)report.rules[GK_RULE_JSON_DUPLICATE].first_line, 17, "and knows where");
    gk_report_free(&report);
}

/* Everything that json says is JSON. */
static void test_every_rule(void)
{
    struct made made;
    struct gk_spot at = spot("\"\\", "{\"a\":1}");
    unsigned wrong = 0, lines = 0;
    make(&made, GK_REPORT_JSON);
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        struct gk_finding f = { .rule = (enum gk_rule_id)i,
                                .severity = GK_NOTE,
                                .place = 0,
                                .arguments = { GK_BYTES("\""), GK_BYTES("\\"), GK_BYTES("\t") } };
        add(&made, &f, &at);
    }
    struct gk_bytes text = written(&made, &no_counts);
    while (text.length) {
        size_t length = (size_t)((const char *)memchr(text.at, '\n', text.length) + 1 - text.at);
        json_t *line = json_loadb(text.at, length, JSON_REJECT_DUPLICATES, NULL);
        wrong += !line;
        json_decref(line);
        lines++;
        text.at += length;
        text.length -= length;
    }
    is_int(wrong, 0, "a finding of every rule is JSON");
    is_int(lines, GK_RULE_COUNT + 1, "one a line, and the summary");
    unmake(&made);
}

static void test_no_memory(void)
{
    for (int format = 0; format < 3; format++) {
        enum gk_status status = GK_NO_MEMORY;
        unsigned failed = 0;
        for (unsigned long n = 1; status == GK_NO_MEMORY && n < 50; n++) {
            struct made made;
            struct gk_spot at = spot("i", "{\"标题\":\"x\"}");
            make(&made, (enum gk_report_format)format);
            gk_memory_fail_at(n);
            status = GK_OK;
            for (unsigned i = 0; status == GK_OK && i < 20; i++)
                status = gk_report_finding(&made.report, &duplicate, &at);
            gk_memory_fail_at(0);
            failed += status == GK_NO_MEMORY;
            unmake(&made);
        }
        ok(failed > 1 && status == GK_OK, "%s: any allocation may fail (%u do)",
           format_names[format], failed);
    }
}

int main(void)
{
    json_t *settings = json_pack("{s:{s:{s:s}}}", "rules", "json.utf8", "basis", "本局规定第三条");
    profile.settings = settings;
    if (!settings)
        return 2;
    test_gnu();
    test_color();
    test_json();
    test_values();
    test_basis();
    test_csv();
    test_review();
    test_cells();
    test_hostile();
    test_personal();
    test_counts();
    test_limit();
    test_quiet();
    test_every_rule();
    test_no_memory();
    json_decref(settings);
    return done();
}
