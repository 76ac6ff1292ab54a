/*
 * Profiles: the embedded one is whole and without mistakes; an office's files are laid over it;
 * every mistake in them is found, with file and line.
 */
#include "base/memory.h"
#include "base/utf8.h"
#include "conf/json.h"
#include "office.h"
#include "profile/embedded.h"
#include "profile/load/kinds.h"
#include "text/fold.h"

static void show_mistakes(void)
{
    for (const struct gk_mistake *m = mistakes.first; m; m = m->next)
        printf("# %.*s:%u:%u: %s %.*s, %.*s\n", (int)m->path.length, m->path.at, (unsigned)m->line,
               (unsigned)m->column, gk_rule(m->rule)->id, (int)m->arguments[0].length,
               m->arguments[0].at, (int)m->arguments[1].length, m->arguments[1].at);
}

/* --- the embedded profile ---------------------------------------------------------------------- */

static void test_embedded_files(void)
{
    bool sorted = true;
    bool utf8 = true;
    for (size_t i = 0; i < gk_embedded_file_count; i++) {
        const struct gk_embedded_file *file = &gk_embedded_files[i];
        struct gk_bytes text = { (const char *)file->bytes, file->length };
        utf8 &= gk_utf8_valid_length(text) == text.length;
        sorted &= i == 0 || strcmp(gk_embedded_files[i - 1].name, file->name) < 0;
    }
    ok(gk_embedded_file_count >= 7 && sorted, "all files, sorted by name");
    ok(utf8, "all of them UTF-8");
    ok(gk_profile_open(&profile, GK_BYTES(""), GK_PROFILE_ALL | GK_PROFILE_THOROUGH, &mistakes) ==
               GK_OK &&
           !mistakes.first,
       "they load without a mistake");
    show_mistakes();
    ok(profile.file_count == gk_embedded_file_count &&
           gk_profile_file(&profile, GK_BYTES("taxonomy/area.tsv")) &&
           !gk_profile_file(&profile, GK_BYTES("area.tsv")),
       "each is found by its name");
    is_text(gk_profile_file(&profile, GK_BYTES("catalog.csv"))->path, "default/catalog.csv",
            "and called default/…");
}

/* What --print-profile prints is the same, whether an office has laid something over or not. */
static void test_written_as_dumped(const char *name)
{
    struct gk_json json = { 0 };
    struct gk_buffer text = { 0 };
    struct gk_bytes file = gk_profile_file(&profile, gk_bytes_of(name))->text;
    ok(gk_json_read(&json, file, gk_bytes_of(name), 1, &mistakes) == GK_OK &&
           gk_json_write(&json, &text) == GK_OK && gk_bytes_equal(file, gk_buffer_bytes(&text)),
       "%s is laid out as the program writes it", name);
    gk_json_free(&json);
    gk_buffer_free(&text);
}

/* Tasks of the plan that want something published; the others are duties. */
static const char *const tasks[] = {
    "1.1", "1.2", "2.1",  "2.2",  "3.1",  "4.1",  "5.1",  "6.1",  "7.1",
    "8.1", "9.1", "10.1", "10.4", "11.1", "11.2", "13.1", "13.2", "14.1",
};

enum { TASKS = sizeof tasks / sizeof tasks[0] };

/* The catalogue's item of that id, or NULL. */
static const struct gk_catalog_item *item_of(struct gk_bytes id)
{
    for (size_t i = 0; i < profile.catalog.count; i++)
        if (gk_bytes_equal(profile.catalog.items[i].id, id))
            return &profile.catalog.items[i];
    return NULL;
}

/* 2.1 and 2.1.3 are of task 2.1. */
static bool is_of_task(struct gk_bytes id, struct gk_bytes task)
{
    return gk_bytes_start_with(id, task) && (id.length == task.length || id.at[task.length] == '.');
}

static bool has_everything(const struct gk_catalog_item *item)
{
    return item->group.length && item->title.length && item->content.length && item->basis.length &&
           item->limit_text.length && item->publisher.length && item->channels.length &&
           item->section_count && item->sections[0].leads &&
           (item->column_count || item->word_count);
}

static void test_tasks(void)
{
    is_int(TASKS, 18, "18 of the 24 tasks of the plan");
    for (size_t i = 0; i < TASKS; i++) {
        struct gk_bytes task = gk_bytes_of(tasks[i]);
        bool good = true;
        int items = 0;
        for (size_t j = 0; j < profile.catalog.count; j++)
            if (is_of_task(profile.catalog.items[j].id, task)) {
                items++;
                good &= has_everything(&profile.catalog.items[j]);
            }
        ok(items && good, "task %s has items with everything, and sections that lead", tasks[i]);
    }
    static const char *const more[] = { "G1", "G2", "G3", "G4" };
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
        ok(item_of(gk_bytes_of(more[i])) != NULL, "item %s", more[i]);
    static const struct {
        const char *id;
        int32_t expected;
        enum gk_limit_unit unit;
        int32_t cycle;
    } counted[] = {
        { "G1", 1, GK_LIMIT_NONE, 0 },     { "G2", 1, GK_LIMIT_MONTHS, 12 },
        { "9.1", 1, GK_LIMIT_MONTHS, 12 }, { "9.1.2", 1, GK_LIMIT_MONTHS, 12 },
        { "G4", 0, GK_LIMIT_MONTHS, 6 },   { "13.1", 1, GK_LIMIT_NONE, 0 },
        { "2.1", 1, GK_LIMIT_NONE, 0 },    { "1.1", 1, GK_LIMIT_NONE, 0 },
    };
    for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++) {
        const struct gk_catalog_item *item = item_of(gk_bytes_of(counted[i].id));
        ok(item && item->expected == counted[i].expected && item->cycle.unit == counted[i].unit &&
               item->cycle.count == counted[i].cycle,
           "how much is counted on of item %s, and how often", counted[i].id);
    }
    static const char *const none[] = { "10.2", "10.3", "12.1", "14.2", "15.1",
                                        "15.2", "16.1", "R1",   "R2",   "R3" };
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        ok(!item_of(gk_bytes_of(none[i])), "no item %s", none[i]);
}

/* Whether the first clause of the item's limit is this one; GK_LIMIT_NONE: it has none. */
static bool has_limit(const struct gk_catalog_item *item, enum gk_limit_unit unit, int32_t count)
{
    if (!item->limits)
        return false;
    struct gk_limit none = { GK_LIMIT_NONE, 0 };
    struct gk_limit limit = item->limits->count ? item->limits->clauses[0].limit : none;
    return limit.unit == unit && limit.count == count;
}

static void item_has(const char *id, enum gk_limit_unit unit, int32_t limit, const char *lead,
                     const char *cooperates)
{
    const struct gk_catalog_item *item = item_of(gk_bytes_of(id));
    bool leads = false;
    bool helps = !cooperates;
    for (size_t i = 0; item && i < item->section_count; i++) {
        const struct gk_section *section = &item->sections[i];
        leads |= section->leads && gk_bytes_equal(section->name, gk_bytes_of(lead));
        helps |=
            cooperates && !section->leads && gk_bytes_equal(section->name, gk_bytes_of(cooperates));
    }
    ok(item && has_limit(item, unit, limit), "%s has its limit", id);
    ok(leads && helps && item->section_count == (cooperates ? 2 : 1), "%s has its sections", id);
}

static void test_items(void)
{
    item_has("1.1", GK_LIMIT_WORKING_DAYS, 20, "办公室", "各科室");
    item_has("2.2.2", GK_LIMIT_WORKING_DAYS, 20, "知识产权科", NULL);
    item_has("5.1.3", GK_LIMIT_WORKING_DAYS, 20, "局党支部", NULL);
    item_has("7.1", GK_LIMIT_NONE, 0, "办公室", "各科室");
    item_has("10.1", GK_LIMIT_WORKING_DAYS, 20, "办公室", "各科室");
    const struct gk_catalog_item *event = item_of(GK_BYTES("11.2.2"));
    ok(event && event->limits && event->limits->count &&
           gk_bytes_find(event->limit_text, GK_BYTES("24小时内")),
       "11.2.2: the hours for a grave event");
    item_has("13.1", GK_LIMIT_WORKING_DAYS, 20, "办公室", "各科室");
    const struct gk_catalog_item *budget = item_of(GK_BYTES("9.1.2"));
    ok(budget && has_limit(budget, GK_LIMIT_DAYS, 20) && budget->section_count == 2 &&
           budget->sections[0].leads && budget->sections[1].leads,
       "9.1.2: twenty calendar days, two sections that lead");
    if (budget)
        is_text(budget->sections[1].name, "市防震减灾局", "the second of them");
}

