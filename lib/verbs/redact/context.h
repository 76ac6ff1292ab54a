/*
 * context.h - what stands around a value, for the person who decides about it.
 *
 * Some characters before and behind it, everything that was found there masked, the value itself
 * first of all. A list that is passed around is not the place where confidential text may be read:
 * of a record with a secrecy mark, which is a state secret until somebody has said otherwise, the
 * text is stars, and what is shown is screened once more where the report shows it (run/report.h).
 *
 * The text is the view of text/markup.h. What was written with percent signs stands in it twice,
 * as it was written and decoded; a value found in the one is masked in the other.
 */
#ifndef GK_VERBS_REDACT_CONTEXT_H
#define GK_VERBS_REDACT_CONTEXT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "text/markup.h"

enum {
    GK_REDACT_AROUND = 20,      /* characters shown before, and behind */
    GK_REDACT_MASK_LENGTH = 30, /* of a mask no more is shown */
};

/* Bytes [start, end) of a view, and what is shown in their place. */
struct gk_redact_stretch {
    uint32_t start;
    uint32_t end;
    struct gk_bytes mask;
    uint32_t number; /* of what was found there; UINT32_MAX: it was found elsewhere */
};

/* All that was found in a text. */
struct gk_redact_found {
    struct gk_redact_stretch *at; /* once arranged: in order, none overlaps another */
    size_t count;
    uint32_t *place; /* of what was found: which stretch it is */
    bool starred;    /* the text between them is shown as stars */
};

/* Room for so many things found; their stretches are then added. */
enum gk_status gk_redact_found_open(struct gk_redact_found *, struct gk_arena *,
                                    size_t count) GK_MUST_USE;

/* The stretch of the next thing found, in the order of the view. */
void gk_redact_found_add(struct gk_redact_found *, struct gk_redact_stretch);

/* Once all are added: puts them in order, with those of what was written with percent signs. */
void gk_redact_found_arrange(struct gk_redact_found *, const struct gk_markup *);

/* Appends what stands around what was found with that number, in its part of the view. Work in
 * proportion to what is shown. */
enum gk_status gk_redact_context(struct gk_buffer *out, const struct gk_markup *,
                                 struct gk_bytes view, const struct gk_redact_found *,
                                 uint32_t number) GK_MUST_USE;

#endif
