#include "text/damage/gate.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/damage.h"
#include "text/damage/standin.h"
#include "text/gbk.h"

/* Two characters that damage is made of stand so near to each other, in bytes. */
enum { NEAR = 48 };

enum { LONGEST_CODE = 40 };

struct gate {
    const unsigned char *start;
    const unsigned char *end;
    const unsigned char *odd; /* the last one seen, or NULL */
    struct gk_doubts *doubts;
    const unsigned char *word_end;    /* how far is_in_address has read, or NULL … */
    bool in_address;                  /* … and what it said of that word */
    const unsigned char *letters_end; /* how far is_base64 has read, or NULL */
    bool many;                        /* places of style, more than there is room for */
};

static bool is_near(struct gate *gate, const unsigned char *at)
{
    bool near = gate->odd && at - gate->odd <= NEAR;
    gate->odd = at;
    return near;
}

/* The character at `at`, 0 at the end. */
static uint32_t character_at(const struct gate *gate, const unsigned char *at)
{
    size_t length;
    struct gk_bytes rest = { (const char *)at, (size_t)(gate->end - at) };
    return rest.length ? gk_utf8_decode(rest, &length) : 0;
}

/* The one that ends before `at`, 0 at the start. */
static uint32_t character_before(const struct gate *gate, const unsigned char *at)
{
    if (at == gate->start)
        return 0;
    do
        at--;
    while (at > gate->start && (*at & 0xC0) == 0x80);
    return character_at(gate, at);
}

static bool is_decimal(uint32_t c)
{
    return gk_is_ascii_digit(c) || c - 0xFF10 < 10;
}

/* 〇 and 一 to 九. */
static bool is_han_digit(uint32_t c)
{
    static const uint16_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                       0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };
    for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++)
        if (digits[i] == c)
            return true;
    return false;
}

/* What stands for a zero, and is none of 〇. */
static bool is_zero(uint32_t c)
{
    return c == 0x25CB || c == 0x25EF || c == 0x96F6 || c == 0xFF10 || c == 0xFF2F;
}

/* Whether a character between these two is part of a number in Han digits. */
static bool is_in_number(uint32_t before, uint32_t next)
{
    bool one = is_han_digit(before), other = is_han_digit(next);
    bool ends_date = next == 0x5E74 || next == 0x65E5; /* 年 日 */
    return (one && (other || ends_date || is_zero(next))) ||
           (is_zero(before) && (other || is_zero(next)));
}

/* Whether what follows a year may be the bracket behind it: of hexagonal ones any but the right
 * one, which may be lost with the serial against the year. */
static bool may_close_year(uint32_t open, uint32_t c)
{
    if (open == 0x3014 || open == 0xFE5D) /* 〔 ﹝ */
        return open != 0x3014 || c != 0x3015;
    if (c < 0x80)
        return c == ')' || c == ']' || c == '>' || c == '}';
    return (c < 0x3400 || c > 0x9FFF) && !is_decimal(c);
}

/* Whether a bracket, whose character ends at `at`, is followed by a year and any bracket but
 * the right one. */
static bool is_year_in_brackets(const struct gate *gate, uint32_t open, const unsigned char *at)
{
    if (at == gate->end || (*at != '1' && *at != '2' && *at != 0xEF))
        return false;
    for (int i = 0; i < 4; i++) {
        uint32_t digit = character_at(gate, at);
        if (!is_decimal(digit))
            return false;
        at += digit < 0x80 ? 1 : 3;
    }
    return may_close_year(open, character_at(gate, at));
}

/* Whether 口 stands where a box to be ticked would: before what forms offer. */
static bool is_box(uint32_t next)
{
    static const uint16_t choices[] = {
        0x662F, 0x5426, 0x6709, 0x65E0, 0x7121, 0x7537, 0x5973, 0x540C,
        0x4E0D, /* 是否有无無男女同不 */
        0x5176, 0x65B0, 0x53D8, 0x4E2A, 0x5355, 0x516C, 0x4E3B, 0x4F9D, /* 其新变个单公主依 */
    };
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++)
        if (choices[i] == next)
            return true;
    return false;
}

/* Fill bytes come in fours. */
static bool is_fill(const struct gate *gate, const unsigned char *at)
{
    uint32_t c = character_at(gate, at);
    return (c == 0x70EB || c == 0x5C6F || c == 0x847A || c == 0x94EA) && /* 烫 屯 葺 铪 */
           character_at(gate, at + 3) == c;
}

