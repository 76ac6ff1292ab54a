/* Backslashes that double the second byte of a character. */
#include "tap.h"
#include "text/doubled.h"

/* 成 is A6 A8, 功 is A5 5C. */
static struct gk_doubled found(enum gk_encoding encoding, const char *line)
{
    struct gk_doubled doubled;
    gk_find_doubled(encoding, gk_bytes_of(line), &doubled);
    return doubled;
}

static void undoubles(enum gk_encoding encoding, const char *line, const char *expected)
{
    struct gk_buffer out = { 0 };
    ok(gk_undouble(encoding, gk_bytes_of(line), &out) == GK_OK, "it is undoubled");
    is_text(gk_buffer_bytes(&out), expected, "as it was before");
    gk_buffer_free(&out);
}

static void test_places(void)
{
    struct gk_doubled one = found(GK_BIG5, "\"\xA6\xA8\xA5\\\\\"}");
    ok(one.places == 1 && one.offset == 5 && one.characters == 3 && !one.otherwise && one.odd,
       "a place, in bytes and in characters");
    struct gk_doubled two = found(GK_BIG5, "\xA5\\\\a\xA5\\\\n\xA6\xA8");
    ok(two.places == 2 && two.offset == 2 && !two.otherwise, "two places");
    ok(found(GK_BIG5, "\xA5\\\\\\\xA5\\n").otherwise, "one that is not doubled");
    is_int(found(GK_BIG5, "\xA6\xA8\\\\n").places, 0, "behind another character there is none");
    is_int(found(GK_BIG5, "a\\\\n\\\\").places, 0, "nor behind a letter");
    is_int(found(GK_UTF_8, "\xE5\x8A\x9F\\\\n").places, 0, "UTF-8 has none");
    is_int(found(GK_GB18030, "\xD5\\\\n").places, 1, "GBK has");
    is_int(found(GK_GB18030, "\x81\x30\x81\x30\\\\").places, 0, "a character of four bytes");
    is_int(found(GK_BIG5, "").places, 0, "nothing");
    is_int(found(GK_BIG5, "\xA5").places, 0, "half a character");
}

static void test_odd(void)
{
    static const struct {
        const char *line;
        bool odd;
    } lines[] = {
        { "\xA5\\\\not", true },        { "\xA5\\\\nNot", false },
        { "\xA5\\\\n\xA6\xA8", false }, { "\xA5\\\\n2019", false },
        { "\xA5\\\\test", true },       { "\xA5\\\\r\\n", false },
        { "\xA5\\\\b\xA6\xA8", true },  { "\xA5\\\\f\xA6\xA8", true },
        { "\xA5\\\\\\n", true },        { "\xA5\\\\\",", true },
        { "\xA5\\\\/", false },         { "\xA5\\\\u4E00", false },
        { "\xA5\\\\", true },
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        ok(found(GK_BIG5, lines[i].line).odd == lines[i].odd, "line %zu is %s", i,
           lines[i].odd ? "odd" : "as people write");
}

int main(void)
{
    test_places();
    test_odd();
    undoubles(GK_BIG5, "\"\xA6\xA8\xA5\\\\\"}", "\"\xA6\xA8\xA5\\\"}");
    undoubles(GK_BIG5, "\xA5\\\\\\\xA5\\n", "\xA5\\\\\xA5\\n");
    undoubles(GK_UTF_8, "\\\\", "\\\\");
    undoubles(GK_BIG5, "", "");
    return done();
}
