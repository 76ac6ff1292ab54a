/*
 * fold.h - Chinese text as it is compared, with the way back to where each character stood.
 *
 * Folding is for matching only: folded text is never written out. What this version folds:
 * invisible characters are dropped (zero width, soft hyphen, bidirectional controls, variation
 * selectors), full-width ASCII becomes ASCII, ideographic, no-break and typographic spaces become
 * spaces, ASCII capitals become small, and blanks between two Han characters are dropped, also a
 * single line break, as where a line was wrapped; not what separates paragraphs: a second break
 * or a blank behind it. Further folds (traditional forms, pinyin glosses) belong in this room and
 * change no caller.
 */
#ifndef GK_TEXT_FOLD_H
#define GK_TEXT_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/status.h"

/* One in so many folded characters has its place in the source written down. */
enum { GK_FOLD_STRIDE = 8 };

/*
 * Owns its characters and places, kept from text to text, four and a half bytes for each
 * character; the source stays the caller's and must outlive it. A cell is a character by its
 * number, from 0. Born as { 0 }. One thread at a time.
 */
struct gk_folded {
    uint32_t *characters;
    uint32_t *places; /* where characters 0, GK_FOLD_STRIDE, … stand in the source */
    size_t count;
    size_t capacity;
    struct gk_bytes source;
};

/* Folds valid UTF-8 of less than 2^32 bytes. */
enum gk_status gk_fold(struct gk_folded *, struct gk_bytes text) GK_MUST_USE;

void gk_folded_free(struct gk_folded *);

/*
 * The bytes of the source that a cell came from (half-open). Some steps each: meant for what was
 * found, not for every cell. Who goes over many cells in order gives the end of the last one, or
 * 0 for cell 0, to gk_folded_start_behind.
 */
uint32_t gk_folded_start(const struct gk_folded *, size_t cell);
uint32_t gk_folded_end(const struct gk_folded *, size_t cell);
uint32_t gk_folded_start_behind(const struct gk_folded *, size_t cell, uint32_t end,
                                uint32_t *own_end);

/* Han characters: unified and compatibility ideographs with all extensions, and U+3007. */
bool gk_is_han(uint32_t character);

#endif
