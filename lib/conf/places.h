/*
 * places.h - where in a JSON document that a person wrote its values stand, for messages.
 *
 * The first question reads the document once and notes the place of every value; each answer then
 * takes the time of its pointer alone. So a file of a hundred thousand mistakes is told of in
 * about the time that it takes to read it.
 */
#ifndef GK_CONF_PLACES_H
#define GK_CONF_PLACES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"

/* { .text = … }, which is known to be JSON, to begin with. */
struct gk_json_places {
    struct gk_bytes text;
    struct gk_arena arena;  /* keys of `values` */
    struct gk_map values;   /* the number of a container, and the pointer's part in it: a number */
    struct gk_buffer lines; /* line and column of each number */
    struct gk_buffer key;
};

/*
 * Where the value at a JSON Pointer (RFC 6901) is written: line and column (code points) from 1,
 * of the name for a member of an object. Where there is no such value, of the last part of the
 * pointer that there is.
 */
enum gk_status gk_json_places_find(struct gk_json_places *, struct gk_bytes pointer, uint32_t *line,
                                   uint32_t *column) GK_MUST_USE;

void gk_json_places_free(struct gk_json_places *);

#endif
