/*
 * kinds.h - inside lib/text/damage: kinds of characters, and looking about in a text.
 *
 * Sets and words are written as U"…" literals. A place outside the text holds 0, which is in no
 * set and no kind.
 */
#ifndef GK_TEXT_DAMAGE_KINDS_H
#define GK_TEXT_DAMAGE_KINDS_H

#include <uchar.h>

#include "base/ascii.h"
#include "text/damage/examination.h"
#include "text/damage/gate.h"

/* A Han character, compatibility ideographs included. 〇 is a digit, not one of them. */
static inline bool gk_is_ideograph(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

/* Whether ordinary text has such characters seldom, or a decoder leaves them for what is lost. Of
 * what a wrong decoder made, many are. */
static inline bool gk_is_doubted(uint32_t c)
{
    if (c - 0x800 < 0x10000 - 0x800)
        return gk_suspect[c - 0x800] & (GK_SUSPECT_STOP & ~GK_SUSPECT_BRACKET);
    return c >= 0x80 || c == '?';
}

/* The value of an ASCII or full-width digit, else -1. */
static inline int gk_decimal(uint32_t c)
{
    if (c - 0xFF10 < 10)
        return (int)(c - 0xFF10);
    return gk_is_ascii_digit(c) ? (int)(c - '0') : -1;
}

static inline bool gk_is_among(uint32_t c, const char32_t *set)
{
    for (; *set; set++)
        if (*set == c)
            return true;
    return false;
}

/* The character at a place, which may lie before the text (a wrapped size_t) or behind it. */
static inline uint32_t gk_character_at(const struct gk_examination *examination, size_t at)
{
    return at < examination->count ? examination->characters[at] : 0;
}

/* Whether the word stands at that place; its length is *length. */
static inline bool gk_word_stands_at(const struct gk_examination *examination, size_t at,
                                     const char32_t *word, size_t *length)
{
    size_t i = 0;
    while (word[i] && gk_character_at(examination, at + i) == word[i])
        i++;
    *length = i;
    return !word[i];
}

static inline bool gk_word_ends_at(const struct gk_examination *examination, size_t end,
                                   const char32_t *word)
{
    size_t length = 0;
    while (word[length])
        length++;
    return length <= end && gk_word_stands_at(examination, end - length, word, &length);
}

static inline bool gk_is_opening_quote(uint32_t c)
{
    return gk_is_among(c, U"“‘「『《〝");
}

static inline bool gk_is_closing_quote(uint32_t c)
{
    return gk_is_among(c, U"”’」』》〞");
}

/* Whether the clause around the question mark at `at` asks something. */
bool gk_is_asking(const struct gk_examination *, size_t at);

/* The same by words that do nothing else. */
bool gk_is_surely_asking(const struct gk_examination *, size_t at);

/* Printable ASCII without quotation marks and angle brackets. */
static inline bool gk_is_in_token(uint32_t c)
{
    return gk_is_ascii_graphic(c) && c != '"' && c != '<' && c != '>';
}

/* A run of such characters. Born as { 0 }. */
struct gk_token {
    size_t start;
    size_t end;
    bool address; /* it holds :// or www. */
};

/* Moves on to the token that holds `at`, which never goes back. A character that belongs to no
 * token is one of its own. */
void gk_token_move(struct gk_token *, const struct gk_examination *, size_t at);

#endif
