/*
 * ascii.h - kinds of ASCII characters, whatever the locale. Anything beyond ASCII is none of them.
 */
#ifndef GK_BASE_ASCII_H
#define GK_BASE_ASCII_H

#include <stdbool.h>
#include <stdint.h>

static inline bool gk_is_ascii_digit(uint32_t c)
{
    return c - '0' < 10;
}

static inline bool gk_is_ascii_capital(uint32_t c)
{
    return c - 'A' < 26;
}

static inline bool gk_is_ascii_small(uint32_t c)
{
    return c - 'a' < 26;
}

static inline bool gk_is_ascii_letter(uint32_t c)
{
    return gk_is_ascii_small(c | 0x20);
}

/* A letter or a digit. */
static inline bool gk_is_ascii_word(uint32_t c)
{
    return gk_is_ascii_digit(c) || gk_is_ascii_letter(c);
}

/* Printable, without the blank. */
static inline bool gk_is_ascii_graphic(uint32_t c)
{
    return c > ' ' && c < 0x7F;
}

/* The value of a hexadecimal digit, else -1. */
static inline int gk_ascii_hexadecimal(uint32_t c)
{
    if (gk_is_ascii_digit(c))
        return (int)(c - '0');
    return (c | 0x20) - 'a' < 6 ? (int)((c | 0x20) - 'a') + 10 : -1;
}

#endif
