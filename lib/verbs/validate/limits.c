#include "verbs/validate/limits.h"

#include "verbs/validate/group.h"

bool gk_limit_by_law(const struct gk_judging *judging, enum gk_rule_id rule, int32_t day,
                     struct gk_limit *limit)
{
    const struct gk_rule_version *law = gk_profile_version(judging->plan->profile, rule, day);
    *limit = (struct gk_limit){ GK_LIMIT_NONE, 0 };
    return law && gk_version_limit(law, limit);
}

struct gk_deadline gk_limit_end(const struct gk_judging *judging, enum gk_rule_id rule,
                                struct gk_date event, struct gk_limit *limit)
{
    (void)gk_limit_by_law(judging, rule, event.day, limit);
    return gk_deadline_of(&judging->plan->profile->calendar, event, *limit,
                          gk_limit_moves(judging->plan));
}

bool gk_limit_moves(const struct gk_validate_plan *plan)
{
    int64_t moves = 0;
    return gk_profile_integer(plan->profile, "deadline", "end", "to_working_day", &moves) && moves;
}

static enum gk_status draft_at(struct gk_judging *judging, enum gk_rule_id rule, enum gk_field at,
                               struct gk_finding *draft)
{
    const struct gk_member *member = gk_judging_member(judging, at);
    *draft = gk_finding_of(rule);
    return member ? gk_finding_at_member(draft, judging->verdict, member) : GK_OK;
}

/* That the day was reckoned without knowing the holidays. */
static enum gk_status add_provisional(struct gk_judging *judging, const struct gk_breach *breach)
{
    struct gk_finding draft;
    if (draft_at(judging, GK_RULE_DEADLINE_PROVISIONAL, breach->at, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.day = breach->day;
    draft.arguments[0] = gk_limit_date(judging, breach->guess);
    draft.arguments[1] = gk_bytes_of(gk_rule(breach->rule)->id);
    return draft.arguments[0].at ? gk_judging_add(judging, &draft) : GK_NO_MEMORY;
}

static bool is_on(const struct gk_judging *judging, enum gk_rule_id rule)
{
    return judging->plan->profile->severity[rule] != GK_OFF;
}

enum gk_status gk_limit_add(struct gk_judging *judging, const struct gk_breach *breach)
{
    struct gk_finding draft;
    if (draft_at(judging, breach->rule, breach->at, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.day = breach->day;
    if (breach->provisional)
        draft.at_most = GK_NOTE;
    for (int i = 0; i < GK_ARGUMENTS; i++)
        draft.arguments[i] = breach->arguments[i];
    enum gk_status status = gk_judging_add(judging, &draft);
    return status == GK_OK && breach->provisional && is_on(judging, breach->rule)
               ? add_provisional(judging, breach)
               : status;
}

enum gk_status gk_limit_missing(struct gk_judging *judging, enum gk_rule_id rule,
                                enum gk_field missing, enum gk_field at)
{
    struct gk_finding draft;
    if (!is_on(judging, rule))
        return GK_OK;
    if (draft_at(judging, GK_RULE_DEADLINE_EVENT, at, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_bytes_of(gk_field_name(missing));
    draft.arguments[1] = gk_bytes_of(gk_rule(rule)->id);
    return gk_judging_add(judging, &draft);
}

struct gk_bytes gk_limit_date(struct gk_judging *judging, struct gk_date date)
{
    char text[16];
    return gk_arena_copy(judging->verdict->arena,
                         (struct gk_bytes){ text, gk_date_write(date, text) });
}

enum gk_status gk_limit_words_read(struct gk_validate_plan *plan, enum gk_rule_id rule,
                                   const char *parameter, struct gk_limit_words *words)
{
    struct gk_folded folded = { 0 };
    enum gk_status status = gk_profile_texts(plan->profile, "rules", gk_rule(rule)->id, parameter,
                                             &plan->arena, &words->at, &words->count);
    for (size_t i = 0; status == GK_OK && i < words->count; i++)
        status = gk_group_fold(plan, &folded, words->at[i], &words->at[i]);
    gk_folded_free(&folded);
    return status;
}

enum gk_status gk_limit_holds(struct gk_judging *judging, enum gk_field field,
                              const struct gk_limit_words *words, bool *holds)
{
    *holds = false;
    if (!words->count || !gk_judging_member(judging, field))
        return GK_OK;
    struct gk_bytes text = gk_judging_folded(judging, field);
    if (!text.at)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < words->count && !*holds; i++)
        *holds = gk_bytes_find(text, words->at[i]) != NULL;
    return GK_OK;
}
