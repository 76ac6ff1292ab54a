/*
 * words.h - many words at once: an Aho-Corasick automaton over folded characters.
 *
 * Words are folded as texts are (text/fold.h), so that `ＡＢＣ` finds `abc`, and `內部` `内(nèi)部`.
 * Built once from a profile, then only read: safe from many threads. A million words need about
 * 130 MB while they are built and 90 MB then, and hardly slow the search.
 *
 * There are two ways to search. gk_words_find reports every match, overlapping ones too; its time
 * and memory are in proportion to the text and to the number of matches. gk_words_endings reports
 * where words end, in proportion to the text alone, whatever the words; gk_words_next then gives
 * the words that end there, and passes over kinds that are not asked for: who wants the longest of
 * a kind reads no further.
 */
#ifndef GK_MATCH_WORDS_H
#define GK_MATCH_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/status.h"
#include "text/fold.h"

struct gk_automaton;

/* Owns the automaton. Born as { 0 }. */
struct gk_words {
    struct gk_automaton *automaton;
};

/* Kinds of words are numbered from 0. */
enum { GK_WORD_KINDS = 8, GK_WORDS_ALL = 0xFF };

/*
 * Adds a word before the build. `value` is given back with its matches; the same word may stand
 * for several values (for the same one it counts once). `kind` is what its finder may ask for.
 * *empty is set, and nothing added, where nothing is left of it when folded.
 */
enum gk_status gk_words_add(struct gk_words *, struct gk_bytes word, uint32_t value, unsigned kind,
                            bool *empty) GK_MUST_USE;

/* Ends adding. Needed before the first search, even without words. */
enum gk_status gk_words_build(struct gk_words *) GK_MUST_USE;

void gk_words_free(struct gk_words *);

/* A match, in cells of the folded text (half-open). */
struct gk_match {
    uint32_t start;
    uint32_t end;
    uint32_t value;
};

/* Owns its matches. Born as { 0 }. */
struct gk_matches {
    struct gk_match *at;
    size_t count;
    size_t capacity;
};

void gk_matches_free(struct gk_matches *);

/* Appends one match. */
enum gk_status gk_matches_add(struct gk_matches *, struct gk_match) GK_MUST_USE;

/* Appends every match of a word of these kinds (a bit for each), ordered by end, then the longer
 * first, then by value. */
enum gk_status gk_words_find(const struct gk_words *, const struct gk_folded *, unsigned kinds,
                             struct gk_matches *) GK_MUST_USE;

/* A place behind which words end, and how many of them have been given. */
struct gk_ending {
    uint32_t end;    /* cell */
    uint32_t node;   /* of the automaton */
    uint32_t passed; /* words of that node */
    uint32_t kinds;  /* a bit for each kind of the words that are left */
};

/* Owns its endings. Born as { 0 }. */
struct gk_endings {
    struct gk_ending *at;
    size_t count;
    size_t capacity;
};

void gk_endings_free(struct gk_endings *);

/* Replaces the endings by those of the text, in order. */
enum gk_status gk_words_endings(const struct gk_words *, const struct gk_folded *,
                                struct gk_endings *) GK_MUST_USE;

/* The same as gk_words_next, where words of one of these kinds are left. */
bool gk_words_take(const struct gk_words *, struct gk_ending *, unsigned kinds, struct gk_match *,
                   unsigned *kind);

/*
 * The next word that ends there, of one of these kinds (a bit for each): the longest first, then
 * by value. False behind the last. What was passed over for its kind does not come again.
 */
static inline bool gk_words_next(const struct gk_words *words, struct gk_ending *ending,
                                 unsigned kinds, struct gk_match *match, unsigned *kind)
{
    return ending->kinds & kinds && gk_words_take(words, ending, kinds, match, kind);
}

/* Orders by start, then the longer first, then by value (in place, no memory needed). */
void gk_matches_sort(struct gk_matches *);

/* Of sorted matches keeps the leftmost, of those the longest (all values of that span), then
 * goes on behind it. */
void gk_matches_leftmost(struct gk_matches *);

#endif
