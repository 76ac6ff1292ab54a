/*
 * deadlines.c - time limits within which something is to be published, or taken back.
 *
 * Which field is the event of a limit, and by which words of title and column a record is known to
 * be under it, says the profile (rules/deadline.*). Of the limits that count from one event the
 * first counts that the record is known by; one without words is that of all others. Ordinary
 * publication is no business of these rules but of gk-catalog.
 */
#include "domain/disclosure.h"
#include "verbs/validate/group.h"
#include "verbs/validate/limits.h"

struct limit_rule {
    enum gk_field event; /* rules/RULE/event */
    struct gk_limit_words titles;
    struct gk_limit_words columns;
    struct gk_limit_words areas; /* of the plan; only where the record or gk-classify says so */
};

/* In the order in which they are asked. */
static const struct {
    enum gk_rule_id rule;
    bool says_missing; /* a record known by its title has had such an event */
} rules[] = {
    { GK_RULE_DEADLINE_PERMIT, true },     { GK_RULE_DEADLINE_PENALTY, true },
    { GK_RULE_DEADLINE_BUDGET, true },     { GK_RULE_DEADLINE_CONFERENCE, false },
    { GK_RULE_DEADLINE_STATEMENT, false }, { GK_RULE_DEADLINE_RESPONSE, false },
};

enum { RULES = sizeof rules / sizeof *rules };

struct deadlines {
    struct limit_rule rules[RULES];
    struct limit_rule withdrawn;
    struct gk_limit_words withdrawn_status; /* rules/deadline.withdrawn/status */
};

static enum gk_status read_event(const struct gk_validate_plan *plan, enum gk_rule_id rule,
                                 enum gk_field *event, struct gk_bytes *bad)
{
    *event = GK_FIELD_COUNT;
    if (gk_profile_text(plan->profile, "rules", gk_rule(rule)->id, "event", bad))
        *event = gk_field_find(&plan->profile->fields, *bad);
    return *event == GK_FIELD_COUNT ? GK_INVALID : GK_OK;
}

static enum gk_status read_rule(struct gk_validate_plan *plan, enum gk_rule_id id,
                                struct limit_rule *rule, struct gk_bytes *bad)
{
    enum gk_status status = read_event(plan, id, &rule->event, bad);
    if (status == GK_OK)
        status = gk_limit_words_read(plan, id, "titles", &rule->titles);
    if (status == GK_OK)
        status = gk_limit_words_read(plan, id, "columns", &rule->columns);
    if (status == GK_OK)
        status = gk_limit_words_read(plan, id, "areas", &rule->areas);
    plan->asks_category |= rule->areas.count > 0;
    return status;
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct deadlines *own = parameters;
    enum gk_status status = GK_OK;
    (void)options;
    for (int i = 0; i < RULES && status == GK_OK; i++)
        status = read_rule(plan, rules[i].rule, &own->rules[i], bad);
    if (status == GK_OK)
        status = read_rule(plan, GK_RULE_DEADLINE_WITHDRAWN, &own->withdrawn, bad);
    if (status == GK_OK)
        status =
            gk_limit_words_read(plan, GK_RULE_DEADLINE_WITHDRAWN, "status", &own->withdrawn_status);
    return status;
}

/* ---- publication */

static enum gk_status judge_published(struct gk_judging *judging, enum gk_rule_id rule,
                                      enum gk_field event_field, struct gk_date event,
                                      struct gk_date published)
{
    struct gk_limit limit;
    bool provisional;
    struct gk_deadline deadline = gk_limit_end(judging, rule, event, &limit);
    if (deadline.end.day == GK_NO_DAY ||
        gk_deadline_behind(&judging->plan->profile->calendar, limit.unit, deadline.end, published,
                           &provisional) <= 0)
        return GK_OK;
    struct gk_breach breach = {
        .rule = rule,
        .at = GK_FIELD_PUBLISHED_DATE,
        .day = event.day,
        .provisional = deadline.provisional,
        .guess = deadline.end,
        .arguments = { gk_limit_date(judging, published), gk_limit_date(judging, deadline.end),
                       gk_judging_dated(judging, event_field, event) },
    };
    for (int i = 0; i < GK_ARGUMENTS; i++)
        if (!breach.arguments[i].at)
            return GK_NO_MEMORY;
    return gk_limit_add(judging, &breach);
}

static bool is_of_area(const struct gk_category *category, const struct gk_limit_words *areas)
{
    for (size_t i = 0; i < areas->count; i++)
        if (category->area_said && gk_bytes_equal(category->area, areas->at[i]))
            return true;
    return false;
}

/* By words of its title or column, or by the area that it is said to be of. */
static enum gk_status is_known(struct gk_judging *judging, const struct limit_rule *rule,
                               bool *known)
{
    const struct gk_category *category;
    enum gk_status status = gk_limit_holds(judging, GK_FIELD_TITLE, &rule->titles, known);
    if (status == GK_OK && !*known)
        status = gk_limit_holds(judging, GK_FIELD_COLUMN, &rule->columns, known);
    if (status != GK_OK || *known || !rule->areas.count)
        return status;
    status = gk_judging_category(judging, &category);
    *known = status == GK_OK && is_of_area(category, &rule->areas);
    return status;
}

