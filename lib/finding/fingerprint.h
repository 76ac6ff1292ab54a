/*
 * fingerprint.h - by what a value that was found is known in files that people keep.
 *
 * A fingerprint is the letter f and 32 small hexadecimal digits: with a letter in front no
 * spreadsheet takes one for a number and rounds it. The digits are a keyed digest of the record's
 * id, the place, the type and the value, so that they tell nothing to whoever has not the key.
 * Earlier versions wrote the first 16 digits without the letter; files of that time still count.
 */
#ifndef GK_FINDING_FINGERPRINT_H
#define GK_FINDING_FINGERPRINT_H

#include <stdbool.h>

#include "base/bytes.h"

enum {
    GK_FINGERPRINT_DIGITS = 32,
    GK_FINGERPRINT_SIZE = 1 + GK_FINGERPRINT_DIGITS,
};

/* Whether the text has the form of a fingerprint, of either version. */
bool gk_fingerprint_is(struct gk_bytes text);

/* What an earlier version would have written in place of this one; itself where it is none. */
struct gk_bytes gk_fingerprint_earlier(struct gk_bytes fingerprint);

#endif
