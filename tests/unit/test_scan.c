/*
 * The reader of lines: RFC 8259 whole, each fault with its place, and that nothing about a line
 * depends on where in a block it stands or what stood before it. (Random JSON against jansson:
 * test_property_record.c.)
 */
#include "base/memory.h"
#include "random.h"
#include "scanned.h"
#include "tap.h"

#define RULE(name) GK_RULE_JSON_##name
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A line, and where it is found fault with: at `place` for `rule`. */
struct line {
    const char *text;
    enum gk_rule_id rule;
    uint32_t place;
};

/* ---- where in a block a line stands does not matter */

/* What is known of a line, as a text without offsets in the block. */
static void describe(const struct scanned *s, struct gk_buffer *out)
{
    gk_buffer_clear(out);
    if (s->kind == GK_LINE_FAULT &&
        gk_buffer_print(out, "rule %d at %u", (int)s->fault.rule, s->fault.place) != GK_OK)
        exit(2);
    if (s->kind != GK_LINE_RECORD)
        return;
    if (gk_buffer_print(out, "%u+%u type %u\n", s->record.value.start, s->record.value.length,
                        s->record.value.type) != GK_OK)
        exit(2);
    for (uint32_t i = 0; i < s->record.member_count; i++) {
        const struct gk_member *m = &s->record.members[i];
        if (gk_buffer_print(out, "%u: %u+%u%s = %u+%u type %u%s\n", m->depth, m->name,
                            m->name_length, m->name_escaped ? " escaped" : "", m->value.start,
                            m->value.length, m->value.type,
                            m->value.escaped ? " escaped" : "") != GK_OK)
            exit(2);
    }
}

/* The lines that are scanned before: one that passes, a blank one, faults, filled up. */
static size_t fill_before(char *block, size_t wanted)
{
    static const char *const lines[] = { "{\"\\u0061\":[1,\"\t\"]}\n", "\n", "{\"a\":1}\n",
                                         " \t\r\n", "\"\\\n" };
    size_t length = 0;
    for (unsigned i = 0; length + strlen(lines[i % 5]) <= wanted; i++) {
        memcpy(block + length, lines[i % 5], strlen(lines[i % 5]));
        length += strlen(lines[i % 5]);
    }
    memset(block + length, ' ', wanted - length);
    if (wanted)
        block[wanted - 1] = '\n';
    return wanted;
}

/* Scans the line behind 0 to 130 bytes of others; counts where something is different. */
static unsigned count_differences(struct gk_bytes line)
{
    static const unsigned depths[] = { 1, 2, 3 };
    unsigned wrong = 0;
    for (unsigned way = 0; way < 6; way++) {
        struct scanned s = { .scanner = { .index_depth = depths[way % 3], .any_value = way > 2 } };
        struct gk_buffer alone = { 0 }, moved = { 0 };
        scanned_line(&s, line);
        describe(&s, &alone);
        for (size_t before = 0; before <= 130; before++) {
            char block[4096];
            size_t start = fill_before(block, before);
            if (start + line.length + 3 > sizeof block)
                exit(2);
            memcpy(block + start, line.at, line.length);
            memcpy(block + start + line.length, "\n{\n", 3);
            scanned_block(&s, (struct gk_bytes){ block, start + line.length + 3 });
            while (s.offset <= start && scanned_next(&s))
                ;
            describe(&s, &moved);
            wrong += !gk_bytes_equal(gk_buffer_bytes(&alone), gk_buffer_bytes(&moved)) ||
                     s.record.line.at != s.block + start || s.record.line.length != line.length;
        }
        gk_buffer_free(&alone);
        gk_buffer_free(&moved);
        scanned_free(&s);
    }
    return wrong;
}

/* ---- the grammar */

/* Values, each of which is one whole JSON text. */
static const char *const values[] = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "7",
    "10",
    "-10",
    "1.0",
    "0.10",
    "1e5",
    "1E+05",
    "1e-0",
    "-1.50E+007",
    "12345678901234567890",
    "1e400",
    "0e0",
    "0.0e-0",
    "\"\"",
    "\"a\"",
    "\"中文\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\u4e2d\\u6587\"",
    "\"\\u0000\"",
    "\"\\uD840\\uDC00\"",
    "\"\\ud800\\udfff\\uDBFF\\uDC00\"",
    "\"\x7F\"",
    "\"\\\\\"",
    "\"\\\\\\\\\"",
    "\"a\\\\u0061\"",
    "\"\xEF\xBF\xBF\xF4\x8F\xBF\xBF\"",
    "\"//, : [ ] { }\"",
    "[]",
    "[ ]",
    "[\t\r ]",
    "{}",
    "{ }",
    "[null]",
    "[1,2,3]",
    "[1 , \"a\"\t,\r[ ] ]",
    "[[[]]]",
    "[{},[],{}]",
    "{\"a\":1}",
    "{\"a\":{\"a\":{\"a\":1}}}",
    "{ \"a\" : 1 , \"b\"\t:\r2 }",
    "{\"\":0}",
    "{\"a\":[{\"a\":1},{\"a\":2}]}",
    "{\"\\u0061\":1,\"b\":\"\\u0061\"}",
    "{\"a\":\"\\t\",\"b\":[\"\\n\",{\"c\":\"\\\"\"}]}",
    "[\"\\u0061\",\"\\u0062\"\t,\"c\"]",
    "[-1,-0.5,1e1]",
    "[true,false,null]",
    "{\"a\\\\\":\"\\\\\"}",
};

static void test_values(void)
{
    unsigned moved = 0;
    for (size_t i = 0; i < COUNT(values); i++) {
        struct scanned s = { .scanner = { .any_value = true } };
        char line[256];
        scanned_line(&s, gk_bytes_of(values[i]));
        ok(s.kind == GK_LINE_RECORD && s.record.value.start == 0 &&
               s.record.value.length == strlen(values[i]),
           "a value: %s", values[i]);
        snprintf(line, sizeof line, " \t{\"v\" :\t%s\r}\t\r", values[i]);
        scanned_line(&s, gk_bytes_of(line));
        bool good = s.kind == GK_LINE_RECORD && s.record.member_count == 1;
        is_text(good ? gk_record_raw(&s.record, s.record.members[0].value) : GK_BYTES("fault"),
                values[i], "as a member's value, with blanks around");
        moved += count_differences(gk_bytes_of(values[i])) + count_differences(gk_bytes_of(line));
        scanned_free(&s);
    }
    is_int(moved, 0, "all of them are the same at any place in a block");
}

