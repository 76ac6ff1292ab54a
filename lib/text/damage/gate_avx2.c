/* Every byte is taken for the first of three, eight characters at a time are numbered, and those
 * that are looked up one by one. Built with AVX2 enabled, and run where the machine has it. */
#include "text/damage/gate.h"

#ifdef __AVX2__

#include <immintrin.h>

static inline __m256i all(int byte)
{
    return _mm256_set1_epi8((char)byte);
}

static inline __m256i load(const unsigned char *at)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

static inline uint64_t mask_of(__m256i bytes)
{
    return (unsigned)_mm256_movemask_epi8(bytes);
}

static inline uint64_t equal(__m256i bytes, int byte)
{
    return mask_of(_mm256_cmpeq_epi8(bytes, all(byte)));
}

/* What begins a pair, by the rows of sixteen: which of them has the lower half of the byte. */
#define ROWS                                                                                       \
    3, 3, 3, 3, 3, 7, 7, 3, (char)0xA7, 2, 6, (char)0xA7, 0x2B, 0x0A, (char)0x83, (char)0xAB
#define ROW 1, 2, 4, 8, 16, 32, 64, (char)0x80, 0, 0, 0, 0, 0, 0, 0, 0

static inline uint64_t begin_pairs(__m256i bytes)
{
    const __m256i rows = _mm256_broadcastsi128_si256(_mm_setr_epi8(ROWS));
    const __m256i row = _mm256_broadcastsi128_si256(_mm_setr_epi8(ROW));
    __m256i four = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), all(0x0F));
    __m256i own = _mm256_shuffle_epi8(row, four);
    __m256i found = _mm256_and_si256(_mm256_shuffle_epi8(rows, bytes), own);
    return mask_of(_mm256_cmpeq_epi8(found, _mm256_setzero_si256())) ^ UINT32_MAX;
}

/* What 32 bytes say; those of a block are put together of two. */
struct masks {
    uint64_t high;    /* no ASCII */
    uint64_t pairs;   /* what may begin a pair */
    uint64_t letters; /* lookalikes */
    uint64_t labels;  /* what ends one, before any character */
    uint64_t zeros;
};

static inline struct masks masks_of(__m256i bytes)
{
    return (struct masks){
        .high = mask_of(bytes),
        .pairs = begin_pairs(bytes),
        .letters = equal(_mm256_or_si256(bytes, all(0x20)), 'o') | equal(bytes, 'l') |
                   equal(bytes, 'I') | equal(bytes, '|'),
        .labels = equal(bytes, 0x81) | equal(bytes, 0x88) | equal(bytes, 0x9A),
        .zeros = equal(bytes, '0'),
    };
}

static inline uint64_t shift(uint64_t low, uint64_t high, int count)
{
    return low >> count | high << (64 - count);
}

/* Where ASCII may be marked. */
static inline uint64_t doubt_ascii(const unsigned char *at, unsigned char before)
{
    struct masks low = masks_of(load(at)), high = masks_of(load(at + 32));
    uint64_t others = low.high | high.high << 32, after = mask_of(load(at + GK_GATE_BLOCK));
    uint64_t behind = others << 1 | (before >= 0x80);
    uint64_t labels = (low.labels | high.labels << 32) << 1 | gk_ends_label(before);
    uint64_t one = shift(others, after, 1), two = shift(others, after, 2);
    uint64_t tail = one | two | shift(others, after, 3) | shift(others, after, 4);
    uint64_t letters = (low.letters | high.letters << 32) & tail;
    uint64_t zeros = (low.zeros | high.zeros << 32) & behind & (one | two);
    return (low.pairs | high.pairs << 32 | labels | letters | zeros) & ~others;
}

