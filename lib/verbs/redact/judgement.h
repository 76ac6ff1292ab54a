/*
 * judgement.h - the judging of one record, which the files of this room share by turns: texts are
 * screened (screening.c), hits united (clusters.c), findings and masks made (redact.c), the result
 * written (result.c). Inside this room.
 */
#ifndef GK_VERBS_REDACT_JUDGEMENT_H
#define GK_VERBS_REDACT_JUDGEMENT_H

#include "base/digest.h"
#include "record/texts.h"
#include "verbs/redact/context.h"
#include "verbs/redact/detect.h"
#include "verbs/redact/evidence.h"
#include "verbs/redact/replace.h"

/* A text in which something was found, or which could not be searched to the end. */
struct gk_redact_text {
    struct gk_text read;
    struct gk_bytes pointer;
    struct gk_bytes shown; /* the pointer, or its beginning, for reports */
    uint32_t limited; /* the row whose pattern needed too much work on it, or GK_REDACT_NO_ROW */
    bool in_scope;
    bool changes_length;
    struct gk_redact_around around;   /* where it is in scope */
    struct gk_redact_changes changes; /* of a string */
};

struct gk_redact_judgement {
    const struct gk_redact_plan *plan;
    struct gk_redact_screen screen;
    struct gk_verdict *verdict;
    struct gk_words spread;       /* values that are masked wherever they stand */
    struct gk_hmac identified;    /* with a key: what fingerprints of this record begin with */
    struct gk_bytes view;         /* of the text at hand */
    struct gk_redact_found found; /* in its view, where a context is wanted */
    struct gk_redact_replacements replacements;
    struct gk_buffer masked; /* the text as it will read */
    struct gk_buffer passed; /* struct gk_redact_range: what a reviewer lets stand in it */
    struct gk_redact_text *texts;
    uint32_t text_count;
    uint32_t text_capacity;
};

/* Overlapping hits of one text, and the one that is reported. */
struct gk_redact_cluster {
    const struct gk_redact_hit *best;
    uint32_t start; /* in the view, half-open */
    uint32_t end;
    uint32_t masks;                 /* how many of the hits are to be masked */
    bool secret;                    /* one of them at least is a secrecy mark */
    uint32_t number;                /* in the order of the view */
    struct gk_redact_range written; /* in the text, with what stands between */
};

/* The clusters of one text. */
struct gk_redact_clusters {
    struct gk_redact_cluster *at;
    uint32_t count;
};

/* Screens the record, and where values are to be masked wherever they stand, once more for them:
 * fills the screen's hits and the texts. */
enum gk_status gk_redact_screen_all(struct gk_redact_judgement *) GK_MUST_USE;

/* Sorts all hits, by text and where what they are united with begins. */
void gk_redact_hits_sort(struct gk_redact_hits *);

/* The clusters of the text whose hits begin with hit *next, in the order of the view; moves *next
 * behind them. They live in the scratch's arena. */
enum gk_status gk_redact_clusters_gather(struct gk_redact_judgement *, uint32_t *next,
                                         struct gk_redact_clusters *) GK_MUST_USE;

/* Sorts them by where they stand in the text: what a page hides comes behind all else in its
 * view. */
void gk_redact_clusters_sort(struct gk_redact_clusters *);

/* The verb's conclusion (verbs/verb.h): what was masked and noted, for the record. */
enum gk_status gk_redact_conclude(const void *plan, struct gk_scratch *, const struct gk_record *,
                                  struct gk_verdict *) GK_MUST_USE;

#endif
