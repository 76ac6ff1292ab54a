/*
 * structure.h - the first look at a block of bytes, 64 at a time.
 *
 * One pass marks every byte that ends or interrupts a JSON string (quotation mark, reverse
 * solidus, anything below U+0020; RFC 8259 section 7), so a line feed too, and says which 64 bytes
 * are not UTF-8 (Unicode table 3-7). The grammar (scan.h) then leaps from mark to mark.
 *
 * This is the only place with vector instructions. Each way of looking has the same result; the
 * portable one is the definition, and the tests hold the others against it.
 */
#ifndef GK_RECORD_STRUCTURE_H
#define GK_RECORD_STRUCTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/status.h"

/*
 * Owns its memory. Born as { 0 }. Bit i % 64 of marks[i / 64] speaks of byte i of the block.
 *
 * Where bytes are no UTF-8, those 64 are faulty that hold the first of them, or one of the three
 * behind it; which ones, and whether the 64 or 128 behind are faulty with them, is left to the way
 * of looking. A line none of whose 64 bytes are faulty, its line feed included, is UTF-8.
 */
struct gk_structure {
    uint64_t *marks;
    bool *faulty;
    size_t chunks;   /* of 64 bytes, the last one begun included */
    size_t capacity; /* chunks */
};

/*
 * Looks at `block`, of which GK_BUFFER_PADDING further bytes must be readable. One mark is set
 * behind the last byte, so that a search for the next mark always ends.
 */
enum gk_status gk_structure_find(struct gk_structure *, struct gk_bytes block) GK_MUST_USE;

/* Where the first faulty 64 bytes begin at or behind those that hold byte `from`; SIZE_MAX where
 * there are none. */
size_t gk_structure_fault(const struct gk_structure *, size_t from);

/*
 * Passes over the escapes \uXXXX that stand here in a row, up to the first that is none, or begins
 * with D, as halves of pairs do. 32 bytes must be readable wherever it comes to.
 */
const char *gk_structure_pass_units(const char *at);

void gk_structure_free(struct gk_structure *);

/* Offset of the first mark at or behind `from`, which is at most the block's length: there is one
 * behind the block. */
static inline size_t gk_structure_next(const struct gk_structure *structure, size_t from)
{
    const uint64_t *word = structure->marks + from / 64;
    uint64_t marks = *word >> from % 64;
    if (marks)
        return from + (size_t)__builtin_ctzll(marks);
    do
        marks = *++word;
    while (!marks);
    return (size_t)(word - structure->marks) * 64 + (size_t)__builtin_ctzll(marks);
}

/*
 * The ways of looking, by name ("portable", "sse2", "avx2", "avx512", "neon"), the best one this
 * machine has being used unless a test chooses. NULL and false where the machine lacks it.
 */
const char *gk_structure_way(void);
bool gk_structure_choose(const char *way);

#endif
