/*
 * lint.h - what is likely wrong with the tables of taxonomies, told of a row by file and line:
 *
 *   classify.twice      a term stands for two classes in one field, or twice for one class where
 *                       both are folded (扶貧, 扶贫)
 *   classify.shadowed   wherever the row matches, a stop row decides or a row that covers hides it
 *   classify.within     the term holds a shorter one of the same class and field that weighs as
 *                       much or more: both count
 *   classify.unreached  a stop row matches every text of its fields: what stands behind it, and
 *                       every row that only adds to a class, decides nothing there
 *   classify.silent     no row speaks for the class
 *   classify.short      the term is one character
 *
 * and, of records that are read, at least classify/lint/least of them:
 *
 *   classify.unused     the row matched none
 *   classify.broad      the row adds to its class in more than classify/lint/broad hundredths
 *
 * Of tables that are built in only warnings are told. Terms are compared folded. Of patterns it is
 * only known that the same one stands twice, which terms stand in whatever they match, and what
 * matches anything at all.
 */
#ifndef GK_VERBS_CLASSIFY_LINT_H
#define GK_VERBS_CLASSIFY_LINT_H

#include "verbs/table.h"
#include "verbs/verb.h"

/* Owns its counts; the classifier must outlive it. Born as { 0 }; one thread. */
struct gk_lint {
    const struct gk_classifier *classifier;
    struct gk_arena arena;
    uint64_t records;
    uint64_t *rows; /* as the classifier's: records in which they matched */
    uint64_t least; /* records, from which on something is said of use */
    uint64_t broad; /* hundredths of the records */
};

enum gk_status gk_lint_open(struct gk_lint *, const struct gk_classifier *) GK_MUST_USE;

void gk_lint_close(struct gk_lint *);

/* Its plan is a struct gk_classifier, its tally a struct gk_lint. */
extern const struct gk_verb gk_lint_verb;

/* How often each row matched, in `arena`. */
enum gk_status gk_lint_write(const struct gk_lint *, enum gk_language, struct gk_arena *,
                             struct gk_table *) GK_MUST_USE;

#endif
