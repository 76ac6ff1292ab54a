/* The member `gk`: put in, edited where it stands, never twice, and cut out again without trace. */
#include "base/memory.h"
#include "record/annotate.h"
#include "record/value.h"
#include "scanned.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct gk_arena arena;
static const struct gk_part redact = { { "redact", 6 }, { "1", 1 } };

/* Annotates the line; `out` is then the line edited. False where its `gk` is foreign. */
static bool annotate(struct gk_bytes line, const char *part, const char *json,
                     struct gk_buffer *out)
{
    struct scanned s = { 0 };
    struct gk_edits edits = { 0 };
    bool foreign;
    gk_buffer_clear(out);
    if (scanned_line(&s, line) != GK_LINE_RECORD ||
        gk_annotate(&edits, &arena, &s.record,
                    &(struct gk_part){ gk_bytes_of(part), gk_bytes_of(json) }, 1,
                    s.record.member_count > 0, &foreign) != GK_OK ||
        gk_edits_apply(&edits, s.record.line, out) != GK_OK)
        exit(2);
    scanned_free(&s);
    gk_arena_reset(&arena);
    return !foreign;
}

static void is_annotated(const char *line, const char *part, const char *json, const char *expected)
{
    struct gk_buffer once = { 0 }, twice = { 0 };
    annotate(gk_bytes_of(line), part, json, &once);
    is_text(gk_buffer_bytes(&once), expected, "%s of %s", part, line);
    annotate(gk_buffer_bytes(&once), part, json, &twice);
    is_text(gk_buffer_bytes(&twice), expected, "twice is once");
    gk_buffer_free(&once);
    gk_buffer_free(&twice);
}

static void test_without(void)
{
    is_annotated("{}", "redact", "{}", "{\"gk\":{\"redact\":{}}}");
    is_annotated("{ }", "redact", "{}", "{ \"gk\":{\"redact\":{}}}");
    is_annotated(" {\t} \r", "redact", "{}", " {\t\"gk\":{\"redact\":{}}} \r");
    is_annotated("{\"a\":1}", "redact", "{}", "{\"a\":1,\"gk\":{\"redact\":{}}}");
    is_annotated("{ \"a\" : 1 } ", "redact", "[1]", "{ \"a\" : 1 ,\"gk\":{\"redact\":[1]}} ");
    is_annotated("{\"a\":{\"gk\":{}}}", "redact", "1", "{\"a\":{\"gk\":{}},\"gk\":{\"redact\":1}}");
    is_annotated("{\"GK\":1,\"gk \":2}", "redact", "1",
                 "{\"GK\":1,\"gk \":2,\"gk\":{\"redact\":1}}");
}

static void test_with(void)
{
    is_annotated("{\"gk\":{},\"a\":1}", "redact", "1", "{\"gk\":{\"redact\":1},\"a\":1}");
    is_annotated("{\"a\":1,\"gk\":{},\"b\":2}", "redact", "1",
                 "{\"a\":1,\"gk\":{\"redact\":1},\"b\":2}");
    is_annotated("{\"a\":1,\"gk\":{ }}", "redact", "1", "{\"a\":1,\"gk\":{ \"redact\":1}}");
    is_annotated("{\"\\u0067k\":{}}", "redact", "1", "{\"\\u0067k\":{\"redact\":1}}");
    is_annotated("{\"gk\":{\"redact\":{\"old\":[1,2]}}}", "redact", "1", "{\"gk\":{\"redact\":1}}");
    is_annotated("{\"gk\":{\"redac\\u0074\" : \"old\" }}", "redact", "1",
                 "{\"gk\":{\"redac\\u0074\" : 1 }}");
    is_annotated("{ \"gk\" : { \"catalog\" : 4 } }", "classify", "2",
                 "{ \"gk\" : { \"classify\":2,\"catalog\" : 4 } }");
    is_annotated("{ \"gk\" : { \"validate\" : 4 } }", "classify", "2",
                 "{ \"gk\" : { \"validate\" : 4 ,\"classify\":2} }");
    is_annotated("{\"gk\":{\"validate\":1,\"redact\":3}}", "classify", "2",
                 "{\"gk\":{\"validate\":1,\"classify\":2,\"redact\":3}}");
    is_annotated("{\"gk\":{\"office\":0}}", "catalog", "2",
                 "{\"gk\":{\"catalog\":2,\"office\":0}}");
    is_annotated("{\"gk\":{\"x\":{\"redact\":1}}}", "redact", "2",
                 "{\"gk\":{\"redact\":2,\"x\":{\"redact\":1}}}");
}

