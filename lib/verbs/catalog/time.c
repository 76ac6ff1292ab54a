/*
 * time.c - when a record is due, and how publication or today stands to that.
 */
#include "domain/disclosure.h"
#include "record/value.h"
#include "verbs/catalog/due.h"

const char *gk_catalog_status_name(enum gk_catalog_status status)
{
    static const char *const names[] = { "on_time",  "pending",     "late",      "overdue",
                                         "historic", "no_deadline", "unmatched", "ambiguous" };
    return names[status];
}

struct gk_bytes gk_catalog_write_date(struct gk_date date, struct gk_arena *arena)
{
    char text[16];
    return gk_arena_copy(arena, (struct gk_bytes){ text, gk_date_write(date, text) });
}

/* 公开方式 of an item names one way or both: 主动, 依申请公开. */
static bool is_on_request(const struct gk_catalog_item *item)
{
    return item && gk_bytes_find(item->disclosure, GK_BYTES("依申请")) &&
           !gk_bytes_find(item->disclosure, GK_BYTES("主动"));
}

/* Article 26 speaks of what is published proactively. A record that does not say is what its item
 * is, and without one proactive. */
static enum gk_status read_proactive(const struct gk_record *record,
                                     const struct gk_catalog_item *item, struct gk_arena *arena,
                                     bool *proactive)
{
    struct gk_bytes text = gk_field_text(record, GK_FIELD_DISCLOSURE, arena);
    if (!text.at)
        return GK_NO_MEMORY;
    enum gk_disclosure disclosure = gk_disclosure_read(text);
    *proactive = disclosure == GK_DISCLOSURE_ABSENT ? !is_on_request(item)
                                                    : disclosure != GK_DISCLOSURE_ON_REQUEST &&
                                                          disclosure != GK_DISCLOSURE_WITHHELD;
    return GK_OK;
}

/* How far publication, or today, lies behind the day it was due. */
static void count_days(const struct gk_catalog_plan *plan, const struct gk_catalog_due *due,
                       struct gk_catalog_time *time)
{
    const struct gk_calendar *calendar = &plan->profile->calendar;
    bool days_provisional = false;
    time->due = due->deadline.end;
    time->due_provisional = due->deadline.provisional;
    time->event = due->event;
    time->lacks_event = due->lacks_event;
    if (time->due.day == GK_NO_DAY)
        return;
    struct gk_date at = { .day = plan->today, .minutes = -1 };
    if (time->is_published)
        at = time->published;
    if (at.day != GK_NO_DAY)
        time->days = gk_deadline_behind(calendar, due->unit, time->due, at, &days_provisional);
    time->basis = due->basis;
    time->provisional = time->due_provisional || days_provisional;
}

static enum gk_catalog_status status_of(const struct gk_catalog_time *time,
                                        const struct gk_catalog_choice *choice)
{
    if (choice->count != 1)
        return choice->count ? GK_CATALOG_AMBIGUOUS : GK_CATALOG_UNMATCHED;
    if (time->due.day == GK_NO_DAY)
        return GK_CATALOG_NO_DEADLINE;
    if (!time->is_published)
        return time->days > 0 ? GK_CATALOG_OVERDUE : GK_CATALOG_PENDING;
    if (time->published.day == GK_NO_DAY)
        return GK_CATALOG_NO_DEADLINE;
    return time->days > 0 ? GK_CATALOG_LATE : GK_CATALOG_ON_TIME;
}

/* 历史文件: a paper that was not to be opened when it was formed, and is now (art. 18). */
static enum gk_status read_historic(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                    const struct gk_record *record, bool *historic)
{
    struct gk_bytes text = gk_field_text(record, GK_FIELD_STATUS, &scratch->arena);
    if (!text.at)
        return GK_NO_MEMORY;
    if (!text.length)
        return GK_OK;
    enum gk_status status = gk_catalog_fold(&scratch->folded, text, &scratch->buffer);
    struct gk_bytes key = gk_bytes_trim(gk_buffer_bytes(&scratch->buffer));
    *historic = status == GK_OK && gk_map_get(&plan->historic, key, 0);
    return status;
}

/* What changed since is judged by that day. */
static bool is_old(const struct gk_catalog_plan *plan, const struct gk_catalog_dates *dates)
{
    int32_t day = gk_catalog_formed(dates).day;
    return day != GK_NO_DAY && day < plan->since;
}

static enum gk_status read_dates(struct gk_catalog_dates *dates, struct gk_catalog_time *time)
{
    enum gk_date_state state = GK_DATE_ABSENT;
    const struct gk_record *record = dates->record;
    enum gk_status status =
        gk_catalog_read_date(record, GK_FIELD_FORMED_DATE, dates->arena, &dates->formed, &state);
    if (status == GK_OK)
        status = gk_catalog_read_date(record, GK_FIELD_CHANGED_DATE, dates->arena, &dates->changed,
                                      &state);
    if (status == GK_OK)
        status = gk_catalog_read_date(record, GK_FIELD_PUBLISHED_DATE, dates->arena,
                                      &dates->published, &state);
    time->published = dates->published;
    time->is_published = state != GK_DATE_ABSENT;
    return status;
}

enum gk_status gk_catalog_judge_time(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                     const struct gk_record *record,
                                     const struct gk_catalog_choice *choice,
                                     struct gk_catalog_time *time)
{
    const struct gk_catalog_item *item =
        choice->count == 1 ? &plan->profile->catalog.items[choice->items[0]] : NULL;
    struct gk_catalog_dates dates = { .record = record, .arena = &scratch->arena };
    struct gk_catalog_due due;
    bool proactive;
    bool historic = false;
    *time = (struct gk_catalog_time){ .due = { .day = GK_NO_DAY } };
    enum gk_status status = read_proactive(record, item, &scratch->arena, &proactive);
    if (status == GK_OK)
        status = read_dates(&dates, time);
    if (status == GK_OK)
        status = read_historic(plan, scratch, record, &historic);
    if (status != GK_OK)
        return status;
    time->is_published &= proactive;
    if (historic || is_old(plan, &dates)) {
        time->status = GK_CATALOG_HISTORIC;
        return GK_OK;
    }
    if (proactive) {
        status = gk_catalog_find_due(plan, item, &dates, &due);
        if (status == GK_OK)
            count_days(plan, &due, time);
    }
    time->status = status_of(time, choice);
    return status;
}
