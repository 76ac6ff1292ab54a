#include "verbs/validate/judging.h"

static const enum gk_field date_fields[GK_DATE_FIELDS] = {
    GK_FIELD_FORMED_DATE,
    GK_FIELD_PUBLISHED_DATE,
    GK_FIELD_RECEIVED_DATE,
    GK_FIELD_DUE_DATE,
};

static enum gk_status add_unreadable(struct gk_judging *judging, enum gk_rule_id rule,
                                     enum gk_field field, struct gk_bytes text)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    struct gk_finding *finding;
    enum gk_status status = gk_judging_add(judging, rule, member, &finding);
    if (status != GK_OK || !finding)
        return status;
    finding->arguments[0] = gk_bytes_of(gk_field_name(field));
    gk_judging_span(judging, finding, member, text, 0, text.length);
    return gk_judging_value(judging, finding, text);
}

static enum gk_status add_future(struct gk_judging *judging, enum gk_field field,
                                 struct gk_bytes text)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    struct gk_finding *finding;
    enum gk_status status = gk_judging_add(judging, GK_RULE_DATE_FUTURE, member, &finding);
    if (status != GK_OK || !finding)
        return status;
    finding->arguments[0] = gk_bytes_of(gk_field_name(field));
    finding->arguments[1] = gk_judging_day(judging, judging->plan->today);
    gk_judging_span(judging, finding, member, text, 0, text.length);
    return finding->arguments[1].at ? gk_judging_value(judging, finding, text) : GK_NO_MEMORY;
}

static enum gk_status judge_date(struct gk_judging *judging, enum gk_field field, int32_t *day)
{
    const struct gk_validate_plan *plan = judging->plan;
    struct gk_date date = { .day = GK_NO_DAY };
    struct gk_bytes text = gk_judging_text(judging, field);
    *day = GK_NO_DAY;
    if (!text.at)
        return GK_NO_MEMORY;
    switch (gk_date_read(text, &date)) {
    case GK_DATE_UNREADABLE:
        return add_unreadable(judging, GK_RULE_DATE_FORM, field, text);
    case GK_DATE_NO_SUCH_DAY:
        return add_unreadable(judging, GK_RULE_DATE_CALENDAR, field, text);
    case GK_DATE_READ:
        *day = date.day;
        if (plan->past[field] && date.day > (int64_t)plan->today + plan->future_days)
            return add_future(judging, field, text);
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
    struct gk_finding *finding;
    enum gk_status status = gk_judging_add(judging, GK_RULE_DATE_ORDER, member, &finding);
    if (status != GK_OK || !finding)
        return status;
    finding->arguments[0] = gk_judging_day(judging, published);
    finding->arguments[1] = gk_judging_day(judging, formed);
    return finding->arguments[0].at && finding->arguments[1].at ? GK_OK : GK_NO_MEMORY;
}

enum gk_status gk_judge_dates(struct gk_judging *judging)
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
