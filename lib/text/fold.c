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
static bool are_layout(const uint32_t *blanks, size_t count)
{
    size_t i = 0;
    while (i < count && (blanks[i] == ' ' || blanks[i] == '\t'))
        i++;
    if (i < count && blanks[i] == '\r')
        i++;
    if (i < count && blanks[i] == '\n')
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
    uint32_t *characters =
        gk_memory_resize(folded->characters, gk_size_multiply(wanted, sizeof *characters));
    if (!characters)
        return GK_NO_MEMORY;
    folded->characters = characters;
    uint32_t *places =
        gk_memory_resize(folded->places, (wanted / GK_FOLD_STRIDE + 1) * sizeof *places);
    if (!places)
        return GK_NO_MEMORY;
    folded->places = places;
    folded->capacity = wanted;
    return GK_OK;
}

/* Where the reading of a text stands. */
struct reading {
    const unsigned char *bytes;
    uint32_t length;
    uint32_t at;
    uint32_t *characters;
    uint32_t *places;
    size_t count;    /* cells written */
    bool behind_han; /* the last cell that is no blank is Han */
    size_t blanks;   /* cells since then, where it is */
};

static inline bool is_common_han(uint32_t c)
{
    return c - 0x4E00 < 0x5200;
}

static inline void put(struct reading *r, uint32_t c, uint32_t length)
{
    if (r->count % GK_FOLD_STRIDE == 0)
        r->places[r->count / GK_FOLD_STRIDE] = r->at;
    r->characters[r->count++] = c;
    r->at += length;
}

/* Goes on behind `count` cells that have been written, each from `length` bytes. */
static inline void pass(struct reading *r, size_t count, uint32_t length)
{
    size_t place = (r->count + GK_FOLD_STRIDE - 1) / GK_FOLD_STRIDE;
    for (; place * GK_FOLD_STRIDE < r->count + count; place++)
        r->places[place] = r->at + (uint32_t)(place * GK_FOLD_STRIDE - r->count) * length;
    r->count += count;
    r->at += (uint32_t)count * length;
}

/* One cell that is Han: blanks before it may have been layout. */
static inline void put_han(struct reading *r, uint32_t c, uint32_t length)
{
    if (r->blanks && are_layout(r->characters + r->count - r->blanks, r->blanks))
        r->count -= r->blanks;
    r->blanks = 0;
    r->behind_han = true;
    put(r, c, length);
}

/* One cell of anything else. */
static inline void put_other(struct reading *r, uint32_t c, uint32_t length)
{
    if (r->behind_han) {
        r->behind_han = is_blank(c);
        r->blanks = r->behind_han ? r->blanks + 1 : 0;
    }
    put(r, c, length);
}

/* The common Han characters from here on, of which there is one at least. */
static inline void read_han(struct reading *r, uint32_t c)
{
    put_han(r, c, 3);
    uint32_t *characters = r->characters + r->count;
    const unsigned char *b = r->bytes + r->at;
    const unsigned char *end = r->bytes + r->length;
    size_t count = 0;
    for (; b < end && b[0] - 0xE4u < 6; b += 3) {
        c = (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        if (!is_common_han(c))
            break;
        characters[count++] = c;
    }
    pass(r, count, 3);
}

/* ASCII from here on, of which there is one at least, and no Han before it. */
static inline void read_ascii(struct reading *r)
{
    uint32_t *characters = r->characters + r->count;
    const unsigned char *bytes = r->bytes + r->at;
    size_t left = r->length - r->at;
    size_t count = 0;
    for (; count < left && bytes[count] < 0x80; count++)
        characters[count] = fold_ascii(bytes[count]);
    pass(r, count, 1);
}

static inline void read_one(struct reading *r)
{
    uint32_t length = 1;
    uint32_t c = r->bytes[r->at];
    if (c < 0x80) {
        put_other(r, fold_ascii(c), length);
        return;
    }
    c = decode(r->bytes + r->at, &length);
    if (is_common_han(c)) {
        read_han(r, c);
        return;
    }
    c = fold_other(c);
    if (c == DROPPED)
        r->at += length;
    else if (gk_is_han(c))
        put_han(r, c, length);
    else
        put_other(r, c, length);
}

enum gk_status gk_fold(struct gk_folded *folded, struct gk_bytes text)
{
    folded->count = 0;
    if (reserve(folded, text.length <= SMALL_TEXT ? text.length : gk_utf8_count(text)) != GK_OK)
        return GK_NO_MEMORY;
    struct reading r = { .bytes = (const unsigned char *)text.at,
                         .length = (uint32_t)text.length,
                         .characters = folded->characters,
                         .places = folded->places };
    while (r.at < r.length) {
        if (!r.behind_han && r.bytes[r.at] < 0x80)
            read_ascii(&r);
        else
            read_one(&r);
    }
    folded->count = r.count;
    folded->source = text;
    return GK_OK;
}

/* ---- the way back */

/* The number of bytes of the character that begins with this one. */
static uint32_t length_of(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* Whether the character that begins here became this one. What it became stays as it is. */
static inline bool became(const unsigned char *at, uint32_t c)
{
    uint32_t length;
    uint32_t source = at[0] < 0x80 ? fold_ascii(at[0]) : decode(at, &length);
    return source == c || (source >= 0x80 && fold_other(source) == c);
}

/*
 * What was dropped before a cell does not look like it: of invisible characters nothing is left,
 * and blanks are dropped before Han alone.
 */
uint32_t gk_folded_start_behind(const struct gk_folded *folded, size_t cell, uint32_t end,
                                uint32_t *own_end)
{
    const unsigned char *bytes = (const unsigned char *)folded->source.at;
    uint32_t at = end;
    while (!became(bytes + at, folded->characters[cell]))
        at += length_of(bytes[at]);
    *own_end = at + length_of(bytes[at]);
    return at;
}

/* Where a cell begins; where it ends in *end. */
static uint32_t find_place(const struct gk_folded *folded, size_t cell, uint32_t *end)
{
    size_t i = cell - cell % GK_FOLD_STRIDE;
    uint32_t start;
    *end = folded->places[i / GK_FOLD_STRIDE];
    do
        start = gk_folded_start_behind(folded, i, *end, end);
    while (i++ < cell);
    return start;
}

uint32_t gk_folded_start(const struct gk_folded *folded, size_t cell)
{
    uint32_t end;
    return find_place(folded, cell, &end);
}

uint32_t gk_folded_end(const struct gk_folded *folded, size_t cell)
{
    uint32_t end;
    find_place(folded, cell, &end);
    return end;
}

void gk_folded_free(struct gk_folded *folded)
{
    gk_memory_release(folded->characters);
    gk_memory_release(folded->places);
    *folded = (struct gk_folded){ 0 };
}
