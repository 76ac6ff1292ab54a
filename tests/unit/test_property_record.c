/*
 * Random JSON, whole and broken, against jansson: a line is a record exactly when jansson reads
 * it, and then every value is the same, however one comes to it (the index, a walk, a pointer).
 *
 * Where jansson and we differ on purpose (jansson 2.14):
 *   jansson refuses  "\u0000" in a member's name; numbers too large for a double
 *   jansson accepts  a raw NUL behind a number or literal; 1025 to 2048 levels
 */
#include <jansson.h>

#include "random.h"
#include "record/value.h"
#include "scanned.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { CASES = 300000, LINES_OF_A_BLOCK = 40 };

static struct gk_arena arena;

/* ---- making lines */

static void put(struct gk_buffer *line, const char *text)
{
    if (gk_buffer_append(line, gk_bytes_of(text)) != GK_OK)
        exit(2);
}

static void put_blanks(struct gk_buffer *line)
{
    static const char *const blanks[] = { " ", "\t", "\r", "  ", " \t \r" };
    if (random_below(16) == 0)
        put(line, blanks[random_below(COUNT(blanks))]);
}

static void put_string(struct gk_buffer *line, unsigned longest)
{
    static const char *const pieces[] = {
        "a",
        "b",
        "c",
        " ",
        "标题",
        "公开",
        "\xF0\xA0\x80\x80",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u4e2d",
        "\\u0061",
        "\\u0000",
        "\\uD840\\uDC00",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "//",
        "\x7F",
        "é",
        "\\u6587\\u5B57\\u65e7",
        "text that is long enough to cross a border of sixty-four bytes",
    };
    put(line, "\"");
    for (unsigned n = random_below(longest + 1); n; n--)
        put(line, pieces[random_below(COUNT(pieces))]);
    put(line, "\"");
}

static void put_scalar(struct gk_buffer *line)
{
    static const char *const scalars[] = { "null",
                                           "true",
                                           "false",
                                           "0",
                                           "-0",
                                           "1",
                                           "-1",
                                           "12.50",
                                           "1e5",
                                           "2E-7",
                                           "-0.0e+1",
                                           "12345678901234567890",
                                           "0.1000000000000000055511151231257827",
                                           "1e400" };
    if (random_below(2))
        put_string(line, 6);
    else
        put(line, scalars[random_below(COUNT(scalars))]);
}

static void put_value(struct gk_buffer *line, unsigned levels);

static void put_object(struct gk_buffer *line, unsigned levels)
{
    put(line, "{");
    put_blanks(line);
    /* Now and then so many members that their names are sorted. */
    unsigned count = random_below(40) ? random_below(5) : random_below(50);
    for (unsigned i = 0; i < count; i++) {
        put(line, i ? "," : "");
        put_blanks(line);
        if (count > 5) {
            if (gk_buffer_print(line, "\"%u\"", random_below(400)) != GK_OK)
                exit(2);
        } else {
            put_string(line, 3);
        }
        put_blanks(line);
        put(line, ":");
        put_blanks(line);
        put_value(line, levels);
        put_blanks(line);
    }
    put(line, "}");
}

static void put_array(struct gk_buffer *line, unsigned levels)
{
    put(line, "[");
    put_blanks(line);
    for (unsigned i = 0, count = random_below(4); i < count; i++) {
        put(line, i ? "," : "");
        put_blanks(line);
        put_value(line, levels);
        put_blanks(line);
    }
    put(line, "]");
}

static void put_value(struct gk_buffer *line, unsigned levels)
{
    unsigned what = levels ? random_below(6) : 5;
    if (what == 0)
        put_array(line, levels - 1);
    else if (what < 3)
        put_object(line, levels - 1);
    else
        put_scalar(line);
}

/* One change of one place. */
static void mutate(struct gk_buffer *line)
{
    static const char bytes[] = "{}[],:\"\\ \t\r0123456789-+.eEutfnabc/'\0\x01\x1F\x7F\x80\xBF\xC3"
                                "\xE4\xED\xF0\xFF";
    uint32_t length = (uint32_t)line->length;
    uint32_t at = random_below(length + 1), count = random_below(6);
    char byte = bytes[random_below(sizeof bytes - 1)];
    switch (random_below(5)) {
    case 0:
        line->length = at; /* cut short */
        break;
    case 1: /* a piece left out */
        count = at + count > length ? length - at : count;
        memmove(line->at + at, line->at + at + count, length - at - count);
        line->length -= count;
        break;
    case 2: /* a piece twice */
        count = at + count > length ? length - at : count;
        if (gk_buffer_reserve(line, count) != GK_OK)
            exit(2);
        memmove(line->at + at + count, line->at + at, length - at);
        line->length += count;
        break;
    case 3: /* another byte */
        if (at < length)
            line->at[at] = byte;
        break;
    default: /* one byte more */
        if (gk_buffer_append_byte(line, byte) != GK_OK)
            exit(2);
        memmove(line->at + at + 1, line->at + at, length - at);
        line->at[at] = byte;
    }
}

