/* Eight characters of three bytes or sixteen of ASCII at a time. Built with AVX2 enabled, and run
 * where the machine has it. */
#include "text/units/way.h"

#ifdef __AVX2__

#include <immintrin.h>
#include <stdbool.h>

/* The next eight characters, all of three bytes, from 32 bytes that may be read. */
static inline __m128i read_three(const unsigned char *at)
{
    const __m256i spread = _mm256_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1, 2,
                                            1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
    const __m256i weights = _mm256_set1_epi32(0x00404001); /* of the third, second, first byte */
    const __m256i steps = _mm256_set1_epi32(0x00400001);
    __m128i low = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i high = _mm_loadu_si128((const __m128i *)(const void *)(at + 12));
    __m256i bytes = _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
    bytes = _mm256_shuffle_epi8(bytes, spread);
    __m256i code = _mm256_madd_epi16(_mm256_maddubs_epi16(bytes, weights), steps);
    /* The bits that say how long a character is add up to E2080. */
    code = _mm256_and_si256(_mm256_sub_epi32(code, _mm256_set1_epi32(0xE2080)),
                            _mm256_set1_epi32(0xFFFF));
    return _mm_packus_epi32(_mm256_castsi256_si128(code), _mm256_extracti128_si256(code, 1));
}

static inline void store(uint16_t *to, __m128i units)
{
    _mm_storeu_si128((__m128i *)(void *)to, units);
}

static const unsigned char *pass(const unsigned char *at, const unsigned char *end,
                                 unsigned char stop, uint16_t **out, const uint16_t *room)
{
    const __m256i stops = _mm256_set1_epi8((char)stop);
    const __m256i top = _mm256_set1_epi8((char)0xF0);
    const __m256i three = _mm256_set1_epi8((char)0xE0);
    uint16_t *to = *out;
    while (end - at >= 32 && to < room) {
        __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)at);
        if (*at < 0x80) {
            unsigned others = (unsigned)_mm256_movemask_epi8(
                _mm256_or_si256(bytes, _mm256_cmpeq_epi8(bytes, stops)));
            unsigned count = others & 0xFFFF ? (unsigned)__builtin_ctz(others) : 16;
            store(to, _mm_cvtepu8_epi16(_mm256_castsi256_si128(bytes)));
            store(to + 8, _mm_cvtepu8_epi16(_mm_srli_si128(_mm256_castsi256_si128(bytes), 8)));
            to += count;
            at += count;
            if (!count)
                break;
        } else {
            __m256i leads = _mm256_cmpeq_epi8(_mm256_and_si256(bytes, top), three);
            unsigned others = ~(unsigned)_mm256_movemask_epi8(leads) & 0x249249;
            unsigned count = others ? (unsigned)__builtin_ctz(others) / 3 : 8;
            store(to, read_three(at));
            to += count;
            at += 3 * (size_t)count;
            if (!count)
                break;
        }
    }
    *out = to;
    return at;
}

/* All ones where a unit lies between `first` and `last`; neither is above 7FFF. */
static inline __m256i between(__m256i units, short first, short last)
{
    return _mm256_and_si256(_mm256_cmpgt_epi16(units, _mm256_set1_epi16((short)(first - 1))),
                            _mm256_cmpgt_epi16(_mm256_set1_epi16((short)(last + 1)), units));
}

static inline __m256i is(__m256i units, short one)
{
    return _mm256_cmpeq_epi16(units, _mm256_set1_epi16(one));
}

static inline __m256i joins(__m256i units)
{
    __m256i ascii = _mm256_or_si256(
        _mm256_or_si256(between(units, '-', '9'), between(units, '(', ')')),
        _mm256_or_si256(is(units, '+'), _mm256_or_si256(is(units, '_'), is(units, '~'))));
    __m256i wide = _mm256_or_si256(between(units, 0x2010, 0x2015), between(units, 0x30FB, 0x30FC));
    wide = _mm256_or_si256(wide, _mm256_or_si256(is(units, 0xB7), is(units, 0x2022)));
    wide = _mm256_or_si256(wide, _mm256_or_si256(is(units, 0x2027), is(units, 0x2212)));
    wide = _mm256_or_si256(wide, is(units, 0x2500));
    return _mm256_or_si256(ascii, wide);
}

/* A bit for each of 32 units. */
static inline uint32_t gather(__m256i low, __m256i high)
{
    __m256i bytes = _mm256_permute4x64_epi64(_mm256_packs_epi16(low, high), 0xD8);
    return (uint32_t)_mm256_movemask_epi8(bytes);
}