/* The first two parts of an item's number. */
static struct gk_bytes task_of(const struct gk_catalog_item *item)
{
    struct gk_bytes task = item->id;
    int dots = 0;
    for (size_t i = 0; i < task.length; i++)
        if (task.at[i] == '.' && ++dots == 2)
            task.length = i;
    return task;
}

/* One column belongs to the items of one task, which words tell apart: else its records would be
 * ambiguous. */
static void test_columns(void)
{
    struct gk_map seen = { 0 };
    bool good = true;
    for (uint32_t i = 0; i < profile.catalog.count; i++) {
        const struct gk_catalog_item *item = &profile.catalog.items[i];
        for (size_t j = 0; j < item->column_count; j++) {
            uint32_t first = gk_map_get(&seen, item->columns[j], i);
            const struct gk_catalog_item *other = &profile.catalog.items[first];
            good &= gk_map_put(&seen, item->columns[j], first) == GK_OK;
            good &= first == i || (gk_bytes_equal(task_of(item), task_of(other)) &&
                                   item->word_count && other->word_count);
        }
    }
    ok(good, "every column belongs to one task, and words tell its items apart");
    uint32_t item = gk_map_get(&seen, GK_BYTES("政策解读"), UINT32_MAX);
    ok(item != UINT32_MAX && gk_bytes_equal(profile.catalog.items[item].id, GK_BYTES("10.1")),
       "政策解读 to 10.1");
    gk_map_free(&seen);
}

static bool has_class(const struct gk_taxonomy *taxonomy, struct gk_bytes name)
{
    for (size_t i = 0; taxonomy && i < taxonomy->row_count; i++)
        if (gk_bytes_equal(taxonomy->rows[i].class_name, name))
            return true;
    return false;
}

/* How many taxonomies the built-in profile has. */
static size_t taxonomies;

static void test_openness(void)
{
    const struct gk_taxonomy *items = gk_profile_taxonomy(&profile, GK_BYTES("article20"));
    const struct gk_taxonomy *kinds = gk_profile_taxonomy(&profile, GK_BYTES("wugongkai"));
    static const char *const five[] = { "决策", "执行", "管理", "服务", "结果" };
    for (int i = 1; i <= 15; i++) {
        char name[4];
        int length = snprintf(name, sizeof name, "%d", i);
        ok(has_class(items, (struct gk_bytes){ name, (size_t)length }), "rows for item %d", i);
    }
    ok(items && items->title_count == 15, "each has a name");
    for (size_t i = 0; i < sizeof five / sizeof five[0]; i++)
        ok(has_class(kinds, gk_bytes_of(five[i])), "rows for %s", five[i]);
}

static void test_taxonomies(void)
{
    const struct gk_taxonomy *area = gk_profile_taxonomy(&profile, GK_BYTES("area"));
    const struct gk_taxonomy *genre = gk_profile_taxonomy(&profile, GK_BYTES("genre"));
    taxonomies = profile.taxonomy_count;
    ok(area && genre, "taxonomies");
    ok(area && area->threshold == 6 && area->margin == 1, "with threshold and margin");
    for (size_t i = 0; i < TASKS; i++)
        ok(has_class(area, gk_bytes_of(tasks[i])), "rows for task %s", tasks[i]);
    static const char *const genres[] = { "决议", "决定", "命令（令）", "公报", "公告",
                                          "通告", "意见", "通知",       "通报", "报告",
                                          "请示", "批复", "议案",       "函",   "纪要" };
    for (size_t i = 0; i < sizeof genres / sizeof genres[0]; i++)
        ok(has_class(genre, gk_bytes_of(genres[i])), "rows for %s", genres[i]);
    ok(genre && genre->rows[0].stop && genre->rows[0].nature == GK_TITLE_EXPLANATION &&
           gk_bytes_equal(genre->rows[0].class_name, GK_BYTES("none")),
       "what is no document comes first");
    test_openness();
}

static void test_subjects(void)
{
    static const char *const subjects[] = { "国务院组织机构",
                                            "综合政务",
                                            "国民经济管理、国有资产监管",
                                            "财政、金融、审计",
                                            "国土资源、能源",
                                            "农业、林业、水利",
                                            "工业、交通",
                                            "商贸、海关、旅游",
                                            "市场监管、安全生产监管",
                                            "城乡建设、环境保护",
                                            "科技、教育",
                                            "文化、广电、新闻出版",
                                            "卫生、体育",
                                            "人口与计划生育、妇女儿童工作",
                                            "劳动、人事、监察",
                                            "公安、安全、司法",
                                            "民政、扶贫、救灾",
                                            "民族、宗教",
                                            "对外事务",
                                            "港澳台侨工作",
                                            "国防",
                                            "其他" };
    const struct gk_taxonomy *subject = gk_profile_taxonomy(&profile, GK_BYTES("subject"));
    for (size_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++)
        ok(has_class(subject, gk_bytes_of(subjects[i])), "rows for %s", subjects[i]);
    ok(has_class(subject, GK_BYTES("科技、教育/教育")), "and for second classes");
    ok(subject && subject->issuer_counts, "who issues a document tells its subject");
}

static void test_working_days(void)
{
    static const int expected[] = { 249, 251, 250, 250, 250, 249, 250, 250, 249, 250,
                                    249, 250, 250, 249, 250, 249, 249, 251, 248, 248 };
    for (int year = 2007; year <= 2026; year++) {
        bool provisional = true;
        int32_t days = gk_calendar_between(&profile.calendar, gk_day(year, 1, 1) - 1,
                                           gk_day(year, 12, 31), &provisional);
        ok(days == expected[year - 2007] && (!provisional || year == 2007),
           "%d has %d working days (%d)", year, expected[year - 2007], (int)days);
    }
}

static void counts(int32_t from, int32_t count, int32_t to)
{
    bool provisional = true;
    char text[10];
    gk_day_write(from, text);
    is_int(gk_calendar_add(&profile.calendar, from, count, &provisional), to,
           "%d working days from %.10s", (int)count, text);
    ok(!provisional, "are certain");
}

/* Over the turn of a year, a spring festival and a national holiday, with their make-up days. */
static void test_limits_of_the_law(void)
{
    counts(gk_day(2018, 12, 5), 7, gk_day(2018, 12, 14));
    counts(gk_day(2018, 12, 5), 15, gk_day(2018, 12, 26));
    counts(gk_day(2018, 12, 5), 20, gk_day(2019, 1, 3));
    counts(gk_day(2026, 1, 28), 7, gk_day(2026, 2, 6));
    counts(gk_day(2026, 1, 28), 15, gk_day(2026, 2, 25));
    counts(gk_day(2026, 1, 28), 20, gk_day(2026, 3, 3));
    counts(gk_day(2026, 1, 28), 40, gk_day(2026, 3, 31));
    counts(gk_day(2026, 9, 10), 7, gk_day(2026, 9, 20));
    counts(gk_day(2026, 9, 10), 15, gk_day(2026, 10, 8));
    counts(gk_day(2026, 9, 10), 20, gk_day(2026, 10, 14));
    counts(gk_day(2026, 12, 3), 20, gk_day(2026, 12, 31));
}

static void has_integer(const char *section, const char *key, const char *parameter, int64_t value)
{
    int64_t got = -1;
    ok(gk_profile_integer(&profile, section, key, parameter, &got) && got == value, "%s/%s/%s",
       section, key, parameter);
}

static void has_text(const char *section, const char *key, const char *parameter, const char *value)
{
    struct gk_bytes got = { 0 };
    ok(gk_profile_text(&profile, section, key, parameter, &got), "%s/%s/%s", section, key,
       parameter);
    is_text(got, value, "is %s", value);
}

static void has_texts(const char *section, const char *key, const char *parameter, size_t least)
{
    struct gk_arena arena = { 0 };
    struct gk_bytes *values = NULL;
    size_t count = 0;
    ok(gk_profile_texts(&profile, section, key, parameter, &arena, &values, &count) == GK_OK &&
           count >= least,
       "%s/%s/%s", section, key, parameter);
    gk_arena_free(&arena);
}

static bool has_word(const char *section, const char *key, const char *parameter, const char *word)
{
    struct gk_arena arena = { 0 };
    struct gk_bytes *values = NULL;
    size_t count = 0;
    bool found = false;
    if (gk_profile_texts(&profile, section, key, parameter, &arena, &values, &count) == GK_OK)
        for (size_t i = 0; i < count; i++)
            found |= gk_bytes_equal(values[i], gk_bytes_of(word));
    gk_arena_free(&arena);
    return found;
}

