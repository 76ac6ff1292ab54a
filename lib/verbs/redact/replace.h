/*
 * replace.h - what masks put in the place of a text's own bytes.
 *
 * A value is found in a text as a reader sees it (text/markup.h). What is replaced is where its
 * characters were written, whatever they were written as; tags and other marks between them stay
 * as they are.
 */
#ifndef GK_VERBS_REDACT_REPLACE_H
#define GK_VERBS_REDACT_REPLACE_H

#include "base/arena.h"
#include "text/markup.h"

/* Bytes [start, end) of a text, and what stands there instead. */
struct gk_redact_replacement {
    uint32_t start;
    uint32_t end;
    uint32_t first_character; /* the same in characters, where the caller has counted them */
    uint32_t end_character;
    struct gk_bytes mask;
    int64_t shift; /* of what stands behind it, once all are sorted */
};

/* Owns its array. Born as { 0 }. */
struct gk_redact_replacements {
    struct gk_redact_replacement *at;
    size_t count;
    size_t capacity;
};

/* A mask for bytes [start, end) of the view. */
struct gk_redact_masking {
    size_t start;
    size_t end;
    struct gk_bytes mask;
    bool by_character; /* the mask has a star or the character itself for each character */
};

/* Adds the replacements that make up the mask, in order; stars are in the arena. Of a mask that
 * stands for a value as a whole the first in the view holds it, and the others nothing. */
enum gk_status gk_redact_replace(struct gk_redact_replacements *, struct gk_arena *,
                                 const struct gk_markup *, struct gk_bytes view,
                                 struct gk_redact_masking) GK_MUST_USE;

/*
 * Sorts them by place, and puts the text with all of them into `out`, in place of what it holds.
 * One that begins within another falls away, as such an edit does.
 */
enum gk_status gk_redact_replace_all(struct gk_redact_replacements *, struct gk_bytes text,
                                     struct gk_buffer *out) GK_MUST_USE;

void gk_redact_replacements_free(struct gk_redact_replacements *);

/* Bytes of a text, half-open. */
struct gk_redact_range {
    uint32_t start;
    uint32_t end;
};

/* Where bytes [start, end) of the view were written: from the first character to behind the
 * last. */
struct gk_redact_range gk_redact_written(const struct gk_markup *, uint32_t start, uint32_t end);

/* A buffer of ranges of a text, in the order of their starts. */
enum gk_status gk_redact_range_add(struct gk_buffer *ranges, struct gk_redact_range) GK_MUST_USE;

/* Makes them those of the text with all replacements, which are sorted. Then they may be asked
 * whether another lies within one of them. */
void gk_redact_ranges_move(struct gk_buffer *ranges, const struct gk_redact_replacements *);
bool gk_redact_range_is_in(struct gk_bytes ranges, struct gk_redact_range);

#endif
