#include "text/pinyin.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/tables/tables.h"

enum { LONGEST = 64 }; /* letters; a longer word is no field's name */

struct word {
    char letters[LONGEST];
    size_t length;
};

static bool read_word(struct gk_bytes text, struct word *word)
{
    word->length = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (c == '_' || c == '-')
            continue;
        if (!gk_is_ascii_letter((unsigned char)c) || word->length == LONGEST)
            return false;
        word->letters[word->length++] = (char)(c | 0x20);
    }
    return word->length > 0;
}

/* The first row whose syllable begins with that letter or a later one. */
static size_t first_row(char letter)
{
    size_t low = 0, high = gk_reading_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (gk_readings[middle].bare[0] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Takes one character off the front. */
static struct gk_bytes take(struct gk_bytes *name)
{
    size_t length;
    gk_utf8_decode(*name, &length);
    struct gk_bytes character = { name->at, length };
    name->at += length;
    name->length -= length;
    return character;
}

static bool are_initials(const struct word *word, struct gk_bytes name)
{
    for (size_t i = 0; i < word->length; i++) {
        char letter = word->letters[i];
        bool met = false;
        if (!name.length)
            return false;
        struct gk_bytes character = take(&name);
        for (size_t row = first_row(letter);
             !met && row < gk_reading_count && gk_readings[row].bare[0] == letter; row++)
            met = gk_bytes_find(gk_bytes_of(gk_readings[row].characters), character) != NULL;
        if (!met)
            return false;
    }
    return !name.length;
}

/* Whether the letters from `at` on are the readings of the characters; names are short. */
static bool are_readings(const struct word *word, size_t at, struct gk_bytes name)
{
    if (!name.length)
        return at == word->length;
    if (at == word->length)
        return false;
    struct gk_bytes character = take(&name), left = { word->letters + at, word->length - at };
    struct gk_bytes tried = { NULL, 0 };
    for (size_t row = first_row(left.at[0]);
         row < gk_reading_count && gk_readings[row].bare[0] == left.at[0]; row++) {
        struct gk_bytes bare = gk_bytes_of(gk_readings[row].bare);
        /* The tones of one syllable stand behind each other. */
        if (gk_bytes_equal(bare, tried) || !gk_bytes_start_with(left, bare) ||
            !gk_bytes_find(gk_bytes_of(gk_readings[row].characters), character))
            continue;
        if (are_readings(word, at + bare.length, name))
            return true;
        tried = bare;
    }
    return false;
}

static bool is_han(struct gk_bytes name, size_t *count)
{
    for (*count = 0; name.length; ++*count) {
        size_t length;
        uint32_t c = gk_utf8_decode(name, &length);
        if (c < 0x4E00 || c > 0x9FFF)
            return false;
        name.at += length;
        name.length -= length;
    }
    return true;
}

bool gk_is_pinyin_of(struct gk_bytes text, struct gk_bytes name)
{
    enum { LONGEST_NAME = 16 }; /* characters: so deep may the search go */
    struct word word;
    size_t count;
    if (!is_han(name, &count) || count < 2 || count > LONGEST_NAME || !read_word(text, &word))
        return false;
    return word.length == count ? are_initials(&word, name)
                                : word.length > count && are_readings(&word, 0, name);
}
