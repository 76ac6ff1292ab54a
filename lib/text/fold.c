#include "text/fold.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "text/gloss.h"
#include "text/letter.h"
#include "text/simplify.h"
#include "text/tables/tables.h"

enum {
    SMALL_TEXT = 4096,  /* below this size one cell a byte is cheaper than counting first */
    SPARE_CELLS = 64,   /* for characters that become several cells */
    GLOSS_LONGEST = 48, /* bytes, brackets included: (zhuāng) has 10 */
};

/* ---- reading characters */

/* The number of bytes of the character that begins with this one. */
static inline uint32_t length_of(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* The character at `at` and its length. */
static inline uint32_t decode(const unsigned char *at, uint32_t *length)
{
    *length = length_of(at[0]);
    switch (*length) {
    case 1:
        return at[0];
    case 2:
        return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    case 3:
        return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    default:
        return (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 |
               (at[3] & 0x3Fu);
    }
}

/* Where the character that ends at `end` begins. */
static inline uint32_t begin_before(const unsigned char *bytes, uint32_t end)
{
    do
        end--;
    while ((bytes[end] & 0xC0) == 0x80);
    return end;
}

/* ---- glosses, which both ways step over */

static bool is_bracket(const unsigned char *at)
{
    return at[0] == '(' || (at[0] == 0xEF && at[1] == 0xBC && at[2] == 0x88);
}

/* A letter of a syllable, however it is marked. */
static bool is_syllable_letter(uint32_t c)
{
    return c - 'a' < 26 || (c >= 0xDF && c <= 0x36F) || (c >= 0x1E00 && c <= 0x1EFF);
}

/*
 * The bytes of the gloss that begins with the bracket at `at`, behind that Han character; 0 where
 * it is none. It is judged as it looks when folded, or folding twice would fold more than once.
 */
static uint32_t gloss_length(struct gk_bytes text, uint32_t at, uint32_t han)
{
    const unsigned char *bytes = (const unsigned char *)text.at;
    char gloss[GLOSS_LONGEST + 4 * GK_LETTERS_MOST];
    size_t written = 0;
    uint32_t end = at;
    bool closed = false;
    while (end < text.length && written < GLOSS_LONGEST && !closed) {
        uint32_t letters[GK_LETTERS_MOST];
        uint32_t length;
        unsigned count = gk_letter_fold(decode(bytes + end, &length), 0, letters);
        for (unsigned i = 0; i < count; i++) {
            closed = letters[i] == ')';
            if (written && !closed && !is_syllable_letter(letters[i]))
                return 0;
            written += gk_utf8_encode(letters[i], gloss + written);
        }
        end += length;
    }
    struct gk_gloss found = gk_gloss_at((struct gk_bytes){ gloss, written }, han);
    bool whole = closed && found.length == written;
    return whole && (found.own || found.toned) ? end - at : 0;
}

/* Behind the characters from `at` on that nobody sees. */
static uint32_t skip_invisible(struct gk_bytes text, uint32_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.at;
    while (at < text.length && (bytes[at] < ' ' || bytes[at] >= 0x7F)) {
        uint32_t letters[GK_LETTERS_MOST];
        uint32_t length;
        if ((unsigned)(bytes[at] - 0xE4) < 6 ||
            gk_letter_fold(decode(bytes + at, &length), 0, letters))
            break;
        at += length;
    }
    return at;
}

/* Behind the last gloss from `at` on, which is the end of a character; `at` where there is none. */
static uint32_t skip_glosses(struct gk_bytes text, uint32_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.at;
    uint32_t length, han = 0;
    for (;;) {
        uint32_t bracket = skip_invisible(text, at);
        if (bracket == text.length || !is_bracket(bytes + bracket))
            return at;
        if (!han)
            han = at ? gk_unified(decode(bytes + begin_before(bytes, at), &length)) : 0;
        uint32_t gloss = gk_is_han(han) ? gloss_length(text, bracket, han) : 0;
        if (!gloss)
            return at;
        at = bracket + gloss;
    }
}

/* ---- the way there */

static enum gk_status reserve(struct gk_folded *folded, size_t needed)
{
    if (needed <= folded->capacity)
        return GK_OK;
    size_t wanted = gk_size_add(folded->capacity, folded->capacity / 2);
    if (wanted < needed)
        wanted = needed;
    size_t strides = wanted / GK_FOLD_STRIDE + 1;
    uint32_t *characters =
        gk_memory_resize(folded->characters, gk_size_multiply(wanted, sizeof *characters));
    if (!characters)
        return GK_NO_MEMORY;
    folded->characters = characters;
    uint32_t *places = gk_memory_resize(folded->places, strides * sizeof *places);
    if (!places)
        return GK_NO_MEMORY;
    folded->places = places;
    uint8_t *joined = gk_memory_resize(folded->joined, strides);
    if (!joined)
        return GK_NO_MEMORY;
    folded->joined = joined;
    folded->capacity = wanted;
    return GK_OK;
}

/* Where the reading of a text stands. */
struct reading {
    struct gk_folded *folded;
    const unsigned char *bytes;
    uint32_t length;
    uint32_t at;
    uint32_t *characters; /* of folded */
    uint32_t *places;
    uint8_t *joined;
    size_t count;         /* cells written */
    size_t spare;         /* cells beyond one for each character */
    size_t han_end;       /* the cells were so many behind the last digit that was written in Han */
    uint32_t circles_end; /* of the last run of ○ that was looked through */
    unsigned options;
};

/* One cell of the character at `at`. */
static inline void put(struct reading *r, uint32_t c)
{
    if (r->count % GK_FOLD_STRIDE == 0) {
        r->places[r->count / GK_FOLD_STRIDE] = r->at;
        r->joined[r->count / GK_FOLD_STRIDE] = 0;
    }
    r->characters[r->count++] = c;
}

/* Goes on behind `count` cells that have been written, each from `length` bytes. */
static inline void pass(struct reading *r, size_t count, uint32_t length)
{
    size_t place = (r->count + GK_FOLD_STRIDE - 1) / GK_FOLD_STRIDE;
    for (; place * GK_FOLD_STRIDE < r->count + count; place++) {
        r->places[place] = r->at + (uint32_t)(place * GK_FOLD_STRIDE - r->count) * length;
        r->joined[place] = 0;
    }
    r->count += count;
    r->at += (uint32_t)count * length;
}

/* Room for the cells behind the first one that a character becomes. */
static enum gk_status make_room(struct reading *r, size_t more)
{
    if (more > r->spare) {
        size_t before = r->folded->capacity;
        if (reserve(r->folded, gk_size_add(before, SPARE_CELLS)) != GK_OK)
            return GK_NO_MEMORY;
        r->characters = r->folded->characters;
        r->places = r->folded->places;
        r->joined = r->folded->joined;
        r->spare += r->folded->capacity - before;
    }
    r->spare -= more;
    return GK_OK;
}

/* Whether the cell before cell `end` was Han in the text. */
static inline bool is_behind_han(const struct reading *r, size_t end)
{
    return end && (gk_is_han(r->characters[end - 1]) || r->han_end == end);
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

/* A Han character comes: drops the blanks before it where they are layout. */
static inline void drop_blanks(struct reading *r)
{
    size_t end = r->count;
    while (end && gk_letter_is_blank(r->characters[end - 1]))
        end--;
    if (end < r->count && is_behind_han(r, end) && are_layout(r->characters + end, r->count - end))
        r->count = end;
}

/* ○ or ◯ as a zero: beside a digit, or in a run of its like before one. */
static bool is_zero(struct reading *r)
{
    uint32_t letters[GK_LETTERS_MOST];
    uint32_t length;
    if (r->count && r->characters[r->count - 1] - '0' < 10)
        return true;
    if (r->at < r->circles_end)
        return false;
    for (r->circles_end = r->at; r->circles_end < r->length; r->circles_end += length) {
        uint32_t c = decode(r->bytes + r->circles_end, &length);
        if (c != U'○' && c != U'◯' && gk_letter_fold(c, r->options, letters))
            return letters[0] - '0' < 10;
    }
    return false;
}

/* Goes on behind the glosses that begin with the bracket here; false where there are none. */
static bool read_glosses(struct reading *r)
{
    uint32_t letters[GK_LETTERS_MOST];
    uint32_t length;
    uint32_t end = r->at, begin = end;
    if (!is_behind_han(r, r->count))
        return false;
    do {
        end = begin;
        begin = begin_before(r->bytes, end);
    } while (!gk_letter_fold(decode(r->bytes + begin, &length), 0, letters));
    uint32_t behind = skip_glosses(r->folded->source, end);
    if (behind <= r->at)
        return false;
    r->at = behind;
    return true;
}

/* The cells of one character, whatever it is. */
static enum gk_status read_one(struct reading *r)
{
    uint32_t letters[GK_LETTERS_MOST];
    uint32_t length;
    uint32_t c = decode(r->bytes + r->at, &length);
    unsigned count = gk_letter_fold(c, r->options, letters);
    bool han = gk_is_han(gk_unified(c));
    if (count && letters[0] == '(' && read_glosses(r))
        return GK_OK;
    if ((c == U'○' || c == U'◯') && r->options & GK_FOLD_DIGITS && is_zero(r))
        letters[0] = '0';
    if (count > 1 && make_room(r, count - 1) != GK_OK)
        return GK_NO_MEMORY;
    r->folded->has_numerals |= gk_letter_is_numeral(c);
    r->folded->has_invisible |= !count;
    if (han)
        drop_blanks(r);
    for (unsigned i = 0; i < count; i++) {
        put(r, letters[i]);
        if (i)
            r->joined[(r->count - 1) / GK_FOLD_STRIDE] |=
                (uint8_t)(1u << (r->count - 1) % GK_FOLD_STRIDE);
    }
    if (han)
        r->han_end = r->count;
    r->at += length;
    return GK_OK;
}

/* ASCII by what it becomes; 0 for what needs a second look. */
static const unsigned char ascii[256] = {
    0,   0,   0,   0,   0,   0,    0,   0,   0,   '\t', '\n', '\v', '\f', '\r', [' '] = ' ', '!',
    '"', '#', '$', '%', '&', '\'', '(', ')', '*', '+',  ',',  '-',  '.',  '/',  '0',         '1',
    '2', '3', '4', '5', '6', '7',  '8', '9', ':', ';',  '<',  '=',  '>',  '?',  '@',         'a',
    'b', 'c', 'd', 'e', 'f', 'g',  'h', 'i', 'j', 'k',  'l',  'm',  'n',  'o',  'p',         'q',
    'r', 's', 't', 'u', 'v', 'w',  'x', 'y', 'z', '[',  '\\', ']',  '^',  '_',  '`',         'a',
    'b', 'c', 'd', 'e', 'f', 'g',  'h', 'i', 'j', 'k',  'l',  'm',  'n',  'o',  'p',         'q',
    'r', 's', 't', 'u', 'v', 'w',  'x', 'y', 'z', '{',  '|',  '}',  '~',
};

/* The ASCII from here on; false where there is none. A bracket behind Han may open a gloss. */
static inline bool read_ascii(struct reading *r)
{
    const unsigned char *bytes = r->bytes + r->at;
    if (bytes[0] == '(' && is_behind_han(r, r->count))
        return false;
    uint32_t *characters = r->characters + r->count;
    size_t left = r->length - r->at;
    size_t count = 0;
    for (; count < left && ascii[bytes[count]]; count++)
        characters[count] = ascii[bytes[count]];
    pass(r, count, 1);
    return count != 0;
}

/*
 * What the character of three bytes at `b` becomes where it is common Han, a mark of Chinese
 * punctuation, full-width ASCII or a dash or quotation mark; 0 for what needs a second look.
 */
static inline uint32_t fold_common(const unsigned char *b)
{
    static const uint16_t marks[64] = {
        0,      0x3001, 0x3002, 0x3003, 0x3004, 0x3005, 0x3006, 0x3007, 0x3008, 0x3009, 0x300A,
        0x300B, 0x300C, 0x300D, 0x300E, 0x300F, '[',    ']',    0x3012, 0x3013, '[',    ']',
        '[',    ']',    0x3018, 0x3019, 0x301A, 0x301B, 0x301C, 0x301D, 0x301E, 0x301F,
    };
    uint32_t lead = b[0];
    if (lead - 0xE4 < 6) {
        uint32_t c = (lead & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        return c - 0x4E00 < 0x5200 ? gk_simplified_han[c - 0x4E00] : 0;
    }
    if (lead == 0xEF)
        return b[1] == 0xBC && b[2] != 0x80 && b[2] != 0x88 ? ascii[b[2] - 0x60] : 0;
    if (lead == 0xE3)
        return b[1] == 0x80 ? marks[b[2] & 0x3F] : 0;
    return lead == 0xE2 && b[1] == 0x80 && b[2] - 0x90u < 0x18 ? 0x2000u + b[2] - 0x80 : 0;
}

/* Common Chinese text from here on; false where there is none. */
static inline bool read_common(struct reading *r)
{
    const unsigned char *b = r->bytes + r->at;
    const unsigned char *end = r->bytes + r->length;
    uint32_t c = fold_common(b);
    if (!c)
        return false;
    if (r->count && r->characters[r->count - 1] <= ' ' && gk_is_han(c))
        drop_blanks(r);
    uint32_t *characters = r->characters + r->count;
    size_t count = 0;
    do
        characters[count++] = c;
    while ((b += 3) < end && b[0] >= 0xE2 && (c = fold_common(b)));
    pass(r, count, 3);
    return true;
}

enum gk_status gk_fold(struct gk_folded *folded, struct gk_bytes text)
{
    return gk_fold_by(folded, text, GK_FOLD_MATCHING);
}

enum gk_status gk_fold_by(struct gk_folded *folded, struct gk_bytes text, unsigned options)
{
    size_t most = text.length <= SMALL_TEXT ? text.length : gk_utf8_count(text);
    folded->count = 0;
    folded->has_numerals = false;
    folded->has_invisible = false;
    folded->source = text;
    if (reserve(folded, most + SPARE_CELLS) != GK_OK)
        return GK_NO_MEMORY;
    struct reading r = { .folded = folded,
                         .bytes = (const unsigned char *)text.at,
                         .length = (uint32_t)text.length,
                         .characters = folded->characters,
                         .places = folded->places,
                         .joined = folded->joined,
                         .spare = folded->capacity - most,
                         .options = options };
    while (r.at < r.length) {
        unsigned char first = r.bytes[r.at];
        bool read = first < 0x80    ? read_ascii(&r)
                    : first >= 0xE2 ? !(options & GK_FOLD_DIGITS) && read_common(&r)
                                    : false;
        if (!read && read_one(&r) != GK_OK)
            return GK_NO_MEMORY;
    }
    folded->count = r.count;
    return GK_OK;
}

/* ---- the way back */

static bool is_joined(const struct gk_folded *folded, size_t cell)
{
    return folded->joined[cell / GK_FOLD_STRIDE] >> cell % GK_FOLD_STRIDE & 1;
}

/*
 * What is dropped before a cell: glosses, invisible characters, and blanks where the cell is no
 * blank itself, for blanks between two cells are dropped or kept all together.
 */
static uint32_t skip_dropped(const struct gk_folded *folded, size_t cell, uint32_t at)
{
    const unsigned char *bytes = (const unsigned char *)folded->source.at;
    bool blank = gk_letter_is_blank(folded->characters[cell]);
    at = skip_glosses(folded->source, at);
    for (;;) {
        uint32_t letters[GK_LETTERS_MOST];
        uint32_t length;
        if (bytes[at] > ' ' && (bytes[at] < 0x7F || (unsigned)(bytes[at] - 0xE4) < 6))
            return at;
        unsigned count = gk_letter_fold(decode(bytes + at, &length), 0, letters);
        if (count && (blank || !gk_letter_is_blank(letters[0])))
            return at;
        at += length;
    }
}

uint32_t gk_folded_start_behind(const struct gk_folded *folded, size_t cell, uint32_t end,
                                uint32_t *own_end)
{
    const unsigned char *bytes = (const unsigned char *)folded->source.at;
    *own_end = end;
    if (is_joined(folded, cell))
        return begin_before(bytes, end);
    uint32_t start = skip_dropped(folded, cell, end);
    *own_end = start + length_of(bytes[start]);
    return start;
}

/* Where a cell begins; where it ends in *end. */
static uint32_t find_place(const struct gk_folded *folded, size_t cell, uint32_t *end)
{
    const unsigned char *bytes = (const unsigned char *)folded->source.at;
    size_t i = cell - cell % GK_FOLD_STRIDE;
    uint32_t start = folded->places[i / GK_FOLD_STRIDE];
    *end = start + length_of(bytes[start]);
    while (i++ < cell)
        start = gk_folded_start_behind(folded, i, *end, end);
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

uint32_t gk_folded_cell_at(const struct gk_folded *folded, uint32_t low, uint32_t byte)
{
    uint32_t count = (uint32_t)folded->count;
    uint32_t high = low;
    for (uint32_t step = 1; high < count && gk_folded_start(folded, high) < byte; step *= 2) {
        low = high + 1;
        high = step < count - high ? high + step : count;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (gk_folded_start(folded, middle) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool gk_folded_is_one_to_one(const struct gk_folded *folded)
{
    for (size_t i = 0; i * GK_FOLD_STRIDE < folded->count; i++)
        if (folded->joined[i])
            return false;
    return folded->count == gk_utf8_count(folded->source);
}

uint32_t gk_folded_end_with_gloss(const struct gk_folded *folded, size_t cell)
{
    return skip_glosses(folded->source, gk_folded_end(folded, cell));
}

bool gk_folded_is_numeral(const struct gk_folded *folded, size_t cell)
{
    uint32_t length;
    const unsigned char *bytes = (const unsigned char *)folded->source.at;
    return folded->has_numerals &&
           gk_letter_is_numeral(decode(bytes + gk_folded_start(folded, cell), &length));
}

bool gk_folded_is_parted(const struct gk_folded *folded, size_t cell)
{
    return folded->has_invisible && cell && cell < folded->count &&
           gk_folded_start(folded, cell) > gk_folded_end(folded, cell - 1);
}

enum gk_status gk_folded_text(const struct gk_folded *folded, struct gk_buffer *out)
{
    size_t length = 0;
    for (size_t i = 0; i < folded->count; i++) {
        uint32_t c = folded->characters[i];
        length += c < 0x80 ? 1u : c < 0x800 ? 2u : c < 0x10000 ? 3u : 4u;
    }
    gk_buffer_clear(out);
    if (gk_buffer_reserve(out, length) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < folded->count; i++)
        out->length += gk_utf8_encode(folded->characters[i], out->at + out->length);
    return GK_OK;
}

void gk_folded_free(struct gk_folded *folded)
{
    gk_memory_release(folded->characters);
    gk_memory_release(folded->places);
    gk_memory_release(folded->joined);
    *folded = (struct gk_folded){ 0 };
}
