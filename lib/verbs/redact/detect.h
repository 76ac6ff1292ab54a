/*
 * detect.h - what stands in one text: hits, before anything is decided about overlaps.
 */
#ifndef GK_VERBS_REDACT_DETECT_H
#define GK_VERBS_REDACT_DETECT_H

#include "record/texts.h"
#include "verbs/redact/redact.h"

struct gk_redact_hit {
    uint32_t text;  /* number of the text it stands in */
    uint32_t start; /* bytes of the text as it reads, half-open */
    uint32_t end;
    enum gk_redact_type type;
    enum gk_action action;
    uint32_t score;         /* 3 strong, 2 medium, 1 weak; 0: not of a kind that is scored */
    struct gk_bytes normal; /* the value folded, an identifier without what groups it */
    uint32_t row;           /* of a keyword: of the lexicon */
};

/* Owns its array: there may be very many, and an arena keeps what it has outgrown. */
struct gk_redact_hits {
    struct gk_redact_hit *at;
    uint32_t count;
    uint32_t capacity;
};

/* The screening of one record. */
struct gk_redact_screen {
    const struct gk_redact_plan *plan;
    struct gk_scratch *scratch; /* all below but the hits is in its arena */
    const struct gk_record *record;
    bool proactive;             /* a mark against disclosure is against what the record says */
    uint32_t *cover;            /* a group of allow phrases: how far the last one reaches */
    /* What has been masked elsewhere in the record, or NULL; their numbers are gk_redact_kind. */
    const struct gk_words *values;
    struct gk_redact_hits hits;
    uint32_t own; /* a hit of the text at hand: those of identifiers before it are passed */
    struct gk_bytes limited; /* the pattern that needed too much work on the last text, or empty */
};

/* Without a record: for a text that is none of a record's. */
enum gk_status gk_redact_screen_open(struct gk_redact_screen *, const struct gk_redact_plan *,
                                     struct gk_scratch *, const struct gk_record *) GK_MUST_USE;

/*
 * Appends the hits of one text, whose number they get. `walk` has just given it, or is NULL
 * where it is no text of the record. Where `in_scope` is false only masked values are looked
 * for. Sets screen->limited.
 */
enum gk_status gk_redact_detect(struct gk_redact_screen *, const struct gk_texts *walk,
                                const struct gk_text *, uint32_t number, bool in_scope)
    GK_MUST_USE;

/* A hit's type, and of a keyword its row too, in one number. */
uint32_t gk_redact_kind(const struct gk_redact_hit *);

void gk_redact_hits_free(struct gk_redact_hits *);

enum gk_status gk_redact_add_hit(struct gk_redact_screen *, struct gk_redact_hit) GK_MUST_USE;

#endif
