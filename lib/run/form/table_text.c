#include "run/form/table_text.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "finding/sentence.h"
#include "text/width.h"

enum {
    WIDE_GAP = 2,        /* between columns ... */
    NARROW_GAP = 1,      /* ... where there is no room for two */
    NARROWEST = 10,      /* no column of texts that are wider is made narrower ... */
    LONG_WORD = 24,      /* ... and none narrower than its words, up to this */
    NARROW_TITLE = 6,    /* a title goes on below, its words whole ... */
    NARROWEST_TITLE = 4, /* ... and where there is no other way, in pieces */
};

/* Scratch of the arena. */
struct layout {
    size_t *widths;
    size_t *least;  /* that cells of each column need */
    size_t *titles; /* that titles need, where they go on below */
    size_t gap;
    struct gk_bytes *left;
    struct gk_bytes *line;
};

static size_t at_most(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t at_least(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The longest word of Latin letters and figures; wide characters part anywhere. */
static size_t longest_word(struct gk_bytes text)
{
    size_t word = 0, longest = 0;
    while (text.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        word = c == ' ' || gk_character_width(c) == 2 ? 0 : word + gk_character_width(c);
        longest = at_least(longest, word);
        text.at += length;
        text.length -= length;
    }
    return longest;
}

static size_t title_width(struct gk_bytes title)
{
    return at_least(at_most(gk_text_width(title), NARROW_TITLE), longest_word(title));
}

static void measure(const struct gk_table *table, const struct layout *layout, size_t column)
{
    size_t widest = 0, word = 0, title = gk_text_width(table->titles[column]);
    for (size_t row = 0; row < table->rows; row++) {
        struct gk_bytes cell = table->cells[row * table->columns + column];
        widest = at_least(widest, gk_text_width(cell));
        word = at_least(word, longest_word(cell));
    }
    bool figure = column >= table->first_figure;
    layout->widths[column] = at_least(widest, title);
    layout->least[column] =
        figure ? widest : at_most(widest, at_least(at_most(word, LONG_WORD), NARROWEST));
    layout->titles[column] = title_width(table->titles[column]);
}

static size_t total_width(const struct gk_table *table, const struct layout *layout)
{
    size_t total = table->columns ? (table->columns - 1) * layout->gap : 0;
    for (size_t i = 0; i < table->columns; i++)
        total += layout->widths[i];
    return total;
}

/* Takes columns in until all fit, always the widest, but none beyond what it needs. */
static void take_in(const struct gk_table *table, const struct layout *layout, size_t limit)
{
    size_t *widths = layout->widths;
    for (size_t total = total_width(table, layout); total > limit; total--) {
        size_t widest = table->columns;
        for (size_t i = 0; i < table->columns; i++)
            if (widths[i] > at_least(layout->least[i], layout->titles[i]) &&
                (widest == table->columns || widths[i] > widths[widest]))
                widest = i;
        if (widest == table->columns)
            return;
        widths[widest]--;
    }
}

static void measure_all(const struct gk_table *table, const struct layout *layout)
{
    for (size_t i = 0; i < table->columns; i++)
        measure(table, layout, i);
}

static void fit(const struct gk_table *table, struct layout *layout)
{
    size_t limit = table->width ? table->width : GK_TEXT_WIDTH;
    layout->gap = WIDE_GAP;
    measure_all(table, layout);
    take_in(table, layout, limit);
    if (total_width(table, layout) <= limit)
        return;
    layout->gap = NARROW_GAP;
    measure_all(table, layout);
    take_in(table, layout, limit);
    for (size_t i = 0; i < table->columns; i++) {
        layout->titles[i] = at_most(layout->titles[i], NARROWEST_TITLE);
        if (i < table->first_figure)
            layout->least[i] = at_most(layout->least[i], NARROWEST);
    }
    take_in(table, layout, limit);
}

/* An empty cell has no place. */
static struct gk_bytes behind(struct gk_bytes text, struct gk_bytes taken)
{
    if (!taken.length)
        return text;
    return (struct gk_bytes){ text.at + taken.length, text.length - taken.length };
}

/* What of each cell goes on the next line; `left` is what goes on later ones. False where there is
 * nothing left. */
static bool take_line(const struct gk_table *table, const size_t *widths, struct gk_bytes *left,
                      struct gk_bytes *line)
{
    bool any = false;
    for (size_t i = 0; i < table->columns; i++) {
        bool whole = gk_text_width(left[i]) <= widths[i];
        any |= left[i].length > 0;
        line[i] = whole ? left[i] : gk_first_line(left[i], widths[i]);
        left[i] = behind(left[i], line[i]);
        line[i] = whole ? line[i] : gk_bytes_trim(line[i]);
    }
    return any;
}

static enum gk_status append_line(struct gk_buffer *out, const struct gk_table *table,
                                  const struct layout *layout)
{
    const struct gk_bytes *line = layout->line;
    size_t blanks = 0; /* before the next cell; at a line's end there are none */
    for (size_t i = 0; i < table->columns; i++) {
        size_t width = gk_text_width(line[i]);
        size_t fill = layout->widths[i] > width ? layout->widths[i] - width : 0;
        bool figure = i >= table->first_figure;
        blanks += figure ? fill : 0;
        if (line[i].length) {
            if (gk_buffer_print(out, "%*s", (int)blanks, "") != GK_OK ||
                gk_sentence_echo(out, line[i]) != GK_OK)
                return GK_NO_MEMORY;
            blanks = 0;
        } else {
            blanks += width;
        }
        blanks += (figure ? 0 : fill) + layout->gap;
    }
    return gk_buffer_append_byte(out, '\n');
}

static enum gk_status append_row(struct gk_buffer *out, const struct gk_table *table,
                                 const struct layout *layout, const struct gk_bytes *cells)
{
    bool first = true;
    memcpy(layout->left, cells, table->columns * sizeof *cells);
    while (take_line(table, layout->widths, layout->left, layout->line) || first) {
        first = false;
        if (append_line(out, table, layout) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

enum gk_status gk_table_text(struct gk_buffer *out, const struct gk_table *table,
                             struct gk_arena *arena)
{
    struct layout layout = {
        .widths = gk_arena_array(arena, table->columns, sizeof *layout.widths),
        .least = gk_arena_array(arena, table->columns, sizeof *layout.least),
        .titles = gk_arena_array(arena, table->columns, sizeof *layout.titles),
        .left = gk_arena_array(arena, table->columns, sizeof *layout.left),
        .line = gk_arena_array(arena, table->columns, sizeof *layout.line),
    };
    if (!layout.widths || !layout.least || !layout.titles || !layout.left || !layout.line)
        return GK_NO_MEMORY;
    fit(table, &layout);
    enum gk_status status = append_row(out, table, &layout, table->titles);
    for (size_t row = 0; status == GK_OK && row < table->rows; row++)
        status = append_row(out, table, &layout, table->cells + row * table->columns);
    return status;
}

/* ---- within a width */

/* The columns that are not put aside, under their brief titles. */
static enum gk_status keep_columns(const struct gk_table *table, struct gk_arena *arena,
                                   struct gk_table *kept)
{
    struct gk_bytes *titles = gk_arena_array(arena, table->columns, sizeof *titles);
    struct gk_bytes *cells =
        gk_arena_array(arena, gk_size_multiply(table->rows, table->columns), sizeof *cells);
    if (!titles || !cells)
        return GK_NO_MEMORY;
    *kept = (struct gk_table){
        .titles = titles, .cells = cells, .rows = table->rows, .width = table->width
    };
    for (size_t i = 0; i < table->columns; i++) {
        if (i < 32 && table->aside >> i & 1)
            continue;
        if (i < table->first_figure)
            kept->first_figure++;
        titles[kept->columns++] = table->briefs ? table->briefs[i] : table->titles[i];
    }
    for (size_t row = 0; row < table->rows; row++)
        for (size_t i = 0; i < table->columns; i++)
            if (i >= 32 || !(table->aside >> i & 1))
                *cells++ = table->cells[row * table->columns + i];
    return GK_OK;
}

enum gk_status gk_table_narrow(struct gk_buffer *out, const struct gk_table *table,
                               struct gk_arena *arena)
{
    struct gk_table kept;
    enum gk_status status = keep_columns(table, arena, &kept);
    return status == GK_OK ? gk_table_text(out, &kept, arena) : status;
}

enum gk_status gk_text_wrapped(struct gk_buffer *out, struct gk_bytes text)
{
    enum gk_status status = GK_OK;
    while (text.length && status == GK_OK) {
        struct gk_bytes line = gk_first_line(text, GK_TEXT_WIDTH);
        status = gk_sentence_echo(out, gk_bytes_trim(line));
        if (status == GK_OK)
            status = gk_buffer_append_byte(out, '\n');
        text = behind(text, line);
    }
    return status;
}
