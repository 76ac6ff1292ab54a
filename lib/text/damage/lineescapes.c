/*
 * \n, \r and \t that were escaped twice and stand in the text as two characters. A path (D:\new), a
 * regular expression, a formula and the source of a program have them rightly: between Han and
 * what begins or ends a line of Chinese text only they are line breaks.
 */
#include "text/damage/kinds.h"
#include "text/damage/residue.h"
#include "text/damage/stretch.h"

static uint32_t meant_by(uint32_t letter)
{
    return letter == 'n' ? '\n' : letter == 'r' ? '\r' : letter == 't' ? '\t' : 0;
}

/* Of a text that is written for a machine something shows it: other backslashes, a path, JSON, a
 * string in quotation marks. */
static bool is_code(const struct gk_examination *examination)
{
    for (size_t i = 0; i + 1 < examination->count; i++) {
        uint32_t c = examination->characters[i], next = examination->characters[i + 1];
        if (c == '\\' && next == '\\')
            i++;
        else if (c == '\\' && !meant_by(next) && next != 'u')
            return true;
        if ((c == ':' && next == '\\') || (c == '{' && next == '"') || (c == '"' && next == ':') ||
            (c == '\\' && next == '\\' && i < 2) || (c == '[' && next == '\\'))
            return true;
    }
    return false;
}

/* The end of the escapes from `at` on, as many as stand beside each other. */
static size_t end_of_run(const struct gk_examination *examination, size_t at)
{
    while (gk_character_at(examination, at) == '\\' &&
           meant_by(gk_character_at(examination, at + 1)))
        at += 2;
    return at;
}

static bool is_text(uint32_t c)
{
    return gk_is_ideograph(c) || (gk_is_chinese(c) && c >= 0x80) || gk_is_closing_quote(c);
}

/* Whether the escapes [start, end) break lines of Chinese text: Han on one side, and on the other
 * nothing that a word of ASCII or a quotation of the escape could be. */
static bool is_break(const struct gk_examination *examination, size_t start, size_t end)
{
    uint32_t before = gk_character_at(examination, start - 1);
    uint32_t after = gk_character_at(examination, end);
    if (gk_is_opening_quote(before) && gk_is_closing_quote(after))
        return false;
    bool begins = start == 0 || is_text(before) || before == ' ' || gk_is_ascii_digit(before) ||
                  (before && gk_is_among(before, U".;)%!?"));
    bool ends = end == examination->count || is_text(after) || after == ' ' || after == 0x3000 ||
                gk_is_ascii_digit(after) || (after && gk_is_among(after, U"(-*"));
    return begins && ends && (is_text(before) || is_text(after));
}

/* Behind the end of a sentence or before a number of a paragraph, or more than one: 第一条\n第二条 is
 * no word with a letter in it, 以\n分隔 may name it. */
static bool is_sure(const struct gk_examination *examination, size_t start, size_t end)
{
    uint32_t before = gk_character_at(examination, start - 1);
    uint32_t next = gk_character_at(examination, end + 1);
    return end - start > 2 || (before && gk_is_among(before, U"。；：！？”）》")) ||
           gk_is_among(gk_character_at(examination, end), U"（第　") ||
           (next && gk_is_among(next, U"、.．"));
}

enum gk_status gk_find_line_escapes(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_ESCAPE,
        .proposal = &examination->scratch[0],
    };
    enum gk_status status = GK_OK;
    size_t breaks = 0;
    bool sure = false;
    for (size_t i = 0; i < examination->count; i++) {
        size_t end = end_of_run(examination, i);
        if (end > i && is_break(examination, i, end)) {
            breaks++;
            sure |= is_sure(examination, i, end);
        }
        i = end > i ? end - 1 : i;
    }
    if (!breaks || is_code(examination))
        return GK_OK;
    stretch.certainty = sure || breaks > 1 ? GK_CERTAIN : GK_REPORTED;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        size_t end = end_of_run(examination, i);
        bool broken = end > i && is_break(examination, i, end);
        for (; broken && i < end && status == GK_OK; i += 2)
            status = gk_stretch_add_character(&stretch, i, i + 2,
                                              meant_by(examination->characters[i + 1]));
        i = end > i ? end - 1 : i;
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}
