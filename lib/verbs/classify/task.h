/*
 * task.h - what a run of gk-classify does with its plan: sort records, or in their place say how
 * right the answers are (evaluate.h), learn a model (learn.h), look at the tables (lint.h).
 *
 * Opened once the plan is, run as its verb with its plan and its tally, then ended and closed.
 */
#ifndef GK_VERBS_CLASSIFY_TASK_H
#define GK_VERBS_CLASSIFY_TASK_H

#include "verbs/classify/evaluate.h"
#include "verbs/classify/learn.h"
#include "verbs/classify/lint.h"
#include "verbs/classify/unsure.h"
#include "verbs/sum.h"

enum gk_classify_kind { GK_CLASSIFIES, GK_EVALUATES, GK_LEARNS, GK_LINTS };

/* What a task asks of the options, in the order in which it is looked at. */
enum gk_classify_mistake {
    GK_CLASSIFY_NO_MISTAKE,
    GK_CLASSIFY_NO_FIELD,
    GK_CLASSIFY_NOT_ONE_TAXONOMY,
    GK_CLASSIFY_TOO_MANY_CLASSES, /* more than GK_LEARN_CLASSES */
};

/* Owns what it has opened; the plan must outlive it. Born as { 0 }; one thread. */
struct gk_classify_task {
    enum gk_classify_kind kind;
    const struct gk_verb *verb;
    const void *plan; /* of the verb */
    void *tally;
    struct gk_unsure_tally unsure; /* of these those of its kind */
    struct gk_evaluate_plan evaluate_plan;
    struct gk_evaluation evaluation;
    struct gk_learn_plan learn_plan;
    struct gk_learn_tally learned;
    struct gk_lint lint;
};

enum gk_classify_mistake gk_classify_task_check(enum gk_classify_kind,
                                                const struct gk_classify_plan *,
                                                struct gk_bytes field);

/* The field is that of the labels. To be closed in every case. */
enum gk_status gk_classify_task_open(struct gk_classify_task *, enum gk_classify_kind,
                                     struct gk_classify_plan *, struct gk_bytes field) GK_MUST_USE;

void gk_classify_task_close(struct gk_classify_task *);

/* Of a struct gk_classify_task, once its tally has been told all: what the run comes to. */
enum gk_status gk_classify_task_end(void *task, enum gk_language, struct gk_arena *,
                                    struct gk_sum *) GK_MUST_USE;

#endif
