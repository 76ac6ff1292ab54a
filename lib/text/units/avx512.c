/* 64 bytes at a time, whatever characters they hold: the bytes that begin one, and the two behind
 * each, are moved together. Built with AVX-512 enabled, and run where the machine has it. */
#include "text/units/way.h"

#if defined(__AVX512BW__) && defined(__AVX512VBMI2__)

#include <immintrin.h>

/* 32 characters from their first, second and third bytes. */
static inline __m512i join(__m256i first, __m256i second, __m256i third)
{
    const __m512i six = _mm512_set1_epi16(0x3F);
    __m512i one = _mm512_cvtepu8_epi16(first);
    __m512i middle = _mm512_slli_epi16(_mm512_and_si512(_mm512_cvtepu8_epi16(second), six), 6);
    __m512i low = _mm512_and_si512(_mm512_cvtepu8_epi16(third), six);
    __m512i three = _mm512_or_si512(_mm512_or_si512(_mm512_slli_epi16(one, 12), middle), low);
    __m512i two =
        _mm512_or_si512(_mm512_slli_epi16(_mm512_and_si512(one, _mm512_set1_epi16(0x1F)), 6),
                        _mm512_srli_epi16(middle, 6));
    __mmask32 has_two = _mm512_cmpge_epu16_mask(one, _mm512_set1_epi16(0xC0));
    __mmask32 has_three = _mm512_cmpge_epu16_mask(one, _mm512_set1_epi16(0xE0));
    return _mm512_mask_mov_epi16(_mm512_mask_mov_epi16(one, has_two, two), has_three, three);
}

static inline __mmask64 up_to(ptrdiff_t count)
{
    return count >= 64 ? ~UINT64_C(0) : count <= 0 ? 0 : (UINT64_C(1) << count) - 1;
}

static const unsigned char *pass(const unsigned char *at, const unsigned char *end,
                                 unsigned char stop, uint16_t **out, const uint16_t *room)
{
    uint16_t *to = *out;
    while (at < end && to < room) {
        ptrdiff_t left = end - at;
        __m512i bytes = _mm512_maskz_loadu_epi8(up_to(left), at);
        __m512i next = _mm512_maskz_loadu_epi8(up_to(left - 1), at + 1);
        __m512i last = _mm512_maskz_loadu_epi8(up_to(left - 2), at + 2);
        __mmask64 odd = _mm512_cmpge_epu8_mask(bytes, _mm512_set1_epi8((char)0xF0)) |
                        _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)stop));
        odd &= up_to(left);
        __mmask64 leads = _mm512_cmpgt_epi8_mask(bytes, _mm512_set1_epi8((char)0xBF));
        leads &= odd ? up_to(__builtin_ctzll(odd)) : up_to(left);
        if (!leads)
            break;
        __m512i first = _mm512_maskz_compress_epi8(leads, bytes);
        __m512i second = _mm512_maskz_compress_epi8(leads, next);
        __m512i third = _mm512_maskz_compress_epi8(leads, last);
        unsigned count = (unsigned)__builtin_popcountll(leads);
        _mm512_storeu_si512(to, join(_mm512_castsi512_si256(first), _mm512_castsi512_si256(second),
                                     _mm512_castsi512_si256(third)));
        if (count > 32)
            _mm512_storeu_si512(to + 32, join(_mm512_extracti64x4_epi64(first, 1),
                                              _mm512_extracti64x4_epi64(second, 1),
                                              _mm512_extracti64x4_epi64(third, 1)));
        to += count;
        at += odd ? __builtin_ctzll(odd) : left < 64 ? left : 64;
        if (odd)
            break;
    }
    /* The last character may go on behind the 64 bytes it begins in. */
    while (at < end && (*at & 0xC0) == 0x80)
        at++;
    *out = to;
    return at;
}

static inline __mmask32 between(__m512i units, unsigned first, unsigned last)
{
    __m512i above = _mm512_sub_epi16(units, _mm512_set1_epi16((short)first));
    return _mm512_cmple_epu16_mask(above, _mm512_set1_epi16((short)(last - first)));
}

static inline __mmask32 is(__m512i units, short one)
{
    return _mm512_cmpeq_epi16_mask(units, _mm512_set1_epi16(one));
}

/*
 * Of the next units, as they were read, those that are neither common Han nor ASCII: punctuation
 * and what has full width become what they fold to, and *blank says which are blanks. False where
 * others are among them, which the table has to say.
 */
static inline bool fold_signs(__m512i *units, __mmask32 odd, __mmask32 *blank)
{
    __m512i raw = *units;
    __mmask32 wide = between(raw, 0xFF01, 0xFF5E);
    __mmask32 same = between(raw, 0x3001, 0x300F) | between(raw, 0x2014, 0x2027);
    __mmask32 bracket = between(raw, 0x3010, 0x3011) | between(raw, 0x3014, 0x3017);
    *blank = is(raw, ' ') | between(raw, '\t', '\r') | is(raw, 0x3000) | is(raw, 0xA0);
    if (odd & ~(wide | same | bracket | *blank))
        return false;
    *units = _mm512_mask_sub_epi16(*units, wide, raw, _mm512_set1_epi16((short)0xFEE0));
    __m512i closes = _mm512_slli_epi16(_mm512_and_si512(raw, _mm512_set1_epi16(1)), 1);
    *units = _mm512_mask_add_epi16(*units, bracket, closes, _mm512_set1_epi16('['));
    return true;
}

