#include "run/input/table/head.h"

#include "base/ascii.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "conf/table.h"
#include "record/writer.h"

enum { LONGEST_NAME = 30 }; /* characters of what looks like a name */

/* ---- what cells say */

bool gk_table_is_blank(const struct gk_table_cell *cell)
{
    if (!cell->text.length)
        return true;
    unsigned char first = (unsigned char)cell->text.at[0];
    if (first > ' ' && first < 0x7F)
        return false;
    return gk_cell_trim(cell->text).length == 0;
}

/* What the cell says; only one with doubled marks is copied. */
static struct gk_bytes text_of(const struct gk_table_cell *cell, struct gk_arena *arena)
{
    if (!cell->doubled)
        return cell->text;
    struct gk_buffer text = { .at = gk_arena_allocate(arena, gk_size_add(cell->text.length, 1)),
                              .capacity = cell->text.length };
    if (!text.at || gk_table_cell_append(&text, cell) != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    return gk_buffer_bytes(&text);
}

static struct gk_bytes without(struct gk_bytes text, struct gk_bytes sign, struct gk_arena *arena)
{
    char *out = gk_arena_allocate(arena, gk_size_add(text.length, 1));
    size_t used = 0;
    while (out && text.length) {
        size_t length = gk_bytes_start_with(text, sign) ? sign.length : 0;
        if (!length)
            out[used++] = text.at[0];
        length += !length;
        text.at += length;
        text.length -= length;
    }
    return (struct gk_bytes){ out, used };
}

struct gk_bytes gk_table_squeeze(const struct gk_table_cell *cell, struct gk_arena *arena)
{
    struct gk_bytes text = text_of(cell, arena);
    if (text.at)
        text = gk_cell_squeeze(arena, text);
    return text.at ? without(text, GK_BYTES("*"), arena) : text;
}

/* Without what stands in brackets at its end, which squeezing made ASCII. */
static struct gk_bytes without_brackets(struct gk_bytes name)
{
    struct gk_bytes pair[2] = { GK_BYTES("("), GK_BYTES(")") };
    if (!gk_bytes_end_with(name, pair[1]))
        return name;
    const char *open = gk_bytes_find_last(name, '(');
    return open && open > name.at ? (struct gk_bytes){ name.at, (size_t)(open - name.at) } : name;
}

enum gk_status gk_table_known_name(const struct gk_table_words *words,
                                   const struct gk_table_cell *cell, struct gk_arena *arena,
                                   struct gk_bytes *name)
{
    struct gk_bytes squeezed = gk_table_squeeze(cell, arena);
    const struct gk_bytes tried[] = { gk_cell_trim(cell->text), squeezed,
                                      without_brackets(squeezed) };
    *name = GK_BYTES("");
    if (!squeezed.at)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < sizeof tried / sizeof *tried && !name->length; i++)
        if (tried[i].length && (gk_field_find(words->fields, tried[i]) != GK_FIELD_COUNT ||
                                gk_word_list_has(&words->heads, tried[i])))
            *name = tried[i];
    return GK_OK;
}

/* ---- is it a head? */

/* Names are short and say nothing: no colon, no sentence, not a number, a date or a cell of figures
 * alone. */
bool gk_table_is_like_name(const struct gk_table_cell *cell)
{
    struct gk_bytes text = gk_cell_trim(cell->text);
    size_t digits = 0;
    size_t characters = gk_utf8_count(text);
    if (!text.length || characters > LONGEST_NAME || gk_bytes_find(text, GK_BYTES("：")) ||
        gk_bytes_find(text, GK_BYTES("。")) || memchr(text.at, ':', text.length))
        return false;
    for (size_t i = 0; i < text.length; i++)
        digits += gk_is_ascii_digit(text.at[i]);
    return 2 * digits < characters;
}

