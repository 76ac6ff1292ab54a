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

/*
 * Adds a name to the object `level`; `text` is what stands between the quotation marks. *twice is
 * set where the object has that name already.
 */
enum gk_status gk_names_add(struct gk_scanner *, struct gk_level *, const char *line,
                            struct gk_name name, bool *twice) GK_MUST_USE;

/* Forgets the names of the object that closes. Where one stood twice and was not found before,
 * *place is where it stood again (the first such place), else UINT32_MAX. */
void gk_names_close(struct gk_scanner *, struct gk_level *, const char *line, uint32_t *place);

#endif
