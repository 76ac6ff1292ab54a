#include "run/deliver/record_sheet.h"

#include "record/value.h"
#include "record/writer.h"
#include "run/command/typed.h"
#include "run/form/record_cell.h"
#include "run/workers/normal.h"

bool gk_record_sheet_is_asked(const struct gk_record_sheet *sheet)
{
    return sheet->to != GK_TO_LINES || sheet->asked_count;
}

void gk_record_sheet_free(struct gk_record_sheet *sheet)
{
    gk_scanner_free(&sheet->scanner);
    gk_arena_free(&sheet->arena);
    gk_arena_free(&sheet->scratch);
    gk_buffer_free(&sheet->columns);
    gk_map_free(&sheet->told);
    gk_buffer_free(&sheet->text);
}

static bool is_table(const struct gk_record_sheet *sheet)
{
    return sheet->to == GK_TO_CSV || sheet->to == GK_TO_TSV;
}

static char separator_of(const struct gk_record_sheet *sheet)
{
    return sheet->to == GK_TO_TSV ? '\t' : ',';
}

/* ---- lines */

static enum gk_status open_lines(struct gk_record_sheet *sheet, struct gk_bytes lines)
{
    const struct gk_profile *profile = sheet->job->settlement.profile;
    sheet->scanner.any_value = profile->none;
    sheet->scanner.fields = &profile->fields;
    return gk_scan_block(&sheet->scanner, lines);
}

/* ---- columns */

static size_t column_count(const struct gk_record_sheet *sheet)
{
    return sheet->columns.length / sizeof(struct gk_record_sheet_column);
}

static struct gk_record_sheet_column *column_at(const struct gk_record_sheet *sheet, size_t index)
{
    return (struct gk_record_sheet_column *)(void *)sheet->columns.at + index;
}

static bool has_column(const struct gk_record_sheet *sheet, struct gk_bytes name)
{
    for (size_t i = 0; i < column_count(sheet); i++)
        if (gk_bytes_equal(column_at(sheet, i)->name, name))
            return true;
    return false;
}

static enum gk_status add_column(struct gk_record_sheet *sheet, struct gk_bytes name)
{
    const struct gk_field_names *fields = &sheet->job->settlement.profile->fields;
    struct gk_record_sheet_column column = { .name = gk_arena_copy(&sheet->arena, name),
                                             .field = gk_field_find(fields, name),
                                             .member = -1 };
    if (!column.name.at)
        return GK_NO_MEMORY;
    return gk_buffer_append(&sheet->columns,
                            (struct gk_bytes){ (const char *)&column, sizeof column });
}

static enum gk_status add_members(struct gk_record_sheet *sheet, const struct gk_record *record)
{
    for (uint32_t i = 0; i < record->member_count; i++) {
        struct gk_bytes name = gk_member_text(record, &record->members[i], &sheet->scratch);
        if (!name.at)
            return GK_NO_MEMORY;
        if (!has_column(sheet, name) && add_column(sheet, name) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* A column of the table that is read is written under the name that its members get. */
static struct gk_bytes head_name(const struct gk_record_sheet *sheet, struct gk_bytes name)
{
    const struct gk_job *job = sheet->job;
    return job->normal ? gk_normal_name(&job->settlement.profile->fields, name) : name;
}

static enum gk_status choose_columns(struct gk_record_sheet *sheet,
                                     const struct gk_table_head *head,
                                     const struct gk_record *record)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sheet->asked_count && status == GK_OK; i++)
        status = add_column(sheet, sheet->asked[i]);
    if (sheet->asked_count)
        return status;
    for (size_t i = 0; head && i < head->count && status == GK_OK; i++)
        if (!head->columns[i].unnamed)
            status = add_column(sheet, head_name(sheet, head->columns[i].name));
    return status == GK_OK && record ? add_members(sheet, record) : status;
}

/* The member of that name, or of that field. */
static int32_t find_member(const struct gk_record *record,
                           const struct gk_record_sheet_column *column)
{
    const struct gk_member *member = gk_record_member(record, column->name);
    if (member)
        return (int32_t)(member - record->members);
    return column->field == GK_FIELD_COUNT ? -1 : record->field[column->field];
}

/* A value inside objects, by names with points between them. */
static bool find_path(const struct gk_record *record, struct gk_bytes path, struct gk_value *value)
{
    *value = record->value;
    while (path.length) {
        const char *point = memchr(path.at, '.', path.length);
        struct gk_bytes name = { path.at, point ? (size_t)(point - path.at) : path.length };
        struct gk_member member;
        if (value->type != GK_OBJECT || !gk_value_member(record, *value, name, &member))
            return false;
        *value = member.value;
        size_t used = name.length + (point != NULL);
        path.at += used;
        path.length -= used;
    }
    return true;
}

static bool find_value(const struct gk_record *record, const struct gk_record_sheet_column *column,
                       struct gk_value *value)
{
    if (column->member >= 0) {
        *value = record->members[column->member].value;
        return true;
    }
    return record->value.type == GK_OBJECT && memchr(column->name.at, '.', column->name.length) &&
           find_path(record, column->name, value);
}

/* ---- what has no column */

static enum gk_status tell_member(struct gk_record_sheet *sheet, const struct gk_record *record,
                                  const struct gk_member *member, struct gk_bytes name,
                                  const struct gk_spot *spot)
{
    struct gk_finding finding = gk_finding_of(GK_RULE_OUTPUT_MEMBER);
    struct gk_bytes kept = gk_arena_copy(&sheet->arena, name);
    finding.severity = sheet->job->settlement.profile->severity[finding.rule];
    finding.place = member->value.start;
    finding.pointer = gk_pointer_to(record, member, &sheet->scratch);
    if (!kept.at || !finding.pointer.at || gk_map_put(&sheet->told, kept, 1) != GK_OK)
        return GK_NO_MEMORY;
    return finding.severity == GK_OFF ? GK_OK : gk_report_finding(sheet->report, &finding, spot);
}

static enum gk_status tell_members(struct gk_record_sheet *sheet, const struct gk_record *record,
                                   const struct gk_spot *spot)
{
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < record->member_count && status == GK_OK; i++) {
        struct gk_bytes name = gk_member_text(record, &record->members[i], &sheet->scratch);
        if (!name.at)
            return GK_NO_MEMORY;
        if (!has_column(sheet, name) && !gk_map_get(&sheet->told, name, 0))
            status = tell_member(sheet, record, &record->members[i], name, spot);
    }
    return status;
}

