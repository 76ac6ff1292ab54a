/*
 * value.h - reading the values of a record that has been scanned.
 *
 * The bytes are known to be JSON, so these functions check nothing and cannot fail, save for
 * want of memory. JSON Pointers are RFC 6901.
 */
#ifndef GK_RECORD_VALUE_H
#define GK_RECORD_VALUE_H

#include "base/buffer.h"
#include "record/record.h"

/*
 * A string's text: where it has no escape, the record's own bytes; else unescaped into `arena`.
 * For a value of another type the empty run. at == NULL only when there is no memory.
 */
struct gk_bytes gk_value_text(const struct gk_record *, struct gk_value,
                              struct gk_arena *) GK_MUST_USE;

/* The same for a member's name. */
struct gk_bytes gk_member_text(const struct gk_record *, const struct gk_member *,
                               struct gk_arena *) GK_MUST_USE;

/* A number of digits alone, as counts are written; false where the value is none. */
bool gk_value_count(const struct gk_record *, struct gk_value, uint64_t *count);

/*
 * Where in the line the byte `offset` of a string's unescaped text came from: the first byte of
 * the character, or of the first of its escapes. `offset` may be the text's length: then the
 * closing quote.
 */
uint32_t gk_value_source(const struct gk_record *, struct gk_value string, size_t offset);

/* The other way: which byte of a string's unescaped text the byte `source` of the line, inside the
 * string, belongs to; of an escape the first of what it stands for. */
size_t gk_value_offset(const struct gk_record *, struct gk_value string, uint32_t source);

/* The text of a string field, trimmed of blanks at its ends and left empty where the field is
 * absent, no string or blank. at == NULL when there is no memory. */
struct gk_bytes gk_field_text(const struct gk_record *, enum gk_field,
                              struct gk_arena *) GK_MUST_USE;

/* The value that begins at this byte of the line. */
struct gk_value gk_value_from(const struct gk_record *, uint32_t at);

/*
 * Walks over what is inside an object or array: start with { 0 }-initialised walk and
 * gk_walk_open, then gk_walk_next until it is false. In an object each step gives a member (its
 * depth counts from 1 inside the object); in an array only member.value is meant, and `index`.
 */
struct gk_walk {
    const struct gk_record *record;
    uint32_t at;
    uint32_t index; /* of the element or member last given, from 0 */
    bool object;
    struct gk_member member;
};

void gk_walk_open(struct gk_walk *, const struct gk_record *, struct gk_value container);
bool gk_walk_next(struct gk_walk *);

/* Is there nothing inside an object or array? */
bool gk_value_is_empty(const struct gk_record *, struct gk_value container);

/* Is this the member's name, unescaped? */
bool gk_member_is(const struct gk_record *, const struct gk_member *, struct gk_bytes name);

/* The member of that name (unescaped) inside an object value; false where there is none. Names
 * with escapes are compared unescaped. */
bool gk_value_member(const struct gk_record *, struct gk_value object, struct gk_bytes name,
                     struct gk_member *member);

/* The record's own member of that name, or NULL. */
const struct gk_member *gk_record_member(const struct gk_record *, struct gk_bytes name);

/* The value at a pointer; false where there is none. The empty pointer is the whole record. */
bool gk_value_at(const struct gk_record *, struct gk_bytes pointer, struct gk_value *);

/* Appends "/" and the name (unescaped), with ~0 and ~1 for ~ and /. */
enum gk_status gk_pointer_append(struct gk_buffer *pointer, struct gk_bytes name) GK_MUST_USE;

/* Appends the first step of a pointer that is not empty: the member's name, ~0 and ~1 undone. */
enum gk_status gk_pointer_first(struct gk_bytes pointer, struct gk_buffer *name) GK_MUST_USE;

/* The pointer to a top-level member, in the arena; at == NULL when there is no memory. */
struct gk_bytes gk_pointer_to(const struct gk_record *, const struct gk_member *,
                              struct gk_arena *) GK_MUST_USE;

#endif
