#include "verbs/catalog/evidence.h"

#include "base/keyed.h"
#include "conf/table.h"
#include "domain/deadline.h"
#include "domain/letters.h"
#include "record/value.h"
#include "verbs/catalog/due.h"

/* Hashes are the same in every run: an account may be put together from several. */
static const struct gk_seed seed = { { 0x676b2d6475746965, 0x732d706572736f6e } };

/* One record while it is read. */
struct reading {
    const struct gk_catalog_plan *plan;
    struct gk_scratch *scratch;
    const struct gk_record *record;
    struct gk_verdict *verdict;
    struct gk_catalog_note *note;
    uint32_t duty;
    uint32_t named; /* how many duties the record names, known or not */
    int32_t day;    /* it tells of; GK_NO_DAY: of none */
};

static enum gk_status add_deed(struct reading *reading, enum gk_deed deed, uint64_t value,
                               int32_t day)
{
    struct gk_deed_list *list = gk_arena_allocate(reading->verdict->arena, sizeof *list);
    if (!list)
        return GK_NO_MEMORY;
    list->row = (struct gk_deed_row){ .key = { reading->duty, (uint32_t)deed, value },
                                      .count = 1,
                                      .day = day };
    list->next = reading->note->deeds;
    reading->note->deeds = list;
    return GK_OK;
}

static enum gk_status report(struct reading *reading, enum gk_rule_id rule, struct gk_bytes first,
                             struct gk_bytes second, struct gk_bytes third)
{
    struct gk_finding draft = gk_finding_of(rule);
    if (!first.at || !second.at || !third.at)
        return GK_NO_MEMORY;
    draft.arguments[0] = first;
    draft.arguments[1] = second;
    draft.arguments[2] = third;
    if (reading->duty < reading->plan->profile->duties.count)
        draft.target = reading->plan->profile->duties.at[reading->duty].id;
    return gk_verdict_add(reading->verdict, &draft, NULL);
}

static const struct gk_duty *duty_of(const struct reading *reading)
{
    return &reading->plan->profile->duties.at[reading->duty];
}

/* ---- people */

/* 张 三 is 张三. */
static enum gk_status hash_name(struct reading *reading, struct gk_bytes name, uint64_t *hash)
{
    struct gk_bytes squeezed = gk_cell_squeeze(&reading->scratch->arena, name);
    if (!squeezed.at)
        return GK_NO_MEMORY;
    *hash = squeezed.length ? gk_keyed(seed, squeezed).half[0] : 0;
    return GK_OK;
}

static enum gk_status add_names(struct reading *reading, enum gk_deed deed, struct gk_bytes names)
{
    struct gk_bytes name;
    uint64_t hash;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_cell_next(&names, "、，,；;\n", &name)) {
        status = hash_name(reading, name, &hash);
        if (status == GK_OK && hash && !gk_is_absent(name))
            status = add_deed(reading, deed, hash, reading->day);
    }
    return status;
}

static enum gk_status add_person(struct reading *reading, enum gk_deed deed, struct gk_value value)
{
    static const char *const names[] = { "姓名", "name" };
    struct gk_member member;
    for (size_t i = 0; value.type == GK_OBJECT && i < sizeof names / sizeof *names; i++)
        if (gk_value_member(reading->record, value, gk_bytes_of(names[i]), &member))
            value = member.value;
    if (value.type != GK_STRING)
        return GK_OK;
    struct gk_bytes text = gk_value_text(reading->record, value, &reading->scratch->arena);
    return text.at ? add_names(reading, deed, text) : GK_NO_MEMORY;
}

static enum gk_status add_people(struct reading *reading, enum gk_deed deed, struct gk_value value)
{
    enum gk_status status = GK_OK;
    if (value.type != GK_ARRAY)
        return add_person(reading, deed, value);
    struct gk_walk walk = { 0 };
    gk_walk_open(&walk, reading->record, value);
    while (status == GK_OK && gk_walk_next(&walk))
        status = add_person(reading, deed, walk.member.value);
    return status;
}

/* The element of one of these names, or the record's own member. */
static bool find_element(const struct reading *reading, const struct gk_catalog_names *words,
                         struct gk_value *value)
{
    const struct gk_record *record = reading->record;
    const struct gk_member *elements = gk_record_field(record, GK_FIELD_ELEMENTS);
    struct gk_member member;
    for (size_t i = 0; i < words->count; i++) {
        const struct gk_member *own = gk_record_member(record, words->at[i]);
        if (own)
            *value = own->value;
        else if (elements && elements->value.type == GK_OBJECT &&
                 gk_value_member(record, elements->value, words->at[i], &member))
            *value = member.value;
        else
            continue;
        return true;
    }
    return false;
}

