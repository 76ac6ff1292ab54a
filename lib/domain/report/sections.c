#include "domain/report/sections.h"

#include "base/utf8.h"

enum {
    HEADING = 24, /* signs in which a word of the heading begins behind its number */
    SHORT = 40,   /* signs of a line that may be a heading without a number */
};

/* A number of a heading is no number in brackets, and a sign or blank parts it from the words. */
static bool is_number(const struct gk_annual_text *text, uint32_t at, uint32_t number)
{
    const struct gk_annual_sign *signs = text->signs;
    return signs[at].letter == number && at + 1 < text->count &&
           (signs[at + 1].gap || !gk_annual_counts(signs[at + 1].letter)) &&
           (!at || signs[at - 1].letter != '(');
}

/* Whether a line of its own begins there that holds the key, short as a heading and no sentence. */
static bool is_own_line(const struct gk_annual_text *text, uint32_t at,
                        const struct gk_annual_key *key, uint32_t *end)
{
    if (!text->signs[at].line)
        return false;
    uint32_t behind = at + 1;
    while (behind < text->count && !text->signs[behind].line) {
        if (text->signs[behind].letter == ',' || text->signs[behind].letter == 0x3002)
            return false;
        behind++;
    }
    for (uint32_t i = at; behind - at <= SHORT && i < behind; i++) {
        *end = gk_annual_match(text, i, key);
        if (*end)
            return *end <= behind;
    }
    return false;
}

bool gk_annual_section_find(const struct gk_annual_text *text, const struct gk_annual_line *line,
                            uint32_t *start, uint32_t *end)
{
    size_t length;
    uint32_t word;
    uint32_t number = gk_utf8_decode(line->id, &length);
    for (uint32_t i = 0; i < text->count; i++) {
        *start = i;
        if (is_number(text, i, number) &&
            gk_annual_find(text, i + 1, i + 1 + HEADING, line, &word, end))
            return true;
    }
    for (uint32_t i = 0; line->key_count && i < text->count; i++) {
        *start = i;
        if (is_own_line(text, i, &line->keys[0], end))
            return true;
    }
    return false;
}

bool gk_annual_matter_find(const struct gk_annual_text *text, const struct gk_annual_line *line)
{
    uint32_t start;
    uint32_t end;
    return gk_annual_find(text, 0, text->count, line, &start, &end);
}