enum gk_status gk_table_head_judge(const struct gk_table_words *words,
                                   const struct gk_table_cells *cells, struct gk_arena *scratch,
                                   enum gk_head_kind *kind, size_t *known)
{
    size_t strange = 0;
    *known = 0;
    for (size_t i = 0; i < cells->count; i++) {
        const struct gk_table_cell *cell = gk_table_cells_at(cells, i);
        struct gk_bytes name;
        if (gk_table_is_blank(cell))
            continue;
        if (gk_table_known_name(words, cell, scratch, &name) != GK_OK)
            return GK_NO_MEMORY;
        *known += name.length > 0;
        strange += !name.length && !gk_table_is_like_name(cell);
    }
    /* A row that names fields beside what names nothing may be filled in: 日期,2025-03-01. */
    *kind = *known > strange && (*known > 1 || !strange) ? GK_HEAD
            : *known                                     ? GK_MAYBE_HEAD
                                                         : GK_NO_HEAD;
    return GK_OK;
}

/* ---- its columns */

struct naming {
    const struct gk_table_words *words;
    struct gk_arena *arena;
    struct gk_map taken; /* names that some cell of the head says, or that were given */
};

static struct gk_bytes printed(struct gk_arena *arena, struct gk_bytes name, const char *between,
                               size_t number)
{
    size_t size = name.length + 32;
    char *text = gk_arena_allocate(arena, size);
    if (!text)
        return (struct gk_bytes){ NULL, 0 };
    int length = snprintf(text, size, "%.*s%s%zu", (int)name.length, name.at, between, number);
    return (struct gk_bytes){ text, (size_t)length };
}

/* The name as it is shown: without blanks, line breaks and * at its ends, nor breaks within. */
static struct gk_bytes plain_name(const struct gk_table_cell *cell, struct gk_arena *arena)
{
    struct gk_bytes name = text_of(cell, arena);
    static const struct gk_bytes dropped[] = { { "\n", 1 }, { "\r", 1 }, { "*", 1 }, { "＊", 3 } };
    for (size_t i = 0; name.at && i < sizeof dropped / sizeof *dropped; i++)
        if (gk_bytes_find(name, dropped[i]))
            name = without(name, dropped[i], arena);
    return name.at ? gk_cell_trim(name) : name;
}

static enum gk_status read_column(struct naming *naming, const struct gk_table_cell *cell,
                                  struct gk_table_column *column)
{
    column->said = gk_table_squeeze(cell, naming->arena);
    if (!column->said.at ||
        gk_table_known_name(naming->words, cell, naming->arena, &column->name) != GK_OK)
        return GK_NO_MEMORY;
    if (!column->name.length)
        column->name = plain_name(cell, naming->arena);
    column->name = column->name.at ? gk_arena_copy(naming->arena, column->name) : column->name;
    column->unnamed = !column->name.length;
    return column->name.at ? GK_OK : GK_NO_MEMORY;
}

enum { TAKEN_BY_NONE, TAKEN_BY_CELL, TAKEN_GIVEN };

/* A name that no other column has. */
static enum gk_status settle_name(struct naming *naming, struct gk_table_column *column,
                                  size_t number)
{
    struct gk_bytes name = column->name;
    if (column->unnamed)
        name = printed(naming->arena, GK_BYTES("列"), "", number);
    struct gk_bytes given = name;
    uint32_t taken = gk_map_get(&naming->taken, given, TAKEN_BY_NONE);
    bool free = column->unnamed ? taken == TAKEN_BY_NONE : taken != TAKEN_GIVEN;
    for (size_t k = 2; given.at && !free; k++) {
        given = printed(naming->arena, name, "_", k);
        free = given.at && gk_map_get(&naming->taken, given, TAKEN_BY_NONE) == TAKEN_BY_NONE;
    }
    column->name = given;
    return given.at ? gk_map_put(&naming->taken, given, TAKEN_GIVEN) : GK_NO_MEMORY;
}

static enum gk_status write_name(struct gk_table_column *column, struct gk_arena *arena)
{
    struct gk_buffer text = { 0 };
    enum gk_status status = gk_json_append_string(&text, column->name);
    if (status == GK_OK)
        status = gk_buffer_append_byte(&text, ':');
    if (status == GK_OK)
        column->json = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return status == GK_OK && !column->json.at ? GK_NO_MEMORY : status;
}