static enum gk_status read_everyone(struct reading *reading)
{
    const struct gk_catalog_evidence_words *words = &reading->plan->evidence;
    struct gk_value value;
    enum gk_status status = GK_OK;
    if (find_element(reading, &words->roster, &value))
        status = add_people(reading, GK_DEED_LISTED, value);
    if (status == GK_OK && find_element(reading, &words->attendance, &value))
        status = add_people(reading, GK_DEED_CAME, value);
    return status;
}

/* ---- items */

static enum gk_status read_items(struct reading *reading)
{
    struct gk_catalog_choice choice;
    struct gk_value value;
    if (!gk_record_field(reading->record, GK_FIELD_CATALOG_ITEM) ||
        !find_element(reading, &reading->plan->evidence.person, &value))
        return GK_OK;
    struct gk_bytes text = gk_value_text(reading->record, value, &reading->scratch->arena);
    if (!text.at)
        return GK_NO_MEMORY;
    if (value.type == GK_NULL || (value.type == GK_STRING && gk_is_absent(text)))
        return GK_OK;
    enum gk_status status =
        gk_catalog_choose_named(reading->plan, reading->scratch, reading->record, &choice);
    for (uint32_t i = 0; i < choice.count && status == GK_OK; i++)
        status = add_deed(reading, GK_DEED_NAMED, choice.items[i], reading->day);
    return status;
}

/* ---- replies */

static enum gk_status report_late(struct reading *reading, struct gk_date replied,
                                  struct gk_date due)
{
    struct gk_arena *arena = reading->verdict->arena;
    if (due.minutes < 0)
        replied.minutes = -1;
    return report(reading, GK_RULE_DUTY_LATE, gk_catalog_write_date(replied, arena),
                  gk_catalog_write_date(due, arena), duty_of(reading)->id);
}

static enum gk_status read_reply(struct reading *reading)
{
    struct gk_date received, replied;
    enum gk_date_state came, went;
    struct gk_arena *arena = &reading->scratch->arena;
    const struct gk_calendar *calendar = &reading->plan->profile->calendar;
    struct gk_limit limit = duty_of(reading)->frequency.limit;
    bool provisional = false;
    enum gk_status status =
        gk_catalog_read_date(reading->record, GK_FIELD_RECEIVED_DATE, arena, &received, &came);
    if (status == GK_OK)
        status =
            gk_catalog_read_date(reading->record, GK_FIELD_REPLIED_DATE, arena, &replied, &went);
    if (status != GK_OK || came != GK_DATE_READ)
        return status;
    struct gk_deadline due = gk_deadline_of(calendar, received, limit, reading->plan->moves);
    struct gk_date at = { .day = reading->plan->today, .minutes = -1 };
    if (went == GK_DATE_READ)
        at = replied;
    bool behind = due.end.day != GK_NO_DAY && !due.provisional &&
                  gk_deadline_behind(calendar, limit.unit, due.end, at, &provisional) > 0;
    enum gk_deed deed = went != GK_DATE_ABSENT ? behind ? GK_DEED_LATE : GK_DEED_ANSWERED
                        : behind               ? GK_DEED_OVERDUE
                                               : GK_DEED_OPEN;
    status = add_deed(reading, deed, (uint64_t)(int64_t)received.day, GK_NO_DAY);
    return status == GK_OK && deed == GK_DEED_LATE && went == GK_DATE_READ
               ? report_late(reading, replied, due.end)
               : status;
}

/* ---- the record */

/* The day it tells of, up to today. */
static enum gk_status read_day(struct reading *reading)
{
    static const enum gk_field fields[] = { GK_FIELD_EVENT_TIME, GK_FIELD_FORMED_DATE,
                                            GK_FIELD_PUBLISHED_DATE, GK_FIELD_RECEIVED_DATE };
    enum gk_status status = GK_OK;
    reading->day = GK_NO_DAY;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && reading->day == GK_NO_DAY; i++) {
        struct gk_date date;
        enum gk_date_state state;
        status = gk_catalog_read_date(reading->record, fields[i], &reading->scratch->arena, &date,
                                      &state);
        if (status != GK_OK)
            return status;
        reading->day = date.day;
    }
    if (reading->day > reading->plan->today)
        reading->day = GK_NO_DAY;
    return status;
}

