/*
 * gate.h - inside lib/text/damage: text looked at as fast as it is read.
 *
 * The greater part of a Chinese text is runs of characters U+0800 to U+FFFF. A way of looking goes
 * over them and stops at the first character that is more than an ordinary one. There is a way for
 * each instruction set, in a file of its own, and all say the same of the same bytes: the portable
 * one is the definition, and the tests hold the others against it.
 */
#ifndef GK_TEXT_DAMAGE_GATE_H
#define GK_TEXT_DAMAGE_GATE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/tables/tables.h"

/* The bits of gk_suspect. */
enum {
    GK_SUSPECT_ODD = 1,
    GK_SUSPECT_ALWAYS = 2,
    GK_SUSPECT_CHECK = 4,
    GK_SUSPECT_TRADITIONAL = 8,
    GK_SUSPECT_SIMPLIFIED = 16,
    GK_SUSPECT_BRACKET = 32,
    GK_SUSPECT_STOP = GK_SUSPECT_ODD | GK_SUSPECT_ALWAYS | GK_SUSPECT_CHECK | GK_SUSPECT_BRACKET,
};

static inline uint8_t gk_suspect_at(const unsigned char *three)
{
    /* The bits that say how long a character is add up to E2080, and the table begins at 800. */
    return gk_suspect[((uint32_t)three[0] << 12) + ((uint32_t)three[1] << 6) + three[2] - 0xE2880];
}

/* Whether the character is no more than a bracket with no digit or small letter behind it, or
 * opens 〔2018〕. */
static inline bool gk_is_plain_bracket(const unsigned char *three, const unsigned char *end)
{
    if (end - three < 10 || gk_suspect_at(three) != GK_SUSPECT_BRACKET)
        return false;
    bool opens = three[3] == '1' || three[3] == '2' || three[3] == 0xEF ||
                 (three[3] >= 'a' && three[3] <= 'z');
    return !opens || (memcmp(three, "〔", 3) == 0 && memcmp(three + 7, "〕", 3) == 0);
}

/* What an ASCII character may begin: nothing, damage or a matter of style, a number with letters
 * for digits. */
enum { GK_ASCII_PLAIN, GK_ASCII_BEGINS, GK_ASCII_LOOKALIKE };

extern const uint8_t gk_ascii_kind[0x80];

/* The end of the ASCII from `at` on; `at` itself where there is more to it. A zero or two may
 * stand between Han digits. */
static inline const unsigned char *gk_pass_plain_ascii(const unsigned char *at,
                                                       const unsigned char *end)
{
    const unsigned char *from = at;
    while (at < end && *at < 0x80 && gk_ascii_kind[*at] == GK_ASCII_PLAIN)
        at++;
    bool more = (at < end && *at < 0x80) || (at - from <= 2 && at > from && *from == '0');
    return more ? from : at;
}

/*
 * Goes over characters of three bytes and plain ASCII (valid UTF-8) from `at` until something
 * else begins or `end` is reached; returns that place. The bits of the characters passed are
 * added to *bits.
 */
typedef const unsigned char *gk_gate_look(const unsigned char *at, const unsigned char *end,
                                          unsigned *bits);

struct gk_gate_way {
    const char *name;
    gk_gate_look *look; /* NULL: not built for this machine */
};

extern const struct gk_gate_way gk_gate_portable;
extern const struct gk_gate_way gk_gate_avx2;

/* Whether this machine has what the way was built with. */
bool gk_gate_has(const struct gk_gate_way *);

#endif