/* Everything that the verbs ask for. */
static void test_parameters(void)
{
    has_texts("rules", "field.required", "fields", 1);
    has_texts("rules", "field.type", "fields", 9);
    has_texts("rules", "docnumber.label", "labels", 4);
    has_texts("rules", "docnumber.form", "endings", 3);
    has_texts("rules", "docnumber.cited_serial", "fields", 3);
    has_texts("rules", "docnumber.genre", "numbers", 10);
    has_texts("rules", "docnumber.genre", "judged", 15);
    has_texts("rules", "date.future", "fields", 3);
    has_texts("rules", "date.sentinel", "dates", 5);
    has_texts("rules", "date.early", "fields", 3);
    has_text("rules", "date.early", "before", "1949-10-01");
    has_text("rules", "date.early", "any_before", "1900-01-01");
    has_texts("rules", "disclosure.value", "allowed", 0);
    has_texts("rules", "text.vocabulary", "fields", 7);
    has_texts("rules", "text.vocabulary", "terms", 17);
    has_text("rules", "docnumber.bracket", "from", "2012-07-01");
    has_text("rules", "docnumber.zero", "from", "2012-07-01");
    has_text("rules", "docnumber.ordinal", "from", "2012-07-01");
    has_integer("rules", "docnumber.date", "months", 1);
    has_integer("rules", "date.future", "days", 0);
    has_integer("rules", "index.date", "months", 1);
    has_integer("deadline", "end", "to_working_day", 1);
    has_integer("classify", "content", "characters", 300);
    has_integer("classify", "content", "start", 200);
    has_integer("classify", "content", "body", 2);
    has_integer("classify", "content", "alone", 200);
    has_integer("classify", "content", "conflict", 200);
    has_integer("classify", "count", "summary", 1);
    has_integer("classify", "count", "content", 1);
    has_integer("classify", "learned", "alone", 150);
    has_integer("classify", "count", "cap", 3);
    has_integer("classify", "text", "short", 4);
    has_integer("classify", "stop", "score", 100);
    has_integer("classify", "factor", "title", 3);
    has_integer("classify", "factor", "column", 3);
    has_integer("classify", "factor", "keywords", 2);
    has_integer("classify", "factor", "subject", 2);
    has_integer("classify", "factor", "doc_number", 0);
    has_integer("classify", "factor", "publisher", 0);
    has_integer("classify", "factor", "summary", 1);
    has_integer("classify", "factor", "content", 1);
    has_text("redact", "secret_mark", "action", "withhold");
    has_text("redact", "internal_mark", "action", "withhold");
    has_text("redact", "disclosure_mark", "action", "withhold");
    has_text("redact", "cn_id", "action", "mask");
    has_text("redact", "mobile", "action", "mask");
    has_integer("catalog", "deadline", "working_days", 20);
    has_text("catalog", "deadline", "basis", "政府信息公开条例 art. 26");
    has_text("catalog", "historic", "since", "2008-05-01");
    has_texts("catalog", "historic", "status", 1);
    has_texts("catalog", "lint", "channels", 20);
    has_texts("catalog", "lint", "things", 5);
    has_texts("catalog", "lint", "one", 2);
    has_texts("catalog", "lint", "whole", 1);
    has_texts("catalog", "lint", "laws", 3);
    has_texts("catalog", "lint", "behind", 3);
    has_integer("catalog", "lint", "bundled", 2);
    struct gk_bytes text;
    int64_t integer;
    ok(!gk_profile_text(&profile, "catalog", "deadline", "working_days", &text) &&
           !gk_profile_integer(&profile, "catalog", "deadline", "basis", &integer) &&
           !gk_profile_integer(&profile, "nothing", "of", "this", &integer),
       "what is not there, or of another type");
}

static void test_none(void)
{
    struct gk_profile none = { 0 };
    int64_t days = 0;
    ok(gk_profile_open(&none, GK_BYTES("none"), GK_PROFILE_ALL, &mistakes) == GK_OK && none.none,
       "no profile");
    ok(none.severity[GK_RULE_JSON_SYNTAX] == GK_ERROR &&
           none.severity[GK_RULE_UNIQUE_DUPLICATE] == GK_ERROR &&
           none.severity[GK_RULE_REDACT_CN_ID] == GK_WARNING &&
           none.severity[GK_RULE_FIELD_REQUIRED] == GK_OFF &&
           none.severity[GK_RULE_CATALOG_MISSING] == GK_OFF,
       "only the reader's rules and those of the command line");
    ok(!none.taxonomy_count && !none.catalog.count && !none.lexicon.count && !none.has_language,
       "no tables");
    ok(gk_field_find(&none.fields, GK_BYTES("标题")) == GK_FIELD_TITLE, "built-in names of fields");
    ok(gk_profile_integer(&none, "catalog", "deadline", "working_days", &days) && days == 20,
       "parameters as built in");
    gk_profile_close(&none);
}

/* --- an office's files ------------------------------------------------------------------------- */

static void test_overlay(void)
{
    write_file("profile.json",
               "{\"office\":\"示范局\",\"lang\":\"zh\",\"fields\":{\"formed_date\":[\"date\"],"
               "\"title\":[\"文件名\"]},\"sections\":{\"农村科\":{\"duty\":\"科技下乡\"}},"
               "\"rules\":{\"docnumber.bracket\":{\"severity\":\"error\"},\"date.future\":"
               "{\"days\":3}},\"taxonomies\":{\"own\":{\"threshold\":4}}}");
    write_file("calendar.json", "{\"2027\":{\"off\":[\"2027-01-01\"],\"work\":[\"2027-01-03\"]}}");
    write_file("taxonomy/own.tsv", "甲\t*\t农村\t2\n");
    write_file("taxonomy/README.txt", "not read");
    write_file("README", "not read");
    write_file(".hidden", "not read");
    write_bytes("lexicon.tsv", /* in GB18030 */
                GK_BYTES("\xC4\xDA\xB2\xBF\xD7\xCA\xC1\xCF\tnote\r\n"));
    is_int(open_office(), GK_OK, "an office's files are laid over the embedded ones");
    show_mistakes();
    is_text(profile.office, "示范局", "what the office says replaces");
    is_text(profile.name, "政务公开默认规则", "what it does not say stays");
    ok(profile.has_language && profile.language == GK_CHINESE, "its language");
    ok(gk_field_find(&profile.fields, GK_BYTES("文件名")) == GK_FIELD_TITLE &&
           gk_field_find(&profile.fields, GK_BYTES("date")) == GK_FIELD_FORMED_DATE &&
           gk_field_find(&profile.fields, GK_BYTES("标题")) == GK_FIELD_TITLE,
       "its names of fields, also in place of a built-in one");
    ok(profile.severity[GK_RULE_DOCNUMBER_BRACKET] == GK_ERROR, "a severity turned up");
    has_integer("rules", "date.future", "days", 3);
    has_texts("rules", "date.future", "fields", 3);
    ok(gk_calendar_is_working(&profile.calendar, gk_day(2027, 1, 3)) &&
           !gk_calendar_is_working(&profile.calendar, gk_day(2027, 1, 1)) &&
           !gk_calendar_is_working(&profile.calendar, gk_day(2026, 10, 1)),
       "a further year of the calendar");
    const struct gk_taxonomy *own = gk_profile_taxonomy(&profile, GK_BYTES("own"));
    ok(own && own->threshold == 4 && own->row_count == 1 && own->rows[0].any_field &&
           own->rows[0].weight == 2 && profile.taxonomy_count == taxonomies + 1,
       "a taxonomy of its own");
    ok(profile.lexicon.count == 1 && profile.lexicon.rows[0].action == GK_ACTION_NOTE,
       "a word list in place of the embedded one");
    if (profile.lexicon.count)
        is_text(profile.lexicon.rows[0].term, "内部资料", "from GB18030 with CRLF");
    const struct gk_profile_file *file = gk_profile_file(&profile, GK_BYTES("profile.json"));
    ok(gk_bytes_find(file->text, GK_BYTES("  \"office\": \"示范局\",\n")) != NULL &&
           gk_bytes_find(file->text, GK_BYTES("\"知识产权科\"")) != NULL &&
           gk_bytes_start_with(file->path, gk_bytes_of(folder)),
       "profile.json as it counts");
    remove_file("README");
    remove_file(".hidden");
    remove_file("taxonomy/README.txt");
    remove_file("taxonomy/own.tsv");
    remove_file("lexicon.tsv");
    remove_file("calendar.json");
    write_file("profile.json", "{\"sections\":{\"成果科\":null}}");
    is_int(open_office(), GK_INVALID, "a section taken back is missed in the catalogue");
    ok(mistakes.first && mistakes.first->next && mistakes.first->next->next == mistakes.last &&
           mistakes.first->rule == GK_RULE_PROFILE_SECTION && mistakes.first->line == 13 &&
           mistakes.first->next->line == 14,
       "by the lines that name it");
    ok(mistakes.last && mistakes.last->rule == GK_RULE_PROFILE_SECTION && mistakes.last->line == 5,
       "and in the duties");
    remove_file("profile.json");
}