static enum gk_status read_deeds(struct reading *reading)
{
    if (reading->day == GK_NO_DAY)
        return report(reading, GK_RULE_DUTY_UNDATED, duty_of(reading)->id, GK_BYTES(""),
                      GK_BYTES(""));
    enum gk_status status =
        add_deed(reading, GK_DEED_DONE, (uint64_t)(int64_t)reading->day, reading->day);
    if (status != GK_OK)
        return status;
    switch (duty_of(reading)->frequency.kind) {
    case GK_FREQUENCY_EVERYONE:
        return read_everyone(reading);
    case GK_FREQUENCY_EACH_ITEM:
        return read_items(reading);
    case GK_FREQUENCY_REPLY:
        return read_reply(reading);
    default:
        return GK_OK;
    }
}

static enum gk_status report_unknown(const struct reading *reading, struct gk_bytes name)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_DUTY_UNKNOWN);
    const struct gk_member *member = gk_record_field(reading->record, GK_FIELD_DUTY);
    draft.value = gk_arena_copy(reading->verdict->arena, name);
    if (!draft.value.at || gk_finding_at_member(&draft, reading->verdict, member) != GK_OK)
        return GK_NO_MEMORY;
    return gk_verdict_add(reading->verdict, &draft, NULL);
}

/* A text, or a number as it is written. */
static enum gk_status read_name(const struct reading *reading, struct gk_value value,
                                struct gk_bytes *name)
{
    *name = value.type == GK_NUMBER
                ? gk_record_raw(reading->record, value)
                : gk_value_text(reading->record, value, &reading->scratch->arena);
    if (name->at)
        *name = gk_bytes_trim(*name);
    return name->at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status read_named(struct reading *reading, struct gk_bytes name)
{
    struct gk_scratch *scratch = reading->scratch;
    enum gk_status status = gk_catalog_fold(&scratch->folded, name, &scratch->buffer);
    if (status != GK_OK)
        return status;
    reading->named++;
    reading->duty = gk_map_get(&reading->plan->duties,
                               gk_bytes_trim(gk_buffer_bytes(&scratch->buffer)), UINT32_MAX);
    if (reading->duty != UINT32_MAX)
        return read_deeds(reading);
    return report_unknown(reading, name);
}

/* One duty, or several with 、 between them as a cell of a table has them. */
static enum gk_status read_duty(struct reading *reading, struct gk_value value)
{
    struct gk_bytes names, name;
    enum gk_status status = read_name(reading, value, &names);
    while (status == GK_OK && gk_cell_next(&names, "、，,；;\n", &name))
        if (!gk_is_absent(name))
            status = read_named(reading, name);
    return status;
}

static enum gk_status read_duties(struct reading *reading, struct gk_value value)
{
    enum gk_status status = GK_OK;
    if (value.type != GK_ARRAY)
        return read_duty(reading, value);
    struct gk_walk walk = { 0 };
    gk_walk_open(&walk, reading->record, value);
    while (status == GK_OK && gk_walk_next(&walk))
        status = read_duty(reading, walk.member.value);
    return status;
}

bool gk_catalog_is_evidence(const struct gk_catalog_plan *plan, const struct gk_record *record)
{
    const struct gk_member *member = gk_record_field(record, GK_FIELD_DUTY);
    if (!member || plan->profile->none || member->value.type == GK_NULL)
        return false;
    struct gk_bytes raw = gk_record_raw(record, member->value);
    bool quoted = member->value.type == GK_STRING;
    return !quoted || !gk_is_absent((struct gk_bytes){ raw.at + 1, raw.length - 2 });
}

enum gk_status gk_catalog_judge_evidence(const struct gk_catalog_plan *plan,
                                         struct gk_scratch *scratch, const struct gk_record *record,
                                         struct gk_verdict *verdict)
{
    struct reading reading = {
        .plan = plan, .scratch = scratch, .record = record, .verdict = verdict, .duty = UINT32_MAX
    };
    struct gk_value value = gk_record_field(record, GK_FIELD_DUTY)->value;
    verdict->evidence = true;
    verdict->note = reading.note = gk_arena_allocate(verdict->arena, sizeof *reading.note);
    if (!reading.note)
        return GK_NO_MEMORY;
    reading.note->is_evidence = true;
    enum gk_status status = read_day(&reading);
    if (status == GK_OK)
        status = read_duties(&reading, value);
    return status == GK_OK && !reading.named ? report_unknown(&reading, GK_BYTES("")) : status;
}
