/*
 * code.h - inside lib/text/damage: bytes that a wrong decoder read, read again by the codes that
 * Chinese is written in.
 *
 * UTF-8 says itself where each character begins. A pair of GBK or Big5 does not: of all ways to
 * part the bytes into pairs, ASCII and lost bytes the cheapest is taken (text/cost.h), so that the
 * reading finds its step again behind a byte that is missing.
 *
 * Any thread; a gk_decoded belongs to one at a time.
 */
#ifndef GK_TEXT_DAMAGE_CODE_H
#define GK_TEXT_DAMAGE_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

enum gk_code {
    GK_CODE_UTF8,
    GK_CODE_GBK,
    GK_CODE_BIG5,
    GK_CODE_COUNT,
};

/* Bytes are uint16_t; one that is known to be lost is this. */
enum { GK_LOST_BYTE = 0x100 };

/* What one character that could not be read costs: more than one that is seldom seen. */
enum { GK_LOST_BITS = 13 };

/* What was made of bytes, in buffers that belong to the caller. */
struct gk_decoded {
    struct gk_buffer *characters; /* uint32_t; U+FFFD for what could not be read */
    struct gk_buffer *lengths;    /* uint8_t: the bytes that each was */
    struct gk_buffer *steps;      /* of the search for the cheapest way */
    size_t count;                 /* of the characters … */
    size_t ascii;                 /* … ASCII among them */
    size_t chinese;               /* … gk_is_chinese … */
    size_t rare;                  /* … that official documents seldom have */
    size_t lost;                  /* … U+FFFD … */
    size_t begun;                 /* … and began as a Chinese character does in UTF-8 */
    uint64_t cost;                /* of all, GK_LOST_BITS for each lost … */
    uint64_t chinese_cost;        /* … and of the Chinese ones */
    bool blanks;                  /* a blank was taken for the byte A0 */
};

/* `blanks`: a blank inside a character of UTF-8 may be the byte A0, which was a no-break space. */
enum gk_status gk_code_read(enum gk_code, const uint16_t *bytes, size_t count, bool blanks,
                            struct gk_decoded *) GK_MUST_USE;

#endif
