/*
 * context.h - what stands around a value, for the person who decides about it.
 *
 * Some characters before and behind it, everything that was found there masked, the value itself
 * first of all. A list that is passed around is not the place where confidential text may be read:
 * of a record with a secrecy mark, which is a state secret until somebody has said otherwise, the
 * text is stars, and what is shown is screened once more where the report shows it (run/report.h).
 */
#ifndef GK_VERBS_REDACT_CONTEXT_H
#define GK_VERBS_REDACT_CONTEXT_H

#include <stdbool.h>

#include "base/buffer.h"

enum {
    GK_REDACT_AROUND = 20,      /* characters shown before, and behind */
    GK_REDACT_MASK_LENGTH = 30, /* of a mask no more is shown */
};

/* Bytes [start, end) of a text, and what is shown in their place. */
struct gk_redact_stretch {
    size_t start;
    size_t end;
    struct gk_bytes mask;
};

/* All that was found in a text, in order; no two stretches overlap. */
struct gk_redact_found {
    struct gk_redact_stretch *at;
    size_t count;
    bool starred; /* the text between them is shown as stars */
};

/*
 * Appends what stands around the stretch with that number. Work in proportion to what is shown.
 */
enum gk_status gk_redact_context(struct gk_buffer *out, struct gk_bytes text,
                                 const struct gk_redact_found *, size_t number) GK_MUST_USE;

#endif
