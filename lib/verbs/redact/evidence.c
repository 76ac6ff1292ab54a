#include "verbs/redact/evidence.h"

#include "base/map.h"
#include "record/value.h"

enum { LONGEST_OFFSET = 9 }; /* digits; a longer number is no offset, and may be masked itself */

struct shifting {
    struct gk_edits *edits;
    struct gk_arena *arena;
    const struct gk_record *record;
    const struct gk_redact_changes *const *texts;
    struct gk_map pointers; /* to numbers of texts */
};

enum gk_status gk_redact_change_add(struct gk_redact_changes *changes, struct gk_arena *arena,
                                    uint32_t start, uint32_t end, uint32_t length)
{
    struct gk_redact_change change = { .start = start, .end = end, .length = length };
    if (changes->count == changes->capacity) {
        uint32_t capacity = changes->capacity ? 2 * changes->capacity : 4;
        struct gk_redact_change *at = gk_arena_array(arena, capacity, sizeof *at);
        if (!at)
            return GK_NO_MEMORY;
        if (changes->count)
            memcpy(at, changes->at, changes->count * sizeof *at);
        changes->at = at;
        changes->capacity = capacity;
    }
    if (changes->count) {
        const struct gk_redact_change *last = &changes->at[changes->count - 1];
        change.shift = last->shift + (int64_t)last->length - (last->end - last->start);
    }
    changes->at[changes->count++] = change;
    return GK_OK;
}

/* Where an offset comes to be; `behind` says that it ends a span. */
static int64_t shifted(const struct gk_redact_changes *changes, int64_t offset, bool behind)
{
    uint32_t low = 0;
    uint32_t high = changes->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (changes->at[middle].start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return offset;
    const struct gk_redact_change *before = &changes->at[low - 1];
    if (offset < before->end)
        return before->start + before->shift + (behind ? before->length : 0);
    return offset + before->shift + before->length - (before->end - before->start);
}

static bool read_offset(struct gk_bytes raw, int64_t *offset)
{
    *offset = 0;
    if (!raw.length || raw.length > LONGEST_OFFSET)
        return false;
    for (size_t i = 0; i < raw.length; i++) {
        if (raw.at[i] < '0' || raw.at[i] > '9')
            return false;
        *offset = *offset * 10 + (raw.at[i] - '0');
    }
    return true;
}

static enum gk_status shift_number(const struct shifting *s, const struct gk_redact_changes *text,
                                   struct gk_value piece, const char *name, bool behind)
{
    struct gk_member member;
    struct gk_buffer digits = { 0 };
    int64_t offset;
    if (!gk_value_member(s->record, piece, gk_bytes_of(name), &member) ||
        !read_offset(gk_record_raw(s->record, member.value), &offset))
        return GK_OK;
    int64_t there = shifted(text, offset, behind);
    if (there == offset)
        return GK_OK;
    enum gk_status status = gk_buffer_print(&digits, "%lld", (long long)there);
    struct gk_bytes kept = gk_arena_copy(s->arena, gk_buffer_bytes(&digits));
    gk_buffer_free(&digits);
    if (status != GK_OK || !kept.at)
        return GK_NO_MEMORY;
    return gk_edit_add(s->edits, s->arena, member.value.start,
                       member.value.start + member.value.length, kept);
}

static enum gk_status shift_piece(const struct shifting *s, struct gk_value piece)
{
    struct gk_member pointer;
    if (!gk_value_member(s->record, piece, GK_BYTES("pointer"), &pointer))
        return GK_OK;
    struct gk_bytes text = gk_value_text(s->record, pointer.value, s->arena);
    if (!text.at)
        return GK_NO_MEMORY;
    uint32_t number = gk_map_get(&s->pointers, text, UINT32_MAX);
    if (number == UINT32_MAX)
        return GK_OK;
    if (shift_number(s, s->texts[number], piece, "start", false) != GK_OK)
        return GK_NO_MEMORY;
    return shift_number(s, s->texts[number], piece, "end", true);
}

/* The evidence of each taxonomy: /gk/classify/TAXONOMY/evidence/N. */
static enum gk_status shift_all(const struct shifting *s)
{
    struct gk_value classify;
    struct gk_walk taxonomies, pieces;
    struct gk_member evidence;
    if (!gk_value_at(s->record, GK_BYTES("/gk/classify"), &classify) || classify.type != GK_OBJECT)
        return GK_OK;
    gk_walk_open(&taxonomies, s->record, classify);
    while (gk_walk_next(&taxonomies)) {
        if (!gk_value_member(s->record, taxonomies.member.value, GK_BYTES("evidence"), &evidence) ||
            evidence.value.type != GK_ARRAY)
            continue;
        gk_walk_open(&pieces, s->record, evidence.value);
        while (gk_walk_next(&pieces))
            if (shift_piece(s, pieces.member.value) != GK_OK)
                return GK_NO_MEMORY;
    }
    return GK_OK;
}

enum gk_status gk_redact_evidence_shift(struct gk_edits *edits, struct gk_arena *arena,
                                        const struct gk_record *record,
                                        const struct gk_redact_changes *const *texts,
                                        uint32_t count)
{
    struct shifting s = { .edits = edits, .arena = arena, .record = record, .texts = texts };
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < count && status == GK_OK; i++)
        status = gk_map_put(&s.pointers, texts[i]->pointer, i);
    if (status == GK_OK)
        status = shift_all(&s);
    gk_map_free(&s.pointers);
    return status;
}
