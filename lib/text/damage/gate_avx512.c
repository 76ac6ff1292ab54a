/* The bytes that begin a character, and the two behind each, are moved together and looked up.
 * Built with AVX-512 enabled, and run where the machine has it. */
#include "text/damage/gate.h"

#if defined(__AVX512VBMI__) && defined(__AVX512VBMI2__)

#include <immintrin.h>

static inline __m512i all(int byte)
{
    return _mm512_set1_epi8((char)byte);
}

static inline __mmask64 equal(__m512i bytes, int byte)
{
    return _mm512_cmpeq_epi8_mask(bytes, all(byte));
}

static inline __mmask64 up_to(ptrdiff_t count)
{
    return count >= GK_GATE_BLOCK ? ~UINT64_C(0) : count <= 0 ? 0 : (UINT64_C(1) << count) - 1;
}

static inline __m512i load(const unsigned char *at, ptrdiff_t left)
{
    return left >= GK_GATE_BLOCK ? _mm512_loadu_si512(at)
                                 : _mm512_maskz_loadu_epi8(up_to(left), at);
}

/* ---- ASCII */

/* What stands for a byte of ASCII in one of the tables below. */
static inline __m512i class_of(const unsigned char table[128], __mmask64 of, __m512i bytes)
{
    return _mm512_maskz_permutex2var_epi8(of, _mm512_loadu_si512(table), bytes,
                                          _mm512_loadu_si512(table + 64));
}

static inline __mmask64 shift(__mmask64 low, __mmask64 high, int count)
{
    return low >> count | high << (64 - count);
}

/* `high`: where no ASCII stands. */
static __mmask64 mark_ascii(const unsigned char *start, const unsigned char *at,
                            const unsigned char *end, __m512i bytes, __mmask64 high)
{
    ptrdiff_t left = end - at;
    unsigned char before = at > start ? at[-1] : 0;
    __m512i next = load(at + 1, left - 1);
    __m512i first = class_of(gk_pair_first, ~high, bytes);
    __m512i second = class_of(gk_pair_second, ~_mm512_movepi8_mask(next), next);
    __m512i number = class_of(gk_in_number, ~UINT64_C(0), bytes);
    __mmask64 after = _mm512_movepi8_mask(load(at + GK_GATE_BLOCK, left - GK_GATE_BLOCK));
    __mmask64 behind = high << 1 | (before >= 0x80);
    __mmask64 bracket = _mm512_test_epi8_mask(first, all(GK_PAIR_BRACKET)) & behind;
    __mmask64 opens = equal(next, 0xEF) | _mm512_test_epi8_mask(second, all(GK_PAIR_BRACKET));
    __m512i kinds = _mm512_and_si512(first, _mm512_or_si512(second, all(GK_PAIR_SINGLE)));
    __mmask64 marks = _mm512_test_epi8_mask(kinds, all(0xFF & ~GK_PAIR_BRACKET));
    __mmask64 one = shift(high, after, 1), two = shift(high, after, 2);
    __mmask64 tail = one | two | shift(high, after, 3) | shift(high, after, 4);
    __mmask64 letters = _mm512_test_epi8_mask(number, all(GK_NUMBER_LOOKALIKE));
    __mmask64 labels = _mm512_test_epi8_mask(number, all(GK_NUMBER_LABEL)) & high;
    __mmask64 behind_label = labels << 1 | gk_ends_label(before);
    __mmask64 zeros = _mm512_test_epi8_mask(number, all(GK_NUMBER_ZERO));
    marks |= bracket & opens;
    marks |= letters & tail;
    marks |= behind_label & ~equal(bytes, '"');
    marks |= zeros & behind & (one | two | ~up_to(left - 2));
    return marks & ~high & up_to(left);
}

/* ---- other characters */

/* What the table has of some characters of three bytes, in lanes of 32 bits; 0 in others. */
struct found {
    __m512i low;
    __m256i high;
};

