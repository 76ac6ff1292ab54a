/*
 * showable.h - ids, pointers and titles that are about to be shown: would one leak something?
 *
 * They are judged by the recognisers that gk-redact uses, in every tool: numbers of persons
 * (domain/personal.h), marks (domain/marks.h), and by what the verb itself looks for, if it has a
 * screen (gk-redact: its lexicon and --words). A text is judged as it stands and with undone
 * what a web page or an address writes for a character (text/markup.h), and JSON (run/written.h),
 * since readers undo it too. An id that only looks like a number, such as 13-2024-00012, is kept
 * back as well: the line's number stands for it, and nothing is lost.
 */
#ifndef GK_RUN_SHOWABLE_H
#define GK_RUN_SHOWABLE_H

#include "domain/marks.h"
#include "verbs/verb.h"

enum gk_showable_kind {
    GK_SHOWABLE_NAME,    /* an id, a title, a value: every doubt counts */
    GK_SHOWABLE_POINTER, /* its steps are judged each, and one with the other */
    GK_SHOWABLE_RECORD,  /* the line of a record, as gk-redact would look at it */
};

/* Owns its tools, kept from text to text. Born with the first three filled in; any may be NULL,
 * without a profile nothing is a label. One thread at a time. */
struct gk_showable {
    const struct gk_verb *verb;
    const void *plan;
    const struct gk_profile *profile;
    struct gk_words labels; /* of the profile, once a text has been judged */
    struct gk_mark_words marks;
    bool has_marks; /* they are built */
    struct gk_scratch scratch;
    struct gk_buffer read;   /* the text as it reads */
    struct gk_buffer undone; /* ... with one layer undone */
};

/* Bytes that are no UTF-8 are passed over. Work in proportion to the text. */
enum gk_status gk_showable_judge(struct gk_showable *, struct gk_bytes text, enum gk_showable_kind,
                                 bool *confidential) GK_MUST_USE;

void gk_showable_free(struct gk_showable *);

#endif
