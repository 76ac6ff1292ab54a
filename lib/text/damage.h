/*
 * damage.h - text that went through the wrong decoder, and what it was before.
 *
 * gk_mend examines one string, paragraph by paragraph: it finds damage of the classes text.*
 * (finding/rules.def), each with its place, how sure the verdict is and, where there is one, the
 * text that should stand there; and it makes the edits that mend what is sure enough. Damage hides
 * damage: what was mended is examined again, at most GK_MEND_PASSES times, and the edits of all
 * passes are given as one list over the text as it came. Where the result shows the same damage
 * again after the last pass, no repair of that paragraph is made.
 *
 * Which class is looked for how, and the order of steps: damage/examination.h and the files
 * beside it. No legal judgement is made here.
 */
#ifndef GK_TEXT_DAMAGE_H
#define GK_TEXT_DAMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "finding/catalogue.h"

enum { GK_MEND_PASSES = 3 };

/*
 * GK_REPORTED  what stood there is gone or is a matter of style: a person decides. A proposal
 *              may be given, and is never applied.
 * GK_LIKELY    the best of several originals by its cost, above the class's stated margin.
 * GK_CERTAIN   an exact inverse exists and makes the damaged text again when it is applied the
 *              other way, or a rule admits one original only.
 */
enum gk_certainty {
    GK_REPORTED,
    GK_LIKELY,
    GK_CERTAIN,
};

struct gk_damage {
    enum gk_rule_id rule; /* GK_RULE_TEXT_… */
    enum gk_certainty certainty;
    bool mended;         /* one of the edits repairs it */
    bool gone;           /* not mended itself, but it lies in what an edit replaces */
    bool arisen;         /* it stands in what the edits put in, and not in the text as it came */
    bool lossy;          /* some of what stood there cannot be brought back */
    uint8_t confidence;  /* GK_LIKELY, not lossy: of a hundred such repairs so many are right */
    const char *code;    /* of a wrong decoder: what the bytes are … */
    const char *decoder; /* … and what they were read as; NULL where the rule says it */
    uint32_t start;      /* half-open bytes of the text as it came */
    uint32_t end;
    struct gk_bytes proposal; /* what should stand there, in the arena; at == NULL: unknown */
};

/* A span of the text as it came, and what replaces it. */
struct gk_mend_edit {
    uint32_t start;
    uint32_t end;
    struct gk_bytes text; /* in the arena */
};

/* What was found: damages in the order of their places, edits sorted and apart from each other. */
struct gk_mending {
    const struct gk_damage *damages;
    size_t damage_count;
    const struct gk_mend_edit *edits;
    size_t edit_count;
};

enum { GK_MENDER_SCRATCH = 20 };

/* A worker's tools, kept from string to string. Owns its buffers. Born as { 0 }. */
struct gk_mender {
    struct gk_buffer characters;                 /* uint32_t: a paragraph's characters … */
    struct gk_buffer offsets;                    /* uint32_t: … and where each begins */
    struct gk_buffer taken;                      /* one byte for each */
    struct gk_buffer found;                      /* struct gk_damage of the pass */
    struct gk_buffer all;                        /* struct gk_damage of the string */
    struct gk_buffer edits;                      /* struct gk_mend_edit of the string */
    struct gk_buffer text[2];                    /* the paragraph as mended so far … */
    struct gk_buffer sources[2];                 /* … and where each byte of it came from */
    struct gk_buffer scratch[GK_MENDER_SCRATCH]; /* of the detectors */
};

void gk_mender_free(struct gk_mender *);

/* What a first look makes of a text. */
enum gk_doubt {
    GK_NO_DOUBT,     /* clean */
    GK_DOUBT_STYLE,  /* how a year, a number or a name left blank is written, and nothing else */
    GK_DOUBT_DAMAGE, /* anything */
};

/* Kinds of GK_DOUBT_STYLE, as bits. */
enum {
    GK_STYLE_BRACKETS = 1, /* of a document number's year */
    GK_STYLE_DIGITS = 2,   /* characters in the shape of a digit */
    GK_STYLE_BLANKS = 4,   /* xx where a name should stand */
    GK_STYLE_BOXES = 8,    /* 口 for □ */
    GK_STYLE_ALL = 15,
};

enum { GK_DOUBT_PLACES = 8 };

struct gk_doubts {
    enum gk_doubt doubt;
    size_t place[GK_DOUBT_PLACES];        /* bytes; of GK_DOUBT_STYLE where that is … */
    size_t count;                         /* … or 0: at more places than these */
    unsigned char style[GK_DOUBT_PLACES]; /* which kind stands at each … */
    unsigned styles;                      /* … and which at all */
};

/*
 * Looks at a text, valid UTF-8, at near the speed of reading it. A doubt is no verdict; without
 * one gk_mend finds nothing.
 */
struct gk_doubts gk_doubt(struct gk_bytes text);

/* The same of the raw JSON of a record, in which \n, \r and \t are the escapes of JSON: without a
 * doubt there is none of any string in it. */
struct gk_doubts gk_doubt_json(struct gk_bytes line);

/*
 * Examines valid UTF-8 of less than 2^31 bytes. Damage of certainty `least` and above is mended:
 * GK_CERTAIN or GK_LIKELY. `known` is what a look at the text has found, or NULL. What *mending
 * points to lives in `arena`.
 */
enum gk_status gk_mend(struct gk_mender *, struct gk_bytes text, const struct gk_doubts *known,
                       enum gk_certainty least, struct gk_arena *,
                       struct gk_mending *mending) GK_MUST_USE;

#endif
