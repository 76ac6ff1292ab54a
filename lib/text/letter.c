#include "text/letter.h"

#include <stddef.h>

#include "text/fold.h"
#include "text/simplify.h"

bool gk_is_han(uint32_t c)
{
    return c - 0x4E00 < 0x5200 || c - 0x3400 < 0x19C0 || c == 0x3007 || c - 0xF900 < 0x200 ||
           c - 0x20000 < 0x20000;
}

/* Runs of numbers in circles, in brackets or with a stop, the first of each and how many. */
static const struct {
    uint32_t first;
    uint8_t number;
    uint8_t count;
} enclosed[] = {
    { 0x2460, 1, 20 },  /* ① */
    { 0x2474, 1, 20 },  /* ⑴ */
    { 0x2488, 1, 20 },  /* ⒈ */
    { 0x24EA, 0, 1 },   /* ⓪ */
    { 0x24EB, 11, 10 }, /* ⓫ */
    { 0x24F5, 1, 10 },  /* ⓵ */
    { 0x24FF, 0, 1 },   /* ⓿ */
    { 0x2776, 1, 10 },  /* ❶ */
    { 0x2780, 1, 10 },  /* ➀ */
    { 0x278A, 1, 10 },  /* ➊ */
    { 0x3220, 1, 10 },  /* ㈠ */
    { 0x3251, 21, 15 }, /* ㉑ */
    { 0x3280, 1, 10 },  /* ㊀ */
    { 0x32B1, 36, 15 }, /* ㊱ */
};

/* The noughts of decimal digits (Unicode Nd), nine more behind each; also those that are written
 * high or low, whose 1 to 3 stand apart. */
static const uint32_t noughts[] = {
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,  0x0C66,  0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20,  0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,  0x19D0,
    0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,  0x1C50,  0x2070,  0x2080,  0xA620,  0xA8D0,  0xA900,
    0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0,
};

static const uint32_t highs[] = { 0xB9, 0xB2, 0xB3 };

enum { NO_NUMBER = 100 };

/* The digit that the character is in some script or height; NO_NUMBER where it is none. */
static unsigned other_digit(uint32_t c)
{
    for (unsigned i = 0; i < sizeof highs / sizeof *highs; i++)
        if (c == highs[i])
            return i + 1;
    if (c < 0x660 || c - 0x2000 < 0x70 || c - 0x2071 < 3 || c - 0x2090 < 0xA620 - 0x2090)
        return NO_NUMBER;
    for (size_t i = 0; i < sizeof noughts / sizeof *noughts; i++)
        if (c - noughts[i] < 10)
            return c - noughts[i];
    return NO_NUMBER;
}

/* A digit written high or low, as that of a note or a power. */
static bool is_raised(uint32_t c)
{
    return ((c & ~0xFu) == 0x2070 || (c & ~0xFu) == 0x2080 || c < 0xC0) &&
           other_digit(c) != NO_NUMBER;
}

static unsigned enclosed_number(uint32_t c)
{
    for (size_t i = 0; i < sizeof enclosed / sizeof enclosed[0]; i++)
        if (c - enclosed[i].first < enclosed[i].count)
            return enclosed[i].number + (c - enclosed[i].first);
    return NO_NUMBER;
}

static bool is_roman(uint32_t c)
{
    return c - 0x2160 < 32;
}

/* Ⅰ to Ⅻ, Ⅼ Ⅽ Ⅾ Ⅿ, and the small ones behind them. */
static unsigned fold_roman(uint32_t c, uint32_t *out)
{
    static const char letters[16][GK_LETTERS_MOST + 1] = {
        "i",  "ii", "iii", "iv",  "v", "vi", "vii", "viii",
        "ix", "x",  "xi",  "xii", "l", "c",  "d",   "m",
    };
    const char *numeral = letters[(c - 0x2160) % 16];
    unsigned count = 0;
    for (; count < GK_LETTERS_MOST && numeral[count]; count++)
        out[count] = (unsigned char)numeral[count];
    return count;
}

static unsigned fold_number(unsigned number, uint32_t *out)
{
    unsigned count = 0;
    if (number >= 10)
        out[count++] = '0' + number / 10;
    out[count++] = '0' + number % 10;
    return count;
}

bool gk_letter_is_numeral(uint32_t character)
{
    return is_roman(character) || enclosed_number(character) != NO_NUMBER || is_raised(character);
}

unsigned gk_letter_digit(uint32_t character)
{
    static const uint_least32_t plain[10] = U"〇一二三四五六七八九";
    static const uint_least32_t formal[10] = U"零壹贰叁肆伍陆柒捌玖";
    unsigned digit = 0;
    while (digit < 10 && plain[digit] != character && formal[digit] != character)
        digit++;
    return digit;
}

/* General punctuation, U+2000 to U+206F: where most invisible characters are. 0: dropped. */
static uint32_t fold_punctuation(uint32_t c)
{
    if (c <= 0x200A || c == 0x202F || c == 0x205F)
        return ' ';
    if (c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2060)
        return 0;
    return c == 0x2028 || c == 0x2029 ? '\n' : c;
}

/* ASCII and what is beside it in Latin-1. 0: dropped. */
static uint32_t fold_latin(uint32_t c)
{
    if (c - 'A' < 26)
        return c | 0x20;
    if (c == 0x85)
        return '\n';
    if (c == 0xA0)
        return ' ';
    if (gk_letter_is_blank(c))
        return c;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD ? 0 : c;
}

/* 〔［【﹝〖 and their closing ones; ［ and ］ come here as ASCII. */
static uint32_t fold_bracket(uint32_t c)
{
    switch (c) {
    case U'〔':
    case U'【':
    case U'〖':
    case U'﹝':
        return '[';
    case U'〕':
    case U'】':
    case U'〗':
    case U'﹞':
        return ']';
    default:
        return c;
    }
}

static bool is_invisible(uint32_t c)
{
    return c == 0x034F || c == 0x061C || c == 0x180E || c == 0x115F || c == 0x1160 || c == 0x3164 ||
           c == 0x20E3 || c == 0xFEFF || c == 0xFFA0 || c - 0xFE00 < 16 || c - 0xFFF9 < 3 ||
           c - 0xE0000 < 0x1000;
}

static uint32_t fold_other(uint32_t c)
{
    if (c < 0x100)
        return fold_latin(c);
    if (c - 0x2000 < 0x70)
        return fold_punctuation(c);
    if (c - 0xFF01 < 0x5E)
        return fold_latin(c - 0xFEE0);
    if (c == 0x3000 || c == 0x1680)
        return ' ';
    if (c == U'﹘' || c == U'﹣')
        return '-';
    return is_invisible(c) ? 0 : fold_bracket(c);
}

static uint32_t fold_han(uint32_t c, unsigned options)
{
    c = options & GK_FOLD_MERGES ? gk_matched(c) : gk_simplified(c);
    unsigned digit = options & GK_FOLD_DIGITS ? gk_letter_digit(c) : 10;
    return digit < 10 ? '0' + digit : c;
}

unsigned gk_letter_fold(uint32_t character, unsigned options, uint32_t out[GK_LETTERS_MOST])
{
    uint32_t c = gk_unified(character);
    if (gk_is_han(c)) {
        out[0] = fold_han(c, options);
        return 1;
    }
    if (is_roman(c))
        return fold_roman(c, out);
    unsigned number = c - 0x2460 < 0xE60 ? enclosed_number(c) : NO_NUMBER;
    if (number == NO_NUMBER)
        number = other_digit(c);
    if (number != NO_NUMBER)
        return fold_number(number, out);
    out[0] = fold_other(c);
    return out[0] != 0;
}
