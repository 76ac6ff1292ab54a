/*
 * fuzz_reader.c - the reader of records against itself and against jansson.
 *
 * The first byte chooses how to read; the rest is a block of lines. Whatever the bytes:
 *
 *   - nothing is touched outside them, and the lines given back are the block, without a gap but
 *     byte order marks before a line;
 *   - every way of looking (portable, vector) gives the same lines, kinds and faults;
 *   - a line is a record exactly if jansson says so, save where tests/fuzz/README names a
 *     deviation of jansson's; strings have the same text;
 *   - an annotated record is a record, and annotating it again changes nothing;
 *   - a record stays one when members are dropped;
 *   - rows of a table end where they are said to, hold their cells, and read the same once their
 *     cells have been written as a table (CSV and TSV; rows that end in LF and in CR).
 */
#include <jansson.h>

#include "record/annotate.h"
#include "record/scan.h"
#include "record/value.h"
#include "run/form/record_cell.h"
#include "run/input/table/cells.h"
#include "run/input/table/guard.h"

/* A failed expectation is a crash, which the fuzzer keeps. */
static void expect(bool good)
{
    if (!good)
        __builtin_trap();
}

static bool parse(struct gk_scanner *scanner, struct gk_bytes block, struct gk_record *record)
{
    size_t offset = 0;
    enum gk_line_kind kind;
    struct gk_fault fault;
    expect(gk_scan_block(scanner, block) == GK_OK);
    expect(gk_scan_line(scanner, &offset, &kind, record, &fault) == GK_OK);
    return kind == GK_LINE_RECORD && offset == block.length;
}

/* A line, alone in a buffer with its line feed. */
static struct gk_bytes alone(struct gk_buffer *buffer, struct gk_bytes line)
{
    gk_buffer_clear(buffer);
    expect(gk_buffer_append(buffer, line) == GK_OK);
    expect(gk_buffer_append_byte(buffer, '\n') == GK_OK);
    expect(gk_buffer_reserve(buffer, GK_BUFFER_PADDING) == GK_OK);
    return gk_buffer_bytes(buffer);
}

/* What jansson refuses and RFC 8259 does not. */
static bool refused_by_jansson_alone(const json_error_t *error)
{
    enum json_error_code code = json_error_code(error);
    return code == json_error_numeric_overflow || code == json_error_null_byte_in_key ||
           code == json_error_null_character;
}

/* What jansson takes and we do not: a raw NUL behind a number or literal, more than 1024 levels,
 * half a surrogate pair never. */
static bool taken_by_jansson_alone(struct gk_bytes line, const struct gk_fault *fault)
{
    return memchr(line.at, 0, line.length) != NULL || fault->rule == GK_RULE_JSON_DEPTH;
}

static void compare_text(const struct gk_record *record, struct gk_value value,
                         const json_t *theirs, struct gk_arena *arena)
{
    struct gk_bytes text = gk_value_text(record, value, arena);
    struct gk_bytes other = { json_string_value(theirs), json_string_length(theirs) };
    expect(text.at != NULL && gk_bytes_equal(text, other));
    uint32_t before = value.start;
    for (size_t i = 0; i <= text.length; i++) {
        if (i < text.length && ((unsigned char)text.at[i] & 0xC0) == 0x80)
            continue;
        uint32_t source = gk_value_source(record, value, i);
        expect(source > before && source < value.start + value.length);
        before = source;
    }
    expect(before == value.start + value.length - 1);
}

static void compare_members(const struct gk_record *record, const json_t *theirs,
                            struct gk_arena *arena)
{
    size_t count = 0;
    for (uint32_t i = 0; i < record->member_count; i++) {
        const struct gk_member *member = &record->members[i];
        expect(member->value.start + member->value.length <= record->line.length);
        expect(member->name + member->name_length < member->value.start);
        if (member->depth != 1)
            continue;
        count++;
        struct gk_bytes name = gk_member_text(record, member, arena);
        const json_t *value = json_object_getn(theirs, name.at, name.length);
        expect(value != NULL);
        expect(json_is_string(value) == (member->value.type == GK_STRING));
        if (json_is_string(value))
            compare_text(record, member->value, value, arena);
    }
    expect(count == json_object_size(theirs));
}

