/* An object a line for each finding, and at the end one object "summary". */
#include "record/writer.h"
#include "run/report/format.h"

/* A member of a finding that has it only where `there`. */
static void write_count_or_null(struct gk_writer *writer, const char *name, bool there,
                                uint64_t number)
{
    gk_write_name(writer, gk_bytes_of(name));
    if (there)
        gk_write_count(writer, number);
    else
        gk_write_null(writer);
}

static void write_place(struct gk_writer *writer, const struct gk_entry *entry)
{
    gk_write_string_member(writer, "file", entry->file);
    write_count_or_null(writer, "line", entry->line > 0, entry->line);
    write_count_or_null(writer, "column", entry->column > 0, entry->column);
    write_count_or_null(writer, "byte", entry->has_byte, entry->byte);
    gk_write_name(writer, GK_BYTES("id"));
    if (entry->id.length)
        gk_write_string(writer, entry->id);
    else
        gk_write_null(writer);
    gk_write_string_member(writer, "pointer", entry->pointer);
}

static void write_judgement(struct gk_writer *writer, const struct gk_entry *entry)
{
    const struct gk_finding *f = entry->finding;
    gk_write_string_member(writer, "rule", gk_bytes_of(entry->rule));
    gk_write_string_member(writer, "severity", gk_bytes_of(entry->severity));
    write_count_or_null(writer, "start", f->has_span, f->start);
    write_count_or_null(writer, "end", f->has_span, f->end);
    gk_write_string_member(writer, "message", entry->message);
    gk_write_string_member(writer, "basis", entry->basis);
}

/* The members that are there only where they apply. */
static void write_rest(struct gk_writer *writer, const struct gk_entry *entry)
{
    const struct gk_finding *f = entry->finding;
    const struct {
        const char *name;
        struct gk_bytes text;
    } texts[] = { { "title", entry->title },     { "section", entry->section },
                  { "field", entry->field },     { "target", f->target },
                  { "action", entry->action },   { "fingerprint", f->fingerprint },
                  { "keyword", f->keyword },     { "value", entry->value },
                  { "excerpt", entry->excerpt }, { "cell", entry->cell } };
    const struct {
        const char *name;
        uint64_t number;
    } numbers[] = { { "row", entry->row },           { "score", f->score },
                    { "confidence", f->confidence }, { "length", f->length },
                    { "first_line", f->first_line }, { "count", f->count } };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].text.length)
            gk_write_string_member(writer, texts[i].name, texts[i].text);
    if (entry->proposal.at)
        gk_write_string_member(writer, "proposal", entry->proposal);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].number)
            gk_write_count_member(writer, numbers[i].name, numbers[i].number);
}

static void write_figures(struct gk_writer *writer, const struct gk_finding *f)
{
    if (!f->figure_count)
        return;
    gk_write_name(writer, GK_BYTES("figures"));
    gk_write_open(writer, '{');
    for (uint32_t i = 0; i < f->figure_count; i++)
        gk_write_count_member(writer, f->figures[i].name, f->figures[i].count);
    gk_write_close(writer, '}');
}

/* What a reviewer has decided about the finding. */
static void write_decision(struct gk_writer *writer, const struct gk_entry *entry)
{
    if (!entry->finding->decision)
        return;
    gk_write_name(writer, GK_BYTES("decision"));
    gk_write_open(writer, '{');
    gk_write_string_member(writer, "decision", entry->decision[GK_DECISION_DECISION]);
    gk_write_string_member(writer, "who", entry->decision[GK_DECISION_WHO]);
    gk_write_string_member(writer, "when", entry->decision[GK_DECISION_WHEN]);
    gk_write_string_member(writer, "basis", entry->decision[GK_DECISION_BASIS]);
    gk_write_close(writer, '}');
}

static enum gk_status end_line(const struct gk_writer *writer)
{
    return writer->status == GK_OK ? gk_buffer_append_byte(writer->out, '\n') : writer->status;
}

static enum gk_status append_finding(struct gk_report *report, const struct gk_entry *entry)
{
    struct gk_writer writer = { .out = &report->text };
    gk_write_open(&writer, '{');
    write_place(&writer, entry);
    write_judgement(&writer, entry);
    write_rest(&writer, entry);
    write_figures(&writer, entry->finding);
    write_decision(&writer, entry);
    gk_write_close(&writer, '}');
    return end_line(&writer);
}

static void write_rules(struct gk_writer *writer, const struct gk_findings_count *count)
{
    gk_write_name(writer, GK_BYTES("findings"));
    gk_write_open(writer, '{');
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        uint64_t findings = gk_count_of_rule(count, (enum gk_rule_id)i);
        if (findings)
            gk_write_count_member(writer, gk_rule((enum gk_rule_id)i)->id, findings);
    }
    gk_write_close(writer, '}');
}

static enum gk_status append_summary(struct gk_report *report, const struct gk_counts *counts)
{
    struct gk_writer writer = { .out = &report->text };
    gk_write_open(&writer, '{');
    gk_write_name(&writer, GK_BYTES("summary"));
    gk_write_open(&writer, '{');
    gk_write_count_member(&writer, "read", counts->read);
    gk_write_count_member(&writer, "blank", counts->blank);
    gk_write_count_member(&writer, "passed", counts->passed);
    gk_write_count_member(&writer, "held", counts->held);
    if (report->job->verb && report->job->verb->sets_aside)
        gk_write_count_member(&writer, "evidence", counts->evidence);
    if (report->job->settlement.accepted)
        gk_write_count_member(&writer, "accepted", counts->accepted);
    if (report->job->settlement.decisions)
        gk_write_count_member(&writer, "decided", counts->decided);
    write_rules(&writer, &report->count);
    if (report->not_shown)
        gk_write_count_member(&writer, "not_shown", report->not_shown);
    gk_write_close(&writer, '}');
    gk_write_close(&writer, '}');
    return end_line(&writer);
}

const struct gk_format gk_format_json = {
    .finding = append_finding, .end = append_summary, .for_programs = true, .tells_not_shown = true
};
