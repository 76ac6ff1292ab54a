/*
 * judging.h - what the rules of validate share while one record is judged. Inside this room.
 */
#ifndef GK_VERBS_VALIDATE_JUDGING_H
#define GK_VERBS_VALIDATE_JUDGING_H

#include "domain/date.h"
#include "record/texts.h"
#include "verbs/validate/validate.h"

/* The date fields, in the order they are judged. */
enum { GK_DATE_FIELDS = 4 };

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
    int32_t formed; /* day of formed_date once the dates are judged; GK_NO_DAY: none readable … */
    int32_t published; /* … and of published_date */
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
 * no string and where it says that there is nothing (gk_is_absent). at == NULL when there is no
 * memory. */
struct gk_bytes gk_judging_text(struct gk_judging *, enum gk_field) GK_MUST_USE;

/* The same of any member, whatever it says. */
struct gk_bytes gk_judging_member_text(struct gk_judging *, const struct gk_member *) GK_MUST_USE;

/* Whether a member says nothing: null, a text that gk_is_absent, an array or object without
 * members. */
enum gk_status gk_judging_is_empty(struct gk_judging *, const struct gk_member *,
                                   bool *empty) GK_MUST_USE;

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

/* "2018-12-21" in the verdict's arena; at == NULL when there is no memory. */
struct gk_bytes gk_judging_day(struct gk_judging *, int32_t day) GK_MUST_USE;

/* printf into the verdict's arena, at most 31 bytes; at == NULL when there is no memory. */
struct gk_bytes gk_judging_print(struct gk_judging *, const char *format, ...)
    GK_PRINTF(2, 3) GK_MUST_USE;

#endif
