#include "run/deliver/reasons.h"

#include "record/annotate.h"
#include "record/writer.h"

static void write_span(struct gk_writer *writer, const struct gk_finding *finding)
{
    if (!finding->has_span)
        return;
    gk_write_count_member(writer, "start", finding->start);
    gk_write_count_member(writer, "end", finding->end);
}

static enum gk_status write_finding(struct gk_writer *writer, struct gk_report *report,
                                    const struct gk_finding *finding, const struct gk_spot *spot)
{
    struct gk_bytes pointer, message;
    bool whole_id, whole_pointer;
    enum gk_status status =
        gk_report_names(report, finding, spot, &whole_id, &pointer, &whole_pointer);
    if (status == GK_OK)
        status = gk_report_message(report, finding, &message);
    if (status != GK_OK)
        return status;
    gk_write_open(writer, '{');
    gk_write_string_member(writer, "rule", gk_bytes_of(gk_rule(finding->rule)->id));
    gk_write_string_member(writer, "severity", gk_bytes_of(gk_severity_name(finding->severity)));
    gk_write_string_member(writer, "pointer", pointer);
    write_span(writer, finding);
    gk_write_string_member(writer, "message", message);
    gk_write_close(writer, '}');
    return writer->status;
}

/* The array of what is told of the record. */
static enum gk_status write_findings(struct gk_reasons *reasons, struct gk_report *report,
                                     const struct gk_verdict *verdict, const struct gk_spot *spot)
{
    struct gk_writer writer = { .out = &reasons->findings };
    enum gk_status status = GK_OK;
    gk_buffer_clear(&reasons->findings);
    gk_write_open(&writer, '[');
    for (const struct gk_finding *f = verdict->findings.first; f && status == GK_OK; f = f->next)
        if (gk_finding_is_told(f, true))
            status = write_finding(&writer, report, f, spot);
    gk_write_close(&writer, ']');
    return status == GK_OK ? writer.status : status;
}

static enum gk_status write_record(struct gk_reasons *reasons, const struct gk_record *record,
                                   bool *foreign)
{
    struct gk_edits edits = { 0 };
    const struct gk_part part = { GK_BYTES("findings"), gk_buffer_bytes(&reasons->findings) };
    enum gk_status status = gk_annotate(&edits, &reasons->arena, record, &part, 1, true, foreign);
    if (status != GK_OK || *foreign)
        return status;
    status = gk_edits_apply(&edits, record->line, &reasons->text);
    return status == GK_OK ? gk_buffer_append_byte(&reasons->text, '\n') : status;
}

/* The line is scanned again, since the worker's index of it is gone; *readable: it is a record. */
static enum gk_status read_again(struct gk_reasons *reasons, const struct gk_job *job,
                                 struct gk_bytes text, struct gk_record *record, bool *readable)
{
    struct gk_fault fault;
    enum gk_line_kind kind = GK_LINE_BLANK;
    size_t offset = 0;
    *readable = false;
    if (!text.length || text.length > job->max_record)
        return GK_OK;
    reasons->scanner.fields = &job->settlement.profile->fields;
    enum gk_status status = gk_scan_block(&reasons->scanner, text);
    if (status == GK_OK)
        status = gk_scan_line(&reasons->scanner, &offset, &kind, record, &fault);
    *readable = kind == GK_LINE_RECORD && record->value.type == GK_OBJECT;
    return status == GK_END ? GK_OK : status;
}

enum gk_status gk_reasons_add(struct gk_reasons *reasons, struct gk_report *report,
                              const struct gk_outcome *outcome, const struct gk_spot *spot)
{
    struct gk_record record;
    bool readable = false, foreign = false;
    if (reasons->output.descriptor < 0 || outcome->follows || !outcome->verdict)
        return GK_OK;
    gk_arena_reset(&reasons->arena);
    enum gk_status status = read_again(reasons, report->job, outcome->text, &record, &readable);
    if (status == GK_OK && readable)
        status = write_findings(reasons, report, outcome->verdict, spot);
    if (status == GK_OK && readable)
        status = write_record(reasons, &record, &foreign);
    reasons->left_out += !readable || foreign;
    return status;
}

enum gk_status gk_reasons_flush(struct gk_reasons *reasons)
{
    if (reasons->output.descriptor < 0)
        return GK_OK;
    enum gk_status status = gk_output_add(&reasons->output, gk_buffer_bytes(&reasons->text));
    if (status == GK_OK)
        status = gk_output_flush(&reasons->output);
    gk_buffer_clear(&reasons->text);
    return status;
}

void gk_reasons_free(struct gk_reasons *reasons)
{
    gk_buffer_free(&reasons->text);
    gk_buffer_free(&reasons->findings);
    gk_scanner_free(&reasons->scanner);
    gk_arena_free(&reasons->arena);
}
