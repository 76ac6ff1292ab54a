/* The sieve gives every place where a word begins, or a long number, and no other: compared with a
 * search at every place, for each way of reading, in texts of all sizes and forms. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "match/pairs.h"
#include "random.h"
#include "tap.h"
#include "text/fold.h"

enum { MOST_UNITS = 40000, MOST_WORDS = 200 };

static struct gk_units_table table;

static struct {
    uint16_t units[40];
    size_t length;
    unsigned kind;
} words[MOST_WORDS];
static size_t word_count;

/* A text as units, and where each stands: zeros in front and behind. */
static uint16_t units[MOST_UNITS + 200];
static size_t places[MOST_UNITS + 200];
static size_t unit_count;
static size_t touched;  /* candidates that Han was said to touch … */
static size_t followed; /* … and to follow */

static void read_units(struct gk_bytes text, bool json)
{
    struct gk_units_source source = { (const unsigned char *)text.at,
                                      (const unsigned char *)text.at + text.length, json };
    unit_count = 0;
    while (source.at < source.end && unit_count < MOST_UNITS) {
        size_t place = (size_t)(source.at - (const unsigned char *)text.at);
        uint16_t raw[GK_UNITS_MOST];
        size_t count = gk_units_read_one(&source, raw);
        for (size_t i = 0; i < count; i++) {
            uint16_t *to = units + 50 + unit_count;
            to[0] = table.unit[raw[i]];
            size_t more = to[0] == GK_UNIT_SEVERAL ? gk_units_of(raw[i], to) : to[0] != 0;
            for (; more; more--)
                places[unit_count++] = place;
        }
    }
    memset(units + 50 + unit_count, 0, 100 * sizeof *units);
}

static bool is_digit(uint16_t unit)
{
    return unit >= '0' && unit <= '9';
}

static struct gk_candidate naive(size_t at)
{
    const uint16_t *here = units + 50 + at;
    struct gk_candidate found = { .units = here };
    uint16_t matched[32];
    size_t digits = 0, run = 0;
    for (size_t i = 0; i < 32; i++)
        matched[i] = gk_unit_matched(here[i]);
    for (size_t i = 0; i < word_count; i++)
        if (memcmp(words[i].units, matched, words[i].length * sizeof *units) == 0)
            found.kinds |= 1u << words[i].kind;
    for (; run < GK_PAIRS_AHEAD && gk_unit_joins(here[run]); run++)
        digits += is_digit(here[run]);
    found.number = run >= GK_PAIRS_NUMBER && !gk_unit_joins(here[-1]) &&
                   (digits >= GK_PAIRS_OF_IT || run == GK_PAIRS_AHEAD);
    for (run = 0; run < GK_PAIRS_DIGITS && is_digit(here[run]); run++)
        ;
    found.digits = run == GK_PAIRS_DIGITS && !is_digit(here[-1]);
    return found;
}

static size_t place_of(struct gk_pairs_walk *walk, const uint16_t *unit, struct gk_bytes text)
{
    size_t start, end;
    gk_pairs_place(walk, unit, text, &start, &end);
    return start < end ? start : SIZE_MAX;
}

/* Whether of the unit no more Han is said to touch it than does, and none behind it that does not. */
static bool touches_rightly(const struct gk_pairs_walk *walk, const uint16_t *unit,
                            struct gk_bytes text, bool json, size_t at)
{
    enum { MOST = 5 };
    size_t touching = gk_pairs_touching(walk, unit, MOST);
    uint16_t behind = gk_pairs_behind(walk, unit);
    struct gk_units_source source = { (const unsigned char *)text.at,
                                      (const unsigned char *)text.at + text.length, json };
    uint16_t raw[GK_UNITS_MOST] = { 0 };
    size_t run = 0;
    while ((size_t)(source.at - (const unsigned char *)text.at) < places[at]) {
        bool han = gk_units_read_one(&source, raw) == 1 && raw[0] >= 0x4E00 && raw[0] < 0xA000;
        run = han ? run + 1 : 0;
    }
    gk_units_read_one(&source, raw);
    bool next = source.at < source.end && gk_units_read_one(&source, raw) == 1;
    touched += touching != 0;
    followed += behind != 0;
    return touching <= run && (!behind || (next && raw[0] == behind));
}

/* Whether the sieve gives for a text what the search at every place gives. */
static bool same(const struct gk_pairs *pairs, struct gk_bytes text, bool json)
{
    static struct gk_pairs_walk walk;
    struct gk_candidate got;
    read_units(text, json);
    gk_pairs_open(&walk, pairs, text, json);
    for (size_t at = 0; at < unit_count; at++) {
        struct gk_candidate expected = naive(at);
        if (!expected.kinds && !expected.number && !expected.digits)
            continue;
        if (!gk_pairs_next(&walk, &got) || got.kinds != expected.kinds ||
            got.number != expected.number || got.digits != expected.digits ||
            (at % 32 == 0 && !touches_rightly(&walk, got.units, text, json, at)) ||
            place_of(&walk, got.units, text) != places[at] ||
            (at + 3 < unit_count && place_of(&walk, got.units + 3, text) != places[at + 3]) ||
            memcmp(got.units - GK_PAIRS_BACK, expected.units - GK_PAIRS_BACK,
                   (GK_PAIRS_BACK + GK_PAIRS_AHEAD) * sizeof *units) != 0)
            return false;
    }
    return !gk_pairs_next(&walk, &got);
}

