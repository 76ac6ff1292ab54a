/* Folded text without the signs inside its words or numbers: random texts, each place judged by itself. */
#include "match/condensed.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>
#include <uchar.h>

enum { TEXTS = 20000, LONGEST = 30 };

static struct gk_folded folded;
static struct gk_condensed condensed;
static struct gk_buffer text;

static bool is_one_of(uint32_t c, const char32_t *set)
{
    while (*set && *set != c)
        set++;
    return *set;
}

/* Whether the cell is left out: in a run of one or two signs, and blanks, between Han characters. */
static bool is_left_out_of_word(size_t cell)
{
    static const char32_t signs[] = U"、-★(,";
    const uint32_t *c = folded.characters;
    size_t start = cell;
    size_t end = cell;
    size_t count = 0;
    while (start && (c[start - 1] == ' ' || is_one_of(c[start - 1], signs)))
        start--;
    while (end < folded.count && (c[end] == ' ' || is_one_of(c[end], signs)))
        end++;
    for (size_t i = start; i < end; i++)
        count += c[i] != ' ';
    return start <= cell && cell < end && count >= 1 && count <= 2 && start && end < folded.count &&
           gk_is_han(c[start - 1]) && gk_is_han(c[end]);
}

/* The same in a number: in a run of at most three signs, blanks and line ends between digits. */
static bool is_left_out_of_number(size_t cell)
{
    static const char32_t signs[] = U" 、-★(,\n";
    const uint32_t *c = folded.characters;
    size_t start = cell;
    size_t end = cell;
    while (start && is_one_of(c[start - 1], signs))
        start--;
    while (end < folded.count && is_one_of(c[end], signs))
        end++;
    return start <= cell && cell < end && end - start <= 3 && start && end < folded.count &&
           is_one_of(c[start - 1], U"123") && is_one_of(c[end], U"123");
}

static bool is_right(bool (*is_left_out)(size_t cell))
{
    size_t at = 0;
    for (size_t i = 0; i < folded.count; i++) {
        if (is_left_out(i))
            continue;
        if (at == condensed.count || condensed.cells[at] != i ||
            condensed.characters[at] != folded.characters[i])
            return false;
        at++;
    }
    return at == condensed.count;
}

static enum gk_status fold_random(const char *const *parts, uint32_t count)
{
    gk_buffer_clear(&text);
    for (uint32_t i = random_below(LONGEST + 1); i; i--)
        if (gk_buffer_append(&text, gk_bytes_of(parts[random_below(count)])) != GK_OK)
            return GK_NO_MEMORY;
    return gk_fold(&folded, gk_buffer_bytes(&text));
}

typedef enum gk_status condenser(struct gk_condensed *, const struct gk_folded *);

static void test_random(const char *what, const char *const *parts, uint32_t count,
                        condenser *condense, bool (*is_left_out)(size_t cell))
{
    uint32_t wrong = 0;
    uint32_t shorter = 0;
    for (uint32_t n = 0; n < TEXTS; n++) {
        if (fold_random(parts, count) != GK_OK || condense(&condensed, &folded) != GK_OK)
            exit(1);
        shorter += condensed.count < folded.count;
        wrong += !is_right(is_left_out);
        if (wrong == 1 && !is_right(is_left_out))
            printf("# <%.*s>\n", (int)text.length, text.at);
    }
    is_int(wrong, 0, "%d texts, in each just the signs inside %s are left out", TEXTS, what);
    ok(shorter > TEXTS / 4, "of %u some", shorter);
}

int main(void)
{
    static const char *const words[] = { "甲", "乙", "甲", "乙", "、", "-", "★", " ",
                                         "(",  "，", "。", "!",  "\n", "a", "1" };
    static const char *const numbers[] = { "1", "2",  "3",  "1", "、", "-", "★", " ",
                                           "(", "，", "。", "!", "\n", "a", "甲" };
    test_random("words", words, 15, gk_condense, is_left_out_of_word);
    test_random("numbers", numbers, 15, gk_condense_numbers, is_left_out_of_number);
    ok(gk_condense_term(GK_BYTES("《徵、地 - 補償》"), &text) == GK_OK, "a term");
    is_text(gk_buffer_bytes(&text), "征地  补偿", "has no sign at all");
    gk_folded_free(&folded);
    gk_condensed_free(&condensed);
    gk_buffer_free(&text);
    return done();
}
