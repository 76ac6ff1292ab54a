/*
 * patterns.c - the patterns of the word lists in one text, as it reads and as it is folded.
 */
#include "base/ascii.h"
#include "base/utf8.h"
#include "verbs/redact/detect.h"

enum { LOOK_AHEAD = 65536 }; /* bytes behind a match that a search is charged for */

/* Whether a text may hold a capital letter; those of full width begin with the byte EF. */
static bool may_have_capitals(struct gk_bytes text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (gk_is_ascii_capital(c) || c == 0xEF)
            return true;
    }
    return false;
}

/*
 * The folded text, with the capitals of the source, for patterns: they are written as text is,
 * and tell capitals from small letters.
 */
static enum gk_status unfold_capitals(struct gk_scratch *scratch, struct gk_bytes text)
{
    const struct gk_folded *folded = &scratch->folded;
    uint32_t end = 0;
    if (gk_folded_text(folded, &scratch->buffer) != GK_OK)
        return GK_NO_MEMORY;
    if (!may_have_capitals(text))
        return GK_OK;
    char *out = scratch->buffer.at;
    for (size_t i = 0; i < folded->count; i++) {
        size_t length;
        uint32_t start = gk_folded_start_behind(folded, i, end, &end);
        uint32_t source =
            gk_utf8_decode((struct gk_bytes){ text.at + start, end - start }, &length);
        bool capital = source - 'A' < 26 || source - 0xFF21 < 26;
        out += gk_utf8_encode(folded->characters[i] - (capital ? 0x20 : 0), out);
    }
    return GK_OK;
}

/* One pattern in one form of the text: as it reads, or folded (then one cell a character). */
struct search {
    struct gk_bytes text;
    bool folded;
    size_t counted; /* bytes of a folded text whose characters have been counted */
    uint32_t cells;
};

static uint32_t cell_of(struct search *search, const struct gk_folded *folded, size_t byte)
{
    if (!search->folded)
        return gk_folded_cell_at(folded, 0, (uint32_t)byte);
    struct gk_bytes passed = { search->text.at + search->counted, byte - search->counted };
    search->cells += (uint32_t)gk_utf8_count(passed);
    search->counted = byte;
    return search->cells;
}

/*
 * Charges a search to the record's budget: the text that was passed over, and of what lies behind
 * a match as much as a pattern may have looked at. False where nothing is left.
 */
static bool charge(struct gk_redact_screen *screen, struct gk_bytes text, size_t from, bool found,
                   size_t end)
{
    size_t behind = found ? text.length - end : 0;
    screen->offered += (found ? end : text.length) - from;
    screen->offered += behind < LOOK_AHEAD ? behind : LOOK_AHEAD;
    screen->overrun |= screen->offered > GK_REDACT_PATTERN_BYTES;
    return !screen->overrun;
}

static enum gk_status search_pattern(struct gk_redact_screen *screen,
                                     const struct gk_redact_pattern *pattern, struct search search)
{
    struct gk_scratch *scratch = screen->scratch;
    const struct gk_pattern *form = search.folded ? &pattern->folded : &pattern->pattern;
    for (size_t from = 0; from <= search.text.length;) {
        enum gk_pattern_answer answer;
        size_t start, end;
        if (gk_pattern_find(form, &scratch->pattern, search.text, from, &answer, &start, &end) !=
            GK_OK)
            return GK_NO_MEMORY;
        if (answer == GK_PATTERN_TOO_MUCH)
            screen->limited = pattern->row;
        if (!charge(screen, search.text, from, answer == GK_PATTERN_FOUND, end) ||
            answer != GK_PATTERN_FOUND)
            return GK_OK;
        struct gk_match match = { .value = pattern->row };
        match.start = cell_of(&search, &scratch->folded, start);
        match.end = cell_of(&search, &scratch->folded, end);
        bool empty = match.start >= match.end;
        if (!empty && !gk_redact_is_covered(screen, match) &&
            gk_matches_add(&scratch->matches, match) != GK_OK)
            return GK_NO_MEMORY;
        from = end;
        if (start == end)
            for (from++; from < search.text.length && (search.text.at[from] & 0xC0) == 0x80;)
                from++;
    }
    return GK_OK;
}

/* Notes which literals of patterns stand in the text: each ending, or the words would be asked for
 * one by one. */
static enum gk_status note_literals(struct gk_redact_screen *screen)
{
    const struct gk_redact_plan *plan = screen->plan;
    const struct gk_endings *endings = &screen->scratch->endings;
    struct gk_match match;
    unsigned kind;
    if (!screen->literals) {
        screen->literals =
            gk_arena_array(&screen->scratch->arena, plan->pattern_count, sizeof *screen->literals);
        if (!screen->literals)
            return GK_NO_MEMORY;
        memset(screen->literals, 0, plan->pattern_count * sizeof *screen->literals);
    }
    screen->searched++;
    for (size_t i = 0; i < endings->count; i++) {
        struct gk_ending ending = endings->at[i];
        while (gk_words_next(&plan->words, &ending, 1u << GK_REDACT_LITERAL, &match, &kind))
            screen->literals[match.value] = screen->searched;
    }
    return GK_OK;
}

/* Tries a pattern on the text as it is folded, and as it reads where that is another text. */
static enum gk_status try_pattern(struct gk_redact_screen *screen,
                                  const struct gk_redact_pattern *pattern, struct search read,
                                  struct search folded)
{
    if (!gk_bytes_equal(read.text, folded.text) && search_pattern(screen, pattern, read) != GK_OK)
        return GK_NO_MEMORY;
    return search_pattern(screen, pattern, folded);
}

/*
 * A pattern of whose literals none stands in the folded text is not tried: nor does one stand in
 * the text as it reads then, for folding drops no Han character and no digit.
 */
enum gk_status gk_redact_match_patterns(struct gk_redact_screen *screen, struct gk_bytes text)
{
    struct gk_scratch *scratch = screen->scratch;
    const struct gk_redact_plan *plan = screen->plan;
    bool unfolded = false;
    struct search read = { .text = text };
    struct search folded = { .folded = true };
    if (!plan->pattern_count || screen->overrun)
        return GK_OK;
    if (note_literals(screen) != GK_OK)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < plan->pattern_count && !screen->overrun; i++) {
        if (plan->patterns[i].has_literals && screen->literals[i] != screen->searched)
            continue;
        if (!unfolded && unfold_capitals(scratch, text) != GK_OK)
            return GK_NO_MEMORY;
        unfolded = true;
        folded.text = gk_buffer_bytes(&scratch->buffer);
        if (try_pattern(screen, &plan->patterns[i], read, folded) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}
