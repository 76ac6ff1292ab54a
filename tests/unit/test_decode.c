/* Decoding: names of encodings, what each reads, and where it says it could not. */
#include "tap.h"
#include "text/decode.h"

static struct gk_decoder decoder;
static struct gk_buffer out;
static bool bad;
static size_t offset;

static struct gk_bytes decode(enum gk_encoding encoding, struct gk_bytes line)
{
    gk_buffer_clear(&out);
    offset = 999;
    if (gk_decode(&decoder, encoding, line, &out, &bad, &offset) != GK_OK)
        return GK_BYTES("failed");
    return gk_buffer_bytes(&out);
}

static void is_name(const char *name, bool known, enum gk_encoding expected)
{
    enum gk_encoding encoding = GK_UTF_8;
    bool found = gk_encoding_find(gk_bytes_of(name), &encoding);
    ok(found == known && (!known || encoding == expected), "the name %s", name);
}

static void test_names(void)
{
    is_name("utf-8", true, GK_UTF_8);
    is_name("UTF8", true, GK_UTF_8);
    is_name("GB18030", true, GK_GB18030);
    is_name("gb-18030", true, GK_GB18030);
    is_name("GBK", true, GK_GB18030);
    is_name("gb2312", true, GK_GB18030);
    is_name("cp936", true, GK_GB18030);
    is_name("Big5", true, GK_BIG5);
    is_name("utf_16", true, GK_UTF_16);
    is_name("UTF-16LE", true, GK_UTF_16LE);
    is_name("utf-16be", true, GK_UTF_16BE);
    is_name("auto", true, GK_AUTO);
    is_name("latin1", false, GK_UTF_8);
    is_name("", false, GK_UTF_8);
    is_name("utf-8-but-much-longer-than-any", false, GK_UTF_8);
}

static void test_gb18030(void)
{
    is_text(decode(GK_GB18030, GK_BYTES("{\"a\":\"\xD6\xD0\xCE\xC4\xE9\x46\"}")),
            "{\"a\":\"中文镕\"}", "GBK characters, also those beyond GB 2312");
    is_text(decode(GK_GB18030, GK_BYTES("\xA1\xA4\xA1\xAA")), "·—",
            "middle dot and dash as Windows means them");
    is_text(decode(GK_GB18030, GK_BYTES("\x95\x32\x82\x36")), "\xF0\xA0\x80\x80", "four bytes");
    is_text(decode(GK_GB18030, GK_BYTES("\x80 1\x80\x80\xD6\xD0")), "€ 1€€中", "80 is the euro");
    decode(GK_GB18030, GK_BYTES("ab\xD6\xD0\xFF z"));
    ok(bad && offset == 4 && out.length == 0, "a byte that is none is bad, at its place");
    decode(GK_GB18030, GK_BYTES("ab\xD6"));
    ok(bad && offset == 2 && out.length == 0, "so is half a character at the end");
    is_text(decode(GK_GB18030, GK_BYTES("")), "", "nothing is nothing");
    ok(!bad, "and not bad");
}

static void test_others(void)
{
    is_text(decode(GK_BIG5, GK_BYTES("\xA4\xA4\xA4\xE5")), "中文", "Big5");
    decode(GK_BIG5, GK_BYTES("\xA4\xA4\xFF"));
    ok(bad && offset == 2, "bad Big5");
    is_text(decode(GK_UTF_8, GK_BYTES("中")), "中", "UTF-8");
    decode(GK_UTF_8, GK_BYTES("中\xC0\x80"));
    ok(bad && offset == 3 && out.length == 0, "bad UTF-8");
    is_text(decode(GK_UTF_16LE, GK_BYTES("\x2D\x4E\x3D\xD8\x00\xDE")), "中\xF0\x9F\x98\x80",
            "UTF-16, small end first");
    is_text(decode(GK_UTF_16BE, GK_BYTES("\x4E\x2D")), "中", "and great end first");
    is_text(decode(GK_UTF_16, GK_BYTES("\xFE\xFF\x4E\x2D")), "\xEF\xBB\xBF中",
            "and by its byte order mark, which the reader drops");
    decode(GK_UTF_16LE, GK_BYTES("\x2D\x4E\x3D\xD8\x2D\x4E"));
    ok(bad && offset == 2, "a lone surrogate is bad");
    decode(GK_UTF_16LE, GK_BYTES("\x2D\x4E\x2D"));
    ok(bad && offset == 2, "so is half a unit");
}