static void told_in(const char *name, const char *text, enum gk_status wanted, enum gk_rule_id rule,
                    uint32_t line, const char *argument)
{
    write_file(name, text);
    enum gk_status status = open_office();
    const struct gk_mistake *mistake = mistakes.first;
    bool good = ok(status == wanted && mistake && !mistake->next && mistake->rule == rule &&
                       mistake->line == line && gk_bytes_equal(mistake->path, path_of(name)) &&
                       gk_bytes_equal(mistake->arguments[0], gk_bytes_of(argument)),
                   "%s:%u: %s %s", name, (unsigned)line, gk_rule(rule)->id, argument);
    if (!good)
        show_mistakes();
    remove_file(name);
}

/* The only mistake, in this file, at this line. */
static void mistake_in(const char *name, const char *text, enum gk_rule_id rule, uint32_t line,
                       const char *argument)
{
    told_in(name, text, GK_INVALID, rule, line, argument);
}

/* As mistake_in, but the profile can be used. */
static void remark_in(const char *name, const char *text, enum gk_rule_id rule, uint32_t line,
                      const char *argument)
{
    told_in(name, text, GK_OK, rule, line, argument);
}

static void setting(const char *text, enum gk_rule_id rule, uint32_t line, const char *argument)
{
    mistake_in("profile.json", text, rule, line, argument);
}

static void has_version(int year, int month, int day, int64_t working_days, const char *basis)
{
    const struct gk_rule_version *version =
        gk_profile_version(&profile, GK_RULE_DEADLINE_REPLY, gk_day(year, month, day));
    int64_t found = -1;
    if (version)
        (void)gk_version_integer(version, "working_days", &found);
    is_int(found, working_days, "the version of %d-%d-%d", year, month, day);
    if (version)
        is_text(gk_profile_basis(&profile, GK_RULE_DEADLINE_REPLY, gk_day(year, month, day)), basis,
                "and its basis");
}

/* What a law sets counts from its day to the day before the next one, or its last. */
static void test_versions(void)
{
    is_int(open_office(), GK_OK, "the default profile");
    has_version(2008, 4, 30, -1, "");
    has_version(2008, 5, 1, 15, "政府信息公开条例（2007） art. 24");
    has_version(2019, 5, 14, 15, "政府信息公开条例（2007） art. 24");
    has_version(2019, 5, 15, 20, "政府信息公开条例 art. 33");
    has_version(2199, 1, 1, 20, "政府信息公开条例 art. 33");
    is_text(gk_profile_basis(&profile, GK_RULE_DEADLINE_REPLY, GK_NO_DAY),
            "政府信息公开条例 art. 33", "of no day in particular");
    write_file("profile.json", "{\"rules\":{\"deadline.reply\":{\"versions\":{\"2030-01-01\":"
                               "{\"working_days\":10,\"to\":\"2030-12-31\"},\"2008-05-01\":null,"
                               "\"2019-05-15\":{\"working_days\":18},\"2010-01-01\":"
                               "{\"working_days\":12,\"to\":\"2025-01-01\"}}}}}");
    is_int(open_office(), GK_OK, "an office's own");
    has_version(2009, 1, 1, -1, "");
    has_version(2010, 1, 1, 12, "政府信息公开条例 art. 33");
    has_version(2019, 5, 14, 12, "政府信息公开条例 art. 33");
    has_version(2019, 5, 15, 18, "政府信息公开条例 art. 33");
    has_version(2029, 12, 31, 18, "政府信息公开条例 art. 33");
    has_version(2030, 12, 31, 10, "政府信息公开条例 art. 33");
    has_version(2031, 1, 1, -1, "");
    remove_file("profile.json");
}

static void test_settings_mistakes(void)
{
    setting("{\n\"office\": \"x\",\n}", GK_RULE_PROFILE_JSON, 3, "string or '}' expected near '}'");
    setting("[]", GK_RULE_PROFILE_TYPE, 1, "profile.json");
    setting("{\n\"ofice\": \"x\"}", GK_RULE_PROFILE_MEMBER, 2, "ofice");
    setting("{\n\"office\":\n 1}", GK_RULE_PROFILE_TYPE, 2, "office");
    setting("{\"lang\": \"fr\"}", GK_RULE_PROFILE_VALUE, 1, "fr");
    setting("{\"rules\": null}", GK_RULE_PROFILE_TYPE, 1, "rules");
    setting("{\"rules\": {\n\"date.oder\": {}}}", GK_RULE_PROFILE_RULE, 2, "date.oder");
    setting("{\"rules\": {\"date.order\":\n {\"severity\": \"fatal\"}}}", GK_RULE_PROFILE_VALUE, 2,
            "fatal");
    setting("{\"rules\": {\"json.syntax\": {\"severity\": \"note\"}}}", GK_RULE_PROFILE_VALUE, 1,
            "note");
    setting("{\"rules\": {\"redact.limit\": {\"severity\": \"off\"}}}", GK_RULE_PROFILE_VALUE, 1,
            "off");
    setting("{\"rules\": {\"date.future\": {\"days\": \"0\"}}}", GK_RULE_PROFILE_TYPE, 1, "days");
    setting("{\"rules\": {\"date.sentinel\": {\"dates\": [\"1970-13-01\"]}}}",
            GK_RULE_PROFILE_VALUE, 1, "1970-13-01");
    setting("{\"rules\": {\"date.early\": {\"before\": \"1949\"}}}", GK_RULE_PROFILE_VALUE, 1,
            "1949");
    setting("{\"rules\": {\"date.future\": {\"days\": -1}}}", GK_RULE_PROFILE_VALUE, 1, "days");
    setting("{\"rules\": {\"date.future\": {\"days\": null}}}", GK_RULE_PROFILE_TYPE, 1, "days");
    setting("{\"rules\": {\"date.future\": {\"day\": 1}}}", GK_RULE_PROFILE_MEMBER, 1, "day");
    setting("{\"rules\": {\"date.future\": {\"fields\": [\"title\",\n\"tilte\"]}}}",
            GK_RULE_PROFILE_FIELD, 2, "tilte");
    setting("{\"rules\": {\"deadline.reply\": {\"versions\": []}}}", GK_RULE_PROFILE_TYPE, 1,
            "versions");
    setting("{\"rules\": {\"deadline.reply\": {\"versions\": {\n\"2019-02-30\": {}}}}}",
            GK_RULE_PROFILE_VALUE, 2, "2019-02-30");
    setting("{\"rules\": {\"deadline.reply\": {\"versions\": {\"2030-01-01\": 5}}}}",
            GK_RULE_PROFILE_TYPE, 1, "2030-01-01");
    setting("{\"rules\": {\"deadline.reply\": {\"versions\": {\"2030-01-01\":\n{\"days\": 5}}}}}",
            GK_RULE_PROFILE_MEMBER, 2, "days");
    setting("{\"rules\": {\"deadline.reply\": {\"versions\": {\"2019-05-15\":"
            "{\"working_days\": \"20\"}}}}}",
            GK_RULE_PROFILE_TYPE, 1, "working_days");
    setting("{\"rules\": {\"deadline.reply\": {\"versions\": {\"2019-05-15\":"
            "{\"to\": \"2030\"}}}}}",
            GK_RULE_PROFILE_VALUE, 1, "2030");
    setting("{\"rules\": {\"deadline.reply\": {\"versions\": {\"2019-05-15\":{\"basis\": 33}}}}}",
            GK_RULE_PROFILE_TYPE, 1, "basis");
    setting("{\"rules\": {\"deadline.report\": {\"versions\": {\"2019-05-15\":"
            "{\"department\": \"02-29\"}}}}}",
            GK_RULE_PROFILE_VALUE, 1, "02-29");
    setting("{\"rules\": {\"date.future\": {\"versions\": {}}}}", GK_RULE_PROFILE_MEMBER, 1,
            "versions");
    setting("{\"rules\": {\"deadline.penalty\": {\"event\": \"决定日期\"}}}", GK_RULE_PROFILE_FIELD,
            1, "决定日期");
    setting("{\"rules\": {\"date.events\": {\"chains\": [\"formed_date\",\n"
            "\"formed_date published\"]}}}",
            GK_RULE_PROFILE_FIELD, 2, "published");
    setting("{\"rules\": {\"docnumber.zero\": {\"from\": \"2012-07-32\"}}}", GK_RULE_PROFILE_VALUE,
            1, "2012-07-32");
    setting("{\"fields\": {\"tilte\": [\"名\"]}}", GK_RULE_PROFILE_FIELD, 1, "tilte");
    setting("{\"fields\": {\"title\": \"名\"}}", GK_RULE_PROFILE_TYPE, 1, "title");
    setting("{\"fields\": {\"title\": [\"content\"]}}", GK_RULE_PROFILE_VALUE, 1, "content");
    setting("{\"fields\": {\"title\": [\"名\"],\n\"content\": [\"文\",\n\"名\"]}}",
            GK_RULE_PROFILE_DUPLICATE, 3, "名");
    setting("{\"sections\": {\"甲科\": {\"dutty\": \"x\"}}}", GK_RULE_PROFILE_MEMBER, 1, "dutty");
    setting("{\"taxonomies\": {\"aera\": {\"margin\": 1}}}", GK_RULE_PROFILE_MEMBER, 1, "aera");
    setting("{\"taxonomies\": {\"area\": {\"margn\": 1}}}", GK_RULE_PROFILE_MEMBER, 1, "margn");
    setting("{\"redact\": {\"mobile\": {\"action\": \"hide\"}}}", GK_RULE_PROFILE_VALUE, 1, "hide");
    setting("{\"redact\": {\"fax\": {\"action\": \"mask\"}}}", GK_RULE_PROFILE_MEMBER, 1, "fax");
    setting("{\"severity\": {\"date.order\": \"error\"}}", GK_RULE_PROFILE_MEMBER, 1, "severity");
}

