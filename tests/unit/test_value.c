/* Reading values of a record: texts and where they came from, walks, members, JSON Pointers. */
#include "base/memory.h"
#include "base/utf8.h"
#include "random.h"
#include "record/value.h"
#include "scanned.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct gk_arena arena;

/* The record of a line that must be one. */
static const struct gk_record *record_of(struct scanned *s, const char *line)
{
    if (scanned_line(s, gk_bytes_of(line)) != GK_LINE_RECORD)
        exit(2);
    return &s->record;
}

/* ---- texts */

static void test_text(void)
{
    struct scanned s = { 0 };
    const struct gk_record *r =
        record_of(&s, "{\"a\":\"中\",\"b\":\"\\u4e2d\\uD840\\uDC00\\n\\/\",\"c\":\"\",\"d\":1,"
                      "\"\\u0065\":[]}");
    const struct gk_member *m = r->members;
    struct gk_bytes raw = gk_value_text(r, m[0].value, &arena);
    ok(raw.at == r->line.at + 6 && raw.length == 3, "a text without escapes is not copied");
    is_text(gk_value_text(r, m[1].value, &arena), "中\xF0\xA0\x80\x80\n/", "escapes are undone");
    ok(gk_value_text(r, m[2].value, &arena).at != NULL, "an empty string is a text");
    is_text(gk_value_text(r, m[3].value, &arena), "", "a number has none");
    ok(gk_value_text(r, m[3].value, &arena).at != NULL, "which is no want of memory");
    is_text(gk_member_text(r, &m[0], &arena), "a", "a name");
    is_text(gk_member_text(r, &m[4], &arena), "e", "a name with an escape");
    gk_arena_free(&arena);
    gk_memory_fail_at(1);
    ok(gk_value_text(r, m[1].value, &arena).at == NULL, "without memory there is no text");
    gk_memory_fail_at(1);
    ok(gk_member_text(r, &m[4], &arena).at == NULL, "nor a name");
    gk_memory_fail_at(1);
    ok(gk_pointer_to(r, &m[0], &arena).at == NULL, "nor a pointer");
    gk_memory_fail_at(0);
    scanned_free(&s);
}

static void test_field_text(void)
{
    static struct gk_field_names fields;
    if (gk_field_names_open(&fields) != GK_OK)
        exit(2);
    struct scanned s = { .scanner = { .fields = &fields } };
    const struct gk_record *r = record_of(
        &s, "{\"title\":\" \\t通知\\r\\n \",\"id\":7,\"content\":\" \\n\",\"date\":\" x\"}");
    is_text(gk_field_text(r, GK_FIELD_TITLE, &arena), "通知", "a field is trimmed");
    is_text(gk_field_text(r, GK_FIELD_ID, &arena), "", "one that is no string has no text");
    is_text(gk_field_text(r, GK_FIELD_CONTENT, &arena), "", "nor has one of blanks");
    is_text(gk_field_text(r, GK_FIELD_URL, &arena), "", "nor one that is not there");
    ok(gk_field_text(r, GK_FIELD_URL, &arena).at != NULL, "which is no want of memory");
    is_text(gk_field_text(r, GK_FIELD_PUBLISHED_DATE, &arena), "x", "by another name");
    gk_arena_free(&arena);
    gk_memory_fail_at(1);
    ok(gk_field_text(r, GK_FIELD_TITLE, &arena).at == NULL, "without memory there is none");
    gk_memory_fail_at(0);
    scanned_free(&s);
    gk_field_names_close(&fields);
}

/* ---- where a text came from */

/* A character as it may stand in a string; returns its text's length. */
static size_t write_character(char *raw, size_t *raw_length, char text[4])
{
    static const char short_escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    static const uint32_t scalars[] = { 'a',    0x7F,   0x80,   0x7FF,   0x800,   0x4E2D,
                                        0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x2A6D6, 0x10FFFF };
    uint32_t c = scalars[random_below(COUNT(scalars))];
    unsigned form = random_below(5);
    if (form == 0) {
        unsigned i = random_below(8) * 2;
        raw[0] = '\\';
        raw[1] = short_escapes[i];
        *raw_length = 2;
        text[0] = short_escapes[i + 1];
        return 1;
    }
    size_t length = gk_utf8_encode(c, text);
    if (form < 3) {
        memcpy(raw, text, length);
        *raw_length = length;
    } else if (c < 0x10000) {
        *raw_length = (size_t)snprintf(raw, 13, form == 3 ? "\\u%04x" : "\\u%04X", c);
    } else {
        *raw_length = (size_t)snprintf(raw, 13, "\\u%04x\\u%04X", 0xD800 + ((c - 0x10000) >> 10),
                                       0xDC00 + ((c - 0x10000) & 0x3FF));
    }
    return length;
}

