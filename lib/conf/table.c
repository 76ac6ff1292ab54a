#include "conf/table.h"

#include <csv.h>

#include "base/buffer.h"
#include "base/lanes.h"
#include "base/memory.h"
#include "base/utf8.h"

static bool is_invisible(uint32_t c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x3000 || c == 0xFEFF ||
           (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F);
}

/* The last character; bytes that are no UTF-8 count as one each. */
static uint32_t last_character(struct gk_bytes bytes, size_t *length)
{
    for (*length = 1; *length < 4 && *length < bytes.length; ++*length)
        if (((unsigned char)bytes.at[bytes.length - *length] & 0xC0) != 0x80)
            break;
    struct gk_bytes last = { bytes.at + bytes.length - *length, *length };
    size_t used;
    uint32_t c = gk_utf8_decode(last, &used);
    if (used != *length) {
        *length = 1;
        return GK_UTF8_INVALID;
    }
    return c;
}

/* Whether a byte alone tells that the character it begins is seen: ASCII, and Han from U+4000. */
static bool begins_visible(char byte)
{
    unsigned char c = (unsigned char)byte;
    return (c > ' ' && c < 0x7F) || (c >= 0xE4 && c <= 0xE9);
}

/* Most cells need no trimming, and a profile has many. */
static bool is_trimmed(struct gk_bytes cell)
{
    if (!cell.length || !begins_visible(cell.at[0]))
        return !cell.length;
    char last = cell.at[cell.length - 1];
    if ((unsigned char)last < 0x80)
        return begins_visible(last);
    char lead = cell.length >= 3 ? cell.at[cell.length - 3] : 0;
    return (unsigned char)lead >= 0x80 && begins_visible(lead);
}

struct gk_bytes gk_cell_trim(struct gk_bytes cell)
{
    size_t length;
    if (is_trimmed(cell))
        return cell;
    while (cell.length && is_invisible(gk_utf8_decode(cell, &length))) {
        cell.at += length;
        cell.length -= length;
    }
    while (cell.length && is_invisible(last_character(cell, &length)))
        cell.length -= length;
    return cell;
}

struct gk_bytes gk_cell_squeeze(struct gk_arena *arena, struct gk_bytes cell)
{
    char *out = gk_arena_allocate(arena, gk_size_add(cell.length, 1));
    size_t used = 0;
    while (out && cell.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(cell, &length);
        if (c >= 0xFF01 && c <= 0xFF5E)
            out[used++] = (char)(c - 0xFEE0);
        else if (!is_invisible(c))
            for (size_t i = 0; i < length; i++)
                out[used++] = cell.at[i];
        cell.at += length;
        cell.length -= length;
    }
    return (struct gk_bytes){ out, used };
}

bool gk_cell_next(struct gk_bytes *rest, const char *separators, struct gk_bytes *part)
{
    while (rest->length) {
        struct gk_bytes whole = { rest->at, 0 };
        size_t length = 0;
        while (rest->length && !gk_utf8_is_one_of(gk_utf8_decode(*rest, &length), separators)) {
            rest->at += length;
            rest->length -= length;
            whole.length += length;
        }
        if (rest->length) {
            rest->at += length;
            rest->length -= length;
        }
        *part = gk_cell_trim(whole);
        if (part->length)
            return true;
    }
    return false;
}

static void split(struct gk_tsv *tsv, struct gk_bytes line)
{
    tsv->start = line.at;
    tsv->count = 0;
    memset(tsv->cells, 0, sizeof tsv->cells);
    for (size_t number = 0;; number++) {
        const char *tab = memchr(line.at, '\t', line.length);
        size_t length = tab ? (size_t)(tab - line.at) : line.length;
        struct gk_bytes cell = gk_cell_trim((struct gk_bytes){ line.at, length });
        if (number < GK_TSV_CELLS)
            tsv->cells[number] = cell;
        if (cell.length)
            tsv->count = number + 1;
        if (!tab)
            return;
        line.at += length + 1;
        line.length -= length + 1;
    }
}

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

static uint64_t line_ends(const char *at)
{
    uint64_t word = gk_lanes_load(at);
    return gk_lanes_equal(word, '\n') | gk_lanes_equal(word, '\r');
}

static struct gk_bytes take_line(struct gk_tsv *tsv)
{
    const char *at = tsv->text.at + tsv->offset;
    size_t rest = tsv->text.length - tsv->offset;
    size_t length = 0;
    while (rest - length >= GK_LANES && !line_ends(at + length))
        length += GK_LANES;
    while (length < rest && !ends_line(at[length]))
        length++;
    size_t taken = length + (length < rest);
    if (taken < rest && at[length] == '\r' && at[taken] == '\n')
        taken++;
    tsv->offset += taken;
    tsv->line++;
    return (struct gk_bytes){ at, length };
}

