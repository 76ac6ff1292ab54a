/* The definition of what the other ways compute: one character after the other. */
#include "text/damage/gate.h"

enum { B = GK_ASCII_BEGINS, L = GK_ASCII_LOOKALIKE };

const uint8_t gk_ascii_kind[0x80] = {
    B,         B,          B,         B,         B,         B,         B,
    B,         B,          0,         0,         B,         B,         0,
    B,         B, /* controls but tab and line ends */
    B,         B,          B,         B,         B,         B,         B,
    B,         B,          B,         B,         B,         B,         B,
    B,         B,          ['&'] = B, ['%'] = B, ['='] = B, ['_'] = B, ['\\'] = B,
    ['?'] = B, ['('] = B,  ['['] = B, ['<'] = B, ['{'] = B, ['*'] = B, ['x'] = B,
    ['X'] = B, [0x7F] = B, ['O'] = L, ['o'] = L, ['l'] = L, ['I'] = L, ['|'] = L,
};

static const unsigned char *look(const unsigned char *at, const unsigned char *end, unsigned *bits)
{
    unsigned all = 0;
    while (at < end) {
        if (*at < 0x80) {
            const unsigned char *next = gk_pass_plain_ascii(at, end);
            if (next == at)
                break;
            at = next;
            continue;
        }
        if (*at - 0xE0u >= 0x10)
            break;
        unsigned found = gk_suspect_at(at);
        if (found & GK_SUSPECT_STOP && !gk_is_plain_bracket(at, end))
            break;
        all |= found;
        at += 3;
    }
    *bits |= all & ~(unsigned)GK_SUSPECT_BRACKET;
    return at;
}

const struct gk_gate_way gk_gate_portable = { "portable", look };
