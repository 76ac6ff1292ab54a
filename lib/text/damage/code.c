#include "text/damage/code.h"

#include "text/big5.h"
#include "text/cost.h"
#include "text/damage/examination.h"
#include "text/gbk.h"

/* Makes room for as many characters as there are bytes. */
static enum gk_status begin(struct gk_decoded *decoded, size_t bytes)
{
    gk_buffer_clear(decoded->characters);
    gk_buffer_clear(decoded->lengths);
    decoded->count = decoded->ascii = decoded->chinese = decoded->rare = 0;
    decoded->lost = decoded->begun = 0;
    decoded->cost = decoded->chinese_cost = 0;
    decoded->blanks = false;
    if (gk_buffer_reserve(decoded->lengths, bytes + 1) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_reserve(decoded->characters, (bytes + 1) * sizeof(uint32_t));
}

static void made(struct gk_decoded *decoded, uint32_t c, size_t length)
{
    bool lost = c == 0xFFFD;
    uint32_t cost = lost ? GK_LOST_BITS * GK_BIT : gk_cost(c);
    ((uint32_t *)(void *)decoded->characters->at)[decoded->count] = c;
    decoded->lengths->at[decoded->count++] = (char)length;
    decoded->ascii += c < 0x80;
    decoded->lost += lost;
    decoded->cost += cost;
    if (gk_is_chinese(c)) {
        decoded->chinese++;
        decoded->chinese_cost += cost;
        decoded->rare += cost >= 15 * GK_BIT;
    }
}

static void end(struct gk_decoded *decoded)
{
    decoded->characters->length = decoded->count * sizeof(uint32_t);
    decoded->lengths->length = decoded->count;
}

/* ---- UTF-8 */

/* More lost characters than these, most of all there are, are text of another kind. */
enum { MOST_LOST = 24 };

/* The bytes that a UTF-8 lead wants behind it; 0 for what is no lead. */
static unsigned wanted_behind(unsigned lead)
{
    return lead >= 0xC2 && lead < 0xE0   ? 1
           : lead >= 0xE0 && lead < 0xF0 ? 2
           : lead >= 0xF0 && lead < 0xF5 ? 3
                                         : 0;
}

/* The byte at `at` as one that continues a character; 0: it does not. */
static unsigned continued(unsigned byte, bool blanks)
{
    if (byte == ' ' && blanks)
        return 0xA0;
    return (byte & 0x1C0) == 0x80 ? byte : 0;
}

/* Whether a lost byte may have stood here: decoders that have no U+FFFD write a question mark. */
static bool is_loss(unsigned byte)
{
    return byte == GK_LOST_BYTE || byte == '?';
}

/* The sequence at the start of the bytes; U+FFFD for one that is not whole, of the length of what
 * is left of it. */
static uint32_t read_sequence(const uint16_t *bytes, size_t count, bool blanks, size_t *length,
                              bool *blank)
{
    static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };
    unsigned lead = bytes[0], wanted = wanted_behind(lead), seen = 0;
    uint32_t c = wanted ? lead & (0x3Fu >> wanted) : 0;
    bool lost = false;
    *length = 1;
    *blank = false;
    if (lead < 0x80)
        return lead;
    for (; seen < wanted && seen + 1 < count; seen++) {
        unsigned next = bytes[seen + 1], byte = continued(next, blanks && wanted == 2);
        if (!byte && !is_loss(next))
            break;
        lost |= !byte;
        *blank |= next == ' ';
        c = c << 6 | (byte & 0x3F);
    }
    bool whole = wanted && seen == wanted && !lost && c >= least[wanted] && c <= 0x10FFFF &&
                 (c < 0xD800 || c > 0xDFFF);
    /* A blank at the end of a broken sequence is a blank. */
    while (!whole && seen && bytes[seen] == ' ')
        seen--;
    *blank &= whole;
    *length = seen + 1;
    return whole ? c : 0xFFFD;
}