/* One string of up to 20 characters, looked at from every byte of its text. */
static bool sources_agree(struct scanned *s)
{
    char line[300] = "{\"a\" : \"", text[100];
    uint32_t source[101];
    size_t length = 8, text_length = 0;
    for (unsigned n = random_below(20); n; n--) {
        char character[4];
        size_t raw_length;
        size_t size = write_character(line + length, &raw_length, character);
        memcpy(text + text_length, character, size);
        for (size_t i = 0; i < size; i++)
            source[text_length++] = (uint32_t)length;
        length += raw_length;
    }
    source[text_length] = (uint32_t)length;
    memcpy(line + length, "\"}", 3);
    const struct gk_record *r = record_of(s, line);
    struct gk_value value = r->members[0].value;
    bool good =
        gk_bytes_equal(gk_value_text(r, value, &arena), (struct gk_bytes){ text, text_length });
    for (size_t i = 0; i <= text_length; i++) {
        bool inside = i < text_length && ((unsigned char)text[i] & 0xC0) == 0x80;
        /* Without escapes nothing is counted: an offset inside a character stays there. */
        if (value.escaped || !inside)
            good &= gk_value_source(r, value, i) == source[i];
    }
    gk_arena_reset(&arena);
    return good;
}

static void test_source(void)
{
    struct scanned s = { 0 };
    unsigned wrong = 0;
    for (unsigned i = 0; i < 50000; i++)
        wrong += !sources_agree(&s);
    is_int(wrong, 0, "each byte of a text comes from its character, 50,000 strings");
    scanned_free(&s);
    gk_arena_free(&arena);
}

/* ---- walks */

/* What a walk gives, as "name=value " or "0=value ". */
static void is_walk(const char *line, const char *pointer, const char *expected)
{
    struct scanned s = { .scanner = { .any_value = true } };
    struct gk_buffer out = { 0 };
    struct gk_value container;
    const struct gk_record *r = record_of(&s, line);
    if (!gk_value_at(r, gk_bytes_of(pointer), &container))
        exit(2);
    struct gk_walk walk = { 0 };
    for (gk_walk_open(&walk, r, container); gk_walk_next(&walk);) {
        struct gk_bytes value = gk_record_raw(r, walk.member.value);
        if (walk.object ? gk_buffer_print(&out, "%.*s=", (int)walk.member.name_length,
                                          r->line.at + walk.member.name) != GK_OK
                        : gk_buffer_print(&out, "%u=", walk.index) != GK_OK)
            exit(2);
        if (gk_buffer_print(&out, "%.*s ", (int)value.length, value.at) != GK_OK)
            exit(2);
    }
    ok(!gk_walk_next(&walk), "a walk that is over stays over");
    is_text(gk_buffer_bytes(&out), expected, "a walk over %s of %s", *pointer ? pointer : "all",
            line);
    gk_buffer_free(&out);
    scanned_free(&s);
}

static void test_walks(void)
{
    is_walk("{}", "", "");
    is_walk("[ \t\r]", "", "");
    is_walk("{ }", "", "");
    is_walk("[1]", "", "0=1 ");
    is_walk("{\"a\":1,\"b\":\"x\",\"c\":null}", "", "a=1 b=\"x\" c=null ");
    is_walk("{ \"a\"\t:\r1 ,\"b\" : [ 1 , 2 ] , \"c\":true\t}", "", "a=1 b=[ 1 , 2 ] c=true ");
    is_walk("{ \"a\"\t:\r1 ,\"b\" : [ 1 , 2 ] , \"c\":true\t}", "/b", "0=1 1=2 ");
    is_walk("[\"]\",\"}\",\"\\\"]\",{\"}\":\"{\"},[[\"[\"]]]", "",
            "0=\"]\" 1=\"}\" 2=\"\\\"]\" 3={\"}\":\"{\"} 4=[[\"[\"]] ");
    is_walk("{\"\\\"\":1,\"\\\\\":2,\"\":3}", "", "\\\"=1 \\\\=2 =3 ");
    is_walk("{\"a\":{\"b\":{\"c\":[{},[]]}}}", "/a/b/c", "0={} 1=[] ");
    is_walk("[-1.5e+3,0,false,\"\"]", "", "0=-1.5e+3 1=0 2=false 3=\"\" ");
}

