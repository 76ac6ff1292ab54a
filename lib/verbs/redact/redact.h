/*
 * redact.h - does a record carry a mark, a confidential term or someone's personal data?
 *
 * Every string at every depth is screened as it reads (unescaped, folded), and every member name
 * and number token. What is found is withheld, masked or noted, by type:
 *
 *   secret_mark      国家秘密标志; also a field secrecy, or another member whose name is a label such
 *                    as 密级, that names a level (保密法 art. 35)
 *   internal_mark    工作秘密 and internal use (保密法 art. 64)
 *   disclosure_mark  此件依申请公开, 此件不公开: withheld where the record says 主动公开, nothing or
 *                    nothing readable about its disclosure, else noted (条例 art. 13-16)
 *   not_public       the record's own disclosure says 依申请公开 or 不予公开, or cannot be understood
 *   cn_id, mobile, …  the kinds of domain/personal/kinds.def, as domain/personal.h
 *   keyword          the rows of the profile's lexicon and of --words, each with its own action
 *
 * A mark that may be about something else than this record is noted at most (domain/marks.h); so is
 * an element of an array of levels, and a manner of disclosure in an object within an array.
 *
 * By field, column and category a profile may say otherwise (actions.h).
 *
 * Action and severity travel together: withhold is an error (the record is held), mask a
 * warning, note a note, unless the profile raises the rule's severity. A hit in a member name
 * that would be masked withholds the record, since a name cannot be masked. Where hits overlap,
 * the strongest action, then the longest, is reported, and their union masked. A masked value of
 * six or more characters is masked wherever it stands in the record, also outside --field and
 * inside longer tokens. What has been masked is screened again; a value that still stands is an
 * error (redact.limit). No finding and no annotation holds a value, and no pointer a name with a
 * hit in it: pointers of such a name and of all below it end at the object around it.
 */
#ifndef GK_VERBS_REDACT_REDACT_H
#define GK_VERBS_REDACT_REDACT_H

#include "domain/marks.h"
#include "domain/personal.h"
#include "match/pairs.h"
#include "verbs/redact/actions.h"
#include "verbs/redact/mask.h"
#include "verbs/verb.h"

/*
 * What one record may need: hits, and bytes of text on which patterns are tried (each text counts
 * once for each pattern, once more where folding changes it, and again where values are masked). A
 * record that needs more is held (redact.limit), and the stream goes on.
 */
enum {
    GK_REDACT_HITS = 100000,
    GK_REDACT_PATTERN_BYTES = 1 << 30,
};

struct gk_redact_options {
    struct gk_bytes types;  /* --types: A,B instead of the profile's; +A, -A amend it */
    struct gk_bytes fields; /* --field: canonical names or others of fields; empty: everything */
    enum gk_redact_style style;
    struct gk_bytes key;          /* of fingerprints and pseudonyms; empty: none */
    const struct gk_bytes *allow; /* --allow: phrases that cover keywords and marks */
    size_t allow_count;
    bool words;    /* a list was given by --words: keyword is searched for unless -keyword */
    bool annotate; /* write {"masked":…,"noted":…,"types":{…}} into the record */
    bool context;  /* findings have what stands around them, masked */
    int32_t today; /* as domain/calendar.h: nobody is born later */
};

/* What is wrong with the options, where a plan is refused. */
enum gk_redact_mistake {
    GK_REDACT_NO_MISTAKE,
    GK_REDACT_NO_TYPE,    /* --types names something else; gk_redact_types are the ones there are */
    GK_REDACT_NO_FIELD,   /* --field does */
    GK_REDACT_NO_KEY,     /* a pseudonym needs a key */
    GK_REDACT_NO_PATTERN, /* of the lexicon: does not compile (the profile reports it on loading) */
};

/* "secret_mark, internal_mark, …": for messages. */
extern const char *const gk_redact_types;

/* The kinds of the plan's words. */
enum gk_redact_word {
    GK_REDACT_ALLOWS_ALL, /* a phrase that covers every term and mark */
    GK_REDACT_ALLOWS_ROW, /* one that covers the row of the lexicon that is its value */
    GK_REDACT_WORD_LABEL, /* a word of verbs/labels.h */
    GK_REDACT_ROW,        /* a term: this plus its enum gk_action; its value is the row */
    /* Where none of them stands a pattern is not found; the value is its number in the plan. */
    GK_REDACT_LITERAL = GK_REDACT_ROW + GK_ACTION_WITHHOLD + 1,
};

_Static_assert((int)GK_REDACT_LITERAL < (int)GK_WORD_KINDS,
               "the automaton knows so many kinds of words");

struct gk_redact_pattern {
    struct gk_pattern pattern; /* as it was written */
    struct gk_pattern folded;  /* for folded text */
    uint32_t row;              /* of the lexicon */
    bool has_literals;         /* among the words: elsewhere it is not tried */
};

/*
 * Owns what it points to but the profile, the options' key and allow phrases are copied; the
 * profile must outlive it. Born as { 0 }; made by one thread, then only read.
 */
struct gk_redact_plan {
    const struct gk_profile *profile;
    struct gk_arena arena;
    enum gk_action action[GK_REDACT_TYPES];   /* GK_ACTION_OFF: not searched for … */
    struct gk_redact_particulars particulars; /* … but where something else is said there */
    enum gk_action linked[GK_PERSONAL_KINDS]; /* what is done in web addresses */
    uint32_t unwanted;                        /* bit n: kind n of domain/personal.h is off */
    uint64_t fields;                          /* bit n: field n is searched */
    bool every_field;
    bool annotate;
    bool context;
    enum gk_redact_style style;
    struct gk_bytes key;
    int32_t today;
    struct gk_mark_words marks;
    struct gk_words words; /* kinds and values: enum gk_redact_word */
    bool has_words;
    struct gk_words loose; /* terms of lists that ignore punctuation; for condensed text */
    bool has_loose;
    struct gk_pairs sieve; /* what stands in front of all this: gate.h */
    unsigned begins;       /* bits of gk_personal_beginning: of all that is searched for */
    bool gated;            /* false: every text is folded; tests may set it so */
    struct gk_redact_pattern *patterns;
    uint32_t pattern_count;
};

/*
 * Makes a plan. GK_INVALID where the options cannot be followed: *mistake says why, *bad which
 * word of them. To be closed in every case.
 */
enum gk_status gk_redact_plan_open(struct gk_redact_plan *, const struct gk_profile *,
                                   const struct gk_redact_options *,
                                   enum gk_redact_mistake *mistake,
                                   struct gk_bytes *bad) GK_MUST_USE;

void gk_redact_plan_close(struct gk_redact_plan *);

/* The rule of a type: redact.TYPE. */
enum gk_rule_id gk_redact_rule(enum gk_redact_type);

/* Its plan is a struct gk_redact_plan. */
extern const struct gk_verb gk_redact_verb;

#endif
