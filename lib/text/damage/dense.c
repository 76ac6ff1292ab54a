/*
 * A row of characters and letters that nobody writes beside each other, and that no decoder
 * explains as a whole: bytes were lost on the way, and what stood there only the source has.
 * A shifted step that explains a part of it is no explanation.
 */
#include "text/cost.h"
#include "text/damage/costly.h"
#include "text/damage/kinds.h"

/* In bits, and in characters; the bits that Han cost more, together and each, and the share of
 * them, of ten, that official documents seldom have. */
enum {
    LEAST_EXCESS = 24,
    LEAST_CHARACTERS = 6,
    LEAST_DISTINCT = 3,
    HAN_EXCESS = 40,
    HAN_EACH = 4,
    HAN_RARE = 6,
};

/* Rare words of Chinese stand in a row, too: names of plants, of substances, of villages. Letters
 * that form no words do not. */
static bool is_dense(const struct gk_examination *e, const struct gk_costly *costly)
{
    uint32_t seen[LEAST_DISTINCT];
    size_t distinct = 0, han = 0, rare = 0;
    for (size_t i = costly->start; i < costly->end; i++) {
        uint32_t c = e->characters[i];
        size_t k = 0;
        han += gk_is_ideograph(c);
        rare += gk_is_ideograph(c) && gk_is_rare(c);
        while (k < distinct && seen[k] != c)
            k++;
        if (k == distinct && c >= 0x80 && distinct < LEAST_DISTINCT)
            seen[distinct++] = c;
    }
    if (costly->count < LEAST_CHARACTERS || distinct < LEAST_DISTINCT)
        return false;
    bool letters = 2 * han < costly->count;
    return letters || (costly->excess >= HAN_EXCESS * GK_BIT &&
                       costly->excess >= HAN_EACH * GK_BIT * (int64_t)costly->count &&
                       10 * rare >= HAN_RARE * han);
}

/* Whether a decoder explains most of the stretch; what explains a part of it is left out. */
static bool is_explained(struct gk_examination *e, const struct gk_costly *costly)
{
    struct gk_damage *found = (struct gk_damage *)(void *)e->found->at;
    size_t count = e->found->length / sizeof *found, kept = 0, covered = 0;
    for (size_t i = 0; i < count; i++) {
        size_t start = found[i].start > costly->start ? found[i].start : costly->start;
        size_t end = found[i].end < costly->end ? found[i].end : costly->end;
        covered += start < end && gk_is_of_decoder(found[i].rule) ? end - start : 0;
    }
    if (4 * covered >= 3 * (costly->end - costly->start))
        return true;
    for (size_t i = 0; i < count; i++) {
        bool within = found[i].start < costly->end && found[i].end > costly->start;
        if (!within || found[i].rule != GK_RULE_TEXT_SHIFTED)
            found[kept++] = found[i];
    }
    e->found->length = kept * sizeof *found;
    return false;
}

enum gk_status gk_find_dense(struct gk_examination *e)
{
    struct gk_costly costly;
    if (gk_examination_costs(e) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t at = 0; at < e->count && gk_costly_next(e, NULL, at, LEAST_EXCESS, &costly);
         at = costly.end)
        if (is_dense(e, &costly) && !is_explained(e, &costly) &&
            gk_examination_add(e, GK_RULE_TEXT_GARBLED, GK_REPORTED, costly.start, costly.end,
                               (struct gk_bytes){ NULL, 0 }, true) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}
