/*
 * describe.h - what a report says of a record apart from its findings: where it came from, its
 * title, and the section that answers for it; and whether its id, its title and its section may be
 * shown at all. Where a person asked for values, a little of the text around each.
 *
 * Titles and sections are not made of a record that nothing is told of, nor for a report that shows
 * none.
 * Any thread, with a scratch of its own.
 */
#ifndef GK_RUN_REPORT_DESCRIBE_H
#define GK_RUN_REPORT_DESCRIBE_H

#include "run/workers/batch.h"
#include "run/workers/job.h"

/* Of a record that has been judged and whose index is there. May be asked again where the tally has
 * added the first finding. */
enum gk_status gk_describe(const struct gk_job *, struct gk_scratch *,
                           struct gk_outcome *) GK_MUST_USE;

#endif
