/*
 * simplify.h - one form of a Han character for another, character by character.
 *
 * Any thread; constant tables made by tables/.
 */
#ifndef GK_TEXT_SIMPLIFY_H
#define GK_TEXT_SIMPLIFY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/bytes.h"

/* The usual simplified form of a traditional one, else the character itself. From OpenCC's
 * TSCharacters (Apache License 2.0, notice in tables/), first value of each. */
uint32_t gk_simplified(uint32_t character);

/* The same of a whole text, in the arena; at == NULL when there is no memory. */
struct gk_bytes gk_simplified_text(struct gk_arena *, struct gk_bytes text) GK_MUST_USE;

/*
 * The form by which a character is matched: simplified, and one for those that texts use one for
 * the other, such as 覆 and 复, 著 and 着, 画 and 划. It is its own form. Never for output.
 */
uint32_t gk_matched(uint32_t character);

/* The unified ideograph for a Kangxi or CJK radical (Unicode's EquivalentUnifiedIdeograph) or a
 * compatibility ideograph (its canonical decomposition), else the character itself. */
uint32_t gk_unified(uint32_t character);

#endif
