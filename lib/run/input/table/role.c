#include "run/input/table/role.h"

#include "conf/table.h"

enum { LONGEST_TOTAL = 48 }; /* bytes of a cell that says 合计, blanks and all */

static bool starts_with_colon(struct gk_bytes text)
{
    return gk_bytes_start_with(text, GK_BYTES("：")) || gk_bytes_start_with(text, GK_BYTES(":"));
}

static bool ends_with_colon(struct gk_bytes text)
{
    return gk_bytes_end_with(text, GK_BYTES("：")) || gk_bytes_end_with(text, GK_BYTES(":"));
}

/* What stands between the brackets at both ends of the text, or the text. */
static struct gk_bytes without_brackets(struct gk_bytes text)
{
    static const struct gk_bytes pairs[][2] = { { { "（", 3 }, { "）", 3 } },
                                                { { "(", 1 }, { ")", 1 } } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (gk_bytes_start_with(text, pairs[i][0]) && gk_bytes_end_with(text, pairs[i][1]))
            return gk_cell_trim((struct gk_bytes){ text.at + pairs[i][0].length,
                                                   text.length - 2 * pairs[i][0].length });
    return text;
}

/* Whether the cell begins with a word of notes and a colon, or is one in brackets: （盖章）. */
static bool begins_note(const struct gk_table_words *words, struct gk_bytes text)
{
    text = gk_cell_trim(text);
    struct gk_bytes inside = without_brackets(text);
    struct gk_bytes word = gk_word_list_start(&words->notes, inside);
    struct gk_bytes rest = { inside.at + word.length, inside.length - word.length };
    bool whole = inside.length < text.length && !gk_cell_trim(rest).length;
    return word.length && (whole || starts_with_colon(gk_cell_trim(rest)));
}

/* Every cell begins a note, or is what the one before asks for: 填报人：,某甲. */
static bool is_note(const struct gk_table_words *words, const struct gk_table_cells *cells,
                    size_t first)
{
    bool asked = false;
    for (size_t i = first; i < cells->count; i++) {
        const struct gk_table_cell *cell = gk_table_cells_at(cells, i);
        if (gk_table_is_blank(cell))
            continue;
        if (!asked && !begins_note(words, cell->text))
            return false;
        asked = ends_with_colon(gk_cell_trim(cell->text));
    }
    return true;
}

static enum gk_status is_total(const struct gk_table_words *words,
                               const struct gk_table_cell *first, struct gk_arena *scratch,
                               bool *total)
{
    *total = false;
    if (first->text.length > LONGEST_TOTAL || !words->totals.count)
        return GK_OK;
    struct gk_bytes said = gk_table_squeeze(first, scratch);
    if (!said.at)
        return GK_NO_MEMORY;
    while (said.length && ends_with_colon(said))
        said.length--;
    *total = gk_word_list_has(&words->totals, said);
    return GK_OK;
}

/* In brackets, or a word for a unit. */
static enum gk_status is_unit(const struct gk_table_words *words, const struct gk_table_cell *cell,
                              struct gk_arena *scratch, bool *unit)
{
    struct gk_bytes said = gk_table_squeeze(cell, scratch);
    *unit = gk_bytes_start_with(said, GK_BYTES("(")) && gk_bytes_end_with(said, GK_BYTES(")"));
    *unit |= gk_word_list_has(&words->units, said);
    return said.at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status is_units(const struct gk_table_words *words,
                               const struct gk_table_cells *cells, struct gk_arena *scratch,
                               bool *units)
{
    *units = true;
    for (size_t i = 0; *units && i < cells->count; i++) {
        const struct gk_table_cell *cell = gk_table_cells_at(cells, i);
        if (!gk_table_is_blank(cell) && is_unit(words, cell, scratch, units) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static size_t first_filled(const struct gk_table_cells *cells, size_t from)
{
    while (from < cells->count && gk_table_is_blank(gk_table_cells_at(cells, from)))
        from++;
    return from;
}

enum gk_status gk_row_role(const struct gk_table_words *words, const struct gk_table_head *head,
                           const struct gk_table_cells *cells, bool behind_head,
                           struct gk_arena *scratch, enum gk_row_role *role)
{
    size_t first = first_filled(cells, 0);
    bool yes = false;
    *role = GK_ROW_BLANK;
    if (first == cells->count)
        return GK_OK;
    if (behind_head && is_units(words, cells, scratch, &yes) != GK_OK)
        return GK_NO_MEMORY;
    *role = GK_ROW_UNITS;
    if (yes)
        return GK_OK;
    *role = GK_ROW_HEAD;
    if (gk_table_head_is_said(head, cells, scratch))
        return GK_OK;
    *role = GK_ROW_TOTAL;
    if (is_total(words, gk_table_cells_at(cells, first), scratch, &yes) != GK_OK)
        return GK_NO_MEMORY;
    if (yes)
        return GK_OK;
    *role = is_note(words, cells, first) ? GK_ROW_NOTE
            : cells->count > head->count && first_filled(cells, head->count) < cells->count
                ? GK_ROW_SURPLUS
                : GK_ROW_RECORD;
    return GK_OK;
}
