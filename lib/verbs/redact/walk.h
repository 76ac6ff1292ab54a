/*
 * walk.h - one pass over a record that gives every text of it: member names, strings, numbers.
 *
 * A record is JSON that has been scanned, so nothing is checked. Work is in proportion to the
 * record's length, however deep it is nested.
 */
#ifndef GK_VERBS_REDACT_WALK_H
#define GK_VERBS_REDACT_WALK_H

#include "base/arena.h"
#include "base/buffer.h"
#include "record/record.h"

enum gk_redact_text_kind {
    GK_REDACT_STRING,
    GK_REDACT_NUMBER,
    GK_REDACT_NAME, /* of a member */
};

struct gk_redact_text {
    enum gk_redact_text_kind kind;
    struct gk_bytes text;   /* as it reads: unescaped, in the walk's arena where it has escapes */
    struct gk_value value;  /* of a string or number; of a name as if it were a string */
    enum gk_field field;    /* the top-level field it belongs to, or GK_FIELD_COUNT */
    bool is_field;          /* it is that field's value itself, not something inside it */
};

struct gk_redact_frame {
    struct gk_member member; /* in an object the member last begun: its name */
    uint32_t index;          /* in an array */
    bool object;
    bool name_next;
    bool hidden; /* the member's name must not be shown */
};

/* Born as { 0 } and opened; everything it needs is in the arena. */
struct gk_redact_walk {
    const struct gk_record *record;
    const struct gk_field_names *fields;
    struct gk_arena *arena;
    struct gk_redact_frame *frames;
    uint32_t depth;
    uint32_t capacity;
    uint32_t at;
    enum gk_field field;
};

void gk_redact_walk_open(struct gk_redact_walk *, const struct gk_record *,
                         const struct gk_field_names *, struct gk_arena *);

/* GK_END behind the last text. */
enum gk_status gk_redact_walk_next(struct gk_redact_walk *, struct gk_redact_text *) GK_MUST_USE;

/* The name last given must not be shown. */
void gk_redact_walk_hide(struct gk_redact_walk *);

/*
 * The JSON Pointer of the text last given (of a name: of its member), in `to`. *shown is its
 * beginning that may be shown: up to the object around the first name that is hidden.
 */
enum gk_status gk_redact_walk_pointer(const struct gk_redact_walk *, struct gk_arena *to,
                                      struct gk_bytes *pointer, struct gk_bytes *shown)
    GK_MUST_USE;

/* The name of the innermost member around the text last given, or the empty run. at == NULL when
 * there is no memory. */
struct gk_bytes gk_redact_walk_label(const struct gk_redact_walk *) GK_MUST_USE;

#endif
