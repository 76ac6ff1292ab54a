/*
 * The automaton against a matcher too simple to be wrong. The input's lines are words, the last
 * one is the text; bytes select characters from a small alphabet, so that words meet often.
 */
#include <stdlib.h>

#include "match/words.h"

enum { WORDS_LIMIT = 64, TEXT_LIMIT = 4096 };

static const char *const alphabet[] = { "a",  "b", "内",          "部", "\xF0\xA0\x80\x80",
                                        "Ａ", " ", "\xE2\x80\x8B" };

struct expected {
    struct gk_match *at;
    size_t count;
};

static void must(bool good)
{
    if (!good)
        __builtin_trap();
}

/* One line of the input, spelt in the alphabet; moves *data behind its line feed. */
static struct gk_bytes spell(const uint8_t **data, size_t *size, char out[TEXT_LIMIT * 4])
{
    size_t length = 0;
    size_t characters = 0;
    while (*size) {
        uint8_t c = *(*data)++;
        --*size;
        if (c == '\n')
            break;
        const char *letter = alphabet[c % (sizeof alphabet / sizeof alphabet[0])];
        if (characters++ < TEXT_LIMIT) {
            memcpy(out + length, letter, strlen(letter));
            length += strlen(letter);
        }
    }
    return (struct gk_bytes){ out, length };
}

static bool stands_at(const struct gk_folded *text, size_t at, const struct gk_folded *word)
{
    if (word->count > text->count - at)
        return false;
    for (size_t i = 0; i < word->count; i++)
        if (text->characters[at + i] != word->characters[i])
            return false;
    return true;
}

/* By end, then the longer, then value: by trying every word at every place, last end first. */
static void find_slowly(const struct gk_folded *text, const struct gk_folded *words, size_t count,
                        struct expected *found)
{
    for (size_t end = 1; end <= text->count; end++)
        for (size_t start = 0; start < end; start++)
            for (size_t w = 0; w < count; w++)
                if (words[w].count == end - start && words[w].count &&
                    stands_at(text, start, &words[w])) {
                    found->at = realloc(found->at, (found->count + 1) * sizeof *found->at);
                    must(found->at);
                    found->at[found->count++] =
                        (struct gk_match){ (uint32_t)start, (uint32_t)end, (uint32_t)w };
                }
}

static void compare(const struct gk_matches *got, const struct expected *expected)
{
    must(got->count == expected->count);
    for (size_t i = 0; i < got->count; i++)
        must(got->at[i].start == expected->at[i].start && got->at[i].end == expected->at[i].end &&
             got->at[i].value == expected->at[i].value);
}

/* What is kept must begin where nothing kept before it reaches, and nothing longer begin there. */
static void check_leftmost(struct gk_matches *matches, const struct expected *all)
{
    gk_matches_sort(matches);
    gk_matches_leftmost(matches);
    size_t kept = 0;
    uint32_t behind = 0;
    for (uint32_t start = 0; start < TEXT_LIMIT; start++) {
        uint32_t longest = 0;
        for (size_t i = 0; i < all->count; i++)
            if (all->at[i].start == start && start >= behind && all->at[i].end > longest)
                longest = all->at[i].end;
        for (size_t i = 0; longest && i < all->count; i++)
            if (all->at[i].start == start && all->at[i].end == longest) {
                must(kept < matches->count && matches->at[kept].start == start);
                must(matches->at[kept].end == longest &&
                     matches->at[kept].value == all->at[i].value);
                kept++;
            }
        if (longest)
            behind = longest;
    }
    must(kept == matches->count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char line[TEXT_LIMIT * 4];
    static struct gk_folded each[WORDS_LIMIT];
    struct gk_words words = { 0 };
    struct gk_folded text = { 0 };
    struct gk_matches matches = { 0 };
    struct expected expected = { 0 };
    size_t count = 0;
    if (size > 400)
        return 0;
    while (size && count < WORDS_LIMIT && memchr(data, '\n', size)) {
        struct gk_bytes word = spell(&data, &size, line);
        bool empty;
        must(gk_words_add(&words, word, (uint32_t)count, 0, &empty) == GK_OK);
        must(gk_fold(&each[count], word) == GK_OK && empty == (each[count].count == 0));
        count++;
    }
    must(gk_words_build(&words) == GK_OK);
    must(gk_fold(&text, spell(&data, &size, line)) == GK_OK);
    must(gk_words_find(&words, &text, GK_WORDS_ALL, &matches) == GK_OK);
    find_slowly(&text, each, count, &expected);
    compare(&matches, &expected);
    check_leftmost(&matches, &expected);
    free(expected.at);
    gk_matches_free(&matches);
    gk_folded_free(&text);
    gk_words_free(&words);
    return 0;
}