static const struct line faults[] = {
    /* json.syntax: what stands there fits nowhere */
    { "{\"a\" 1}", RULE(SYNTAX), 5 },
    { "{\"a\":1 \"b\":2}", RULE(SYNTAX), 7 },
    { "{\"a\":1,}", RULE(SYNTAX), 7 },
    { "{,\"a\":1}", RULE(SYNTAX), 1 },
    { "{a:1}", RULE(SYNTAX), 1 },
    { "{'a':1}", RULE(SYNTAX), 1 },
    { "{1:1}", RULE(SYNTAX), 1 },
    { "{\"a\":}", RULE(SYNTAX), 5 },
    { "{\"a\":,}", RULE(SYNTAX), 5 },
    { "{\"a\"::1}", RULE(SYNTAX), 5 },
    { "{\"a\":[1,]}", RULE(SYNTAX), 8 },
    { "{\"a\":[,1]}", RULE(SYNTAX), 6 },
    { "{\"a\":[1 2]}", RULE(SYNTAX), 8 },
    { "{\"a\":[1}", RULE(SYNTAX), 7 },
    { "{\"a\":{\"b\":1]}", RULE(SYNTAX), 11 },
    { "{\"a\":1]", RULE(SYNTAX), 6 },
    { "{\"a\":1}}", RULE(SYNTAX), 7 },
    { "{\"a\":1} x", RULE(SYNTAX), 8 },
    { "{\"a\":1}{}", RULE(SYNTAX), 7 },
    { "]", RULE(SYNTAX), 0 },
    { "}", RULE(SYNTAX), 0 },
    { ",", RULE(SYNTAX), 0 },
    { "x", RULE(SYNTAX), 0 },
    { "{\"a\":nul}", RULE(SYNTAX), 5 },
    { "{\"a\":True}", RULE(SYNTAX), 5 },
    { "{\"a\":trUe}", RULE(SYNTAX), 5 },
    { "{\"a\":falsee}", RULE(SYNTAX), 10 },
    { "{\"a\":NaN}", RULE(SYNTAX), 5 },
    { "{\"a\":Infinity}", RULE(SYNTAX), 5 },
    { "{\"a\":undefined}", RULE(SYNTAX), 5 },
    { "{\"a\":+1}", RULE(SYNTAX), 5 },
    { "{\"a\":.5}", RULE(SYNTAX), 5 },
    { "{\"a\":1x}", RULE(SYNTAX), 6 },
    { "{\"a\":'b'}", RULE(SYNTAX), 5 },
    { "{\"a\":1//c}", RULE(SYNTAX), 6 },
    { "{\"a\":1/*c*/}", RULE(SYNTAX), 6 },
    { "{\"标题\"：1}", RULE(SYNTAX), 9 },
    { "{“a”:1}", RULE(SYNTAX), 1 },
    { " \xEF\xBB\xBF{}", RULE(SYNTAX), 1 },
    { "{}\xEF\xBB\xBF", RULE(SYNTAX), 2 },
    { "{\"a\":\xC2\xA0"
      "1}",
      RULE(SYNTAX), 5 },
    { "\\u0022a\"", RULE(SYNTAX), 0 },
    /* json.truncated: the line ends first */
    { "{", RULE(TRUNCATED), 1 },
    { "{ \t", RULE(TRUNCATED), 3 },
    { "{\"", RULE(TRUNCATED), 2 },
    { "{\"a", RULE(TRUNCATED), 3 },
    { "{\"a\"", RULE(TRUNCATED), 4 },
    { "{\"a\":", RULE(TRUNCATED), 5 },
    { "{\"a\":1", RULE(TRUNCATED), 6 },
    { "{\"a\":1,", RULE(TRUNCATED), 7 },
    { "{\"a\":1\r", RULE(TRUNCATED), 7 },
    { "{\"a\":tr", RULE(TRUNCATED), 7 },
    { "{\"a\":-", RULE(TRUNCATED), 6 },
    { "{\"a\":1.", RULE(TRUNCATED), 7 },
    { "{\"a\":1e", RULE(TRUNCATED), 7 },
    { "{\"a\":1e+", RULE(TRUNCATED), 8 },
    { "{\"a\":\"b", RULE(TRUNCATED), 7 },
    { "{\"a\":\"b\\", RULE(TRUNCATED), 8 },
    { "{\"a\":\"\\u4e2d", RULE(TRUNCATED), 12 },
    { "{\"a\":[", RULE(TRUNCATED), 6 },
    { "{\"a\":[{", RULE(TRUNCATED), 7 },
    { "{\"a\":\"中文", RULE(TRUNCATED), 12 },
    /* json.number */
    { "{\"a\":01}", RULE(NUMBER), 5 },
    { "{\"a\":-01}", RULE(NUMBER), 5 },
    { "{\"a\":00}", RULE(NUMBER), 5 },
    { "{\"a\":-}", RULE(NUMBER), 5 },
    { "{\"a\":--1}", RULE(NUMBER), 5 },
    { "{\"a\":-x}", RULE(NUMBER), 5 },
    { "{\"a\":1.}", RULE(NUMBER), 5 },
    { "{\"a\":1.e5}", RULE(NUMBER), 5 },
    { "{\"a\":1.2.3}", RULE(NUMBER), 5 },
    { "{\"a\":1e}", RULE(NUMBER), 5 },
    { "{\"a\":1e+}", RULE(NUMBER), 5 },
    { "{\"a\":1e5.2}", RULE(NUMBER), 5 },
    { "{\"a\":1+2}", RULE(NUMBER), 5 },
    { "{\"a\":2020-01-02}", RULE(NUMBER), 5 },
    /* json.escape */
    { "{\"a\":\"\\x41\"}", RULE(ESCAPE), 6 },
    { "{\"a\":\"b\\'\"}", RULE(ESCAPE), 7 },
    { "{\"a\":\"D:\\公开\"}", RULE(ESCAPE), 8 },
    { "{\"a\":\"\\U4e2d\"}", RULE(ESCAPE), 6 },
    { "{\"a\":\"\\u4e2\"}", RULE(ESCAPE), 6 },
    { "{\"a\":\"\\u4e2g\"}", RULE(ESCAPE), 6 },
    { "{\"a\":\"\\u+123\"}", RULE(ESCAPE), 6 },
    { "{\"a\":\"\\u 123\"}", RULE(ESCAPE), 6 },
    { "{\"a\":\"\\u0x41\"}", RULE(ESCAPE), 6 },
    { "{\"a\":\"\\u4e2d\\u12\"}", RULE(ESCAPE), 12 },
    { "{\"a\":\"\\u\"}", RULE(ESCAPE), 6 },
    { "{\"a\\x\":1}", RULE(ESCAPE), 3 },
    /* json.control, NUL being tested apart */
    { "{\"a\":\"b\tc\"}", RULE(CONTROL), 7 },
    { "{\"a\":\"b\\\\\rc\"}", RULE(CONTROL), 9 },
    { "{\"a\tb\":1}", RULE(CONTROL), 3 },
    { "{\"a\":\x01}", RULE(CONTROL), 5 },
    { "{\"a\":1\x0C}", RULE(CONTROL), 6 },
    { "{\"a\":1}\x0B", RULE(CONTROL), 7 },
    { "{\x1F\"a\":1}", RULE(CONTROL), 1 },
    /* json.surrogate */
    { "{\"a\":\"\\ud800\"}", RULE(SURROGATE), 6 },
    { "{\"a\":\"\\uDFFF\"}", RULE(SURROGATE), 6 },
    { "{\"a\":\"\\uDC00\\uD800\"}", RULE(SURROGATE), 6 },
    { "{\"a\":\"\\uD800\\uD800\\uDC00\"}", RULE(SURROGATE), 6 },
    { "{\"a\":\"\\uD800\\uE000\"}", RULE(SURROGATE), 6 },
    { "{\"a\":\"\\uD800x\\uDC00\"}", RULE(SURROGATE), 6 },
    { "{\"a\":\"\\uD800\\n\"}", RULE(SURROGATE), 6 },
    { "{\"a\":\"中\\uD800\\uDC0\"}", RULE(SURROGATE), 9 },
    { "{\"\\uD8FF\":1}", RULE(SURROGATE), 2 },
    { "{\"a\":\"\\uD840\\uDC00\\uDC00\"}", RULE(SURROGATE), 18 },
    /* json.utf8, whatever else may be wrong */
    { "{\"a\":\"\xFF\"}", RULE(UTF8), 6 },
    { "{\"a\":\"中\x80\"}", RULE(UTF8), 9 },
    { "{\"a\":\"\xC0\x80\"}", RULE(UTF8), 6 },
    { "{\"a\":\"\xED\xA0\x80\"}", RULE(UTF8), 6 },
    { "{\"a\":\"\xF4\x90\x80\x80\"}", RULE(UTF8), 6 },
    { "{\"a\":\"\xE4\xB8\"}", RULE(UTF8), 6 },
    { "{\"a\":1}\xE4\xB8", RULE(UTF8), 7 },
    { "{\"\xD6\xD0\":1}", RULE(UTF8), 2 },
    { "{a:\xFE}", RULE(UTF8), 3 },
    /* json.duplicate: where the name stands again */
    { "{\"a\":1,\"a\":2}", RULE(DUPLICATE), 7 },
    { "{\"\":1,\"\":2}", RULE(DUPLICATE), 6 },
    { "{\"a\":1,\"b\":2,\"c\":3,\"b\":4,\"a\":5}", RULE(DUPLICATE), 19 },
    { "{\"a\":1,\"\\u0061\":2}", RULE(DUPLICATE), 7 },
    { "{\"\\u0061\":1,\"a\":2}", RULE(DUPLICATE), 12 },
    { "{\"\\u0061\":1,\"\\u0061\":2}", RULE(DUPLICATE), 12 },
    { "{\"a/b\":1,\"a\\/b\":2}", RULE(DUPLICATE), 9 },
    { "{\"中\":1,\"\\u4E2D\":2}", RULE(DUPLICATE), 9 },
    { "{\"\\uD840\\udc00\":1,\"\xF0\xA0\x80\x80\":2}", RULE(DUPLICATE), 18 },
    { "{\"a\\u0000b\":1,\"a\\u0000b\":2}", RULE(DUPLICATE), 14 },
    { "{\"x\":{\"a\":1,\"a\":2}}", RULE(DUPLICATE), 12 },
    { "{\"x\":[{\"a\":1},{\"b\":1,\"b\":2}]}", RULE(DUPLICATE), 21 },
    { "{\"x\":{\"y\":1},\"y\":{\"x\":1,\"y\":1,\"x\":1}}", RULE(DUPLICATE), 30 },
    { "{\"x\":{\"y\":1},\"z\":{},\"x\":1}", RULE(DUPLICATE), 20 },
    { "{\"a\":1,\"a\"", RULE(DUPLICATE), 7 },
    { "{\"123456789012345678901234567890\":1,\"123456789012345678901234567890\":2}",
      RULE(DUPLICATE), 36 },
    /* no object */
    { "[]", RULE(ARRAY), 0 },
    { " [{\"a\":1}] ", RULE(ARRAY), 1 },
    { "1", RULE(NOT_OBJECT), 0 },
    { "\t\"a\"", RULE(NOT_OBJECT), 1 },
    { "null", RULE(NOT_OBJECT), 0 },
    { "1 2", RULE(SYNTAX), 2 },
    { "[1", RULE(TRUNCATED), 2 },
    { "-", RULE(TRUNCATED), 1 },
};

