/*
 * annotate.h - the `gk` member, where the tools write their results into a record.
 *
 * "gk":{"source":…,"validate":…,"classify":…,"redact":…,"catalog":…}, parts in that order. An
 * object `gk` is edited where it stands: a part that is there is replaced, another put in at its
 * place.
 * Where there is none, ,"gk":{…} is put before the record's closing brace.
 */
#ifndef GK_RECORD_ANNOTATE_H
#define GK_RECORD_ANNOTATE_H

#include "record/edit.h"

struct gk_part {
    struct gk_bytes name;
    struct gk_bytes json;
};

/*
 * Adds the edits that make these, in their order, parts of the record's `gk`. `members_left` is
 * false where other edits drop every member of the record. *foreign is set, and nothing added,
 * where the record has a `gk` that is no object (rule gk.foreign).
 */
enum gk_status gk_annotate(struct gk_edits *, struct gk_arena *, const struct gk_record *,
                           const struct gk_part *, size_t count, bool members_left,
                           bool *foreign) GK_MUST_USE;

#endif
