#include "record/structure_way.h"

#if defined(__SSE2__)
#include <emmintrin.h>

struct block {
    __m128i part[4];
};

static inline struct block load(const unsigned char *at)
{
    struct block block;
    for (int i = 0; i < 4; i++)
        block.part[i] = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
    return block;
}

static inline uint64_t gather(__m128i a, __m128i b, __m128i c, __m128i d)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(a) |
           (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
           (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 |
           (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

#define EACH(function)                                                                             \
    gather(function(block.part[0]), function(block.part[1]), function(block.part[2]),              \
           function(block.part[3]))

static inline uint64_t high(struct block block)
{
    return gather(block.part[0], block.part[1], block.part[2], block.part[3]);
}

static inline uint64_t above(struct block block, signed char limit)
{
    __m128i than = _mm_set1_epi8(limit);
    return gather(_mm_cmpgt_epi8(block.part[0], than), _mm_cmpgt_epi8(block.part[1], than),
                  _mm_cmpgt_epi8(block.part[2], than), _mm_cmpgt_epi8(block.part[3], than));
}

static inline __m128i mark(__m128i part)
{
    __m128i quote = _mm_cmpeq_epi8(part, _mm_set1_epi8('"'));
    __m128i solidus = _mm_cmpeq_epi8(part, _mm_set1_epi8('\\'));
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(part, _mm_set1_epi8(0x1F)), part);
    return _mm_or_si128(_mm_or_si128(quote, solidus), control);
}

static inline uint64_t marks(struct block block)
{
    return EACH(mark);
}

static inline __m128i rare_part(__m128i part)
{
    __m128i overlong =
        _mm_cmpeq_epi8(_mm_and_si128(part, _mm_set1_epi8((char)0xFE)), _mm_set1_epi8((char)0xC0));
    __m128i restricted = _mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8((char)0xE0)),
                                      _mm_cmpeq_epi8(part, _mm_set1_epi8((char)0xED)));
    __m128i four = _mm_cmpeq_epi8(_mm_max_epu8(part, _mm_set1_epi8((char)0xF0)), part);
    return _mm_or_si128(_mm_or_si128(overlong, restricted), four);
}

static inline uint64_t rare(struct block block)
{
    return EACH(rare_part);
}

#define GK_LOOK look
#include "record/structure_masks.h"

const struct gk_way gk_way_sse2 = { "sse2", look, gk_pass_units_portable };
#else
const struct gk_way gk_way_sse2 = { "sse2", NULL, NULL };
#endif
