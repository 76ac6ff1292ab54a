/*
 * dates.c - whether what stands in date fields are dates, and days that can be.
 *
 * What the rules of order and of time limits count from is what this group could read; it leaves
 * it in struct gk_judging.
 */
#include "base/ascii.h"
#include "text/simplify.h"
#include "verbs/validate/group.h"

struct dates {
    struct gk_field_list past;  /* rules/date.future/fields */
    int32_t future_days;        /* rules/date.future/days */
    struct gk_field_list texts; /* rules/field.type/fields: they are no business of date.form */
    int32_t *sentinels;         /* rules/date.sentinel/dates */
    size_t sentinel_count;
    struct gk_field_list young; /* rules/date.early/fields: … */
    int32_t republic;           /* … /before: what stands in them is not older than this */
    int32_t oldest;             /* … /any_before: and what stands in others not than this */
    struct gk_bytes *standing; /* rules/date.form/standing: what is no day and right all the same */
    size_t standing_count;
};

static enum gk_status read_day(struct gk_bytes text, int32_t *day, struct gk_bytes *bad)
{
    struct gk_date date;
    *bad = text;
    if (gk_date_read(text, &date) != GK_DATE_READ)
        return GK_INVALID;
    *day = date.day;
    return GK_OK;
}

static enum gk_status read_sentinels(struct gk_validate_plan *plan, struct dates *dates,
                                     struct gk_bytes *bad)
{
    struct gk_bytes *texts;
    size_t count;
    if (gk_profile_texts(plan->profile, "rules", "date.sentinel", "dates", &plan->arena, &texts,
                         &count) != GK_OK)
        return GK_NO_MEMORY;
    dates->sentinels = gk_arena_array(&plan->arena, count + 1, sizeof *dates->sentinels);
    if (!dates->sentinels)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    for (; dates->sentinel_count < count && status == GK_OK; dates->sentinel_count++)
        status =
            read_day(texts[dates->sentinel_count], &dates->sentinels[dates->sentinel_count], bad);
    return status;
}

static enum gk_status read_early(struct gk_validate_plan *plan, struct dates *dates,
                                 struct gk_bytes *bad)
{
    struct gk_bytes before;
    struct gk_bytes any;
    enum gk_status status = gk_group_fields(plan, "date.early", &dates->young, bad);
    dates->republic = dates->oldest = GK_NO_DAY;
    if (status == GK_OK && gk_profile_text(plan->profile, "rules", "date.early", "before", &before))
        status = read_day(before, &dates->republic, bad);
    if (status == GK_OK &&
        gk_profile_text(plan->profile, "rules", "date.early", "any_before", &any))
        status = read_day(any, &dates->oldest, bad);
    return status;
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct dates *dates = parameters;
    (void)options;
    dates->future_days = gk_group_count(plan, "date.future", "days");
    enum gk_status status = gk_group_fields(plan, "date.future", &dates->past, bad);
    if (status == GK_OK)
        status = gk_profile_texts(plan->profile, "rules", "date.form", "standing", &plan->arena,
                                  &dates->standing, &dates->standing_count);
    if (status == GK_OK)
        status = gk_group_fields(plan, "field.type", &dates->texts, bad);
    if (status == GK_OK)
        status = read_sentinels(plan, dates, bad);
    return status == GK_OK ? read_early(plan, dates, bad) : status;
}

/* A date as it stands in the record: a string's text, or of anything else its JSON. */
struct written {
    const struct gk_member *member;
    struct gk_bytes text;
    bool string;
};

static enum gk_status add(struct gk_judging *judging, struct gk_finding *draft,
                          const struct written *written)
{
    if (written->string)
        gk_judging_span(judging, draft, written->member, written->text, 0, written->text.length,
                        NULL);
    enum gk_status status = gk_judging_value(judging, draft, written->text);
    return status == GK_OK ? gk_judging_add(judging, draft) : status;
}

/* The day that a spreadsheet would mean by a number, counted from 1899-12-30, of those that records
 * have: from 1949 to 2119; GK_NO_DAY where it is none. Behind a point stands the time of day. */
static int32_t day_of_serial(struct gk_bytes text)
{
    enum { DIGITS = 5, FIRST = 17989, LAST = 80353, OF_1970 = 25569 };
    int32_t number = 0;
    text = gk_bytes_trim(text);
    for (size_t i = 0; i < text.length; i++) {
        if (i == DIGITS ? text.at[i] != '.' : !gk_is_ascii_digit(text.at[i]))
            return GK_NO_DAY;
        if (i < DIGITS)
            number = 10 * number + (text.at[i] - '0');
    }
    return text.length >= DIGITS && number >= FIRST && number <= LAST ? number - OF_1970
                                                                      : GK_NO_DAY;
}

