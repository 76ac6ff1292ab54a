#include "domain/cited_number.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "domain/letters.h"

enum {
    AGENCY_MOST = 12,
    SERIAL_MOST = 6,
    TITLE_LEAST = 3 * 6, /* bytes */
    TITLE_MOST = 400,
};

/* The character that begins at `at`, and its length; 0 at the end. */
static uint32_t character_at(struct gk_bytes text, size_t at, size_t *length)
{
    *length = 0;
    return at < text.length
               ? gk_utf8_decode((struct gk_bytes){ text.at + at, text.length - at }, length)
               : 0;
}

/* The character that ends before `at`; *at is then where it begins. 0 at the start. */
static uint32_t step_back(struct gk_bytes text, size_t *at)
{
    size_t length;
    if (!*at)
        return 0;
    do
        --*at;
    while (*at && ((unsigned char)text.at[*at] & 0xC0) == 0x80);
    return character_at(text, *at, &length);
}

static bool is_han(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

static bool is_open(uint32_t c)
{
    return c == U'〔' || c == '[' || c == U'［' || c == U'【' || c == '(' || c == U'（' ||
           c == U'﹝';
}

static bool is_close(uint32_t c)
{
    return c == U'〕' || c == ']' || c == U'］' || c == U'】' || c == ')' || c == U'）' ||
           c == U'﹞';
}

/* 0 to 9, or -1. */
static int digit_of(uint32_t c)
{
    if (c >= 0xFF10 && c <= 0xFF19)
        return (int)(c - 0xFF10);
    return gk_is_ascii_digit(c) ? (int)(c - '0') : -1;
}

/* What forms print where a number is still to be filled in. */
static bool is_left_blank(uint32_t c)
{
    return gk_is_blank(c) || c == 'x' || c == 'X' || c == U'×' || c == U'＊' || c == '*' ||
           c == '_' || c == U'＿' || c == U'□';
}

/* The place of the next `sign`, a character of three bytes, from `at` on, or the text's end. Its
 * last byte is looked for: lead bytes stand everywhere. */
static size_t find_sign(struct gk_bytes text, size_t at, const char *sign)
{
    size_t last = at + 2;
    while (last < text.length) {
        const char *found = memchr(text.at + last, sign[2], text.length - last);
        if (!found)
            break;
        last = (size_t)(found - text.at);
        if (memcmp(found - 2, sign, 2) == 0)
            return last - 2;
        last++;
    }
    return text.length;
}

/* ---- without a serial, read backwards from 号 */

/* 2018〕 before `at`, with its opening bracket and an agency's word before that. */
static bool is_year_before(struct gk_bytes text, size_t at, size_t *start)
{
    int year = 0;
    int place = 1;
    if (!is_close(step_back(text, &at)))
        return false;
    for (int i = 0; i < 4; i++, place *= 10) {
        int digit = digit_of(step_back(text, &at));
        if (digit < 0)
            return false;
        year += digit * place;
    }
    bool open = is_open(step_back(text, &at));
    *start = at;
    return open && year >= 1949 && year <= 2099 && is_han(step_back(text, &at)) &&
           is_han(step_back(text, &at));
}

bool gk_cited_without_serial(struct gk_bytes text, struct gk_bytes sign, size_t *at,
                             struct gk_cited *cited)
{
    while (*at < text.length) {
        size_t from = *at;
        size_t before = find_sign(text, from, sign.at);
        if (before == text.length)
            break;
        *at = before + sign.length;
        for (size_t next = before; next > from && is_left_blank(step_back(text, &next));)
            before = next;
        if (is_year_before(text, before, &cited->start)) {
            cited->end = *at;
            return true;
        }
    }
    return false;
}

/* ---- with a title, read forwards from 》 */

static bool take(struct gk_bytes text, size_t *at, bool (*is)(uint32_t))
{
    size_t length;
    bool taken = is(character_at(text, *at, &length)) && length;
    *at += taken ? length : 0;
    return taken;
}

static int take_digits(struct gk_bytes text, size_t *at, int most, int64_t *value)
{
    int count = 0;
    *value = 0;
    for (size_t length; count < most; count++) {
        int digit = digit_of(character_at(text, *at, &length));
        if (digit < 0)
            break;
        *value = *value * 10 + digit;
        *at += length;
    }
    return count;
}

static bool is_ordinal(uint32_t c)
{
    return c == U'第';
}

static bool is_sign(uint32_t c)
{
    return c == U'号' || c == U'號';
}

static void skip_blanks(struct gk_bytes text, size_t *at)
{
    while (take(text, at, gk_is_blank))
        ;
}

/* （国发〔2017〕35号 */
static bool read_number(struct gk_bytes text, size_t at, struct gk_cited *cited)
{
    int64_t year;
    skip_blanks(text, &at);
    if (!take(text, &at, is_open))
        return false;
    skip_blanks(text, &at);
    cited->start = at;
    for (int i = 0; i < AGENCY_MOST && take(text, &at, is_han); i++)
        ;
    cited->agency = (struct gk_bytes){ text.at + cited->start, at - cited->start };
    skip_blanks(text, &at);
    if (!cited->agency.length || !take(text, &at, is_open) ||
        take_digits(text, &at, 4, &year) != 4 || !take(text, &at, is_close))
        return false;
    skip_blanks(text, &at);
    take(text, &at, is_ordinal);
    skip_blanks(text, &at);
    if (!take_digits(text, &at, SERIAL_MOST, &cited->serial))
        return false;
    skip_blanks(text, &at);
    cited->year = (int)year;
    bool closed = take(text, &at, is_sign);
    cited->end = at;
    return closed;
}

/* What stands between 《 and the 》 at `end`, with no other bracket of the kind between. */
static bool read_title(struct gk_bytes text, size_t end, struct gk_cited *cited)
{
    size_t from = end > TITLE_MOST ? end - TITLE_MOST : 0;
    for (size_t at = end; at >= from + 3; at--) {
        const char *sign = text.at + at - 3;
        if (sign[0] != '\xE3' || sign[1] != '\x80' || (sign[2] != '\x8A' && sign[2] != '\x8B'))
            continue;
        cited->title = (struct gk_bytes){ text.at + at, end - at };
        return sign[2] == '\x8A' && cited->title.length >= TITLE_LEAST;
    }
    return false;
}

bool gk_cited_next(struct gk_bytes text, size_t *at, struct gk_cited *cited)
{
    while (*at < text.length) {
        size_t end = find_sign(text, *at, "》");
        if (end == text.length)
            return false;
        *at = end + 3;
        if (read_number(text, *at, cited) && read_title(text, end, cited))
            return true;
    }
    return false;
}
