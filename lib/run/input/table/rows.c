#include "run/input/table/rows.h"

#include "base/utf8.h"
#include "record/writer.h"
#include "run/input/line.h"
#include "run/input/table/decoded.h"
#include "run/input/table/find.h"
#include "run/input/table/guard.h"
#include "run/input/table/role.h"
#include "run/input/table/stack.h"

void gk_rows_begin(struct gk_rows *rows, enum gk_encoding encoding, bool byte_order_mark)
{
    rows->separator = rows->asked;
    rows->end = '\n';
    rows->encoding = encoding;
    rows->byte_order_mark = byte_order_mark;
    rows->head = NULL;
    rows->separator_line = (struct gk_bytes){ NULL, 0 };
    rows->line = rows->row = 1;
    rows->started = rows->given_up = false;
    rows->behind_head = rows->behind_blank = false;
}

void gk_rows_free(struct gk_rows *rows)
{
    gk_decoder_close(&rows->decoder);
    gk_table_cells_free(&rows->cells);
    gk_buffer_free(&rows->raw);
    gk_buffer_free(&rows->text);
    gk_buffer_free(&rows->lines);
    gk_buffer_free(&rows->cell);
    gk_arena_free(&rows->scratch);
}

/* ---- a piece of the file */

/* What is being taken: the source, and the same as UTF-8. */
struct piece {
    struct gk_rows *rows;
    struct gk_batch *batch;
    struct gk_decoded source; /* how far it has been taken */
    struct gk_bytes text;     /* of the rest */
    bool at_end;
};

/* The next row, read into rows->cells. */
struct row {
    size_t text; /* bytes */
    struct gk_span raw;
    const struct gk_decoding *decoding;
};

static struct gk_batch_row place_of(const struct piece *piece, const struct row *row)
{
    return (struct gk_batch_row){ .line = piece->rows->line,
                                  .row = piece->rows->row,
                                  .start = row->raw.start,
                                  .length = row->raw.length };
}

static void pass_over(struct piece *piece, const struct row *row)
{
    piece->text.at += row->text;
    piece->text.length -= row->text;
    piece->rows->line += piece->rows->cells.lines;
    piece->rows->row++;
}

/* A line of nothing for the fault. */
static enum gk_status add_fault(struct piece *piece, const struct gk_batch_row *place,
                                const struct gk_row_fault *fault)
{
    struct gk_batch *batch = piece->batch;
    struct gk_batch_row row = *place;
    struct gk_row_fault *kept = gk_arena_allocate(&batch->arena, sizeof *kept);
    if (!kept)
        return GK_NO_MEMORY;
    *kept = *fault;
    row.fault = kept;
    if (!fault->decoding && gk_buffer_append_byte(&batch->bytes, '\n') != GK_OK)
        return GK_NO_MEMORY;
    return gk_batch_add_row(batch, &row);
}

static enum gk_status say(struct piece *piece, const struct row *row, enum gk_rule_id rule)
{
    struct gk_batch_row place = place_of(piece, row);
    return add_fault(piece, &place, &(struct gk_row_fault){ GK_ROW_SAID, .rule = rule });
}

static struct gk_bytes number_text(struct gk_arena *arena, uint64_t number)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    return gk_arena_copy(arena, (struct gk_bytes){ text, (size_t)length });
}

/* ---- records */

static enum gk_status append_cell(struct gk_rows *rows, struct gk_buffer *out,
                                  const struct gk_table_cell *cell)
{
    struct gk_bytes text = cell->text;
    if (cell->doubled) {
        gk_buffer_clear(&rows->cell);
        if (gk_table_cell_append(&rows->cell, cell) != GK_OK)
            return GK_NO_MEMORY;
        text = gk_buffer_bytes(&rows->cell);
    }
    return gk_json_append_string(out, gk_guard_off(text));
}

