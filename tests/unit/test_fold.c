/* Folding: what becomes of each kind of character, and that every cell knows where it stood. */
#include "base/utf8.h"
#include "tap.h"
#include "text/fold.h"

static struct gk_folded folded;

/* The folded text as UTF-8, in a static buffer. */
static struct gk_bytes fold(const char *text)
{
    static char out[4096];
    size_t length = 0;
    if (gk_fold(&folded, gk_bytes_of(text)) != GK_OK)
        return GK_BYTES("no memory");
    for (size_t i = 0; i < folded.count; i++)
        length += gk_utf8_encode(folded.characters[i], out + length);
    return (struct gk_bytes){ out, length };
}

static void test_characters(void)
{
    is_text(fold(""), "", "nothing");
    is_text(fold("内部资料"), "内部资料", "Han stays");
    is_text(fold("GK-2.0 aZ"), "gk-2.0 az", "ASCII capitals become small");
    is_text(fold("ＡＺａｚ０９（～"), "azaz09(~", "full-width ASCII becomes ASCII");
    is_text(fold("內部"), "內部", "traditional forms are left alone");
    is_text(fold("a\xC2\xA0"
                 "b\xE3\x80\x80"
                 "c\xE2\x80\x89"
                 "d"),
            "a b c d", "no-break, ideographic and thin spaces become spaces");
    is_text(fold("内\xE2\x80\x8B部\xC2\xAD资\xEF\xBB\xBF料\xE2\x80\xAE"), "内部资料",
            "zero width, soft hyphen, byte order mark and bidirectional controls are dropped");
    is_text(fold("1\xEF\xB8\x8F"
                 "2\xF3\xA0\x84\x80"
                 "3"),
            "123", "variation selectors are dropped");
    is_text(fold("\xF0\xA0\x80\x80\xF0\x9F\x98\x80é"), "\xF0\xA0\x80\x80\xF0\x9F\x98\x80é",
            "other characters stay");
}

static void test_blanks(void)
{
    is_text(fold("内 部\t资　 料"), "内部资料", "blanks between Han are dropped");
    is_text(fold("内\n部\r\n资 \n料"), "内部资料", "so is one line break");
    is_text(fold("内\n\n部"), "内\n\n部", "two line breaks stay");
    is_text(fold("内\n　　部"), "内\n  部", "a line break with a blank behind it stays");
    is_text(fold("内 a 部 1 资"), "内 a 部 1 资", "blanks beside anything else stay");
    is_text(fold(" 内 "), " 内 ", "blanks at the ends stay");
    is_text(fold("\xF0\xA0\x80\x80 \xEF\xA4\x80 〇"), "\xF0\xA0\x80\x80\xEF\xA4\x80〇",
            "extension, compatibility and zero are Han");
    is_text(fold("内 \xE2\x80\x8B 部"), "内部", "an invisible character does not part blanks");
}

static void test_places(void)
{
    fold("a内\xE2\x80\x8B 部Ｂ\xF0\x9F\x98\x80");
    static const struct {
        uint32_t character;
        uint32_t start;
        uint32_t end;
    } expected[] = {
        { 'a', 0, 1 }, { 0x5185, 1, 4 }, { 0x90E8, 8, 11 }, { 'b', 11, 14 }, { 0x1F600, 14, 18 },
    };
    is_int((int64_t)folded.count, 5, "cells of a mixed text");
    for (size_t i = 0; i < folded.count; i++)
        ok(folded.characters[i] == expected[i].character &&
               gk_folded_start(&folded, i) == expected[i].start &&
               gk_folded_end(&folded, i) == expected[i].end,
           "cell %zu stands where its source stands", i);
}

static void test_large(void)
{
    static char text[30000];
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "\xE5\x86\x85", 3);
    ok(gk_fold(&folded, (struct gk_bytes){ text, sizeof text }) == GK_OK, "a large text folds");
    is_int((int64_t)folded.count, 10000, "into one cell a character");
    is_int(gk_folded_end(&folded, 9999), 30000, "up to its end");
}

/* Every cell of a long text of every kind of run finds the way back, asked one by one or in order. */
static void test_way_back(void)
{
    static const char *const pieces[] = { "内", " ", "\xE2\x80\x8B", "部", "ab C", "Ｄ", "\n", "\xC2\xAD",
                                          "资料", "　", "\xF0\x9F\x98\x80", "0123456789012345678" };
    static char text[40000];
    size_t length = 0;
    for (uint32_t seed = 1; length < sizeof text - 32; seed = seed * 1103515245u + 12345u) {
        const char *piece = pieces[(seed >> 16) % 12];
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
    ok(gk_fold(&folded, (struct gk_bytes){ text, length }) == GK_OK, "a text of every kind folds");
    bool right = folded.count > 10000;
    uint32_t behind = 0;
    for (size_t i = 0; i < folded.count; i++) {
        uint32_t last = behind;
        uint32_t start = gk_folded_start_behind(&folded, i, last, &behind);
        size_t own;
        uint32_t c = gk_utf8_decode((struct gk_bytes){ text + start, length - start }, &own);
        bool same = c == folded.characters[i] || c - 'A' + 'a' == folded.characters[i] ||
                    c - 0xFEE0 == folded.characters[i] || c - 0xFEC0 == folded.characters[i] ||
                    (c == 0x3000 && folded.characters[i] == ' ');
        right &= same && start >= last && own == behind - start &&
                 start == gk_folded_start(&folded, i) && behind == gk_folded_end(&folded, i);
    }
    ok(right, "and every cell knows where it stood");
}

int main(void)
{
    test_characters();
    test_blanks();
    test_places();
    test_large();
    test_way_back();
    gk_folded_free(&folded);
    ok(folded.characters == NULL && folded.count == 0, "freed, it is as born");
    return done();
}