static void compare(const struct gk_scanner *scanner, enum gk_line_kind kind,
                    const struct gk_record *record, const struct gk_fault *fault,
                    struct gk_arena *arena)
{
    json_error_t error;
    size_t flags =
        JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL | JSON_DECODE_ANY;
    json_t *theirs = json_loadb(record->line.at, record->line.length, flags, &error);
    if (kind == GK_LINE_RECORD) {
        expect(theirs != NULL || refused_by_jansson_alone(&error));
        if (json_is_object(theirs))
            compare_members(record, theirs, arena);
    } else if (theirs != NULL) {
        expect(taken_by_jansson_alone(record->line, fault) ||
               (!scanner->any_value && !json_is_object(theirs)));
    }
    json_decref(theirs);
}

static bool annotate(const struct gk_record *record, struct gk_arena *arena, struct gk_buffer *out)
{
    struct gk_edits edits = { 0 };
    bool foreign;
    const struct gk_part part = { GK_BYTES("redact"), GK_BYTES("{\"a\":[1]}") };
    expect(gk_annotate(&edits, arena, record, &part, 1, record->member_count > 0, &foreign) ==
           GK_OK);
    gk_buffer_clear(out);
    expect(gk_edits_apply(&edits, record->line, out) == GK_OK);
    expect(!foreign || gk_bytes_equal(gk_buffer_bytes(out), record->line));
    return !foreign;
}

static void try_annotating(const struct gk_record *record, struct gk_arena *arena)
{
    struct gk_buffer once = { 0 }, twice = { 0 }, block = { 0 };
    struct gk_scanner scanner = { .index_depth = 1 };
    struct gk_record again;
    if (annotate(record, arena, &once)) {
        expect(parse(&scanner, alone(&block, gk_buffer_bytes(&once)), &again));
        expect(annotate(&again, arena, &twice));
        expect(gk_bytes_equal(gk_buffer_bytes(&once), gk_buffer_bytes(&twice)));
    }
    gk_scanner_free(&scanner);
    gk_buffer_free(&once);
    gk_buffer_free(&twice);
    gk_buffer_free(&block);
}

/* Drops the members whose number has a bit in `choice`. */
static void try_dropping(const struct gk_record *record, unsigned choice, struct gk_arena *arena)
{
    struct gk_edits edits = { 0 };
    struct gk_buffer out = { 0 }, block = { 0 };
    struct gk_scanner scanner = { .index_depth = 1 };
    struct gk_record left;
    bool *drop = gk_arena_array(arena, record->member_count + 1, sizeof *drop);
    bool any_left;
    size_t expected = 0, got = 0;
    expect(drop != NULL);
    for (uint32_t i = 0; i < record->member_count; i++) {
        drop[i] = record->members[i].depth == 1 && (choice >> (i % 8) & 1);
        expected += record->members[i].depth == 1 && !drop[i];
    }
    expect(gk_edit_drop_members(&edits, arena, record, drop, &any_left) == GK_OK);
    expect(gk_edits_apply(&edits, record->line, &out) == GK_OK);
    expect(any_left == (expected > 0));
    expect(parse(&scanner, alone(&block, gk_buffer_bytes(&out)), &left));
    for (uint32_t i = 0; i < left.member_count; i++)
        got += left.members[i].depth == 1;
    expect(got == expected);
    gk_scanner_free(&scanner);
    gk_buffer_free(&out);
    gk_buffer_free(&block);
}

