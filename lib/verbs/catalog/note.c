/*
 * note.c - what the account is to know of a record: its key, in which figures it counts, what it
 * owes, and which document it is under which address.
 */
#include "base/keyed.h"
#include "domain/letters.h"
#include "record/value.h"
#include "verbs/catalog/due.h"

/* Hashes are the same in every run: an account may be put together from several. */
static const struct gk_seed seed = { { 0x676b2d636174616c, 0x6f672d6163636f75 } };

static struct gk_bytes without(struct gk_bytes text, const char *beginning)
{
    struct gk_bytes begin = gk_bytes_of(beginning);
    return gk_bytes_start_with(text, begin)
               ? (struct gk_bytes){ text.at + begin.length, text.length - begin.length }
               : text;
}

/* One page has one address, be it asked for with or without TLS, or for a place within it. */
static struct gk_bytes address_of(struct gk_bytes url)
{
    const char *place = url.length ? memchr(url.at, '#', url.length) : NULL;
    url = without(without(url, "http://"), "https://");
    if (place && place >= url.at)
        url.length = (size_t)(place - url.at);
    while (url.length && url.at[url.length - 1] == '/')
        url.length--;
    return url;
}

static enum gk_status hash_document(const struct gk_record *record, struct gk_bytes title,
                                    int32_t day, struct gk_scratch *scratch, uint64_t *hash)
{
    struct gk_bytes number = gk_field_text(record, GK_FIELD_DOC_NUMBER, &scratch->arena);
    struct gk_buffer *out = &scratch->buffer;
    gk_buffer_clear(out);
    if (!number.at || gk_buffer_append(out, title) != GK_OK ||
        gk_buffer_print(out, "\n%d\n", (int)day) != GK_OK || gk_buffer_append(out, number) != GK_OK)
        return GK_NO_MEMORY;
    *hash = gk_keyed(seed, gk_buffer_bytes(out)).half[0] | 1;
    return GK_OK;
}

/* A document is known by its title, its number and the day it was formed, or where that is not said
 * the day it was published. */
static enum gk_status read_document(const struct gk_record *record, int32_t day,
                                    struct gk_scratch *scratch, struct gk_catalog_note *note)
{
    struct gk_bytes title = gk_field_text(record, GK_FIELD_TITLE, &scratch->arena);
    struct gk_bytes url = gk_field_text(record, GK_FIELD_URL, &scratch->arena);
    if (!title.at || !url.at)
        return GK_NO_MEMORY;
    if (day == GK_NO_DAY || gk_is_absent(title) || gk_is_absent(url))
        return GK_OK;
    note->document.address = gk_keyed(seed, address_of(url)).half[0];
    return hash_document(record, title, day, scratch, &note->document.document);
}

/* The quarter of the day; 0 of none, and of years in which no office publishes anything. */
static int32_t quarter_of(int32_t day)
{
    int year, month, of_month;
    if (day == GK_NO_DAY)
        return 0;
    gk_day_date(day, &year, &month, &of_month);
    return year >= 1949 && year <= 2100 ? year * 4 + (month - 1) / 3 : 0;
}

/* A record counts in the quarter in which it was published; what is not, in which it is due. */
static int32_t period_of(const struct gk_catalog_time *time, int32_t formed)
{
    if (time->published.day != GK_NO_DAY)
        return quarter_of(time->published.day);
    return quarter_of(time->due.day != GK_NO_DAY ? time->due.day : formed);
}

/* The area of the items, where they have one. */
static uint32_t area_of(const struct gk_catalog_plan *plan, const struct gk_catalog_choice *choice)
{
    const struct gk_catalog_group *items = plan->groups.items;
    uint32_t area = choice->count ? items[choice->items[0]].area : GK_ACCOUNT_NONE;
    for (uint32_t i = 1; i < choice->count; i++)
        if (items[choice->items[i]].area != area)
            return GK_ACCOUNT_NONE;
    return area;
}

