#include "text/percent.h"

#include "base/ascii.h"

/* The byte of two hexadecimal digits at `at`, or -1. */
static int hexadecimal_at(struct gk_bytes text, size_t at)
{
    if (at + 2 > text.length)
        return -1;
    int high = gk_ascii_hexadecimal((unsigned char)text.at[at]);
    int low = gk_ascii_hexadecimal((unsigned char)text.at[at + 1]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

size_t gk_percent_read(struct gk_bytes text, unsigned char *byte)
{
    if (!text.length || text.at[0] != '%')
        return 0;
    int value = hexadecimal_at(text, 1);
    size_t at = 1;
    for (int inner; value == '%' && (inner = hexadecimal_at(text, at + 2)) >= 0; value = inner)
        at += 2;
    *byte = (unsigned char)value;
    return value < 0 ? 0 : at + 2;
}

static bool is_in_token(char byte)
{
    unsigned char c = (unsigned char)byte;
    return c > ' ' && c != 0x7F && c != '<' && c != '>' && c != '"' && c != '\'';
}

bool gk_percent_next(struct gk_bytes text, size_t *at, struct gk_bytes *token)
{
    size_t from = *at;
    for (size_t next = from; next < text.length; next++) {
        const char *sign = memchr(text.at + next, '%', text.length - next);
        if (!sign)
            break;
        unsigned char byte;
        next = (size_t)(sign - text.at);
        if (!gk_percent_read((struct gk_bytes){ sign, text.length - next }, &byte))
            continue;
        size_t start = next;
        while (start > from && is_in_token(text.at[start - 1]))
            start--;
        while (next < text.length && is_in_token(text.at[next]))
            next++;
        *token = (struct gk_bytes){ text.at + start, next - start };
        *at = next;
        return true;
    }
    *at = text.length;
    return false;
}
