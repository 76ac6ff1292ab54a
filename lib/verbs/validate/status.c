/*
 * status.c - what a document says of its own force against its title, its last day and the list in
 * which the clean-up of documents ended (cleanup.tsv).
 */
#include "base/map.h"
#include "verbs/validate/group.h"
#include "verbs/validate/names.h"
#include "verbs/validate/status_words.h"

struct status {
    struct gk_status_words words;
    const struct gk_cleanup *cleanup;
    struct gk_map rows; /* by the key of the number: place in the list, from 0 */
    struct gk_keyed *keys;
};

static struct gk_bytes key_bytes(const struct gk_keyed *key)
{
    return (struct gk_bytes){ (const char *)key, sizeof *key };
}

/* The list's numbers by the letters that count. */
static enum gk_status read_cleanup(struct gk_validate_plan *plan, struct status *own)
{
    struct gk_folded folded = { 0 };
    enum gk_status status = GK_OK;
    own->cleanup = &plan->profile->cleanup;
    own->keys = gk_arena_array(&plan->arena, own->cleanup->count + 1, sizeof *own->keys);
    if (!own->keys)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < own->cleanup->count && status == GK_OK; i++) {
        struct gk_names names = { .seed = plan->seed };
        status = gk_names_of_text(&folded, own->cleanup->rows[i].number, GK_NAME_NUMBER, 0, &names);
        own->keys[i] = names.at[0].key;
        if (status == GK_OK && names.count)
            status = gk_map_put(&own->rows, key_bytes(&own->keys[i]), i);
    }
    gk_folded_free(&folded);
    return status;
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct status *own = parameters;
    (void)options;
    (void)bad;
    enum gk_status status = gk_status_words_read(&own->words, plan);
    return status == GK_OK ? read_cleanup(plan, own) : status;
}

static void close(void *parameters)
{
    struct status *own = parameters;
    gk_map_free(&own->rows);
}

/* A record at hand. */
struct view {
    struct gk_judging *judging;
    const struct status *own;
    enum gk_force force;
    bool marked; /* its title says that it is repealed */
};

