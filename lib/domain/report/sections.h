/*
 * sections.h - the headings of an annual report: 一、总体情况 … 六、其他需要报告的事项.
 *
 * A heading is its number with a sign or blank behind it and, close behind, one of the words of its
 * line; or, without a number, a short line of its own that holds the first of the words. It may
 * stand in running text, where the line ends of a page were lost.
 */
#ifndef GK_DOMAIN_REPORT_SECTIONS_H
#define GK_DOMAIN_REPORT_SECTIONS_H

#include "domain/report/signs.h"

/* Where the section's heading stands; false where it does not. */
bool gk_annual_section_find(const struct gk_annual_text *, const struct gk_annual_line *,
                            uint32_t *start, uint32_t *end);

/* Whether one of the words of the line stands anywhere. */
bool gk_annual_matter_find(const struct gk_annual_text *, const struct gk_annual_line *);

#endif
