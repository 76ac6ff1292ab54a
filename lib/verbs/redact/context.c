#include "verbs/redact/context.h"

#include "base/utf8.h"

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

static bool is_inside_character(struct gk_bytes text, size_t place)
{
    return place < text.length && ((unsigned char)text.at[place] & 0xC0) == 0x80;
}

/* Where what is shown begins; *first is the first stretch behind that place. */
static size_t find_start(struct gk_bytes text, const struct gk_redact_stretch *stretches,
                         size_t number, size_t *first)
{
    size_t place = stretches[number].start;
    size_t count = 0;
    *first = number;
    while (place && count < GK_REDACT_AROUND) {
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
        while (place && is_inside_character(text, place))
            place--;
        count++;
    }
    return place;
}

enum gk_status gk_redact_context(struct gk_buffer *out, struct gk_bytes text,
                                 const struct gk_redact_found *found, size_t number)
{
    const struct gk_redact_stretch *stretches = found->at;
    size_t next;
    size_t place = find_start(text, stretches, number, &next);
    size_t behind = 0;
    enum gk_status status = place ? gk_buffer_append(out, GK_BYTES("…")) : GK_OK;
    while (status == GK_OK && place < text.length && behind < GK_REDACT_AROUND) {
        size_t used = 1;
        size_t end = place + 1;
        if (next < found->count && stretches[next].start == place) {
            status = append_mask(out, stretches[next].mask, &used);
            end = stretches[next++].end;
        } else {
            while (is_inside_character(text, end))
                end++;
            struct gk_bytes character = { text.at + place, end - place };
            status = gk_buffer_append(out, found->starred ? GK_BYTES("*") : character);
        }
        behind += place > stretches[number].start ? used + !used : 0;
        /* A stretch of nothing is passed over. */
        place = end;
    }
    if (status == GK_OK && place < text.length)
        status = gk_buffer_append(out, GK_BYTES("…"));
    return status;
}