static enum gk_status append_record(struct gk_rows *rows, struct gk_buffer *out)
{
    const struct gk_table_head *head = rows->head;
    size_t count = rows->cells.count < head->count ? rows->cells.count : head->count;
    char before = '{';
    for (size_t i = 0; i < count; i++) {
        const struct gk_table_cell *cell = gk_table_cells_at(&rows->cells, i);
        if (!cell->text.length)
            continue;
        if (gk_buffer_append_byte(out, before) != GK_OK ||
            gk_buffer_append(out, head->columns[i].json) != GK_OK ||
            append_cell(rows, out, cell) != GK_OK)
            return GK_NO_MEMORY;
        before = ',';
    }
    return gk_buffer_append(out, before == '{' ? GK_BYTES("{}\n") : GK_BYTES("}\n"));
}

static enum gk_status take_record(struct piece *piece, const struct row *row)
{
    struct gk_batch_row place = place_of(piece, row);
    if (append_record(piece->rows, &piece->batch->bytes) != GK_OK)
        return GK_NO_MEMORY;
    if (!row->decoding)
        return gk_batch_add_row(piece->batch, &place);
    struct gk_bytes decoded = { piece->text.at, row->text };
    struct gk_row_fault fault = { .fate = GK_ROW_HELD,
                                  .rule = GK_RULE_JSON_ENCODING,
                                  .decoding = row->decoding,
                                  .decoded = gk_arena_copy(&piece->batch->arena, decoded) };
    return fault.decoded.at ? add_fault(piece, &place, &fault) : GK_NO_MEMORY;
}

static struct gk_bytes pointer_to(struct gk_arena *arena, enum gk_field field)
{
    char text[64];
    int length = snprintf(text, sizeof text, "/%s", gk_field_name(field));
    return gk_arena_copy(arena, (struct gk_bytes){ text, (size_t)length });
}

/* A blank under 依申请公开 may be the rest of a merged cell. */
static enum gk_status hold_merged(struct piece *piece, const struct row *row, size_t column)
{
    struct gk_batch_row place = place_of(piece, row);
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_TABLE_MERGED };
    fault.arguments[0] = piece->rows->head->columns[column - 1].name;
    fault.pointer = pointer_to(&piece->batch->arena, piece->rows->head->columns[column - 1].field);
    if (!fault.pointer.at)
        return GK_NO_MEMORY;
    return add_fault(piece, &place, &fault);
}

static enum gk_status hold_surplus(struct piece *piece, const struct row *row)
{
    struct gk_arena *arena = &piece->batch->arena;
    struct gk_batch_row place = place_of(piece, row);
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_TABLE_SURPLUS };
    fault.arguments[0] = number_text(arena, piece->rows->cells.count);
    fault.arguments[1] = number_text(arena, piece->rows->head->count);
    return fault.arguments[0].at && fault.arguments[1].at ? add_fault(piece, &place, &fault)
                                                          : GK_NO_MEMORY;
}

static uint64_t column_of(struct gk_bytes text, size_t at)
{
    const char *start = gk_bytes_find_last((struct gk_bytes){ text.at, at }, '\n');
    start = start ? start + 1 : text.at;
    return gk_utf8_count((struct gk_bytes){ start, (size_t)(text.at + at - start) }) + 1;
}

static enum gk_status hold_undoubled(struct piece *piece, const struct row *row)
{
    struct gk_batch_row place = place_of(piece, row);
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_TABLE_UNDOUBLED };
    size_t at = piece->rows->cells.undoubled_at;
    if (!memchr(piece->text.at, '\n', at))
        fault.column = column_of(piece->text, at);
    return add_fault(piece, &place, &fault);
}

/* ---- heads */

