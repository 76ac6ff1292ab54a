/*
 * kind.h - what a file really is, judged by how it begins.
 *
 * Of every file: archives, office files, pages, XML, UTF-16 that was not named. Of files read as
 * JSON lines also: tables, answers of interfaces that hold an array or tell of a failure, JSONP,
 * JSON inside a string, elements of an array with their commas; of tables: JSON.
 */
#ifndef GK_RUN_INPUT_KIND_KIND_H
#define GK_RUN_INPUT_KIND_KIND_H

#include "finding/catalogue.h"
#include "run/input/input.h"

enum { GK_KIND_SEEN = 1024 }; /* bytes of a table or an array that are looked at */

struct gk_kind {
    enum gk_message message; /* what it is, and the command that helps */
    bool named;              /* it is something else than what is asked for */
    bool is_json;            /* it is JSON, in another shape */
    struct gk_buffer place;  /* argument of the message, or empty */
};

/* Looks at the first bytes of the file at hand, in the encoding that it is read in. */
enum gk_status gk_kind_find(struct gk_input *, struct gk_bytes begun, struct gk_kind *) GK_MUST_USE;

/* Whether more of the file would not change what gk_kind_find says, so that it does not depend on
 * how the bytes come. */
enum gk_status gk_kind_is_settled(struct gk_input *, struct gk_bytes begun,
                                  bool *settled) GK_MUST_USE;

#endif
