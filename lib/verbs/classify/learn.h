/*
 * learn.h - a model for one taxonomy, learned from records (taxonomy/train.h).
 *
 * A record that has labels (label.h) is learned by the first, GK_LEARN_BY_LABEL times; the others
 * are not held against it; a record of no class speaks against all. A record without labels, or
 * every one where no field is named, is learned once, by what the taxonomy's rows say of it: their
 * class where they are sure, no class where they find no evidence. Other records are left out, and
 * those whose label is no class of the taxonomy. What was learned before has no say.
 *
 * Records are taken in the order of the input: the same file for any number of threads.
 */
#ifndef GK_VERBS_CLASSIFY_LEARN_H
#define GK_VERBS_CLASSIFY_LEARN_H

#include "taxonomy/train.h"
#include "verbs/classify/label.h"
#include "verbs/verb.h"

enum { GK_LEARN_BY_LABEL = 20 };

/* Owns its names; the classifier, of one taxonomy, must outlive it, and is made to forget what was
 * learned and to leave the labelled field out. Born as { 0 }; made by one thread, then only
 * read. */
struct gk_learn_plan {
    const struct gk_classifier *classifier;
    bool has_labels;
    struct gk_class_label_place place;
    struct gk_class_names names;
    struct gk_arena arena;
};

/* An empty field: the rows alone say what is learned. */
enum gk_status gk_learn_plan_open(struct gk_learn_plan *, struct gk_classifier *,
                                  struct gk_bytes field) GK_MUST_USE;

void gk_learn_plan_close(struct gk_learn_plan *);

/* What was learned from. Owns it. Born as { 0 }; one thread. */
struct gk_learn_tally {
    const struct gk_learn_plan *plan;
    struct gk_train train;
    uint64_t by_label;
    uint64_t by_rows;
    uint64_t left_out;
};

enum gk_status gk_learn_tally_open(struct gk_learn_tally *,
                                   const struct gk_learn_plan *) GK_MUST_USE;

void gk_learn_tally_close(struct gk_learn_tally *);

/* Its plan is a struct gk_learn_plan, its tally a struct gk_learn_tally. */
extern const struct gk_verb gk_learn_verb;

/* The model as a file (gk-profile.5, model/NAME.tsv). Nothing is learned from afterwards. */
enum gk_status gk_learn_write(struct gk_learn_tally *, struct gk_buffer *out) GK_MUST_USE;

#endif