/* The numbers in the table of 16 characters of three bytes, one from each byte on. */
static inline void number(const unsigned char *at, uint16_t *places)
{
    const __m256i six = _mm256_set1_epi16(0x3F);
    const __m128i *bytes = (const __m128i *)(const void *)at;
    const __m128i *next = (const __m128i *)(const void *)(at + 1);
    const __m128i *last = (const __m128i *)(const void *)(at + 2);
    __m256i one = _mm256_cvtepu8_epi16(_mm_loadu_si128(bytes));
    __m256i two = _mm256_and_si256(_mm256_cvtepu8_epi16(_mm_loadu_si128(next)), six);
    __m256i three = _mm256_and_si256(_mm256_cvtepu8_epi16(_mm_loadu_si128(last)), six);
    __m256i place = _mm256_or_si256(_mm256_or_si256(_mm256_slli_epi16(one, 12), three),
                                    _mm256_slli_epi16(two, 6));
    place = _mm256_sub_epi16(place, _mm256_set1_epi16(0x800));
    _mm256_storeu_si256((__m256i *)(void *)places, place);
}

/* Where characters of three bytes, which begin at `three`, may be marked. */
static inline uint64_t doubt_three(const unsigned char *at, uint64_t three, unsigned *seen)
{
    uint16_t places[GK_GATE_BLOCK];
    uint64_t doubted = 0;
    for (int i = 0; i < GK_GATE_BLOCK; i += 16)
        number(at + i, places + i);
    for (; three; three &= three - 1) {
        int i = __builtin_ctzll(three);
        unsigned found = gk_suspect[places[i]];
        *seen |= found;
        if (found & GK_SUSPECT_STOP) /* rarely, and cheaper foretold than worked out */
            doubted |= UINT64_C(1) << i;
    }
    return doubted;
}

enum { BEHIND = 32 /* so many bytes are read behind a block */ };

/* Where any character of a block may be marked. */
static inline uint64_t doubt(const unsigned char *at, unsigned char before, unsigned *seen)
{
    __m256i low = load(at), high = load(at + 32);
    uint64_t others = mask_of(low) | mask_of(high) << 32;
    uint64_t three = equal(_mm256_and_si256(low, all(0xF0)), 0xE0) |
                     equal(_mm256_and_si256(high, all(0xF0)), 0xE0) << 32;
    uint64_t leads = mask_of(_mm256_cmpeq_epi8(_mm256_max_epu8(low, all(0xC0)), low)) |
                     mask_of(_mm256_cmpeq_epi8(_mm256_max_epu8(high, all(0xC0)), high)) << 32;
    uint64_t doubted = leads & ~three;
    if (~others)
        doubted |= doubt_ascii(at, before);
    if (three)
        doubted |= doubt_three(at, three, seen);
    return doubted;
}

/* The same of the last bytes of a text: behind them stands what begins no character, and bears out
 * all that some byte behind it must. */
static uint64_t doubt_last(const unsigned char *at, size_t count, unsigned char before,
                           unsigned *seen)
{
    unsigned char block[GK_GATE_BLOCK + BEHIND]; /* `count` is less */
    memset(block, 0x80, sizeof block);
    memcpy(block, at, count);
    return doubt(block, before, seen);
}

/* Leaves those out that are none by the definition. */
static uint64_t keep_places(const unsigned char *start, const unsigned char *at,
                            const unsigned char *end, uint64_t doubted, unsigned *bits)
{
    uint64_t marks = 0;
    for (; doubted; doubted &= doubted - 1) {
        int i = __builtin_ctzll(doubted);
        marks |= (uint64_t)gk_gate_is_place(start, at + i, end, bits) << i;
    }
    return marks;
}

static const unsigned char *look(const unsigned char *start, const unsigned char *at,
                                 const unsigned char *end, uint64_t *marks, unsigned *bits)
{
    unsigned seen = 0;
    for (*marks = 0; at < end; at += GK_GATE_BLOCK) {
        size_t left = (size_t)(end - at);
        unsigned char before = at > start ? at[-1] : 0;
        uint64_t doubted = left >= GK_GATE_BLOCK + BEHIND ? doubt(at, before, &seen)
                                                          : doubt_last(at, left, before, &seen);
        if (doubted && (*marks = keep_places(start, at, end, doubted, bits)))
            break;
    }
    *bits |= seen & (GK_SUSPECT_TRADITIONAL | GK_SUSPECT_SIMPLIFIED);
    return *marks ? at : end;
}

const struct gk_gate_way gk_gate_avx2 = { "avx2", look };

#else

const struct gk_gate_way gk_gate_avx2 = { "avx2", NULL };

#endif
