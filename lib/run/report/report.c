#include "run/report.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "record/value.h"
#include "run/input/table/head.h"
#include "run/report/format.h"
#include "run/report/words.h"

static const struct gk_format *const formats[] = {
    [GK_REPORT_GNU] = &gk_format_gnu,   [GK_REPORT_JSON] = &gk_format_json,
    [GK_REPORT_CSV] = &gk_format_csv,   [GK_REPORT_SUMMARY] = &gk_format_summary,
    [GK_REPORT_HTML] = &gk_format_html,
};

bool gk_report_describes(enum gk_report_format format, enum gk_report_group group)
{
    return format != GK_REPORT_GNU || group == GK_GROUP_RECORD || group == GK_GROUP_SECTION;
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
    report->showable.guard = report->job->guard;
    report->showable.profile = report->job->settlement.profile;
    return gk_showable_judge(&report->showable, text, kind, confidential);
}

enum gk_status gk_report_hides(struct gk_report *report, struct gk_bytes text, bool *hidden)
{
    return judge(report, text, GK_SHOWABLE_NAME, hidden);
}

/* Writes what is shown: the line's number, or the name so that it disturbs nothing. */
static enum gk_status write_shown(const struct gk_report *report, struct gk_shown *shown,
                                  struct gk_bytes name, size_t longest, bool hidden)
{
    gk_buffer_clear(&shown->text);
    if (hidden)
        return gk_buffer_print(&shown->text, "#%" PRIu64, shown->line);
    struct gk_bytes start = gk_utf8_start(name, longest);
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

/* A section says nothing of its own where it may not be shown. */
static enum gk_status show_section(struct gk_report *report, const struct gk_spot *spot)
{
    struct gk_shown *shown = &report->section;
    bool hidden = spot->section_hidden;
    if (is_same(shown, spot, spot->section))
        return GK_OK;
    begin_shown(shown, spot, spot->section);
    if (!hidden && spot->section.length &&
        judge(report, spot->section, GK_SHOWABLE_NAME, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    return write_shown(report, shown, hidden ? GK_BYTES("") : spot->section, GK_SHOWN_ID, false);
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
    struct gk_bytes judged = gk_utf8_start(pointer, GK_SHOWN_POINTER);
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

/* What a person has written may repeat what was found, or be it. */
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
            show_written(report, finding->arguments[i], &arguments[i]) != GK_OK)
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
        if (show_written(report, entry->finding->decision->cell[i], &entry->decision[i]) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* Whether the value, or what should stand there, may not be shown: for what it is, or where it
 * stands, since it may be a part of a number, and that of a member whose name says so. */
static enum gk_status judge_value(struct gk_report *report, const struct gk_finding *finding,
                                  struct gk_bytes value, bool *confidential)
{
    struct gk_buffer *place = &report->value;
    *confidential = false;
    if (!value.at)
        return GK_OK;
    if (judge(report, value, GK_SHOWABLE_NAME, confidential) != GK_OK)
        return GK_NO_MEMORY;
    if (*confidential)
        return GK_OK;
    gk_buffer_clear(place);
    if (gk_buffer_append(place, finding->pointer) != GK_OK ||
        gk_buffer_append(place, GK_BYTES("：")) != GK_OK)
        return GK_NO_MEMORY;
    size_t start = place->length;
    if (gk_buffer_append(place, finding->before) != GK_OK ||
        gk_buffer_append(place, value) != GK_OK ||
        gk_buffer_append(place, finding->behind) != GK_OK ||
        judge(report, gk_buffer_bytes(place), GK_SHOWABLE_MEMBER, confidential) != GK_OK)
        return GK_NO_MEMORY;
    if (*confidential || !finding->before.at)
        return GK_OK;
    struct gk_bytes joined = { place->at + start, place->length - start };
    return judge(report, joined, GK_SHOWABLE_RECORD, confidential);
}

/* A value as it is shown: a program gets it as it stands; for people it is made visible, in
 * `text`. */
static enum gk_status show_value(struct gk_report *report, struct gk_bytes value,
                                 struct gk_buffer *text, struct gk_bytes *shown)
{
    *shown = value;
    if (!value.at)
        return GK_OK;
    if (format_of(report)->for_programs || !value.length)
        return GK_OK;
    gk_buffer_clear(text);
    if (gk_sentence_echo_value(text, value) != GK_OK)
        return GK_NO_MEMORY;
    *shown = gk_buffer_bytes(text);
    return GK_OK;
}

/* A little of the text around a value, with an ellipsis where it goes on; nothing where anything
 * near it is confidential. */
static enum gk_status choose_excerpt(struct gk_report *report, struct gk_entry *entry)
{
    const struct gk_finding *finding = entry->finding;
    struct gk_bytes all = finding->surroundings, part = finding->excerpt;
    bool confidential = true;
    if (!part.length || !entry->value.length)
        return GK_OK;
    if (judge(report, all, GK_SHOWABLE_NAME, &confidential) != GK_OK)
        return GK_NO_MEMORY;
    if (confidential)
        return GK_OK;
    bool more_before = part.at > all.at;
    bool more_behind = part.at + part.length < all.at + all.length;
    struct gk_buffer *text = &report->context;
    gk_buffer_clear(text);
    if (gk_buffer_append(text, more_before ? GK_BYTES("…") : GK_BYTES("")) != GK_OK ||
        gk_sentence_echo(text, part) != GK_OK ||
        gk_buffer_append(text, more_behind ? GK_BYTES("…") : GK_BYTES("")) != GK_OK)
        return GK_NO_MEMORY;
    entry->excerpt = gk_buffer_bytes(text);
    return GK_OK;
}

/* What the report shows of the finding's value and proposal: both where a person asked to see
 * values and they are not confidential; else nothing. */
static enum gk_status choose_values(struct gk_report *report, struct gk_entry *entry)
{
    const struct gk_finding *finding = entry->finding;
    bool hides_value, hides_proposal;
    if (!report->job->show_values)
        return GK_OK;
    if (judge_value(report, finding, finding->value, &hides_value) != GK_OK ||
        judge_value(report, finding, finding->proposal, &hides_proposal) != GK_OK)
        return GK_NO_MEMORY;
    if (hides_value || hides_proposal)
        return GK_OK;
    if (show_value(report, finding->value, &report->value, &entry->value) != GK_OK ||
        choose_excerpt(report, entry) != GK_OK)
        return GK_NO_MEMORY;
    return show_value(report, finding->proposal, &report->proposal, &entry->proposal);
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
    if (show_id(report, spot) != GK_OK || show_title(report, spot) != GK_OK ||
        show_section(report, spot) != GK_OK ||
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
    return choose_values(report, entry);
}

/* ---- the report */

enum gk_status gk_report_start(struct gk_report *report)
{
    const struct gk_format *format = format_of(report);
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
                                        .shared_out = format_of(report)->shares_out };
    if (found.shared_out) {
        if (show_id(report, spot) != GK_OK || show_title(report, spot) != GK_OK ||
            show_section(report, spot) != GK_OK)
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
    const struct gk_format *format = format_of(report);
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
    if (show_id(report, spot) != GK_OK || show_pointer(report, spot, finding->pointer) != GK_OK)
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
    const struct gk_format *format = format_of(report);
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
