/*
 * words.h - what severities, and what a run has counted, are called in the report's language.
 */
#ifndef GK_RUN_REPORT_WORDS_H
#define GK_RUN_REPORT_WORDS_H

#include "run/report.h"

/* "error", 错误. */
const char *gk_report_severity(const struct gk_report *, enum gk_severity);

/* Appends what was counted, as "no_evidence 12, tie 1", 没有依据 12、不相上下 1: of the figures those
 * that have a name for people and are not 0. */
enum gk_status gk_report_figures(const struct gk_report *, const struct gk_finding *,
                                 struct gk_buffer *) GK_MUST_USE;

#endif
