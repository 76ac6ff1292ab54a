/*
 * words.h - many words at once: an Aho-Corasick automaton over folded characters.
 *
 * Words are folded as texts are (text/fold.h), so that `ＡＢＣ` finds `abc`, and `內部` `内(nèi)部`.
 * Built once from a profile, then only read: safe from many threads. A search takes time in
 * proportion to the text and to the number of matches, whatever the words. Every match is
 * reported, overlapping ones too; gk_matches_leftmost keeps what a reader would call the matches.
 */
#ifndef GK_MATCH_WORDS_H
#define GK_MATCH_WORDS_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/status.h"
#include "text/fold.h"

struct gk_automaton;

/* Owns the automaton. Born as { 0 }. */
struct gk_words {
    struct gk_automaton *automaton;
};

/*
 * Adds a word before the build. `value` is given back with its matches; the same word may stand
 * for several values (for the same one it counts once). *empty is set, and nothing added, where
 * nothing is left of it when folded.
 */
enum gk_status gk_words_add(struct gk_words *, struct gk_bytes word, uint32_t value, bool *empty)
    GK_MUST_USE;

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

/* Appends every match, ordered by end, then the longer first, then by value. */
enum gk_status gk_words_find(const struct gk_words *, const struct gk_folded *,
                             struct gk_matches *) GK_MUST_USE;

/* Orders by start, then the longer first, then by value (in place, no memory needed). */
void gk_matches_sort(struct gk_matches *);

/* Of sorted matches keeps the leftmost, of those the longest (all values of that span), then
 * goes on behind it. */
void gk_matches_leftmost(struct gk_matches *);

#endif
