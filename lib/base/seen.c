#include "base/seen.h"

enum { LEAST_SLOTS = 16 };

/* What half[1] has chosen the segment by is known of every text in it. */
struct slot {
    uint64_t text;   /* half[0] */
    uint64_t marked; /* the place, the mark above it; 0: free */
};

static uint64_t place_of(const struct slot *slot)
{
    return slot->marked % (UINT64_C(1) << GK_SEEN_PLACE_BITS);
}

static struct slot *slots_of(const struct gk_seen_segment *segment)
{
    return (struct slot *)(void *)segment->slots.at;
}

/* The slot that holds the text, or the free one where it belongs; there always is one. */
static struct slot *find(const struct gk_seen_segment *segment, uint64_t text)
{
    struct slot *slots = slots_of(segment);
    size_t at = (size_t)((text & UINT32_MAX) * segment->capacity >> 32);
    while (slots[at].marked && slots[at].text != text)
        at = at + 1 == segment->capacity ? 0 : at + 1;
    return &slots[at];
}

static enum gk_status grow(struct gk_seen_segment *segment)
{
    struct gk_seen_segment larger = { .count = segment->count };
    larger.capacity = segment->capacity + segment->capacity / 8;
    if (larger.capacity < LEAST_SLOTS)
        larger.capacity = LEAST_SLOTS;
    size_t size = larger.capacity * sizeof(struct slot);
    if (gk_buffer_reserve(&larger.slots, size) != GK_OK)
        return GK_NO_MEMORY;
    memset(larger.slots.at, 0, size);
    for (size_t i = 0; i < segment->capacity; i++) {
        const struct slot *slot = &slots_of(segment)[i];
        if (slot->marked)
            *find(&larger, slot->text) = *slot;
    }
    gk_buffer_free(&segment->slots);
    *segment = larger;
    return GK_OK;
}

uint64_t gk_seen_place(const struct gk_seen *seen, struct gk_keyed text, uint32_t *mark)
{
    const struct gk_seen_segment *segment = &seen->segments[text.half[1] % GK_SEEN_SEGMENTS];
    const struct slot *slot = segment->capacity ? find(segment, text.half[0]) : NULL;
    if (slot && mark)
        *mark = (uint32_t)(slot->marked >> GK_SEEN_PLACE_BITS);
    return slot ? place_of(slot) : 0;
}

/* Puts it in, or over what is there where it `replaces`. */
static enum gk_status put(struct gk_seen *seen, struct gk_keyed text, uint64_t place, uint32_t mark,
                          bool replaces)
{
    struct gk_seen_segment *segment = &seen->segments[text.half[1] % GK_SEEN_SEGMENTS];
    if (place >> GK_SEEN_PLACE_BITS ||
        (segment->count >= segment->capacity - segment->capacity / 6 && grow(segment) != GK_OK))
        return GK_NO_MEMORY;
    struct slot *slot = find(segment, text.half[0]);
    bool free = !slot->marked;
    if (free || replaces)
        *slot = (struct slot){ text.half[0], (uint64_t)mark << GK_SEEN_PLACE_BITS | place };
    segment->count += free;
    return GK_OK;
}

enum gk_status gk_seen_put(struct gk_seen *seen, struct gk_keyed text, uint64_t place,
                           uint32_t mark)
{
    return put(seen, text, place, mark, false);
}

enum gk_status gk_seen_replace(struct gk_seen *seen, struct gk_keyed text, uint64_t place,
                               uint32_t mark)
{
    return put(seen, text, place, mark, true);
}

void gk_seen_free(struct gk_seen *seen)
{
    for (int i = 0; i < GK_SEEN_SEGMENTS; i++)
        gk_buffer_free(&seen->segments[i].slots);
    *seen = (struct gk_seen){ 0 };
}
