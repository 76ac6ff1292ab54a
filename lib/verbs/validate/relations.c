/*
 * relations.c - what a record says of others, and what others are asked of it.
 */
#include "verbs/validate/relations.h"

#include "domain/letters.h"
#include "record/value.h"
#include "verbs/validate/group.h"

enum { REFERENCES_MOST = 16 };

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct gk_relations *own = parameters;
    (void)options;
    (void)bad;
    enum gk_status status = gk_name_words_open(&own->words, plan);
    if (status == GK_OK)
        status = gk_pair_classes_open(&own->classes, plan);
    return status == GK_OK ? gk_status_words_read(&own->status, plan) : status;
}

static void close(void *parameters)
{
    struct gk_relations *own = parameters;
    gk_name_words_close(&own->words);
    gk_pair_classes_close(&own->classes);
}

/* A record at hand. */
struct view {
    struct gk_judging *judging;
    const struct gk_relations *own;
    struct gk_relations_note *note;
    struct gk_names names;
};

/* ---- what it names */

/* The next reference, to be filled in; NULL when there is no memory. Most records have none. */
static struct gk_reference *take_reference(struct view *view)
{
    struct gk_relations_note *note = view->note;
    if (!note->references)
        note->references = gk_arena_array(view->judging->verdict->arena, REFERENCES_MOST + 1,
                                          sizeof *note->references);
    return note->references ? &note->references[note->reference_count++] : NULL;
}

static enum gk_status add_reference(struct view *view, const struct gk_member *member,
                                    struct gk_bytes text, enum gk_name_role role)
{
    struct gk_relations_note *note = view->note;
    if (gk_is_absent(text) || note->reference_count == REFERENCES_MOST)
        return GK_OK;
    struct gk_reference *reference = take_reference(view);
    if (!reference)
        return GK_NO_MEMORY;
    reference->role = role;
    reference->pointer =
        gk_pointer_to(view->judging->record, member, view->judging->verdict->arena);
    if (!reference->pointer.at)
        return GK_NO_MEMORY;
    return gk_names_of_reference(view->judging, &view->own->words, text, role,
                                 note->reference_count - 1, &view->names);
}

/* A text, or a list of texts. */
static enum gk_status read_references(struct view *view, enum gk_field field,
                                      enum gk_name_role role)
{
    const struct gk_member *member = gk_judging_member(view->judging, field);
    struct gk_walk walk;
    enum gk_status status = GK_OK;
    if (!member)
        return GK_OK;
    if (member->value.type == GK_STRING) {
        struct gk_bytes text = gk_judging_member_text(view->judging, member);
        return text.at ? add_reference(view, member, text, role) : GK_NO_MEMORY;
    }
    if (member->value.type != GK_ARRAY)
        return GK_OK;
    gk_walk_open(&walk, view->judging->record, member->value);
    while (status == GK_OK && gk_walk_next(&walk)) {
        if (walk.member.value.type != GK_STRING)
            continue;
        struct gk_bytes text =
            gk_value_text(view->judging->record, walk.member.value, &view->judging->scratch->arena);
        status = text.at ? add_reference(view, member, text, role) : GK_NO_MEMORY;
    }
    return status;
}

/* Titles that the title repeals are one reference. */
static enum gk_status add_repeal(struct view *view)
{
    bool any = false;
    for (uint32_t i = 0; i < view->names.count; i++)
        if (view->names.at[i].role == GK_NAME_REPEALS) {
            view->names.at[i].reference = view->note->reference_count;
            any = true;
        }
    struct gk_reference *reference = any ? take_reference(view) : NULL;
    if (reference)
        *reference = (struct gk_reference){ .role = GK_NAME_REPEALS, .pointer = view->note->title };
    return any && !reference ? GK_NO_MEMORY : GK_OK;
}

/* ---- what it is called by */

static enum gk_status read_number(struct view *view, enum gk_field field, enum gk_name_role role)
{
    struct gk_bytes text = gk_judging_text(view->judging, field);
    return text.at ? gk_names_of_number(view->judging, text, role, 0, &view->names) : GK_NO_MEMORY;
}

/* All names, where somebody may ask for the record by one of them; else those by which documents
 * are repealed. */
static enum gk_status read_numbers(struct view *view, bool all)
{
    static const enum gk_field fields[] = { GK_FIELD_INDEX_NUMBER, GK_FIELD_URL, GK_FIELD_ID };
    enum gk_status status = read_number(view, GK_FIELD_DOC_NUMBER, GK_NAME_NUMBER);
    for (size_t i = 0; all && i < sizeof fields / sizeof *fields && status == GK_OK; i++)
        status = read_number(view, fields[i], GK_NAME_NUMBER);
    return status;
}

