/*
 * verdict.h - what becomes of a record: the one door for findings, and the settlement of each.
 *
 * A verb says what it found, where, and what it would change (a draft). The door alone knows how
 * severe that is: from the profile's severity of the rule, the rule's dates in force, the action,
 * and what a person has accepted or decided. Then the steps are always these:
 *
 *   1. the verb judges the record                    (any thread)
 *   2. the tally speaks, of held records too         (serial, in input order)
 *   3. the verdict stands: held where a finding of severity error decides
 *   4. of a record that passes the edits are gathered, and the verb writes its result
 *
 * The frame does 4 ahead of 2, in the worker's thread, and once more where the tally has added
 * something; so a verb's `conclude` depends on nothing but the findings, the record and what its
 * judge has left in the verdict.
 *
 * Everything in a verdict lives in its arena, until the record's output and report are written.
 * One thread at a time.
 */
#ifndef GK_VERBS_VERDICT_H
#define GK_VERBS_VERDICT_H

#include "conf/accept.h"
#include "conf/decisions.h"
#include "finding/finding.h"
#include "profile/profile.h"
#include "record/edit.h"
#include "record/record.h"
#include "verbs/identity.h"

/* By what findings are settled. Made once for a run, then only read. */
struct gk_settlement {
    const struct gk_profile *profile;
    const struct gk_accepted *accepted;   /* NULL: nothing was accepted */
    const struct gk_decisions *decisions; /* NULL: nothing was decided */
    const struct gk_bytes *declassified;  /* words by which a basis names a declassification … */
    size_t declassified_count;
    const struct gk_bytes *undeclassified; /* … and those by which it says that there is none */
    size_t undeclassified_count;
    uint32_t today; /* of the run, as 20260105: who has accepted something later has not yet */
};

/* What a ledger keeps of a record besides its id (run/result/ledger.h). */
struct gk_archived {
    uint8_t content[32];     /* digest of what is published of it */
    int32_t published;       /* day of publication; GK_FINDING_NO_DAY */
    struct gk_bytes pointer; /* to where that is said … */
    uint32_t place;          /* … and its place; GK_NOWHERE */
};

/* Born as { .arena = …, .settlement = …, .record = … }; at the end of a run without a record. */
struct gk_verdict {
    struct gk_arena *arena;
    const struct gk_settlement *settlement;
    const struct gk_record *record;
    struct gk_bytes line; /* the record's bytes; empty where they are not at hand */
    struct gk_bytes id;   /* the record's own, once it has been asked for; at == NULL: not yet */
    const struct gk_member *id_member; /* whose value it is; NULL: it has none */
    struct gk_bytes name;              /* what reports call it, once it has been asked for; as id */
    struct gk_bytes title;             /* of a record whose report shows it; else empty */
    struct gk_bytes section;           /* that answers for it (section.h), likewise */
    struct gk_findings findings;
    bool held;       /* of a record that the verdict holds; set by gk_verdict_settle */
    bool evidence;   /* set by judge: no record to be published, but evidence of something that is
                      * counted: where it is not held it passes on to nobody and is kept nowhere */
    bool has_result; /* the verb writes a result into the record where it passes */
    bool told_later; /* set by judge: something may be told of the record at the end of the run, and
                      * a report that shows titles and sections wants them then */

    /* Set by judge, made where the record passes, whatever its findings come to. */
    struct gk_edits further;
    struct gk_bytes result; /* the verb's part of `gk`, as JSON; also set by conclude */
    void *note;             /* what judge leaves for the tally, in `arena` */
    struct gk_bytes item;   /* id of the catalogue's item that judge has found for the record … */
    struct gk_bytes task; /* … or the task of the plan, or its area, as the plan has it; each empty:
                           * it has not */
    const struct gk_archived *archived; /* NULL: no ledger is kept */
    const struct gk_bytes *row;         /* cells of its row in a list of what passes; NULL: none */

    struct gk_edits edits; /* all that is changed, once the verdict stands */
};

/*
 * Asks what a reviewer has decided about the finding with the draft's fingerprint, and has the
 * draft's action follow it: GK_ACTION_NOTE where it passes. Changes nothing where the draft is a
 * secret and the basis names no declassification, or where it was to be masked and cannot be
 * (`masks`). For a verb before it makes an edit; gk_verdict_add then tells of the decision. Whether
 * a decision counts is gk_finding_is_decided.
 */
void gk_verdict_decide(const struct gk_verdict *, struct gk_finding *draft, bool masks);

/* Whether the finding tells of what a person has said about the one beside it. */
static inline bool gk_finding_is_trail(const struct gk_finding *finding)
{
    return finding->rule == GK_RULE_DECISION_MADE || finding->rule == GK_RULE_DECISION_SECRECY ||
           finding->rule == GK_RULE_DECISION_NAME || finding->rule == GK_RULE_DECISION_FUTURE;
}

/* Whether the draft's action is a reviewer's. */
static inline bool gk_finding_is_decided(const struct gk_finding *finding)
{
    return finding->decision && finding->answer == GK_RULE_DECISION_MADE;
}

/*
 * Adds what the draft says, unless its rule is off or was not in force on the draft's day. *kept,
 * where it is asked for, is the finding as it was settled, or NULL.
 */
enum gk_status gk_verdict_add(struct gk_verdict *, const struct gk_finding *draft,
                              struct gk_finding **kept) GK_MUST_USE;

/*
 * Whether a finding such as this would be told: its rule is on, and nobody has accepted it. For a
 * verb that must know what it may change before it says so. At *tells.
 */
enum gk_status gk_verdict_tells(struct gk_verdict *, const struct gk_finding *draft,
                                bool *tells) GK_MUST_USE;

/* Puts the findings in order, each once, and says whether the record is held by them. What was held
 * stays held. */
void gk_verdict_settle(struct gk_verdict *);

/* Puts the edits of the findings together with the further ones, for a record that passes. */
enum gk_status gk_verdict_gather_edits(struct gk_verdict *) GK_MUST_USE;

/* The draft's place: the pointer to a top-level member, and where its value stands. */
enum gk_status gk_finding_at_member(struct gk_finding *draft, struct gk_verdict *,
                                    const struct gk_member *) GK_MUST_USE;

/* The record's own id, read once, or the empty run; at == NULL when there is no memory. */
struct gk_bytes gk_verdict_id(struct gk_verdict *) GK_MUST_USE;

/* What reports and --accept call the record: its own id, or else the hash of its bytes, made once
 * and only where it is needed; at == NULL when there is no memory. */
struct gk_bytes gk_verdict_name(struct gk_verdict *) GK_MUST_USE;

#endif
