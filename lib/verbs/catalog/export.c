#include "verbs/catalog/export.h"

#include <inttypes.h>

enum {
    SERIAL,
    ID,
    GROUP,
    TITLE,
    CONTENT,
    BASIS,
    LIMIT,
    PUBLISHER,
    CHANNELS,
    AUDIENCE,
    DISCLOSURE,
    LEVEL,
    STAGE,
    SECTIONS,
    EXPECTED,
    CYCLE,
    COLUMNS,
    WORDS,
    CLASSES,
    CELLS,
};

static const struct {
    const char *name;
    const char *title;
} heads[CELLS] = {
    [SERIAL] = { "serial", "序号" },
    [ID] = { "id", "目录项编号" },
    [GROUP] = { "group", "一级事项" },
    [TITLE] = { "title", "二级事项" },
    [CONTENT] = { "content", "公开内容（要素）" },
    [BASIS] = { "basis", "公开依据" },
    [LIMIT] = { "limit", "公开时限" },
    [PUBLISHER] = { "publisher", "公开主体" },
    [CHANNELS] = { "channels", "公开渠道和载体" },
    [AUDIENCE] = { "audience", "公开对象" },
    [DISCLOSURE] = { "disclosure", "公开方式" },
    [LEVEL] = { "level", "公开层级" },
    [STAGE] = { "stage", "五公开" },
    [SECTIONS] = { "sections", "责任科室" },
    [EXPECTED] = { "expected", "应公开数量" },
    [CYCLE] = { "cycle", "更新周期" },
    [COLUMNS] = { "columns", "栏目" },
    [WORDS] = { "title_words", "标题用语" },
    [CLASSES] = { "classes", "对应分类" },
};

/* A cell at a time. */
struct writing {
    struct gk_arena *arena;
    struct gk_buffer text;
    enum gk_status status;
};

static void add(struct writing *writing, struct gk_bytes text)
{
    if (writing->status == GK_OK)
        writing->status = gk_buffer_append(&writing->text, text);
}

/* The names of a list, each with something behind it. */
static void add_name(struct writing *writing, struct gk_bytes separator, struct gk_bytes name,
                     struct gk_bytes behind)
{
    if (writing->text.length)
        add(writing, separator);
    add(writing, name);
    add(writing, behind);
}

static struct gk_bytes take(struct writing *writing)
{
    struct gk_bytes cell = { NULL, 0 };
    if (writing->status == GK_OK)
        cell = gk_arena_copy(writing->arena, gk_buffer_bytes(&writing->text));
    if (!cell.at)
        writing->status = GK_NO_MEMORY;
    gk_buffer_clear(&writing->text);
    return cell;
}

static void add_number(struct writing *writing, int32_t number)
{
    char text[16];
    int length = snprintf(text, sizeof text, "%" PRId32, number);
    add(writing, (struct gk_bytes){ text, (size_t)length });
}

static struct gk_bytes cycle_cell(struct writing *writing, struct gk_limit cycle)
{
    static const char *const units[] = { "", "个工作日", "天", "个月", "小时" };
    if (cycle.unit != GK_LIMIT_NONE) {
        add_number(writing, cycle.count);
        add(writing, gk_bytes_of(units[cycle.unit]));
    }
    return take(writing);
}

/* 办公室,成果科牵头: commas, so that what is said of one is not said of all. */
static struct gk_bytes sections_cell(struct writing *writing, const struct gk_catalog_item *item)
{
    for (size_t i = 0; i < item->section_count; i++)
        add_name(writing, GK_BYTES(","), item->sections[i].name,
                 item->sections[i].leads ? GK_BYTES("牵头") : GK_BYTES("配合"));
    return take(writing);
}

static struct gk_bytes list_cell(struct writing *writing, const struct gk_bytes *names,
                                 size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_name(writing, GK_BYTES(";"), names[i], GK_BYTES(""));
    return take(writing);
}

static struct gk_bytes classes_cell(struct writing *writing, const struct gk_catalog_item *item)
{
    for (size_t i = 0; i < item->class_count; i++) {
        add_name(writing, GK_BYTES(";"), item->classes[i].taxonomy, GK_BYTES("/"));
        add(writing, item->classes[i].name);
    }
    return take(writing);
}

/* Within a group a blank takes over what stands above; / says that there is none. */
static void fill_blanks(struct gk_bytes *cells, const struct gk_bytes *above)
{
    static const int inherited[] = { BASIS,    LIMIT,      PUBLISHER, CHANNELS,
                                     AUDIENCE, DISCLOSURE, LEVEL,     SECTIONS };
    if (!above || !gk_bytes_equal(cells[GROUP], above[GROUP]))
        return;
    for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
        if (!cells[inherited[i]].length && above[inherited[i]].length)
            cells[inherited[i]] = GK_BYTES("/");
}

static void write_item(struct writing *writing, const struct gk_catalog_item *item,
                       struct gk_bytes *cells)
{
    cells[item->of_plan ? ID : SERIAL] = item->id;
    cells[item->of_plan ? SERIAL : ID] = GK_BYTES("");
    cells[GROUP] = item->group;
    cells[TITLE] = item->title;
    cells[CONTENT] = item->content;
    cells[BASIS] = item->basis;
    cells[LIMIT] = item->limit_text;
    cells[PUBLISHER] = item->publisher;
    cells[CHANNELS] = item->channels;
    cells[AUDIENCE] = item->audience;
    cells[DISCLOSURE] = item->disclosure;
    cells[LEVEL] = item->level;
    cells[STAGE] = item->stage;
    cells[SECTIONS] = sections_cell(writing, item);
    if (item->expected)
        add_number(writing, item->expected);
    cells[EXPECTED] = take(writing);
    cells[CYCLE] = cycle_cell(writing, item->cycle);
    cells[COLUMNS] = list_cell(writing, item->columns, item->column_count);
    cells[WORDS] = list_cell(writing, item->words, item->word_count);
    cells[CLASSES] = classes_cell(writing, item);
}

enum gk_status gk_catalog_table(void *given, enum gk_language language, struct gk_arena *arena,
                                struct gk_sum *sum)
{
    const struct gk_catalog *catalog = given;
    struct writing writing = { .arena = arena };
    struct gk_bytes *names = gk_arena_array(arena, CELLS, sizeof *names);
    struct gk_bytes *titles = gk_arena_array(arena, CELLS, sizeof *titles);
    struct gk_bytes *cells = gk_arena_array(arena, catalog->count * CELLS, sizeof *cells);
    struct gk_table *table = gk_arena_allocate(arena, sizeof *table);
    (void)language; /* a catalogue is in Chinese */
    if (!names || !titles || !cells || !table)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < CELLS; i++) {
        names[i] = gk_bytes_of(heads[i].name);
        titles[i] = gk_bytes_of(heads[i].title);
    }
    for (size_t i = 0; i < catalog->count && writing.status == GK_OK; i++) {
        struct gk_bytes *row = cells + i * CELLS;
        write_item(&writing, &catalog->items[i], row);
        fill_blanks(row, i ? row - CELLS : NULL);
    }
    gk_buffer_free(&writing.text);
    *table = (struct gk_table){ .names = names,
                                .titles = titles,
                                .columns = CELLS,
                                .first_figure = CELLS,
                                .cells = cells,
                                .rows = catalog->count };
    sum->tables = table;
    sum->table_count = 1;
    return writing.status;
}
