/*
 * tally.c - what passed, item by item, and what was counted on and did not come.
 */
#include "verbs/catalog/engine.h"

enum gk_status gk_catalog_tally_open(struct gk_catalog_tally *tally,
                                     const struct gk_catalog_plan *plan)
{
    *tally = (struct gk_catalog_tally){ .plan = plan };
    tally->items =
        gk_arena_array(&tally->arena, plan->profile->catalog.count, sizeof *tally->items);
    return tally->items ? GK_OK : GK_NO_MEMORY;
}

void gk_catalog_tally_close(struct gk_catalog_tally *tally)
{
    gk_arena_free(&tally->arena);
    *tally = (struct gk_catalog_tally){ 0 };
}

static void count_status(struct gk_catalog_count *count, enum gk_catalog_status status)
{
    switch (status) {
    case GK_CATALOG_ON_TIME:
        count->on_time++;
        break;
    case GK_CATALOG_PENDING:
        count->pending++;
        break;
    case GK_CATALOG_LATE:
        count->late++;
        break;
    case GK_CATALOG_OVERDUE:
        count->overdue++;
        break;
    case GK_CATALOG_HISTORIC:
        count->historic++;
        break;
    case GK_CATALOG_NO_DEADLINE:
        count->no_deadline++;
        break;
    case GK_CATALOG_UNMATCHED:
    case GK_CATALOG_AMBIGUOUS:
        break;
    }
}

enum gk_status gk_catalog_tally_add(void *given, const struct gk_place *place,
                                    struct gk_verdict *verdict)
{
    struct gk_catalog_tally *tally = given;
    const struct gk_catalog_note *note = verdict->note;
    (void)place;
    if (!note || verdict->held)
        return GK_OK;
    struct gk_catalog_count *count = note->item != GK_CATALOG_NONE ? &tally->items[note->item]
                                     : note->is_ambiguous          ? &tally->ambiguous
                                                                   : &tally->unmatched;
    count->read++;
    count->published += note->is_published;
    count_status(count, note->status);
    return GK_OK;
}

struct gk_bytes gk_catalog_sections(const struct gk_catalog_item *item, struct gk_arena *arena)
{
    struct gk_buffer names = { 0 };
    enum gk_status status = GK_OK;
    for (int leads = 1; leads >= 0; leads--)
        for (size_t i = 0; i < item->section_count && status == GK_OK; i++) {
            if (item->sections[i].leads != (leads == 1))
                continue;
            if (names.length)
                status = gk_buffer_append(&names, GK_BYTES("、"));
            if (status == GK_OK)
                status = gk_buffer_append(&names, item->sections[i].name);
        }
    struct gk_bytes joined = { 0 };
    if (status == GK_OK)
        joined = gk_arena_copy(arena, gk_buffer_bytes(&names));
    gk_buffer_free(&names);
    return joined;
}

static enum gk_status report_missing(const struct gk_catalog_item *item, struct gk_verdict *end)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_CATALOG_MISSING);
    struct gk_bytes sections = gk_catalog_sections(item, end->arena);
    if (!sections.at)
        return GK_NO_MEMORY;
    draft.arguments[0] = item->id;
    draft.arguments[1] = item->title;
    draft.arguments[2] = sections;
    draft.target = item->id;
    return gk_verdict_add(end, &draft, NULL);
}

enum gk_status gk_catalog_tally_report(void *given, struct gk_verdict *end)
{
    const struct gk_catalog_tally *tally = given;
    const struct gk_catalog *catalog = &tally->plan->profile->catalog;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++)
        if (catalog->items[i].expected > 0 && !tally->items[i].published)
            status = report_missing(&catalog->items[i], end);
    return status;
}
