#include "run/form/record_cell.h"

#include "base/lanes.h"
#include "run/input/table/guard.h"

/* Whether one of eight bytes may have to stand in quotation marks. */
static bool needs_look(const char *at, char separator)
{
    uint64_t word = gk_lanes_load(at);
    return (gk_lanes_equal(word, (unsigned char)separator) | gk_lanes_equal(word, '"') |
            gk_lanes_below(word, ' ')) != 0;
}

static bool needs_quotes(struct gk_bytes text, char separator)
{
    size_t i = 0;
    while (text.length - i >= GK_LANES && !needs_look(text.at + i, separator))
        i += GK_LANES;
    for (; i < text.length; i++)
        if (text.at[i] == separator || text.at[i] == '"' || text.at[i] == '\r' ||
            text.at[i] == '\n')
            return true;
    /* At the start of a row this would be taken for a file's mark, or for the end of a file. */
    return gk_bytes_start_with(text, GK_BYTES("\xEF\xBB\xBF")) ||
           gk_bytes_equal(text, GK_BYTES("\x1A"));
}

static enum gk_status append_doubled(struct gk_buffer *out, struct gk_bytes text)
{
    while (text.length) {
        const char *mark = memchr(text.at, '"', text.length);
        size_t length = mark ? (size_t)(mark - text.at) + 1 : text.length;
        if (gk_buffer_append(out, (struct gk_bytes){ text.at, length }) != GK_OK ||
            (mark && gk_buffer_append_byte(out, '"') != GK_OK))
            return GK_NO_MEMORY;
        text.at += length;
        text.length -= length;
    }
    return GK_OK;
}

enum gk_status gk_record_cell_append(struct gk_buffer *out, bool further, struct gk_bytes text,
                                     const struct gk_cell_style *style)
{
    bool kept = style->excel && gk_guard_is_changed_by_sheets(text);
    bool guarded = !kept && gk_guard_is_needed(text);
    bool quoted =
        kept || needs_quotes(text, style->separator) || (guarded && style->separator == '\t');
    if ((further && gk_buffer_append_byte(out, style->separator) != GK_OK) ||
        (quoted && gk_buffer_append_byte(out, '"') != GK_OK) ||
        (guarded && gk_buffer_append_byte(out, '\t') != GK_OK) ||
        (kept && gk_buffer_append(out, GK_BYTES("=\"\"")) != GK_OK) ||
        append_doubled(out, text) != GK_OK ||
        (kept && gk_buffer_append(out, GK_BYTES("\"\"")) != GK_OK))
        return GK_NO_MEMORY;
    return quoted ? gk_buffer_append_byte(out, '"') : GK_OK;
}
