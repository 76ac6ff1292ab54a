/* Labels of the texts of a record: heads of columns, names around, the string before. */
#include "base/memory.h"
#include "record/texts.h"
#include "scanned.h"
#include "tap.h"

static struct gk_arena arena;

/* What stands around the first text that reads so, / between: its labels, or the first lines of its
 * array; around the second where `text` begins with an asterisk. */
typedef unsigned reader(const struct gk_texts *, const struct gk_text *,
                        struct gk_bytes read[GK_TEXTS_LABELS]);

static void around_is(reader *around, const char *line, const char *text, const char *expected)
{
    struct scanned s = { 0 };
    struct gk_field_names names = { 0 };
    struct gk_buffer read = { 0 };
    struct gk_texts walk;
    struct gk_text found;
    struct gk_bytes runs[GK_TEXTS_LABELS];
    bool again = text[0] == '*', given = false;
    if (scanned_line(&s, gk_bytes_of(line)) != GK_LINE_RECORD)
        exit(2);
    gk_texts_open(&walk, &s.record, &names, &arena);
    while (!given && gk_texts_next(&walk, &found) == GK_OK) {
        bool same = gk_bytes_equal(found.text, gk_bytes_of(text + (text[0] == '*')));
        given = same && !again;
        again = again && !same;
    }
    unsigned count = given ? around(&walk, &found, runs) : 0;
    for (unsigned i = 0; i < count; i++)
        if (gk_buffer_append(&read, i ? GK_BYTES("/") : GK_BYTES("")) != GK_OK ||
            gk_buffer_append(&read, runs[i]) != GK_OK)
            exit(2);
    ok(given, "%s is met", text);
    is_text(gk_buffer_bytes(&read), expected, "around %s in %.60s", text, line);
    gk_buffer_free(&read);
    gk_arena_reset(&arena);
    scanned_free(&s);
}

static void labels_are(const char *line, const char *text, const char *expected)
{
    around_is(gk_texts_labels, line, text, expected);
}

static unsigned read_first(const struct gk_texts *walk, const struct gk_text *text,
                           struct gk_bytes lines[GK_TEXTS_LABELS])
{
    (void)text;
    return gk_texts_first(walk, lines);
}

static void test_first(void)
{
    static const char line[] = "{\"a\":[\"b\",1,\"\",\"c\",\"d\",[\"e\",\"f\"],\"g\"]}";
    around_is(read_first, line, "b", "");
    around_is(read_first, line, "1", "b");
    around_is(read_first, line, "c", "b");
    around_is(read_first, line, "f", "e");
    around_is(read_first, line, "g", "b");
    around_is(read_first, "{\"a\":[\"b\",\"c\",\"d\",\"e\",\"f\"]}", "f", "b/c/d");
    around_is(read_first, "{\"a\":[\"b\",{\"c\":\"d\"}],\"e\":\"f\"}", "d", "");
    around_is(read_first, "{\"a\":[\"b\",{\"c\":\"d\"}],\"e\":\"f\"}", "f", "");
}

static unsigned read_row(const struct gk_texts *walk, const struct gk_text *text,
                         struct gk_bytes row[GK_TEXTS_LABELS])
{
    uint8_t *remark;
    (void)text;
    if (!gk_texts_beside(walk, &remark))
        return 0;
    row[0] = gk_texts_row(walk, &arena);
    return ++*remark; /* of the list, not of the text */
}

static void test_beside(void)
{
    around_is(read_row,
              "{\"a\":\"1\",\"b\":[{\"c\\u0064\":\"2\",\"e\":{\"f\":\"3\"},\"g\":\"4\"}]}", "2",
              "cd\te\tg\t");
    around_is(read_row, "{\"a\":\"1\",\"b\":{\"c\":\"2\"},\"d\":\"\\\"e\"}", "1", "a\tb\td\t");
    around_is(read_row, "{\"a\":[[\"b\",\"c\"],[\"d\",\"e\"]]}", "e", "b\tc\t");
    around_is(read_row, "{\"a\":[[\"b\",\"c\"],[\"d\",\"e\"]]}", "b", "");
    around_is(read_row, "{\"a\":[\"b\",\"c\"]}", "c", "");
}

