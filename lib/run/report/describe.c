#include "run/report/describe.h"

#include "base/utf8.h"
#include "record/value.h"
#include "run/report.h"

/* Was something confidential found in that member? NULL: anywhere in the record. */
static bool is_confidential(const struct gk_verdict *verdict, const struct gk_member *member)
{
    const struct gk_value *value = member ? &member->value : NULL;
    for (const struct gk_finding *f = verdict->findings.first; f; f = f->next)
        if ((!value || (f->place >= value->start && f->place < value->start + value->length)) &&
            (f->decision ||
             gk_bytes_start_with(gk_bytes_of(gk_rule(f->rule)->id), GK_BYTES("redact."))))
            return true;
    return false;
}

static bool is_hidden(const struct gk_verdict *verdict, enum gk_field field)
{
    const struct gk_member *member = gk_record_field(verdict->record, field);
    return member && is_confidential(verdict, member);
}

/* The title for reports, and whether something was found in it. A value that is known
 * from elsewhere in the record, inside a longer word, would not be seen in the title alone. */
static enum gk_status keep_title(struct gk_verdict *verdict, struct gk_outcome *outcome)
{
    verdict->title = gk_field_text(verdict->record, GK_FIELD_TITLE, verdict->arena);
    outcome->title_hidden = is_hidden(verdict, GK_FIELD_TITLE);
    return verdict->title.at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status keep_section(const struct gk_job *job, struct gk_scratch *scratch,
                                   struct gk_verdict *verdict, struct gk_outcome *outcome)
{
    verdict->section =
        gk_section_find(job->sections, job->verb, job->plan, scratch, verdict->record, verdict);
    outcome->section_hidden =
        is_hidden(verdict, GK_FIELD_SECTION) || is_hidden(verdict, GK_FIELD_GK);
    return verdict->section.at ? GK_OK : GK_NO_MEMORY;
}

/* Where the record came from, as an earlier tool has written into it (--source). */
static enum gk_status keep_source(const struct gk_verdict *verdict, struct gk_outcome *outcome)
{
    const struct gk_record *record = verdict->record;
    const struct gk_member *gk = gk_record_field(record, GK_FIELD_GK);
    struct gk_member source, file, line;
    uint64_t number;
    if (!gk || gk->value.type != GK_OBJECT ||
        !gk_value_member(record, gk->value, GK_BYTES("source"), &source) ||
        source.value.type != GK_OBJECT ||
        !gk_value_member(record, source.value, GK_BYTES("file"), &file) ||
        !gk_value_member(record, source.value, GK_BYTES("line"), &line) ||
        !gk_value_count(record, line.value, &number) || !number)
        return GK_OK;
    struct gk_bytes name = gk_value_text(record, file.value, verdict->arena);
    outcome->source_file = name;
    outcome->source_line = name.length ? number : 0;
    return name.at ? GK_OK : GK_NO_MEMORY;
}

/* ---- what stands around a value */

enum {
    AROUND = 12,  /* characters on either side that are shown … */
    WITHIN = 340, /* … and that are judged: a number that the cut goes through must be seen */
    LONGEST = 60, /* of a value that has more nothing is shown around it */
    NAMING = 24,  /* characters beside a number that may say what it is, or belong to an address */
};

/* A text on the way from finding to finding, which are in order: what lies before a span is counted
 * on from the one before. */
struct way {
    struct gk_bytes pointer;
    struct gk_bytes text;
    size_t characters;
    size_t offset;
};

static enum gk_status find_text(struct way *way, const struct gk_verdict *verdict,
                                const struct gk_finding *finding)
{
    struct gk_value value;
    bool same = way->text.at && gk_bytes_equal(way->pointer, finding->pointer) &&
                finding->start >= way->characters;
    if (same)
        return GK_OK;
    *way = (struct way){ .pointer = finding->pointer, .text = GK_BYTES("") };
    if (!gk_value_at(verdict->record, finding->pointer, &value) || value.type != GK_STRING)
        return GK_OK;
    way->text = gk_value_text(verdict->record, value, verdict->arena);
    return way->text.at ? GK_OK : GK_NO_MEMORY;
}

/* So many characters back from the offset. */
static size_t go_back(struct gk_bytes text, size_t offset, size_t characters)
{
    while (offset && characters) {
        offset--;
        characters -= ((unsigned char)text.at[offset] & 0xC0) != 0x80;
    }
    return offset;
}

static size_t go_on(struct gk_bytes text, size_t offset, size_t characters)
{
    struct gk_bytes left = { text.at + offset, text.length - offset };
    return offset + gk_utf8_start(left, characters).length;
}

/* Whether a number may be written with it: anything but Han and its punctuation. */
static bool joins(struct gk_bytes text)
{
    enum { FIRST_OF_HAN = 0x2E80, FIRST_OF_WIDE = 0xFF00 };
    size_t length;
    uint32_t character = gk_utf8_decode(text, &length);
    return character < FIRST_OF_HAN || character >= FIRST_OF_WIDE;
}

/* A value may be part of a number, as people or a page's source write it. */
static void keep_joined(struct gk_finding *finding, struct gk_bytes text, size_t start, size_t end)
{
    size_t from = start, to = end, left = WITHIN;
    for (size_t back; from && left; left--, from = back) {
        back = go_back(text, from, 1);
        if (!joins((struct gk_bytes){ text.at + back, from - back }))
            break;
    }
    for (left = WITHIN; to < text.length && left; left--) {
        if (!joins((struct gk_bytes){ text.at + to, text.length - to }))
            break;
        to = go_on(text, to, 1);
    }
    from = go_back(text, from, NAMING);
    to = go_on(text, to, NAMING);
    finding->before = (struct gk_bytes){ text.at + from, start - from };
    finding->behind = (struct gk_bytes){ text.at + end, to - end };
}

static void cut_excerpt(struct gk_finding *finding, struct gk_bytes text, size_t start, size_t end)
{
    size_t from = go_back(text, start, AROUND), to = go_on(text, end, AROUND);
    struct gk_bytes excerpt = { text.at + from, to - from };
    /* The value may be more than the span. */
    if (gk_bytes_find(finding->value, excerpt))
        return;
    finding->excerpt = excerpt;
    from = go_back(text, start, WITHIN);
    to = go_on(text, end, WITHIN);
    finding->surroundings = (struct gk_bytes){ text.at + from, to - from };
}

static void keep_around(struct way *way, struct gk_finding *finding)
{
    size_t start = go_on(way->text, way->offset, finding->start - way->characters);
    size_t end = go_on(way->text, start, finding->end - finding->start);
    way->characters = finding->start;
    way->offset = start;
    keep_joined(finding, way->text, start, end);
    if (finding->start < finding->end && finding->end - finding->start <= LONGEST)
        cut_excerpt(finding, way->text, start, end);
}

/* Of findings whose value may be shown, of group redact none. */
static enum gk_status keep_surroundings(struct gk_verdict *verdict)
{
    struct way way = { .characters = 0 };
    for (struct gk_finding *f = verdict->findings.first; f; f = f->next) {
        bool shown = f->has_span && (f->value.length || f->proposal.at) && !f->decision &&
                     !gk_bytes_start_with(gk_bytes_of(gk_rule(f->rule)->id), GK_BYTES("redact."));
        if (!shown)
            continue;
        if (find_text(&way, verdict, f) != GK_OK)
            return GK_NO_MEMORY;
        if (way.text.length)
            keep_around(&way, f);
    }
    return GK_OK;
}

enum gk_status gk_describe(const struct gk_job *job, struct gk_scratch *scratch,
                           struct gk_outcome *outcome)
{
    struct gk_verdict *verdict = outcome->verdict;
    enum gk_status status = keep_source(verdict, outcome);
    /* Where a hash of the record's bytes stands for an id it is of all that is in it. */
    if (verdict->id_member || !verdict->id.length)
        outcome->id_hidden = is_confidential(verdict, verdict->id_member);
    if ((!verdict->findings.first && !verdict->told_later) || status != GK_OK)
        return status;
    if (job->show_values)
        status = keep_surroundings(verdict);
    if (status == GK_OK && gk_report_describes(job->format, job->group))
        status = keep_title(verdict, outcome);
    return status == GK_OK && job->sections ? keep_section(job, scratch, verdict, outcome) : status;
}
