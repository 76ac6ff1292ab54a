/* What a page shows of a text: references, tags, tables, what is hidden, and the way back. */
#include "markup_laws.h"
#include "random.h"
#include "tap.h"

static struct gk_markup markup;

/* The visible part, and behind `|` each the hidden and the encoded one, without the line ends that
 * part them; stands until the next. Line ends within cells are shown as ¦, joints as `. */
static struct gk_bytes see(struct gk_bytes text)
{
    static struct gk_buffer out;
    struct gk_bytes view;
    enum gk_status status = gk_markup_view(&markup, text, &view);
    gk_buffer_clear(&out);
    for (uint32_t i = 0; i < view.length && status == GK_OK; i++) {
        struct gk_markup_run run = gk_markup_run_at(&markup, i);
        struct gk_bytes shown = { view.at + i, 1 };
        if (i >= markup.hidden && run.kind == GK_MARKUP_MADE && run.end - run.start == 2)
            shown = GK_BYTES("|");
        else if (run.kind == GK_MARKUP_MADE && view.at[i] == '\xE2')
            shown = view.at[i + 2] == '\xA8' ? GK_BYTES("¦") : GK_BYTES("`");
        i = shown.at == view.at + i ? i : run.end - 1;
        status = gk_buffer_append(&out, shown);
    }
    return status == GK_OK ? gk_buffer_bytes(&out) : GK_BYTES("no memory");
}

static void is_seen(const char *text, const char *expected)
{
    is_text(see(gk_bytes_of(text)), expected, "%s", text);
    if (!markup_holds(&markup, gk_bytes_of(text)))
        ok(false, "what holds of every view: %s", text);
}

static void stays(const char *text)
{
    struct gk_bytes view;
    enum gk_status status = gk_markup_view(&markup, gk_bytes_of(text), &view);
    ok(status == GK_OK && view.at == text && view.length == strlen(text) && markup.same,
       "nothing to see through: %s", text);
}

