#include "record/annotate.h"

#include "record/value.h"
#include "record/writer.h"

/* The parts of `gk` in their order. */
static const char *const parts[] = { "source", "validate", "classify", "redact", "catalog" };

enum { PART_COUNT = sizeof parts / sizeof *parts };

static size_t part_rank(struct gk_bytes name)
{
    size_t rank = 0;
    while (rank < PART_COUNT && !gk_bytes_equal(name, gk_bytes_of(parts[rank])))
        rank++;
    return rank;
}

/* `before` name:json,… `behind`, as an edit that puts them in at `place`. */
static enum gk_status put_parts(struct gk_edits *edits, struct gk_arena *arena, uint32_t place,
                                struct gk_bytes before, const struct gk_part *put, size_t count,
                                struct gk_bytes behind)
{
    size_t room = before.length + behind.length;
    for (size_t i = 0; i < count; i++)
        room += put[i].name.length + 4 + put[i].json.length;
    struct gk_buffer text = { .at = gk_arena_allocate(arena, room), .capacity = room };
    if (!text.at || gk_buffer_append(&text, before) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_writer writer = { .out = &text };
    for (size_t i = 0; i < count; i++) {
        gk_write_name(&writer, put[i].name);
        gk_write_json(&writer, put[i].json);
    }
    if (writer.status != GK_OK || gk_buffer_append(&text, behind) != GK_OK)
        return GK_NO_MEMORY;
    return gk_edit_add(edits, arena, place, place, gk_buffer_bytes(&text));
}

/* Where a part belongs in an object `gk`. */
struct position {
    struct gk_value there; /* in place of which it comes; of length 0: it is new ... */
    uint32_t next;         /* ... and comes before what begins here, 0: at the end */
};

static struct position find_position(const struct gk_record *record, struct gk_value gk,
                                     struct gk_bytes name)
{
    struct position position = { .next = 0 };
    struct gk_walk walk;
    for (gk_walk_open(&walk, record, gk); gk_walk_next(&walk);) {
        if (gk_member_is(record, &walk.member, name)) {
            position.there = walk.member.value;
            return position;
        }
        if (!position.next && part_rank(gk_member_name(record, &walk.member)) > part_rank(name))
            position.next = walk.member.name - 1;
    }
    return position;
}

static enum gk_status put_new(struct gk_edits *edits, struct gk_arena *arena,
                              const struct gk_record *record, struct gk_value gk, uint32_t next,
                              const struct gk_part *put, size_t count)
{
    bool empty = gk_value_is_empty(record, gk);
    if (next)
        return put_parts(edits, arena, next, GK_BYTES(""), put, count, GK_BYTES(","));
    return put_parts(edits, arena, gk.start + gk.length - 1, empty ? GK_BYTES("") : GK_BYTES(","),
                     put, count, GK_BYTES(""));
}

/* Puts the parts in an object `gk`: each in place of the one that is there, else where the order of
 * parts wants it; those that belong to one place together. */
static enum gk_status put_into(struct gk_edits *edits, struct gk_arena *arena,
                               const struct gk_record *record, struct gk_value gk,
                               const struct gk_part *put, size_t count)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK;) {
        struct position position = find_position(record, gk, put[i].name);
        size_t together = 1;
        if (position.there.length) {
            struct gk_bytes copy = gk_arena_copy(arena, put[i].json);
            uint32_t end = position.there.start + position.there.length;
            status =
                copy.at ? gk_edit_add(edits, arena, position.there.start, end, copy) : GK_NO_MEMORY;
        } else {
            for (; i + together < count; together++) {
                struct position other = find_position(record, gk, put[i + together].name);
                if (other.there.length || other.next != position.next)
                    break;
            }
            status = put_new(edits, arena, record, gk, position.next, put + i, together);
        }
        i += together;
    }
    return status;
}

enum gk_status gk_annotate(struct gk_edits *edits, struct gk_arena *arena,
                           const struct gk_record *record, const struct gk_part *put, size_t count,
                           bool members_left, bool *foreign)
{
    const struct gk_member *gk = gk_record_member(record, GK_BYTES("gk"));
    *foreign = false;
    if (!gk) {
        uint32_t brace = record->value.start + record->value.length - 1;
        bool comma = members_left && record->member_count;
        struct gk_bytes before = comma ? GK_BYTES(",\"gk\":{") : GK_BYTES("\"gk\":{");
        return put_parts(edits, arena, brace, before, put, count, GK_BYTES("}"));
    }
    if (gk->value.type != GK_OBJECT) {
        *foreign = true;
        return GK_OK;
    }
    return put_into(edits, arena, record, gk->value, put, count);
}
