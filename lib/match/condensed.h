/*
 * condensed.h - folded text without the signs inside its words or numbers, with the way back.
 *
 * For lists that ask for it: 征、地 and 征★地 are found as 征地 is. Left out are one or two signs
 * between two Han characters, with the blanks beside them; never the end of a sentence (。 ! ?) or
 * of a line. In proportion to the text. Any thread.
 */
#ifndef GK_MATCH_CONDENSED_H
#define GK_MATCH_CONDENSED_H

#include "base/buffer.h"
#include "text/fold.h"

/* Owns both, kept from text to text. Born as { 0 }. */
struct gk_condensed {
    uint32_t *characters;
    uint32_t *cells; /* of the folded text, where each character stands */
    size_t count;
    size_t capacity;
};

enum gk_status gk_condense(struct gk_condensed *, const struct gk_folded *) GK_MUST_USE;

/* The same of numbers, to find one that is known however it is written: 139-1234 5678 is found as
 * 13912345678 is. Left out is what stands between two digits, three signs, blanks and line ends at
 * most. */
enum gk_status gk_condense_numbers(struct gk_condensed *, const struct gk_folded *) GK_MUST_USE;

/* Replaces what the buffer holds by a term, folded and without any sign. */
enum gk_status gk_condense_term(struct gk_bytes term, struct gk_buffer *out) GK_MUST_USE;

void gk_condensed_free(struct gk_condensed *);

#endif
