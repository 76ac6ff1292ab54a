/* Sixteen characters at a time, all of three bytes or all of ASCII, or as many of them as come
 * before another one. */
#include "text/units/way.h"

#if defined(__aarch64__) && defined(__ARM_NEON)

#include <arm_neon.h>

/* Four bits for each byte that is all ones. */
static inline uint64_t nibbles(uint8x16_t bytes)
{
    uint8x8_t narrow = vshrn_n_u16(vreinterpretq_u16_u8(bytes), 4);
    return vget_lane_u64(vreinterpret_u64_u8(narrow), 0);
}

static inline unsigned leading(uint64_t nibbles)
{
    return nibbles == UINT64_MAX ? 16 : (unsigned)__builtin_ctzll(~nibbles) / 4;
}

static inline uint16x8_t join(uint8x8_t first, uint8x8_t second, uint8x8_t third)
{
    const uint8x8_t six = vdup_n_u8(0x3F);
    uint16x8_t high = vshlq_n_u16(vmovl_u8(first), 12);
    uint16x8_t middle = vshlq_n_u16(vmovl_u8(vand_u8(second, six)), 6);
    return vorrq_u16(vorrq_u16(high, middle), vmovl_u8(vand_u8(third, six)));
}

static inline unsigned read_ascii(const unsigned char *at, unsigned char stop, uint16_t *to)
{
    uint8x16_t bytes = vld1q_u8(at);
    uint8x16_t plain =
        vbicq_u8(vcltq_u8(bytes, vdupq_n_u8(0x80)), vceqq_u8(bytes, vdupq_n_u8(stop)));
    vst1q_u16(to, vmovl_u8(vget_low_u8(bytes)));
    vst1q_u16(to + 8, vmovl_u8(vget_high_u8(bytes)));
    return leading(nibbles(plain));
}

static inline unsigned read_three(const unsigned char *at, uint16_t *to)
{
    uint8x16x3_t bytes = vld3q_u8(at);
    uint8x16_t leads = vceqq_u8(vandq_u8(bytes.val[0], vdupq_n_u8(0xF0)), vdupq_n_u8(0xE0));
    vst1q_u16(
        to, join(vget_low_u8(bytes.val[0]), vget_low_u8(bytes.val[1]), vget_low_u8(bytes.val[2])));
    vst1q_u16(to + 8, join(vget_high_u8(bytes.val[0]), vget_high_u8(bytes.val[1]),
                           vget_high_u8(bytes.val[2])));
    return leading(nibbles(leads));
}

static const unsigned char *pass(const unsigned char *at, const unsigned char *end,
                                 unsigned char stop, uint16_t **out, const uint16_t *room)
{
    uint16_t *to = *out;
    unsigned count = 1;
    while (end - at >= 48 && to < room && count) {
        if (*at < 0x80) {
            count = read_ascii(at, stop, to);
            at += count;
        } else {
            count = read_three(at, to);
            at += 3 * (size_t)count;
        }
        to += count;
    }
    *out = to;
    return at;
}

static inline uint16x8_t between(uint16x8_t units, uint16_t first, uint16_t last)
{
    return vcleq_u16(vsubq_u16(units, vdupq_n_u16(first)), vdupq_n_u16((uint16_t)(last - first)));
}

static inline uint16x8_t is(uint16x8_t units, uint16_t one)
{
    return vceqq_u16(units, vdupq_n_u16(one));
}

static inline uint16x8_t joins(uint16x8_t units)
{
    uint16x8_t found = vorrq_u16(between(units, '-', '9'), between(units, '(', ')'));
    found = vorrq_u16(found, vorrq_u16(is(units, '+'), vorrq_u16(is(units, '_'), is(units, '~'))));
    found = vorrq_u16(found, vorrq_u16(is(units, 0xB7), is(units, 0x2212)));
    found = vorrq_u16(found, vorrq_u16(is(units, 0x2022), is(units, 0x2027)));
    found = vorrq_u16(found, vorrq_u16(is(units, 0x2500), between(units, 0x30FB, 0x30FC)));
    return vorrq_u16(found, between(units, 0x2010, 0x2015));
}

/* A bit for each of eight units that is all ones. */
static inline uint64_t gather(uint16x8_t units)
{
    const uint16x8_t bit = { 1, 2, 4, 8, 16, 32, 64, 128 };
    return vaddvq_u16(vandq_u16(units, bit));
}

static void block(const uint16_t *units, uint64_t *digits, uint64_t *joined)
{
    *digits = 0;
    *joined = 0;
    for (unsigned i = 0; i < 64; i += 8) {
        uint16x8_t here = vld1q_u16(units + i);
        *digits |= gather(between(here, '0', '9')) << i;
        *joined |= gather(joins(here)) << i;
    }
}

const struct gk_units_way gk_units_neon = { "neon", pass, gk_units_fold_portable, block,
                                            gk_units_find_portable };

#else

const struct gk_units_way gk_units_neon = { "neon", NULL, NULL, NULL, NULL };

#endif
