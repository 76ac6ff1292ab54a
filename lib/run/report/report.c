#include "run/report.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "run/report/format.h"

static const struct gk_format *const formats[] = {
    [GK_REPORT_GNU] = &gk_format_gnu,
    [GK_REPORT_JSON] = &gk_format_json,
    [GK_REPORT_CSV] = &gk_format_csv,
    [GK_REPORT_SUMMARY] = &gk_format_summary,
};

static const struct gk_format *format_of(const struct gk_report *report)
{
    return formats[report->job->format];
}

/* ---- screening: what may be shown of a finding */

/* An id or pointer for people: shown so that it disturbs nothing, and never a personal number. */
static enum gk_status append_name(struct gk_report *report, struct gk_buffer *out,
                                  struct gk_bytes name, uint64_t line)
{
    bool personal;
    if (gk_name_judge(&report->name, name, &personal) != GK_OK)
        return GK_NO_MEMORY;
    return personal ? gk_buffer_print(out, "#%" PRIu64, line) : gk_sentence_echo(out, name);
}

static enum gk_status append_id(struct gk_report *report, struct gk_buffer *out,
                                const struct gk_spot *spot)
{
    return spot->id_hidden ? gk_buffer_print(out, "#%" PRIu64, spot->line)
                           : append_name(report, out, spot->id, spot->line);
}

static enum gk_status append_message(const struct gk_report *report, struct gk_buffer *out,
                                     const struct gk_finding *finding)
{
    const char *sentence =
        gk_rule(finding->rule)->message[report->job->voice->language];
    return gk_sentence_fill(out, sentence, finding->arguments);
}

/* What the report shows of the finding's value and proposal: both where a person asked to see
 * values and they are not personal; else nothing. */
static enum gk_status choose_values(struct gk_report *report, struct gk_entry *entry)
{
    const struct gk_bytes values[2] = { entry->finding->value, entry->finding->proposal };
    struct gk_bytes *const shown[2] = { &entry->value, &entry->proposal };
    for (size_t i = 0; i < 2; i++) {
        bool personal = true;
        *shown[i] = (struct gk_bytes){ NULL, 0 };
        if (report->job->show_values &&
            gk_name_judge(&report->name, values[i], &personal) != GK_OK)
            return GK_NO_MEMORY;
        if (!personal)
            *shown[i] = values[i];
    }
    return GK_OK;
}

/* What is done about the finding; of a record that is held nothing in it is masked. Empty where it
 * is told, and no more. */
static struct gk_bytes action_of(const struct gk_finding *finding, const struct gk_spot *spot)
{
    enum gk_action action = finding->action;
    if (action == GK_ACTION_OFF)
        return (struct gk_bytes){ NULL, 0 };
    if (spot->held && action == GK_ACTION_MASK)
        action = GK_ACTION_WITHHOLD;
    return gk_bytes_of(gk_action_name(action));
}

/* ---- the place */

/* Counted on from the finding before, which mostly stood earlier on the same line: one that is
 * large and has very many would else take time by the square of its length. */
static uint64_t characters_before(struct gk_report *report, uint32_t place,
                                  const struct gk_spot *spot)
{
    struct gk_counted *counted = &report->counted;
    if (counted->file != spot->file.at || counted->line != spot->line ||
        counted->text != spot->text.at || counted->place > place)
        *counted = (struct gk_counted){ spot->file.at, spot->line, spot->text.at, 0, 0 };
    counted->characters += gk_utf8_count(
        (struct gk_bytes){ spot->text.at + counted->place, place - counted->place });
    counted->place = place;
    return counted->characters;
}

static void find_place(struct gk_report *report, const struct gk_spot *spot,
                       struct gk_entry *entry)
{
    const struct gk_finding *finding = entry->finding;
    bool nowhere = finding->place == GK_NOWHERE;
    entry->line = spot->line;
    entry->column = finding->column;
    if (!spot->file.length || spot->is_ours)
        return;
    entry->byte = nowhere ? 0 : finding->place;
    entry->has_byte = true;
    /* Bytes that are no characters were counted by who found them, or cannot be counted. */
    if (finding->column)
        return;
    if (nowhere || !spot->text.length)
        entry->column = entry->byte + 1;
    else
        entry->column = characters_before(report, finding->place, spot) + 1;
}

