/* Which of several names somebody meant; which texts have come by. */
#include "base/once.h"
#include "tap.h"
#include "text/nearest.h"

static void means(const char *meant, const char *best)
{
    static const char *const names[] = { "id",       "title", "标题",     "published_date",
                                         "PubDate",  "url",   "发布日期", "成文日期",
                                         "发文字号", "文号",  "名称",     "disclosure_basis" };
    struct gk_folded tools = { 0 };
    struct gk_nearest nearest;
    enum gk_status status = gk_nearest_open(&nearest, &tools, gk_bytes_of(meant));
    for (size_t i = 0; i < sizeof names / sizeof *names && status == GK_OK; i++)
        status = gk_nearest_offer(&nearest, gk_bytes_of(names[i]));
    ok(status == GK_OK, "'%s' is compared", meant);
    is_text(nearest.best, best, "'%s' is near to '%s'", meant, best);
    gk_folded_free(&tools);
}

static void test_nearest(void)
{
    means("title", "title");
    means("Title", "title");
    means("titel", "title");
    means("titles", "title");
    means("tit", "");
    means("ttile", "title");
    means("xtitley", "");
    means("標題", "标题");
    means("标签", "");
    means("发布曰期", "发布日期");
    means("布发日期", "发布日期");
    means("发文日期", "发布日期");
    means("pubdate", "PubDate");
    means("PublishDate", "published_date");
    means("ＵＲＬ", "url");
    means("nid", "");
    means("", "");
    means("disclosure-basos", "disclosure_basis");
    means("disclosurebaxxs", "disclosure_basis");
    means("disclosurebxxxs", "");
}

/* The bound is of characters, and of bytes before anything is folded. */
static void test_long(void)
{
    char name[GK_NEAREST_LIMIT + 1];
    struct gk_folded tools = { 0 };
    struct gk_nearest nearest;
    memset(name, 'a', sizeof name);
    struct gk_bytes longest = { name, GK_NEAREST_LIMIT }, longer = { name, sizeof name };
    ok(gk_nearest_open(&nearest, &tools, longest) == GK_OK &&
           gk_nearest_offer(&nearest, longest) == GK_OK && nearest.best.at == longest.at,
       "a name of as many characters as are compared");
    ok(gk_nearest_offer(&nearest, longer) == GK_OK && nearest.best.length == longest.length,
       "a longer candidate is left out");
    ok(gk_nearest_open(&nearest, &tools, longer) == GK_OK &&
           gk_nearest_offer(&nearest, longest) == GK_OK && !nearest.best.length,
       "a longer name is near to none");
    gk_folded_free(&tools);
}

static bool is_first(struct gk_once *once, const char *text, size_t length, size_t most)
{
    bool first = false;
    return gk_once_add(once, (struct gk_bytes){ text, length }, most, &first) == GK_OK && first;
}

static void test_once(void)
{
    struct gk_once once = { 0 };
    char text[600];
    memset(text, 'x', sizeof text);
    ok(is_first(&once, "a", 1, 3) && !is_first(&once, "a", 1, 3), "a text comes by once");
    ok(is_first(&once, "", 0, 3), "so does the empty text");
    ok(is_first(&once, text, sizeof text, 3), "and a long one");
    text[500] = 'y';
    ok(!is_first(&once, text, sizeof text, 4), "of which the start counts");
    ok(!is_first(&once, "b", 1, 3) && gk_once_count(&once) == 3, "no more than were asked for");
    ok(is_first(&once, "b", 1, 4), "and more where more are");
    gk_once_free(&once);
}

int main(void)
{
    test_nearest();
    test_long();
    test_once();
    return done();
}
