/*
 * way.h - inside lib/text/units: one way of reading characters, per instruction set. The portable
 * one is the definition.
 */
#ifndef GK_TEXT_UNITS_WAY_H
#define GK_TEXT_UNITS_WAY_H

#include "text/units.h"

/*
 * Writes characters of up to three bytes from `at` on to *out, and moves *out, until one of four
 * bytes or the byte `stop` begins, `end` is reached, or `room` is (beyond which 64 more may be
 * written). It may stop before: then its caller reads one character and asks again.
 */
typedef const unsigned char *gk_units_pass(const unsigned char *at, const unsigned char *end,
                                           unsigned char stop, uint16_t **out,
                                           const uint16_t *room);

/* gk_units_fold. */
typedef size_t gk_units_folder(const struct gk_units_table *, const uint16_t *raw, size_t count,
                               uint16_t *out);

/* gk_units_digits of one block. */
typedef void gk_units_block(const uint16_t *units, uint64_t *digits, uint64_t *joined);

/* Of 64 units those that begin a pair which may be wanted; in *enough those of them for which no
 * third unit has to be asked for. */
typedef uint64_t gk_units_finder(const struct gk_units_pairs *, const uint16_t *units,
                                 uint64_t *enough);

struct gk_units_way {
    const char *name;
    gk_units_pass *pass; /* NULL: not built for this machine */
    gk_units_folder *fold;
    gk_units_block *block;
    gk_units_finder *find;
};

/* For ways that have nothing better. */
gk_units_folder gk_units_fold_portable;
gk_units_finder gk_units_find_portable;

extern const struct gk_units_way gk_units_portable;
extern const struct gk_units_way gk_units_avx2;
extern const struct gk_units_way gk_units_avx512;
extern const struct gk_units_way gk_units_neon;

#endif
