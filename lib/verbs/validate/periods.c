/*
 * periods.c - how long something is open for comment or on display.
 *
 * A period is given by its first and its last day, which both belong to it. One of which the
 * record says only one end is a note, and so is one that a title speaks of and of which nothing is
 * said.
 */
#include "verbs/validate/group.h"
#include "verbs/validate/limits.h"

struct period {
    enum gk_rule_id rule;
    enum gk_field first;
    enum gk_field last;
};

static const struct period consultation = { GK_RULE_DEADLINE_CONSULTATION, GK_FIELD_CONSULT_FROM,
                                            GK_FIELD_CONSULT_UNTIL };

static const struct period displays[] = {
    { GK_RULE_DEADLINE_RECRUITMENT, GK_FIELD_DISPLAY_FROM, GK_FIELD_DISPLAY_UNTIL },
    { GK_RULE_DEADLINE_BID, GK_FIELD_DISPLAY_FROM, GK_FIELD_DISPLAY_UNTIL },
};

enum { DISPLAYS = sizeof displays / sizeof *displays };

struct periods {
    struct gk_limit_words reasons;   /* rules/deadline.consultation/reasons … */
    struct gk_limit_words consulted; /* … /titles: what a title has that opens one … */
    struct gk_limit_words others;    /* … /others: and what one has that does not */
    struct gk_limit_words endings;   /* rules/deadline.event/endings: of titles of both kinds */
    struct gk_limit_words titles[DISPLAYS];
    struct gk_limit_words columns[DISPLAYS];
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct periods *own = parameters;
    (void)options, (void)bad;
    enum gk_status status = gk_limit_words_read(plan, consultation.rule, "reasons", &own->reasons);
    if (status == GK_OK)
        status = gk_limit_words_read(plan, consultation.rule, "titles", &own->consulted);
    if (status == GK_OK)
        status = gk_limit_words_read(plan, consultation.rule, "others", &own->others);
    if (status == GK_OK)
        status = gk_limit_words_read(plan, GK_RULE_DEADLINE_EVENT, "endings", &own->endings);
    for (int i = 0; i < DISPLAYS && status == GK_OK; i++) {
        status = gk_limit_words_read(plan, displays[i].rule, "titles", &own->titles[i]);
        if (status == GK_OK)
            status = gk_limit_words_read(plan, displays[i].rule, "columns", &own->columns[i]);
    }
    return status;
}

/* *short_by_law: the period is shorter than the law of its first day asks for. Where one end is
 * not given, that is told and the period is not judged. */
static enum gk_status measure(struct gk_judging *judging, const struct period *period,
                              struct gk_breach *breach, bool *short_by_law)
{
    struct gk_date first = gk_judging_date(judging, period->first);
    struct gk_date last = gk_judging_date(judging, period->last);
    struct gk_limit limit;
    int32_t day = first.day == GK_NO_DAY ? last.day : first.day;
    *short_by_law = false;
    if (day == GK_NO_DAY || !gk_limit_by_law(judging, period->rule, day, &limit))
        return GK_OK;
    if (first.day == GK_NO_DAY)
        return gk_limit_missing(judging, period->rule, period->first, period->last);
    if (last.day == GK_NO_DAY)
        return gk_limit_missing(judging, period->rule, period->last, period->first);
    if (last.day < first.day)
        return GK_OK;
    *breach = (struct gk_breach){
        .rule = period->rule, .at = period->last, .day = first.day, .guess = last
    };
    int32_t length = gk_deadline_length(&judging->plan->profile->calendar, limit.unit, first.day,
                                        last.day, &breach->provisional);
    breach->arguments[0] = gk_judging_print(judging, "%d", (int)length);
    breach->arguments[1] = gk_judging_print(judging, "%d", (int)limit.count);
    *short_by_law = length < limit.count;
    return breach->arguments[0].at && breach->arguments[1].at ? GK_OK : GK_NO_MEMORY;
}

/* A shorter time is lawful where the reason is stated. */
static enum gk_status gives_reason(struct gk_judging *judging, bool *reason)
{
    static const enum gk_field fields[] = { GK_FIELD_TITLE, GK_FIELD_SUMMARY, GK_FIELD_CONTENT };
    const struct periods *own = judging->parameters;
    enum gk_status status = GK_OK;
    *reason = false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && status == GK_OK && !*reason; i++)
        status = gk_limit_holds(judging, fields[i], &own->reasons, reason);
    return status;
}

