/*
 * units.h - text as numbers of 16 bits: the quick reading that stands in front of folding.
 *
 * A unit is what folding makes of one character for itself (text/fold.h), but for the forms of
 * common Han, U+4E00 to U+9FFF, which stay as they are written until gk_unit_matched makes one of
 * them: the low half of its number, without the characters that folding drops and without any
 * blank. What depends on what stands beside it is left undone: glosses stay, and a blank is none
 * even where folding keeps it. So equal folded texts have matching units where there is no gloss,
 * and whoever looks for a word by its units misses none; what is found so is to be looked at again
 * in folded text.
 *
 * Characters are read by a way for each instruction set (units/way.h), which all say the same. In
 * JSON, what stands between quotation marks, escapes are read as what they stand for. Any thread.
 */
#ifndef GK_TEXT_UNITS_H
#define GK_TEXT_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

enum {
    GK_UNIT_SEVERAL = 0xD800, /* in the table: the character becomes several units */
    GK_UNITS_MOST = 4,        /* units of one character */
    GK_UNITS_SLACK = 64,      /* behind what is written, room for so many must be left */
};

/* What each character of the BMP becomes; 0: nothing. */
struct gk_units_table {
    uint16_t unit[0x10000];
};

void gk_units_table_fill(struct gk_units_table *);

/* The unit in the form that folding makes of it. */
uint16_t gk_unit_matched(uint16_t unit);

/* The unit of a folded character; 0: it is a blank. */
uint16_t gk_unit_of_folded(uint32_t character);

/* The units that a character becomes; how many. */
unsigned gk_units_of(uint32_t character, uint16_t out[GK_UNITS_MOST]);

/* How far a text has been read: valid UTF-8, or a line of valid JSON. */
struct gk_units_source {
    const unsigned char *at;
    const unsigned char *end;
    bool json;
};

/*
 * Reads characters into `out`, as they are written, until the end or until `room` are there, or up
 * to GK_UNITS_SLACK more, for which there must be room too. Those beyond the BMP come as the units
 * they become. Returns how many there are; 0 only at the end.
 */
size_t gk_units_read(struct gk_units_source *, uint16_t *out, size_t room);

/* Turns what was read into units, at `out`, where there is room for GK_UNITS_MOST of each and
 * GK_UNITS_SLACK more. Returns how many there are. */
size_t gk_units_fold(const struct gk_units_table *, const uint16_t *raw, size_t count,
                     uint16_t *out);

/* Reads one character, and slower; it may be dropped. */
size_t gk_units_read_one(struct gk_units_source *, uint16_t out[GK_UNITS_MOST]);

/* Whether a unit is an ASCII digit or may stand between the digits of one number: - . / _ ~ + ( ),
 * dashes and middle dots. */
static inline bool gk_unit_joins(uint16_t c)
{
    return (c >= '-' && c <= '9') || c == '_' || c == '~' || c == '+' || c == '(' || c == ')' ||
           c == 0xB7 || (c >= 0x2010 && c <= 0x2015) || c == 0x2022 || c == 0x2027 || c == 0x2212 ||
           c == 0x2500 || c == 0x30FB || c == 0x30FC;
}

/*
 * Sets a bit for each of 64 units of every block: those that are ASCII digits, and those that join
 * (gk_unit_joins).
 */
void gk_units_digits(const uint16_t *units, size_t blocks, uint64_t *digits, uint64_t *joined);

/* The number of two units by which a table knows them, of so many bits (at most 32). */
static inline uint32_t gk_units_number(uint16_t first, uint16_t second, unsigned bits)
{
    return (((uint32_t)first << 16 | second) * 0x9E3779B1u) >> (32 - bits);
}

/* The same of one unit more, from the number that those before it have in 32 bits. */
static inline uint32_t gk_units_number_on(uint32_t number, uint16_t unit)
{
    return (number + unit) * 0x85EBCA77u;
}

/*
 * What a search for the beginnings of words needs: of two, three and four units a table by the
 * highest bits of their number. The first two have two bits for each: the lower where one unit more
 * has to be asked for, the upper where so many are enough.
 */
struct gk_units_pairs {
    const uint32_t *begins;
    const uint32_t *thirds;
    const uint32_t *fourths; /* one bit */
    unsigned bits;           /* of the number of a pair, at least 4 … */
    unsigned more_bits;      /* … and of more units, at least 5 */
    uint32_t ascii[4];       /* a bit for each ASCII character that begins a pair of ASCII */
};

/* Of 64 units and the three behind them: a bit for each that begins a word which may be wanted. */
uint64_t gk_units_find(const struct gk_units_pairs *, const uint16_t *units);

/* The way in use, and for tests another one; false where this machine lacks it. */
const char *gk_units_way_name(void);
bool gk_units_choose(const char *name);

#endif
