/*
 * Words of mail that nothing decoded: =?utf-8?B?5YWs5byA?= (RFC 2047). Words that only blanks part
 * are one text, and a character may begin in one and end in the next.
 */
#include "base/utf8.h"
#include "text/big5.h"
#include "text/damage/kinds.h"
#include "text/damage/residue.h"
#include "text/gbk.h"

enum { LONGEST_NAME = 24, LONGEST_WORD = 1 << 12 };

enum charset { UNKNOWN, UTF8, GBK, BIG5 };

struct word {
    size_t end; /* 0: there is none */
    enum charset charset;
    bool damaged; /* what it holds cannot be read */
};

static bool is_name(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

static enum charset charset_of(const char *name)
{
    static const char *const utf8[] = { "utf-8", "utf8", "us-ascii", NULL };
    static const char *const gbk[] = { "gb2312", "gbk",    "gb18030",      "cp936",
                                       "x-gbk",  "euc-cn", "eucgb2312_cn", NULL };
    static const char *const big5[] = { "big5", "big5-hkscs", "cp950", "big5_tw", NULL };
    return is_name(name, utf8)   ? UTF8
           : is_name(name, gbk)  ? GBK
           : is_name(name, big5) ? BIG5
                                 : UNKNOWN;
}

/* Reads the name up to its question mark, small; where it ends, or 0. RFC 2231 puts a language
 * behind it. */
static size_t read_name(const struct gk_examination *examination, size_t at, char *name)
{
    size_t length = 0, end = at;
    while (gk_is_ascii_graphic(gk_character_at(examination, end)) && end - at < LONGEST_NAME &&
           gk_character_at(examination, end) != '?')
        end++;
    for (size_t i = at; i < end && examination->characters[i] != '*'; i++) {
        uint32_t c = examination->characters[i];
        name[length++] = (char)(c - 'A' < 26 ? c | 0x20 : c);
    }
    name[length] = '\0';
    return end > at && gk_character_at(examination, end) == '?' ? end : 0;
}

static enum gk_status read_base64(const struct gk_examination *examination, size_t at, size_t end,
                                  struct gk_buffer *bytes, bool *good)
{
    enum gk_status status = GK_OK;
    uint32_t bits = 0;
    unsigned count = 0;
    while (end > at && examination->characters[end - 1] == '=')
        end--;
    for (; at < end && status == GK_OK; at++) {
        int value = gk_residue_base64(examination->characters[at]);
        *good &= value >= 0;
        bits = bits << 6 | (value < 0 ? 0u : (unsigned)value);
        count += 6;
        if (count < 8)
            continue;
        count -= 8;
        status = gk_buffer_append_byte(bytes, (char)(bits >> count & 0xFF));
    }
    *good &= count < 6;
    return status;
}

static enum gk_status read_quoted(const struct gk_examination *examination, size_t at, size_t end,
                                  struct gk_buffer *bytes, bool *good)
{
    enum gk_status status = GK_OK;
    while (at < end && status == GK_OK) {
        uint32_t c = examination->characters[at++];
        if (c == '=') {
            int high = at + 1 < end ? gk_ascii_hexadecimal(examination->characters[at]) : -1;
            int low = at + 1 < end ? gk_ascii_hexadecimal(examination->characters[at + 1]) : -1;
            *good &= high >= 0 && low >= 0;
            c = *good ? (uint32_t)(high << 4 | low) : 0;
            at += 2;
        }
        status = gk_buffer_append_byte(bytes, (char)(c == '_' ? ' ' : c));
    }
    return status;
}

/* Appends the bytes of the word that begins at `at`. */
static enum gk_status read_word(const struct gk_examination *examination, size_t at,
                                struct gk_buffer *bytes, struct word *word)
{
    char name[LONGEST_NAME + 1];
    size_t length;
    *word = (struct word){ 0 };
    if (!gk_word_stands_at(examination, at, U"=?", &length))
        return GK_OK;
    size_t manner = read_name(examination, at + 2, name);
    uint32_t how = gk_character_at(examination, manner + 1) | 0x20;
    if (!manner || (how != 'b' && how != 'q') || gk_character_at(examination, manner + 2) != '?')
        return GK_OK;
    size_t from = manner + 3, end = from;
    while (gk_is_ascii_graphic(gk_character_at(examination, end)) && end - from < LONGEST_WORD &&
           gk_character_at(examination, end) != '?')
        end++;
    if (!gk_word_stands_at(examination, end, U"?=", &length))
        return GK_OK;
    bool good = true;
    *word = (struct word){ end + 2, charset_of(name), false };
    enum gk_status status = how == 'b' ? read_base64(examination, from, end, bytes, &good)
                                       : read_quoted(examination, from, end, bytes, &good);
    word->damaged = !good;
    return status;
}

/* Where the next word begins behind blanks, else 0. */
static size_t next_word(const struct gk_examination *examination, size_t at)
{
    size_t from = at, length;
    while (gk_character_at(examination, at) &&
           gk_is_among(gk_character_at(examination, at), U" \t\r\n"))
        at++;
    return at - from < LONGEST_NAME && gk_word_stands_at(examination, at, U"=?", &length) ? at : 0;
}

static uint32_t decode_pair(enum charset charset, unsigned lead, unsigned trail)
{
    if (charset == BIG5)
        return gk_big5_decode(lead, trail);
    return gk_gbk_is_lead(lead) && gk_gbk_is_trail(trail) ? gk_gbk_decode(lead, trail) : 0;
}

/* The bytes as UTF-8, in the second scratch; *good only where all of them are characters. */
static enum gk_status decode(const struct gk_examination *examination, enum charset charset,
                             bool *good)
{
    struct gk_bytes bytes = gk_buffer_bytes(&examination->scratch[0]);
    struct gk_buffer *text = &examination->scratch[1];
    enum gk_status status = GK_OK;
    gk_buffer_clear(text);
    *good = charset != UNKNOWN && bytes.length;
    for (size_t i = 0; i < bytes.length && *good && status == GK_OK;) {
        struct gk_bytes rest = { bytes.at + i, bytes.length - i };
        uint32_t c = (unsigned char)bytes.at[i];
        size_t length = 1;
        if (c >= 0x80 && charset == UTF8) {
            rest.length = rest.length < 4 ? rest.length : 4;
            *good = gk_utf8_valid_length(rest) > 0;
            c = *good ? gk_utf8_decode(rest, &length) : 0;
        } else if (c >= 0x80) {
            length = 2;
            c = rest.length > 1 ? decode_pair(charset, c, (unsigned char)rest.at[1]) : 0;
        }
        *good &= c != 0 && gk_residue_character(c) != 0;
        status = gk_append_character(text, c);
        i += length;
    }
    return status;
}

/* Reads the word at `at` and those that follow in its character set; *end is 0 where there is
 * none. */
static enum gk_status read_words(const struct gk_examination *examination, size_t at, size_t *end,
                                 struct word *first)
{
    struct gk_buffer *bytes = &examination->scratch[0];
    gk_buffer_clear(bytes);
    enum gk_status status = read_word(examination, at, bytes, first);
    *end = first->end;
    while (status == GK_OK && *end) {
        size_t next = next_word(examination, *end), length = bytes->length;
        struct word word = { 0 };
        if (!next)
            break;
        status = read_word(examination, next, bytes, &word);
        if (!word.end || word.charset != first->charset) {
            bytes->length = length;
            break;
        }
        first->damaged |= word.damaged;
        *end = word.end;
    }
    return status;
}

enum gk_status gk_find_mail_words(struct gk_examination *examination)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0, end; i < examination->count && status == GK_OK; i = end) {
        struct word word = { 0 };
        bool good = false;
        end = 0;
        if (examination->characters[i] == '=')
            status = read_words(examination, i, &end, &word);
        if (status != GK_OK || !end) {
            end = i + 1;
            continue;
        }
        if (!word.damaged)
            status = decode(examination, word.charset, &good);
        struct gk_bytes text = { NULL, 0 };
        if (good)
            text = gk_buffer_bytes(&examination->scratch[1]);
        if (status == GK_OK && !gk_examination_is_taken(examination, i, end))
            status = gk_examination_add(examination, GK_RULE_TEXT_ESCAPE,
                                        good ? GK_CERTAIN : GK_REPORTED, i, end, text, !good);
    }
    return status;
}
