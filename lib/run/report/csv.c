/* A table for spreadsheets and nothing else: what was not shown has to be said elsewhere. */
#include <inttypes.h>

#include "run/cell.h"
#include "run/report/format.h"

static enum gk_status append_titles(struct gk_report *report)
{
    /* The mark tells a spreadsheet that this is UTF-8. */
    return gk_buffer_append(&report->text,
                            GK_BYTES("\xEF\xBB\xBF"
                                     "file,line,column,byte,id,pointer,rule,severity,start,end,"
                                     "message,basis,action\r\n"));
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

static enum gk_status append_finding(struct gk_report *report, const struct gk_entry *entry)
{
    struct gk_buffer *text = &report->text;
    const struct gk_bytes before[] = { entry->id, entry->pointer, gk_bytes_of(entry->rule),
                                       gk_bytes_of(entry->severity) };
    const struct gk_bytes behind[] = { entry->message, entry->basis, entry->action };
    if (append_place(text, entry) != GK_OK ||
        append_cells(text, before, sizeof before / sizeof *before) != GK_OK ||
        append_span(text, entry->finding) != GK_OK ||
        append_cells(text, behind, sizeof behind / sizeof *behind) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(text, GK_BYTES("\r\n"));
}

const struct gk_format gk_format_csv = { .start = append_titles, .finding = append_finding };
