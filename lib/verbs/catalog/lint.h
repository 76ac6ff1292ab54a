/*
 * lint.h - what is likely wrong with a catalogue, told of an item by file and line:
 *
 *   catalog.blank     it does not say what is published (公开事项, 公开内容), when (公开时限), how
 *                     (公开方式) or where (公开渠道和载体); where no item does, it is told once
 *                     (catalog.column)
 *   catalog.twice     subject and content are those of an item before it, or the number is, folded
 *   catalog.channel   a channel that none of catalog/lint/channels begins or ends
 *   catalog.section   a section that profile.json does not have, once each; of the profile's own
 *                     catalogue that is a mistake of the file (profile.section)
 *   catalog.bundled   several things to publish in one row: one record would do for all of them
 *   catalog.longer    a limit is longer than that of article 26 (catalog/deadline/working_days) or
 *                     of a law for such matters (catalog/lint/laws) as it is today
 *
 * Of the built-in catalogue only warnings are told.
 *
 * A limit is compared with the law's in its own unit. Between days, working days and months (of 30
 * days) it is longer only where it is so in every week without holidays. What runs from the end of
 * a month, quarter, year or display, and dates of every year are other limits than the law's.
 */
#ifndef GK_VERBS_CATALOG_LINT_H
#define GK_VERBS_CATALOG_LINT_H

#include "verbs/catalog/catalog.h"

/* Its plan is a struct gk_catalog_plan, its tally the same. It reads no records. */
extern const struct gk_verb gk_catalog_lint_verb;

#endif
