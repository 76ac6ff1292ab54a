/*
 * UTF-8, GBK and Big5 read as one of the two-byte codes of East Asia: GBK, Big5, Shift_JIS or
 * EUC-KR. What comes out are characters of Chinese, Japanese or Korean that nobody writes beside
 * each other, so the stretch that costs more than Chinese does is looked for first, and then read
 * back by every pair of codes that has all its characters.
 *
 * Every byte of a pair is needed to read what follows it, so a byte that was lost is reported and
 * nothing is put in its place. UTF-8 read as GBK is the commonest of these, and can be read back
 * in parts: utf8_as_gbk.c.
 */
#include "text/big5.h"
#include "text/codepage.h"
#include "text/cost.h"
#include "text/damage/choice.h"
#include "text/damage/costly.h"
#include "text/damage/kinds.h"
#include "text/gbk.h"

/* So many bits more than Chinese a stretch must cost; and so many characters that happen to be
 * common may stand at its ends. A text is looked at as a whole so far around it. */
enum { LEAST_EXCESS = 16, WIDER = 12, FAR = 256, PAIRS_CONFIDENCE = 65, END_BITS = 6 };

enum decoder { AS_GBK, AS_BIG5, AS_FIRST_BIG5, AS_SHIFT_JIS, AS_EUC_KR, DECODERS };

static uint16_t encode(enum decoder decoder, uint32_t c)
{
    uint16_t pair;
    switch (decoder) {
    case AS_FIRST_BIG5:
        pair = gk_big5_first_encode(c);
        return pair ? pair : gk_big5_encode(c);
    case AS_GBK:
        return gk_gbk_encode(c);
    case AS_BIG5:
        return gk_big5_encode(c);
    case AS_SHIFT_JIS:
        return gk_shift_jis_encode(c);
    default:
        return gk_euc_kr_encode(c);
    }
}

/* The code that a decoder reads rightly, and the one that another detector looks for. */
static bool is_own(enum decoder decoder, enum gk_code code)
{
    return (decoder == AS_GBK && code != GK_CODE_BIG5) ||
           ((decoder == AS_BIG5 || decoder == AS_FIRST_BIG5) && code == GK_CODE_BIG5);
}

static bool ends_part(uint32_t c)
{
    return c < 0x40 || (c >= 0x2010 && c <= 0x201F) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFF01 && c <= 0xFF20);
}

/* Characters at its ends that happen to be common may belong to it, as far as the next mark. */
static struct gk_costly widened(const struct gk_examination *e, struct gk_costly part)
{
    size_t least = part.start < WIDER ? 0 : part.start - WIDER, most = part.end + WIDER;
    while (part.start > least && !ends_part(e->characters[part.start - 1]) &&
           !e->taken[part.start - 1])
        part.before += e->costs[--part.start];
    while (part.end < e->count && part.end < most && !ends_part(e->characters[part.end]) &&
           !e->taken[part.end])
        part.before += e->costs[part.end++];
    return part;
}

/* All of the text, but for what other detectors have taken or what lies far away. */
static struct gk_costly around(const struct gk_examination *e, struct gk_costly part)
{
    size_t least = part.start < FAR ? 0 : part.start - FAR, most = part.end + FAR;
    while (part.start > least && !e->taken[part.start - 1])
        part.before += e->costs[--part.start];
    while (part.end < e->count && part.end < most && !e->taken[part.end])
        part.before += e->costs[part.end++];
    return part;
}

/* The bytes that the decoder read; false where it does not have all the characters. */
static enum gk_status make_bytes(struct gk_buffer *bytes, enum decoder decoder,
                                 const uint32_t *characters, size_t count, bool *all)
{
    gk_buffer_clear(bytes);
    if (gk_buffer_reserve(bytes, 2 * count * sizeof(uint16_t)) != GK_OK)
        return GK_NO_MEMORY;
    uint16_t *at = (uint16_t *)(void *)bytes->at;
    *all = true;
    for (size_t i = 0; i < count && *all; i++) {
        uint32_t c = characters[i];
        uint16_t pair = c < 0x80 ? (uint16_t)c : c == 0xFFFD ? GK_LOST_BYTE : encode(decoder, c);
        *all = pair != 0;
        if (pair > GK_LOST_BYTE)
            *at++ = pair >> 8;
        *at++ = pair > GK_LOST_BYTE ? pair & 0xFF : pair;
    }
    bytes->length = (size_t)((char *)at - bytes->at);
    return GK_OK;
}

static uint64_t sum_of(const uint16_t *costs, size_t start, size_t end)
{
    uint64_t sum = 0;
    for (size_t i = start; i < end; i++)
        sum += costs[i];
    return sum;
}