/* What a file of the table's rows begins with. */
static struct gk_bytes raw_head(const struct piece *piece, const struct row *row)
{
    const struct gk_rows *rows = piece->rows;
    struct gk_bytes mark = rows->byte_order_mark ? GK_BYTES("\xEF\xBB\xBF") : GK_BYTES("");
    struct gk_bytes raw = { piece->batch->source.at + row->raw.start, row->raw.length };
    struct gk_buffer text = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    if (gk_buffer_append(&text, mark) == GK_OK &&
        gk_buffer_append(&text, rows->separator_line) == GK_OK &&
        gk_buffer_append(&text, raw) == GK_OK)
        kept = gk_arena_copy(rows->arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return kept;
}

static struct gk_bytes column_names(const struct gk_rows *rows, struct gk_arena *arena)
{
    const struct gk_table_head *head = rows->head;
    const struct gk_bytes names[] = { head->columns[head->first].name,
                                      head->columns[head->second].name };
    size_t size = names[0].length + names[1].length + 48;
    char *text = gk_arena_allocate(arena, size);
    if (!text)
        return (struct gk_bytes){ NULL, 0 };
    int length = snprintf(text, size, "%s (%.*s, %.*s)", gk_field_name(head->twice),
                          (int)names[0].length, names[0].at, (int)names[1].length, names[1].at);
    return (struct gk_bytes){ text, (size_t)length };
}

/* These name the columns from here on. A head of which two columns stand for one field ends the
 * table. */
static enum gk_status take_head(struct piece *piece, const struct row *row,
                                const struct gk_table_cells *names)
{
    struct gk_rows *rows = piece->rows;
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_FIELD_TWICE };
    rows->head = gk_table_head_make(rows->words, names, rows->arena);
    if (!rows->head)
        return GK_NO_MEMORY;
    rows->head->raw = raw_head(piece, row);
    rows->behind_head = true;
    gk_merged_begin(&rows->merged, rows->head);
    rows->given_up = rows->head->twice != GK_FIELD_COUNT &&
                     rows->profile->severity[GK_RULE_FIELD_TWICE] != GK_OFF;
    if (!rows->head->raw.at || !rows->given_up)
        return rows->head->raw.at ? GK_OK : GK_NO_MEMORY;
    struct gk_batch_row place = place_of(piece, row);
    fault.arguments[0] = column_names(rows, &piece->batch->arena);
    return fault.arguments[0].at ? add_fault(piece, &place, &fault) : GK_NO_MEMORY;
}

/* What is given up is held to the end of the file, with the fault that was told. */
static enum gk_status follow(struct piece *piece, size_t start, size_t end)
{
    struct gk_batch_row place = { .line = piece->rows->line,
                                  .start = start,
                                  .length = end - start };
    if (start == end)
        return GK_OK;
    return add_fault(piece, &place, &(struct gk_row_fault){ .fate = GK_ROW_FOLLOWS });
}

enum gk_status gk_rows_give_up(struct gk_rows *rows, struct gk_batch *batch, size_t length,
                               const struct gk_row_fault *fault)
{
    struct piece piece = { .rows = rows, .batch = batch };
    struct gk_batch_row place = { .line = rows->line, .row = rows->row, .length = length };
    rows->given_up = true;
    return add_fault(&piece, &place, fault);
}

/* ---- row by row */

/* After an empty row a table of another head may begin: two tables of one sheet, or two files put
 * one behind the other. */
static enum gk_status is_new_head(struct gk_rows *rows, bool *yes)
{
    enum gk_head_kind kind = GK_NO_HEAD;
    size_t known;
    *yes = false;
    if (!rows->behind_blank)
        return GK_OK;
    enum gk_status status =
        gk_table_head_judge(rows->words, &rows->cells, &rows->scratch, &kind, &known);
    *yes = kind == GK_HEAD;
    return status;
}

static enum gk_status take_as(struct piece *piece, const struct row *row, enum gk_row_role role)
{
    static const enum gk_rule_id rules[] = { [GK_ROW_TOTAL] = GK_RULE_TABLE_TOTAL,
                                             [GK_ROW_NOTE] = GK_RULE_TABLE_NOTE,
                                             [GK_ROW_UNITS] = GK_RULE_TABLE_UNIT,
                                             [GK_ROW_HEAD] = GK_RULE_TABLE_HEAD_AGAIN };
    size_t merged;
    switch (role) {
    case GK_ROW_BLANK:
        gk_merged_part(&piece->rows->merged);
        piece->batch->blank++;
        return GK_OK;
    case GK_ROW_SURPLUS:
        return hold_surplus(piece, row);
    case GK_ROW_RECORD:
        merged = gk_merged_next(&piece->rows->merged, &piece->rows->cells);
        return merged ? hold_merged(piece, row, merged) : take_record(piece, row);
    default:
        return say(piece, row, rules[role]);
    }
}

