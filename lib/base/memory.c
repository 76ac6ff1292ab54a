#include "base/memory.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>

enum { LARGE_BLOCK = 16384 };
#endif

/* Allocations left until the one that fails; 0 and below: none fails. */
static atomic_long countdown;

void gk_memory_fail_at(unsigned long n)
{
    atomic_store(&countdown, (long)n);
}

#ifdef GK_FAULTS
#include <pthread.h>

static void read_environment(void)
{
    const char *n = getenv("GK_FAIL_ALLOCATION");
    if (n)
        gk_memory_fail_at(strtoul(n, NULL, 10));
}

static int must_fail(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, read_environment);
    return atomic_load(&countdown) > 0 && atomic_fetch_sub(&countdown, 1) == 1;
}
#else
static int must_fail(void)
{
    return atomic_load_explicit(&countdown, memory_order_relaxed) > 0 &&
           atomic_fetch_sub(&countdown, 1) == 1;
}
#endif

void gk_memory_settle(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
}

void *gk_memory_allocate(size_t size)
{
    if (size == SIZE_MAX || must_fail())
        return NULL;
    return malloc(size ? size : 1);
}

void *gk_memory_zeros(size_t size)
{
    if (size == SIZE_MAX || must_fail())
        return NULL;
    return calloc(1, size ? size : 1);
}

void *gk_memory_resize(void *block, size_t size)
{
    if (size == SIZE_MAX || must_fail())
        return NULL;
    return realloc(block, size ? size : 1);
}

void *gk_memory_grow(void *block, size_t *capacity, size_t size)
{
    size_t larger = gk_size_add(*capacity, *capacity / 2 + 16);
    void *grown = gk_memory_resize(block, gk_size_multiply(larger, size));
    if (grown)
        *capacity = larger;
    return grown;
}

void gk_memory_release(void *block)
{
    free(block);
}

void gk_memory_wipe(void *block, size_t size)
{
    if (!size)
        return;
    memset(block, 0, size);
    __asm__ __volatile__("" : : "r"(block) : "memory");
}
