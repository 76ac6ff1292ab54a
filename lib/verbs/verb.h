/*
 * verb.h - what run/ knows of a verb, and what a verb knows of the world.
 *
 * A verb is a pure function from (plan, record) to a verdict, plus a tally across records. It
 * reads and writes nothing but what is given here, keeps no state of its own, and never asks for
 * the time: `today` is in its plan. The plan is made from a profile before the first record and
 * then only read.
 */
#ifndef GK_VERBS_VERB_H
#define GK_VERBS_VERB_H

#include <stdbool.h>

#include "base/arena.h"
#include "finding/finding.h"
#include "match/pattern.h"
#include "match/words.h"
#include "profile/profile.h"
#include "record/edit.h"
#include "record/record.h"
#include "text/damage.h"
#include "text/fold.h"

/* A worker's tools, kept from record to record. Born as { 0 }. */
struct gk_scratch {
    struct gk_arena arena; /* reset before each record */
    struct gk_folded folded;
    struct gk_matches matches;
    struct gk_pattern_scratch pattern;
    struct gk_mender mender;
    struct gk_buffer buffer;
};

void gk_scratch_free(struct gk_scratch *);

/*
 * What a verb says of a record. Everything in it lives in `arena`, until the record is written.
 *
 * The findings decide: a record with a finding of severity error is held (not on stdout, its
 * bytes go to the rejects), any other passes with its edits done. A verb that wants a record held
 * gives it an error.
 */
struct gk_verdict {
    struct gk_arena *arena;
    struct gk_findings findings;
    struct gk_edits edits;
    struct gk_bytes annotation; /* this verb's part of `gk`, as JSON; empty: none */
    void *note;                 /* what judge leaves for tally_add, in `arena` */
};

/*
 * Adds a finding with the severity that the profile gives the rule. *finding is NULL, and nothing
 * added, where the profile turns the rule off.
 */
enum gk_status gk_verdict_add(struct gk_verdict *, const struct gk_profile *, enum gk_rule_id,
                              struct gk_finding **finding) GK_MUST_USE;

/* Says where: the pointer to a top-level member, and the place of its value. */
enum gk_status gk_finding_at_member(struct gk_finding *, struct gk_verdict *,
                                    const struct gk_record *, const struct gk_member *)
    GK_MUST_USE;

/* Where a record stood, for a tally. */
struct gk_place {
    struct gk_bytes file; /* as named on the command line; "-" for standard input */
    uint64_t line;        /* from 1 */
    struct gk_bytes id;   /* the record's id, or empty */
};

struct gk_verb {
    const char *name; /* validate, classify, redact, catalog: its part of `gk` */

    /* Judges one record; any thread. A finding of severity GK_OFF is not to be made. */
    enum gk_status (*judge)(const void *plan, struct gk_scratch *, const struct gk_record *,
                            struct gk_verdict *);

    /* Serial, in input order, before the record is written: may add findings, and so turn a pass
     * into a hold. Not called for held records. NULL: this verb has no tally. */
    enum gk_status (*tally_add)(void *tally, const struct gk_place *, struct gk_verdict *);

    /* At the end of all input: findings here (in `arena`) have no place in a record and never
     * recall one. NULL: nothing to say. */
    enum gk_status (*tally_report)(void *tally, struct gk_findings *, struct gk_arena *);

    enum gk_severity attention; /* a finding this severe sets exit status 1, held or not */
    bool masking_is_attention;  /* with --check, exit status 1 also where there are edits */
    enum gk_message held;       /* what to do with the records held, kept in {1} */
};

#endif
