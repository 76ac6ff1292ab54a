/*
 * parts.h - the tally as one that travels (verbs/parts.h), in lines of tally_lines.h.
 */
#ifndef GK_VERBS_CATALOG_PARTS_H
#define GK_VERBS_CATALOG_PARTS_H

#include "verbs/catalog/tally_lines.h"
#include "verbs/parts.h"

/* Born as { .tally = … }, which must outlive it. */
struct gk_catalog_parts {
    struct gk_catalog_tally *tally;
    struct gk_tally_lines lines; /* once the first was asked for */
    struct gk_tally_reader reader;
};

struct gk_parts_form gk_catalog_parts_form(struct gk_catalog_parts *);

#endif