static void test_faults(void)
{
    struct scanned s = { 0 };
    unsigned moved = 0;
    for (size_t i = 0; i < COUNT(faults); i++) {
        scanned_line(&s, gk_bytes_of(faults[i].text));
        bool good = s.kind == GK_LINE_FAULT && s.fault.rule == faults[i].rule &&
                    s.fault.place == faults[i].place;
        ok(good, "%s: %s", gk_rule(faults[i].rule)->id, faults[i].text);
        if (!good)
            printf("# %s at %u\n", s.kind == GK_LINE_FAULT ? gk_rule(s.fault.rule)->id : "none",
                   s.fault.place);
        moved += count_differences(gk_bytes_of(faults[i].text));
    }
    is_int(moved, 0, "all of them are the same at any place in a block");
    scanned_free(&s);
}

/* What json.syntax says should stand there. */
static void test_expected(void)
{
    static const struct {
        const char *text;
        enum gk_message expected;
    } lines[] = {
        { "{\"a\":}", GK_MESSAGE_EXPECTED_VALUE },
        { "{\"a\":nul}", GK_MESSAGE_EXPECTED_VALUE },
        { "x", GK_MESSAGE_EXPECTED_VALUE },
        { "{\"a\":[1,]}", GK_MESSAGE_EXPECTED_VALUE },
        { "{\"a\":1,}", GK_MESSAGE_EXPECTED_NAME },
        { "{a:1}", GK_MESSAGE_EXPECTED_NAME },
        { "{\"a\" 1}", GK_MESSAGE_EXPECTED_COLON },
        { "{\"a\":1 2}", GK_MESSAGE_EXPECTED_COMMA_OR_BRACE },
        { "{\"a\":[1}", GK_MESSAGE_EXPECTED_COMMA_OR_BRACKET },
        { "{} x", GK_MESSAGE_EXPECTED_END },
        { "{}{}", GK_MESSAGE_EXPECTED_END },
    };
    struct scanned s = { 0 };
    for (size_t i = 0; i < COUNT(lines); i++) {
        scanned_line(&s, gk_bytes_of(lines[i].text));
        is_int(s.fault.expected, lines[i].expected, "%s wants %s", lines[i].text,
               gk_message_text(lines[i].expected, GK_ENGLISH));
    }
    scanned_free(&s);
}

/* ---- every byte where it matters */