/* The sentence about such a number, in the verdict's arena; at == NULL when there is no memory. */
static struct gk_bytes say_serial(struct gk_judging *judging, int32_t day,
                                  enum gk_language language)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { gk_judging_day(judging, day) };
    struct gk_buffer text = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    if (arguments[0].at &&
        gk_sentence_fill(&text, gk_message_text(GK_MESSAGE_DATE_SERIAL, language), arguments) ==
            GK_OK)
        kept = gk_arena_copy(judging->verdict->arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return kept;
}

static enum gk_status add_unreadable(struct gk_judging *judging, enum gk_rule_id rule,
                                     enum gk_field field, const struct written *written)
{
    int32_t day = rule == GK_RULE_DATE_FORM ? day_of_serial(written->text) : GK_NO_DAY;
    struct gk_finding draft;
    if (gk_judging_draft(judging, rule, written->member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_bytes_of(gk_field_name(field));
    if (day == GK_NO_DAY)
        return add(judging, &draft, written);
    draft.arguments[1] = say_serial(judging, day, GK_ENGLISH);
    draft.arguments[2] = say_serial(judging, day, GK_CHINESE);
    return draft.arguments[1].at && draft.arguments[2].at ? add(judging, &draft, written)
                                                          : GK_NO_MEMORY;
}

/* A finding whose message names a day. `at_most` GK_OFF: as severe as the rule. */
static enum gk_status add_day(struct gk_judging *judging, enum gk_rule_id rule, enum gk_field field,
                              const struct written *written, int32_t day, enum gk_severity at_most)
{
    struct gk_finding draft;
    if (gk_judging_draft(judging, rule, written->member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.at_most = at_most;
    draft.arguments[0] = gk_bytes_of(gk_field_name(field));
    draft.arguments[1] = gk_judging_day(judging, day);
    return draft.arguments[1].at ? add(judging, &draft, written) : GK_NO_MEMORY;
}

/* Whether field.type asks for a text here, and so reports whatever else stands there. */
static bool is_text_wanted(const struct gk_judging *judging, enum gk_field field)
{
    const struct dates *dates = judging->parameters;
    return gk_group_has_field(&dates->texts, field) &&
           judging->plan->profile->severity[GK_RULE_FIELD_TYPE] != GK_OFF;
}

/* 长期, 自发布之日起: says when something begins or ends without a day. */
static enum gk_status is_standing(struct gk_judging *judging, enum gk_field field,
                                  struct gk_bytes text, bool *standing)
{
    const struct dates *dates = judging->parameters;
    *standing = false;
    if (field != GK_FIELD_EFFECTIVE_DATE && field != GK_FIELD_EXPIRES)
        return GK_OK;
    text = gk_simplified_text(&judging->scratch->arena, gk_bytes_trim(text));
    for (size_t i = 0; text.at && i < dates->standing_count && !*standing; i++)
        *standing = gk_bytes_start_with(text, dates->standing[i]);
    return text.at ? GK_OK : GK_NO_MEMORY;
}

/* What cannot be read and is right all the same: no day was meant, or field.type tells of it. */
static enum gk_status is_left_alone(struct gk_judging *judging, enum gk_field field,
                                    const struct written *written, bool *alone)
{
    *alone = !written->string && is_text_wanted(judging, field);
    return written->string ? is_standing(judging, field, written->text, alone) : GK_OK;
}

/* Reads the field's value, whatever its type; neither a list nor true and false are dates. */
static enum gk_status read_date(struct gk_judging *judging, enum gk_field field,
                                struct written *written, enum gk_date_state *state,
                                struct gk_date *date)
{
    bool empty = true;
    const struct gk_member *member = gk_judging_member(judging, field);
    *written = (struct written){ .member = member };
    *state = GK_DATE_ABSENT;
    if (member && gk_judging_is_empty(judging, member, &empty) != GK_OK)
        return GK_NO_MEMORY;
    if (empty)
        return GK_OK;
    written->string = member->value.type == GK_STRING;
    written->text = written->string ? gk_judging_text(judging, field)
                                    : gk_record_raw(judging->record, member->value);
    if (!written->text.at)
        return GK_NO_MEMORY;
    if (written->string)
        *state = gk_date_read(written->text, date);
    else if (member->value.type == GK_NUMBER)
        *state = gk_date_read_number(written->text, date);
    else
        *state = GK_DATE_UNREADABLE;
    if (*state != GK_DATE_UNREADABLE)
        return GK_OK;
    bool alone;
    enum gk_status status = is_left_alone(judging, field, written, &alone);
    *state = alone ? GK_DATE_ABSENT : GK_DATE_UNREADABLE;
    return status;
}

static bool is_sentinel(const struct dates *dates, int32_t day)
{
    for (size_t i = 0; i < dates->sentinel_count; i++)
        if (dates->sentinels[i] == day)
            return true;
    return false;
}

/* What is wrong with the day itself; *day is GK_NO_DAY behind it where nothing can be counted from
 * it. */
static enum gk_status judge_day(struct gk_judging *judging, enum gk_field field,
                                const struct written *written, int32_t *day)
{
    const struct dates *dates = judging->parameters;
    int32_t found = *day;
    bool young = gk_group_has_field(&dates->young, field);
    if (is_sentinel(dates, found)) {
        *day = GK_NO_DAY;
        return add_day(judging, GK_RULE_DATE_SENTINEL, field, written, found, GK_OFF);
    }
    if (found < dates->oldest || (young && found < dates->republic)) {
        *day = GK_NO_DAY;
        return add_day(judging, GK_RULE_DATE_EARLY, field, written,
                       young ? dates->republic : dates->oldest, GK_OFF);
    }
    if (found < dates->republic)
        return add_day(judging, GK_RULE_DATE_EARLY, field, written, dates->republic, GK_NOTE);
    if (gk_group_has_field(&dates->past, field) &&
        found > (int64_t)judging->plan->today + dates->future_days)
        return add_day(judging, GK_RULE_DATE_FUTURE, field, written, judging->plan->today, GK_OFF);
    return GK_OK;
}

/* How a date is written that could be read. */
static enum gk_status judge_writing(struct gk_judging *judging, enum gk_field field,
                                    const struct written *written, const struct gk_date *date)
{
    enum gk_status status = GK_OK;
    if (date->republic)
        status = add_day(judging, GK_RULE_DATE_ERA, field, written, date->day, GK_OFF);
    if (status == GK_OK && date->other_weekday)
        status = add_day(judging, GK_RULE_DATE_WEEKDAY, field, written, date->day, GK_OFF);
    return status;
}

static enum gk_status judge_date(struct gk_judging *judging, enum gk_field field)
{
    struct gk_date date;
    struct written written;
    enum gk_date_state state;
    if (read_date(judging, field, &written, &state, &date) != GK_OK)
        return GK_NO_MEMORY;
    switch (state) {
    case GK_DATE_UNREADABLE:
        return add_unreadable(judging, GK_RULE_DATE_FORM, field, &written);
    case GK_DATE_LUNAR:
        return add_unreadable(judging, GK_RULE_DATE_LUNAR, field, &written);
    case GK_DATE_NO_SUCH_DAY:
        return add_unreadable(judging, GK_RULE_DATE_CALENDAR, field, &written);
    case GK_DATE_READ:
        break;
    case GK_DATE_ABSENT:
        return GK_OK;
    }
    enum gk_status status = judge_writing(judging, field, &written, &date);
    if (status == GK_OK)
        status = judge_day(judging, field, &written, &date.day);
    if (status == GK_OK && date.day != GK_NO_DAY)
        judging->dated[judging->dated_count++] = (struct gk_dated){ field, date };
    return status;
}

static enum gk_status judge_order(struct gk_judging *judging, int32_t formed, int32_t published)
{
    if (formed == GK_NO_DAY || published == GK_NO_DAY || published >= formed)
        return GK_OK;
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_PUBLISHED_DATE);
    struct gk_finding draft;
    if (gk_judging_draft(judging, GK_RULE_DATE_ORDER, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.day = formed;
    draft.arguments[0] = gk_judging_day(judging, published);
    draft.arguments[1] = gk_judging_day(judging, formed);
    if (!draft.arguments[0].at || !draft.arguments[1].at)
        return GK_NO_MEMORY;
    return gk_judging_add(judging, &draft);
}

static enum gk_status judge(struct gk_judging *judging)
{
    for (int i = 0; i < GK_DATE_FIELDS; i++) {
        enum gk_status status = judge_date(judging, gk_date_fields[i]);
        if (status != GK_OK)
            return status;
    }
    judging->formed = gk_judging_date(judging, GK_FIELD_FORMED_DATE).day;
    judging->published = gk_judging_date(judging, GK_FIELD_PUBLISHED_DATE).day;
    return judge_order(judging, judging->formed, judging->published);
}

const struct gk_validate_group gk_validate_dates = {
    .needs_profile = true,
    .parameters_size = sizeof(struct dates),
    .open = open,
    .judge = judge,
};
