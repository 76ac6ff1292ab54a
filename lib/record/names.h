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

struct gk_name {
    uint32_t start;  /* in the line, or in scanner->unescaped where `escaped` */
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
    bool object;
    bool sort_names; /* too many to compare one by one: look when the object closes */
};

/* The slow part of gk_names_add: more room, escapes, a name that may stand there already. */
enum gk_status gk_names_add_slowly(struct gk_scanner *, struct gk_level *, const char *line,
                                   struct gk_name name, bool *twice) GK_MUST_USE;

/* Hash of a name from its length and its first and last eight bytes; those of a shorter name are
 * read with what follows it, which is there, and masked away. */
static inline uint64_t gk_names_hash(struct gk_bytes name)
{
    uint64_t first, last = 0;
    memcpy(&first, name.at, 8);
    if (name.length < 8)
        first &= (UINT64_C(1) << (8 * name.length)) - 1;
    else
        memcpy(&last, name.at + name.length - 8, 8);
    uint64_t hash = (first ^ name.length) * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ hash >> 29 ^ last) * UINT64_C(0xBF58476D1CE4E5B9);
    return hash ^ hash >> 32;
}

/*
 * Adds a name to the object `level`; *twice is set where the object has that name already.
 */
static inline enum gk_status gk_names_add(struct gk_scanner *scanner, struct gk_level *level,
                                          const char *line, struct gk_name name, bool *twice)
{
    *twice = false;
    uint64_t hash = gk_names_hash((struct gk_bytes){ line + name.start, name.length });
    uint64_t bit = UINT64_C(1) << (hash >> 58);
    if (name.escaped || level->filter & bit || scanner->name_count == scanner->name_capacity)
        return gk_names_add_slowly(scanner, level, line, name, twice);
    level->filter |= bit;
    /* Field by field: a copy of the whole would wait for the parts just written. */
    struct gk_name *kept = &scanner->names[scanner->name_count++];
    kept->start = name.start;
    kept->length = name.length;
    kept->hash = (uint32_t)hash;
    kept->place = name.place;
    kept->escaped = false;
    return GK_OK;
}

/* Forgets the names of an object that closes and has to be sorted. Where one stood twice *place
 * is where it stood again (the first such place), else UINT32_MAX. */
void gk_names_sort_out(struct gk_scanner *, struct gk_level *, const char *line, uint32_t *place);

#endif
