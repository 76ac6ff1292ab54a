/*
 * Radicals and strokes (Unicode's blocks 2E80, 2F00 and 31C0) where characters should stand, as the
 * text layer of a PDF file gives them: ⼈⺠政府. A text about radicals names them one by one, or in
 * their order.
 */
#include "text/damage/characters.h"
#include "text/damage/kinds.h"
#include "text/damage/stretch.h"
#include "text/simplify.h"

/* Strokes that are characters by themselves, too. */
static bool is_radical(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x2FD5) || (c - 0x31C0 < 0x30 && gk_unified(c) != c);
}

/* Whether the neighbour makes a word with the radical. Two that follow each other in the code are
 * a list. */
static bool makes_word(uint32_t radical, uint32_t neighbour)
{
    return gk_is_ideograph(neighbour) ||
           (is_radical(neighbour) && neighbour != radical + 1 && neighbour != radical - 1);
}

static bool is_han_or_radical(uint32_t c)
{
    return gk_is_ideograph(c) || is_radical(c);
}

/* Whether the radical is a numeral in front of what it counts: ⼆、主要任务, (⼆)主要任务. */
static bool is_numeral(const struct gk_examination *examination, size_t at)
{
    uint32_t before = gk_character_at(examination, at - 1);
    uint32_t after = gk_character_at(examination, at + 1);
    if (!gk_is_among(examination->characters[at], U"⼀⼆⼋⼗") ||
        !is_han_or_radical(gk_character_at(examination, at + 2)))
        return false;
    if (gk_is_among(before, U"(（"))
        return gk_is_among(after, U")）");
    return gk_is_among(after, U"、.．") && (before == 0 || gk_is_among(before, U"\n 　"));
}

/* 12⽉29⽇. */
static bool is_in_date(const struct gk_examination *examination, size_t at)
{
    return gk_is_among(examination->characters[at], U"⽉⽇") &&
           gk_decimal(gk_character_at(examination, at - 1)) >= 0;
}

static bool is_word(const struct gk_examination *examination, size_t at)
{
    uint32_t c = examination->characters[at];
    return makes_word(c, gk_character_at(examination, at - 1)) ||
           makes_word(c, gk_character_at(examination, at + 1)) || is_numeral(examination, at) ||
           is_in_date(examination, at);
}

enum gk_status gk_find_radicals(struct gk_examination *examination)
{
    size_t words = 0;
    size_t alone = 0;
    for (size_t i = 0; i < examination->count; i++)
        if (is_radical(examination->characters[i]))
            *(is_word(examination, i) ? &words : &alone) += 1;
    if (words <= alone)
        return GK_OK;
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_RADICAL,
        .certainty = GK_CERTAIN,
        .proposal = &examination->scratch[0],
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        uint32_t c = examination->characters[i];
        if (is_radical(c) && gk_unified(c) != c)
            status = gk_stretch_add_character(&stretch, i, i + 1, gk_unified(c));
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}
