#include "verbs/redact/context.h"

#include <stdlib.h>

#include "base/utf8.h"

/* ---- what was found, in order */

enum { ELSEWHERE = 2 }; /* stretches that one thing found may need */

enum gk_status gk_redact_found_open(struct gk_redact_found *found, struct gk_arena *arena,
                                    size_t count)
{
    found->count = 0;
    found->at = gk_arena_array(arena, count, ELSEWHERE * sizeof *found->at);
    found->place = gk_arena_array(arena, count, sizeof *found->place);
    return found->at && found->place ? GK_OK : GK_NO_MEMORY;
}

void gk_redact_found_add(struct gk_redact_found *found, struct gk_redact_stretch stretch)
{
    stretch.number = (uint32_t)found->count;
    found->at[found->count++] = stretch;
}

/* In which other part that stretch stands too: what was written near percent signs is in the
 * decoded part once more. */
static bool find_elsewhere(const struct gk_markup *markup, const struct gk_redact_stretch *stretch,
                           struct gk_redact_stretch *elsewhere)
{
    static const enum gk_markup_part undecoded[] = { GK_MARKUP_VISIBLE, GK_MARKUP_HIDDEN };
    static const enum gk_markup_part decoded[] = { GK_MARKUP_ENCODED };
    bool is_decoded = gk_markup_part_of(markup, stretch->start) == GK_MARKUP_ENCODED;
    const enum gk_markup_part *parts = is_decoded ? undecoded : decoded;
    for (int i = 0; i < 1 + is_decoded; i++) {
        *elsewhere = (struct gk_redact_stretch){
            .start = gk_markup_source_start(markup, stretch->start),
            .end = gk_markup_source_end(markup, stretch->end),
            .mask = GK_BYTES("***"),
            .number = UINT32_MAX,
        };
        if (gk_markup_find(markup, parts[i], &elsewhere->start, &elsewhere->end))
            return true;
    }
    return false;
}

static int compare(const void *left, const void *right)
{
    const struct gk_redact_stretch *a = left;
    const struct gk_redact_stretch *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* Of two that overlap the later one begins where the first ends: both are masked. */
static void part(struct gk_redact_found *found)
{
    uint32_t end = 0;
    for (size_t i = 0; i < found->count; i++) {
        struct gk_redact_stretch *stretch = &found->at[i];
        stretch->start = stretch->start < end ? end : stretch->start;
        stretch->end = stretch->end < stretch->start ? stretch->start : stretch->end;
        end = stretch->end;
    }
}

void gk_redact_found_arrange(struct gk_redact_found *found, const struct gk_markup *markup)
{
    size_t count = found->count;
    for (size_t i = 0; i < count && !markup->same; i++)
        if (find_elsewhere(markup, &found->at[i], &found->at[found->count]))
            found->count++;
    if (found->count > count)
        qsort(found->at, found->count, sizeof *found->at, compare);
    part(found);
    for (size_t i = 0; i < found->count; i++)
        if (found->at[i].number != UINT32_MAX)
            found->place[found->at[i].number] = (uint32_t)i;
}

/* ---- what stands around one of them */

/* The length of what is shown of a mask, in bytes; *characters of it. */
static size_t shown_of(struct gk_bytes mask, size_t *characters)
{
    struct gk_bytes left = mask;
    for (*characters = 0; left.length && *characters < GK_REDACT_MASK_LENGTH; ++*characters) {
        size_t length;
        gk_utf8_decode(left, &length);
        left.at += length;
        left.length -= length;
    }
    return mask.length - left.length;
}

static enum gk_status append_mask(struct gk_buffer *out, struct gk_bytes mask, size_t *characters)
{
    struct gk_bytes shown = { mask.at, shown_of(mask, characters) };
    if (gk_buffer_append(out, shown) != GK_OK)
        return GK_NO_MEMORY;
    return shown.length < mask.length ? gk_buffer_append(out, GK_BYTES("…")) : GK_OK;
}

/* A character of the text; what ends a line or parts cells is shown as a blank, the joint that a
 * tag leaves not at all. */
static enum gk_status append_character(struct gk_buffer *out, struct gk_bytes character,
                                       bool starred)
{
    size_t length;
    uint32_t c = gk_utf8_decode(character, &length);
    bool blank = c < ' ' || c == 0x2028 || c == 0x2029;
    if (c == 0x2060)
        return GK_OK;
    return gk_buffer_append(out, starred ? GK_BYTES("*") : blank ? GK_BYTES(" ") : character);
}

static bool is_inside_character(struct gk_bytes text, uint32_t place)
{
    return place < text.length && ((unsigned char)text.at[place] & 0xC0) == 0x80;
}

/* Where what is shown begins, not before `low`; *first is the first stretch behind that place. */
static uint32_t find_start(struct gk_bytes text, const struct gk_redact_stretch *stretches,
                           uint32_t low, size_t *first)
{
    uint32_t place = stretches[*first].start;
    size_t count = 0;
    while (place > low && count < GK_REDACT_AROUND) {
        const struct gk_redact_stretch *before = *first ? &stretches[*first - 1] : NULL;
        if (before && before->end == place) {
            size_t characters;
            shown_of(before->mask, &characters);
            count += characters + !characters;
            place = before->start;
            --*first;
            continue;
        }
        place--;
        while (place > low && is_inside_character(text, place))
            place--;
        count++;
    }
    return place;
}

/* The part of the view in which that byte stands. */
static void find_part(const struct gk_markup *markup, uint32_t byte, uint32_t *low, uint32_t *high)
{
    uint32_t end = *high;
    *low = 0;
    if (markup->same)
        return;
    const uint32_t borders[] = { 0, markup->hidden, markup->encoded, end };
    enum gk_markup_part found = gk_markup_part_of(markup, byte);
    *low = borders[found];
    *high = borders[found + 1];
}

enum gk_status gk_redact_context(struct gk_buffer *out, const struct gk_markup *markup,
                                 struct gk_bytes view, const struct gk_redact_found *found,
                                 uint32_t number)
{
    const struct gk_redact_stretch *stretches = found->at;
    const struct gk_redact_stretch *own = &stretches[found->place[number]];
    size_t next = found->place[number];
    uint32_t low, high = (uint32_t)view.length;
    find_part(markup, own->start, &low, &high);
    uint32_t place = find_start(view, stretches, low, &next);
    size_t behind = 0;
    enum gk_status status = place > low ? gk_buffer_append(out, GK_BYTES("…")) : GK_OK;
    while (status == GK_OK && place < high && behind < GK_REDACT_AROUND) {
        size_t used = 1;
        uint32_t end = place + 1;
        if (next < found->count && stretches[next].start == place) {
            status = append_mask(out, stretches[next].mask, &used);
            end = stretches[next++].end;
        } else {
            while (is_inside_character(view, end))
                end++;
            struct gk_bytes character = { view.at + place, end - place };
            status = append_character(out, character, found->starred);
        }
        behind += place > own->start ? used + !used : 0;
        place = end;
    }
    if (status == GK_OK && place < high)
        status = gk_buffer_append(out, GK_BYTES("…"));
    return status;
}
