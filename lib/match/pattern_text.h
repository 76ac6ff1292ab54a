/*
 * pattern_text.h - inside lib/match: a pattern written for text as it reads, for text as it is
 * folded.
 */
#ifndef GK_MATCH_PATTERN_TEXT_H
#define GK_MATCH_PATTERN_TEXT_H

#include "base/buffer.h"
#include "base/bytes.h"
#include "base/status.h"

/*
 * Replaces what the buffer holds by the pattern, with each character beyond ASCII that folding
 * makes another Han character, sign or digit written as that; full-width letters, ends of ranges
 * in classes, and numerals of several digits stay.
 */
enum gk_status gk_pattern_fold_text(struct gk_bytes pattern, struct gk_buffer *out) GK_MUST_USE;

#endif
