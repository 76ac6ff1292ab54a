#include "profile/load/header.h"

/* Blanks left out and full-width signs made ASCII, as gk_cell_squeeze does. The first name of a
 * column is the one messages use. */
static const struct {
    enum gk_catalog_column column;
    const char *name;
    bool weak; /* counts only where no other column has the meaning */
} names[] = {
    { GK_COLUMN_SERIAL, "序号", false },
    { GK_COLUMN_SERIAL, "编号", true },
    { GK_COLUMN_ID, "目录项编号", false },
    { GK_COLUMN_ID, "目录编号", true },
    { GK_COLUMN_ID, "事项编号", true },
    { GK_COLUMN_GROUP, "一级事项", false },
    { GK_COLUMN_GROUP, "一级目录", false },
    { GK_COLUMN_GROUP, "一级公开事项", false },
    { GK_COLUMN_TITLE, "二级事项", false },
    { GK_COLUMN_TITLE, "二级目录", false },
    { GK_COLUMN_TITLE, "二级公开事项", false },
    { GK_COLUMN_TITLE, "公开事项", false },
    { GK_COLUMN_TITLE, "公开事项名称", false },
    { GK_COLUMN_DETAIL, "三级事项", false },
    { GK_COLUMN_DETAIL, "三级目录", false },
    { GK_COLUMN_DETAIL, "三级公开事项", false },
    { GK_COLUMN_CONTENT, "公开内容(要素)", false },
    { GK_COLUMN_CONTENT, "公开内容", false },
    { GK_COLUMN_CONTENT, "公开内容要素", false },
    { GK_COLUMN_CONTENT, "公开内容及要求", false },
    { GK_COLUMN_CONTENT, "公开内容(要素)及要求", false },
    { GK_COLUMN_BASIS, "公开依据", false },
    { GK_COLUMN_BASIS, "法律依据", true },
    { GK_COLUMN_LIMIT, "公开时限", false },
    { GK_COLUMN_LIMIT, "公开时限要求", false },
    { GK_COLUMN_LIMIT, "公开期限", true },
    { GK_COLUMN_LIMIT, "公开时间", true },
    { GK_COLUMN_LIMIT, "公开要求", true },
    { GK_COLUMN_LIMIT, "时限要求", true },
    { GK_COLUMN_PUBLISHER, "公开主体", false },
    { GK_COLUMN_PUBLISHER, "公开责任主体", false },
    { GK_COLUMN_CHANNELS, "公开渠道和载体", false },
    { GK_COLUMN_CHANNELS, "公开渠道", false },
    { GK_COLUMN_CHANNELS, "公开载体", true },
    { GK_COLUMN_CHANNELS, "公开渠道及载体", false },
    { GK_COLUMN_AUDIENCE, "公开对象", false },
    { GK_COLUMN_AUDIENCE, "公开范围", true },
    { GK_COLUMN_DISCLOSURE, "公开方式", false },
    { GK_COLUMN_LEVEL, "公开层级", false },
    { GK_COLUMN_SECTIONS, "责任科室", false },
    { GK_COLUMN_SECTIONS, "责任部门", false },
    { GK_COLUMN_SECTIONS, "责任处室", false },
    { GK_COLUMN_SECTIONS, "责任股室", false },
    { GK_COLUMN_SECTIONS, "责任单位", true },
    { GK_COLUMN_STAGE, "五公开", false },
    { GK_COLUMN_STAGE, "“五公开”", false },
    { GK_COLUMN_STAGE, "五公开类别", false },
    { GK_COLUMN_EXPECTED, "应公开数量", false },
    { GK_COLUMN_CYCLE, "更新周期", false },
    { GK_COLUMN_CYCLE, "更新频率", false },
    { GK_COLUMN_CYCLE, "更新频次", false },
    { GK_COLUMN_RECORD_COLUMNS, "栏目", false },
    { GK_COLUMN_RECORD_COLUMNS, "网站栏目", false },
    { GK_COLUMN_RECORD_COLUMNS, "公开栏目", false },
    { GK_COLUMN_WORDS, "标题用语", false },
    { GK_COLUMN_CLASSES, "对应分类", false },
};

static const enum gk_catalog_column required[] = { GK_COLUMN_TITLE, GK_COLUMN_CONTENT };

static const struct gk_bytes nothing = { 0 };

/* The header while it is read. */
struct reading {
    struct gk_load *load;
    struct gk_bytes path;
    const struct gk_csv_row *top;
    const struct gk_csv_row *under; /* NULL where the names have one row */
    struct gk_catalog_header *header;
};

enum gk_catalog_column gk_catalog_column_find(struct gk_bytes name)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (gk_bytes_equal(name, gk_bytes_of(names[i].name)))
            return names[i].column;
    return GK_COLUMN_COUNT;
}

