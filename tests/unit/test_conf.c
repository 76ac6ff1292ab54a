/* What people write: files and folders, JSON with its places, tables, accepted findings. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "conf/accept.h"
#include "conf/file.h"
#include "conf/json.h"
#include "conf/places.h"
#include "conf/table.h"
#include "tap.h"

static struct gk_mistakes mistakes;
static char folder[] = "/tmp/gk-test-conf-XXXXXX";
static char path[200];

static struct gk_bytes path_of(const char *name)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return gk_bytes_of(path);
}

static struct gk_bytes write_file(const char *name, struct gk_bytes text)
{
    FILE *file = fopen(path_of(name).at, "w");
    if (!file || fwrite(text.at, 1, text.length, file) != text.length || fclose(file) != 0)
        printf("Bail out! cannot write %s\n", path);
    return gk_bytes_of(path);
}

/* The mistakes since the last look are this one and no other. */
static void only_mistake(enum gk_rule_id rule, uint32_t line, uint32_t column, const char *what)
{
    const struct gk_mistake *mistake = mistakes.first;
    ok(mistake && !mistake->next && mistake->rule == rule && mistake->line == line &&
           mistake->column == column,
       "%s: %s at %u:%u", what, gk_rule(rule)->id, (unsigned)line, (unsigned)column);
    for (; mistake; mistake = mistake->next)
        printf("# %s %u:%u\n", gk_rule(mistake->rule)->id, (unsigned)mistake->line,
               (unsigned)mistake->column);
    gk_mistakes_free(&mistakes);
}

static void test_decoding(void)
{
    struct gk_arena arena = { 0 };
    struct gk_bytes text = { 0 };
    struct gk_bytes name = GK_BYTES("t");
    ok(gk_file_decode(&arena, name, GK_BYTES("\xEF\xBB\xBF政务"), &mistakes, &text) == GK_OK,
       "UTF-8 with a byte order mark");
    is_text(text, "政务", "which is left out");
    ok(gk_file_decode(&arena, name, GK_BYTES("\xD5\xFE\xCE\xF1\r\n\xB9\xAB\xBF\xAA\n"), &mistakes,
                      &text) == GK_OK,
       "GB18030");
    is_text(text, "政务\r\n公开\n", "becomes UTF-8");
    ok(gk_file_decode(&arena, name, GK_BYTES("一\n二\n\xC4\xEA\n四\xFF\n五"), &mistakes, &text) ==
           GK_INVALID,
       "UTF-8 with lines that are none");
    ok(mistakes.first && mistakes.first->line == 3 && mistakes.first->column == 1 &&
           mistakes.last->line == 4 && mistakes.last->column == 2,
       "each is named by line and column");
    gk_mistakes_free(&mistakes);
    ok(gk_file_decode(&arena, name, GK_BYTES("a\n\xD2\xBB\n\xFF\xFF\n"), &mistakes, &text) ==
           GK_INVALID,
       "neither UTF-8 nor GB18030");
    only_mistake(GK_RULE_PROFILE_ENCODING, 3, 0, "what cannot be decoded");
    ok(gk_file_decode(&arena, name, GK_BYTES("\xEF\xBB\xBF\xC4\xEA"), &mistakes, &text) ==
           GK_INVALID,
       "a byte order mark says UTF-8");
    only_mistake(GK_RULE_PROFILE_ENCODING, 1, 1, "and holds the file to it");
    ok(gk_file_decode(&arena, name, GK_BYTES(""), &mistakes, &text) == GK_OK && text.length == 0,
       "an empty file");
    gk_arena_free(&arena);
}

