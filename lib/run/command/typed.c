#include "run/command/typed.h"

#include "record/value.h"
#include "text/nearest.h"

enum { MOST_RECORDS = 100 }; /* whose members are looked at for a name that is like it */

void gk_typed_search_free(struct gk_typed_search *search)
{
    gk_scanner_free(&search->scanner);
    gk_arena_free(&search->arena);
}

static enum gk_status open_lines(struct gk_typed_search *search)
{
    const struct gk_profile *profile = search->job->settlement.profile;
    search->scanner.any_value = profile->none;
    search->scanner.fields = &profile->fields;
    return gk_scan_block(&search->scanner, search->lines);
}

static enum gk_status offer_members(struct gk_typed_search *search, struct gk_nearest *nearest)
{
    struct gk_record record;
    size_t offset = 0;
    enum gk_status status = open_lines(search);
    for (int count = 0; status == GK_OK && count < MOST_RECORDS; count++) {
        status = gk_scan_next_record(&search->scanner, &offset, &record);
        for (uint32_t i = 0; status == GK_OK && i < record.member_count; i++) {
            struct gk_bytes name = gk_member_text(&record, &record.members[i], &search->arena);
            status = name.at ? gk_nearest_offer(nearest, name) : GK_NO_MEMORY;
        }
    }
    return status == GK_END ? GK_OK : status;
}

static enum gk_status offer_known(const struct gk_field_names *names, struct gk_nearest *nearest)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; status == GK_OK && i < gk_known_name_count(names); i++) {
        const struct gk_known_name *known = gk_known_name_at(names, i);
        if (known)
            status = gk_nearest_offer(nearest, known->name);
    }
    return status;
}

static enum gk_status find_nearest(struct gk_typed_search *search, struct gk_bytes name,
                                   struct gk_bytes *found)
{
    struct gk_folded tools = { 0 };
    struct gk_nearest nearest;
    bool hidden = false;
    enum gk_status status = gk_nearest_open(&nearest, &tools, name);
    if (status == GK_OK)
        status = offer_known(&search->job->settlement.profile->fields, &nearest);
    if (status == GK_OK)
        status = offer_members(search, &nearest);
    if (status == GK_OK && nearest.best.length)
        status = gk_report_hides(search->report, nearest.best, &hidden);
    *found = hidden ? GK_BYTES("") : nearest.best;
    gk_folded_free(&tools);
    return status;
}

enum gk_status gk_typed_refuse(struct gk_typed_search *search, const struct gk_typed *typed)
{
    struct gk_bytes nearest;
    enum gk_status status = find_nearest(search, typed->name, &nearest);
    if (status != GK_OK || !nearest.length)
        return status;
    status = gk_say(search->job->voice, GK_MESSAGE_NAME_TYPED, gk_bytes_of(typed->option),
                    typed->name, nearest);
    return status == GK_OK ? GK_INVALID : status;
}

enum gk_status gk_typed_check(struct gk_typed_search *search, const struct gk_typed *typed)
{
    struct gk_record record;
    size_t offset = 0;
    if (gk_field_find(&search->job->settlement.profile->fields, typed->name) != GK_FIELD_COUNT)
        return GK_OK;
    enum gk_status status = open_lines(search);
    while (status == GK_OK) {
        status = gk_scan_next_record(&search->scanner, &offset, &record);
        if (status == GK_OK && gk_record_member(&record, typed->name))
            return GK_OK;
    }
    return status == GK_END ? gk_typed_refuse(search, typed) : status;
}
