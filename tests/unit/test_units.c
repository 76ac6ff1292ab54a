/* Text as units: each character by what folding makes of it, escapes as what they stand for; every
 * way of reading says what the portable one says, at every place and length. */
#include <uchar.h>

#include "base/utf8.h"
#include "random.h"
#include "tap.h"
#include "text/fold.h"
#include "text/letter.h"
#include "text/units.h"

static struct gk_units_table table;

static void test_table(void)
{
    unsigned wrong = 0;
    for (uint32_t c = 0; c < 0x10000; c++) {
        uint32_t letters[GK_LETTERS_MOST];
        unsigned count = gk_letter_fold(c, GK_FOLD_MATCHING, letters);
        bool dropped = !count || gk_letter_is_blank(letters[0]);
        uint32_t expected = dropped ? 0 : count > 1 ? GK_UNIT_SEVERAL : letters[0];
        if (c - 0xD800 >= 0x800 && (dropped || letters[0] < 0x10000))
            wrong += gk_unit_matched(table.unit[c]) != expected && expected != GK_UNIT_SEVERAL;
        wrong += (table.unit[c] == GK_UNIT_SEVERAL) != (count > 1 || c == GK_UNIT_SEVERAL);
        wrong += c - 0x4E00 < 0x5200 && table.unit[c] != c;
    }
    is_int(wrong, 0, "the table has for each character what folding makes of it");
}

/* Reads a text to its end by pieces of `room`, and looks the units up. */
static size_t read_all(struct gk_bytes text, bool json, size_t room, uint16_t *out)
{
    static uint16_t raw[4096 + GK_UNITS_SLACK];
    struct gk_units_source source = { (const unsigned char *)text.at,
                                      (const unsigned char *)text.at + text.length, json };
    size_t total = 0, count;
    while ((count = gk_units_read(&source, raw, room)) != 0)
        total += gk_units_fold(&table, raw, count, out + total);
    return total;
}

static bool reads(const char *text, bool json, const char16_t *expected)
{
    uint16_t units[600];
    size_t length = 0;
    while (expected[length])
        length++;
    size_t count = read_all(gk_bytes_of(text), json, 100, units);
    for (size_t i = 0; i < count; i++)
        units[i] = gk_unit_matched(units[i]);
    return count == length && memcmp(units, expected, 2 * length) == 0;
}

static void test_reading(void)
{
    ok(reads("Ａb 內部\u3000資 料\n★", false, u"ab内部资料★"), "forms, width, case, blanks");
    ok(reads("机\u200B密\u00AD\uFEFF②⑫Ⅳ", false, u"机密212iv"), "what nobody sees, numbers");
    ok(reads("\U0001F004\U000E0100a\U00020BB7", false, u"\uB004a\uBBB7"), "beyond the BMP");
    ok(reads("机\\n密\\u5185\\u90E8\\t\\\"\\/\\\\n", true, u"机密内部\"/\\n"), "escapes");
    ok(reads("\\uD842\\uDFB7\\uDB40\\uDD00\\uD800a", true, u"\uBBB7\uFFFDa"), "pairs of escapes");
    ok(reads("a\\nb", false, u"a\\nb"), "in a text a backslash is one");
}

/* Runs of characters of one, two, three and four bytes, and what is odd in between. */
static size_t make_text(char *text, size_t size)
{
    static const uint32_t first[] = { 0x20, 0x80, 0x4E00, 0x10000, 0x2000, 0xFF00, 0x800 };
    static const uint32_t count[] = { 0x5F, 0x780, 0x5200, 0x30000, 0x1100, 0x100, 0xD000 };
    size_t length = 0;
    while (length + 30 < size) {
        uint32_t kind = random_below(3) ? 2 : random_below(2) ? 0 : random_below(7);
        for (uint32_t run = kind == 3 ? 1 : 1 + random_below(30); run && length + 30 < size;
             run--) {
            uint32_t c = first[kind] + random_below(count[kind]);
            if (c - 0xD800 < 0x800 || c == '\\')
                c = '-';
            length += gk_utf8_encode(c, text + length);
        }
        if (random_below(9) == 0)
            length += (size_t)snprintf(text + length, 7, "\\u%04X", 0x4E00 + random_below(0x5200));
        if (random_below(9) == 0)
            length += (size_t)snprintf(text + length, 3, "\\%c", "n\"\\/tbfr"[random_below(8)]);
    }
    return length;
}

static void test_digits(void)
{
    uint16_t units[64 * 8];
    uint64_t digits[8], joined[8], other_digits[8], other_joined[8];
    unsigned wrong = 0;
    for (int round = 0; round < 2000; round++) {
        const char *way = gk_units_way_name();
        for (int i = 0; i < 64 * 8; i++)
            units[i] = (uint16_t)(random_below(2)   ? 0x20 + random_below(0x60)
                                  : random_below(2) ? 0x2000 + random_below(0x300)
                                                    : random_below(0x10000));
        gk_units_digits(units, 8, digits, joined);
        gk_units_choose("portable");
        gk_units_digits(units, 8, other_digits, other_joined);
        gk_units_choose(way);
        wrong += memcmp(digits, other_digits, sizeof digits) != 0 ||
                 memcmp(joined, other_joined, sizeof joined) != 0;
    }
    is_int(wrong, 0, "%s: the same digits", gk_units_way_name());
}

/* Each character among others that need no table, at every place of what is folded at once. */
static void test_folding(void)
{
    enum { AT_ONCE = 64 };
    uint16_t raw[AT_ONCE], units[4 * AT_ONCE + GK_UNITS_SLACK], expected[sizeof units / 2];
    unsigned wrong = 0;
    for (unsigned i = 0; i < AT_ONCE; i++)
        raw[i] = i % 3 ? 0x4E00 : 'A';
    for (uint32_t c = 0; c < 0x10000; c++) {
        uint16_t before = raw[c % AT_ONCE];
        if (c - 0xD800 < 0x800)
            continue;
        raw[c % AT_ONCE] = (uint16_t)c;
        size_t count = gk_units_fold(&table, raw, AT_ONCE, units);
        const char *way = gk_units_way_name();
        gk_units_choose("portable");
        wrong += gk_units_fold(&table, raw, AT_ONCE, expected) != count ||
                 memcmp(units, expected, 2 * count) != 0;
        gk_units_choose(way);
        raw[c % AT_ONCE] = before;
    }
    is_int(wrong, 0, "%s folds each character as portable does", gk_units_way_name());
}

static void test_way(const char *name)
{
    static char text[600];
    static uint16_t units[6000], expected[6000];
    unsigned wrong = 0;
    if (!gk_units_choose(name)) {
        skip(name);
        return;
    }
    for (int round = 0; round < 20000; round++) {
        struct gk_bytes given = { text, make_text(text, 40 + random_below(560)) };
        size_t cut = random_below(40) % (given.length + 1);
        while (cut < given.length && ((unsigned char)text[cut] & 0xC0) == 0x80)
            cut++;
        given.at += cut;
        given.length -= cut;
        bool json = cut == 0;
        gk_units_choose("portable");
        size_t count = read_all(given, json, 4096, expected);
        gk_units_choose(name);
        wrong += read_all(given, json, 1 + random_below(300), units) != count ||
                 memcmp(units, expected, 2 * count) != 0;
    }
    is_int(wrong, 0, "%s reads as portable does", name);
    test_digits();
    test_folding();
}

int main(void)
{
    gk_units_table_fill(&table);
    test_table();
    test_reading();
    static const char *const ways[] = { "portable", "avx2", "avx512", "neon" };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        test_way(ways[i]);
    return done();
}
