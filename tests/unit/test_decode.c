/* Decoding: names of encodings, what each reads, and what stands where it could not. */
#include "tap.h"

#include "base/utf8.h"
#include "text/decode.h"

static struct gk_decoder decoder;
static struct gk_buffer out;
static struct gk_decoding decoding;

static struct gk_bytes decode(enum gk_encoding encoding, struct gk_bytes line)
{
    gk_buffer_clear(&out);
    if (gk_decode(&decoder, encoding, line, &out, &decoding) != GK_OK)
        return GK_BYTES("failed");
    return gk_buffer_bytes(&out);
}

/* Bad places as "offset+length>text ...", with "of COUNT" behind them where not all are told. */
static struct gk_bytes places(void)
{
    static struct gk_buffer text;
    gk_buffer_clear(&text);
    enum gk_status status = gk_buffer_append(&text, GK_BYTES(""));
    for (size_t i = 0; i < decoding.bad && i < GK_BAD_PLACES && status == GK_OK; i++)
        status = gk_buffer_print(&text, "%s%zu+%zu>%zu", i ? " " : "", decoding.places[i].offset,
                                 decoding.places[i].length, decoding.places[i].text);
    if (decoding.bad > GK_BAD_PLACES && status == GK_OK)
        status = gk_buffer_print(&text, " of %zu", decoding.bad);
    return status == GK_OK ? gk_buffer_bytes(&text) : GK_BYTES("no memory");
}

/* What the line is read as, and where it could not be. */
static void reads(enum gk_encoding encoding, struct gk_bytes line, const char *text,
                  const char *bad, const char *what)
{
    is_text(decode(encoding, line), text, "%s", what);
    is_text(places(), bad, "%s: bad places", what);
}

#define FFFD "\xEF\xBF\xBD"

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
    reads(GK_GB18030, GK_BYTES("{\"a\":\"\xD6\xD0\xCE\xC4\xE9\x46\"}"), "{\"a\":\"中文镕\"}", "",
          "GBK characters, also those beyond GB 2312");
    reads(GK_GB18030, GK_BYTES("\xA1\xA4\xA1\xAA"), "·—", "",
          "middle dot and dash as Windows means them");
    reads(GK_GB18030, GK_BYTES("\x95\x32\x82\x36\x81\x30\x86\x30"), "\xF0\xA0\x80\x80\xC2\xB8", "",
          "four bytes");
    reads(GK_GB18030, GK_BYTES("\x80 1\x80\x80\xD6\xD0"), "€ 1€€中", "", "80 is the euro");
    reads(GK_GB18030, GK_BYTES("\xA2\xE3"), "€", "", "and so is its pair");
    reads(GK_GB18030, GK_BYTES("\xAA\xA1"), "\xEE\x80\x80", "", "a user-defined character stays");
    reads(GK_GB18030, GK_BYTES(""), "", "", "nothing is nothing");
}

/* Whichever edition this system's iconv has: pairs and four-byte codes of the same characters. */
static void test_standard(void)
{
    reads(GK_GB18030, GK_BYTES("x\xA6\xD9y\xA8\xBCz\xA8\xBF"), "x\uFE10y\u1E3Fz\u01F9", "",
          "characters that had private-use stand-ins, longer and shorter than those");
    reads(GK_GB18030, GK_BYTES("\xFE\x51\xFE\x59|\xFE\x51\xFE\x51|\xFE\xA0"),
          "\U00020087\u9FB4|\U00020087\U00020087|\u9FBB", "", "several in a row");
    reads(GK_GB18030, GK_BYTES("\x82\x35\x90\x37\x84\x31\x82\x36\x95\x32\x90\x31"),
          "\u9FB4\uFE10\U00020087", "", "the four-byte codes that other editions gave them");
    reads(GK_GB18030, GK_BYTES("\x83\x36\xD0\x30"), "\uE865", "", "other private use stays");
}

