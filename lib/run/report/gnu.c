/* file:line:column: severity: [rule] message (pointer) «value» -> «proposal» | …text… id=… */
#include <inttypes.h>

#include "run/report/format.h"

static const char *color(enum gk_severity severity)
{
    return severity == GK_ERROR     ? "\033[1;31m"
           : severity == GK_WARNING ? "\033[1;35m"
                                    : "\033[1;36m";
}

static enum gk_status append_where(const struct gk_report *report, struct gk_buffer *text,
                                   const struct gk_entry *entry)
{
    if (!entry->file.length)
        return gk_buffer_print(text, "%s: ", report->job->voice->tool);
    if (gk_buffer_append(text, entry->file) != GK_OK)
        return GK_NO_MEMORY;
    if (entry->line && gk_buffer_print(text, ":%" PRIu64, entry->line) != GK_OK)
        return GK_NO_MEMORY;
    if (entry->column && gk_buffer_print(text, ":%" PRIu64, entry->column) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(text, GK_BYTES(": "));
}

static enum gk_status append_severity(const struct gk_report *report, struct gk_buffer *text,
                                      const struct gk_entry *entry)
{
    if (report->job->color)
        return gk_buffer_print(text, "%s%s:\033[0m [%s] ", color(entry->finding->severity),
                               entry->severity, entry->rule);
    return gk_buffer_print(text, "%s: [%s] ", entry->severity, entry->rule);
}

static enum gk_status append_value(struct gk_buffer *text, struct gk_bytes before,
                                   struct gk_bytes value)
{
    if (gk_buffer_append(text, before) != GK_OK || gk_buffer_append(text, value) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(text, GK_BYTES("»"));
}

/* The pointer, what a person asked to see, and the id, each where there is one. */
static enum gk_status append_tail(struct gk_buffer *text, const struct gk_entry *entry)
{
    if (entry->pointer.length && (gk_buffer_append(text, GK_BYTES(" (")) != GK_OK ||
                                  gk_buffer_append(text, entry->pointer) != GK_OK ||
                                  gk_buffer_append_byte(text, ')') != GK_OK))
        return GK_NO_MEMORY;
    if (entry->value.length && append_value(text, GK_BYTES(" «"), entry->value) != GK_OK)
        return GK_NO_MEMORY;
    /* That nothing should stand there is a proposal too. */
    if (entry->proposal.at && append_value(text, GK_BYTES(" -> «"), entry->proposal) != GK_OK)
        return GK_NO_MEMORY;
    if (entry->excerpt.length && (gk_buffer_append(text, GK_BYTES(" | ")) != GK_OK ||
                                  gk_buffer_append(text, entry->excerpt) != GK_OK))
        return GK_NO_MEMORY;
    if (entry->id.length && (gk_buffer_append(text, GK_BYTES(" id=")) != GK_OK ||
                             gk_buffer_append(text, entry->id) != GK_OK))
        return GK_NO_MEMORY;
    if (entry->cell.length && (gk_buffer_append(text, GK_BYTES(" cell=")) != GK_OK ||
                               gk_buffer_append(text, entry->cell) != GK_OK))
        return GK_NO_MEMORY;
    if (entry->row && !entry->cell.length &&
        gk_buffer_print(text, " row=%" PRIu64, entry->row) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(text, '\n');
}

static enum gk_status append_line(const struct gk_report *report, struct gk_buffer *text,
                                  const struct gk_entry *entry)
{
    if (append_where(report, text, entry) != GK_OK ||
        append_severity(report, text, entry) != GK_OK ||
        gk_buffer_append(text, entry->message) != GK_OK)
        return GK_NO_MEMORY;
    return append_tail(text, entry);
}

/* ---- groups */

static enum gk_status write_groups(struct gk_report *report)
{
    struct gk_bytes unnamed = gk_bytes_of(report->job->group == GK_GROUP_SECTION
                                              ? gk_report_say(report, GK_MESSAGE_TABLE_NO_SECTION)
                                              : report->job->voice->tool);
    return gk_groups_write(&report->groups, &report->text, report->job->voice->language, unnamed);
}

/* "file:17 id=… title (section)"; nothing where the finding stands in no record. */
static enum gk_status append_record(struct gk_buffer *name, const struct gk_entry *entry)
{
    const struct {
        const char *before;
        struct gk_bytes text;
        const char *behind;
    } parts[] = { { " id=", entry->id, "" },
                  { " ", entry->title, "" },
                  { " (", entry->section, ")" } };
    enum gk_status status = gk_buffer_append(name, entry->file);
    if (status == GK_OK && entry->line)
        status = gk_buffer_print(name, ":%" PRIu64, entry->line);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == GK_OK; i++) {
        if (!parts[i].text.length)
            continue;
        if (gk_buffer_append(name, gk_bytes_of(parts[i].before)) != GK_OK ||
            gk_buffer_append(name, parts[i].text) != GK_OK)
            return GK_NO_MEMORY;
        status = gk_buffer_append(name, gk_bytes_of(parts[i].behind));
    }
    return status;
}

/* A rule with what it means. */
static enum gk_status append_rule(const struct gk_report *report, struct gk_buffer *name,
                                  const struct gk_entry *entry)
{
    const struct gk_bytes dots[GK_ARGUMENTS] = { GK_BYTES("…"), GK_BYTES("…"), GK_BYTES("…") };
    const struct gk_rule *rule = gk_rule(entry->finding->rule);
    enum gk_status status = gk_buffer_print(name, "%s (", entry->rule);
    if (status == GK_OK)
        status = gk_sentence_fill(name, rule->message[report->job->voice->language], dots);
    return status == GK_OK ? gk_buffer_append_byte(name, ')') : status;
}

static enum gk_status append_to_group(struct gk_report *report, const struct gk_entry *entry)
{
    struct gk_buffer name = { 0 };
    enum gk_status status = GK_OK;
    if (report->job->group == GK_GROUP_RECORD)
        status = append_record(&name, entry);
    else if (report->job->group == GK_GROUP_RULE)
        status = append_rule(report, &name, entry);
    else
        status = gk_buffer_append(&name, entry->section);
    struct gk_bytes key = gk_buffer_bytes(&name);
    if (status == GK_OK && report->job->group == GK_GROUP_RECORD) {
        if (gk_groups_ends(&report->groups, key))
            status = write_groups(report);
        if (status == GK_OK)
            status = gk_groups_begin(&report->groups, key);
    }
    struct gk_buffer *text = status == GK_OK ? gk_groups_text(&report->groups, key) : NULL;
    status = text ? append_line(report, text, entry) : GK_NO_MEMORY;
    gk_buffer_free(&name);
    return status;
}

static enum gk_status append_finding(struct gk_report *report, const struct gk_entry *entry)
{
    return report->job->group ? append_to_group(report, entry)
                              : append_line(report, &report->text, entry);
}

static enum gk_status append_not_shown(struct gk_report *report, const struct gk_counts *counts)
{
    (void)counts;
    if (write_groups(report) != GK_OK)
        return GK_NO_MEMORY;
    if (!report->not_shown)
        return GK_OK;
    struct gk_bytes arguments[GK_ARGUMENTS] = { { NULL, 0 } };
    char number[24];
    int length = snprintf(number, sizeof number, "%" PRIu64, report->not_shown);
    arguments[0] = (struct gk_bytes){ number, (size_t)length };
    const char *sentence = gk_message_text(GK_MESSAGE_NOT_SHOWN, report->job->voice->language);
    if (gk_buffer_print(&report->text, "%s: ", report->job->voice->tool) != GK_OK ||
        gk_sentence_fill(&report->text, sentence, arguments) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(&report->text, '\n');
}

const struct gk_format gk_format_gnu = { .finding = append_finding,
                                         .break_off = write_groups,
                                         .end = append_not_shown,
                                         .tells_not_shown = true };
