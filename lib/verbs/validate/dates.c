#include "verbs/validate/group.h"

struct dates {
    struct gk_field_list past;  /* rules/date.future/fields */
    int32_t future_days;        /* rules/date.future/days */
    struct gk_field_list texts; /* rules/field.type/fields: they are no business of date.form */
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct dates *dates = parameters;
    (void)options;
    dates->future_days = gk_group_count(plan, "date.future", "days");
    enum gk_status status = gk_group_fields(plan, "date.future", &dates->past, bad);
    return status == GK_OK ? gk_group_fields(plan, "field.type", &dates->texts, bad) : status;
}

static const enum gk_field date_fields[GK_DATE_FIELDS] = {
    GK_FIELD_FORMED_DATE,
    GK_FIELD_PUBLISHED_DATE,
    GK_FIELD_RECEIVED_DATE,
    GK_FIELD_DUE_DATE,
};

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

static enum gk_status add_unreadable(struct gk_judging *judging, enum gk_rule_id rule,
                                     enum gk_field field, const struct written *written)
{
    struct gk_finding draft;
    if (gk_judging_draft(judging, rule, written->member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_bytes_of(gk_field_name(field));
    return add(judging, &draft, written);
}

static enum gk_status add_future(struct gk_judging *judging, enum gk_field field,
                                 const struct written *written)
{
    struct gk_finding draft;
    if (gk_judging_draft(judging, GK_RULE_DATE_FUTURE, written->member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_bytes_of(gk_field_name(field));
    draft.arguments[1] = gk_judging_day(judging, judging->plan->today);
    return draft.arguments[1].at ? add(judging, &draft, written) : GK_NO_MEMORY;
}

/* Whether field.type asks for a text here, and so reports whatever else stands there. */
static bool is_text_wanted(const struct gk_judging *judging, enum gk_field field)
{
    const struct dates *dates = judging->parameters;
    return gk_group_has_field(&dates->texts, field) &&
           judging->plan->profile->severity[GK_RULE_FIELD_TYPE] != GK_OFF;
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
    if (*state == GK_DATE_UNREADABLE && !written->string && is_text_wanted(judging, field))
        *state = GK_DATE_ABSENT;
    return GK_OK;
}

static enum gk_status judge_date(struct gk_judging *judging, enum gk_field field, int32_t *day)
{
    const struct dates *dates = judging->parameters;
    struct gk_date date;
    struct written written;
    enum gk_date_state state;
    *day = GK_NO_DAY;
    if (read_date(judging, field, &written, &state, &date) != GK_OK)
        return GK_NO_MEMORY;
    switch (state) {
    case GK_DATE_UNREADABLE:
        return add_unreadable(judging, GK_RULE_DATE_FORM, field, &written);
    case GK_DATE_NO_SUCH_DAY:
        return add_unreadable(judging, GK_RULE_DATE_CALENDAR, field, &written);
    case GK_DATE_READ:
        *day = date.day;
        if (gk_group_has_field(&dates->past, field) &&
            date.day > (int64_t)judging->plan->today + dates->future_days)
            return add_future(judging, field, &written);
        break;
    case GK_DATE_ABSENT:
        break;
    }
    return GK_OK;
}

static enum gk_status judge_order(struct gk_judging *judging, int32_t formed, int32_t published)
{
    if (formed == GK_NO_DAY || published == GK_NO_DAY || published >= formed)
        return GK_OK;
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_PUBLISHED_DATE);
    struct gk_finding draft;
    if (gk_judging_draft(judging, GK_RULE_DATE_ORDER, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_judging_day(judging, published);
    draft.arguments[1] = gk_judging_day(judging, formed);
    if (!draft.arguments[0].at || !draft.arguments[1].at)
        return GK_NO_MEMORY;
    return gk_judging_add(judging, &draft);
}

static enum gk_status judge(struct gk_judging *judging)
{
    int32_t days[GK_DATE_FIELDS];
    for (int i = 0; i < GK_DATE_FIELDS; i++) {
        enum gk_status status = judge_date(judging, date_fields[i], &days[i]);
        if (status != GK_OK)
            return status;
    }
    judging->formed = days[0];
    return judge_order(judging, days[0], days[1]);
}

const struct gk_validate_group gk_validate_dates = {
    .needs_profile = true,
    .parameters_size = sizeof(struct dates),
    .open = open,
    .judge = judge,
};
