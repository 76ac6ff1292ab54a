#include "verbs/catalog/duty_standing.h"

#include <inttypes.h>

#include "verbs/catalog/engine.h"

enum { NAMED_ITEMS = 10, NAMED_SPANS = 12 };

/* One duty while it is judged: the rows of its evidence, and what is lacking as text. */
struct judging {
    const struct gk_catalog_plan *plan;
    const struct gk_duty *duty;
    const struct gk_deed_row *rows;
    size_t count;
    struct gk_duty_standing *standing;
    struct gk_buffer *lacking;
    uint32_t spans; /* that are named as lacking */
};

/* Months are counted from year 0. */
static int32_t month_day(int32_t month)
{
    return gk_day(month / 12, month % 12 + 1, 1);
}

static int32_t end_of(const struct gk_catalog_period *period)
{
    return month_day((period->last + 1) * 3) - 1;
}

int32_t gk_duty_judged_day(const struct gk_catalog_plan *plan)
{
    int32_t end = end_of(&plan->period);
    return end < plan->today ? end : plan->today;
}

/* How often it was done from the first day to the last. */
static uint64_t deeds_in(const struct judging *judging, enum gk_deed deed, int32_t first,
                         int32_t last)
{
    uint64_t count = 0;
    for (size_t i = 0; i < judging->count; i++) {
        int64_t day = (int64_t)judging->rows[i].key.value;
        if (judging->rows[i].key.deed == (uint32_t)deed && day >= first && day <= last)
            count += judging->rows[i].count;
    }
    return count;
}

/* ---- so many times */

/* 2025, 2025-Q3, 2025-07, or 2024-01..2025-12. */
static enum gk_status name_span(struct gk_buffer *out, int32_t first, int32_t months)
{
    int year = first / 12, month = first % 12 + 1, last = first + months - 1;
    if (months == 12 && month == 1)
        return gk_buffer_print(out, "%d", year);
    if (months == 3 && month % 3 == 1)
        return gk_buffer_print(out, "%d-Q%d", year, month / 3 + 1);
    if (months == 1)
        return gk_buffer_print(out, "%d-%02d", year, month);
    return gk_buffer_print(out, "%d-%02d..%d-%02d", year, month, last / 12, last % 12 + 1);
}

static enum gk_status add_lacking(struct judging *judging, int32_t first, int32_t months,
                                  uint64_t done, uint64_t wanted)
{
    struct gk_buffer *out = judging->lacking;
    if (judging->spans++ >= NAMED_SPANS)
        return judging->spans == NAMED_SPANS + 1 ? gk_buffer_append(out, GK_BYTES(", …")) : GK_OK;
    if ((out->length && gk_buffer_append(out, GK_BYTES(", ")) != GK_OK) ||
        name_span(out, first, months) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_print(out, " %" PRIu64 "/%" PRIu64, done, wanted);
}

/* The day by which the span must have brought what is asked. */
static int32_t last_day(const struct gk_frequency *frequency, int32_t first)
{
    int32_t last = month_day(first + frequency->months) - 1;
    if (!frequency->month)
        return last;
    int32_t day = gk_day(first / 12, frequency->month, frequency->day);
    return day != GK_NO_DAY && day < last ? day : last;
}

static enum gk_status judge_span(struct judging *judging, int32_t first)
{
    const struct gk_frequency *frequency = &judging->duty->frequency;
    uint64_t wanted = (uint64_t)frequency->times;
    if (last_day(frequency, first) > judging->plan->today)
        return GK_OK;
    uint64_t done =
        deeds_in(judging, GK_DEED_DONE, month_day(first), month_day(first + frequency->months) - 1);
    judging->standing->wanted += wanted;
    judging->standing->done += done < wanted ? done : wanted;
    return done < wanted ? add_lacking(judging, first, frequency->months, done, wanted) : GK_OK;
}

static enum gk_status judge_times(struct judging *judging)
{
    const struct gk_catalog_period *period = &judging->plan->period;
    int32_t first = period->first * 3, end = (period->last + 1) * 3;
    int32_t months = judging->duty->frequency.months;
    enum gk_status status = GK_OK;
    if (months > 12 && end - first == 12)
        return judge_span(judging, end - months);
    for (; first + months <= end && status == GK_OK; first += months)
        status = judge_span(judging, first);
    return status;
}

/* ---- everyone */

/* The day on which the newest roster was said; GK_NO_DAY: there is none. */
static int32_t newest_roster(const struct judging *judging)
{
    int32_t newest = GK_NO_DAY;
    for (size_t i = 0; i < judging->count; i++)
        if (judging->rows[i].key.deed == GK_DEED_LISTED && judging->rows[i].day > newest)
            newest = judging->rows[i].day;
    return newest;
}

/* Rows are in no order: whether the person took part is asked of a map. */
static enum gk_status judge_people(struct judging *judging, int32_t from, int32_t roster)
{
    struct gk_map came = { 0 };
    struct gk_duty_standing *standing = judging->standing;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < judging->count && status == GK_OK; i++) {
        const struct gk_deed_row *row = &judging->rows[i];
        if (row->key.deed == GK_DEED_CAME && row->day >= from)
            status = gk_map_put(
                &came, (struct gk_bytes){ (const char *)&row->key.value, sizeof row->key.value },
                1);
    }
    for (size_t i = 0; i < judging->count && status == GK_OK; i++) {
        const struct gk_deed_row *row = &judging->rows[i];
        if (row->key.deed != GK_DEED_LISTED || row->day != roster)
            continue;
        standing->wanted++;
        standing->done += gk_map_get(
            &came, (struct gk_bytes){ (const char *)&row->key.value, sizeof row->key.value }, 0);
    }
    gk_map_free(&came);
    return status;
}

