/* Many words at once: what is found, in which order, and what a reader would call the matches. */
#include "base/memory.h"
#include "match/words.h"
#include "tap.h"

#include <time.h>

static struct gk_words words;
static struct gk_folded folded;
static struct gk_matches matches;

/* Builds an automaton of the words up to NULL; a word's value is its place in the list. */
static void build(const char *const *list)
{
    gk_words_free(&words);
    for (uint32_t i = 0; list[i]; i++) {
        bool empty = true;
        if (gk_words_add(&words, gk_bytes_of(list[i]), i, 0, &empty) != GK_OK || empty)
            printf("Bail out! cannot add a word\n");
    }
    if (gk_words_build(&words) != GK_OK)
        printf("Bail out! cannot build\n");
}

/* "start-end=value" of every match, separated by blanks. */
static struct gk_bytes listed(void)
{
    static char text[1024];
    size_t length = 0;
    for (size_t i = 0; i < matches.count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   "%s%" PRIu32 "-%" PRIu32 "=%" PRIu32, i ? " " : "",
                                   matches.at[i].start, matches.at[i].end, matches.at[i].value);
    return (struct gk_bytes){ text, length };
}

static struct gk_bytes find(const char *text)
{
    matches.count = 0;
    if (gk_fold(&folded, gk_bytes_of(text)) != GK_OK ||
        gk_words_find(&words, &folded, GK_WORDS_ALL, &matches) != GK_OK)
        return GK_BYTES("no memory");
    return listed();
}

static struct gk_bytes leftmost(const char *text)
{
    find(text);
    gk_matches_sort(&matches);
    gk_matches_leftmost(&matches);
    return listed();
}

static void test_find(void)
{
    build((const char *const[]){ "he", "she", "his", "hers", NULL });
    is_text(find("ushers"), "1-4=1 2-4=0 2-6=3", "by end, then the longer first");
    is_text(find("HiS"), "0-3=2", "capitals");
    is_text(find(""), "", "nothing in nothing");
    is_text(find("xyz"), "", "nothing where nothing stands");
    build((const char *const[]){ "内部", "内部资料", "资料", "部资", "ＡＢＣ", NULL });
    is_text(find("看内\xE2\x80\x8B部　资料"), "1-3=0 2-4=3 1-5=1 3-5=2", "Han words, folded");
    is_text(find("xabc"), "1-4=4", "a full-width word finds ASCII");
    build((const char *const[]){ "a", "a", "aa", NULL });
    is_text(find("aa"), "0-1=0 0-1=1 0-2=2 1-2=0 1-2=1", "the same word for two values");
    build((const char *const[]){ "\xF0\x9F\x98\x80x", "x\xF0\x9F\x98\x80", NULL });
    is_text(find("x\xF0\x9F\x98\x80x"), "0-2=1 1-3=0", "characters beyond the BMP");
    build((const char *const[]){ "\xF0\xA0\x81\xA1", "b", NULL });
    is_text(find("a\xF0\xA0\x81\xA1\xF0\xA0\x81\xA2"), "1-2=0",
            "and those that end as a letter does");
    build((const char *const[]){ NULL });
    is_text(find("abc"), "", "no words at all");
    build((const char *const[]){ "abcd", "bc", NULL });
    is_text(find("abce"), "1-3=1", "a shorter word inside an unfinished one");
}

static void test_empty_word(void)
{
    bool empty = false;
    gk_words_free(&words);
    ok(gk_words_add(&words, GK_BYTES("\xE2\x80\x8B"), 7, 0, &empty) == GK_OK && empty,
       "a word of invisible characters is empty");
    ok(gk_words_build(&words) == GK_OK, "and building goes on without it");
    is_text(find("abc"), "", "and it is found nowhere");
}

static void test_leftmost(void)
{
    build((const char *const[]){ "ab", "abcd", "bcde", "cd", "e", "ab", NULL });
    is_text(leftmost("abcde"), "0-4=1 4-5=4", "leftmost, then longest");
    is_text(leftmost("abxcd"), "0-2=0 0-2=5 3-5=3", "every value of a span");
    build((const char *const[]){ "保密审查", "密审", "查", NULL });
    is_text(leftmost("保密审查查"), "0-4=0 4-5=2", "what overlaps the kept is gone");
}

