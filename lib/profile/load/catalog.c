/*
 * catalog.c - catalog.csv: the 主动公开基本目录 as a spreadsheet saves it.
 *
 * Columns are known by their names (header.h); those of other names are passed over. 同上 takes
 * what the row above says, and so does a blank 一级事项, as merged cells come out.
 */
#include "base/ascii.h"
#include "profile/load/header.h"
#include "profile/load/kinds.h"

static const struct gk_bytes nothing = { 0 };

struct rows {
    struct gk_load *load;
    const struct gk_profile_file *file;
    struct gk_catalog_header header;
    struct gk_bytes above[GK_COLUMN_COUNT];
    struct gk_bytes cell[GK_COLUMN_COUNT]; /* of the row at hand, 同上 replaced */
    bool repeated[GK_COLUMN_COUNT]; /* the cell is that of the row above, judged and read there */
    const struct gk_catalog_item *before; /* that row's item */
    uint32_t line[GK_COLUMN_COUNT];
    struct gk_map ids; /* line of each item */
};

static enum gk_status complain(struct rows *rows, uint32_t line, enum gk_rule_id rule,
                               struct gk_bytes first, struct gk_bytes second)
{
    return gk_load_mistake(rows->load, rows->file->path, line, 0, rule, first, second, nothing);
}

static bool is_same_as_above(struct gk_bytes cell)
{
    return gk_bytes_equal(cell, GK_BYTES("同上")) || gk_bytes_equal(cell, GK_BYTES("同上。"));
}

static enum gk_status take_cells(struct rows *rows, const struct gk_csv_row *row)
{
    struct gk_arena *arena = &rows->load->profile->arena;
    enum gk_status status = GK_OK;
    for (int i = 0; i < GK_COLUMN_COUNT && status == GK_OK; i++) {
        status = gk_catalog_header_cell(&rows->header, row, (enum gk_catalog_column)i, arena,
                                        &rows->cell[i], &rows->line[i]);
        if (is_same_as_above(rows->cell[i]))
            rows->cell[i] = rows->above[i];
    }
    struct gk_bytes *group = &rows->cell[GK_COLUMN_GROUP];
    struct gk_bytes *title = &rows->cell[GK_COLUMN_TITLE];
    bool merged = !group->length;
    if (merged)
        *group = rows->above[GK_COLUMN_GROUP];
    if (!title->length)
        *title = merged ? rows->above[GK_COLUMN_TITLE] : *group;
    for (int i = 0; i < GK_COLUMN_COUNT; i++)
        rows->repeated[i] =
            rows->before && rows->cell[i].length && rows->cell[i].at == rows->above[i].at;
    memcpy(rows->above, rows->cell, sizeof rows->above);
    return status;
}

/* A title that is the name of a column belongs to a header that was not understood. */
static enum gk_status check_title(struct rows *rows, struct gk_bytes title)
{
    struct gk_bytes name = gk_cell_squeeze(&rows->load->profile->arena, title);
    if (!name.at)
        return GK_NO_MEMORY;
    if (!title.length)
        return complain(rows, rows->line[GK_COLUMN_TITLE], GK_RULE_PROFILE_TERM, nothing, nothing);
    return gk_catalog_column_find(name) == GK_COLUMN_COUNT
               ? GK_OK
               : complain(rows, rows->line[GK_COLUMN_TITLE], GK_RULE_PROFILE_HEADER, name, nothing);
}

static enum gk_status read_limit(struct rows *rows, struct gk_catalog_item *item)
{
    struct gk_limit limit;
    if (rows->repeated[GK_COLUMN_LIMIT]) {
        item->limit_unit = rows->before->limit_unit;
        item->limit = rows->before->limit;
        return GK_OK;
    }
    if (!gk_limit_read(item->limit_text, &limit))
        return complain(rows, rows->line[GK_COLUMN_LIMIT], GK_RULE_PROFILE_LIMIT, item->limit_text,
                        nothing);
    item->limit_unit = limit.unit;
    item->limit = limit.count;
    return GK_OK;
}