static bool is_weak(struct gk_bytes name)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (gk_bytes_equal(name, gk_bytes_of(names[i].name)))
            return names[i].weak;
    return false;
}

static struct gk_bytes name_of(enum gk_catalog_column column)
{
    size_t i = 0;
    while (names[i].column != column)
        i++;
    return gk_bytes_of(names[i].name);
}

static enum gk_status complain(const struct reading *reading, uint32_t line,
                               enum gk_catalog_column column, bool *good)
{
    *good = false;
    return gk_load_mistake(reading->load, reading->path, line, 0, GK_RULE_PROFILE_HEADER,
                           name_of(column), nothing, nothing);
}

static struct gk_bytes cell_at(const struct gk_csv_row *row, size_t place)
{
    return row && place < row->count ? row->cells[place].text : nothing;
}

/* Titles above the table stand alone in their rows. */
static const struct gk_csv_row *skip_titles(const struct gk_csv_row *first)
{
    for (const struct gk_csv_row *row = first; row; row = row->next) {
        size_t visible = 0;
        for (size_t i = 0; i < row->count; i++)
            visible += row->cells[i].text.length > 0;
        if (visible > 1)
            return row;
    }
    return first;
}

static enum gk_status squeeze(const struct reading *reading, struct gk_bytes cell,
                              struct gk_bytes *name)
{
    *name = gk_cell_squeeze(&reading->load->profile->arena, cell);
    return name->at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status read_headings(struct reading *reading)
{
    struct gk_catalog_header *header = reading->header;
    for (const struct gk_csv_row *row = reading->top; row; row = row->next)
        header->count = row->count > header->count ? row->count : header->count;
    header->headings =
        gk_arena_array(&reading->load->profile->arena, header->count, sizeof *header->headings);
    enum gk_status status = header->headings ? GK_OK : GK_NO_MEMORY;
    enum gk_catalog_column group = GK_COLUMN_COUNT;
    for (size_t i = 0; i < header->count && status == GK_OK; i++) {
        struct gk_heading *heading = &header->headings[i];
        status = squeeze(reading, cell_at(reading->top, i), &heading->top);
        if (status == GK_OK)
            status = squeeze(reading, cell_at(reading->top->next, i), &heading->under);
        if (heading->top.length)
            group = gk_catalog_column_find(heading->top);
        heading->group = group;
    }
    return status;
}

static bool takes_ticks(enum gk_catalog_column group)
{
    return group == GK_COLUMN_AUDIENCE || group == GK_COLUMN_DISCLOSURE ||
           group == GK_COLUMN_LEVEL || group == GK_COLUMN_STAGE;
}

/* Merged cells may come out repeating what they say. */
static bool is_repeated(const struct gk_heading *heading)
{
    return gk_bytes_equal(heading->under, heading->top);
}

static bool is_level_of_items(struct gk_bytes name)
{
    enum gk_catalog_column column = gk_catalog_column_find(name);
    return column == GK_COLUMN_GROUP || column == GK_COLUMN_TITLE || column == GK_COLUMN_DETAIL;
}

/* Names of a second row stand under names that cover several columns, or that nobody knows; the
 * first item has something under the others. */
static bool has_second_row(const struct gk_catalog_header *header)
{
    bool names_something = false;
    for (size_t i = 0; i < header->count; i++) {
        const struct gk_heading *heading = &header->headings[i];
        if (!heading->under.length || is_repeated(heading))
            continue;
        bool is_name = takes_ticks(heading->group) || is_level_of_items(heading->under);
        if (!is_name && heading->group != GK_COLUMN_COUNT)
            return false;
        names_something |= is_name;
    }
    return names_something;
}

static void drop_second_row(struct gk_catalog_header *header)
{
    for (size_t i = 0; i < header->count; i++)
        header->headings[i].under = nothing;
}

static uint32_t line_of(const struct reading *reading, size_t place)
{
    const struct gk_csv_row *row =
        reading->header->headings[place].under.length ? reading->under : reading->top;
    return row->cells[place].line;
}

static struct gk_bytes own_name(const struct gk_heading *heading)
{
    return heading->under.length ? heading->under : heading->top;
}

static enum gk_status set_place(const struct reading *reading, size_t i)
{
    const struct gk_heading *heading = &reading->header->headings[i];
    struct gk_bytes name = own_name(heading);
    bool ticked = takes_ticks(heading->group) && heading->under.length && !is_repeated(heading);
    enum gk_catalog_column column = ticked ? heading->group : gk_catalog_column_find(name);
    if (column == GK_COLUMN_COUNT)
        return GK_OK;
    struct gk_column_place *place = &reading->header->places[column];
    bool taken = place->end > place->first && !(ticked && place->ticked);
    if (taken && is_weak(name))
        return GK_OK;
    if (taken && !is_weak(own_name(&reading->header->headings[place->first])))
        return gk_load_duplicate(reading->load, reading->path, line_of(reading, i), name,
                                 line_of(reading, place->first));
    *place = (struct gk_column_place){ place->ticked ? place->first : i, i + 1, ticked };
    return GK_OK;
}

/* A column of no name to the right of a name we know: that name covers both, and which is which
 * nobody says. */
static bool is_nameless(const struct gk_heading *heading)
{
    return !heading->top.length && !heading->under.length && heading->group != GK_COLUMN_COUNT;
}

/* Complains of the first cell in each nameless column. A row costs the cells it has, however wide
 * the head is. */
static enum gk_status find_nameless(const struct reading *reading, bool *good)
{
    struct gk_catalog_header *header = reading->header;
    enum gk_status status = GK_OK;
    for (const struct gk_csv_row *row = header->items; row; row = row->next)
        for (size_t i = 0; i < row->count && i < header->count && status == GK_OK; i++) {
            struct gk_heading *heading = &header->headings[i];
            if (!is_nameless(heading) || !row->cells[i].text.length)
                continue;
            status = complain(reading, row->cells[i].line, heading->group, good);
            heading->group = GK_COLUMN_COUNT; /* told of once */
        }
    return status;
}

static enum gk_status find_required(const struct reading *reading, bool *good)
{
    struct gk_column_place *places = reading->header->places;
    enum gk_status status = GK_OK;
    if (places[GK_COLUMN_TITLE].end == 0)
        places[GK_COLUMN_TITLE] = places[GK_COLUMN_GROUP];
    for (size_t i = 0; i < sizeof required / sizeof required[0] && status == GK_OK; i++)
        if (places[required[i]].end == 0)
            status = complain(reading, reading->top ? reading->top->cells[0].line : 0, required[i],
                              good);
    return status;
}

enum gk_status gk_catalog_header_read(struct gk_load *load, struct gk_bytes path,
                                      const struct gk_csv_row *first,
                                      struct gk_catalog_header *header, bool *good)
{
    struct reading reading = { load, path, skip_titles(first), NULL, header };
    *header = (struct gk_catalog_header){ 0 };
    *good = true;
    if (!reading.top)
        return find_required(&reading, good);
    enum gk_status status = read_headings(&reading);
    if (status != GK_OK)
        return status;
    if (has_second_row(header))
        reading.under = reading.top->next;
    else
        drop_second_row(header);
    header->items = reading.under ? reading.under->next : reading.top->next;
    for (size_t i = 0; i < header->count && status == GK_OK; i++)
        status = set_place(&reading, i);
    if (status == GK_OK)
        status = find_nameless(&reading, good);
    return status == GK_OK ? find_required(&reading, good) : status;
}

/* Ticks are of many shapes (√ ■ ▲, letters that lost their font, or a word); boxes left empty are
 * few. */
static bool is_ticked(struct gk_bytes cell)
{
    static const char *const empty[] = { "", "□", "☐", "口", "?", "×", "-", "—", "/", "无", "否" };
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++)
        if (gk_bytes_equal(cell, gk_bytes_of(empty[i])))
            return false;
    return true;
}

