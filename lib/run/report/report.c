#include "run/report.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "run/report/format.h"

static const struct gk_format *const formats[] = {
    [GK_REPORT_GNU] = &gk_format_gnu,   [GK_REPORT_JSON] = &gk_format_json,
    [GK_REPORT_CSV] = &gk_format_csv,   [GK_REPORT_SUMMARY] = &gk_format_summary,
    [GK_REPORT_HTML] = &gk_format_html,
};

bool gk_report_shows_title(enum gk_report_format format)
{
    return format == GK_REPORT_JSON || format == GK_REPORT_CSV || format == GK_REPORT_HTML;
}

bool gk_report_shows_context(enum gk_report_format format)
{
    return format == GK_REPORT_CSV || format == GK_REPORT_HTML;
}

static const struct gk_format *format_of(const struct gk_report *report)
{
    return formats[report->job->format];
}

/* ---- screening: what may be shown of a finding */

/* How far behind the end of what is shown of a pointer is judged, in bytes: a number or a word
 * that is cut off there must be seen. */
enum { JUDGED_BEHIND = 1024 };

static enum gk_status judge(struct gk_report *report, struct gk_bytes text,
                            enum gk_showable_kind kind, bool *confidential)
{
    report->showable.verb = report->job->verb;
    report->showable.plan = report->job->plan;
    report->showable.profile = report->job->settlement.profile;
    return gk_showable_judge(&report->showable, text, kind, confidential);
}

/* The start of the text, of at most so many characters. */
static struct gk_bytes first_characters(struct gk_bytes text, size_t count)
{
    struct gk_bytes left = text;
    for (size_t length; left.length && count; count--) {
        gk_utf8_decode(left, &length);
        left.at += length;
        left.length -= length;
    }
    return (struct gk_bytes){ text.at, text.length - left.length };
}

/* Writes what is shown: the line's number, or the name so that it disturbs nothing. */
static enum gk_status write_shown(const struct gk_report *report, struct gk_shown *shown,
                                  struct gk_bytes name, size_t longest, bool hidden)
{
    gk_buffer_clear(&shown->text);
    if (hidden)
        return gk_buffer_print(&shown->text, "#%" PRIu64, shown->line);
    struct gk_bytes start = first_characters(name, longest);
    enum gk_status status = format_of(report)->for_programs
                                ? gk_sentence_echo_plain(&shown->text, start)
                                : gk_sentence_echo(&shown->text, start);
    if (status != GK_OK)
        return status;
    return start.length < name.length ? gk_buffer_append(&shown->text, GK_BYTES("…")) : GK_OK;
}

/* Whether that very name was shown last. */
static bool is_same(const struct gk_shown *shown, const struct gk_spot *spot, struct gk_bytes name)
{
    return shown->line == spot->line && shown->file == spot->file.at && shown->name.at == name.at &&
           shown->name.length == name.length;
}

static void begin_shown(struct gk_shown *shown, const struct gk_spot *spot, struct gk_bytes name)
{
    shown->file = spot->file.at;
    shown->line = spot->line;
    shown->name = name;
}

