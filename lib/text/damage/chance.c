/*
 * GBK whose bytes happen to be UTF-8: pairs C2-DF A1-BF are two-byte characters there. Words of
 * two characters come out so in 3 of 100 cases, longer ones seldom, as letters of scripts that
 * never stand together.
 */
#include "base/utf8.h"
#include "text/cost.h"
#include "text/damage/examination.h"
#include "text/damage/script.h"
#include "text/gbk.h"

/* The run of two-byte characters from `at`; *mixed says that no language writes so. */
static size_t run_length(const struct gk_examination *e, size_t at, bool *mixed)
{
    enum gk_script all = GK_NO_SCRIPT;
    size_t end = at;
    *mixed = false;
    for (; end < e->count && e->characters[end] - 0x80 < 0x780 && !e->taken[end]; end++) {
        enum gk_script script = gk_script_of(e->characters[end]);
        *mixed |= script == GK_ODD_LETTER || (script && all && script != all);
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

/*
 * A word that was read so stands by itself: a name, a title. Pairs out of a longer text that lost
 * its other bytes look the same and are out of step, so nothing else may stand in the text, no
 * more than four characters, and these must be the most common ones.
 */
static bool is_alone(const struct gk_examination *e, size_t count)
{
    const uint32_t *made = gk_characters(&e->scratch[0]);
    return e->at_start && count == e->count && count <= 4 &&
           gk_cost_sum(made, count) <= count * 10 * (uint64_t)GK_BIT;
}

enum gk_status gk_find_gbk_as_utf8(struct gk_examination *e)
{
    for (size_t at = 0; at < e->count;) {
        bool mixed, common;
        size_t count = run_length(e, at, &mixed);
        if (count >= 2 && mixed) {
            if (read_gbk(e, at, count, &common) != GK_OK)
                return GK_NO_MEMORY;
            enum gk_certainty certainty = common && is_alone(e, count) ? GK_LIKELY : GK_REPORTED;
            if (common &&
                gk_examination_propose(e, GK_RULE_TEXT_GBK_AS_UTF8, certainty, at, at + count,
                                       gk_characters(&e->scratch[0]), count, false) != GK_OK)
                return GK_NO_MEMORY;
        }
        at += count ? count : 1;
    }
    return GK_OK;
}
