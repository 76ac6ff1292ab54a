/*
 * hint.h - where in a JSON document an array of records stands.
 */
#ifndef GK_RUN_INPUT_ARRAY_HINT_H
#define GK_RUN_INPUT_ARRAY_HINT_H

#include "base/buffer.h"

/*
 * Appends the pointer to the first array whose first element is an object, or else to the first
 * array at all; to the whole document it is empty. `text` may be the start of a document only.
 * *found: there is one; *within: its first element, as far as it is there.
 * `other`, which may be NULL: a pointer to the next array of objects behind it, where there is one.
 */
enum gk_status gk_array_hint(struct gk_bytes text, struct gk_buffer *pointer,
                             struct gk_buffer *other, bool *found,
                             struct gk_bytes *within) GK_MUST_USE;

#endif