static enum gk_status judge_everyone(struct judging *judging)
{
    int32_t roster = newest_roster(judging);
    int32_t from =
        gk_day_add_months(gk_duty_judged_day(judging->plan) + 1, -judging->duty->frequency.months);
    judging->standing->no_roster = roster == GK_NO_DAY;
    if (roster == GK_NO_DAY)
        return GK_OK;
    enum gk_status status = judge_people(judging, from, roster);
    struct gk_duty_standing *standing = judging->standing;
    return status == GK_OK && standing->done < standing->wanted
               ? gk_buffer_print(judging->lacking, "%" PRIu64 "/%" PRIu64, standing->done,
                                 standing->wanted)
               : status;
}

/* ---- each item */

static bool is_named(const struct judging *judging, size_t item, int32_t from)
{
    for (size_t i = 0; i < judging->count; i++)
        if (judging->rows[i].key.deed == GK_DEED_NAMED && judging->rows[i].key.value == item &&
            judging->rows[i].day >= from)
            return true;
    return false;
}

static enum gk_status judge_items(struct judging *judging)
{
    const struct gk_catalog *catalog = &judging->plan->profile->catalog;
    struct gk_duty_standing *standing = judging->standing;
    int32_t months = judging->duty->frequency.months, from = GK_NO_DAY + 1;
    struct gk_buffer names = { 0 };
    enum gk_status status = GK_OK;
    uint64_t lacking = 0;
    if (months)
        from = gk_day_add_months(gk_duty_judged_day(judging->plan) + 1, -months);
    standing->wanted = catalog->count;
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++) {
        if (is_named(judging, i, from)) {
            standing->done++;
            continue;
        }
        if (lacking++ < NAMED_ITEMS)
            status = gk_buffer_append(&names, lacking > 1 ? GK_BYTES(", ") : GK_BYTES(": "));
        if (status == GK_OK && lacking <= NAMED_ITEMS)
            status = gk_buffer_append(&names, catalog->items[i].id);
    }
    if (status == GK_OK && lacking > NAMED_ITEMS)
        status = gk_buffer_append(&names, GK_BYTES(", …"));
    if (status == GK_OK && lacking)
        status = gk_buffer_print(judging->lacking, "%" PRIu64 "/%" PRIu64, standing->done,
                                 standing->wanted);
    if (status == GK_OK)
        status = gk_buffer_append(judging->lacking, gk_buffer_bytes(&names));
    gk_buffer_free(&names);
    return status;
}

/* ---- replies */

