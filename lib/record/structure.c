#include "record/structure.h"

#include <stdatomic.h>

#include "base/memory.h"
#include "record/structure_way.h"

/* Best first. */
static const struct gk_way *const ways[] = { &gk_way_avx512, &gk_way_avx2, &gk_way_neon,
                                             &gk_way_sse2, &gk_way_portable };

/* Chosen once and the same on every later call, so it does not matter which thread is first. */
static _Atomic(const struct gk_way *) chosen;

static bool machine_has(const struct gk_way *way)
{
    if (!way->look)
        return false;
#if defined(__x86_64__)
    /* VBMI2 is not used: processors that lack it slow down for 512 bits. */
    if (way == &gk_way_avx512)
        return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
    if (way == &gk_way_avx2)
        return __builtin_cpu_supports("avx2");
#endif
    return true;
}

static const struct gk_way *best_way(void)
{
    const struct gk_way *way = atomic_load_explicit(&chosen, memory_order_relaxed);
    for (size_t i = 0; !way; i++)
        if (machine_has(ways[i]))
            atomic_store_explicit(&chosen, way = ways[i], memory_order_relaxed);
    return way;
}

const char *gk_structure_way(void)
{
    return best_way()->name;
}

bool gk_structure_choose(const char *name)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(ways[i]->name, name) == 0 && machine_has(ways[i])) {
            atomic_store_explicit(&chosen, ways[i], memory_order_relaxed);
            return true;
        }
    return false;
}

static enum gk_status make_room(struct gk_structure *structure, size_t chunks)
{
    if (chunks <= structure->capacity)
        return GK_OK;
    size_t size = gk_size_multiply(chunks, sizeof *structure->marks);
    uint64_t *marks = gk_memory_resize(structure->marks, size);
    if (!marks)
        return GK_NO_MEMORY;
    structure->marks = marks;
    bool *faulty = gk_memory_resize(structure->faulty, chunks);
    if (!faulty)
        return GK_NO_MEMORY;
    structure->faulty = faulty;
    structure->capacity = chunks;
    return GK_OK;
}

enum gk_status gk_structure_find(struct gk_structure *structure, struct gk_bytes block)
{
    size_t whole = block.length / 64;
    size_t rest = block.length % 64;
    if (make_room(structure, whole + 1) != GK_OK)
        return GK_NO_MEMORY;

    gk_look *look = best_way()->look;
    struct gk_utf8_carry carry = { 0 };
    look((const unsigned char *)block.at, whole, structure->marks, structure->faulty, &carry);

    /* What is left, with zeros behind it: they end a character that was cut, and mark the end. */
    unsigned char tail[64 + 1] = { 0 }; /* one byte more may be read */
    if (rest)
        memcpy(tail, block.at + whole * 64, rest);
    look(tail, 1, structure->marks + whole, structure->faulty + whole, &carry);
    structure->chunks = whole + 1;
    return GK_OK;
}

size_t gk_structure_fault(const struct gk_structure *structure, size_t from)
{
    const bool *first = structure->faulty + from / 64;
    const bool *found = memchr(first, true, structure->chunks - from / 64);
    return found ? (size_t)(found - structure->faulty) * 64 : SIZE_MAX;
}

const char *gk_structure_pass_units(const char *at)
{
    return best_way()->pass_units(at);
}

void gk_structure_free(struct gk_structure *structure)
{
    gk_memory_release(structure->marks);
    gk_memory_release(structure->faulty);
    *structure = (struct gk_structure){ 0 };
}
