/*
 * validate.h - is this record fit to publish: well formed, complete, lawful, undamaged?
 *
 * Rules of the groups field, date, docnumber, disclosure, text and unique (finding/rules.def);
 * which of them run, how severe they are and every number in them comes from the profile. What is
 * wrong with a line before it is a record (json.*), and a `gk` that is no object, is the business
 * of run/. With the profile `none` only what --unique and --repair ask for is judged.
 */
#ifndef GK_VERBS_VALIDATE_VALIDATE_H
#define GK_VERBS_VALIDATE_VALIDATE_H

#include "match/words.h"
#include "verbs/verb.h"

/* One member of a key: a field, or where the name is no field's, the top-level member so called. */
struct gk_unique_part {
    enum gk_field field; /* GK_FIELD_COUNT: by name */
    struct gk_bytes name;
};

/* --unique=A,B: no two records may have the same A and B. */
struct gk_unique_key {
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

struct gk_field_list {
    enum gk_field *at;
    size_t count;
};

/* A form that stands for an official term, and the term. */
struct gk_term {
    struct gk_bytes wrong;
    struct gk_bytes right;
};

/* Owns its words, and its arena, where all else that it points to lives, save the profile. Born
 * as { 0 }; filled by one thread, then only read. */
struct gk_validate_plan {
    struct gk_arena arena;
    const struct gk_profile *profile;
    int32_t today;
    bool annotate;
    enum gk_repair repair;
    struct gk_unique_key *keys;
    size_t key_count;

    struct gk_field_list required; /* rules/field.required/fields */
    struct gk_field_list texts;    /* rules/field.type/fields */
    bool past[GK_FIELD_COUNT];     /* rules/date.future/fields */
    int32_t future_days;           /* rules/date.future/days */
    int32_t carry_months;          /* rules/docnumber.date/months */
    struct gk_bytes *allowed;      /* rules/disclosure.value/allowed */
    size_t allowed_count;
    struct gk_field_list worded; /* rules/text.vocabulary/fields */
    struct gk_term *terms;       /* rules/text.vocabulary/terms */
    size_t term_count;
    struct gk_words vocabulary; /* their wrong forms, by number */
    bool reads_all;             /* for some term, texts that look clean are read too */
    bool looks_for_damage;      /* some rule text.* is on, and asked for */
    bool tells_names;           /* rule field.unrecognised is on … */
    struct gk_map ignored;      /* … but for these names: of that rule's parameter, and of keys */
};

/* What the command line asks for. */
struct gk_validate_options {
    int32_t today;
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
                                     const struct gk_validate_options *, struct gk_bytes *bad)
    GK_MUST_USE;

void gk_validate_plan_close(struct gk_validate_plan *);

/* Judges with a struct gk_validate_plan; its tally is a struct gk_validate_tally. */
extern const struct gk_verb gk_validate_verb;

enum { GK_UNIQUE_SEGMENTS = 256 };

/* Open addressing; slots of 24 bytes. */
struct gk_unique_segment {
    struct gk_buffer slots;
    size_t capacity;
    size_t count;
};

/*
 * What has been seen of every key: 128 bits of its digest, and where. Segments grow one by one,
 * by a quarter, so memory never doubles at once: about 33 bytes a record and key. Born as { 0 };
 * one thread.
 */
struct gk_validate_tally {
    const struct gk_validate_plan *plan;
    struct gk_unique_segment segments[GK_UNIQUE_SEGMENTS];
    struct gk_arena arena;  /* names of files, `compared` */
    bool *compared;         /* by key: some record has it; NULL before the first record */
    struct gk_buffer files; /* struct gk_bytes each */
    struct gk_buffer json;
    struct gk_once names; /* that were told because no field goes by them */
};

/* The plan must outlive the tally. */
void gk_validate_tally_open(struct gk_validate_tally *, const struct gk_validate_plan *);
void gk_validate_tally_close(struct gk_validate_tally *);

#endif
