/*
 * Question marks that ask something, told from those that a decoder left.
 */
#include "text/damage/kinds.h"

enum { LONGEST_CLAUSE = 48 };

bool gk_is_asking(const struct gk_examination *examination, size_t at)
{
    static const char32_t asking[] = U"吗嗎呢么麼何哪谁誰几幾多怎否问問啥吧什请請";
    static const char32_t ends[] = U"，。；：！？,;:!?\n 　";
    for (size_t i = 1; i <= LONGEST_CLAUSE; i++) {
        uint32_t c = gk_character_at(examination, at - i);
        if (c == 0 || gk_is_among(c, ends))
            break;
        if (gk_is_among(c, asking))
            return true;
    }
    return gk_is_among(gk_character_at(examination, at + 1), asking);
}
