/*
 * catalog.c - catalog.csv: the 主动公开基本目录 as a spreadsheet saves it.
 *
 * Columns are known by their names (header.h); those of other names are passed over. Which rows
 * are items, and what their cells take over from above, is cells.h.
 */
#include "base/ascii.h"
#include "domain/letters.h"
#include "profile/load/cells.h"
#include "profile/load/kinds.h"
#include "profile/load/sections.h"

static const struct gk_bytes nothing = { 0 };

struct rows {
    struct gk_load *load;
    const struct gk_profile_file *file;
    struct gk_catalog_header header;
    struct gk_catalog_cells cells;
    const struct gk_catalog_item *before; /* the item of the row above */
    struct gk_map ids;                    /* line of each item */
};

static enum gk_status complain(struct rows *rows, uint32_t line, enum gk_rule_id rule,
                               struct gk_bytes first, struct gk_bytes second)
{
    return gk_load_mistake(rows->load, rows->file->path, line, 0, rule, first, second, nothing);
}

/* A title that is the name of a column belongs to a header that was not understood. */
static enum gk_status check_title(struct rows *rows, struct gk_bytes title)
{
    struct gk_bytes name = gk_cell_squeeze(&rows->load->profile->arena, title);
    if (!name.at)
        return GK_NO_MEMORY;
    if (!title.length)
        return complain(rows, rows->cells.line[GK_COLUMN_TITLE], GK_RULE_PROFILE_TERM, nothing,
                        nothing);
    return gk_catalog_column_find(name) == GK_COLUMN_COUNT
               ? GK_OK
               : complain(rows, rows->cells.line[GK_COLUMN_TITLE], GK_RULE_PROFILE_HEADER, name,
                          nothing);
}

/* What cannot be read is told with its row, and ends no run: the item has no deadline. A cell that
 * says there is none (/, 无) is told too; article 26 stands for it, as for a blank one. */
static enum gk_status read_limit(struct rows *rows, struct gk_catalog_item *item)
{
    if (rows->cells.repeated[GK_COLUMN_LIMIT]) {
        item->limits = rows->before->limits;
        item->limit_text = rows->before->limit_text;
        return GK_OK;
    }
    if (!rows->load->limits)
        return GK_OK;
    struct gk_arena *arena = &rows->load->profile->arena;
    struct gk_limits *limits = gk_arena_allocate(arena, sizeof *limits);
    bool known;
    if (!limits || gk_limits_read(arena, item->limit_text, limits, &known) != GK_OK)
        return GK_NO_MEMORY;
    item->limits = limits;
    bool absent = item->limit_text.length && gk_is_absent(item->limit_text);
    bool orphan = rows->cells.orphan[GK_COLUMN_LIMIT];
    struct gk_bytes said = orphan ? GK_BYTES("同上") : item->limit_text;
    if (absent)
        item->limit_text = nothing;
    return known && !absent && !orphan ? GK_OK
                                       : complain(rows, rows->cells.line[GK_COLUMN_LIMIT],
                                                  GK_RULE_PROFILE_LIMIT, said, nothing);
}

/* A cycle that is no span (不定期) says nothing that could be judged. */
static void read_cycle(const struct rows *rows, struct gk_catalog_item *item)
{
    if (!gk_limit_read_cycle(rows->cells.cell[GK_COLUMN_CYCLE], &item->cycle))
        item->cycle = (struct gk_limit){ GK_LIMIT_NONE, 0 };
}