/* That of the item, else what gk-classify has said. */
static enum gk_status read_stage(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                 const struct gk_record *record, struct gk_account_key *key)
{
    struct gk_value value;
    if (key->item < plan->profile->catalog.count)
        key->stage = plan->groups.items[key->item].stage;
    if (key->stage || !gk_value_at(record, GK_BYTES("/gk/classify/wugongkai/primary"), &value) ||
        value.type != GK_STRING)
        return GK_OK;
    struct gk_bytes text = gk_value_text(record, value, &scratch->arena);
    key->stage = text.at ? gk_stage_find(text) : GK_STAGE_NONE;
    return text.at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status read_section(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                   const struct gk_record *record, struct gk_account_key *key)
{
    struct gk_bytes name = gk_field_text(record, GK_FIELD_SECTION, &scratch->arena);
    if (!name.at)
        return GK_NO_MEMORY;
    return name.length ? gk_catalog_find_section(&plan->groups, &scratch->folded, &scratch->buffer,
                                                 name, &key->section)
                       : GK_OK;
}

static unsigned bit(enum gk_account_figure figure)
{
    return 1U << figure;
}

static unsigned figures_of(const struct gk_catalog_time *time)
{
    static const enum gk_account_figure figures[] = {
        [GK_CATALOG_ON_TIME] = GK_ACCOUNT_ON_TIME,
        [GK_CATALOG_PENDING] = GK_ACCOUNT_PENDING,
        [GK_CATALOG_LATE] = GK_ACCOUNT_LATE,
        [GK_CATALOG_OVERDUE] = GK_ACCOUNT_OVERDUE,
        [GK_CATALOG_HISTORIC] = GK_ACCOUNT_HISTORIC,
        [GK_CATALOG_NO_DEADLINE] = GK_ACCOUNT_NO_DEADLINE,
        [GK_CATALOG_UNMATCHED] = GK_ACCOUNT_READ,
        [GK_CATALOG_AMBIGUOUS] = GK_ACCOUNT_READ,
    };
    return bit(GK_ACCOUNT_READ) | bit(figures[time->status]) |
           (time->is_published ? bit(GK_ACCOUNT_PUBLISHED) : 0);
}

/* Where it stands, and under what topic: of what is published. */
static enum gk_status read_gathering(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                     const struct gk_record *record, struct gk_catalog_note *note)
{
    const struct gk_member *topic = gk_record_field(record, GK_FIELD_TOPIC);
    uint32_t item = note->key.item;
    bool stands;
    enum gk_status status = gk_catalog_stands_in_column(plan, scratch, record, &stands);
    if (status == GK_OK && !stands)
        note->figures |= bit(GK_ACCOUNT_OUTSIDE);
    if (item >= plan->profile->catalog.count || !plan->groups.items[item].policy)
        return status;
    struct gk_bytes text = gk_field_text(record, GK_FIELD_TOPIC, &scratch->arena);
    if (!text.at)
        return GK_NO_MEMORY;
    if (!topic || topic->value.type == GK_NULL ||
        (topic->value.type == GK_STRING && gk_is_absent(text)))
        note->figures |= bit(GK_ACCOUNT_NO_TOPIC);
    return status;
}

/* What only the account asks for. */
static enum gk_status read_more(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                const struct gk_record *record, const struct gk_catalog_time *time,
                                struct gk_verdict *verdict, struct gk_catalog_note *note)
{
    struct gk_date formed;
    enum gk_date_state state;
    enum gk_status status =
        gk_catalog_read_date(record, GK_FIELD_FORMED_DATE, &scratch->arena, &formed, &state);
    if (status == GK_OK)
        status = read_section(plan, scratch, record, &note->key);
    if (status == GK_OK)
        status = read_stage(plan, scratch, record, &note->key);
    note->key.period = period_of(time, formed.day);
    if (status == GK_OK && time->is_published)
        status = read_gathering(plan, scratch, record, note);
    if (status == GK_OK && time->is_published)
        status = read_document(record, formed.day == GK_NO_DAY ? time->published.day : formed.day,
                               scratch, note);
    if (status == GK_OK && note->figures & (bit(GK_ACCOUNT_LATE) | bit(GK_ACCOUNT_OVERDUE))) {
        note->title = gk_field_text(record, GK_FIELD_TITLE, verdict->arena);
        status = note->title.at ? GK_OK : GK_NO_MEMORY;
    }
    return status;
}

enum gk_status gk_catalog_leave_note(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                     const struct gk_record *record,
                                     const struct gk_catalog_choice *choice,
                                     const struct gk_catalog_time *time, struct gk_verdict *verdict)
{
    struct gk_catalog_note *note = gk_arena_allocate(verdict->arena, sizeof *note);
    if (!note)
        return GK_NO_MEMORY;
    note->key.item = choice->count == 1  ? choice->items[0]
                     : choice->count > 1 ? GK_ACCOUNT_AMBIGUOUS
                                         : GK_ACCOUNT_UNMATCHED;
    note->key.section = GK_ACCOUNT_NONE;
    note->key.area = area_of(plan, choice);
    note->key.period = period_of(time, GK_NO_DAY);
    note->figures = figures_of(time);
    note->column = GK_ACCOUNT_NONE;
    note->newest = time->is_published ? time->published.day : GK_NO_DAY;
    note->due = time->due.day;
    note->days = time->days;
    verdict->note = note;
    if (time->is_published && (plan->whole || plan->covers) &&
        gk_catalog_find_column(&plan->site, scratch, record, &note->column) != GK_OK)
        return GK_NO_MEMORY;
    return plan->covers ? read_more(plan, scratch, record, time, verdict, note) : GK_OK;
}