static void test_names(void)
{
    labels_are("{\"电话\":\"139\"}", "139", "电话");
    labels_are("{\"电话\":139}", "139", "电话");
    labels_are("{\"\\u7535话\":\"139\"}", "139", "电话");
    labels_are("{\"电话\":{\"张示\":\"139\"}}", "139", "张示/电话");
    labels_are("{\"a\":{\"b\":[{\"c\":[{\"d\":\"139\"}]}]}}", "139", "d/c/b");
    labels_are("{\"电话\":{\"139\":\"张示\"}}", "139", "电话");
    labels_are("{\"电话\":\"\"}", "电话", "");
    labels_are("{\"电话\":[\"138\",\"139\"]}", "138", "电话");
    labels_are("{\"\":\"139\"}", "139", "");
    labels_are("{\"a\":\"电话\",\"b\":\"139\"}", "139", "b");
}

static void test_heads(void)
{
    labels_are("{\"t\":[[\"姓名\",\"电话\"],[\"张示\",\"139\"]]}", "139", "电话/t/张示");
    labels_are("{\"t\":[[\"姓名\",\"电话\"],[\"张示\",\"138\"],[\"李范\",139]]}", "139",
               "电话/t/李范");
    labels_are("{\"t\":[[\"姓\\u540d\",\"\\u7535话\"],[\"张示\",\"139\"]]}", "139", "电话/t/张示");
    labels_are("{\"t\":[[\"名单\",null],[\"姓名\",\"电话\"],[\"张示\",\"139\"]]}", "139",
               "电话/t/张示");
    labels_are("{\"t\":[[null,1,\"电话\",\"住址\"],[null,null,\"139\"]]}", "139", "电话/t");
    labels_are("{\"t\":[[\"姓名\",\"电话\"],[\"张示\",1,\"139\"]]}", "139", "t");
    labels_are("{\"t\":[[\"姓名\",\"电话\"]],\"u\":[[\"张示\",\"139\"]]}", "139", "u/张示");
    labels_are("{\"t\":[[[\"姓名\",\"电话\"],[\"a\",\"b\"]],[[\"李范\",\"138\"],[\"c\",\"139\"]]]}",
               "139", "138/t/c");
    labels_are("{\"t\":[\"姓名\",\"电话\"],\"u\":[[\"李范\",\"138\"],[\"张示\",\"139\"]]}", "139",
               "138/电话/u/张示");
    labels_are("{\"t\":[\"姓名\",\"电话\"],\"u\":[\"张示\",\"139\"]}", "139", "电话/u/张示");
    labels_are("{\"x\":{\"t\":[\"姓名\",\"电话\"]},\"u\":[\"张示\",\"139\"]}", "139", "u/张示");
    labels_are("{\"g\":[\"a\"],\"t\":[\"姓名\",\"电话\"],\"g2\":[\"b\"],\"u\":[[1,\"139\"]]}",
               "139", "电话/u");
}

static void test_before(void)
{
    labels_are("{\"f\":[{\"name\":\"电话\",\"value\":\"139\"}]}", "139", "value/f/电话");
    labels_are("{\"f\":{\"name\":\"电话\",\"value\":139}}", "139", "value/f/电话");
    labels_are("{\"f\":{\"name\":\"电话\",\"x\":1,\"value\":\"139\"}}", "139", "value/f");
    labels_are("{\"f\":{\"name\":\"电话\",\"x\":null,\"value\":\"139\"}}", "139", "value/f");
    labels_are("{\"f\":{\"name\":\"电话\",\"x\":{\"y\":\"z\"},\"value\":\"139\"}}", "139",
               "value/f");
    labels_are("{\"f\":[[\"电话\",\"139\"]]}", "139", "f/电话");
    labels_are("{\"f\":[\"电话\",\"电话\"]}", "*电话", "f/电话");
}

