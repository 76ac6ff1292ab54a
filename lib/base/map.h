/*
 * map.h - from bytes to a number, filled when a profile is loaded and then only read.
 *
 * Born as { 0 }; owns its table, not the keys: a key must live as long as the map (usually in
 * the arena that the map's owner keeps). Looking up is safe from many threads. It has no order:
 * what is found in it does not depend on the seed.
 */
#ifndef GK_BASE_MAP_H
#define GK_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/status.h"

struct gk_map_entry {
    struct gk_bytes key;
    uint64_t hash;
    uint32_t value;
    bool used;
};

struct gk_map {
    struct gk_map_entry *entries;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
    uint64_t seed; /* of its hashes, drawn by chance: strangers' names cannot be made to collide */
};

/* Puts the key in, or replaces its value. */
enum gk_status gk_map_put(struct gk_map *, struct gk_bytes key, uint32_t value) GK_MUST_USE;

/* The value, or `otherwise` where the key is not in the map. */
uint32_t gk_map_get(const struct gk_map *, struct gk_bytes key, uint32_t otherwise);

void gk_map_free(struct gk_map *);

#endif
