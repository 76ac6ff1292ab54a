#include "domain/column.h"

#include "base/utf8.h"
#include "domain/letters.h"

/* The character that ends at `end`, and where it begins; the bytes are UTF-8. */
static uint32_t character_before(struct gk_bytes text, size_t end, size_t *start)
{
    *start = end - 1;
    while (*start && ((unsigned char)text.at[*start] & 0xC0) == 0x80)
        --*start;
    size_t length;
    return gk_utf8_decode((struct gk_bytes){ text.at + *start, end - *start }, &length);
}

static bool sets_apart(uint32_t c)
{
    return c == '>' || c == '/' || c == U'＞' || c == U'／' || c == U'›' || c == U'»' || c == U'→';
}

static bool is_edge(uint32_t c)
{
    return gk_is_blank(c) || gk_is_invisible(c);
}

static struct gk_bytes trim(struct gk_bytes part)
{
    size_t length, start;
    while (part.length && is_edge(gk_utf8_decode(part, &length))) {
        part.at += length;
        part.length -= length;
    }
    while (part.length && is_edge(character_before(part, part.length, &start)))
        part.length = start;
    return part;
}

bool gk_column_part(struct gk_bytes path, size_t *end, struct gk_bytes *part)
{
    size_t stop = *end;
    part->length = 0;
    while (stop && !part->length) {
        size_t behind = stop;
        size_t start = stop;
        bool apart = false;
        while (start && !apart) {
            behind = start;
            apart = sets_apart(character_before(path, start, &start));
        }
        behind = apart ? behind : 0;
        *part = trim((struct gk_bytes){ path.at + behind, stop - behind });
        /* -> is one sign. */
        bool arrow = apart && start && path.at[start] == '>' && path.at[start - 1] == '-';
        stop = apart ? start - arrow : 0;
    }
    *end = stop;
    return part->length > 0;
}