/* A line of a few members, with what begins, ends or interrupts strings. */
static void write_line(struct gk_buffer *lines)
{
    static const char *const values[] = {
        "\"\"",
        "\"a\\\"b\"",
        "\"\\\\\"",
        "\"{[\\\"]}\"",
        "[\"]\",{}]",
        "{\"\\\"\":[\"{\"]}",
        "\"\\u4e2d\\u6587\"",
        "-1.5",
        "null",
        "\"中文\"",
        "\"a text of some words\"",
        "[ ]",
    };
    if (gk_buffer_append_byte(lines, '{') != GK_OK)
        exit(2);
    for (unsigned i = 0, count = 1 + random_below(12); i < count; i++)
        if (gk_buffer_print(lines, "%s\"%u\\\"\":%s", i ? " ," : "", i,
                            values[random_below(COUNT(values))]) != GK_OK)
            exit(2);
    if (gk_buffer_append(lines, GK_BYTES("}\n")) != GK_OK)
        exit(2);
}

/* Does a walk give the members that the scanner has indexed? */
static bool walk_agrees(const struct gk_record *record)
{
    struct gk_walk walk = { 0 };
    bool good = true;
    for (gk_walk_open(&walk, record, record->value); good && gk_walk_next(&walk);) {
        const struct gk_member *member = &record->members[walk.index];
        good = walk.index < record->member_count && walk.member.name == member->name &&
               walk.member.name_length == member->name_length &&
               walk.member.value.start == member->value.start &&
               walk.member.value.length == member->value.length &&
               walk.member.value.type == member->value.type &&
               walk.member.value.escaped == member->value.escaped;
    }
    return good && walk.index + 1 == record->member_count;
}

static void test_walks_in_a_block(void)
{
    struct scanned s = { 0 };
    struct gk_buffer lines = { 0 };
    unsigned wrong = 0, walked = 0;
    for (unsigned i = 0; i < 5000; i++) {
        gk_buffer_clear(&lines);
        for (unsigned n = 0; n < 4; n++)
            write_line(&lines);
        for (scanned_block(&s, gk_buffer_bytes(&lines)); scanned_next(&s); walked++)
            wrong += s.kind != GK_LINE_RECORD || !walk_agrees(&s.record);
    }
    is_int(wrong, 0, "a walk over a record gives its members, wherever in its block it stands");
    is_int(walked, 20000, "of 20,000 records");
    gk_buffer_free(&lines);
    scanned_free(&s);
}

static void test_members(void)
{
    struct scanned s = { .scanner = { .index_depth = 2 } };
    struct gk_member member;
    const struct gk_record *r =
        record_of(&s, "{\"x\":{\"b\":1,\"\\u0063\":2},\"\\u0061\\/\":3,\"b\":[\"c\"],\"\":4}");
    struct gk_value inner = r->members[0].value;
    ok(gk_value_member(r, inner, GK_BYTES("b"), &member) && member.depth == 1, "a member inside");
    is_text(gk_record_raw(r, member.value), "1", "has its value");
    ok(gk_value_member(r, inner, GK_BYTES("c"), &member), "by its name without escapes");
    ok(!gk_value_member(r, inner, GK_BYTES("\\u0063"), &member), "not by its raw name");
    ok(!gk_value_member(r, inner, GK_BYTES("x"), &member), "one that stands elsewhere only");
    ok(!gk_value_member(r, r->members[4].value, GK_BYTES("c"), &member), "an array has none");
    ok(gk_value_member(r, r->value, GK_BYTES(""), &member), "the empty name is one");
    const struct gk_member *found = gk_record_member(r, GK_BYTES("a/"));
    ok(found && gk_bytes_equal(gk_record_raw(r, found->value), GK_BYTES("3")), "of the record");
    found = gk_record_member(r, GK_BYTES("b"));
    ok(found && found->value.type == GK_ARRAY, "not one that stands deeper");
    ok(!gk_record_member(r, GK_BYTES("c")), "nor one that stands only there");
    ok(!gk_record_member(r, GK_BYTES("a")) && !gk_record_member(r, GK_BYTES("a/b")),
       "a start of a name is another name");
    scanned_free(&s);
}

