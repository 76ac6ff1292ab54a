/*
 * relations.h - what records say of one another, gathered along the stream. Inside this room.
 *
 * Of most records nothing is kept but their names: 9 bytes a name (base/meeting.h), and about 5 for
 * the record's place, day and classes, packed. Only a record that asks for another (it is of the
 * first class of a row of pairs.tsv, or it names one) is kept as a subject. At the end of the
 * stream all names meet once. That the input is the whole archive (--whole) is asked for where
 * something is missing, and for nothing else.
 */
#ifndef GK_VERBS_VALIDATE_RELATIONS_H
#define GK_VERBS_VALIDATE_RELATIONS_H

#include "base/map.h"
#include "base/meeting.h"
#include "verbs/validate/names.h"
#include "verbs/validate/pair_classes.h"
#include "verbs/validate/places.h"
#include "verbs/validate/status_words.h"

/* The group's parameters. */
struct gk_relations {
    struct gk_name_words words;
    struct gk_pair_classes classes;
    struct gk_status_words status;
};

/* A reference by which a record names another. */
struct gk_reference {
    uint32_t subject;
    enum gk_name_role role; /* GK_NAME_REPEALS, …INTERPRETS, …RELATES */
    struct gk_bytes pointer;
    bool met;
};

/* What a subject of a row's first class waits for. */
struct gk_need {
    uint32_t row;
    int32_t from;        /* day from which the limit is counted */
    int32_t after;       /* day before which the second does not come */
    bool met;            /* there is one, and not before that day */
    int32_t best;        /* the earliest day of these, or GK_NO_DAY … */
    uint64_t best_place; /* … and whose it is */
    int32_t early;       /* the latest day of one that comes before, or GK_NO_DAY … */
    uint64_t early_place;
    int32_t near;   /* the nearest day of one by the publisher alone, or GK_NO_DAY */
    unsigned named; /* bits: the first names the second, the second the first */
};

enum { GK_NAMED_BY_FIRST = 1, GK_NAMED_BY_SECOND = 2 };

struct gk_subject {
    uint64_t place;
    uint64_t second; /* rows of whose second class it is */
    int32_t day;     /* of publication, or GK_NO_DAY */
    bool marked;     /* as repealed */
    struct gk_bytes id;
    struct gk_bytes title; /* and section: where the report shows them */
    struct gk_bytes section;
    struct gk_bytes pointer; /* to its title */
    uint32_t first_need;     /* in the tally */
    uint32_t need_count;
};

/* A document that another repeals, and that does not say so. */
struct gk_repealed {
    uint64_t place;
    uint64_t by;
};

struct gk_relations_tally {
    struct gk_meeting names;
    struct gk_places places;
    struct gk_arena arena;   /* ids, titles, sections and pointers of subjects */
    struct gk_map known;     /* sections and pointers met before: few, and each kept once */
    struct gk_buffer texts;  /* struct gk_bytes each, what is known by its number */
    struct gk_buffer groups; /* uint64_t each: sets of rows of the second class, by number */
    struct gk_buffer subjects;
    struct gk_buffer needs;
    struct gk_buffer references;
    struct gk_buffer repealed;
    struct gk_buffer members; /* of a meeting at hand … */
    struct gk_buffer firsts;
    struct gk_buffer seconds; /* … and of a row */
};

/* What judge leaves for the tally. */
struct gk_relations_note {
    uint64_t first;
    uint64_t second;
    int32_t day;
    bool marked;
    struct gk_bytes title; /* pointer */
    const struct gk_name *names;
    uint32_t name_count;
    struct gk_need *needs;
    uint32_t need_count;
    struct gk_reference *references;
    uint32_t reference_count;
};

enum gk_status gk_relations_add(void *tally, const struct gk_validate_plan *, const void *note,
                                const struct gk_place *, struct gk_verdict *) GK_MUST_USE;

/* Has all names meet: fills what is met in subjects, needs and references. */
enum gk_status gk_relations_meet(struct gk_relations_tally *,
                                 const struct gk_partners *) GK_MUST_USE;

/* Says what did not. */
enum gk_status gk_relations_report(void *tally, const struct gk_validate_plan *,
                                   struct gk_verdict *end) GK_MUST_USE;

void gk_relations_close(void *tally);

/* ---- a name's number: whose it is */

/*
 * A role in three bits; then either a subject or a reference by its index, or of any other record
 * what is asked of it: whether it is marked, its group of rows, its day and its place.
 */
struct gk_owner {
    enum gk_name_role role;
    bool indexed;
    uint32_t index;
    bool marked;
    unsigned group; /* 0: of no row's second class */
    int32_t day;
    uint64_t place;
};

/* What the number has room for. */
enum { GK_OWNER_GROUPS = 256 };
#define GK_OWNER_PLACES (UINT64_C(1) << 35)

uint64_t gk_owner_pack(const struct gk_owner *);
struct gk_owner gk_owner_unpack(uint64_t number);

#endif
