/*
 * words.c - the lists of words that the profile has for titles.
 */
#include <stdlib.h>

#include "domain/title/family.h"

struct gk_title_word {
    const uint32_t *text;
    size_t length;
};

/* A word as it was added. */
struct entry {
    enum gk_title_list list;
    struct gk_title_word word;
};

enum gk_status gk_title_words_add(struct gk_title_words *words, enum gk_title_list list,
                                  struct gk_bytes word)
{
    if (gk_fold(&words->folded, gk_bytes_trim(word)) != GK_OK)
        return GK_NO_MEMORY;
    struct entry entry = { .list = list, .word.length = words->folded.count };
    if (!entry.word.length)
        return GK_OK;
    uint32_t *text = gk_arena_array(&words->arena, entry.word.length, sizeof *text);
    if (!text)
        return GK_NO_MEMORY;
    memcpy(text, words->folded.characters, entry.word.length * sizeof *text);
    entry.word.text = text;
    return gk_buffer_append(&words->entries,
                            (struct gk_bytes){ (const char *)&entry, sizeof entry });
}

static uint32_t letter_of(const struct gk_title_word *word, bool last)
{
    return word->text[last ? word->length - 1 : 0];
}

/* By list, then by the letter, then the longest first, then by all letters: the same order wherever
 * it is sorted. */
static int compare(const struct entry *a, const struct entry *b, bool last)
{
    uint32_t letter = letter_of(&a->word, last);
    uint32_t other = letter_of(&b->word, last);
    if (a->list != b->list)
        return a->list < b->list ? -1 : 1;
    if (letter != other)
        return letter < other ? -1 : 1;
    if (a->word.length != b->word.length)
        return a->word.length > b->word.length ? -1 : 1;
    return memcmp(a->word.text, b->word.text, a->word.length * sizeof *a->word.text);
}

static int compare_first(const void *a, const void *b)
{
    return compare(a, b, false);
}

static int compare_last(const void *a, const void *b)
{
    return compare(a, b, true);
}

/* All words in one of the two orders: the lists one behind the other. */
static const struct gk_title_word *arrange(struct gk_title_words *words, struct entry *entries,
                                           size_t count, bool last)
{
    struct gk_title_word *all = gk_arena_array(&words->arena, count + 1, sizeof *all);
    uint32_t *letters = last ? words->ends : words->begins;
    if (all && count)
        qsort(entries, count, sizeof *entries, last ? compare_last : compare_first);
    for (size_t i = 0; all && i < count; i++) {
        all[i] = entries[i].word;
        letters[letter_of(&all[i], last) % GK_TITLE_LETTERS] |= UINT32_C(1) << entries[i].list;
    }
    return all;
}

enum gk_status gk_title_words_build(struct gk_title_words *words)
{
    size_t count = words->entries.length / sizeof(struct entry);
    struct entry *entries = (struct entry *)words->entries.at;
    const struct gk_title_word *by_first = arrange(words, entries, count, false);
    const struct gk_title_word *by_last = by_first ? arrange(words, entries, count, true) : NULL;
    if (!by_last)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        struct gk_title_word_list *list = &words->list[entries[i].list];
        if (!list->count++)
            *list = (struct gk_title_word_list){ by_first + i, by_last + i, 1 };
    }
    return GK_OK;
}

void gk_title_words_free(struct gk_title_words *words)
{
    gk_folded_free(&words->folded);
    gk_buffer_free(&words->entries);
    gk_arena_free(&words->arena);
    *words = (struct gk_title_words){ 0 };
}

/* The first of the words that has this letter or a later one there. */
static size_t place_of(const struct gk_title_word *words, size_t count, uint32_t letter, bool last)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (letter_of(&words[middle], last) < letter)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

size_t gk_title_match(const struct gk_title_reading *reading, enum gk_title_list which, size_t from,
                      size_t end, bool last)
{
    const struct gk_title_word_list *list = &reading->words->list[which];
    const struct gk_title_word *words = last ? list->by_last : list->by_first;
    uint32_t letter = reading->at[last ? end - 1 : from];
    for (size_t i = place_of(words, list->count, letter, last);
         i < list->count && letter_of(&words[i], last) == letter; i++) {
        size_t length = words[i].length;
        if (length <= end - from && memcmp(reading->at + (last ? end - length : from),
                                           words[i].text, length * sizeof *reading->at) == 0)
            return length;
    }
    return 0;
}

size_t gk_title_find(const struct gk_title_reading *reading, enum gk_title_list which, size_t from,
                     size_t end, size_t *length)
{
    *length = 0;
    while (from < end && !(*length = gk_title_begins(reading, which, from, end)))
        from++;
    return from;
}