/* Lists of words that an office amends word by word. */
static void test_amended_lists(void)
{
    write_file(
        "profile.json",
        "{\"redact\":{\"mobile\":{\"labels\":{\"一号通\":true,\"微信\":null,\"手机\":true}},"
        "\"cn_id\":{\"private\":{\"档案编码\":true}},\"values\":{\"units\":{\"吨位\":true}}},"
        "\"rules\":{\"date.future\":{\"fields\":{\"expires\":true,\"received_date\":null}},"
        "\"text.vocabulary\":{\"terms\":{\"甲=乙\":true}}}}");
    is_int(open_office(), GK_OK, "lists amended word by word");
    show_mistakes();
    ok(has_word("redact", "mobile", "labels", "一号通") &&
           has_word("redact", "mobile", "labels", "手机") &&
           has_word("redact", "mobile", "labels", "电话") &&
           !has_word("redact", "mobile", "labels", "微信"),
       "a word more, one less, the others stay");
    ok(has_word("redact", "cn_id", "private", "档案编码"), "in a list that was empty");
    ok(has_word("redact", "values", "units", "吨位"), "of all types");
    ok(has_word("rules", "date.future", "fields", "expires") &&
           !has_word("rules", "date.future", "fields", "received_date") &&
           has_word("rules", "date.future", "fields", "published_date") &&
           has_word("rules", "text.vocabulary", "terms", "甲=乙"),
       "of rules, too");
    remove_file("profile.json");
    write_file("profile.json",
               "{\"redact\":{\"name\":{\"labels\":[\"姓名\",\"联系人\"]},"
               "\"mobile\":{\"public\":{\"传真\":null},\"labels\":{\"传真\":true,\"微信\":"
               "true}}}}");
    is_int(open_office(), GK_OK, "a word that moves, and one that the built-in profile has twice");
    show_mistakes();
    remove_file("profile.json");
}

static void test_mistakes_in_lists(void)
{
    setting("{\"redact\": {\"mobile\": {\"labels\":\n{\"手机\": false}}}}", GK_RULE_PROFILE_VALUE,
            2, "手机");
    setting("{\"redact\": {\"mobile\": {\"labels\":\n{\"\": true}}}}", GK_RULE_PROFILE_TERM, 2, "");
    setting("{\"redact\": {\"mobile\": {\"labels\":\n{\"\\u3000 \": true}}}}", GK_RULE_PROFILE_TERM,
            2, "");
    setting("{\"redact\": {\"mobile\": {\"labels\": [\"手机\",\n\" \"]}}}", GK_RULE_PROFILE_TERM, 2,
            "");
    setting("{\"redact\": {\"mobile\": {\"labels\":\n{\"手杋\": null}}}}", GK_RULE_PROFILE_WORD, 2,
            "手杋");
    setting("{\"redact\": {\"mobile\": {\"labels\":\n{\"传真\": true}}}}", GK_RULE_PROFILE_ROLE, 2,
            "传真");
    setting("{\"redact\": {\"mobile\": {\"other\": {\"ＴＥＬ\": true}}}}", GK_RULE_PROFILE_ROLE, 1,
            "ＴＥＬ");
    setting(
        "{\"redact\": {\"mobile\": {\"labels\": {\"甲\": true},\n\"private\": [\"乙\", \"甲\"]}}}",
        GK_RULE_PROFILE_ROLE, 2, "甲");
    setting("{\"redact\": {\"mobile\": {\"lables\":\n{\"甲\": true}}}}", GK_RULE_PROFILE_MEMBER, 1,
            "lables");
    setting("{\"redact\": {\"moblie\": {\"labels\": {\"甲\": true}}}}", GK_RULE_PROFILE_MEMBER, 1,
            "moblie");
    setting("{\"redact\": {\"mobile\": {\"labels\": null}}}", GK_RULE_PROFILE_TYPE, 1, "labels");
    setting("{\"rules\": {\"date.future\": {\"fields\": {\"tilte\": true}}}}",
            GK_RULE_PROFILE_FIELD, 1, "tilte");
    setting("{\"fields\": {\"title\": {\"文\": true}}}", GK_RULE_PROFILE_TYPE, 1, "title");
}

static void test_categories(void)
{
    static const char text[] = "{\"redact\": {\"mobile\": {\"categories\": {\n\"%s\": \"mask\"}}}}";
    static const char *const wrong[] = { "area:1O",    "aera:10", "area:10.2", "area:政策解读",
                                         "genre:通之", "area",    "area:",     "own:none",
                                         "own:甲.1",   ":10",     "own:" };
    char file[200];
    write_file("taxonomy/own.tsv", "甲.1\t*\t农村\t2\nnone\t*\t天气\t2\n乙\t*\t城市\t2\n");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(file, sizeof file, text, wrong[i]);
        setting(file, GK_RULE_PROFILE_CATEGORY, 2, wrong[i]);
    }
    setting("{\"redact\": {\"mobile\": {\"categories\": {\"own:乙\": \"hide\"}}}}",
            GK_RULE_PROFILE_VALUE, 1, "hide");
    write_file("profile.json", "{\"redact\": {\"mobile\": {\"categories\": {\"area:10\": \"mask\","
                               "\"own:甲\": \"note\", \"own:乙\": null, \"own:丙\": null}}}}");
    is_int(open_office(), GK_OK, "classes that there are, and one that is taken back");
    show_mistakes();
    remove_file("taxonomy/own.tsv");
    remove_file("profile.json");
}

static void test_calendar_mistakes(void)
{
    const char *name = "calendar.json";
    mistake_in(name, "2024\n", GK_RULE_PROFILE_TYPE, 1, "calendar.json");
    mistake_in(name, "{\"2027\": {\"off\": [\n\"2027-02-30\"]}}", GK_RULE_PROFILE_CALENDAR, 2,
               "2027-02-30");
    mistake_in(name, "{\"2027\": {\"off\": [\"2026-12-31\"]}}", GK_RULE_PROFILE_CALENDAR, 1,
               "2026-12-31");
    mistake_in(name, "{\"2027\": {\"off\": [\"2027-1-1\"]}}", GK_RULE_PROFILE_CALENDAR, 1,
               "2027-1-1");
    mistake_in(name, "{\"2027\": {\"off\": [\"2027-01-01\"],\n\"work\": [\"2027-01-01\"]}}",
               GK_RULE_PROFILE_DUPLICATE, 2, "2027-01-01");
    mistake_in(name, "{\"2027\": {\"of\": []}}", GK_RULE_PROFILE_MEMBER, 1, "of");
    mistake_in(name, "{\"27\": {}}", GK_RULE_PROFILE_MEMBER, 1, "27");
    mistake_in(name, "{\"2028\": {}}", GK_RULE_PROFILE_YEAR, 0, "2027");
    mistake_in(name, "{\"2027\": {\"off\": \"2027-01-01\"}}", GK_RULE_PROFILE_TYPE, 1, "off");
}

