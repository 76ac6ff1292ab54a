/*
 * pairs.h - where in a text one of many words may stand, or a long number: the sieve in front of
 * folding.
 *
 * A text is read as units (text/units.h). Two neighbours that begin no word are passed over by one
 * look at a small table, and where they begin longer ones the third and the fourth are asked for in
 * the same way; behind those that are left all units of the word are compared by a hash. So nearly
 * every place that is given holds a word indeed, as far as units can say; what folding knows better
 * (glosses, blanks, where Latin words end) is for the caller to settle. No place is missed: where
 * the folded text holds a folded word, the units hold its units, except across a gloss, whose
 * bracket and letter are to be words of their own.
 *
 * Built once, then only read: safe from many threads. A walk needs no memory but itself.
 */
#ifndef GK_MATCH_PAIRS_H
#define GK_MATCH_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/status.h"
#include "text/units.h"

enum {
    GK_PAIRS_KINDS = 20,  /* of words, numbered from 0 */
    GK_PAIRS_AHEAD = 64,  /* units that a candidate may be judged by, behind its beginning … */
    GK_PAIRS_BACK = 32,   /* … and in front of it */
    GK_PAIRS_NUMBER = 10, /* units of a long number at least: digits and what joins them … */
    GK_PAIRS_OF_IT = 10,  /* … of which so many are digits */
    GK_PAIRS_DIGITS = 5,  /* digits in one piece of a long code */
};

struct gk_sieve;

/* Owns the sieve. Born as { 0 }. */
struct gk_pairs {
    struct gk_sieve *sieve;
};

/* Adds a word before the build, in whatever form. Nothing is added where nothing is left of it. */
enum gk_status gk_pairs_add(struct gk_pairs *, struct gk_bytes word, unsigned kind) GK_MUST_USE;

/* Ends adding. Needed before the first walk, even without words. */
enum gk_status gk_pairs_build(struct gk_pairs *) GK_MUST_USE;

void gk_pairs_free(struct gk_pairs *);

/* A place where something may begin. */
struct gk_candidate {
    unsigned kinds;   /* of words: a bit for each */
    uint32_t lengths; /* of these words in units, a bit for each less one; of 32 at most */
    bool number;      /* so many digits and what may stand between them begin here … */
    bool digits;      /* … or so many digits alone */
    const uint16_t
        *units; /* from here on, GK_PAIRS_AHEAD of them; zeros before and behind the text.
                            * GK_PAIRS_BACK stand before. Until the next step */
};

enum {
    GK_PAIRS_CHUNK = 1024,
    GK_PAIRS_RAW = GK_PAIRS_CHUNK + GK_UNITS_SLACK,
    GK_PAIRS_SLICE = 64,
    GK_PAIRS_SLICES = GK_PAIRS_RAW / GK_PAIRS_SLICE + 1,
    GK_PAIRS_UNITS = GK_PAIRS_BACK + 2 * 64 + GK_UNITS_MOST * GK_PAIRS_RAW,
    GK_PAIRS_BLOCKS = GK_PAIRS_UNITS / 64 + 4,
};

/* A place of the source: from `at` on so many units are passed that were read, and the next one
 * became the unit that stands there. */
struct gk_pairs_origin {
    const unsigned char *at;
    size_t raw;
    ptrdiff_t unit;
};

/* A walk over one text. Owns nothing; filled in by gk_pairs_open, nothing of it is the caller's. */
struct gk_pairs_walk {
    const struct gk_sieve *sieve;
    struct gk_units_source source;
    struct gk_pairs_origin before; /* at the first unit there is, or before */
    struct gk_pairs_origin here;   /* what was read last, the chunk at hand */
    struct gk_pairs_origin asked; /* the place in it that was asked for last; `raw` are before it */
    size_t raw_count;             /* units as they were read, of the chunk at hand */
    size_t slices[GK_PAIRS_SLICES]; /* how many units stand before each slice of them */
    size_t count;                   /* behind the last unit there is */
    size_t end;                     /* so far they can be looked at now */
    size_t block;                   /* the first of the 64 units to be looked at next */
    uint64_t found;                 /* of the 64 before them those still to be judged … */
    uint64_t numbers;               /* … and those at which a long number begins … */
    uint64_t codes;                 /* … or so many digits alone */
    uint64_t joined_before;         /* of the last 64 before the first there are */
    uint64_t digits_before;
    uint64_t digits[GK_PAIRS_BLOCKS];
    uint64_t joined[GK_PAIRS_BLOCKS];
    uint16_t raw[GK_PAIRS_RAW];
    uint16_t units[GK_PAIRS_UNITS + 3 * 64];
};

/* `json`: the text is a line of JSON, whose escapes are read as what they stand for. */
void gk_pairs_open(struct gk_pairs_walk *, const struct gk_pairs *, struct gk_bytes text,
                   bool json);

/* The next place, in order; false behind the last. */
bool gk_pairs_next(struct gk_pairs_walk *, struct gk_candidate *);

/* Where in the text the unit stands, one of the candidate last given; half-open. Goes over the text
 * from the one asked for before, or from the chunk at hand. */
void gk_pairs_place(struct gk_pairs_walk *, const uint16_t *unit, struct gk_bytes text,
                    size_t *start, size_t *end);

/*
 * The units of a short text, for who looks closer at it: so many characters of it at most, and as
 * many zeros behind. `out` has room for GK_PAIRS_CLOSE.
 */
enum {
    GK_PAIRS_NEAR = 2 * GK_PAIRS_AHEAD,
    GK_PAIRS_CLOSE = GK_UNITS_MOST * (GK_PAIRS_NEAR + GK_UNITS_SLACK) + GK_PAIRS_NEAR,
};
void gk_pairs_read(const struct gk_pairs *, struct gk_bytes text, bool json,
                   uint16_t out[GK_PAIRS_CLOSE]);

/* How many common Han characters stand right before the unit, one of the candidate last given, with
 * nothing between, up to `most`; fewer where that cannot be told without going over the text. */
size_t gk_pairs_touching(const struct gk_pairs_walk *, const uint16_t *unit, size_t most);

/* Whether so many units from that one on stand side by side as they were read; false also where
 * that cannot be told. */
bool gk_pairs_is_plain(const struct gk_pairs_walk *, const uint16_t *unit, size_t count);

/* The common Han character that stands right behind the unit, with nothing between; 0 where there
 * is none, and where that cannot be told. */
uint16_t gk_pairs_behind(const struct gk_pairs_walk *, const uint16_t *unit);

#endif