/* Old programs of DOS end their files with this. */
static bool is_end_of_file(const struct gk_rows *rows)
{
    return rows->cells.count == 1 && !gk_table_cells_at(&rows->cells, 0)->quoted &&
           gk_bytes_equal(gk_table_cells_at(&rows->cells, 0)->text, GK_BYTES("\x1A"));
}

static enum gk_status take_row(struct piece *piece, const struct row *row)
{
    struct gk_rows *rows = piece->rows;
    enum gk_row_role role = GK_ROW_BLANK;
    bool behind_head = rows->behind_head, new_head;
    gk_arena_reset(&rows->scratch);
    if (rows->cells.undoubled) {
        rows->behind_head = rows->behind_blank = false;
        return hold_undoubled(piece, row);
    }
    if (!is_end_of_file(rows) && gk_row_role(rows->words, rows->head, &rows->cells, behind_head,
                                             &rows->scratch, &role) != GK_OK)
        return GK_NO_MEMORY;
    if (is_new_head(rows, &new_head) != GK_OK)
        return GK_NO_MEMORY;
    rows->behind_head = false;
    rows->behind_blank = role == GK_ROW_BLANK;
    if (!new_head || role == GK_ROW_HEAD)
        return take_as(piece, row, role);
    enum gk_status status = say(piece, row, GK_RULE_TABLE_HEAD_NEW);
    return status == GK_OK ? take_head(piece, row, &rows->cells) : status;
}

/* A byte order mark where files were put together belongs to no cell. */
static size_t mark_length(struct gk_bytes text)
{
    return gk_bytes_start_with(text, GK_BYTES("\xEF\xBB\xBF")) ? 3 : 0;
}

/* Cuts the next row; GK_END where it does not end here. */
static enum gk_status read_row(struct piece *piece, struct row *row)
{
    struct gk_rows *rows = piece->rows;
    size_t mark = mark_length(piece->text);
    struct gk_bytes text = { piece->text.at + mark, piece->text.length - mark };
    if (!text.length)
        return GK_END;
    enum gk_status status = gk_table_cells_read(&rows->cells, text, rows->separator, rows->end);
    if (status != GK_OK)
        return status;
    row->text = rows->cells.length + mark;
    gk_decoded_take(&piece->source, rows->cells.lines, row->text, &row->raw, &row->decoding);
    return GK_OK;
}

/* A row that the file ends in. */
static enum gk_status hold_open(struct piece *piece)
{
    struct gk_rows *rows = piece->rows;
    size_t open_at = rows->cells.open_at;
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_TABLE_QUOTE };
    struct gk_bytes before = { piece->text.at, open_at == SIZE_MAX ? 0 : open_at };
    const struct gk_span rest = gk_decoded_rest(&piece->source);
    fault.column = column_of(before, before.length);
    for (size_t i = 0; i < before.length; i++)
        rows->line += before.at[i] == rows->end;
    struct gk_batch_row place = {
        .line = rows->line, .row = rows->row, .start = rest.start, .length = rest.length
    };
    return add_fault(piece, &place, &fault);
}

static enum gk_status take_rows(struct piece *piece)
{
    enum gk_status status = GK_OK;
    struct row row = { 0 };
    piece->batch->head = piece->rows->head;
    while (status == GK_OK && !piece->rows->given_up) {
        if (piece->batch->head != piece->rows->head) {
            if (piece->batch->rows.length)
                break; /* what is held of one table and of the next is kept apart */
            piece->batch->head = piece->rows->head;
        }
        status = read_row(piece, &row);
        if (status != GK_OK)
            break;
        status = take_row(piece, &row);
        pass_over(piece, &row);
    }
    if (status == GK_END && piece->at_end && piece->text.length > mark_length(piece->text)) {
        status = hold_open(piece);
        gk_decoded_finish(&piece->source);
    }
    return status == GK_END ? GK_OK : status;
}

/* ---- the start of a file */

