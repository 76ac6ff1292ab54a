/*
 * limit_event.h - from which event a clause of a cell counts, and for what it is; private to the
 * files of limit.h.
 */
#ifndef GK_DOMAIN_LIMIT_EVENT_H
#define GK_DOMAIN_LIMIT_EVENT_H

#include "domain/letters.h"
#include "domain/limit.h"

/* What the letters [from, end) before a number say. `sentence` is the text of the letters, without
 * blanks; the kinds point into it. False where no event is named: the clause's is left as it is. */
bool gk_limit_event_read(const struct gk_letters *, uint32_t from, uint32_t end,
                         struct gk_bytes sentence, struct gk_limit_clause *);

#endif