/* A cell that is not there has no column, and is told of all the same. */
static void test_report_mistakes(void)
{
    const char *forms = "reports.tsv";
    mistake_in(forms, "matter\t2019-\n", GK_RULE_PROFILE_COLUMN, 1, "2");
    mistake_in(forms, "matter\t2019-\t\ta\tb\tc\td\te\n", GK_RULE_PROFILE_COLUMN, 1, "8");
    mistake_in(forms, "mater\t2019-\tx\ta\t甲\n", GK_RULE_PROFILE_VALUE, 1, "mater");
    mistake_in(forms, "matter\t2020-2019\tx\ta\t甲\n", GK_RULE_PROFILE_VALUE, 1, "2020-2019");
    mistake_in(forms, "matter\t2019-\tx\n", GK_RULE_PROFILE_VALUE, 1, "");
    mistake_in(forms, "matter\t2019-\tx\t\t甲\n", GK_RULE_PROFILE_VALUE, 1, "");
    mistake_in(forms, "balance\t2019-\tx\ta\n", GK_RULE_PROFILE_VALUE, 1, "");
    mistake_in(forms, "row\t2019-\tx\ta\t甲\nrows\t2019-\tx\tb\t\ta = nosuch\n",
               GK_RULE_PROFILE_VALUE, 2, "nosuch");
}

/* Lists of rows that are parted by tabs: how many columns, and which words they take. */
static void test_row_mistakes(void)
{
    mistake_in("cleanup.tsv", "甲〔2018〕1号\n", GK_RULE_PROFILE_COLUMN, 1, "1");
    mistake_in("cleanup.tsv", "\t废止\n", GK_RULE_PROFILE_VALUE, 1, "");
    mistake_in("cleanup.tsv", "甲〔2018〕1号\t取消\n", GK_RULE_PROFILE_VALUE, 1, "取消");
    mistake_in("cleanup.tsv", "文号\t结果\n甲〔2018〕1号\t废止\n甲〔2018〕1号\t有效\n",
               GK_RULE_PROFILE_DUPLICATE, 3, "甲〔2018〕1号");
    mistake_in("pairs.tsv", "title:甲\ttitle:乙\ttitle\n", GK_RULE_PROFILE_COLUMN, 1, "3");
    mistake_in("pairs.tsv", "\ttitle:乙\ttitle\t\tnote\t依据\t注\n", GK_RULE_PROFILE_VALUE, 1, "");
    mistake_in("elements.tsv", "类\t=\telements.guide\n", GK_RULE_PROFILE_COLUMN, 1, "3");
}

static void test_table_mistakes(void)
{
    const char *own = "taxonomy/own.tsv";
    mistake_in(own, "甲\ttitle\t词\n", GK_RULE_PROFILE_COLUMN, 1, "3");
    mistake_in(own, "甲\ttitle\t词\t1\n甲\t=\n", GK_RULE_PROFILE_COLUMN, 2, "2");
    mistake_in(own, "甲\ttitle\t词\t1\n甲\t=\t名\t1\n", GK_RULE_PROFILE_COLUMN, 2, "4");
    mistake_in(own, "甲\ttitle\t词\t1\n\t=\t名\t\n", GK_RULE_PROFILE_TERM, 2, "");
    mistake_in(own, "甲\ttitle\t词\t1\n甲\t=\t名\n甲\t=\t名二\n", GK_RULE_PROFILE_DUPLICATE, 3,
               "甲");
    mistake_in(own, "甲2\ttitle\t词\t1\n乙.1\ttitle\t词\t1\n乙\t=\t名\n甲\t=\t名\n",
               GK_RULE_PROFILE_CLASS, 4, "甲");
    mistake_in(own, "甲 title 词 1\n", GK_RULE_PROFILE_COLUMN, 1, "1");
    mistake_in(own, "# a\n\n甲\tbody\t词\t1\n", GK_RULE_PROFILE_FIELD, 3, "body");
    mistake_in(own, "甲\ttitle\t词\thigh\n", GK_RULE_PROFILE_VALUE, 1, "high");
    mistake_in(own, "甲\ttitle\t词\t99999999999\n", GK_RULE_PROFILE_VALUE, 1, "99999999999");
    mistake_in(own, "甲\ttitle\t\t1\n", GK_RULE_PROFILE_TERM, 1, "");
    mistake_in(own, "甲\ttitle\t\xE2\x80\x8B\t1\n", GK_RULE_PROFILE_TERM, 1, "");
    mistake_in(own, "\ttitle\t词\t1\n", GK_RULE_PROFILE_TERM, 1, "");
    mistake_in(own, "none\ttitle_nature\t解读\tstop\nnone\ttitle_nature\t图解\tstop\n",
               GK_RULE_PROFILE_VALUE, 2, "图解");
    mistake_in(own, "none\ttitle_nature\t/解读/\tstop\n", GK_RULE_PROFILE_VALUE, 1, "/解读/");
    mistake_in("profile.json", "{\"rules\":{\"docnumber.genre\":{\"numbers\":[\"令\"]}}}",
               GK_RULE_PROFILE_VALUE, 1, "令");
    mistake_in(own, "甲\ttitle\t词\t1\n乙\ttitle\t词\t1\n甲\ttitle\t词\t2\n",
               GK_RULE_PROFILE_DUPLICATE, 3, "词");
    const char *words = "lexicon.tsv";
    mistake_in(words, "甲\thide\n", GK_RULE_PROFILE_VALUE, 1, "hide");
    mistake_in(words, "乙\n甲某,mask,个人姓名\n", GK_RULE_PROFILE_SEPARATOR, 2,
               "甲某,mask,个人姓名");
    mistake_in(words, "甲某，遮盖\n", GK_RULE_PROFILE_SEPARATOR, 1, "甲某，遮盖");
    mistake_in(words, "甲某 mask 个人姓名\n", GK_RULE_PROFILE_SEPARATOR, 1, "甲某 mask 个人姓名");
    mistake_in(words, "甲某\xE3\x80\x80note\n", GK_RULE_PROFILE_SEPARATOR, 1,
               "甲某\xE3\x80\x80note");
    mistake_in(words, "甲某    个人姓名\n", GK_RULE_PROFILE_SEPARATOR, 1, "甲某    个人姓名");
    mistake_in(words, "/甲[某]/,mask,个人姓名\n", GK_RULE_PROFILE_SEPARATOR, 1,
               "/甲[某]/,mask,个人姓名");
    mistake_in(words, "甲\tnote\ta\tb\tc\n", GK_RULE_PROFILE_COLUMN, 1, "5");
    mistake_in(words, "\twithhold\t空词\n", GK_RULE_PROFILE_TERM, 1, "");
    mistake_in(words, "甲\n*\n", GK_RULE_PROFILE_TERM, 2, "");
    mistake_in(words, "**\n", GK_RULE_PROFILE_TERM, 1, "");
    mistake_in(words, "*****\tmask\n", GK_RULE_PROFILE_TERM, 1, "");
    mistake_in(words, "甲\tnote\n乙\n甲\twithhold\n", GK_RULE_PROFILE_DUPLICATE, 3, "***");
    write_file(words, "甲乙\nx/(内部|/\n/(内部|/\tnote\n");
    ok(open_office() == GK_INVALID && mistakes.first && !mistakes.first->next &&
           mistakes.first->rule == GK_RULE_PROFILE_PATTERN && mistakes.first->line == 3 &&
           mistakes.first->column == 6,
       "a pattern that does not compile, at its column");
    show_mistakes();
    remove_file(words);
    mistake_in("record.schema.json", "[]", GK_RULE_PROFILE_TYPE, 1, "record.schema.json");
    mistake_in("record.schema.json", "{", GK_RULE_PROFILE_JSON, 1,
               "string or '}' expected near end of file");
}

#define HEADER "目录项编号,一级事 项,二级事项,公开内容（要素）,公开时限,责任科室,应公开数量,栏目\n"

