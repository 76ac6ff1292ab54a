#include "base/keyed.h"

#include <sys/auxv.h>

#include "base/lanes.h"

struct gk_seed gk_seed_of_process(void)
{
    const void *drawn = (const void *)getauxval(AT_RANDOM); /* 16 bytes */
    struct gk_seed key = { { 0, 0 } };
    if (drawn)
        memcpy(key.half, drawn, sizeof key.half);
    return key;
}

static uint64_t rotate(uint64_t word, int by)
{
    return word << by | word >> (64 - by);
}

static void mix(uint64_t v[4], int rounds)
{
    for (; rounds; rounds--) {
        v[0] += v[1];
        v[1] = rotate(v[1], 13) ^ v[0];
        v[0] = rotate(v[0], 32);
        v[2] += v[3];
        v[3] = rotate(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = rotate(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = rotate(v[1], 17) ^ v[2];
        v[2] = rotate(v[2], 32);
    }
}

static void take(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    mix(v, 2);
    v[0] ^= word;
}

struct gk_keyed gk_keyed(struct gk_seed key, struct gk_bytes text)
{
    uint64_t v[4] = {
        key.half[0] ^ UINT64_C(0x736f6d6570736575),
        key.half[1] ^ UINT64_C(0x646f72616e646f6d) ^ 0xee,
        key.half[0] ^ UINT64_C(0x6c7967656e657261),
        key.half[1] ^ UINT64_C(0x7465646279746573),
    };
    size_t at = 0;
    for (; text.length - at >= 8; at += 8)
        take(v, gk_lanes_number(text.at + at, 8));
    take(v, gk_lanes_number(text.at + at, text.length - at) | (uint64_t)text.length << 56);
    struct gk_keyed keyed;
    v[2] ^= 0xee;
    mix(v, 4);
    keyed.half[0] = v[0] ^ v[1] ^ v[2] ^ v[3];
    v[1] ^= 0xdd;
    mix(v, 4);
    keyed.half[1] = v[0] ^ v[1] ^ v[2] ^ v[3];
    return keyed;
}
