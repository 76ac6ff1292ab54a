#include "domain/letters.h"

#include "base/utf8.h"
#include "text/simplify.h"

bool gk_is_blank(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool gk_is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

/* U+FF01 to U+FF5E repeat the visible ASCII characters at full width. */
static uint32_t fold_width(uint32_t c)
{
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + 0x21 : c;
}

bool gk_letters_read(struct gk_letters *letters, struct gk_bytes text, enum gk_blanks blanks)
{
    uint32_t count = 0;
    uint32_t place = 0;
    uint32_t blank = 0;
    bool blank_before = false;
    for (; text.length; place++) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        text.at += length;
        text.length -= length;
        if (gk_is_blank(c)) {
            blank = blank_before ? blank : place;
            blank_before = true;
        } else if (!gk_is_invisible(c)) {
            if (count + 2 > GK_LETTERS_LIMIT)
                return false;
            if (blank_before && blanks == GK_BLANKS_MERGE && count) {
                letters->place[count] = blank;
                letters->letter[count++] = ' ';
            }
            blank_before = false;
            letters->place[count] = place;
            letters->letter[count++] = fold_width(c);
        }
    }
    letters->count = count;
    letters->letter[count] = 0;
    letters->place[count] = count ? letters->place[count - 1] + 1 : 0;
    return true;
}

void gk_letters_simplify(struct gk_letters *letters)
{
    for (uint32_t i = 0; i < letters->count; i++)
        if (letters->letter[i] > 0x7F)
            letters->letter[i] = gk_simplified(letters->letter[i]);
}

uint32_t gk_letters_match_bytes(const struct gk_letters *letters, uint32_t at, struct gk_bytes rest)
{
    uint32_t matched = 0;
    while (rest.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(rest, &length);
        if (at + matched >= letters->count || letters->letter[at + matched] != c)
            return 0;
        matched++;
        rest.at += length;
        rest.length -= length;
    }
    return matched;
}

uint32_t gk_letters_match(const struct gk_letters *letters, uint32_t at, const char *word)
{
    return gk_letters_match_bytes(letters, at, gk_bytes_of(word));
}

bool gk_letters_match_one(const struct gk_letters *letters, uint32_t at, const char *const *words,
                          size_t count, uint32_t *length)
{
    for (size_t i = 0; i < count; i++)
        if ((*length = gk_letters_match(letters, at, words[i])) != 0)
            return true;
    return false;
}

bool gk_letters_are(const struct gk_letters *letters, const char *word)
{
    uint32_t matched = gk_letters_match(letters, 0, word);
    return matched && matched == letters->count;
}

int gk_han_digit(uint32_t letter)
{
    static const uint_least32_t digits[] = U"〇一二三四五六七八九";
    for (int i = 0; digits[i]; i++)
        if (digits[i] == letter)
            return i;
    return letter == U'零' || letter == U'○' ? 0 : -1;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0xFE58 ||
           c == 0xFE63;
}

/* No word that says there is nothing begins with another letter: most values are known by their
 * first to be there. */
static bool may_begin_absence(uint32_t c)
{
    return is_dash(c) || c == '/' || c == U'无' || c == U'無' || c == U'暂' || c == U'暫' ||
           c == U'空' || c == U'不' || c == 'n' || c == 'N' || c == 'u' || c == 'U' || c == '\\' ||
           c == '(' || c == '[' || c == '<';
}

/* The first letter of a text, or 0. */
static uint32_t first_letter(struct gk_bytes text)
{
    while (text.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        if (!gk_is_blank(c) && !gk_is_invisible(c))
            return fold_width(c);
        text.at += length;
        text.length -= length;
    }
    return 0;
}

static bool are_dashes(const struct gk_letters *letters)
{
    uint32_t count = 0;
    while (count < letters->count && is_dash(letters->letter[count]))
        count++;
    return count == letters->count;
}

static bool may_begin_ditto(uint32_t c)
{
    return c == U'同' || c == U'〃' || c == U'″' || c == 'd' || c == '"' || c == '\'' ||
           c == U'“' || c == U'”';
}

bool gk_is_ditto(struct gk_bytes text)
{
    static const char *const words[] = { "同上", "同上。", "同上栏", "同上行", "同上项", "同上列",
                                         "同前", "同前。", "同上同", "ditto",  "〃",     "″",
                                         "\"",   "\"\"",   "''",     "”",      "“",      "″″" };
    enum { LONGEST = 40 };
    struct gk_letters letters;
    if (!text.length || text.length > LONGEST || !may_begin_ditto(first_letter(text)) ||
        !gk_letters_read(&letters, text, GK_BLANKS_DROP))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (gk_letters_are(&letters, words[i]))
            return true;
    return false;
}

bool gk_is_absent(struct gk_bytes text)
{
    static const char *const words[] = {
        "/",    "无",  "無",  "暂无",      "暫無", "空",     "不适用", "不適用",
        "null", "nil", "\\n", "undefined", "none", "(null)", "[null]", "<null>",
    };
    uint32_t first = first_letter(text);
    struct gk_letters letters;
    if (!first || !may_begin_absence(first))
        return !first;
    if (!gk_letters_read(&letters, text, GK_BLANKS_DROP))
        return false;
    if (are_dashes(&letters))
        return true;
    for (uint32_t i = 0; i < letters.count; i++)
        if (letters.letter[i] >= 'A' && letters.letter[i] <= 'Z')
            letters.letter[i] += 'a' - 'A';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (gk_letters_are(&letters, words[i]))
            return true;
    return false;
}