/* At the field status, or where there is none at the title. */
static enum gk_status add(struct view *view, enum gk_rule_id rule, struct gk_bytes first,
                          enum gk_severity at_most)
{
    const struct gk_member *member = gk_judging_member(view->judging, GK_FIELD_STATUS);
    struct gk_finding draft;
    if (!member || view->force == GK_FORCE_UNSAID)
        member = gk_judging_member(view->judging, GK_FIELD_TITLE);
    if (!member)
        return GK_OK;
    if (gk_judging_draft(view->judging, rule, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.at_most = at_most;
    draft.arguments[0] = first;
    return gk_judging_add(view->judging, &draft);
}

/* Its last day has gone by, and it still says 有效. */
static enum gk_status judge_expired(struct view *view)
{
    int32_t last = gk_judging_date(view->judging, GK_FIELD_EXPIRES).day;
    if (view->force != GK_FORCE_VALID || last == GK_NO_DAY || last >= view->judging->plan->today)
        return GK_OK;
    struct gk_bytes day = gk_judging_day(view->judging, last);
    return day.at ? add(view, GK_RULE_STATUS_EXPIRED, day, GK_OFF) : GK_NO_MEMORY;
}

/* What the list says of the record's number. */
static enum gk_status find_row(struct view *view, const struct gk_cleanup_row **row,
                               uint32_t *index)
{
    struct gk_names names = { .seed = view->judging->plan->seed };
    struct gk_bytes text = gk_judging_text(view->judging, GK_FIELD_DOC_NUMBER);
    *row = NULL;
    if (!text.at || gk_names_of_number(view->judging, text, GK_NAME_NUMBER, 0, &names) != GK_OK)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < names.count && !*row; i++) {
        *index = gk_map_get(&view->own->rows, key_bytes(&names.at[i].key), UINT32_MAX);
        if (*index != UINT32_MAX)
            *row = &view->own->cleanup->rows[*index];
    }
    return GK_OK;
}

static enum gk_status judge_row(struct view *view, const struct gk_cleanup_row *row)
{
    bool says_repealed = view->marked || view->force == GK_FORCE_REPEALED;
    bool repealed = row->result == GK_CLEANUP_REPEAL || row->result == GK_CLEANUP_EXPIRED;
    if (repealed != says_repealed)
        return add(view, GK_RULE_STATUS_CLEANUP, row->written,
                   row->result == GK_CLEANUP_AMEND ? GK_NOTE : GK_OFF);
    return GK_OK;
}

static enum gk_status judge_cleanup(struct view *view)
{
    const struct gk_cleanup_row *row;
    uint32_t index = UINT32_MAX;
    if (!view->own->cleanup->count)
        return GK_OK;
    if (find_row(view, &row, &index) != GK_OK)
        return GK_NO_MEMORY;
    uint32_t *note = gk_arena_allocate(view->judging->verdict->arena, sizeof *note);
    if (!note)
        return GK_NO_MEMORY;
    *note = index;
    view->judging->note = note;
    if (row)
        return judge_row(view, row);
    return view->marked || view->force == GK_FORCE_REPEALED
               ? add(view, GK_RULE_STATUS_UNLISTED, GK_BYTES(""), GK_OFF)
               : GK_OK;
}

static enum gk_status judge(struct gk_judging *judging)
{
    struct view view = { .judging = judging, .own = judging->parameters };
    enum gk_status status = gk_force_by_field(judging, &view.own->words, &view.force);
    if (status == GK_OK)
        status = gk_force_by_title(judging, &view.own->words, &view.marked);
    if (status == GK_OK && view.marked && view.force == GK_FORCE_VALID)
        status = add(&view, GK_RULE_STATUS_TITLE, GK_BYTES(""), GK_OFF);
    if (status == GK_OK)
        status = judge_expired(&view);
    return status == GK_OK ? judge_cleanup(&view) : status;
}

/* ---- the tally: rows of the list that meet no record of the whole archive */

struct tally {
    struct gk_buffer met; /* a byte for each row */
};

static enum gk_status tally_add(void *state, const struct gk_validate_plan *plan, const void *note,
                                const struct gk_place *place, struct gk_verdict *verdict)
{
    struct tally *tally = state;
    uint32_t index;
    (void)place;
    (void)verdict;
    memcpy(&index, note, sizeof index);
    size_t count = plan->profile->cleanup.count;
    if (!tally->met.length) {
        if (gk_buffer_reserve(&tally->met, count) != GK_OK)
            return GK_NO_MEMORY;
        memset(tally->met.at, 0, count);
        tally->met.length = count;
    }
    if (index < count)
        tally->met.at[index] = 1;
    return GK_OK;
}

static enum gk_status tally_report(void *state, const struct gk_validate_plan *plan,
                                   struct gk_verdict *end)
{
    const struct tally *tally = state;
    const struct gk_cleanup *cleanup = &plan->profile->cleanup;
    enum gk_status status = GK_OK;
    for (size_t i = 0; plan->whole && i < cleanup->count && status == GK_OK; i++) {
        struct gk_finding draft = gk_finding_of(GK_RULE_STATUS_ABSENT);
        if (tally->met.at[i])
            continue;
        draft.stands = (struct gk_place){ cleanup->path, cleanup->rows[i].line, { 0 }, true };
        draft.arguments[0] = cleanup->rows[i].number;
        status = gk_verdict_add(end, &draft, NULL);
    }
    return status;
}

static void tally_close(void *state)
{
    struct tally *tally = state;
    gk_buffer_free(&tally->met);
}

const struct gk_validate_group gk_validate_status = {
    .needs_profile = true,
    .parameters_size = sizeof(struct status),
    .open = open,
    .close = close,
    .judge = judge,
    .tally_size = sizeof(struct tally),
    .tally_add = tally_add,
    .tally_report = tally_report,
    .tally_close = tally_close,
};
