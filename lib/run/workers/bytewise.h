/*
 * bytewise.h - was a line escaped byte by byte, so that it does not say what it seems to?
 *
 * Of a line in which every character that could have been so escaped was (text/doubled.h), two
 * readings are held against each other: as it stands, and without the backslashes. Where only the
 * second is a record, or both are and the first is odd, nobody can say that the first was meant.
 */
#ifndef GK_RUN_WORKERS_BYTEWISE_H
#define GK_RUN_WORKERS_BYTEWISE_H

#include "record/scan.h"
#include "text/doubled.h"

/* Owns what the second reading needs. Born as { 0 }; one per worker. */
struct gk_bytewise {
    struct gk_scanner scanner;
    struct gk_buffer undoubled; /* the line's bytes without the backslashes … */
    struct gk_buffer text;      /* … and decoded */
};

/* May the line be meant otherwise? Sees to it before anything is decoded. */
static inline bool gk_is_doubled_throughout(const struct gk_doubled *doubled)
{
    return doubled->places && !doubled->otherwise;
}

/* Whether a line doubled throughout, which as it stands is of that kind, is not to be trusted. */
enum gk_status gk_bytewise_judge(struct gk_bytewise *, struct gk_decoder *, enum gk_encoding,
                                 struct gk_bytes line, const struct gk_doubled *,
                                 enum gk_line_kind kind, bool *bytewise) GK_MUST_USE;

void gk_bytewise_free(struct gk_bytewise *);

#endif
