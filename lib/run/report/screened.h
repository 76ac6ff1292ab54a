/*
 * screened.h - what a report shows of a record and of a finding: each text is judged first
 * (showable.h). Inside this room.
 *
 * A name that may not be shown is called by its line, #12; a section, a value and what stands
 * around one are left out; what a person has written becomes ***. The texts stand in the report
 * until the next of their kind, and are judged once where the same one comes again for the same
 * record. One thread at a time.
 */
#ifndef GK_RUN_REPORT_SCREENED_H
#define GK_RUN_REPORT_SCREENED_H

#include "run/report/format.h"

/* report->id. */
enum gk_status gk_screened_id(struct gk_report *, const struct gk_spot *) GK_MUST_USE;

/* report->id, title and section. */
enum gk_status gk_screened_names(struct gk_report *, const struct gk_spot *) GK_MUST_USE;

/* report->pointer. */
enum gk_status gk_screened_pointer(struct gk_report *, const struct gk_spot *,
                                   struct gk_bytes pointer) GK_MUST_USE;

/* What stands around a value, in report->context: where what is masked there already still holds
 * anything, a row of stars. */
enum gk_status gk_screened_context(struct gk_report *, struct gk_bytes context) GK_MUST_USE;

/* A reviewer's words, or what a profile says: as written, or ***. */
enum gk_status gk_screened_written(struct gk_report *, struct gk_bytes written,
                                   struct gk_bytes *shown) GK_MUST_USE;

/* The entry's value, proposal and excerpt: where a person asked to see values and neither value nor
 * proposal is confidential; else nothing. */
enum gk_status gk_screened_values(struct gk_report *, struct gk_entry *) GK_MUST_USE;

#endif