static void read_utf8(const uint16_t *bytes, size_t count, bool blanks, struct gk_decoded *decoded)
{
    size_t length;
    bool blank;
    for (size_t at = 0; at < count; at += length) {
        uint32_t c = read_sequence(bytes + at, count - at, blanks, &length, &blank);
        if (decoded->lost > MOST_LOST && 2 * decoded->lost > decoded->count) {
            decoded->cost += (count - at) * GK_LOST_BITS * (uint64_t)GK_BIT;
            return; /* hopeless */
        }
        decoded->blanks |= blank;
        decoded->begun += c == 0xFFFD && bytes[at] >= 0xE3 && bytes[at] <= 0xEF;
        made(decoded, c, length);
    }
}

/* ---- pairs */

enum { BESIDE_ASCII_BITS = 8 };

static uint32_t pair_of(enum gk_code code, unsigned lead, unsigned trail)
{
    if (lead > 0xFF || trail > 0xFF)
        return 0;
    return code == GK_CODE_GBK ? gk_gbk_decode(lead, trail) : gk_big5_decode(lead, trail);
}

/* A byte by itself. */
static uint32_t single_of(enum gk_code code, unsigned byte)
{
    if (byte == 0x80 && code == GK_CODE_GBK)
        return 0x20AC;
    return byte < 0x80 ? byte : 0xFFFD;
}

/* What it costs to take the byte at `at` by itself. One that makes a pair with an ASCII character
 * is not lightly lost: most decoders that lose it take that along. */
static uint64_t cost_of_single(enum gk_code code, const uint16_t *bytes, size_t at, size_t count)
{
    uint32_t single = single_of(code, bytes[at]);
    if (single != 0xFFFD)
        return gk_cost(single);
    bool pair = at + 1 < count && bytes[at + 1] < 0x80 && pair_of(code, bytes[at], bytes[at + 1]);
    return (GK_LOST_BITS + (pair ? BESIDE_ASCII_BITS : 0)) * (uint64_t)GK_BIT;
}

/* Notes for each byte whether the cheapest way comes to its end over one byte or two. */
static enum gk_status find_steps(enum gk_code code, const uint16_t *bytes, size_t count,
                                 struct gk_decoded *decoded)
{
    uint64_t before = 0, here = 0; /* the cheapest way to one byte before, and to this one */
    gk_buffer_clear(decoded->steps);
    if (gk_buffer_reserve(decoded->steps, count + 1) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        uint64_t over_one = here + cost_of_single(code, bytes, i, count);
        uint32_t pair = i ? pair_of(code, bytes[i - 1], bytes[i]) : 0;
        uint64_t over_two = pair ? before + gk_cost(pair) : UINT64_MAX;
        bool two = over_two <= over_one;
        before = here;
        here = two ? over_two : over_one;
        decoded->steps->at[i] = two ? 2 : 1;
    }
    return GK_OK;
}

/* Turns the steps round: from where each way came to where it goes. */
static void turn_steps(struct gk_buffer *steps, size_t count)
{
    for (size_t at = count; at;) {
        size_t step = (size_t)steps->at[at - 1];
        at -= step;
        steps->at[at] = (char)step;
    }
}

static enum gk_status read_pairs(enum gk_code code, const uint16_t *bytes, size_t count,
                                 struct gk_decoded *decoded)
{
    if (find_steps(code, bytes, count, decoded) != GK_OK)
        return GK_NO_MEMORY;
    turn_steps(decoded->steps, count);
    for (size_t at = 0; at < count;) {
        size_t length = (size_t)decoded->steps->at[at];
        uint32_t c =
            length == 2 ? pair_of(code, bytes[at], bytes[at + 1]) : single_of(code, bytes[at]);
        made(decoded, c, length);
        at += length;
    }
    return GK_OK;
}

enum gk_status gk_code_read(enum gk_code code, const uint16_t *bytes, size_t count, bool blanks,
                            struct gk_decoded *decoded)
{
    if (begin(decoded, count) != GK_OK)
        return GK_NO_MEMORY;
    if (code == GK_CODE_UTF8)
        read_utf8(bytes, count, blanks, decoded);
    else if (read_pairs(code, bytes, count, decoded) != GK_OK)
        return GK_NO_MEMORY;
    end(decoded);
    return GK_OK;
}
