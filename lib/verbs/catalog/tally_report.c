/*
 * tally_report.c - what an archive that is whole lacks: items, renewals, duties.
 */
#include "verbs/catalog/duty_standing.h"
#include "verbs/catalog/engine.h"
#include "verbs/catalog/standing.h"
#include "verbs/catalog/tally_lines.h"
#include "verbs/section.h"

static enum gk_status report_item(enum gk_rule_id rule, const struct gk_catalog_item *item,
                                  struct gk_bytes second, struct gk_verdict *end)
{
    struct gk_finding draft = gk_finding_of(rule);
    struct gk_bytes sections =
        gk_catalog_join_sections(item->sections, item->section_count, end->arena);
    draft.section = gk_section_of_item(item, end->arena);
    if (!sections.at || !second.at || !draft.section.at)
        return GK_NO_MEMORY;
    draft.arguments[0] = item->id;
    draft.arguments[1] = second;
    draft.arguments[2] = sections;
    draft.target = item->id;
    return gk_verdict_add(end, &draft, NULL);
}

/* Of each item what was published in the year that is judged, and the newest of all. */
static enum gk_status report_items(const struct gk_catalog_tally *tally,
                                   const struct gk_catalog_standing *standing,
                                   struct gk_verdict *end)
{
    const struct gk_catalog *catalog = &tally->plan->profile->catalog;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++) {
        const struct gk_catalog_item *item = &catalog->items[i];
        const struct gk_date newest = { .day = standing[i].newest, .minutes = -1 };
        if (standing[i].stale)
            status = report_item(GK_RULE_CATALOG_STALE, item,
                                 gk_catalog_write_date(newest, end->arena), end);
        else if (standing[i].missing && standing[i].missing == standing[i].expected)
            status = report_item(GK_RULE_CATALOG_MISSING, item, item->title, end);
    }
    return status;
}

static enum gk_status report_duty(enum gk_rule_id rule, const struct gk_duty *duty,
                                  struct gk_bytes second, struct gk_verdict *end)
{
    /* Of sections a duty has what an item has. */
    const struct gk_catalog_item item = { .sections = duty->sections,
                                          .section_count = duty->section_count };
    struct gk_finding draft = gk_finding_of(rule);
    struct gk_buffer name = { 0 };
    if (gk_buffer_append(&name, duty->id) == GK_OK &&
        gk_buffer_append(&name, GK_BYTES(" ")) == GK_OK &&
        gk_buffer_append(&name, duty->title) == GK_OK)
        draft.arguments[0] = gk_arena_copy(end->arena, gk_buffer_bytes(&name));
    gk_buffer_free(&name);
    draft.arguments[1] = second;
    draft.arguments[2] = gk_duty_responsible(duty, end->arena);
    draft.section = gk_section_of_item(&item, end->arena);
    draft.target = duty->id;
    if (!draft.arguments[0].at || !draft.arguments[2].at || !draft.section.at)
        return GK_NO_MEMORY;
    return gk_verdict_add(end, &draft, NULL);
}

static enum gk_status report_none(const struct gk_catalog_tally *tally, struct gk_verdict *end)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_DUTY_NONE);
    draft.arguments[0] = gk_arena_number(end->arena, (int64_t)tally->plan->profile->duties.count);
    return draft.arguments[0].at ? gk_verdict_add(end, &draft, NULL) : GK_NO_MEMORY;
}

static enum gk_status report_duties(const struct gk_catalog_tally *tally,
                                    const struct gk_duty_standing *standing, struct gk_verdict *end)
{
    const struct gk_duties *duties = &tally->plan->profile->duties;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < duties->count && status == GK_OK; i++) {
        const struct gk_duty *duty = &duties->at[i];
        bool replies = duty->frequency.kind == GK_FREQUENCY_REPLY;
        if (standing[i].no_roster)
            status = report_duty(GK_RULE_DUTY_ROSTER, duty, GK_BYTES(""), end);
        else if (standing[i].lacking.length)
            status = report_duty(replies ? GK_RULE_DUTY_OVERDUE : GK_RULE_DUTY_MISSING, duty,
                                 standing[i].lacking, end);
    }
    return status;
}

/* What is not there is judged only of an archive that is whole. */
enum gk_status gk_catalog_tally_report(void *given, struct gk_verdict *end)
{
    const struct gk_catalog_tally *tally = given;
    struct gk_catalog_standing *standing;
    struct gk_duty_standing *duties;
    enum gk_status status = gk_tally_tell_shared(tally, end);
    if (status != GK_OK || !tally->plan->whole)
        return status;
    status = gk_catalog_stand(tally, end->arena, &standing);
    if (status == GK_OK)
        status = report_items(tally, standing, end);
    if (status == GK_OK)
        status = gk_catalog_report_columns(tally, standing, end);
    if (status == GK_OK)
        status = gk_duty_stand(tally, end->arena, &duties);
    if (status != GK_OK || !tally->plan->profile->duties.count)
        return status;
    return gk_duty_is_kept(tally) ? report_duties(tally, duties, end) : report_none(tally, end);
}
