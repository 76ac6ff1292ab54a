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

/* One folded character and the bytes of the source it came from (half-open). */
struct gk_cell {
    uint32_t character;
    uint32_t start;
    uint32_t end;
};

/* Owns its cells, kept from text to text. Born as { 0 }. One thread at a time. */
struct gk_folded {
    struct gk_cell *cells;
    size_t count;
    size_t capacity;
};

/* Folds valid UTF-8 of less than 2^32 bytes. */
enum gk_status gk_fold(struct gk_folded *, struct gk_bytes text) GK_MUST_USE;

void gk_folded_free(struct gk_folded *);

/* Han characters: unified and compatibility ideographs with all extensions, and U+3007. */
bool gk_is_han(uint32_t character);

#endif