size_t gk_tsv_most(struct gk_bytes text)
{
    size_t most = 1;
    size_t i = 0;
    for (; text.length - i >= GK_LANES; i += GK_LANES)
        most += gk_lanes_count(line_ends(text.at + i));
    for (; i < text.length; i++)
        most += ends_line(text.at[i]);
    return most;
}

bool gk_tsv_next(struct gk_tsv *tsv)
{
    while (tsv->offset < tsv->text.length) {
        struct gk_bytes line = take_line(tsv);
        struct gk_bytes visible = gk_cell_trim(line);
        if (!visible.length || visible.at[0] == '#')
            continue;
        split(tsv, line);
        return true;
    }
    return false;
}

uint32_t gk_tsv_column(const struct gk_tsv *tsv, const char *at)
{
    if (!at)
        return 0;
    struct gk_bytes before = { tsv->start, (size_t)(at - tsv->start) };
    return (uint32_t)gk_utf8_count(before) + 1;
}

/* libcsv calls back without saying where; its text is given to it line by line, so that a cell
 * either begins on the line at hand or is the one left open by the line before. */
struct csv_reading {
    struct gk_arena *arena;
    struct gk_csv_row **end; /* where the next row is linked */
    struct gk_buffer cells;  /* of the row being read: struct gk_csv_cell */
    bool visible;            /* one of them is not empty */
    bool open;               /* the line before ended inside a row */
    uint32_t line;           /* at hand */
    uint32_t cell_line;      /* where the next cell to end began */
    bool no_memory;
};

static void end_cell(void *text, size_t length, void *given)
{
    struct csv_reading *reading = given;
    struct gk_bytes all = gk_arena_copy(reading->arena, (struct gk_bytes){ text, length });
    struct gk_csv_cell cell = { gk_cell_trim(all), reading->cell_line };
    if (!all.at ||
        gk_buffer_append(&reading->cells, (struct gk_bytes){ (char *)&cell, sizeof cell }) != GK_OK)
        reading->no_memory = true;
    reading->visible |= cell.text.length > 0;
    reading->cell_line = reading->line;
}

static void end_row(int terminator, void *given)
{
    struct csv_reading *reading = given;
    (void)terminator;
    reading->open = false;
    if (reading->visible) {
        struct gk_csv_row *row = gk_arena_allocate(reading->arena, sizeof *row);
        size_t count = reading->cells.length / sizeof *row->cells;
        struct gk_csv_cell *cells = gk_arena_array(reading->arena, count, sizeof *cells);
        if (!row || !cells) {
            reading->no_memory = true;
            return;
        }
        memcpy(cells, reading->cells.at, reading->cells.length);
        *row = (struct gk_csv_row){ .cells = cells, .count = count };
        *reading->end = row;
        reading->end = &row->next;
    }
    gk_buffer_clear(&reading->cells);
    reading->visible = false;
}

static void read_line(struct csv_reading *reading, struct csv_parser *parser, struct gk_bytes line)
{
    reading->line++;
    if (!reading->open)
        reading->cell_line = reading->line;
    reading->open = true;
    if (csv_parse(parser, line.at, line.length, end_cell, end_row, reading) != line.length)
        reading->no_memory = true;
}

/* A line break outside quotation marks ends the row; one of blanks only ends without a word from
 * libcsv. */
static void read_lines(struct csv_reading *reading, struct csv_parser *parser, struct gk_bytes text)
{
    while (text.length && !reading->no_memory) {
        const char *end = memchr(text.at, '\n', text.length);
        size_t length = end ? (size_t)(end - text.at) + 1 : text.length;
        read_line(reading, parser, (struct gk_bytes){ text.at, length });
        if (!parser->quoted && end)
            reading->open = false;
        text.at += length;
        text.length -= length;
    }
    if (!reading->no_memory && reading->open &&
        csv_parse(parser, "\n", 1, end_cell, end_row, reading) != 1)
        reading->no_memory = true;
}

enum gk_status gk_csv_read(struct gk_arena *arena, struct gk_bytes path, struct gk_bytes text,
                           char separator, struct gk_mistakes *mistakes, struct gk_csv_row **first)
{
    struct csv_parser parser;
    *first = NULL;
    if (csv_init(&parser, 0) != 0)
        return GK_NO_MEMORY;
    csv_set_delim(&parser, (unsigned char)separator);
    csv_set_realloc_func(&parser, gk_memory_resize);
    csv_set_free_func(&parser, gk_memory_release);
    struct csv_reading reading = { .arena = arena, .end = first };
    read_lines(&reading, &parser, text);
    enum gk_status status = reading.no_memory ? GK_NO_MEMORY : GK_OK;
    if (status == GK_OK && reading.open && parser.quoted) {
        struct gk_bytes arguments[GK_ARGUMENTS] = { { 0 } };
        status =
            gk_mistake_add(mistakes, path, reading.cell_line, 0, GK_RULE_PROFILE_QUOTE, arguments);
    }
    gk_buffer_free(&reading.cells);
    csv_free(&parser);
    return status;
}
