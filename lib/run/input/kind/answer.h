/*
 * answer.h - a line that is the answer of an interface and no record: it holds an array of records
 * somewhere, or tells of a failure.
 */
#ifndef GK_RUN_INPUT_KIND_ANSWER_H
#define GK_RUN_INPUT_KIND_ANSWER_H

#include "base/buffer.h"
#include "run/input/table/words.h"

enum gk_answer_kind {
    GK_NO_ANSWER,
    GK_ANSWER_ARRAY,
    GK_ANSWER_RECORD,  /* nothing but names that answers have, and one record among their values */
    GK_ANSWER_STRING,  /* the same, and JSON inside a string */
    GK_ANSWER_FAILURE, /* nothing but names that answers have: code, msg, data */
};

/* Whether an object is a record by its names, and holds no array of others. `text` may be its
 * start. */
enum gk_status gk_answer_is_record(const struct gk_table_words *, struct gk_bytes text,
                                   bool *yes) GK_MUST_USE;

/* `line` may be the start of one. The pointer to the array, the record or the string is appended to
 * `place`. */
enum gk_status gk_answer_find(const struct gk_table_words *, struct gk_bytes line,
                              enum gk_answer_kind *, struct gk_buffer *place) GK_MUST_USE;

#endif