static enum gk_status join_ticked(const struct gk_catalog_header *header,
                                  const struct gk_csv_row *row, struct gk_column_place place,
                                  struct gk_buffer *joined)
{
    enum gk_status status = GK_OK;
    for (size_t i = place.first; i < place.end && i < row->count && status == GK_OK; i++) {
        if (!header->headings[i].under.length || !is_ticked(row->cells[i].text))
            continue;
        if (joined->length)
            status = gk_buffer_append(joined, GK_BYTES("、"));
        if (status == GK_OK)
            status = gk_buffer_append(joined, header->headings[i].under);
    }
    return status;
}

enum gk_status gk_catalog_header_cell(const struct gk_catalog_header *header,
                                      const struct gk_csv_row *row, enum gk_catalog_column column,
                                      struct gk_arena *arena, struct gk_bytes *text, uint32_t *line)
{
    struct gk_column_place place = header->places[column];
    *text = cell_at(row, place.end ? place.first : SIZE_MAX);
    *line = row->cells[place.end && place.first < row->count ? place.first : 0].line;
    if (!place.ticked)
        return GK_OK;
    struct gk_buffer joined = { 0 };
    enum gk_status status = join_ticked(header, row, place, &joined);
    if (status == GK_OK) {
        *text = gk_arena_copy(arena, gk_buffer_bytes(&joined));
        status = text->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&joined);
    return status;
}