static void test_bytes_in_strings(void)
{
    struct scanned s = { 0 };
    unsigned wrong = 0;
    for (unsigned c = 0; c < 128; c++) {
        char line[] = "{\"a\":\"b\\?c\"}";
        line[8] = (char)c;
        bool fits = c && strchr("\"\\/bfnrt", (int)c);
        if (c == '\n' || c == 'u')
            continue;
        scanned_line(&s, (struct gk_bytes){ line, sizeof line - 1 });
        wrong +=
            fits ? s.kind != GK_LINE_RECORD
                 : s.kind != GK_LINE_FAULT || s.fault.rule != RULE(ESCAPE) || s.fault.place != 7;
    }
    is_int(wrong, 0, "behind a backslash eight characters may stand, and u");

    wrong = 0;
    for (unsigned c = 0; c < 128; c++) {
        char line[] = "{\"a\":\"b?c\"}";
        line[7] = (char)c;
        if (c == '\n' || c == '\\' || c == '"')
            continue;
        scanned_line(&s, (struct gk_bytes){ line, sizeof line - 1 });
        wrong += c >= 0x20 ? s.kind != GK_LINE_RECORD
                           : s.fault.rule != RULE(CONTROL) || s.fault.place != 7;
    }
    is_int(wrong, 0, "in a string everything may stand but controls");
    scanned_free(&s);
}

static void test_bytes_between_tokens(void)
{
    static const uint32_t places[] = { 0, 1, 4, 5, 6, 7 }; /* of {"a":1} */
    struct scanned s = { 0 };
    unsigned wrong = 0;
    for (unsigned i = 0; i < 128 * COUNT(places); i++) {
        unsigned c = i % 128;
        uint32_t place = places[i / 128];
        char line[] = "{\"a\":1} ";
        /* What continues a number, ends the record or begins another value is not meant. */
        if (!c || strchr("\n0123456789-+.eE\"{[}", (int)c))
            continue;
        memmove(line + place + 1, line + place, 7 - place);
        line[place] = (char)c;
        scanned_line(&s, (struct gk_bytes){ line, 8 });
        if (c == ' ' || c == '\t' || c == '\r')
            wrong += s.kind != GK_LINE_RECORD;
        else if ((place == 4 && c == ':') || (place == 6 && c == ','))
            /* fits, and what follows does not */
            wrong += s.fault.rule != RULE(SYNTAX) || s.fault.place != place + 1;
        else
            wrong +=
                s.fault.rule != (c < 0x20 ? RULE(CONTROL) : RULE(SYNTAX)) || s.fault.place != place;
    }
    is_int(wrong, 0, "between tokens only blanks may stand");
    scanned_free(&s);
}

/* Every unit alone, and pairs of all that matter. */
static void test_surrogates(void)
{
    struct scanned s = { 0 };
    unsigned wrong = 0;
    char line[32];
    for (unsigned unit = 0; unit <= 0xFFFF; unit += 0x11) {
        snprintf(line, sizeof line, unit & 1 ? "{\"a\":\"\\u%04X\"}" : "{\"a\":\"\\u%04x\"}", unit);
        scanned_line(&s, gk_bytes_of(line));
        bool half = unit >= 0xD800 && unit <= 0xDFFF;
        wrong += half ? s.fault.rule != RULE(SURROGATE) : s.kind != GK_LINE_RECORD;
    }
    static const unsigned units[] = { 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000 };
    for (size_t i = 0; i < 36; i++) {
        unsigned one = units[i / 6], two = units[i % 6];
        snprintf(line, sizeof line, "{\"a\":\"\\u%04x\\u%04x\"}", one, two);
        scanned_line(&s, gk_bytes_of(line));
        bool high = one >= 0xD800 && one <= 0xDBFF, low = two >= 0xDC00 && two <= 0xDFFF;
        bool whole = (one < 0xD800 || one > 0xDFFF) && (two < 0xD800 || two > 0xDFFF);
        uint32_t place = one < 0xD800 || one > 0xDFFF ? 12 : 6;
        wrong += (high && low) || whole ? s.kind != GK_LINE_RECORD
                                        : s.fault.rule != RULE(SURROGATE) || s.fault.place != place;
    }
    is_int(wrong, 0, "surrogates stand in pairs");
    scanned_free(&s);
}

static void test_nul(void)
{
    struct scanned s = { .scanner = { .any_value = true } };
    static const struct {
        struct gk_bytes text;
        uint32_t place;
    } lines[] = {
        { { "{\"a\":1\0}", 8 }, 6 }, { { "{\"a\":\"\0\"}", 9 }, 6 },
        { { "{\"a\":1}\0", 8 }, 7 }, { { "\0{\"a\":1}", 8 }, 0 },
        { { "1\0", 2 }, 1 },         { { "\0", 1 }, 0 },
        { { " \0 ", 3 }, 1 },        { { "{\0}", 3 }, 1 },
        { { "[1,\0]", 5 }, 3 },      { { "{\"a\0\":1}", 8 }, 3 },
        { { "tru\0", 4 }, 3 },
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        scanned_line(&s, lines[i].text);
        ok(s.kind == GK_LINE_FAULT && s.fault.rule == RULE(CONTROL) &&
               s.fault.place == lines[i].place,
           "a raw NUL at %u is a fault", lines[i].place);
    }
    scanned_free(&s);
}

/* ---- lines */

static void test_lines(void)
{
    struct scanned s = { 0 };
    scanned_block(&s, GK_BYTES("{\"a\":1}\n\n{\"b\":2}\r\n \t\r\n{\"c\"\n{\"d\":\"\xFF\"}\n{}\n"));
    ok(scanned_next(&s) && s.kind == GK_LINE_RECORD, "a record");
    is_text(s.record.line, "{\"a\":1}", "without its line feed");
    ok(scanned_next(&s) && s.kind == GK_LINE_BLANK && s.record.line.length == 0, "an empty line");
    ok(scanned_next(&s) && s.kind == GK_LINE_RECORD, "a record that ends with CR LF");
    is_text(s.record.line, "{\"b\":2}\r", "keeps its CR");
    is_int(s.record.value.length, 7, "which is not part of the value");
    ok(scanned_next(&s) && s.kind == GK_LINE_BLANK, "a line of blanks");
    is_text(s.record.line, " \t\r", "which are given");
    ok(scanned_next(&s) && s.kind == GK_LINE_FAULT && s.fault.rule == RULE(TRUNCATED), "a fault");
    is_text(s.record.line, "{\"c\"", "has its line");
    ok(scanned_next(&s) && s.kind == GK_LINE_FAULT && s.fault.rule == RULE(UTF8) &&
           s.fault.place == 6,
       "bytes that are no UTF-8 are the fault of their line alone");
    ok(scanned_next(&s) && s.kind == GK_LINE_RECORD && s.record.member_count == 0, "an object");
    ok(!scanned_next(&s), "the end of the block");
    ok(!scanned_next(&s), "stays the end");
    scanned_block(&s, GK_BYTES(""));
    ok(!scanned_next(&s), "a block of nothing is at its end");
    scanned_free(&s);
}

