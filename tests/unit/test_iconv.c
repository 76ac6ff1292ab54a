/*
 * Decoding on systems whose iconv is missing, errs, or fails in its own way: the functions here
 * stand in for the system's.
 */
#include "tap.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"
#include "text/character.h"
#include "text/decode.h"

static enum {
    MISSING, /* opens nothing, as where the modules are not installed */
    NO_MEMORY,
    WRONG,       /* reads four bytes as another character */
    SUBSTITUTES, /* puts ? for what it cannot read, and counts */
    ASCII_ONLY,  /* knows the name and little else, and its errors are its own */
    NO_CP950,    /* reads well, under the one name only */
} kind;

static unsigned opened;
static unsigned closed;
static unsigned tried;

iconv_t iconv_open(const char *to, const char *from)
{
    tried++;
    errno = kind == NO_MEMORY ? ENOMEM : EINVAL;
    if (kind == MISSING || kind == NO_MEMORY || strcmp(to, "UTF-8") != 0 ||
        (kind == NO_CP950 && strcmp(from, "CP950") == 0))
        return (iconv_t)-1;
    opened++;
    return (iconv_t)(strncmp(from, "GB", 2) == 0 ? (void *)"g" : (void *)"b");
}

int iconv_close(iconv_t converter)
{
    closed += converter != NULL;
    return 0;
}

/* One character, in or out of the fashion of the system. */
static uint32_t read_one(iconv_t converter, struct gk_bytes in, size_t *length)
{
    uint32_t c =
        *(const char *)converter == 'g' ? gk_gb18030_next(in, length) : gk_big5_next(in, length);
    return kind == WRONG && *length == 4 ? c + 0x2404C : c;
}

size_t iconv(iconv_t converter, char **in, size_t *left, char **out, size_t *room)
{
    size_t substitutes = 0;
    while (in && *left) {
        size_t length;
        uint32_t c = read_one(converter, (struct gk_bytes){ *in, *left }, &length);
        if (kind == SUBSTITUTES && c == GK_UTF8_INVALID) {
            substitutes++;
            c = '?';
        }
        if (c == GK_UTF8_INVALID || (kind == ASCII_ONLY && c > 0x7F)) {
            errno = *left % 2 ? EINVAL : ENOENT;
            return (size_t)-1;
        }
        if (*room < 4) {
            errno = E2BIG;
            return (size_t)-1;
        }
        size_t written = gk_utf8_encode(c, *out);
        *in += length;
        *left -= length;
        *out += written;
        *room -= written;
    }
    return substitutes;
}

#define FFFD "\xEF\xBF\xBD"

static void reads(enum gk_encoding encoding, struct gk_bytes line, const char *text, size_t bad,
                  const char *what)
{
    struct gk_decoder decoder = { 0 };
    struct gk_buffer out = { 0 };
    struct gk_decoding decoding;
    enum gk_status status = gk_decode(&decoder, encoding, line, &out, &decoding);
    ok(status == GK_OK && decoding.bad == bad, "%s: can be read, bad places as many", what);
    is_text(gk_buffer_bytes(&out), text, "%s", what);
    gk_decoder_close(&decoder);
    gk_buffer_free(&out);
}

/* What must come out whatever iconv does. */
static void test_same(const char *what)
{
    reads(GK_GB18030, GK_BYTES("{\"a\":\"\xD6\xD0\xCE\xC4\",\"\xD6\",\"\x80\"}"),
          "{\"a\":\"中文\",\"" FFFD "\",\"€\"}", 1, what);
    reads(GK_GB18030, GK_BYTES("\x95\x32\x82\x36\x81\x30\x86\x30\xFE\x51\x82\x35\x90\x37"),
          "\U00020000\u00B8\U00020087\u9FB4", 0, what);
    reads(GK_BIG5, GK_BYTES("\xA4\xA4\"\xA4\"\xFF\n"), "中\"" FFFD "\"" FFFD "\n", 2, what);
    ok(opened == closed, "%s: all that was opened is closed", what);
}

static void test_missing(void)
{
    struct gk_decoder decoder = { 0 };
    struct gk_buffer out = { 0 };
    struct gk_decoding decoding;
    kind = MISSING;
    tried = 0;
    ok(gk_decode(&decoder, GK_UTF_16LE, GK_BYTES("a\0"), &out, &decoding) == GK_INVALID &&
           gk_decode(&decoder, GK_UTF_16LE, GK_BYTES("a\0"), &out, &decoding) == GK_INVALID,
       "what no table knows cannot be read without iconv");
    is_int(tried, 1, "which is asked once");
    kind = NO_MEMORY;
    ok(gk_decode(&decoder, GK_GB18030, GK_BYTES("\xD6\xD0"), &out, &decoding) == GK_NO_MEMORY,
       "no memory is no missing module");
    gk_decoder_close(&decoder);
    gk_buffer_free(&out);
}

int main(void)
{
    kind = MISSING;
    test_same("no iconv");
    kind = WRONG;
    test_same("an iconv that errs");
    kind = SUBSTITUTES;
    test_same("an iconv that substitutes");
    kind = ASCII_ONLY;
    test_same("an iconv that refuses");
    kind = NO_CP950;
    test_same("another name");
    test_missing();
    return done();
}
