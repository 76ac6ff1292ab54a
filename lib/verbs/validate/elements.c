/*
 * elements.c - what records of a kind must tell, by elements.tsv: elements.*, channels.*, and of
 * review.* what normative documents need.
 */
#include "base/utf8.h"
#include "record/value.h"
#include "verbs/validate/element_search.h"
#include "verbs/validate/group.h"

/* Bytes of a character that is written as two escapes. */
enum { LONGEST_CHARACTER = 12 };

struct elements {
    struct gk_element_search search;
    bool open;
    uint32_t least; /* bytes of the shortest body that is judged */
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct elements *own = parameters;
    const struct gk_profile *profile = plan->profile;
    (void)options;
    (void)bad;
    own->least = UINT32_MAX;
    for (size_t i = 0; i < profile->elements.kind_count; i++) {
        const struct gk_element_kind *kind = &profile->elements.kinds[i];
        bool on = profile->severity[kind->rule] != GK_OFF;
        own->open |= on;
        if (on && kind->place == GK_ELEMENT_IN_TEXT && (uint32_t)kind->least < own->least)
            own->least = (uint32_t)kind->least;
        plan->asks_category |= on && (kind->task_count > 0 || kind->place == GK_ELEMENT_IN_ITEM);
    }
    return own->open ? gk_element_search_open(&own->search, &plan->arena, &profile->elements)
                     : GK_OK;
}

static void close(void *parameters)
{
    struct elements *own = parameters;
    gk_element_search_close(&own->search);
}

/* ---- which records */

static bool is_one_of_tasks(const struct gk_category *category, struct gk_bytes wanted)
{
    const char *dot = wanted.length ? memchr(wanted.at, '.', wanted.length) : NULL;
    struct gk_bytes area = { wanted.at, dot ? (size_t)(dot - wanted.at) : wanted.length };
    if (!dot || !category->task.length)
        return gk_bytes_equal(category->area, area);
    return gk_bytes_equal(category->task, wanted);
}

static enum gk_status is_of_task(struct gk_judging *judging, const struct gk_element_kind *kind,
                                 bool *is)
{
    const struct gk_category *category;
    *is = !kind->task_count && kind->place != GK_ELEMENT_IN_ITEM;
    if (*is)
        return GK_OK;
    enum gk_status status = gk_judging_category(judging, &category);
    if (status != GK_OK || (kind->place == GK_ELEMENT_IN_ITEM && !category->area_said))
        return status;
    for (size_t i = 0; i < kind->task_count; i++)
        *is |= is_one_of_tasks(category, kind->tasks[i]);
    return GK_OK;
}

static enum gk_status is_filled(struct gk_judging *judging, enum gk_field field, bool *filled)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    bool empty = true;
    if (member && gk_judging_is_empty(judging, member, &empty) != GK_OK)
        return GK_NO_MEMORY;
    *filled = !empty;
    return GK_OK;
}

/* Whether there is something to look into. */
static enum gk_status can_be_judged(struct gk_judging *judging, const struct gk_element_kind *kind,
                                    bool *can)
{
    *can = kind->place == GK_ELEMENT_IN_ITEM;
    if (*can)
        return GK_OK;
    if (kind->place == GK_ELEMENT_IN_CHANNELS)
        return is_filled(judging, GK_FIELD_CHANNELS, can);
    enum gk_status status = is_filled(judging, GK_FIELD_ELEMENTS, can);
    if (status != GK_OK || *can)
        return status;
    if (kind->place == GK_ELEMENT_IN_REVIEW)
        return is_filled(judging, GK_FIELD_REVIEW, can);
    const struct gk_member *content = gk_judging_member(judging, GK_FIELD_CONTENT);
    *can = content && content->value.type == GK_STRING &&
           content->value.length / LONGEST_CHARACTER >= (uint32_t)kind->least + 1;
    if (*can || !content)
        return GK_OK;
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_CONTENT);
    *can = text.length && gk_utf8_count(text) >= (size_t)kind->least;
    return text.at ? GK_OK : GK_NO_MEMORY;
}

/* ---- what is missing */

