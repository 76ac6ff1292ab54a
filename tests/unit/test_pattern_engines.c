/*
 * Patterns that are compiled and those that are interpreted give the same answer: which of the two
 * a machine has must not show. The patterns and texts come from the seed of random.h.
 */
#include "made_pattern.h"
#include "match/pattern.h"

enum {
    PATTERNS = 20000,
    LEAST_COMPARED = 30000, /* of all searches: most patterns compile and reach no limit */
};

static const char interpreted[] = "(*NO_JIT)";

static bool rare; /* the pattern may have rare forms */

static void put_character(void)
{
    PUT_ONE_OF("a", "b", "c", "1", "2", "_", " ", "\n", "甲", "乙", "号", "\xF0\xA0\x80\x80");
}

static void put_class(void)
{
    PUT_ONE_OF(".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "[ab]", "[^ab甲]", "[甲乙]", "[a-c]",
               "[一-龥]", "[^一-龥]", "[0-9_号]", "[[:alpha:]甲]", "\\p{Han}", "\\P{Han}", "\\N");
}

static void put_assertion(void)
{
    PUT_ONE_OF("^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z", "(?<=甲)", "(?<!a)", "(?i)");
}

static void put_quantifier(void)
{
    PUT_ONE_OF("*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{2,}", "{0,2}?");
    if (rare && random_below(4) == 0)
        put("+");
}

static void put_alternatives(uint32_t depth);

static void put_group(uint32_t depth)
{
    bool captures = random_below(2);
    groups += captures;
    if (rare && random_below(3) == 0)
        PUT_ONE_OF("(?>", "(?:", "(*atomic:", "(?|", "(?(1)", "(?(?=a)");
    else
        put(captures ? "(" : "(?:");
    put_alternatives(depth - 1);
    put(")");
}

static void put_lookahead(uint32_t depth)
{
    PUT_ONE_OF("(?!", "(?=");
    put_alternatives(depth - 1);
    put(")");
    if (rare && random_below(2))
        put_quantifier();
}

static void put_piece(uint32_t depth)
{
    uint32_t kind = random_below(14);
    if (kind <= 1) {
        put_assertion();
        return;
    }
    if (rare && random_below(12) == 0) {
        PUT_ONE_OF("\\K", "(?1)", "(?R)", "(*SKIP)", "(*PRUNE)", "(*COMMIT)", "(*THEN)", "(*F)",
                   "\\G", "\\X", "\\R");
        return;
    }
    if (kind == 2 && depth) {
        put_lookahead(depth);
        return;
    }
    if (kind <= 5 && depth)
        put_group(depth);
    else if (kind == 6 && groups)
        put_back_reference();
    else if (kind <= 9)
        put_class();
    else
        put_character();
    if (random_below(3) == 0)
        put_quantifier();
}

static void put_alternatives(uint32_t depth)
{
    uint32_t alternatives = random_below(4) ? 1 : 2;
    for (uint32_t i = 0; i < alternatives; i++) {
        put(i ? "|" : "");
        for (uint32_t pieces = random_below(5); pieces; pieces--)
            put_piece(depth);
    }
}

/* One way to search: a pattern, and what the search last said. */
struct engine {
    struct gk_pattern pattern;
    struct gk_pattern_scratch scratch;
    enum gk_pattern_answer answer;
    size_t start;
    size_t end;
};

static struct engine as_it_is;
static struct engine without_compiler;
static uint32_t compiled;
static uint32_t found;
static uint32_t compared;

static bool search(struct engine *engine, struct gk_bytes searched)
{
    return gk_pattern_find(&engine->pattern, &engine->scratch, searched, 0, &engine->answer,
                           &engine->start, &engine->end) == GK_OK;
}

/* Whether both say the same of a text; where one has reached its limit nothing is to be said. */
static bool agrees(struct gk_bytes searched)
{
    if (!search(&as_it_is, searched) || !search(&without_compiler, searched))
        return false;
    if (as_it_is.answer == GK_PATTERN_TOO_MUCH || without_compiler.answer == GK_PATTERN_TOO_MUCH)
        return true;
    compared++;
    found += as_it_is.answer == GK_PATTERN_FOUND;
    return as_it_is.answer == without_compiler.answer &&
           (as_it_is.answer == GK_PATTERN_ABSENT ||
            (as_it_is.start == without_compiler.start && as_it_is.end == without_compiler.end));
}

