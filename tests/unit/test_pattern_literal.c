/*
 * What is said of a pattern by reading it: its literal stands in every text in which it is found,
 * also where both are folded. Patterns and texts come from the seed of random.h.
 */
#include "made_pattern.h"
#include "match/pattern.h"
#include "text/fold.h"

enum {
    PATTERNS = 40000,
};

static void put_character(void)
{
    PUT_ONE_OF("a", "1", "2", "_", " ", "\n", "甲", "乙", "号", "號", "\xF0\xA0\x80\x80", "(", ")",
               "〔", "jia");
}

/* The same as part of a pattern. */
static void put_literal(void)
{
    PUT_ONE_OF("a", "1", "2", "_", " ", "\n", "甲", "乙", "号", "號", "\xF0\xA0\x80\x80", "\\(",
               "\\)", "〔", "jia", "甲乙", "乙号", "12", "\\Q甲*\\E", "\\甲", "\\x{7532}",
               "\\x{4e59}");
}

static void put_class(void)
{
    PUT_ONE_OF(".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "[ab]", "[^ab甲]", "[甲乙]", "[a-c]",
               "[一-龥]", "[^一-龥]", "[0-9_号]", "[[:alpha:]甲]", "\\p{Han}", "\\P{Han}", "\\N",
               "[]甲乙]", "[\\]甲乙12]", "[[:digit:]甲乙]", "[^\\Q甲]乙\\E]");
}

static void put_assertion(void)
{
    PUT_ONE_OF("^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z", "(?<=甲)", "(?<!a)", "(?i)", "(?x)",
               "(?<=甲乙)", "\\K");
}

static void put_quantifier(void)
{
    PUT_ONE_OF("*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{2,}", "{0,2}?", "{0}", "*+", "?+",
               "{00,1}", "{1}+");
}

static void put_alternatives(uint32_t depth);

static void put_group(uint32_t depth)
{
    bool captures = random_below(2);
    groups += captures;
    if (captures)
        put("(");
    else
        PUT_ONE_OF("(?:", "(?:", "(?:", "(?>", "(?i:", "(?|", "(?#");
    put_alternatives(depth - 1);
    put(")");
}

static void put_lookahead(uint32_t depth)
{
    PUT_ONE_OF("(?!", "(?=");
    put_alternatives(depth - 1);
    put(")");
}

static void put_piece(uint32_t depth)
{
    uint32_t kind = random_below(16);
    if (kind <= 1) {
        put_assertion();
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
    else if (kind <= 7)
        put_class();
    else if (kind <= 12)
        put_literal();
    else
        PUT_ONE_OF("甲乙", "乙号", "號甲", "12");
    if (random_below(4) == 0)
        put_quantifier();
}

static void put_alternatives(uint32_t depth)
{
    uint32_t alternatives = random_below(5) ? 1 : 2;
    for (uint32_t i = 0; i < alternatives; i++) {
        put(i ? "|" : "");
        for (uint32_t pieces = random_below(6); pieces; pieces--)
            put_piece(depth);
    }
}

static struct gk_pattern pattern;
static struct gk_pattern_scratch scratch;
static struct gk_folded folded;
static struct gk_pattern_literals literals;
static struct gk_pattern_literals others; /* of a second place */
static struct gk_buffer literal;
static struct gk_buffer read;
static struct gk_buffer searched;
static uint32_t compiled;
static uint32_t with_literals;
static uint32_t with_several;
static uint32_t with_others;
static uint32_t found;

static bool fold(struct gk_bytes bytes, struct gk_buffer *out)
{
    return gk_fold(&folded, bytes) == GK_OK && gk_folded_text(&folded, out) == GK_OK;
}

/* Whether one of them stands in the folded text, where there are any. */
static bool stands_in(const struct gk_pattern_literals *these)
{
    bool stands = !these->count;
    for (uint32_t i = 0; i < these->count && !stands; i++)
        stands = fold(these->at[i], &literal) &&
                 gk_bytes_find(gk_buffer_bytes(&searched), gk_buffer_bytes(&literal)) != NULL;
    return stands;
}

/* A search is right where nothing is found, or a folded literal stands in the folded text. */
static bool search(struct gk_bytes in)
{
    enum gk_pattern_answer answer;
    size_t start, end;
    if (gk_pattern_find(&pattern, &scratch, in, 0, &answer, &start, &end) != GK_OK ||
        !fold(in, &searched))
        return false;
    found += answer == GK_PATTERN_FOUND;
    return answer != GK_PATTERN_FOUND || (stands_in(&literals) && stands_in(&others));
}

/* Compiles a new pattern, for folded text or for text as it reads. */
static bool make_pattern(bool for_folded, struct gk_bytes *made)
{
    static char kept[sizeof text];
    struct gk_pattern_error error;
    length = 0;
    groups = 0;
    put_alternatives(DEEPEST);
    gk_pattern_free(&pattern);
    memcpy(kept, text, length);
    struct gk_bytes own = { kept, length };
    *made = own;
    enum gk_status status = for_folded ? gk_pattern_compile_folded(&pattern, own, &error)
                                       : gk_pattern_compile(&pattern, own, &error);
    gk_pattern_find_literals(own, 1 + random_below(2), &literals, &others);
    compiled += status == GK_OK;
    with_literals += status == GK_OK && literals.count;
    with_several += status == GK_OK && literals.count > 1;
    with_others += status == GK_OK && others.count;
    return status == GK_OK;
}

/* Tries a new pattern on new texts, and shows it where its literal is wrong. */
static bool try_pattern(bool for_folded)
{
    struct gk_bytes made;
    bool good = true;
    if (!make_pattern(for_folded, &made))
        return true;
    for (uint32_t i = 0; good && i < TEXTS; i++) {
        length = 0;
        for (uint32_t characters = random_below(LONGEST_TEXT + 1); characters; characters--)
            put_character();
        struct gk_bytes in = { text, length };
        good = (!for_folded || fold(in, &read)) && search(for_folded ? gk_buffer_bytes(&read) : in);
    }
    if (!good)
        printf("# pattern <%.*s>\n# text <%.*s>\n", (int)made.length, made.at, (int)length, text);
    return good;
}

static void test_random(void)
{
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < PATTERNS; i++)
        wrong += !try_pattern(i % 2);
    is_int(wrong, 0, "%d patterns are found nowhere without their literal", PATTERNS);
    ok(with_literals >= PATTERNS / 10 && with_several >= PATTERNS / 100 &&
           with_others >= PATTERNS / 100 && found >= PATTERNS / 2,
       "%u compile, %u have literals, %u several, %u in two places, %u are found", compiled,
       with_literals, with_several, with_others, found);
}