static void test_foreign(void)
{
    static const char *const values[] = { "1",      "null",   "true", "false",
                                          "\"gk\"", "\"{}\"", "[]",   "[{\"redact\":1}]" };
    struct gk_buffer out = { 0 };
    for (size_t i = 0; i < COUNT(values); i++) {
        char line[64];
        snprintf(line, sizeof line, "{\"gk\":%s,\"a\":1}", values[i]);
        ok(!annotate(gk_bytes_of(line), "redact", "1", &out), "foreign: %s", line);
        is_text(gk_buffer_bytes(&out), line, "it stays as it is");
    }
    gk_buffer_free(&out);
}

/* Four tools in each of the 24 orders, each twice, leave the same `gk`. */
static void test_order(void)
{
    static const char *const parts[] = { "validate", "classify", "redact", "catalog" };
    static const char *const jsons[] = { "{\"v\":[1]}", "{}", "\"r\"", "{\"c\":{\"d\":null}}" };
    unsigned wrong = 0;
    for (unsigned i = 0; i < 256; i++) {
        unsigned order[4] = { i & 3, i >> 2 & 3, i >> 4 & 3, i >> 6 };
        unsigned all = 1u << order[0] | 1u << order[1] | 1u << order[2] | 1u << order[3];
        struct gk_buffer line = { 0 }, next = { 0 };
        if (gk_buffer_append(&line, GK_BYTES("{\"t\":\"}\" }\r")) != GK_OK)
            exit(2);
        for (unsigned k = 0; k < 8; k++) {
            annotate(gk_buffer_bytes(&line), parts[order[k / 2]], jsons[order[k / 2]], &next);
            struct gk_buffer swapped = line;
            line = next;
            next = swapped;
        }
        if (all == 15)
            wrong += !gk_bytes_equal(gk_buffer_bytes(&line),
                                     GK_BYTES("{\"t\":\"}\" ,\"gk\":{\"validate\":{\"v\":[1]},"
                                              "\"classify\":{},\"redact\":\"r\",\"catalog\":"
                                              "{\"c\":{\"d\":null}}}}\r"));
        gk_buffer_free(&line);
        gk_buffer_free(&next);
    }
    is_int(wrong, 0, "parts stand in their order, in whatever order the tools ran");
}

/* Cutting out what was put in gives the record back. */
static void test_cut_out(void)
{
    static const char *const lines[] = {
        "{}",
        "{ }",
        "{\"a\":1}",
        "{ \"a\" : 1 , \"b\" : [ ] }",
        " {\"a\":{\"gk\":1}}\t\r",
        "{\"\\u0061\":\"\\\"}\"}",
        "{\"n\":1.10,\"m\":12345678901234567890,\"e\":1E5}",
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        const struct gk_bytes put_in = GK_BYTES("\"gk\":{\"classify\":{\"a\":[]}}");
        struct gk_buffer with = { 0 }, without = { 0 };
        annotate(gk_bytes_of(lines[i]), "classify", "{\"a\":[]}", &with);
        const char *at = gk_bytes_find(gk_buffer_bytes(&with), put_in);
        if (!at)
            exit(2);
        struct gk_bytes behind = { at + put_in.length, 0 };
        behind.length = (size_t)(with.at + with.length - behind.at);
        at -= at[-1] == ',';
        struct gk_bytes before = { with.at, (size_t)(at - with.at) };
        if (gk_buffer_append(&without, before) != GK_OK ||
            gk_buffer_append(&without, behind) != GK_OK)
            exit(2);
        is_text(gk_buffer_bytes(&without), lines[i], "cut out of %s", lines[i]);
        gk_buffer_free(&with);
        gk_buffer_free(&without);
    }
}

