/* Which section answers for a record. */
#include "profile/open.h"
#include "scanned.h"
#include "tap.h"
#include "verbs/section.h"

static struct gk_profile profile;
static struct gk_categories categories;
static struct gk_sections sections;
static struct gk_scratch scratch;
static struct gk_arena arena;
static struct scanned line = { .scanner = { .fields = &profile.fields, .index_depth = 1 } };

static enum gk_status find_task(const void *plan, struct gk_scratch *worker,
                                const struct gk_record *record, struct gk_verdict *verdict)
{
    return gk_verdict_find_task(verdict, plan, worker, record);
}

static const struct gk_verb knowing = { .name = "validate", .find_task = find_task };
static const struct gk_verb blind = { .name = "redact" };

static const char *section_of(const struct gk_verb *verb, const char *record, const char *item)
{
    static char text[256];
    struct gk_verdict verdict = { .arena = &arena, .item = gk_bytes_of(item) };
    gk_arena_reset(&arena);
    gk_arena_reset(&scratch.arena);
    scanned_line(&line, gk_bytes_of(record));
    struct gk_bytes section =
        gk_section_find(&sections, verb, &categories, &scratch, &line.record, &verdict);
    snprintf(text, sizeof text, "%.*s", (int)section.length, section.at ? section.at : "(none)");
    return text;
}

#define IS(record, expected, ...)                                                                  \
    is_text(gk_bytes_of(section_of(&knowing, record, "")), expected, __VA_ARGS__)

static void test_said(void)
{
    IS("{\"section\":\" 成果科 \",\"catalog_item\":\"2.1\"}", "成果科", "the record's own");
    IS("{\"责任科室\":[\"甲\",\"乙\",\"甲\",7,[\"丙\"],\"无\"]}", "甲、乙",
       "of an array each once");
    IS("{\"section\":\"无\",\"catalog_item\":\"2.1\"}", "知识产权科",
       "what is absent says nothing");
    IS("{\"catalog_item\":9.1}", "办公室、市防震减灾局", "an item, its number unquoted");
    IS("{\"catalog_item\":\"监管执法信息\"}", "知识产权科", "an item by its name");
    IS("{\"catalog_item\":[\"77\",\"2.2\"]}", "知识产权科", "the first of several that is one");
    IS("{\"catalog_item\":\"2.7\"}", "知识产权科", "a task that is no item: its area's");
    is_text(gk_bytes_of(section_of(&blind, "{\"column\":\"权责清单\"}", "2.1")), "知识产权科",
            "the item that the verb has found, before the column");
}

static void test_column_and_result(void)
{
    IS("{\"column\":\"首页 > 政务公开 > 权责清单 > 其他\"}", "办公室",
       "the last part that is known");
    IS("{\"column\":\"权责清单\",\"gk\":{\"classify\":{\"area\":{\"primary\":\"2\"}}}}", "办公室",
       "a column before a classification");
    IS("{\"gk\":{\"classify\":{\"area\":{\"primary\":\"2\",\"section\":{\"lead\":[\"甲\"]}}}}}",
       "甲", "a classification names sections");
    IS("{\"gk\":{\"classify\":{\"area\":{\"primary\":\"2\",\"task\":\"2.1\",\"section\":[]}}}}",
       "知识产权科", "or a task");
    IS("{\"gk\":\"x\",\"title\":\"甲\"}", "", "what is no classification is none");
}

static void test_found(void)
{
    static const char budget[] = "{\"title\":\"市科学技术局2023年部门预算公开\"}";
    IS(budget, "办公室、市防震减灾局", "by the title");
    is_text(gk_bytes_of(section_of(&blind, budget, "")), "",
            "a verb that does not look finds none");
    IS("{\"title\":\"甲\"}", "", "nobody");
}

int main(void)
{
    struct gk_mistakes mistakes = { 0 };
    ok(gk_profile_open(&profile, GK_BYTES(""), GK_PROFILE_CATALOG | GK_PROFILE_AREA, &mistakes) ==
               GK_OK &&
           gk_categories_open(&categories, &profile, false) == GK_OK &&
           gk_sections_open(&sections, &profile) == GK_OK,
       "the embedded profile");
    test_said();
    test_column_and_result();
    test_found();
    gk_sections_close(&sections);
    gk_categories_close(&categories);
    gk_scratch_free(&scratch);
    gk_arena_free(&arena);
    scanned_free(&line);
    gk_profile_close(&profile);
    gk_mistakes_free(&mistakes);
    return done();
}