static void test_catalog_mistakes(void)
{
    const char *name = "catalog.csv";
    mistake_in(name, "序号,公开事项,公开时限\n1,甲,长期\n", GK_RULE_PROFILE_HEADER, 1,
               "公开内容(要素)");
    mistake_in(name, "公开事项,公开内容,公开内容（要素）,公开时限\n", GK_RULE_PROFILE_DUPLICATE, 1,
               "公开内容(要素)");
    remark_in(name, HEADER "A1,甲,乙,丙,尽快\n", GK_RULE_PROFILE_LIMIT, 2, "尽快");
    remark_in(name, HEADER "A1,甲,乙,丙,/\n", GK_RULE_PROFILE_LIMIT, 2, "/");
    remark_in(name, HEADER "A1,甲,乙,丙,同上\n", GK_RULE_PROFILE_LIMIT, 2, "同上");
    mistake_in(name, HEADER "A1,甲,乙,\"丙\n丁\",\n\nA2,甲,乙,丙,,不存在科\n",
               GK_RULE_PROFILE_SECTION, 5, "不存在科");
    mistake_in(name, HEADER "A1,甲,乙,丙\nA1,甲,丁,丙\n", GK_RULE_PROFILE_DUPLICATE, 3, "A1");
    mistake_in(name, HEADER "A1,甲,乙,丙,,,若干\n", GK_RULE_PROFILE_VALUE, 2, "若干");
    mistake_in(name, HEADER "A1,,,丙\n", GK_RULE_PROFILE_TERM, 2, "");
    mistake_in(name, HEADER "A1,甲,乙,\"丙\n", GK_RULE_PROFILE_QUOTE, 2, "");
    mistake_in(name, "序号,公开事项,,公开内容,公开时限\n1,甲,甲一,丙,长期\n2,乙,乙一,丙,长期\n",
               GK_RULE_PROFILE_HEADER, 2, "二级事项");
    mistake_in(name, "公开事项,公开内容,公开时限,公开方式,\n甲,丙,长期,√,\n乙,丙,长期,,√\n",
               GK_RULE_PROFILE_HEADER, 3, "公开方式");
    mistake_in(name, "序号,公开事项,公开内容,公开时限\n1,甲,丙,长期\n,二级 事项,,\n",
               GK_RULE_PROFILE_HEADER, 3, "二级事项");
    mistake_in(name, "序号,公开事项,,公开内容,公开时限\n甲,一级事项,二级事项,,\n1,甲,乙,丙,长期\n",
               GK_RULE_PROFILE_HEADER, 2, "二级事项");
    mistake_in(name, "序号,公开事项,,公开内容,公开时限\n,二级事项,二级事项,,\n",
               GK_RULE_PROFILE_DUPLICATE, 2, "二级事项");
    mistake_in(name, "主动公开基本目录,,\n公开内容,公开时限\n", GK_RULE_PROFILE_HEADER, 2,
               "二级事项");
    write_file(name, "");
    ok(open_office() == GK_INVALID && mistakes.first->rule == GK_RULE_PROFILE_HEADER &&
           mistakes.first->next && mistakes.last->rule == GK_RULE_PROFILE_HEADER,
       "an empty catalogue lacks every column");
    remove_file(name);
}

static void test_file_mistakes(void)
{
    mistake_in("lexikon.tsv", "甲\n", GK_RULE_PROFILE_UNKNOWN_FILE, 0, "");
    mistake_in("taxonomy/area.txt", "甲\n", GK_RULE_PROFILE_UNKNOWN_FILE, 0, "");
    ok(mkdir(path_of("taxonomies").at, 0700) == 0, "a folder of another name");
    ok(open_office() == GK_INVALID && mistakes.first->rule == GK_RULE_PROFILE_UNKNOWN_FILE,
       "is unknown too");
    rmdir(path_of("taxonomies").at);
    write_file("lexicon.tsv", "甲\n\xFF\xFF\n乙\n");
    ok(open_office() == GK_INVALID && mistakes.first->rule == GK_RULE_PROFILE_ENCODING &&
           mistakes.first->line == 2,
       "a file in no known encoding");
    remove_file("lexicon.tsv");
    close_profile();
    ok(gk_profile_open(&profile, path_of("nothing"), GK_PROFILE_ALL, &mistakes) == GK_INVALID &&
           mistakes.first->rule == GK_RULE_PROFILE_FILE,
       "a directory that is not there");
    write_file("profile.json", "{\"a\":1,\"b\":2}");
    write_file("lexicon.tsv", "甲\thide\n乙\thide\n");
    int count = 0;
    ok(open_office() == GK_INVALID, "several files with mistakes");
    for (const struct gk_mistake *m = mistakes.first; m; m = m->next)
        count++;
    is_int(count, 4, "all mistakes of all files are told");
    remove_file("profile.json");
    remove_file("lexicon.tsv");
}

/* --- files of the command line ----------------------------------------------------------------- */

static void test_words(void)
{
    is_int(open_office(), GK_OK, "an empty directory");
    size_t before = profile.lexicon.count;
    write_file("w", "\xEF\xBB\xBF# list\r\n\r\n甲乙\t\r\n*usb*\tmask\t条例\t甲乙丙;丁、戊\r\n"
                    "甲乙\r\n/A\\d+/\tnote\n甲 乙\n");
    ok(gk_profile_add_words(&profile, path_of("w"), &mistakes) == GK_OK, "--words");
    show_mistakes();
    is_int((int64_t)(profile.lexicon.count - before), 4, "adds its rows, one for each term");
    const struct gk_lexicon_row *rows = profile.lexicon.rows + before;
    ok(rows[0].action == GK_ACTION_WITHHOLD && rows[0].line == 3 && !rows[0].inside_words,
       "a term alone is withheld");
    is_text(rows[1].term, "usb", "a term between stars");
    ok(rows[1].inside_words && rows[1].action == GK_ACTION_MASK && rows[1].allow_count == 3,
       "counts inside words; its allow phrases");
    ok(rows[2].is_pattern, "a pattern");
    is_text(rows[2].term, "A\\d+", "without its slashes");
    is_text(rows[2].list->path, path_of("w").at, "with its file");
    write_file("w", "\n丙\thide\n");
    ok(gk_profile_add_words(&profile, path_of("w"), &mistakes) == GK_INVALID && mistakes.first &&
           mistakes.first->line == 2,
       "a mistake in it");
    gk_mistakes_free(&mistakes);
    remove_file("w");
    ok(gk_profile_add_words(&profile, path_of("w"), &mistakes) == GK_INVALID &&
           mistakes.first->rule == GK_RULE_PROFILE_FILE,
       "a list that is not there");
}

static void test_catalog(void)
{
    is_int(open_office(), GK_OK, "the embedded catalogue");
    write_file(
        "c",
        "序 "
        "号,一级事项,\"二级\n事项\",\"公开内容\n（要素）\",备注,公开时限,责任科室,应公开数量,栏目\n"
        "1,甲,乙,丙,x,长期,\"办公室牵头,各科室配合\",4次,\"a;b、c\nd\"\n"
        ",,丁,丙,x,同上,同上,,\n"
        "3,戊,,丙,x,\"20个\n工作日\",成果科、办公室,2,\n"
        "4,,己,丙,x,,成果科、办公室配合,,\n"
        "5,,庚,丙,x,,办公室牵头、成果科、知识产权科配合,,\n");
    ok(gk_profile_read_catalog(&profile, path_of("c"), &mistakes) == GK_OK &&
           profile.catalog.count == 5,
       "--catalog takes its place");
    show_mistakes();
    if (profile.catalog.count != 5)
        return;
    const struct gk_catalog_item *items = profile.catalog.items;
    ok(items[0].expected == 4 && items[0].column_count == 4 && items[0].section_count == 2 &&
           items[0].sections[0].leads && !items[0].sections[1].leads && items[0].line == 4,
       "a row");
    is_text(items[1].id, "#6", "a row without a number goes by its line");
    is_text(items[1].group, "甲", "a blank 一级事项 is the one above");
    is_text(items[1].limit_text, "长期", "同上 is what stands above");
    is_int((int64_t)items[1].section_count, 2, "for sections too");
    is_text(items[2].title, "戊", "without a 二级事项 the 一级事项 is the title");
    ok(has_limit(&items[2], GK_LIMIT_WORKING_DAYS, 20), "a broken line");
    ok(items[2].sections[0].leads && items[2].sections[1].leads, "sections that share the lead");
    ok(!items[3].sections[0].leads && !items[3].sections[1].leads, "that share in helping");
    ok(items[4].sections[0].leads && !items[4].sections[1].leads && !items[4].sections[2].leads,
       "one leads, two help");
    write_file("c", "序号,公开事项,公开内容,公开时限,责任科室\n1,甲,乙,长期,某局某科\n");
    ok(gk_profile_read_catalog(&profile, path_of("c"), &mistakes) == GK_OK,
       "another office's sections are its own");
    remove_file("c");
}

