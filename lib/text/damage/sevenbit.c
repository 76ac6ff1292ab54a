/*
 * Chinese text in letters of ASCII, for lines that took seven bits only: +bElfAA- of UTF-7 (RFC
 * 2152) and &bElfAA- of mailbox names (RFC 3501, 5.1.3), ~{9+?*~} of HZ (RFC 1843).
 */
#include "text/cost.h"
#include "text/damage/kinds.h"
#include "text/damage/residue.h"
#include "text/gbk.h"

enum {
    LONGEST_RUN = 1 << 12,
    LONG_RUN = 64,         /* of which each + is not tried again */
    DEAREST = 13 * GK_BIT, /* the mean of what letters give that are no text is above that */
    FEWEST_SURE = 2,       /* characters of a run that is proof by itself */
};

/* A run, and what it stands for, in the first scratch. */
struct run {
    size_t end; /* 0: there is none */
    size_t han;
    bool sure;   /* no words of ASCII are written so */
    size_t next; /* where to go on if there is none */
};

/* Whether the characters are Chinese text. */
static bool is_text(const uint32_t *characters, size_t count, size_t *han)
{
    uint64_t cost = 0;
    *han = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = characters[i];
        if (!gk_is_ideograph(c) && !gk_is_chinese(c) && !gk_is_ascii_graphic(c))
            return false;
        if (!gk_is_ideograph(c))
            continue;
        *han += 1;
        cost += gk_cost(c);
    }
    return *han && cost <= *han * DEAREST;
}

/* The units of UTF-16 of letters [at, end); *good only where they are whole and characters. */
static enum gk_status read_units(const struct gk_examination *examination, size_t at, size_t end,
                                 struct gk_buffer *text, bool *good)
{
    enum gk_status status = GK_OK;
    uint32_t bits = 0, high = 0;
    unsigned count = 0;
    for (; at < end && *good && status == GK_OK; at++) {
        uint32_t letter = examination->characters[at];
        bits = bits << 6 | (uint32_t)gk_residue_base64(letter == ',' ? '/' : letter);
        count += 6;
        if (count < 16)
            continue;
        count -= 16;
        uint32_t unit = bits >> count & 0xFFFF;
        if (!high && unit - 0xD800 < 0x400) {
            high = unit;
            continue;
        }
        unit = high ? gk_residue_pair(high, unit) : gk_residue_character(unit);
        high = 0;
        *good = unit != 0;
        status = gk_characters_append(text, unit);
    }
    *good &= !high && count < 6 && !(bits & ((1u << count) - 1));
    return status;
}

/* UTF-7 whose first letter stands at `at`, behind the mark. Inside a word of ASCII it is closed,
 * where nothing else has proved that there is any. */
static enum gk_status read_utf7(const struct gk_examination *examination, size_t at, bool proved,
                                struct run *run)
{
    struct gk_buffer *text = &examination->scratch[0];
    bool mailbox = examination->characters[at - 1] == '&', good = true;
    size_t end = at;
    gk_buffer_clear(text);
    for (uint32_t c; (c = gk_character_at(examination, end)) != 0 && end - at < LONGEST_RUN; end++)
        if (gk_residue_base64(c) < 0 && !(mailbox && c == ','))
            break;
    if (end - at > LONG_RUN)
        run->next = end;
    bool closed = gk_character_at(examination, end) == '-';
    bool inside = at > 1 && gk_is_ascii_word(examination->characters[at - 2]);
    if (end - at < 3 || (!closed && (mailbox || (inside && !proved))))
        return GK_OK;
    enum gk_status status = read_units(examination, at, end, text, &good);
    good = good && is_text(gk_characters(text), gk_characters_count(text), &run->han);
    run->end = good ? end + closed : 0;
    run->sure = run->han >= FEWEST_SURE;
    return status;
}

/* HZ from ~{ on. Of GB 2312 both bytes are above 20, and ~ is none of them. */
static enum gk_status read_hz(const struct gk_examination *examination, size_t at, struct run *run)
{
    struct gk_buffer *text = &examination->scratch[0];
    enum gk_status status = GK_OK;
    gk_buffer_clear(text);
    for (size_t i = at + 2; status == GK_OK && i < at + LONGEST_RUN; i += 2) {
        uint32_t lead = gk_character_at(examination, i),
                 trail = gk_character_at(examination, i + 1);
        if (lead == '~' && trail == '}') {
            bool good = is_text(gk_characters(text), gk_characters_count(text), &run->han);
            run->end = good ? i + 2 : 0;
            run->sure = true;
            return GK_OK;
        }
        uint32_t c = gk_is_ascii_graphic(lead) && lead < 0x78 && gk_is_ascii_graphic(trail)
                         ? gk_gbk_decode(lead | 0x80, trail | 0x80)
                         : 0;
        if (!c || c - 0xE000 < 0x1900)
            return GK_OK;
        status = gk_characters_append(text, c);
    }
    return status;
}

/* What begins at this place, in the first scratch. */
static enum gk_status read_run(const struct gk_examination *examination, size_t at, bool proved,
                               struct run *run)
{
    uint32_t c = examination->characters[at];
    *run = (struct run){ .next = at + 1 };
    if (c == '+' || c == '&')
        return read_utf7(examination, at + 1, proved, run);
    return c == '~' && gk_character_at(examination, at + 1) == '{' ? read_hz(examination, at, run)
                                                                   : GK_OK;
}

/* Goes through the text: whether there is a run that is sure, or, where `adds`, adds all. */
static enum gk_status go_through(struct gk_examination *examination, bool adds, bool *sure)
{
    struct gk_token token = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0, end; i < examination->count && status == GK_OK; i = end) {
        struct run run;
        status = read_run(examination, i, adds, &run);
        end = run.end ? run.end : run.next;
        if (!run.end)
            continue;
        gk_token_move(&token, examination, i);
        if (token.address || gk_examination_is_taken(examination, i, end))
            continue;
        *sure |= run.sure;
        if (!adds && *sure)
            return status;
        const struct gk_buffer *text = &examination->scratch[0];
        if (adds && status == GK_OK)
            status = gk_examination_propose(examination, GK_RULE_TEXT_ESCAPE, GK_CERTAIN, i, end,
                                            gk_characters(text), gk_characters_count(text), false);
    }
    return status;
}

enum gk_status gk_find_seven_bit(struct gk_examination *examination)
{
    bool sure = false;
    enum gk_status status = go_through(examination, false, &sure);
    return status == GK_OK && sure ? go_through(examination, true, &sure) : status;
}
