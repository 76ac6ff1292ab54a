/*
 * fold.h - Chinese text as it is compared, with the way back to where each character stood.
 *
 * Folding is for matching only: folded text is never written out. In this order:
 *
 *   invisible   zero width, soft hyphen, bidirectional controls, variation selectors and control
 *               characters are dropped
 *   ideographs  radicals, strokes and compatibility ideographs become unified ones
 *   width       full-width ASCII becomes ASCII; ideographic, no-break and typographic spaces
 *               become spaces
 *   forms       traditional characters become simplified ones (text/simplify.h), and characters
 *               that texts use one for the other become one
 *   case        ASCII capitals become small
 *   digits      a number in a circle or brackets, or with its stop, becomes its digits: ⑫ ⑴ ⒈ ㈠;
 *               decimal digits of other scripts and heights become those of ASCII: ٣ 𝟑 ³; Roman
 *               numerals become letters: Ⅻ; on demand single Han digits become ASCII ones
 *   brackets    〔［【﹝〖 become [, the closing ones ]
 *   glosses     a reading in brackets behind a Han character, 內(nèi)部, is dropped (text/gloss.h):
 *               the character's own, or any with a tone mark
 *   blanks      between two Han characters they are dropped, also a single line break, as where a
 *               line was wrapped; not what separates paragraphs: a second break or a blank behind
 *               it. Elsewhere they stay
 *
 * One character may become several cells, which all stand where it stands. Folding what was folded
 * as the tools match changes nothing.
 */
#ifndef GK_TEXT_FOLD_H
#define GK_TEXT_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/bytes.h"
#include "base/status.h"

/* One in so many folded characters has its place in the source written down. */
enum { GK_FOLD_STRIDE = 8 };

/* How to fold, bits. Tools match by GK_FOLD_MATCHING. */
enum {
    GK_FOLD_MERGES = 1, /* gk_matched, not only gk_simplified */
    GK_FOLD_DIGITS =
        2, /* 〇一…九 and 零壹…玖 become ASCII digits, ○ beside a digit too; 十 never */
    GK_FOLD_MATCHING = GK_FOLD_MERGES,
};

/*
 * Owns its characters, places and marks, kept from text to text: less than five bytes for each
 * character; the source stays the caller's and must outlive it. A cell is a character by its
 * number, from 0. Born as { 0 }. One thread at a time.
 */
struct gk_folded {
    uint32_t *characters;
    uint32_t *places; /* where characters 0, GK_FOLD_STRIDE, … stand in the source */
    uint8_t *joined;  /* a bit for each character that stands where the one before it stands */
    bool has_numerals;
    bool has_invisible; /* characters that nobody sees were dropped */
    size_t count;
    size_t capacity;
    struct gk_bytes source;
};

/* Folds valid UTF-8 of less than 2^32 bytes, as the tools match. */
enum gk_status gk_fold(struct gk_folded *, struct gk_bytes text) GK_MUST_USE;

/* The same with these options. */
enum gk_status gk_fold_by(struct gk_folded *, struct gk_bytes text, unsigned options) GK_MUST_USE;

void gk_folded_free(struct gk_folded *);

/* Replaces what the buffer holds by the folded text as UTF-8. */
enum gk_status gk_folded_text(const struct gk_folded *, struct gk_buffer *out) GK_MUST_USE;

/*
 * The bytes of the source that a cell came from (half-open): one whole character, without what was
 * dropped beside it. Some steps each: meant for what was found, not for every cell. Who goes over
 * all cells in order gives the end of the last one, or 0 for cell 0, to gk_folded_start_behind.
 */
uint32_t gk_folded_start(const struct gk_folded *, size_t cell);
uint32_t gk_folded_end(const struct gk_folded *, size_t cell);
uint32_t gk_folded_start_behind(const struct gk_folded *, size_t cell, uint32_t end,
                                uint32_t *own_end);

/* The first cell from `low` on that begins at that byte of the source or behind it; the number of
 * cells, where there is none. A near one is found in fewer steps than one far off. */
uint32_t gk_folded_cell_at(const struct gk_folded *, uint32_t low, uint32_t byte);

/* Whether each character of the source is one cell: then cells are counted as characters are. */
bool gk_folded_is_one_to_one(const struct gk_folded *);

/* The end of a cell, and behind it the readings that were dropped: who masks the character masks
 * them too. */
uint32_t gk_folded_end_with_gloss(const struct gk_folded *, size_t cell);

/* Whether a cell is part of a number or numeral that is one character, such as ⑫ or Ⅻ: what stands
 * beside it is no part of the same word. */
bool gk_folded_is_numeral(const struct gk_folded *, size_t cell);

/* Whether something invisible stands before a cell: a joint that a tag has left between two digits
 * (text/markup.h), or what was put there to part them. */
bool gk_folded_is_parted(const struct gk_folded *, size_t cell);

/* Han characters: unified and compatibility ideographs with all extensions, and U+3007. */
bool gk_is_han(uint32_t character);

#endif
