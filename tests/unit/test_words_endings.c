/* Where words end and which of them are given there, compared with a search at every place. */
#include "match/words.h"
#include "random.h"
#include "tap.h"

enum {
    LISTS = 400,
    TEXTS = 10, /* searched by each list */
    MOST_WORDS = 24,
    LONGEST_WORD = 6,
    LONGEST_TEXT = 30,
};

/* A word of the list, and what it was added with. */
struct listed {
    uint32_t characters[LONGEST_WORD];
    uint32_t length;
    uint32_t value;
    unsigned kind;
};

static struct gk_words words;
static struct gk_folded folded;
static struct gk_endings endings;
static struct gk_matches matches;
static struct listed list[MOST_WORDS];
static uint32_t list_count;

/* Characters that folding leaves as they are, of one, three and four bytes. */
static const char *const alphabet[] = { "a", "b", "甲", "\xF0\x9F\x98\x80" };

/* A word or a text of so many characters. */
static struct gk_bytes random_text(uint32_t count)
{
    static char text[LONGEST_TEXT * 4];
    size_t length = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct gk_bytes character = gk_bytes_of(alphabet[random_below(4)]);
        memcpy(text + length, character.at, character.length);
        length += character.length;
    }
    return (struct gk_bytes){ text, length };
}

/* The order in which words that end at one place are given: the longest first, then by value. */
static bool comes_before(const struct listed *a, const struct listed *b)
{
    return a->length != b->length ? a->length > b->length : a->value < b->value;
}

/* Adds a word to the automaton and to the list, which stays in order. */
static bool add_word(uint32_t value)
{
    struct listed added = { .value = value, .kind = random_below(GK_WORD_KINDS) };
    struct gk_bytes text = random_text(1 + random_below(LONGEST_WORD));
    bool empty;
    if (gk_fold(&folded, text) != GK_OK ||
        gk_words_add(&words, text, value, added.kind, &empty) != GK_OK || empty)
        return false;
    added.length = (uint32_t)folded.count;
    memcpy(added.characters, folded.characters, folded.count * sizeof *folded.characters);
    uint32_t place = list_count++;
    for (; place && comes_before(&added, &list[place - 1]); place--)
        list[place] = list[place - 1];
    list[place] = added;
    return true;
}

static bool build_list(void)
{
    uint32_t count = random_below(MOST_WORDS + 1);
    gk_words_free(&words);
    list_count = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!add_word(i))
            return false;
    return gk_words_build(&words) == GK_OK;
}

static bool ends_at(const struct listed *word, uint32_t end)
{
    return word->length <= end && memcmp(word->characters, folded.characters + (end - word->length),
                                         word->length * sizeof *word->characters) == 0;
}

/*
 * Whether the words given behind one place are those of the list that end there. Which kinds are
 * wanted changes between one word and the next, as it does where the longest of a kind is enough.
 */
static bool gives_words(struct gk_ending ending)
{
    unsigned wanted = random_below(1U << GK_WORD_KINDS);
    struct gk_match match;
    unsigned kind;
    for (uint32_t i = 0; i < list_count; i++) {
        const struct listed *word = &list[i];
        if (!(wanted >> word->kind & 1) || !ends_at(word, ending.end))
            continue;
        if (!gk_words_next(&words, &ending, wanted, &match, &kind) || match.end != ending.end ||
            match.start != match.end - word->length || match.value != word->value ||
            kind != word->kind)
            return false;
        wanted = random_below(3) ? wanted : random_below(1U << GK_WORD_KINDS);
    }
    return !gk_words_next(&words, &ending, wanted, &match, &kind);
}

/* Whether the places given are those behind which a word ends, in order, with their words. */
static bool agrees(void)
{
    if (gk_fold(&folded, random_text(random_below(LONGEST_TEXT + 1))) != GK_OK ||
        gk_words_endings(&words, &folded, &endings) != GK_OK)
        return false;
    size_t given = 0;
    for (uint32_t end = 1; end <= folded.count; end++) {
        bool ends = false;
        for (uint32_t i = 0; i < list_count && !ends; i++)
            ends = ends_at(&list[i], end);
        bool is_given = given < endings.count && endings.at[given].end == end;
        if (ends != is_given || (is_given && !gives_words(endings.at[given++])))
            return false;
    }
    return given == endings.count;
}

/* Whether the matches given are those of the words of some kinds, in order. */
static bool finds_words(void)
{
    unsigned wanted = random_below(1U << GK_WORD_KINDS);
    size_t given = 0;
    matches.count = 0;
    if (gk_words_find(&words, &folded, wanted, &matches) != GK_OK)
        return false;
    for (uint32_t end = 1; end <= folded.count; end++)
        for (uint32_t i = 0; i < list_count; i++) {
            const struct listed *word = &list[i];
            if (!(wanted >> word->kind & 1) || !ends_at(word, end))
                continue;
            const struct gk_match *match = &matches.at[given++];
            if (given > matches.count || match->end != end || match->start != end - word->length ||
                match->value != word->value)
                return false;
        }
    return given == matches.count;
}

int main(void)
{
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < LISTS; i++) {
        bool built = build_list();
        wrong += !built;
        for (uint32_t j = 0; built && j < TEXTS; j++)
            wrong += !agrees() || !finds_words();
    }
    is_int(wrong, 0, "%d lists give the words that stand in %d texts each", LISTS, TEXTS);
    gk_words_free(&words);
    gk_folded_free(&folded);
    gk_endings_free(&endings);
    gk_matches_free(&matches);
    return done();
}
