/*
 * term.c - a term where it stands: whether it counts, by a window of the text around it.
 */
#include "verbs/redact/allowed.h"
#include "verbs/redact/detect.h"

/* Bytes on either side; terms are at most a hundred long, and so are allow phrases, or they are not
 * seen to cover it. */
enum {
    REACH = 192,
    UNICODE = 5, /* bytes of an escape behind its backslash: u000a */
};

/* The text around a byte of the line, up to an escape or the end of the string. *whole: all of
 * what may follow a term is there. */
static struct gk_bytes window_around(struct gk_bytes line, uint32_t place, bool *whole)
{
    size_t start = place;
    size_t end = place;
    while (start && place - start < REACH && line.at[start - 1] != '"' &&
           line.at[start - 1] != '\\')
        start--;
    if (start && line.at[start - 1] == '\\' && start < place)
        start += line.at[start] == 'u' ? UNICODE : 1;
    while (end < line.length && end - place < REACH && line.at[end] != '"' && line.at[end] != '\\')
        end++;
    *whole = end == line.length || line.at[end] != '\\';
    while (start < place && ((unsigned char)line.at[start] & 0xC0) == 0x80)
        start++;
    while (end > place && end < line.length && ((unsigned char)line.at[end] & 0xC0) == 0x80)
        end--;
    return (struct gk_bytes){ line.at + start, end - start };
}

/* The cell that begins at that byte of what was folded; the number of cells where none does. */
static uint32_t cell_at(const struct gk_folded *folded, uint32_t byte)
{
    uint32_t end = 0;
    for (size_t i = 0; i < folded->count; i++)
        if (gk_folded_start_behind(folded, i, end, &end) == byte)
            return (uint32_t)i;
    return (uint32_t)folded->count;
}

enum gk_status gk_redact_term_counts(struct gk_redact_screen *screen, struct gk_bytes line,
                                     uint32_t place, bool *counts)
{
    struct gk_scratch *scratch = screen->scratch;
    bool found = false;
    struct gk_bytes window = window_around(line, place, counts);
    bool whole = *counts;
    *counts = true;
    if (!whole)
        return GK_OK;
    if (gk_fold(&scratch->folded, window) != GK_OK || gk_redact_find_words(screen) != GK_OK)
        return GK_NO_MEMORY;
    uint32_t cell = cell_at(&scratch->folded, place - (uint32_t)(window.at - line.at));
    *counts = false;
    for (size_t i = 0; i < scratch->endings.count && !*counts; i++)
        *counts = gk_redact_counts_there(screen, scratch->endings.at[i], cell, &found);
    *counts |= !found;
    return GK_OK;
}
