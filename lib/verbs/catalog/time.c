/*
 * time.c - when a record is due, and how publication or today stands to that.
 */
#include "domain/disclosure.h"
#include "record/value.h"
#include "verbs/catalog/engine.h"

enum { MINUTES_OF_A_DAY = 24 * 60 };

/* No limit is longer: what a catalogue says beyond a hundred years is a slip of the pen. */
enum { LONGEST_LIMIT = 36525, MOST_MONTHS = 1200 };

const char *gk_catalog_status_name(enum gk_catalog_status status)
{
    static const char *const names[] = { "on_time",  "pending",     "late",      "overdue",
                                         "historic", "no_deadline", "unmatched", "ambiguous" };
    return names[status];
}

struct gk_bytes gk_catalog_write_date(struct gk_date date, struct gk_arena *arena)
{
    char text[16];
    gk_day_write(date.day, text);
    if (date.minutes < 0)
        return gk_arena_copy(arena, (struct gk_bytes){ text, 10 });
    text[10] = 'T';
    text[11] = (char)('0' + date.minutes / 600);
    text[12] = (char)('0' + date.minutes / 60 % 10);
    text[13] = ':';
    text[14] = (char)('0' + date.minutes % 60 / 10);
    text[15] = (char)('0' + date.minutes % 10);
    return gk_arena_copy(arena, (struct gk_bytes){ text, 16 });
}

struct limit {
    enum gk_limit_unit unit;
    int32_t count;
    struct gk_bytes basis;
};

/* The item's own limit; where it says nothing, or there is no one item, that of article 26. */
static struct limit limit_of(const struct gk_catalog_plan *plan, const struct gk_catalog_item *item)
{
    struct limit limit = { GK_LIMIT_WORKING_DAYS, plan->working_days, plan->basis };
    if (!item || (item->limit_unit == GK_LIMIT_NONE && !item->limit_text.length))
        return limit;
    limit.unit = item->limit_unit;
    limit.count = item->limit;
    limit.basis = item->basis.length ? item->basis : item->limit_text;
    return limit;
}

/* Day GK_NO_DAY where the limit gives none. */
static struct gk_date due_date(const struct gk_calendar *calendar, struct gk_date formed,
                               struct limit limit, bool *provisional)
{
    struct gk_date due = { .day = GK_NO_DAY, .minutes = -1 };
    if (limit.unit == GK_LIMIT_NONE || limit.count < 0 || limit.count > LONGEST_LIMIT)
        return due;
    if (limit.unit == GK_LIMIT_WORKING_DAYS) {
        due.day = gk_calendar_add(calendar, formed.day, limit.count, provisional);
    } else if (limit.unit == GK_LIMIT_DAYS) {
        due.day = formed.day + limit.count;
    } else if (limit.unit == GK_LIMIT_MONTHS) {
        if (limit.count <= MOST_MONTHS)
            due.day = gk_day_add_months(formed.day, limit.count);
    } else if (formed.minutes < 0) {
        due.day = formed.day + (limit.count + 23) / 24;
    } else {
        int32_t minutes = formed.minutes + limit.count * 60;
        due.day = formed.day + minutes / MINUTES_OF_A_DAY;
        due.minutes = minutes % MINUTES_OF_A_DAY;
    }
    if (due.day > gk_day(9999, 12, 31))
        due.day = GK_NO_DAY;
    return due;
}

/* In minutes where both say the time, else in whole days. */
static int64_t minutes_behind(struct gk_date due, struct gk_date at)
{
    int64_t days = (int64_t)at.day - due.day;
    return due.minutes < 0 || at.minutes < 0 ? days * MINUTES_OF_A_DAY
                                             : days * MINUTES_OF_A_DAY + at.minutes - due.minutes;
}

/*
 * How far `at` lies behind `due`, in the unit of the limit. A unit begun counts: what comes on
 * the weekend behind a due Friday is one working day late.
 */
static int64_t units_behind(const struct gk_calendar *calendar, enum gk_limit_unit unit,
                            struct gk_date due, struct gk_date at, bool *provisional)
{
    int64_t minutes = minutes_behind(due, at);
    if (unit == GK_LIMIT_HOURS)
        return minutes > 0 ? (minutes + 59) / 60 : minutes / 60;
    if (unit == GK_LIMIT_DAYS || unit == GK_LIMIT_MONTHS)
        return (int64_t)at.day - due.day;
    int64_t days = gk_calendar_between(calendar, due.day, at.day, provisional);
    return at.day > due.day && days < 1 ? 1 : days;
}

static enum gk_status read_date(const struct gk_record *record, enum gk_field field,
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
        *date = (struct gk_date){ .day = GK_NO_DAY, .minutes = -1 };
    return GK_OK;
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

static void find_due(const struct gk_catalog_plan *plan, struct gk_date formed,
                     const struct gk_catalog_item *item, struct gk_catalog_time *time)
{
    const struct gk_calendar *calendar = &plan->profile->calendar;
    struct limit limit = limit_of(plan, item);
    bool days_provisional = false;
    time->due = due_date(calendar, formed, limit, &time->due_provisional);
    if (time->due.day == GK_NO_DAY)
        return;
    struct gk_date at = { .day = plan->today, .minutes = -1 };
    if (time->is_published)
        at = time->published;
    if (at.day != GK_NO_DAY)
        time->days = units_behind(calendar, limit.unit, time->due, at, &days_provisional);
    time->basis = limit.basis;
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

enum gk_status gk_catalog_judge_time(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                     const struct gk_record *record,
                                     const struct gk_catalog_choice *choice,
                                     struct gk_catalog_time *time)
{
    const struct gk_catalog_item *item =
        choice->count == 1 ? &plan->profile->catalog.items[choice->items[0]] : NULL;
    struct gk_date formed;
    enum gk_date_state state;
    bool proactive;
    bool historic = false;
    *time = (struct gk_catalog_time){ .due = { .day = GK_NO_DAY } };
    if (read_proactive(record, item, &scratch->arena, &proactive) != GK_OK ||
        read_date(record, GK_FIELD_PUBLISHED_DATE, &scratch->arena, &time->published, &state) !=
            GK_OK)
        return GK_NO_MEMORY;
    time->is_published = proactive && state != GK_DATE_ABSENT;
    if (read_date(record, GK_FIELD_FORMED_DATE, &scratch->arena, &formed, &state) != GK_OK ||
        read_historic(plan, scratch, record, &historic) != GK_OK)
        return GK_NO_MEMORY;
    if (historic || (state == GK_DATE_READ && formed.day < plan->since)) {
        time->status = GK_CATALOG_HISTORIC;
        return GK_OK;
    }
    if (state == GK_DATE_READ && proactive)
        find_due(plan, formed, item, time);
    time->status = status_of(time, choice);
    return GK_OK;
}
