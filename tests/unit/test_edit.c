/* Edits of a record's bytes against plain copying, and members dropped in every combination. */
#include "base/memory.h"
#include "random.h"
#include "record/edit.h"
#include "scanned.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct gk_arena arena;

static void add(struct gk_edits *edits, uint32_t start, uint32_t end, const char *text)
{
    if (gk_edit_add(edits, &arena, start, end, gk_bytes_of(text)) != GK_OK)
        exit(2);
}

/* Applies and forgets the edits. */
static void is_edited(struct gk_edits *edits, const char *line, const char *expected,
                      const char *what)
{
    struct gk_buffer out = { 0 };
    bool good = gk_edits_apply(edits, gk_bytes_of(line), &out) == GK_OK;
    is_text(good ? gk_buffer_bytes(&out) : GK_BYTES("refused"), expected, "%s", what);
    gk_buffer_free(&out);
    gk_arena_reset(&arena);
    *edits = (struct gk_edits){ 0 };
}

static void test_few(void)
{
    struct gk_edits edits = { 0 };
    is_edited(&edits, "0123456789", "0123456789", "no edit changes nothing");
    is_edited(&edits, "", "", "of nothing neither");
    add(&edits, 2, 4, "ab");
    is_edited(&edits, "0123456789", "01ab456789", "one that replaces");
    add(&edits, 0, 10, "");
    is_edited(&edits, "0123456789", "", "one that takes all away");
    add(&edits, 0, 0, "<");
    add(&edits, 10, 10, ">");
    is_edited(&edits, "0123456789", "<0123456789>", "two that put in, at the ends");
    add(&edits, 5, 5, "a");
    add(&edits, 5, 5, "b");
    add(&edits, 5, 6, "c");
    is_edited(&edits, "0123456789", "01234abc6789", "at one place in the order they were added");
    add(&edits, 8, 9, "z");
    add(&edits, 1, 2, "a");
    add(&edits, 4, 5, "m");
    add(&edits, 2, 4, "");
    is_edited(&edits, "0123456789", "0am567z9", "side by side, from behind");
}

/* Edits that do not overlap, in a random order, against a copy with the pieces put together. */
static bool random_edits_agree(void)
{
    static const char *const texts[] = { "", "x", "yy", "中文" };
    struct gk_edits edits = { 0 };
    struct gk_buffer out = { 0 };
    char line[64], expected[512];
    uint32_t starts[32], ends[32], order[32];
    const char *text[32];
    uint32_t length = random_below(sizeof line), at = 0, count = 0;
    size_t wanted = 0;
    for (uint32_t i = 0; i < length; i++)
        line[i] = (char)('a' + random_below(26));
    while (count < 32 && at < length) {
        uint32_t start = at + random_below(6), end = start + random_below(5);
        if (end > length || (count && start == starts[count - 1]))
            break;
        memcpy(expected + wanted, line + at, start - at);
        wanted += start - at;
        text[count] = texts[random_below(4)];
        memcpy(expected + wanted, text[count], strlen(text[count]));
        wanted += strlen(text[count]);
        starts[count] = start;
        ends[count] = at = end;
        order[count] = count;
        count++;
    }
    memcpy(expected + wanted, line + at, length - at);
    wanted += length - at;
    for (uint32_t i = count; i > 1; i--) {
        uint32_t other = random_below(i), swapped = order[i - 1];
        order[i - 1] = order[other];
        order[other] = swapped;
    }
    for (uint32_t i = 0; i < count; i++)
        add(&edits, starts[order[i]], ends[order[i]], text[order[i]]);
    bool good = gk_edits_apply(&edits, (struct gk_bytes){ line, length }, &out) == GK_OK &&
                gk_bytes_equal(gk_buffer_bytes(&out), (struct gk_bytes){ expected, wanted });
    gk_buffer_free(&out);
    gk_arena_reset(&arena);
    return good;
}

static void test_random(void)
{
    unsigned wrong = 0;
    for (unsigned i = 0; i < 100000; i++)
        wrong += !random_edits_agree();
    is_int(wrong, 0, "random edits in random order, 100,000 lines");
}

/* Whatever overlaps, memory stays whole: at worst the edits are refused. */
static void test_overlaps(void)
{
    unsigned wrong = 0;
    for (unsigned i = 0; i < 50000; i++) {
        struct gk_edits edits = { 0 };
        struct gk_buffer out = { 0 };
        for (unsigned n = random_below(6); n; n--) {
            uint32_t start = random_below(21), end = start + random_below(21 - start);
            add(&edits, start, end, "<>");
        }
        enum gk_status status = gk_edits_apply(&edits, GK_BYTES("01234567890123456789"), &out);
        wrong += status != GK_OK && status != GK_NO_MEMORY;
        wrong += out.length > 20 + 6 * 2;
        gk_buffer_free(&out);
        gk_arena_reset(&arena);
    }
    is_int(wrong, 0, "edits that overlap damage nothing");
}

