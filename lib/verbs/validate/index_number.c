#include "domain/index_number.h"

#include "verbs/validate/group.h"

struct numbers {
    int32_t carry_months; /* rules/index.date/months */
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct numbers *numbers = parameters;
    (void)options;
    (void)bad;
    numbers->carry_months = gk_group_count(plan, "index.date", "months");
    return GK_OK;
}

static enum gk_status add(struct gk_judging *judging, enum gk_rule_id rule,
                          const struct gk_member *member, struct gk_bytes text)
{
    struct gk_finding draft;
    if (gk_judging_draft(judging, rule, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    gk_judging_span(judging, &draft, member, text, 0, text.length, NULL);
    enum gk_status status = gk_judging_value(judging, &draft, text);
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

static int year_of(int32_t day, int *month)
{
    int year;
    int of_month;
    gk_day_date(day, &year, month, &of_month);
    return year;
}

/* The year of forming; that of publication is a habit of some systems, and so is a number given in
 * December to what is signed in January. */
static enum gk_status judge_year(struct gk_judging *judging, const struct gk_member *member,
                                 int number_year)
{
    const struct numbers *numbers = judging->parameters;
    int month;
    struct gk_finding draft;
    if (!number_year || judging->formed == GK_NO_DAY)
        return GK_OK;
    int year = year_of(judging->formed, &month);
    if (year == number_year)
        return GK_OK;
    bool carried = year == number_year + 1 && month <= numbers->carry_months;
    bool by_publication =
        judging->published != GK_NO_DAY && year_of(judging->published, &month) == number_year;
    if (gk_judging_draft(judging, GK_RULE_INDEX_DATE, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.at_most = carried || by_publication ? GK_NOTE : GK_OFF;
    draft.arguments[0] = gk_judging_print(judging, "%d", number_year);
    draft.arguments[1] = gk_judging_print(judging, "%d", year);
    if (!draft.arguments[0].at || !draft.arguments[1].at)
        return GK_NO_MEMORY;
    return gk_judging_add(judging, &draft);
}

static enum gk_status judge(struct gk_judging *judging)
{
    struct gk_index_number number;
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_INDEX_NUMBER);
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_INDEX_NUMBER);
    if (!text.at)
        return GK_NO_MEMORY;
    if (!text.length || member->value.type != GK_STRING)
        return GK_OK;
    gk_index_number_read(text, &number);
    if (number.form == GK_INDEX_UNKNOWN)
        return add(judging, GK_RULE_INDEX_FORM, member, text);
    if (number.bad_code || number.bad_month) {
        enum gk_status status = add(judging, GK_RULE_INDEX_CHECK, member, text);
        if (status != GK_OK)
            return status;
    }
    return judge_year(judging, member, number.year);
}

const struct gk_validate_group gk_validate_index_number = {
    .needs_profile = true,
    .parameters_size = sizeof(struct numbers),
    .open = open,
    .judge = judge,
};
