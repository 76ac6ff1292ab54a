/* Patterns: what is found and where, what does not compile, and that work is bounded. */
#include "base/memory.h"
#include "match/pattern.h"
#include "tap.h"

static struct gk_pattern pattern;
static struct gk_pattern_scratch scratch;
static struct gk_pattern_error error;
static size_t start;
static size_t end;

static enum gk_status compile(const char *text)
{
    gk_pattern_free(&pattern);
    return gk_pattern_compile(&pattern, gk_bytes_of(text), &error);
}

static enum gk_pattern_answer find(struct gk_bytes text, size_t from)
{
    enum gk_pattern_answer answer = GK_PATTERN_TOO_MUCH;
    if (gk_pattern_find(&pattern, &scratch, text, from, &answer, &start, &end) != GK_OK)
        ok(false, "memory");
    return answer;
}

/* What a pattern for folded text says, by the texts it finds whole. */
static bool finds_folded(const char *text, const char *folded)
{
    struct gk_bytes whole = gk_bytes_of(folded);
    gk_pattern_free(&pattern);
    return gk_pattern_compile_folded(&pattern, gk_bytes_of(text), &error) == GK_OK &&
           find(whole, 0) == GK_PATTERN_FOUND && start == 0 && end == whole.length;
}

static void test_folded(void)
{
    ok(finds_folded("〔[0-9]+〕號", "[2026]号"), "brackets and traditional forms as folded");
    ok(finds_folded("[〔（]著作[〕）]", "[着作)"), "in classes too");
    ok(finds_folded("[^〔畫]+", "规a"), "and in those of what must not stand");
    ok(!finds_folded("[^〔畫]+", "划"), "which are folded as well");
    ok(finds_folded("[一-龥]+", "鿀") == false && finds_folded("[一-龥]+", "乙机画"),
       "ends of ranges stay");
    ok(finds_folded("[]畫-]+", "]划-"), "a bracket or hyphen of its own in a class");
    ok(finds_folded("[[:alpha:]畫]+", "ab划"), "a named class in a class");
    ok(finds_folded("\\Q（畫？\\E+", "(划???"), "quoted signs stay quoted");
    ok(finds_folded("\\〔\\（\\？\\１", "[(?1"), "signs with a backslash have one");
    ok(finds_folded("Ａ⑫é", "Ａ⑫é"), "letters and numerals stay");
    gk_pattern_free(&pattern);
    ok(gk_pattern_compile_folded(&pattern, GK_BYTES("〔("), &error) == GK_INVALID &&
           error.offset == 4,
       "what does not compile is told by its own places");
}

static void test_find(void)
{
    ok(compile("第[0-9]+号") == GK_OK, "a pattern compiles");
    ok(find(GK_BYTES("甲第12号，第3号"), 0) == GK_PATTERN_FOUND && start == 3 && end == 11,
       "its first match, in bytes");
    ok(find(GK_BYTES("甲第12号，第3号"), end) == GK_PATTERN_FOUND && start == 14 && end == 21,
       "the next behind it");
    ok(find(GK_BYTES("甲第12号，第3号"), end) == GK_PATTERN_ABSENT, "then none");
    ok(compile("^.$") == GK_OK && find(GK_BYTES("\xE4\xB8\xAD"), 0) == GK_PATTERN_FOUND,
       "a character is one, not its bytes");
    ok(compile("x*") == GK_OK && find((struct gk_bytes){ NULL, 0 }, 0) == GK_PATTERN_FOUND &&
           start == 0 && end == 0,
       "an empty match in nothing");
}

/* A character without which nothing is tried is one that every match holds. */
static void test_required(void)
{
    static const struct {
        const char *pattern;
        const char *text;
        bool found;
    } rows[] = {
        { "a.*c", "abab", false },  { "a.*c", "abcb", true },  { "ab*", "xa", true },
        { "ab?", "xa", true },      { "ab+", "xa", false },    { "ab+", "xab", true },
        { "a|b", "xa", true },      { "(ab|c)", "c", true },   { "[ab]c?", "a", true },
        { "甲b*乙", "甲乙", true }, { "ab{0}", "xa", true },   { "a\\?b?", "a?", true },
        { "a}", "a}", true },       { "ab*?c", "xacx", true }, { "a++b", "aab", true },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ok(compile(rows[i].pattern) == GK_OK &&
               (find(gk_bytes_of(rows[i].text), 0) == GK_PATTERN_FOUND) == rows[i].found,
           "/%s/ %s in %s", rows[i].pattern, rows[i].found ? "is found" : "is not found",
           rows[i].text);
}

static void test_errors(void)
{
    ok(compile("内(部") == GK_INVALID && error.offset == 7 && error.message[0],
       "an open bracket is told with its place");
    ok(compile("\\C") == GK_INVALID, "half characters cannot be asked for");
    ok(compile("\xFF") == GK_INVALID, "nor bytes that are no UTF-8");
    gk_pattern_free(&pattern);
    ok(pattern.code == NULL, "freed, it is as born");
}

static void test_limit(void)
{
    static char text[4096];
    memset(text, 'a', sizeof text);
    ok(compile("(a+)+$|(a*a*)*b") == GK_OK, "a pattern that needs too much work compiles");
    text[sizeof text - 1] = '!';
    is_int(find((struct gk_bytes){ text, sizeof text }, 0), GK_PATTERN_TOO_MUCH,
           "and says so when it is searched for");
    ok(compile("(?:.|a)*b") == GK_OK, "a pattern that needs much room compiles");
    ok(find((struct gk_bytes){ text, sizeof text }, 0) != GK_PATTERN_FOUND, "and finds nothing");
    ok(compile("a!") == GK_OK &&
           find((struct gk_bytes){ text, sizeof text }, 0) == GK_PATTERN_FOUND,
       "the next search is not the worse for it");
}

/* One search with the n-th allocation failing: it is done, or says that there is no memory. */
static enum gk_status find_with_failure(unsigned long n)
{
    enum gk_pattern_answer answer = GK_PATTERN_ABSENT;
    gk_pattern_scratch_free(&scratch);
    gk_pattern_free(&pattern);
    gk_memory_fail_at(n);
    enum gk_status status = gk_pattern_compile(&pattern, GK_BYTES("b+"), &error);
    if (status == GK_OK)
        status = gk_pattern_find(&pattern, &scratch, GK_BYTES("abb"), 0, &answer, &start, &end);
    gk_memory_fail_at(0);
    if (status == GK_OK && (answer != GK_PATTERN_FOUND || start != 1 || end != 3))
        return GK_INVALID;
    return status;
}

static void test_memory(void)
{
    unsigned failed = 0;
    unsigned found = 0;
    for (unsigned long n = 1; n <= 20; n++) {
        enum gk_status status = find_with_failure(n);
        failed += status == GK_NO_MEMORY;
        found += status == GK_OK;
    }
    ok(failed >= 5 && failed + found == 20, "each failing allocation is told, or not needed");
}

int main(void)
{
    test_find();
    test_required();
    test_folded();
    test_errors();
    test_limit();
    test_memory();
    gk_pattern_free(&pattern);
    gk_pattern_scratch_free(&scratch);
    return done();
}