static void block(const uint16_t *units, uint64_t *digits, uint64_t *joined)
{
    *digits = 0;
    *joined = 0;
    for (unsigned i = 0; i < 64; i += 32) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)(units + i));
        __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(units + i + 16));
        *digits |= (uint64_t)gather(between(low, '0', '9'), between(high, '0', '9')) << i;
        *joined |= (uint64_t)gather(joins(low), joins(high)) << i;
    }
}

/* A bit for each of eight numbers of 32 bits that has one of these bits. */
static inline uint32_t test_bits(__m256i numbers, int bits)
{
    __m256i none = _mm256_cmpeq_epi32(_mm256_and_si256(numbers, _mm256_set1_epi32(bits)),
                                      _mm256_setzero_si256());
    return ~(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(none)) & 0xFF;
}

static uint64_t find(const struct gk_units_pairs *pairs, const uint16_t *units, uint64_t *enough)
{
    const __m256i factor = _mm256_set1_epi32((int)0x9E3779B1u);
    const __m128i shift = _mm_cvtsi32_si128(32 - (int)pairs->bits);
    uint64_t found = 0;
    *enough = 0;
    for (unsigned i = 0; i < 64; i += 8) {
        const void *at = units + i;
        const void *behind = units + i + 1;
        __m256i first = _mm256_cvtepu16_epi32(_mm_loadu_si128(at));
        __m256i second = _mm256_cvtepu16_epi32(_mm_loadu_si128(behind));
        __m256i pair = _mm256_or_si256(_mm256_slli_epi32(first, 16), second);
        __m256i number = _mm256_srl_epi32(_mm256_mullo_epi32(pair, factor), shift);
        __m256i word = _mm256_i32gather_epi32((const int *)(const void *)pairs->begins,
                                              _mm256_srli_epi32(number, 4), 4);
        __m256i place = _mm256_slli_epi32(_mm256_and_si256(number, _mm256_set1_epi32(15)), 1);
        __m256i state = _mm256_srlv_epi32(word, place);
        found |= (uint64_t)test_bits(state, 3) << i;
        *enough |= (uint64_t)test_bits(state, 2) << i;
    }
    return found;
}

/* All ones where a unit lies between `first` and `last`, whatever they are. */
static inline __m256i between_any(__m256i units, unsigned first, unsigned last)
{
    __m256i above = _mm256_sub_epi16(units, _mm256_set1_epi16((short)first));
    __m256i most = _mm256_set1_epi16((short)(last - first));
    return _mm256_cmpeq_epi16(_mm256_min_epu16(above, most), above);
}

/*
 * Folds 16 units that become one each without a table: common Han, ASCII, the punctuation of
 * Chinese and what has full width. False where others are among them, blanks too.
 */
static inline bool fold_sixteen(const uint16_t *raw, uint16_t *out)
{
    __m256i units = _mm256_loadu_si256((const __m256i *)(const void *)raw);
    __m256i wide = between_any(units, 0xFF01, 0xFF5E);
    __m256i same = _mm256_or_si256(
        between_any(units, 0x4E00, 0x9FFF),
        _mm256_or_si256(between(units, 0x21, 0x7E), between(units, 0x3001, 0x300F)));
    same = _mm256_or_si256(same, between(units, 0x2014, 0x2027));
    if (_mm256_movemask_epi8(_mm256_or_si256(wide, same)) != -1)
        return false;
    units = _mm256_sub_epi16(units, _mm256_and_si256(wide, _mm256_set1_epi16((short)0xFEE0)));
    __m256i capital = between(units, 'A', 'Z');
    units = _mm256_add_epi16(units, _mm256_and_si256(capital, _mm256_set1_epi16(0x20)));
    _mm256_storeu_si256((__m256i *)(void *)out, units);
    return true;
}

static size_t fold(const struct gk_units_table *table, const uint16_t *raw, size_t count,
                   uint16_t *out)
{
    uint16_t *to = out;
    for (size_t i = 0; i < count; i += 16) {
        size_t left = count - i < 16 ? count - i : 16;
        if (left == 16 && fold_sixteen(raw + i, to))
            to += 16;
        else
            to += gk_units_fold_portable(table, raw + i, left, to);
    }
    return (size_t)(to - out);
}

const struct gk_units_way gk_units_avx2 = { "avx2", pass, fold, block, find };

#else

const struct gk_units_way gk_units_avx2 = { "avx2", NULL, NULL, NULL, NULL };

#endif
