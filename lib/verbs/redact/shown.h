/*
 * shown.h - what a report is about to show: is any of it what a plan of gk-redact looks for?
 *
 * By all types that are searched for, the lexicon and --words among them, whatever --field says.
 * In reports of gk-redact what is only noted in a record is not repeated either; the other tools
 * keep back what gk-redact would mask or withhold by the same profile.
 */
#ifndef GK_VERBS_REDACT_SHOWN_H
#define GK_VERBS_REDACT_SHOWN_H

#include "verbs/redact/redact.h"

/* Of the run's own plan. */
struct gk_guard gk_redact_guard(const struct gk_redact_plan *);

/* A plan of the profile alone, made when a text is first judged, once for all threads: most runs
 * show nothing. Owns it; the profile must outlive it. Born as { 0 }. */
struct gk_redact_guarding {
    const struct gk_profile *profile;
    int32_t today;
    _Atomic(struct gk_redact_plan *) *made;
};

/* `today` as in gk_redact_options. To be closed in every case. */
enum gk_status gk_redact_guard_others(struct gk_redact_guarding *, const struct gk_profile *,
                                      int32_t today, struct gk_guard *) GK_MUST_USE;
void gk_redact_guarding_close(struct gk_redact_guarding *);

#endif
