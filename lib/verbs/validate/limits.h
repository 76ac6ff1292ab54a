/*
 * limits.h - what the rules about time limits share. Inside this room.
 *
 * A limit is what the law of the event's day sets (rules/RULE/versions). It is counted from the
 * field of its own event and from no other; where that says nothing, a note says so.
 */
#ifndef GK_VERBS_VALIDATE_LIMITS_H
#define GK_VERBS_VALIDATE_LIMITS_H

#include "domain/deadline.h"
#include "verbs/validate/judging.h"

/* What the law of that day gives: the version's working_days, days or hours. False where no law
 * was in force that gives any. */
bool gk_limit_by_law(const struct gk_judging *, enum gk_rule_id, int32_t day, struct gk_limit *);

/* The end of that limit, counted from the event; its day is GK_NO_DAY where there is none. */
struct gk_deadline gk_limit_end(const struct gk_judging *, enum gk_rule_id, struct gk_date event,
                                struct gk_limit *);

/* Whether a limit that ends on a day off ends on the next working day: deadline/end. */
bool gk_limit_moves(const struct gk_validate_plan *);

/* What was done too late, or not enough. */
struct gk_breach {
    enum gk_rule_id rule;
    enum gk_field at;     /* the field whose member the finding stands at */
    int32_t day;          /* of the law that was broken */
    bool provisional;     /* counted past the years whose holidays are known: */
    struct gk_date guess; /* this day */
    struct gk_bytes arguments[GK_ARGUMENTS];
};

/* Adds the finding; a provisional one is a note, and one more says why. */
enum gk_status gk_limit_add(struct gk_judging *, const struct gk_breach *) GK_MUST_USE;

/* Adds, at the field `at`, that `missing` says nothing from which the limit of that rule is
 * counted. */
enum gk_status gk_limit_missing(struct gk_judging *, enum gk_rule_id, enum gk_field missing,
                                enum gk_field at) GK_MUST_USE;

/* "2018-12-21" or "2018-12-21T08:30"; at == NULL when there is no memory. */
struct gk_bytes gk_limit_date(struct gk_judging *, struct gk_date) GK_MUST_USE;

/* Words of the profile: a list of texts of a rule; folded, if gk_limit_words_read has read it. */
struct gk_limit_words {
    struct gk_bytes *at;
    size_t count;
};

enum gk_status gk_limit_words_read(struct gk_validate_plan *, enum gk_rule_id,
                                   const char *parameter, struct gk_limit_words *) GK_MUST_USE;

/* Whether the field's text holds one of the words; none is in an empty list. */
enum gk_status gk_limit_holds(struct gk_judging *, enum gk_field, const struct gk_limit_words *,
                              bool *holds) GK_MUST_USE;

#endif
