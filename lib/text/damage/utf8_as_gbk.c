/*
 * UTF-8 read as GBK: three bytes a character became three characters for every two.
 *
 * A text of an odd number of bytes leaves its last byte to the ASCII character behind it. That is
 * no pair: Windows and PHP then print one question mark for both, and the ASCII character is gone,
 * even a quotation mark, comma or line end; others print U+FFFD and keep it, or drop the byte.
 * Pairs of the user-defined areas became private-use characters, which web sites like to drop.
 */
#include "text/cost.h"
#include "text/damage/kinds.h"
#include "text/damage/pages.h"
#include "text/gbk.h"

/* So many broken sequences in a row are text of another kind. So many characters are enough to
 * tell whether a run is worth reading to its end, which may be missed by what was trimmed. */
enum { MOST_BROKEN = 3, PROBE = 64, TRIMMED = 8, QUIET = 24 };

struct reading {
    size_t end;     /* of the characters that were read */
    size_t bytes;   /* they were */
    size_t good;    /* characters of Chinese made */
    size_t other;   /* other valid ones */
    size_t ascii;   /* an ASCII character that a pair has swallowed, and gives back */
    size_t lost;    /* U+FFFD made */
    uint64_t cost;  /* of those good */
    bool open;      /* the last sequence is not whole, and the text's end or a mark is behind it */
    bool swallowed; /* and the mark is included */
    bool half;      /* it ends in the middle of a pair */
    bool guessed;   /* a pair that was a private-use character was put back */
};

/* The bytes of the run of pairs from `at` into scratch 1, and into scratch 2 whether each begins a
 * pair; *end is where it ends. */
static enum gk_status read_bytes(struct gk_examination *e, const uint32_t *characters, size_t at,
                                 size_t count, size_t *end)
{
    struct gk_buffer *bytes = &e->scratch[1], *begins = &e->scratch[2];
    gk_buffer_clear(bytes);
    gk_buffer_clear(begins);
    for (; at < count; at++) {
        uint16_t pair = characters[at] < 0x80 ? 0 : gk_gbk_encode(characters[at]);
        bool two = pair > 0xFF;
        if (!pair)
            break;
        if ((two && (gk_buffer_append_byte(bytes, (char)(pair >> 8)) != GK_OK ||
                     gk_buffer_append_byte(begins, 1) != GK_OK)) ||
            gk_buffer_append_byte(bytes, (char)(pair & 0xFF)) != GK_OK ||
            gk_buffer_append_byte(begins, !two) != GK_OK)
            return GK_NO_MEMORY;
    }
    *end = at;
    return GK_OK;
}

/* The sequence at the start of `bytes`: its character, or UINT32_MAX with the length of what could
 * have become one. An ASCII character stands here where it was taken for a second byte. */
static uint32_t read_sequence(const unsigned char *bytes, size_t count, size_t *length)
{
    unsigned lead = bytes[0];
    if (lead < 0x80) {
        *length = 1;
        return lead;
    }
    size_t wanted = lead >= 0xC2 && lead < 0xE0   ? 2
                    : lead >= 0xE0 && lead < 0xF0 ? 3
                    : lead >= 0xF0 && lead < 0xF5 ? 4
                                                  : 1;
    uint32_t c = wanted > 1 ? lead & (0x7Fu >> wanted) : UINT32_MAX;
    size_t seen = 1;
    while (seen < wanted && seen < count && (bytes[seen] & 0xC0) == 0x80)
        c = c << 6 | (bytes[seen++] & 0x3Fu);
    *length = seen;
    bool whole = wanted > 1 && seen == wanted && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) &&
                 c >= (wanted == 2   ? 0x80u
                       : wanted == 3 ? 0x800u
                                     : 0x10000u);
    return whole ? c : UINT32_MAX;
}

/* Which character of the run holds byte `offset`, counted from `at`. */
static size_t character_of(const uint32_t *characters, size_t at, size_t offset, size_t *begins)
{
    size_t byte = 0;
    for (;; at++) {
        size_t width = gk_gbk_encode(characters[at]) > 0xFF ? 2 : 1;
        *begins = byte;
        if (byte + width > offset)
            return at;
        byte += width;
    }
}

/* What a sequence adds to the reading, and to scratch 0. */
static enum gk_status made(struct gk_examination *e, uint32_t c, struct reading *r)
{
    if (c == UINT32_MAX) {
        r->lost++;
        return gk_characters_append(&e->scratch[0], 0xFFFD);
    }
    bool good = gk_is_chinese(c);
    r->good += good;
    r->ascii += c < 0x80;
    r->other += !good && c >= 0x80;
    r->cost += good || c < 0x80 ? gk_cost(c) : 0;
    return gk_characters_append(&e->scratch[0], c);
}

