/*
 * gate.h - which texts of a record may hold anything at all: asked before any of them is folded.
 *
 * One pass over the line (match/pairs.h) gives the places where something may begin: a term of the
 * lists, a word that tells of a mark, a word that names a value, a long number, and signs that
 * folding and the view of a page alone can judge. Each is looked at where it stands, as far as its
 * neighbours tell; what is left makes its text a candidate, which is folded and judged as a whole
 * by the detectors. A word that names values speaks for other texts too where it stands in what
 * may be a label of theirs (record/texts.h). The gate decides nothing else: a text that it lets by
 * could not have had a hit.
 */
#ifndef GK_VERBS_REDACT_GATE_H
#define GK_VERBS_REDACT_GATE_H

#include "record/texts.h"
#include "verbs/redact/redact.h"

/* Adds to the plan's sieve a term, which allow phrases may cover, or a literal without which a
 * pattern finds nothing. */
enum gk_status gk_redact_gate_add_term(struct gk_redact_plan *, struct gk_bytes term,
                                       bool covered) GK_MUST_USE;

/* Adds to the plan's sieve what else the gate looks for, and builds it; a plan that looks for
 * something that begins anywhere has no gate. */
enum gk_status gk_redact_gate_make(struct gk_redact_plan *) GK_MUST_USE;

/* A look over one record. Owns nothing. */
struct gk_redact_gate {
    const struct gk_redact_plan *plan;
    const char *line;
    uint32_t from;    /* what is looked over: from here … */
    uint32_t end;     /* … to the record's end */
    uint32_t secrecy; /* where that field begins, or UINT32_MAX */
    uint32_t ignored; /* labels before this byte have no values but near ones */
    bool near;        /* a label's value may stand right behind it */
    struct gk_pairs_walk walk;
};

/* Of a plan that is gated. */
void gk_redact_gate_open(struct gk_redact_gate *, const struct gk_redact_plan *,
                         const struct gk_record *);

enum gk_redact_gate_answer {
    GK_REDACT_GATE_END,   /* nothing more */
    GK_REDACT_GATE_PLACE, /* the text that holds this byte of the line is to be looked at */
    GK_REDACT_GATE_TERM,  /* the same, unless the terms that begin there are covered */
    GK_REDACT_GATE_LABEL, /* it names values: those of other texts, where it can be a label of
                           * these, or its own, gate->near or anywhere behind */
};

enum gk_redact_gate_answer gk_redact_gate_next(struct gk_redact_gate *, uint32_t *place);

/* Goes on behind a text that has been looked at, which ends there. */
void gk_redact_gate_pass(struct gk_redact_gate *, uint32_t end);

/* Goes on within a text that ends there and whose labels are no heads of columns. */
void gk_redact_gate_ignore(struct gk_redact_gate *, uint32_t end);

#endif
