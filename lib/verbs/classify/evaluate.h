/*
 * evaluate.h - how right the answers of one taxonomy are, by what people have said (label.h).
 *
 * A record that has labels is answered without the member that holds them. It is right where the
 * first label of the answer is any of its labels, or where it has no class and the answer is
 * unsure; a record that has a class and an unsure answer is wrong. For the tables by class a record
 * counts for the class answered where that is right, else for its primary label.
 *
 *   overall     accuracy      right of all that are labelled, and of those that have a class; both
 *                             also by the primary label alone
 *               undecided     of the records that have no class those left undecided
 *               coverage      decided of all that are labelled; precision: right of the decided
 *               macro F1      the mean of F1 over the classes that occur among the records
 *   classes     records, answers, right ones; precision, recall, F1
 *   margins     what coverage and precision would be with another margin of the taxonomy: records
 *               whose best class reaches the threshold, by how far it is ahead
 *   thresholds  the same with another threshold: records whose best class is far enough ahead, by
 *               its score
 *   confusions  wrong answers and unsure ones, by label and answer, the commonest first
 *   rules       of each row that matched: in how many records; in how many another row matched too;
 *               in how many another class than the row's was answered; and in how many its class
 *               is a label. Behind a stop row that decides, patterns are not looked for.
 *
 * Counted in whole numbers and in the order of the input: the same for any number of threads.
 */
#ifndef GK_VERBS_CLASSIFY_EVALUATE_H
#define GK_VERBS_CLASSIFY_EVALUATE_H

#include "verbs/classify/label.h"
#include "verbs/screen.h"
#include "verbs/table.h"
#include "verbs/verb.h"

/* What records are judged by. Owns its names; the classifier, of one taxonomy, must outlive it and
 * is made to leave the labelled field out. Born as { 0 }; made by one thread, then only read. */
struct gk_evaluate_plan {
    const struct gk_classifier *classifier;
    struct gk_class_label_place place;
    struct gk_class_names names;
    struct gk_arena arena;
};

enum gk_status gk_evaluate_plan_open(struct gk_evaluate_plan *, struct gk_classifier *,
                                     struct gk_bytes field) GK_MUST_USE;

void gk_evaluate_plan_close(struct gk_evaluate_plan *);

/* Of a class: a record counts for one. */
struct gk_class_tally {
    struct gk_bytes name;  /* empty: of labels that may not be shown, all together */
    struct gk_bytes title; /* what people call it; empty: nothing else */
    uint64_t records;
    uint64_t answers;
    uint64_t right;
};

/* Records of one class that were answered as another. */
struct gk_confusion {
    uint32_t class_index;  /* GK_CLASS_NONE: has no class */
    uint32_t answer_index; /* GK_CLASS_NONE: unsure */
    uint64_t records;
};

/* Records whose best class has this score, or is so far ahead. */
struct gk_step {
    int64_t value;
    uint64_t records;
    uint64_t right;
};

struct gk_steps {
    struct gk_step *at; /* ascending */
    uint32_t count;
    uint32_t capacity;
};

struct gk_row_tally {
    uint64_t records;
    uint64_t together; /* another row matched too */
    uint64_t against;  /* another class was answered */
    uint64_t right;    /* the row's class is a label; of class `none`: there is none */
};

/* What was counted. Owns it. Born as { 0 }; one thread. */
struct gk_evaluation {
    const struct gk_evaluate_plan *plan;
    struct gk_screen screen; /* of labels that are no class */
    struct gk_arena arena;
    uint64_t held;
    uint64_t unlabelled;
    uint64_t labelled; /* of no class too */
    uint64_t decided;
    uint64_t right;
    uint64_t right_primary;
    uint64_t of_none;
    uint64_t none_undecided;
    struct gk_bytes nearest; /* of the members of an unlabelled record: the one nearest to the name
                              * that was given; empty: none is near */
    uint64_t strange;        /* records whose primary label is no class of the taxonomy */
    struct gk_place strange_first;
    struct gk_class_tally *classes; /* the taxonomy's, then labels that are none of them */
    uint32_t class_count;
    uint32_t class_capacity;
    struct gk_map strangers; /* from a label to its class */
    struct gk_confusion *confusions;
    uint32_t confusion_count;
    uint32_t confusion_capacity;
    struct gk_map pairs; /* from both classes to the confusion */
    struct gk_steps margins;
    struct gk_steps thresholds;
    struct gk_row_tally *rows; /* as the classifier's */
};

enum gk_status gk_evaluation_open(struct gk_evaluation *,
                                  const struct gk_evaluate_plan *) GK_MUST_USE;

void gk_evaluation_close(struct gk_evaluation *);

/* Its plan is a struct gk_evaluate_plan, its tally a struct gk_evaluation. */
extern const struct gk_verb gk_evaluate_verb;

enum { GK_EVALUATION_TABLES = 6 };

/* All of it as tables, in `arena`. */
enum gk_status gk_evaluation_write(const struct gk_evaluation *, enum gk_language,
                                   struct gk_arena *,
                                   struct gk_table[GK_EVALUATION_TABLES]) GK_MUST_USE;

#endif
