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

enum { BLOCK = 64, SIGN = 3 /* bytes of a sign */ };

/* Whether the last two bytes of one begin here. */
static inline bool is_rest(const char *at, const char *sign)
{
    return (at[0] == sign[1]) & (at[1] == sign[2]);
}

/* Whether the last two bytes of a sign begin among so many: nearly all blocks of a text are passed
 * over by that, and compilers make it a few steps for them all. */
static bool may_hold_sign(const char *at)
{
    unsigned char any = 0;
    for (int i = 0; i < BLOCK; i++)
        any |= (unsigned char)((int)is_rest(at + i, "号") | (int)is_rest(at + i, "號") |
                               (int)is_rest(at + i, "》"));
    return any != 0;
}

static bool is_sign_at(const char *at)
{
    return memcmp(at, "号", SIGN) == 0 || memcmp(at, "號", SIGN) == 0 ||
           memcmp(at, "》", SIGN) == 0;
}

/* The place of the next 号, 號 or 》 from `at` on, or the text's end. */
static size_t find_sign(struct gk_bytes text, size_t at)
{
    while (at + SIGN <= text.length) {
        size_t places = text.length - at - (SIGN - 1);
        size_t end = at + (places < BLOCK ? places : BLOCK);
        if (places >= BLOCK && !may_hold_sign(text.at + at + 1))
            at = end;
        for (; at < end; at++)
            if (is_sign_at(text.at + at))
                return at;
    }
    return text.length;
}

/* ---- what is not as it should be, read backwards from 号 */

/* 2018〕 before `at`, with its opening bracket and an agency's word before that. */
static bool read_year_before(struct gk_bytes text, size_t at, struct gk_cited *cited)
{
    int place = 1;
    cited->year = 0;
    if (!is_close(step_back(text, &at)))
        return false;
    for (int i = 0; i < 4; i++, place *= 10) {
        int digit = digit_of(step_back(text, &at));
        if (digit < 0)
            return false;
        cited->year += digit * place;
    }
    bool open = is_open(step_back(text, &at));
    cited->start = at;
    return open && cited->year >= 1949 && cited->year <= 2099 && is_han(step_back(text, &at)) &&
           is_han(step_back(text, &at));
}

/* Digits before `at`, or blanks and signs that stand for them; *at is then in front of them. */
static void step_over_serial(struct gk_bytes text, size_t from, size_t *at, int64_t *serial,
                             bool *zero)
{
    int64_t place = 1;
    size_t next = *at;
    *serial = 0;
    *zero = false;
    for (int count = 0; next > from && count < SERIAL_MOST; count++, place *= 10) {
        int digit = digit_of(step_back(text, &next));
        if (digit < 0)
            break;
        *serial += digit * place;
        *zero = digit == 0;
        *at = next;
    }
    for (next = *at; next > from && is_left_blank(step_back(text, &next)) && !*serial;)
        *at = next;
}

/* Numbers of orders and notices have 第. */
static bool has_ordinal_by_right(struct gk_bytes text, size_t end)
{
    struct gk_bytes before = { text.at, end };
    return gk_bytes_end_with(before, GK_BYTES("令")) ||
           gk_bytes_end_with(before, GK_BYTES("公告")) ||
           gk_bytes_end_with(before, GK_BYTES("通告"));
}

/* The number whose 号 stands at `at`; false where nothing is wrong with it, or it is none. */
static bool read_faulty(struct gk_bytes text, size_t from, size_t at, struct gk_cited *cited)
{
    bool zero;
    step_over_serial(text, from, &at, &cited->serial, &zero);
    size_t ordinal = at;
    bool has_ordinal = cited->serial && at > from && step_back(text, &ordinal) == U'第';
    if (has_ordinal)
        at = ordinal;
    if (cited->serial ? !has_ordinal && !zero : zero)
        return false;
    return read_year_before(text, at, cited) &&
           !(has_ordinal && !zero && has_ordinal_by_right(text, cited->start));
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

/* ---- both */

enum gk_citation gk_cited_next(struct gk_bytes text, size_t *at, struct gk_cited *cited)
{
    for (size_t from = *at, sign; (sign = find_sign(text, from)) < text.length; from = *at) {
        *at = sign + SIGN;
        if (memcmp(text.at + sign, "》", SIGN) != 0) {
            cited->end = *at;
            if (read_faulty(text, from, sign, cited))
                return GK_CITED_FAULTY;
        } else if (read_number(text, *at, cited) && read_title(text, sign, cited)) {
            return GK_CITED_WITH_TITLE;
        }
    }
    *at = text.length;
    return GK_CITED_NOTHING;
}
