#include "text/units.h"

#include <stdatomic.h>

#include "base/ascii.h"
#include "text/units/way.h"

/* Best first. */
static const struct gk_units_way *const ways[] = { &gk_units_avx512, &gk_units_avx2, &gk_units_neon,
                                                   &gk_units_portable };

/* Chosen once and the same on every later call, so it does not matter which thread is first. */
static _Atomic(const struct gk_units_way *) chosen;

static bool machine_has(const struct gk_units_way *way)
{
    if (!way->pass)
        return false;
#if defined(__x86_64__)
    if (way == &gk_units_avx512)
        return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
    if (way == &gk_units_avx2)
        return __builtin_cpu_supports("avx2");
#endif
    return true;
}

static const struct gk_units_way *best_way(void)
{
    const struct gk_units_way *way = atomic_load_explicit(&chosen, memory_order_relaxed);
    for (size_t i = 0; !way; i++)
        if (machine_has(ways[i]))
            atomic_store_explicit(&chosen, way = ways[i], memory_order_relaxed);
    return way;
}

const char *gk_units_way_name(void)
{
    return best_way()->name;
}

bool gk_units_choose(const char *name)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(ways[i]->name, name) == 0 && machine_has(ways[i])) {
            atomic_store_explicit(&chosen, ways[i], memory_order_relaxed);
            return true;
        }
    return false;
}

/* ---- reading */

static uint32_t hexadecimal(const unsigned char *digits)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 4 | (uint32_t)gk_ascii_hexadecimal(digits[i]);
    return value & 0xFFFF;
}

/* What an escape of JSON stands for, at its backslash; moves behind it. */
static uint32_t read_escape(struct gk_units_source *source)
{
    const unsigned char *at = source->at;
    static const char letters[] = "n\nt\tr\rb\bf\f";
    if (source->end - at < 2 || (at[1] == 'u' && source->end - at < 6)) {
        source->at = source->end;
        return '\\';
    }
    source->at = at + 2;
    if (at[1] != 'u') {
        const char *letter = strchr(letters, at[1]);
        return letter && *letter ? (unsigned char)letter[1] : at[1];
    }
    uint32_t c = hexadecimal(at + 2);
    source->at = at + 6;
    if (c - 0xD800 < 0x400 && source->end - at >= 12 && at[6] == '\\' && at[7] == 'u') {
        source->at = at + 12;
        return 0x10000 + ((c - 0xD800) << 10 | (hexadecimal(at + 8) & 0x3FF));
    }
    return c - 0xD800 < 0x800 ? 0xFFFD : c;
}

/* A character of valid UTF-8; moves behind it. */
static uint32_t read_character(struct gk_units_source *source)
{
    const unsigned char *at = source->at;
    unsigned length = at[0] < 0x80 ? 1 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    uint32_t c = length == 1 ? at[0] : at[0] & (0x7Fu >> length);
    for (unsigned i = 1; i < length; i++)
        c = c << 6 | (at[i] & 0x3F);
    source->at += length;
    return c;
}

size_t gk_units_read_one(struct gk_units_source *source, uint16_t out[GK_UNITS_MOST])
{
    bool escape = source->json && *source->at == '\\';
    uint32_t c = escape ? read_escape(source) : read_character(source);
    if (c >= 0x10000)
        return gk_units_of(c, out);
    out[0] = (uint16_t)c;
    return 1;
}

size_t gk_units_read(struct gk_units_source *source, uint16_t *out, size_t room)
{
    gk_units_pass *pass = best_way()->pass;
    unsigned char stop = source->json ? '\\' : 0xFF; /* which no valid text has */
    uint16_t *to = out;
    while (source->at < source->end && to < out + room) {
        source->at = pass(source->at, source->end, stop, &to, out + room);
        if (source->at < source->end && to < out + room)
            to += gk_units_read_one(source, to);
    }
    return (size_t)(to - out);
}

void gk_units_digits(const uint16_t *units, size_t blocks, uint64_t *digits, uint64_t *joined)
{
    gk_units_block *block = best_way()->block;
    for (size_t i = 0; i < blocks; i++)
        block(units + 64 * i, &digits[i], &joined[i]);
}

size_t gk_units_fold(const struct gk_units_table *table, const uint16_t *raw, size_t count,
                     uint16_t *out)
{
    return best_way()->fold(table, raw, count, out);
}

/* Whether the units go on as a word does that begins with two of them and is longer. */
static inline bool goes_on(const struct gk_units_pairs *pairs, const uint16_t *units)
{
    const unsigned shift = 32 - pairs->more_bits;
    uint32_t number = gk_units_number_on(gk_units_number(units[0], units[1], 32), units[2]);
    uint32_t place = number >> shift;
    uint32_t state = pairs->thirds[place / 16] >> place % 16 * 2 & 3;
    place = gk_units_number_on(number, units[3]) >> shift;
    uint32_t fourth = pairs->fourths[place / 32] >> place % 32 & 1;
    return state >> 1 | (state & fourth);
}

uint64_t gk_units_find(const struct gk_units_pairs *pairs, const uint16_t *units)
{
    uint64_t enough;
    uint64_t open = best_way()->find(pairs, units, &enough) & ~enough;
    uint64_t found = enough;
    for (; open; open &= open - 1) {
        unsigned i = (unsigned)__builtin_ctzll(open);
        found |= (uint64_t)goes_on(pairs, units + i) << i;
    }
    return found;
}
