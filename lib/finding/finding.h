/*
 * finding.h - one judgement at one place in a record.
 *
 * Faults (validate), hits (redact), evidence of trouble (classify) and gaps (catalog) are all
 * findings. A finding and everything it points to lives in the arena it was made in, which is
 * the batch's: until the record's output and report have been written.
 */
#ifndef GK_FINDING_FINDING_H
#define GK_FINDING_FINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "finding/catalogue.h"

/* `place` of a finding about a whole record or a whole stream. */
#define GK_NOWHERE UINT32_MAX

struct gk_finding {
    struct gk_finding *next;
    enum gk_rule_id rule;
    enum gk_severity severity;
    struct gk_bytes pointer; /* JSON Pointer in the record's own names; empty: the whole record */
    uint32_t place;          /* byte offset in the line of what is meant, or GK_NOWHERE */
    uint64_t column;         /* from 1, where the bytes at `place` are no characters to count;
                              * else 0 */
    bool has_span;
    uint32_t start; /* half-open, code points of the unescaped string at `pointer` */
    uint32_t end;
    struct gk_bytes arguments[GK_ARGUMENTS]; /* fill {1} {2} {3} of the rule's message */

    bool past; /* true of the record as it came, and no more of the record as it passes */

    /* Present where they apply; empty or 0 otherwise. */
    struct gk_bytes value;       /* echoed only with --show-values; never set for redact.* */
    struct gk_bytes proposal;    /* what should stand there; shown only with --show-values */
    struct gk_bytes action;      /* redact: withhold, mask, note */
    struct gk_bytes target;      /* the other record or catalogue item meant */
    struct gk_bytes keyword;     /* redact.keyword: the list's own term, never the record's text */
    struct gk_bytes fingerprint; /* redact with a key: 16 hex digits */
    uint32_t score;              /* redact: 1 weak, 2 medium, 3 strong */
    uint32_t length;             /* redact: code points of the value */
    uint64_t first_line;         /* unique.*: where the value stood first, from 1 */
};

/* In the order they were made. Born as { 0 }. */
struct gk_findings {
    struct gk_finding *first;
    struct gk_finding *last;
    uint32_t count;
};

/*
 * Adds a finding with the rule's default severity and place GK_NOWHERE; the caller fills in the
 * rest. NULL when there is no memory.
 */
struct gk_finding *gk_finding_add(struct gk_findings *, struct gk_arena *, enum gk_rule_id)
    GK_MUST_USE;

/* Puts one that is in no list at the end. */
void gk_findings_append(struct gk_findings *, struct gk_finding *);

/* Puts them in the order of their places in the record, those of the record as a whole first, and
 * otherwise leaves the order as it is. */
void gk_findings_sort(struct gk_findings *);

/* The strongest severity among them; GK_OFF where there are none. */
enum gk_severity gk_findings_worst(const struct gk_findings *);

#endif
