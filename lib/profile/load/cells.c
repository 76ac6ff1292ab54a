#include "profile/load/cells.h"

#include "base/utf8.h"
#include "domain/box.h"
#include "domain/letters.h"

static const struct gk_bytes nothing = { 0 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool inherits(enum gk_catalog_column column)
{
    switch (column) {
    case GK_COLUMN_BASIS:
    case GK_COLUMN_LIMIT:
    case GK_COLUMN_PUBLISHER:
    case GK_COLUMN_CHANNELS:
    case GK_COLUMN_AUDIENCE:
    case GK_COLUMN_DISCLOSURE:
    case GK_COLUMN_LEVEL:
    case GK_COLUMN_SECTIONS:
        return true;
    default:
        return false;
    }
}

/* Whether the row repeats the names of the columns over the cells that it has. */
static enum gk_status find_head(const struct gk_catalog_cells *cells, const struct gk_csv_row *row,
                                bool *is_head)
{
    size_t names = 0;
    for (size_t i = 0; i < row->count; i++) {
        struct gk_bytes name = row->cells[i].text;
        if (!name.length)
            continue;
        const struct gk_heading *heading =
            i < cells->header->count ? &cells->header->headings[i] : NULL;
        name = gk_cell_squeeze(cells->arena, name);
        if (!name.at)
            return GK_NO_MEMORY;
        if (!heading ||
            (!gk_bytes_equal(name, heading->top) && !gk_bytes_equal(name, heading->under)))
            return GK_OK;
        names++;
    }
    *is_head = names > 1;
    return GK_OK;
}

/* 注：1.公开层级中…, 填表人：…: what stands alone in a row and begins so. */
static bool is_note(struct gk_bytes text)
{
    static const char *const words[] = { "注",   "备注", "说明", "填表", "填报", "制表",
                                         "审核", "联系", "附",   "单位", "*",    "※" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (gk_bytes_start_with(text, gk_bytes_of(words[i])))
            return true;
    return false;
}

static bool stands_alone(const struct gk_csv_row *row, struct gk_bytes *text)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].text.length) {
            *text = row->cells[i].text;
            filled++;
        }
    return filled == 1;
}

/* Something beside a number or the name of a group makes a row an item. */
static bool says_something(const struct gk_catalog_cells *cells)
{
    for (int i = 0; i < GK_COLUMN_COUNT; i++)
        if (cells->cell[i].length && i != GK_COLUMN_SERIAL && i != GK_COLUMN_GROUP)
            return true;
    return false;
}

static bool is_new_group(const struct gk_catalog_cells *cells)
{
    struct gk_bytes group = cells->cell[GK_COLUMN_GROUP];
    if (!cells->has_above)
        return true;
    return group.length && !gk_bytes_equal(group, cells->above[GK_COLUMN_GROUP]);
}

static void take_over(struct gk_catalog_cells *cells)
{
    bool within = !is_new_group(cells);
    struct gk_bytes *group = &cells->cell[GK_COLUMN_GROUP];
    struct gk_bytes *title = &cells->cell[GK_COLUMN_TITLE];
    bool merged = !group->length;
    if (merged)
        *group = cells->above[GK_COLUMN_GROUP];
    if (!title->length)
        *title = merged ? cells->above[GK_COLUMN_TITLE] : *group;
    for (int i = 0; i < GK_COLUMN_COUNT; i++) {
        struct gk_bytes *cell = &cells->cell[i];
        bool ticked = cells->header->places[i].ticked; /* there a blank is no tick */
        if (within && !cell->length && !ticked && inherits((enum gk_catalog_column)i))
            *cell = cells->above[i];
        cells->repeated[i] = cells->has_above && cell->length && cell->at == cells->above[i].at;
    }
}

static enum gk_status read_cells(struct gk_catalog_cells *cells, const struct gk_csv_row *row)
{
    enum gk_status status = GK_OK;
    for (int i = 0; i < GK_COLUMN_COUNT && status == GK_OK; i++) {
        enum gk_catalog_column column = (enum gk_catalog_column)i;
        status = gk_catalog_header_cell(cells->header, row, column, cells->arena, &cells->cell[i],
                                        &cells->line[i]);
        bool same = gk_is_ditto(cells->cell[i]);
        cells->orphan[i] = same && !cells->above[i].length;
        if (same)
            cells->cell[i] = cells->above[i];
    }
    return status;
}

enum gk_status gk_catalog_cells_take(struct gk_catalog_cells *cells, const struct gk_csv_row *row,
                                     bool *item)
{
    bool is_head = false;
    struct gk_bytes alone = nothing;
    *item = false;
    enum gk_status status = find_head(cells, row, &is_head);
    if (status != GK_OK || is_head || (stands_alone(row, &alone) && is_note(alone)))
        return status;
    status = read_cells(cells, row);
    if (status != GK_OK || !says_something(cells)) {
        if (cells->cell[GK_COLUMN_GROUP].length) {
            memset(cells->above, 0, sizeof cells->above);
            cells->above[GK_COLUMN_GROUP] = cells->cell[GK_COLUMN_GROUP];
        }
        return status;
    }
    take_over(cells);
    memcpy(cells->above, cells->cell, sizeof cells->above);
    cells->has_above = true;
    *item = true;
    return GK_OK;
}

/* What a mark is at the start of a name; letters count where nothing else can be meant. */
static int mark_of(uint32_t c, bool at_start)
{
    if (gk_is_ticked_box(c) || c == U'þ' || (at_start && c == 't'))
        return 1;
    return gk_is_empty_box(c) || (at_start && (c == U'口' || c == '?' || c == U'？')) ? -1 : 0;
}

static enum gk_status add_name(struct gk_buffer *joined, struct gk_bytes name)
{
    name = gk_cell_trim(name);
    if (!name.length)
        return GK_OK;
    if (joined->length && gk_buffer_append(joined, GK_BYTES("、")) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(joined, name);
}

static enum gk_status join_ticked(struct gk_bytes cell, struct gk_buffer *joined, bool *marked)
{
    struct gk_bytes name = nothing;
    enum gk_status status = GK_OK;
    bool at_start = true;
    int mark = 0;
    while (cell.length && status == GK_OK) {
        size_t length;
        uint32_t c = gk_utf8_decode(cell, &length);
        int found = mark_of(c, at_start);
        if (found) {
            if (mark > 0)
                status = add_name(joined, name);
            mark = found;
            *marked |= found > 0;
            name = (struct gk_bytes){ cell.at + length, 0 };
        } else {
            name.length += name.at ? length : 0;
        }
        at_start = gk_is_blank(c) || c == U'、' || c == U'；' || c == ';';
        cell.at += length;
        cell.length -= length;
    }
    return status == GK_OK && mark > 0 ? add_name(joined, name) : status;
}

struct gk_bytes gk_catalog_ticked(struct gk_arena *arena, struct gk_bytes cell)
{
    struct gk_buffer joined = { 0 };
    struct gk_bytes kept = cell;
    bool marked = false;
    if (join_ticked(cell, &joined, &marked) != GK_OK)
        kept = nothing;
    else if (marked || !cell.at)
        kept = gk_arena_copy(arena, gk_buffer_bytes(&joined));
    gk_buffer_free(&joined);
    return kept;
}
