#include "text/simplify.h"

#include <stdbool.h>

#include "base/utf8.h"

#include "text/tables/tables.h"

/* The variant of a character that the table of common Han says nothing of, or NULL. */
static const struct gk_variant *find_variant(uint32_t character)
{
    size_t low = 0, high = gk_variant_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (gk_variants[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < gk_variant_count && gk_variants[low].character == character)
        return &gk_variants[low];
    return NULL;
}

/* What the table of common Han says of a character, or 0. */
static uint32_t common_form(uint32_t character)
{
    return character - 0x4E00 < 0x5200 ? gk_simplified_han[character - 0x4E00] : 0;
}

/* The one of its forms, or the character itself. */
static uint32_t form_of(uint32_t character, bool matched)
{
    uint32_t form = common_form(character);
    if (form || character < 0x3400)
        return form ? form : character;
    const struct gk_variant *variant = find_variant(character);
    return !variant ? character : matched ? variant->matched : variant->simplified;
}

uint32_t gk_simplified(uint32_t character)
{
    return form_of(character, false);
}

/* No form has more bytes than four for what has three. */
struct gk_bytes gk_simplified_text(struct gk_arena *arena, struct gk_bytes text)
{
    enum { LONGEST = 4, SHORTEST_HAN = 3 };
    char *out = gk_arena_allocate(arena, text.length / SHORTEST_HAN * LONGEST + LONGEST);
    struct gk_bytes simplified = { out, 0 };
    for (size_t at = 0, length; out && at < text.length; at += length) {
        uint32_t c = gk_utf8_decode((struct gk_bytes){ text.at + at, text.length - at }, &length);
        simplified.length += gk_utf8_encode(gk_simplified(c), out + simplified.length);
    }
    return simplified;
}

uint32_t gk_matched(uint32_t character)
{
    return form_of(character, true);
}

uint32_t gk_unified(uint32_t character)
{
    uint32_t unified = 0;
    if (character - 0x2E80 < 0x160)
        unified = gk_unified_radicals[character - 0x2E80];
    else if (character - 0x31C0 < 0x30)
        unified = gk_unified_strokes[character - 0x31C0];
    else if (character - 0xF900 < 0x200)
        unified = gk_unified_compatibility[character - 0xF900];
    else if (character - 0x2F800 < 0x220)
        unified = gk_unified_supplement[character - 0x2F800];
    return unified ? unified : character;
}
