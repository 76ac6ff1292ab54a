/*
 * relations_report.c - at the end of the stream: what has not come, came late, too early, or does
 * not name what it belongs to.
 */
#include <stdlib.h>

#include "verbs/validate/group.h"
#include "verbs/validate/relations.h"

struct telling {
    struct gk_relations_tally *tally;
    const struct gk_validate_plan *plan;
    struct gk_verdict *end;
};

static struct gk_bytes day_text(const struct telling *t, int32_t day)
{
    char written[10];
    gk_day_write(day, written);
    return gk_arena_copy(t->end->arena, (struct gk_bytes){ written, sizeof written });
}

/* Gives the draft to the door, as of the record that stands there: what a person has accepted is
 * known by its id. */
static enum gk_status add_of(const struct telling *t, struct gk_finding *draft, uint64_t place,
                             struct gk_bytes id)
{
    draft->stands = gk_places_place(&t->tally->places, place);
    draft->stands.id = id;
    for (int i = 0; i < GK_ARGUMENTS; i++)
        if (!draft->arguments[i].at && draft->arguments[i].length)
            return GK_NO_MEMORY;
    t->end->name = id;
    enum gk_status status = gk_verdict_add(t->end, draft, NULL);
    t->end->name = (struct gk_bytes){ 0 };
    return status;
}

static enum gk_status add(const struct telling *t, const struct gk_subject *subject,
                          struct gk_finding *draft)
{
    draft->title = subject->title;
    draft->section = subject->section;
    return add_of(t, draft, subject->place, subject->id);
}

/* ---- references */

static enum gk_status tell_reference(const struct telling *t, const struct gk_subject *subject,
                                     const struct gk_reference *reference)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_PAIR_REFERENCE);
    bool interprets = reference->role == GK_NAME_INTERPRETS;
    if (reference->met || reference->role == GK_NAME_REPEALS || !t->plan->whole)
        return GK_OK;
    draft.pointer = reference->pointer;
    draft.at_most = interprets ? GK_OFF : GK_NOTE;
    draft.arguments[0] =
        gk_bytes_of(gk_field_name(interprets ? GK_FIELD_INTERPRETS : GK_FIELD_RELATES_TO));
    return add(t, subject, &draft);
}

/* ---- needs */

static struct gk_finding draft_of(const struct telling *t, const struct gk_subject *subject,
                                  const struct gk_pair *row, enum gk_rule_id rule)
{
    struct gk_finding draft = gk_finding_of(rule);
    (void)t;
    draft.pointer = subject->pointer;
    draft.at_most = row->severity;
    draft.basis = row->basis;
    draft.arguments[0] = row->note;
    return draft;
}

static enum gk_status tell_order(const struct telling *t, const struct gk_subject *subject,
                                 const struct gk_pair *row, const struct gk_need *need)
{
    struct gk_finding draft = draft_of(t, subject, row, GK_RULE_PAIR_ORDER);
    draft.arguments[1] =
        gk_places_describe(&t->tally->places, t->end->arena, need->early_place, subject->place);
    draft.arguments[2] = day_text(t, need->after);
    draft.first_line = gk_places_place(&t->tally->places, need->early_place).line;
    return add(t, subject, &draft);
}

/* The last day of the limit; GK_NO_DAY: there is none. */
static int32_t limit_end(const struct telling *t, const struct gk_pair *row,
                         const struct gk_need *need, bool *provisional)
{
    *provisional = false;
    if (row->days < 0 || need->from == GK_NO_DAY)
        return GK_NO_DAY;
    return gk_calendar_add(&t->plan->profile->calendar, need->from, row->days, provisional);
}

static enum gk_status tell_limit(const struct telling *t, const struct gk_subject *subject,
                                 const struct gk_pair *row, const struct gk_need *need)
{
    bool provisional;
    int32_t end = limit_end(t, row, need, &provisional);
    bool near = need->near != GK_NO_DAY && need->near <= end;
    bool missing = !need->met && !near && t->plan->whole && t->plan->today > end;
    bool late = need->met && need->best != GK_NO_DAY && need->best > end;
    if (end == GK_NO_DAY || (!missing && !late))
        return GK_OK;
    struct gk_finding draft =
        draft_of(t, subject, row, missing ? GK_RULE_PAIR_MISSING : GK_RULE_PAIR_LATE);
    draft.at_most = provisional ? GK_NOTE : row->severity;
    draft.arguments[1] = day_text(t, end);
    if (late) {
        draft.arguments[2] =
            gk_places_describe(&t->tally->places, t->end->arena, need->best_place, subject->place);
        draft.first_line = gk_places_place(&t->tally->places, need->best_place).line;
    }
    return add(t, subject, &draft);
}

