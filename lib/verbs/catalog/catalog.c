#include "verbs/catalog/catalog.h"

#include "record/writer.h"
#include "verbs/catalog/content.h"
#include "verbs/catalog/directory.h"
#include "verbs/catalog/engine.h"
#include "verbs/catalog/evidence.h"

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

/* The items between which nothing decides, or those that come near. */
static struct gk_catalog_set candidates_of(const struct judgement *judgement)
{
    const struct gk_catalog_choice *choice = &judgement->choice;
    struct gk_catalog_set set = choice->near;
    if (choice->count)
        set = (struct gk_catalog_set){ choice->items, choice->count };
    else if (set.count > GK_CATALOG_NEAR)
        set.count = GK_CATALOG_NEAR;
    return set;
}

static struct gk_bytes id_of(const struct judgement *judgement, uint32_t item)
{
    return judgement->plan->profile->catalog.items[item].id;
}

static void write_candidates(const struct judgement *judgement, struct gk_writer *writer)
{
    struct gk_catalog_set set = candidates_of(judgement);
    if (judgement->choice.count == 1 || !set.count)
        return;
    gk_write_name(writer, GK_BYTES("candidates"));
    gk_write_open(writer, '[');
    for (uint32_t i = 0; i < set.count; i++)
        gk_write_string(writer, id_of(judgement, set.items[i]));
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

/* What is not published yet and is due within the days that are asked for. */
static enum gk_status report_ahead(const struct judgement *judgement)
{
    const struct gk_catalog_plan *plan = judgement->plan;
    int64_t left = (int64_t)judgement->time.due.day - plan->today;
    if (plan->ahead < 0 || judgement->time.due.day == GK_NO_DAY || left > plan->ahead)
        return GK_OK;
    struct gk_bytes days = gk_arena_number(judgement->verdict->arena, left);
    return days.at ? report(judgement, GK_RULE_CATALOG_AHEAD,
                            gk_record_field(judgement->record, judgement->time.event),
                            judgement->due, days)
                   : GK_NO_MEMORY;
}

static enum gk_status report_event(const struct judgement *judgement)
{
    return report(judgement, GK_RULE_CATALOG_EVENT, NULL,
                  gk_bytes_of(gk_field_name(judgement->time.event)),
                  item_at(judgement, 0)->limit_text);
}

/* The ids between two texts, in the verdict's arena; nothing where there are none. */
static struct gk_bytes join_candidates(const struct judgement *judgement, const char *before,
                                       const char *after, struct gk_buffer *out)
{
    struct gk_catalog_set set = candidates_of(judgement);
    gk_buffer_clear(out);
    for (uint32_t i = 0; i < set.count; i++)
        if (gk_buffer_append(out, gk_bytes_of(i ? ", " : before)) != GK_OK ||
            gk_buffer_append(out, id_of(judgement, set.items[i])) != GK_OK)
            return (struct gk_bytes){ NULL, 0 };
    if (set.count && gk_buffer_append(out, gk_bytes_of(after)) != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    return gk_arena_copy(judgement->verdict->arena, gk_buffer_bytes(out));
}

static enum gk_status report_ambiguous(const struct judgement *judgement, struct gk_buffer *out)
{
    struct gk_bytes ids = join_candidates(judgement, "", "", out);
    return ids.at ? report(judgement, GK_RULE_CATALOG_AMBIGUOUS, judgement->choice.member, ids,
                           (struct gk_bytes){ 0 })
                  : GK_NO_MEMORY;
}

/* What comes near is said in the brackets of either language. */
static enum gk_status report_unmatched(const struct judgement *judgement, struct gk_buffer *out)
{
    struct gk_bytes english = join_candidates(judgement, " (near: ", ")", out);
    struct gk_bytes chinese = join_candidates(judgement, "（相近的：", "）", out);
    return english.at && chinese.at ? report(judgement, GK_RULE_CATALOG_UNMATCHED,
                                             judgement->choice.member, english, chinese)
                                    : GK_NO_MEMORY;
}

static enum gk_status report_status(const struct judgement *judgement, struct gk_scratch *scratch)
{
    const struct gk_bytes nothing = { 0 };
    switch (judgement->time.status) {
    case GK_CATALOG_LATE:
        return report_late(judgement);
    case GK_CATALOG_OVERDUE:
        return report(judgement, GK_RULE_CATALOG_OVERDUE,
                      gk_record_field(judgement->record, judgement->time.event), judgement->due,
                      nothing);
    case GK_CATALOG_PENDING:
        return report_ahead(judgement);
    case GK_CATALOG_NO_DEADLINE:
        return judgement->time.lacks_event ? report_event(judgement) : GK_OK;
    case GK_CATALOG_AMBIGUOUS:
        return report_ambiguous(judgement, &scratch->buffer);
    case GK_CATALOG_UNMATCHED:
        return report_unmatched(judgement, &scratch->buffer);
    default:
        return GK_OK;
    }
}

static enum gk_status judge(const void *given, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    struct judgement judgement = { .plan = given, .record = record, .verdict = verdict };
    if (judgement.plan->profile->none && !judgement.plan->profile->catalog.count)
        return GK_OK;
    if (gk_catalog_is_evidence(judgement.plan, record))
        return gk_catalog_judge_evidence(judgement.plan, scratch, record, verdict);
    enum gk_status status = gk_catalog_choose(judgement.plan, scratch, record, &judgement.choice);
    if (status == GK_OK && judgement.choice.count == 1)
        verdict->item = item_at(&judgement, 0)->id;
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
    if (status == GK_OK && judgement.choice.count == 1)
        status = gk_catalog_judge_display(judgement.plan, scratch, record, item_at(&judgement, 0),
                                          verdict);
    if (status == GK_OK && judgement.plan->lists)
        status = gk_directory_row(judgement.plan, record,
                                  judgement.choice.count == 1 ? item_at(&judgement, 0) : NULL,
                                  verdict->arena, &verdict->row);
    if (status == GK_OK && judgement.plan->archives)
        status = gk_catalog_archive(judgement.plan, scratch, record, verdict);
    return status == GK_OK ? gk_catalog_leave_note(judgement.plan, scratch, record,
                                                   &judgement.choice, &judgement.time, verdict)
                           : status;
}

static enum gk_status find_task(const void *given, struct gk_scratch *scratch,
                                const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct gk_catalog_plan *plan = given;
    return gk_catalog_classes_task(&plan->classes, scratch, record, &verdict->task);
}

const struct gk_verb gk_catalog_verb = {
    .name = "catalog",
    .judge = judge,
    .find_task = find_task,
    .tally_add = gk_catalog_tally_add,
    .tally_report = gk_catalog_tally_report,
    .attention = GK_WARNING,
    .sets_aside = true,
    .held = GK_MESSAGE_HELD_KEPT,
};
