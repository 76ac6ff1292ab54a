/*
 * report.c - annual reports on government information openness: sections and tables that add up
 * (report.*), and when they are out (deadline.report).
 *
 * What a report of which year must hold stands in the profile's reports.tsv; which records are
 * such reports, in rules/report.section of profile.json.
 */
#include "verbs/validate/report.h"

struct report {
    struct gk_annual_words words;
    struct gk_report_time time;
    /* Each word for the kind of record holds 报, each for its subject and column 公: signs that
     * texts are asked for first. */
    bool by_kind;
    bool by_subject;
};

/* ---- parameters */

static enum gk_status fold_words(struct gk_validate_plan *plan, struct gk_annual_list *list,
                                 struct gk_folded *folded, struct gk_buffer *text)
{
    for (size_t i = 0; i < list->count; i++) {
        gk_buffer_clear(text);
        if (gk_fold_by(folded, list->at[i], GK_FOLD_MATCHING | GK_FOLD_DIGITS) != GK_OK ||
            gk_folded_text(folded, text) != GK_OK)
            return GK_NO_MEMORY;
        list->at[i] = gk_arena_copy(&plan->arena, gk_buffer_bytes(text));
        if (!list->at[i].at)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status read_lists(struct gk_validate_plan *plan, struct report *own,
                                 struct gk_folded *folded, struct gk_buffer *text)
{
    const struct {
        const char *name;
        struct gk_annual_list *list;
    } lists[] = {
        { "subjects", &own->words.subjects },
        { "kinds", &own->words.kinds },
        { "others", &own->words.others },
        { "columns", &own->words.columns },
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == GK_OK; i++) {
        status = gk_profile_texts(plan->profile, "rules", "report.section", lists[i].name,
                                  &plan->arena, &lists[i].list->at, &lists[i].list->count);
        if (status == GK_OK)
            status = fold_words(plan, lists[i].list, folded, text);
    }
    return status;
}

static bool all_hold(const struct gk_annual_list *words, struct gk_bytes sign)
{
    size_t i = 0;
    while (i < words->count && gk_bytes_find(words->at[i], sign))
        i++;
    return i == words->count;
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct report *own = parameters;
    struct gk_folded folded = { 0 };
    struct gk_buffer text = { 0 };
    (void)options;
    (void)bad;
    enum gk_status status = read_lists(plan, own, &folded, &text);
    if (status == GK_OK)
        status = gk_report_time_open(plan, &own->time);
    own->by_kind = all_hold(&own->words.kinds, GK_BYTES("报"));
    own->by_subject = all_hold(&own->words.subjects, GK_BYTES("公")) &&
                      all_hold(&own->words.columns, GK_BYTES("公"));
    gk_folded_free(&folded);
    gk_buffer_free(&text);
    return status;
}

/* ---- one report */

/* The field's text, folded, in the record's arena. */
static enum gk_status fold_field(struct gk_judging *judging, enum gk_field field,
                                 struct gk_bytes *folded)
{
    struct gk_scratch *scratch = judging->scratch;
    struct gk_bytes text = gk_judging_text(judging, field);
    gk_buffer_clear(&scratch->buffer);
    if (!text.at ||
        gk_fold_by(&scratch->folded, text, GK_FOLD_MATCHING | GK_FOLD_DIGITS) != GK_OK ||
        gk_folded_text(&scratch->folded, &scratch->buffer) != GK_OK)
        return GK_NO_MEMORY;
    *folded = gk_arena_copy(&scratch->arena, gk_buffer_bytes(&scratch->buffer));
    return folded->at ? GK_OK : GK_NO_MEMORY;
}

static bool may_be_report(struct gk_judging *judging, struct gk_bytes title, struct gk_bytes column)
{
    const struct report *own = judging->parameters;
    return title.length &&
           (!own->by_kind || gk_bytes_find(title, GK_BYTES("报")) ||
            gk_bytes_find(title, GK_BYTES("報"))) &&
           (!own->by_subject || gk_bytes_find(title, GK_BYTES("公")) ||
            gk_bytes_find(column, GK_BYTES("公")));
}

static enum gk_status read_title(struct gk_judging *judging, struct gk_report_subject *subject)
{
    const struct report *own = judging->parameters;
    struct gk_scratch *scratch = judging->scratch;
    struct gk_bytes title = gk_judging_text(judging, GK_FIELD_TITLE);
    struct gk_bytes column = gk_judging_text(judging, GK_FIELD_COLUMN);
    if (!title.at || !column.at)
        return GK_NO_MEMORY;
    if (!may_be_report(judging, title, column))
        return GK_OK;
    if (fold_field(judging, GK_FIELD_TITLE, &title) != GK_OK ||
        fold_field(judging, GK_FIELD_COLUMN, &column) != GK_OK ||
        gk_annual_title_read(title, column, &own->words, &subject->title, &scratch->buffer) !=
            GK_OK)
        return GK_NO_MEMORY;
    if (!subject->title.is_report)
        return GK_OK;
    subject->issuer = gk_arena_copy(&scratch->arena, gk_buffer_bytes(&scratch->buffer));
    if (subject->issuer.at && !subject->issuer.length)
        return fold_field(judging, GK_FIELD_PUBLISHER, &subject->issuer);
    return subject->issuer.at ? GK_OK : GK_NO_MEMORY;
}

/* A title without a year: what is out in the first three months is about the year before. */
static int32_t year_of(const struct gk_report_subject *subject)
{
    int year;
    int month;
    int day;
    if (subject->title.year || subject->judging->published == GK_NO_DAY)
        return subject->title.year;
    gk_day_date(subject->judging->published, &year, &month, &day);
    return month <= 3 ? year - 1 : 0;
}

/* Makes the text the one at hand. */
static enum gk_status read_text(struct gk_report_subject *subject, struct gk_bytes text)
{
    struct gk_scratch *scratch = subject->judging->scratch;
    struct gk_bytes seen;
    subject->content_text = text;
    subject->text.count = 0;
    if (!text.length)
        return GK_OK;
    if (gk_markup_view(&scratch->markup, text, &seen) != GK_OK)
        return GK_NO_MEMORY;
    seen.length = scratch->markup.hidden;
    if (gk_fold(&scratch->folded, seen) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_status status = gk_annual_text_read(&subject->text, &scratch->folded, &scratch->arena);
    subject->text.page = !scratch->markup.same;
    return status;
}

static enum gk_status read_content(struct gk_report_subject *subject)
{
    struct gk_judging *judging = subject->judging;
    subject->content = gk_judging_member(judging, GK_FIELD_CONTENT);
    subject->pointer = GK_BYTES("");
    if (!subject->content || subject->content->value.type != GK_STRING)
        return GK_OK;
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_CONTENT);
    return text.at ? read_text(subject, text) : GK_NO_MEMORY;
}

/* The texts of attachments are looked through one after the other, until one has a table: then
 * *found is set, and it is the text at hand. `member` is the place for what is like its member. */
static enum gk_status find_in_attachments(struct gk_report_subject *subject,
                                          struct gk_member *member, bool *found)
{
    struct gk_judging *judging = subject->judging;
    const struct gk_member *attachments = gk_judging_member(judging, GK_FIELD_ATTACHMENTS);
    struct gk_texts texts;
    struct gk_text text;
    if (!attachments || attachments->value.type != GK_ARRAY)
        return GK_OK;
    enum gk_status status =
        gk_texts_open_at(&texts, judging->record, &judging->plan->profile->fields,
                         &judging->scratch->arena, attachments);
    uint32_t end = attachments->value.start + attachments->value.length;
    while (status == GK_OK && !*found && texts.at < end &&
           (status = gk_texts_next(&texts, &text)) == GK_OK) {
        struct gk_bytes shown;
        if (text.kind != GK_TEXT_STRING)
            continue;
        *member = (struct gk_member){ .value = text.value };
        subject->content = member;
        status = gk_texts_pointer(&texts, judging->verdict->arena, &subject->pointer, &shown);
        if (status == GK_OK)
            status = read_text(subject, text.text);
        *found = status == GK_OK && subject->text.count && gk_report_look_through(subject);
    }
    return status == GK_END ? GK_OK : status;
}

/* Its tables stand in its content, or in an attachment. */
static enum gk_status judge_content(struct gk_report_subject *subject)
{
    struct gk_member member;
    enum gk_status status = read_content(subject);
    bool is_written = status == GK_OK && subject->text.count;
    bool found = is_written && gk_report_look_through(subject);
    if (status == GK_OK && !found)
        status = find_in_attachments(subject, &member, &found);
    if (status == GK_OK && !found)
        status = read_content(subject);
    if (status != GK_OK || !(is_written || found))
        return status;
    status = gk_report_judge_tables(subject);
    return status == GK_OK ? gk_report_judge_sections(subject) : status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct report *own = judging->parameters;
    struct gk_report_subject subject = { .judging = judging };
    enum gk_status status = read_title(judging, &subject);
    if (status != GK_OK || !subject.title.is_report)
        return status;
    status = gk_report_judge_time(&subject, &own->time);
    if (status != GK_OK)
        return status;
    subject.year = year_of(&subject);
    return subject.year ? judge_content(&subject) : GK_OK;
}

const struct gk_validate_group gk_validate_report = {
    .needs_profile = true,
    .parameters_size = sizeof(struct report),
    .open = open,
    .judge = judge,
    .tally_size = sizeof(struct gk_report_tally),
    .tally_add = gk_report_tally_add,
    .tally_close = gk_report_tally_close,
};
