/*
 * labels.h - the profile's words that say what a value is (domain/personal.h), in an automaton.
 *
 * They stand in profile.json under redact, by kind: the lists labels, public and other, and under
 * redact.values those that speak of every kind.
 */
#ifndef GK_VERBS_LABELS_H
#define GK_VERBS_LABELS_H

#include "domain/personal.h"
#include "match/pairs.h"
#include "profile/profile.h"
#include "text/columns.h"

enum {
    GK_LABELS_KNOWN = 256,
    GK_LABELS_NAME = 44, /* bytes of a name that is remembered */
};

/* What reading names and heads needs, kept from text to text. Born as { 0 }. One thread. */
struct gk_label_scratch {
    struct gk_folded folded;
    struct gk_endings endings;
    struct gk_columns columns;
    struct gk_buffer places; /* of struct gk_personal_place */
    struct gk_buffer joined; /* a text behind the lines above it */
    struct {
        struct gk_buffer lines; /* the same lines as they were read last … */
        const char *at;         /* … where they stood … */
        uint64_t text;          /* … as which text … */
        bool says;              /* … and whether words are in them */
    } above;
    /* Names that have been read: all records have the same. */
    struct {
        uint32_t length;
        char text[GK_LABELS_NAME];
        struct gk_personal_hints hints;
    } names[GK_LABELS_KNOWN];
    /* Heads of the text at hand that have been read: nearly every row asks for the same. */
    struct {
        struct gk_bytes head;
        uint64_t text; /* of which text */
        struct gk_personal_hints hints;
    } known[GK_LABELS_KNOWN];
    uint64_t text;  /* the number of the text at hand, or of the lines above it */
    uint64_t texts; /* the number that was given last: that of the text at hand */
};

void gk_label_scratch_free(struct gk_label_scratch *);

/* Adds the words to an automaton that is not built yet, as words of this kind of its kinds. */
enum gk_status gk_labels_add(struct gk_words *, unsigned kind, const struct gk_profile *,
                             struct gk_arena *) GK_MUST_USE;

/* Adds the words of some roles of some kinds, a bit for each, to a sieve. */
enum gk_status gk_labels_sieve(struct gk_pairs *, unsigned kind, const struct gk_profile *,
                               struct gk_arena *, uint32_t kinds, unsigned roles) GK_MUST_USE;

/* Replaces `found` by the words of that kind in a text whose endings these are: what
 * gk_personal_walk wants. */
enum gk_status gk_labels_find(const struct gk_words *, unsigned kind, const struct gk_endings *,
                              struct gk_matches *found) GK_MUST_USE;

/* Adds what the words in the name of a member say, the last one first. What the scratch remembers
 * of a name counts for one automaton. */
enum gk_status gk_labels_read_name(const struct gk_words *, unsigned kind, struct gk_bytes name,
                                   struct gk_label_scratch *,
                                   struct gk_personal_hints *) GK_MUST_USE;

/* Whether the words in the heads of a list, or the names of the members of an object, are those of
 * a list of persons: a name, or what only a person has, and nothing of an office. */
enum gk_status gk_labels_of_persons(const struct gk_words *, unsigned kind, struct gk_bytes row,
                                    struct gk_label_scratch *, bool *persons) GK_MUST_USE;

/* Says that a fixed telephone is somebody's. */
void gk_labels_own_telephone(struct gk_personal_hints *);

/* Replaces scratch->places by the cells of the tables in the text that was folded, where heads over
 * them, or else the first cell of the row, say something. `found` are the words in it. A text that
 * has no table may be a row of one that has begun in the lines above. */
enum gk_status gk_labels_place(const struct gk_words *, unsigned kind, const struct gk_folded *,
                               const struct gk_matches *found, const struct gk_bytes *above,
                               unsigned above_count, struct gk_label_scratch *) GK_MUST_USE;

/*
 * Whether a text goes on at `at`, behind a word, as behind the head of a column: with what parts
 * cells, before a colon, a digit or the end of a sentence. `json`: as it stands in a record, where
 * escapes count as what parts cells.
 */
bool gk_labels_may_head(struct gk_bytes text, bool json, uint32_t at);

/* Whether there is a row below a head in the text. */
enum gk_status gk_labels_rows(struct gk_bytes text, struct gk_label_scratch *,
                              bool *rows) GK_MUST_USE;

#endif
