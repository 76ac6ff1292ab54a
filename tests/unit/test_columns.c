/* Heads of columns in tables of every kind, and heads at the left. */
#include <time.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "random.h"
#include "tap.h"
#include "text/columns.h"

struct row {
    const char *text;
    const char *place;    /* the first time this stands in the text */
    const char *expected; /* heads, / between; or the cell to the left */
};

static struct gk_columns columns;

static void heads_are(size_t number, const struct row *row)
{
    struct gk_buffer read = { 0 };
    struct gk_column_heads heads;
    const char *place = strstr(row->text, row->place);
    gk_columns_open(&columns, gk_bytes_of(row->text));
    bool good = place && gk_columns_heads(&columns, (uint32_t)(place - row->text), &heads) == GK_OK;
    for (unsigned i = 0; good && i < heads.count; i++)
        good = gk_buffer_append(&read, i ? GK_BYTES("/") : GK_BYTES("")) == GK_OK &&
               gk_buffer_append(&read, heads.head[i]) == GK_OK;
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

static void test_before(void)
{
    static const struct row rows[] = {
        { "身份证号\t110105491231002", "110105491231002", "身份证号" },
        { "姓名\t张示\t身份证号\t110105491231002", "110105491231002", "身份证号" },
        { "姓名\t张示\t身份证号\t110105491231002", "张示", "姓名" },
        { "|身份证号|110105491231002|", "110105491231002", "身份证号" },
        { "│身份证号 │ 号 110105491231002", "110105491231002", "身份证号" },
        { "姓\u3000名\t张示", "张示", "姓\u3000名" },
        { "姓名：张示  电话  13912345678", "13912345678", "电话" },
        { "电话\u300013912345678", "13912345678", "电话" },
        { "电话\t\t13912345678", "13912345678", "电话" },
        { "电话\t\t\t13912345678", "13912345678", "" },
        { "电话 13912345678", "13912345678", "" },
        { "电话\t\n13912345678", "13912345678", "" },
        { "电话\n\t13912345678", "13912345678", "" },
        { "13912345678", "13912345678", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *place = strstr(rows[i].text, rows[i].place);
        struct gk_bytes text = gk_bytes_of(rows[i].text);
        is_text(gk_columns_before(text, (uint32_t)(place - rows[i].text)), rows[i].expected,
                "row %zu: left of %s", i, rows[i].place);
    }
}

/* A head that does not begin within a kilobyte is none. */
static void test_before_far(void)
{
    static char text[2000];
    for (size_t own = 1; own < sizeof text - 200; own += 50) {
        size_t offset = 100 + 1 + own;
        memset(text, 'a', sizeof text);
        text[100] = '\t';
        struct gk_bytes before =
            gk_columns_before((struct gk_bytes){ text, sizeof text }, (uint32_t)offset);
        is_int((int64_t)before.length, offset <= 1024 ? 100 : 0, "a cell %zu bytes away", offset);
    }
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
static bool is_found(const struct place *place)
{
    struct gk_column_heads heads;
    bool found = false;
    if (gk_columns_heads(&columns, (uint32_t)place->offset, &heads) != GK_OK)
        return false;
    for (unsigned i = 0; i < heads.count; i++)
        found = found || (heads.head[i].at == made.at + place->head_at &&
                          heads.head[i].length == place->head.length);
    return found && heads.count <= 2;
}

static void test_random(void)
{
    size_t wrong = 0;
    while (place_count < PLACES && room)
        add_table();
    ok(room, "random tables of %zu bytes", made.length);
    gk_columns_open(&columns, gk_buffer_bytes(&made));
    for (size_t i = 0; i < place_count; i++) {
        const struct place *place = &places[random_below((uint32_t)place_count)];
        bool found = is_found(place);
        if (!found && wrong++ < 5)
            printf("# %.*s\n", 60, made.at + place->offset);
    }
    is_int((int64_t)wrong, 0, "heads of %zu places in any order", place_count);
}

/* ---- growth */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct growing {
    const char *line;
    bool halves; /* two lines of it again and again, 14 MB; else as many as there are, 3.5 MB */
};

/* Seconds for a text of `size` bytes of it, asked at places all over. */
static double seconds_of(const struct growing *growing, size_t size)
{
    struct gk_column_heads heads;
    gk_buffer_clear(&made);
    while (room && made.length < 4096)
        add(growing->line);
    size_t piece = made.length;
    room = room && gk_buffer_reserve(&made, size) == GK_OK;
    while (room && made.length < size)
        room = gk_buffer_append(&made, (struct gk_bytes){ made.at, piece }) == GK_OK;
    if (room && growing->halves)
        made.at[made.length / 2] = '\n';
    double start = seconds();
    gk_columns_open(&columns, gk_buffer_bytes(&made));
    for (size_t i = 0; i < size / 700 && room; i++) {
        uint32_t offset = random_below((uint32_t)made.length);
        room = gk_columns_heads(&columns, offset, &heads) == GK_OK;
        gk_columns_before(columns.text, offset);
    }
    return seconds() - start;
}

static void test_growth(void)
{
    static const struct growing lines[] = {
        { "\t", true },        { "|", true },
        { " ", true },         { ",", true },
        { "a\t", true },       { "a|", true },
        { "a b ", true },      { "a", true },
        { "│", false },        { "\u3000", false },
        { "\n", false },       { "\r", false },
        { "a\tb\n", false },   { "a  b\n", false },
        { "a,b\n", false },    { "1\t123456\na\tb\n", false },
        { "\t\n", false },     { "a\tb\na\tb\n。\n", false },
        { "\"a,\n", false },   { "a、b\na b\n", false },
        { "a\tb\n\n", false }, { "张示 罗塘乡示范村东组12号 6217001234567890122\n", false },
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        size_t size = lines[i].halves ? 14000000 : 3500000;
        double small = seconds_of(&lines[i], size / 4), large = seconds_of(&lines[i], size);
        size_t kept = columns.tables.capacity + columns.marks.capacity;
        ok(room && large < 8 * small + 0.1, "line %zu: %.3f s, four times as long: %.3f s", i,
           small, large);
        ok(kept <= 4 * made.length, "line %zu: %zu bytes kept for %zu", i, kept, made.length);
        gk_columns_free(&columns);
    }
}

static void test_memory(void)
{
    struct gk_column_heads heads;
    struct gk_bytes text = GK_BYTES("姓名\t电话\n张示\t13912345678");
    for (unsigned long n = 1; n <= 2; n++) {
        gk_columns_free(&columns);
        gk_columns_open(&columns, text);
        gk_memory_fail_at(n);
        is_int(gk_columns_heads(&columns, 20, &heads), GK_NO_MEMORY, "allocation %lu fails", n);
        gk_memory_fail_at(0);
        is_int(gk_columns_heads(&columns, 20, &heads), GK_OK, "asked again");
        is_int(heads.count, 1, "and found");
    }
}

int main(void)
{
    test_heads();
    test_before();
    test_before_far();
    test_random();
    test_growth();
    test_memory();
    gk_columns_free(&columns);
    gk_buffer_free(&made);
    return done();
}
