/*
 * listing.h - a list of the records that pass, as a verb shapes it, for run/ to write row by row: a
 * row is what the verb leaves in verdict->row.
 */
#ifndef GK_VERBS_LISTING_H
#define GK_VERBS_LISTING_H

#include "finding/sentence.h"
#include "verbs/table.h"

/* What it points to lives as long as the run. */
struct gk_listing_shape {
    struct gk_table table; /* name, title and columns; no rows */
    size_t named;          /* the column in which a page links what … */
    size_t address;        /* … stands in this one, which it has not */
    enum gk_message end;   /* with how many records there are in {1}, and the day in {2} */
};

#endif