/* Byte order marks before a line are no part of it; places are counted behind them. */
static void test_marks(void)
{
    struct scanned s = { 0 };
    scanned_block(&s, GK_BYTES("\xEF\xBB\xBF{}\n\xEF\xBB\xBF\xEF\xBB\xBF[1]\n\xEF\xBB\xBF\n"
                               "\xEF\xBB\xBF{x\n\xEF\xBB{}\n"));
    ok(scanned_next(&s) && s.kind == GK_LINE_RECORD, "a record behind a mark");
    is_text(s.record.line, "{}", "without it");
    ok(scanned_next(&s), "a line behind two");
    is_text(s.record.line, "[1]", "without them");
    ok(scanned_next(&s) && s.kind == GK_LINE_BLANK, "nothing behind a mark");
    ok(scanned_next(&s) && s.kind == GK_LINE_FAULT && s.fault.place == 1, "a fault behind a mark");
    ok(scanned_next(&s) && s.kind == GK_LINE_FAULT && s.fault.rule == RULE(UTF8), "half a mark");
    ok(!scanned_next(&s), "all lines are taken");
    scanned_free(&s);
}

/* A block of lines of Chinese text, some of whose bytes are replaced by any other. */
static void write_damaged(struct gk_buffer *block)
{
    gk_buffer_clear(block);
    for (unsigned lines = 1 + random_below(6); lines; lines--) {
        if (gk_buffer_append(block, GK_BYTES("{\"a\":\"")) != GK_OK)
            exit(2);
        for (unsigned n = random_below(60); n; n--)
            if (gk_buffer_append(block, random_below(9) ? GK_BYTES("中") : GK_BYTES("a")) != GK_OK)
                exit(2);
        if (gk_buffer_append(block, GK_BYTES("\"}\n")) != GK_OK)
            exit(2);
    }
    for (unsigned spoilt = random_below(4); spoilt; spoilt--) {
        char *byte = &block->at[random_below((uint32_t)block->length - 1)];
        *byte = *byte == '\n' ? '\n' : (char)(0x80 + random_below(0x80));
    }
}

/* A line is what it is alone, however near to it another one's fault stands. */
static void test_damaged_lines(void)
{
    struct scanned all = { 0 }, alone = { 0 };
    struct gk_buffer block = { 0 }, one = { 0 }, two = { 0 };
    unsigned wrong = 0, damaged = 0;
    for (unsigned i = 0; i < 20000; i++) {
        write_damaged(&block);
        for (scanned_block(&all, gk_buffer_bytes(&block)); scanned_next(&all);) {
            scanned_line(&alone, all.record.line);
            describe(&all, &one);
            describe(&alone, &two);
            wrong += !gk_bytes_equal(gk_buffer_bytes(&one), gk_buffer_bytes(&two));
            damaged += all.kind == GK_LINE_FAULT;
        }
    }
    is_int(wrong, 0, "lines of 20,000 damaged blocks are read as each is alone");
    ok(damaged > 10000, "of which %u are faults", damaged);
    gk_buffer_free(&block);
    gk_buffer_free(&one);
    gk_buffer_free(&two);
    scanned_free(&all);
    scanned_free(&alone);
}

/* Blanks of any kind and number between tokens: the next mark is then not the next token. */
static void test_blanks(void)
{
    static const char *const tokens[] = { "{",    "\"a\"", ":",     "\"x\\ty\"", ",", "\"\\u0062\"",
                                          ":",    "[",     "\"c\"", ",",         "1", ",",
                                          "\"\"", ",",     "{",     "\"d\"",     ":", "\"e\"",
                                          "}",    "]",     ",",     "\"f\"",     ":", "true",
                                          ",",    "\"g\"", ":",     "{",         "}", "}" };
    static const char *const expected[] = { "a",     "\"x\\ty\"", "\\u0062", NULL, "d",
                                            "\"e\"", "f",         "true",    "g",  NULL };
    struct scanned s = { .scanner = { .index_depth = 3 } };
    unsigned wrong = 0;
    for (unsigned turn = 0; turn < 20000; turn++) {
        char line[1024];
        size_t length = 0;
        for (size_t i = 0; i < COUNT(tokens); i++) {
            for (unsigned n = random_below(3) ? 0 : random_below(30); n; n--)
                line[length++] = " \t\r"[random_below(3)];
            memcpy(line + length, tokens[i], strlen(tokens[i]));
            length += strlen(tokens[i]);
        }
        scanned_line(&s, (struct gk_bytes){ line, length });
        wrong += s.kind != GK_LINE_RECORD || s.record.member_count != 5;
        for (uint32_t i = 0; i < 5 && s.record.member_count == 5; i++) {
            const struct gk_member *m = &s.record.members[i];
            struct gk_bytes value = gk_record_raw(&s.record, m->value);
            wrong += !gk_bytes_equal(gk_member_name(&s.record, m), gk_bytes_of(expected[2 * i]));
            wrong +=
                expected[2 * i + 1] && !gk_bytes_equal(value, gk_bytes_of(expected[2 * i + 1]));
        }
    }
    is_int(wrong, 0, "blanks between tokens change nothing, 20,000 times");
    scanned_free(&s);
}

/* ---- depth and the index */

/* `levels` brackets around nothing, within a member: { counts as one of them. */
static size_t nest(char *line, unsigned levels, bool objects)
{
    size_t length = 0;
    for (unsigned i = 0; i < levels; i++) {
        const char *open = i == 0 || (objects && i % 2) ? "{\"a\":" : "[";
        memcpy(line + length, open, strlen(open));
        length += strlen(open);
    }
    line[length++] = '1';
    for (unsigned i = levels; i-- > 0;)
        line[length++] = i == 0 || (objects && i % 2) ? '}' : ']';
    return length;
}

static void test_depth(void)
{
    static char line[8192];
    struct scanned s = { 0 };
    for (unsigned objects = 0; objects < 2; objects++) {
        const char *what = objects ? "objects and arrays" : "arrays";
        scanned_line(&s, (struct gk_bytes){ line, nest(line, 1024, objects) });
        is_int(s.kind, GK_LINE_RECORD, "1024 levels of %s", what);
        size_t length = nest(line, 1025, objects);
        scanned_line(&s, (struct gk_bytes){ line, length });
        ok(s.kind == GK_LINE_FAULT && s.fault.rule == RULE(DEPTH), "1025 levels of %s", what);
        /* The last opening bracket: before it stand all the others. */
        uint32_t last = (uint32_t)(strrchr(line, '[') - line);
        is_int(s.fault.place, objects ? last : 1028, "are too deep at the last");
    }
    memset(line, '[', 8000);
    scanned_line(&s, (struct gk_bytes){ line, 8000 });
    ok(s.fault.rule == RULE(DEPTH) && s.fault.place == 1024, "as are brackets that never close");
    scanned_line(&s, GK_BYTES("{\"a\":1}"));
    is_int(s.kind, GK_LINE_RECORD, "the line behind them is a record");
    scanned_free(&s);
}

