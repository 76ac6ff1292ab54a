/*
 * Big5 read as GBK, and GBK read as Big5. Both codes are pairs whose leads and trails overlap, so
 * every character became exactly one other, and the whole run turns back or none of it. Nothing
 * proves which reading is meant but what the characters are: the other one has to be cheaper by
 * three bits a character, over six characters at least; or by eight, over four, or three with a
 * private-use character among them. What is mostly kana is Japanese.
 */
#include "text/big5.h"
#include "text/cost.h"
#include "text/damage/examination.h"
#include "text/gbk.h"

enum { LEAST_CHARACTERS = 6, LEAST_HAN = 4, LEAST_GAIN = 3 * GK_BIT };
enum { FEW_CHARACTERS = 4, FEW_GAIN = 8 * GK_BIT };

static uint32_t big5_of_gbk(uint32_t c)
{
    uint16_t pair = gk_gbk_encode(c);
    return pair > 0xFF ? gk_big5_decode(pair >> 8, pair & 0xFF) : 0;
}

static uint32_t gbk_of_big5(uint32_t c)
{
    uint16_t pair = gk_big5_encode(c);
    return pair ? gk_gbk_decode(pair >> 8, pair & 0xFF) : 0;
}

/* A stretch that turns as a whole: pairs, and ASCII between them. */
struct stretch {
    size_t end;
    size_t pairs;
    size_t han;     /* of the result */
    size_t private; /* of what stands there … */
    size_t kana;    /* … these too */
    uint64_t before;
    uint64_t after;
};

static enum gk_status turn(struct gk_examination *e, size_t at, uint32_t (*other)(uint32_t),
                           struct stretch *stretch)
{
    struct gk_buffer *out = &e->scratch[0];
    *stretch = (struct stretch){ .end = at };
    gk_buffer_clear(out);
    for (; at < e->count && !e->taken[at]; at++) {
        uint32_t c = e->characters[at];
        uint32_t turned = c < 0x80 ? c : other(c);
        if (!turned && c)
            break;
        if (gk_characters_append(out, turned) != GK_OK)
            return GK_NO_MEMORY;
        if (c < 0x80)
            continue;
        stretch->end = at + 1;
        stretch->pairs++;
        stretch->han += gk_is_plain_han(turned);
        stretch->private += c - 0xE000 < 0x1900;
        stretch->kana += c - 0x3041 <= 0x30FE - 0x3041;
        stretch->before += gk_cost(c);
        stretch->after += gk_cost(turned);
    }
    return GK_OK;
}

/* Few characters: every one of the result is common, and those that stand there are rare. */
static bool is_far_cheaper(const struct stretch *stretch)
{
    return stretch->pairs >= FEW_CHARACTERS - (stretch->private > 0) && stretch->han >= 2 &&
           stretch->before > stretch->after + stretch->pairs * FEW_GAIN &&
           stretch->after <= stretch->pairs * 10 * (uint64_t)GK_BIT;
}

static bool is_cheaper(const struct stretch *stretch)
{
    return stretch->pairs >= LEAST_CHARACTERS && stretch->han >= LEAST_HAN &&
           stretch->before > stretch->after + stretch->pairs * LEAST_GAIN &&
           stretch->after <= stretch->pairs * 13 * (uint64_t)GK_BIT;
}

static enum gk_status find(struct gk_examination *e, enum gk_rule_id rule,
                           uint32_t (*other)(uint32_t))
{
    for (size_t at = 0; at < e->count;) {
        struct stretch stretch;
        if (e->characters[at] < 0x80 || e->taken[at]) {
            at++;
            continue;
        }
        if (turn(e, at, other, &stretch) != GK_OK)
            return GK_NO_MEMORY;
        if (2 * stretch.kana <= stretch.pairs &&
            (is_cheaper(&stretch) || is_far_cheaper(&stretch)) &&
            gk_examination_propose(e, rule, GK_LIKELY, at, stretch.end,
                                   gk_characters(&e->scratch[0]), stretch.end - at, false) != GK_OK)
            return GK_NO_MEMORY;
        at = stretch.end > at ? stretch.end : at + 1;
    }
    return GK_OK;
}

enum gk_status gk_find_big5(struct gk_examination *e)
{
    enum gk_status status = find(e, GK_RULE_TEXT_BIG5_AS_GBK, big5_of_gbk);
    return status == GK_OK ? find(e, GK_RULE_TEXT_GBK_AS_BIG5, gbk_of_big5) : status;
}