/* Whether a row of one of its classes links in one of these ways. */
static bool is_linked_by(const struct view *view, unsigned links)
{
    const struct gk_partners *partners = view->own->classes.partners;
    uint64_t rows = view->note->first | view->note->second;
    for (size_t i = 0; i < partners->count; i++)
        if (rows >> i & 1 && partners->rows[i].links & links)
            return true;
    return false;
}

/* ---- what it needs */

static enum gk_status read_needs(struct view *view)
{
    const struct gk_partners *partners = view->own->classes.partners;
    struct gk_relations_note *note = view->note;
    note->needs = gk_arena_array(view->judging->verdict->arena, GK_PAIRS_MOST, sizeof *note->needs);
    if (!note->needs)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < partners->count; i++) {
        const struct gk_pair *row = &partners->rows[i];
        if (!(note->first >> i & 1))
            continue;
        struct gk_need *need = &note->needs[note->need_count++];
        *need =
            (struct gk_need){ .row = i, .best = GK_NO_DAY, .early = GK_NO_DAY, .near = GK_NO_DAY };
        need->from = row->days < 0 ? GK_NO_DAY : gk_judging_date(view->judging, row->from).day;
        need->after = row->after == GK_FIELD_COUNT ? GK_NO_DAY
                                                   : gk_judging_date(view->judging, row->after).day;
    }
    return GK_OK;
}

static enum gk_status read_force(struct view *view)
{
    enum gk_force force;
    enum gk_status status =
        gk_force_by_title(view->judging, &view->own->status, &view->note->marked);
    if (status == GK_OK)
        status = gk_force_by_field(view->judging, &view->own->status, &force);
    if (status == GK_OK)
        view->note->marked |= force == GK_FORCE_REPEALED;
    return status;
}

/* A record of the years before a row counts needs nothing by it. */
static void leave_out_older(struct view *view)
{
    const struct gk_partners *partners = view->own->classes.partners;
    for (size_t i = 0; i < partners->count; i++)
        if (view->note->day != GK_NO_DAY && view->note->day < partners->rows[i].since)
            view->note->first &= ~(UINT64_C(1) << i);
}

static enum gk_status read_title(struct view *view)
{
    const struct gk_member *member = gk_judging_member(view->judging, GK_FIELD_TITLE);
    view->note->title = GK_BYTES("");
    if (member)
        view->note->title =
            gk_pointer_to(view->judging->record, member, view->judging->verdict->arena);
    if (!view->note->title.at)
        return GK_NO_MEMORY;
    enum gk_status status = gk_names_of_title(view->judging, &view->own->words, &view->names);
    if (status == GK_OK)
        status = gk_pair_classes_of(&view->own->classes, view->judging, &view->note->first,
                                    &view->note->second);
    leave_out_older(view);
    return status;
}

static enum gk_status read_all(struct view *view)
{
    const struct gk_relations_note *note = view->note;
    enum gk_status status = read_title(view);
    if (status == GK_OK)
        status = read_references(view, GK_FIELD_INTERPRETS, GK_NAME_INTERPRETS);
    if (status == GK_OK)
        status = read_references(view, GK_FIELD_RELATES_TO, GK_NAME_RELATES);
    if (status == GK_OK)
        status =
            read_numbers(view, view->judging->plan->whole ||
                                   is_linked_by(view, GK_PAIR_BY_INTERPRETS | GK_PAIR_BY_RELATES));
    if (status == GK_OK && is_linked_by(view, GK_PAIR_BY_PUBLISHER))
        status = read_number(view, GK_FIELD_PUBLISHER, GK_NAME_PUBLISHER);
    if (status == GK_OK && note->first)
        status = read_needs(view);
    if (status == GK_OK)
        status = read_force(view);
    return status == GK_OK ? add_repeal(view) : status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    struct gk_arena *arena = judging->verdict->arena;
    struct view view = { .judging = judging, .own = judging->parameters };
    view.names.seed = judging->plan->seed;
    view.names.count = 0;
    view.note = gk_arena_allocate(arena, sizeof *view.note);
    if (!view.note)
        return GK_NO_MEMORY;
    view.note->day = judging->published != GK_NO_DAY ? judging->published : judging->formed;
    if (read_all(&view) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_bytes raw = { (const char *)view.names.at, view.names.count * sizeof *view.names.at };
    raw = gk_arena_copy(arena, raw);
    view.note->names = (const struct gk_name *)(const void *)raw.at;
    view.note->name_count = view.names.count;
    if (view.names.count)
        judging->note = view.note;
    judging->verdict->told_later |= view.note->need_count || view.note->reference_count;
    return raw.at ? GK_OK : GK_NO_MEMORY;
}

const struct gk_validate_group gk_validate_relations = {
    .needs_profile = true,
    .parameters_size = sizeof(struct gk_relations),
    .open = open,
    .close = close,
    .judge = judge,
    .tally_size = sizeof(struct gk_relations_tally),
    .tally_add = gk_relations_add,
    .tally_report = gk_relations_report,
    .tally_close = gk_relations_close,
};
