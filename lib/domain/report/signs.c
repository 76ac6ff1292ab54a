#include "domain/report/signs.h"

#include "base/utf8.h"
#include "domain/letters.h"

/* What stands between two characters that can be seen. */
struct between {
    uint32_t tabs;
    uint32_t later_tabs;
    bool line;
    bool gap;
    bool bar; /* the last that parts cells is | */
};

static void add_tab(struct between *between, bool bar)
{
    between->tabs += !between->line;
    between->later_tabs++;
    between->bar = bar;
    between->gap = true;
}

/* A row that is drawn with | ends with one, behind which there is no cell. */
static void add_line(struct between *between)
{
    if (!between->line && between->bar && between->tabs)
        between->tabs--;
    between->later_tabs = 0;
    between->line = between->gap = true;
    between->bar = false;
}

static void add(struct between *between, uint32_t character)
{
    if (character == '\t')
        add_tab(between, false);
    else if (character == '\n' || character == '\r')
        add_line(between);
    else if (gk_is_blank(character))
        between->gap = true;
}

/* A line that is drawn between cells. */
static bool is_bar(uint32_t letter)
{
    return letter == '|' || letter == 0x2502 || letter == 0x2503;
}

/* The bytes of the source that no cell of the folded text stands for, and blank cells. */
static void add_source(struct between *between, struct gk_bytes source, uint32_t from, uint32_t to)
{
    while (from < to) {
        size_t length;
        struct gk_bytes rest = { source.at + from, to - from };
        add(between, gk_utf8_decode(rest, &length));
        from += (uint32_t)length;
    }
}

static struct gk_annual_sign sign_of(const struct between *between, uint32_t letter, size_t cell)
{
    return (struct gk_annual_sign){
        .letter = letter,
        .cell = (uint32_t)cell,
        .tabs = between->tabs < UINT16_MAX ? (uint16_t)between->tabs : UINT16_MAX,
        .later_tabs = between->later_tabs < UINT16_MAX ? (uint16_t)between->later_tabs : UINT16_MAX,
        .line = between->line,
        .gap = between->gap,
    };
}

enum gk_status gk_annual_text_read(struct gk_annual_text *text, const struct gk_folded *folded,
                                   struct gk_arena *arena)
{
    uint32_t end = 0;
    struct between between = { .line = true, .gap = true };
    *text = (struct gk_annual_text){ .folded = folded };
    text->signs = gk_arena_array(arena, folded->count + 1, sizeof *text->signs);
    if (!text->signs)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < folded->count; i++) {
        uint32_t before = end;
        uint32_t start = gk_folded_start_behind(folded, i, before, &end);
        uint32_t letter = folded->characters[i];
        add_source(&between, folded->source, before, start);
        if (gk_is_blank(letter)) {
            add_source(&between, folded->source, start, end);
        } else if (is_bar(letter)) {
            add_tab(&between, true);
        } else {
            text->signs[text->count++] = sign_of(&between, letter, i);
            between = (struct between){ 0 };
        }
    }
    add_source(&between, folded->source, end, (uint32_t)folded->source.length);
    add_line(&between);
    text->signs[text->count] = sign_of(&between, 0, folded->count);
    return GK_OK;
}

uint32_t gk_annual_match(const struct gk_annual_text *text, uint32_t at,
                         const struct gk_annual_key *key)
{
    uint32_t matched = 0;
    for (uint32_t i = at; i < text->count; i++) {
        uint32_t letter = text->signs[i].letter;
        if (letter == key->letters[matched]) {
            if (++matched == key->count)
                return i + 1;
        } else if (i == at || gk_annual_counts(letter)) {
            return 0;
        }
    }
    return 0;
}

bool gk_annual_find(const struct gk_annual_text *text, uint32_t from, uint32_t to,
                    const struct gk_annual_line *line, uint32_t *start, uint32_t *end)
{
    for (uint32_t i = from; i < to && i < text->count; i++)
        for (uint32_t k = 0; k < line->key_count; k++) {
            *end = gk_annual_match(text, i, &line->keys[k]);
            if (*end) {
                *start = i;
                return true;
            }
        }
    return false;
}

void gk_annual_span(const struct gk_annual_text *text, uint32_t start, uint32_t end,
                    uint32_t *first, uint32_t *behind)
{
    *first = gk_folded_start(text->folded, text->signs[start].cell);
    *behind = gk_folded_end(text->folded, text->signs[end - 1].cell);
}
