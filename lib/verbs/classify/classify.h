/*
 * classify.h - which classes a record belongs to, which section answers for it, on what evidence.
 *
 * The classes are found by taxonomy/classifier.h; this room writes what it found into the record:
 *
 *   {TAXONOMY:{"primary":…,"name":…,"second":…,"labels":[{"class":…,"name":…,"score":…}],
 *    "margin":…,"task":…,"section":{"lead":[…],"cooperate":[…]},
 *    "evidence":[{"rule","pointer","start","end","weight"}]}}
 *
 * The name of a class is there where the taxonomy gives it one; `second` where a class has parts
 * (科技、教育/教育) and one of them stands out. Labels are the classes whose score reaches the
 * threshold, at most three, best first. Evidence is given for the labels shown: the heaviest piece
 * of each, or the heaviest five where all is asked for; offsets are code points of the unescaped
 * string at `pointer`. In place of `primary` an undecided record has "unsure" with its reason
 * (gk_unsure_name), and the best three classes as labels, with margin and evidence.
 *
 * Task and section are told for the taxonomy `area` alone, whose classes may be written "10.2":
 * class 10, and task 2 of it. The task is the one with the most evidence, or the only one that
 * the profile's catalogue has for the area (items whose number begins AREA.n); with neither there
 * is no task, and the sections are those of all the area's tasks.
 */
#ifndef GK_VERBS_CLASSIFY_CLASSIFY_H
#define GK_VERBS_CLASSIFY_CLASSIFY_H

#include "taxonomy/classifier.h"
#include "verbs/verb.h"

struct gk_classify_duty;
struct gk_classify_words;

/* How much evidence is written. */
enum gk_classify_evidence {
    GK_EVIDENCE_BRIEF, /* the heaviest piece of each label */
    GK_EVIDENCE_FULL,  /* the heaviest GK_LABEL_EVIDENCE */
};

/*
 * A classifier, and who answers for the areas. Owns it; the profile must outlive it. Born as { 0 };
 * made by one thread, then only read.
 */
struct gk_classify_plan {
    struct gk_classifier classifier;
    enum gk_classify_evidence evidence;
    struct gk_arena arena;
    struct gk_classify_duty *areas; /* of each class of the taxonomy `area`, in their order */
    struct gk_classify_duty *tasks; /* of each of its parts */
    struct gk_classify_words *words;
};

/*
 * Makes the plan for the taxonomies of these names, in the profile's order; no names: for all.
 * Fails as gk_classifier_open does. The plan is to be closed in every case.
 */
enum gk_status gk_classify_plan_open(struct gk_classify_plan *, const struct gk_profile *,
                                     const struct gk_bytes *names, size_t count,
                                     struct gk_bytes *bad) GK_MUST_USE;

void gk_classify_plan_close(struct gk_classify_plan *);

/* Its plan is a struct gk_classify_plan, its tally a struct gk_unsure_tally (unsure.h). */
extern const struct gk_verb gk_classify_verb;

#endif