/* A number of records a year, perhaps with a measure word behind it; blank: none is counted on. */
static enum gk_status read_expected(struct rows *rows, struct gk_catalog_item *item)
{
    struct gk_bytes cell = rows->cell[GK_COLUMN_EXPECTED];
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
    return complain(rows, rows->line[GK_COLUMN_EXPECTED], GK_RULE_PROFILE_VALUE, cell,
                    GK_BYTES("0 ... 999999"));
}

static enum gk_status read_record_columns(struct rows *rows, struct gk_catalog_item *item)
{
    struct gk_bytes rest = rows->cell[GK_COLUMN_RECORD_COLUMNS];
    struct gk_bytes name;
    size_t count = 0;
    if (rows->repeated[GK_COLUMN_RECORD_COLUMNS]) {
        item->columns = rows->before->columns;
        item->column_count = rows->before->column_count;
        return GK_OK;
    }
    while (gk_cell_next(&rest, GK_CELL_SEPARATORS, &name))
        count++;
    item->columns = gk_arena_array(&rows->load->profile->arena, count, sizeof *item->columns);
    if (!item->columns)
        return GK_NO_MEMORY;
    rest = rows->cell[GK_COLUMN_RECORD_COLUMNS];
    while (gk_cell_next(&rest, GK_CELL_SEPARATORS, &name))
        item->columns[item->column_count++] = name;
    return GK_OK;
}

static bool take_ending(struct gk_bytes *text, struct gk_bytes ending)
{
    if (!gk_bytes_end_with(*text, ending))
        return false;
    *text = gk_cell_trim((struct gk_bytes){ text->at, text->length - ending.length });
    return true;
}

static enum gk_status check_section(struct rows *rows, struct gk_bytes name)
{
    if (!rows->load->known_sections)
        return GK_OK;
    const struct gk_json_value *sections =
        gk_json_member(rows->load->profile->settings, "sections");
    struct gk_bytes terminated = gk_arena_copy(&rows->load->profile->arena, name);
    if (!terminated.at)
        return GK_NO_MEMORY;
    if (gk_json_member(sections, terminated.at))
        return GK_OK;
    return complain(rows, rows->line[GK_COLUMN_SECTIONS], GK_RULE_PROFILE_SECTION, name, nothing);
}

/*
 * 办公室牵头,各科室配合 and 成果科、办公室: commas part groups, 、 the sections of a group. 牵头 or 配合
 * behind a name, or at the end of its group, says which it is. Without either a section leads,
 * unless 牵头 was said of one before it.
 */
static enum gk_status read_group(struct rows *rows, struct gk_bytes group, bool *led,
                                 struct gk_catalog_item *item)
{
    struct gk_bytes name;
    bool cooperates = gk_bytes_end_with(group, GK_BYTES("配合"));
    bool leads = gk_bytes_end_with(group, GK_BYTES("牵头"));
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_cell_next(&group, "、", &name)) {
        bool says_lead = take_ending(&name, GK_BYTES("牵头"));
        bool says_cooperate = take_ending(&name, GK_BYTES("配合"));
        struct gk_section *section = &item->sections[item->section_count++];
        section->name = name;
        section->leads = says_lead || leads || !(says_cooperate || cooperates || *led);
        *led |= says_lead;
        status = check_section(rows, name);
    }
    *led |= leads;
    return status;
}

static enum gk_status read_sections(struct rows *rows, struct gk_catalog_item *item)
{
    struct gk_bytes rest = rows->cell[GK_COLUMN_SECTIONS];
    struct gk_bytes part;
    size_t count = 0;
    bool led = false;
    if (rows->repeated[GK_COLUMN_SECTIONS]) {
        item->sections = rows->before->sections;
        item->section_count = rows->before->section_count;
        return GK_OK;
    }
    while (gk_cell_next(&rest, ",，;；、\n", &part))
        count++;
    item->sections = gk_arena_array(&rows->load->profile->arena, count, sizeof *item->sections);
    enum gk_status status = item->sections ? GK_OK : GK_NO_MEMORY;
    rest = rows->cell[GK_COLUMN_SECTIONS];
    while (status == GK_OK && gk_cell_next(&rest, ",，;；\n", &part))
        status = read_group(rows, part, &led, item);
    return status;
}

