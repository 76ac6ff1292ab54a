#include "match/condensed.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"

enum {
    MOST_SIGNS = 2,
    MOST_BETWEEN = 3, /* cells between two digits of a number */
};

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t';
}

/* Punctuation and ornaments, as folding leaves them, that end no sentence. */
static bool is_sign(uint32_t c)
{
    if (c < 0x80)
        return gk_is_ascii_graphic(c) && !gk_is_ascii_word(c) && c != '!' && c != '?';
    return c == 0xB7 || (c >= 0x2010 && c <= 0x205E) || (c >= 0x25A0 && c <= 0x27BF) ||
           c == U'、' || c == U'〃' || (c >= U'〈' && c <= U'〟') || c == U'・' ||
           (c >= 0xFE10 && c <= 0xFE6F);
}

/* How many cells from `at` on are signs inside a word. */
static size_t inside_word(const struct gk_folded *folded, size_t at)
{
    size_t signs = 0;
    size_t end = at;
    if (!gk_is_han(folded->characters[at - 1]))
        return 0;
    for (; end < folded->count && signs <= MOST_SIGNS; end++) {
        uint32_t c = folded->characters[end];
        if (!is_sign(c) && !is_blank(c))
            break;
        signs += is_sign(c);
    }
    bool word =
        signs && signs <= MOST_SIGNS && end < folded->count && gk_is_han(folded->characters[end]);
    return word ? end - at : 0;
}

/* The same inside a number. */
static size_t inside_number(const struct gk_folded *folded, size_t at)
{
    size_t end = at;
    if (!gk_is_ascii_digit(folded->characters[at - 1]))
        return 0;
    for (; end < folded->count && end - at <= MOST_BETWEEN; end++) {
        uint32_t c = folded->characters[end];
        if (gk_is_ascii_digit(c))
            return end - at;
        if (!is_sign(c) && !is_blank(c) && c != '\n' && c != '\r')
            break;
    }
    return 0;
}

static enum gk_status reserve(struct gk_condensed *condensed, size_t needed)
{
    if (needed <= condensed->capacity)
        return GK_OK;
    uint32_t *characters =
        gk_memory_resize(condensed->characters, gk_size_multiply(needed, sizeof *characters));
    if (!characters)
        return GK_NO_MEMORY;
    condensed->characters = characters;
    uint32_t *cells = gk_memory_resize(condensed->cells, gk_size_multiply(needed, sizeof *cells));
    if (!cells)
        return GK_NO_MEMORY;
    condensed->cells = cells;
    condensed->capacity = needed;
    return GK_OK;
}

/* Leaves out what is inside something. */
static enum gk_status leave_out(struct gk_condensed *condensed, const struct gk_folded *folded,
                                size_t (*inside)(const struct gk_folded *, size_t at))
{
    if (reserve(condensed, folded->count) != GK_OK)
        return GK_NO_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < folded->count; i++) {
        if (i)
            i += inside(folded, i);
        condensed->characters[count] = folded->characters[i];
        condensed->cells[count++] = (uint32_t)i;
    }
    condensed->count = count;
    return GK_OK;
}

enum gk_status gk_condense(struct gk_condensed *condensed, const struct gk_folded *folded)
{
    return leave_out(condensed, folded, inside_word);
}

enum gk_status gk_condense_numbers(struct gk_condensed *condensed, const struct gk_folded *folded)
{
    return leave_out(condensed, folded, inside_number);
}

enum gk_status gk_condense_term(struct gk_bytes term, struct gk_buffer *out)
{
    struct gk_folded folded = { 0 };
    enum gk_status status = gk_fold(&folded, term);
    gk_buffer_clear(out);
    for (size_t i = 0; i < folded.count && status == GK_OK; i++) {
        char encoded[4];
        size_t length = gk_utf8_encode(folded.characters[i], encoded);
        if (!is_sign(folded.characters[i]))
            status = gk_buffer_append(out, (struct gk_bytes){ encoded, length });
    }
    gk_folded_free(&folded);
    return status;
}

void gk_condensed_free(struct gk_condensed *condensed)
{
    gk_memory_release(condensed->characters);
    gk_memory_release(condensed->cells);
    *condensed = (struct gk_condensed){ 0 };
}
