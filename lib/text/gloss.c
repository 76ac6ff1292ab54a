#include "text/gloss.h"

#include "base/utf8.h"
#include "text/tables/tables.h"

/* The longest syllable, zhuāng, has six letters; a marked one has two or three bytes. */
enum { LONGEST = 10 };

/* The vowel under a tone mark, or 0; 1 for ü without a mark, which is no ASCII letter either. */
static char bare_vowel(uint32_t c)
{
    static const struct {
        uint16_t mark[4];
        char vowel;
    } vowels[] = {
        { { 0x101, 0xE1, 0x1CE, 0xE0 }, 'a' },   { { 0x113, 0xE9, 0x11B, 0xE8 }, 'e' },
        { { 0x12B, 0xED, 0x1D0, 0xEC }, 'i' },   { { 0x14D, 0xF3, 0x1D2, 0xF2 }, 'o' },
        { { 0x16B, 0xFA, 0x1D4, 0xF9 }, 'u' },   { { 0x1D6, 0x1D8, 0x1DA, 0x1DC }, 'v' },
        { { 0x251, 0x251, 0x251, 0x251 }, 'a' }, { { 0xFC, 0xFC, 0xFC, 0xFC }, 'v' },
    };
    for (size_t i = 0; i < sizeof vowels / sizeof vowels[0]; i++)
        for (int tone = 0; tone < 4; tone++)
            if (vowels[i].mark[tone] == c)
                return vowels[i].vowel;
    return 0;
}

/* A syllable without its marks: a run of small letters, v for ü. */
struct bare {
    char letters[LONGEST];
    size_t length;
    bool toned;
};

/* Reads letters until something else; how many bytes they took. */
static size_t read_bare(struct gk_bytes text, struct bare *bare)
{
    size_t at = 0, length;
    *bare = (struct bare){ .length = 0 };
    for (; at < text.length && bare->length < LONGEST; at += length) {
        struct gk_bytes rest = { text.at + at, text.length - at };
        uint32_t c = gk_utf8_decode(rest, &length);
        char letter = c - 'a' < 26 ? (char)c : c < 0x80 ? 0 : bare_vowel(c);
        if (!letter)
            break;
        bare->toned |= c >= 0x80 && c != 0xFC && c != 0x251;
        bare->letters[bare->length++] = letter;
    }
    return at;
}

/* The first row of these letters, or gk_reading_count where there is none. */
static size_t find_rows(const struct bare *bare)
{
    struct gk_bytes wanted = { bare->letters, bare->length };
    size_t low = 0, high = gk_reading_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (gk_bytes_compare(gk_bytes_of(gk_readings[middle].bare), wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < gk_reading_count && gk_bytes_equal(gk_bytes_of(gk_readings[low].bare), wanted))
        return low;
    return gk_reading_count;
}

/* Whether a row is of the same letters as the first one. */
static bool same_rows(size_t first, size_t row)
{
    return row < gk_reading_count && strcmp(gk_readings[row].bare, gk_readings[first].bare) == 0;
}

size_t gk_pinyin_at(struct gk_bytes text, bool *toned)
{
    struct bare bare;
    size_t length = read_bare(text, &bare);
    *toned = bare.toned;
    return bare.length && find_rows(&bare) < gk_reading_count ? length : 0;
}

static bool row_has(const struct gk_reading *row, uint32_t character)
{
    struct gk_bytes left = gk_bytes_of(row->characters);
    while (left.length) {
        size_t length;
        if (gk_utf8_decode(left, &length) == character)
            return true;
        left.at += length;
        left.length -= length;
    }
    return false;
}

/* Whether the syllable (with or without its tone mark) is a reading of the character. */
static bool has_reading(uint32_t character, struct gk_bytes syllable)
{
    struct bare wanted;
    read_bare(syllable, &wanted);
    size_t first = find_rows(&wanted);
    for (size_t i = first; same_rows(first, i); i++) {
        struct gk_bytes name = gk_bytes_of(gk_readings[i].syllable);
        if ((!wanted.toned || gk_bytes_equal(name, syllable)) &&
            row_has(&gk_readings[i], character))
            return true;
    }
    return false;
}

struct gk_bytes gk_read_so(struct gk_bytes syllable)
{
    struct bare wanted;
    read_bare(syllable, &wanted);
    size_t first = find_rows(&wanted);
    for (size_t i = first; same_rows(first, i); i++)
        if (gk_bytes_equal(gk_bytes_of(gk_readings[i].syllable), syllable))
            return gk_bytes_of(gk_readings[i].characters);
    return (struct gk_bytes){ "", 0 };
}

/* A bracket's length in bytes, 0 where there is none here. */
static size_t bracket_at(struct gk_bytes text, char ascii, const char *full_width)
{
    if (text.length && text.at[0] == ascii)
        return 1;
    return gk_bytes_start_with(text, gk_bytes_of(full_width)) ? 3 : 0;
}

struct gk_gloss gk_gloss_at(struct gk_bytes text, uint32_t character)
{
    struct gk_gloss none = { 0 }, gloss = { 0 };
    size_t open = bracket_at(text, '(', "（");
    if (!open)
        return none;
    struct gk_bytes syllable = { text.at + open, text.length - open };
    syllable.length = gk_pinyin_at(syllable, &gloss.toned);
    if (!syllable.length)
        return none;
    size_t end = open + syllable.length;
    size_t close = bracket_at((struct gk_bytes){ text.at + end, text.length - end }, ')', "）");
    if (!close)
        return none;
    gloss.length = end + close;
    gloss.own = has_reading(character, syllable);
    return gloss;
}
