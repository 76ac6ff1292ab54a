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
#include "finding/action.h"

/* `place` of a finding about a whole record or a whole stream. */
#define GK_NOWHERE UINT32_MAX

/* A day that is not known, among days as domain/calendar.h counts them. */
#define GK_FINDING_NO_DAY INT32_MIN

/* Of which verdict a finding tells. What was mended is told of a record that passes; what could
 * be mended there, of one that is held and keeps its own bytes. */
enum gk_tells_of {
    GK_TELLS_OF_BOTH,
    GK_TELLS_OF_PASSED,
    GK_TELLS_OF_HELD,
};

/* Where a record stood. */
struct gk_place {
    struct gk_bytes file; /* as named on the command line; "-" for standard input */
    uint64_t line;        /* from 1 */
    struct gk_bytes id;   /* the record's id for reports, or empty */
    bool is_ours;         /* no record, but a row of a file that a person wrote for gk */
};

/* What was counted, for programs. */
struct gk_figure {
    const char *name;
    uint64_t count;
};

struct gk_edit;           /* record/edit.h */
struct gk_decision;       /* conf/decisions.h */
struct gk_accepted_entry; /* conf/accept.h */

struct gk_finding {
    struct gk_finding *next;
    enum gk_rule_id rule;
    enum gk_severity severity; /* set by the door alone (verbs/verdict.h) */
    enum gk_severity at_most;  /* the judging verb knows it to be no worse; GK_OFF: no bound */
    enum gk_action action;     /* what is done about it; GK_ACTION_OFF: it is told, no more */
    enum gk_tells_of tells_of;
    bool accepted; /* by a person: it is counted, not told, and decides nothing */
    const struct gk_accepted_entry *acceptance; /* what says so, or would and cannot; or NULL */
    bool secret; /* nobody lets it pass who does not name the declassification */
    int32_t day; /* by the law of this day it is judged; GK_FINDING_NO_DAY: by any */
    const struct gk_decision *decision; /* by a reviewer; NULL: nobody has decided about it … */
    enum gk_rule_id answer; /* … the rule that tells of it: decision.made, or why it cannot count */
    struct gk_edit *edits;   /* what it changes where the record passes, in order; NULL: nothing */
    struct gk_place stands;  /* of a finding at the end of a run: in which record; else empty … */
    struct gk_bytes title;   /* … and the record's title, where the report shows it */
    struct gk_bytes pointer; /* JSON Pointer in the record's own names; empty: the whole record */
    uint32_t place;          /* byte offset in the line of what is meant, or GK_NOWHERE */
    uint64_t column;         /* from 1, where the bytes at `place` are no characters to count;
                              * else 0 */
    bool has_span;
    uint32_t start; /* half-open, code points of the unescaped string at `pointer` */
    uint32_t end;
    struct gk_bytes arguments[GK_ARGUMENTS]; /* fill {1} {2} {3} of the rule's message */

    struct gk_bytes basis; /* of the row of a table that asks for it; empty: the rule's */
    bool past; /* true of the record as it came, and no more of the record as it passes */

    /* Present where they apply; empty or 0 otherwise. */
    struct gk_bytes value;        /* echoed only with --show-values; never set for redact.* */
    struct gk_bytes proposal;     /* what should stand there; shown only with --show-values */
    struct gk_bytes before;       /* what the span is joined to in its text: by this, too, … */
    struct gk_bytes behind;       /* … the value may be shown or not */
    struct gk_bytes excerpt;      /* the value with a little of the text around it … */
    struct gk_bytes surroundings; /* … and with more, by which the excerpt may be shown or not */
    struct gk_bytes target;       /* the other record or catalogue item meant */
    struct gk_bytes section;      /* of the office, where it answers for the finding, and at the end
                                  * of a run */
    struct gk_bytes keyword;      /* redact.keyword: the list's own term, or the row of a pattern */
    struct gk_bytes fingerprint;  /* redact with a key (finding/fingerprint.h) */
    struct gk_bytes context;      /* redact, where a report asks for it: what stands around the
                                  * value, everything found masked */
    uint32_t score;               /* redact: 1 weak, 2 medium, 3 strong */
    uint32_t confidence;          /* text: of a hundred such repairs so many are right */
    uint32_t length;              /* redact: code points of the value */
    uint64_t first_line;          /* unique.*: where the value stood first, from 1 */
    uint32_t count;               /* of the findings that this one stands for; 0: for itself */
    const struct gk_figure *figures; /* of a finding at the end of a run that tells of counts */
    uint32_t figure_count;
};

/* In the order they were made. Born as { 0 }. */
struct gk_findings {
    struct gk_finding *first;
    struct gk_finding *last;
    uint32_t count;
};

/* A finding of that rule about a whole record, to be filled in and given to the door. */
struct gk_finding gk_finding_of(enum gk_rule_id);

/* Keeps a copy in the arena, behind the others. NULL when there is no memory. */
struct gk_finding *gk_finding_keep(struct gk_findings *, struct gk_arena *,
                                   const struct gk_finding *) GK_MUST_USE;

/* Puts them in the order of their places in the record, those of the record as a whole first, and
 * otherwise leaves the order as it is. */
void gk_findings_sort(struct gk_findings *);

/* Of findings about the same span that say the same, keeps the first. They are in order. */
void gk_findings_drop_repeated(struct gk_findings *);

/* Of a rule of damaged text that has more than eight findings without a repair in a record, keeps
 * the first, with their number. They are in order. */
void gk_findings_gather(struct gk_findings *);

/* Whether a finding is told of a record with this verdict. */
bool gk_finding_is_told(const struct gk_finding *, bool held);

/* The strongest severity among those that decide about a record: those nobody has accepted, and
 * that would be told of it if it passed. GK_OFF where there are none. */
enum gk_severity gk_findings_worst(const struct gk_findings *);

#endif
