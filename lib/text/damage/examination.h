/*
 * examination.h - inside lib/text/damage: one text under examination, and what detectors say.
 *
 * A detector looks at the characters of the text as it stands in this pass and adds what it
 * finds, spans counted in characters. Detectors run in the order of the list in mend.c: what an
 * earlier one wants to replace, a later one leaves alone (gk_examination_is_taken).
 */
#ifndef GK_TEXT_DAMAGE_EXAMINATION_H
#define GK_TEXT_DAMAGE_EXAMINATION_H

#include "text/damage.h"

/* What a detector says of its findings besides, copied into each of them. When it begins, its
 * confidence is the usual one, and no names are given. */
enum { GK_USUAL_CONFIDENCE = 85 };

struct gk_account {
    uint8_t confidence;
    const char *code;
    const char *decoder;
};

struct gk_examination {
    struct gk_bytes text;
    const uint32_t *characters; /* followed by a 0 that is not counted */
    const uint32_t *offsets;    /* count + 1 of them, bytes of text */
    size_t count;
    uint8_t *taken; /* of each character: something applicable touches it */
    const uint16_t
        *costs;      /* of each character (script.h); NULL: gk_examination_costs was not asked */
    unsigned styles; /* which of GK_STYLE_… are looked for */
    bool first_pass;
    bool at_start;             /* the text's first character is the string's */
    struct gk_account account; /* of the detector at work */
    struct gk_arena *arena;    /* proposals live here */
    struct gk_buffer *found;   /* struct gk_damage, spans in characters */
    struct gk_buffer *scratch; /* GK_MENDER_SCRATCH buffers a detector may use while it runs */
};

/* Adds one; `proposal` is copied into the arena, at == NULL for none. */
enum gk_status gk_examination_add(struct gk_examination *, enum gk_rule_id, enum gk_certainty,
                                  size_t start, size_t end, struct gk_bytes proposal,
                                  bool lossy) GK_MUST_USE;

/* Makes `costs`. */
enum gk_status gk_examination_costs(struct gk_examination *) GK_MUST_USE;

/* Whether something that touches these characters has been found already with a proposal that
 * may be applied. */
bool gk_examination_is_taken(const struct gk_examination *, size_t start, size_t end);

/* A byte for each character: 1 where something that has been found so far speaks of it. */
enum gk_status gk_examination_told(const struct gk_examination *,
                                   struct gk_buffer *marks) GK_MUST_USE;

static inline bool gk_is_plain_han(uint32_t c)
{
    return c - 0x4E00 <= 0x9FFF - 0x4E00;
}

/* What Chinese text is made of, beside ASCII. */
static inline bool gk_is_chinese(uint32_t c)
{
    return gk_is_plain_han(c) || (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF5E) ||
           (c >= 0x2010 && c <= 0x2026) || c == 0xB7;
}

/* Appends a character as UTF-8. */
enum gk_status gk_append_character(struct gk_buffer *, uint32_t character) GK_MUST_USE;

/* Scratch as characters: appends one. */
enum gk_status gk_characters_append(struct gk_buffer *, uint32_t character) GK_MUST_USE;

static inline const uint32_t *gk_characters(const struct gk_buffer *buffer)
{
    return (const uint32_t *)(const void *)buffer->at;
}

static inline size_t gk_characters_count(const struct gk_buffer *buffer)
{
    return buffer->length / sizeof(uint32_t);
}

/* As gk_examination_add, with a proposal of characters. */
enum gk_status gk_examination_propose(struct gk_examination *, enum gk_rule_id, enum gk_certainty,
                                      size_t start, size_t end, const uint32_t *characters,
                                      size_t count, bool lossy) GK_MUST_USE;

/* Whether such a finding says how the bytes of its span were read: settle.c. */
bool gk_is_of_decoder(enum gk_rule_id);

/* Leaves of what was found one account of each place: settle.c. */
enum gk_status gk_examination_settle(struct gk_examination *) GK_MUST_USE;

/* The detectors, one idea each. */

enum gk_status gk_find_pages(struct gk_examination *) GK_MUST_USE;       /* pages.c */
enum gk_status gk_find_gbk_as_utf8(struct gk_examination *) GK_MUST_USE; /* chance.c */
enum gk_status gk_find_utf8_as_gbk(struct gk_examination *) GK_MUST_USE; /* utf8_as_gbk.c */
enum gk_status gk_find_lone(struct gk_examination *) GK_MUST_USE;        /* lone.c */
enum gk_status gk_find_utf16(struct gk_examination *) GK_MUST_USE;       /* utf16.c */
enum gk_status gk_find_pairs(struct gk_examination *) GK_MUST_USE;       /* pairs.c */
enum gk_status gk_find_dense(struct gk_examination *) GK_MUST_USE;       /* dense.c */
enum gk_status gk_find_glosses(struct gk_examination *) GK_MUST_USE;     /* glosses.c */
enum gk_status gk_find_shifted(struct gk_examination *) GK_MUST_USE;     /* shifted.c */
enum gk_status gk_find_residue(struct gk_examination *) GK_MUST_USE;     /* residue.c */
enum gk_status gk_find_characters(struct gk_examination *) GK_MUST_USE;  /* characters.c */
enum gk_status gk_find_style(struct gk_examination *) GK_MUST_USE;       /* style.c */
enum gk_status gk_find_losses(struct gk_examination *) GK_MUST_USE;      /* losses.c */

#endif
