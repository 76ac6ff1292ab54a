#include "text/fold.h"

#include "base/memory.h"
#include "base/utf8.h"

/* What becomes of a character that is dropped. No character has this number. */
#define DROPPED UINT32_MAX

/* Below this size one cell a byte is cheaper than counting the characters first. */
enum { SMALL_TEXT = 4096 };

bool gk_is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static inline bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline uint32_t fold_ascii(uint32_t c)
{
    return c - 'A' < 26 ? c | 0x20 : c;
}

/* General punctuation, U+2000 to U+206F: where most invisible characters are. */
static uint32_t fold_punctuation(uint32_t c)
{
    if (c <= 0x200A || c == 0x202F || c == 0x205F)
        return ' ';
    if (c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2060)
        return DROPPED;
    return c == 0x2028 || c == 0x2029 ? '\n' : c;
}

/* Any character beyond ASCII. */
static uint32_t fold_other(uint32_t c)
{
    if (c < 0x2000) {
        if (c == 0xAD || c == 0x034F || c == 0x061C || c == 0x180E)
            return DROPPED;
        return c == 0xA0 || c == 0x1680 ? ' ' : c == 0x85 ? '\n' : c;
    }
    if (c < 0x2070)
        return fold_punctuation(c);
    if (c == 0x3000)
        return ' ';
    if (c >= 0xFF01 && c <= 0xFF5E)
        return fold_ascii(c - 0xFEE0);
    if (c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF))
        return DROPPED;
    return c;
}

/* The character at `at`, which is beyond ASCII, and where it ends. */
static inline uint32_t decode(const unsigned char *at, uint32_t *length)
{
    if (at[0] < 0xE0) {
        *length = 2;
        return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    }
    if (at[0] < 0xF0) {
        *length = 3;
        return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    }
    *length = 4;
    return (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
}

/*
 * Whether these blanks between two Han characters are layout within a line of text. A single
 * line break is one where a line was wrapped; a further break, or a blank behind it, begins a
 * paragraph, and words do not run on across paragraphs.
 */
static bool are_layout(const struct gk_cell *blanks, size_t count)
{
    size_t i = 0;
    while (i < count && (blanks[i].character == ' ' || blanks[i].character == '\t'))
        i++;
    if (i < count && blanks[i].character == '\r')
        i++;
    if (i < count && blanks[i].character == '\n')
        i++;
    return i == count;
}

static enum gk_status reserve(struct gk_folded *folded, size_t needed)
{
    if (needed <= folded->capacity)
        return GK_OK;
    size_t wanted = folded->capacity + folded->capacity / 2;
    if (wanted < needed)
        wanted = needed;
    struct gk_cell *cells =
        gk_memory_resize(folded->cells, gk_size_multiply(wanted, sizeof *cells));
    if (!cells)
        return GK_NO_MEMORY;
    folded->cells = cells;
    folded->capacity = wanted;
    return GK_OK;
}

enum gk_status gk_fold(struct gk_folded *folded, struct gk_bytes text)
{
    const unsigned char *bytes = (const unsigned char *)text.at;
    folded->count = 0;
    if (reserve(folded, text.length <= SMALL_TEXT ? text.length : gk_utf8_count(text)) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_cell *cell = folded->cells;
    bool behind_han = false; /* the last cell that is no blank is Han */
    size_t blanks = 0;       /* cells since then, where it is */
    for (uint32_t at = 0, length; at < text.length; at += length) {
        uint32_t c = bytes[at];
        if (c < 0x80) {
            length = 1;
            c = fold_ascii(c);
        } else {
            c = decode(bytes + at, &length);
            if (c - 0x4E00 >= 0x5200 && (c = fold_other(c)) == DROPPED)
                continue;
        }
        if (c - 0x4E00 < 0x5200 || (c >= 0x3007 && gk_is_han(c))) {
            if (blanks && are_layout(cell - blanks, blanks))
                cell -= blanks;
            blanks = 0;
            behind_han = true;
        } else if (behind_han) {
            behind_han = is_blank(c);
            blanks = behind_han ? blanks + 1 : 0;
        }
        *cell++ = (struct gk_cell){ c, at, at + length };
    }
    folded->count = (size_t)(cell - folded->cells);
    return GK_OK;
}

void gk_folded_free(struct gk_folded *folded)
{
    gk_memory_release(folded->cells);
    *folded = (struct gk_folded){ 0 };
}
