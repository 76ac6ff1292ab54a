#include "verbs/catalog/catalog.h"

#include "record/writer.h"
#include "verbs/catalog/engine.h"

/* One record while it is judged. */
struct judgement {
    const struct gk_catalog_plan *plan;
    const struct gk_record *record;
    struct gk_verdict *verdict;
    struct gk_catalog_choice choice;
    struct gk_catalog_time time;
    struct gk_bytes due;
};

static const struct gk_catalog_item *item_at(const struct judgement *judgement, uint32_t index)
{
    return &judgement->plan->profile->catalog.items[judgement->choice.items[index]];
}

static void write_due(const struct judgement *judgement, struct gk_writer *writer)
{
    const struct gk_catalog_time *time = &judgement->time;
    if (time->due.day == GK_NO_DAY)
        return;
    gk_write_string_member(writer, "due", judgement->due);
    bool is_dated = !time->is_published || time->published.day != GK_NO_DAY;
    if (is_dated) {
        gk_write_name(writer, GK_BYTES("days"));
        gk_write_number(writer, time->days);
    }
    gk_write_string_member(writer, "basis", time->basis);
    if (time->provisional) {
        gk_write_name(writer, GK_BYTES("provisional"));
        gk_write_true(writer);
    }
}

static void write_candidates(const struct judgement *judgement, struct gk_writer *writer)
{
    if (judgement->choice.count < 2)
        return;
    gk_write_name(writer, GK_BYTES("candidates"));
    gk_write_open(writer, '[');
    for (uint32_t i = 0; i < judgement->choice.count; i++)
        gk_write_string(writer, item_at(judgement, i)->id);
    gk_write_close(writer, ']');
}

static enum gk_status annotate(const struct judgement *judgement, struct gk_buffer *out)
{
    struct gk_verdict *verdict = judgement->verdict;
    struct gk_writer writer = { .out = out };
    gk_buffer_clear(out);
    gk_write_open(&writer, '{');
    if (judgement->choice.count == 1)
        gk_write_string_member(&writer, "item", item_at(judgement, 0)->id);
    gk_write_string_member(&writer, "status",
                           gk_bytes_of(gk_catalog_status_name(judgement->time.status)));
    write_due(judgement, &writer);
    write_candidates(judgement, &writer);
    gk_write_close(&writer, '}');
    if (writer.status != GK_OK)
        return writer.status;
    verdict->has_result = true;
    verdict->result = gk_arena_copy(verdict->arena, gk_buffer_bytes(out));
    return verdict->result.at ? GK_OK : GK_NO_MEMORY;
}

/* At the member, or of the whole record where there is none. */
static enum gk_status report(const struct judgement *judgement, enum gk_rule_id rule,
                             const struct gk_member *member, struct gk_bytes first,
                             struct gk_bytes second)
{
    struct gk_finding draft = gk_finding_of(rule);
    bool of_time = rule == GK_RULE_CATALOG_LATE || rule == GK_RULE_CATALOG_OVERDUE;
    if (of_time && judgement->time.due_provisional)
        draft.at_most = GK_NOTE;
    draft.arguments[0] = first;
    draft.arguments[1] = second;
    if (judgement->choice.count == 1)
        draft.target = item_at(judgement, 0)->id;
    if (member && gk_finding_at_member(&draft, judgement->verdict, member) != GK_OK)
        return GK_NO_MEMORY;
    return gk_verdict_add(judgement->verdict, &draft, NULL);
}

static enum gk_status report_late(const struct judgement *judgement)
{
    struct gk_date published = judgement->time.published;
    if (judgement->time.due.minutes < 0)
        published.minutes = -1;
    struct gk_bytes date = gk_catalog_write_date(published, judgement->verdict->arena);
    if (!date.at)
        return GK_NO_MEMORY;
    return report(judgement, GK_RULE_CATALOG_LATE,
                  gk_record_field(judgement->record, GK_FIELD_PUBLISHED_DATE), date,
                  judgement->due);
}

static enum gk_status report_ambiguous(const struct judgement *judgement,
                                       struct gk_scratch *scratch)
{
    struct gk_buffer *out = &scratch->buffer;
    gk_buffer_clear(out);
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < judgement->choice.count && status == GK_OK; i++) {
        if (i)
            status = gk_buffer_append(out, GK_BYTES(", "));
        if (status == GK_OK)
            status = gk_buffer_append(out, item_at(judgement, i)->id);
    }
    if (status != GK_OK)
        return status;
    struct gk_bytes ids = gk_arena_copy(judgement->verdict->arena, gk_buffer_bytes(out));
    if (!ids.at)
        return GK_NO_MEMORY;
    return report(judgement, GK_RULE_CATALOG_AMBIGUOUS, judgement->choice.member, ids,
                  (struct gk_bytes){ 0 });
}

static enum gk_status report_status(const struct judgement *judgement, struct gk_scratch *scratch)
{
    const struct gk_bytes nothing = { 0 };
    switch (judgement->time.status) {
    case GK_CATALOG_LATE:
        return report_late(judgement);
    case GK_CATALOG_OVERDUE:
        return report(judgement, GK_RULE_CATALOG_OVERDUE,
                      gk_record_field(judgement->record, GK_FIELD_FORMED_DATE), judgement->due,
                      nothing);
    case GK_CATALOG_AMBIGUOUS:
        return report_ambiguous(judgement, scratch);
    case GK_CATALOG_UNMATCHED:
        return report(judgement, GK_RULE_CATALOG_UNMATCHED, NULL, nothing, nothing);
    default:
        return GK_OK;
    }
}

static enum gk_status leave_note(const struct judgement *judgement)
{
    struct gk_catalog_note *note = gk_arena_allocate(judgement->verdict->arena, sizeof *note);
    if (!note)
        return GK_NO_MEMORY;
    note->item = judgement->choice.count == 1 ? judgement->choice.items[0] : GK_CATALOG_NONE;
    note->status = judgement->time.status;
    note->is_published = judgement->time.is_published;
    note->is_ambiguous = judgement->choice.count > 1;
    judgement->verdict->note = note;
    return GK_OK;
}

static enum gk_status judge(const void *given, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    struct judgement judgement = { .plan = given, .record = record, .verdict = verdict };
    if (judgement.plan->profile->none && !judgement.plan->profile->catalog.count)
        return GK_OK;
    enum gk_status status = gk_catalog_choose(judgement.plan, scratch, record, &judgement.choice);
    if (status == GK_OK)
        status = gk_catalog_judge_time(judgement.plan, scratch, record, &judgement.choice,
                                       &judgement.time);
    if (status == GK_OK && judgement.time.due.day != GK_NO_DAY) {
        judgement.due = gk_catalog_write_date(judgement.time.due, verdict->arena);
        status = judgement.due.at ? GK_OK : GK_NO_MEMORY;
    }
    if (status == GK_OK)
        status = annotate(&judgement, &scratch->buffer);
    if (status == GK_OK)
        status = report_status(&judgement, scratch);
    return status == GK_OK ? leave_note(&judgement) : status;
}

const struct gk_verb gk_catalog_verb = {
    .name = "catalog",
    .judge = judge,
    .tally_add = gk_catalog_tally_add,
    .tally_report = gk_catalog_tally_report,
    .attention = GK_WARNING,
    .held = GK_MESSAGE_HELD_KEPT,
};