static enum gk_status say_above(struct piece *piece, const struct gk_found_head *found)
{
    struct row row = { 0 };
    for (size_t i = 0; i < found->above; i++) {
        enum gk_status status = read_row(piece, &row);
        bool blank = true;
        for (size_t k = 0; k < piece->rows->cells.count; k++)
            blank &= gk_table_is_blank(gk_table_cells_at(&piece->rows->cells, k));
        piece->batch->blank += blank;
        if (status == GK_OK && !blank)
            status = say(piece, &row, GK_RULE_TABLE_ABOVE);
        if (status != GK_OK)
            return status;
        pass_over(piece, &row);
    }
    return GK_OK;
}

static struct gk_bytes separator_name(char separator)
{
    return separator == '\t'  ? GK_BYTES("TAB")
           : separator == ';' ? GK_BYTES(";")
           : separator == '|' ? GK_BYTES("|")
                              : GK_BYTES(",");
}

/* Reads over the rows of a head but the first, which is read: each is told, and known again. */
static enum gk_status read_stack(struct piece *piece, size_t count, struct row *row,
                                 struct gk_table_head **said)
{
    struct gk_rows *rows = piece->rows;
    struct row next = *row;
    enum gk_status status = GK_OK;
    *said = NULL;
    for (size_t i = 1; i <= count && status == GK_OK; i++) {
        struct gk_table_head *one = gk_table_head_make(rows->words, &rows->cells, rows->arena);
        if (!one)
            return GK_NO_MEMORY;
        one->rows = *said;
        *said = one;
        if (i == count)
            break;
        pass_over(piece, &next);
        status = read_row(piece, &next);
        if (status == GK_OK)
            status = say(piece, &next, GK_RULE_TABLE_HEAD_MORE);
        row->raw.length = next.raw.start + next.raw.length - row->raw.start;
    }
    row->text = next.text;
    return status;
}

/* Reads over what stands above the head, and the head. */
static enum gk_status start(struct piece *piece, const struct gk_found_head *found,
                            const struct gk_stack *stack)
{
    struct gk_rows *rows = piece->rows;
    struct gk_table_head *said;
    struct row row = { 0 };
    enum gk_status status = say_above(piece, found);
    if (status == GK_OK)
        status = read_row(piece, &row);
    if (status == GK_OK && rows->separator != rows->asked && !rows->separator_line.length) {
        struct gk_batch_row place = place_of(piece, &row);
        struct gk_row_fault fault = { GK_ROW_SAID, .rule = GK_RULE_TABLE_SEPARATOR };
        fault.arguments[0] = separator_name(rows->separator);
        fault.arguments[1] = separator_name(rows->asked);
        status = add_fault(piece, &place, &fault);
    }
    if (status == GK_OK)
        status = read_stack(piece, stack->rows, &row, &said);
    if (status == GK_OK)
        status = take_head(piece, &row, &stack->cells);
    if (status == GK_OK && stack->rows > 1)
        rows->head->rows = said;
    if (status == GK_OK)
        pass_over(piece, &row);
    return status;
}

/* sep=; says what parts the cells, to Excel, which does not count it as a row. */
static void take_separator_line(struct piece *piece)
{
    struct gk_rows *rows = piece->rows;
    struct gk_bytes line = gk_separator_line(piece->text, rows->end, &rows->separator);
    struct gk_span raw;
    const struct gk_decoding *decoding;
    if (!line.length)
        return;
    gk_decoded_take(&piece->source, 1, line.length, &raw, &decoding);
    rows->separator_line = gk_arena_copy(
        rows->arena, (struct gk_bytes){ piece->batch->source.at + raw.start, raw.length });
    piece->text.at += line.length;
    piece->text.length -= line.length;
    rows->line++;
}

static enum gk_status find_head(struct piece *piece, bool full, bool *found)
{
    struct gk_rows *rows = piece->rows;
    struct gk_found_head head;
    struct gk_stack stack = { 0 };
    if (rows->row == 1 && !rows->separator_line.length)
        take_separator_line(piece);
    bool last = piece->at_end || full;
    enum gk_status status =
        gk_find_head(rows->words, piece->text, rows->separator, rows->separator_line.length > 0,
                     rows->end, last, &rows->cells, &rows->scratch, &head);
    *found = status == GK_OK && head.found;
    if (*found) {
        struct gk_bytes text = { piece->text.at + head.at, piece->text.length - head.at };
        status = gk_stack_read(&stack, rows->words, text, head.separator, rows->end, rows->arena);
        *found = status == GK_OK && (last || !stack.open);
    }
    if (*found) {
        rows->separator = head.separator;
        status = start(piece, &head, &stack);
    }
    gk_stack_free(&stack);
    return status;
}