static enum gk_status show_id(struct gk_report *report, const struct gk_spot *spot)
{
    struct gk_shown *shown = &report->id;
    bool hidden = spot->id_hidden;
    if (is_same(shown, spot, spot->id))
        return GK_OK;
    begin_shown(shown, spot, spot->id);
    if (!hidden && spot->record.length &&
        judge(report, spot->record, GK_SHOWABLE_RECORD, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    if (!hidden && !spot->record.length &&
        judge(report, spot->id, GK_SHOWABLE_NAME, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    return write_shown(report, shown, spot->id, GK_SHOWN_ID, hidden);
}

static enum gk_status show_title(struct gk_report *report, const struct gk_spot *spot)
{
    struct gk_shown *shown = &report->title;
    bool hidden = spot->title_hidden;
    if (is_same(shown, spot, spot->title))
        return GK_OK;
    begin_shown(shown, spot, spot->title);
    if (!hidden && spot->title.length &&
        judge(report, spot->title, GK_SHOWABLE_NAME, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    return write_shown(report, shown, spot->title, GK_SHOWN_ID, hidden);
}

/* What stands around a value: where screening what is masked there already finds anything still,
 * nothing of it is shown. */
static enum gk_status show_context(struct gk_report *report, struct gk_bytes context)
{
    bool hidden = false;
    gk_buffer_clear(&report->context);
    if (context.length && judge(report, context, GK_SHOWABLE_RECORD, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    if (!hidden)
        return gk_sentence_echo(&report->context, context);
    for (size_t i = gk_utf8_count(context); i; i--)
        if (gk_buffer_append_byte(&report->context, '*') != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

static enum gk_status show_pointer(struct gk_report *report, const struct gk_spot *spot,
                                   struct gk_bytes pointer)
{
    struct gk_shown *shown = &report->pointer;
    struct gk_bytes judged = first_characters(pointer, GK_SHOWN_POINTER);
    bool hidden = false;
    judged.length += pointer.length - judged.length < JUDGED_BEHIND ? pointer.length - judged.length
                                                                    : JUDGED_BEHIND;
    bool same = is_same(shown, spot, pointer) ||
                (shown->line == spot->line && shown->file == spot->file.at &&
                 (shown->name.length > judged.length) == (pointer.length > judged.length) &&
                 gk_bytes_equal(gk_buffer_bytes(&shown->judged), judged));
    if (same)
        return GK_OK;
    begin_shown(shown, spot, pointer);
    gk_buffer_clear(&shown->judged);
    if (gk_buffer_append(&shown->judged, judged) != GK_OK ||
        judge(report, judged, GK_SHOWABLE_POINTER, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    return write_shown(report, shown, pointer, GK_SHOWN_POINTER, hidden);
}

/* What a reviewer has written may repeat what was found. */
static enum gk_status show_written(struct gk_report *report, struct gk_bytes written,
                                   struct gk_bytes *shown)
{
    bool hidden = false;
    if (written.length && judge(report, written, GK_SHOWABLE_RECORD, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    *shown = hidden ? GK_BYTES("***") : written;
    return GK_OK;
}

/* Of findings that are told together, how many they are. */
static enum gk_status append_count(struct gk_report *report, struct gk_buffer *out, uint32_t count)
{
    char number[16];
    int length = snprintf(number, sizeof number, "%" PRIu32, count);
    const struct gk_bytes arguments[GK_ARGUMENTS] = { { number, (size_t)length } };
    return gk_sentence_fill(out, gk_report_say(report, GK_MESSAGE_GATHERED), arguments);
}

static enum gk_status append_message(struct gk_report *report, struct gk_buffer *out,
                                     const struct gk_finding *finding)
{
    const char *sentence = gk_rule(finding->rule)->message[report->job->voice->language];
    struct gk_bytes arguments[GK_ARGUMENTS];
    for (size_t i = 0; i < GK_ARGUMENTS; i++) {
        arguments[i] = finding->arguments[i];
        if (finding->rule == GK_RULE_DECISION_MADE &&
            show_written(report, finding->arguments[i], &arguments[i]) != GK_OK)
            return GK_NO_MEMORY;
    }
    if (gk_sentence_fill(out, sentence, arguments) != GK_OK)
        return GK_NO_MEMORY;
    return finding->count ? append_count(report, out, finding->count) : GK_OK;
}

static enum gk_status choose_decision(struct gk_report *report, struct gk_entry *entry)
{
    for (size_t i = 0; entry->finding->decision && i < GK_DECISION_COLUMNS; i++)
        if (show_written(report, entry->finding->decision->cell[i], &entry->decision[i]) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* What the report shows of the finding's value and proposal: both where a person asked to see
 * values and they are not confidential; else nothing. */
static enum gk_status choose_values(struct gk_report *report, struct gk_entry *entry)
{
    const struct gk_bytes values[2] = { entry->finding->value, entry->finding->proposal };
    struct gk_bytes *const shown[2] = { &entry->value, &entry->proposal };
    for (size_t i = 0; i < 2; i++) {
        bool confidential = true;
        *shown[i] = (struct gk_bytes){ NULL, 0 };
        if (report->job->show_values &&
            judge(report, values[i], GK_SHOWABLE_NAME, &confidential) != GK_OK)
            return GK_NO_MEMORY;
        if (!confidential)
            *shown[i] = values[i];
    }
    return GK_OK;
}

/* What is done about the finding; of a record that is held nothing in it is masked. Empty where it
 * is told, and no more. */
static void name_action(const struct gk_report *report, const struct gk_spot *spot,
                        struct gk_entry *entry)
{
    static const enum gk_message words[GK_ACTIONS] = {
        [GK_ACTION_NOTE] = GK_MESSAGE_ACTION_NOTE,
        [GK_ACTION_MASK] = GK_MESSAGE_ACTION_MASK,
        [GK_ACTION_WITHHOLD] = GK_MESSAGE_ACTION_WITHHOLD,
        [GK_ACTION_REPAIR] = GK_MESSAGE_ACTION_REPAIR,
    };
    enum gk_action action = entry->finding->action;
    entry->action_word = "";
    if (action == GK_ACTION_OFF)
        return;
    if (spot->held && action == GK_ACTION_MASK && !gk_finding_is_trail(entry->finding))
        action = GK_ACTION_WITHHOLD;
    entry->action = gk_bytes_of(gk_action_name(action));
    entry->action_word = gk_report_say(report, words[action]);
}

static const char *severity_word(const struct gk_report *report, enum gk_severity severity)
{
    static const enum gk_message words[] = {
        [GK_OFF] = GK_MESSAGE_SEVERITY_OFF,
        [GK_NOTE] = GK_MESSAGE_SEVERITY_NOTE,
        [GK_WARNING] = GK_MESSAGE_SEVERITY_WARNING,
        [GK_ERROR] = GK_MESSAGE_SEVERITY_ERROR,
    };
    return gk_report_say(report, words[severity]);
}

/* Rules of group redact are called by the types of values; a decision names the rule that it is
 * about. */
static struct gk_bytes type_of(struct gk_bytes name)
{
    struct gk_bytes group = GK_BYTES("redact.");
    if (!gk_bytes_start_with(name, group))
        return GK_BYTES("");
    return (struct gk_bytes){ name.at + group.length, name.length - group.length };
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
    counted->characters +=
        gk_utf8_count((struct gk_bytes){ spot->text.at + counted->place, place - counted->place });
    counted->place = place;
    return counted->characters;
}

static void find_place(struct gk_report *report, const struct gk_spot *spot, struct gk_entry *entry)
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

/* The texts that have to be written: file and message stand one behind the other in the scratch
 * buffer. */
static enum gk_status write_texts(struct gk_report *report, const struct gk_spot *spot,
                                  struct gk_entry *entry)
{
    struct gk_buffer *scratch = &report->scratch;
    gk_buffer_clear(scratch);
    if (show_id(report, spot) != GK_OK || show_title(report, spot) != GK_OK ||
        show_context(report, entry->finding->context) != GK_OK ||
        show_pointer(report, spot, entry->finding->pointer) != GK_OK ||
        gk_sentence_echo(scratch, spot->file) != GK_OK)
        return GK_NO_MEMORY;
    size_t file = scratch->length;
    if (append_message(report, scratch, entry->finding) != GK_OK)
        return GK_NO_MEMORY;
    entry->file = (struct gk_bytes){ scratch->at, file };
    entry->message = (struct gk_bytes){ scratch->at + file, scratch->length - file };
    entry->id = gk_buffer_bytes(&report->id.text);
    entry->title = gk_buffer_bytes(&report->title.text);
    entry->context = gk_buffer_bytes(&report->context);
    entry->pointer = gk_buffer_bytes(&report->pointer.text);
    return GK_OK;
}

static enum gk_status make_entry(struct gk_report *report, const struct gk_spot *spot,
                                 struct gk_entry *entry)
{
    const struct gk_finding *finding = entry->finding;
    entry->rule = gk_rule(finding->rule)->id;
    entry->severity = gk_severity_name(finding->severity);
    entry->basis = gk_profile_basis(report->job->settlement.profile, finding->rule);
    entry->severity_word = severity_word(report, finding->severity);
    entry->type = type_of(finding->rule == GK_RULE_DECISION_MADE ? finding->arguments[0]
                                                                 : gk_bytes_of(entry->rule));
    name_action(report, spot, entry);
    find_place(report, spot, entry);
    if (write_texts(report, spot, entry) != GK_OK || choose_decision(report, entry) != GK_OK)
        return GK_NO_MEMORY;
    return choose_values(report, entry);
}

/* ---- the report */

enum gk_status gk_report_start(struct gk_report *report)
{
    const struct gk_format *format = format_of(report);
    return format->start ? format->start(report) : GK_OK;
}

static void count_finding(struct gk_report *report, const struct gk_finding *finding,
                          const struct gk_spot *spot)
{
    struct gk_rule_count *rule = &report->rules[finding->rule];
    bool first = !rule->count;
    rule->count += finding->count ? finding->count : 1;
    if (!first)
        return;
    rule->first_file = spot->file;
    rule->first_line = spot->line;
}

enum gk_status gk_report_finding(struct gk_report *report, const struct gk_finding *finding,
                                 const struct gk_spot *spot)
{
    const struct gk_format *format = format_of(report);
    count_finding(report, finding, spot);
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

enum gk_status gk_report_names(struct gk_report *report, const struct gk_finding *finding,
                               const struct gk_spot *spot, bool *whole_id, struct gk_bytes *pointer,
                               bool *whole_pointer)
{
    if (show_id(report, spot) != GK_OK || show_pointer(report, spot, finding->pointer) != GK_OK)
        return GK_NO_MEMORY;
    *pointer = gk_buffer_bytes(&report->pointer.text);
    *whole_pointer = gk_bytes_equal(*pointer, finding->pointer);
    *whole_id = gk_bytes_equal(gk_buffer_bytes(&report->id.text), spot->id);
    return GK_OK;
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

static void free_shown(struct gk_shown *shown)
{
    gk_buffer_free(&shown->judged);
    gk_buffer_free(&shown->text);
}

void gk_report_free(struct gk_report *report)
{
    gk_buffer_free(&report->text);
    gk_buffer_free(&report->scratch);
    gk_showable_free(&report->showable);
    gk_buffer_free(&report->context);
    free_shown(&report->id);
    free_shown(&report->title);
    free_shown(&report->pointer);
}
