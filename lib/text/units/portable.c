/* The definition of what the other ways compute: one character after the other. */
#include "text/units/way.h"

static const unsigned char *pass(const unsigned char *at, const unsigned char *end,
                                 unsigned char stop, uint16_t **out, const uint16_t *room)
{
    uint16_t *to = *out;
    while (at < end && to < room && *at < 0xF0 && *at != stop) {
        if (*at >= 0xE0) {
            *to++ = (uint16_t)(at[0] << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F));
            at += 3;
        } else if (*at >= 0x80) {
            *to++ = (uint16_t)((at[0] & 0x1F) << 6 | (at[1] & 0x3F));
            at += 2;
        } else {
            *to++ = *at++;
        }
    }
    *out = to;
    return at;
}

size_t gk_units_fold_portable(const struct gk_units_table *table, const uint16_t *raw, size_t count,
                              uint16_t *out)
{
    uint16_t *to = out;
    for (size_t i = 0; i < count; i++) {
        uint16_t unit = table->unit[raw[i]];
        if (unit == GK_UNIT_SEVERAL) {
            to += gk_units_of(raw[i], to);
        } else {
            *to = unit;
            to += unit != 0;
        }
    }
    return (size_t)(to - out);
}

uint64_t gk_units_find_portable(const struct gk_units_pairs *pairs, const uint16_t *units,
                                uint64_t *enough)
{
    const uint32_t *begins = pairs->begins;
    const unsigned bits = pairs->bits;
    uint64_t found = 0;
    *enough = 0;
    for (unsigned i = 0; i < 64; i++) {
        uint32_t number = gk_units_number(units[i], units[i + 1], bits);
        uint32_t state = begins[number / 16] >> number % 16 * 2 & 3;
        found |= (uint64_t)(state != 0) << i;
        *enough |= (uint64_t)(state >> 1) << i;
    }
    return found;
}

static void block(const uint16_t *units, uint64_t *digits, uint64_t *joined)
{
    *digits = 0;
    *joined = 0;
    for (unsigned i = 0; i < 64; i++) {
        *digits |= (uint64_t)(units[i] - '0' + 0u < 10) << i;
        *joined |= (uint64_t)gk_unit_joins(units[i]) << i;
    }
}

const struct gk_units_way gk_units_portable = { "portable", pass, gk_units_fold_portable, block,
                                                gk_units_find_portable };