/* Parts of official terms that a converter made, or official terms themselves in a text of the
 * other usage: 資訊 and 檔 are always looked at. */
static bool is_converted(const struct gate *gate, const unsigned char *at)
{
    static const uint16_t pairs[][2] = {
        { 0x8D44, 0x8BAF }, /* 资讯 */
        { 0x5C08, 0x6848 }, /* 專案 */
        { 0x7DB2, 0x8DEF }, /* 網路 */
        { 0x6578, 0x4F4D }, /* 數位 */
        { 0x54C1, 0x8CEA }, /* 品質 */
    };
    uint32_t c = character_at(gate, at);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if ((c == pairs[i][0] && character_at(gate, at + 3) == pairs[i][1]) ||
            (c == pairs[i][1] && character_before(gate, at) == pairs[i][0]))
            return true;
    return false;
}

/* A character that stands for another one, with which its neighbours make a word. */
static bool is_stand_in(const struct gate *gate, const unsigned char *at)
{
    return gk_stand_in_at(character_before(gate, at), character_at(gate, at),
                          character_at(gate, at + 3)) != NULL;
}

/* A sign for a character that a font or a printer had not. */
static bool is_geta(const struct gate *gate, const unsigned char *at)
{
    return memcmp(at, "〓", 3) == 0 && (character_at(gate, at + 3) - 0x4E00 < 0x5200 ||
                                        character_before(gate, at) - 0x4E00 < 0x5200);
}

/* What matter of style a character of three bytes is, by what stands beside it; 0: none. */
static unsigned style_of_three(const struct gate *gate, const unsigned char *at)
{
    uint32_t c = character_at(gate, at), next = character_at(gate, at + 3);
    uint32_t before = character_before(gate, at);
    switch (c) {
    case 0x53E3: /* 口 */
        return is_box(next) ? GK_STYLE_BOXES : 0;
    case 0x66F0: /* 曰 */
    case 0x725F: /* 牟 */
        return is_decimal(before) || is_han_digit(before) || before == 0x5341 ? GK_STYLE_DIGITS : 0;
    case 0x25CB: /* ○ */
    case 0x25EF: /* ◯ */
    case 0x96F6: /* 零 */
    case 0xFF10: /* ０ */
    case 0xFF2F: /* Ｏ */
        return is_in_number(before, next) ? GK_STYLE_DIGITS : 0;
    case 0xFF29: /* Ｉ */
    case 0xFF4C: /* ｌ */
        return is_decimal(before) || is_decimal(next) ? GK_STYLE_DIGITS : 0;
    case 0x67D0: /* 某 */
    case 0xFF0A: /* ＊ */
    case 0xFF38: /* Ｘ */
    case 0xFF58: /* ｘ */
        return next == c ? GK_STYLE_BLANKS : 0;
    default:
        return gk_suspect_at(at) & GK_SUSPECT_BRACKET && is_year_in_brackets(gate, c, at + 3)
                   ? GK_STYLE_BRACKETS
                   : 0;
    }
}

/* ---- ASCII */

/* Whether two hexadecimal digits and the mark again follow. */
static bool is_coded(const struct gate *gate, const unsigned char *at)
{
    return gate->end - at > 3 && gk_ascii_hexadecimal(at[1]) >= 0 &&
           gk_ascii_hexadecimal(at[2]) >= 0 && at[3] == at[0];
}

/* Whether the word of ASCII around `at` is an address; what was passed already is not read
 * again. */
static bool is_in_address(struct gate *gate, const unsigned char *at)
{
    const unsigned char *from = at;
    while (from > gate->start && from > gate->word_end && from[-1] > 0x20 && from[-1] < 0x7F &&
           from[-1] != '"')
        from--;
    if (from != gate->word_end || from == gate->start)
        gate->in_address = false;
    for (; from < at; from++)
        gate->in_address |= at - from > 2 && memcmp(from, "://", 3) == 0;
    gate->word_end = at;
    return gate->in_address;
}

/* An entity, or one that lacks its semicolon or has a full-width one. */
static bool is_entity(const struct gate *gate, const unsigned char *at)
{
    const unsigned char *from = ++at;
    while (at < gate->end && at - from < 10 &&
           (*at == '#' || is_decimal(*at) || gk_is_ascii_letter(*at)))
        at++;
    if (at <= from + 1)
        return false;
    if (at < gate->end && (*at == ';' || *at == 0xEF))
        return true;
    return *from == '#' || (at - from >= 4 && memcmp(from, "nbsp", 4) == 0) ||
           (at - from == 2 && from[1] == 't') || (at - from == 3 && memcmp(from, "amp", 3) == 0) ||
           (at - from == 4 && memcmp(from, "quot", 4) == 0);
}

