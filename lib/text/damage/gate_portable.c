/* The definition of what the other ways compute: one character after the other. */
#include "text/damage/gate.h"

enum {
    S = GK_PAIR_SINGLE,
    U = GK_PAIR_UNDERSCORE,
    B = GK_PAIR_BACKSLASH,
    P = GK_PAIR_PERCENT,
    E = GK_PAIR_ENTITY,
    T = GK_PAIR_TWIN,
    K = GK_PAIR_BRACKET,
    G = GK_PAIR_GLYPH,
};

const uint8_t gk_pair_first[128] = {
    S,         S,          S,
    S,         S,          S,
    S,         S,          S,
    0,         0,          S,
    S,         0,          S,
    S, /* controls but tab and line ends */
    S,         S,          S,
    S,         S,          S,
    S,         S,          S,
    S,         S,          S,
    S,         S,          S,
    S,         [0x7F] = S, ['='] = S,
    ['?'] = S, ['_'] = U,  ['\\'] = B,
    ['%'] = P, ['&'] = E,  ['*'] = T,
    ['x'] = T, ['X'] = T,  ['('] = K | G,
    ['['] = K, ['<'] = K,  ['{'] = K,
    ['+'] = E, ['~'] = S,
};

const uint8_t gk_pair_second[128] = {
    ['#'] = E,
    ['*'] = T,
    ['\\'] = B,
    ['0'] = E | P | B,
    ['1'] = E | P | K | B,
    ['2'] = E | P | K | B,
    ['3'] = E | P | B,
    ['4'] = E | P | B,
    ['5'] = E | P | B,
    ['6'] = E | P | B,
    ['7'] = E | P | B,
    ['8'] = E | P | B,
    ['9'] = E | P | B,
    ['A'] = E | P,
    ['B'] = E | P,
    ['C'] = E | P,
    ['D'] = E | P,
    ['E'] = E | P,
    ['F'] = E | P,
    ['G'] = E,
    ['H'] = E,
    ['I'] = E,
    ['J'] = E,
    ['K'] = E,
    ['L'] = E,
    ['M'] = E,
    ['N'] = E,
    ['O'] = E,
    ['P'] = E,
    ['Q'] = E,
    ['R'] = E,
    ['S'] = E,
    ['T'] = E,
    ['U'] = E | B,
    ['V'] = E,
    ['W'] = E,
    ['X'] = E | T,
    ['Y'] = E,
    ['Z'] = E,
    ['a'] = E | P | K,
    ['b'] = E | P | K | B,
    ['c'] = E | P | K | G,
    ['d'] = E | P | K,
    ['e'] = E | P | K,
    ['f'] = E | P | K | B,
    ['g'] = E | K,
    ['h'] = E | K,
    ['i'] = E | K,
    ['j'] = E | K,
    ['k'] = E | K,
    ['l'] = E | K,
    ['m'] = E | K,
    ['n'] = E | K,
    ['o'] = E | K,
    ['p'] = E | K,
    ['q'] = E | K,
    ['r'] = E | K,
    ['s'] = E | K,
    ['t'] = E | K,
    ['u'] = E | P | K | B,
    ['v'] = E | K,
    ['w'] = E | K,
    ['x'] = E | K | B | T | U,
    ['y'] = E | K,
    ['z'] = E | K,
};

const uint8_t gk_in_number[128] = {
    [0x01] = GK_NUMBER_LABEL,    [0x08] = GK_NUMBER_LABEL,    [0x1A] = GK_NUMBER_LABEL,
    ['0'] = GK_NUMBER_ZERO,      ['O'] = GK_NUMBER_LOOKALIKE, ['o'] = GK_NUMBER_LOOKALIKE,
    ['l'] = GK_NUMBER_LOOKALIKE, ['I'] = GK_NUMBER_LOOKALIKE, ['|'] = GK_NUMBER_LOOKALIKE,
};

/* The byte so far behind `at`; 0 behind the end, where no character of more bytes stands. */
static unsigned char byte_at(const unsigned char *at, const unsigned char *end, ptrdiff_t behind)
{
    return end - at > behind ? at[behind] : 0;
}

/* What the byte bears out of the one before it. */
static unsigned second_kinds(unsigned char c)
{
    return c < 0x80 ? gk_pair_second[c] : c == 0xEF ? GK_PAIR_BRACKET : 0;
}

static bool is_place_of_ascii(const unsigned char *start, const unsigned char *at,
                              const unsigned char *end)
{
    unsigned char before = at > start ? at[-1] : 0, next = byte_at(at, end, 1);
    unsigned kinds = gk_pair_first[*at] & (second_kinds(next) | GK_PAIR_SINGLE);
    if (kinds & ~(before >= 0x80 ? 0u : GK_PAIR_BRACKET))
        return true;
    for (ptrdiff_t i = 1; gk_is_lookalike(*at) && i <= GK_GATE_TAIL; i++)
        if (byte_at(at, end, i) >= 0x80)
            return true;
    if (gk_ends_label(before) && *at != '"')
        return true;
    return *at == '0' && before >= 0x80 && (end - at < 3 || next >= 0x80 || at[2] >= 0x80);
}

bool gk_gate_is_place(const unsigned char *start, const unsigned char *at, const unsigned char *end,
                      unsigned *bits)
{
    if (*at < 0x80)
        return is_place_of_ascii(start, at, end);
    if (*at < 0xE0)
        return at[0] != 0xC2 || (at[1] != 0xA0 && at[1] != 0xB7);
    if (*at >= 0xF0)
        return true;
    unsigned found = gk_suspect_at(at);
    *bits |= found & (GK_SUSPECT_TRADITIONAL | GK_SUSPECT_SIMPLIFIED);
    return found & (GK_SUSPECT_STOP & ~GK_SUSPECT_BRACKET) ||
           (found & GK_SUSPECT_BRACKET && second_kinds(byte_at(at, end, 3)) & GK_PAIR_BRACKET);
}

static const unsigned char *look(const unsigned char *start, const unsigned char *at,
                                 const unsigned char *end, uint64_t *marks, unsigned *bits)
{
    *marks = 0;
    for (; at < end; at += GK_GATE_BLOCK) {
        size_t left = (size_t)(end - at), count = left < GK_GATE_BLOCK ? left : GK_GATE_BLOCK;
        for (size_t i = 0; i < count; i++)
            if ((at[i] & 0xC0) != 0x80 && gk_gate_is_place(start, at + i, end, bits))
                *marks |= UINT64_C(1) << i;
        if (*marks)
            return at;
    }
    return end;
}

const struct gk_gate_way gk_gate_portable = { "portable", look };
