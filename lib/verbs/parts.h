/*
 * parts.h - a tally that travels, from the machine that counted a part of an archive to the one
 * that puts the parts together: as lines of JSON, which run/ writes and reads.
 */
#ifndef GK_VERBS_PARTS_H
#define GK_VERBS_PARTS_H

#include "finding/catalogue.h"
#include "record/record.h"

struct gk_parts_form {
    void *parts; /* how far they have been written or read */
    /* Appends the next line; GK_END behind the last. */
    enum gk_status (*next)(void *parts, struct gk_buffer *);
    /* Takes a line of a part; GK_INVALID: `mistake` and its {1} are why not. *ended: the part is
     * over. */
    enum gk_status (*take)(void *parts, const struct gk_record *, struct gk_arena *, bool *ended,
                           enum gk_rule_id *mistake, struct gk_bytes *argument);
    /* Another part begins. */
    void (*begin)(void *parts);
};

#endif
