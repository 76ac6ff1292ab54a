/*
 * Eight characters at a time: their 24 bytes become eight numbers by two multiplications, and one
 * gathered load looks all of them up. Built with AVX2 enabled, and run where the machine has it.
 */
#include "text/damage/gate.h"

#ifdef __AVX2__

#include <immintrin.h>

/* How many of the next characters, up to eight, have three bytes. */
static inline unsigned count_three(const unsigned char *at)
{
    const __m256i least = _mm256_set1_epi8((char)0xE0);
    const __m256i most = _mm256_set1_epi8((char)0xEF);
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)at);
    __m256i lead = _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_max_epu8(bytes, least), bytes),
                                    _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, most), bytes));
    unsigned others = ~(unsigned)_mm256_movemask_epi8(lead) & 0x249249;
    return others ? (unsigned)__builtin_ctz(others) / 3 : 8;
}

/* The table's entries for the next eight characters, in the low byte of each lane; none from
 * `count` on. */
static inline __m256i look_up(const unsigned char *at, unsigned count)
{
    const __m256i spread = _mm256_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1, 2,
                                            1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
    const __m256i weights = _mm256_set1_epi32(0x00404001); /* of the third, second, first byte */
    const __m256i steps = _mm256_set1_epi32(0x00400001);
    const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    __m128i low = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i high = _mm_loadu_si128((const __m128i *)(const void *)(at + 12));
    __m256i bytes = _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
    bytes = _mm256_shuffle_epi8(bytes, spread);
    __m256i place = _mm256_madd_epi16(_mm256_maddubs_epi16(bytes, weights), steps);
    place = _mm256_sub_epi32(place, _mm256_set1_epi32(0xE2880));
    /* What is no such character is looked up as the first one of the table, and left out. */
    __m256i wanted = _mm256_cmpgt_epi32(_mm256_set1_epi32((int)count), lanes);
    place = _mm256_and_si256(place, wanted);
    __m256i found = _mm256_i32gather_epi32((const int *)(const void *)gk_suspect, place, 1);
    return _mm256_and_si256(found, wanted);
}

static inline bool has_bit(__m256i lanes, int bit)
{
    return !_mm256_testz_si256(lanes, _mm256_set1_epi32(bit));
}

/* The number of the first lane with such a bit, of which there is one. */
static inline unsigned first_lane(__m256i lanes, __m256i bit)
{
    __m256i none = _mm256_cmpeq_epi32(_mm256_and_si256(lanes, bit), _mm256_setzero_si256());
    return (unsigned)__builtin_ctz(~(unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(none)));
}

static const unsigned char *look(const unsigned char *at, const unsigned char *end, unsigned *bits)
{
    const __m256i stop = _mm256_set1_epi32(GK_SUSPECT_STOP);
    __m256i all = _mm256_setzero_si256();
    bool more = true;
    while (more && end - at >= 32) {
        if (*at < 0x80) {
            const unsigned char *next = gk_pass_plain_ascii(at, end);
            more = next != at;
            at = next;
            continue;
        }
        unsigned count = count_three(at);
        __m256i found = look_up(at, count);
        bool stops = !_mm256_testz_si256(found, stop);
        if (stops) {
            count = first_lane(found, stop);
            found = look_up(at, count);
        }
        all = _mm256_or_si256(all, found);
        at += 3 * (size_t)count;
        if (stops && gk_is_plain_bracket(at, end))
            at += 3;
        else
            more = !stops && (count || *at < 0x80);
    }
    *bits |= has_bit(all, GK_SUSPECT_TRADITIONAL) ? GK_SUSPECT_TRADITIONAL : 0;
    *bits |= has_bit(all, GK_SUSPECT_SIMPLIFIED) ? GK_SUSPECT_SIMPLIFIED : 0;
    return more ? gk_gate_portable.look(at, end, bits) : at;
}

const struct gk_gate_way gk_gate_avx2 = { "avx2", look };

#else

const struct gk_gate_way gk_gate_avx2 = { "avx2", NULL };

#endif