/* A number of records a year, perhaps with a measure word behind it; blank: none is counted on. */
static enum gk_status read_expected(struct rows *rows, struct gk_catalog_item *item)
{
    struct gk_bytes cell = rows->cells.cell[GK_COLUMN_EXPECTED];
    size_t digits = 0;
    if (!cell.length)
        return GK_OK;
    while (digits < cell.length && digits < 6 && gk_is_ascii_digit(cell.at[digits]))
        item->expected = item->expected * 10 + (cell.at[digits++] - '0');
    struct gk_bytes word = { cell.at + digits, cell.length - digits };
    static const char *const words[] = { "", "条", "次", "件", "篇", "份", "项" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (digits && gk_bytes_equal(word, gk_bytes_of(words[i])))
            return GK_OK;
    return complain(rows, rows->cells.line[GK_COLUMN_EXPECTED], GK_RULE_PROFILE_VALUE, cell,
                    GK_BYTES("0 ... 999999"));
}

/* The names that a cell lists; 、 is part of words and classes. */
static enum gk_status read_names(struct rows *rows, enum gk_catalog_column column,
                                 struct gk_bytes **names, size_t *count)
{
    const char *separators = column == GK_COLUMN_RECORD_COLUMNS ? GK_CELL_SEPARATORS : ";；\n";
    struct gk_bytes rest = rows->cells.cell[column];
    struct gk_bytes name;
    size_t most = 0;
    while (gk_cell_next(&rest, separators, &name))
        most++;
    *names = gk_arena_array(&rows->load->profile->arena, most, sizeof **names);
    if (!*names)
        return GK_NO_MEMORY;
    *count = 0;
    rest = rows->cells.cell[column];
    while (gk_cell_next(&rest, separators, &name))
        (*names)[(*count)++] = name;
    return GK_OK;
}

static enum gk_status read_record_columns(struct rows *rows, struct gk_catalog_item *item)
{
    if (!rows->cells.repeated[GK_COLUMN_RECORD_COLUMNS])
        return read_names(rows, GK_COLUMN_RECORD_COLUMNS, &item->columns, &item->column_count);
    item->columns = rows->before->columns;
    item->column_count = rows->before->column_count;
    return GK_OK;
}

/* area/4.1;article20/3: taxonomy and class, parted by the first stroke. */
static enum gk_status read_classes(struct rows *rows, struct gk_catalog_item *item)
{
    struct gk_bytes *names;
    enum gk_status status = read_names(rows, GK_COLUMN_CLASSES, &names, &item->class_count);
    if (status != GK_OK)
        return status;
    item->classes =
        gk_arena_array(&rows->load->profile->arena, item->class_count, sizeof *item->classes);
    if (!item->classes)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < item->class_count && status == GK_OK; i++) {
        const char *stroke = memchr(names[i].at, '/', names[i].length);
        size_t length = stroke ? (size_t)(stroke - names[i].at) : 0;
        if (!length || length + 1 == names[i].length)
            status = complain(rows, rows->cells.line[GK_COLUMN_CLASSES], GK_RULE_PROFILE_VALUE,
                              names[i], GK_BYTES("TAXONOMY/CLASS"));
        else
            item->classes[i] = (struct gk_item_class){
                { names[i].at, length },
                { stroke + 1, names[i].length - length - 1 },
            };
    }
    return status;
}

static enum gk_status read_sections(struct rows *rows, struct gk_catalog_item *item)
{
    if (rows->cells.repeated[GK_COLUMN_SECTIONS]) {
        item->sections = rows->before->sections;
        item->section_count = rows->before->section_count;
        return GK_OK;
    }
    return gk_load_sections(rows->load, rows->file->path, rows->cells.line[GK_COLUMN_SECTIONS],
                            rows->cells.cell[GK_COLUMN_SECTIONS], &item->sections,
                            &item->section_count);
}

static enum gk_status use_line(struct rows *rows, uint32_t line, struct gk_catalog_item *item)
{
    struct gk_buffer made = { 0 };
    enum gk_status status = gk_buffer_print(&made, "#%u", (unsigned)line);
    if (status == GK_OK)
        item->id = gk_arena_copy(&rows->load->profile->arena, gk_buffer_bytes(&made));
    gk_buffer_free(&made);
    return status == GK_OK && item->id.at ? GK_OK : GK_NO_MEMORY;
}

/* The item's number, else its place in the list, else the line it stands on: places begin anew in
 * lists that were put together of several. */
static enum gk_status read_id(struct rows *rows, uint32_t line, struct gk_catalog_item *item)
{
    enum gk_status status = GK_OK;
    item->id = rows->cells.cell[GK_COLUMN_ID];
    bool numbered = item->id.length > 0;
    item->of_plan = numbered;
    if (!numbered)
        item->id = rows->cells.cell[GK_COLUMN_SERIAL];
    if (!item->id.length || (!numbered && gk_map_get(&rows->ids, item->id, 0)))
        status = use_line(rows, line, item);
    if (status != GK_OK)
        return status;
    uint32_t before = gk_map_get(&rows->ids, item->id, 0);
    return before ? gk_load_duplicate(rows->load, rows->file->path, line, item->id, before)
                  : gk_map_put(&rows->ids, item->id, line);
}

