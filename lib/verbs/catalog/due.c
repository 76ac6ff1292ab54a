#include "verbs/catalog/due.h"

#include "record/value.h"
#include "text/simplify.h"
#include "verbs/catalog/period.h"

static const struct gk_date no_date = { .day = GK_NO_DAY, .minutes = -1 };

enum gk_status gk_catalog_read_date(const struct gk_record *record, enum gk_field field,
                                    struct gk_arena *arena, struct gk_date *date,
                                    enum gk_date_state *state)
{
    const struct gk_member *member = gk_record_field(record, field);
    struct gk_bytes text = gk_field_text(record, field, arena);
    if (!text.at)
        return GK_NO_MEMORY;
    *state = member && member->value.type == GK_NUMBER
                 ? gk_date_read_number(gk_record_raw(record, member->value), date)
                 : gk_date_read(text, date);
    if (*state != GK_DATE_READ)
        *date = no_date;
    return GK_OK;
}

struct gk_date gk_catalog_formed(const struct gk_catalog_dates *dates)
{
    int32_t published = dates->published.day;
    bool behind = dates->changed.day != GK_NO_DAY && dates->changed.day > dates->formed.day &&
                  (published == GK_NO_DAY || published >= dates->changed.day ||
                   dates->formed.day == GK_NO_DAY);
    return behind ? dates->changed : dates->formed;
}

/* The length of the longest kind of the clause that stands in one of the texts; 0: none. */
static size_t speaks_for(const struct gk_limit_clause *clause, struct gk_bytes title,
                         struct gk_bytes column)
{
    size_t longest = 0;
    for (uint8_t i = 0; i < clause->kind_count; i++) {
        struct gk_bytes kind = clause->kinds[i];
        if (kind.length > longest && (gk_bytes_find(title, kind) || gk_bytes_find(column, kind)))
            longest = kind.length;
    }
    return longest;
}

/* Whether all clauses give the same time from the same event, whatever they are for. */
static bool are_alike(const struct gk_limits *limits)
{
    const struct gk_limit_clause *first = &limits->clauses[0];
    for (uint32_t i = 1; i < limits->count; i++) {
        const struct gk_limit_clause *clause = &limits->clauses[i];
        if (clause->limit.unit != first->limit.unit || clause->limit.count != first->limit.count ||
            clause->event != first->event || clause->month != first->month ||
            clause->day != first->day)
            return false;
    }
    return true;
}

/* The clause for a kind of matter that the record's title or column names, of several the one of
 * the longest name, of equals the last; else the first that is for all. Where each is for something
 * else and they differ none applies, and *chosen stays: article 26 does. */
static enum gk_status choose_clause(const struct gk_catalog_item *item,
                                    const struct gk_catalog_dates *dates,
                                    const struct gk_limit_clause **chosen)
{
    const struct gk_limits *limits = item->limits;
    if (limits->count < 2 || are_alike(limits)) {
        *chosen = limits->count ? &limits->clauses[0] : NULL;
        return GK_OK;
    }
    struct gk_bytes title = gk_field_text(dates->record, GK_FIELD_TITLE, dates->arena);
    struct gk_bytes column = gk_field_text(dates->record, GK_FIELD_COLUMN, dates->arena);
    if (title.at && column.at) {
        title = gk_simplified_text(dates->arena, title);
        column = gk_simplified_text(dates->arena, column);
    }
    if (!title.at || !column.at)
        return GK_NO_MEMORY;
    size_t longest = 0;
    bool general = false;
    for (uint32_t i = 0; i < limits->count; i++) {
        const struct gk_limit_clause *clause = &limits->clauses[i];
        size_t length = speaks_for(clause, title, column);
        if (length && length >= longest) {
            longest = length;
            *chosen = clause;
        } else if (!longest && !general && !clause->kind_count) {
            general = true;
            *chosen = clause;
        }
    }
    return GK_OK;
}

