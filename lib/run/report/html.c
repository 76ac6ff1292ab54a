/*
 * A page to read on the screen and on paper (run/form/page.h).
 */
#include <inttypes.h>

#include "run/form/page.h"
#include "run/report/format.h"

static const char style[] =
    "body{font:14px/1.5 sans-serif;margin:1em;color:#000;background:#fff}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #666;padding:.3em .5em;vertical-align:top;text-align:left;"
    "overflow-wrap:anywhere}"
    "thead{display:table-header-group}"
    "tr{break-inside:avoid}"
    ".s{font-weight:bold}"
    ".c{font-family:monospace;white-space:pre-wrap}"
    ".m{color:#444;font-size:90%}"
    "@media print{body{font-size:10pt;margin:0}}"
    "@media screen and (max-width:40em){thead{display:none}table,tbody,tr,td{display:block}"
    "tr{border:1px solid #666;margin:0 0 .8em}td{border:0}td:empty{display:none}}";

static enum gk_status append(struct gk_report *report, const char *markup)
{
    return gk_buffer_append(&report->text, gk_bytes_of(markup));
}

static enum gk_status append_text(struct gk_report *report, struct gk_bytes text)
{
    return gk_page_text(&report->text, text);
}

static enum gk_status append_sentence(struct gk_report *report, enum gk_message message)
{
    return append_text(report, gk_bytes_of(gk_report_say(report, message)));
}

/* An element around a text; nothing where there is none. */
static enum gk_status append_element(struct gk_report *report, const char *open,
                                     struct gk_bytes text, const char *close)
{
    if (!text.length)
        return GK_OK;
    if (append(report, open) != GK_OK || append_text(report, text) != GK_OK)
        return GK_NO_MEMORY;
    return append(report, close);
}

static enum gk_status append_said(struct gk_report *report, const char *open,
                                  enum gk_message message, const char *close)
{
    return append_element(report, open, gk_bytes_of(gk_report_say(report, message)), close);
}

/* A sentence with its arguments, escaped. */
static enum gk_status append_filled(struct gk_report *report, enum gk_message message,
                                    const struct gk_bytes arguments[GK_ARGUMENTS])
{
    struct gk_buffer *scratch = &report->scratch;
    gk_buffer_clear(scratch);
    if (gk_sentence_fill(scratch, gk_report_say(report, message), arguments) != GK_OK)
        return GK_NO_MEMORY;
    return append_text(report, gk_buffer_bytes(scratch));
}

/* What the person who decides may write. */
static enum gk_status append_legend(struct gk_report *report)
{
    if (!report->job->reviewed)
        return GK_OK;
    if (append_said(report, "<h2>", GK_MESSAGE_PAGE_LEGEND, "</h2>\n<ul>\n") != GK_OK ||
        append_said(report, "<li>", GK_MESSAGE_PAGE_PASS, "</li>\n") != GK_OK ||
        append_said(report, "<li>", GK_MESSAGE_PAGE_MASK, "</li>\n") != GK_OK ||
        append_said(report, "<li>", GK_MESSAGE_PAGE_WITHHOLD, "</li>\n</ul>\n") != GK_OK)
        return GK_NO_MEMORY;
    return append_said(report, "<p>", GK_MESSAGE_PAGE_HOW, "</p>\n");
}

static enum gk_status append_heads(struct gk_report *report)
{
    if (append(report, "<table>\n<thead><tr>") != GK_OK ||
        append_said(report, "<th>", GK_MESSAGE_PAGE_PLACE, "</th>") != GK_OK ||
        append_said(report, "<th>", GK_MESSAGE_PAGE_FINDING, "</th>") != GK_OK)
        return GK_NO_MEMORY;
    if (report->job->reviewed &&
        (append_said(report, "<th>", GK_MESSAGE_COLUMN_CONTEXT, "</th>") != GK_OK ||
         append_said(report, "<th>", GK_MESSAGE_COLUMN_DECISION, "</th>") != GK_OK))
        return GK_NO_MEMORY;
    return append(report, "</tr></thead>\n<tbody>\n");
}

static enum gk_status append_start(struct gk_report *report)
{
    const struct gk_voice *voice = report->job->voice;
    const struct gk_bytes tool[GK_ARGUMENTS] = { gk_bytes_of(voice->tool) };
    struct gk_buffer *title = &report->scratch;
    gk_buffer_clear(title);
    if (gk_sentence_fill(title, gk_report_say(report, GK_MESSAGE_PAGE_TITLE), tool) != GK_OK ||
        gk_page_begin(&report->text, voice->language, gk_buffer_bytes(title)) != GK_OK ||
        append(report, style) != GK_OK ||
        gk_page_body(&report->text, gk_buffer_bytes(title)) != GK_OK ||
        append_legend(report) != GK_OK)
        return GK_NO_MEMORY;
    return append_heads(report);
}

static enum gk_status append_place(struct gk_report *report, const struct gk_entry *entry)
{
    if (append(report, "<tr><td>") != GK_OK ||
        append_element(report, "<span class=\"s\">", entry->title, "</span><br>") != GK_OK ||
        append_element(report, "", entry->section, "<br>") != GK_OK ||
        append_text(report, entry->file) != GK_OK)
        return GK_NO_MEMORY;
    if ((entry->line && gk_buffer_print(&report->text, ":%" PRIu64, entry->line) != GK_OK) ||
        (entry->column && gk_buffer_print(&report->text, ":%" PRIu64, entry->column) != GK_OK))
        return GK_NO_MEMORY;
    if (append_element(report, "<br>id=", entry->id, "") != GK_OK ||
        append_element(report, "<br>", entry->pointer, "") != GK_OK)
        return GK_NO_MEMORY;
    return append(report, "</td>");
}

