#include "run/input/table/find.h"

enum { ROWS_LOOKED_AT = 40, LINES_LOOKED_AT = 10 };

char gk_row_end(struct gk_bytes bytes)
{
    bool quoted = false, carriage_return = false;
    for (size_t i = 0; i < bytes.length; i++) {
        if (bytes.at[i] == '"')
            quoted = !quoted;
        if (bytes.at[i] == '\n' && !quoted)
            return '\n';
        carriage_return |= bytes.at[i] == '\r' && !quoted && i + 1 < bytes.length;
    }
    return carriage_return ? '\r' : '\n';
}

struct gk_bytes gk_separator_line(struct gk_bytes text, char row_end, char *separator)
{
    const char *end = text.length ? memchr(text.at, row_end, text.length) : NULL;
    struct gk_bytes line = { text.at, end ? (size_t)(end - text.at) : 0 };
    struct gk_bytes none = { text.at, 0 };
    if (gk_bytes_end_with(line, GK_BYTES("\r")))
        line.length--;
    bool quoted = gk_bytes_start_with(line, GK_BYTES("\""));
    if (quoted && gk_bytes_end_with(line, GK_BYTES("\"")))
        line = (struct gk_bytes){ line.at + 1, line.length - 2 };
    if (line.length != 5 ||
        !(gk_bytes_start_with(line, GK_BYTES("sep=")) ||
          gk_bytes_start_with(line, GK_BYTES("SEP="))) ||
        (unsigned char)line.at[4] >= 0x80 || line.at[4] == '"')
        return none;
    *separator = line.at[4];
    return (struct gk_bytes){ text.at, (size_t)(end - text.at) + 1 };
}

/* What one sign makes of the first rows. */
struct look {
    enum gk_head_kind kind;
    size_t above;
    size_t at;
    size_t known;
    size_t rows; /* seen */
};

static enum gk_status look(const struct gk_table_words *words, struct gk_bytes text, char separator,
                           char row_end, struct gk_table_cells *cells, struct gk_arena *scratch,
                           struct look *found)
{
    const char *start = text.at;
    *found = (struct look){ .kind = GK_NO_HEAD };
    for (; found->rows < ROWS_LOOKED_AT; found->rows++) {
        enum gk_head_kind kind;
        size_t known;
        enum gk_status status =
            text.length ? gk_table_cells_read(cells, text, separator, row_end) : GK_END;
        if (status != GK_OK)
            return status == GK_END ? GK_OK : status;
        gk_arena_reset(scratch);
        if (gk_table_head_judge(words, cells, scratch, &kind, &known) != GK_OK)
            return GK_NO_MEMORY;
        if (kind > found->kind) {
            found->kind = kind;
            found->known = known;
            found->above = found->rows;
            found->at = (size_t)(text.at - start);
        }
        text.at += cells->length;
        text.length -= cells->length;
        if (kind == GK_HEAD)
            return GK_OK;
    }
    return GK_OK;
}

enum gk_status gk_find_head(const struct gk_table_words *words, struct gk_bytes text,
                            char separator, bool fixed, char row_end, bool last,
                            struct gk_table_cells *cells, struct gk_arena *scratch,
                            struct gk_found_head *found)
{
    const char tried[] = { separator, ',', '\t', ';', '|' };
    struct look best = { .kind = GK_NO_HEAD };
    *found = (struct gk_found_head){ .separator = separator };
    for (size_t i = 0; i < (fixed ? 1 : sizeof tried) && best.kind != GK_HEAD; i++) {
        struct look one;
        enum gk_status status = look(words, text, tried[i], row_end, cells, scratch, &one);
        if (status != GK_OK)
            return status;
        if (!i && one.kind != GK_HEAD && !last && one.rows < ROWS_LOOKED_AT)
            return GK_OK;
        if (one.kind > best.kind) {
            best = one;
            found->separator = tried[i];
            found->above = one.above;
            found->at = one.at;
            found->known = one.known;
        }
    }
    found->found = best.kind != GK_NO_HEAD;
    return GK_OK;
}

/* The next part of a line, up to a full-width comma. */
static struct gk_bytes next_part(struct gk_bytes *line)
{
    struct gk_bytes comma = GK_BYTES("，");
    const char *found = gk_bytes_find(*line, comma);
    struct gk_bytes part = { line->at, found ? (size_t)(found - line->at) : line->length };
    size_t used = part.length + (found ? comma.length : 0);
    line->at += used;
    line->length -= used;
    return part;
}

bool gk_is_parted_by_wide_commas(const struct gk_table_words *words, struct gk_bytes text,
                                 struct gk_arena *scratch)
{
    for (size_t i = 0; i < LINES_LOOKED_AT && text.length; i++) {
        const char *end = memchr(text.at, '\n', text.length);
        struct gk_bytes line = { text.at, end ? (size_t)(end - text.at) : text.length };
        size_t named = 0;
        text.length -= line.length + (end != NULL);
        text.at += line.length + (end != NULL);
        while (line.length) {
            struct gk_table_cell cell = { .text = next_part(&line) };
            struct gk_bytes said = gk_table_squeeze(&cell, scratch);
            named += said.at && gk_field_find(words->fields, said) != GK_FIELD_COUNT;
        }
        if (named > 1)
            return true;
    }
    return false;
}