static enum gk_status try_span(struct gk_choice *choice, const struct gk_examination *e,
                               size_t start, size_t end, uint64_t beside)
{
    uint64_t before = 0;
    for (int decoder = 0; decoder < DECODERS; decoder++) {
        bool all;
        if (make_bytes(choice->bytes, (enum decoder)decoder, e->characters + start, end - start,
                       &all) != GK_OK)
            return GK_NO_MEMORY;
        uint64_t print = gk_choice_print(choice);
        if (decoder == AS_FIRST_BIG5 && print == before)
            continue; /* they differ in few characters */
        before = print;
        struct gk_reader reader = {
            .decoder = decoder, .start = start, .end = end, .beside = beside
        };
        for (int code = 0; all && code < GK_CODE_COUNT; code++) {
            reader.code = (enum gk_code)code;
            if (!is_own((enum decoder)decoder, reader.code) &&
                gk_choice_try(choice, &reader) != GK_OK)
                return GK_NO_MEMORY;
        }
    }
    return GK_OK;
}

/* Damage does not begin or end inside a word for nothing. */
static uint64_t cost_of_ends(const struct gk_examination *e, const struct gk_costly *whole,
                             size_t start, size_t end)
{
    bool opens = start > whole->start && !ends_part(e->characters[start - 1]);
    bool closes = end < whole->end && !ends_part(e->characters[end]);
    return (uint64_t)(opens + closes) * END_BITS * GK_BIT;
}

/* Tries all of the text around, `whole`, and the part with what it may have at either end, and
 * without. */
static enum gk_status try_part(struct gk_choice *choice, const struct gk_examination *e,
                               const struct gk_costly *part, const struct gk_costly *wide,
                               const struct gk_costly *whole)
{
    const size_t spans[][2] = { { whole->start, whole->end },
                                { wide->start, wide->end },
                                { part->start, wide->end },
                                { wide->start, part->end },
                                { part->start, part->end } };
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        size_t start = spans[i][0], end = spans[i][1];
        if (i && start == spans[i - 1][0] && end == spans[i - 1][1])
            continue;
        uint64_t beside = sum_of(e->costs, whole->start, start) +
                          sum_of(e->costs, end, whole->end) + cost_of_ends(e, whole, start, end);
        if (try_span(choice, e, start, end, beside) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_rule_id rule_of(const struct gk_reader *reader)
{
    if (reader->decoder == AS_GBK && reader->code == GK_CODE_BIG5)
        return GK_RULE_TEXT_BIG5_AS_GBK;
    if ((reader->decoder == AS_BIG5 || reader->decoder == AS_FIRST_BIG5) &&
        reader->code == GK_CODE_GBK)
        return GK_RULE_TEXT_GBK_AS_BIG5;
    return GK_RULE_TEXT_MISREAD;
}

/* Whether a question mark stands inside for bytes that were lost. */
static bool has_loss(const struct gk_examination *e, size_t start, size_t end)
{
    for (size_t i = start + 1; i + 1 < end; i++)
        if (e->characters[i] == '?' && e->characters[i - 1] >= 0x80)
            return true;
    return false;
}

static enum gk_status judge(struct gk_examination *e, const struct gk_costly *part)
{
    struct gk_choice choice = gk_choice_of(e->scratch, GK_CHOICE_OUTER);
    struct gk_costly wide = widened(e, *part), whole = around(e, *part);
    if (try_part(&choice, e, part, &wide, &whole) != GK_OK)
        return GK_NO_MEMORY;
    const struct gk_reader *reader = &choice.reader;
    if (!gk_choice_is_convincing(&choice, whole.before))
        return GK_OK;
    static const char *const names[] = { "GBK", "Big5", "Big5", "Shift_JIS", "EUC-KR" };
    const struct gk_decoded *made = gk_choice_best(&choice);
    e->account =
        (struct gk_account){ PAIRS_CONFIDENCE, gk_code_name(reader->code), names[reader->decoder] };
    if (made->lost || has_loss(e, reader->start, reader->end))
        return gk_examination_add(e, rule_of(reader), GK_REPORTED, reader->start, reader->end,
                                  (struct gk_bytes){ NULL, 0 }, true);
    return gk_examination_propose(e, rule_of(reader), gk_choice_certainty(&choice, false),
                                  reader->start, reader->end, gk_characters(made->characters),
                                  made->count, false);
}

enum gk_status gk_find_pairs(struct gk_examination *e)
{
    struct gk_costly part;
    if (gk_examination_costs(e) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t at = 0; at < e->count && gk_costly_next(e, e->taken, at, LEAST_EXCESS, &part);
         at = part.end)
        if (judge(e, &part) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}