static size_t fold(const struct gk_units_table *table, const uint16_t *raw, size_t count,
                   uint16_t *out)
{
    uint16_t *to = out;
    for (size_t i = 0; i < count; i += 32) {
        size_t left = count - i < 32 ? count - i : 32;
        __mmask32 live = left < 32 ? (UINT32_C(1) << left) - 1 : UINT32_MAX;
        __m512i units = _mm512_maskz_loadu_epi16(live, raw + i);
        __mmask32 odd = live & ~(between(units, 0x4E00, 0x9FFF) | between(units, 0x21, 0x7E));
        __mmask32 blank = 0;
        if (odd && !fold_signs(&units, odd, &blank)) {
            to += gk_units_fold_portable(table, raw + i, left, to);
            continue;
        }
        __mmask32 capital = between(units, 'A', 'Z');
        units = _mm512_mask_add_epi16(units, capital, units, _mm512_set1_epi16(0x20));
        _mm512_storeu_si512(to, _mm512_maskz_compress_epi16(live & ~blank, units));
        to += __builtin_popcount(live & ~blank);
    }
    return (size_t)(to - out);
}

/* Of 16 pairs those that may be wanted, and in *enough those that are. */
static inline __mmask16 find_sixteen(const struct gk_units_pairs *pairs, const uint16_t *units,
                                     __m512i ascii, __mmask16 *enough)
{
    const __m512i zero = _mm512_setzero_si512();
    __m512i first = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const void *)units));
    __m512i second = _mm512_cvtepu16_epi32(_mm256_loadu_si256((const void *)(units + 1)));
    __mmask16 han =
        _mm512_cmpge_epu32_mask(_mm512_or_si512(first, second), _mm512_set1_epi32(0x80));
    __m512i word = _mm512_permutexvar_epi32(_mm512_srli_epi32(first, 5), ascii);
    __m512i bit =
        _mm512_sllv_epi32(_mm512_set1_epi32(1), _mm512_and_si512(first, _mm512_set1_epi32(31)));
    __mmask16 wanted = han | _mm512_test_epi32_mask(word, bit);
    *enough = 0;
    if (!wanted)
        return 0;
    __m512i pair = _mm512_or_si512(_mm512_slli_epi32(first, 16), second);
    __m512i number = _mm512_mullo_epi32(pair, _mm512_set1_epi32((int)0x9E3779B1u));
    number = _mm512_srl_epi32(number, _mm_cvtsi32_si128(32 - (int)pairs->bits));
    word =
        _mm512_mask_i32gather_epi32(zero, wanted, _mm512_srli_epi32(number, 4), pairs->begins, 4);
    __m512i place = _mm512_slli_epi32(_mm512_and_si512(number, _mm512_set1_epi32(15)), 1);
    __m512i state = _mm512_srlv_epi32(word, place);
    *enough = _mm512_test_epi32_mask(state, _mm512_set1_epi32(2));
    return _mm512_test_epi32_mask(state, _mm512_set1_epi32(3));
}

static uint64_t find(const struct gk_units_pairs *pairs, const uint16_t *units, uint64_t *enough)
{
    __m512i ascii =
        _mm512_castsi128_si512(_mm_loadu_si128((const __m128i *)(const void *)pairs->ascii));
    uint64_t found = 0;
    *enough = 0;
    for (unsigned i = 0; i < 64; i += 16) {
        __mmask16 alone;
        found |= (uint64_t)find_sixteen(pairs, units + i, ascii, &alone) << i;
        *enough |= (uint64_t)alone << i;
    }
    return found;
}

static inline __mmask32 joins_wide(__m512i units)
{
    return between(units, 0x2010, 0x2015) | between(units, 0x30FB, 0x30FC) | is(units, 0xB7) |
           is(units, 0x2022) | is(units, 0x2027) | is(units, 0x2212) | is(units, 0x2500);
}

static void block(const uint16_t *units, uint64_t *digits, uint64_t *joined)
{
    *digits = 0;
    *joined = 0;
    for (unsigned i = 0; i < 64; i += 32) {
        __m512i here = _mm512_loadu_si512(units + i);
        uint32_t joins = between(here, '-', '9') | between(here, '(', ')') | is(here, '+') |
                         is(here, '_') | is(here, '~');
        if (_mm512_cmpge_epu16_mask(here, _mm512_set1_epi16(0x80)))
            joins |= joins_wide(here);
        *digits |= (uint64_t)between(here, '0', '9') << i;
        *joined |= (uint64_t)joins << i;
    }
}

const struct gk_units_way gk_units_avx512 = { "avx512", pass, fold, block, find };

#else

const struct gk_units_way gk_units_avx512 = { "avx512", NULL, NULL, NULL, NULL };

#endif
