/*
 * GBK whose bytes happen to be UTF-8: pairs C2-DF A1-BF are two-byte characters there. Words of
 * two characters come out so in 3 of 100 cases, longer ones seldom, as letters of scripts that
 * never stand together.
 */
#include "base/utf8.h"
#include "text/cost.h"
#include "text/damage/examination.h"
#include "text/gbk.h"

/* Scripts whose letters make up words; signs such as § ° · stand beside any of them. */
enum script {
    NO_SCRIPT,
    LATIN,
    GREEK,
    CYRILLIC,
    ODD, /* other scripts, phonetic letters, combining marks: never a word by themselves here */
};

static enum script script_of(uint32_t c)
{
    if (c < 0xC0 || c == 0xD7 || c == 0xF7)
        return NO_SCRIPT;
    if (c < 0x180 || (c >= 0x1CD && c <= 0x1DC) || c == 0x1A1 || c == 0x1B0)
        return LATIN;
    if (c >= 0x386 && c <= 0x3CE)
        return GREEK;
    if (c >= 0x400 && c <= 0x45F)
        return CYRILLIC;
    return ODD;
}

/* The run of two-byte characters from `at`; *mixed says that no language writes so. */
static size_t run_length(const struct gk_examination *e, size_t at, bool *mixed)
{
    enum script all = NO_SCRIPT;
    size_t end = at;
    *mixed = false;
    for (; end < e->count && e->characters[end] - 0x80 < 0x780 && !e->taken[end]; end++) {
        enum script script = script_of(e->characters[end]);
        *mixed |= script == ODD || (script && all && script != all);
        all = script ? script : all;
    }
    return end - at;
}

/* Reads the run as GBK into scratch 0; false where that makes no common Han. */
static enum gk_status read_gbk(struct gk_examination *e, size_t start, size_t count, bool *common)
{
    struct gk_buffer *out = &e->scratch[0];
    gk_buffer_clear(out);
    *common = false;
    for (size_t i = start; i < start + count; i++) {
        char bytes[4];
        gk_utf8_encode(e->characters[i], bytes);
        uint32_t c = gk_gbk_decode((unsigned char)bytes[0], (unsigned char)bytes[1]);
        if (c - 0x4E00 > 0x9FFF - 0x4E00 || gk_is_rare(c))
            return GK_OK;
        if (gk_characters_append(out, c) != GK_OK)
            return GK_NO_MEMORY;
    }
    *common = gk_cost_sum(gk_characters(out), count) <= count * 12 * (uint64_t)GK_BIT;
    return GK_OK;
}

/* Beside characters that were lost, what is left of their neighbours may be no whole words. */
static bool has_losses(const struct gk_examination *e)
{
    for (size_t i = 0; i < e->count; i++)
        if (e->characters[i] == 0xFFFD)
            return true;
    return false;
}

enum gk_status gk_find_gbk_as_utf8(struct gk_examination *e)
{
    enum gk_certainty certainty = has_losses(e) ? GK_LIKELY : GK_CERTAIN;
    for (size_t at = 0; at < e->count;) {
        bool mixed, common;
        size_t count = run_length(e, at, &mixed);
        if (count >= 2 && mixed) {
            if (read_gbk(e, at, count, &common) != GK_OK ||
                (common &&
                 gk_examination_propose(e, GK_RULE_TEXT_GBK_AS_UTF8, certainty, at, at + count,
                                        gk_characters(&e->scratch[0]), count, false) != GK_OK))
                return GK_NO_MEMORY;
        }
        at += count ? count : 1;
    }
    return GK_OK;
}
