/*
 * gate.h - inside lib/text/damage: text looked at as fast as it is read.
 *
 * A way of looking goes over a text by blocks, and marks the places in them where something stands
 * that may be damage. There is a way for each instruction set, in a file of its own, and all say
 * the same of the same bytes: the portable one is the definition, and the tests hold the others
 * against it.
 */
#ifndef GK_TEXT_DAMAGE_GATE_H
#define GK_TEXT_DAMAGE_GATE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/tables/tables.h"

/* The bits of gk_suspect. */
enum {
    GK_SUSPECT_ODD = 1,
    GK_SUSPECT_ALWAYS = 2,
    GK_SUSPECT_CHECK = 4,
    GK_SUSPECT_TRADITIONAL = 8,
    GK_SUSPECT_SIMPLIFIED = 16,
    GK_SUSPECT_BRACKET = 32,
    GK_SUSPECT_STOP = GK_SUSPECT_ODD | GK_SUSPECT_ALWAYS | GK_SUSPECT_CHECK | GK_SUSPECT_BRACKET,
};

static inline uint8_t gk_suspect_at(const unsigned char *three)
{
    /* The bits that say how long a character is add up to E2080, and the table begins at 800. */
    return gk_suspect[((uint32_t)three[0] << 12) + ((uint32_t)three[1] << 6) + three[2] - 0xE2880];
}

/* What damage or a matter of style may begin with, by a byte of ASCII and the one behind it: kinds
 * of the first that the second one bears out. */
enum {
    GK_PAIR_SINGLE = 1,     /* a control, = ? ~ that need no second one */
    GK_PAIR_UNDERSCORE = 2, /* _ and x */
    GK_PAIR_BACKSLASH = 4,  /* \ and u U x \ b f or a digit */
    GK_PAIR_PERCENT = 8,    /* % and a hexadecimal digit or u */
    GK_PAIR_ENTITY = 16,    /* & or + and # or a letter or digit */
    GK_PAIR_TWIN = 32,      /* * x X and one of them */
    GK_PAIR_GLYPH = 128,    /* ( and c */
    GK_PAIR_BRACKET = 64,   /* behind no ASCII, ( [ < { and 1 2, a small letter or EF */
};
extern const uint8_t gk_pair_first[128];
extern const uint8_t gk_pair_second[128];

/* What a number in which letters stand for digits begins with, by a byte. */
enum {
    GK_NUMBER_LOOKALIKE = 1, /* O o l I |, taken for 0 and 1 */
    GK_NUMBER_ZERO = 2,
    GK_NUMBER_LABEL = 4, /* 81, 88 and 9A, by their lower seven bits: what 码 （ ： end with */
};
extern const uint8_t gk_in_number[128];

static inline bool gk_is_lookalike(unsigned char c)
{
    return c < 0x80 && gk_in_number[c] & GK_NUMBER_LOOKALIKE;
}

static inline bool gk_ends_label(unsigned char c)
{
    return c >= 0x80 && gk_in_number[c & 0x7F] & GK_NUMBER_LABEL;
}

enum { GK_GATE_BLOCK = 64, GK_GATE_TAIL = 4 };

/*
 * Goes over valid UTF-8 by blocks of 64 bytes, the last one shorter, from `at` on until one has a
 * place that asks for a second look. Returns that block with *marks, a bit for each such byte, the
 * lowest for the block's first; or `end`. `at` is `start`, where the text begins, or lies behind a
 * block. The bits of the characters that begin in what was passed, and in the block returned, are
 * added to *bits. A place is:
 *
 *   - a pair of bytes as above
 *   - a lookalike that no ASCII follows within GK_GATE_TAIL bytes
 *   - ASCII behind what ends a label, but a quotation mark
 *   - 0 behind no ASCII, and the last byte of its ASCII or the last but one
 *   - a character of two bytes but U+00A0 and U+00B7, or of four
 *   - one of three with a bit of GK_SUSPECT_STOP; a bracket only before what bears it out
 */
typedef const unsigned char *gk_gate_look(const unsigned char *start, const unsigned char *at,
                                          const unsigned char *end, uint64_t *marks,
                                          unsigned *bits);

/* Whether the byte `at`, where a character begins, is such a place. */
bool gk_gate_is_place(const unsigned char *start, const unsigned char *at, const unsigned char *end,
                      unsigned *bits);

struct gk_gate_way {
    const char *name;
    gk_gate_look *look; /* NULL: not built for this machine */
};

extern const struct gk_gate_way gk_gate_portable;
extern const struct gk_gate_way gk_gate_avx2;
extern const struct gk_gate_way gk_gate_avx512;

/* Whether this machine has what the way was built with. */
bool gk_gate_has(const struct gk_gate_way *);

#endif
