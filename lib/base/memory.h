/*
 * memory.h - the only door to the heap, and size arithmetic that cannot wrap.
 *
 * Only buffers, arenas, maps and tables of this floor call these functions; everything above owns
 * memory through one of them. A size that would overflow saturates to SIZE_MAX, and an allocation
 * of SIZE_MAX fails, so a wrapped size never becomes a small block.
 *
 * Tests make the n-th allocation fail: gk_memory_fail_at(n) counts from the next call, in every
 * thread; with gk_memory_fail_at(0) none fails. jansson and PCRE2 are given these functions too,
 * so one switch reaches every allocation of the process but iconv's and libc's own.
 */
#ifndef GK_BASE_MEMORY_H
#define GK_BASE_MEMORY_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/*
 * Has large blocks always given back to the system when they are released, and grow where they
 * stand: glibc takes them from its heap once one has been released, where what outgrows its place
 * leaves a hole. For the main thread, before there are others; elsewhere does nothing.
 */
void gk_memory_settle(void);

static inline size_t gk_size_add(size_t a, size_t b)
{
    return a > SIZE_MAX - b ? SIZE_MAX : a + b;
}

static inline size_t gk_size_multiply(size_t a, size_t b)
{
    return b && a > SIZE_MAX / b ? SIZE_MAX : a * b;
}

/* NULL when there is no memory or size is SIZE_MAX. Size 0 gives a block that can be released. */
void *gk_memory_allocate(size_t size) GK_MUST_USE;

/* The same, zeroed: what the system gives zeroed is not touched. */
void *gk_memory_zeros(size_t size) GK_MUST_USE;

/* As realloc; on NULL the old block still stands. */
void *gk_memory_resize(void *block, size_t size) GK_MUST_USE;

/*
 * Room for more elements of `size` bytes than the *capacity there is: half as many again, and a
 * few at least, so that adding one by one is amortised. Returns the block as it then is and sets
 * *capacity; on NULL both still stand as they were.
 */
void *gk_memory_grow(void *block, size_t *capacity, size_t size) GK_MUST_USE;

/* NULL does nothing. */
void gk_memory_release(void *block);

/* Overwrites the bytes in a way the compiler keeps: for values that were found confidential. */
void gk_memory_wipe(void *block, size_t size);

/* Fault switch, see above. The environment's GK_FAIL_ALLOCATION=n sets it at the first call in
 * builds made with -DGK_FAULTS, so that the tests can reach it in a finished tool. */
void gk_memory_fail_at(unsigned long n);

#endif
