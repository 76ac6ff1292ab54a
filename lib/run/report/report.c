#include "run/report.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "record/value.h"
#include "run/input/table/head.h"
#include "run/report/screened.h"
#include "run/report/words.h"

/* Whether the message repeats what stands in a file that is no record: a profile's, a reviewer's,
 * or the whole of an input whose form is wrong. */
static bool quotes_file(enum gk_rule_id rule)
{
    static const char *const groups[] = { "profile.", "decision.", "accept.",
                                          "json.",    "input.",    "table." };
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (gk_bytes_start_with(gk_bytes_of(gk_rule(rule)->id), gk_bytes_of(groups[i])))
            return true;
    return false;
}

/* Of findings that are told together, how many they are. */
static enum gk_status append_count(struct gk_report *report, struct gk_buffer *out, uint32_t count)
{
    char number[16];
    int length = snprintf(number, sizeof number, "%" PRIu32, count);
    const struct gk_bytes arguments[GK_ARGUMENTS] = { { number, (size_t)length } };
    return gk_sentence_fill(out, gk_report_say(report, GK_MESSAGE_GATHERED), arguments);
}

/* Whether words of the message that are names of fields mean fields of the record. */
static bool names_fields(enum gk_rule_id rule)
{
    static const char *const groups[] = {
        "field.",     "date.",   "deadline.",      "review.",
        "interpret.", "report.", "pair.reference", "catalog.event"
    };
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (gk_bytes_start_with(gk_bytes_of(gk_rule(rule)->id), gk_bytes_of(groups[i])))
            return true;
    return false;
}

