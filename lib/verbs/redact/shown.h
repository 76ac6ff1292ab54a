/*
 * shown.h - what a report of gk-redact is about to show: is any of it what the plan looks for?
 *
 * By all types that are searched for, the lexicon and --words among them, whatever --field says.
 * What is only noted in a record is not repeated either.
 */
#ifndef GK_VERBS_REDACT_SHOWN_H
#define GK_VERBS_REDACT_SHOWN_H

#include "verbs/redact/redact.h"

/* The screen of gk_redact_verb. */
enum gk_status gk_redact_shown(const void *plan, struct gk_scratch *, struct gk_bytes text,
                               bool *confidential) GK_MUST_USE;

#endif