static enum gk_field field_of(enum gk_limit_event event)
{
    switch (event) {
    case GK_LIMIT_OBTAINED:
    case GK_LIMIT_RECEIVED:
        return GK_FIELD_RECEIVED_DATE;
    case GK_LIMIT_APPROVED:
        return GK_FIELD_APPROVED_DATE;
    case GK_LIMIT_DECIDED:
        return GK_FIELD_DECIDED_DATE;
    case GK_LIMIT_OCCURRED:
        return GK_FIELD_EVENT_TIME;
    case GK_LIMIT_REPLIED:
        return GK_FIELD_REPLIED_DATE;
    case GK_LIMIT_SHOWN:
        return GK_FIELD_DISPLAY_UNTIL;
    default:
        return GK_FIELD_FORMED_DATE;
    }
}

/* A decision is formed when it is made, and what was obtained from nobody was made here. */
static bool may_be_formed(enum gk_limit_event event)
{
    return event == GK_LIMIT_OBTAINED || event == GK_LIMIT_DECIDED;
}

/* *own: the date stands in the event's own field. */
static enum gk_status event_date(const struct gk_catalog_dates *dates, enum gk_limit_event event,
                                 struct gk_date *date, bool *own)
{
    enum gk_date_state state = GK_DATE_ABSENT;
    enum gk_field field = field_of(event);
    *own = false;
    if (field != GK_FIELD_FORMED_DATE) {
        enum gk_status status =
            gk_catalog_read_date(dates->record, field, dates->arena, date, &state);
        *own = state == GK_DATE_READ;
        if (status != GK_OK || *own || state != GK_DATE_ABSENT || !may_be_formed(event))
            return status;
    }
    *date = gk_catalog_formed(dates);
    return GK_OK;
}

static enum gk_status due_by_clause(const struct gk_catalog_plan *plan,
                                    const struct gk_limit_clause *clause,
                                    const struct gk_catalog_dates *dates,
                                    struct gk_catalog_due *due)
{
    const struct gk_calendar *calendar = &plan->profile->calendar;
    struct gk_bytes title = gk_field_text(dates->record, GK_FIELD_TITLE, dates->arena);
    struct gk_date event = no_date;
    bool own = false;
    if (!title.at)
        return GK_NO_MEMORY;
    due->unit = clause->limit.unit;
    due->event = GK_FIELD_FORMED_DATE;
    if (clause->event == GK_LIMIT_YEARLY) {
        int32_t there = gk_catalog_formed(dates).day;
        if (there == GK_NO_DAY)
            there = dates->published.day;
        int32_t day = gk_catalog_yearly(plan->profile, clause, title, there, plan->today);
        due->deadline = gk_deadline_on(calendar, day, plan->moves);
        return GK_OK;
    }
    if (clause->event >= GK_LIMIT_MONTH_END) {
        event.day = gk_catalog_period_end(clause->event, title, gk_catalog_formed(dates).day);
    } else {
        enum gk_status status = event_date(dates, clause->event, &event, &own);
        if (status != GK_OK)
            return status;
        if (own || !may_be_formed(clause->event))
            due->event = field_of(clause->event);
        due->lacks_event = event.day == GK_NO_DAY && due->event != GK_FIELD_FORMED_DATE;
    }
    due->deadline = gk_deadline_of(calendar, event, clause->limit, plan->moves);
    return GK_OK;
}

enum gk_status gk_catalog_find_due(const struct gk_catalog_plan *plan,
                                   const struct gk_catalog_item *item,
                                   const struct gk_catalog_dates *dates, struct gk_catalog_due *due)
{
    const struct gk_limit_clause general = {
        .limit = { GK_LIMIT_WORKING_DAYS, plan->working_days },
        .event = GK_LIMIT_FORMED,
    };
    const struct gk_limit_clause *clause = &general;
    enum gk_status status = GK_OK;
    *due = (struct gk_catalog_due){ .deadline = { .end = no_date }, .basis = plan->basis };
    if (item && item->limit_text.length) {
        if (item->limits)
            status = choose_clause(item, dates, &clause);
        else
            clause = NULL;
        if (clause != &general)
            due->basis = item->basis.length ? item->basis : item->limit_text;
    }
    return status == GK_OK && clause ? due_by_clause(plan, clause, dates, due) : status;
}
