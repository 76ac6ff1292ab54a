#include "record/structure_way.h"

#if defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>

struct block {
    uint8x16_t part[4];
};

static inline struct block load(const unsigned char *at)
{
    return (
        struct block){ { vld1q_u8(at), vld1q_u8(at + 16), vld1q_u8(at + 32), vld1q_u8(at + 48) } };
}

/* One bit for each byte that is all ones: there is no movemask, so pairs are added three times. */
static inline uint64_t gather(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d)
{
    const uint8x16_t bit = { 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128 };
    uint8x16_t ab = vpaddq_u8(vandq_u8(a, bit), vandq_u8(b, bit));
    uint8x16_t cd = vpaddq_u8(vandq_u8(c, bit), vandq_u8(d, bit));
    uint8x16_t all = vpaddq_u8(ab, cd);
    all = vpaddq_u8(all, all);
    return vgetq_lane_u64(vreinterpretq_u64_u8(all), 0);
}

#define EACH(function)                                                                             \
    gather(function(block.part[0]), function(block.part[1]), function(block.part[2]),              \
           function(block.part[3]))

static inline uint8x16_t high_part(uint8x16_t part)
{
    return vcgeq_u8(part, vdupq_n_u8(0x80));
}

static inline uint64_t high(struct block block)
{
    return EACH(high_part);
}

static inline uint64_t above(struct block block, signed char limit)
{
    int8x16_t than = vdupq_n_s8(limit);
    return gather(vcgtq_s8(vreinterpretq_s8_u8(block.part[0]), than),
                  vcgtq_s8(vreinterpretq_s8_u8(block.part[1]), than),
                  vcgtq_s8(vreinterpretq_s8_u8(block.part[2]), than),
                  vcgtq_s8(vreinterpretq_s8_u8(block.part[3]), than));
}

static inline uint8x16_t mark(uint8x16_t part)
{
    uint8x16_t quote = vceqq_u8(part, vdupq_n_u8('"'));
    uint8x16_t solidus = vceqq_u8(part, vdupq_n_u8('\\'));
    return vorrq_u8(vorrq_u8(quote, solidus), vcltq_u8(part, vdupq_n_u8(0x20)));
}

static inline uint64_t marks(struct block block)
{
    return EACH(mark);
}

static inline uint8x16_t rare_part(uint8x16_t part)
{
    uint8x16_t overlong = vceqq_u8(vandq_u8(part, vdupq_n_u8(0xFE)), vdupq_n_u8(0xC0));
    uint8x16_t restricted =
        vorrq_u8(vceqq_u8(part, vdupq_n_u8(0xE0)), vceqq_u8(part, vdupq_n_u8(0xED)));
    return vorrq_u8(vorrq_u8(overlong, restricted), vcgeq_u8(part, vdupq_n_u8(0xF0)));
}

static inline uint64_t rare(struct block block)
{
    return EACH(rare_part);
}

#define GK_LOOK look
#include "record/structure_masks.h"

const struct gk_way gk_way_neon = { "neon", look, gk_pass_units_portable };
#else
const struct gk_way gk_way_neon = { "neon", NULL, NULL };
#endif
