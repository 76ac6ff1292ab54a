/*
 * evidence.h - the evidence that gk-classify has left in a record, when masks change the length
 * of the text it points into.
 *
 * Offsets behind a mask are shifted; one inside a mask goes to the mask's end on its side. The
 * numbers stay numbers, everything else of `gk` stays as it is.
 */
#ifndef GK_VERBS_REDACT_EVIDENCE_H
#define GK_VERBS_REDACT_EVIDENCE_H

#include "record/edit.h"

/* A run of characters that a mask takes the place of. */
struct gk_redact_change {
    uint32_t start; /* half-open, in the text as it was */
    uint32_t end;
    uint32_t length; /* of the mask */
    int64_t shift;   /* of everything between the change before and this one */
};

/* The changes of one text, in order. */
struct gk_redact_changes {
    struct gk_bytes pointer;
    struct gk_redact_change *at;
    uint32_t count;
    uint32_t capacity;
};

/* Adds a change behind those there are. */
enum gk_status gk_redact_change_add(struct gk_redact_changes *, struct gk_arena *, uint32_t start,
                                    uint32_t end, uint32_t length) GK_MUST_USE;

/* Adds the edits of the evidence that points into the texts. Their pointers must outlive this. */
enum gk_status gk_redact_evidence_shift(struct gk_edits *, struct gk_arena *,
                                        const struct gk_record *,
                                        const struct gk_redact_changes *const *texts,
                                        uint32_t count) GK_MUST_USE;

#endif
