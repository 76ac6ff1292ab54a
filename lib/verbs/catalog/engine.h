/*
 * engine.h - what the files of this room share.
 */
#ifndef GK_VERBS_CATALOG_ENGINE_H
#define GK_VERBS_CATALOG_ENGINE_H

#include "domain/date.h"
#include "verbs/catalog/catalog.h"

#define GK_CATALOG_NONE UINT32_MAX

/* An item under one of its names; entries of the same name hang together, in the order of the
 * catalogue. */
struct gk_catalog_entry {
    uint32_t item;
    uint32_t next; /* entry, or GK_CATALOG_NONE */
};

/* The folded text as UTF-8, in the worker's buffer. */
enum gk_status gk_catalog_fold(struct gk_folded *, struct gk_bytes text,
                               struct gk_buffer *out) GK_MUST_USE;

/* The items that fit a record best: none, one or several. */
struct gk_catalog_choice {
    uint32_t *items;
    uint32_t count;
    const struct gk_member *member; /* that named them, or NULL */
    struct gk_catalog_set near;     /* where there are none: those that come near */
};

enum gk_status gk_catalog_choose(const struct gk_catalog_plan *, struct gk_scratch *,
                                 const struct gk_record *, struct gk_catalog_choice *) GK_MUST_USE;

/* Those alone that the record names by its catalog_item. */
enum gk_status gk_catalog_choose_named(const struct gk_catalog_plan *, struct gk_scratch *,
                                       const struct gk_record *,
                                       struct gk_catalog_choice *) GK_MUST_USE;

enum gk_catalog_status {
    GK_CATALOG_ON_TIME,
    GK_CATALOG_PENDING,
    GK_CATALOG_LATE,
    GK_CATALOG_OVERDUE,
    GK_CATALOG_HISTORIC,
    GK_CATALOG_NO_DEADLINE,
    GK_CATALOG_UNMATCHED,
    GK_CATALOG_AMBIGUOUS,
};

const char *gk_catalog_status_name(enum gk_catalog_status);

/* What became of a record's time. */
struct gk_catalog_time {
    enum gk_catalog_status status;
    bool is_published;
    struct gk_date published; /* read, or its day is GK_NO_DAY */
    struct gk_date due;       /* its day is GK_NO_DAY where nothing is due */
    int64_t days;
    struct gk_bytes basis;
    enum gk_field event;  /* from whose date it counts */
    bool lacks_event;     /* a date that the record does not have */
    bool due_provisional; /* the due day is beyond the years known */
    bool provisional;     /* or what lies between it and the day of publication */
};

enum gk_status gk_catalog_judge_time(const struct gk_catalog_plan *, struct gk_scratch *,
                                     const struct gk_record *, const struct gk_catalog_choice *,
                                     struct gk_catalog_time *) GK_MUST_USE;

/* The day on which what is renewed or is not is judged: today, or the last of the period that is
 * asked for. */
int32_t gk_catalog_judged_day(const struct gk_catalog_plan *);

/* "YYYY-MM-DD" or "YYYY-MM-DDThh:mm", in the arena; at == NULL when there is no memory. */
struct gk_bytes gk_catalog_write_date(struct gk_date, struct gk_arena *) GK_MUST_USE;

/* Whether the record stands in a column that the catalogue names. */
enum gk_status gk_catalog_stands_in_column(const struct gk_catalog_plan *, struct gk_scratch *,
                                           const struct gk_record *, bool *stands) GK_MUST_USE;

struct gk_deed_list; /* evidence.h */

/* What judge leaves for the tally. */
struct gk_catalog_note {
    bool is_evidence; /* then only of … */
    struct gk_deed_list *deeds;
    struct gk_account_key key;
    unsigned figures; /* 1 << enum gk_account_figure, of those in which the record counts */
    uint32_t column;  /* of what is published, or GK_ACCOUNT_NONE */
    int32_t newest;   /* the day of its publication, or GK_NO_DAY */
    int32_t due;      /* of what is owed */
    int64_t days;
    struct gk_account_document document; /* 0: not to be counted */
    struct gk_bytes title;               /* of what is owed */
};

/* Leaves it in the verdict, once item and time are known. */
enum gk_status gk_catalog_leave_note(const struct gk_catalog_plan *, struct gk_scratch *,
                                     const struct gk_record *, const struct gk_catalog_choice *,
                                     const struct gk_catalog_time *,
                                     struct gk_verdict *) GK_MUST_USE;

/* Whether the record was shown for as long as its item asks, and if not, that. */
enum gk_status gk_catalog_judge_display(const struct gk_catalog_plan *, struct gk_scratch *,
                                        const struct gk_record *, const struct gk_catalog_item *,
                                        struct gk_verdict *) GK_MUST_USE;

enum gk_status gk_catalog_tally_add(void *tally, const struct gk_place *,
                                    struct gk_verdict *) GK_MUST_USE;
enum gk_status gk_catalog_tally_report(void *tally, struct gk_verdict *end);

/* The sections, those that lead first, joined by 、; in the arena. */
struct gk_bytes gk_catalog_join_sections(const struct gk_section *, size_t count,
                                         struct gk_arena *) GK_MUST_USE;

#endif