static enum gk_status judge_consultation(struct gk_judging *judging)
{
    struct gk_breach breach;
    bool is_short;
    bool reason;
    enum gk_status status = measure(judging, &consultation, &breach, &is_short);
    if (status != GK_OK || !is_short)
        return status;
    status = gives_reason(judging, &reason);
    return status == GK_OK && !reason ? gk_limit_add(judging, &breach) : status;
}

static enum gk_status judge_display(struct gk_judging *judging, int number)
{
    const struct periods *own = judging->parameters;
    struct gk_breach breach;
    bool is_short;
    bool known;
    enum gk_status status = gk_limit_holds(judging, GK_FIELD_TITLE, &own->titles[number], &known);
    if (status == GK_OK && !known)
        status = gk_limit_holds(judging, GK_FIELD_COLUMN, &own->columns[number], &known);
    if (status != GK_OK || !known)
        return status;
    status = measure(judging, &displays[number], &breach, &is_short);
    return status == GK_OK && is_short ? gk_limit_add(judging, &breach) : status;
}

/* Whether the title ends like one that opens a period: most do not, and are not looked through. */
static bool ends_so(const struct gk_judging *judging, struct gk_bytes title)
{
    const struct periods *own = judging->parameters;
    title = gk_bytes_trim(title);
    for (size_t i = 0; i < own->endings.count; i++)
        if (gk_bytes_end_with(title, own->endings.at[i]))
            return true;
    return false;
}

/* A published record whose title has one of the words has had such a period. */
static enum gk_status tell_unsaid(struct gk_judging *judging, const struct period *period,
                                  const struct gk_limit_words *titles,
                                  const struct gk_limit_words *others)
{
    struct gk_limit limit;
    bool known = false;
    bool other = false;
    if (!gk_limit_by_law(judging, period->rule, judging->published, &limit))
        return GK_OK;
    enum gk_status status = gk_limit_holds(judging, GK_FIELD_TITLE, titles, &known);
    if (status == GK_OK && known)
        status = gk_limit_holds(judging, GK_FIELD_TITLE, others, &other);
    return status == GK_OK && known && !other
               ? gk_limit_missing(judging, period->rule, period->first, GK_FIELD_TITLE)
               : status;
}

static enum gk_status tell_all_unsaid(struct gk_judging *judging, bool consulted, bool displayed)
{
    const struct periods *own = judging->parameters;
    const struct gk_limit_words none = { NULL, 0 };
    struct gk_bytes title = gk_judging_folded(judging, GK_FIELD_TITLE);
    enum gk_status status = GK_OK;
    if (!title.at)
        return GK_NO_MEMORY;
    if (!ends_so(judging, title))
        return GK_OK;
    if (!consulted)
        status = tell_unsaid(judging, &consultation, &own->consulted, &own->others);
    for (int i = 0; !displayed && i < DISPLAYS && status == GK_OK; i++)
        status = tell_unsaid(judging, &displays[i], &own->titles[i], &none);
    return status;
}

static bool is_consulted(const struct gk_judging *judging)
{
    return gk_judging_date(judging, GK_FIELD_CONSULT_FROM).day != GK_NO_DAY ||
           gk_judging_date(judging, GK_FIELD_CONSULT_UNTIL).day != GK_NO_DAY;
}

static bool is_displayed(const struct gk_judging *judging)
{
    return gk_judging_date(judging, GK_FIELD_DISPLAY_FROM).day != GK_NO_DAY ||
           gk_judging_date(judging, GK_FIELD_DISPLAY_UNTIL).day != GK_NO_DAY;
}

static enum gk_status judge(struct gk_judging *judging)
{
    bool consulted = is_consulted(judging);
    bool displayed = is_displayed(judging);
    enum gk_status status = consulted ? judge_consultation(judging) : GK_OK;
    for (int i = 0; displayed && i < DISPLAYS && status == GK_OK; i++)
        status = judge_display(judging, i);
    return status == GK_OK && judging->published != GK_NO_DAY && !(consulted && displayed)
               ? tell_all_unsaid(judging, consulted, displayed)
               : status;
}

const struct gk_validate_group gk_validate_periods = {
    .needs_profile = true,
    .parameters_size = sizeof(struct periods),
    .open = open,
    .judge = judge,
};
