/* The only file compiled for more than the machine's baseline (see Makefile); called only where
 * structure.c has found AVX2. */
#include "record/structure_way.h"

#if defined(__AVX2__)
#include <immintrin.h>

struct block {
    __m256i low;
    __m256i top;
};

static inline struct block load(const unsigned char *at)
{
    return (struct block){ _mm256_loadu_si256((const __m256i *)(const void *)at),
                           _mm256_loadu_si256((const __m256i *)(const void *)(at + 32)) };
}

static inline uint64_t gather(__m256i low, __m256i top)
{
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(top) << 32;
}

static inline uint64_t high(struct block block)
{
    return gather(block.low, block.top);
}

static inline uint64_t above(struct block block, signed char limit)
{
    __m256i than = _mm256_set1_epi8(limit);
    return gather(_mm256_cmpgt_epi8(block.low, than), _mm256_cmpgt_epi8(block.top, than));
}

static inline __m256i mark(__m256i part)
{
    __m256i quote = _mm256_cmpeq_epi8(part, _mm256_set1_epi8('"'));
    __m256i solidus = _mm256_cmpeq_epi8(part, _mm256_set1_epi8('\\'));
    __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(part, _mm256_set1_epi8(0x1F)), part);
    return _mm256_or_si256(_mm256_or_si256(quote, solidus), control);
}

static inline uint64_t marks(struct block block)
{
    return gather(mark(block.low), mark(block.top));
}

static inline __m256i rare_part(__m256i part)
{
    __m256i overlong = _mm256_cmpeq_epi8(_mm256_and_si256(part, _mm256_set1_epi8((char)0xFE)),
                                         _mm256_set1_epi8((char)0xC0));
    __m256i restricted = _mm256_or_si256(_mm256_cmpeq_epi8(part, _mm256_set1_epi8((char)0xE0)),
                                         _mm256_cmpeq_epi8(part, _mm256_set1_epi8((char)0xED)));
    __m256i four = _mm256_cmpeq_epi8(_mm256_max_epu8(part, _mm256_set1_epi8((char)0xF0)), part);
    return _mm256_or_si256(_mm256_or_si256(overlong, restricted), four);
}

static inline uint64_t rare(struct block block)
{
    return gather(rare_part(block.low), rare_part(block.top));
}

#define GK_LOOK look
#include "record/structure_masks.h"

const struct gk_way gk_way_avx2 = { "avx2", look };
#else
const struct gk_way gk_way_avx2 = { "avx2", NULL };
#endif
