/*
 * elements.h - the elements of arrays, one a line, out of text that comes in pieces.
 *
 * The array is the document itself, or stands at a JSON Pointer in it; several documents follow
 * one another. An object in its place is one element, where it is a record by its names.
 * Constant memory: what has been handed over is gone. An element that is larger than a
 * record may be is held in pieces. A document without an array there, elements that are no objects,
 * a comma too many and a text that ends too soon are told.
 */
#ifndef GK_RUN_INPUT_ARRAY_ELEMENTS_H
#define GK_RUN_INPUT_ARRAY_ELEMENTS_H

#include "run/input/array/walk.h"
#include "run/input/kind/answer.h"
#include "run/workers/batch.h"

enum gk_array_state {
    GK_ARRAY_BETWEEN, /* documents */
    GK_ARRAY_VALUE,   /* a value begins whose pointer has been met so far */
    GK_ARRAY_MEMBERS, /* in an object or array on the way */
    GK_ARRAY_SKIPPED, /* in a value that is not on the way */
    GK_ARRAY_NEXT,    /* before an element of the array, or its end */
    GK_ARRAY_ELEMENT, /* in an element */
    GK_ARRAY_LARGE,   /* in one that is being held in pieces */
    GK_ARRAY_HELD,    /* the rest of the file is held */
};

enum { GK_POINTER_NAMES = 32 };

/* Born with the first group; gk_array_begin sets the rest. Owns its buffers. */
struct gk_array {
    struct gk_bytes pointer;
    struct gk_bytes names[GK_POINTER_NAMES]; /* of it, ~0 and ~1 read */
    size_t name_count;
    size_t max_record;
    bool any_value; /* elements may be any JSON value, and nothing but an array will do */
    const struct gk_table_words *words;

    struct gk_buffer text; /* UTF-8 */
    size_t at;             /* in it: what comes next */
    size_t start;          /* of the document, until its array is found; of the element at hand */
    bool whole;            /* the document stands in the text from its start */
    size_t walked;         /* how far the value at hand has been walked over */
    enum gk_array_state state;
    struct gk_value_walk walk;
    uint64_t line;                 /* of the element or the document at hand */
    size_t met;                    /* names of the pointer that have been met */
    bool object[GK_POINTER_NAMES]; /* containers on the way */
    uint64_t index[GK_POINTER_NAMES];
    bool begun;                /* the file holds a document */
    bool at_end;               /* of the file: no text follows */
    bool found;                /* the array of this document */
    bool first;                /* no element of it has been taken */
    bool comma;                /* what came last in it was a comma */
    bool damaged;              /* bytes that are no character stand in the text, as U+FFFD */
    enum gk_encoding encoding; /* that they were read in */
    struct gk_structure structure;
    struct gk_buffer hint;
    struct gk_buffer other;     /* of another array */
    enum gk_answer_kind answer; /* what the document is, where it is no array */
};

/* Reads the pointer's names, which live in the arena; GK_INVALID where it has too many. */
enum gk_status gk_array_open(struct gk_array *, struct gk_bytes pointer,
                             struct gk_arena *) GK_MUST_USE;

/* A new file begins. */
void gk_array_begin(struct gk_array *);

/* Takes what is wholly there of the text. */
enum gk_status gk_array_take(struct gk_array *, struct gk_batch *, bool at_end) GK_MUST_USE;

void gk_array_free(struct gk_array *);

#endif
