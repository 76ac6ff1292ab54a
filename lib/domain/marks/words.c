/*
 * words.c - the words of marks that the profile has, and what follows from them: at which letters
 * to look for them, and by which signs they are seen before a text is folded.
 */
#include <stdlib.h>

#include "domain/marks/family.h"

#include "base/utf8.h"

enum { TRIGGER_REACH = 10 }; /* cells of a phrase in which the grammar's deciding letter is found */

/* A word as it was added. */
struct entry {
    enum gk_mark_list list;
    const uint_least32_t *text;
    size_t length;
    const char *written;
    size_t number;
};

static struct entry *entries_of(const struct gk_mark_words *words, size_t *count)
{
    *count = words->entries.length / sizeof(struct entry);
    return (struct entry *)words->entries.at;
}

enum gk_status gk_mark_words_add(struct gk_mark_words *words, enum gk_mark_list list,
                                 struct gk_bytes word)
{
    size_t count;
    (void)entries_of(words, &count);
    if (gk_fold(&words->folded, gk_bytes_trim(word)) != GK_OK)
        return GK_NO_MEMORY;
    struct entry entry = { .list = list, .length = words->folded.count, .number = count };
    if (!entry.length)
        return GK_OK;
    uint_least32_t *text = gk_arena_array(&words->arena, entry.length + 1, sizeof *text);
    entry.written = gk_arena_copy(&words->arena, word).at;
    if (!text || !entry.written)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < entry.length; i++)
        text[i] = words->folded.characters[i];
    entry.text = text;
    return gk_buffer_append(&words->entries,
                            (struct gk_bytes){ (const char *)&entry, sizeof entry });
}