/* Where the line that begins at `at` begins without the byte order marks before it. */
static size_t behind_marks(struct gk_bytes block, size_t at)
{
    while (block.length - at >= 3 && memcmp(block.at + at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    return at;
}

/* Reads the block in one way; `sum` tells apart what came of it. */
static void read_all(struct gk_scanner *scanner, struct gk_bytes block, bool thorough,
                     uint64_t *sum)
{
    struct gk_arena arena = { 0 };
    size_t offset = 0, before = 0;
    enum gk_line_kind kind;
    struct gk_record record;
    struct gk_fault fault = { 0 };
    enum gk_status status;
    *sum = 0;
    expect(gk_scan_block(scanner, block) == GK_OK);
    while ((status = gk_scan_line(scanner, &offset, &kind, &record, &fault)) == GK_OK) {
        expect(offset > before && block.at[offset - 1] == '\n');
        before = behind_marks(block, before);
        *sum = *sum * 31 + (uint64_t)kind;
        if (kind == GK_LINE_FAULT) {
            expect(fault.place <= offset - 1 - before);
            *sum = *sum * 31 + fault.place * 64u + (uint64_t)fault.rule;
        } else if (kind == GK_LINE_RECORD) {
            *sum = *sum * 31 + record.member_count;
        }
        if (thorough && kind != GK_LINE_BLANK) {
            expect(record.line.at == block.at + before);
            compare(scanner, kind, &record, &fault, &arena);
        }
        before = offset;
        gk_arena_reset(&arena);
    }
    expect(status == GK_END && offset == block.length);
    gk_arena_free(&arena);
}

/* Edits of each record, read alone: the scanner of a block has only one record at a time. */
static void edit_all(struct gk_bytes block, unsigned choice)
{
    struct gk_arena arena = { 0 };
    struct gk_buffer one = { 0 };
    struct gk_scanner scanner = { .index_depth = 1 + (choice >> 6) };
    struct gk_record record;
    while (block.length) {
        size_t length = (size_t)((const char *)memchr(block.at, '\n', block.length) - block.at);
        if (parse(&scanner, alone(&one, (struct gk_bytes){ block.at, length }), &record)) {
            try_annotating(&record, &arena);
            try_dropping(&record, choice, &arena);
        }
        block.at += length + 1;
        block.length -= length + 1;
        gk_arena_reset(&arena);
    }
    gk_scanner_free(&scanner);
    gk_buffer_free(&one);
    gk_arena_free(&arena);
}

/* ---- rows of tables */

/* What a reader makes of the cell. */
static struct gk_bytes said(struct gk_buffer *buffer, const struct gk_table_cell *cell)
{
    gk_buffer_clear(buffer);
    expect(gk_table_cell_append(buffer, cell) == GK_OK);
    return gk_guard_off(gk_buffer_bytes(buffer));
}

/* Writes the row's cells, reads them again, and compares. */
static void write_row(const struct gk_table_cells *cells, char separator)
{
    const struct gk_cell_style style = { .separator = separator };
    struct gk_buffer text = { 0 }, one = { 0 }, other = { 0 };
    struct gk_table_cells again = { 0 };
    for (size_t i = 0; i < cells->count; i++)
        expect(gk_record_cell_append(&text, i > 0, said(&one, gk_table_cells_at(cells, i)),
                                     &style) == GK_OK);
    expect(gk_buffer_append(&text, GK_BYTES("\r\n")) == GK_OK);
    expect(gk_table_cells_read(&again, gk_buffer_bytes(&text), separator, '\n') == GK_OK);
    expect(again.length == text.length && !again.undoubled && again.count == cells->count);
    for (size_t i = 0; i < cells->count; i++)
        expect(gk_bytes_equal(said(&one, gk_table_cells_at(cells, i)),
                              said(&other, gk_table_cells_at(&again, i))));
    gk_table_cells_free(&again);
    gk_buffer_free(&text);
    gk_buffer_free(&one);
    gk_buffer_free(&other);
}

static void read_rows(struct gk_bytes text, char separator, char end)
{
    struct gk_table_cells cells = { 0 };
    while (text.length && gk_table_cells_read(&cells, text, separator, end) == GK_OK) {
        const char *from = text.at;
        expect(cells.length && cells.length <= text.length && text.at[cells.length - 1] == end);
        expect(cells.count > 0 && cells.lines > 0);
        for (size_t i = 0; i < cells.count; i++) {
            const struct gk_table_cell *cell = gk_table_cells_at(&cells, i);
            expect(cell->text.at >= from &&
                   cell->text.at + cell->text.length < text.at + cells.length);
            from = cell->text.at + cell->text.length;
        }
        if (end == '\n' && !cells.undoubled)
            write_row(&cells, separator);
        text.at += cells.length;
        text.length -= cells.length;
    }
    gk_table_cells_free(&cells);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const ways[] = { "portable", "sse2", "avx2", "neon" };
    struct gk_buffer buffer = { 0 };
    struct gk_field_names fields = { 0 };
    uint64_t sum, first;
    if (size == 0)
        return 0;
    unsigned choice = data[0];
    const char *best = gk_structure_way();
    struct gk_bytes block = alone(&buffer, (struct gk_bytes){ (const char *)data + 1, size - 1 });
    struct gk_scanner scanner = { .any_value = choice & 1, .index_depth = choice >> 1 & 7 };
    if (choice & 16) {
        expect(gk_field_names_open(&fields) == GK_OK);
        scanner.fields = &fields;
    }
    read_all(&scanner, block, true, &first);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (gk_structure_choose(ways[i])) {
            read_all(&scanner, block, false, &sum);
            expect(sum == first);
        }
    expect(gk_structure_choose(best));
    edit_all(block, choice);
    read_rows(block, choice & 32 ? ',' : '\t', '\n');
    read_rows(block, choice & 32 ? ';' : ',', '\r');
    gk_scanner_free(&scanner);
    gk_field_names_close(&fields);
    gk_buffer_free(&buffer);
    return 0;
}
