/* To which area and task a record belongs, and its genre: what has been said, then what is found. */
#include "profile/open.h"
#include "scanned.h"
#include "tap.h"
#include "taxonomy/category.h"

static struct gk_profile profile;
static struct gk_categories categories;
static struct gk_reading reading;
static struct gk_arena arena;
static struct scanned line = { .scanner = { .fields = &profile.fields, .index_depth = 1 } };

/* "area task genre" of a record, - where nothing is known. */
static const char *category_of(const char *record, bool said)
{
    static char text[64];
    struct gk_category category;
    gk_arena_reset(&arena);
    scanned_line(&line, gk_bytes_of(record));
    enum gk_status status =
        said ? gk_category_said(&categories, &arena, &line.record, &category)
             : gk_category_find(&categories, &reading, &arena, &line.record, &category);
    if (status != GK_OK)
        return "no memory";
    struct gk_bytes parts[] = { category.area, category.task, category.genre };
    size_t length = 0;
    for (int i = 0; i < 3; i++) {
        struct gk_bytes part = parts[i].length ? parts[i] : GK_BYTES("-");
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s", i ? " " : "",
                                   (int)part.length, part.at);
    }
    return text;
}

#define IS(record, expected, ...)                                                                  \
    is_text(gk_bytes_of(category_of(record, false)), expected, __VA_ARGS__)

static void test_said(void)
{
    IS("{\"catalog_item\":\"9.1\",\"title\":\"政策解读\"}", "9 9.1 -", "the catalogue's item");
    IS("{\"catalog_item\":9.1,\"title\":\"政策解读\"}", "9 9.1 -", "its number unquoted");
    IS("{\"catalog_item\":\" 10 \"}", "10 - -", "an area");
    IS("{\"catalog_item\":\"77.1\",\"title\":\"部门预算\"}", "9 9.1 -",
       "an item that is none says nothing");
    IS("{\"title\":\"部门预算\",\"gk\":{\"classify\":{\"area\":{\"primary\":\"10\",\"task\":"
       "\"10.2\"},\"genre\":{\"primary\":\"函\"}}}}",
       "10 10.2 函", "an earlier result");
    IS("{\"title\":\"部门预算的通知\",\"gk\":{\"classify\":{\"area\":{\"unsure\":\"tie\"}}}}",
       "- - 通知", "an earlier result that is unsure is not asked again, what it lacks is found");
    IS("{\"title\":\"部门预算的通知\",\"gk\":{\"classify\":{\"area\":\"9\"}}}", "9 9.1 通知",
       "what is no result is none");
    is_text(gk_bytes_of(category_of("{\"title\":\"部门预算的通知\"}", true)), "- - -",
            "what is said alone");
}

static void test_found(void)
{
    IS("{\"title\":\"关于公开部门预算的通知\"}", "9 9.1 通知", "by the title");
    IS("{\"title\":\"甲\",\"column\":\"首页>政务公开>权责清单\"}", "1 1.1 -", "by the column");
    IS("{\"content\":\"部门预算和决算，三公经费，收支总表\"}", "- - -", "content is not read");
    IS("{}", "- - -", "nothing to go by");
}

static void test_areas_alone(void)
{
    gk_categories_close(&categories);
    ok(gk_categories_open(&categories, &profile, false) == GK_OK, "the areas alone");
    IS("{\"title\":\"关于公开部门预算的通知\"}", "9 9.1 -", "no genre is found");
    IS("{\"gk\":{\"classify\":{\"genre\":{\"primary\":\"函\"}}}}", "- - -", "nor told");
}

int main(void)
{
    struct gk_mistakes mistakes = { 0 };
    ok(gk_profile_open(&profile, (struct gk_bytes){ 0 }, GK_PROFILE_ALL, &mistakes) == GK_OK &&
           gk_categories_open(&categories, &profile, true) == GK_OK,
       "the embedded profile's categories");
    test_said();
    test_found();
    test_areas_alone();
    struct gk_categories nothing = { 0 };
    struct gk_profile empty = { 0 };
    ok(gk_categories_open(&nothing, &empty, true) == GK_OK, "a profile without taxonomies");
    gk_categories_close(&categories);
    categories = nothing;
    IS("{\"title\":\"部门预算\"}", "- - -", "says nothing by itself");
    gk_categories_close(&categories);
    gk_reading_free(&reading);
    gk_arena_free(&arena);
    scanned_free(&line);
    gk_profile_close(&profile);
    gk_mistakes_free(&mistakes);
    return done();
}
