/* The definition of what the other ways compute: plain C, eight bytes in a word at a time. */
#include "record/structure_way.h"

#include <string.h>

#include "record/unescape.h"

struct block {
    uint64_t part[8]; /* byte i of the 64 is bits 8*(i%8)... of part[i/8] */
};

static const uint64_t ones = UINT64_C(0x0101010101010101);
static const uint64_t tops = UINT64_C(0x8080808080808080);

static inline struct block load(const unsigned char *at)
{
    struct block block;
    memcpy(block.part, at, 64);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    for (int i = 0; i < 8; i++)
        block.part[i] = __builtin_bswap64(block.part[i]);
#endif
    return block;
}

/* The top bit of each byte, as eight bits in order. */
static inline uint64_t gather(uint64_t part)
{
    return ((part & tops) >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* The top bit set in each byte that is zero. Exact: no carry leaves a byte. */
static inline uint64_t is_zero(uint64_t part)
{
    return ~(((part & ~tops) + ~tops) | part) & tops;
}

static inline uint64_t is_byte(uint64_t part, unsigned char byte)
{
    return is_zero(part ^ ones * byte);
}

/* The top bit set in each byte that is at least `least`, which is 80..FF. */
static inline uint64_t is_at_least(uint64_t part, unsigned char least)
{
    return ((part & ~tops) + ones * (uint64_t)(0x100 - least)) & part & tops;
}

#define EACH(expression)                                                                           \
    uint64_t bits = 0;                                                                             \
    for (int i = 0; i < 8; i++) {                                                                  \
        uint64_t part = block.part[i];                                                             \
        bits |= gather(expression) << (8 * i);                                                     \
    }                                                                                              \
    return bits

static inline uint64_t high(struct block block)
{
    EACH(part);
}

static inline uint64_t above(struct block block, signed char limit)
{
    unsigned char least = (unsigned char)(limit + 1);
    EACH(is_at_least(part, least) | (~part & tops));
}

static inline uint64_t marks(struct block block)
{
    EACH(is_byte(part, '"') | is_byte(part, '\\') | is_zero(part & ones * 0xE0));
}

static inline uint64_t rare(struct block block)
{
    EACH(is_zero((part & ones * 0xFE) ^ ones * 0xC0) | is_byte(part, 0xE0) | is_byte(part, 0xED) |
         is_at_least(part, 0xF0));
}

#define GK_LOOK look
#include "record/structure_masks.h"

const char *gk_pass_units_portable(const char *at)
{
    for (; at[0] == '\\' && at[1] == 'u'; at += 6) {
        uint32_t unit = gk_unit(at + 2);
        if (unit > 0xFFFF || unit >> 12 == 0xD)
            break;
    }
    return at;
}

const struct gk_way gk_way_portable = { "portable", look, gk_pass_units_portable };