static void names_at_depth(unsigned depth, bool any_value, const char *line, const char *expected)
{
    struct scanned s = { .scanner = { .index_depth = depth, .any_value = any_value } };
    struct gk_buffer out = { 0 };
    scanned_line(&s, gk_bytes_of(line));
    for (uint32_t i = 0; s.kind == GK_LINE_RECORD && i < s.record.member_count; i++) {
        const struct gk_member *m = &s.record.members[i];
        struct gk_bytes value = gk_record_raw(&s.record, m->value);
        if (gk_buffer_print(&out, "%u%.*s=%.*s ", m->depth, (int)m->name_length,
                            s.record.line.at + m->name, (int)value.length, value.at) != GK_OK)
            exit(2);
    }
    is_text(gk_buffer_bytes(&out), expected, "members of %s down to depth %u", line, depth);
    gk_buffer_free(&out);
    scanned_free(&s);
}

static void test_index(void)
{
    static const char line[] = "{\"a\":{\"b\":{\"c\":{\"d\":1}},\"e\":[{\"f\":2}]},\"g\":3}";
    names_at_depth(0, false, line, "1a={\"b\":{\"c\":{\"d\":1}},\"e\":[{\"f\":2}]} 1g=3 ");
    names_at_depth(1, false, line, "1a={\"b\":{\"c\":{\"d\":1}},\"e\":[{\"f\":2}]} 1g=3 ");
    names_at_depth(2, false, line,
                   "1a={\"b\":{\"c\":{\"d\":1}},\"e\":[{\"f\":2}]} 2b={\"c\":{\"d\":1}} "
                   "2e=[{\"f\":2}] 1g=3 ");
    names_at_depth(3, false, line,
                   "1a={\"b\":{\"c\":{\"d\":1}},\"e\":[{\"f\":2}]} 2b={\"c\":{\"d\":1}} "
                   "3c={\"d\":1} 2e=[{\"f\":2}] 1g=3 ");
    names_at_depth(4, false, line,
                   "1a={\"b\":{\"c\":{\"d\":1}},\"e\":[{\"f\":2}]} 2b={\"c\":{\"d\":1}} "
                   "3c={\"d\":1} 4d=1 2e=[{\"f\":2}] 4f=2 1g=3 ");
    names_at_depth(2, true, "[{\"a\":1},{\"a\":2}]", "2a=1 2a=2 ");
    names_at_depth(1, true, "[{\"a\":1},{\"a\":2}]", "");
    names_at_depth(1, true, "\"a\"", "");
}

/* ---- names: few, many, long, twice */

/*
 * Names by number: short ones; or long ones that differ in their middle only, which a hash of
 * both ends cannot tell apart; or such with an escape.
 */
enum names { SHORT, ALIKE, ESCAPED, KINDS_OF_NAMES };

static void write_member(struct gk_buffer *line, enum names kind, unsigned number)
{
    static const char *const formats[] = { "\"m%u\":0,", "\"prefix prefix %06u suffix suffix\":0,",
                                           "\"prefi\\u0078 %06u suffix suffix\":0," };
    if (gk_buffer_print(line, formats[kind], number) != GK_OK)
        exit(2);
}

/*
 * An object of `count` members, number `again` of which has the name of `first`; equal: none.
 * Returns where it stands again.
 */
static uint32_t write_object(struct gk_buffer *line, enum names kind, unsigned count,
                             unsigned first, unsigned again)
{
    uint32_t place = UINT32_MAX;
    gk_buffer_clear(line);
    if (gk_buffer_append_byte(line, '{') != GK_OK)
        exit(2);
    for (unsigned i = 0; i < count; i++) {
        if (i == again && first != again)
            place = (uint32_t)line->length;
        write_member(line, kind, i == again ? first : i);
    }
    line->at[line->length - 1] = '}';
    return place;
}

/* Is the object read as it should be, also as a member of another? */
static bool object_is(struct scanned *s, const struct gk_buffer *object, uint32_t place)
{
    scanned_line(s, gk_buffer_bytes(object));
    if (place == UINT32_MAX)
        return s->kind == GK_LINE_RECORD;
    return s->kind == GK_LINE_FAULT && s->fault.rule == RULE(DUPLICATE) && s->fault.place == place;
}

static void test_many_names(enum names kind, unsigned count)
{
    struct scanned s = { 0 };
    struct gk_buffer line = { 0 };
    write_object(&line, kind, count, 0, 0);
    ok(object_is(&s, &line, UINT32_MAX) && s.record.member_count == count,
       "%u members, names of kind %d", count, kind);
    unsigned wrong = 0;
    for (unsigned i = 0; i < 1500; i++) {
        unsigned again = 1 + random_below(count - 1);
        uint32_t place = write_object(&line, kind, count, random_below(again), again);
        wrong += !object_is(&s, &line, place);
    }
    is_int(wrong, 0, "one of which stands twice");
    gk_buffer_free(&line);
    scanned_free(&s);
}

/* Every pair in an object that is just too large to compare its names one by one. */
static void test_every_pair(unsigned count)
{
    struct scanned s = { 0 };
    struct gk_buffer line = { 0 };
    unsigned wrong = 0;
    for (unsigned kind = 0; kind < KINDS_OF_NAMES; kind++)
        for (unsigned again = 1; again < count; again++)
            for (unsigned first = 0; first < again; first++) {
                uint32_t place = write_object(&line, (enum names)kind, count, first, again);
                wrong += !object_is(&s, &line, place);
            }
    is_int(wrong, 0, "any two of %u names may be the same", count);
    gk_buffer_free(&line);
    scanned_free(&s);
}

static void test_names_of_many_objects(void)
{
    struct scanned s = { 0 };
    struct gk_buffer line = { 0 }, whole = { 0 };
    unsigned wrong = 0;
    /* A large object within another between its members; then one with a fault. */
    for (unsigned i = 0; i < 300; i++) {
        unsigned count = 20 + random_below(40), again = random_below(2) * (1 + random_below(19));
        uint32_t place = write_object(&line, (enum names)(i % 3), count, 0, again);
        gk_buffer_clear(&whole);
        for (unsigned m = 0; m < 40; m++)
            if (gk_buffer_print(&whole, m ? ",\"m%u\":" : "{\"m%u\":", m) != GK_OK ||
                gk_buffer_append(&whole, m == 20 ? gk_buffer_bytes(&line) : GK_BYTES("[]")) !=
                    GK_OK)
                exit(2);
        const char *inner = gk_bytes_find(gk_buffer_bytes(&whole), gk_buffer_bytes(&line));
        if (place != UINT32_MAX)
            place += (uint32_t)(inner - whole.at);
        if (gk_buffer_append(&whole, GK_BYTES("}")) != GK_OK)
            exit(2);
        wrong += !object_is(&s, &whole, place);
    }
    is_int(wrong, 0, "objects within objects keep their names apart, large ones too");
    gk_buffer_free(&line);
    gk_buffer_free(&whole);
    scanned_free(&s);
}

