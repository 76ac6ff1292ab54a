#include "verbs/validate/validate.h"

#include "domain/personal.h"
#include "profile/title_words.h"
#include "record/writer.h"
#include "verbs/validate/group.h"

/* In the order of judging: damaged texts first, because the others judge a field as it will read;
 * dates before document and index numbers, which are judged by the day of forming; and keys last,
 * because a record that another group holds is not there to be repeated. */
static const struct gk_validate_group *const groups[] = {
    &gk_validate_text,         &gk_validate_fields,          &gk_validate_dates,
    &gk_validate_events,       &gk_validate_requests,        &gk_validate_deadlines,
    &gk_validate_periods,      &gk_validate_document_number, &gk_validate_cited,
    &gk_validate_index_number, &gk_validate_disclosure,      &gk_validate_review,
    &gk_validate_elements,     &gk_validate_vocabulary,      &gk_validate_spreadsheet,
    &gk_validate_tags,         &gk_validate_report,          &gk_validate_status,
    &gk_validate_relations,    &gk_validate_unrecognised,    &gk_validate_unique,
    &gk_validate_repeated,
};

_Static_assert(sizeof groups / sizeof *groups == GK_VALIDATE_GROUPS, "each has its place");

/* ---- the plan ---- */

static bool is_left_out(const struct gk_validate_plan *plan, int group)
{
    return plan->profile->none && groups[group]->needs_profile;
}

static enum gk_status open_group(struct gk_validate_plan *plan, int number,
                                 const struct gk_validate_options *options, struct gk_bytes *bad)
{
    const struct gk_validate_group *group = groups[number];
    void *parameters = gk_arena_allocate(&plan->arena, group->parameters_size);
    if (!parameters)
        return GK_NO_MEMORY;
    plan->parameters[number] = parameters;
    return group->open(plan, options, parameters, bad);
}

enum gk_status gk_validate_plan_open(struct gk_validate_plan *plan,
                                     const struct gk_profile *profile,
                                     const struct gk_validate_options *options,
                                     struct gk_bytes *bad)
{
    *plan = (struct gk_validate_plan){ .profile = profile,
                                       .seed = gk_seed_of_process(),
                                       .today = options->today,
                                       .whole = options->whole,
                                       .annotate = options->annotate,
                                       .repair = options->repair };
    *bad = (struct gk_bytes){ NULL, 0 };
    enum gk_status status = GK_OK;
    for (int i = 0; i < GK_VALIDATE_GROUPS && status == GK_OK; i++)
        if (!is_left_out(plan, i))
            status = open_group(plan, i, options, bad);
    if (status == GK_OK && plan->asks_title)
        status = gk_title_words_read(&plan->title_words, profile);
    return status == GK_OK && plan->asks_category
               ? gk_categories_open(&plan->categories, profile, true)
               : status;
}

void gk_validate_plan_close(struct gk_validate_plan *plan)
{
    for (int i = 0; i < GK_VALIDATE_GROUPS; i++)
        if (plan->parameters[i] && groups[i]->close)
            groups[i]->close(plan->parameters[i]);
    gk_categories_close(&plan->categories);
    gk_title_words_free(&plan->title_words);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_validate_plan){ 0 };
}

/* ---- the result in the record ---- */

/*
 * What the result says of the place. A member's name that holds a number of a person is not said
 * once more: then the record as a whole is meant.
 */
static enum gk_status choose_pointer(struct gk_scratch *scratch, struct gk_bytes pointer,
                                     struct gk_bytes *shown)
{
    struct gk_personal_walk walk = { .folded = &scratch->folded,
                                     .today = INT32_MAX,
                                     .manner = GK_PERSONAL_IN_NAME };
    *shown = pointer;
    if (pointer.length < GK_MOBILE_LENGTH)
        return GK_OK;
    if (gk_fold(&scratch->folded, pointer) != GK_OK)
        return GK_NO_MEMORY;
    if (gk_personal_hides(&walk))
        *shown = GK_BYTES("");
    return GK_OK;
}

static void write_finding(struct gk_writer *writer, const struct gk_finding *finding,
                          struct gk_bytes pointer)
{
    gk_write_open(writer, '{');
    gk_write_string_member(writer, "rule", gk_bytes_of(gk_rule(finding->rule)->id));
    gk_write_string_member(writer, "severity", gk_bytes_of(gk_severity_name(finding->severity)));
    gk_write_string_member(writer, "pointer", pointer);
    if (finding->count)
        gk_write_count_member(writer, "count", finding->count);
    gk_write_close(writer, '}');
}

/* What is told once a stream is not about the one record that happens to have it first. */
static bool is_of_stream(enum gk_rule_id rule)
{
    return rule == GK_RULE_FIELD_UNRECOGNISED || rule == GK_RULE_FIELD_LIMIT;
}

/* {"findings":[{"rule":"…","severity":"…","pointer":"…"},…]}: what the report says of the record,
 * in the order of the places. What has been repaired is not said, since the record does not have
 * it any more. */