/* How people call the field: as the record does, else by its Chinese name. Appends it. */
static enum gk_status call_field(const struct gk_field_names *names, enum gk_field field,
                                 struct gk_bytes pointer, struct gk_buffer *out)
{
    size_t start = out->length;
    if (pointer.length && gk_pointer_first(pointer, out) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_bytes own = { NULL, out->length - start };
    if (own.length)
        own.at = out->at + start;
    if (gk_field_find(names, own) == field &&
        !gk_bytes_equal(own, gk_bytes_of(gk_field_name(field))))
        return GK_OK;
    out->length = start;
    return gk_buffer_append(out, gk_field_chinese(field));
}

/* A field's own name that begins an argument goes behind what people call it: 标题（title）. Appends
 * the argument to report->names; else *named is false. */
static enum gk_status name_field(struct gk_report *report, const struct gk_finding *finding,
                                 struct gk_bytes argument, bool *named)
{
    const struct gk_field_names *names = &report->job->settlement.profile->fields;
    const char *blank = argument.length ? memchr(argument.at, ' ', argument.length) : NULL;
    struct gk_bytes word = { argument.at, blank ? (size_t)(blank - argument.at) : argument.length };
    size_t rest = word.length + (blank != NULL);
    struct gk_buffer *out = &report->names;
    enum gk_field field = gk_field_find(names, word);
    *named = field != GK_FIELD_COUNT && gk_bytes_equal(word, gk_bytes_of(gk_field_name(field)));
    if (!*named)
        return GK_OK;
    if (call_field(names, field, finding->pointer, out) != GK_OK ||
        gk_buffer_append(out, GK_BYTES("（")) != GK_OK || gk_buffer_append(out, word) != GK_OK ||
        gk_buffer_append(out, GK_BYTES("）")) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(out, (struct gk_bytes){ argument.at + rest, argument.length - rest });
}

/* In Chinese messages. */
static enum gk_status name_fields(struct gk_report *report, const struct gk_finding *finding,
                                  struct gk_bytes arguments[GK_ARGUMENTS])
{
    size_t ends[GK_ARGUMENTS];
    bool named[GK_ARGUMENTS];
    gk_buffer_clear(&report->names);
    if (report->job->voice->language != GK_CHINESE || !names_fields(finding->rule) ||
        !report->job->settlement.profile)
        return GK_OK;
    for (size_t i = 0; i < GK_ARGUMENTS; i++) {
        if (name_field(report, finding, arguments[i], &named[i]) != GK_OK)
            return GK_NO_MEMORY;
        ends[i] = report->names.length;
    }
    for (size_t i = 0; i < GK_ARGUMENTS; i++) {
        size_t start = i ? ends[i - 1] : 0;
        if (named[i])
            arguments[i] = (struct gk_bytes){ report->names.at + start, ends[i] - start };
    }
    return GK_OK;
}

static enum gk_status append_message(struct gk_report *report, struct gk_buffer *out,
                                     const struct gk_finding *finding)
{
    const char *sentence = gk_rule(finding->rule)->message[report->job->voice->language];
    struct gk_bytes arguments[GK_ARGUMENTS];
    for (size_t i = 0; i < GK_ARGUMENTS; i++) {
        arguments[i] = finding->arguments[i];
        if (quotes_file(finding->rule) &&
            gk_screened_written(report, finding->arguments[i], &arguments[i]) != GK_OK)
            return GK_NO_MEMORY;
    }
    if (name_fields(report, finding, arguments) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_buffer figures = { 0 };
    enum gk_status status = gk_report_figures(report, finding, &figures);
    if (figures.length)
        arguments[GK_ARGUMENTS - 1] = gk_buffer_bytes(&figures);
    if (status == GK_OK)
        status = gk_sentence_fill(out, sentence, arguments);
    gk_buffer_free(&figures);
    if (status != GK_OK)
        return status;
    return finding->count ? append_count(report, out, finding->count) : GK_OK;
}

static enum gk_status choose_decision(struct gk_report *report, struct gk_entry *entry)
{
    for (size_t i = 0; entry->finding->decision && i < GK_DECISION_COLUMNS; i++)
        if (gk_screened_written(report, entry->finding->decision->cell[i], &entry->decision[i]) !=
            GK_OK)
            return GK_NO_MEMORY;
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
    entry->row = spot->row;
    if (spot->from_source) {
        entry->column = 0;
        return;
    }
    /* Of a row the line that was made is nowhere to be seen: its cell is told instead. */
    if (!spot->file.length || spot->is_ours || spot->row)
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

/* The letters by which spreadsheets call a column: A, Z, AA ... */
static enum gk_status append_letters(struct gk_buffer *out, size_t column)
{
    char letters[16];
    size_t at = sizeof letters;
    for (; column; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    return gk_buffer_append(out, (struct gk_bytes){ letters + at, sizeof letters - at });
}

/* The cell of the column that has the name or, where a blank one is told of by the field's own
 * name, stands for the field. */
static enum gk_status find_cell(struct gk_report *report, const struct gk_spot *spot,
                                struct gk_bytes name, enum gk_field field, struct gk_entry *entry)
{
    gk_buffer_clear(&report->cell);
    if (!spot->row || !spot->head)
        return GK_OK;
    size_t column = gk_table_head_find(spot->head, name);
    if (!column)
        column = gk_table_head_find_field(spot->head, field);
    if (!column)
        return GK_OK;
    if (append_letters(&report->cell, column) != GK_OK ||
        gk_buffer_print(&report->cell, "%" PRIu64, spot->row) != GK_OK)
        return GK_NO_MEMORY;
    entry->cell = gk_buffer_bytes(&report->cell);
    return GK_OK;
}

/* The field of the record that the pointer leads into, and its cell. Its name may be an alias, or
 * no field's. */
static enum gk_status find_field(struct gk_report *report, const struct gk_spot *spot,
                                 struct gk_entry *entry)
{
    struct gk_bytes pointer = entry->finding->pointer;
    struct gk_buffer *name = &report->scratch;
    const struct gk_profile *profile = report->job->settlement.profile;
    gk_buffer_clear(name);
    if (spot->is_ours || !pointer.length || !profile)
        return GK_OK;
    if (gk_pointer_first(pointer, name) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_field field = gk_field_find(&profile->fields, gk_buffer_bytes(name));
    if (field != GK_FIELD_COUNT)
        entry->field = gk_bytes_of(gk_field_name(field));
    return find_cell(report, spot, gk_buffer_bytes(name), field, entry);
}

/* ---- one entry */

/* The texts that have to be written: file and message stand one behind the other in the scratch
 * buffer. */
static enum gk_status write_texts(struct gk_report *report, const struct gk_spot *spot,
                                  struct gk_entry *entry)
{
    struct gk_buffer *scratch = &report->scratch;
    gk_buffer_clear(scratch);
    if (gk_screened_names(report, spot) != GK_OK ||
        gk_screened_context(report, entry->finding->context) != GK_OK ||
        gk_screened_pointer(report, spot, entry->finding->pointer) != GK_OK ||
        gk_sentence_echo(scratch, spot->file) != GK_OK)
        return GK_NO_MEMORY;
    size_t file = scratch->length;
    if (append_message(report, scratch, entry->finding) != GK_OK)
        return GK_NO_MEMORY;
    entry->file = (struct gk_bytes){ scratch->at, file };
    entry->message = (struct gk_bytes){ scratch->at + file, scratch->length - file };
    entry->id = gk_buffer_bytes(&report->id.text);
    entry->title = gk_buffer_bytes(&report->title.text);
    entry->section = gk_buffer_bytes(&report->section.text);
    entry->context = gk_buffer_bytes(&report->context);
    entry->pointer = gk_buffer_bytes(&report->pointer.text);
    return GK_OK;
}

/* Programs compare the basis, people read it. */
static enum gk_status write_basis(struct gk_report *report, struct gk_entry *entry)
{
    const struct gk_finding *finding = entry->finding;
    entry->basis = finding->basis.length ? finding->basis
                                         : gk_profile_basis(report->job->settlement.profile,
                                                            finding->rule, finding->day);
    if (report->job->format == GK_REPORT_JSON)
        return GK_OK;
    gk_buffer_clear(&report->basis);
    enum gk_status status =
        gk_basis_say(&report->basis, entry->basis, report->job->voice->language);
    entry->basis = gk_buffer_bytes(&report->basis);
    return status;
}

static enum gk_status make_entry(struct gk_report *report, const struct gk_spot *spot,
                                 struct gk_entry *entry)
{
    const struct gk_finding *finding = entry->finding;
    entry->rule = gk_rule(finding->rule)->id;
    entry->severity = gk_severity_name(finding->severity);
    entry->severity_word = gk_report_severity(report, finding->severity);
    entry->type = type_of(finding->rule == GK_RULE_DECISION_MADE ? finding->arguments[0]
                                                                 : gk_bytes_of(entry->rule));
    name_action(report, spot, entry);
    find_place(report, spot, entry);
    if (write_basis(report, entry) != GK_OK || find_field(report, spot, entry) != GK_OK)
        return GK_NO_MEMORY;
    if (write_texts(report, spot, entry) != GK_OK || choose_decision(report, entry) != GK_OK)
        return GK_NO_MEMORY;
    return gk_screened_values(report, entry);
}

/* ---- the report */

enum gk_status gk_report_start(struct gk_report *report)
{
    const struct gk_format *format = gk_report_format_of(report);
    return format->start ? format->start(report) : GK_OK;
}

static enum gk_status count_finding(struct gk_report *report, const struct gk_finding *finding,
                                    const struct gk_spot *spot)
{
    struct gk_counted_finding found = { .finding = finding,
                                        .file = spot->file,
                                        .line = spot->line,
                                        .in_record = spot->line && !spot->is_ours,
                                        .at_end = finding->stands.file.length > 0,
                                        .shared_out = gk_report_format_of(report)->shares_out };
    if (found.shared_out) {
        if (gk_screened_names(report, spot) != GK_OK)
            return GK_NO_MEMORY;
        found.section = gk_buffer_bytes(&report->section.text);
        found.id = gk_buffer_bytes(&report->id.text);
        found.title = gk_buffer_bytes(&report->title.text);
    }
    return gk_count_finding(&report->count, &found);
}

enum gk_status gk_report_finding(struct gk_report *report, const struct gk_finding *finding,
                                 const struct gk_spot *spot)
{
    const struct gk_format *format = gk_report_format_of(report);
    if (count_finding(report, finding, spot) != GK_OK)
        return GK_NO_MEMORY;
    if (finding->severity > GK_NOTE || spot->held)
        gk_report_speak(report);
    if (report->output->descriptor < 0 || (format->shares_out && !finding->figure_count))
        return GK_OK;
    if (report->shown == report->job->max_report && !format->shares_out) {
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
    if (gk_screened_id(report, spot) != GK_OK ||
        gk_screened_pointer(report, spot, finding->pointer) != GK_OK)
        return GK_NO_MEMORY;
    *pointer = gk_buffer_bytes(&report->pointer.text);
    *whole_pointer = gk_bytes_equal(*pointer, finding->pointer);
    *whole_id = gk_bytes_equal(gk_buffer_bytes(&report->id.text), spot->id);
    return GK_OK;
}

enum gk_status gk_report_message(struct gk_report *report, const struct gk_finding *finding,
                                 struct gk_bytes *message)
{
    gk_buffer_clear(&report->scratch);
    enum gk_status status = append_message(report, &report->scratch, finding);
    *message = gk_buffer_bytes(&report->scratch);
    return status;
}

uint64_t gk_report_untold(const struct gk_report *report)
{
    return gk_report_format_of(report)->tells_not_shown ? 0 : report->not_shown;
}

enum gk_status gk_report_end(struct gk_report *report, const struct gk_counts *counts)
{
    const struct gk_format *format = gk_report_format_of(report);
    report->ended = true;
    if (report->output->descriptor < 0)
        return GK_OK;
    enum gk_status status = format->end ? format->end(report, counts) : GK_OK;
    return status == GK_OK ? gk_report_flush(report) : status;
}

void gk_report_speak(struct gk_report *report)
{
    report->spoken = true;
}

static enum gk_status keep_back(struct gk_report *report)
{
    enum gk_status status = gk_spool_add(&report->kept, gk_buffer_bytes(&report->text));
    if (status == GK_END) {
        /* Rather too much is said than something lost. */
        gk_report_speak(report);
        status = gk_spool_release(&report->kept, report->output);
    }
    gk_buffer_clear(&report->text);
    return status;
}

enum gk_status gk_report_flush(struct gk_report *report)
{
    if (report->waits && !report->spoken)
        return keep_back(report);
    enum gk_status status = gk_spool_release(&report->kept, report->output);
    if (status == GK_OK)
        status = gk_output_add(report->output, gk_buffer_bytes(&report->text));
    if (status == GK_OK)
        status = gk_output_flush(report->output);
    gk_buffer_clear(&report->text);
    return status;
}

enum gk_status gk_report_break_off(struct gk_report *report)
{
    const struct gk_format *format = gk_report_format_of(report);
    bool keeps = !report->ended && report->output->descriptor >= 0 && format->break_off;
    gk_report_speak(report);
    enum gk_status status = keeps ? format->break_off(report) : GK_OK;
    return status == GK_OK ? gk_report_flush(report) : status;
}

static void free_shown(struct gk_shown *shown)
{
    gk_buffer_free(&shown->judged);
    gk_buffer_free(&shown->text);
}

void gk_report_free(struct gk_report *report)
{
    gk_spool_free(&report->kept);
    gk_buffer_free(&report->text);
    gk_buffer_free(&report->scratch);
    gk_showable_free(&report->showable);
    gk_buffer_free(&report->context);
    gk_count_free(&report->count);
    gk_groups_free(&report->groups);
    gk_buffer_free(&report->cell);
    gk_buffer_free(&report->basis);
    gk_buffer_free(&report->names);
    gk_buffer_free(&report->value);
    gk_buffer_free(&report->proposal);
    free_shown(&report->id);
    free_shown(&report->title);
    free_shown(&report->section);
    free_shown(&report->pointer);
}