/* ---- members dropped */

static const char *const records[] = {
    "{\"a\":1}",
    "{\"a\":1,\"b\":2}",
    "{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6}",
    " { \"a\" : 1 , \"b\" : { \"x\" : 1 , \"y\" : [ 1 ] } ,\t\"c\"\t: \"}\" ,\r\"d\" : [ ] } \t\r",
    "{\"a\":{\"x\":1,\"y\":{\"z\":2}},\"b\":[{\"x\":1}],\"c\":{},\"\\u0064\":\"\\\"\",\"\":null}",
    "{}",
    "{ }",
};

/*
 * The plain way: what stands before the first member, each member that stays, between two of
 * them what stands before the second, and what stands behind the last member.
 */
static void drop_plainly(const struct gk_record *r, const bool *drop, struct gk_buffer *out)
{
    uint32_t before = r->value.start + 1, behind = r->value.start + 1;
    bool first = true;
    struct gk_bytes head = { r->line.at, r->value.start + 1 };
    for (uint32_t i = 0; i < r->member_count; i++) {
        const struct gk_member *m = &r->members[i];
        if (m->depth != 1)
            continue;
        before = behind;
        behind = m->value.start + m->value.length;
        if (before == r->value.start + 1) /* blanks behind the brace are no part of a member */
            head.length = m->name - 1;
        uint32_t start = first ? m->name - 1 : before;
        if (drop[i])
            continue;
        if (first && gk_buffer_append(out, head) != GK_OK)
            exit(2);
        if (gk_buffer_append(out, (struct gk_bytes){ r->line.at + start, behind - start }) != GK_OK)
            exit(2);
        first = false;
    }
    if ((first && gk_buffer_append(out, head) != GK_OK) ||
        gk_buffer_append(out, (struct gk_bytes){ r->line.at + behind, r->line.length - behind }) !=
            GK_OK)
        exit(2);
}

/* Is `line` a record of the members of `r` that were not dropped, as they stood? */
static bool keeps_the_others(const struct gk_record *r, unsigned depth, const bool *drop,
                             struct gk_bytes line, bool left)
{
    struct scanned s = { .scanner = { .index_depth = depth } };
    uint32_t k = 0;
    bool good = scanned_line(&s, line) == GK_LINE_RECORD, dropping = false;
    for (uint32_t i = 0; good && i < r->member_count; i++) {
        const struct gk_member *m = &r->members[i];
        dropping = m->depth == 1 ? drop[i] : dropping;
        if (dropping)
            continue;
        const struct gk_member *same = &s.record.members[k++];
        good = k <= s.record.member_count &&
               gk_bytes_equal(gk_member_name(r, m), gk_member_name(&s.record, same)) &&
               gk_bytes_equal(gk_record_raw(r, m->value), gk_record_raw(&s.record, same->value));
    }
    good = good && k == s.record.member_count && left == (k > 0);
    scanned_free(&s);
    return good;
}

/* The top-level members whose number has its bit in `choice` are dropped. */
static bool drops(const struct gk_record *r, unsigned depth, unsigned choice)
{
    struct gk_edits edits = { 0 };
    struct gk_buffer out = { 0 }, plain = { 0 };
    bool drop[64] = { false }, left;
    unsigned top = 0;
    for (uint32_t i = 0; i < r->member_count; i++)
        if (r->members[i].depth == 1)
            drop[i] = choice >> top++ & 1;
        else
            drop[i] = choice & 1; /* has no meaning below the top */
    if (gk_edit_drop_members(&edits, &arena, r, drop, &left) != GK_OK ||
        gk_edits_apply(&edits, r->line, &out) != GK_OK)
        return false;
    drop_plainly(r, drop, &plain);
    bool good = gk_bytes_equal(gk_buffer_bytes(&out), gk_buffer_bytes(&plain)) &&
                keeps_the_others(r, depth, drop, gk_buffer_bytes(&out), left);
    gk_buffer_free(&out);
    gk_buffer_free(&plain);
    gk_arena_reset(&arena);
    return good;
}

static void test_drop(void)
{
    for (size_t i = 0; i < COUNT(records); i++)
        for (unsigned depth = 1; depth <= 3; depth += 2) {
            struct scanned s = { .scanner = { .index_depth = depth } };
            unsigned wrong = 0, top = 0;
            if (scanned_line(&s, gk_bytes_of(records[i])) != GK_LINE_RECORD)
                exit(2);
            for (uint32_t m = 0; m < s.record.member_count; m++)
                top += s.record.members[m].depth == 1;
            for (unsigned choice = 0; choice < 1u << top; choice++)
                wrong += !drops(&s.record, depth, choice);
            is_int(wrong, 0, "record %zu: any of %u members dropped, index of depth %u", i, top,
                   depth);
            scanned_free(&s);
        }
}