static void test_first_of_several(void)
{
    struct scanned s = { 0 };
    struct gk_buffer line = { 0 };
    unsigned wrong = 0;
    for (unsigned i = 0; i < 500; i++) {
        /* Beyond the first 33 names duplicates are found when the object closes. */
        unsigned one = 40 + random_below(20), two = 70 + random_below(20);
        uint32_t place = UINT32_MAX;
        gk_buffer_clear(&line);
        if (gk_buffer_append_byte(&line, '{') != GK_OK)
            exit(2);
        for (unsigned m = 0; m < 100; m++) {
            if (m == one)
                place = (uint32_t)line.length;
            write_member(&line, (enum names)(i % 3), m == one || m == two ? random_below(30) : m);
        }
        line.at[line.length - 1] = '}';
        wrong += !object_is(&s, &line, place);
    }
    is_int(wrong, 0, "of two names that stand twice the first is the fault");
    gk_buffer_free(&line);
    scanned_free(&s);
}

/* ---- fields, and the record before */

static struct gk_field_names fields;

/* "title=0 date=1 twice=title", with the fields in their order. */
static void describe_fields(const struct gk_record *record, struct gk_buffer *out)
{
    gk_buffer_clear(out);
    for (int i = 0; i < GK_FIELD_COUNT; i++)
        if (record->field[i] >= 0 &&
            gk_buffer_print(out, "%s%s=%d", out->length ? " " : "", gk_field_name((enum gk_field)i),
                            record->field[i]) != GK_OK)
            exit(2);
    if (record->twice != GK_FIELD_COUNT &&
        gk_buffer_print(out, " twice=%s", gk_field_name(record->twice)) != GK_OK)
        exit(2);
}

/* The fields of `line`, read behind `before`. */
static void is_fields(const char *before, const char *line, const char *expected)
{
    struct scanned s = { .scanner = { .fields = &fields } };
    struct gk_buffer out = { 0 };
    scanned_line(&s, gk_bytes_of(before));
    scanned_line(&s, gk_bytes_of(line));
    if (s.kind == GK_LINE_RECORD)
        describe_fields(&s.record, &out);
    else if (gk_buffer_print(&out, "%s at %u", gk_rule(s.fault.rule)->id, s.fault.place) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&out), expected, "behind %.80s: %.80s", before, line);
    gk_buffer_free(&out);
    scanned_free(&s);
}

static void test_fields(void)
{
    is_fields("", "{\"id\":1,\"x\":2,\"标题\":3,\"发布日期\":4}", "id=0 title=2 published_date=3");
    is_fields("", "{\"titl\\u0065\":1}", "title=0");
    is_fields("", "{\"\\u6807\\u9898\":1}", "title=0");
    is_fields("", "{\"Title\":1,\" id\":2}", "");
    is_fields("", "{\"title\":1,\"标题\":2}", "title=0 twice=title");
    is_fields("", "{\"x\":{\"title\":1}}", "");
    is_fields("", "{}", "");
    is_fields("", "{\"disclosure_basis\":1,\"disclosure_basis_\":2}", "disclosure_basis=0");
}

static void test_record_before(void)
{
    static const char abc[] = "{\"id\":1,\"title\":2,\"date\":3}";
    is_fields(abc, abc, "id=0 title=1 published_date=2");
    is_fields(abc, "{\"title\":1,\"id\":2,\"date\":3}", "id=1 title=0 published_date=2");
    is_fields(abc, "{\"id\":1,\"title\":2}", "id=0 title=1");
    is_fields(abc, "{\"id\":1}", "id=0");
    is_fields(abc, "{}", "");
    is_fields(abc, "{\"id\":1,\"title\":2,\"date\":3,\"x\":4}", "id=0 title=1 published_date=2");
    is_fields(abc, "{\"id\":1,\"title\":2,\"date\":3,\"pubtime\":4}",
              "id=0 title=1 published_date=2 twice=published_date");
    is_fields(abc, "{\"id\":1,\"title\":2,\"title\":3}", "json.duplicate at 18");
    is_fields(abc, "{\"id\":1,\"title\":2,\"date\":3,\"id\":4}", "json.duplicate at 27");
    is_fields(abc, "{\"id\":1,\"id\":2,\"date\":3}", "json.duplicate at 8");
    is_fields(abc, "{\"id\":1,\"t\\u0069tle\":2,\"date\":3}", "id=0 title=1 published_date=2");
    is_fields(abc, "{\"id\":1,\"\\u0069d\":2}", "json.duplicate at 8");
    is_fields(abc, "{\"id\":1,\"title\":{\"id\":1,\"id\":2},\"date\":3}", "json.duplicate at 24");
    is_fields(abc, "{\"id\":1,\"title\":{\"id\":1,\"title\":2},\"date\":3}",
              "id=0 title=1 published_date=2");
    is_fields(abc, "{\"id\":1,\"title\":{\"a\":1},\"id\":2}", "json.duplicate at 24");
    is_fields("{\"标题\":1,\"x\":2}", "{\"title\":1,\"x\":2}", "title=0");
    is_fields("{\"标题\":1,\"x\":2}", "{\"标题\":1,\"title\":2}", "title=0 twice=title");
    is_fields("{\"title\":1,\"标题\":2}", "{\"title\":1,\"标题\":2}", "title=0 twice=title");
    is_fields("{\"title\":1,\"标题\":2}", "{\"title\":1}", "title=0");
    is_fields("{\"\\u0069d\":1,\"x\":2}", "{\"\\u0069d\":1,\"id\":2}", "json.duplicate at 13");
    is_fields("{\"\\u0069d\":1,\"x\":2}", "{\"\\u0069d\":1,\"x\":2}", "id=0");
    is_fields("{\"id\":1,\"title\":2", abc, "id=0 title=1 published_date=2");
    is_fields("[]", abc, "id=0 title=1 published_date=2");
}