/* Records of one shape have the same members in the same places. */
static enum gk_status meet_shape(struct gk_record_sheet *sheet, const struct gk_record *record,
                                 const struct gk_spot *spot)
{
    if (record->shape && record->shape == sheet->shape)
        return GK_OK;
    sheet->shape = record->shape;
    for (size_t i = 0; i < column_count(sheet); i++)
        column_at(sheet, i)->member = find_member(record, column_at(sheet, i));
    return sheet->asked_count || !is_table(sheet) ? GK_OK : tell_members(sheet, record, spot);
}

/* ---- writing */

static enum gk_status add_head(struct gk_record_sheet *sheet)
{
    const struct gk_cell_style style = { separator_of(sheet), false };
    enum gk_status status = gk_buffer_append(&sheet->text, GK_BYTES("\xEF\xBB\xBF"));
    for (size_t i = 0; i < column_count(sheet) && status == GK_OK; i++)
        status = gk_record_cell_append(&sheet->text, i > 0, column_at(sheet, i)->name, &style);
    return status == GK_OK ? gk_buffer_append(&sheet->text, GK_BYTES("\r\n")) : status;
}

static enum gk_status begin(struct gk_record_sheet *sheet, const struct gk_table_head *head,
                            const struct gk_record *record)
{
    sheet->begun = true;
    if (choose_columns(sheet, head, record) != GK_OK)
        return GK_NO_MEMORY;
    if (sheet->to == GK_TO_JSON)
        return gk_buffer_append_byte(&sheet->text, '[');
    return is_table(sheet) && column_count(sheet) ? add_head(sheet) : GK_OK;
}

/* What a cell says of a value. */
static struct gk_bytes text_of(struct gk_record_sheet *sheet, const struct gk_record *record,
                               struct gk_value value)
{
    if (value.type == GK_STRING)
        return gk_value_text(record, value, &sheet->scratch);
    return value.type == GK_NULL ? GK_BYTES("") : gk_record_raw(record, value);
}

