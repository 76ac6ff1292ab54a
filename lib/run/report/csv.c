/*
 * A table for spreadsheets and nothing else: what was not shown has to be said elsewhere.
 *
 * Heads and words are in the report's language. Where a person decides about the findings the
 * table is the list that they decide by: behind what every tool has stand the type, the masked
 * surroundings, the fingerprint, and the columns to be filled in, which --decisions reads. The
 * basis of the rule is then called the legal one, since the decision has a basis as well.
 */
#include <inttypes.h>

#include "run/form/cell.h"
#include "run/report/format.h"

static enum gk_status append_heads(struct gk_report *report, const enum gk_message *heads,
                                   size_t count)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        enum gk_message head = heads[i];
        if (head == GK_MESSAGE_COLUMN_LEGAL_BASIS && !report->job->reviewed)
            head = GK_MESSAGE_COLUMN_BASIS;
        const char *comma = head == GK_MESSAGE_COLUMN_FILE ? "" : ",";
        status = gk_buffer_print(&report->text, "%s%s", comma, gk_report_say(report, head));
    }
    return status;
}

static enum gk_status append_titles(struct gk_report *report)
{
    static const enum gk_message heads[] = {
        GK_MESSAGE_COLUMN_FILE,   GK_MESSAGE_COLUMN_LINE,     GK_MESSAGE_COLUMN_COLUMN,
        GK_MESSAGE_COLUMN_BYTE,   GK_MESSAGE_COLUMN_ID,       GK_MESSAGE_COLUMN_POINTER,
        GK_MESSAGE_COLUMN_RULE,   GK_MESSAGE_COLUMN_SEVERITY, GK_MESSAGE_COLUMN_START,
        GK_MESSAGE_COLUMN_END,    GK_MESSAGE_COLUMN_MESSAGE,  GK_MESSAGE_COLUMN_LEGAL_BASIS,
        GK_MESSAGE_COLUMN_ACTION, GK_MESSAGE_COLUMN_TITLE,    GK_MESSAGE_COLUMN_SECTION,
        GK_MESSAGE_COLUMN_FIELD,  GK_MESSAGE_COLUMN_ROW,      GK_MESSAGE_COLUMN_CELL,
    };
    static const enum gk_message values[] = { GK_MESSAGE_COLUMN_VALUE, GK_MESSAGE_COLUMN_PROPOSAL,
                                              GK_MESSAGE_COLUMN_EXCERPT };
    static const enum gk_message reviewed[] = {
        GK_MESSAGE_COLUMN_TYPE,     GK_MESSAGE_COLUMN_CONTEXT, GK_MESSAGE_COLUMN_FINGERPRINT,
        GK_MESSAGE_COLUMN_DECISION, GK_MESSAGE_COLUMN_WHO,     GK_MESSAGE_COLUMN_WHEN,
        GK_MESSAGE_COLUMN_BASIS,
    };
    /* The mark tells a spreadsheet that this is UTF-8. */
    if (gk_buffer_append(&report->text, GK_BYTES("\xEF\xBB\xBF")) != GK_OK ||
        append_heads(report, heads, sizeof heads / sizeof *heads) != GK_OK ||
        (report->job->show_values &&
         append_heads(report, values, sizeof values / sizeof *values) != GK_OK) ||
        (report->job->reviewed &&
         append_heads(report, reviewed, sizeof reviewed / sizeof *reviewed) != GK_OK))
        return GK_NO_MEMORY;
    return gk_buffer_append(&report->text, GK_BYTES("\r\n"));
}

static enum gk_status append_number(struct gk_buffer *text, bool there, uint64_t number)
{
    return there ? gk_buffer_print(text, ",%" PRIu64, number) : gk_buffer_append_byte(text, ',');
}

static enum gk_status append_place(struct gk_buffer *text, const struct gk_entry *entry)
{
    if (gk_cell_append(text, entry->file) != GK_OK ||
        append_number(text, entry->line > 0, entry->line) != GK_OK ||
        append_number(text, entry->column > 0, entry->column) != GK_OK)
        return GK_NO_MEMORY;
    return append_number(text, entry->has_byte, entry->byte);
}

static enum gk_status append_cells(struct gk_buffer *text, const struct gk_bytes *cells,
                                   size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (gk_cell_append(text, cells[i]) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

static enum gk_status append_span(struct gk_buffer *text, const struct gk_finding *finding)
{
    if (!finding->has_span)
        return gk_buffer_append(text, GK_BYTES(",,"));
    return gk_buffer_print(text, ",%" PRIu32 ",%" PRIu32, finding->start, finding->end);
}

/* What a person decides by, and room for the decision. */
static enum gk_status append_review(struct gk_report *report, const struct gk_entry *entry)
{
    const struct gk_bytes cells[] = {
        entry->type,
        entry->context,
        entry->finding->fingerprint,
        entry->decision[GK_DECISION_DECISION],
        entry->decision[GK_DECISION_WHO],
        entry->decision[GK_DECISION_WHEN],
        entry->decision[GK_DECISION_BASIS],
    };
    if (!report->job->reviewed)
        return GK_OK;
    return append_cells(&report->text, cells, sizeof cells / sizeof *cells);
}

static enum gk_status append_finding(struct gk_report *report, const struct gk_entry *entry)
{
    struct gk_buffer *text = &report->text;
    const struct gk_bytes before[] = { entry->id, entry->pointer, gk_bytes_of(entry->rule),
                                       gk_bytes_of(entry->severity_word) };
    const struct gk_bytes behind[] = {
        entry->message, entry->basis,   gk_bytes_of(entry->action_word),
        entry->title,   entry->section, entry->field
    };
    const struct gk_bytes values[] = { entry->value, entry->proposal, entry->excerpt };
    if (append_place(text, entry) != GK_OK ||
        append_cells(text, before, sizeof before / sizeof *before) != GK_OK ||
        append_span(text, entry->finding) != GK_OK ||
        append_cells(text, behind, sizeof behind / sizeof *behind) != GK_OK ||
        append_number(text, entry->row > 0, entry->row) != GK_OK ||
        append_cells(text, &entry->cell, 1) != GK_OK ||
        (report->job->show_values &&
         append_cells(text, values, sizeof values / sizeof *values) != GK_OK) ||
        append_review(report, entry) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(text, GK_BYTES("\r\n"));
}

const struct gk_format gk_format_csv = { .start = append_titles, .finding = append_finding };