/* Compiles a new pattern both ways; the text is that for the interpreter. */
static bool make_pattern(bool *valid)
{
    struct gk_pattern_error error;
    size_t prefix = sizeof interpreted - 1;
    length = 0;
    groups = 0;
    rare = random_below(3) == 0;
    put(interpreted);
    put_alternatives(DEEPEST);
    gk_pattern_free(&as_it_is.pattern);
    gk_pattern_free(&without_compiler.pattern);
    struct gk_bytes own = { text + prefix, length - prefix };
    struct gk_bytes prefixed = { text, length };
    enum gk_status status = gk_pattern_compile(&as_it_is.pattern, own, &error);
    *valid = status == GK_OK;
    return gk_pattern_compile(&without_compiler.pattern, prefixed, &error) == status;
}

/* Tries a new pattern on new texts, and shows it where the answers differ. */
static bool try_pattern(void)
{
    static char pattern[sizeof text];
    bool valid;
    bool good = make_pattern(&valid);
    size_t pattern_length = length;
    memcpy(pattern, text, length);
    compiled += valid;
    for (uint32_t i = 0; good && valid && i < TEXTS; i++) {
        length = 0;
        for (uint32_t characters = random_below(LONGEST_TEXT + 1); characters; characters--)
            put_character();
        good = agrees((struct gk_bytes){ text, length });
    }
    if (!good)
        printf("# pattern <%.*s>\n# text <%.*s>\n# %d %zu-%zu, interpreted %d %zu-%zu\n",
               (int)pattern_length, pattern, (int)length, text, (int)as_it_is.answer,
               as_it_is.start, as_it_is.end, (int)without_compiler.answer, without_compiler.start,
               without_compiler.end);
    return good;
}

/* What is found by one pattern in one text, each way. */
static bool both_find(const char *pattern, const char *in, size_t start, size_t end)
{
    struct gk_pattern_error error;
    char prefixed[128];
    snprintf(prefixed, sizeof prefixed, "%s%s", interpreted, pattern);
    gk_pattern_free(&as_it_is.pattern);
    gk_pattern_free(&without_compiler.pattern);
    return gk_pattern_compile(&as_it_is.pattern, gk_bytes_of(pattern), &error) == GK_OK &&
           gk_pattern_compile(&without_compiler.pattern, gk_bytes_of(prefixed), &error) == GK_OK &&
           agrees(gk_bytes_of(in)) && as_it_is.answer == GK_PATTERN_FOUND &&
           as_it_is.start == start && as_it_is.end == end;
}

/* Where PCRE2 10.42 passes over matches when it optimises the start of a match. */
static void test_passed_over(void)
{
    ok(both_find("(?:乙|)号*^乙", "乙c 号2乙甲", 0, 3), "a group that may be empty");
    ok(both_find("(?:\\b|[一-龥]2)[一-龥]*?\\N", "号  乙2", 8, 9), "alternatives of two lengths");
    ok(both_find("[^一-龥](?:.\\P{Han}|\\S)乙*?\\w", "乙_b1甲", 3, 6), "the shorter one second");
    ok(both_find("[ab](?:\\D\\p{Han}\\w|\\S)\n*𠀀", "aa𠀀c乙", 0, 6),
       "a character that is repeated");
    ok(both_find("(?:(?:(1)(?:)|)[0-9_号]+){2}甲", "a1_号乙  12甲bc", 11, 16), "a class that is");
}

int main(void)
{
    uint32_t wrong = 0;
    test_passed_over();
    compared = found = 0;
    for (uint32_t i = 0; i < PATTERNS; i++)
        wrong += !try_pattern();
    is_int(wrong, 0, "%d patterns say the same, compiled and interpreted", PATTERNS);
    ok(compared >= LEAST_COMPARED && found >= compared / 4 && found <= compared * 3 / 4,
       "%u compile, %u searches are compared, %u find something", compiled, compared, found);
    gk_pattern_free(&as_it_is.pattern);
    gk_pattern_free(&without_compiler.pattern);
    gk_pattern_scratch_free(&as_it_is.scratch);
    gk_pattern_scratch_free(&without_compiler.scratch);
    return done();
}
