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

#include "base/once.h"
#include "match/condensed.h"
#include "match/pattern.h"
#include "match/words.h"
#include "taxonomy/category.h"
#include "text/damage.h"
#include "text/fold.h"
#include "text/markup.h"
#include "verbs/labels.h"
#include "verbs/verdict.h"

/* A worker's tools, kept from record to record. Born as { 0 }. */
struct gk_scratch {
    struct gk_arena arena;   /* reset before each record */
    struct gk_markup markup; /* the view of the text that is folded */
    struct gk_folded folded;
    struct gk_folded title; /* of the record, where its verb reads it once for many rules */
    struct gk_matches matches;
    struct gk_matches allowed; /* of phrases that cover others */
    struct gk_matches labels;  /* of words that say what a value is */
    struct gk_endings endings;
    struct gk_condensed condensed;
    struct gk_label_scratch label;
    struct gk_pattern_scratch pattern;
    struct gk_mender mender;
    struct gk_reading reading;
    struct gk_buffer buffer;
    struct gk_once names; /* of members that the tally has been told of … */
    uint64_t shape;       /* … and the last record of which it has been told all; 0: none */
};

void gk_scratch_free(struct gk_scratch *);

/* Whether a text that a report is about to show holds what the office lets nobody see. Born as
 * { 0 }: nobody looks. */
struct gk_guard {
    enum gk_status (*hides)(const void *plan, struct gk_scratch *, struct gk_bytes text,
                            bool *confidential);
    const void *plan;
};

/* The task, or else the area, of the record's category, for a verb that has categories. */
enum gk_status gk_verdict_find_task(struct gk_verdict *, const struct gk_categories *,
                                    struct gk_scratch *, const struct gk_record *) GK_MUST_USE;

struct gk_verb {
    const char *name; /* validate, classify, redact, catalog: its part of `gk` */

    /* Judges one record; any thread. Changes nothing by itself: findings carry their edits. */
    enum gk_status (*judge)(const void *plan, struct gk_scratch *, const struct gk_record *,
                            struct gk_verdict *);

    /* Serial, in input order, before the record is written: may add findings, and so turn a pass
     * into a hold. Held records come by too, those that could not be read among them (these
     * without a note and without a record). NULL: this verb has no tally. */
    enum gk_status (*tally_add)(void *tally, const struct gk_place *, struct gk_verdict *);

    /* Any thread, once the verdict stands, of a record that passes and has a result: writes
     * verdict->result. NULL: judge has written it, and the findings do not change it. */
    enum gk_status (*conclude)(const void *plan, struct gk_scratch *, const struct gk_record *,
                               struct gk_verdict *);

    /* At the end of all input: findings here say themselves in which record they stand, if in
     * any, and never recall one. NULL: nothing to say. */
    enum gk_status (*tally_report)(void *tally, struct gk_verdict *end);

    /* Any thread, of a record of which something is reported and of whose task nothing else tells:
     * which task of the plan, or area, it is of, as the verb finds it; sets verdict->task. NULL:
     * judge has set it where it knows, or the verb has nothing to find it by. */
    enum gk_status (*find_task)(const void *plan, struct gk_scratch *, const struct gk_record *,
                                struct gk_verdict *);

    enum gk_severity attention; /* a finding this severe sets exit status 1, held or not */
    bool sets_aside;            /* some of its records are evidence: verdict.h */
    bool replaces_records;      /* what the tally has counted is written where records would be */
    bool lints;                 /* works with --lint … */
    bool lints_by_records; /* … on the records of named files, if there are any; else on none */
    bool masking_is_attention; /* with --check, exit status 1 also where there are edits */
    enum gk_message held;      /* what to do with the records held, kept in {1} */
};

/* Whether the rule is one by which this verb finds: rules of redact and classify are of the verbs
 * so called, those of catalog, ledger and duty are catalog's, the others are validate's. */
bool gk_verb_judges(const struct gk_verb *, enum gk_rule_id);

#endif
