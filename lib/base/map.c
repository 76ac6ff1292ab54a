#include "base/map.h"

#include "base/keyed.h"
#include "base/lanes.h"
#include "base/memory.h"

/* Both halves of the product: every bit of the seed has a say in every bit of the hash. */
static uint64_t mix(uint64_t hash, uint64_t word, uint64_t seed)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)(hash ^ word) * seed;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_of(struct gk_bytes bytes, uint64_t seed)
{
    uint64_t hash = seed ^ bytes.length;
    while (bytes.length >= 8) {
        hash = mix(hash, gk_lanes_number(bytes.at, 8), seed);
        bytes.at += 8;
        bytes.length -= 8;
    }
    return mix(hash, gk_lanes_number(bytes.at, bytes.length), seed);
}

/* The key's entry, or the free one where it would go. The table is never full. */
static struct gk_map_entry *find(const struct gk_map *map, struct gk_bytes key, uint64_t hash)
{
    size_t mask = map->capacity - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct gk_map_entry *entry = &map->entries[i];
        if (!entry->used || (entry->hash == hash && gk_bytes_equal(entry->key, key)))
            return entry;
    }
}

static enum gk_status grow(struct gk_map *map)
{
    size_t capacity = map->capacity ? gk_size_multiply(map->capacity, 2) : 16;
    size_t size = gk_size_multiply(capacity, sizeof *map->entries);
    struct gk_map larger = { gk_memory_allocate(size), capacity, map->count,
                             map->capacity ? map->seed : gk_seed_of_process().half[0] | 1 };
    if (!larger.entries)
        return GK_NO_MEMORY;
    memset(larger.entries, 0, size);
    for (size_t i = 0; i < map->capacity; i++) {
        struct gk_map_entry *entry = &map->entries[i];
        if (entry->used)
            *find(&larger, entry->key, entry->hash) = *entry;
    }
    gk_memory_release(map->entries);
    *map = larger;
    return GK_OK;
}

enum gk_status gk_map_put(struct gk_map *map, struct gk_bytes key, uint32_t value)
{
    if (map->count * 4 >= map->capacity * 3 && grow(map) != GK_OK)
        return GK_NO_MEMORY;
    uint64_t hash = hash_of(key, map->seed);
    struct gk_map_entry *entry = find(map, key, hash);
    if (!entry->used)
        map->count++;
    *entry = (struct gk_map_entry){ key, hash, value, true };
    return GK_OK;
}

uint32_t gk_map_get(const struct gk_map *map, struct gk_bytes key, uint32_t otherwise)
{
    if (!map->count)
        return otherwise;
    const struct gk_map_entry *entry = find(map, key, hash_of(key, map->seed));
    return entry->used ? entry->value : otherwise;
}

void gk_map_free(struct gk_map *map)
{
    gk_memory_release(map->entries);
    *map = (struct gk_map){ 0 };
}
