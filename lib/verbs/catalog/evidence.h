/*
 * evidence.h - records that are evidence of a duty (duties.csv): no record to be published, but
 * counted; private to this room.
 *
 * A record whose field `duty` names a duty, or several in an array or a text, is evidence of what
 * was done on the day that it tells of: event_time, else formed_date, published_date,
 * received_date. More of it depends on how often the duty is to be done (domain/frequency.h):
 *
 *   everyone   the elements 应训人员 and 参训人员, arrays of names or texts with 、 between them: who was
 *              to take part, and who did. Members of the record count as elements do. Names are
 *              kept by their hashes alone.
 *   each item  catalog_item, and the element 责任人: a person is named for that item
 *   reply      received_date and replied_date: answered in time, late, or not yet
 *
 * The words of the elements are parameters of the profile (catalog/evidence).
 */
#ifndef GK_VERBS_CATALOG_EVIDENCE_H
#define GK_VERBS_CATALOG_EVIDENCE_H

#include "verbs/catalog/catalog.h"

/* What a record says of one duty, in the verdict's arena. */
struct gk_deed_list {
    struct gk_deed_row row;
    struct gk_deed_list *next;
};

/* Whether the record names a duty. */
bool gk_catalog_is_evidence(const struct gk_catalog_plan *, const struct gk_record *);

/* Sets verdict->evidence, and leaves a note for the tally. */
enum gk_status gk_catalog_judge_evidence(const struct gk_catalog_plan *, struct gk_scratch *,
                                         const struct gk_record *, struct gk_verdict *) GK_MUST_USE;

#endif