static enum gk_status conclude(const void *plan, struct gk_scratch *scratch,
                               const struct gk_record *record, struct gk_verdict *verdict)
{
    struct gk_writer writer = { .out = &scratch->buffer };
    (void)plan;
    (void)record;
    gk_buffer_clear(&scratch->buffer);
    gk_write_open(&writer, '{');
    gk_write_name(&writer, GK_BYTES("findings"));
    gk_write_open(&writer, '[');
    for (const struct gk_finding *f = verdict->findings.first; f; f = f->next) {
        struct gk_bytes pointer;
        if (f->past || is_of_stream(f->rule) || !gk_finding_is_told(f, false))
            continue;
        if (choose_pointer(scratch, f->pointer, &pointer) != GK_OK)
            return GK_NO_MEMORY;
        write_finding(&writer, f, pointer);
    }
    gk_write_close(&writer, ']');
    gk_write_close(&writer, '}');
    if (writer.status != GK_OK)
        return writer.status;
    verdict->result = gk_arena_copy(verdict->arena, gk_buffer_bytes(&scratch->buffer));
    return verdict->result.at ? GK_OK : GK_NO_MEMORY;
}

/* ---- the verb ---- */

/* Keeps the notes of the groups for their tallies, where any has left one. */
static enum gk_status leave_notes(struct gk_verdict *verdict, void *const *notes)
{
    bool any = false;
    for (int i = 0; i < GK_VALIDATE_GROUPS; i++)
        any |= notes[i] != NULL;
    if (!any)
        return GK_OK;
    verdict->note = gk_arena_array(verdict->arena, GK_VALIDATE_GROUPS, sizeof *notes);
    if (!verdict->note)
        return GK_NO_MEMORY;
    memcpy(verdict->note, notes, GK_VALIDATE_GROUPS * sizeof *notes);
    return GK_OK;
}

static enum gk_status judge(const void *state, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct gk_validate_plan *plan = state;
    void *notes[GK_VALIDATE_GROUPS] = { NULL };
    struct gk_judging judging = {
        .plan = plan,
        .scratch = scratch,
        .record = record,
        .verdict = verdict,
        .formed = GK_NO_DAY,
        .published = GK_NO_DAY,
    };
    verdict->has_result = plan->annotate;
    for (int i = 0; i < GK_VALIDATE_GROUPS; i++) {
        if (is_left_out(plan, i))
            continue;
        judging.parameters = plan->parameters[i];
        judging.note = NULL;
        enum gk_status status = groups[i]->judge(&judging);
        if (status != GK_OK)
            return status;
        notes[i] = judging.note;
    }
    return leave_notes(verdict, notes);
}

static enum gk_status find_task(const void *state, struct gk_scratch *scratch,
                                const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct gk_validate_plan *plan = state;
    return plan->asks_category ? gk_verdict_find_task(verdict, &plan->categories, scratch, record)
                               : GK_OK;
}

/* ---- the tally ---- */

void gk_validate_tally_open(struct gk_validate_tally *tally, const struct gk_validate_plan *plan)
{
    *tally = (struct gk_validate_tally){ .plan = plan };
}

void gk_validate_tally_close(struct gk_validate_tally *tally)
{
    for (int i = 0; i < GK_VALIDATE_GROUPS; i++)
        if (tally->of[i])
            groups[i]->tally_close(tally->of[i]);
    gk_arena_free(&tally->arena);
    *tally = (struct gk_validate_tally){ 0 };
}

static enum gk_status tally_add(void *state, const struct gk_place *place,
                                struct gk_verdict *verdict)
{
    struct gk_validate_tally *tally = state;
    void *const *notes = verdict->note;
    enum gk_status status = GK_OK;
    for (int i = 0; notes && i < GK_VALIDATE_GROUPS && status == GK_OK; i++) {
        if (!notes[i])
            continue;
        if (!tally->of[i])
            tally->of[i] = gk_arena_allocate(&tally->arena, groups[i]->tally_size);
        if (!tally->of[i])
            return GK_NO_MEMORY;
        status = groups[i]->tally_add(tally->of[i], tally->plan, notes[i], place, verdict);
    }
    return status;
}

static enum gk_status tally_report(void *state, struct gk_verdict *end)
{
    const struct gk_validate_tally *tally = state;
    enum gk_status status = GK_OK;
    for (int i = 0; i < GK_VALIDATE_GROUPS && status == GK_OK; i++)
        if (groups[i]->tally_report && tally->of[i])
            status = groups[i]->tally_report(tally->of[i], tally->plan, end);
    return status;
}

const struct gk_verb gk_validate_verb = {
    .name = "validate",
    .judge = judge,
    .conclude = conclude,
    .find_task = find_task,
    .tally_add = tally_add,
    .tally_report = tally_report,
    .attention = GK_ERROR,
    .held = GK_MESSAGE_HELD_KEPT,
};