/* No row names a field: what the columns are is not known, nor whether the first row is a head. */
static enum gk_status hold_headless(struct piece *piece)
{
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_TABLE_HEAD };
    fault.rule = gk_is_parted_by_wide_commas(piece->rows->words, piece->text, &piece->rows->scratch)
                     ? GK_RULE_TABLE_COMMA
                     : GK_RULE_TABLE_HEAD;
    return gk_rows_give_up(piece->rows, piece->batch, piece->batch->source.length, &fault);
}

/* ---- the whole */

static bool is_blank_throughout(struct gk_bytes text)
{
    return gk_bytes_trim(text).length == 0;
}

static bool is_kept_as_text(const struct gk_rows *rows)
{
    return rows->as_text && rows->encoding != GK_UTF_8;
}

static enum gk_status begin_piece(struct piece *piece, size_t length)
{
    struct gk_rows *rows = piece->rows;
    struct gk_bytes source = { piece->batch->source.at, length };
    enum gk_status status =
        gk_decoded_read(&piece->source, &rows->decoder, rows->encoding, rows->end, source,
                        &rows->text, &rows->lines, &piece->batch->arena);
    piece->text = rows->encoding == GK_UTF_8 ? source : gk_buffer_bytes(&rows->text);
    if (status == GK_OK && is_kept_as_text(rows)) {
        struct gk_buffer raw = rows->raw;
        rows->raw = piece->batch->source;
        piece->batch->source = raw;
        gk_buffer_clear(&piece->batch->source);
        status = gk_buffer_append(&piece->batch->source, piece->text);
        gk_decoded_as_text(&piece->source);
        piece->batch->as_text = true;
    }
    return status;
}

struct gk_bytes gk_rows_left(const struct gk_rows *rows, const struct gk_batch *batch, size_t used)
{
    if (rows->given_up)
        return (struct gk_bytes){ NULL, 0 };
    const struct gk_buffer *raw = is_kept_as_text(rows) ? &rows->raw : &batch->source;
    return (struct gk_bytes){ raw->at + used, raw->length - used };
}

size_t gk_rows_whole(struct gk_rows *rows, struct gk_bytes bytes, bool at_end)
{
    bool wide = rows->encoding == GK_UTF_16LE || rows->encoding == GK_UTF_16BE;
    if (!rows->started && !wide)
        rows->end = gk_row_end(bytes);
    if (at_end)
        return bytes.length;
    if (wide)
        return gk_lines_length(rows->encoding, bytes, 0);
    const char *last = bytes.length ? gk_bytes_find_last(bytes, rows->end) : NULL;
    return last ? (size_t)(last - bytes.at) + 1 : 0;
}

enum gk_status gk_rows_take(struct gk_rows *rows, struct gk_batch *batch, size_t length,
                            bool at_end, bool full, size_t *used)
{
    struct piece piece = { .rows = rows, .batch = batch, .at_end = at_end };
    *used = 0;
    if (rows->given_up) {
        *used = length;
        return follow(&piece, 0, length);
    }
    enum gk_status status = begin_piece(&piece, length);
    if (status != GK_OK)
        return status;
    if (!rows->head) {
        bool found = false;
        status = find_head(&piece, full, &found);
        if (status == GK_OK && !found) {
            bool last = at_end || full;
            if (!last || is_blank_throughout(piece.text)) {
                rows->line = 1;
                rows->separator_line.length = 0;
                rows->separator = rows->asked;
                *used = last ? length : 0;
                return GK_OK;
            }
            *used = length;
            return hold_headless(&piece);
        }
    }
    rows->started = true;
    if (status == GK_OK)
        status = take_rows(&piece);
    *used = rows->given_up ? length : gk_decoded_used(&piece.source);
    if (status == GK_OK && rows->given_up)
        status = follow(&piece, gk_decoded_rest(&piece.source).start, batch->source.length);
    return status;
}