static void test_drop_exactly(void)
{
    struct scanned s = { 0 };
    struct gk_edits edits = { 0 };
    static const char line[] = "{ \"a\" : 1 , \"b\" : 2 , \"c\" : 3 }";
    static const struct {
        bool drop[3];
        const char *expected;
    } cases[] = {
        { { true, false, false }, "{ \"b\" : 2 , \"c\" : 3 }" },
        { { false, true, false }, "{ \"a\" : 1 , \"c\" : 3 }" },
        { { false, false, true }, "{ \"a\" : 1 , \"b\" : 2 }" },
        { { true, true, false }, "{ \"c\" : 3 }" },
        { { true, false, true }, "{ \"b\" : 2 }" },
        { { false, true, true }, "{ \"a\" : 1 }" },
        { { true, true, true }, "{  }" },
    };
    if (scanned_line(&s, gk_bytes_of(line)) != GK_LINE_RECORD)
        exit(2);
    for (size_t i = 0; i < COUNT(cases); i++) {
        bool left;
        if (gk_edit_drop_members(&edits, &arena, &s.record, cases[i].drop, &left) != GK_OK)
            exit(2);
        ok(left == (i < 6), "whether a member is left");
        is_edited(&edits, line, cases[i].expected, "the others stand as they stood");
    }
    scanned_free(&s);
}

/* What is edited inside a member that is dropped falls away with it. */
static void test_edit_inside_dropped(void)
{
    struct scanned s = { 0 };
    unsigned wrong = 0;
    static const char line[] = "{\"aa\":\"1234\",\"bb\":\"5678\",\"cc\":\"9012\"}";
    if (scanned_line(&s, gk_bytes_of(line)) != GK_LINE_RECORD)
        exit(2);
    for (unsigned i = 0; i < 8 * 3 * 3; i++) {
        bool drop[3] = { i & 1, i & 2, i & 4 }, left;
        const struct gk_member *m = &s.record.members[i / 8 % 3];
        /* in the text, the text whole, or the value with its quotation marks */
        uint32_t wider = i / 24, start = m->value.start + 2 - wider;
        uint32_t end = start + 2 + 2 * wider;
        struct gk_edits edits = { 0 }, plain = { 0 };
        struct gk_buffer out = { 0 }, expected = { 0 };
        add(&edits, start, end, "**");
        if (!drop[i / 8 % 3])
            add(&plain, start, end, "**");
        if (gk_edit_drop_members(&edits, &arena, &s.record, drop, &left) != GK_OK ||
            gk_edit_drop_members(&plain, &arena, &s.record, drop, &left) != GK_OK ||
            gk_edits_apply(&plain, s.record.line, &expected) != GK_OK)
            exit(2);
        wrong += gk_edits_apply(&edits, s.record.line, &out) != GK_OK ||
                 !gk_bytes_equal(gk_buffer_bytes(&out), gk_buffer_bytes(&expected));
        gk_buffer_free(&out);
        gk_buffer_free(&expected);
        gk_arena_reset(&arena);
    }
    is_int(wrong, 0, "an edit inside a dropped member falls away, any other is done");
    scanned_free(&s);
}

static void test_no_memory(void)
{
    struct scanned s = { 0 };
    struct gk_edits edits = { 0 };
    struct gk_buffer out = { 0 };
    bool drop[2] = { true, false }, left;
    scanned_line(&s, GK_BYTES("{\"a\":1,\"b\":2}"));
    gk_arena_free(&arena);
    gk_memory_fail_at(1);
    ok(gk_edit_drop_members(&edits, &arena, &s.record, drop, &left) == GK_NO_MEMORY,
       "without memory no member is dropped");
    gk_memory_fail_at(1);
    ok(gk_edits_apply(&edits, s.record.line, &out) == GK_NO_MEMORY, "nor is anything written");
    gk_memory_fail_at(0);
    ok(gk_edits_apply(&edits, s.record.line, &out) == GK_OK, "and then it is");
    is_text(gk_buffer_bytes(&out), "{\"a\":1,\"b\":2}", "as it was");
    gk_buffer_free(&out);
    scanned_free(&s);
}

int main(void)
{
    test_few();
    test_random();
    test_overlaps();
    test_drop();
    test_drop_exactly();
    test_edit_inside_dropped();
    test_no_memory();
    gk_arena_free(&arena);
    return done();
}
