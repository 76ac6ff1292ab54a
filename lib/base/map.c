#include "base/map.h"

#include "base/memory.h"

static uint64_t read_word(const char *at, size_t length)
{
    uint64_t word = 0;
    memcpy(&word, at, length);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

uint64_t gk_hash(struct gk_bytes bytes)
{
    uint64_t hash = bytes.length;
    while (bytes.length >= 8) {
        hash = mix(hash, read_word(bytes.at, 8));
        bytes.at += 8;
        bytes.length -= 8;
    }
    return bytes.length ? mix(hash, read_word(bytes.at, bytes.length)) : hash;
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
    struct gk_map larger = { gk_memory_allocate(size), capacity, map->count };
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
    uint64_t hash = gk_hash(key);
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
    const struct gk_map_entry *entry = find(map, key, gk_hash(key));
    return entry->used ? entry->value : otherwise;
}

void gk_map_free(struct gk_map *map)
{
    gk_memory_release(map->entries);
    *map = (struct gk_map){ 0 };
}
