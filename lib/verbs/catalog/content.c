#include "verbs/catalog/content.h"

#include <stdlib.h>

#include "base/digest.h"
#include "record/value.h"
#include "record/writer.h"
#include "verbs/catalog/due.h"

struct part {
    struct gk_bytes name;
    struct gk_bytes value;
};

static int by_name(const void *one, const void *two)
{
    return gk_bytes_compare(((const struct part *)one)->name, ((const struct part *)two)->name);
}

static bool is_left_out(const struct gk_catalog_plan *plan, const struct gk_record *record,
                        const struct gk_member *member, struct gk_bytes name)
{
    if (member == gk_record_field(record, GK_FIELD_GK))
        return true;
    for (size_t i = 0; i < plan->omitted_count; i++)
        if (gk_bytes_equal(plan->omitted_names[i], name))
            return true;
    enum gk_field field =
        plan->omitted_count ? gk_field_find(&plan->profile->fields, name) : GK_FIELD_COUNT;
    return field != GK_FIELD_COUNT && plan->omitted[field];
}

static enum gk_status gather(const struct gk_catalog_plan *plan, const struct gk_record *record,
                             struct gk_arena *arena, struct part **parts, size_t *count)
{
    *count = 0;
    *parts = gk_arena_array(arena, record->member_count, sizeof **parts);
    if (!*parts)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < record->member_count; i++) {
        const struct gk_member *member = &record->members[i];
        struct gk_bytes name = gk_member_text(record, member, arena);
        if (!name.at)
            return GK_NO_MEMORY;
        if (member->depth == 1 && !is_left_out(plan, record, member, name))
            (*parts)[(*count)++] = (struct part){ name, gk_record_raw(record, member->value) };
    }
    return GK_OK;
}

static enum gk_status digest(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                             const struct gk_record *record, uint8_t out[GK_DIGEST_256_SIZE])
{
    struct part *parts;
    size_t count;
    struct gk_writer writer = { .out = &scratch->buffer };
    if (gather(plan, record, &scratch->arena, &parts, &count) != GK_OK)
        return GK_NO_MEMORY;
    if (count)
        qsort(parts, count, sizeof *parts, by_name);
    gk_buffer_clear(&scratch->buffer);
    gk_write_open(&writer, '{');
    for (size_t i = 0; i < count; i++) {
        gk_write_name(&writer, parts[i].name);
        gk_write_json(&writer, parts[i].value);
    }
    gk_write_close(&writer, '}');
    if (writer.status == GK_OK)
        gk_digest_256(plan->ledger_key, gk_buffer_bytes(&scratch->buffer), out);
    return writer.status;
}

_Static_assert(sizeof((struct gk_archived){ 0 }.content) == GK_DIGEST_256_SIZE, "a digest fits");

enum gk_status gk_catalog_archive(const struct gk_catalog_plan *plan, struct gk_scratch *scratch,
                                  const struct gk_record *record, struct gk_verdict *verdict)
{
    enum gk_date_state state;
    struct gk_date published = { .day = GK_NO_DAY };
    const struct gk_member *member = gk_record_field(record, GK_FIELD_PUBLISHED_DATE);
    struct gk_archived *archived = gk_arena_allocate(verdict->arena, sizeof *archived);
    if (!archived || digest(plan, scratch, record, archived->content) != GK_OK ||
        gk_catalog_read_date(record, GK_FIELD_PUBLISHED_DATE, &scratch->arena, &published,
                             &state) != GK_OK)
        return GK_NO_MEMORY;
    archived->published = published.day;
    archived->place = GK_NOWHERE;
    archived->pointer = GK_BYTES("");
    if (member) {
        archived->pointer = gk_pointer_to(record, member, verdict->arena);
        archived->place = member->value.start;
    }
    verdict->archived = archived;
    return archived->pointer.at ? GK_OK : GK_NO_MEMORY;
}
