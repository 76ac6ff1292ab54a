#include "text/doubled.h"

#include "base/ascii.h"
#include "text/character.h"

typedef uint32_t next_character(struct gk_bytes bytes, size_t *length);

static next_character *next_of(enum gk_encoding encoding)
{
    return encoding == GK_BIG5 ? gk_big5_next : encoding == GK_GB18030 ? gk_gb18030_next : NULL;
}

/* A backslash that is a character of its own stands beside one that is half of one. */
static bool may_have_any(struct gk_bytes line)
{
    return gk_bytes_find(line, GK_BYTES("\\\\")) != NULL;
}

/*
 * Whether the escape of this letter, with that byte behind it, is odd. Behind a character people
 * begin a line, mostly with another one, a number or a capital; a backslash, a form feed or a word
 * of small letters they hardly write there.
 */
static bool is_odd(char letter, char behind)
{
    bool breaks = letter == 'n' || letter == 'r' || letter == 't';
    return breaks ? gk_is_ascii_small((unsigned char)behind) : letter != 'u' && letter != '/';
}

static char byte_at(struct gk_bytes line, size_t at)
{
    return at < line.length ? line.at[at] : '\0';
}

/* The next character with the byte 5C from *at on; *at is then behind it. False where there is
 * none. *characters counts those passed. */
static bool find_next(next_character *next, struct gk_bytes line, size_t *at, size_t *characters)
{
    while (*at < line.length) {
        size_t length;
        next((struct gk_bytes){ line.at + *at, line.length - *at }, &length);
        *at += length;
        ++*characters;
        if (length == 2 && line.at[*at - 1] == '\\')
            return true;
    }
    return false;
}

void gk_find_doubled(enum gk_encoding encoding, struct gk_bytes line, struct gk_doubled *doubled)
{
    next_character *next = next_of(encoding);
    size_t at = 0;
    size_t characters = 0;
    *doubled = (struct gk_doubled){ .places = 0 };
    if (!next || !may_have_any(line))
        return;
    while (find_next(next, line, &at, &characters)) {
        if (byte_at(line, at) != '\\') {
            doubled->otherwise = true;
            continue;
        }
        if (!doubled->places++) {
            doubled->offset = at;
            doubled->characters = characters;
        }
        doubled->odd |= is_odd(byte_at(line, at + 1), byte_at(line, at + 2));
    }
}

enum gk_status gk_undouble(enum gk_encoding encoding, struct gk_bytes line, struct gk_buffer *out)
{
    next_character *next = next_of(encoding);
    size_t at = 0;
    size_t from = 0;
    size_t characters = 0;
    while (next && find_next(next, line, &at, &characters)) {
        if (byte_at(line, at) != '\\')
            continue;
        if (gk_buffer_append(out, (struct gk_bytes){ line.at + from, at - from }) != GK_OK)
            return GK_NO_MEMORY;
        from = ++at;
    }
    return gk_buffer_append(out, (struct gk_bytes){ line.at + from, line.length - from });
}
