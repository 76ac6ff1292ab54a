#include "text/damage/script.h"

#include "base/ascii.h"
#include "text/cost.h"
#include "text/damage/kinds.h"

/* What a word costs, and each of its letters or syllables; a letter where no word is. In bits. */
enum { WORD_BITS = 8, LETTER_BITS = 5, SYLLABLE_BITS = 8, STRAY_BITS = 14 };

enum gk_script gk_script_of(uint32_t c)
{
    if (c < 0x80)
        return gk_is_ascii_letter(c) ? GK_LATIN : GK_NO_SCRIPT;
    if (c < 0xC0)
        return c == 0xAA || c == 0xBA || c == 0xB5 ? GK_LATIN : GK_NO_SCRIPT;
    if (c < 0x250)
        return c == 0xD7 || c == 0xF7 ? GK_NO_SCRIPT : GK_LATIN;
    if (c >= 0x386 && c <= 0x3FF)
        return GK_GREEK;
    if (c >= 0x400 && c <= 0x52F)
        return GK_CYRILLIC;
    if (c >= 0x531 && c <= 0x587)
        return GK_ARMENIAN;
    if (c >= 0x591 && c <= 0x5F4)
        return GK_HEBREW;
    if ((c >= 0x600 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F))
        return GK_ARABIC;
    if (c >= 0xE01 && c <= 0xE5B)
        return c == 0xE3F ? GK_NO_SCRIPT : GK_THAI;
    if (c >= 0x1E00 && c <= 0x1EFF)
        return GK_LATIN;
    if (c < 0x370 || (c >= 0x700 && c < 0x800) || (c >= 0x1D00 && c < 0x1F00))
        return GK_ODD_LETTER;
    if (c < 0x2000)
        return GK_OTHER_SCRIPT;
    if (c - 0x3041 <= 0x30FE - 0x3041)
        return c == 0x30FB ? GK_NO_SCRIPT : GK_KANA;
    if (c - 0xFF61 <= 0xFF9F - 0xFF61)
        return GK_ODD_LETTER;
    return c - 0xAC00 <= 0xD7A3 - 0xAC00 ? GK_HANGUL : GK_NO_SCRIPT;
}

enum letter_case { NO_CASE, UPPER, LOWER };

static enum letter_case ascii_case(uint32_t c)
{
    return c >= 'a' ? LOWER : UPPER;
}

static enum letter_case latin_case(uint32_t c)
{
    if (c < 0x80)
        return ascii_case(c);
    if (c < 0x100)
        return c >= 0xC0 && c <= 0xDE ? UPPER : LOWER;
    /* Pairs of a capital and its small letter, which begin with an odd number here and there. */
    bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x178 && c <= 0x17E) ||
               (c >= 0x1AF && c <= 0x1B6) || (c >= 0x1CD && c <= 0x1DC);
    return (c & 1) == odd ? UPPER : LOWER;
}

static enum letter_case case_of(uint32_t c)
{
    switch (gk_script_of(c)) {
    case GK_LATIN:
        return latin_case(c);
    case GK_GREEK:
        return c >= 0x3AC ? LOWER : UPPER;
    case GK_CYRILLIC:
        if (c < 0x460)
            return c < 0x430 ? UPPER : LOWER;
        return c & 1 ? LOWER : UPPER;
    default:
        return NO_CASE;
    }
}

/* Marks over and under Thai letters, and digits. */
static bool is_thai_mark(uint32_t c)
{
    return c == 0xE31 || (c >= 0xE34 && c <= 0xE3A) || (c >= 0xE47 && c <= 0xE4E);
}

static bool is_thai_word(const uint32_t *word, size_t length)
{
    if (is_thai_mark(word[0]) || word[0] == 0xE45 || word[0] == 0xE30)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool digit = word[i] >= 0xE50;
        bool vowel_before = word[i] >= 0xE40 && word[i] <= 0xE44;
        if (digit || (vowel_before && (i + 1 == length || word[i + 1] > 0xE2E)))
            return false;
        if (i && is_thai_mark(word[i]) && is_thai_mark(word[i - 1]) && word[i] < 0xE47)
            return false;
    }
    return true;
}

/* A capital at most, and small letters behind it, one of them at least without a mark: bytes of
 * Chinese make capitals. */
static bool is_small(const uint32_t *word, size_t length, size_t foreign)
{
    for (size_t i = 1; i < length; i++)
        if (case_of(word[i]) == UPPER)
            return false;
    return length > 2 && foreign < length;
}

/* One capital and small letters, or all of one kind. */
static bool is_cased(const uint32_t *word, size_t length)
{
    size_t capitals = 0;
    for (size_t i = 0; i < length; i++)
        capitals += case_of(word[i]) == UPPER;
    return !capitals || capitals == length || (capitals == 1 && case_of(word[0]) == UPPER);
}