static void test_bad_gb18030(void)
{
    reads(GK_GB18030, GK_BYTES("ab\xD6\xD0\xFF z"), "ab中" FFFD " z", "4+1>5",
          "a byte that is none");
    reads(GK_GB18030, GK_BYTES("ab\xD6"), "ab" FFFD, "2+1>2", "half a character at the end");
    reads(GK_GB18030, GK_BYTES("\"\xD6\",\"\xD0\":\xD6\n"), "\"" FFFD "\",\"" FFFD "\":" FFFD "\n",
          "1+1>1 5+1>7 8+1>12", "a lead takes no quotation mark, comma or line feed with it");
    reads(GK_GB18030,
          GK_BYTES("\xD6"
                   "2018\xC4\xEA"),
          FFFD "2018年", "0+1>0", "nor a digit");
    reads(GK_GB18030,
          GK_BYTES("\xD6"
                   "2"),
          FFFD "2", "0+1>0", "nor one at the end");
    reads(GK_GB18030, GK_BYTES("\x81\x30\x81\","), FFFD "0" FFFD "\",", "0+1>0 2+1>4",
          "nor do three of four bytes");
    reads(GK_GB18030, GK_BYTES("\xFF\xFF\xFFx\xFF"), FFFD FFFD FFFD "x" FFFD, "0+3>0 4+1>10",
          "bytes in a row are one place");
    reads(GK_GB18030,
          GK_BYTES("\xFF 1 \xFF 2 \xFF 3 \xFF 4 \xFF 5 \xFF 6 \xFF 7 \xFF 8 \xFF 9 "
                   "\xFF a \xFF b \xFF c \xFF d \xFF e \xFF f \xFF g \xFF h \xFF\xFF"),
          FFFD " 1 " FFFD " 2 " FFFD " 3 " FFFD " 4 " FFFD " 5 " FFFD " 6 " FFFD " 7 " FFFD
               " 8 " FFFD " 9 " FFFD " a " FFFD " b " FFFD " c " FFFD " d " FFFD " e " FFFD
               " f " FFFD " g " FFFD " h " FFFD FFFD,
          "0+1>0 4+1>6 8+1>12 12+1>18 16+1>24 20+1>30 24+1>36 28+1>42 32+1>48 36+1>54 40+1>60 "
          "44+1>66 48+1>72 52+1>78 56+1>84 60+1>90 of 18",
          "of many places the first are told");
    reads(GK_GB18030, GK_BYTES("\xFE\x51\xFF\xFE\x51"), "\U00020087" FFFD "\U00020087", "2+1>4",
          "places count the text as it comes out");
}

static void test_others(void)
{
    reads(GK_BIG5, GK_BYTES("\xA4\xA4\xA4\xE5\xF9\xD6"), "中文碁", "", "Big5 as Windows has it");
    reads(GK_BIG5, GK_BYTES("\xA4\xA4\xFF\xA4\","), "中" FFFD FFFD "\",", "2+2>3", "bad Big5");
    reads(GK_BIG5, GK_BYTES("\x80\xA4\x80\xA4\xA4\x80\xA4\xE5"), FFFD FFFD FFFD "中" FFFD "文",
          "0+3>0 5+1>12", "80 is no character of Big5");
    reads(GK_UTF_8, GK_BYTES("中"), "中", "", "UTF-8");
    reads(GK_UTF_8, GK_BYTES("中\xC0\x80\""), "中" FFFD FFFD "\"", "3+2>3", "bad UTF-8");
    reads(GK_UTF_8, GK_BYTES("\xE4\xB8\"\xE4"), FFFD FFFD "\"" FFFD, "0+2>0 3+1>7", "cut UTF-8");
}