static void test_sort(void)
{
    matches.count = 0;
    for (uint32_t i = 0; i < 500; i++) {
        uint32_t start = i * 7919 % 101;
        struct gk_match match = { start, start + 1 + i % 5, i % 3 };
        if (gk_matches_add(&matches, match) != GK_OK)
            ok(false, "adding a match");
    }
    gk_matches_sort(&matches);
    bool sorted = true;
    for (size_t i = 1; i < matches.count; i++) {
        struct gk_match a = matches.at[i - 1], b = matches.at[i];
        sorted &= a.start < b.start ||
                  (a.start == b.start && (a.end > b.end || (a.end == b.end && a.value <= b.value)));
    }
    ok(sorted && matches.count == 500, "500 matches come out in order");
}

/* 2,000 words of four characters each from a small alphabet, and a text made of them. */
static void test_many(void)
{
    gk_words_free(&words);
    char word[5] = "";
    for (uint32_t i = 0; i < 2000; i++) {
        for (uint32_t j = 0, n = i; j < 4; j++, n /= 7)
            word[j] = (char)('a' + n % 7);
        bool empty;
        if (gk_words_add(&words, gk_bytes_of(word), i, 0, &empty) != GK_OK)
            ok(false, "adding a word");
    }
    ok(gk_words_build(&words) == GK_OK, "2,000 words");
    find("gfedcbaabcdefg");
    bool right = matches.count > 0;
    for (size_t i = 0; i < matches.count; i++) {
        uint32_t value = 0;
        for (uint32_t j = 4; j-- > 0;)
            value = value * 7 + folded.characters[matches.at[i].start + j] - 'a';
        right &= value == matches.at[i].value && matches.at[i].end - matches.at[i].start == 4;
    }
    ok(right, "each match is the word it says");
}

/* Every allocation of a build fails once; nothing leaks and nothing is half built. */
static void test_memory(void)
{
    unsigned failed = 0;
    enum gk_status status = GK_NO_MEMORY;
    for (unsigned long n = 1; status != GK_OK && n < 100; n++) {
        bool empty;
        gk_words_free(&words);
        gk_memory_fail_at(n);
        status = gk_words_add(&words, GK_BYTES("内部资料"), 1, 0, &empty);
        if (status == GK_OK)
            status = gk_words_build(&words);
        failed += status == GK_NO_MEMORY;
    }
    gk_memory_fail_at(0);
    ok(status == GK_OK && failed >= 4, "building survives each failing allocation");
    is_text(find("内部资料"), "0-4=1", "and works in the end");
}

/* A word of one kind at the end of very many of another: whoever asks for its kind goes to it. */
static void test_nested_kinds(void)
{
    enum { NESTED = 1600, ASKED = 2000000 };
    static char text[3 * NESTED];
    struct gk_match match;
    unsigned kind;
    bool empty;
    bool good = true;
    uint32_t given = 0;
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "的", 3);
    gk_words_free(&words);
    for (uint32_t i = 1; i <= NESTED && good; i++)
        good = gk_words_add(&words, (struct gk_bytes){ text, 3 * (size_t)i }, i, i > 1, &empty) ==
               GK_OK;
    good = good && gk_words_build(&words) == GK_OK;
    struct gk_endings endings = { 0 };
    good = good && gk_fold(&folded, (struct gk_bytes){ text, sizeof text }) == GK_OK &&
           gk_words_endings(&words, &folded, &endings) == GK_OK && endings.count == NESTED;
    ok(good, "nested words");
    clock_t start = clock();
    for (uint32_t i = 0; i < ASKED && good; i++) {
        struct gk_ending ending = endings.at[NESTED - 1];
        given += gk_words_next(&words, &ending, 1, &match, &kind) && match.value == 1;
    }
    is_int(given, ASKED, "the shortest, of another kind");
    ok((clock() - start) / CLOCKS_PER_SEC < 3, "without a walk past the others");
    gk_endings_free(&endings);
}

int main(void)
{
    test_nested_kinds();
    test_find();
    test_empty_word();
    test_leftmost();
    test_sort();
    test_many();
    test_memory();
    gk_words_free(&words);
    gk_folded_free(&folded);
    gk_matches_free(&matches);
    return done();
}
