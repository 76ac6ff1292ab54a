#include "verbs/catalog/standing.h"

#include "domain/deadline.h"
#include "verbs/catalog/engine.h"

/* The first day of a quarter. */
static int32_t first_day(int32_t quarter)
{
    return gk_day(quarter / 4, quarter % 4 * 3 + 1, 1);
}

/* What the period asks of an item. */
struct asked {
    uint64_t expected;
    bool at_all; /* what was there before the period counts too */
};

static uint64_t cycles_in(const struct gk_catalog_period *period, struct gk_limit cycle)
{
    int32_t quarters = period->last - period->first + 1;
    int32_t days = first_day(period->last + 1) - first_day(period->first);
    if (cycle.count <= 0)
        return 0;
    return (uint64_t)((cycle.unit == GK_LIMIT_MONTHS ? quarters * 3 : days) / cycle.count);
}

/* The last day on which what is counted on may come. */
static int32_t last_day(const struct gk_catalog_period *period, const struct gk_catalog_item *item)
{
    int32_t last = first_day(period->last + 1) - 1;
    for (uint32_t i = 0; item->limits && i < item->limits->count; i++) {
        const struct gk_limit_clause *clause = &item->limits->clauses[i];
        if (clause->event != GK_LIMIT_YEARLY || clause->kind_count)
            continue;
        int32_t day = gk_day(period->last / 4, clause->month, clause->day);
        if (day != GK_NO_DAY && day >= first_day(period->first) && day < last)
            last = day;
    }
    return last;
}

static struct asked ask(const struct gk_catalog_plan *plan, const struct gk_catalog_item *item)
{
    struct asked asked = { .expected = item->expected > 0 ? (uint64_t)item->expected : 0 };
    bool counts = item->cycle.unit == GK_LIMIT_MONTHS || item->cycle.unit == GK_LIMIT_DAYS;
    if (!counts || !asked.expected) {
        asked.at_all = true;
        if (!asked.expected)
            asked.expected = item->cycle.unit != GK_LIMIT_NONE;
    } else if (last_day(&plan->period, item) > plan->today) {
        asked.expected = 0;
    } else {
        asked.expected *= cycles_in(&plan->period, item->cycle);
    }
    return asked;
}

int32_t gk_catalog_judged_day(const struct gk_catalog_plan *plan)
{
    int32_t end = first_day(plan->period.last + 1) - 1;
    return plan->period.asked && end < plan->today ? end : plan->today;
}

/* The item's cycle, counted from its newest record, is over. */
static bool is_stale(const struct gk_catalog_plan *plan, struct gk_limit cycle, int32_t newest)
{
    const struct gk_date last = { .day = newest, .minutes = -1 };
    struct gk_deadline next = gk_deadline_of(&plan->profile->calendar, last, cycle, plan->moves);
    return next.end.day != GK_NO_DAY && !next.provisional &&
           next.end.day < gk_catalog_judged_day(plan);
}

/* How many of each item are there, up to the end of the period, and in it. */
static void add_rows(const struct gk_catalog_tally *tally, struct gk_catalog_standing *standing,
                     const struct asked *asked, uint64_t *published)
{
    const struct gk_catalog_period *period = &tally->plan->period;
    size_t count;
    const struct gk_account_row *rows = gk_account_rows(&tally->account, &count);
    for (size_t i = 0; i < count; i++) {
        const struct gk_account_key *key = &rows[i].key;
        if (key->item >= tally->plan->profile->catalog.count ||
            (period->asked && key->period > period->last))
            continue;
        if (rows[i].newest > standing[key->item].newest)
            standing[key->item].newest = rows[i].newest;
        if (asked[key->item].at_all ||
            (key->period >= period->first && key->period <= period->last))
            published[key->item] += rows[i].figures[GK_ACCOUNT_PUBLISHED];
    }
}

enum gk_status gk_catalog_stand(const struct gk_catalog_tally *tally, struct gk_arena *arena,
                                struct gk_catalog_standing **standing)
{
    const struct gk_catalog *catalog = &tally->plan->profile->catalog;
    struct asked *asked = gk_arena_array(arena, catalog->count, sizeof *asked);
    uint64_t *published = gk_arena_array(arena, catalog->count, sizeof *published);
    *standing = gk_arena_array(arena, catalog->count, sizeof **standing);
    if (!asked || !published || !*standing)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < catalog->count; i++) {
        asked[i] = ask(tally->plan, &catalog->items[i]);
        (*standing)[i].newest = GK_NO_DAY;
    }
    add_rows(tally, *standing, asked, published);
    for (size_t i = 0; i < catalog->count; i++) {
        struct gk_catalog_standing *item = &(*standing)[i];
        item->expected = asked[i].expected;
        item->missing = published[i] < item->expected ? item->expected - published[i] : 0;
        item->renewed = catalog->items[i].cycle.unit != GK_LIMIT_NONE;
        item->stale = item->newest != GK_NO_DAY && item->renewed &&
                      is_stale(tally->plan, catalog->items[i].cycle, item->newest);
    }
    return GK_OK;
}
