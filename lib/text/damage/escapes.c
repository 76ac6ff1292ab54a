/*
 * Escapes of programming languages that nothing turned back: \u653f, %u653f and whole code points,
 * and the _x000D_ that spreadsheets write (ECMA-376, part 1, 22.9.2.19).
 */
#include "text/damage/kinds.h"
#include "text/damage/residue.h"
#include "text/damage/stretch.h"

enum {
    MOST_BACKSLASHES = 4, /* of an escape that was escaped again */
    WIDEST_CLASS = 64,    /* characters of a regular expression's […] */
    SHEET_ESCAPE = 7,     /* _xHHHH_ */
};

struct escape {
    size_t end; /* 0: there is none */
    uint32_t character;
};

/* `digits` hexadecimal digits, or UINT32_MAX. */
static uint32_t read_digits(const struct gk_examination *examination, size_t at, size_t digits)
{
    uint32_t number = 0;
    for (size_t i = at; i < at + digits; i++) {
        int digit = gk_ascii_hexadecimal(gk_character_at(examination, i));
        if (digit < 0)
            return UINT32_MAX;
        number = number << 4 | (uint32_t)digit;
    }
    return number;
}

static uint32_t read_unit(const struct gk_examination *examination, size_t at)
{
    return read_digits(examination, at, 4);
}

/* How many hexadecimal digits stand here, up to eight. */
static size_t count_digits(const struct gk_examination *examination, size_t at)
{
    size_t count = 0;
    while (count < 8 && gk_ascii_hexadecimal(gk_character_at(examination, at + count)) >= 0)
        count++;
    return count;
}

/* Where the digits of an escape begin that stands here, else 0. */
static size_t digits_of(const struct gk_examination *examination, size_t at)
{
    size_t i = at;
    if (gk_character_at(examination, at) == '%')
        i++;
    else
        while (i < at + MOST_BACKSLASHES && gk_character_at(examination, i) == '\\')
            i++;
    return i > at && gk_character_at(examination, i) == 'u' ? i + 1 : 0;
}

/* A whole code point: \U0000653f and \u{653f} \x{653f} of programs, <U+653F> of R, U+653F. */
static struct escape read_code_point(const struct gk_examination *examination, size_t at)
{
    static const struct {
        const char32_t *open;
        size_t least; /* digits */
        size_t most;
        uint32_t close; /* 0: nothing that is a letter or a digit */
    } forms[] = {
        { U"\\U", 8, 8, 0 },   { U"\\u{", 1, 6, '}' }, { U"\\x{", 1, 6, '}' },
        { U"<U+", 4, 8, '>' }, { U"U+", 4, 6, 0 },
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        size_t length;
        if (!gk_word_stands_at(examination, at, forms[i].open, &length))
            continue;
        size_t digits = count_digits(examination, at + length);
        digits = digits < forms[i].most ? digits : forms[i].most;
        uint32_t number =
            gk_residue_character(read_digits(examination, at + length, digits ? digits : 1));
        size_t end = at + length + digits;
        bool closed = !forms[i].close || gk_character_at(examination, end) == forms[i].close;
        if (number && digits >= forms[i].least && closed)
            return (struct escape){ end + (forms[i].close != 0), number };
    }
    return (struct escape){ 0, 0 };
}

static struct escape read_escape(const struct gk_examination *examination, size_t at)
{
    size_t digits = digits_of(examination, at);
    uint32_t unit = digits ? read_unit(examination, digits) : UINT32_MAX;
    if (unit == UINT32_MAX)
        return read_code_point(examination, at);
    if (unit - 0xD800 < 0x400) {
        digits = digits_of(examination, digits + 4);
        unit = digits ? gk_residue_pair(unit, read_unit(examination, digits)) : 0;
    }
    unit = gk_residue_character(unit);
    return unit ? (struct escape){ digits + 4, unit } : (struct escape){ 0, 0 };
}

bool gk_residue_is_in_class(const struct gk_examination *examination, size_t at)
{
    size_t open = at;
    bool class = false;
    for (;; open--) {
        uint32_t c = gk_character_at(examination, open - 1);
        if (c == '[')
            break;
        if (!gk_is_ascii_graphic(c) || c == '"' || c == ']' || at - open > WIDEST_CLASS)
            return false;
    }
    for (size_t i = open; i < open + 2 * WIDEST_CLASS && !class; i++) {
        uint32_t c = gk_character_at(examination, i);
        if (!gk_is_ascii_graphic(c) || c == ']')
            break;
        class = c == '-' || (c == '^' && i == open);
    }
    return class;
}

/* Adjacent escapes. */
struct run {
    size_t start;
    size_t end;
    size_t count;
    bool han;  /* one of them is Han */
    bool bare; /* U+653F, as texts about characters name them */
};

