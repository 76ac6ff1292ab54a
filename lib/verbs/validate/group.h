/*
 * group.h - one group of rules: what it needs of the profile and the command line, how it judges a
 * record, and what it compares across records. Inside this room.
 *
 * Each group is a file with one row in the table of validate.c. Its parameters, its notes and its
 * tally are its own: nobody else knows what is in them.
 */
#ifndef GK_VERBS_VALIDATE_GROUP_H
#define GK_VERBS_VALIDATE_GROUP_H

#include "verbs/validate/judging.h"

/* A function that a group has no use for is NULL. */
struct gk_validate_group {
    bool needs_profile; /* with the profile `none` it does nothing */

    /* Fills its parameters, given zeroed. GK_INVALID, with what could not be understood in *bad,
     * as gk_validate_plan_open. */
    size_t parameters_size;
    enum gk_status (*open)(struct gk_validate_plan *, const struct gk_validate_options *,
                           void *parameters, struct gk_bytes *bad);
    void (*close)(void *parameters);

    /* Adds its findings; may leave a note for its tally. */
    enum gk_status (*judge)(struct gk_judging *);

    /* The tally is given zeroed before the first note. */
    size_t tally_size;
    enum gk_status (*tally_add)(void *tally, const struct gk_validate_plan *, const void *note,
                                const struct gk_place *, struct gk_verdict *);
    enum gk_status (*tally_report)(void *tally, const struct gk_validate_plan *,
                                   struct gk_verdict *end);
    void (*tally_close)(void *tally);
};

extern const struct gk_validate_group gk_validate_text;            /* text.c */
extern const struct gk_validate_group gk_validate_fields;          /* fields.c */
extern const struct gk_validate_group gk_validate_dates;           /* dates.c */
extern const struct gk_validate_group gk_validate_events;          /* events.c */
extern const struct gk_validate_group gk_validate_requests;        /* requests.c */
extern const struct gk_validate_group gk_validate_deadlines;       /* deadlines.c */
extern const struct gk_validate_group gk_validate_periods;         /* periods.c */
extern const struct gk_validate_group gk_validate_document_number; /* document_number.c */
extern const struct gk_validate_group gk_validate_cited;           /* cited.c */
extern const struct gk_validate_group gk_validate_index_number;    /* index_number.c */
extern const struct gk_validate_group gk_validate_disclosure;      /* disclosure.c */
extern const struct gk_validate_group gk_validate_review;          /* review.c */
extern const struct gk_validate_group gk_validate_elements;        /* elements.c */
extern const struct gk_validate_group gk_validate_vocabulary;      /* vocabulary.c */
extern const struct gk_validate_group gk_validate_spreadsheet;     /* spreadsheet.c */
extern const struct gk_validate_group gk_validate_tags;            /* tags.c */
extern const struct gk_validate_group gk_validate_report;          /* report.c */
extern const struct gk_validate_group gk_validate_status;          /* status.c */
extern const struct gk_validate_group gk_validate_relations;       /* relations.c */
extern const struct gk_validate_group gk_validate_repeated;        /* repeated.c */
extern const struct gk_validate_group gk_validate_unique;          /* unique.c */
extern const struct gk_validate_group gk_validate_unrecognised;    /* unrecognised.c */

struct gk_field_list {
    enum gk_field *at;
    size_t count;
};

/* The fields named by the parameter `fields` of a rule; GK_INVALID, the name in *bad, where one is
 * no field. */
enum gk_status gk_group_fields(struct gk_validate_plan *, const char *rule, struct gk_field_list *,
                               struct gk_bytes *bad) GK_MUST_USE;

/* A word of the profile as it is compared: folded, in the plan's arena. */
enum gk_status gk_group_fold(struct gk_validate_plan *, struct gk_folded *, struct gk_bytes word,
                             struct gk_bytes *kept) GK_MUST_USE;

bool gk_group_has_field(const struct gk_field_list *, enum gk_field);

/* A count of days or months; 0 without the parameter, and never out of range. */
int32_t gk_group_count(const struct gk_validate_plan *, const char *rule, const char *parameter);

#endif
