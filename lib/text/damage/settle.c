/*
 * One damage is told once. Where a wrong decoder explains a span, its characters are no damage of
 * another kind: to mend them by themselves would take away the bytes that bring back the text. Of
 * two decoders the one that was found first counts.
 */
#include <stdlib.h>

#include "base/ascii.h"
#include "text/cost.h"
#include "text/damage/examination.h"

/* Pieces of one damage lie so near to each other, in characters; one that costs so many bits is no
 * good text between them. */
enum { NEAR = 4, ODD_BITS = 12 };

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

/* Whether ordinary Han stand near it, and no rare ones, as in official text. */
static bool stands_in_chinese(const struct gk_examination *e, const struct gk_damage *damage)
{
    size_t from = damage->start < NEAR ? 0 : damage->start - NEAR, ordinary = 0;
    for (size_t i = from; i < damage->end + NEAR && i < e->count; i++) {
        if ((i >= damage->start && i < damage->end) || !gk_is_plain_han(e->characters[i]))
            continue;
        if (gk_is_rare(e->characters[i]))
            return false;
        ordinary++;
    }
    return ordinary > 0;
}

/* Characters that another code may have put there: beside damage that is not undone exactly they
 * stay as they are, for the bytes that they stand for. */
static void keep_for_bytes(const struct gk_examination *e, struct gk_damage *found, size_t count)
{
    bool damaged = false;
    for (size_t i = 0; i < count; i++)
        damaged |= found[i].rule == GK_RULE_TEXT_REPLACEMENT ||
                   found[i].rule == GK_RULE_TEXT_QUESTION ||
                   (gk_is_of_decoder(found[i].rule) && found[i].certainty != GK_CERTAIN);
    for (size_t i = 0; i < count; i++) {
        bool radical = found[i].rule == GK_RULE_TEXT_RADICAL; /* which come in whole words */
        if ((radical || found[i].rule == GK_RULE_TEXT_COMPATIBILITY ||
             found[i].rule == GK_RULE_TEXT_PRIVATE) &&
            (damaged || (!radical && !stands_in_chinese(e, &found[i]))))
            found[i].certainty = GK_REPORTED;
    }
}

static int compare_starts(const void *left, const void *right)
{
    const struct gk_damage *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

/* Whether the second goes on where the first ends, but for a few marks or odd characters. */
static bool is_near(const struct gk_examination *e, const struct gk_damage *first,
                    const struct gk_damage *second)
{
    if (first->rule != second->rule || !gk_is_of_decoder(first->rule) ||
        second->start < first->end || second->start - first->end > NEAR ||
        first->decoder != second->decoder || !first->proposal.at != !second->proposal.at)
        return false;
    for (uint32_t i = first->end; i < second->start; i++)
        if (!gk_is_ascii_graphic(e->characters[i]) &&
            !(e->costs && e->costs[i] >= ODD_BITS * GK_BIT))
            return false;
    return true;
}

/* The first takes the second in. */
static enum gk_status join(struct gk_examination *e, struct gk_damage *first,
                           const struct gk_damage *second)
{
    struct gk_buffer *text = &e->scratch[0];
    struct gk_bytes between = { e->text.at + e->offsets[first->end],
                                e->offsets[second->start] - e->offsets[first->end] };
    gk_buffer_clear(text);
    if (first->proposal.at) {
        if (gk_buffer_append(text, first->proposal) != GK_OK ||
            gk_buffer_append(text, between) != GK_OK ||
            gk_buffer_append(text, second->proposal) != GK_OK ||
            gk_buffer_append_byte(text, 0) != GK_OK)
            return GK_NO_MEMORY;
        first->proposal = gk_arena_copy(e->arena, (struct gk_bytes){ text->at, text->length - 1 });
        if (!first->proposal.at)
            return GK_NO_MEMORY;
    }
    first->end = second->end;
    first->lossy |= second->lossy;
    if (second->certainty < first->certainty)
        first->certainty = second->certainty;
    if (second->confidence < first->confidence)
        first->confidence = second->confidence;
    return GK_OK;
}

/* Leaves out what stands between two pieces that are one: they tell of it. */
static size_t drop_between(struct gk_damage *found, size_t from, size_t kept, uint32_t start)
{
    size_t left = from;
    for (size_t i = from; i < kept; i++)
        if (stands_beside(found[i].rule) || found[i].start < start)
            found[left++] = found[i];
    return left;
}

/* Pieces of one damage, which a mark of loss or a sign of good text parts, are one finding. */
static enum gk_status join_pieces(struct gk_examination *e)
{
    struct gk_damage *found = (struct gk_damage *)(void *)e->found->at;
    size_t count = e->found->length / sizeof *found, kept = 0, behind = 0;
    struct gk_damage *last = NULL; /* of a decoder; found[behind] stands behind it */
    if (count > 1)
        qsort(found, count, sizeof *found, compare_starts);
    for (size_t i = 0; i < count; i++) {
        if (last && is_near(e, last, &found[i])) {
            kept = drop_between(found, behind, kept, last->end);
            if (join(e, last, &found[i]) != GK_OK)
                return GK_NO_MEMORY;
            continue;
        }
        found[kept] = found[i];
        if (gk_is_of_decoder(found[kept++].rule)) {
            last = &found[kept - 1];
            behind = kept;
        }
    }
    e->found->length = kept * sizeof *found;
    return GK_OK;
}

enum gk_status gk_examination_settle(struct gk_examination *e)
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
    keep_for_bytes(e, found, kept);
    return join_pieces(e);
}