static enum gk_status name_columns(struct naming *naming, struct gk_table_head *head,
                                   const struct gk_table_cells *cells)
{
    for (size_t i = 0; i < head->count; i++) {
        struct gk_table_column *column = &head->columns[i];
        if (read_column(naming, gk_table_cells_at(cells, i), column) != GK_OK)
            return GK_NO_MEMORY;
        if (!column->unnamed) {
            head->named = i + 1;
            if (gk_map_put(&naming->taken, column->name, TAKEN_BY_CELL) != GK_OK)
                return GK_NO_MEMORY;
        }
    }
    return GK_OK;
}

/* What each column stands for, and two that stand for one field. */
static void find_fields(const struct gk_field_names *fields, struct gk_table_head *head)
{
    size_t seen[GK_FIELD_COUNT] = { 0 };
    for (size_t i = 0; i < head->count; i++) {
        enum gk_field field = head->columns[i].unnamed
                                  ? GK_FIELD_COUNT
                                  : gk_field_find(fields, head->columns[i].name);
        head->columns[i].field = field;
        if (field == GK_FIELD_COUNT)
            continue;
        if (seen[field] && head->twice == GK_FIELD_COUNT) {
            head->twice = field;
            head->first = seen[field] - 1;
            head->second = i;
        }
        seen[field] = i + 1;
    }
}

struct gk_table_head *gk_table_head_make(const struct gk_table_words *words,
                                         const struct gk_table_cells *cells, struct gk_arena *arena)
{
    struct naming naming = { words, arena, { 0 } };
    struct gk_table_head *head = gk_arena_allocate(arena, sizeof *head);
    if (!head)
        return NULL;
    *head = (struct gk_table_head){ .count = cells->count };
    head->twice = GK_FIELD_COUNT;
    head->columns = gk_arena_array(arena, head->count, sizeof *head->columns);
    enum gk_status status = head->columns ? name_columns(&naming, head, cells) : GK_NO_MEMORY;
    if (status == GK_OK)
        find_fields(words->fields, head);
    for (size_t i = 0; status == GK_OK && i < head->count; i++) {
        status = settle_name(&naming, &head->columns[i], i + 1);
        if (status == GK_OK)
            status = write_name(&head->columns[i], arena);
    }
    gk_map_free(&naming.taken);
    return status == GK_OK ? head : NULL;
}

static bool is_said(const struct gk_table_head *head, const struct gk_table_cells *cells,
                    struct gk_arena *scratch)
{
    if (cells->count < head->named)
        return false;
    for (size_t i = 0; i < cells->count; i++) {
        const struct gk_table_cell *cell = gk_table_cells_at(cells, i);
        struct gk_bytes said = i < head->count ? head->columns[i].said : GK_BYTES("");
        /* Cheap first: all rows come by here. */
        if (gk_table_is_blank(cell) != !said.length)
            return false;
        if (cell->text.length < said.length)
            return false;
        if (said.length && !gk_bytes_equal(gk_table_squeeze(cell, scratch), said))
            return false;
    }
    return true;
}

bool gk_table_head_is_said(const struct gk_table_head *head, const struct gk_table_cells *cells,
                           struct gk_arena *scratch)
{
    bool said = false;
    if (!head->rows)
        return is_said(head, cells, scratch);
    for (const struct gk_table_head *row = head->rows; row && !said; row = row->rows)
        said = is_said(row, cells, scratch);
    return said;
}

size_t gk_table_head_find(const struct gk_table_head *head, struct gk_bytes name)
{
    for (size_t i = 0; i < head->count; i++)
        if (gk_bytes_equal(head->columns[i].name, name))
            return i + 1;
    return 0;
}

size_t gk_table_head_find_field(const struct gk_table_head *head, enum gk_field field)
{
    for (size_t i = 0; i < head->count; i++)
        if (field != GK_FIELD_COUNT && head->columns[i].field == field)
            return i + 1;
    return 0;
}