static void test_auto(void)
{
    is_text(decode(GK_AUTO, GK_BYTES("中文")), "中文", "auto: UTF-8");
    is_text(decode(GK_AUTO, GK_BYTES("\xD6\xD0\xCE\xC4")), "中文", "auto: GB18030");
    decode(GK_AUTO, GK_BYTES("ok \xFF\xFF\xFF"));
    ok(bad && offset == 3, "auto: none of them");
}

/* Bytes that are good GB18030 and good UTF-8 at once. */
static void test_auto_in_doubt(void)
{
    static const char *const stay[] = {
        "café",      "cafe\u0301",  "nǐ hǎo",      "ação",   "naïve",
        "план",      "Канал 20°С «план»", "постановление", "λόγος", "μία",
        "§ 5 · 2×3", "كتاب",           "בית ספר",      "¥·",     "план работы",
        "ûñá",   "{\"title\":\"план\",\"x\":\"通知\"}",        "\u0368\u05AA 通知",
    };
    is_text(decode(GK_AUTO, GK_BYTES("{\"title\":\"\xCD\xA8\xD6\xAA\"}\n")),
            "{\"title\":\"通知\"}\n", "auto: 通知 in GBK");
    is_text(decode(GK_AUTO, GK_BYTES("\xD1\xA7\xCE\xBB\xCE\xAF\xD4\xB1")), "学位委员",
            "auto: 学位委员 in GBK");
    is_text(decode(GK_AUTO, GK_BYTES("\xCB\xBC\xC3\xA9")), "思茅", "auto: 思茅 in GBK");
    is_text(decode(GK_AUTO, GK_BYTES("\xCF\xB5\xCD\xB3 1 \xCD\xA8")), "系统 1 通",
            "auto: 系统 in GBK");
    for (size_t i = 0; i < sizeof stay / sizeof stay[0]; i++)
        is_text(decode(GK_AUTO, gk_bytes_of(stay[i])), stay[i], "auto: UTF-8 stays: %s", stay[i]);
    is_text(decode(GK_AUTO, GK_BYTES("\xCD\xA8")), "\xCD\xA8",
            "auto: one pair alone proves nothing");
}

static void test_long_and_appended(void)
{
    static char line[100000];
    for (size_t i = 0; i < sizeof line; i += 2)
        memcpy(line + i, "\xD6\xD0", 2);
    ok(decode(GK_GB18030, (struct gk_bytes){ line, sizeof line }).length == 150000, "a long line");
    gk_buffer_clear(&out);
    ok(gk_buffer_append(&out, GK_BYTES("x")) == GK_OK &&
           gk_decode(&decoder, GK_GB18030, GK_BYTES("a\xFF"), &out, &bad, &offset) == GK_OK,
       "decoding behind other text");
    is_text(gk_buffer_bytes(&out), "x", "leaves that text alone where the line is bad");
}

int main(void)
{
    enum gk_status status =
        gk_decode(&decoder, GK_GB18030, GK_BYTES("a"), &out, &bad, &offset);
    test_names();
    if (status == GK_INVALID) {
        skip("this system's iconv does not know GB18030");
    } else {
        test_gb18030();
        test_others();
        test_auto();
        test_auto_in_doubt();
        test_long_and_appended();
    }
    gk_decoder_close(&decoder);
    gk_decoder_close(&decoder);
    gk_buffer_free(&out);
    return done();
}
