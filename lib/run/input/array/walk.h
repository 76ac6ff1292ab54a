/*
 * walk.h - over JSON text that comes in pieces: where a value ends, whatever stands in it.
 *
 * Only brackets and strings are looked at; whether the value is JSON the scanner of records says.
 * Line breaks outside strings become blanks as they are passed, so that an element is a line. May
 * stop and go on at any byte.
 */
#ifndef GK_RUN_INPUT_ARRAY_WALK_H
#define GK_RUN_INPUT_ARRAY_WALK_H

#include "base/buffer.h"
#include "record/structure.h"

struct gk_value_walk {
    uint64_t depth; /* brackets that are open inside the value */
    bool in_string;
    bool escaped;  /* the next byte belongs to a reverse solidus */
    bool broken;   /* a line break stands in a string of the value */
    bool alone;    /* no comma or bracket follows: the walk ends behind the value's own */
    bool closed;   /* and has ended there */
    uint64_t line; /* counted on, never set back */
};

/* A new value begins. */
void gk_value_walk_begin(struct gk_value_walk *);

/*
 * Goes on from byte `at` of the text to the comma or the closing bracket behind the value, and
 * returns where that stands, or the text's length where it is not there yet. Of an object that
 * stands alone it returns what is behind its closing bracket. The structure is that
 * of the text from byte `marked` on.
 */
size_t gk_value_walk(struct gk_value_walk *, struct gk_buffer *text, size_t at,
                     const struct gk_structure *, size_t marked);

#endif
