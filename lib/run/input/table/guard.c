#include "run/input/table/guard.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* Blanks that spreadsheets take off the start of a cell. */
static struct gk_bytes without_blanks(struct gk_bytes text)
{
    static const struct gk_bytes blanks[] = { { " ", 1 },           { "\t", 1 },       { "\r", 1 },
                                              { "\n", 1 },          { "\xC2\xA0", 2 }, { "　", 3 },
                                              { "\xEF\xBB\xBF", 3 } };
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (gk_bytes_start_with(text, blanks[i])) {
            text.at += blanks[i].length;
            text.length -= blanks[i].length;
            i = (size_t)-1;
        }
    return text;
}

/* Digits, with points, commas, a percent sign or an exponent among them: nothing else. */
static bool is_number(struct gk_bytes text)
{
    bool digit = false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        digit |= gk_is_ascii_digit(c);
        bool exponent = (c == 'e' || c == 'E') && digit;
        bool sign = i && (c == '+' || c == '-') && (text.at[i - 1] | 0x20) == 'e';
        bool percent = c == '%' && digit && i + 1 == text.length;
        if (!gk_is_ascii_digit(c) && c != '.' && c != ',' && !exponent && !sign && !percent)
            return false;
    }
    return digit;
}

static bool is_formula(struct gk_bytes text)
{
    size_t length;
    text = without_blanks(text);
    uint32_t c = text.length ? gk_utf8_decode(text, &length) : ' ';
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if (c != '=' && c != '+' && c != '-' && c != '@')
        return false;
    struct gk_bytes rest = { text.at + length, text.length - length };
    bool signed_number = (c == '+' || c == '-') && is_number(rest);
    return !signed_number && !(c == '-' && !gk_bytes_trim(rest).length);
}

/* Digits alone, X as the last of them too. */
static bool is_digits(struct gk_bytes text)
{
    size_t digits = 0;
    while (digits < text.length && gk_is_ascii_digit(text.at[digits]))
        digits++;
    bool letter = digits + 1 == text.length && (text.at[digits] | 0x20) == 'x';
    return digits && (digits == text.length || letter);
}

/* 2025-03-03, 1.10, 3/4: what a sheet would read as a number or a day. */
static bool is_figures(struct gk_bytes text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!gk_is_ascii_digit(text.at[i]) && (!i || !text.at[i] || !strchr("-/.:, %", text.at[i])))
            return false;
    return text.length > 0;
}

static bool is_after_apostrophe(struct gk_bytes text)
{
    struct gk_bytes rest = { text.at + 1, text.length - 1 };
    return text.length > 1 && text.at[0] == '\'' && (is_digits(rest) || is_figures(rest));
}

static bool is_in_formula(struct gk_bytes text)
{
    return text.length >= 3 && gk_bytes_start_with(text, GK_BYTES("=\"")) &&
           gk_bytes_end_with(text, GK_BYTES("\"")) && !memchr(text.at + 2, '"', text.length - 3);
}

bool gk_guard_is_needed(struct gk_bytes text)
{
    struct gk_bytes bare = text;
    while (bare.length && bare.at[0] == '\t') {
        bare.at++;
        bare.length--;
    }
    bool behind_tab = bare.length < text.length;
    return is_formula(bare) || is_after_apostrophe(bare) || (behind_tab && is_digits(bare));
}

struct gk_bytes gk_guard_off(struct gk_bytes text)
{
    struct gk_bytes rest = { text.at + 1, text.length - 1 };
    if (!text.length)
        return text;
    switch (text.at[0]) {
    case '\t':
        return gk_guard_is_needed(rest) || is_digits(rest) ? rest : text;
    case '\'':
        return is_after_apostrophe(text) ? rest : text;
    case '=':
        return is_in_formula(text) ? (struct gk_bytes){ text.at + 2, text.length - 3 } : text;
    default:
        return text;
    }
}

/* A number that a sheet shows as it is written: no zeros at its start or its end, few digits. */
static bool is_plain_number(struct gk_bytes text)
{
    enum { SURE_DIGITS = 11 }; /* more are shown as 1.1E+11 */
    size_t at = text.length && text.at[0] == '-', digits = 0;
    const char *point = memchr(text.at, '.', text.length);
    for (size_t i = at; i < text.length; i++) {
        if (!gk_is_ascii_digit(text.at[i]) && text.at + i != point)
            return false;
        digits += text.at + i != point;
    }
    bool zero_first = digits > 1 && text.at[at] == '0' && text.at + at + 1 != point;
    bool ends_so = point && !gk_is_ascii_digit(text.at[text.length - 1]);
    bool zero_last = point && text.at[text.length - 1] == '0';
    return digits && digits <= SURE_DIGITS && !zero_first && !ends_so && !zero_last &&
           point != text.at + at;
}

bool gk_guard_is_changed_by_sheets(struct gk_bytes text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.length; i++) {
        digits += gk_is_ascii_digit(text.at[i]);
        if (!gk_is_ascii_digit(text.at[i]) && (!text.at[i] || !strchr("+-./:,%eE ", text.at[i])))
            return false;
    }
    return digits && !is_plain_number(text);
}
