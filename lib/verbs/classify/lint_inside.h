/*
 * lint_inside.h - inside lint: a table's row as a finding sees it.
 */
#ifndef GK_VERBS_CLASSIFY_LINT_INSIDE_H
#define GK_VERBS_CLASSIFY_LINT_INSIDE_H

#include "verbs/classify/lint.h"

/* A taxonomy under examination: its rows stand in the classifier from `first` on. */
struct gk_lint_table {
    const struct gk_classifier *classifier;
    const struct gk_taxonomy *source;
    uint32_t first;
};

/* Tells something of a row, by its line; the first argument is the row as evidence names it. */
enum gk_status gk_lint_tell(const struct gk_lint_table *, uint32_t row, enum gk_rule_id,
                            enum gk_severity at_most, struct gk_bytes second, struct gk_bytes third,
                            struct gk_verdict *) GK_MUST_USE;

/* The same, where it is about another row too: its line and name are the other arguments. */
enum gk_status gk_lint_tell_of_two(const struct gk_lint_table *, uint32_t row, enum gk_rule_id,
                                   enum gk_severity at_most, uint32_t other,
                                   struct gk_verdict *) GK_MUST_USE;

/* All that can be said without records. */
enum gk_status gk_lint_examine(const struct gk_lint_table *, struct gk_verdict *) GK_MUST_USE;

#endif
