/*
 * Question marks that ask something, told from those that a decoder left.
 */
#include "text/damage/kinds.h"

enum {
    LONGEST_CLAUSE = 48,
    END_OF_CLAUSE = 16, /* where a particle of asking stands */
};

static bool ends_clause(uint32_t c)
{
    return c == 0 || gk_is_among(c, U"，。；：！？,;:!?\n 　");
}

/* 有没有, 是不是, 能不能 before the character at `at`, which is the last of the three. */
static bool is_choice(const struct gk_examination *examination, size_t at)
{
    uint32_t first = gk_character_at(examination, at - 2);
    return gk_is_among(gk_character_at(examination, at - 1), U"不没沒") && gk_is_ideograph(first) &&
           first == gk_character_at(examination, at);
}

bool gk_is_asking(const struct gk_examination *examination, size_t at)
{
    static const char32_t asking[] = U"吗嗎呢么麼何哪谁誰几幾多怎否问問啥吧什请請";
    for (size_t i = 1; i <= LONGEST_CLAUSE; i++) {
        uint32_t c = gk_character_at(examination, at - i);
        if (ends_clause(c))
            break;
        if (gk_is_among(c, asking) || is_choice(examination, at - i))
            return true;
    }
    return gk_is_among(gk_character_at(examination, at + 1), asking);
}

bool gk_is_surely_asking(const struct gk_examination *examination, size_t at)
{
    static const char32_t *const words[] = { U"是否", U"能否", U"可否", U"多少" };
    for (size_t i = 1; i <= END_OF_CLAUSE; i++) {
        uint32_t c = gk_character_at(examination, at - i);
        if (ends_clause(c))
            break;
        if (gk_is_among(c, U"吗嗎呢么麼哪谁誰何啥怎吧") || is_choice(examination, at - i))
            return true;
        for (size_t word = 0; word < sizeof words / sizeof words[0]; word++)
            if (gk_word_ends_at(examination, at - i + 1, words[word]))
                return true;
    }
    return false;
}