/* A name of no bytes, a long one or the 65th member ends what is known of the record before. */
static void test_record_before_with_gaps(void)
{
    is_fields("{\"id\":1,\"\":2,\"date\":3}", "{\"id\":1}", "id=0");
    is_fields("{\"id\":1,\"\":2,\"date\":3}", "{\"id\":1,\"\":2,\"date\":3}",
              "id=0 published_date=2");
    is_fields("{\"id\":1,\"a name of twenty-five bytes\":2,\"date\":3}", "{\"id\":1}", "id=0");
    is_fields("{\"id\":1,\"a name of twenty-five bytes\":2,\"date\":3}",
              "{\"id\":1,\"a name of twenty-five bytes\":2,\"a name of twenty-five bytes\":3}",
              "json.duplicate at 40");
    is_fields("{\"id\":1,\"twenty-four bytes is it.\":2,\"date\":3}",
              "{\"id\":1,\"twenty-four bytes is it.\":2,\"twenty-four bytes is it.\":3}",
              "json.duplicate at 37");
    struct gk_buffer many = { 0 }, fewer = { 0 };
    for (unsigned i = 0; i < 70; i++)
        if (gk_buffer_print(&many, i ? ",\"%u\":1" : "{\"%u\":1", i) != GK_OK ||
            (i < 64 && gk_buffer_print(&fewer, i ? ",\"%u\":1" : "{\"%u\":1", i) != GK_OK))
            exit(2);
    if (gk_buffer_append(&many, GK_BYTES(",\"title\":1}\0")) != GK_OK ||
        gk_buffer_append(&fewer, GK_BYTES("}\0")) != GK_OK)
        exit(2);
    is_fields("{}", many.at, "title=70");
    is_fields(many.at, many.at, "title=70");
    is_fields(many.at, fewer.at, "");
    is_fields(fewer.at, many.at, "title=70");
    gk_buffer_free(&many);
    gk_buffer_free(&fewer);
}

/* A record of names from a small stock, so that records share starts and names. */
static void write_record(struct gk_buffer *line)
{
    static const char *const names[] = { "title",
                                         "标题",
                                         "titl\\u0065",
                                         "date",
                                         "发布日期",
                                         "id",
                                         "x",
                                         "",
                                         "a name of twenty-five bytes",
                                         "x\\u0079",
                                         "xy",
                                         "gk",
                                         "twenty-four bytes is it.",
                                         "y",
                                         "z" };
    static const char *const inside[] = { "1",    "{\"x\":1,\"y\":2}", "[{\"id\":\"\\n\"}]",
                                          "\"\"", "{\"x\":1,\"x\":2}", "\"\\\"\"" };
    gk_buffer_clear(line);
    unsigned count = random_below(6), at = random_below(2) ? 0 : random_below(COUNT(names));
    if (gk_buffer_append_byte(line, '{') != GK_OK)
        exit(2);
    for (unsigned i = 0; i < count; i++) {
        unsigned name = random_below(4) ? at + i : random_below(COUNT(names));
        unsigned value = random_below(40);
        if (gk_buffer_print(line, "%s\"%s\":%s", i ? "," : "", names[name % COUNT(names)],
                            inside[value < COUNT(inside) ? value : 0]) != GK_OK)
            exit(2);
    }
    if (gk_buffer_append(line, random_below(20) ? GK_BYTES("}") : GK_BYTES("")) != GK_OK)
        exit(2);
}

/* Whatever came before, a line is what it is alone. */
static void test_any_record_before(void)
{
    struct scanned series = { .scanner = { .fields = &fields } };
    struct gk_buffer line = { 0 }, one = { 0 }, two = { 0 };
    unsigned wrong = 0;
    for (unsigned i = 0; i < 100000; i++) {
        struct scanned alone = { .scanner = { .fields = &fields } };
        write_record(&line);
        scanned_line(&series, gk_buffer_bytes(&line));
        scanned_line(&alone, gk_buffer_bytes(&line));
        describe(&series, &one);
        describe(&alone, &two);
        bool same = gk_bytes_equal(gk_buffer_bytes(&one), gk_buffer_bytes(&two));
        if (same && alone.kind == GK_LINE_RECORD)
            same =
                memcmp(series.record.field, alone.record.field, sizeof alone.record.field) == 0 &&
                series.record.twice == alone.record.twice;
        wrong += !same;
        scanned_free(&alone);
    }
    is_int(wrong, 0, "100,000 records in a row are read as each is alone");
    gk_buffer_free(&line);
    gk_buffer_free(&one);
    gk_buffer_free(&two);
    scanned_free(&series);
}

/* ---- memory */

static enum gk_status scan_all(struct gk_scanner *scanner, struct gk_bytes block, unsigned *records)
{
    size_t offset = 0;
    enum gk_line_kind kind;
    struct gk_record record;
    struct gk_fault fault;
    enum gk_status status = gk_scan_block(scanner, block);
    *records = 0;
    while (status == GK_OK) {
        status = gk_scan_line(scanner, &offset, &kind, &record, &fault);
        *records += status == GK_OK && kind == GK_LINE_RECORD;
    }
    return status;
}

static void test_no_memory(void)
{
    struct gk_buffer block = { 0 }, object = { 0 };
    write_object(&object, ESCAPED, 200, 0, 0);
    if (gk_buffer_append(&block, GK_BYTES("{\"t\\u0069tle\":1,\"\\u0069d\":2}\n")) != GK_OK ||
        gk_buffer_append(&block, gk_buffer_bytes(&object)) != GK_OK ||
        gk_buffer_append(&block, GK_BYTES("\n{\"title\":1}\n")) != GK_OK)
        exit(2);
    enum gk_status status = GK_NO_MEMORY;
    unsigned failed = 0, records = 0, wrong = 0;
    for (unsigned long n = 1; status != GK_END && n < 1000; n++) {
        struct gk_scanner scanner = { .fields = &fields };
        gk_memory_fail_at(n);
        status = scan_all(&scanner, gk_buffer_bytes(&block), &records);
        gk_memory_fail_at(0);
        failed += status == GK_NO_MEMORY;
        wrong += status != GK_NO_MEMORY && status != GK_END;
        gk_scanner_free(&scanner);
    }
    ok(failed > 5 && wrong == 0, "any allocation may fail (%u do), and is reported", failed);
    ok(status == GK_END && records == 3, "when none fails all is read");
    gk_buffer_free(&block);
    gk_buffer_free(&object);
}

int main(void)
{
    if (gk_field_names_open(&fields) != GK_OK)
        return 2;
    test_values();
    test_faults();
    test_expected();
    test_bytes_in_strings();
    test_bytes_between_tokens();
    test_surrogates();
    test_nul();
    test_lines();
    test_marks();
    test_damaged_lines();
    test_blanks();
    test_depth();
    test_index();
    for (unsigned kind = 0; kind < KINDS_OF_NAMES; kind++) {
        static const unsigned counts[] = { 2, 32, 33, 34, 64, 65, 66, 1000 };
        for (size_t i = 0; i < COUNT(counts); i++)
            test_many_names((enum names)kind, counts[i]);
    }
    test_every_pair(33);
    test_every_pair(34);
    test_every_pair(48);
    test_names_of_many_objects();
    test_first_of_several();
    test_fields();
    test_record_before();
    test_record_before_with_gaps();
    test_any_record_before();
    test_no_memory();
    gk_field_names_close(&fields);
    return done();
}