static struct run read_run(const struct gk_examination *examination, size_t at)
{
    struct run run = { .start = at, .end = at, .bare = gk_character_at(examination, at) == 'U' };
    for (;;) {
        struct escape escape = read_escape(examination, run.end);
        if (escape.end == 0)
            return run;
        run.end = escape.end;
        run.count++;
        run.han = run.han || gk_is_ideograph(escape.character);
    }
}

/* The next run at or behind `at`, outside of addresses and regular expressions; count 0: none. */
static struct run next_run(const struct gk_examination *examination, struct gk_token *token,
                           size_t at)
{
    while (at < examination->count) {
        uint32_t c = examination->characters[at];
        struct run run = { 0 };
        if (c == '\\' || c == '%' || c == '<' || c == 'U')
            run = read_run(examination, at);
        if (run.count) {
            gk_token_move(token, examination, at);
            if (!token->address && !gk_residue_is_in_class(examination, at))
                return run;
        }
        at = run.count ? run.end : at + 1;
    }
    return (struct run){ 0 };
}

/* One escape alone may be meant; two in a row that give Han, or one between Han, are not. */
static bool is_sure(const struct gk_examination *examination, struct run run)
{
    if (run.bare)
        return run.han && run.count > 1;
    return run.han &&
           (run.count > 1 || (gk_is_ideograph(gk_character_at(examination, run.start - 1)) &&
                              gk_is_ideograph(gk_character_at(examination, run.end))));
}

enum gk_status gk_find_unicode_escapes(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_ESCAPE,
        .certainty = GK_CERTAIN,
        .gap = 1,
        .proposal = &examination->scratch[0],
    };
    struct gk_token token = { 0 };
    struct run run = next_run(examination, &token, 0);
    while (run.count && !is_sure(examination, run))
        run = next_run(examination, &token, run.end);
    if (run.count == 0)
        return GK_OK;
    /* Where one is damage, all are. */
    enum gk_status status = GK_OK;
    token = (struct gk_token){ 0 };
    run = next_run(examination, &token, 0);
    while (run.count && status == GK_OK) {
        bool named = run.bare && run.count == 1;
        for (size_t i = run.start; i < run.end && !named && status == GK_OK;) {
            struct escape escape = read_escape(examination, i);
            status = gk_stretch_add_character(&stretch, i, escape.end, escape.character);
            i = escape.end;
        }
        run = next_run(examination, &token, run.end);
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

/* The character of the _xHHHH_ that stands here, or UINT32_MAX. */
static uint32_t read_sheet_escape(const struct gk_examination *examination, size_t at)
{
    if (gk_character_at(examination, at) != '_' || gk_character_at(examination, at + 1) != 'x' ||
        gk_character_at(examination, at + SHEET_ESCAPE - 1) != '_')
        return UINT32_MAX;
    return read_unit(examination, at + 2);
}

/* _x005F_ is the underscore of a text that would else be an escape. Turned back, it would be taken
 * for one by whoever reads the text next, so that this is only said. */
static enum gk_status report_literal(struct gk_examination *examination, size_t at, size_t end)
{
    size_t from = examination->offsets[at + SHEET_ESCAPE - 1];
    struct gk_bytes literal = { examination->text.at + from, examination->offsets[end] - from };
    return gk_examination_add(examination, GK_RULE_TEXT_ESCAPE, GK_REPORTED, at, end, literal,
                              false);
}

/* Adds the escape at *at, if one is there that means something; *at is then its last character. */
static enum gk_status add_sheet_escape(struct gk_stretch *stretch, struct gk_token *token,
                                       size_t *at)
{
    struct gk_examination *examination = stretch->examination;
    uint32_t unit = read_sheet_escape(examination, *at);
    bool dropped = unit < 0x20 && unit != '\n' && unit != '\t';
    size_t start = *at, end = start + SHEET_ESCAPE;
    if (!dropped && gk_residue_character(unit) == 0)
        return GK_OK;
    gk_token_move(token, examination, start);
    if (token->address)
        return GK_OK;
    bool literal = unit == '_' && read_sheet_escape(examination, end - 1) != UINT32_MAX;
    *at = literal ? end + SHEET_ESCAPE - 2 : end - 1;
    if (literal)
        return report_literal(examination, start, end + SHEET_ESCAPE - 1);
    return dropped ? gk_stretch_add(stretch, start, end, GK_BYTES(""))
                   : gk_stretch_add_character(stretch, start, end, unit);
}

enum gk_status gk_find_sheet_escapes(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_ESCAPE,
        .certainty = GK_CERTAIN,
        .proposal = &examination->scratch[0],
    };
    struct gk_token token = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++)
        if (examination->characters[i] == '_')
            status = add_sheet_escape(&stretch, &token, &i);
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}
