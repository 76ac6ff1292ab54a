#include "base/bytes.h"

/* The last byte is looked for: of UTF-8 the first one stands everywhere. */
const char *gk_bytes_find(struct gk_bytes whole, struct gk_bytes part)
{
    if (part.length == 0 || part.length > whole.length)
        return part.length ? NULL : whole.at;
    size_t before = part.length - 1;
    const char *at = whole.at + before;
    const char *end = whole.at + whole.length;
    for (; at < end; at++) {
        at = memchr(at, part.at[before], (size_t)(end - at));
        if (!at)
            return NULL;
        if (at[-(ptrdiff_t)before] == part.at[0] && memcmp(at - before, part.at, before) == 0)
            return at - before;
    }
    return NULL;
}

const char *gk_bytes_find_last_portable(struct gk_bytes whole, char byte)
{
    for (size_t i = whole.length; i-- > 0;)
        if (whole.at[i] == byte)
            return whole.at + i;
    return NULL;
}

const char *gk_bytes_find_last(struct gk_bytes whole, char byte)
{
#if defined(__linux__)
    return whole.length ? memrchr(whole.at, byte, whole.length) : NULL;
#else
    return gk_bytes_find_last_portable(whole, byte);
#endif
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct gk_bytes gk_bytes_trim(struct gk_bytes whole)
{
    while (whole.length && is_blank(whole.at[0])) {
        whole.at++;
        whole.length--;
    }
    while (whole.length && is_blank(whole.at[whole.length - 1]))
        whole.length--;
    return whole;
}
