/* Compiled for more than the machine's baseline (see Makefile); called only where structure.c has
 * found AVX-512. */
#include "record/structure_way.h"

#if defined(__AVX512BW__)
#include <immintrin.h>

#include "record/structure_pairs.h"

static inline __m512i table(__m128i sixteen)
{
    return _mm512_broadcast_i32x4(sixteen);
}

static inline __m512i high_halves(__m512i bytes)
{
    return _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(0x0F));
}

/* Faults of the pairs (byte before, byte); TWO also where it may be right. */
static inline __m512i pair_faults(__m512i before, __m512i bytes)
{
    __m512i low = _mm512_and_si512(before, _mm512_set1_epi8(0x0F));
    __m512i lead =
        _mm512_and_si512(_mm512_shuffle_epi8(table(_mm_setr_epi8(LEAD_HIGH)), high_halves(before)),
                         _mm512_shuffle_epi8(table(_mm_setr_epi8(LEAD_LOW)), low));
    return _mm512_and_si512(
        lead, _mm512_shuffle_epi8(table(_mm_setr_epi8(SECOND_HIGH)), high_halves(bytes)));
}

/* Are there faults in 64 bytes, of which `last` are the 64 before? */
static inline bool are_faulty(__m512i last, __m512i bytes)
{
    __m512i across = _mm512_alignr_epi32(bytes, last, 12);
    __m512i one_before = _mm512_alignr_epi8(bytes, across, 15);
    __m512i two_before = _mm512_alignr_epi8(bytes, across, 14);
    __m512i three_before = _mm512_alignr_epi8(bytes, across, 13);
    __m512i third = _mm512_subs_epu8(two_before, _mm512_set1_epi8(0xE0 - 0x80));
    __m512i fourth = _mm512_subs_epu8(three_before, _mm512_set1_epi8((char)(0xF0 - 0x80)));
    __m512i wanted = _mm512_and_si512(_mm512_or_si512(third, fourth), _mm512_set1_epi8((char)0x80));
    __m512i found = _mm512_xor_si512(pair_faults(one_before, bytes), wanted);
    return _mm512_test_epi8_mask(found, found) != 0;
}

/* Does a character begin in the last three bytes that does not end there? */
static inline bool is_unended(__m512i bytes)
{
    __mmask64 leads = _mm512_cmpge_epu8_mask(bytes, _mm512_set1_epi8((char)0xC0)) >> 63 << 63;
    leads |= _mm512_cmpge_epu8_mask(bytes, _mm512_set1_epi8((char)0xE0)) >> 62 << 62;
    leads |= _mm512_cmpge_epu8_mask(bytes, _mm512_set1_epi8((char)0xF0)) >> 61 << 61;
    return leads != 0;
}

static inline uint64_t marked(__m512i bytes)
{
    return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')) |
           _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\\')) |
           _mm512_cmplt_epu8_mask(bytes, _mm512_set1_epi8(0x20));
}

static void look(const unsigned char *bytes, size_t chunks, uint64_t *marks, bool *faulty,
                 struct gk_utf8_carry *carry)
{
    __m512i last = _mm512_loadu_si512(carry->last);
    for (size_t i = 0; i < chunks; i++, bytes += 64) {
        __m512i here = _mm512_loadu_si512(bytes);
        marks[i] = marked(here);
        faulty[i] = _mm512_movepi8_mask(here) ? are_faulty(last, here) : is_unended(last);
        last = here;
    }
    _mm512_storeu_si512(carry->last, last);
}

const struct gk_way gk_way_avx512 = { "avx512", look, gk_pass_units_avx2 };
#else
const struct gk_way gk_way_avx512 = { "avx512", NULL, NULL };
#endif
