/* Heads of columns in tables of every kind. */
#include <time.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "random.h"
#include "tap.h"
#include "text/columns.h"

struct row {
    const char *text;
    const char *place;    /* the first time this stands in the text */
    const char *expected; /* heads, / between */
};

static struct gk_columns columns;

/* Goes on to the cell around the place; one without heads where there is none. */
static bool find_cell(uint32_t place, struct gk_column_cell *cell)
{
    enum gk_status status = GK_OK;
    while (cell->end <= place && (status = gk_columns_next(&columns, cell)) == GK_OK)
        ;
    if (status == GK_END || cell->start > place)
        *cell = (struct gk_column_cell){ .start = cell->start, .end = cell->end };
    return status == GK_OK || status == GK_END;
}

static void heads_are(size_t number, const struct row *row)
{
    struct gk_buffer read = { 0 };
    struct gk_column_cell cell = { 0 };
    const char *place = strstr(row->text, row->place);
    gk_columns_open(&columns, gk_bytes_of(row->text));
    bool good = place && find_cell((uint32_t)(place - row->text), &cell);
    for (unsigned i = 0; good && i < cell.head_count; i++)
        good = gk_buffer_append(&read, i ? GK_BYTES("/") : GK_BYTES("")) == GK_OK &&
               gk_buffer_append(&read, cell.head[i]) == GK_OK;
    ok(good, "row %zu: a place that can be asked for", number);
    is_text(gk_buffer_bytes(&read), row->expected, "row %zu: heads over %s", number, row->place);
    gk_buffer_free(&read);
}

