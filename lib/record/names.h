/*
 * names.h - inside lib/record: the member names of the objects that are open, and whether one
 * stands twice.
 *
 * Each object keeps a 64-bit filter of its names' hashes: most objects never compare two names.
 * A small object compares a name that hits the filter with those before it; a large one sorts
 * its names when it closes, so that no choice of names makes the work more than n log n.
 */
#ifndef GK_RECORD_NAMES_H
#define GK_RECORD_NAMES_H

#include "record/scan.h"

struct gk_open_name {
    uint32_t start; /* in the line, or in scanner->unescaped where `escaped` */
    uint32_t length;
    uint32_t hash;
    uint32_t place; /* of the name's quotation mark in the line */
    bool escaped;
};

struct gk_level {
    uint64_t filter;
    size_t first_name;  /* index of the object's first name in scanner->names */
    int64_t member;     /* index of the member whose value this is, or -1 */
    uint32_t start;     /* of the opening bracket, in the line */
    uint32_t container; /* where in scanner->containers its end is noted */
    bool object;
    bool sort_names; /* too many to compare one by one: look when the object closes */
};

/* The slow part of gk_names_add: more room, escapes, a name that may stand there already. */
enum gk_status gk_names_add_slowly(struct gk_scanner *, struct gk_level *, const char *line,
                                   uint32_t start, uint32_t length, bool escaped,
                                   bool *twice) GK_MUST_USE;

/* The first `count` bytes of a word as it lies in memory, count < 8, the others zero. */
static inline uint64_t gk_first_bytes(uint64_t word, size_t count)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return count ? word >> (8 * (8 - count)) << (8 * (8 - count)) : 0;
#else
    return word & ((UINT64_C(1) << (8 * count)) - 1);
#endif
}

/* Hash of a name from its length and its first and last eight bytes; those of a shorter name are
 * read with what follows it, which is there, and masked away. */
static inline uint64_t gk_names_hash(struct gk_bytes name)
{
    uint64_t first, last = 0;
    memcpy(&first, name.at, 8);
    if (name.length < 8)
        first = gk_first_bytes(first, name.length);
    else
        memcpy(&last, name.at + name.length - 8, 8);
    uint64_t hash = (first ^ name.length) * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ hash >> 29 ^ last) * UINT64_C(0xBF58476D1CE4E5B9);
    return hash ^ hash >> 32;
}

/*
 * Adds the name that stands at `start` of the line, behind its quotation mark, to the object
 * `level`; *twice is set where the object has it already. (Numbers, not a struct: copying one
 * whose parts have just been written makes the machine wait.)
 */
static inline enum gk_status gk_names_add(struct gk_scanner *scanner, struct gk_level *level,
                                          const char *line, uint32_t start, uint32_t length,
                                          bool escaped, bool *twice)
{
    *twice = false;
    uint64_t hash = gk_names_hash((struct gk_bytes){ line + start, length });
    uint64_t bit = UINT64_C(1) << (hash >> 58);
    if (escaped || level->filter & bit || scanner->name_count == scanner->name_capacity)
        return gk_names_add_slowly(scanner, level, line, start, length, escaped, twice);
    level->filter |= bit;
    struct gk_open_name *name = &scanner->names[scanner->name_count++];
    name->start = start;
    name->length = length;
    name->hash = (uint32_t)hash;
    name->place = start - 1;
    name->escaped = false;
    return GK_OK;
}

/* Forgets the names of an object that closes and has to be sorted. Where one stood twice *place
 * is where it stood again (the first such place), else UINT32_MAX. */
void gk_names_sort_out(struct gk_scanner *, struct gk_level *, const char *line, uint32_t *place);

#endif
