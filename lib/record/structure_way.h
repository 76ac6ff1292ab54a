/*
 * structure_way.h - inside lib/record: one way of looking at a block, per instruction set.
 */
#ifndef GK_RECORD_STRUCTURE_WAY_H
#define GK_RECORD_STRUCTURE_WAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the next 64 bytes must know of those before. */
struct gk_utf8_carry {
    uint64_t leads; /* of the 64 bytes before: where two-, three-, four-byte characters begin */
    uint64_t three;
    uint64_t four;
    bool invalid;           /* they hold a fault of their own */
    unsigned char last[64]; /* the bytes before, for ways that look at pairs of bytes */
};

/*
 * Looks at `chunks` times 64 bytes; one byte more must be readable. Writes a word of marks and
 * whether it is faulty (structure.h) for each, and goes on with *carry.
 */
typedef void gk_look(const unsigned char *bytes, size_t chunks, uint64_t *marks, bool *faulty,
                     struct gk_utf8_carry *carry);

/* gk_structure_pass_units. */
typedef const char *gk_pass_units(const char *at);

struct gk_way {
    const char *name;
    gk_look *look; /* NULL: not built for this machine */
    gk_pass_units *pass_units;
};

gk_pass_units gk_pass_units_portable; /* for ways that have nothing better */
gk_pass_units gk_pass_units_avx2;

extern const struct gk_way gk_way_portable;
extern const struct gk_way gk_way_sse2;
extern const struct gk_way gk_way_avx2;
extern const struct gk_way gk_way_avx512;
extern const struct gk_way gk_way_neon;

#endif
