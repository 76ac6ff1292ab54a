/*
 * lint_limits.c - limits of a catalogue beside those of the law.
 */
#include "verbs/catalog/lint_inside.h"

/* ---- what is longer */

enum { WEEK = 7, WORKING_WEEK = 5, MONTH = 30, DAY_HOURS = 24 };

/* The days that a limit takes at least, or at most, in weeks without holidays. */
static int64_t days_of(struct gk_limit limit, bool at_most)
{
    int64_t count = limit.count;
    int64_t over = count % WORKING_WEEK;
    switch (limit.unit) {
    case GK_LIMIT_WORKING_DAYS:
        if (at_most)
            return count / WORKING_WEEK * WEEK + (over ? over + WEEK - WORKING_WEEK : 0);
        return count ? (count - 1) / WORKING_WEEK * WEEK + (count - 1) % WORKING_WEEK + 1 : 0;
    case GK_LIMIT_MONTHS:
        return count * MONTH;
    case GK_LIMIT_HOURS:
        return count / DAY_HOURS;
    default:
        return count;
    }
}

static bool is_longer(struct gk_limit limit, struct gk_limit law)
{
    if (limit.unit == law.unit)
        return limit.count > law.count;
    return days_of(limit, false) > days_of(law, true);
}

static bool is_comparable(const struct gk_limit_clause *clause)
{
    switch (clause->event) {
    case GK_LIMIT_SHOWN:
    case GK_LIMIT_MONTH_END:
    case GK_LIMIT_QUARTER_END:
    case GK_LIMIT_YEAR_END:
    case GK_LIMIT_YEARLY:
        return false;
    default:
        return clause->limit.unit != GK_LIMIT_NONE;
    }
}

/* ---- for what a law is */

static bool is_for_kind(const struct gk_catalog_law *law, struct gk_bytes kind)
{
    for (size_t i = 0; i < law->columns.count; i++)
        if (gk_bytes_find(kind, law->columns.at[i]) || gk_bytes_find(law->columns.at[i], kind))
            return true;
    return false;
}

static bool is_for_clause(const struct gk_catalog_law *law, const struct gk_limit_clause *clause)
{
    for (uint8_t i = 0; i < clause->kind_count; i++)
        if (is_for_kind(law, clause->kinds[i]))
            return true;
    return false;
}

/* 行政处罚, 行政处罚结果公示; not 行政处罚裁量基准. */
static bool names_column(const struct gk_catalog_lint *lint, const struct gk_catalog_law *law,
                         struct gk_bytes name)
{
    for (size_t i = 0; i < law->columns.count; i++) {
        struct gk_bytes word = law->columns.at[i];
        const char *at = gk_bytes_find(name, word);
        if (!at)
            continue;
        const char *end = at + word.length;
        struct gk_bytes left = { end, (size_t)(name.at + name.length - end) };
        if (!left.length)
            return true;
        for (size_t j = 0; j < lint->words.behind.count; j++)
            if (gk_bytes_start_with(left, lint->words.behind.at[j]))
                return true;
    }
    return false;
}

static bool is_for_item(const struct gk_catalog_lint *lint, const struct gk_catalog_law *law,
                        const struct gk_catalog_item *item)
{
    for (size_t i = 0; i < law->titles.count; i++)
        if (gk_bytes_find(item->title, law->titles.at[i]) ||
            gk_bytes_find(item->content, law->titles.at[i]))
            return true;
    return names_column(lint, law, item->title);
}

static bool is_for_some_clause(const struct gk_catalog_law *law, const struct gk_limits *limits)
{
    for (uint32_t i = 0; i < limits->count; i++)
        if (is_for_clause(law, &limits->clauses[i]))
            return true;
    return false;
}

/* Of the laws for the clause the one that gives the least time: that for its kind of matter, or,
 * where no clause of the cell is for that kind, for the item; else article 26. */
