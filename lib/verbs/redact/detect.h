/*
 * detect.h - what stands in one text: marks, terms and patterns united where they overlap, and
 * identifiers.
 */
#ifndef GK_VERBS_REDACT_DETECT_H
#define GK_VERBS_REDACT_DETECT_H

#include "domain/disclosure.h"
#include "domain/personal.h"
#include "record/texts.h"
#include "verbs/redact/redact.h"

/*
 * Of what overlaps in a text only one hit is kept: the strongest action, then the longest. `from`
 * and `to` are the bounds of all that it was united with.
 */
struct gk_redact_hit {
    uint32_t text;  /* number of the text it stands in */
    uint32_t start; /* bytes of the view (text/markup.h) of the text as it reads, half-open */
    uint32_t end;
    uint32_t length; /* characters of the folded text, by which hits are compared */
    uint32_t from;
    uint32_t to;
    bool masks;   /* it, or what it was united with, is to be masked */
    bool secret;  /* it, or what it was united with, is a secrecy mark */
    bool is_copy; /* inside: the same was found in another part of the view */
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

enum { GK_REDACT_SPREADING = 6 }; /* characters of a masked value that is masked everywhere */

/* A value that is masked wherever it stands in the record. */
struct gk_redact_value {
    struct gk_bytes text;
    uint32_t kind; /* gk_redact_kind */
};

/* Owns its array. */
struct gk_redact_values {
    struct gk_redact_value *at;
    size_t count;
    size_t capacity;
};

#define GK_REDACT_NO_ROW UINT32_MAX /* of the lexicon: they are fewer */

/* What stands around a text of the record. */
struct gk_redact_around {
    struct gk_personal_hints names; /* what names of members and the like say */
    struct gk_bytes above[GK_TEXTS_LINES];
    unsigned above_count;
};

/* The screening of one record. */
struct gk_redact_screen {
    const struct gk_redact_plan *plan;
    struct gk_scratch *scratch; /* all below but hits and values is in its arena */
    const struct gk_record *record;
    struct gk_redact_actions of_record; /* what is done about what is found in it … */
    struct gk_redact_actions of_text;   /* … in the text at hand */
    enum gk_disclosure disclosure;      /* what the record says of it */
    bool proactive; /* a mark against disclosure is against what the record says */
    bool gathers;   /* values that spread are gathered */
    struct gk_redact_values values;
    /* What has been masked elsewhere in the record, or NULL; their numbers are gk_redact_kind. */
    const struct gk_words *spread;
    struct gk_redact_around around; /* the text at hand */
    struct gk_redact_hits hits;
    uint32_t own;       /* the first hit of the text at hand; identifiers come first, in order */
    uint32_t united;    /* the first hit behind those, of what else was found in it, in order */
    uint32_t limited;   /* the row whose pattern needed too much work on the last text, or
                              * GK_REDACT_NO_ROW */
    uint32_t *literals; /* of each pattern the last text that held its literal … */
    uint32_t searched;  /* … by this number of texts that have been searched for patterns */
    uint64_t offered;   /* bytes that patterns have been tried on */
    bool overrun;       /* the record needs more work or room than a record may */
};

/* Without a record: for a text that is none of a record's. */
enum gk_status gk_redact_screen_open(struct gk_redact_screen *, const struct gk_redact_plan *,
                                     struct gk_scratch *, const struct gk_record *) GK_MUST_USE;

/*
 * Appends the hits of one text, whose number they get. `walk` has just given it, or is NULL
 * where screen->around is what stands around it. Where `in_scope` is false only masked values are
 * looked for. Sets screen->limited, and where `walk` has given the text screen->around.
 */
enum gk_status gk_redact_detect(struct gk_redact_screen *, const struct gk_texts *walk,
                                const struct gk_text *, uint32_t number, bool in_scope) GK_MUST_USE;

/*
 * Whether one of the terms that begin at that byte of a line, inside a string, may count: by the
 * text around it, as far as that holds no escape. Where that does not tell it may.
 */
enum gk_status gk_redact_term_counts(struct gk_redact_screen *, struct gk_bytes line,
                                     uint32_t place, bool *counts) GK_MUST_USE;

/* Where words end in the text that has been folded, and which of them are allow phrases and
 * labels. */
enum gk_status gk_redact_find_words(struct gk_redact_screen *) GK_MUST_USE;

/* Whether a term that begins at that cell and ends there counts; *found: one does so. */
bool gk_redact_counts_there(const struct gk_redact_screen *, struct gk_ending, uint32_t start,
                            bool *found);

/* A hit's type, and of a keyword its row too, in one number. */
uint32_t gk_redact_kind(const struct gk_redact_hit *);

void gk_redact_hits_free(struct gk_redact_hits *);
void gk_redact_values_free(struct gk_redact_values *);

/* Adds matches of the patterns that no allow phrase covers; what is covered has been found. */
enum gk_status gk_redact_match_patterns(struct gk_redact_screen *,
                                        struct gk_bytes text) GK_MUST_USE;

/* Adds matches of the marks that no allow phrase covers. */
enum gk_status gk_redact_match_marks(struct gk_redact_screen *, struct gk_bytes text) GK_MUST_USE;

/* The type and action of the mark that a text makes as the value of its member's name, 密级 and 机密;
 * GK_ACTION_OFF where it makes none. The text has been folded, and is so again. */
enum gk_status gk_redact_member_mark(struct gk_redact_screen *, const struct gk_texts *walk,
                                     const struct gk_text *, struct gk_redact_hit *) GK_MUST_USE;

/* What is done about a mark: in doubt whether it is about this record it is noted at most, and so
 * is one against disclosure that agrees with what the record says. */
enum gk_action gk_redact_mark_action(const struct gk_redact_screen *, enum gk_redact_type,
                                     bool sure);

/* What stands for marks among the matches: behind the rows of the lexicon this plus a type, and
 * plus GK_REDACT_TYPES for one that is not sure. */
static inline uint32_t gk_redact_first_mark(const struct gk_redact_plan *plan)
{
    return (uint32_t)plan->profile->lexicon.count;
}

/* Whether an allow phrase covers the match, whose value is a row of the lexicon. */
bool gk_redact_is_covered(const struct gk_redact_screen *, struct gk_match);

/* Says that the record overruns where it has GK_REDACT_HITS already. */
enum gk_status gk_redact_add_hit(struct gk_redact_screen *, struct gk_redact_hit) GK_MUST_USE;

#endif