static void test_heads(void)
{
    static const struct row rows[] = {
        /* tabs */
        { "姓名\t身份证号\n张示\t110105491231002\n李范\t110105500101003", "110105491231002",
          "身份证号" },
        { "姓名\t身份证号\n张示\t110105491231002\n李范\t110105500101003", "李范", "姓名" },
        { "姓名\t身份证号\r\n张示\t110105491231002\r\n李范\t110105500101003\r\n", "110105500101003",
          "身份证号" },
        { "\n\t姓名\t身份证号\t\n\n\n\t张示\t110105491231002\t\n\n\n\t李范\t110105500101003\t\n",
          "110105500101003", "身份证号" },
        { "姓名\t\t电话\n张示\t村\t13912345678", "村", "" },
        { "附件\n低保名单\n姓名\t电话\n张示\t13912345678", "13912345678", "电话" },
        { "单位：某局\t2020年\n姓名\t电话\t备注\n张示\t13912345678\t无", "13912345678", "电话" },
        { "姓名\t电话\n张示\t13912345678\n共1人。\n单位\t87654321", "87654321", "" },
        { "姓名\t电话\n某村\n张示\t13912345678\n某乡\n李范\t13912345679", "13912345679", "电话" },
        { "姓名\t电话\n甲\n乙\n张示\t13912345678", "13912345678", "" },
        { "姓名\t电话\n甲\n张示\t13912345678", "甲", "" },
        { "张示\t110105491231002\n李范\t110105500101003", "110105500101003", "" },
        { "姓名\t电话\n张示\t13912345678\n项目\t编号\t金额\n路\t13912345679\t5", "13912345679",
          "编号" },
        { "姓名\t电话\n张示\t13912345678\n项目\t编号\n路\t13912345679", "13912345679",
          "编号/电话" },
        { "姓名\t住址\n张示\t罗塘村\n李范\t示范村\n王式\t东村12号", "示范村", "住址" },
        { "序号\t证件\t\t电话\n\t类型\t号码\t\n1\t身份证\t110105491231002\t13912345678",
          "110105491231002", "号码/证件" },
        { "序号\t证件\t\t电话\n\t类型\t号码\t\n1\t身份证\t110105491231002\t13912345678",
          "13912345678", "电话" },
        { "户号\t姓名\t号码\n1\t张示\t110105491231002\n李范\t110105500101003", "110105500101003",
          "姓名/号码" },
        { "姓名\t住址\t号码\n张示\t罗塘村\n东组\t110105491231002", "110105491231002",
          "罗塘村/住址/号码" },
        { "姓名\t号码\n1\t身份证\t110105491231002", "110105491231002", "号码" },
        { "姓名\t电话\n张示\t13912345678\n甲组\n李范\t13912345679", "甲组", "" },
        { "单位：某局\t表一\n姓名\t住址\t电话\n张示\t某村\t无\n李范\t东村\t13912345678", "某村",
          "住址" },
        { "姓名\t住址\n张示\t罗塘\n李范\t东村\n王式\t西村12号", "西村", "住址" },
        { "姓名\t\u2028电话\u2028\n张示\t13912345678", "13912345678", "电话" },
        { "姓名\t\t证号\t\t电话\n张示\t110105491231002\t13912345678", "110105491231002", "证号" },
        /* pipes and bars */
        { "| 姓名 | 身份证号 |\n|---|:---:|\n| 张示 | 110105491231002 |", "110105491231002",
          "身份证号" },
        { "姓名 | 身份证号\n--- | ---\n张示 | 110105491231002", "110105491231002", "身份证号" },
        { "| 姓名 | 身份证号\n|---|---|\n张示 | 110105491231002 |", "110105491231002", "身份证号" },
        { "|姓名|a\\|b|电话|\n|--|--|--|\n|张示|c|13912345678|", "13912345678", "电话" },
        { "|姓名||电话|\n|--|--|--|\n|张示||13912345678|\n\n|李范||13912345679|", "13912345679",
          "电话" },
        { "┌──┬──┐\n│姓名│电话│\n├──┼──┤\n│张示│13912345678│\n└──┴──┘", "13912345678", "电话" },
        { "┃姓名┃电话┃\n┃张示┃13912345678┃", "张示", "姓名" },
        { "姓名 | 电话 | 号\n | 13912345678 | 5", "13912345678", "电话" },
        { "姓名｜电话\n张示｜13912345678", "13912345678", "电话" },
        /* blanks */
        { "姓名 家庭住址 一卡通账号 联系电话\n张示 罗塘乡示范村东组12号 6217001234567890122 "
          "13912345678",
          "6217001234567890122", "一卡通账号" },
        { "姓名 家庭住址 一卡通账号 联系电话\n张示 罗塘乡示范村东组12号 6217001234567890122 "
          "13912345678",
          "罗塘乡", "家庭住址" },
        { "姓名 身份证号 备注\n张示 110105491231002\n李范 110105500101003 无", "110105500101003",
          "身份证号" },
        { "姓名 身份证号 备注\n1 110105491231002\n2 110105491231002\n3 110105491231002\n李范 "
          "110105500101003 无",
          "110105500101003", "" },
        { "姓名 家庭住址 电话\n张示 罗塘乡示范村 东组 13912345678", "13912345678", "" },
        { "姓名\u3000身份证号\n张示\u3000110105491231002", "110105491231002", "身份证号" },
        { "姓名\u00A0身份证号\n张示\u00A0110105491231002", "110105491231002", "身份证号" },
        { "姓\u3000名  身份证号\n张示  110105491231002", "110105491231002", "身份证号" },
        { "姓 名 身份证号\n张示 110105491231002\n李 范 110105500101003", "110105500101003",
          "身份证号" },
        { "序号   姓名     身份证号            电话\n1      张示     110105491231002     "
          "13912345678\n2               110105500101003     13912345679",
          "110105500101003", "身份证号" },
        { "姓名  电话\n\n张示  13912345678\n\n李范  13912345679", "13912345679", "电话" },
        { "姓名  电话\n\n\n\n\n\n张示  13912345678", "13912345678", "" },
        { "姓名  电话\n\n\n\n\n张示  13912345678", "13912345678", "电话" },
        { "姓名  电话\n张示  13912345678\n\n\n\n\n\n李范  13912345679", "13912345679", "" },
        { "某乡 低保 名单\n姓名 电话\n张示 13912345678", "13912345678", "电话" },
        { "关于甲、乙的公示\n姓名、电话\n张示、13912345678", "13912345678", "电话/乙的公示" },
        { "关于甲、乙的公示\n姓名、住址 电话\n张示 13912345678", "13912345678", "电话" },
        { "今天天气很好。 我们出去\n明天 13912345678", "13912345678", "" },
        /* commas */
        { "姓名,身份证号,住址\n张示,110105491231002,\"罗塘,东组\"\n\"李范\",\"110105500101003\",",
          "110105500101003", "身份证号" },
        { "姓名,\"身份证号\"\n张示,110105491231002", "110105491231002", "身份证号" },
        { "住址,身份证号\n\"罗塘,东组\",110105491231002", "110105491231002", "身份证号" },
        { "姓名，电话\n张示，13912345678", "13912345678", "电话" },
        { "姓名、电话\n张示、李范、13912345678", "13912345678", "" },
        /* nothing */
        { "13912345678", "13912345678", "" },
        { "\t13912345678\t", "13912345678", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        heads_are(i, &rows[i]);
}

/* ---- random tables with known heads; the seed stands in random.h */

enum { MOST_COLUMNS = 8, PLACES = 10000 };

struct way {
    const char *border, *between;
    bool strong;
    bool empties; /* cells may be empty */
};

static const struct way ways[] = {
    { "", "\t", true, true },       { "|", "|", true, true },       { "| ", " | ", true, true },
    { "", " | ", true, true },      { "│", "│", true, true },       { "┃ ", " ┃ ", true, true },
    { "", "｜", true, true },       { "", ",", false, true },       { "", "，", false, false },
    { "", "、", false, false },     { "", " ", false, false },      { "", "  ", false, false },
    { "", "\u3000", false, false }, { "", "\u00A0", false, false }, { "", "      ", false, false },
};

static struct gk_buffer made;
static bool room = true;

static void add(const char *string)
{
    room = room && gk_buffer_append(&made, gk_bytes_of(string)) == GK_OK;
}

/* So many Han characters, or digits. */
static void add_word(uint32_t length, bool digits)
{
    for (uint32_t i = 0; i < length; i++) {
        uint32_t han = 0x4E00 + random_below(0x5000);
        char c[4] = { (char)('0' + random_below(10)) };
        if (!digits) {
            c[0] = (char)(0xE0 | han >> 12);
            c[1] = (char)(0x80 | (han >> 6 & 0x3F));
            c[2] = (char)(0x80 | (han & 0x3F));
        }
        add(c);
    }
}

struct place {
    size_t offset;
    struct gk_bytes head; /* its `at` is an offset until all is made */
    size_t head_at;
};
static struct place places[PLACES + 200];
static size_t place_count;

static void add_line(const struct way *way, uint32_t cells, size_t heads[MOST_COLUMNS],
                     size_t lengths[MOST_COLUMNS], bool head)
{
    add(way->border);
    for (uint32_t i = 0; i < cells; i++) {
        size_t start = made.length;
        bool digits = !head && random_below(3) > 0;
        if (head || !way->empties || random_below(5))
            add_word(digits ? 1 + random_below(18) : 2 + random_below(4), digits);
        if (head) {
            heads[i] = start;
            lengths[i] = made.length - start;
        } else if (made.length > start) {
            places[place_count++] =
                (struct place){ .offset = start + random_below((uint32_t)(made.length - start)),
                                .head_at = heads[i],
                                .head = { NULL, lengths[i] } };
        }
        add(i + 1 < cells ? way->between : "");
    }
    add(way->border);
    add(random_below(4) ? "\n" : "\r\n");
}

static void add_table(void)
{
    const struct way *way = &ways[random_below(sizeof ways / sizeof ways[0])];
    bool strong = way->strong;
    uint32_t cells = 2 + random_below(MOST_COLUMNS - 1), rows = 1 + random_below(9);
    size_t heads[MOST_COLUMNS], lengths[MOST_COLUMNS];
    add(random_below(2) ? "附件：名单\n" : "");
    add_line(way, cells, heads, lengths, true);
    if (strong && random_below(2))
        add("|---|:---:|\n");
    for (uint32_t i = 0; i < rows; i++) {
        add_line(way, cells, heads, lengths, false);
        add(random_below(6) || i + 1 == rows ? "" : "某村\n");
        for (uint32_t empty = random_below(strong ? 4 : 2); empty; empty--)
            add("\n");
    }
    add("以上名单公示七日。\n");
}

/* The head is among those given, and no other head of the table is. */
static bool is_found(const struct place *place, struct gk_column_cell *cell)
{
    bool found = false;
    if (!find_cell((uint32_t)place->offset, cell))
        return false;
    for (unsigned i = 0; i < cell->head_count; i++)
        found = found || (cell->head[i].at == made.at + place->head_at &&
                          cell->head[i].length == place->head.length);
    return found && cell->head_count <= 2;
}

static void test_random(void)
{
    struct gk_column_cell cell = { 0 };
    size_t wrong = 0;
    while (place_count < PLACES && room)
        add_table();
    ok(room, "random tables of %zu bytes", made.length);
    gk_columns_open(&columns, gk_buffer_bytes(&made));
    for (size_t i = 0; i < place_count; i++) {
        bool found = is_found(&places[i], &cell);
        if (!found && wrong++ < 5)
            printf("# %.*s\n", 60, made.at + places[i].offset);
    }
    is_int((int64_t)wrong, 0, "heads of %zu places", place_count);
}

/* ---- growth */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Seconds for all cells of a text of `size` bytes of the line again and again. */
static double seconds_of(const char *line, size_t size)
{
    struct gk_column_cell cell;
    gk_buffer_clear(&made);
    while (room && made.length < 4096)
        add(line);
    size_t piece = made.length;
    room = room && gk_buffer_reserve(&made, size) == GK_OK;
    while (room && made.length < size)
        room = gk_buffer_append(&made, (struct gk_bytes){ made.at, piece }) == GK_OK;
    double start = seconds();
    gk_columns_open(&columns, gk_buffer_bytes(&made));
    enum gk_status status;
    while ((status = gk_columns_next(&columns, &cell)) == GK_OK)
        ;
    room = room && status == GK_END;
    return seconds() - start;
}

static void test_growth(void)
{
    static const char *const lines[] = {
        "\t",
        "|",
        "│",
        " ",
        "\u3000",
        ",",
        "\n",
        "a\tb\n",
        "a\t",
        "a|",
        "a  b\n",
        "a b ",
        "a,b\n",
        "1\t123456\na\tb\n",
        "a\tb\na\tb\n。\n",
        "a、b\na b\n",
        "\t\n",
        "a",
        "\r",
        "\"a,\n",
        "a\tb\n\n",
        "张示 罗塘乡示范村东组12号 6217001234567890122\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        double small = seconds_of(lines[i], 14000000 / 4), large = seconds_of(lines[i], 14000000);
        size_t kept = columns.tables.capacity;
        ok(room && large < 8 * small + 0.1, "line %zu: %.3f s, four times as long: %.3f s", i,
           small, large);
        ok(kept <= 4 * made.length, "line %zu: %zu bytes kept for %zu", i, kept, made.length);
        gk_columns_free(&columns);
    }
}

static void test_memory(void)
{
    struct gk_column_cell cell;
    gk_columns_free(&columns);
    gk_columns_open(&columns, GK_BYTES("姓名\t电话\n张示\t13912345678"));
    gk_memory_fail_at(1);
    is_int(gk_columns_next(&columns, &cell), GK_NO_MEMORY, "an allocation fails");
    gk_memory_fail_at(0);
    is_int(gk_columns_next(&columns, &cell), GK_OK, "asked again");
    is_int(cell.head_count, 1, "and found");
}

int main(void)
{
    test_heads();
    test_random();
    test_growth();
    test_memory();
    gk_columns_free(&columns);
    gk_buffer_free(&made);
    return done();
}