static inline struct found look_up(__m512i first, __m512i second, __m512i third)
{
    const __m512i six = _mm512_set1_epi16(0x3F);
    __m512i one = _mm512_cvtepu8_epi16(_mm512_castsi512_si256(first));
    __m512i two = _mm512_and_si512(_mm512_cvtepu8_epi16(_mm512_castsi512_si256(second)), six);
    __m512i three = _mm512_and_si512(_mm512_cvtepu8_epi16(_mm512_castsi512_si256(third)), six);
    __m512i place = _mm512_or_si512(_mm512_or_si512(_mm512_slli_epi16(one, 12), three),
                                    _mm512_slli_epi16(two, 6));
    /* No character becomes the place behind the table's last. */
    place = _mm512_sub_epi16(place, _mm512_set1_epi16(0x800));
    const int *table = (const int *)(const void *)gk_suspect;
    __m512i low = _mm512_cvtepu16_epi32(_mm512_castsi512_si256(place));
    __m256i high =
        _mm256_cvtepu16_epi32(_mm256_castsi256_si128(_mm512_extracti64x4_epi64(place, 1)));
    return (struct found){ _mm512_i32gather_epi32(low, table, 1),
                           _mm256_i32gather_epi32(table, high, 1) };
}

/* Which of the characters found are marked, put back to where they begin. */
static __mmask64 mark_found(struct found found, __mmask64 three, __m512i fourth)
{
    __m256i packed =
        _mm256_inserti128_si256(_mm256_castsi128_si256(_mm512_cvtepi32_epi8(found.low)),
                                _mm512_cvtepi32_epi8(_mm512_zextsi256_si512(found.high)), 1);
    __m512i each = _mm512_maskz_expand_epi8(three, _mm512_zextsi256_si512(packed));
    __mmask64 ascii = ~_mm512_movepi8_mask(fourth);
    __mmask64 opens =
        equal(fourth, 0xEF) |
        _mm512_test_epi8_mask(class_of(gk_pair_second, ascii, fourth), all(GK_PAIR_BRACKET));
    return _mm512_test_epi8_mask(each, all(GK_SUSPECT_STOP & ~GK_SUSPECT_BRACKET)) |
           (_mm512_test_epi8_mask(each, all(GK_SUSPECT_BRACKET)) & opens);
}

static const unsigned char *look(const unsigned char *start, const unsigned char *at,
                                 const unsigned char *end, uint64_t *marks, unsigned *bits)
{
    const __m512i stop = _mm512_set1_epi32(GK_SUSPECT_STOP);
    __m512i seen = _mm512_setzero_si512();
    for (*marks = 0; at < end && !*marks; at += GK_GATE_BLOCK) {
        ptrdiff_t left = end - at;
        __m512i bytes = load(at, left);
        __mmask64 high = _mm512_movepi8_mask(bytes);
        if (~high)
            *marks = mark_ascii(start, at, end, bytes, high);
        __mmask64 three = equal(_mm512_and_si512(bytes, all(0xF0)), 0xE0);
        __mmask64 others = _mm512_cmpge_epu8_mask(bytes, all(0xC0)) & ~three;
        if (others) {
            __m512i next = load(at + 1, left - 1);
            *marks |= others & ~(equal(bytes, 0xC2) & (equal(next, 0xA0) | equal(next, 0xB7)));
        }
        if (!three)
            continue;
        struct found found = look_up(_mm512_maskz_compress_epi8(three, bytes),
                                     _mm512_maskz_compress_epi8(three, load(at + 1, left - 1)),
                                     _mm512_maskz_compress_epi8(three, load(at + 2, left - 2)));
        __m512i any = _mm512_or_si512(found.low, _mm512_zextsi256_si512(found.high));
        seen = _mm512_or_si512(seen, any);
        if (_mm512_test_epi32_mask(any, stop))
            *marks |= mark_found(found, three, load(at + 3, left - 3));
    }
    for (int bit = GK_SUSPECT_TRADITIONAL; bit <= GK_SUSPECT_SIMPLIFIED; bit *= 2)
        *bits |= _mm512_test_epi32_mask(seen, _mm512_set1_epi32(bit)) ? (unsigned)bit : 0;
    return *marks ? at - GK_GATE_BLOCK : end;
}

const struct gk_gate_way gk_gate_avx512 = { "avx512", look };

#else

const struct gk_gate_way gk_gate_avx512 = { "avx512", NULL };

#endif