/* ---- pointers */

static void is_at(const struct gk_record *r, const char *pointer, const char *expected)
{
    struct gk_value value;
    bool found = gk_value_at(r, gk_bytes_of(pointer), &value);
    if (expected)
        is_text(found ? gk_record_raw(r, value) : GK_BYTES("nothing"), expected, "at \"%s\"",
                pointer);
    else
        ok(!found, "nothing at \"%s\"", pointer);
}

/* The document and the pointers of RFC 6901, section 5. */
static void test_rfc_6901(void)
{
    struct scanned s = { 0 };
    static const char line[] = "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,"
                               "\"g|h\":4,\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8}";
    const struct gk_record *r = record_of(&s, line);
    is_at(r, "", line);
    is_at(r, "/foo", "[\"bar\",\"baz\"]");
    is_at(r, "/foo/0", "\"bar\"");
    is_at(r, "/", "0");
    is_at(r, "/a~1b", "1");
    is_at(r, "/c%d", "2");
    is_at(r, "/e^f", "3");
    is_at(r, "/g|h", "4");
    is_at(r, "/i\\j", "5");
    is_at(r, "/k\"l", "6");
    is_at(r, "/ ", "7");
    is_at(r, "/m~0n", "8");
    scanned_free(&s);
}

static void test_pointers(void)
{
    struct scanned s = { 0 };
    const struct gk_record *r = record_of(
        &s, "{\"~1\":1,\"/\":2,\"\\u6807\\u9898\":{\"中\":[0,[10,11],2,3,4,5,6,7,8,9,10]},\"0\":{"
            "\"\":{\"\":3}}}");
    is_at(r, "/~01", "1");
    is_at(r, "/~1", "2");
    is_at(r, "/标题/中/1/1", "11");
    is_at(r, "/标题/中/10", "10");
    is_at(r, "/0//", "3");
    is_at(r, "/标题/中/11", NULL);
    is_at(r, "/标题/中/01", NULL);
    is_at(r, "/标题/中/-", NULL);
    is_at(r, "/标题/中/-1", NULL);
    is_at(r, "/标题/中/1e0", NULL);
    is_at(r, "/标题/中/", NULL);
    is_at(r, "/标题/中/4294967296", NULL);
    is_at(r, "/标题/中/18446744073709551617", NULL);
    is_at(r, "/标题/中/0/0", NULL);
    is_at(r, "/标", NULL);
    is_at(r, "/标题题", NULL);
    is_at(r, "标题", NULL);
    is_at(r, "/0///", NULL);
    is_at(r, "/1", NULL);
    scanned_free(&s);
    s.scanner.index_depth = 3;
    r = record_of(&s, "{\"x\":{\"b\":{\"c\":1}},\"b\":{\"c\" : [ 2 ] },\"c\":\"3\"}");
    is_at(r, "/b/c", "[ 2 ]");
    is_at(r, "/b", "{\"c\" : [ 2 ] }");
    is_at(r, "/c", "\"3\"");
    is_at(r, "/x/b/c", "1");
    is_at(r, "/x/c", NULL);
    scanned_free(&s);
    s.scanner.any_value = true;
    is_at(record_of(&s, " [1,{\"a\":2}]"), "/1/a", "2");
    scanned_free(&s);
}

/* Names of any characters: the pointer to a member leads to it. */
static void test_pointer_round_trip(void)
{
    struct scanned s = { 0 };
    unsigned wrong = 0;
    for (unsigned i = 0; i < 20000; i++) {
        static const char *const pieces[] = { "~",   "/",       "~0",   "~1",
                                              "a",   "0",       "中",   "\\u4e2d",
                                              "\\/", "\\u007e", "\\\\", "\\ud840\\udc00",
                                              "%" };
        char line[256] = "{\"x\":0,\"";
        for (unsigned n = random_below(8); n; n--) {
            size_t length = strlen(line);
            snprintf(line + length, sizeof line - length, "%s",
                     pieces[random_below(COUNT(pieces))]);
        }
        size_t length = strlen(line);
        snprintf(line + length, sizeof line - length, "\":[%u]}", i);
        const struct gk_record *r = record_of(&s, line);
        struct gk_bytes pointer = gk_pointer_to(r, &r->members[1], &arena);
        struct gk_value value;
        wrong += !pointer.at || !gk_value_at(r, pointer, &value) ||
                 value.start != r->members[1].value.start ||
                 value.length != r->members[1].value.length;
        gk_arena_reset(&arena);
    }
    is_int(wrong, 0, "the pointer to a member leads to it, 20,000 names");
    struct gk_buffer pointer = { 0 };
    if (gk_pointer_append(&pointer, GK_BYTES("a~b/c")) != GK_OK ||
        gk_pointer_append(&pointer, GK_BYTES("")) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&pointer), "/a~0b~1c/", "a pointer grows token by token");
    struct gk_buffer name = { 0 };
    if (gk_pointer_first(gk_buffer_bytes(&pointer), &name) != GK_OK ||
        gk_pointer_first(GK_BYTES("/"), &name) != GK_OK ||
        gk_pointer_first(GK_BYTES("/~01/~1"), &name) != GK_OK ||
        gk_pointer_first(GK_BYTES("/d~"), &name) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&name), "a~b/c~1d~", "and its first token is read back");
    gk_buffer_free(&name);
    gk_buffer_free(&pointer);
    gk_arena_free(&arena);
    scanned_free(&s);
}

