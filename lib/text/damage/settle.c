/*
 * One damage is told once. Where a wrong decoder explains a span, its characters are no damage of
 * another kind: to mend them by themselves would take away the bytes that bring back the text. Of
 * two decoders the one that was found first counts.
 */
#include "text/damage/examination.h"
#include "text/damage/script.h"

bool gk_is_of_decoder(enum gk_rule_id rule)
{
    switch (rule) {
    case GK_RULE_TEXT_UTF8_AS_GBK:
    case GK_RULE_TEXT_UTF8_AS_LATIN:
    case GK_RULE_TEXT_GBK_AS_LATIN:
    case GK_RULE_TEXT_GBK_AS_UTF8:
    case GK_RULE_TEXT_BIG5_AS_GBK:
    case GK_RULE_TEXT_GBK_AS_BIG5:
    case GK_RULE_TEXT_MISREAD:
    case GK_RULE_TEXT_GARBLED:
    case GK_RULE_TEXT_SHIFTED:
    case GK_RULE_TEXT_UTF16:
        return true;
    default:
        return false;
    }
}

/* What is told of a character that a decoder's damage has swallowed, or of a mark before a text. */
static bool stands_beside(enum gk_rule_id rule)
{
    return rule == GK_RULE_TEXT_SWALLOWED || rule == GK_RULE_TEXT_BOM;
}

/* Characters that another code may have put there: beside damage that is not undone exactly they
 * stay as they are, for the bytes that they stand for. */
static void keep_for_bytes(struct gk_damage *found, size_t count)
{
    bool damaged = false;
    for (size_t i = 0; i < count; i++)
        damaged |= found[i].rule == GK_RULE_TEXT_REPLACEMENT ||
                   (gk_is_of_decoder(found[i].rule) && found[i].certainty != GK_CERTAIN);
    for (size_t i = 0; i < count && damaged; i++)
        if (found[i].rule == GK_RULE_TEXT_COMPATIBILITY || found[i].rule == GK_RULE_TEXT_PRIVATE)
            found[i].certainty = GK_REPORTED;
}

/* Compatibility ideographs stand in Korean text. */
static bool is_korean(const struct gk_examination *e)
{
    for (size_t i = 0; i < e->count; i++)
        if (gk_script_of(e->characters[i]) == GK_HANGUL)
            return true;
    return false;
}

void gk_examination_settle(struct gk_examination *e)
{
    struct gk_damage *found = (struct gk_damage *)(void *)e->found->at;
    size_t count = e->found->length / sizeof *found, kept = 0;
    uint8_t *explained = e->taken; /* the detectors have done with it */
    memset(explained, 0, e->count);
    for (size_t i = 0; i < count; i++) {
        struct gk_damage *damage = &found[i];
        uint32_t length = damage->end - damage->start;
        bool decoder = gk_is_of_decoder(damage->rule);
        bool known = length && memchr(explained + damage->start, 1, length) != NULL;
        damage->gone = known && !stands_beside(damage->rule);
        if (decoder && !damage->gone)
            memset(explained + damage->start, 1, length);
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t length = found[i].end - found[i].start;
        bool known = length && memchr(explained + found[i].start, 1, length) != NULL;
        if (!found[i].gone &&
            (gk_is_of_decoder(found[i].rule) || stands_beside(found[i].rule) || !known))
            found[kept++] = found[i];
    }
    e->found->length = kept * sizeof *found;
    keep_for_bytes(found, kept);
    for (size_t i = 0; i < kept; i++)
        if (found[i].rule == GK_RULE_TEXT_COMPATIBILITY && is_korean(e))
            found[i].certainty = GK_REPORTED;
}
