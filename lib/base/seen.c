#include "base/seen.h"

#include <string.h>

#include "base/memory.h"

/*
 * A slot is three words, four with a mark: 62 bits of the text, from the highest, then the place,
 * 0 in a free one. What half[1] has chosen the segment by is known of every text in it.
 */
enum {
    LEAST_HOMES = 16,
    TAIL = 16, /* slots that are free behind all when a segment has grown */
    PLACE_HIGH_BITS = GK_SEEN_PLACE_BITS - 32,
};

static size_t width_of(const struct gk_seen *seen)
{
    return seen->marks ? 4 : 3;
}

static uint64_t key_of_text(struct gk_keyed text)
{
    return text.half[0] >> PLACE_HIGH_BITS;
}

static uint64_t key_of(const uint32_t *slot)
{
    return (uint64_t)slot[0] << (32 - PLACE_HIGH_BITS) | slot[1] >> PLACE_HIGH_BITS;
}

static uint64_t place_of(const uint32_t *slot)
{
    return (uint64_t)(slot[1] % (1U << PLACE_HIGH_BITS)) << 32 | slot[2];
}

static void fill(uint32_t *slot, size_t width, uint64_t key, uint64_t place, uint32_t mark)
{
    slot[0] = (uint32_t)(key >> (32 - PLACE_HIGH_BITS));
    slot[1] = (uint32_t)(key << PLACE_HIGH_BITS | place >> 32);
    slot[2] = (uint32_t)place;
    if (width == 4)
        slot[3] = mark;
}

/* The slot in which the key stands if nothing pushes it on; grows with the key. */
static size_t home_of(uint64_t key, size_t homes)
{
    return (size_t)((key >> (32 - PLACE_HIGH_BITS)) * homes >> 32);
}

/* The first slot from the key's home that is free or does not come before it. */
static size_t find(const struct gk_seen_segment *segment, size_t width, uint64_t key)
{
    size_t at = home_of(key, segment->homes);
    const uint32_t *slot = segment->slots + at * width;
    while (at < segment->total && place_of(slot) && key_of(slot) < key)
        at++, slot += width;
    return at;
}

static bool holds(const struct gk_seen_segment *segment, size_t width, size_t at, uint64_t key)
{
    if (at >= segment->total)
        return false;
    const uint32_t *slot = segment->slots + at * width;
    return place_of(slot) && key_of(slot) == key;
}

/* How many slots there must be for what is in the segment, were it spread over so many homes: as
 * many as the last of them has before it, and itself. */
static size_t room_for(const struct gk_seen_segment *segment, size_t width, size_t homes)
{
    size_t next = 0;
    for (size_t at = 0; at < segment->total; at++) {
        const uint32_t *slot = segment->slots + at * width;
        if (!place_of(slot))
            continue;
        size_t home = home_of(key_of(slot), homes);
        next = (home > next ? home : next) + 1;
    }
    return next > homes ? next : homes;
}

/* Moves what is in the segment behind all free slots, in its order. */
static void push_back(struct gk_seen_segment *segment, size_t width)
{
    size_t size = width * sizeof *segment->slots;
    size_t to = segment->total;
    for (size_t at = segment->total; at-- > 0;) {
        uint32_t *slot = segment->slots + at * width;
        if (!place_of(slot))
            continue;
        if (--to != at) {
            memcpy(segment->slots + to * width, slot, size);
            memset(slot, 0, size);
        }
    }
}

/* And from there each to its home, or behind the one before it. There is `room_for` them, so that
 * none comes to stand on one that has still to move. */
static void spread(struct gk_seen_segment *segment, size_t width)
{
    size_t size = width * sizeof *segment->slots;
    size_t next = 0;
    for (size_t at = segment->total - segment->count; at < segment->total; at++) {
        uint32_t *slot = segment->slots + at * width;
        size_t home = home_of(key_of(slot), segment->homes);
        next = home > next ? home : next;
        if (next != at) {
            memcpy(segment->slots + next * width, slot, size);
            memset(slot, 0, size);
        }
        next++;
    }
}

/* Spreads the segment over so many homes, with free slots behind all. */
static enum gk_status resize(struct gk_seen_segment *segment, size_t width, size_t homes)
{
    size_t needed = room_for(segment, width, homes);
    size_t total = (needed > segment->total ? needed : segment->total) + TAIL;
    size_t size = gk_size_multiply(total, width * sizeof *segment->slots);
    uint32_t *slots = gk_memory_resize(segment->slots, size);
    if (!slots)
        return GK_NO_MEMORY;
    memset(slots + segment->total * width, 0, (total - segment->total) * width * sizeof *slots);
    *segment = (struct gk_seen_segment){ slots, homes, total, segment->count };
    push_back(segment, width);
    spread(segment, width);
    return GK_OK;
}

static enum gk_status grow(struct gk_seen_segment *segment, size_t width)
{
    size_t more = segment->homes / 16;
    return resize(segment, width, segment->homes + (more > LEAST_HOMES ? more : LEAST_HOMES));
}

/* Makes the slot free that the key, which is not there, belongs in. False where there is no room
 * behind it. */
static bool make_room(struct gk_seen_segment *segment, size_t width, size_t at)
{
    size_t end = at;
    while (end < segment->total && place_of(segment->slots + end * width))
        end++;
    if (end == segment->total)
        return false;
    uint32_t *slot = segment->slots + at * width;
    memmove(slot + width, slot, (end - at) * width * sizeof *slot);
    return true;
}

uint64_t gk_seen_place(const struct gk_seen *seen, struct gk_keyed text, uint32_t *mark)
{
    const struct gk_seen_segment *segment = &seen->segments[text.half[1] % GK_SEEN_SEGMENTS];
    size_t width = width_of(seen);
    uint64_t key = key_of_text(text);
    size_t at = segment->total ? find(segment, width, key) : 0;
    if (!holds(segment, width, at, key))
        return 0;
    const uint32_t *slot = segment->slots + at * width;
    if (mark && seen->marks)
        *mark = slot[3];
    return place_of(slot);
}

/* Puts it in, or over what is there where it `replaces`. */
static enum gk_status put(struct gk_seen *seen, struct gk_keyed text, uint64_t place, uint32_t mark,
                          bool replaces)
{
    struct gk_seen_segment *segment = &seen->segments[text.half[1] % GK_SEEN_SEGMENTS];
    size_t width = width_of(seen);
    uint64_t key = key_of_text(text);
    if (place >> GK_SEEN_PLACE_BITS ||
        (segment->count >= segment->homes - segment->homes / 16 && grow(segment, width) != GK_OK))
        return GK_NO_MEMORY;
    size_t at = find(segment, width, key);
    bool there = holds(segment, width, at, key);
    if (there && !replaces)
        return GK_OK;
    if (!there && !make_room(segment, width, at)) {
        if (resize(segment, width, segment->homes) != GK_OK)
            return GK_NO_MEMORY;
        at = find(segment, width, key);
        make_room(segment, width, at);
    }
    fill(segment->slots + at * width, width, key, place, mark);
    segment->count += !there;
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
        gk_memory_release(seen->segments[i].slots);
    *seen = (struct gk_seen){ .marks = seen->marks };
}