static struct gk_catalog_law law_of(const struct gk_catalog_lint *lint,
                                    const struct gk_catalog_item *item,
                                    const struct gk_limit_clause *clause)
{
    struct gk_catalog_law found = { .limit = { GK_LIMIT_WORKING_DAYS, lint->plan->working_days },
                                    .basis = lint->plan->basis };
    for (size_t i = 0; i < lint->law_count; i++) {
        const struct gk_catalog_law *law = &lint->laws[i];
        bool applies = is_for_clause(law, clause) ||
                       (!clause->kind_count && !is_for_some_clause(law, item->limits) &&
                        is_for_item(lint, law, item));
        if (applies && days_of(law->limit, true) < days_of(found.limit, true))
            found = *law;
    }
    return found;
}

/* ---- the profile */

/* False where no such law is in force, or it gives no time. */
static bool read_limit(const struct gk_catalog_plan *plan, enum gk_rule_id rule,
                       struct gk_catalog_law *law)
{
    const struct gk_rule_version *version = gk_profile_version(plan->profile, rule, plan->today);
    if (!version || !gk_version_limit(version, &law->limit))
        return false;
    law->basis = gk_profile_basis(plan->profile, rule, plan->today);
    return true;
}

enum gk_status gk_catalog_lint_read_laws(struct gk_catalog_lint *lint)
{
    const struct gk_profile *profile = lint->plan->profile;
    struct gk_arena *arena = lint->end->arena;
    struct gk_catalog_names names;
    enum gk_status status = gk_catalog_lint_list(lint, "laws", &names);
    if (status == GK_OK && !(lint->laws = gk_arena_array(arena, names.count, sizeof *lint->laws)))
        return GK_NO_MEMORY;
    for (size_t i = 0; status == GK_OK && i < names.count; i++) {
        enum gk_rule_id rule = gk_rule_find(names.at[i]);
        struct gk_catalog_law *law = &lint->laws[lint->law_count];
        if (rule == GK_RULE_COUNT || !read_limit(lint->plan, rule, law))
            continue;
        const char *id = gk_rule(rule)->id;
        lint->law_count++;
        status = gk_profile_texts(profile, "rules", id, "titles", arena, &law->titles.at,
                                  &law->titles.count);
        if (status == GK_OK)
            status = gk_profile_texts(profile, "rules", id, "columns", arena, &law->columns.at,
                                      &law->columns.count);
    }
    return status;
}

/* ---- the items */

/* 20个工作日（政府信息公开条例 art. 26）, as catalogues write limits. */
static struct gk_bytes write_law(struct gk_catalog_lint *lint, const struct gk_catalog_law *law)
{
    struct gk_limit limit = law->limit;
    const char *unit = limit.unit == GK_LIMIT_WORKING_DAYS ? "个工作日"
                       : limit.unit == GK_LIMIT_HOURS      ? "小时"
                                                           : "日";
    struct gk_buffer *out = &lint->scratch.buffer;
    gk_buffer_clear(out);
    bool good = gk_buffer_print(out, "%d%s（", (int)limit.count, unit) == GK_OK &&
                gk_buffer_append(out, law->basis) == GK_OK &&
                gk_buffer_append(out, GK_BYTES("）")) == GK_OK;
    return good ? gk_arena_copy(lint->end->arena, gk_buffer_bytes(out))
                : (struct gk_bytes){ NULL, 0 };
}

/* The first clause that gives too much is enough. */
enum gk_status gk_catalog_lint_limit(struct gk_catalog_lint *lint,
                                     const struct gk_catalog_item *item)
{
    for (uint32_t i = 0; item->limits && i < item->limits->count; i++) {
        const struct gk_limit_clause *clause = &item->limits->clauses[i];
        struct gk_catalog_law law = law_of(lint, item, clause);
        if (!is_comparable(clause) || !is_longer(clause->limit, law.limit))
            continue;
        struct gk_finding draft = gk_finding_of(GK_RULE_CATALOG_LONGER);
        draft.basis = law.basis;
        draft.arguments[1] = item->limit_text;
        draft.arguments[2] = write_law(lint, &law);
        return draft.arguments[2].at ? gk_catalog_lint_add(lint, item, &draft) : GK_NO_MEMORY;
    }
    return GK_OK;
}
