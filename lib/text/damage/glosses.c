/*
 * Pinyin in brackets behind a character: 發(fā)布, 各(ge)省, (zheng)(zheng).
 *
 * The tools that write them gloss every traditional character of their list, with its tone mark:
 * there one gloss is proof. Without tone marks, and on characters that are no converted ones,
 * authors write glosses too, for names and rare characters: 亳(bó)州. Those are damage only where
 * there are many, on characters that everybody can read; and where there are many of those, one on
 * a rarer character of the list is one of them.
 */
#include "text/cost.h"
#include "text/damage/examination.h"
#include "text/gloss.h"
#include "text/simplify.h"

enum { MANY = 3 };

struct found {
    size_t end; /* characters */
    bool toned;
    bool own;
};

static struct found gloss_at(const struct gk_examination *e, size_t at, uint32_t behind)
{
    struct gk_bytes rest = { e->text.at + e->offsets[at], e->text.length - e->offsets[at] };
    struct gk_gloss gloss = gk_gloss_at(rest, behind);
    struct found found = { at, gloss.toned, gloss.own };
    uint32_t end = e->offsets[at] + (uint32_t)gloss.length;
    while (e->offsets[found.end] < end)
        found.end++;
    return found;
}

static bool is_gloss(const struct found *found, size_t at)
{
    return found->end > at && (found->own || found->toned);
}

static bool is_everyday(uint32_t character)
{
    return gk_is_plain_han(character) && !gk_is_rare(character);
}

static bool is_converted(uint32_t character)
{
    return gk_simplified(character) != character;
}

/* Whether a bracket may open a gloss here: behind a character that everybody can read, or behind
 * any converted one. */
static bool may_open(const struct gk_examination *e, size_t at)
{
    return at && (e->characters[at] == '(' || e->characters[at] == 0xFF08) &&
           (is_everyday(e->characters[at - 1]) || is_converted(e->characters[at - 1])) &&
           !e->taken[at];
}

static size_t count_own(const struct gk_examination *e)
{
    size_t count = 0;
    for (size_t i = 1; i < e->count; i++)
        count += may_open(e, i) && is_everyday(e->characters[i - 1]) &&
                 gloss_at(e, i, e->characters[i - 1]).own;
    return count;
}

static enum gk_certainty certainty_of(uint32_t behind, const struct found *found, size_t own)
{
    if (!is_everyday(behind))
        return own >= MANY && found->own && found->toned ? GK_LIKELY : GK_REPORTED;
    if (is_converted(behind) && found->own)
        return found->toned || own >= MANY ? GK_CERTAIN : GK_LIKELY;
    return own >= MANY && (found->own || is_converted(behind)) ? GK_LIKELY : GK_REPORTED;
}

enum gk_status gk_find_glosses(struct gk_examination *e)
{
    size_t own = count_own(e);
    for (size_t i = 1; i < e->count; i++) {
        if (!may_open(e, i))
            continue;
        uint32_t behind = e->characters[i - 1];
        struct found found = gloss_at(e, i, behind);
        if (!is_gloss(&found, i))
            continue;
        enum gk_certainty certainty = certainty_of(behind, &found, own);
        size_t end = found.end;
        while (end < e->count && (found = gloss_at(e, end, behind), is_gloss(&found, end)))
            end = found.end;
        if (certainty > GK_REPORTED && !gk_examination_is_taken(e, i, end) &&
            gk_examination_add(e, GK_RULE_TEXT_GLOSS, certainty, i, end, GK_BYTES(""), false) !=
                GK_OK)
            return GK_NO_MEMORY;
        i = end - 1;
    }
    return GK_OK;
}