static enum gk_status add_row(struct gk_record_sheet *sheet, const struct gk_record *record)
{
    const struct gk_cell_style style = { separator_of(sheet), sheet->excel };
    size_t before = sheet->text.length;
    for (size_t i = 0; i < column_count(sheet); i++) {
        struct gk_value value;
        struct gk_bytes text = GK_BYTES("");
        if (find_value(record, column_at(sheet, i), &value))
            text = text_of(sheet, record, value);
        /* A record that is no object has no columns: it stands in the first. */
        else if (record->value.type != GK_OBJECT && !i)
            text = gk_record_raw(record, record->value);
        if (!text.at || gk_record_cell_append(&sheet->text, i > 0, text, &style) != GK_OK)
            return GK_NO_MEMORY;
    }
    if (sheet->text.length == before && gk_buffer_append(&sheet->text, GK_BYTES("\"\"")) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(&sheet->text, GK_BYTES("\r\n"));
}

static enum gk_status add_object(struct gk_record_sheet *sheet, const struct gk_record *record)
{
    struct gk_writer writer = { .out = &sheet->text };
    gk_write_open(&writer, '{');
    for (size_t i = 0; i < column_count(sheet); i++) {
        struct gk_value value;
        if (!find_value(record, column_at(sheet, i), &value))
            continue;
        gk_write_name(&writer, column_at(sheet, i)->name);
        gk_write_json(&writer, gk_record_raw(record, value));
    }
    gk_write_close(&writer, '}');
    return writer.status;
}

/* As an element of an array, or on a line of its own. */
static enum gk_status add_json(struct gk_record_sheet *sheet, const struct gk_record *record)
{
    enum gk_status status = GK_OK;
    if (sheet->to == GK_TO_JSON)
        status = gk_buffer_append(&sheet->text, sheet->any ? GK_BYTES(",\n") : GK_BYTES("\n"));
    if (status == GK_OK)
        status = sheet->asked_count ? add_object(sheet, record)
                                    : gk_buffer_append(&sheet->text, gk_bytes_trim(record->line));
    if (status == GK_OK && sheet->to == GK_TO_LINES)
        status = gk_buffer_append_byte(&sheet->text, '\n');
    return status;
}

enum gk_status gk_record_sheet_add(struct gk_record_sheet *sheet, const struct gk_table_head *head,
                                   struct gk_bytes lines, const struct gk_spot *spot)
{
    struct gk_record record;
    size_t offset = 0;
    enum gk_status status = open_lines(sheet, lines);
    while (status == GK_OK) {
        status = gk_scan_next_record(&sheet->scanner, &offset, &record);
        if (status != GK_OK)
            break;
        gk_arena_reset(&sheet->scratch);
        if (!sheet->begun)
            status = begin(sheet, head, &record);
        if (status == GK_OK)
            status = meet_shape(sheet, &record, spot);
        if (status == GK_OK)
            status = is_table(sheet) ? add_row(sheet, &record) : add_json(sheet, &record);
        sheet->any = true;
    }
    return status == GK_END ? GK_OK : status;
}

enum gk_status gk_record_sheet_end(struct gk_record_sheet *sheet)
{
    enum gk_status status = sheet->begun ? GK_OK : begin(sheet, NULL, NULL);
    if (status == GK_OK && sheet->to == GK_TO_JSON)
        status = gk_buffer_append(&sheet->text, sheet->any ? GK_BYTES("\n]\n") : GK_BYTES("]\n"));
    return status;
}

/* ---- names that somebody typed */

static enum gk_status is_met(struct gk_record_sheet *sheet,
                             const struct gk_record_sheet_column *column, struct gk_bytes lines,
                             bool *met)
{
    struct gk_record record;
    struct gk_value value;
    size_t offset = 0;
    enum gk_status status = open_lines(sheet, lines);
    *met = false;
    while (status == GK_OK && !*met) {
        status = gk_scan_next_record(&sheet->scanner, &offset, &record);
        struct gk_record_sheet_column here = *column;
        if (status == GK_OK) {
            here.member = find_member(&record, column);
            *met = find_value(&record, &here, &value);
        }
    }
    return status == GK_END ? GK_OK : status;
}

static enum gk_status check_column(struct gk_record_sheet *sheet, const struct gk_table_head *head,
                                   struct gk_typed_search *search, struct gk_bytes name)
{
    const struct gk_field_names *fields = &sheet->job->settlement.profile->fields;
    struct gk_record_sheet_column column = { name, gk_field_find(fields, name), -1 };
    bool met = column.field != GK_FIELD_COUNT || (head && gk_table_head_find(head, column.name));
    if (!met && is_met(sheet, &column, search->lines, &met) != GK_OK)
        return GK_NO_MEMORY;
    return met ? GK_OK : gk_typed_refuse(search, &(struct gk_typed){ "--columns", name });
}

enum gk_status gk_record_sheet_check(struct gk_record_sheet *sheet,
                                     const struct gk_table_head *head, struct gk_bytes lines)
{
    struct gk_typed_search search = { .job = sheet->job, .report = sheet->report, .lines = lines };
    enum gk_status status = GK_OK;
    for (size_t i = 0; status == GK_OK && i < sheet->asked_count; i++)
        status = check_column(sheet, head, &search, sheet->asked[i]);
    gk_typed_search_free(&search);
    return status;
}