/* Vowels with marks of one language beside each other, and nothing else, are no word. */
static bool is_formed(const uint32_t *word, size_t length, size_t foreign)
{
    switch (gk_script_of(word[0])) {
    case GK_HANGUL:
        return true;
    case GK_KANA:
        return length > 1;
    case GK_THAI:
        return is_thai_word(word, length);
    case GK_LATIN:
        return is_cased(word, length) &&
               (3 * (length - foreign) >= length || is_small(word, length, foreign));
    case GK_ODD_LETTER:
        return false;
    case GK_OTHER_SCRIPT: /* all in one block */
        for (size_t i = 1; i < length; i++)
            if (word[i] >> 8 != word[0] >> 8)
                return false;
        return length > 1;
    default:
        return length > 1 && is_cased(word, length);
    }
}

static bool is_other_letter(uint32_t c, enum gk_script script)
{
    enum gk_script other = gk_script_of(c);
    return other && other != script;
}

/* Signs that stand beside words in no language; Han do not stand beside Hangul. */
static bool is_odd_beside(uint32_t c, enum gk_script script)
{
    if (is_other_letter(c, script))
        return true;
    return c >= 0x80 && c < 0x2FF0 && gk_script_of(c) == GK_NO_SCRIPT && !gk_is_chinese(c) &&
           c != 0xA0 && c != 0xAB && c != 0xBB && c != 0xAE && c != 0xB0 && c != 0x2122;
}

/* Whether the character is of the script, or a mark over the letter before it. */
static bool belongs_to(uint32_t c, enum gk_script script, bool behind_letter)
{
    bool mark =
        c - 0x300 < 0x70 && (script == GK_LATIN || script == GK_GREEK || script == GK_CYRILLIC);
    return gk_script_of(c) == script || (mark && behind_letter);
}

/* So long a word is one whatever stands beside it. */
static bool is_long(const struct gk_foreign_word *word, enum gk_script script)
{
    size_t least = script == GK_HANGUL || 2 * word->foreign <= word->length ? 4 : 6;
    return word->length >= least;
}

struct gk_foreign_word gk_foreign_word_at(const uint32_t *characters, size_t at, size_t count)
{
    enum gk_script script = gk_script_of(characters[at]);
    struct gk_foreign_word word = { .length = 0 };
    size_t end = at;
    for (; script && end < count && belongs_to(characters[end], script, end > at); end++)
        word.foreign += characters[end] >= 0x80;
    word.length = end - at;
    if (!word.length)
        return word;
    uint32_t before = at ? characters[at - 1] : 0, behind = end < count ? characters[end] : 0;
    bool among_han = gk_is_ideograph(before) && gk_is_ideograph(behind);
    bool beside_han = gk_is_ideograph(before) || gk_is_ideograph(behind);
    bool odd = word.foreign ? is_odd_beside(before, script) || is_odd_beside(behind, script)
                            : is_other_letter(before, script) || is_other_letter(behind, script);
    /* Korean is written without Han, but may be put in beside them. */
    odd |= script == GK_HANGUL && (among_han || (word.length == 1 && beside_han));
    word.formed = (is_long(&word, script) || !odd) &&
                  (!word.foreign || is_formed(characters + at, word.length, word.foreign));
    return word;
}

/* A sign or another character that is no letter. Blanks and what cannot be seen are layout. */
static uint32_t sign_cost(uint32_t c)
{
    bool layout = c == 0xA0 || c == 0xAD || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
                  c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0xFEFF;
    return layout ? gk_cost(' ') : gk_cost(c);
}

static uint32_t letter_cost(uint32_t c, const struct gk_foreign_word *word)
{
    if (word->formed && c < 0x80)
        return gk_cost(c);
    if (word->formed)
        return (c < 0x3000 ? LETTER_BITS : SYLLABLE_BITS) * GK_BIT;
    uint32_t cost = gk_cost(c);
    return cost > STRAY_BITS * GK_BIT ? cost : STRAY_BITS * GK_BIT;
}

/* One word or one other character; its length. */
static size_t cost_next(const uint32_t *characters, size_t at, size_t count, uint16_t *costs,
                        uint64_t *sum)
{
    struct gk_foreign_word word = gk_foreign_word_at(characters, at, count);
    size_t length = word.length ? word.length : 1;
    for (size_t i = 0; i < length; i++) {
        uint32_t cost =
            word.length ? letter_cost(characters[at + i], &word) : sign_cost(characters[at + i]);
        if (!i && word.formed && word.foreign)
            cost += WORD_BITS * GK_BIT;
        if (costs)
            costs[at + i] = (uint16_t)cost;
        *sum += cost;
    }
    return length;
}

void gk_foreign_costs(const uint32_t *characters, size_t count, uint16_t *costs)
{
    uint64_t sum = 0;
    for (size_t at = 0; at < count;)
        at += cost_next(characters, at, count, costs, &sum);
}

uint64_t gk_foreign_cost(const uint32_t *characters, size_t count)
{
    uint64_t sum = 0;
    for (size_t at = 0; at < count;)
        at += cost_next(characters, at, count, NULL, &sum);
    return sum;
}
