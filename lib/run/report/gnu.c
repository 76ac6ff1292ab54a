/* file:line:column: severity: [rule] message (pointer) «value» -> «proposal» id=… */
#include <inttypes.h>

#include "run/report/format.h"

static const char *color(enum gk_severity severity)
{
    return severity == GK_ERROR     ? "\033[1;31m"
           : severity == GK_WARNING ? "\033[1;35m"
                                    : "\033[1;36m";
}

static enum gk_status append_where(struct gk_report *report, const struct gk_entry *entry)
{
    if (!entry->file.length)
        return gk_buffer_print(&report->text, "%s: ", report->job->voice->tool);
    if (gk_buffer_append(&report->text, entry->file) != GK_OK)
        return GK_NO_MEMORY;
    if (entry->line && gk_buffer_print(&report->text, ":%" PRIu64, entry->line) != GK_OK)
        return GK_NO_MEMORY;
    if (entry->column && gk_buffer_print(&report->text, ":%" PRIu64, entry->column) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(&report->text, GK_BYTES(": "));
}

static enum gk_status append_severity(struct gk_report *report, const struct gk_entry *entry)
{
    if (report->job->color)
        return gk_buffer_print(&report->text, "%s%s:\033[0m [%s] ", color(entry->finding->severity),
                               entry->severity, entry->rule);
    return gk_buffer_print(&report->text, "%s: [%s] ", entry->severity, entry->rule);
}

static enum gk_status append_value(struct gk_buffer *text, struct gk_bytes before,
                                   struct gk_bytes value)
{
    if (gk_buffer_append(text, before) != GK_OK || gk_sentence_echo_value(text, value) != GK_OK)
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
    if (entry->id.length && (gk_buffer_append(text, GK_BYTES(" id=")) != GK_OK ||
                             gk_buffer_append(text, entry->id) != GK_OK))
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(text, '\n');
}

static enum gk_status append_finding(struct gk_report *report, const struct gk_entry *entry)
{
    if (append_where(report, entry) != GK_OK || append_severity(report, entry) != GK_OK ||
        gk_buffer_append(&report->text, entry->message) != GK_OK)
        return GK_NO_MEMORY;
    return append_tail(&report->text, entry);
}

static enum gk_status append_not_shown(struct gk_report *report, const struct gk_counts *counts)
{
    (void)counts;
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
                                         .end = append_not_shown,
                                         .tells_not_shown = true };
