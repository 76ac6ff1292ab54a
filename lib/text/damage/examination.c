#include "text/damage/examination.h"

#include "base/utf8.h"
#include "text/damage/script.h"

enum gk_status gk_append_character(struct gk_buffer *buffer, uint32_t character)
{
    char bytes[4];
    return gk_buffer_append(buffer, (struct gk_bytes){ bytes, gk_utf8_encode(character, bytes) });
}

enum gk_status gk_characters_append(struct gk_buffer *buffer, uint32_t character)
{
    return gk_buffer_append(buffer,
                            (struct gk_bytes){ (const char *)&character, sizeof character });
}

enum gk_status gk_examination_add(struct gk_examination *examination, enum gk_rule_id rule,
                                  enum gk_certainty certainty, size_t start, size_t end,
                                  struct gk_bytes proposal, bool lossy)
{
    struct gk_damage damage = { .rule = rule,
                                .certainty = certainty,
                                .lossy = lossy,
                                .confidence = examination->account.confidence,
                                .code = examination->account.code,
                                .decoder = examination->account.decoder,
                                .start = (uint32_t)start,
                                .end = (uint32_t)end };
    if (proposal.at) {
        damage.proposal = gk_arena_copy(examination->arena, proposal);
        if (!damage.proposal.at)
            return GK_NO_MEMORY;
    }
    /* A decoder leaves its span to nobody else, even where it cannot bring the text back. */
    if ((proposal.at && certainty > GK_REPORTED) || gk_is_of_decoder(rule))
        memset(examination->taken + start, 1, end - start);
    return gk_buffer_append(examination->found,
                            (struct gk_bytes){ (const char *)&damage, sizeof damage });
}

enum gk_status gk_examination_propose(struct gk_examination *examination, enum gk_rule_id rule,
                                      enum gk_certainty certainty, size_t start, size_t end,
                                      const uint32_t *characters, size_t count, bool lossy)
{
    struct gk_buffer *text = &examination->scratch[3];
    gk_buffer_clear(text);
    if (gk_buffer_reserve(text, 4 * count) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        text->length += gk_utf8_encode(characters[i], text->at + text->length);
    struct gk_bytes proposal = { text->at ? text->at : "", text->length };
    return gk_examination_add(examination, rule, certainty, start, end, proposal, lossy);
}

bool gk_examination_is_taken(const struct gk_examination *examination, size_t start, size_t end)
{
    return start < end && memchr(examination->taken + start, 1, end - start) != NULL;
}

enum gk_status gk_examination_costs(struct gk_examination *examination)
{
    struct gk_buffer *costs = &examination->scratch[GK_MENDER_SCRATCH - 1];
    size_t length = examination->count * sizeof *examination->costs;
    if (examination->costs)
        return GK_OK;
    gk_buffer_clear(costs);
    if (gk_buffer_reserve(costs, length + 1) != GK_OK)
        return GK_NO_MEMORY;
    uint16_t *each = (uint16_t *)(void *)costs->at;
    gk_foreign_costs(examination->characters, examination->count, each);
    examination->costs = each;
    return GK_OK;
}

enum gk_status gk_examination_told(const struct gk_examination *examination,
                                   struct gk_buffer *marks)
{
    const struct gk_damage *found = (const struct gk_damage *)(const void *)examination->found->at;
    gk_buffer_clear(marks);
    if (gk_buffer_reserve(marks, examination->count + 1) != GK_OK)
        return GK_NO_MEMORY;
    memset(marks->at, 0, examination->count + 1);
    for (size_t i = 0; i < examination->found->length / sizeof *found; i++)
        memset(marks->at + found[i].start, 1, found[i].end - found[i].start);
    return GK_OK;
}
