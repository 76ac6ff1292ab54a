/*
 * accept.h - findings that a person has accepted (--accept=FILE).
 *
 * JSON lines, one accepted finding each, all members texts:
 *
 *   {"id":"…","rule":"date.order","pointer":"/published_date",
 *    "who":"…","when":"2026-01-05","why":"…"}         (on one line)
 *
 * An accepted finding is counted, not reported again, and decides nothing. It is known by the
 * record's id, the rule, and the pointer; for rules of group redact by the keyed fingerprint of
 * the value in place of the pointer, so that another value at the same place is a new finding. An
 * empty pointer means the record as a whole. `when` begins with a date, YYYY-MM-DD. A line whose
 * `who` or `why` is empty is one that nobody has answered yet: it accepts nothing. Of several lines
 * about one finding the last one counts.
 *
 * Read by one thread, then only looked into: safe from many.
 */
#ifndef GK_CONF_ACCEPT_H
#define GK_CONF_ACCEPT_H

#include <stdbool.h>

#include "conf/mistake.h"

struct gk_accepted_entry {
    struct gk_bytes id;
    struct gk_bytes mark; /* the pointer, or the fingerprint for group redact */
    enum gk_rule_id rule;
    struct gk_bytes why;
    uint32_t when; /* 20260105 */
    struct gk_bytes path;
    uint32_t line; /* from 1 */
};

/* Owns its entries. Born as { 0 }: nothing is accepted. */
struct gk_accepted {
    struct gk_arena arena;
    struct gk_accepted_entry *entries; /* in order, to be found by halves */
    size_t count;
    size_t unanswered; /* lines in which who or why is left empty: they accept nothing */
};

/* Whether a finding of that rule is known by the fingerprint of its value. */
bool gk_accepted_by_fingerprint(enum gk_rule_id);

/* Adds what the file says. GK_INVALID: mistakes were added; the lines without one are in. */
enum gk_status gk_accepted_open(struct gk_accepted *, struct gk_bytes path,
                                struct gk_mistakes *) GK_MUST_USE;

void gk_accepted_close(struct gk_accepted *);

/* What accepts a finding, or NULL; so it is where the record has no id, or a finding of group
 * redact no fingerprint. */
const struct gk_accepted_entry *gk_accepted_find(const struct gk_accepted *, struct gk_bytes id,
                                                 enum gk_rule_id, struct gk_bytes pointer,
                                                 struct gk_bytes fingerprint);

#endif