static bool is_base64_letter(unsigned char c)
{
    return gk_is_ascii_letter(c) || gk_is_ascii_digit(c) || c == '+' || c == '/' || c == ',';
}

/* Whether letters of base64 follow, as many as make characters of UTF-16, and behind those of a
 * mailbox name its hyphen. JSON may escape a solidus. What was passed already behind a + is not
 * read again. */
static bool is_base64(struct gate *gate, const unsigned char *at)
{
    bool mailbox = *at++ == '&';
    size_t letters = 0;
    if (at < gate->letters_end)
        return false;
    for (; at < gate->end; at++, letters++) {
        at += *at == '\\' && gate->end - at > 1 && at[1] == '/';
        if (!is_base64_letter(*at))
            break;
    }
    if (mailbox && (at == gate->end || *at != '-'))
        return false;
    gate->letters_end = at;
    return letters >= 3 && (letters % 8 == 0 || letters % 8 == 3 || letters % 8 == 6);
}

static bool begins_with(const struct gate *gate, const unsigned char *at, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(gate->end - at) >= length && memcmp(at, word, length) == 0;
}

/* Whether a bracket opens pinyin, which closes it within a word. */
static bool is_gloss(const struct gate *gate, const unsigned char *at)
{
    const unsigned char *from = at + 1, *end = from;
    if (*at != '(' || at == gate->start || at[-1] < 0x80)
        return false;
    while (end < gate->end && end - from < 7 && gk_is_ascii_small(*end))
        end++;
    return end > from && end < gate->end && *end == ')';
}

/* An ASCII character that may begin damage. */
static bool is_suspect_ascii(struct gate *gate, const unsigned char *at)
{
    unsigned next = at + 1 < gate->end ? at[1] : 0;
    unsigned before = at > gate->start ? at[-1] : 0;
    switch (*at) {
    case '&':
        return is_entity(gate, at) || is_base64(gate, at);
    case '+':
        return (before == 'U' && gk_ascii_hexadecimal(next) >= 0) || is_base64(gate, at);
    case '~':
        return next == '{';
    case '%':
        return (is_coded(gate, at) || next == 'u') && !is_in_address(gate, at);
    case '=':
        return is_coded(gate, at) ||
               (next == '?' && gate->end - at > 2 && gk_is_ascii_letter(at[2]));
    case '_':
        return next == 'x' && gate->end - at > 6 && at[6] == '_';
    case '\\':
        return gk_is_ascii_digit(next) || next == 'u' || next == 'U' || next == 'x' ||
               next == '\\' || next == 'b' || next == 'f';
    case '?':
        return next == '?' || before >= 0x80 || (is_decimal(before) && next >= 0x80) ||
               (next >= 0x80 && is_near(gate, at));
    case '(':
        return is_gloss(gate, at) || begins_with(gate, at, "(cid:");
    default:
        return *at < 0x20 || *at == 0x7F;
    }
}

/* The same of an ASCII character. */
static unsigned style_of_ascii(const struct gate *gate, const unsigned char *at)
{
    bool behind = at > gate->start && at[-1] >= 0x80;
    if (behind && (*at == '(' || *at == '[' || *at == '<' || *at == '{') &&
        is_year_in_brackets(gate, *at, at + 1))
        return GK_STYLE_BRACKETS;
    bool twice = (*at == '*' || (*at | 0x20) == 'x') && gate->end - at > 2 && at[1] == *at;
    return twice && at[2] >= 0x80 ? GK_STYLE_BLANKS : 0;
}

static bool ends_date(uint32_t c)
{
    return c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0x66F0 || c == 0x725F; /* 年月日曰牟 */
}

/* Whether letters may stand for digits in the ASCII from here on, behind 码, ： or （. */
static bool is_odd_code(const struct gate *gate, const unsigned char *at)
{
    uint32_t before = character_before(gate, at);
    if (before != 0x7801 && before != 0xFF1A && before != 0xFF08)
        return false;
    for (int i = 0; i < LONGEST_CODE && at < gate->end && *at < 0x80; i++, at++)
        if (gk_is_lookalike(*at))
            return true;
    return false;
}

/* Whether this zero, or what looks like a digit, is in a number that ends with its ASCII: a zero
 * or two between Han digits, or a number before 年, 月 or 日. */
