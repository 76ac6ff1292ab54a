/*
 * judging.h - what the rules of validate share while one record is judged. Inside this room.
 */
#ifndef GK_VERBS_VALIDATE_JUDGING_H
#define GK_VERBS_VALIDATE_JUDGING_H

#include "domain/date.h"
#include "record/texts.h"
#include "verbs/validate/validate.h"

/* How many fields hold dates. */
/* A field's date that can be counted from. */
struct gk_dated {
    enum gk_field field;
    struct gk_date date;
};

struct gk_judging {
    const struct gk_validate_plan *plan;
    const void *parameters; /* of the group that is judging … */
    void *note;             /* … and what it leaves for its tally; NULL: nothing */
    struct gk_scratch *scratch;
    const struct gk_record *record;
    struct gk_verdict *verdict;
    struct gk_doubts doubts;                /* what a first look made of the line */
    bool repaired;                          /* some field reads otherwise when it is mended: */
    struct gk_bytes mended[GK_FIELD_COUNT]; /* so; at == NULL: as it stands */
    struct gk_bytes texts[GK_FIELD_COUNT];  /* of gk_judging_text; at == NULL: not yet asked for */
    struct gk_bytes bare[GK_FIELD_COUNT];   /* of gk_judging_folded, likewise */
    int32_t formed; /* day of formed_date once the dates are judged; GK_NO_DAY: none readable … */
    int32_t published;                     /* … and of published_date */
    struct gk_dated dated[GK_DATE_FIELDS]; /* what could be read of all date fields */
    uint32_t dated_count;
    bool folded; /* the title has been folded … */
    bool titled; /* … and read: */
    struct gk_title title;
    bool categorised; /* the record's category is known: */
    struct gk_category category;
};

/* The member that would be the field if nothing unseen stood in its name: a byte order mark, a
 * blank; NULL where there is none. */
enum gk_status gk_find_hidden(struct gk_judging *, enum gk_field,
                              const struct gk_member **) GK_MUST_USE;

/*
 * The field's member, where rules about its value should run: not where two members stand for
 * it, which is reported already.
 */
const struct gk_member *gk_judging_member(const struct gk_judging *, enum gk_field);

/* The text of that member, mended, unescaped, not trimmed; empty where there is none, where it is
 * no string and where it says that there is nothing (gk_is_absent). Read when it is asked for
 * first, once the repairs are known. at == NULL when there is no memory. */
struct gk_bytes gk_judging_text(struct gk_judging *, enum gk_field) GK_MUST_USE;

/* The same as it is compared: folded (text/fold.h), so that traditional forms, width and blanks
 * between Han do not matter. */
struct gk_bytes gk_judging_folded(struct gk_judging *, enum gk_field) GK_MUST_USE;

/* The same of any member, whatever it says. */
struct gk_bytes gk_judging_member_text(struct gk_judging *, const struct gk_member *) GK_MUST_USE;

/* Whether a member says nothing: null, a text that gk_is_absent, an array or object without
 * members. */
enum gk_status gk_judging_is_empty(struct gk_judging *, const struct gk_member *,
                                   bool *empty) GK_MUST_USE;

/* The record's category (taxonomy/category.h), found when it is asked for first. Only where the
 * group's open has set plan->asks_category. */
enum gk_status gk_judging_category(struct gk_judging *, const struct gk_category **) GK_MUST_USE;

/* The field's date, once the dates are judged; its day is GK_NO_DAY where there is none that can be
 * counted from. */
struct gk_date gk_judging_date(const struct gk_judging *, enum gk_field);

/* Has the title folded in scratch->title, without cells where there is none. */
enum gk_status gk_judging_fold_title(struct gk_judging *) GK_MUST_USE;

/* The title as domain/title.h reads it, its cells those of scratch->title; without cells where
 * there is none. Only where the group's open has set plan->asks_title. */
enum gk_status gk_judging_title(struct gk_judging *, const struct gk_title **) GK_MUST_USE;

/* A draft of a finding at this member. */
enum gk_status gk_judging_draft(struct gk_judging *, enum gk_rule_id, const struct gk_member *,
                                struct gk_finding *draft) GK_MUST_USE;

/* Gives the draft to the door. */
enum gk_status gk_judging_add(struct gk_judging *, const struct gk_finding *draft) GK_MUST_USE;

/* Gives the finding its span, half-open bytes of `text`, which is the member's. `from`, or NULL, is
 * where the span before ended its way, born as { 0 }: many spans in order cost no more than one. */
void gk_judging_span(const struct gk_judging *, struct gk_finding *, const struct gk_member *,
                     struct gk_bytes text, size_t start, size_t end, struct gk_text_place *from);

/* Sets what --show-values shows. */
enum gk_status gk_judging_value(struct gk_judging *, struct gk_finding *,
                                struct gk_bytes text) GK_MUST_USE;

/* A draft of a finding about the field's text as a whole, and adding it. */
enum gk_status gk_judging_draft_value(struct gk_judging *, enum gk_rule_id, enum gk_field,
                                      struct gk_finding *draft) GK_MUST_USE;
enum gk_status gk_judging_add_value(struct gk_judging *, enum gk_rule_id,
                                    enum gk_field) GK_MUST_USE;

/* "2018-12-21" in the verdict's arena; at == NULL when there is no memory. */
struct gk_bytes gk_judging_day(struct gk_judging *, int32_t day) GK_MUST_USE;

/* "decided_date 2018-12-21", with the time where it is known; at == NULL when there is no
 * memory. */
struct gk_bytes gk_judging_dated(struct gk_judging *, enum gk_field, struct gk_date) GK_MUST_USE;

/* printf into the verdict's arena, at most 63 bytes; at == NULL when there is no memory. */
struct gk_bytes gk_judging_print(struct gk_judging *, const char *format, ...)
    GK_PRINTF(2, 3) GK_MUST_USE;

#endif