/* The longest first: of two that match the first counts. */
static int compare(const void *left, const void *right)
{
    const struct entry *a = left;
    const struct entry *b = right;
    if (a->length != b->length)
        return a->length > b->length ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static enum gk_status make_lists(struct gk_mark_words *words)
{
    size_t count;
    const struct entry *entries = entries_of(words, &count);
    for (int list = 0; list < GK_MARK_LISTS; list++) {
        size_t next = 0;
        words->list[list] = gk_arena_array(&words->arena, count + 1, sizeof *words->list[list]);
        if (!words->list[list])
            return GK_NO_MEMORY;
        for (size_t i = 0; i < count; i++)
            if (entries[i].list == (enum gk_mark_list)list)
                words->list[list][next++] = entries[i].text;
    }
    return GK_OK;
}

/* The words of some lists, each with its meaning; a meaning of 0: none of the list. */
static struct gk_mark_word *make_values(struct gk_mark_words *words,
                                        const unsigned meanings[GK_MARK_LISTS])
{
    size_t count;
    size_t next = 0;
    const struct entry *entries = entries_of(words, &count);
    struct gk_mark_word *values = gk_arena_array(&words->arena, count + 1, sizeof *values);
    for (size_t i = 0; values && i < count; i++)
        if (meanings[entries[i].list])
            values[next++] = (struct gk_mark_word){ entries[i].text, meanings[entries[i].list] };
    return values;
}

static enum gk_status make_all_values(struct gk_mark_words *words)
{
    static const unsigned levels[GK_MARK_LISTS] = {
        [GK_MARK_LEVELS] = GK_MARK_STATE_SECRET,
        [GK_MARK_OWN_LEVELS] = GK_MARK_OWN_SECRET,
        [GK_MARK_NO_LEVELS] = GK_MARK_NO_SECRET,
    };
    static const unsigned manners[GK_MARK_LISTS] = {
        [GK_MARK_WITHHELD] = GK_DISCLOSURE_WITHHELD,
        [GK_MARK_ON_REQUEST] = GK_DISCLOSURE_ON_REQUEST,
        [GK_MARK_PROACTIVE] = GK_DISCLOSURE_PROACTIVE,
    };
    words->levels = make_values(words, levels);
    words->manners = make_values(words, manners);
    return words->levels && words->manners ? GK_OK : GK_NO_MEMORY;
}

/* ---- letters */

static bool is_phrase(const struct entry *entry)
{
    return entry->list == GK_MARK_PHRASES || entry->list == GK_MARK_WEAK;
}

/* A phrase without a letter at which the grammar looks for one anyway is looked for at its first.
 * The grammar's own words begin with the letters of `begins`. */
static void note_letters(struct gk_mark_words *words)
{
    static const uint_least32_t begins[] = U"仅只限供不请严切禁勿会传阅用看";
    static const uint_least32_t answers[] = U"是";
    size_t count;
    const struct entry *entries = entries_of(words, &count);
    gk_mark_grammar_letters(words->deciding);
    for (size_t i = 0; begins[i]; i++)
        words->begins[begins[i] % GK_MARK_DECIDING] = true;
    for (size_t i = 0; answers[i]; i++)
        words->answers[answers[i] % GK_MARK_DECIDING] = true;
    for (size_t i = 0; i < count; i++) {
        size_t first = entries[i].text[0] % GK_MARK_DECIDING;
        bool tells = entries[i].list >= GK_MARK_LEVELS && entries[i].list != GK_MARK_NO_LEVELS &&
                     entries[i].list != GK_MARK_PROACTIVE;
        words->answers[first] |= tells;
        if (!is_phrase(&entries[i]))
            continue;
        words->begins[first] = true;
        if (!gk_mark_grammar_decides(entries[i].text, TRIGGER_REACH))
            words->deciding[first] = words->further[first] = true;
    }
}

bool gk_mark_may_answer(const struct gk_mark_words *words, uint32_t first)
{
    if (!gk_is_han(first))
        return first >= 0x80 || first == '(' || first == '[';
    return words->answers[first % GK_MARK_DECIDING];
}

/* ---- signs */

static bool is_first(const struct entry *entries, size_t at, uint32_t letter, bool last)
{
    for (size_t i = 0; i < at; i++)
        if (entries[i].list == GK_MARK_OWN_LEVELS &&
            entries[i].text[last ? entries[i].length - 1 : 0] == letter)
            return false;
    return true;
}

/* A letter before or behind each of the stars. */
static enum gk_status add_star_signs(struct gk_mark_words *words, uint32_t letter, bool last)
{
    for (const uint_least32_t *star = gk_mark_stars; *star; star++) {
        char text[9] = "";
        size_t length = gk_utf8_encode(last ? letter : *star, text);
        length += gk_utf8_encode(last ? *star : letter, text + length);
        struct gk_bytes kept = gk_arena_copy(&words->arena, (struct gk_bytes){ text, length });
        if (!kept.at)
            return GK_NO_MEMORY;
        words->signs[words->sign_count++] = (struct gk_mark_sign){ GK_MARK_HINT_SURE, kept.at };
    }
    return GK_OK;
}

/* Whether a shorter phrase is its beginning, and its sign, too. */
static bool has_sign(const struct entry *entries, size_t count, const struct entry *phrase)
{
    for (size_t i = 0; i < count; i++)
        if (is_phrase(&entries[i]) && &entries[i] != phrase &&
            entries[i].length <= phrase->length &&
            (entries[i].length < phrase->length || entries[i].number < phrase->number) &&
            memcmp(entries[i].text, phrase->text, entries[i].length * sizeof *phrase->text) == 0)
            return true;
    return false;
}

static enum gk_status make_signs(struct gk_mark_words *words)
{
    size_t count;
    const struct entry *entries = entries_of(words, &count);
    enum gk_status status = GK_OK;
    words->signs =
        gk_arena_array(&words->arena, (2 * GK_MARK_STARS + 1) * count, sizeof *words->signs);
    if (!words->signs)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        if (is_phrase(&entries[i]) && !has_sign(entries, count, &entries[i]))
            words->signs[words->sign_count++] =
                (struct gk_mark_sign){ GK_MARK_HINT_APART, entries[i].written };
        if (entries[i].list != GK_MARK_OWN_LEVELS)
            continue;
        uint32_t first = entries[i].text[0];
        uint32_t last = entries[i].text[entries[i].length - 1];
        if (is_first(entries, i, first, false))
            status = add_star_signs(words, first, false);
        if (status == GK_OK && is_first(entries, i, last, true))
            status = add_star_signs(words, last, true);
    }
    return status;
}

enum gk_status gk_mark_words_build(struct gk_mark_words *words)
{
    size_t count;
    struct entry *entries = entries_of(words, &count);
    if (count)
        qsort(entries, count, sizeof *entries, compare);
    note_letters(words);
    enum gk_status status = make_lists(words);
    if (status == GK_OK)
        status = make_all_values(words);
    return status == GK_OK ? make_signs(words) : status;
}

void gk_mark_words_free(struct gk_mark_words *words)
{
    gk_folded_free(&words->folded);
    gk_buffer_free(&words->entries);
    gk_arena_free(&words->arena);
    *words = (struct gk_mark_words){ 0 };
}