static bool is_odd_number(const struct gate *gate, const unsigned char *at)
{
    const unsigned char *end = at + 1, *from;
    size_t lookalikes = 0, zeros = 0;
    while (end < gate->end && *end < 0x80 && end - at <= GK_GATE_TAIL)
        end++;
    uint32_t after = character_at(gate, end);
    if (!ends_date(after) && !is_han_digit(after) && !is_zero(after))
        return false;
    for (from = end; from > gate->start && end - from < 5; from--) {
        if (!is_decimal(from[-1]) && !gk_is_lookalike(from[-1]))
            break;
        lookalikes += gk_is_lookalike(from[-1]);
        zeros += from[-1] == '0' || (from[-1] | 0x20) == 'o';
    }
    size_t length = (size_t)(end - from);
    bool whole = from > gate->start && from[-1] >= 0x80;
    if (whole && zeros && zeros == length && is_in_number(character_before(gate, from), after))
        return true;
    return lookalikes && length < 5 && ends_date(after);
}

/* ---- all of it */

static void note_style(struct gate *gate, const unsigned char *at, unsigned style)
{
    struct gk_doubts *doubts = gate->doubts;
    doubts->doubt = GK_DOUBT_STYLE;
    doubts->styles |= style;
    /* One number is one place. */
    if (doubts->count && style == GK_STYLE_DIGITS && doubts->style[doubts->count - 1] == style &&
        (size_t)(at - gate->start) <= doubts->place[doubts->count - 1] + GK_GATE_TAIL)
        return;
    gate->many |= doubts->count == GK_DOUBT_PLACES;
    if (gate->many)
        return;
    doubts->style[doubts->count] = (unsigned char)style;
    doubts->place[doubts->count++] = (size_t)(at - gate->start);
}

/* Looks at ASCII; false where it makes the text suspect. */
static bool look_at_ascii(struct gate *gate, const unsigned char *at)
{
    bool behind = at > gate->start && at[-1] >= 0x80;
    if (is_suspect_ascii(gate, at))
        return false;
    unsigned style = style_of_ascii(gate, at);
    if (style)
        note_style(gate, at, style);
    else if ((*at == '0' || gk_is_lookalike(*at)) && is_odd_number(gate, at))
        note_style(gate, at, GK_STYLE_DIGITS);
    else if (behind && is_odd_code(gate, at))
        note_style(gate, at, GK_STYLE_DIGITS);
    return true;
}

