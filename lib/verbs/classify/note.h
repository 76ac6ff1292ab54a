/*
 * note.h - what judging a record leaves for the tallies that count answers and rows.
 */
#ifndef GK_VERBS_CLASSIFY_NOTE_H
#define GK_VERBS_CLASSIFY_NOTE_H

#include "verbs/classify/label.h"
#include "verbs/verb.h"

/* Lives in the verdict's arena. */
struct gk_classify_note {
    const uint32_t *rows; /* that matched, each once, ascending */
    uint32_t row_count;

    /* Where labels are asked for. */
    struct gk_class_labels labels;
    const uint32_t *classes; /* of the labels; GK_CLASS_NONE: no class of the taxonomy */
    struct gk_bytes nearest; /* of an unlabelled record (struct gk_evaluation) */
    struct gk_answer answer;
};

/* Reads the record, reports a pattern that was given up, and notes the rows that matched; `note` is
 * made in the verdict's arena. */
enum gk_status gk_classify_note_rows(const struct gk_classifier *, struct gk_scratch *,
                                     const struct gk_record *, struct gk_verdict *,
                                     struct gk_classify_note **note) GK_MUST_USE;

#endif