static void test_files(void)
{
    struct gk_arena arena = { 0 };
    struct gk_bytes text = { 0 };
    struct gk_folder_entry *entries = NULL;
    size_t count = 0;
    write_file("b.tsv", GK_BYTES("x\n"));
    write_file(".hidden", GK_BYTES(""));
    ok(mkdir(path_of("a").at, 0700) == 0, "a folder inside");
    ok(gk_file_read(&arena, path_of("b.tsv"), &mistakes, &text) == GK_OK, "a file is read");
    is_text(text, "x\n", "whole");
    ok(gk_file_read(&arena, path_of("none"), &mistakes, &text) == GK_INVALID, "one that is not");
    only_mistake(GK_RULE_PROFILE_FILE, 0, 0, "is a mistake");
    ok(gk_file_read(&arena, path_of("a"), &mistakes, &text) == GK_INVALID, "so is a folder");
    only_mistake(GK_RULE_PROFILE_FILE, 0, 0, "read as a file");
    ok(gk_folder_read(&arena, gk_bytes_of(folder), &mistakes, &entries, &count) == GK_OK &&
           count == 2,
       "a folder is listed, hidden names left out");
    if (count == 2) {
        is_text(entries[0].name, "a", "sorted by name");
        ok(entries[0].is_folder && !entries[1].is_folder, "folders are told from files");
    }
    ok(gk_folder_read(&arena, path_of("none"), &mistakes, &entries, &count) == GK_INVALID,
       "a folder that is not there");
    only_mistake(GK_RULE_PROFILE_FILE, 0, 0, "is a mistake too");
    unlink(path_of("b.tsv").at);
    unlink(path_of(".hidden").at);
    rmdir(path_of("a").at);
    gk_arena_free(&arena);
}

static enum gk_status read_json(struct gk_json *json, const char *text)
{
    return gk_json_read(json, gk_bytes_of(text), GK_BYTES("t.json"), 1, &mistakes);
}

static void test_json(void)
{
    struct gk_json json = { 0 };
    struct gk_bytes text = { 0 };
    int64_t integer = 0;
    ok(read_json(&json, "{\"b\":{\"n\":-7,\"t\":\"文\\u4e2d\"},\"a\":[1,\"x\",null]}") == GK_OK,
       "a document");
    const struct gk_json_value *b = gk_json_member(json.root, "b");
    ok(gk_json_integer(gk_json_member(b, "n"), &integer) && integer == -7, "an integer");
    ok(gk_json_text(gk_json_member(b, "t"), &text), "a text");
    is_text(text, "文中", "unescaped");
    ok(!gk_json_text(gk_json_member(b, "n"), &text) && !gk_json_integer(b, &integer) &&
           !gk_json_member(b, "x") && !gk_json_member(NULL, "x") && !gk_json_text(NULL, &text),
       "what is not there, or of another type");
    struct gk_json_walk walk = { .container = json.root };
    ok(gk_json_next(&walk) && strcmp(walk.name, "b") == 0 && gk_json_next(&walk) &&
           strcmp(walk.name, "a") == 0 && walk.index == 2,
       "members in the order of the text");
    struct gk_json_walk list = { .container = walk.value };
    ok(gk_json_count(walk.value) == 3 && gk_json_next(&list) && gk_json_next(&list) &&
           gk_json_next(&list) && !list.name && gk_json_type(list.value) == GK_JSON_NULL &&
           !gk_json_next(&list) && !gk_json_next(&walk),
       "elements of a list");
    struct gk_json_walk nothing = { .container = NULL };
    ok(!gk_json_next(&nothing), "nothing has no steps");
    gk_json_free(&json);
}

static void test_json_mistakes(void)
{
    struct gk_json json = { 0 };
    ok(read_json(&json, "{\n  \"a\": 1,\n}\n") == GK_INVALID, "a comma too many");
    only_mistake(GK_RULE_PROFILE_JSON, 3, 1, "the line of the fault");
    ok(read_json(&json, "{\"a\":1,\n\"a\":2}") == GK_INVALID, "a name that stands twice");
    only_mistake(GK_RULE_PROFILE_JSON, 2, 3, "is a mistake");
    ok(read_json(&json, "") == GK_INVALID, "an empty text");
    only_mistake(GK_RULE_PROFILE_JSON, 1, 1, "is no JSON");
    ok(gk_json_read(&json, GK_BYTES("{"), GK_BYTES("t"), 17, &mistakes) == GK_INVALID,
       "one line of a file");
    only_mistake(GK_RULE_PROFILE_JSON, 17, 1, "has that line's number");
}

