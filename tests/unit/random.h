/*
 * random.h - the same random numbers on every machine, for tests that try very many cases.
 */
#ifndef GK_TESTS_RANDOM_H
#define GK_TESTS_RANDOM_H

#include <stdint.h>

static uint64_t random_state = UINT64_C(20260101);

/* From 0 to limit - 1. */
static inline uint32_t random_below(uint32_t limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 33) % limit;
}

#endif