static void make_line(struct gk_buffer *line)
{
    gk_buffer_clear(line);
    put_blanks(line);
    if (random_below(20))
        put_object(line, 3);
    else
        put_value(line, 3);
    put_blanks(line);
    for (unsigned n = random_below(2) * (1 + random_below(2)); n; n--)
        mutate(line);
}

/* ---- comparing values */

static bool same_value(const struct gk_record *r, struct gk_value ours, const json_t *theirs);

static bool same_number(const struct gk_record *r, struct gk_value ours, const json_t *theirs)
{
    /* What ends the number in the line ends it for strtod; the test runs in the C locale. */
    char *end;
    const char *start = r->line.at + ours.start;
    return json_is_number(theirs) && strtod(start, &end) == json_number_value(theirs) &&
           end == start + ours.length;
}

static bool same_array(const struct gk_record *r, struct gk_value ours, const json_t *theirs)
{
    struct gk_walk walk = { 0 };
    size_t count = 0;
    for (gk_walk_open(&walk, r, ours); gk_walk_next(&walk); count++)
        if (walk.index != count || !same_value(r, walk.member.value, json_array_get(theirs, count)))
            return false;
    return json_is_array(theirs) && count == json_array_size(theirs);
}

static bool same_object(const struct gk_record *r, struct gk_value ours, const json_t *theirs)
{
    struct gk_walk walk = { 0 };
    size_t count = 0;
    for (gk_walk_open(&walk, r, ours); gk_walk_next(&walk); count++) {
        struct gk_bytes name = gk_member_text(r, &walk.member, &arena);
        const json_t *value = json_object_getn(theirs, name.at, name.length);
        if (!value || !same_value(r, walk.member.value, value))
            return false;
    }
    return json_is_object(theirs) && count == json_object_size(theirs);
}

static bool same_value(const struct gk_record *r, struct gk_value ours, const json_t *theirs)
{
    switch ((enum gk_type)ours.type) {
    case GK_NULL:
        return json_is_null(theirs);
    case GK_FALSE:
        return json_is_false(theirs);
    case GK_TRUE:
        return json_is_true(theirs);
    case GK_NUMBER:
        return same_number(r, ours, theirs);
    case GK_STRING:
        return json_is_string(theirs) &&
               gk_bytes_equal(
                   gk_value_text(r, ours, &arena),
                   (struct gk_bytes){ json_string_value(theirs), json_string_length(theirs) });
    case GK_ARRAY:
        return same_array(r, ours, theirs);
    default:
        return same_object(r, ours, theirs);
    }
}

/* ---- the index against walks and pointers */

/* A way down from the record: which members the index must hold, and pointers that lead there. */
struct descent {
    const struct gk_record *record;
    struct gk_buffer pointer;
    unsigned depth;  /* of the index */
    uint32_t passed; /* members of the index */
    bool good;
};

static bool same_span(struct gk_value a, struct gk_value b)
{
    return a.start == b.start && a.length == b.length && a.type == b.type && a.escaped == b.escaped;
}

static void descend(struct descent *d, struct gk_value value, unsigned level)
{
    struct gk_walk walk = { 0 };
    struct gk_value found;
    if (!gk_value_at(d->record, gk_buffer_bytes(&d->pointer), &found) || !same_span(found, value))
        d->good = false;
    if (value.type != GK_OBJECT && value.type != GK_ARRAY)
        return;
    size_t length = d->pointer.length;
    for (gk_walk_open(&walk, d->record, value); gk_walk_next(&walk);) {
        if (walk.object && level <= d->depth) {
            const struct gk_member *m = &d->record->members[d->passed++];
            d->good = d->good && d->passed <= d->record->member_count &&
                      m->name == walk.member.name && m->name_length == walk.member.name_length &&
                      m->name_escaped == walk.member.name_escaped && m->depth == level &&
                      same_span(m->value, walk.member.value);
        }
        struct gk_bytes name = gk_member_text(d->record, &walk.member, &arena);
        if (walk.object ? gk_pointer_append(&d->pointer, name) != GK_OK
                        : gk_buffer_print(&d->pointer, "/%u", walk.index) != GK_OK)
            exit(2);
        if (d->good)
            descend(d, walk.member.value, level + 1);
        d->pointer.length = length;
    }
}

static bool index_agrees(const struct gk_record *record, unsigned depth)
{
    struct descent d = { .record = record, .depth = depth, .good = true };
    descend(&d, record->value, 1);
    gk_buffer_free(&d.pointer);
    return d.good && d.passed == record->member_count;
}

/* ---- the properties */