/* The names of the kind's elements of this severity that are not found, in scratch->buffer. */
static enum gk_status list_missing(struct gk_judging *judging, uint32_t number,
                                   enum gk_severity severity, const struct gk_element_found *found)
{
    const struct gk_elements *table = &judging->plan->profile->elements;
    struct gk_buffer *buffer = &judging->scratch->buffer;
    bool answered[GK_ELEMENT_ROWS_MOST] = { false };
    enum gk_status status = GK_OK;
    gk_buffer_clear(buffer);
    for (size_t i = 0; i < table->row_count; i++)
        answered[table->rows[i].element] |= found->row[i];
    for (size_t i = 0; i < table->row_count && status == GK_OK; i++) {
        const struct gk_element_row *row = &table->rows[i];
        if (row->kind != number || row->element != i || row->severity != severity || answered[i])
            continue;
        if (buffer->length)
            status = gk_buffer_append(buffer, GK_BYTES("、"));
        if (status == GK_OK)
            status = gk_buffer_append(buffer, row->name);
    }
    return status;
}

static const struct gk_member *place_of(const struct gk_judging *judging,
                                        const struct gk_element_kind *kind)
{
    static const enum gk_field fields[] = { [GK_ELEMENT_IN_TEXT] = GK_FIELD_ELEMENTS,
                                            [GK_ELEMENT_IN_CHANNELS] = GK_FIELD_CHANNELS,
                                            [GK_ELEMENT_IN_REVIEW] = GK_FIELD_REVIEW,
                                            [GK_ELEMENT_IN_ITEM] = GK_FIELD_TITLE };
    const struct gk_member *member = gk_judging_member(judging, fields[kind->place]);
    if (!member)
        member = gk_judging_member(judging, GK_FIELD_TITLE);
    return member ? member : gk_judging_member(judging, GK_FIELD_COLUMN);
}

static enum gk_status tell_missing(struct gk_judging *judging, uint32_t number,
                                   enum gk_severity severity, const struct gk_element_found *found)
{
    const struct gk_element_kind *kind = &judging->plan->profile->elements.kinds[number];
    struct gk_finding draft;
    enum gk_status status = list_missing(judging, number, severity, found);
    if (status != GK_OK || !judging->scratch->buffer.length)
        return status;
    if (gk_judging_draft(judging, kind->rule, place_of(judging, kind), &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.at_most = severity;
    draft.day = judging->formed == GK_NO_DAY ? judging->published : judging->formed;
    draft.arguments[0] =
        gk_arena_copy(judging->verdict->arena, gk_buffer_bytes(&judging->scratch->buffer));
    draft.arguments[1] = kind->name;
    return draft.arguments[0].at ? gk_judging_add(judging, &draft) : GK_NO_MEMORY;
}

static enum gk_status tell_all_missing(struct gk_judging *judging, uint32_t number)
{
    const struct elements *own = judging->parameters;
    struct gk_element_found found = { 0 };
    enum gk_status status =
        gk_element_found_at(&own->search, judging, own->search.table->kinds[number].place, &found);
    for (int severity = GK_OFF; severity <= GK_ERROR && status == GK_OK; severity++)
        status = tell_missing(judging, number, (enum gk_severity)severity, &found);
    return status;
}

static enum gk_status judge_kind(struct gk_judging *judging, uint32_t number)
{
    const struct elements *own = judging->parameters;
    const struct gk_element_kind *kind = &own->search.table->kinds[number];
    bool can = false;
    if (judging->plan->profile->severity[kind->rule] == GK_OFF)
        return GK_OK;
    enum gk_status status = can_be_judged(judging, kind, &can);
    if (status == GK_OK && can)
        status = is_of_task(judging, kind, &can);
    return status == GK_OK && can ? tell_all_missing(judging, number) : status;
}

/* Whether the record has anything by which it could be judged: most that come from a crawl have
 * not, and their titles need not be read. */
static bool has_something(const struct gk_judging *judging)
{
    static const enum gk_field fields[] = { GK_FIELD_ELEMENTS, GK_FIELD_CHANNELS, GK_FIELD_REVIEW,
                                            GK_FIELD_CATALOG_ITEM, GK_FIELD_GK };
    const struct elements *own = judging->parameters;
    const struct gk_member *content = gk_judging_member(judging, GK_FIELD_CONTENT);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (gk_judging_member(judging, fields[i]))
            return true;
    return content && content->value.length >= own->least;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct elements *own = judging->parameters;
    struct gk_element_kinds kinds;
    if (!own->open || !has_something(judging))
        return GK_OK;
    enum gk_status status = gk_element_kinds_find(&own->search, judging, &kinds);
    for (uint32_t i = 0; status == GK_OK && kinds.any && i < own->search.table->kind_count; i++)
        if (kinds.is[i])
            status = judge_kind(judging, i);
    return status;
}

const struct gk_validate_group gk_validate_elements = {
    .needs_profile = true,
    .parameters_size = sizeof(struct elements),
    .open = open,
    .close = close,
    .judge = judge,
};