static void test_utf_16(void)
{
    if (gk_decode(&decoder, GK_UTF_16LE, GK_BYTES(""), &out, &decoding) == GK_INVALID) {
        skip("this system's iconv does not know UTF-16");
        return;
    }
    reads(GK_UTF_16LE, GK_BYTES("\x2D\x4E\x3D\xD8\x00\xDE"), "中\xF0\x9F\x98\x80", "",
          "UTF-16, small end first");
    reads(GK_UTF_16BE, GK_BYTES("\x4E\x2D"), "中", "", "and great end first");
    reads(GK_UTF_16, GK_BYTES("\xFE\xFF\x4E\x2D"), "\xEF\xBB\xBF中", "",
          "and by its byte order mark, which the reader drops");
    ok(decoding.encoding == GK_UTF_16BE, "which says the order of bytes");
    reads(GK_UTF_16LE, GK_BYTES("\x2D\x4E\x3D\xD8\x2D\x4E\x00\xDE\n\0"), "中" FFFD "中" FFFD "\n",
          "2+2>3 6+2>9", "lone surrogates are bad");
    reads(GK_UTF_16BE, GK_BYTES("\xD8\x3D\0\n"), FFFD "\n", "0+2>0",
          "one takes no line feed with it");
    reads(GK_UTF_16LE, GK_BYTES("\x3D\xD8"), FFFD, "0+2>0", "nor must one follow");
    reads(GK_UTF_16LE, GK_BYTES("\x2D\x4E\x2D"), "中" FFFD, "2+1>3", "half a unit is bad");
    reads(GK_UTF_16LE, GK_BYTES("\x2D\x4E\x2D\n\0"), "中" FFFD "\n", "2+1>3",
          "also before the line feed that ends the last line");
    reads(GK_UTF_16BE, GK_BYTES("\x2D\0\n"), FFFD "\n", "0+1>0", "and alone before it");
    reads(GK_UTF_16BE, GK_BYTES("\x2D"), FFFD, "0+1>0", "and all alone");
    reads(GK_UTF_16LE, GK_BYTES("\x3D\xD8\x2D\n\0"), FFFD FFFD "\n", "0+3>0",
          "behind half a pair it is one place with it");
}

static void test_auto(void)
{
    reads(GK_AUTO, GK_BYTES("中文"), "中文", "", "auto: UTF-8");
    ok(decoding.encoding == GK_UTF_8, "auto says so");
    reads(GK_AUTO, GK_BYTES("\xD6\xD0\xCE\xC4"), "中文", "", "auto: GB18030");
    ok(decoding.encoding == GK_GB18030, "auto says that too");
    reads(GK_AUTO, GK_BYTES("\xA4\xA4\xA4\xE5"), "中文", "", "auto: Big5");
    ok(decoding.encoding == GK_BIG5, "and that");
    reads(GK_AUTO, GK_BYTES("ok \xFF\xFF\xFF"), "ok " FFFD FFFD FFFD, "3+3>3",
          "auto: none of them");
    reads(GK_AUTO, GK_BYTES("\"关于财政的通\xE7\x9F\""), "\"关于财政的通" FFFD FFFD "\"", "19+2>19",
          "auto: cut UTF-8 is no GB18030");
    reads(GK_AUTO, GK_BYTES("\"\xB9\xD8\xD3\xDA\xB2\xC6\xD5\xFE\xB5\""), "\"关于财政" FFFD "\"",
          "9+1>13", "auto: cut GB18030 is that still");
}

static void test_long_and_appended(void)
{
    static char line[100000];
    for (size_t i = 0; i < sizeof line; i += 2)
        memcpy(line + i, "\xD6\xD0", 2);
    ok(decode(GK_GB18030, (struct gk_bytes){ line, sizeof line }).length == 150000, "a long line");
    for (size_t i = 0; i < sizeof line; i += 2)
        memcpy(line + i, "\xFE\x51", 2);
    ok(decode(GK_GB18030, (struct gk_bytes){ line, sizeof line }).length == 200000 &&
           gk_utf8_count(gk_buffer_bytes(&out)) == 50000,
       "one of nothing but characters that grow");
    memset(line, 0xFF, sizeof line);
    ok(decode(GK_GB18030, (struct gk_bytes){ line, sizeof line }).length == 300000 &&
           decoding.bad == 1 && decoding.places[0].length == sizeof line,
       "one of nothing but bad bytes");
    gk_buffer_clear(&out);
    ok(gk_buffer_append(&out, GK_BYTES("x")) == GK_OK &&
           gk_decode(&decoder, GK_GB18030, GK_BYTES("a\xFF"), &out, &decoding) == GK_OK,
       "decoding behind other text");
    is_text(gk_buffer_bytes(&out), "xa" FFFD, "leaves that text alone");
    is_text(places(), "1+1>1", "and counts from its own start");
}

int main(void)
{
    test_names();
    test_gb18030();
    test_standard();
    test_bad_gb18030();
    test_others();
    test_utf_16();
    test_auto();
    test_long_and_appended();
    gk_decoder_close(&decoder);
    gk_decoder_close(&decoder);
    gk_buffer_free(&out);
    return done();
}
