/*
 * validate.h - is this record fit to publish: well formed, complete, lawful, undamaged?
 *
 * Rules of the groups field, date, deadline, docnumber, index, disclosure, report, text and
 * unique
 * (finding/rules.def); which of them run, how severe they are and every number in them comes from
 * the profile. What is wrong with a line before it is a record (json.*), and a `gk` that is no
 * object, is the business of run/. With the profile `none` only what --unique and --repair ask for
 * is judged.
 */
#ifndef GK_VERBS_VALIDATE_VALIDATE_H
#define GK_VERBS_VALIDATE_VALIDATE_H

#include "base/keyed.h"
#include "taxonomy/category.h"
#include "verbs/verb.h"

/* One member of a key: a field, or where the name is no field's, the top-level member so called. */
struct gk_unique_part {
    enum gk_field field; /* GK_FIELD_COUNT: by name */
    struct gk_bytes name;
};

/* --unique=A,B: no two records may have the same A and B; or a key that the profile asks for. */
struct gk_unique_key {
    enum gk_rule_id rule; /* that a repetition breaks */
    struct gk_bytes name; /* as given */
    struct gk_unique_part *parts;
    size_t count;
};

/* --repair: which damage is mended. */
enum gk_repair {
    GK_REPAIR_NONE,
    GK_REPAIR_CERTAIN, /* what has one original only */
    GK_REPAIR_LIKELY,  /* also what has a likeliest one */
};

enum { GK_VALIDATE_GROUPS = 22 };

/* Owns its arena, where all that it points to lives, save the profile. Born as { 0 }; filled by
 * one thread, then only read. */
struct gk_validate_plan {
    struct gk_arena arena;
    const struct gk_profile *profile;
    struct gk_seed seed; /* of all that is compared across records without being kept */
    int32_t today;
    bool annotate;
    enum gk_repair repair;
    bool asks_category;                /* set by the groups that need a record's category … */
    struct gk_categories categories;   /* … which else is not open */
    bool asks_title;                   /* set by the groups that need the title read … */
    struct gk_title_words title_words; /* … with these */
    bool whole;                        /* the input is the whole archive */
    struct gk_unique_key *keys;
    size_t key_count;
    void *parameters[GK_VALIDATE_GROUPS]; /* each group's own */
};

/* What the command line asks for. */
struct gk_validate_options {
    int32_t today;
    bool whole; /* the input is the whole archive: what is not in it is missing */
    const struct gk_bytes *unique; /* the arguments of --unique */
    size_t unique_count;
    bool annotate;
    enum gk_repair repair;
};

/*
 * GK_INVALID, with what could not be understood in *bad, for a key without or with an empty name,
 * and for a parameter of the profile that is no field or no date. gk_validate_plan_close in every
 * case.
 */
enum gk_status gk_validate_plan_open(struct gk_validate_plan *, const struct gk_profile *,
                                     const struct gk_validate_options *,
                                     struct gk_bytes *bad) GK_MUST_USE;

void gk_validate_plan_close(struct gk_validate_plan *);

/* Judges with a struct gk_validate_plan; its tally is a struct gk_validate_tally. */
extern const struct gk_verb gk_validate_verb;

/* What the groups compare across records. Born as { 0 }; one thread. */
struct gk_validate_tally {
    const struct gk_validate_plan *plan;
    struct gk_arena arena;
    void *of[GK_VALIDATE_GROUPS]; /* each group's own; NULL: nothing yet */
};

/* The plan must outlive the tally. */
void gk_validate_tally_open(struct gk_validate_tally *, const struct gk_validate_plan *);
void gk_validate_tally_close(struct gk_validate_tally *);

#endif
