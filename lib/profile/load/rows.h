/*
 * rows.h - a table of tab-separated rows that is being read, and what is said of the row at hand;
 * private to this room.
 */
#ifndef GK_PROFILE_LOAD_ROWS_H
#define GK_PROFILE_LOAD_ROWS_H

#include "base/map.h"
#include "conf/table.h"
#include "profile/load/load.h"

/* Born by gk_load_rows; closed in every case. */
struct gk_load_rows {
    struct gk_load *load;
    const struct gk_profile_file *file;
    struct gk_tsv tsv;
    bool good;           /* the row at hand has no mistake yet */
    struct gk_map lines; /* of keys: where they stood */
};

struct gk_load_rows gk_load_rows(struct gk_load *, const struct gk_profile_file *);

bool gk_load_rows_next(struct gk_load_rows *);

void gk_load_rows_close(struct gk_load_rows *);

/* Adds that `what`, which stands in the row or is a cell that is not there, is a mistake, and what
 * is wanted in its place, for a rule that tells it. The row is good no more. */
enum gk_status gk_load_rows_complain(struct gk_load_rows *, struct gk_bytes what, enum gk_rule_id,
                                     const char *wanted) GK_MUST_USE;

/* The same of a row that has not so many cells as it is to have: "3", "4-5". */
enum gk_status gk_load_rows_complain_of_count(struct gk_load_rows *,
                                              const char *wanted) GK_MUST_USE;

/* Of rows of the same key the first counts; one more is a mistake, and `what` is told of it. The
 * key is copied. */
enum gk_status gk_load_rows_once(struct gk_load_rows *, struct gk_bytes key,
                                 struct gk_bytes what) GK_MUST_USE;

#endif
