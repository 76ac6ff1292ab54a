/* Folded text without the signs inside its words: random texts, each place judged by itself. */
#include "match/condensed.h"
#include "random.h"
#include "tap.h"

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
static bool is_left_out(size_t cell)
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

static bool is_right(void)
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

int main(void)
{
    static const char *const parts[] = { "甲", "乙", "甲", "乙", "、", "-", "★", " ",
                                         "(",  "，", "。", "!",  "\n", "a", "1" };
    uint32_t wrong = 0;
    uint32_t shorter = 0;
    for (uint32_t n = 0; n < TEXTS; n++) {
        gk_buffer_clear(&text);
        for (uint32_t i = random_below(LONGEST + 1); i; i--)
            if (gk_buffer_append(&text, gk_bytes_of(parts[random_below(15)])) != GK_OK)
                return 1;
        if (gk_fold(&folded, gk_buffer_bytes(&text)) != GK_OK ||
            gk_condense(&condensed, &folded) != GK_OK)
            return 1;
        shorter += condensed.count < folded.count;
        wrong += !is_right();
        if (wrong == 1 && !is_right())
            printf("# <%.*s>\n", (int)text.length, text.at);
    }
    is_int(wrong, 0, "%d texts, in each just the signs inside words are left out", TEXTS);
    ok(shorter > TEXTS / 4, "of %u some", shorter);
    ok(gk_condense_term(GK_BYTES("《徵、地 - 補償》"), &text) == GK_OK, "a term");
    is_text(gk_buffer_bytes(&text), "征地  补偿", "has no sign at all");
    gk_folded_free(&folded);
    gk_condensed_free(&condensed);
    gk_buffer_free(&text);
    return done();
}