/* How far a reading is sure: text of another kind may follow, whose bytes fit here and there. */
struct sure {
    struct reading reading; /* of the bytes so far */
    size_t made;
    size_t doubtful; /* sequences since then that are broken, or letters of two bytes */
    size_t broken;   /* of those */
};

/* Ends the reading where it was sure. */
static enum gk_status trim(struct gk_examination *e, const uint32_t *characters, size_t at,
                           const struct sure *sure, struct reading *r)
{
    size_t begins;
    *r = sure->reading;
    r->open = false;
    e->scratch[0].length = sure->made * sizeof(uint32_t);
    r->end = character_of(characters, at, r->bytes, &begins);
    if (begins == r->bytes)
        return GK_OK;
    /* Half of that character is spoken for: the other half is lost. */
    r->half = true;
    r->end++;
    return made(e, UINT32_MAX, r);
}

/* Whether letters of two bytes at the end belong to it, as the sign of 25°: they cost less than
 * what stands there. */
static bool ends_in_letters(const struct gk_examination *e, const uint32_t *characters, size_t at,
                            size_t end, const struct sure *sure)
{
    size_t begins;
    const uint32_t *tail = gk_characters(&e->scratch[0]) + sure->made;
    size_t from = character_of(characters, at, sure->reading.bytes, &begins);
    return !sure->broken && gk_cost_sum(tail, gk_characters_count(&e->scratch[0]) - sure->made) <
                                gk_cost_sum(characters + from, end - from);
}

static bool is_letter(uint32_t c)
{
    return c >= 0x80 && c < 0x800 && !gk_is_chinese(c);
}

/* The cheapest character of three bytes, one of which runs from `low` to `high`. */
static uint32_t cheapest(uint32_t c, unsigned shift, unsigned low, unsigned high)
{
    uint32_t best = 0;
    for (unsigned byte = low; byte <= high; byte++) {
        uint32_t candidate = c | (byte & (shift ? 0x0Fu : 0x3Fu)) << shift;
        if (!best || gk_cost(candidate) < gk_cost(best))
            best = candidate;
    }
    return best;
}

/*
 * Whether a private-use pair is missing in the middle of these four bytes: what comes behind it
 * seems to end a character and leaves a byte over. The pair, AA-AF and any, ended one character
 * and began the next; of those that it may have been the commonest are the likeliest.
 */
