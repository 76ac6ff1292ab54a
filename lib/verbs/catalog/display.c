/*
 * display.c - how long something was shown (公示), against what the catalogue asks for.
 */
#include "verbs/catalog/due.h"

static enum gk_status report_short(const struct gk_record *record,
                                   const struct gk_catalog_item *item, int32_t length,
                                   struct gk_verdict *verdict)
{
    const struct gk_member *member = gk_record_field(record, GK_FIELD_DISPLAY_UNTIL);
    struct gk_finding draft = gk_finding_of(GK_RULE_CATALOG_DISPLAY);
    draft.arguments[0] = gk_arena_number(verdict->arena, length);
    draft.arguments[1] = gk_arena_number(verdict->arena, item->limits->display.count);
    draft.arguments[2] = item->limit_text;
    draft.target = item->id;
    if (!draft.arguments[0].at || !draft.arguments[1].at ||
        gk_finding_at_member(&draft, verdict, member) != GK_OK)
        return GK_NO_MEMORY;
    return gk_verdict_add(verdict, &draft, NULL);
}

enum gk_status gk_catalog_judge_display(const struct gk_catalog_plan *plan,
                                        struct gk_scratch *scratch, const struct gk_record *record,
                                        const struct gk_catalog_item *item,
                                        struct gk_verdict *verdict)
{
    struct gk_date from, until;
    enum gk_date_state first, last;
    bool provisional;
    if (!item->limits || (item->limits->display.unit != GK_LIMIT_DAYS &&
                          item->limits->display.unit != GK_LIMIT_WORKING_DAYS))
        return GK_OK;
    struct gk_limit asked = item->limits->display;
    enum gk_status status =
        gk_catalog_read_date(record, GK_FIELD_DISPLAY_FROM, &scratch->arena, &from, &first);
    if (status == GK_OK)
        status =
            gk_catalog_read_date(record, GK_FIELD_DISPLAY_UNTIL, &scratch->arena, &until, &last);
    if (status != GK_OK || first != GK_DATE_READ || last != GK_DATE_READ)
        return status;
    int32_t length =
        gk_deadline_length(&plan->profile->calendar, asked.unit, from.day, until.day, &provisional);
    return length < asked.count && !provisional ? report_short(record, item, length, verdict)
                                                : GK_OK;
}