/* A cell that says there is none (/, 无) is as a blank one that takes over nothing. */
static struct gk_bytes said(struct gk_bytes cell)
{
    return gk_is_absent(cell) ? GK_BYTES("") : cell;
}

static enum gk_status read_marks(struct rows *rows, struct gk_catalog_item *item)
{
    struct gk_arena *arena = &rows->load->profile->arena;
    const struct gk_bytes *cell = rows->cells.cell;
    item->channels = gk_catalog_ticked(arena, said(cell[GK_COLUMN_CHANNELS]));
    item->audience = gk_catalog_ticked(arena, said(cell[GK_COLUMN_AUDIENCE]));
    item->disclosure = gk_catalog_ticked(arena, said(cell[GK_COLUMN_DISCLOSURE]));
    item->level = gk_catalog_ticked(arena, said(cell[GK_COLUMN_LEVEL]));
    item->stage = gk_catalog_ticked(arena, said(cell[GK_COLUMN_STAGE]));
    return item->channels.at && item->audience.at && item->disclosure.at && item->level.at &&
                   item->stage.at
               ? GK_OK
               : GK_NO_MEMORY;
}

static enum gk_status read_item(struct rows *rows, uint32_t line, struct gk_catalog_item *item)
{
    const struct gk_bytes *cell = rows->cells.cell;
    bool detailed = cell[GK_COLUMN_DETAIL].length > 0;
    enum gk_catalog_column title = detailed ? GK_COLUMN_DETAIL : GK_COLUMN_TITLE;
    *item = (struct gk_catalog_item){
        .group = cell[GK_COLUMN_GROUP],
        .title = cell[title],
        .content = cell[GK_COLUMN_CONTENT],
        .basis = said(cell[GK_COLUMN_BASIS]),
        .limit_text = cell[GK_COLUMN_LIMIT],
        .publisher = said(cell[GK_COLUMN_PUBLISHER]),
        .line = line,
    };
    read_cycle(rows, item);
    enum gk_status status = read_marks(rows, item);
    if (status == GK_OK)
        status = read_id(rows, line, item);
    if (status == GK_OK && !rows->cells.repeated[title])
        status = check_title(rows, item->title);
    if (status == GK_OK)
        status = read_limit(rows, item);
    if (status == GK_OK)
        status = read_expected(rows, item);
    if (status == GK_OK)
        status = read_record_columns(rows, item);
    if (status == GK_OK)
        status = read_names(rows, GK_COLUMN_WORDS, &item->words, &item->word_count);
    if (status == GK_OK)
        status = read_classes(rows, item);
    if (status == GK_OK)
        status = read_sections(rows, item);
    rows->before = item;
    return status;
}

static enum gk_status read_rows(struct rows *rows, const struct gk_csv_row *first,
                                struct gk_catalog *catalog)
{
    size_t count = 0;
    for (const struct gk_csv_row *row = first; row; row = row->next)
        count++;
    catalog->items = gk_arena_array(&rows->load->profile->arena, count, sizeof *catalog->items);
    enum gk_status status = catalog->items ? GK_OK : GK_NO_MEMORY;
    for (const struct gk_csv_row *row = first; row && status == GK_OK; row = row->next) {
        bool is_item;
        status = gk_catalog_cells_take(&rows->cells, row, &is_item);
        if (status == GK_OK && is_item)
            status = read_item(rows, row->cells[0].line, &catalog->items[catalog->count++]);
    }
    return status;
}

enum gk_status gk_load_catalog(struct gk_load *load, const struct gk_profile_file *file)
{
    struct rows rows = { .load = load, .file = file };
    rows.cells =
        (struct gk_catalog_cells){ .header = &rows.header, .arena = &load->profile->arena };
    struct gk_csv_row *first = NULL;
    bool good = true;
    load->profile->catalog = (struct gk_catalog){ .path = file->path, .embedded = file->embedded };
    enum gk_status status =
        gk_csv_read(&load->profile->arena, file->path, file->text, ',', load->mistakes, &first);
    if (status != GK_OK)
        return status == GK_INVALID ? GK_OK : status;
    status = gk_catalog_header_read(load, file->path, first, &rows.header, &good);
    load->profile->catalog.classed = rows.header.places[GK_COLUMN_CLASSES].end > 0;
    if (status == GK_OK && good)
        status = read_rows(&rows, rows.header.items, &load->profile->catalog);
    gk_map_free(&rows.ids);
    return status;
}