static enum gk_status tell_need(const struct telling *t, const struct gk_subject *subject,
                                const struct gk_need *need)
{
    const struct gk_pair *row = &t->plan->profile->pairs.rows[need->row];
    enum gk_status status = GK_OK;
    if (!need->met && need->early != GK_NO_DAY)
        return tell_order(t, subject, row, need);
    status = tell_limit(t, subject, row, need);
    if (status != GK_OK || !need->met || !(row->links & GK_PAIR_BOTH) ||
        need->named == (GK_NAMED_BY_FIRST | GK_NAMED_BY_SECOND) || !need->named)
        return status;
    struct gk_finding draft = draft_of(t, subject, row, GK_RULE_PAIR_MUTUAL);
    draft.at_most = GK_NOTE;
    return add(t, subject, &draft);
}

/* ---- what is repealed */

static int by_place(const void *a, const void *b)
{
    const struct gk_repealed *left = a;
    const struct gk_repealed *right = b;
    if (left->place != right->place)
        return left->place < right->place ? -1 : 1;
    return (left->by > right->by) - (left->by < right->by);
}

static const struct gk_subject *subject_at(const struct gk_relations_tally *tally, uint64_t place)
{
    const struct gk_subject *subjects = (const struct gk_subject *)(const void *)tally->subjects.at;
    size_t low = 0;
    size_t high = tally->subjects.length / sizeof *subjects;
    size_t count = high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (subjects[middle].place < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && subjects[low].place == place ? &subjects[low] : NULL;
}

static enum gk_status tell_repealed(const struct telling *t)
{
    struct gk_repealed *repealed = (struct gk_repealed *)(void *)t->tally->repealed.at;
    size_t count = t->tally->repealed.length / sizeof *repealed;
    enum gk_status status = GK_OK;
    if (count)
        qsort(repealed, count, sizeof *repealed, by_place);
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        struct gk_finding draft = gk_finding_of(GK_RULE_STATUS_REPEALED);
        const struct gk_subject *subject = subject_at(t->tally, repealed[i].place);
        if (i && repealed[i].place == repealed[i - 1].place)
            continue;
        draft.pointer = subject ? subject->pointer : GK_BYTES("");
        draft.arguments[0] =
            gk_places_describe(&t->tally->places, t->end->arena, repealed[i].by, repealed[i].place);
        draft.first_line = gk_places_place(&t->tally->places, repealed[i].by).line;
        status =
            subject ? add(t, subject, &draft) : add_of(t, &draft, repealed[i].place, GK_BYTES(""));
    }
    return status;
}

/* ---- all of it */

static enum gk_status tell_subjects(const struct telling *t)
{
    const struct gk_relations_tally *tally = t->tally;
    const struct gk_subject *subjects = (const struct gk_subject *)(const void *)tally->subjects.at;
    const struct gk_reference *references =
        (const struct gk_reference *)(const void *)tally->references.at;
    const struct gk_need *needs = (const struct gk_need *)(const void *)tally->needs.at;
    size_t reference_count = tally->references.length / sizeof *references;
    size_t next = 0;
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < tally->subjects.length / sizeof *subjects; i++) {
        for (; next < reference_count && references[next].subject == i; next++)
            if (status == GK_OK)
                status = tell_reference(t, &subjects[i], &references[next]);
        for (uint32_t j = 0; j < subjects[i].need_count && status == GK_OK; j++)
            status = tell_need(t, &subjects[i], &needs[subjects[i].first_need + j]);
    }
    return status;
}

enum gk_status gk_relations_report(void *state, const struct gk_validate_plan *plan,
                                   struct gk_verdict *end)
{
    struct telling telling = { state, plan, end };
    enum gk_status status = gk_relations_meet(telling.tally, &plan->profile->pairs);
    if (status == GK_OK)
        status = tell_subjects(&telling);
    return status == GK_OK ? tell_repealed(&telling) : status;
}
