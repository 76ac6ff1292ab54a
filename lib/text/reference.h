/*
 * reference.h - character references of HTML: &amp; &#65; &#x41;
 *
 * Names are those of HTML 4.01 and, of the later ones, those of ASCII, of blanks and invisible
 * characters, of dashes, brackets and quotation marks, and of what documents are marked with
 * (★ is &starf;). Numbers are read as every browser reads them (HTML Living Standard, numeric
 * character reference end state): 128 to 159 mean Windows-1252, what is no character is U+FFFD.
 * Any thread; constant tables.
 */
#ifndef GK_TEXT_REFERENCE_H
#define GK_TEXT_REFERENCE_H

#include <stdint.h>

#include "base/bytes.h"

enum gk_reference_manner {
    GK_REFERENCE_WHOLE, /* with its semicolon, as it was meant */
    /*
     * As readers see it in the text of a page: a number needs no semicolon, nor does a name of
     * HTML 2 to 3.2, unless = is behind it, as in an address; and what was written twice over,
     * &amp;nbsp; or &#38;#65;, is one. A digit that is followed by so many that the number would be
     * no character (1&#4812345678) is taken for what it was meant to be.
     */
    GK_REFERENCE_IN_TEXT,
    /* The same in the value of an attribute, where a bare name also ends before no letter and no
     * digit. */
    GK_REFERENCE_IN_VALUE,
};

/* Most bytes of a reference that is WHOLE, of a pair of surrogates too, without leading zeros. */
enum { GK_REFERENCE_LONGEST = 23 };

/* The bytes of the reference at the start of the text, and its character; 0 where there is none.
 * Two halves of a character (&#55357;&#56832;) are one reference. */
size_t gk_reference_read(struct gk_bytes text, enum gk_reference_manner, uint32_t *character);

#endif
