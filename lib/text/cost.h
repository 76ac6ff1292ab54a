/*
 * cost.h - how surprising a character is in an official document.
 *
 * The cost of a Han character is -log2 of its share in official texts, in eighths of a bit, from
 * a table learned by tables/cost.pl, which states its inputs. A traditional form costs what its
 * simplified form does and a little more. Other characters cost by their class: common
 * punctuation little, Greek and Cyrillic 9 bits, kana, bopomofo and box drawing more,
 * private-use most. A sum of costs is the length of a text in an ideal code: of two readings of
 * the same bytes the cheaper one is the likelier.
 *
 * Any thread; constant tables.
 */
#ifndef GK_TEXT_COST_H
#define GK_TEXT_COST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/tables/tables.h"

enum { GK_BIT = 8 }; /* one bit, in the units of a cost */

/* Of a character that is neither ASCII nor a Han character of U+4E00 to U+9FFF. */
uint32_t gk_cost_of_class(uint32_t character);

/* Of any character, alone. */
static inline uint32_t gk_cost(uint32_t character)
{
    if (character - 0x4E00 <= 0x9FFF - 0x4E00)
        return gk_han_cost[character - 0x4E00];
    return character - 0x20 < 0x5F ? 3 * GK_BIT : gk_cost_of_class(character);
}

/* Of a text. */
uint64_t gk_cost_sum(const uint32_t *characters, size_t count);

/* Whether an official document seldom has it: 15 bits or more. */
static inline bool gk_is_rare(uint32_t character)
{
    return gk_cost(character) >= 15 * GK_BIT;
}

#endif
