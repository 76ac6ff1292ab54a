/* An object a line for each finding, and at the end one object "summary". */
#include <inttypes.h>

#include "record/annotate.h"
#include "run/report/format.h"

static enum gk_status append_member(struct gk_buffer *out, const char *name, struct gk_bytes text)
{
    if (gk_buffer_print(out, "%s\"%s\":", out->at[out->length - 1] == '{' ? "" : ",", name) !=
        GK_OK)
        return GK_NO_MEMORY;
    return gk_json_append_string(out, text);
}

static enum gk_status append_number(struct gk_buffer *out, const char *name, bool there,
                                    uint64_t number)
{
    if (!there)
        return gk_buffer_print(out, ",\"%s\":null", name);
    return gk_buffer_print(out, ",\"%s\":%" PRIu64, name, number);
}

static enum gk_status append_place(struct gk_buffer *text, const struct gk_entry *entry)
{
    bool there = entry->file.length > 0;
    if (gk_buffer_append_byte(text, '{') != GK_OK ||
        append_member(text, "file", entry->file) != GK_OK ||
        append_number(text, "line", there, entry->line) != GK_OK ||
        append_number(text, "column", there, entry->column) != GK_OK ||
        append_number(text, "byte", there, entry->byte) != GK_OK ||
        (entry->id.length ? append_member(text, "id", entry->id)
                          : gk_buffer_append(text, GK_BYTES(",\"id\":null"))) != GK_OK)
        return GK_NO_MEMORY;
    return append_member(text, "pointer", entry->pointer);
}

static enum gk_status append_judgement(struct gk_buffer *text, const struct gk_entry *entry)
{
    const struct gk_finding *f = entry->finding;
    if (append_member(text, "rule", gk_bytes_of(entry->rule)) != GK_OK ||
        append_member(text, "severity", gk_bytes_of(entry->severity)) != GK_OK ||
        append_number(text, "start", f->has_span, f->start) != GK_OK ||
        append_number(text, "end", f->has_span, f->end) != GK_OK ||
        append_member(text, "message", entry->message) != GK_OK)
        return GK_NO_MEMORY;
    return append_member(text, "basis", entry->basis);
}

/* The members that are there only where they apply. */
static enum gk_status append_rest(struct gk_buffer *text, const struct gk_entry *entry)
{
    const struct gk_finding *f = entry->finding;
    const struct {
        const char *name;
        struct gk_bytes text;
    } texts[] = { { "target", f->target },
                  { "action", entry->action },
                  { "fingerprint", f->fingerprint },
                  { "keyword", f->keyword },
                  { "value", entry->value } };
    const struct {
        const char *name;
        uint64_t number;
    } numbers[] = { { "score", f->score },
                    { "length", f->length },
                    { "first_line", f->first_line } };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].text.length && append_member(text, texts[i].name, texts[i].text) != GK_OK)
            return GK_NO_MEMORY;
    if (entry->proposal.at && append_member(text, "proposal", entry->proposal) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].number &&
            append_number(text, numbers[i].name, true, numbers[i].number) != GK_OK)
            return GK_NO_MEMORY;
    return gk_buffer_append(text, GK_BYTES("}\n"));
}

static enum gk_status append_finding(struct gk_report *report, const struct gk_entry *entry)
{
    if (append_place(&report->text, entry) != GK_OK ||
        append_judgement(&report->text, entry) != GK_OK)
        return GK_NO_MEMORY;
    return append_rest(&report->text, entry);
}

static enum gk_status append_summary(struct gk_report *report, const struct gk_counts *counts)
{
    struct gk_buffer *text = &report->text;
    if (gk_buffer_print(text,
                        "{\"summary\":{\"read\":%" PRIu64 ",\"blank\":%" PRIu64
                        ",\"passed\":%" PRIu64 ",\"held\":%" PRIu64,
                        counts->read, counts->blank, counts->passed, counts->held) != GK_OK ||
        (report->job->settlement.accepted &&
         gk_buffer_print(text, ",\"accepted\":%" PRIu64, counts->accepted) != GK_OK) ||
        gk_buffer_append(text, GK_BYTES(",\"findings\":{")) != GK_OK)
        return GK_NO_MEMORY;
    const char *comma = "";
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        if (!report->rules[i].count)
            continue;
        if (gk_buffer_print(text, "%s\"%s\":%" PRIu64, comma, gk_rule((enum gk_rule_id)i)->id,
                            report->rules[i].count) != GK_OK)
            return GK_NO_MEMORY;
        comma = ",";
    }
    if (gk_buffer_append_byte(text, '}') != GK_OK ||
        (report->not_shown &&
         gk_buffer_print(text, ",\"not_shown\":%" PRIu64, report->not_shown) != GK_OK))
        return GK_NO_MEMORY;
    return gk_buffer_append(text, GK_BYTES("}}\n"));
}

const struct gk_format gk_format_json = { .finding = append_finding,
                                          .end = append_summary,
                                          .tells_not_shown = true };
