/*
 * content.h - what a ledger of the archive compares of a record from night to night.
 *
 * The digest is of what is published: the record's members but `gk`, which changes with the day,
 * and those that --omit drops; as one object, members in the order of their names, values as they
 * stand. So neither the order of members nor white space between them is a change. Where the
 * record is on one line without blanks, its members in order and none of them left out, it is the
 * digest of the line.
 */
#ifndef GK_VERBS_CATALOG_CONTENT_H
#define GK_VERBS_CATALOG_CONTENT_H

#include "verbs/catalog/catalog.h"

/* Leaves it in verdict->archived. */
enum gk_status gk_catalog_archive(const struct gk_catalog_plan *, struct gk_scratch *,
                                  const struct gk_record *, struct gk_verdict *) GK_MUST_USE;

#endif