static bool is_stripped(const unsigned char *bytes, const char *begins, size_t count,
                        uint32_t pair[2])
{
    if (count < 4 || !begins[2] || bytes[0] < 0xE4 || bytes[0] > 0xE9 ||
        (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80 || (bytes[3] & 0xC0) != 0x80)
        return false;
    pair[0] = cheapest((bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6, 0, 0xAA, 0xAF);
    pair[1] = cheapest((bytes[2] & 0x3Fu) << 6 | (bytes[3] & 0x3Fu), 12, 0xE4, 0xE9);
    return !gk_is_rare(pair[0]) && !gk_is_rare(pair[1]);
}

/* Reads the bytes of scratch 1 until too many in a row are doubtful. `letters`: those of two bytes
 * are not. */
static enum gk_status read_sequences(struct gk_examination *e, bool letters, struct reading *r,
                                     struct sure *sure)
{
    const unsigned char *bytes = (const unsigned char *)e->scratch[1].at;
    size_t total = e->scratch[1].length, length;
    for (size_t i = 0; i < total && sure->doubtful < MOST_BROKEN; i += length) {
        uint32_t pair[2], c = read_sequence(bytes + i, total - i, &length);
        if (is_stripped(bytes + i, e->scratch[2].at + i, total - i, pair)) {
            if (made(e, pair[0], r) != GK_OK)
                return GK_NO_MEMORY;
            c = pair[1];
            length = 4;
            r->guessed = true;
        }
        bool broken = c == UINT32_MAX;
        r->open = broken && i + length == total && bytes[i] >= 0xC2;
        r->bytes = i + length;
        if (made(e, c, r) != GK_OK)
            return GK_NO_MEMORY;
        if (broken || (is_letter(c) && !letters)) {
            sure->doubtful++;
            sure->broken += broken;
        } else if (c >= 0x80 || !sure->doubtful) {
            *sure = (struct sure){ *r, gk_characters_count(&e->scratch[0]), 0, 0 };
        }
    }
    return GK_OK;
}

/* Reads the run from `at`. */
static enum gk_status read_run(struct gk_examination *e, const uint32_t *characters, size_t at,
                               size_t count, bool letters, struct reading *r)
{
    size_t end;
    struct sure sure = { .doubtful = 0 };
    *r = (struct reading){ .end = at };
    gk_buffer_clear(&e->scratch[0]);
    if (read_bytes(e, characters, at, count, &end) != GK_OK ||
        read_sequences(e, letters, r, &sure) != GK_OK)
        return GK_NO_MEMORY;
    bool all = sure.doubtful < MOST_BROKEN &&
               (!sure.doubtful || r->open || ends_in_letters(e, characters, at, end, &sure));
    if (!all)
        return trim(e, characters, at, &sure, r);
    r->end = end;
    if (r->open && end < count && (characters[end] == '?' || characters[end] == 0xFFFD)) {
        r->end++;
        r->swallowed = true;
    }
    return GK_OK;
}

/* Whether the result is common Chinese, and cheaper than what stands there. */
static bool is_convincing(const uint32_t *characters, size_t at, const struct reading *r)
{
    size_t shown = r->end - at - r->swallowed;
    size_t least = 1 + (r->ascii > 0) + 2 * (size_t)r->half;
    if (shown < 2 || r->good < least || r->cost > (13 * r->good + 4 * r->ascii) * (uint64_t)GK_BIT)
        return false;
    if (r->guessed && r->good < 3)
        return false;
    if (10 * 3 * r->good < (r->good >= 4 ? 5 : 7) * (r->bytes - r->ascii))
        return false;
    uint64_t before = gk_cost_sum(characters + at, shown);
    uint64_t after = r->cost + (r->lost + r->other) * 14 * (uint64_t)GK_BIT;
    uint64_t margin = (shown > 2 ? 8 : 14) * GK_BIT;
    return before > after + margin;
}

/* Whether what was made is damaged in turn: the text went through two wrong decoders. */
static enum gk_status judge_again(struct gk_examination *e, const struct reading *r, bool *again)
{
    struct gk_buffer *copy = &e->scratch[3];
    *again = false;
    if (4 * r->lost > r->good + r->other + r->lost || r->good + r->other < 3)
        return GK_OK;
    gk_buffer_clear(copy);
    if (gk_buffer_append(copy, gk_buffer_bytes(&e->scratch[0])) != GK_OK ||
        gk_pages_judge(e, gk_characters(copy), gk_characters_count(copy), again) != GK_OK)
        return GK_NO_MEMORY;
    if (*again || r->good < 4)
        return GK_OK;
    struct reading inner;
    if (read_run(e, gk_characters(copy), 0, gk_characters_count(copy), true, &inner) != GK_OK)
        return GK_NO_MEMORY;
    *again = inner.good >= 2 && is_convincing(gk_characters(copy), 0, &inner);
    return GK_OK;
}

/* A run too short to convince by itself, beside one that does: `锛?` for a full-width comma. */
static bool is_alike(const uint32_t *characters, size_t at, const struct reading *r)
{
    unsigned lead = gk_gbk_encode(characters[at]) >> 8;
    bool common = r->cost <= r->good * 16 * (uint64_t)GK_BIT;
    if (lead < 0xE2 || lead > 0xEF || !common || (r->other && r->lost) || r->half)
        return false;
    return r->good ? r->lost <= 1 : r->lost == 1 && r->open && r->swallowed;
}

/* Reads as much of the run as `count` lets it, and says what it is. */
/* Chinese begins with three bytes. Behind Han, two that fit together are the end of good text. */
static bool may_begin(const struct gk_examination *e, size_t at)
{
    return gk_gbk_encode(e->characters[at]) >= 0xE000 || !at || e->characters[at - 1] < 0x80;
}

static enum gk_status judge_as_far(struct gk_examination *e, size_t at, size_t count, bool beside,
                                   struct reading *r, bool *convincing)
{
    bool letters = gk_gbk_encode(e->characters[at]) < 0xE000;
    if (read_run(e, e->characters, at, count, false, r) != GK_OK)
        return GK_NO_MEMORY;
    *convincing = may_begin(e, at) && (is_convincing(e->characters, at, r) ||
                                       (beside && is_alike(e->characters, at, r)));
    if (*convincing)
        return GK_OK;
    if ((letters && read_run(e, e->characters, at, count, true, r) != GK_OK) ||
        (r->end >= at + 3 && judge_again(e, r, convincing) != GK_OK))
        return GK_NO_MEMORY;
    return *convincing ? read_run(e, e->characters, at, count, letters, r) : GK_OK;
}

/* Reads on as long as the run does, in steps: what lies behind its end is not read for each run. */
static enum gk_status judge(struct gk_examination *e, size_t at, bool beside, struct reading *r,
                            bool *convincing)
{
    size_t left = e->count - at, count = left < PROBE ? left : PROBE;
    enum gk_status status = judge_as_far(e, at, at + count, beside, r, convincing);
    while (status == GK_OK && *convincing && count < left && r->end + TRIMMED >= at + count) {
        count = left / 4 < count ? left : 4 * count;
        status = judge_as_far(e, at, at + count, beside, r, convincing);
    }
    return status;
}

/* What was read, without the byte order mark of a file. */
static enum gk_status add(struct gk_examination *e, size_t at, const struct reading *r)
{
    const uint32_t *c = gk_characters(&e->scratch[0]);
    size_t count = gk_characters_count(&e->scratch[0]);
    bool mark = e->at_start && at == 0 && count && c[0] == 0xFEFF;
    enum gk_certainty certainty = r->lost || r->guessed ? GK_LIKELY : GK_CERTAIN;
    if (r->lost && r->good == 1) /* more is lost than can be read */
        certainty = GK_REPORTED;
    e->account.confidence = r->guessed ? 60 : 99;
    if (gk_examination_propose(e, GK_RULE_TEXT_UTF8_AS_GBK, certainty, at, r->end, c + mark,
                               count - mark, r->lost > 0) != GK_OK)
        return GK_NO_MEMORY;
    if (!r->swallowed || !e->first_pass || e->characters[r->end - 1] != '?')
        return GK_OK;
    return gk_examination_add(e, GK_RULE_TEXT_SWALLOWED, GK_REPORTED, r->end - 1, r->end,
                              (struct gk_bytes){ NULL, 0 }, true);
}

/* Whether the bytes from here on begin with a sequence, or with half of one at a run's end: most
 * text does not, and need not be read further. */
static bool begins_well(const struct gk_examination *e, size_t at)
{
    unsigned char bytes[4];
    size_t count = 0, length;
    uint16_t pair;
    for (; count < 3 && at < e->count && e->characters[at] >= 0x80; at++) {
        if (e->taken[at] || !(pair = gk_gbk_encode(e->characters[at])))
            break;
        if (pair > 0xFF)
            bytes[count++] = (unsigned char)(pair >> 8);
        bytes[count++] = (unsigned char)(pair & 0xFF);
    }
    if (count < 2 || bytes[0] < 0xC2 || bytes[0] > 0xF4)
        return false;
    return read_sequence(bytes, count, &length) != UINT32_MAX || length == count;
}

static enum gk_status go_over(struct gk_examination *e, bool beside, bool *found)
{
    size_t doubted = 0; /* the next doubted character; a run does not begin far before one */
    for (size_t at = 0; at < e->count;) {
        struct reading r = { .end = at };
        bool convincing = false;
        doubted = doubted > at ? doubted : at;
        while (doubted < e->count && !gk_is_doubted(e->characters[doubted]))
            doubted++;
        if (doubted == e->count)
            break;
        if (doubted - at > QUIET) {
            at = doubted - QUIET;
            continue;
        }
        if (begins_well(e, at) && judge(e, at, beside, &r, &convincing) != GK_OK)
            return GK_NO_MEMORY;
        if (!convincing || gk_examination_is_taken(e, at, r.end)) {
            at++;
            continue;
        }
        *found = true;
        if (add(e, at, &r) != GK_OK)
            return GK_NO_MEMORY;
        at = r.end;
    }
    return GK_OK;
}

/* 锘 and a character whose first byte is BF, at the start: a byte order mark before one that is
 * ASCII. */
static enum gk_status find_mark(struct gk_examination *e)
{
    uint16_t second = e->count > 1 ? gk_gbk_encode(e->characters[1]) : 0;
    if (!e->at_start || e->count < 2 || gk_gbk_encode(e->characters[0]) != 0xEFBB ||
        second >> 8 != 0xBF || (second & 0xFF) >= 0x80)
        return GK_OK;
    uint32_t left = second & 0xFF;
    return gk_examination_propose(e, GK_RULE_TEXT_BOM, GK_CERTAIN, 0, 2, &left, 1, false);
}

/* Where part of a paragraph is lost, what can be undone in the rest waits for it: half of a text
 * mended would hide what the other half was. */
static void wait_for_losses(struct gk_examination *e, size_t from)
{
    struct gk_damage *found = (struct gk_damage *)(void *)e->found->at;
    size_t count = e->found->length / sizeof *found;
    bool all_certain = true;
    for (size_t i = from; i < count; i++)
        all_certain &= found[i].certainty == GK_CERTAIN;
    for (size_t i = from; i < count && !all_certain; i++)
        if (found[i].certainty == GK_CERTAIN)
            found[i].certainty = GK_LIKELY;
}

enum gk_status gk_find_utf8_as_gbk(struct gk_examination *e)
{
    bool found = false;
    if (find_mark(e) != GK_OK)
        return GK_NO_MEMORY;
    size_t from = e->found->length / sizeof(struct gk_damage);
    if (go_over(e, false, &found) != GK_OK || (found && go_over(e, true, &found) != GK_OK))
        return GK_NO_MEMORY;
    wait_for_losses(e, from);
    return GK_OK;
}
