/* Compiled for more than the machine's baseline (see Makefile); called only where structure.c has
 * found AVX2. */
#include "record/structure_way.h"

#if defined(__AVX2__)
#include <immintrin.h>

#include "record/structure_pairs.h"

static inline __m256i both_halves(__m128i table)
{
    return _mm256_broadcastsi128_si256(table);
}

static inline __m256i high_halves(__m256i bytes)
{
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

/* Faults of the pairs (byte before, byte); TWO also where it may be right. */
static inline __m256i pair_faults(__m256i before, __m256i bytes)
{
    const __m128i lead_high = _mm_setr_epi8(LEAD_HIGH), lead_low = _mm_setr_epi8(LEAD_LOW);
    const __m128i second_high = _mm_setr_epi8(SECOND_HIGH);
    __m256i low = _mm256_and_si256(before, _mm256_set1_epi8(0x0F));
    return _mm256_and_si256(
        _mm256_and_si256(_mm256_shuffle_epi8(both_halves(lead_high), high_halves(before)),
                         _mm256_shuffle_epi8(both_halves(lead_low), low)),
        _mm256_shuffle_epi8(both_halves(second_high), high_halves(bytes)));
}

/* The faults of 32 bytes, of which `last` are the 32 before. */
static inline __m256i faults(__m256i last, __m256i bytes)
{
    __m256i across = _mm256_permute2x128_si256(last, bytes, 0x21);
    __m256i one_before = _mm256_alignr_epi8(bytes, across, 15);
    __m256i two_before = _mm256_alignr_epi8(bytes, across, 14);
    __m256i three_before = _mm256_alignr_epi8(bytes, across, 13);
    __m256i third = _mm256_subs_epu8(two_before, _mm256_set1_epi8(0xE0 - 0x80));
    __m256i fourth = _mm256_subs_epu8(three_before, _mm256_set1_epi8((char)(0xF0 - 0x80)));
    __m256i wanted = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
    return _mm256_xor_si256(pair_faults(one_before, bytes), wanted);
}

/* Not zero where a character begins in the last three bytes that does not end there. */
static inline __m256i unended(__m256i bytes)
{
    const __m256i most = _mm256_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                          -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                          -1, (char)0xEF, (char)0xDF, (char)0xBF);
    return _mm256_subs_epu8(bytes, most);
}

static inline __m256i marked(__m256i bytes)
{
    __m256i quote = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'));
    __m256i solidus = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\'));
    __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(0x1F)), bytes);
    return _mm256_or_si256(_mm256_or_si256(quote, solidus), control);
}

static inline uint64_t gather(__m256i low, __m256i top)
{
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(top) << 32;
}

static inline __m256i load(const unsigned char *at)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

static void look(const unsigned char *bytes, size_t chunks, uint64_t *marks, bool *faulty,
                 struct gk_utf8_carry *carry)
{
    __m256i last = load(carry->last);
    for (size_t i = 0; i < chunks; i++, bytes += 64) {
        __m256i low = load(bytes);
        __m256i top = load(bytes + 32);
        __m256i found;
        marks[i] = gather(marked(low), marked(top));
        if (_mm256_movemask_epi8(_mm256_or_si256(low, top)) == 0)
            found = unended(last);
        else
            found = _mm256_or_si256(faults(last, low), faults(low, top));
        faulty[i] = !_mm256_testz_si256(found, found);
        last = top;
    }
    _mm256_storeu_si256((__m256i *)(void *)carry->last, last);
}

/* Five times six bytes, and two that do not count. */
#define FIVE(a, b, c, d, e, f)                                                                     \
    _mm256_setr_epi8(a, b, c, d, e, f, a, b, c, d, e, f, a, b, c, d, e, f, a, b, c, d, e, f, a, b, \
                     c, d, e, f, 0, 0)

/* All ones where a hexadecimal digit stands; `small` are the bytes with capitals made small. */
static inline __m256i hexadecimal(__m256i bytes, __m256i small)
{
    __m256i digit = _mm256_sub_epi8(bytes, _mm256_set1_epi8('0'));
    __m256i letter = _mm256_sub_epi8(small, _mm256_set1_epi8('a'));
    return _mm256_or_si256(_mm256_cmpeq_epi8(_mm256_min_epu8(digit, _mm256_set1_epi8(9)), digit),
                           _mm256_cmpeq_epi8(_mm256_min_epu8(letter, _mm256_set1_epi8(5)), letter));
}

/* Five at once. */
const char *gk_pass_units_avx2(const char *at)
{
    for (;; at += 5 * 6) {
        __m256i bytes = load((const unsigned char *)at);
        __m256i small = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
        __m256i mark = _mm256_cmpeq_epi8(bytes, FIVE('\\', 'u', 0, 0, 0, 0));
        __m256i d = _mm256_cmpeq_epi8(small, FIVE(0, 0, 'd', 0, 0, 0));
        __m256i digit = hexadecimal(bytes, small);
        __m256i good = _mm256_blendv_epi8(digit, mark, FIVE(-1, -1, 0, 0, 0, 0));
        uint32_t wrong = ~(uint32_t)_mm256_movemask_epi8(_mm256_andnot_si256(d, good)) << 2;
        if (wrong)
            return at + 6 * ((unsigned)__builtin_ctz(wrong >> 2) / 6);
    }
}

const struct gk_way gk_way_avx2 = { "avx2", look, gk_pass_units_avx2 };
#else
const struct gk_way gk_way_avx2 = { "avx2", NULL, NULL };
#endif