static bool add(struct gk_pairs *pairs, const char *text, unsigned kind)
{
    struct gk_folded folded = { 0 };
    bool good = gk_fold(&folded, gk_bytes_of(text)) == GK_OK &&
                gk_pairs_add(pairs, gk_bytes_of(text), kind) == GK_OK;
    words[word_count].kind = kind;
    words[word_count].length = 0;
    for (size_t i = 0; i < folded.count && words[word_count].length < 32; i++)
        if (gk_unit_of_folded(folded.characters[i]))
            words[word_count].units[words[word_count].length++] =
                gk_unit_of_folded(folded.characters[i]);
    word_count += words[word_count].length != 0;
    gk_folded_free(&folded);
    return good;
}

static void test_forms(void)
{
    static const char *const written[] = {
        "内部资料", "內部資料", "内\u200B部资料", "内 部\u3000资\n料", "內部資\u00AD料",
    };
    struct gk_pairs pairs = { 0 };
    static struct gk_pairs_walk walk;
    struct gk_candidate found;
    word_count = 0;
    ok(add(&pairs, "內部資料", 3) && gk_pairs_build(&pairs) == GK_OK, "a word");
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        gk_pairs_open(&walk, &pairs, gk_bytes_of(written[i]), false);
        ok(gk_pairs_next(&walk, &found) && found.kinds == 1u << 3 &&
               place_of(&walk, found.units, gk_bytes_of(written[i])) == 0 &&
               !gk_pairs_next(&walk, &found),
           "found in %s", written[i]);
    }
    gk_pairs_free(&pairs);
}

static void test_nothing(void)
{
    struct gk_pairs pairs = { 0 };
    word_count = 0;
    ok(add(&pairs, " \u200B", 0) && gk_pairs_build(&pairs) == GK_OK, "a word without units");
    ok(same(&pairs, GK_BYTES(""), false), "no text");
    ok(same(&pairs, GK_BYTES("内部 13800138000"), false), "a number is found without words");
    gk_pairs_free(&pairs);
}

/* Few characters, so that words are met often. */
static void random_word(char *text, size_t size, size_t most)
{
    static const char *const pieces[] = { "机", "密", "內",     "内", "部", "a", "Ａ", "1", "①",
                                          "Ⅳ",  "料", "\u200B", " ",  "𠮷", "★", "(",  "🄐", "𝟏" };
    size_t length = 0;
    for (size_t i = 1 + random_below((uint32_t)most); i && length + 8 < size; i--) {
        const char *piece = pieces[random_below(sizeof pieces / sizeof *pieces)];
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
    text[length] = '\0';
}

static void make_pairs(struct gk_pairs *pairs)
{
    word_count = 0;
    for (uint32_t i = random_below(MOST_WORDS - 1); i; i--) {
        char text[200];
        random_word(text, sizeof text, random_below(20) ? 6 : 40);
        if (!add(pairs, text, random_below(GK_PAIRS_KINDS)))
            ok(false, "a word could not be added");
    }
}

/* Of words, numbers, other text, blanks and escapes. */
static struct gk_bytes make_text(char *text, size_t size, bool json)
{
    size_t length = 0;
    while (length + 300 < size) {
        char piece[220];
        switch (random_below(8)) {
        case 0:
            for (uint32_t i = random_below(90); i; i--)
                text[length++] = "01234567890123456789-./_~+() 年"[random_below(29)];
            break;
        case 1:
            for (uint32_t i = random_below(40); i; i--)
                text[length++] = ' ';
            break;
        case 2:
            if (json)
                length += (size_t)snprintf(text + length, 7, "\\u%04x", 0x673A);
            break;
        case 3:
            for (uint32_t i = random_below(40); i; i--)
                length += gk_utf8_encode(0x4E00 + random_below(0x5000), text + length);
            break;
        default:
            random_word(piece, sizeof piece, 8);
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
    }
    return (struct gk_bytes){ text, length };
}

static void test_random(const char *way)
{
    static char text[20000];
    unsigned wrong = 0;
    if (!gk_units_choose(way)) {
        skip(way);
        return;
    }
    for (int round = 0; round < 40; round++) {
        struct gk_pairs pairs = { 0 };
        make_pairs(&pairs);
        if (gk_pairs_build(&pairs) != GK_OK)
            wrong++;
        for (int i = 0; i < 20; i++) {
            bool json = random_below(2);
            size_t size = random_below(4) ? 300 + random_below(500) : sizeof text;
            wrong += !same(&pairs, make_text(text, size, json), json);
        }
        gk_pairs_free(&pairs);
    }
    is_int(wrong, 0, "%s: as a search at every place", way);
    ok(touched > 100 && followed > 100, "%s: with Han around many of them", way);
    touched = followed = 0;
}

int main(void)
{
    gk_units_table_fill(&table);
    test_forms();
    test_nothing();
    static const char *const ways[] = { "portable", "avx2", "avx512", "neon" };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        test_random(ways[i]);
    return done();
}
