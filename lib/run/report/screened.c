#include "run/report/screened.h"

#include <inttypes.h>

#include "base/utf8.h"

/* ---- of a record */

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
    enum gk_status status = gk_report_format_of(report)->for_programs
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

enum gk_status gk_screened_id(struct gk_report *report, const struct gk_spot *spot)
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

/* A title, or a section, of which nothing is said where it may not be shown. */
static enum gk_status show_name(struct gk_report *report, struct gk_shown *shown,
                                const struct gk_spot *spot, struct gk_bytes name, bool hidden,
                                bool is_section)
{
    if (is_same(shown, spot, name))
        return GK_OK;
    begin_shown(shown, spot, name);
    if (!hidden && name.length && judge(report, name, GK_SHOWABLE_NAME, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    if (is_section && hidden)
        return write_shown(report, shown, GK_BYTES(""), GK_SHOWN_ID, false);
    return write_shown(report, shown, name, GK_SHOWN_ID, hidden);
}

enum gk_status gk_screened_names(struct gk_report *report, const struct gk_spot *spot)
{
    enum gk_status status = gk_screened_id(report, spot);
    if (status == GK_OK)
        status = show_name(report, &report->title, spot, spot->title, spot->title_hidden, false);
    if (status == GK_OK)
        status =
            show_name(report, &report->section, spot, spot->section, spot->section_hidden, true);
    return status;
}

/* What stands around a value: where screening what is masked there already finds anything still,
 * nothing of it is shown. */
enum gk_status gk_screened_context(struct gk_report *report, struct gk_bytes context)
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

enum gk_status gk_screened_pointer(struct gk_report *report, const struct gk_spot *spot,
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

/* What a person has written may repeat what was found, or be it. */
enum gk_status gk_screened_written(struct gk_report *report, struct gk_bytes written,
                                   struct gk_bytes *shown)
{
    bool hidden = false;
    if (written.length && judge(report, written, GK_SHOWABLE_RECORD, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    *shown = hidden ? GK_BYTES("***") : written;
    return GK_OK;
}

/* ---- values */

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
    if (gk_report_format_of(report)->for_programs || !value.length)
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
enum gk_status gk_screened_values(struct gk_report *report, struct gk_entry *entry)
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
