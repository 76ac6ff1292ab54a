/*
 * identity.h - what reports and --accept call a record.
 *
 * Its id, else its index number, else its address; where it has none of these, # and a hash of
 * its bytes, which is the same on every machine and in every run. Such a hash tells whoever can
 * guess the record that the guess was right: of a record whose published form lacks nothing but
 * the masked digits of a number, those digits. It is therefore shown only of a record in which no
 * number of a person and no mark is found, and by gk-redact only where it found nothing at all
 * (run/report.h); what no recogniser knows is left to the record's length.
 */
#ifndef GK_VERBS_IDENTITY_H
#define GK_VERBS_IDENTITY_H

#include "base/arena.h"
#include "record/record.h"

/* The member that names the record; NULL where there is none. at == NULL in *id when there is no
 * memory, length 0 where it has none of its own. */
const struct gk_member *gk_record_id(const struct gk_record *, struct gk_arena *,
                                     struct gk_bytes *id);

/* # and 16 hexadecimal digits, for a line without its end; at == NULL when there is no memory. */
struct gk_bytes gk_line_id(struct gk_bytes line, struct gk_arena *) GK_MUST_USE;

#endif
