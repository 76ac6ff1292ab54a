/*
 * showable.h - ids, pointers and titles that are about to be shown: would one leak something?
 *
 * They are judged by the recognisers that gk-redact uses, in every tool: numbers of persons
 * (domain/personal.h), marks (domain/marks.h), and by the run's own guard: what the profile has
 * masked or withheld, its lexicon among it (gk-redact: all that it looks for, --words too). A text
 * is judged as it stands and with undone
 * what a web page or an address writes for a character (text/markup.h), and JSON (written.h),
 * since readers undo it too. An id that only looks like a number, such as 13-2024-00012, is kept
 * back as well: the line's number stands for it, and nothing is lost.
 */
#ifndef GK_RUN_REPORT_SHOWABLE_H
#define GK_RUN_REPORT_SHOWABLE_H

#include "domain/marks.h"
#include "verbs/screen.h"
#include "verbs/verb.h"

enum gk_showable_kind {
    GK_SHOWABLE_NAME,    /* an id, a title, a value: every doubt counts */
    GK_SHOWABLE_POINTER, /* its steps are judged each, and one with the other */
    GK_SHOWABLE_RECORD,  /* the line of a record, or a stretch, as gk-redact would look at it */
    GK_SHOWABLE_MEMBER,  /* a value behind the name of its member: what number it may be of */
};

/* Owns its tools, kept from text to text. Born with the first two filled in, or as { 0 }: without a
 * profile nothing is a label. One thread at a time. */
struct gk_showable {
    struct gk_guard guard;
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

/* For the tally of a verb, which judges its texts as names. */
struct gk_screen gk_showable_screen(struct gk_showable *);

void gk_showable_free(struct gk_showable *);

#endif
