/*
 * classify.h - which classes a record belongs to, which section answers for it, on what evidence.
 *
 * One engine for every taxonomy; what a class is made of stands in the profile's tables
 * (gk-profile.5, taxonomy/NAME.tsv). How a record is judged, for each taxonomy:
 *
 *   read     title, column, doc_number, publisher, keywords, subject, summary, and the first
 *            characters of content (parameter classify/content/characters); a field that a row
 *            names besides these is read for that row. Texts are folded (text/fold.h): terms and
 *            patterns alike are matched on folded text, and spans point back into the original.
 *            A field may be a string or an array of strings. The record's own `gk` is never read.
 *            Of a column that is a path (首页>政务公开>权责清单) each taxonomy reads the last part
 *            in which it finds something.
 *   stop     the first row in the order of the file that has the weight `stop` and matches
 *            decides alone, with the score classify/stop/score. The class `none` decides that
 *            there is no class.
 *   score    of a class: the sum over its rows and the fields they read of weight x the number
 *            of matches, at most classify/count/cap of them a field. A row that names its field
 *            has its weight as written; in a row for any field (`*`) it is multiplied by
 *            classify/factor/FIELD, so that the title outweighs the content. Integers throughout.
 *   decide   the class with the highest score is primary where the score reaches the taxonomy's
 *            threshold and its distance from the second the taxonomy's margin (at least 1).
 *
 * The annotation: {TAXONOMY:{"primary":…,"name":…,"labels":[{"class":…,"name":…,"score":…}],
 * "margin":…,"task":…,"section":{"lead":[…],"cooperate":[…]},
 * "evidence":[{"rule","pointer","start","end","weight"}]}}. The name of a class is there where the
 * taxonomy gives it one.
 * Labels are the classes whose score reaches the threshold, at most three, best first, at equal
 * score in the order of the file. Evidence is given for the labels shown, at most five pieces a
 * class: the heaviest first, then by pointer and offset; `rule` is TAXONOMY/CLASS/TERM, for a
 * pattern its note in place of TERM, or without one itself between slashes; offsets are code
 * points of the unescaped string at `pointer`.
 * In place of `primary` an undecided record has "unsure" with one of these reasons, and the best
 * three classes as labels, with their margin and evidence where there are any:
 *
 *   too_short        no evidence, and fewer than classify/text/short characters to read
 *   no_evidence      no class has a score above 0, or a row of class `none` decided
 *   below_threshold  the best score does not reach the threshold
 *   tie              the first is not far enough from the second
 *   conflict         summary and content overturn what the other fields decide by themselves
 *
 * Task and section are told for the taxonomy `area` alone, whose classes may be written "10.2":
 * class 10, and task 2 of it. The task is the one with the most evidence, or the only one that
 * the profile's catalogue has for the area (items with the id AREA.n); with neither there is no
 * task, and the sections are those of all the area's tasks. In other taxonomies a class is its
 * text as written.
 */
#ifndef GK_VERBS_CLASSIFY_CLASSIFY_H
#define GK_VERBS_CLASSIFY_CLASSIFY_H

#include "verbs/verb.h"

struct gk_classify_row;
struct gk_classify_class;
struct gk_classify_task;
struct gk_classify_taxonomy;
struct gk_classify_field;

/*
 * Rows of all chosen taxonomies, their terms in one automaton. Owns what it points to but the
 * profile, which must outlive it. Born as { 0 }; made by one thread, then only read.
 */
struct gk_classify_plan {
    const struct gk_profile *profile;
    struct gk_arena arena;
    struct gk_words words; /* values are numbers of rows */
    struct gk_classify_row *rows;
    uint32_t row_count;
    struct gk_classify_class *classes; /* of a taxonomy together, taxonomy by taxonomy */
    uint32_t class_count;
    struct gk_classify_task *tasks;
    uint32_t task_count;
    struct gk_classify_taxonomy *taxonomies;
    uint32_t taxonomy_count;
    struct gk_classify_field *fields; /* read by at least one row */
    uint32_t field_count;
    int64_t characters; /* of content that are read */
    int64_t cap;
    int64_t too_short;
    int64_t stop_score;
};

/*
 * Makes the plan for the taxonomies of these names, in the profile's order; no names: for all.
 * GK_INVALID where the profile has no taxonomy of a name, or a row cannot be compiled (which the
 * profile reports when it is loaded); *bad then is the name, term or pattern meant. The plan is
 * to be closed in every case.
 */
enum gk_status gk_classify_plan_open(struct gk_classify_plan *, const struct gk_profile *,
                                     const struct gk_bytes *names, size_t count,
                                     struct gk_bytes *bad) GK_MUST_USE;

void gk_classify_plan_close(struct gk_classify_plan *);

/* Its plan is a struct gk_classify_plan. */
extern const struct gk_verb gk_classify_verb;

#endif
