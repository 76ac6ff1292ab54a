/*
 * events.c - whether the events of a record come in their order, and whether the body is signed
 * with the day that formed_date says.
 *
 * The chains are the profile's: rules/date.events/chains, fields whose dates come one after the
 * other, set apart by blanks. A field without a date is passed over.
 */
#include "conf/table.h"
#include "verbs/validate/group.h"

/* A line longer than this is not a date alone. */
enum { LONGEST_SIGNATURE = 120 };

struct chain {
    enum gk_field *fields;
    size_t count;
};

struct events {
    struct chain *chains;
    size_t count;
};

static enum gk_status read_chain(struct gk_validate_plan *plan, struct gk_bytes text,
                                 struct chain *chain, struct gk_bytes *bad)
{
    struct gk_bytes rest = text;
    struct gk_bytes name;
    size_t count = 0;
    while (gk_cell_next(&rest, " ", &name))
        count++;
    chain->fields = gk_arena_array(&plan->arena, count, sizeof *chain->fields);
    if (!chain->fields)
        return GK_NO_MEMORY;
    while (gk_cell_next(&text, " ", &name)) {
        chain->fields[chain->count] = gk_field_find(&plan->profile->fields, name);
        *bad = name;
        if (chain->fields[chain->count++] == GK_FIELD_COUNT)
            return GK_INVALID;
    }
    return GK_OK;
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct events *own = parameters;
    struct gk_bytes *texts;
    size_t count;
    (void)options;
    enum gk_status status = gk_profile_texts(plan->profile, "rules", "date.events", "chains",
                                             &plan->arena, &texts, &count);
    if (status != GK_OK)
        return status;
    own->chains = gk_arena_array(&plan->arena, count, sizeof *own->chains);
    if (!own->chains)
        return GK_NO_MEMORY;
    for (; own->count < count && status == GK_OK; own->count++)
        status = read_chain(plan, texts[own->count], &own->chains[own->count], bad);
    return status;
}

static enum gk_status add_events(struct gk_judging *judging, const struct gk_dated *before,
                                 const struct gk_dated *later)
{
    const struct gk_member *member = gk_judging_member(judging, later->field);
    struct gk_finding draft;
    if (gk_judging_draft(judging, GK_RULE_DATE_EVENTS, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_judging_dated(judging, later->field, later->date);
    draft.arguments[1] = gk_judging_dated(judging, before->field, before->date);
    return draft.arguments[0].at && draft.arguments[1].at ? gk_judging_add(judging, &draft)
                                                          : GK_NO_MEMORY;
}

/* Whether the two stand side by side in the chain, of those of its fields that have a date. */
static bool are_neighbours(const struct gk_judging *judging, const struct chain *chain,
                           enum gk_field before, enum gk_field later)
{
    enum gk_field last = GK_FIELD_COUNT;
    for (size_t i = 0; i < chain->count; i++) {
        if (gk_judging_date(judging, chain->fields[i]).day == GK_NO_DAY)
            continue;
        if (last == before && chain->fields[i] == later)
            return true;
        last = chain->fields[i];
    }
    return false;
}

/* Whether a chain in front of that one has told of the two. */
static bool are_told(const struct gk_judging *judging, const struct chain *chain,
                     enum gk_field before, enum gk_field later)
{
    const struct events *own = judging->parameters;
    for (const struct chain *other = own->chains; other < chain; other++)
        if (are_neighbours(judging, other, before, later))
            return true;
    return false;
}

/* Each against the one that stands in front of it; where both say the time of day, by that. */
static enum gk_status judge_chain(struct gk_judging *judging, const struct chain *chain)
{
    struct gk_dated before = { .date = { .day = GK_NO_DAY } };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < chain->count && status == GK_OK; i++) {
        struct gk_dated next = { chain->fields[i], gk_judging_date(judging, chain->fields[i]) };
        if (next.date.day == GK_NO_DAY)
            continue;
        bool same_day = next.date.day == before.date.day;
        bool earlier = next.date.day < before.date.day || (same_day && next.date.minutes >= 0 &&
                                                           next.date.minutes < before.date.minutes);
        if (earlier && !are_told(judging, chain, before.field, next.field))
            status = add_events(judging, &before, &next);
        before = next;
    }
    return status;
}

/* ---- the signature */

/* The next line of a string as it stands in the record, where lines end with an escape; false
 * behind the last. */
static bool next_line(struct gk_bytes *rest, struct gk_bytes *line)
{
    if (!rest->length)
        return false;
    const char *end = gk_bytes_find(*rest, GK_BYTES("\\n"));
    size_t length = end ? (size_t)(end - rest->at) : rest->length;
    *line = (struct gk_bytes){ rest->at, length };
    size_t taken = end ? length + 2 : length;
    *rest = (struct gk_bytes){ rest->at + taken, rest->length - taken };
    return true;
}

/* Whether it looks like 2019年6月3日; *line is trimmed. What says of itself what it is (会议时间：) or
 * from when something counts is no signature. */
static bool is_han_day(struct gk_bytes *line)
{
    if (gk_bytes_end_with(*line, GK_BYTES("\\r")))
        line->length -= 2;
    if (line->length > LONGEST_SIGNATURE)
        return false;
    *line = gk_cell_trim(*line);
    return gk_bytes_end_with(*line, GK_BYTES("日")) && gk_bytes_find(*line, GK_BYTES("年")) &&
           !gk_bytes_start_with(*line, GK_BYTES("自")) && !gk_bytes_find(*line, GK_BYTES("：")) &&
           !gk_bytes_find(*line, GK_BYTES(":"));
}

/* The last line that is nothing but a date, GK_NO_DAY where there is none or where one of them is
 * `formed`: what is attached has dates of its own. */
static int32_t find_other_signature(struct gk_bytes raw, int32_t formed)
{
    struct gk_bytes line;
    int32_t found = GK_NO_DAY;
    while (next_line(&raw, &line)) {
        struct gk_date date;
        if (!is_han_day(&line) || gk_date_read(line, &date) != GK_DATE_READ)
            continue;
        if (date.day == formed)
            return GK_NO_DAY;
        found = date.day;
    }
    return found;
}

/* A string's lines as they stand in the line of the record: a date that an escape interrupts is
 * not found, and no text has to be copied. */
static enum gk_status judge_signature(struct gk_judging *judging)
{
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_CONTENT);
    struct gk_finding draft;
    if (judging->formed == GK_NO_DAY || !member || member->value.type != GK_STRING ||
        judging->plan->profile->severity[GK_RULE_DATE_SIGNATURE] == GK_OFF)
        return GK_OK;
    struct gk_bytes raw = gk_record_raw(judging->record, member->value);
    int32_t day =
        find_other_signature((struct gk_bytes){ raw.at + 1, raw.length - 2 }, judging->formed);
    if (day == GK_NO_DAY)
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_DATE_SIGNATURE, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_judging_day(judging, day);
    draft.arguments[1] = gk_judging_day(judging, judging->formed);
    return draft.arguments[0].at && draft.arguments[1].at ? gk_judging_add(judging, &draft)
                                                          : GK_NO_MEMORY;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct events *own = judging->parameters;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < own->count && status == GK_OK && judging->dated_count > 1; i++)
        status = judge_chain(judging, &own->chains[i]);
    return status == GK_OK ? judge_signature(judging) : status;
}

const struct gk_validate_group gk_validate_events = {
    .needs_profile = true,
    .parameters_size = sizeof(struct events),
    .open = open,
    .judge = judge,
};
