#include "verbs/catalog/coverage_sums.h"

#include "verbs/catalog/engine.h"

enum { FIRST_YEAR = 1949, LAST_YEAR = 2100 };

static void add_figures(struct gk_coverage_sum *sum, const struct gk_account_row *row)
{
    for (int i = 0; i < GK_ACCOUNT_FIGURES; i++)
        sum->figures[i] += row->figures[i];
    sum->any = true;
}

/* What the item was expected to have, and has not. */
static void add_standing(struct gk_coverage_sum *sum, const struct gk_catalog_standing *standing)
{
    sum->expected += standing->expected;
    sum->missing += standing->missing;
    sum->stale += standing->stale;
    sum->renewed += standing->renewed;
    sum->any |= standing->expected > 0;
}

static void add_duty(struct gk_coverage_sum *sum, const struct gk_duty_standing *duty)
{
    sum->wanted += duty->wanted;
    sum->done += duty->done;
    sum->any |= duty->wanted > 0;
}

/* ---- rows */

static size_t item_line(const struct gk_coverage_sums *sums, uint32_t item)
{
    size_t items = sums->tally->plan->profile->catalog.count;
    return item == GK_ACCOUNT_UNMATCHED ? items : item == GK_ACCOUNT_AMBIGUOUS ? items + 1 : item;
}

static size_t period_line(const struct gk_coverage_sums *sums, int32_t period)
{
    if (!period)
        return sums->period_count;
    bool quarters = sums->tally->plan->period.asked;
    return (size_t)((quarters ? period : period / 4) - sums->first_period);
}

static void add_row(struct gk_coverage_sums *sums, const struct gk_account_row *row)
{
    const struct gk_catalog_plan *plan = sums->tally->plan;
    const struct gk_account_key *key = &row->key;
    uint32_t count, area = key->area == GK_ACCOUNT_NONE ? plan->groups.area_count : key->area;
    const uint32_t *sections = gk_catalog_answerable(&plan->groups, key, &count);
    add_figures(&sums->items[item_line(sums, key->item)], row);
    add_figures(&sums->areas[area], row);
    add_figures(&sums->stages[key->stage < GK_STAGES ? key->stage : GK_STAGE_NONE], row);
    add_figures(&sums->periods[period_line(sums, key->period)], row);
    for (uint32_t i = 0; i < count; i++)
        add_figures(&sums->sections[sections[i]], row);
    add_figures(&sums->records, row);
    if (key->item < plan->profile->catalog.count)
        add_figures(&sums->total, row);
}

/* Which years occur, or which quarters are asked for. */
static void find_periods(struct gk_coverage_sums *sums)
{
    const struct gk_catalog_period *period = &sums->tally->plan->period;
    size_t count;
    const struct gk_account_row *rows = gk_account_rows(&sums->tally->account, &count);
    int32_t first = LAST_YEAR, last = FIRST_YEAR - 1;
    for (size_t i = 0; i < count && !period->asked; i++) {
        int32_t year = rows[i].key.period / 4;
        if (year && year < first)
            first = year;
        if (year > last)
            last = year;
    }
    if (period->asked) {
        first = period->first;
        last = period->last;
    }
    sums->first_period = first;
    sums->period_count = last < first ? 0 : (size_t)(last - first + 1);
}

static bool is_asked(const struct gk_catalog_period *period, int32_t quarter)
{
    return !period->asked || (quarter >= period->first && quarter <= period->last);
}

/* ---- what was expected */

/* To those that lead the duty, or to all of it where none leads. */
static enum gk_status add_to_sections(struct gk_coverage_sums *sums, struct gk_scratch *scratch,
                                      const struct gk_duty *duty,
                                      const struct gk_duty_standing *standing)
{
    const struct gk_catalog_groups *groups = &sums->tally->plan->groups;
    bool one_leads = false, added = false;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < duty->section_count; i++)
        one_leads |= duty->sections[i].leads;
    for (size_t i = 0; i < duty->section_count && status == GK_OK; i++) {
        uint32_t section;
        status = gk_catalog_find_section(groups, &scratch->folded, &scratch->buffer,
                                         duty->sections[i].name, &section);
        if (section == GK_ACCOUNT_NONE || duty->sections[i].leads != one_leads)
            continue;
        add_duty(&sums->sections[section], standing);
        added = true;
    }
    if (!added)
        add_duty(&sums->sections[groups->no_section], standing);
    return status;
}