static enum gk_status judge_replies(struct judging *judging)
{
    const struct gk_catalog_plan *plan = judging->plan;
    struct gk_duty_standing *standing = judging->standing;
    int32_t first = plan->period.asked ? month_day(plan->period.first * 3) : GK_NO_DAY + 1;
    int32_t last = plan->period.asked ? end_of(&plan->period) : plan->today;
    uint64_t overdue = deeds_in(judging, GK_DEED_OVERDUE, first, last);
    standing->late = deeds_in(judging, GK_DEED_LATE, first, last);
    standing->done = standing->late + deeds_in(judging, GK_DEED_ANSWERED, first, last);
    standing->wanted = standing->done + overdue;
    return overdue ? gk_buffer_print(judging->lacking, "%" PRIu64, overdue) : GK_OK;
}

/* ---- all */

static enum gk_status judge(struct judging *judging)
{
    const struct gk_catalog_period *period = &judging->plan->period;
    judging->standing->evidence =
        deeds_in(judging, GK_DEED_DONE, month_day(period->first * 3), end_of(period));
    switch (judging->duty->frequency.kind) {
    case GK_FREQUENCY_TIMES:
        return judge_times(judging);
    case GK_FREQUENCY_EVERYONE:
        return judge_everyone(judging);
    case GK_FREQUENCY_EACH_ITEM:
        return judge_items(judging);
    case GK_FREQUENCY_REPLY:
        return judge_replies(judging);
    default:
        return GK_OK;
    }
}

/* The rows of each duty, put together: *starts[i] is where those of duty i begin. */
static struct gk_deed_row *gather(const struct gk_account *account, size_t duties,
                                  struct gk_arena *arena, size_t **starts)
{
    size_t count;
    const struct gk_deed_row *rows = gk_account_deeds(account, &count);
    struct gk_deed_row *gathered = gk_arena_array(arena, count, sizeof *gathered);
    size_t *next = gk_arena_array(arena, duties + 1, sizeof *next);
    *starts = gk_arena_array(arena, duties + 1, sizeof **starts);
    if (!gathered || !next || !*starts)
        return NULL;
    for (size_t i = 0; i < count; i++)
        (*starts)[rows[i].key.duty + 1]++;
    for (size_t i = 0; i < duties; i++)
        next[i + 1] = (*starts)[i + 1] += (*starts)[i];
    for (size_t i = 0; i < count; i++)
        gathered[next[rows[i].key.duty]++] = rows[i];
    return gathered;
}

enum gk_status gk_duty_stand(const struct gk_catalog_tally *tally, struct gk_arena *arena,
                             struct gk_duty_standing **standing)
{
    const struct gk_duties *duties = &tally->plan->profile->duties;
    size_t *starts;
    struct gk_deed_row *rows = gather(&tally->account, duties->count, arena, &starts);
    struct gk_buffer lacking = { 0 };
    *standing = gk_arena_array(arena, duties->count, sizeof **standing);
    enum gk_status status = rows && *standing ? GK_OK : GK_NO_MEMORY;
    for (size_t i = 0; i < duties->count && status == GK_OK; i++) {
        struct judging judging = { .plan = tally->plan,
                                   .duty = &duties->at[i],
                                   .rows = rows + starts[i],
                                   .count = starts[i + 1] - starts[i],
                                   .standing = &(*standing)[i],
                                   .lacking = &lacking };
        gk_buffer_clear(&lacking);
        status = judge(&judging);
        if (status == GK_OK)
            judging.standing->lacking = gk_arena_copy(arena, gk_buffer_bytes(&lacking));
        if (status == GK_OK && !judging.standing->lacking.at)
            status = GK_NO_MEMORY;
    }
    gk_buffer_free(&lacking);
    return status;
}

bool gk_duty_is_kept(const struct gk_catalog_tally *tally)
{
    size_t deeds;
    gk_account_deeds(&tally->account, &deeds);
    return deeds || !tally->plan->profile->duties.embedded;
}

struct gk_bytes gk_duty_responsible(const struct gk_duty *duty, struct gk_arena *arena)
{
    struct gk_bytes sections = gk_catalog_join_sections(duty->sections, duty->section_count, arena);
    if (!duty->person.length || !sections.at)
        return sections;
    struct gk_buffer text = { 0 };
    struct gk_bytes joined = { NULL, 0 };
    if (gk_buffer_append(&text, sections) == GK_OK &&
        gk_buffer_append(&text, GK_BYTES("（")) == GK_OK &&
        gk_buffer_append(&text, duty->person) == GK_OK &&
        gk_buffer_append(&text, GK_BYTES("）")) == GK_OK)
        joined = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return joined;
}