/* Whether these are the literals, those of a second place behind them, with blanks between. */
static bool reads_from(uint32_t least, const char *written, const char *expected)
{
    struct gk_buffer all = { 0 };
    bool good = true;
    gk_pattern_find_literals(gk_bytes_of(written), least, &literals, &others);
    for (uint32_t i = 0; i < others.count; i++)
        literals.at[literals.count + i] = others.at[i];
    for (uint32_t i = 0; i < literals.count + others.count; i++)
        good &= (!i || gk_buffer_append_byte(&all, ' ') == GK_OK) &&
                gk_buffer_append(&all, literals.at[i]) == GK_OK;
    good &= gk_bytes_equal(gk_buffer_bytes(&all), gk_bytes_of(expected));
    gk_buffer_free(&all);
    return good;
}

static bool reads(const char *written, const char *expected)
{
    return reads_from(GK_PATTERN_LITERAL, written, expected);
}

static void test_forms(void)
{
    ok(reads("[一二]拆迁补偿.{0,8}方案", "拆迁补偿 方案"), "the longest run, and the next");
    ok(reads("信息公开(?:指南|目录)?", "信息公开") && reads("(?:指南){0,1}公开", "公开"),
       "a group that need not stand has none");
    ok(reads("指南?", "") && reads("公开指南*", "公开指") && reads("指南+", "指南") &&
           reads("公开指南{0,3}", "公开指") && reads("指南{2}", "指南") && reads("指南+?", "指南"),
       "a quantifier belongs to the last character");
    ok(reads("拆迁|补偿款", "拆迁 补偿款") && reads("(拆迁|(?:补偿|安置)款)+的", "拆迁 补偿 安置"),
       "of alternatives one of each");
    ok(reads("拆迁|", "") && reads("拆迁|款", "") && reads("(?:拆迁|款)补偿", "补偿"),
       "where each has one");
    ok(reads("(?=拆迁)", "") && reads("(?<!拆迁补偿)方案", "方案"), "what is around has none");
    ok(reads("公", "") && reads("A公B", "") && reads("abc", ""), "two Han characters or digits");
    ok(reads("公\\.开指", "开指") && reads("^公开$", "公开") && reads("2026\\d", "2026") &&
           reads("函》(?:一)", "函》"),
       "signs and classes part runs, Chinese punctuation does not");
    ok(reads("(?i)公开", "") && reads("\\Q公开\\E", "") && reads("(?x)公 开指 # 南京", "") &&
           reads("公开\\1", "") && reads("公开{x}", ""),
       "what is not known leaves none");
    ok(reads("促进.{0,20}(?:发展|改革)", "促进 发展 改革") &&
           reads("促进.*发展|改革", "促进 改革") && reads("(?:促进.*发展)", "促进"),
       "a second place of the pattern itself, where it has no alternatives");
    ok(reads("[公开", "") && reads("(公开", "") && reads("公开)", "") && reads("公开\\", ""),
       "nor does what does not compile");
    ok(reads_from(1, "^[京津]?财", "财") && reads_from(1, "(?:拆迁|款)的?", "拆迁 款") &&
           reads_from(1, "[一二]", "") && reads_from(1, "令.?第\\d+号", "令") &&
           reads_from(1, "款.?补偿", "补偿"),
       "one character, where that is asked for and none is longer: in one place alone");
    ok(reads_from(1, "[一-龥]规(?:字)?\\[?(?:19|20)\\d\\d", "规") &&
           reads_from(1, "规.?2026", "2026") && reads_from(1, "规定.?2026", "规定 2026"),
       "digits, which stand in most texts, are worth half of that");
}

int main(void)
{
    test_forms();
    test_random();
    gk_pattern_free(&pattern);
    gk_pattern_scratch_free(&scratch);
    gk_folded_free(&folded);
    gk_buffer_free(&literal);
    gk_buffer_free(&read);
    gk_buffer_free(&searched);
    return done();
}
