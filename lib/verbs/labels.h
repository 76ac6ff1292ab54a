/*
 * labels.h - the profile's words that say what a value is (domain/personal.h), in an automaton.
 *
 * They stand in profile.json under redact, by kind: the lists labels, public and other, and under
 * redact.values those that speak of every kind.
 */
#ifndef GK_VERBS_LABELS_H
#define GK_VERBS_LABELS_H

#include "domain/personal.h"
#include "profile/profile.h"

/* What reading a name needs, kept from name to name. Born as { 0 }. One thread at a time. */
struct gk_label_scratch {
    struct gk_folded folded;
    struct gk_endings endings;
};

void gk_label_scratch_free(struct gk_label_scratch *);

/* Adds the words to an automaton that is not built yet, as words of this kind of its kinds. */
enum gk_status gk_labels_add(struct gk_words *, unsigned kind, const struct gk_profile *,
                             struct gk_arena *) GK_MUST_USE;

/* Replaces `found` by the words of that kind in a text whose endings these are: what
 * gk_personal_walk wants. */
enum gk_status gk_labels_find(const struct gk_words *, unsigned kind, const struct gk_endings *,
                              struct gk_matches *found) GK_MUST_USE;

/* Adds what the words in a name (of a member, of a column) say, the last one first. */
enum gk_status gk_labels_read(const struct gk_words *, unsigned kind, struct gk_bytes name,
                              struct gk_label_scratch *, struct gk_personal_hints *) GK_MUST_USE;

#endif