static bool agrees_with_jansson(struct scanned *s, struct gk_bytes line)
{
    json_error_t error;
    json_t *theirs = json_loadb(line.at, line.length,
                                JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY |
                                    JSON_DECODE_INT_AS_REAL,
                                &error);
    bool good;
    if (s->kind == GK_LINE_RECORD && theirs)
        good = same_value(&s->record, s->record.value, theirs);
    else if (s->kind == GK_LINE_RECORD)
        good = json_error_code(&error) == json_error_numeric_overflow ||
               json_error_code(&error) == json_error_null_byte_in_key;
    else
        good = !theirs || memchr(line.at, 0, line.length) != NULL;
    json_decref(theirs);
    return good;
}

static void show(const char *what, struct gk_bytes line)
{
    printf("# %s: ", what);
    for (size_t i = 0; i < line.length; i++)
        if (line.at[i] >= ' ' && line.at[i] < 0x7F)
            putchar(line.at[i]);
        else
            printf("<%02X>", (unsigned char)line.at[i]);
    putchar('\n');
}

static void test_against_jansson(void)
{
    struct scanned s = { .scanner = { .any_value = true } };
    struct gk_buffer line = { 0 };
    unsigned records = 0, values_wrong = 0, index_wrong = 0, reading_wrong = 0;
    for (unsigned i = 0; i < CASES; i++) {
        make_line(&line);
        s.scanner.index_depth = 1 + i % 4;
        scanned_line(&s, gk_buffer_bytes(&line));
        records += s.kind == GK_LINE_RECORD;
        if (!agrees_with_jansson(&s, gk_buffer_bytes(&line)) && values_wrong++ < 5)
            show("differs", gk_buffer_bytes(&line));
        if (s.kind == GK_LINE_RECORD && i % 8 < 4 && !index_agrees(&s.record, 1 + i % 4) &&
            index_wrong++ < 5)
            show("index", gk_buffer_bytes(&line));
        reading_wrong += s.kind == GK_LINE_FAULT && s.fault.place > line.length;
        gk_arena_reset(&arena);
    }
    is_int(values_wrong, 0, "%u lines are read as jansson reads them", CASES);
    is_int(index_wrong, 0, "the index, walks and pointers lead to the same values");
    is_int(reading_wrong, 0, "a fault is at a place of its line");
    ok(records > CASES / 4 && records < CASES / 4 * 3, "%u of them are whole", records);
    gk_buffer_free(&line);
    scanned_free(&s);
}

/* The kind, fault, members and fields are the same. */
static bool same_reading(const struct scanned *a, const struct scanned *b)
{
    if (a->kind != b->kind || !gk_bytes_equal(a->record.line, b->record.line))
        return false;
    if (a->kind == GK_LINE_FAULT)
        return a->fault.rule == b->fault.rule && a->fault.place == b->fault.place &&
               a->fault.expected == b->fault.expected;
    if (a->kind == GK_LINE_BLANK)
        return true;
    bool same = a->record.member_count == b->record.member_count &&
                a->record.twice == b->record.twice &&
                memcmp(a->record.field, b->record.field, sizeof a->record.field) == 0;
    for (uint32_t i = 0; same && i < a->record.member_count; i++) {
        const struct gk_member *m = &a->record.members[i], *n = &b->record.members[i];
        same = m->name == n->name && m->name_length == n->name_length &&
               m->name_escaped == n->name_escaped && m->depth == n->depth &&
               same_span(m->value, n->value);
    }
    return same;
}

/* Lines that follow each other in one block, and each of them alone. */
static void test_blocks(void)
{
    static struct gk_field_names fields;
    if (gk_field_names_open(&fields) != GK_OK)
        exit(2);
    struct scanned together = { .scanner = { .fields = &fields } };
    struct gk_buffer line = { 0 }, block = { 0 };
    unsigned wrong = 0;
    for (unsigned turn = 0; turn < 1500; turn++) {
        size_t ends[LINES_OF_A_BLOCK], start = 0;
        gk_buffer_clear(&block);
        for (unsigned i = 0; i < LINES_OF_A_BLOCK; i++) {
            if (i == 0 || random_below(3)) /* else the same line again */
                make_line(&line);
            if (gk_buffer_append(&block, gk_buffer_bytes(&line)) != GK_OK ||
                gk_buffer_append_byte(&block, '\n') != GK_OK)
                exit(2);
            ends[i] = block.length;
        }
        scanned_block(&together, gk_buffer_bytes(&block));
        for (unsigned i = 0; i < LINES_OF_A_BLOCK; start = ends[i++]) {
            struct scanned alone = { .scanner = { .fields = &fields } };
            scanned_line(&alone, (struct gk_bytes){ block.at + start, ends[i] - start - 1 });
            wrong += !scanned_next(&together) || together.offset != ends[i] ||
                     !same_reading(&together, &alone);
            scanned_free(&alone);
        }
        wrong += scanned_next(&together);
    }
    is_int(wrong, 0, "60,000 lines are read the same in blocks and alone");
    gk_buffer_free(&line);
    gk_buffer_free(&block);
    scanned_free(&together);
    gk_field_names_close(&fields);
}

int main(void)
{
    test_against_jansson();
    test_blocks();
    gk_arena_free(&arena);
    return done();
}