/* As published: two rows of names, the second one under merged cells; a title above them. */
static void test_catalog_of_two_rows(void)
{
    write_file("c", "政务公开标准目录,,,,,,,,,,,,,\n"
                    "序 "
                    "号,公开事项,,公开内容（要素）,公开依据,公开时限,公开对象,,公开方式,,公开层级,,"
                    "\"责任\n科室\",备注\n"
                    ",\"一级事\n项\",二级 事项,,,,全社会,特定群体（请写明）,主 "
                    "动,\"依申\n请公开\",县级,乡级,,\n"
                    "1,甲,甲一,丙,依据,20个工作日内,√,,√,,√,■,办公室,\n"
                    "2,,甲二,丙,同上,同上,□,残疾人,,√,口,þ,,说明\n"
                    "3,乙,乙一,丙,同上,同上,,,√,t,,,,\n"
                    "4,乙,乙二,丙,同上,同上,,,,,,,,\n");
    ok(gk_profile_read_catalog(&profile, path_of("c"), &mistakes) == GK_OK &&
           profile.catalog.count == 4,
       "two rows of names are one header");
    show_mistakes();
    if (profile.catalog.count != 4)
        return;
    const struct gk_catalog_item *items = profile.catalog.items;
    is_text(items[0].id, "1", "the first item is the one behind them");
    is_text(items[0].group, "甲", "一级事项");
    is_text(items[0].title, "甲一", "二级事项");
    is_text(items[0].audience, "全社会", "公开对象 is where the tick stands");
    is_text(items[0].disclosure, "主动", "公开方式 too");
    is_text(items[0].level, "县级、乡级", "公开层级: both");
    is_text(items[1].group, "甲", "a blank 一级事项 is the one above");
    is_text(items[1].audience, "特定群体(请写明)",
            "a text in place of a tick; an empty box is none");
    is_text(items[1].disclosure, "依申请公开", "the second of the ways");
    is_text(items[1].level, "乡级", "lost symbols");
    is_text(items[2].disclosure, "主动、依申请公开", "both ways");
    is_text(items[3].disclosure, "", "no tick");
    is_int(items[3].line, 10, "lines are those of the file");
    write_file("c", "序号,公开事项,公开事项,公开内容,公开时限,公开方式,公开方式\n"
                    "序号,一级事项,二级事项,公开内容,公开时限,主动,依申请\n"
                    "1,甲,甲一,丙,长期,,√\n");
    ok(gk_profile_read_catalog(&profile, path_of("c"), &mistakes) == GK_OK &&
           profile.catalog.count == 1,
       "merged cells filled with what they said");
    show_mistakes();
    is_text(profile.catalog.items[0].title, "甲一", "the title");
    is_text(profile.catalog.items[0].disclosure, "依申请", "the way");
    write_file("c", "一级事项,二级事项,公开内容,公开时限,公开方式\n甲,,丙,长期,主动\n");
    ok(gk_profile_read_catalog(&profile, path_of("c"), &mistakes) == GK_OK &&
           profile.catalog.count == 1,
       "one row of names goes on being one");
    is_text(profile.catalog.items[0].disclosure, "主动", "with the way in words");
    write_file("c", "序号,公开事项,,,公开内容,公开时限\n,一级事项,二级事项,三级事项,,\n"
                    "1,甲,乙,丁,丙,长期\n2,,,戊,丙,长期\n3,,己,,丙,长期\n");
    ok(gk_profile_read_catalog(&profile, path_of("c"), &mistakes) == GK_OK &&
           profile.catalog.count == 3,
       "three levels");
    show_mistakes();
    is_text(profile.catalog.items[0].title, "丁", "the title is the lowest of them");
    is_text(profile.catalog.items[1].title, "戊", "also where the one above it is merged");
    is_text(profile.catalog.items[2].title, "己", "or where there is none");
    remove_file("c");
}

/* --- parts ------------------------------------------------------------------------------------- */

/* The files compiled in are checked where that is asked for, or the first test above would say
 * nothing. */
static void test_thorough(void)
{
    struct gk_profile_file file = { .name = GK_BYTES("lexicon.tsv"),
                                    .path = GK_BYTES("default/lexicon.tsv"),
                                    .text = GK_BYTES("/[/\tmask\n机密\tmask\n机密\tnote\n"),
                                    .embedded = true };
    for (int i = 0; i < 2; i++) {
        struct gk_profile made = { 0 };
        struct gk_load load = { .profile = &made, .mistakes = &mistakes, .thorough = i };
        size_t told = 0;
        gk_mistakes_free(&mistakes);
        enum gk_status status = gk_load_lexicon(&load, &file);
        for (const struct gk_mistake *m = mistakes.first; m; m = m->next)
            told++;
        ok(status == GK_OK && told == (i ? 2 : 0), "an embedded list %s",
           i ? "is checked" : "is taken as it is");
        gk_folded_free(&load.folded);
        gk_profile_close(&made);
    }
}

/* Whether there are mistakes, all of them in that file of the folder. */
static bool only_of(const char *file)
{
    bool only = mistakes.first != NULL;
    for (const struct gk_mistake *m = mistakes.first; m; m = m->next)
        only &= gk_bytes_equal(m->path, path_of(file));
    return only;
}

/* Each part has a mistake of its own: it is told where the part is asked for, and nowhere else. */
static void test_parts(void)
{
    write_file("taxonomy/\xFF.tsv", "1\t*\t词\t1\n");
    ok(open_parts(0) == GK_INVALID && mistakes.first->rule == GK_RULE_PROFILE_UNKNOWN_FILE,
       "a taxonomy whose name is no UTF-8");
    remove_file("taxonomy/\xFF.tsv");
    static const struct {
        unsigned part;
        const char *file;
        const char *text;
    } parts[] = {
        { GK_PROFILE_CALENDAR, "calendar.json", "[]" },
        { GK_PROFILE_TAXONOMIES, "taxonomy/own.tsv", "1" },
        { GK_PROFILE_LEXICON, "lexicon.tsv", "机密\tnosuch" },
        { GK_PROFILE_CATALOG, "catalog.csv", "序号" },
        { GK_PROFILE_REPORTS, "reports.tsv", "row" },
        { GK_PROFILE_ELEMENTS, "elements.tsv", "类" },
    };
    enum { PARTS = sizeof parts / sizeof parts[0] };
    for (size_t i = 0; i < PARTS; i++)
        write_file(parts[i].file, parts[i].text);
    ok(open_parts(0) == GK_OK, "with no part asked for no mistake is told");
    for (size_t i = 0; i < PARTS; i++)
        ok(gk_profile_file(&profile, gk_bytes_of(parts[i].file)) &&
               !gk_profile_file(&profile, gk_bytes_of(parts[i].file))->text.at,
           "%s is listed and not read", parts[i].file);
    for (size_t i = 0; i < PARTS; i++)
        ok(open_parts(parts[i].part) == GK_INVALID && only_of(parts[i].file),
           "only %s is read and told of", parts[i].file);
    for (size_t i = 0; i < PARTS; i++)
        remove_file(parts[i].file);
}

/* The worked example of an office's profile. Tests run in the project's root. */
static void test_example(void)
{
    close_profile();
    ok(gk_profile_open(&profile, GK_BYTES("man/examples/profile"), GK_PROFILE_ALL, &mistakes) ==
           GK_OK,
       "man/examples/profile loads");
    show_mistakes();
    ok(profile.severity[GK_RULE_DOCNUMBER_BRACKET] == GK_ERROR &&
           gk_field_find(&profile.fields, GK_BYTES("签发日期")) == GK_FIELD_FORMED_DATE,
       "and says what its README says");
}

/* --- memory ------------------------------------------------------------------------------------ */

/* Whichever allocation fails: no memory, or all well where it was not needed; no mistake. */
static void test_no_memory(void)
{
    write_file("profile.json", "{\"rules\":{\"date.future\":{\"days\":3}},\"fields\":"
                               "{\"title\":[\"名\"]}}");
    write_file("calendar.json", "{\"2027\":{\"off\":[\"2027-01-01\"]}}");
    write_file("taxonomy/own.tsv", "甲\t*\t/农村/\t2\n");
    bool good = true;
    unsigned failed = 0;
    enum gk_status status = GK_NO_MEMORY;
    for (unsigned long n = 1; n < 20000 && good; n += 1 + n / 40) {
        gk_profile_close(&profile);
        gk_memory_fail_at(n);
        status = gk_profile_open(&profile, gk_bytes_of(folder), GK_PROFILE_ALL, &mistakes);
        gk_memory_fail_at(0);
        good = (status == GK_OK || status == GK_NO_MEMORY) && !mistakes.first;
        failed += status == GK_NO_MEMORY;
        if (!good)
            printf("# allocation %lu: status %d\n", n, (int)status);
    }
    show_mistakes();
    ok(good && failed > 100 && status == GK_OK, "failing allocations are reported (%u)", failed);
    remove_file("profile.json");
    remove_file("calendar.json");
    remove_file("taxonomy/own.tsv");
}

int main(void)
{
    make_office();
    test_embedded_files();
    test_written_as_dumped("profile.json");
    test_written_as_dumped("calendar.json");
    test_tasks();
    test_items();
    test_columns();
    test_taxonomies();
    test_subjects();
    test_working_days();
    test_limits_of_the_law();
    test_parameters();
    test_none();
    test_overlay();
    test_versions();
    test_settings_mistakes();
    test_amended_lists();
    test_mistakes_in_lists();
    test_categories();
    test_calendar_mistakes();
    test_table_mistakes();
    test_report_mistakes();
    test_row_mistakes();
    test_catalog_mistakes();
    test_file_mistakes();
    test_words();
    test_catalog();
    test_catalog_of_two_rows();
    test_thorough();
    test_parts();
    test_example();
    test_no_memory();
    remove_office();
    return done();
}
