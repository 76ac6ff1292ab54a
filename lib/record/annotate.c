#include "record/annotate.h"

#include "record/value.h"
#include "record/writer.h"

/* The parts of `gk` in their order. */
static const char *const parts[] = { "validate", "classify", "redact", "catalog" };

enum { PART_COUNT = sizeof parts / sizeof *parts };

static size_t part_rank(struct gk_bytes name)
{
    size_t rank = 0;
    while (rank < PART_COUNT && !gk_bytes_equal(name, gk_bytes_of(parts[rank])))
        rank++;
    return rank;
}

/* `before` name:json `behind`, as an edit that puts it in at `place`. */
static enum gk_status put_part(struct gk_edits *edits, struct gk_arena *arena, uint32_t place,
                               struct gk_bytes before, struct gk_bytes name, struct gk_bytes json,
                               struct gk_bytes behind)
{
    size_t room = before.length + name.length + 3 + json.length + behind.length;
    struct gk_buffer text = { .at = gk_arena_allocate(arena, room), .capacity = room };
    if (!text.at || gk_buffer_append(&text, before) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_writer writer = { .out = &text };
    gk_write_name(&writer, name);
    gk_write_json(&writer, json);
    if (writer.status != GK_OK || gk_buffer_append(&text, behind) != GK_OK)
        return GK_NO_MEMORY;
    return gk_edit_add(edits, arena, place, place, gk_buffer_bytes(&text));
}

/* Puts the part in an object `gk`: in place of the one that is there, else where the order of parts
 * wants it. */
static enum gk_status put_into(struct gk_edits *edits, struct gk_arena *arena,
                               const struct gk_record *record, struct gk_value gk,
                               struct gk_bytes name, struct gk_bytes json)
{
    struct gk_walk walk;
    uint32_t next = 0; /* where the first part begins that stands behind this one, 0: none does */
    bool empty = true;
    for (gk_walk_open(&walk, record, gk); gk_walk_next(&walk); empty = false) {
        struct gk_value part = walk.member.value;
        if (gk_member_is(record, &walk.member, name)) {
            struct gk_bytes copy = gk_arena_copy(arena, json);
            return copy.at ? gk_edit_add(edits, arena, part.start, part.start + part.length, copy)
                           : GK_NO_MEMORY;
        }
        if (!next && part_rank(gk_member_name(record, &walk.member)) > part_rank(name))
            next = walk.member.name - 1;
    }
    if (next)
        return put_part(edits, arena, next, GK_BYTES(""), name, json, GK_BYTES(","));
    return put_part(edits, arena, gk.start + gk.length - 1, empty ? GK_BYTES("") : GK_BYTES(","),
                    name, json, GK_BYTES(""));
}

enum gk_status gk_annotate(struct gk_edits *edits, struct gk_arena *arena,
                           const struct gk_record *record, struct gk_bytes name,
                           struct gk_bytes json, bool members_left, bool *foreign)
{
    const struct gk_member *gk = gk_record_member(record, GK_BYTES("gk"));
    *foreign = false;
    if (!gk) {
        uint32_t brace = record->value.start + record->value.length - 1;
        bool comma = members_left && record->member_count;
        struct gk_bytes before = comma ? GK_BYTES(",\"gk\":{") : GK_BYTES("\"gk\":{");
        return put_part(edits, arena, brace, before, name, json, GK_BYTES("}"));
    }
    if (gk->value.type != GK_OBJECT) {
        *foreign = true;
        return GK_OK;
    }
    return put_into(edits, arena, record, gk->value, name, json);
}
