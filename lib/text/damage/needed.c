/*
 * What looks like a control character and is part of how a text is encoded: dropped, nothing would
 * be left to read that text by.
 */
#include "text/damage/characters.h"
#include "text/damage/kinds.h"

enum { NEAR = 8 };

/* Whether a letter or sign of a code page stands near, such as Chinese text has not, with nothing
 * but its like and ASCII between. */
static bool is_near_letter(const struct gk_examination *examination, size_t at, size_t step)
{
    for (size_t i = 1; i < NEAR; i++) {
        uint32_t c = gk_character_at(examination, at + i * step);
        if (c == 0 || c > 0x7FF)
            return false;
        if (c > 0xA0 && !gk_is_among(c, U"§©\u00AD®°±·×÷"))
            return true;
    }
    return false;
}

bool gk_is_byte(const struct gk_examination *examination, size_t at)
{
    return examination->characters[at] - 0x80 < 0x80 &&
           (is_near_letter(examination, at, (size_t)-1) || is_near_letter(examination, at, 1));
}

bool gk_is_shift(const struct gk_examination *examination, size_t at)
{
    uint32_t c = examination->characters[at], next = gk_character_at(examination, at + 1);
    if (c == 0x0E)
        return gk_is_ascii_graphic(next);
    if (c == 0x0F)
        return gk_is_ascii_graphic(gk_character_at(examination, at - 1));
    return c == 0x1B && next && gk_is_among(next, U"$()*+-./NOno|}~");
}