/* The rule under which the record is, of those that count from events it has. */
static enum gk_status judge_by_events(struct gk_judging *judging, struct gk_date published)
{
    const struct deadlines *own = judging->parameters;
    bool settled[GK_FIELD_COUNT] = { false };
    enum gk_status status = GK_OK;
    for (int i = 0; i < RULES && status == GK_OK; i++) {
        const struct limit_rule *rule = &own->rules[i];
        struct gk_date event = gk_judging_date(judging, rule->event);
        bool known = !rule->titles.count && !rule->columns.count && !rule->areas.count;
        if (event.day == GK_NO_DAY || settled[rule->event])
            continue;
        if (!known)
            status = is_known(judging, rule, &known);
        if (status != GK_OK || !known)
            continue;
        settled[rule->event] = true;
        status = judge_published(judging, rules[i].rule, rule->event, event, published);
    }
    return status;
}

/* A folded title without what stands in brackets behind it: a number, a name. */
static struct gk_bytes bare_title(struct gk_bytes title)
{
    struct gk_bytes bare = gk_bytes_trim(title);
    if (!gk_bytes_end_with(bare, GK_BYTES(")")))
        return bare;
    while (bare.length && bare.at[bare.length - 1] != '(')
        bare.length--;
    return gk_bytes_trim((struct gk_bytes){ bare.at, bare.length ? bare.length - 1 : 0 });
}

static bool ends_with_one(struct gk_bytes text, const struct gk_limit_words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (gk_bytes_end_with(text, words->at[i]))
            return true;
    return false;
}

/* A record whose title says by its end what it is, a decision or a budget, and that does not say
 * when the event was. A notice about such things ends otherwise. */
static enum gk_status tell_missing(struct gk_judging *judging, int32_t published)
{
    const struct deadlines *own = judging->parameters;
    struct gk_bytes title = gk_judging_folded(judging, GK_FIELD_TITLE);
    struct gk_limit limit;
    if (!title.at)
        return GK_NO_MEMORY;
    title = bare_title(title);
    for (int i = 0; i < RULES; i++) {
        const struct limit_rule *rule = &own->rules[i];
        if (rules[i].says_missing && ends_with_one(title, &rule->titles) &&
            gk_judging_date(judging, rule->event).day == GK_NO_DAY &&
            gk_limit_by_law(judging, rules[i].rule, published, &limit))
            return gk_limit_missing(judging, rules[i].rule, rule->event, GK_FIELD_TITLE);
    }
    return GK_OK;
}

/* ---- what is to be taken back */

/* The decision on a penalty was changed or annulled, and its record is still public. */
static enum gk_status is_to_be_withdrawn(struct gk_judging *judging, bool *withdrawn)
{
    const struct deadlines *own = judging->parameters;
    struct gk_bytes disclosure = gk_judging_text(judging, GK_FIELD_DISCLOSURE);
    if (!disclosure.at)
        return GK_NO_MEMORY;
    enum gk_disclosure manner = gk_disclosure_read(disclosure);
    *withdrawn = false;
    if (manner == GK_DISCLOSURE_WITHHELD || manner == GK_DISCLOSURE_ON_REQUEST)
        return GK_OK;
    enum gk_status status =
        gk_limit_holds(judging, GK_FIELD_STATUS, &own->withdrawn_status, withdrawn);
    return status == GK_OK && *withdrawn ? is_known(judging, &own->withdrawn, withdrawn) : status;
}

static enum gk_status judge_withdrawn(struct gk_judging *judging)
{
    const struct deadlines *own = judging->parameters;
    struct gk_date changed = gk_judging_date(judging, own->withdrawn.event);
    bool known = changed.day != GK_NO_DAY;
    int32_t day = known ? changed.day : judging->plan->today;
    struct gk_limit limit;
    bool withdrawn;
    if (!gk_judging_member(judging, GK_FIELD_STATUS) ||
        !gk_limit_by_law(judging, GK_RULE_DEADLINE_WITHDRAWN, day, &limit))
        return GK_OK;
    enum gk_status status = is_to_be_withdrawn(judging, &withdrawn);
    if (status != GK_OK || !withdrawn)
        return status;
    if (!known)
        return gk_limit_missing(judging, GK_RULE_DEADLINE_WITHDRAWN, own->withdrawn.event,
                                GK_FIELD_STATUS);
    struct gk_deadline deadline =
        gk_limit_end(judging, GK_RULE_DEADLINE_WITHDRAWN, changed, &limit);
    if (deadline.end.day == GK_NO_DAY || judging->plan->today <= deadline.end.day)
        return GK_OK;
    struct gk_breach breach = {
        .rule = GK_RULE_DEADLINE_WITHDRAWN,
        .at = GK_FIELD_STATUS,
        .day = changed.day,
        .provisional = deadline.provisional,
        .guess = deadline.end,
        .arguments = { gk_judging_dated(judging, own->withdrawn.event, changed),
                       gk_limit_date(judging, deadline.end) },
    };
    return breach.arguments[0].at && breach.arguments[1].at ? gk_limit_add(judging, &breach)
                                                            : GK_NO_MEMORY;
}

/* What is not published yet is not late here: gk-catalog knows what is overdue. */
static enum gk_status judge(struct gk_judging *judging)
{
    struct gk_date published = gk_judging_date(judging, GK_FIELD_PUBLISHED_DATE);
    if (published.day == GK_NO_DAY)
        return GK_OK;
    enum gk_status status = judge_by_events(judging, published);
    if (status == GK_OK)
        status = tell_missing(judging, published.day);
    return status == GK_OK ? judge_withdrawn(judging) : status;
}

const struct gk_validate_group gk_validate_deadlines = {
    .needs_profile = true,
    .parameters_size = sizeof(struct deadlines),
    .open = open,
    .judge = judge,
};