/* More objects and arrays than a scanner notes: those behind them are found as well, and a line
 * that is no record leaves nothing of them to the next. */
static void test_many_containers(void)
{
    enum { MANY = 200 };
    struct scanned s = { 0 };
    struct gk_buffer line = { 0 };
    struct gk_value value;
    char pointer[32], expected[32];
    int wrong = gk_buffer_append(&line, GK_BYTES("{\"b\":{\"c\":[1]},\"a\":{")) != GK_OK;
    for (int i = 0; i < MANY; i++) {
        snprintf(expected, sizeof expected, "%s\"%d\":{\"x\":[[%d],{}]}", i ? "," : "", i, i);
        wrong += gk_buffer_append(&line, gk_bytes_of(expected)) != GK_OK;
    }
    wrong += gk_buffer_append(&line, GK_BYTES("},\"d\":{\"e\":{}}}")) != GK_OK;
    scanned_line(&s, GK_BYTES("{\"b\":{\"c\":[1],\"d\":{}},\"a\":{\"0\":{\"x\":[,]}}}"));
    is_int(s.record.container_count, 0, "of a line that is no record none is noted");
    scanned_line(&s, gk_buffer_bytes(&line));
    for (int i = 0; i < MANY; i++) {
        snprintf(pointer, sizeof pointer, "/a/%d/x", i);
        snprintf(expected, sizeof expected, "[[%d],{}]", i);
        wrong += !gk_value_at(&s.record, gk_bytes_of(pointer), &value) ||
                 !gk_bytes_equal(gk_record_raw(&s.record, value), gk_bytes_of(expected));
    }
    is_int(wrong, 0, "each of %d", MANY);
    is_at(&s.record, "/d/e", "{}");
    is_at(&s.record, "/a/200/x", NULL);
    ok(gk_value_at(&s.record, GK_BYTES("/d/e"), &value) && gk_value_is_empty(&s.record, value),
       "an object in which nothing is");
    ok(gk_value_at(&s.record, GK_BYTES("/a/7/x"), &value) && !gk_value_is_empty(&s.record, value),
       "an array in which something is");
    gk_buffer_free(&line);
    scanned_free(&s);
}

/* From the text to the line and back again, at every character. */
static void test_offsets(void)
{
    static const char line[] = "{\"a\":\"甲\\n乙\\u4e19\\ud83d\\ude00丁\"}";
    static const uint32_t text[] = { 0, 3, 4, 7, 10, 14 };
    static const uint32_t source[] = { 6, 9, 11, 14, 20, 32 };
    struct gk_record record = { .line = { line, sizeof line - 1 } };
    struct gk_value string = {
        .start = 5, .length = sizeof line - 7, .type = GK_STRING, .escaped = true
    };
    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
        is_int(gk_value_source(&record, string, text[i]), source[i], "character %zu", i);
        is_int(gk_value_offset(&record, string, source[i]), text[i], "and it is that character");
    }
    is_int(gk_value_offset(&record, string, 12), 5, "inside a character: its byte");
    is_int(gk_value_offset(&record, string, 16), 7, "inside an escape: what it stands for");
}

int main(void)
{
    test_text();
    test_field_text();
    test_source();
    test_walks();
    test_walks_in_a_block();
    test_members();
    test_rfc_6901();
    test_pointers();
    test_pointer_round_trip();
    test_many_containers();
    test_offsets();
    return done();
}