static void test_references(void)
{
    is_seen("139&nbsp;1234", "139\xC2\xA0"
                             "1234");
    is_seen("机密&#9733;10年", "机密★10年");
    is_seen("&#x2605; &#X2605; &starf; &bigstar;", "★ ★ ★ ★");
    is_seen("3607821987&#48;5123459", "360782198705123459");
    is_seen("1&#00000000000000000000000000000048;1", "101");
    is_seen("&#x31&#x33;&#57 &#x661", "139 ١");
    is_seen("139&nbsp1234&lt", "139\xC2\xA0"
                               "1234<");
    is_seen("&notit; &hellip;", "¬it; …");
    is_seen("机&zwnj;&shy;&#8203;密", "机\xE2\x80\x8C\xC2\xAD\xE2\x80\x8B密");
    is_seen("机&amp;nbsp;密&amp;#48;&#38;#x31;&amp;amp;lt;", "机\xC2\xA0密01<");
    is_seen("?a=1&amp;copy=2&copy=3&amp;b", "?a=1&copy=2&copy=3&b");
    is_seen("&#55357;&#56832;&#55357;&#65;", "😀\xEF\xBF\xBD"
                                             "A");
    is_seen("&#0;&#128;&#129;&#1114112;&#99999999999999;&#xD800",
            "\xEF\xBF\xBD€\xC2\x81\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    stays("");
    stays("AT&T, R&D, &, &;, &#, &#x, &#;, &foo;, & nbsp;, &hellip 1, &isin");
    stays("普通的文字，100%，<，>，a<b");
}

static void test_tags(void)
{
    is_seen("（此件<span>依申请</span>公开）", "（此件依申请公开）");
    is_seen("机<B>密</B >★<FONT>10</font>年", "机密★10年");
    is_seen("征地补偿<br>方案<BR/>一<br />二</br>", "征地补偿\n方案\n一\n二\n");
    is_seen("甲 <br>\n  乙\n<p> 丙 </p>\n\n<b>\n丁</b>\n 戊 <br>&nbsp; 己",
            "甲\n乙\n丙\n丁\n 戊\n\xC2\xA0 己");
    is_seen("<ruby>机<rt>ji</rt>密<rp>(</rp><rt>mi</rt></ruby>★<rt>1<rb>0", "机密★1`0|ji|(|mi");
    is_seen("<ruby>张<rt>13&#57;</rt></ruby>", "张|139");
    is_seen("<p>甲</p><p>乙</p>", "\n甲\n\n乙\n");
    is_seen("<div>甲<ul><li>乙<li>丙</ul></div><h1>丁</h1>", "\n甲\n\n乙\n丙\n\n\n丁\n");
    is_seen("<o:p>a</o:p><st1:date>b</st1:date><UCAPCONTENT>c", "ab\nc");
    is_seen("1<sup>3</sup>9, 10<sup>8</sup>元, 13<sub>9</sub>", "1`3`9, 10^8元, 13^9");
    is_seen("号码1<sup>1</sup>2 m<sup>2</sup> 8<sup>[1]</sup>", "号码1`1`2 m2 8[1]");
    is_seen("<i>1</i><i>2</i> 3<b></b>a4<b> 5</b><br>6<b>&#55;", "1`2 3a4 5\n6`7");
    is_seen("a<!---->b<!-- 机密 -->c<!-->d-->e", "abce|"
                                                 " 机密 |>d");
    is_seen("<![CDATA[机<b>密</b>]]>★]]>", "机密★]]>");
    is_seen("<!DOCTYPE html><?xml version='1'?><![if !x]>甲<![endif]>",
            "甲|DOCTYPE html|xml version='1'?|[if !x]|[endif]");
    is_seen("<b\n>甲</b\n>", "甲");
    stays("<张三> <13800138000> <zhang@example.com> <http://example.com/> <mailto:a> </>");
    stays("a<b, <b, <br , <b title='x' <!-- 机密 <![CDATA[ 机密");
    stays("< b>甲</ b> <bb> <o:> <q:p> <!> <?> <! b>");
}

static void test_hidden(void)
{
    is_seen("<a href=\"tel:139\" title='a>b'>甲</a>", "甲|tel:139|a>b");
    is_seen("<a href=x.htm>甲</a>", "甲|x.htm");
    is_seen("<b a = \"1\" b='' c>甲", "甲|1| c");
    is_seen("<b title=\"机&nbsp;密&copy=1&reg2\">", "|机\xC2\xA0密&copy=1&reg2");
    is_seen("<b title=\"<i>机</i><br>密\">", "|机\n密");
    is_seen("<b a=\"<i b='<u c=<s>1'>\">", "||1|<s");
    is_seen("<!-- 甲<b title='q'>乙</b> -->", "| 甲乙 |q");
    is_seen("<script a=1>x='<b>139</b>&lt;'</SCRIPT >z", "z|1|x='<b>139</b><'");
    is_seen("<style>.a{b:1}</style><script>1", "1|.a{b:1}");
    is_seen("<b title=\"不闭合>甲</b>", "甲|不闭合");
    is_seen("a<b 且 c>d", "ad| 且 c");
}

static void test_tables(void)
{
    is_seen("<table><tr><td>a</td><td>b</td></tr><tr><td>c<td>d</table>e", "\n\ta\tb\n\tc\td\ne");
    is_seen("前<table>\n <tr>\n  <th>姓名</th>\n  <th> 证件\n 号码 </th>\n </tr>\n"
            " <tr>\n  <td><p>张三</p></td>\n  <td><p>1</p><p>2<br>3</p>\n</td> </tr>\n</table>\n后",
            "前\n\t姓名\t证件 号码 \n\t张三\t1¦2¦3\n\n后");
    is_seen("<td>139&nbsp;1234</td>", "\t139\xC2\xA0"
                                      "1234");
    is_seen("<td>&nbsp;a</td>\n<td>\n&#49;</td>", "\t\xC2\xA0"
                                                  "a\t1");
    is_seen("<tr><td>a</td></tr>文字\n第二行<p>第三行</p>", "\n\ta\n文字\n第二行\n第三行");
    is_seen("<table><caption>表</caption><tbody><tr><td>a", "\n表\n\ta");
    is_seen("<td>机<b>密</b> ★<br>10年", "\t机密 ★¦10年");
}

static void test_spans(void)
{
    is_seen("<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g",
            "\n\ta\tb\t\n\t\tc\td\n\te\tf\tg|2|2");
    is_seen("<table><tr><th colspan=\"2\">a</th><th ROWSPAN = '2' x>b</th></tr><tr><td>c</td>"
            "<td>d</td></tr><tr><td>e</td></tr></table>",
            "\n\ta\t\tb\n\tc\td\t\n\te\n|2|2| x");
    is_seen("<tr><td colspan=9>a</tr><tr><td>b<td>c", "\n\ta\n\tb\tc|9");
    is_seen("<tr><td colspan=3>a<td>b</tr>", "\n\ta\t\t\tb|3");
    is_seen("<tr><td>a<td colspan=3>b</tr>c", "\n\ta\tb\t\t\nc|3");
    is_seen("<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c", "\n\ta\t\tb\n\t\t\tc|2|2");
    is_seen("<td rowspan=0>a<td colspan=x>b<td xcolspan=4>c", "\ta\tb\tc|0|x|4");
    is_seen("&lt;tr&gt;&lt;td rowspan=2&gt;a&lt;td&gt;b&lt;tr&gt;&lt;td&gt;c", "\n\ta\tb\n\t\tc|2");
    /* A table in a table has a grid of its own. */
    is_seen("<table><tr><td rowspan=9>a<td>b<table><tr><td>c<td>d</table></table>",
            "\n\ta\tb\n\tc\td\n\n|9");
    /* The places are bounded by the length of the text. */
    is_seen("<tr><td rowspan=9 colspan=60>a<tr><td>b",
            "\n\ta\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tb|9|60");
}

static void test_written(void)
{
    is_seen("机&lt;b&gt;密&lt;/b&gt;★10年&#60;br>5 &lt; 6", "机密★10年\n5 < 6");
    is_seen("&lt;td title=&quot;139&quot;&gt;1&amp;nbsp;2&lt;/td&gt;", "\t1\xC2\xA0"
                                                                       "2|139");
    is_seen("&amp;lt;p&amp;gt;甲&lt;h1&gt;乙", "\n甲\n乙");
    is_seen("&lt;张三&gt; 1 &lt; 2 <b>&gt;</b>", "<张三> 1 < 2 >");
    is_seen("&lt;a href=&#39;?%31&#39;&gt;", "|?%31|?1");
}

static void test_encoded(void)
{
    is_seen("u=%31%33%39&b, %E6%9C%BA%E5%AF%86", "u=%31%33%39&b, %E6%9C%BA%E5%AF%86|u=139&b,|机密");
    is_seen("%BB%FA%C3%DC %bb%fa%FF", "%BB%FA%C3%DC %bb%fa%FF|机密|机%FF");
    is_seen("%2531%252532", "%2531%252532|12");
    is_seen("<a href='a?%31'>甲</a>", "甲|a?%31|a?1");
    is_seen("50%25%", "50%25%|50%%");
    stays("50% 3%C %");
    /* A character leads back to all of its bytes. */
    struct gk_bytes view;
    ok(gk_markup_view(&markup, GK_BYTES("a%E6%9C%BAb"), &view) == GK_OK, "a view");
    uint32_t han = markup.encoded + 2 + 1;
    is_int(gk_markup_part_of(&markup, han), GK_MARKUP_ENCODED, "it stands in the encoded part");
    is_int(gk_markup_source_start(&markup, han), 1, "and leads back to where it begins");
    is_int(gk_markup_source_end(&markup, han + 3), 10, "and ends");
    is_int(gk_markup_source_end(&markup, han + 4), 11, "what is copied does, too");
}

/* ---- texts by chance */

static const char *const words[] = {
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<br>",
    "<td>",
    "</td>",
    "<tr>",
    "<table>",
    "<td colspan=3>",
    "<td rowspan=2>",
    "<td rowspan=9 colspan=64>",
    "<",
    ">",
    "&",
    "&nbsp;",
    "&#48;",
    "&amp;",
    "&lt",
    "&lt;",
    "&gt;",
    "&#60;",
    "\"",
    "'",
    "=",
    "<a title=",
    "<!--",
    "-->",
    "机",
    "密",
    "1",
    "39",
    " ",
    "\n",
    "<sup>",
    "</sup>",
    "%31",
    "%E6%9C",
    "%25",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</s",
    "cript>",
    "#",
    ";",
    "<h1>",
    "/",
    "</table>",
    "a",
    "<张>",
};

/* Up to so many of the words; stands until the next. */
static struct gk_bytes by_chance(const char *const *from, size_t count, size_t most)
{
    static char text[1024];
    size_t length = 0;
    for (size_t i = random_below((uint32_t)most); i; i--) {
        const char *word = from[random_below((uint32_t)count)];
        memcpy(text + length, word, strlen(word));
        length += strlen(word);
    }
    return (struct gk_bytes){ text, length };
}

static void test_laws(void)
{
    for (int i = 0; i < 200000; i++) {
        struct gk_bytes text = by_chance(words, sizeof words / sizeof words[0], 40);
        if (!markup_holds(&markup, text)) {
            ok(false, "a law is broken: %.*s", (int)text.length, text.at);
            return;
        }
    }
    ok(true, "200,000 texts by chance have views that lead back");
}

/* The number behind &#, made of 48 here, and so never one of those that mean another. */
static bool read_number(struct gk_bytes rest, size_t *step, char *number, struct gk_bytes *shown)
{
    uint32_t value = 0;
    size_t end = 2;
    for (; end < rest.length && rest.at[end] >= '0' && rest.at[end] <= '9'; end++)
        value = value < 0x110000 ? value * 10 + (uint32_t)(rest.at[end] - '0') : value;
    if (!gk_bytes_start_with(rest, GK_BYTES("&#")) || end == 2)
        return false;
    *step = end + (end < rest.length && rest.at[end] == ';');
    *shown = (struct gk_bytes){ number, gk_utf8_encode(value < 0x110000 ? value : 0xFFFD, number) };
    return true;
}

/* What a text of the words of test_stripped shows, by looking at one byte after the other. */
static struct gk_bytes strip(struct gk_bytes text)
{
    static const struct {
        const char *written;
        const char *shown;
    } known[] = { { "<b>", "" },    { "</b>", "" },           { "<p>", "\n" }, { "</p>", "\n" },
                  { "<br>", "\n" }, { "&nbsp;", "\xC2\xA0" }, { "&amp;", "&" } };
    static char out[1024];
    size_t length = 0;
    size_t text_length = 0; /* of `out`, behind the last tag or reference */
    bool joins = false;
    bool begun = false; /* a tag has ended the line */
    for (size_t at = 0, step; at < text.length; at += step) {
        struct gk_bytes rest = { text.at + at, text.length - at };
        struct gk_bytes shown = { rest.at, step = 1 };
        char number[4];
        bool written = read_number(rest, &step, number, &shown);
        for (size_t i = 0; !written && i < sizeof known / sizeof known[0]; i++) {
            if (gk_bytes_start_with(rest, gk_bytes_of(known[i].written))) {
                step = strlen(known[i].written);
                shown = gk_bytes_of(known[i].shown);
                written = true;
            }
        }
        bool ends = written && shown.length && shown.at[0] == '\n';
        while (ends && text_length && (out[length - 1] == ' ' || out[length - 1] == '\n')) {
            length--;
            text_length--;
        }
        if (!written && begun && (shown.at[0] == ' ' || shown.at[0] == '\n'))
            continue;
        begun = ends || (begun && !shown.length);
        text_length = written ? 0 : text_length + 1;
        /* A joint stands between digits that tags part. */
        bool digit = shown.length && shown.at[0] >= '0' && shown.at[0] <= '9';
        joins |= !shown.length;
        if (digit && joins && length && out[length - 1] >= '0' && out[length - 1] <= '9') {
            memcpy(out + length, "\xE2\x81\xA0", 3);
            length += 3;
        }
        joins &= !shown.length;
        memcpy(out + length, shown.at, shown.length);
        length += shown.length;
    }
    return (struct gk_bytes){ out, length };
}

static void test_stripped(void)
{
    static const char *const plain[] = { "<b>",   "</b>", "<p>", "</p>", "<br>", "&nbsp;",
                                         "&#48;", "机",   "密",  "48",   " ",    "\n",
                                         "<",     ">",    "&",   ";",    "#" };
    unsigned same = 0;
    for (int i = 0; i < 100000; i++) {
        struct gk_bytes text = by_chance(plain, sizeof plain / sizeof plain[0], 30);
        struct gk_bytes view;
        bool seen = gk_markup_view(&markup, text, &view) == GK_OK;
        if (!seen || !gk_bytes_equal((struct gk_bytes){ view.at, markup.hidden }, strip(text))) {
            ok(false, "seen as by steps: %.*s", (int)text.length, text.at);
            return;
        }
        same++;
    }
    is_int(same, 100000, "so many texts by chance are seen as by looking at one byte at a time");
}

int main(void)
{
    test_references();
    test_tags();
    test_hidden();
    test_tables();
    test_spans();
    test_written();
    test_encoded();
    test_laws();
    test_stripped();
    gk_markup_free(&markup);
    return done();
}
