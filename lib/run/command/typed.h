/*
 * typed.h - names of members that somebody typed behind an option (--columns, --omit, --unique):
 * is there such a member, or is it a slip?
 *
 * Any name may be right, since records have members of their own. So it is a slip only where no
 * field goes by it, none of the first records has it, and it is much like a name that is known or
 * that they have: then the run is refused before anything is written. One thread at a time.
 */
#ifndef GK_RUN_COMMAND_TYPED_H
#define GK_RUN_COMMAND_TYPED_H

#include "record/scan.h"
#include "run/report.h"

struct gk_typed {
    const char *option;
    struct gk_bytes name;
};

/* What the search needs and keeps from name to name. Born as designated (the first group). */
struct gk_typed_search {
    const struct gk_job *job;
    struct gk_report *report;
    struct gk_bytes lines; /* of the first records */

    struct gk_scanner scanner;
    struct gk_arena arena;
};

/* Says that the name is a slip, where one that is like it is known: GK_INVALID. */
enum gk_status gk_typed_refuse(struct gk_typed_search *, const struct gk_typed *) GK_MUST_USE;

/* The same where no record has it as a member of its own. */
enum gk_status gk_typed_check(struct gk_typed_search *, const struct gk_typed *) GK_MUST_USE;

void gk_typed_search_free(struct gk_typed_search *);

#endif