/* The item's number, else its place in the list, else the line it stands on. */
static enum gk_status read_id(struct rows *rows, uint32_t line, struct gk_catalog_item *item)
{
    struct gk_buffer made = { 0 };
    enum gk_status status = GK_OK;
    item->id = rows->cell[GK_COLUMN_ID];
    if (!item->id.length)
        item->id = rows->cell[GK_COLUMN_SERIAL];
    if (!item->id.length) {
        status = gk_buffer_print(&made, "#%u", (unsigned)line);
        if (status == GK_OK)
            item->id = gk_arena_copy(&rows->load->profile->arena, gk_buffer_bytes(&made));
        gk_buffer_free(&made);
        if (status != GK_OK || !item->id.at)
            return GK_NO_MEMORY;
    }
    uint32_t before = gk_map_get(&rows->ids, item->id, 0);
    return before ? gk_load_duplicate(rows->load, rows->file->path, line, item->id, before)
                  : gk_map_put(&rows->ids, item->id, line);
}

static enum gk_status read_row(struct rows *rows, const struct gk_csv_row *row,
                               struct gk_catalog_item *item)
{
    uint32_t line = row->cells[0].line;
    enum gk_status status = take_cells(rows, row);
    bool detailed = rows->cell[GK_COLUMN_DETAIL].length > 0;
    *item = (struct gk_catalog_item){
        .group = rows->cell[GK_COLUMN_GROUP],
        .title = rows->cell[detailed ? GK_COLUMN_DETAIL : GK_COLUMN_TITLE],
        .content = rows->cell[GK_COLUMN_CONTENT],
        .basis = rows->cell[GK_COLUMN_BASIS],
        .limit_text = rows->cell[GK_COLUMN_LIMIT],
        .publisher = rows->cell[GK_COLUMN_PUBLISHER],
        .channels = rows->cell[GK_COLUMN_CHANNELS],
        .audience = rows->cell[GK_COLUMN_AUDIENCE],
        .disclosure = rows->cell[GK_COLUMN_DISCLOSURE],
        .level = rows->cell[GK_COLUMN_LEVEL],
        .line = line,
    };
    if (status == GK_OK)
        status = read_id(rows, line, item);
    if (status == GK_OK && !rows->repeated[detailed ? GK_COLUMN_DETAIL : GK_COLUMN_TITLE])
        status = check_title(rows, item->title);
    if (status == GK_OK)
        status = read_limit(rows, item);
    if (status == GK_OK)
        status = read_expected(rows, item);
    if (status == GK_OK)
        status = read_record_columns(rows, item);
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
    for (const struct gk_csv_row *row = first; row && status == GK_OK; row = row->next)
        status = read_row(rows, row, &catalog->items[catalog->count++]);
    return status;
}

enum gk_status gk_load_catalog(struct gk_load *load, const struct gk_profile_file *file)
{
    struct rows rows = { .load = load, .file = file };
    struct gk_csv_row *first = NULL;
    bool good = true;
    load->profile->catalog = (struct gk_catalog){ .path = file->path };
    enum gk_status status =
        gk_csv_read(&load->profile->arena, file->path, file->text, ',', load->mistakes, &first);
    if (status != GK_OK)
        return status == GK_INVALID ? GK_OK : status;
    status = gk_catalog_header_read(load, file->path, first, &rows.header, &good);
    if (status == GK_OK && good)
        status = read_rows(&rows, rows.header.items, &load->profile->catalog);
    gk_map_free(&rows.ids);
    return status;
}