/* ---- one entry */

/* The texts that have to be written stand one behind the other in the scratch buffer. */
static enum gk_status write_texts(struct gk_report *report, const struct gk_spot *spot,
                                  struct gk_entry *entry)
{
    struct gk_buffer *scratch = &report->scratch;
    gk_buffer_clear(scratch);
    if (gk_sentence_echo(scratch, spot->file) != GK_OK)
        return GK_NO_MEMORY;
    size_t file = scratch->length;
    if (append_id(report, scratch, spot) != GK_OK)
        return GK_NO_MEMORY;
    size_t id = scratch->length;
    if (append_name(report, scratch, entry->finding->pointer, spot->line) != GK_OK)
        return GK_NO_MEMORY;
    size_t pointer = scratch->length;
    if (append_message(report, scratch, entry->finding) != GK_OK)
        return GK_NO_MEMORY;
    entry->file = (struct gk_bytes){ scratch->at, file };
    entry->id = (struct gk_bytes){ scratch->at + file, id - file };
    entry->pointer = (struct gk_bytes){ scratch->at + id, pointer - id };
    entry->message = (struct gk_bytes){ scratch->at + pointer, scratch->length - pointer };
    return GK_OK;
}

static enum gk_status make_entry(struct gk_report *report, const struct gk_spot *spot,
                                 struct gk_entry *entry)
{
    const struct gk_finding *finding = entry->finding;
    entry->rule = gk_rule(finding->rule)->id;
    entry->severity = gk_severity_name(finding->severity);
    entry->basis = gk_profile_basis(report->job->settlement.profile, finding->rule);
    entry->action = action_of(finding, spot);
    find_place(report, spot, entry);
    if (write_texts(report, spot, entry) != GK_OK)
        return GK_NO_MEMORY;
    return choose_values(report, entry);
}

/* ---- the report */

enum gk_status gk_report_start(struct gk_report *report)
{
    const struct gk_format *format = format_of(report);
    return format->start ? format->start(report) : GK_OK;
}

static void count_finding(struct gk_report *report, enum gk_rule_id id, const struct gk_spot *spot)
{
    struct gk_rule_count *rule = &report->rules[id];
    if (rule->count++)
        return;
    rule->first_file = spot->file;
    rule->first_line = spot->line;
}

enum gk_status gk_report_finding(struct gk_report *report, const struct gk_finding *finding,
                                 const struct gk_spot *spot)
{
    const struct gk_format *format = format_of(report);
    count_finding(report, finding->rule, spot);
    if (report->output->descriptor < 0 || !format->finding)
        return GK_OK;
    if (report->shown == report->job->max_report) {
        report->not_shown++;
        return GK_OK;
    }
    report->shown++;
    struct gk_entry entry = { .finding = finding };
    enum gk_status status = make_entry(report, spot, &entry);
    return status == GK_OK ? format->finding(report, &entry) : status;
}

uint64_t gk_report_untold(const struct gk_report *report)
{
    return format_of(report)->tells_not_shown ? 0 : report->not_shown;
}

enum gk_status gk_report_end(struct gk_report *report, const struct gk_counts *counts)
{
    const struct gk_format *format = format_of(report);
    report->ended = true;
    if (report->output->descriptor < 0)
        return GK_OK;
    enum gk_status status = format->end ? format->end(report, counts) : GK_OK;
    return status == GK_OK ? gk_report_flush(report) : status;
}

enum gk_status gk_report_flush(struct gk_report *report)
{
    enum gk_status status = gk_output_add(report->output, gk_buffer_bytes(&report->text));
    if (status == GK_OK)
        status = gk_output_flush(report->output);
    gk_buffer_clear(&report->text);
    return status;
}

void gk_report_free(struct gk_report *report)
{
    gk_buffer_free(&report->text);
    gk_buffer_free(&report->scratch);
    gk_name_free(&report->name);
}
