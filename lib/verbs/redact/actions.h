/*
 * actions.h - what is done about a type of value, by where it stands.
 *
 * An office says it in profile.json by type, and for a type by field, by column and by category:
 *
 *   "redact": { "mobile": { "action": "mask", "fields": { "content": "note" },
 *               "columns": { "人事任免": "note" }, "categories": { "area:10": "withhold" } } }
 *
 * The more particular one counts: the field that a text belongs to, then the record's column (of a
 * path the last part that is named), then its categories (what gk-classify has written into the
 * record as primary), then the type. Where two categories of a record say different things the
 * stricter one counts. Terms of word lists have actions of their own, in place of the type's.
 */
#ifndef GK_VERBS_REDACT_ACTIONS_H
#define GK_VERBS_REDACT_ACTIONS_H

#include "profile/profile.h"
#include "record/record.h"
#include "record/texts.h"
#include "verbs/redact/mask.h"

enum gk_redact_rank {
    GK_REDACT_BY_CATEGORY,
    GK_REDACT_BY_COLUMN,
    GK_REDACT_BY_FIELD,
    GK_REDACT_RANKS,
};

/* What is done where something is so, in place of what is done elsewhere. */
struct gk_redact_particular {
    enum gk_redact_type type;
    enum gk_action action;
    enum gk_field field;     /* by field */
    struct gk_bytes name;    /* by column: a part of it; by category: the class */
    struct gk_bytes pointer; /* by category: where a record names its class */
};

struct gk_redact_particulars {
    struct gk_redact_particular *at[GK_REDACT_RANKS];
    size_t count[GK_REDACT_RANKS];
};

/* What is done about each type; GK_ACTION_OFF: it is not looked for. */
struct gk_redact_actions {
    enum gk_action of[GK_REDACT_TYPES];
    bool instead_of_rows; /* of keyword: counts in place of what the rows of the lists say */
};

/* Reads what the profile says of the types that are not `excluded`; in the arena. */
enum gk_status gk_redact_particulars_read(struct gk_redact_particulars *, const struct gk_profile *,
                                          const bool excluded[GK_REDACT_TYPES],
                                          struct gk_arena *) GK_MUST_USE;

/* What is done about the types in that record, fields left aside; `by_type` is what is done where
 * nothing particular is said. Without a record: the strongest that is done anywhere. */
enum gk_status gk_redact_actions_of_record(struct gk_redact_actions *,
                                           const struct gk_redact_particulars *,
                                           const enum gk_action by_type[GK_REDACT_TYPES],
                                           const struct gk_record *, struct gk_arena *) GK_MUST_USE;

/* The same in a text of that record that belongs to that field. */
void gk_redact_actions_of_field(struct gk_redact_actions *, const struct gk_redact_particulars *,
                                enum gk_field);

/* Whether anything is done about the type anywhere. */
bool gk_redact_acts(const struct gk_redact_particulars *, enum gk_action by_type,
                    enum gk_redact_type);

#endif