static enum gk_status add_expected(struct gk_coverage_sums *sums)
{
    const struct gk_catalog_plan *plan = sums->tally->plan;
    struct gk_scratch scratch = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < plan->profile->catalog.count; i++) {
        const struct gk_catalog_group *group = &plan->groups.items[i];
        uint32_t area = group->area == GK_ACCOUNT_NONE ? plan->groups.area_count : group->area;
        add_standing(&sums->items[i], &sums->standing[i]);
        add_standing(&sums->areas[area], &sums->standing[i]);
        add_standing(&sums->stages[group->stage], &sums->standing[i]);
        add_standing(&sums->total, &sums->standing[i]);
        for (uint32_t j = 0; j < group->lead_count; j++)
            add_standing(&sums->sections[group->leads[j]], &sums->standing[i]);
    }
    size_t duties = gk_duty_is_kept(sums->tally) ? plan->profile->duties.count : 0;
    for (size_t i = 0; i < duties && status == GK_OK; i++) {
        add_duty(&sums->total, &sums->duties[i]);
        status = add_to_sections(sums, &scratch, &plan->profile->duties.at[i], &sums->duties[i]);
    }
    gk_scratch_free(&scratch);
    return status;
}

enum gk_status gk_coverage_add_up(const struct gk_catalog_tally *tally, struct gk_arena *arena,
                                  struct gk_coverage_sums *sums)
{
    const struct gk_catalog_plan *plan = tally->plan;
    *sums = (struct gk_coverage_sums){ .tally = tally };
    find_periods(sums);
    sums->items = gk_arena_array(arena, plan->profile->catalog.count + 2, sizeof *sums->items);
    sums->sections = gk_arena_array(arena, plan->groups.section_count, sizeof *sums->sections);
    sums->areas = gk_arena_array(arena, plan->groups.area_count + 1, sizeof *sums->areas);
    sums->periods = gk_arena_array(arena, sums->period_count + 1, sizeof *sums->periods);
    if (!sums->items || !sums->sections || !sums->areas || !sums->periods)
        return GK_NO_MEMORY;
    enum gk_status status = gk_catalog_stand(tally, arena, &sums->standing);
    if (status == GK_OK)
        status = gk_duty_stand(tally, arena, &sums->duties);
    if (status != GK_OK)
        return status;
    size_t count;
    const struct gk_account_row *rows = gk_account_rows(&tally->account, &count);
    for (size_t i = 0; i < count; i++)
        if (is_asked(&plan->period, rows[i].key.period))
            add_row(sums, &rows[i]);
    return add_expected(sums);
}

/* ---- the score */

static void add_share(const struct gk_catalog_plan *plan, const char *name, uint64_t part,
                      uint64_t whole, uint64_t *sum, uint64_t *weights)
{
    int64_t weight;
    if (!whole || !gk_profile_integer(plan->profile, "catalog", "score", name, &weight) ||
        weight <= 0)
        return;
    *sum += (uint64_t)weight * (part * 1000 / whole);
    *weights += (uint64_t)weight;
}

int gk_coverage_score(const struct gk_catalog_plan *plan, const struct gk_coverage_sum *sum)
{
    const uint64_t *figures = sum->figures;
    uint64_t points = 0, weights = 0, on_time = figures[GK_ACCOUNT_ON_TIME];
    add_share(plan, "timeliness", on_time,
              on_time + figures[GK_ACCOUNT_LATE] + figures[GK_ACCOUNT_OVERDUE], &points, &weights);
    if (plan->whole) {
        add_share(plan, "coverage", sum->expected - sum->missing, sum->expected, &points, &weights);
        add_share(plan, "renewal", sum->renewed - sum->stale, sum->renewed, &points, &weights);
        add_share(plan, "duties", sum->done, sum->wanted, &points, &weights);
    }
    return weights ? (int)((points / weights + 5) / 10) : -1;
}