/* Labels that are too long are none; an array has heads for so many columns. */
static void test_limits(void)
{
    struct gk_buffer line = { 0 };
    for (size_t length = GK_TEXTS_LABEL; length <= GK_TEXTS_LABEL + 1; length++) {
        gk_buffer_clear(&line);
        bool room = gk_buffer_append(&line, GK_BYTES("{\"t\":{\"")) == GK_OK;
        for (size_t i = 0; room && i < length; i++)
            room = gk_buffer_append_byte(&line, 'a') == GK_OK;
        size_t end = line.length;
        room = room && gk_buffer_append(&line, GK_BYTES("\":\"139\"}}")) == GK_OK &&
               gk_buffer_append_byte(&line, '\0') == GK_OK;
        char expected[GK_TEXTS_LABEL + 4] = "t";
        if (length == GK_TEXTS_LABEL) {
            memcpy(expected, line.at + end - length, length);
            memcpy(expected + length, "/t", 3);
        }
        ok(room, "a name of %zu bytes", length);
        labels_are(line.at, "139", expected);
    }
    for (int columns = GK_TEXTS_COLUMNS; columns <= GK_TEXTS_COLUMNS + 1; columns++) {
        gk_buffer_clear(&line);
        bool room = gk_buffer_append(&line, GK_BYTES("{\"t\":[[\"a\"")) == GK_OK;
        for (int i = 1; room && i < columns; i++)
            room = gk_buffer_print(&line, ",\"h%d\"", i) == GK_OK;
        room = room && gk_buffer_append(&line, GK_BYTES("],[1")) == GK_OK;
        for (int i = 1; room && i < columns - 1; i++)
            room = gk_buffer_append(&line, GK_BYTES(",1")) == GK_OK;
        room = room && gk_buffer_append(&line, GK_BYTES(",\"139\"]]}")) == GK_OK &&
               gk_buffer_append_byte(&line, '\0') == GK_OK;
        ok(room, "%d columns", columns);
        labels_are(line.at, "139", columns <= GK_TEXTS_COLUMNS ? "h255/t" : "t");
    }
    gk_buffer_free(&line);
}

/* However many arrays there are, what is kept of them takes no more room than the deepest. */
static void test_room(void)
{
    struct gk_buffer line = { 0 };
    struct scanned s = { 0 };
    struct gk_field_names names = { 0 };
    struct gk_texts walk;
    struct gk_text text;
    size_t texts = 0;
    bool room = gk_buffer_append(&line, GK_BYTES("{\"t\":[0")) == GK_OK;
    for (int i = 0; room && i < 100000; i++)
        room = gk_buffer_append(&line, GK_BYTES(",{\"a\":[\"a\",\"b\"]},[[\"a\",\"b\"],[1]]")) ==
               GK_OK;
    room = room && gk_buffer_append(&line, GK_BYTES("]}")) == GK_OK;
    ok(room && scanned_line(&s, gk_buffer_bytes(&line)) == GK_LINE_RECORD, "a line of many arrays");
    gk_arena_free(&arena);
    gk_texts_open(&walk, &s.record, &names, &arena);
    gk_memory_fail_at(2);
    while (gk_texts_next(&walk, &text) == GK_OK)
        texts++;
    gk_memory_fail_at(0);
    is_int((int64_t)texts, 600002, "walked over in one allocation");
    scanned_free(&s);
    gk_buffer_free(&line);
}

/* A walk may begin at a member, with the pointer that it has in the whole. */
static void test_at_member(void)
{
    struct scanned s = { 0 };
    struct gk_field_names names = { 0 };
    struct gk_texts walk;
    struct gk_text text;
    struct gk_bytes pointer, shown;
    if (scanned_line(&s, GK_BYTES("{\"a\":\"x\",\"b\\u0041\":[\"y\",{\"c\":\"z\"}],\"d\":1}")) !=
        GK_LINE_RECORD)
        exit(2);
    const struct gk_member *member = s.record.members;
    while (member->value.type != GK_ARRAY)
        member++;
    ok(gk_texts_open_at(&walk, &s.record, &names, &arena, member) == GK_OK &&
           gk_texts_next(&walk, &text) == GK_OK && gk_bytes_equal(text.text, GK_BYTES("y")),
       "its first text comes first");
    ok(gk_texts_next(&walk, &text) == GK_OK && text.kind == GK_TEXT_NAME &&
           gk_texts_next(&walk, &text) == GK_OK && gk_bytes_equal(text.text, GK_BYTES("z")),
       "and the others behind it");
    ok(gk_texts_pointer(&walk, &arena, &pointer, &shown) == GK_OK, "it has a pointer");
    is_text(pointer, "/bA/1/c", "that of the whole record");
    gk_arena_reset(&arena);
    scanned_free(&s);
}

int main(void)
{
    test_at_member();
    test_names();
    test_beside();
    test_first();
    test_heads();
    test_before();
    test_limits();
    test_room();
    gk_arena_free(&arena);
    return done();
}