static enum gk_status append_judgement(struct gk_report *report, const struct gk_entry *entry)
{
    if (append_element(report, "<td><span class=\"s\">", gk_bytes_of(entry->severity_word),
                       "</span> ") != GK_OK ||
        append_text(report, gk_bytes_of(entry->rule)) != GK_OK ||
        append_element(report, "<br>", entry->message, "") != GK_OK ||
        append_element(report, "<br><span class=\"c\">«", entry->value, "»</span>") != GK_OK ||
        append_element(report, "<br>→ <span class=\"c\">«", entry->proposal, "»</span>") != GK_OK ||
        append_element(report, "<br><span class=\"c\">", entry->excerpt, "</span>") != GK_OK ||
        append_element(report, "<br><span class=\"m\">", entry->basis, "</span>") != GK_OK ||
        append_element(report, "<br>→ ", gk_bytes_of(entry->action_word), "") != GK_OK)
        return GK_NO_MEMORY;
    return append(report, "</td>");
}

/* Boxes to be ticked and lines to be filled in, for who reads on paper. */
static enum gk_status append_choices(struct gk_report *report)
{
    static const enum gk_message words[] = { GK_MESSAGE_DECISION_PASS, GK_MESSAGE_DECISION_MASK,
                                             GK_MESSAGE_DECISION_WITHHOLD };
    static const enum gk_message blanks[] = { GK_MESSAGE_COLUMN_WHO, GK_MESSAGE_COLUMN_WHEN,
                                              GK_MESSAGE_COLUMN_BASIS };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (append_said(report, i ? " ☐ " : "☐ ", words[i], "") != GK_OK)
            return GK_NO_MEMORY;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (append_said(report, "<br>", blanks[i], " ________") != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* What the record itself says, and what could not be read or screened, nobody can pass here. */
static enum gk_message why_no_choice(const struct gk_entry *entry)
{
    bool value = entry->type.length && entry->finding->rule != GK_RULE_REDACT_NOT_PUBLIC &&
                 entry->finding->rule != GK_RULE_REDACT_LIMIT;
    return value ? GK_MESSAGE_PAGE_NO_FINGERPRINT : GK_MESSAGE_PAGE_NO_CHOICE;
}

/* What has been decided already, each on a line; the fingerprint stands behind it. */
static enum gk_status append_decision(struct gk_report *report, const struct gk_entry *entry)
{
    for (int i = GK_DECISION_DECISION; i < GK_DECISION_COLUMNS; i++)
        if (append_element(report, i == GK_DECISION_DECISION ? "☑ " : "<br>", entry->decision[i],
                           "") != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

static enum gk_status append_answer(struct gk_report *report, const struct gk_entry *entry)
{
    return entry->finding->decision ? append_decision(report, entry) : append_choices(report);
}

static enum gk_status append_review(struct gk_report *report, const struct gk_entry *entry)
{
    struct gk_bytes fingerprint = entry->finding->fingerprint;
    if (!report->job->reviewed)
        return GK_OK;
    if (append(report, "<td class=\"c\">") != GK_OK ||
        append_text(report, entry->context) != GK_OK || append(report, "</td><td>") != GK_OK)
        return GK_NO_MEMORY;
    if (!fingerprint.length && append_sentence(report, why_no_choice(entry)) != GK_OK)
        return GK_NO_MEMORY;
    if (fingerprint.length &&
        (append_answer(report, entry) != GK_OK ||
         append_element(report, "<br><span class=\"m\">", fingerprint, "</span>") != GK_OK))
        return GK_NO_MEMORY;
    return append(report, "</td>");
}

static enum gk_status append_finding(struct gk_report *report, const struct gk_entry *entry)
{
    if (append_place(report, entry) != GK_OK || append_judgement(report, entry) != GK_OK ||
        append_review(report, entry) != GK_OK)
        return GK_NO_MEMORY;
    return append(report, "</tr>\n");
}

struct number {
    char text[24];
};

static struct gk_bytes write_number(struct number *number, uint64_t value)
{
    int length = snprintf(number->text, sizeof number->text, "%" PRIu64, value);
    return (struct gk_bytes){ number->text, (size_t)length };
}

static enum gk_status append_end(struct gk_report *report, const struct gk_counts *counts)
{
    struct number numbers[GK_ARGUMENTS];
    const struct gk_bytes all[GK_ARGUMENTS] = { write_number(&numbers[0], counts->read),
                                                write_number(&numbers[1], counts->passed),
                                                write_number(&numbers[2], counts->held) };
    if (append(report, "</tbody>\n</table>\n<p>") != GK_OK ||
        append_filled(report, GK_MESSAGE_SUMMARY, all) != GK_OK)
        return GK_NO_MEMORY;
    const struct gk_bytes left[GK_ARGUMENTS] = { write_number(&numbers[0], report->not_shown) };
    if (report->not_shown && (append(report, "</p>\n<p>") != GK_OK ||
                              append_filled(report, GK_MESSAGE_NOT_SHOWN, left) != GK_OK))
        return GK_NO_MEMORY;
    return append(report, "</p>\n") == GK_OK ? gk_page_end(&report->text) : GK_NO_MEMORY;
}

const struct gk_format gk_format_html = {
    .start = append_start, .finding = append_finding, .end = append_end, .tells_not_shown = true
};