static void merges(const char *target, const char *patch, const char *expected)
{
    struct gk_json under = { 0 };
    struct gk_json over = { 0 };
    struct gk_json wanted = { 0 };
    struct gk_buffer got = { 0 };
    struct gk_buffer want = { 0 };
    bool read = read_json(&under, target) == GK_OK && read_json(&over, patch) == GK_OK &&
                read_json(&wanted, expected) == GK_OK && gk_json_merge(&under, &over) == GK_OK &&
                gk_json_write(&under, &got) == GK_OK && gk_json_write(&wanted, &want) == GK_OK;
    ok(read && gk_bytes_equal(gk_buffer_bytes(&got), gk_buffer_bytes(&want)), "%s with %s is %s",
       target, patch, expected);
    gk_json_free(&under);
    gk_json_free(&over);
    gk_json_free(&wanted);
    gk_buffer_free(&got);
    gk_buffer_free(&want);
}

static void test_merge(void)
{
    merges("{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\"a\":\"c\"}");
    merges("{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\"a\":\"b\",\"b\":\"c\"}");
    merges("{\"a\":1,\"b\":2}", "{\"a\":null,\"c\":null}", "{\"b\":2}");
    merges("{\"a\":[1,2]}", "{\"a\":[3]}", "{\"a\":[3]}");
    merges("{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":{\"b\":null,\"d\":3}}",
           "{\"a\":{\"c\":2,\"d\":3}}");
    merges("{\"a\":[1]}", "{\"a\":{\"b\":{\"c\":null}}}", "{\"a\":{\"b\":{}}}");
    merges("{}", "{\"a\":{\"b\":null,\"c\":1}}", "{\"a\":{\"c\":1}}");
    merges("{\"a\":[\"b\",\"c\",\"d\"]}", "{\"a\":{\"f\":true,\"c\":null,\"e\":true,\"b\":true}}",
           "{\"a\":[\"b\",\"d\",\"f\",\"e\"]}");
    merges("{\"a\":[\"b\",1,[]]}", "{\"a\":{\"b\":null,\"x\":null}}", "{\"a\":[1,[]]}");
    merges("{\"a\":[\"b\"]}", "{\"a\":{}}", "{\"a\":[\"b\"]}");
    merges("{\"a\":[\"b\"]}", "{\"a\":{\"b\":null,\"c\":false}}", "{\"a\":{\"c\":false}}");
}

static void places(const char *text, const char *pointer, uint32_t line, uint32_t column)
{
    uint32_t got_line = 0;
    uint32_t got_column = 0;
    struct gk_json_places all = { .text = gk_bytes_of(text) };
    enum gk_status status = gk_json_places_find(&all, gk_bytes_of(pointer), &got_line, &got_column);
    gk_json_places_free(&all);
    ok(status == GK_OK && got_line == line && got_column == column, "\"%s\" is at %u:%u", pointer,
       (unsigned)line, (unsigned)column);
    if (got_line != line || got_column != column)
        printf("# got %u:%u\n", (unsigned)got_line, (unsigned)got_column);
}

static void test_places(void)
{
    const char *text = "{\n  \"办公室\": {\"x\": [1, \"},]\\\"\", {\"y\":\n 2}]},\n"
                       "  \"\\u0061/b~c\" : true,\n  \"z\": {}\n}\n";
    places(text, "", 1, 1);
    places(text, "/办公室", 2, 3);
    places(text, "/办公室/x", 2, 11);
    places(text, "/办公室/x/0", 2, 17);
    places(text, "/办公室/x/1", 2, 20);
    places(text, "/办公室/x/2", 2, 29);
    places(text, "/办公室/x/2/y", 2, 30);
    places(text, "/a~1b~0c", 4, 3);
    places(text, "/z", 5, 3);
    places(text, "/z/none", 5, 3);
    places(text, "/none", 1, 1);
    bool said = true;
    enum gk_status status = GK_NO_MEMORY;
    for (unsigned long n = 1; n < 200 && said && status == GK_NO_MEMORY; n++) {
        struct gk_json_places all = { .text = gk_bytes_of(text) };
        uint32_t line;
        uint32_t column;
        gk_memory_fail_at(n);
        status = gk_json_places_find(&all, GK_BYTES("/a~1b~0c"), &line, &column);
        gk_memory_fail_at(0);
        gk_json_places_free(&all);
        said = status == GK_NO_MEMORY || (status == GK_OK && line == 4);
    }
    ok(said && status == GK_OK, "whichever allocation fails: no memory, not a wrong place");
}

static void test_tsv(void)
{
    struct gk_tsv tsv = { .text = GK_BYTES("# comment\n\na\t b \r\n\xE3\x80\x80 # also\n"
                                           "一\t\t三\xC2\xA0\t\t\n \t \n\tx\n"
                                           "1\t2\t3\t4\t5\t6\t7\t8\t9\t10") };
    ok(gk_tsv_next(&tsv) && tsv.line == 3 && tsv.count == 2, "comments and blanks passed over");
    is_text(tsv.cells[1], "b", "blanks and CR at the ends are");
    ok(gk_tsv_next(&tsv) && tsv.line == 5 && tsv.count == 3, "empty cells at the end");
    is_text(tsv.cells[2], "三", "a no-break space is a blank");
    is_int(gk_tsv_column(&tsv, tsv.cells[2].at), 4, "columns are code points");
    is_int(gk_tsv_column(&tsv, tsv.cells[5].at), 0, "what is not there has none");
    ok(tsv.cells[1].length == 0 && tsv.cells[3].length == 0, "an empty cell in the middle");
    ok(gk_tsv_next(&tsv) && tsv.line == 7 && tsv.count == 2 && !tsv.cells[0].length,
       "an empty cell at the start");
    ok(gk_tsv_next(&tsv) && tsv.line == 8 && tsv.count == 10, "more cells than are kept");
    is_text(tsv.cells[7], "8", "the last that is");
    ok(!gk_tsv_next(&tsv), "the end");
    tsv = (struct gk_tsv){ .text = GK_BYTES("a\rb\r\nc\r") };
    ok(gk_tsv_next(&tsv) && tsv.line == 1 && gk_tsv_next(&tsv) && tsv.line == 2 &&
           gk_tsv_next(&tsv) && tsv.line == 3 && tsv.cells[0].at[0] == 'c' && !gk_tsv_next(&tsv),
       "lines that end with CR");
    ok(gk_tsv_most(tsv.text) >= 3, "as many rows at most");
}

static void test_cells(void)
{
    struct gk_arena arena = { 0 };
    struct gk_bytes rest = GK_BYTES(" 甲；乙 、\n;丙;");
    struct gk_bytes part;
    ok(gk_cell_next(&rest, GK_CELL_SEPARATORS, &part), "a list");
    is_text(part, "甲", "its first");
    ok(gk_cell_next(&rest, GK_CELL_SEPARATORS, &part) &&
           gk_cell_next(&rest, GK_CELL_SEPARATORS, &part),
       "and more");
    is_text(part, "丙", "empty parts left out");
    ok(!gk_cell_next(&rest, GK_CELL_SEPARATORS, &part), "the end");
    is_text(gk_cell_squeeze(&arena, GK_BYTES(" 公 开\n内容（要素） １\xE2\x80\x8B")),
            "公开内容(要素)1", "squeezed");
    is_text(gk_cell_trim(GK_BYTES("\xEF\xBB\xBF\xE3\x80\x80 x y\xE2\x80\x8B\r\n")), "x y",
            "trimmed");
    is_text(gk_cell_trim(GK_BYTES(" \t\xC2\xA0")), "", "to nothing");
    gk_arena_free(&arena);
}

static void test_csv(void)
{
    struct gk_arena arena = { 0 };
    struct gk_csv_row *row = NULL;
    struct gk_bytes text = GK_BYTES("a,\"b\r\nc\",d\r\n,,\r\n\r\n \n\"一\"\"二\"\"\",x,\"\ny\"\n"
                                    "3,\"e\"");
    ok(gk_csv_read(&arena, GK_BYTES("t.csv"), text, ',', &mistakes, &row) == GK_OK && row,
       "a table as a spreadsheet saves it");
    if (!row || !row->next || !row->next->next)
        return;
    ok(row->count == 3 && row->cells[0].line == 1 && row->cells[1].line == 1 &&
           row->cells[2].line == 2,
       "a cell with a line break");
    is_text(row->cells[1].text, "b\r\nc", "keeps it");
    row = row->next;
    ok(row->count == 3 && row->cells[0].line == 6 && row->cells[2].line == 6,
       "rows of blanks left out, lines still counted");
    is_text(row->cells[0].text, "一\"二\"", "doubled quotation marks");
    is_text(row->cells[2].text, "y", "trimmed");
    row = row->next;
    ok(row->count == 2 && row->cells[1].line == 8 && !row->next, "no line break at the end");
    is_text(row->cells[1].text, "e", "nor needed behind a quotation mark");
    ok(gk_csv_read(&arena, GK_BYTES("t.csv"), GK_BYTES("a,b\nc,\"d\ne,f\ng\n"), ',', &mistakes,
                   &row) == GK_INVALID,
       "a quotation mark that is never closed");
    only_mistake(GK_RULE_PROFILE_QUOTE, 2, 0, "is named where it opens");
    ok(gk_csv_read(&arena, GK_BYTES("t.csv"), GK_BYTES(""), ',', &mistakes, &row) == GK_OK && !row,
       "an empty table");
    gk_arena_free(&arena);
}

static void test_accept(void)
{
    struct gk_accepted accepted = { 0 };
    struct gk_bytes none = { 0 };
    struct gk_bytes mark = GK_BYTES("0123456789abcdef");
    struct gk_bytes id = GK_BYTES("r1");
    struct gk_bytes file = write_file(
        "accept", GK_BYTES("{\"id\":\"r1\",\"rule\":\"date.order\",\"pointer\":\"/published_date\","
                           "\"who\":\"甲\",\"when\":\"2026-01-05\",\"why\":\"与原件一致\"}\r\n\n"
                           "{\"id\":\"r1\",\"rule\":\"redact.mobile\",\"who\":\"甲\",\"when\":"
                           "\"2026-01-05T08:00\",\"why\":\"公开电话\",\"fingerprint\":"
                           "\"0123456789abcdef\"}\n"
                           "{\"id\":\"r2\",\"rule\":\"field.required\",\"pointer\":\"\","
                           "\"who\":\"甲\",\"when\":\"2026-01-05\",\"why\":\"旧件\"}"));
    ok(!gk_accepted_find(&accepted, id, GK_RULE_DATE_ORDER, none, none), "nothing is accepted");
    ok(gk_accepted_open(&accepted, file, &mistakes) == GK_OK && accepted.count == 3,
       "accepted findings are read");
    ok(gk_accepted_find(&accepted, id, GK_RULE_DATE_ORDER, GK_BYTES("/published_date"), none),
       "one by its pointer");
    ok(!gk_accepted_find(&accepted, id, GK_RULE_DATE_ORDER, GK_BYTES("/formed_date"), none) &&
           !gk_accepted_find(&accepted, id, GK_RULE_DATE_FORM, GK_BYTES("/published_date"), none) &&
           !gk_accepted_find(&accepted, GK_BYTES("r3"), GK_RULE_DATE_ORDER,
                             GK_BYTES("/published_date"), none),
       "not another pointer, rule or record");
    ok(gk_accepted_find(&accepted, id, GK_RULE_REDACT_MOBILE, GK_BYTES("/any"), mark) &&
           !gk_accepted_find(&accepted, id, GK_RULE_REDACT_MOBILE, GK_BYTES("/any"), none) &&
           !gk_accepted_find(&accepted, id, GK_RULE_REDACT_CN_ID, GK_BYTES("/any"), mark),
       "a value by its fingerprint, wherever it stands");
    ok(gk_accepted_find(&accepted, id, GK_RULE_REDACT_MOBILE, none,
                        GK_BYTES("f0123456789abcdef0123456789abcdef")) &&
           !gk_accepted_find(&accepted, id, GK_RULE_REDACT_MOBILE, none,
                             GK_BYTES("f0123456789abcdee0123456789abcdef")),
       "one that an earlier version wrote counts for what it stands for now");
    ok(gk_accepted_find(&accepted, GK_BYTES("r2"), GK_RULE_FIELD_REQUIRED, none, none) &&
           !gk_accepted_find(&accepted, none, GK_RULE_FIELD_REQUIRED, none, none),
       "the record as a whole; never one without an id");
    ok(gk_accepted_open(&accepted, file, &mistakes) == GK_OK && accepted.count == 6 &&
           gk_accepted_find(&accepted, id, GK_RULE_REDACT_MOBILE, none, mark),
       "a second file adds to the first");
    gk_accepted_close(&accepted);
    unlink(file.at);
}

static void accept_mistake(const char *line, enum gk_rule_id rule, const char *argument)
{
    struct gk_accepted accepted = { 0 };
    struct gk_buffer text = { 0 };
    ok(gk_buffer_print(&text, "\n%s\n", line) == GK_OK, "a line");
    struct gk_bytes file = write_file("accept", gk_buffer_bytes(&text));
    ok(gk_accepted_open(&accepted, file, &mistakes) == GK_INVALID && accepted.count == 0,
       "refused: %s", line);
    if (argument && mistakes.first)
        is_text(mistakes.first->arguments[0], argument, "by what is wrong");
    ok(mistakes.first && mistakes.first == mistakes.last && mistakes.first->rule == rule &&
           mistakes.first->line == 2,
       "%s on line 2", gk_rule(rule)->id);
    gk_mistakes_free(&mistakes);
    gk_accepted_close(&accepted);
    gk_buffer_free(&text);
    unlink(file.at);
}

static void test_accept_mistakes(void)
{
    accept_mistake("{\"rule\":\"date.order\",\"pointer\":\"/a\",\"who\":\"b\",\"when\":"
                   "\"2026-01-05\",\"why\":\"c\"}",
                   GK_RULE_PROFILE_ACCEPT, "id");
    accept_mistake("{\"id\":\"1\",\"pointer\":\"/a\",\"who\":\"b\",\"when\":\"2026-01-05\","
                   "\"why\":\"c\"}",
                   GK_RULE_PROFILE_ACCEPT, "rule");
    accept_mistake("{\"id\":\"1\",\"rule\":\"date.order\",\"who\":\"b\",\"when\":\"2026-01-05\","
                   "\"why\":\"c\"}",
                   GK_RULE_PROFILE_ACCEPT, "pointer");
    accept_mistake("{\"id\":\"1\",\"rule\":\"date.order\",\"pointer\":\"\",\"when\":\"2026-01-05\","
                   "\"why\":\"\"}",
                   GK_RULE_PROFILE_ACCEPT, "who");
    accept_mistake("{\"id\":\"1\",\"rule\":\"date.order\",\"pointer\":\"\",\"who\":\"a\",\"when\":"
                   "\"2026-01-05\"}",
                   GK_RULE_PROFILE_ACCEPT, "why");
    accept_mistake("{\"id\":\"1\",\"rule\":\"date.order\",\"pointer\":\"\",\"who\":\"b\",\"when\":"
                   "\"yesterday\",\"why\":\"c\"}",
                   GK_RULE_PROFILE_ACCEPT, "when");
    accept_mistake("{\"id\":\"1\",\"rule\":\"redact.mobile\",\"pointer\":\"/a\",\"who\":\"b\","
                   "\"when\":\"2026-01-05\",\"why\":\"c\"}",
                   GK_RULE_PROFILE_ACCEPT, "fingerprint");
    accept_mistake("{\"id\":\"1\",\"rule\":\"redact.mobile\",\"who\":\"b\",\"when\":\"2026-01-05\","
                   "\"why\":\"c\",\"fingerprint\":\"g0123456789abcdef0123456789abcdef\"}",
                   GK_RULE_PROFILE_ACCEPT, "fingerprint");
    accept_mistake("{\"id\":\"1\",\"rule\":\"date.order\",\"pointer\":\"\",\"who\":\"b\",\"when\":"
                   "\"2026-01-05\",\"why\":\"c\",\"note\":\"d\"}",
                   GK_RULE_PROFILE_ACCEPT, "note");
    accept_mistake("{\"id\":1}", GK_RULE_PROFILE_ACCEPT, "id");
    accept_mistake("[]", GK_RULE_PROFILE_ACCEPT, "id");
    accept_mistake("{\"id\":\"1\",\"rule\":\"date.oder\"}", GK_RULE_PROFILE_RULE, "date.oder");
    accept_mistake("{\"id\":", GK_RULE_PROFILE_JSON, NULL);
}

/* Lines that nobody has filled in yet. */
static void test_unanswered(void)
{
    struct gk_bytes file = write_file(
        "accept",
        GK_BYTES("{\"id\":\"1\",\"rule\":\"date.order\",\"pointer\":\"/a\",\"who\":\"\","
                 "\"when\":\"2026-01-05\",\"why\":\"\"}\n"
                 "{\"id\":\"2\",\"rule\":\"date.order\",\"pointer\":\"/a\",\"who\":\"甲\","
                 "\"when\":\"2026-01-05\",\"why\":\" \"}\n"
                 "{\"id\":\"3\",\"rule\":\"date.order\",\"pointer\":\"/a\",\"who\":\"甲\","
                 "\"when\":\"2026-01-05\",\"why\":\"乙\"}\n"));
    struct gk_accepted accepted = { 0 };
    struct gk_bytes pointer = GK_BYTES("/a");
    struct gk_bytes nothing = { 0 };
    enum gk_rule_id rule = GK_RULE_DATE_ORDER;
    ok(gk_accepted_open(&accepted, file, &mistakes) == GK_OK && !mistakes.first &&
           accepted.count == 1 && accepted.unanswered == 2,
       "lines without who or why are counted");
    ok(!gk_accepted_find(&accepted, GK_BYTES("1"), rule, pointer, nothing) &&
           !gk_accepted_find(&accepted, GK_BYTES("2"), rule, pointer, nothing) &&
           gk_accepted_find(&accepted, GK_BYTES("3"), rule, pointer, nothing),
       "and accept nothing");
    gk_accepted_close(&accepted);
    unlink(file.at);
}

/* Whichever allocation fails, the answer is that there is no memory, or that all is well. */
static void test_no_memory(void)
{
    struct gk_bytes file = write_file(
        "accept", GK_BYTES("{\"id\":\"r1\",\"rule\":\"date.order\",\"pointer\":\"/p\",\"who\":"
                           "\"b\",\"when\":\"2026-01-05\",\"why\":\"c\"}\n"));
    enum gk_status status = GK_NO_MEMORY;
    unsigned long n = 0;
    while (status == GK_NO_MEMORY && n < 1000) {
        struct gk_accepted accepted = { 0 };
        gk_memory_fail_at(++n);
        status = gk_accepted_open(&accepted, file, &mistakes);
        gk_memory_fail_at(0);
        gk_accepted_close(&accepted);
        gk_mistakes_free(&mistakes);
    }
    ok(status == GK_OK && n > 10, "every failing allocation was reported (%lu)", n);
    unlink(file.at);
}

int main(void)
{
    gk_json_prepare();
    if (!mkdtemp(folder)) {
        printf("Bail out! no folder for the test's files\n");
        return 1;
    }
    test_decoding();
    test_files();
    test_json();
    test_json_mistakes();
    test_merge();
    test_places();
    test_tsv();
    test_cells();
    test_csv();
    test_accept();
    test_accept_mistakes();
    test_unanswered();
    test_no_memory();
    rmdir(folder);
    return done();
}