/* Two bytes: · × ÷ ° ± § and no-break spaces stand in any text, other letters and signs do not. */
static bool look_at_two(struct gate *gate, const unsigned char *at)
{
    unsigned c = (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    if (c == 0xD7 && gate->end - at >= 4 && memcmp(at, at + 2, 2) == 0) /* ×× */
        note_style(gate, at, GK_STYLE_BLANKS);
    return c == 0xA0 || c == 0xB7 || c == 0xD7 || c == 0xF7 || c == 0xB0 || c == 0xB1 || c == 0xA7;
}

/* Whether this character and the next one are, in GBK, a character of UTF-8 and the start of
 * another: a word of two may have no other odd character. */
static bool is_three_halves(const struct gate *gate, const unsigned char *at)
{
    uint16_t first = gk_gbk_encode(character_at(gate, at));
    uint16_t second = gk_gbk_encode(character_at(gate, at + 3));
    return first >> 8 >= 0xE2 && first >> 8 <= 0xEF && (first & 0xC0) == 0x80 &&
           (second >> 8 & 0xC0) == 0x80 && (second & 0xFF) >= 0xC2;
}

/* Whether a year in small brackets, ﹝2019﹞, begins or ends with this character: a matter of style,
 * of which wrong decoders make none. */
static bool is_of_small_brackets(const struct gate *gate, const unsigned char *at)
{
    enum { DIGITS = 4, BRACKET = 3 };
    bool closes = memcmp(at, "﹞", BRACKET) == 0;
    if (!closes && memcmp(at, "﹝", BRACKET) != 0)
        return false;
    if (closes ? at - gate->start < BRACKET + DIGITS : gate->end - at < 2 * BRACKET + DIGITS)
        return false;
    const unsigned char *year = closes ? at - DIGITS : at + BRACKET;
    for (int i = 0; i < DIGITS; i++)
        if (!gk_is_ascii_digit(year[i]))
            return false;
    return memcmp(closes ? year - BRACKET : year + DIGITS, closes ? "﹝" : "﹞", BRACKET) == 0;
}

/* Whether small letters begin at `at`, as pinyin without tone marks, up to a full-width bracket. */
static bool is_wide_gloss(const struct gate *gate, const unsigned char *at)
{
    const unsigned char *from = at;
    while (at < gate->end && at - from < 7 && gk_is_ascii_small(*at))
        at++;
    return at > from && gate->end - at >= 3 && memcmp(at, "）", 3) == 0;
}

static bool look_at_three(struct gate *gate, const unsigned char *at)
{
    unsigned found = gk_suspect_at(at);
    if (found & GK_SUSPECT_ALWAYS)
        return false;
    if (found & GK_SUSPECT_CHECK &&
        (is_fill(gate, at) || is_converted(gate, at) || is_geta(gate, at) || is_stand_in(gate, at)))
        return false;
    if (found & GK_SUSPECT_BRACKET && is_wide_gloss(gate, at + 3))
        return false;
    unsigned style = found & (GK_SUSPECT_CHECK | GK_SUSPECT_BRACKET) ? style_of_three(gate, at) : 0;
    if (style)
        note_style(gate, at, style);
    return !(found & GK_SUSPECT_ODD) || is_of_small_brackets(gate, at) ||
           !(is_near(gate, at) || is_three_halves(gate, at));
}

/* U+2F800 to U+2FA1F: compatibility ideographs; and what no plane has a character for, its last
 * two codes. */
static bool is_no_character(const unsigned char *four)
{
    return (four[0] == 0xF0 && four[1] == 0xAF) ||
           ((four[1] & 0x0F) == 0x0F && four[2] == 0xBF && four[3] >= 0xBE);
}

static bool look_at(struct gate *gate, const unsigned char *at)
{
    if (*at < 0x80)
        return look_at_ascii(gate, at);
    if (*at < 0xE0)
        return look_at_two(gate, at);
    if (*at < 0xF0)
        return look_at_three(gate, at);
    return *at < 0xF3 && !is_no_character(at) && !is_near(gate, at);
}

bool gk_gate_has(const struct gk_gate_way *way)
{
#if defined(__x86_64__)
    if (way == &gk_gate_avx512)
        return way->look && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2");
    if (way == &gk_gate_avx2)
        return way->look && __builtin_cpu_supports("avx2");
#endif
    return way->look != NULL;
}

static gk_gate_look *best_look(void)
{
    return gk_gate_has(&gk_gate_avx512) ? gk_gate_avx512.look
           : gk_gate_has(&gk_gate_avx2) ? gk_gate_avx2.look
                                        : gk_gate_portable.look;
}

/* Goes over the text; whether that came to its end, and it is of one way of writing. */
static bool pass(struct gate *gate)
{
    gk_gate_look *look = best_look();
    const unsigned both = GK_SUSPECT_TRADITIONAL | GK_SUSPECT_SIMPLIFIED;
    unsigned bits = 0;
    uint64_t marks;
    for (const unsigned char *at = gate->start; at < gate->end; at += GK_GATE_BLOCK) {
        at = look(gate->start, at, gate->end, &marks, &bits);
        for (; marks; marks &= marks - 1)
            if (!look_at(gate, at + __builtin_ctzll(marks)))
                return false;
    }
    return (bits & both) != both;
}

/* Whether a text has \n, \r or \t in two characters. Of JSON they are the escapes. */
static bool has_line_escape(const struct gate *gate)
{
    const unsigned char *at = gate->start;
    for (; at < gate->end && (at = memchr(at, '\\', (size_t)(gate->end - at))) != NULL; at++)
        if (gate->end - at > 1 && (at[1] == 'n' || at[1] == 'r' || at[1] == 't'))
            return true;
    return false;
}

static struct gk_doubts look_over(struct gk_bytes text, bool json)
{
    struct gk_doubts doubts = { .doubt = GK_NO_DOUBT };
    const unsigned char *start = (const unsigned char *)(text.at ? text.at : "");
    struct gate gate = { .start = start, .end = start + text.length, .doubts = &doubts };
    if ((!json && has_line_escape(&gate)) || !pass(&gate))
        doubts.doubt = GK_DOUBT_DAMAGE;
    if (gate.many || doubts.doubt == GK_DOUBT_DAMAGE)
        doubts.count = 0;
    return doubts;
}

struct gk_doubts gk_doubt(struct gk_bytes text)
{
    return look_over(text, false);
}

struct gk_doubts gk_doubt_json(struct gk_bytes line)
{
    return look_over(line, true);
}
