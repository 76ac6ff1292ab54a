/*
 * lanes.h - eight bytes at a time, in plain C: which of them are a certain byte, or below one.
 *
 * The answer has the top bit of each byte that is, exactly, in the order of the bytes in memory
 * from the low end on little-endian machines and from the high end on the others: whoever asks for
 * more than whether and how many asks byte by byte.
 */
#ifndef GK_BASE_LANES_H
#define GK_BASE_LANES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { GK_LANES = 8 };

#define GK_LANES_ONES UINT64_C(0x0101010101010101)
#define GK_LANES_TOPS UINT64_C(0x8080808080808080)

static inline uint64_t gk_lanes_load(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* Up to eight bytes as a number, the first of them lowest on every machine; 0 for those that are
 * not there. */
static inline uint64_t gk_lanes_number(const char *at, size_t length)
{
    uint64_t word = 0;
    if (length)
        memcpy(&word, at, length);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline uint64_t gk_lanes_equal(uint64_t word, unsigned char byte)
{
    uint64_t other = word ^ GK_LANES_ONES * byte; /* 0 where it is */
    return ~(((other & ~GK_LANES_TOPS) + ~GK_LANES_TOPS) | other) & GK_LANES_TOPS;
}

/* `limit` is 0x80 at most. */
static inline uint64_t gk_lanes_below(uint64_t word, unsigned char limit)
{
    uint64_t raised = (word & ~GK_LANES_TOPS) + GK_LANES_ONES * (0x80u - limit);
    return ~(raised | word) & GK_LANES_TOPS;
}

/* How many. */
static inline unsigned gk_lanes_count(uint64_t lanes)
{
    return (unsigned)((lanes >> 7) * GK_LANES_ONES >> 56);
}

#endif