/* Two at once: together where they belong to one place, apart where not. */
static void test_several(void)
{
    static const struct gk_part put[] = { { { "source", 6 }, { "1", 1 } },
                                          { { "classify", 8 }, { "2", 1 } } };
    static const struct {
        const char *line;
        const char *expected;
    } cases[] = {
        { "{\"a\":1}", "{\"a\":1,\"gk\":{\"source\":1,\"classify\":2}}" },
        { "{}", "{\"gk\":{\"source\":1,\"classify\":2}}" },
        { "{\"gk\":{ }}", "{\"gk\":{ \"source\":1,\"classify\":2}}" },
        { "{\"gk\":{\"classify\":0}}", "{\"gk\":{\"source\":1,\"classify\":2}}" },
        { "{\"gk\":{\"source\":0}}", "{\"gk\":{\"source\":1,\"classify\":2}}" },
        { "{\"gk\":{\"catalog\":0}}", "{\"gk\":{\"source\":1,\"classify\":2,\"catalog\":0}}" },
        { "{\"gk\":{\"validate\":0}}", "{\"gk\":{\"source\":1,\"validate\":0,\"classify\":2}}" },
        { "{\"gk\":{\"validate\":0,\"redact\":0}}",
          "{\"gk\":{\"source\":1,\"validate\":0,\"classify\":2,\"redact\":0}}" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scanned s = { 0 };
        struct gk_edits edits = { 0 };
        struct gk_buffer out = { 0 };
        bool foreign;
        if (scanned_line(&s, gk_bytes_of(cases[i].line)) != GK_LINE_RECORD ||
            gk_annotate(&edits, &arena, &s.record, put, 2, true, &foreign) != GK_OK ||
            gk_edits_apply(&edits, s.record.line, &out) != GK_OK)
            exit(2);
        is_text(gk_buffer_bytes(&out), cases[i].expected, "two parts into %s", cases[i].line);
        gk_buffer_free(&out);
        gk_arena_reset(&arena);
        scanned_free(&s);
    }
}

/* Together with members that are dropped. */
static void test_nothing_left(void)
{
    struct scanned s = { 0 };
    static const struct {
        const char *line;
        bool drop[2];
        const char *expected;
    } cases[] = {
        { "{\"a\":1}", { true, false }, "{\"gk\":{\"redact\":1}}" },
        { "{ \"a\":1 , \"b\":2 }", { true, true }, "{  \"gk\":{\"redact\":1}}" },
        { "{\"a\":1,\"b\":2}", { true, false }, "{\"b\":2,\"gk\":{\"redact\":1}}" },
        { "{\"a\":1,\"b\":2}", { false, true }, "{\"a\":1,\"gk\":{\"redact\":1}}" },
        { "{\"gk\":{},\"b\":2}", { false, true }, "{\"gk\":{\"redact\":1}}" },
        { "{\"a\":1,\"gk\":{}}", { true, false }, "{\"gk\":{\"redact\":1}}" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct gk_edits edits = { 0 };
        struct gk_buffer out = { 0 };
        bool left, foreign;
        if (scanned_line(&s, gk_bytes_of(cases[i].line)) != GK_LINE_RECORD ||
            gk_edit_drop_members(&edits, &arena, &s.record, cases[i].drop, &left) != GK_OK ||
            gk_annotate(&edits, &arena, &s.record, &redact, 1, left, &foreign) != GK_OK ||
            gk_edits_apply(&edits, s.record.line, &out) != GK_OK)
            exit(2);
        is_text(gk_buffer_bytes(&out), cases[i].expected, "members of %s dropped", cases[i].line);
        gk_buffer_free(&out);
        gk_arena_reset(&arena);
    }
    scanned_free(&s);
}

/* The members of an index that goes deeper do not mislead. */
static void test_deep_index(void)
{
    struct scanned s = { .scanner = { .index_depth = 3 } };
    struct gk_edits edits = { 0 };
    struct gk_buffer out = { 0 };
    bool foreign;
    if (scanned_line(&s, GK_BYTES("{\"a\":{\"gk\":1},\"gk\":{\"gk\":2}}")) != GK_LINE_RECORD ||
        gk_annotate(&edits, &arena, &s.record, &redact, 1, true, &foreign) != GK_OK ||
        gk_edits_apply(&edits, s.record.line, &out) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&out), "{\"a\":{\"gk\":1},\"gk\":{\"redact\":1,\"gk\":2}}",
            "the record's own gk, not one inside");
    gk_buffer_free(&out);
    gk_arena_reset(&arena);
    scanned_free(&s);
}

static void test_no_memory(void)
{
    static const char *const lines[] = { "{\"a\":1}", "{\"gk\":{}}", "{\"gk\":{\"redact\":1}}" };
    struct scanned s = { 0 };
    gk_arena_free(&arena);
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct gk_edits edits = { 0 };
        bool foreign;
        scanned_line(&s, gk_bytes_of(lines[i]));
        gk_memory_fail_at(1);
        ok(gk_annotate(&edits, &arena, &s.record, &redact, 1, true, &foreign) == GK_NO_MEMORY &&
               !edits.first,
           "without memory nothing is added to %s", lines[i]);
        gk_memory_fail_at(0);
    }
    scanned_free(&s);
}

int main(void)
{
    test_without();
    test_with();
    test_foreign();
    test_order();
    test_cut_out();
    test_several();
    test_nothing_left();
    test_deep_index();
    test_no_memory();
    gk_arena_free(&arena);
    return done();
}
